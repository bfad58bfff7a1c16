#include "dateline/lexicon.h"
#include "dateline/reference.h"
#include "tests/suites.h"

static dl_arena arena;
static dl_reports reports;
static dl_lexicon *lexicon;

static void open_lexicon(void)
{
    arena = (dl_arena){ 0 };
    reports = (dl_reports){ .arena = &arena };
    lexicon = dl_lexicon_new(&arena);
}

static void close_lexicon(void)
{
    dl_arena_release(&arena);
}

static void load(dl_language language, const char *rows)
{
    dl_lexicon_load(lexicon, language, DL_STR("words.tsv"), dl_str_from(rows), &reports);
}

static bool lists(dl_word_list list, const char *folded)
{
    return dl_lexicon_lists(lexicon, list,
                            dl_lexicon_listed(lexicon, dl_str_from(folded)));
}

START_TEST(a_list_has_its_words_of_every_language)
{
    load(DL_LANGUAGE_EN, "list\tthe;It;they\tname-lead\nlist\ta\tname-lead\n");
    load(DL_LANGUAGE_VI, "list\tở;MỘT\tname-lead\nlist\tở\tplace-in\n");
    load(DL_LANGUAGE_ZH, "list\t和\tname-lead\n");
    dl_lexicon_seal(lexicon);
    ck_assert_uint_eq(reports.count, 0);
    static const char *const words[] = { "the", "it", "they", "a", "ở", "một", "和" };
    for (size_t i = 0; i < DL_COUNT(words); i++)
        ck_assert_msg(lists(DL_LIST_NAME_LEAD, words[i]), "%s", words[i]);
    ck_assert(lists(DL_LIST_PLACE_IN, "ở"));
    ck_assert(!lists(DL_LIST_PLACE_IN, "the"));
    ck_assert(!lists(DL_LIST_NAME_LEAD, "what"));
    ck_assert_uint_eq(dl_lexicon_listed(lexicon, DL_STR("what")), 0);
}
END_TEST

START_TEST(a_word_of_a_list_is_no_phrase)
{
    load(DL_LANGUAGE_EN, "list\tthe\tname-lead\n");
    dl_lexicon_seal(lexicon);
    ck_assert_uint_eq(dl_lexicon_term(lexicon, DL_STR("the")), 0);
    ck_assert_uint_eq(dl_lexicon_entries(lexicon).count, 0);
}
END_TEST

/* ";" parts the words of a row, so it stands there in full width. */
START_TEST(a_list_may_have_signs)
{
    load(DL_LANGUAGE_OTHER, "list\t:;；\tname-lead\n");
    ck_assert(lists(DL_LIST_NAME_LEAD, ":"));
    ck_assert(lists(DL_LIST_NAME_LEAD, ";"));
}
END_TEST

static const struct {
    const char *row, *report;
} bad[] = {
    { "list\tthe\tno-such-list\n", "\"no-such-list\" is no list of words." },
    { "list\tthe\n", "\"\" is no list of words." },
    { "list\ta;of the;b\tname-lead\n", "\"of the\" is not one word, as those of a list are." },
    { "list\t针对\tname-lead\n", "\"针对\" is not one word, as those of a list are." },
    { "no-such-class\tthe\n", "\"no-such-class\" is no class of words." },
};

START_TEST(a_bad_row_is_named)
{
    load(DL_LANGUAGE_EN, bad[_i].row);
    ck_assert_uint_eq(reports.count, 1);
    ck_assert_uint_eq(reports.items[0].line, 1);
    ck_assert_msg(dl_str_equal(reports.items[0].text, dl_str_from(bad[_i].report)), "%.*s",
                  DL_STR_ARGS(reports.items[0].text));
}
END_TEST

/* A list that nobody fills would never answer. */
START_TEST(every_list_has_a_word)
{
    dl_reference reference;
    dl_reference_open(&reference, (dl_str){ "", 0 }, NULL);
    const dl_lexicon *known = dl_reference_lexicon(&reference, NULL);
    for (dl_word_list list = 0; list < DL_WORD_LIST_COUNT; list++) {
        bool any = false;
        for (uint16_t word = 1; word < UINT16_MAX && !any; word++)
            any = dl_lexicon_lists(known, list, word);
        ck_assert_msg(any, "list %d", (int)list);
    }
    dl_reference_close(&reference);
}
END_TEST

Suite *lexicon_suite(void)
{
    Suite *suite = suite_create("lexicon");
    TCase *tcase = tcase_create("lexicon");
    tcase_add_checked_fixture(tcase, open_lexicon, close_lexicon);
    tcase_add_test(tcase, a_list_has_its_words_of_every_language);
    tcase_add_test(tcase, a_word_of_a_list_is_no_phrase);
    tcase_add_test(tcase, a_list_may_have_signs);
    tcase_add_loop_test(tcase, a_bad_row_is_named, 0, DL_COUNT(bad));
    tcase_add_test(tcase, every_list_has_a_word);
    suite_add_tcase(suite, tcase);
    return suite;
}
