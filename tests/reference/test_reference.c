#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/annotation.h"
#include "dateline/reference.h"
#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "dateline/words.h"
#include "tests/suites.h"

static dl_reference reference;
static dl_arena arena;
static dl_reports reports;

static void open_built_in(void)
{
    reports = (dl_reports){ .arena = &arena };
    dl_reference_open(&reference, (dl_str){ "", 0 }, &reports);
    dl_reference_lexicon(&reference, &reports);
}

static void close_all(void)
{
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}

START_TEST(what_is_built_in_is_sound)
{
    for (size_t i = 0; i < reports.count; i++)
        ck_abort_msg("%.*s:%u: %.*s", DL_STR_ARGS(reports.items[i].file),
                     reports.items[i].line, DL_STR_ARGS(reports.items[i].text));
    ck_assert_uint_ge(dl_register_count(reference.entities), 855);
    ck_assert_uint_eq(dl_chronology_count(reference.chronology), 169);
    ck_assert_uint_eq(dl_chronology_chips(reference.chronology), 75);
    ck_assert_uint_ge(dl_topics_count(reference.topics), 1);
}
END_TEST

START_TEST(a_row_has_its_names)
{
    uint32_t row = dl_register_find(reference.entities, DL_STR("united-states"));
    ck_assert_uint_ne(row, DL_NO_ROW);
    const dl_register_row *entity = dl_register_row_at(reference.entities, row);
    ck_assert(dl_str_equal(entity->name, DL_STR("United States")));
    ck_assert(dl_str_equal(entity->names[0], entity->name));
    ck_assert_int_eq(entity->kind, DL_ENTITY_PLACE);
    ck_assert(dl_register_ambiguity(reference.entities, DL_STR("Anh")) != NULL);
    ck_assert(dl_register_ambiguity(reference.entities, DL_STR("Nvidia")) == NULL);
}
END_TEST

/* Walks the trie along the words of a phrase; the entries at its end. */
static dl_entries look_up(const char *phrase)
{
    dl_str text = dl_str_from(phrase);
    dl_buf folded = { .arena = &arena };
    dl_word word;
    uint32_t node = 0;
    const dl_lexicon *lexicon = dl_reference_lexicon(&reference, NULL);
    for (size_t at = 0; dl_words_next(text, &at, &word);) {
        dl_buf_reset(&folded);
        dl_utf8_fold(dl_str_span(text, word.span), &folded);
        uint32_t term = dl_lexicon_term(lexicon, dl_buf_str(&folded));
        node = term ? dl_trie_step(dl_lexicon_trie(lexicon), node, term) : 0;
        if (node == 0)
            return (dl_entries){ 0 };
    }
    return dl_trie_entries(dl_lexicon_trie(lexicon), node);
}

START_TEST(every_name_of_the_register_is_found_in_the_lexicon)
{
    for (uint32_t row = 0; row < dl_register_count(reference.entities); row++) {
        const dl_register_row *entity = dl_register_row_at(reference.entities, row);
        for (size_t i = 0; i < entity->name_count; i++) {
            const char *name = dl_str_copy(&arena, entity->names[i]).ptr;
            dl_entries entries = look_up(name);
            bool found = false;
            for (size_t n = 0; n < entries.count; n++)
                found |= entries.items[n].cue == DL_CUE_NAME && entries.items[n].number == row;
            ck_assert_msg(found, "%s", name);
        }
    }
    ck_assert_uint_eq(look_up("no such phrase at all").count, 0);
}
END_TEST

START_TEST(the_sample_has_articles_in_three_languages)
{
    dl_str name, text;
    size_t count = 0;
    while (dl_reference_sample(count, &name, &text)) {
        ck_assert_uint_eq(dl_utf8_valid(text), text.len);
        ck_assert_uint_gt(text.len, 500);
        count++;
    }
    ck_assert_uint_ge(count, 26);
}
END_TEST

static void write_file(const char *folder, const char *name, const char *text)
{
    FILE *file = fopen(dl_str_format(&arena, "%s/%s", folder, name).ptr, "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

START_TEST(the_users_tables_add_and_their_bad_rows_are_named)
{
    char folder[] = "/tmp/dateline-test-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_file(folder, "entities.tsv",
               "id\tkind\tname\taliases\n"
               "mai-lan\tperson\tMai Lan\tBà Lan;梅兰\n"
               "bad\tplanet\tMars\n"
               "nvidia\tcompany\tNvidia\tNVDA Việt\n"
               "short\n");
    mkdir(dl_str_format(&arena, "%s/topics", folder).ptr, 0700);
    write_file(folder, "topics/rice.tsv", "vi\tverb\tcấm xuất gạo\tban\nvi\tverb\tx\tfly\n");
    dl_reference own;
    reports.count = 0;
    dl_reference_open(&own, dl_str_from(folder), &reports);
    ck_assert_uint_ne(dl_register_find(own.entities, DL_STR("mai-lan")), DL_NO_ROW);
    ck_assert_uint_eq(dl_register_count(own.entities),
                      dl_register_count(reference.entities) + 1);
    ck_assert_uint_eq(dl_topics_count(own.topics), dl_topics_count(reference.topics) + 1);
    ck_assert_uint_eq(reports.count, 3);
    ck_assert(dl_str_ends(reports.items[0].file, DL_STR("/entities.tsv")));
    ck_assert_uint_eq(reports.items[0].line, 3);
    ck_assert_uint_eq(reports.items[1].line, 5);
    ck_assert_uint_eq(reports.items[2].line, 2);
    dl_reference_close(&own);
    unlink(dl_str_format(&arena, "%s/topics/rice.tsv", folder).ptr);
    rmdir(dl_str_format(&arena, "%s/topics", folder).ptr);
    unlink(dl_str_format(&arena, "%s/entities.tsv", folder).ptr);
    rmdir(folder);
}
END_TEST

Suite *reference_suite(void)
{
    Suite *suite = suite_create("reference");
    TCase *tcase = tcase_create("reference");
    tcase_add_checked_fixture(tcase, open_built_in, close_all);
    tcase_add_test(tcase, what_is_built_in_is_sound);
    tcase_add_test(tcase, a_row_has_its_names);
    tcase_add_test(tcase, every_name_of_the_register_is_found_in_the_lexicon);
    tcase_add_test(tcase, the_sample_has_articles_in_three_languages);
    tcase_add_test(tcase, the_users_tables_add_and_their_bad_rows_are_named);
    suite_add_tcase(suite, tcase);
    return suite;
}
