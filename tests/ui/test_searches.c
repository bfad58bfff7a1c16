/* Saved searches, sources as filters, and taking off what narrows the list. */
#include "ui/listing.h"
#include "ui/searches.h"
#include "ui/steps.h"

#include <string.h>

#include "tests/suites.h"
#include "tests/ui/fixture.h"

static ui_fixture fixture;

static void add(const char *title, const char *source)
{
    dl_annotations nothing = { 0 };
    dl_article article = { .title = dl_str_from(title),
                           .body = DL_STR("A body about chips."),
                           .source = dl_str_from(source),
                           .published = dl_date_of_year(2026),
                           .taken = 4102444800000 }; /* later than anything was seen */
    dl_library_take(fixture.library, &article, &nothing);
    dl_library_finish(fixture.library);
    dl_explorer_reload(&fixture.explorer);
}

static void open_fixture(void)
{
    fixture_open(&fixture, fixture_articles, fixture_article_count, (dl_size){ 24, 80 });
}

static void close_fixture(void)
{
    fixture_close(&fixture);
}

static void command(const char *text)
{
    fixture_keys(&fixture, ":");
    fixture_type(&fixture, text);
    fixture_keys(&fixture, "Enter");
}

static void expect_message(const char *part)
{
    ck_assert_msg(strstr(fixture.explorer.message, part), "%s: %s", part,
                  fixture.explorer.message);
}

START_TEST(narrows_to_a_source_and_back)
{
    add("From elsewhere", "The Gazette");
    fixture_keys(&fixture, "S");
    ck_assert(fixture_shows(&fixture, "8 unread of 8"));
    ck_assert(fixture_shows(&fixture, "1 unread of 1"));
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_eq(fixture.explorer.results.count, 1);
    ck_assert(fixture_shows(&fixture, "✓ The Gazette"));
    ck_assert(fixture_shows(&fixture, "[source:\"The Gazette\"]"));
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_eq(fixture.explorer.results.count, 9);
}
END_TEST

START_TEST(says_that_no_filter_finds_an_unknown_source)
{
    add("From nowhere", "");
    fixture_keys(&fixture, "S");
    ck_assert(fixture_shows(&fixture, "(of unknown source)"));
    fixture_keys(&fixture, "g Enter");
    expect_message("They do not say where they are from");
    ck_assert_uint_eq(fixture.explorer.filters.count, 0);
    ck_assert_uint_eq(fixture.explorer.results.count, 9);
}
END_TEST

START_TEST(a_quote_in_the_name_of_a_source_is_no_syntax)
{
    add("From elsewhere", "The \"Daily\" Gazette");
    ck_assert(
        dl_explorer_toggle_source(&fixture.explorer, DL_STR("The \"Daily\" Gazette")));
    ck_assert_uint_eq(fixture.explorer.results.count, 1);
}
END_TEST

START_TEST(counts_what_is_new_to_a_saved_search)
{
    command("save chips");
    expect_message("Search (/) or filter");
    command("search chips");
    size_t before = fixture.explorer.results.count;
    ck_assert_uint_gt(before, 0);
    command("save chips");
    expect_message("Saved: chips");
    command("search huawei");
    add("News of chips", "The Gazette");
    fixture_keys(&fixture, "S");
    ck_assert(fixture_shows(&fixture, "1 new of"));
    fixture_keys(&fixture, "Enter");
    expect_message("1 new");
    ck_assert_uint_eq(fixture.explorer.results.count, before + 1);
    fixture_keys(&fixture, "x");
    expect_message("The saved search is gone");
    ck_assert_uint_eq(dl_library_searches(fixture.library).count, 0);
}
END_TEST

START_TEST(saves_filters_with_the_query)
{
    command("search nvidia");
    command("filter after:2024");
    size_t both = fixture.explorer.results.count;
    command("save late");
    fixture_keys(&fixture, "x");
    ck_assert_uint_gt(fixture.explorer.results.count, both);
    ck_assert(dl_explorer_open_saved(&fixture.explorer, DL_STR("late")));
    ck_assert_uint_eq(fixture.explorer.results.count, both);
}
END_TEST

START_TEST(saves_the_names_that_narrow_the_list)
{
    dl_explorer_focus(&fixture.explorer, fixture_entity(&fixture, "Nvidia"));
    size_t named = fixture.explorer.results.count;
    command("filter after:2022 OR before:2000");
    dl_explorer_add_entity(&fixture.explorer, fixture_entity(&fixture, "China"));
    size_t all = fixture.explorer.results.count;
    ck_assert_uint_lt(all, named);
    ck_assert_uint_gt(all, 0);
    command("save both");
    expect_message("Saved: both");
    fixture_keys(&fixture, "x x x");
    ck_assert_uint_eq(fixture.explorer.results.count, fixture_article_count);
    ck_assert(dl_explorer_open_saved(&fixture.explorer, DL_STR("both")));
    ck_assert_uint_eq(fixture.explorer.results.count, all);
    ck_assert_uint_ne(dl_str_find(fixture.explorer.place.query,
                                  DL_STR("entity:\"Nvidia\""), 0),
                      SIZE_MAX);
}
END_TEST

