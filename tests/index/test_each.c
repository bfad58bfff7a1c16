/* What each part of a query finds where no article has all of it. */
#include "tests/index/fixture.h"
#include "tests/suites.h"

static const test_document shelf[] = {
    { .title = "New curbs", .published = "2023-10-17", .language = DL_LANGUAGE_EN,
      .body = "The United States curbs the sale of chips to China. Analysts were told." },
    { .title = "Chips", .published = "2023-11-02", .language = DL_LANGUAGE_EN,
      .body = "Jensen Huang of Nvidia sells chips. Others sell curbed ones." },
    { .title = "Bán chip", .published = "2023-12", .language = DL_LANGUAGE_VI,
      .body = "Nvidia bán chip cho Trung Quốc." },
};

static test_library library;

static void open_shelf(void)
{
    library = test_library_open();
    test_library_add(&library, shelf, DL_COUNT(shelf));
}

static void close_shelf(void)
{
    test_library_close(&library);
}

static const struct {
    const char *query;
    const char *each;
    const char *as_of; /* "": always */
} cases[] = {
    { "analysts zzzz",                   "analysts 1|zzzz 0|",                 "" },
    { "analyst told",                    "analyst 0|told 1|",                  "" },
    { "jensen huang trung quoc",         "jensen huang 1|trung quoc 2|",       "" },
    { "\"sell chips\" nvidia",           "sell chips 0|nvidia 2|",             "" },
    { "lang:vi analysts",                "lang:vi 1|analysts 1|",              "" },
    { "analysts -curbs",                 "analysts 1|-curbs 2|",               "" },
    { "(analysts OR bán ) jensen",       "analysts OR bán 2|jensen 1|",        "" },
    { "company:nvidia told",             "company:nvidia 2|told 1|",           "" },
    { "nvidia analysts",                 "nvidia 1|analysts 1|",               "2023-11-30" },
    { "nvidia chips",                    "",                                   "" },
    { "zzzz",                            "",                                   "" },
    { "",                                "",                                   "" },
    { "analysts OR zzzz",                "",                                   "" },
    { "zzzz OR yyyy",                    "",                                   "" },
    { "one two three four five six a",   "",                                   "" },
};

static dl_results search(const char *query, bool typing, const char *as_of)
{
    dl_search_options options = { .part_limit = 6, .as_of = INT32_MAX };
    if (*as_of)
        options.as_of = dl_date_parse(dl_str_from(as_of)).last;
    return dl_search(library.index, library.corpus, test_parse(&library, query, typing),
                     options, &library.arena);
}

static const char *each_of(const dl_results *results)
{
    dl_buf out = { .arena = &library.arena };
    for (size_t i = 0; i < results->part_count; i++)
        dl_buf_format(&out, "%.*s %zu|", DL_STR_ARGS(results->parts[i].text),
                      results->parts[i].documents);
    return dl_buf_cstr(&out);
}

START_TEST(tells_what_each_part_finds_where_nothing_has_all)
{
    dl_results results = search(cases[_i].query, false, cases[_i].as_of);
    ck_assert_str_eq(each_of(&results), cases[_i].each);
}
END_TEST

/* The word that the text ends in is the only one that may go on. */
START_TEST(only_the_word_being_typed_is_a_beginning)
{
    dl_results results = search("analys curb zzz", true, "");
    ck_assert_str_eq(each_of(&results), "analys 0|curb 0|zzz 0|");
    results = search("zzz analys curb", true, "");
    ck_assert_str_eq(each_of(&results), "zzz 0|analys 0|curb 2|");
}
END_TEST

/* Taken apart or not, a query finds the same. */
START_TEST(finds_the_same_in_parts)
{
    dl_results apart = search(cases[_i].query, false, cases[_i].as_of);
    dl_search_options options = { .as_of = INT32_MAX };
    dl_results whole = dl_search(library.index, library.corpus,
                                 test_parse(&library, cases[_i].query, false), options,
                                 &library.arena);
    if (!*cases[_i].as_of)
        ck_assert_uint_eq(apart.document_total, whole.document_total);
}
END_TEST

Suite *each_suite(void)
{
    Suite *suite = suite_create("each");
    TCase *tcase = tcase_create("each");
    tcase_add_unchecked_fixture(tcase, open_shelf, close_shelf);
    tcase_add_loop_test(tcase, tells_what_each_part_finds_where_nothing_has_all, 0,
                        (int)DL_COUNT(cases));
    tcase_add_test(tcase, only_the_word_being_typed_is_a_beginning);
    tcase_add_loop_test(tcase, finds_the_same_in_parts, 0, (int)DL_COUNT(cases));
    suite_add_tcase(suite, tcase);
    return suite;
}
