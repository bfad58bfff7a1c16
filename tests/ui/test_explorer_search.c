/* Searching and filtering as a reader does: keys go in, the list and the screen answer. */
#include <stdio.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/ui/fixture.h"

static ui_fixture fixture;

static void open_desk(void)
{
    fixture_open(&fixture, fixture_articles, fixture_article_count, (dl_size){ 40, 120 });
}

static void close_desk(void)
{
    fixture_close(&fixture);
}

/* Where one pane is to be seen at a time, the line of their names has no room for it. */
START_TEST(says_what_narrows_the_list_on_small_screens)
{
    dl_desk_resize(&fixture.desk, (dl_size){ 12, 40 });
    ck_assert(!fixture_shows(&fixture, " of 8"));
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "chip:h20");
    fixture_keys(&fixture, "Enter");
    ck_assert(fixture_shows(&fixture, "2 of 8 articles  [chip:h20]"));
    dl_desk_resize(&fixture.desk, (dl_size){ 5, 20 });
    ck_assert(fixture_shows(&fixture, "Articles 1/2  2 of 8"));
    dl_desk_resize(&fixture.desk, (dl_size){ 12, 40 });
    fixture_keys(&fixture, "x");
    ck_assert(!fixture_shows(&fixture, " of 8"));
}
END_TEST

static const struct {
    const char *typed;
    const char *shown; /* among the results */
} searches[] = {
    { "zhou",           "Zhou Hongyi" },
    { "nvidia",        "Nvidia's three new chips" },
    { "英伟达",     "Nvidia" },
    { "trung quoc",    "Sora khiến Trung Quốc lo" },
    { "TRUNG QUỐC",  "OpenAI dừng API" },
    { "jensen nvidia", "Mỹ chặn A100" },
    { "qqqq",          "Nothing answers this." },
    { "analysts nobody", "Articles with each: “analysts” 1, “nobody” 1." },
    { "huawei zzzz told", "“huawei” 2, “zzzz” 0, “told” 1." },
    { "zzzz lang:zh", "“zzzz” 0, “lang:zh”" },
    { "",              "Names in any language" },
};

START_TEST(searches_while_one_types)
{
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, searches[_i].typed);
    ck_assert_msg(fixture_shows(&fixture, searches[_i].shown), "%s",
                  fixture_screen(&fixture));
    fixture_keys(&fixture, "Esc");
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
    ck_assert_uint_eq(fixture.desk.layer_count, 0);
}
END_TEST

START_TEST(answers_enter_where_nothing_was_found)
{
    const dl_prompt *prompt = &fixture.desk.prompt;
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "xqzwv");
    fixture_keys(&fixture, "Enter");
    ck_assert_int_eq(prompt->kind, DL_PROMPT_SEARCH);
    ck_assert(fixture_shows(&fixture, "Nothing answers this; Esc goes back."));
    fixture_keys(&fixture, "C-u Enter");
    ck_assert_int_eq(prompt->kind, DL_PROMPT_CLOSED);
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
}
END_TEST

/* A law with the name of the country in it stands before the country. */
START_TEST(enter_goes_to_the_name_that_was_typed)
{
    static const ui_article articles[] = {
        { "2024-05-01", "Two names",
          "Luật Chống độc quyền Trung Quốc\n{Luật Chống độc quyền Trung Quốc} là luật của "
          "{Trung Quốc}." },
    };
    ui_fixture small;
    fixture_open(&small, articles, 1, (dl_size){ 40, 120 });
    fixture_keys(&small, "/");
    fixture_type(&small, "trung quoc");
    ck_assert(fixture_shows(&small, "Laws"));
    fixture_keys(&small, "Enter");
    ck_assert_uint_eq(small.explorer.place.entity, fixture_entity(&small, "China"));
    fixture_close(&small);
}
END_TEST

START_TEST(goes_to_what_was_found)
{
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "zhou");
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_eq(fixture.explorer.place.entity,
                      fixture_entity(&fixture, "Zhou Hongyi"));
    ck_assert_str_eq(fixture_title(&fixture), "Sora khiến Trung Quốc lo");
    fixture_keys(&fixture, "Esc /");
    fixture_type(&fixture, "licence");
    fixture_keys(&fixture, "Down Enter");
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
    ck_assert_uint_gt(fixture.explorer.place.hit.end, 0);
}
END_TEST

START_TEST(filters_and_shows_them_as_chips)
{
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "after:2023-12");
    fixture_keys(&fixture, "Enter");
    ck_assert_msg(fixture_shows(&fixture, "[after:2023-12]"), "%s",
                  fixture_screen(&fixture));
    ck_assert_uint_eq(fixture.explorer.results.count, 3);
    fixture_keys(&fixture, "%");
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
    ck_assert(fixture_shows(&fixture, "(after:2023-12 off)"));
    fixture_keys(&fixture, "F x Esc");
    ck_assert_uint_eq(fixture.explorer.filters.count, 0);
}
END_TEST