START_TEST(takes_off_one_thing_at_a_time)
{
    command("search nvidia");
    command("filter after:2023");
    command("filter before:2025");
    fixture_keys(&fixture, "x");
    ck_assert_uint_eq(fixture.explorer.filters.count, 1);
    fixture_keys(&fixture, "x x");
    ck_assert_uint_eq(fixture.explorer.results.count, fixture_article_count);
    fixture_keys(&fixture, "x");
    expect_message("Nothing narrows");
    dl_explorer_focus(&fixture.explorer, fixture_entity(&fixture, "Huawei"));
    fixture_keys(&fixture, "x");
    ck_assert_uint_eq(fixture.explorer.place.entity, DL_NO_ID);
}
END_TEST

START_TEST(offers_what_may_have_been_meant)
{
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "preparde");
    ck_assert(fixture_shows(&fixture, "Did you mean “prepared”?"));
    fixture_keys(&fixture, "Enter");
    ck_assert_int_eq(fixture.desk.prompt.kind, DL_PROMPT_SEARCH);
    ck_assert(fixture_shows(&fixture, "Nvidia's three new chips"));
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_ge(fixture.explorer.results.count, 1);
}
END_TEST

START_TEST(looks_once_for_keys_that_come_together)
{
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "nvid");
    ck_assert(fixture.explorer.draft.pending);
    ck_assert_uint_eq(fixture.explorer.draft.results.document_total, 0);
    ck_assert(fixture_shows(&fixture, "Nvidia"));
    ck_assert(!fixture.explorer.draft.pending);
    fixture_type(&fixture, "ia"); /* no picture between the letters and Enter */
    dl_desk_key(&fixture.desk, "Enter");
    ck_assert_int_eq(fixture.desk.prompt.kind, DL_PROMPT_CLOSED);
    ck_assert_uint_ne(fixture.explorer.place.entity, DL_NO_ID);
}
END_TEST

START_TEST(keeps_the_last_good_results_of_a_faulty_query)
{
    dl_desk_resize(&fixture.desk, (dl_size){ 60, 100 });
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "nvidia ");
    ck_assert(fixture_shows(&fixture, "Nvidia's three new chips"));
    fixture_type(&fixture, "persn:zhou x");
    ck_assert(fixture_shows(&fixture, "There is no field “persn:”"));
    ck_assert(fixture_shows(&fixture, "Nvidia's three new chips"));
    fixture_keys(&fixture, "Enter");
    ck_assert_int_eq(fixture.desk.prompt.kind, DL_PROMPT_SEARCH);
    fixture_keys(&fixture, "C-w C-w");
    ck_assert(!fixture_shows(&fixture, "There is no field"));
}
END_TEST

START_TEST(puts_the_best_answers_first)
{
    add("Chips", "The Gazette");
    command("search openai");
    fixture_keys(&fixture, "s b");
    ck_assert_int_eq(fixture.explorer.sort, DL_SORT_BEST);
    ck_assert_uint_eq(fixture.explorer.results.count, 2);
    fixture_keys(&fixture, "O");
    ck_assert(fixture_shows(&fixture, "best first"));
}
END_TEST

START_TEST(narrows_to_what_the_list_has_in_common)
{
    dl_desk_resize(&fixture.desk, (dl_size){ 60, 100 });
    fixture_keys(&fixture, "S");
    ck_assert(fixture_shows(&fixture, "Years of the list"));
    ck_assert(fixture_shows(&fixture, "2023"));
    fixture_keys(&fixture, "j j"); /* the source, the language, the newest year */
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_eq(fixture.explorer.filters.count, 1);
    ck_assert_uint_eq(fixture.explorer.results.count, 1);
}
END_TEST

Suite *searches_suite(void)
{
    Suite *suite = suite_create("searches");
    TCase *tcase = tcase_create("searches");
    tcase_add_checked_fixture(tcase, open_fixture, close_fixture);
    tcase_add_test(tcase, narrows_to_a_source_and_back);
    tcase_add_test(tcase, says_that_no_filter_finds_an_unknown_source);
    tcase_add_test(tcase, a_quote_in_the_name_of_a_source_is_no_syntax);
    tcase_add_test(tcase, counts_what_is_new_to_a_saved_search);
    tcase_add_test(tcase, saves_filters_with_the_query);
    tcase_add_test(tcase, saves_the_names_that_narrow_the_list);
    tcase_add_test(tcase, takes_off_one_thing_at_a_time);
    tcase_add_test(tcase, offers_what_may_have_been_meant);
    tcase_add_test(tcase, looks_once_for_keys_that_come_together);
    tcase_add_test(tcase, keeps_the_last_good_results_of_a_faulty_query);
    tcase_add_test(tcase, puts_the_best_answers_first);
    tcase_add_test(tcase, narrows_to_what_the_list_has_in_common);
    suite_add_tcase(suite, tcase);
    return suite;
}
