/* The best first, what may have been meant, and what results have in common. */
#include <string.h>

#include "tests/index/fixture.h"
#include "tests/suites.h"

static const test_document shelf[] = {
    /* a */ { .title = "Rau củ", .published = "2024-06-01", .language = DL_LANGUAGE_VI,
              .source = "VnExpress", .body = "Chợ bán rau. Chip nhắc một lần thôi." },
    /* b */ { .title = "Chip", .published = "2020-01-01", .language = DL_LANGUAGE_VI,
              .source = "VnExpress", .body = "Chip, chip và chip của Nvidia." },
    /* c */ { .title = "Trade", .published = "2024-06-02", .language = DL_LANGUAGE_EN,
              .source = "Gazette \"A\"", .body = "A chip, in passing, from China." },
    /* d */ { .title = "Ma", .published = "2024-06-03", .language = DL_LANGUAGE_VI,
              .source = "Gazette \"A\"", .body = "Con ma nói nhiều. Ma, ma, ma!" },
    /* e */ { .title = "Má", .published = "2021", .language = DL_LANGUAGE_VI,
              .body = "Má ở nhà. Nguyễn Thị Ánh Nguyệt." },
    /* f */ { .title = "Both", .published = "2023", .language = DL_LANGUAGE_EN,
              .body = "Jensen Huang of Nvidia in China. Nvidia." },
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

static dl_results best(const char *text, size_t limit)
{
    dl_search_options options = { .as_of = INT32_MAX,
                                  .order = DL_ORDER_BEST,
                                  .document_limit = limit };
    return dl_search(library.index, library.corpus, test_parse(&library, text, false),
                     options, &library.arena);
}

static const char *letters(dl_results results)
{
    dl_buf out = { .arena = &library.arena };
    for (size_t i = 0; i < results.document_count; i++)
        dl_buf_add_char(&out, (char)('a' + results.documents[i]));
    return dl_buf_cstr(&out);
}

static const struct {
    const char *query, *found;
} ranks[] = {
    { "chip",          "bca" }, /* the title, and often, before new and in passing */
    { "ma",            "de" },
    { "má",            "ed" }, /* spelled so comes first */
    { "MÁ",            "ed" },
    { "nvidia",        "fb" },
    { "chip OR china", "cbfa" },
    { "\"trong nhà\"", "" },
    { "lang:vi",       "daeb" }, /* nothing to weigh: the newest first */
    { "chip -title:chip", "ca" },
    { "",              "dcafeb" },
};

START_TEST(puts_the_best_first)
{
    dl_results results = best(ranks[_i].query, 0);
    ck_assert_str_eq(letters(results), ranks[_i].found);
    ck_assert_uint_eq(results.document_total, results.document_count);
    for (size_t limit = 1; limit <= results.document_total; limit++) {
        dl_results some = best(ranks[_i].query, limit);
        ck_assert_uint_eq(some.document_count, limit);
        ck_assert_uint_eq(some.document_total, results.document_total);
        ck_assert_int_eq(strncmp(letters(some), ranks[_i].found, limit), 0);
    }
}
END_TEST

START_TEST(lists_no_more_than_asked_for_and_counts_all)
{
    dl_search_options options = { .as_of = INT32_MAX, .document_limit = 2,
                                  .event_limit = 5 };
    dl_results results = dl_search(library.index, library.corpus,
                                   test_parse(&library, "chip", false), options,
                                   &library.arena);
    ck_assert_str_eq(letters(results), "ca");
    ck_assert_uint_eq(results.document_total, 3);
}
END_TEST

static const struct {
    const char *query, *meant;
} mistakes[] = {
    { "nvidya",             "nvidia" },
    { "Nvidya",             "Nvidia" },
    { "nvdia",              "nvidia" },
    { "nviidia",            "nvidia" },
    { "nvidai",             "nvidia" },
    { "NVIDYA chip",        "Nvidia chip" },
    { "chip \"jensen hunag\"", "chip \"jensen huang\"" },
    { "company:nvidja",     "company:nvidia" },
    { "title:chpi",         "title:chip" },
    { "nguyet",             "" }, /* is found */
    { "nguyeet",            "nguyệt" },
    { "-nvidya",            "" },
    { "abcdefg",            "" },
    { "xyz",                "" }, /* too short to say */
    { "中囯芯",             "" },
    { "lang:vi",            "" },
    { "",                   "" },
};

/* With many documents only the mentions of those that do not answer are read. */
START_TEST(counts_the_mentions_of_a_name_in_what_answers)
{
    enum { MANY = 40, FEW = 4 };
    size_t sizes[] = { FEW, MANY };
    test_document documents[MANY];
    test_library mine = test_library_open();
    for (size_t i = 0; i < MANY; i++)
        documents[i] = (test_document){ .title = "Note", .published = "2024",
                                        .language = DL_LANGUAGE_EN,
                                        .body = "Nvidia in China, and Nvidia." };
    documents[1].body = "Nvidia, Nvidia, Nvidia: other news of China.";
    test_library_add(&mine, documents, sizes[_i]);
    dl_results results = test_search(&mine, "nvidia -other", false);
    ck_assert_uint_eq(results.document_total, sizes[_i] - 1);
    ck_assert_uint_eq(results.name_count, 1);
    ck_assert_uint_eq(results.names[0].mentions, 2 * (sizes[_i] - 1));
    results = test_search(&mine, "nvidia", false);
    ck_assert_uint_eq(results.names[0].mentions, 2 * (sizes[_i] - 1) + 3);
    test_library_close(&mine);
}
END_TEST

START_TEST(offers_what_may_have_been_meant)
{
    dl_str meant = dl_search_suggest(library.index, library.corpus,
                                     test_parse(&library, mistakes[_i].query, false),
                                     &library.arena);
    ck_assert_str_eq(dl_str_copy(&library.arena, meant).ptr, mistakes[_i].meant);
}
END_TEST

START_TEST(mistakes_no_word_that_is_being_typed)
{
    dl_str meant = dl_search_suggest(library.index, library.corpus,
                                     test_parse(&library, "nvid", true), &library.arena);
    ck_assert_uint_eq(meant.len, 0);
}
END_TEST

static const struct {
    dl_share_by by;
    const char *shares;
} shares[] = {
    { DL_SHARE_SOURCE, "Gazette \"A\"=2[source:\"Gazette  A \"] VnExpress=2[source:\"VnExpress\"]" },
    { DL_SHARE_LANGUAGE, "vi=4[lang:vi] en=2[lang:en]" },
    { DL_SHARE_YEAR, "2024=3[on:2024] 2023=1[on:2023] 2021=1[on:2021] 2020=1[on:2020]" },
    { DL_SHARE_KIND, "company=2[has:company] place=2[has:place] person=1[has:person]" },
    { DL_SHARE_ENTITY, "Nvidia=2[entity:\"Nvidia\"] China=2[entity:\"China\"] "
                       "Jensen Huang=1[entity:\"Jensen Huang\"]" },
};

static const char *written(dl_shares found)
{
    dl_buf out = { .arena = &library.arena };
    for (size_t i = 0; i < found.count; i++)
        dl_buf_format(&out, "%s%.*s=%u[%.*s]", i ? " " : "",
                      DL_STR_ARGS(found.items[i].name), found.items[i].documents,
                      DL_STR_ARGS(found.items[i].filter));
    return dl_buf_cstr(&out);
}

/* Narrowing by its filter leaves as many documents as a share says. */
static void check_filters(dl_shares found)
{
    for (size_t i = 0; i < found.count; i++) {
        const char *query = dl_arena_copy(&library.arena, found.items[i].filter.ptr,
                                          found.items[i].filter.len);
        ck_assert_uint_eq(test_search(&library, query, false).document_count,
                          found.items[i].documents);
    }
}

START_TEST(counts_what_results_have_in_common)
{
    dl_results all = test_search(&library, "", false);
    dl_shares found = dl_search_shares(library.corpus, all.documents, all.document_count,
                                       shares[_i].by, 10, &library.arena);
    ck_assert_str_eq(written(found), shares[_i].shares);
    check_filters(found);
    dl_shares one = dl_search_shares(library.corpus, all.documents, all.document_count,
                                     shares[_i].by, 1, &library.arena);
    ck_assert_uint_eq(one.count, 1);
    ck_assert_uint_eq(one.total, found.total);
    dl_shares none =
        dl_search_shares(library.corpus, NULL, 0, shares[_i].by, 10, &library.arena);
    ck_assert_uint_eq(none.count, 0);
}
END_TEST

START_TEST(explains_what_each_part_finds)
{
    dl_buf out = { .arena = &library.arena };
    dl_search_options options = { .as_of = INT32_MAX };
    dl_search_explain(library.index, library.corpus,
                      test_parse(&library, "company:nvidia (chip OR china) -lang:en", false),
                      options, &out);
    const char *text = dl_buf_cstr(&out);
    ck_assert_ptr_nonnull(strstr(text, "2 documents          0 postings    entity 2 nvidia"
                                       "  = Nvidia\n"));
    ck_assert_ptr_nonnull(strstr(text, "  = China\n"));
    ck_assert_ptr_nonnull(strstr(text, "4 documents"));
    ck_assert_ptr_nonnull(strstr(text, "    lang"));
}
END_TEST

Suite *rank_suite(void)
{
    Suite *suite = suite_create("rank");
    TCase *tcase = tcase_create("rank");
    tcase_add_checked_fixture(tcase, open_shelf, close_shelf);
    tcase_add_loop_test(tcase, puts_the_best_first, 0, DL_COUNT(ranks));
    tcase_add_test(tcase, lists_no_more_than_asked_for_and_counts_all);
    tcase_add_loop_test(tcase, counts_the_mentions_of_a_name_in_what_answers, 0, 2);
    tcase_add_loop_test(tcase, offers_what_may_have_been_meant, 0, DL_COUNT(mistakes));
    tcase_add_test(tcase, mistakes_no_word_that_is_being_typed);
    tcase_add_loop_test(tcase, counts_what_results_have_in_common, 0, DL_COUNT(shares));
    tcase_add_test(tcase, explains_what_each_part_finds);
    suite_add_tcase(suite, tcase);
    return suite;
}