static void filter(const char *text)
{
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, text);
    fixture_keys(&fixture, "Enter");
}

/* Rows found by each filter alone, and by both: never more than by either. */
START_TEST(a_filter_of_alternatives_is_narrowed_by_the_next)
{
    filter("OpenAI OR Nvidia");
    size_t either = fixture.explorer.results.count;
    filter("lang:vi");
    size_t both = fixture.explorer.results.count;
    fixture_keys(&fixture, "F g x Esc");
    ck_assert_uint_eq(fixture.explorer.filters.count, 1);
    ck_assert_uint_lt(both, either);
    ck_assert_uint_le(both, fixture.explorer.results.count);
    for (size_t i = 0; i < fixture.explorer.results.count; i++)
        ck_assert_int_eq(dl_corpus_document(fixture.explorer.corpus,
                                            fixture.explorer.results.items[i])->language,
                         DL_LANGUAGE_VI);
}
END_TEST

START_TEST(the_top_line_counts_what_the_list_names_and_tells)
{
    filter("title:sora");
    ck_assert_uint_eq(fixture.explorer.results.count, 1);
    uint32_t document = fixture.explorer.results.items[0];
    uint32_t named =
        dl_corpus_document(fixture.explorer.corpus, document)->entity_count;
    ck_assert_uint_lt(named, dl_corpus_entities(fixture.explorer.corpus));
    char counts[64];
    snprintf(counts, sizeof counts, "1 of 8 articles  %u %s", named,
             named == 1 ? "entity" : "entities");
    ck_assert_msg(fixture_shows(&fixture, counts), "%s", fixture_screen(&fixture));
    fixture_keys(&fixture, "x");
    ck_assert(fixture_shows(&fixture, "8 articles  11 entities  5 events"));
    filter("nosuchword");
    ck_assert(fixture_shows(&fixture, "0 of 8 articles  0 entities  0 events"));
}
END_TEST

START_TEST(a_long_search_is_cut_in_the_top_line)
{
    fixture_keys(&fixture, ":");
    fixture_type(&fixture, "search nvidia OR huawei OR openai OR asml OR \"a phrase of words\" "
                           "OR \"a longer phrase of other words\"");
    fixture_keys(&fixture, "Enter");
    ck_assert_msg(fixture_shows(&fixture, "[/nvidia OR"), "%s", fixture_screen(&fixture));
    ck_assert(!fixture_shows(&fixture, "other words\"]"));
}
END_TEST

START_TEST(says_what_half_a_query_lacks_once_it_is_taken)
{
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "lang:en OR (nvidia");
    fixture_keys(&fixture, "Enter");
    ck_assert_msg(strstr(fixture.explorer.message, "not closed"), "%s",
                  fixture.explorer.message);
    filter("lang:zh OR");
    ck_assert_msg(strstr(fixture.explorer.message, "OR has nothing"), "%s",
                  fixture.explorer.message);
}
END_TEST

START_TEST(keeps_the_old_list_when_a_filter_is_unsound)
{
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "after:never");
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
    ck_assert_int_eq(fixture.desk.prompt.kind, DL_PROMPT_FILTER);
    ck_assert(fixture_shows(&fixture, "takes a date like 2023"));
    fixture_keys(&fixture, "C-e");
    ck_assert(!fixture_shows(&fixture, "takes a date like 2023"));
    fixture_keys(&fixture, "Esc @");
    fixture_type(&fixture, "soon");
    fixture_keys(&fixture, "Enter");
    ck_assert(fixture_shows(&fixture, "A day looks like 2023-10-17"));
}
END_TEST

Suite *explorer_search_suite(void)
{
    Suite *suite = suite_create("explorer_search");
    TCase *tcase = tcase_create("explorer_search");
    tcase_add_checked_fixture(tcase, open_desk, close_desk);
    tcase_add_test(tcase, says_what_narrows_the_list_on_small_screens);
    tcase_add_loop_test(tcase, searches_while_one_types, 0, DL_COUNT(searches));
    tcase_add_test(tcase, answers_enter_where_nothing_was_found);
    tcase_add_test(tcase, enter_goes_to_the_name_that_was_typed);
    tcase_add_test(tcase, goes_to_what_was_found);
    tcase_add_test(tcase, filters_and_shows_them_as_chips);
    tcase_add_test(tcase, a_filter_of_alternatives_is_narrowed_by_the_next);
    tcase_add_test(tcase, the_top_line_counts_what_the_list_names_and_tells);
    tcase_add_test(tcase, a_long_search_is_cut_in_the_top_line);
    tcase_add_test(tcase, says_what_half_a_query_lacks_once_it_is_taken);
    tcase_add_test(tcase, keeps_the_old_list_when_a_filter_is_unsound);
    suite_add_tcase(suite, tcase);
    return suite;
}
