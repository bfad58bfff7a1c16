/* The desk as a reader uses it: keys go in, the explorer and the screen answer. Here: the
 * list, going about in it, and the keys themselves. */
#include <string.h>

#include "tests/suites.h"
#include "tests/ui/fixture.h"
#include "ui/steps.h"

static ui_fixture fixture;

static void open_desk(void)
{
    fixture_open(&fixture, fixture_articles, fixture_article_count, (dl_size){ 40, 120 });
}

static void close_desk(void)
{
    fixture_close(&fixture);
}

START_TEST(starts_on_the_newest_article)
{
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
    ck_assert(fixture_shows(&fixture, "Articles 1/8"));
    ck_assert(fixture_shows(&fixture, "Jensen Huang"));
    ck_assert(fixture_shows(&fixture, "8 articles"));
    ck_assert(fixture_shows(&fixture, "undated    An undated note"));
}
END_TEST

START_TEST(shows_the_selected_article_and_its_names)
{
    fixture_keys(&fixture, "j j");
    ck_assert_str_eq(fixture_title(&fixture), "Sora khiến Trung Quốc lo");
    ck_assert(fixture_shows(&fixture, "Zhou Hongyi"));
    fixture_keys(&fixture, "k");
    ck_assert_str_eq(fixture_title(&fixture), "OpenAI dừng API");
}
END_TEST

START_TEST(says_so_at_the_ends_of_the_list)
{
    fixture_keys(&fixture, "k");
    ck_assert_str_eq(fixture.explorer.message, "This is the first row.");
    fixture_keys(&fixture, "G j");
    ck_assert_str_eq(fixture_title(&fixture), "An undated note");
    ck_assert_str_eq(fixture.explorer.message, "This is the last row.");
}
END_TEST

START_TEST(names_the_end_that_a_list_of_one_was_left_at)
{
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "title:api");
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_eq(fixture.explorer.results.count, 1);
    fixture_keys(&fixture, "K");
    ck_assert_str_eq(fixture.explorer.message, "This is the first article of the list.");
    fixture_keys(&fixture, "J");
    ck_assert_str_eq(fixture.explorer.message, "This is the last article of the list.");
}
END_TEST

START_TEST(takes_counts_before_keys)
{
    fixture_keys(&fixture, "3 j");
    ck_assert_uint_eq(fixture.explorer.selected, 3);
    fixture_keys(&fixture, "2 g");
    ck_assert_uint_eq(fixture.explorer.selected, 1);
}
END_TEST

START_TEST(goes_on_from_an_article_that_is_not_listed)
{
    static const struct {
        const char *key, *title;
    } ways[] = {
        { "j", "Nvidia's three new chips" }, { "k", "Nvidia takes a charge" },
        { "J", "Nvidia's three new chips" }, { "u", "Nvidia's three new chips" },
        { "K", "Nvidia takes a charge" },
    };
    dl_explorer *explorer = &fixture.explorer;
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "chip:h20");
    fixture_keys(&fixture, "Enter");
    dl_target left_out = { DL_TARGET_DOCUMENT, explorer->results.items[1] + 1, 0 };
    ck_assert(dl_explorer_go(explorer, left_out));
    ck_assert_str_eq(fixture_title(&fixture), "Sora khiến Trung Quốc lo");
    ck_assert(fixture_shows(&fixture, "Articles –/2"));
    fixture_keys(&fixture, "m"); /* the article that is shown */
    ck_assert_str_eq(fixture_title(&fixture), "Sora khiến Trung Quốc lo");
    fixture_keys(&fixture, ways[_i].key);
    ck_assert_str_eq(fixture_title(&fixture), ways[_i].title);
    ck_assert(fixture_shows(&fixture, strpbrk(ways[_i].key, "jJu") ? " 2/2" : " 1/2"));
}
END_TEST

START_TEST(offers_what_can_be_done_with_an_empty_list)
{
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "kangaroo");
    fixture_keys(&fixture, "Enter j");
    fixture.explorer.message[0] = '\0';
    ck_assert(fixture_shows(&fixture, " x widen"));
    ck_assert(!fixture_shows(&fixture, "Enter read"));
    ck_assert(!fixture_shows(&fixture, "A add articles"));
    ui_fixture empty;
    fixture_open(&empty, NULL, 0, (dl_size){ 24, 80 });
    ck_assert(fixture_shows(&empty, " A add articles"));
    ck_assert(!fixture_shows(&empty, "Enter read"));
    fixture_keys(&empty, "F3");
    ck_assert(fixture_shows(&empty, " A add articles"));
    ck_assert(!fixture_shows(&empty, "Enter focus"));
    fixture_close(&empty);
}
END_TEST

START_TEST(goes_back_and_forward_through_every_jump)
{
    fixture_keys(&fixture, "3 j ] F2");
    dl_explorer_focus(&fixture.explorer, fixture_entity(&fixture, "OpenAI"));
    ck_assert_uint_eq(fixture.explorer.results.count, 2);
    fixture_keys(&fixture, "C-o");
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
    fixture_keys(&fixture, "C-o C-o");
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
    fixture_keys(&fixture, "C-o");
    ck_assert(strstr(fixture.explorer.message, "nothing to go back to"));
    fixture_keys(&fixture, "C-p C-p C-p");
    ck_assert_uint_eq(fixture.explorer.results.count, 2);
}
END_TEST

START_TEST(covers_a_pane_alone_with_a_layer)
{
    fixture_keys(&fixture, "O F");
    ck_assert(fixture_shows(&fixture, "Filters "));
    ck_assert(!fixture_shows(&fixture, "1/8"));
}
END_TEST

START_TEST(sorts_by_a_key_of_two)
{
    fixture_keys(&fixture, "s");
    ck_assert(fixture_shows(&fixture, "o oldest"));
    fixture_keys(&fixture, "o g");
    ck_assert_str_eq(fixture_title(&fixture), "An undated note");
    fixture_keys(&fixture, "s n g");
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
}
END_TEST

START_TEST(goes_through_what_is_unread)
{
    fixture_keys(&fixture, "u");
    ck_assert_str_eq(fixture_title(&fixture), "OpenAI dừng API");
    fixture_keys(&fixture, "u u u u u u u u");
    ck_assert_str_eq(fixture.explorer.message,
                     "You have read every article of this list.");
}
END_TEST

START_TEST(asks_once_before_leaving)
{
    fixture_keys(&fixture, "? q");
    ck_assert(!fixture.desk.closed);
    fixture_keys(&fixture, "q");
    ck_assert_str_eq(fixture.explorer.message, "q again leaves Dateline.");
    fixture_keys(&fixture, "j q");
    ck_assert(!fixture.desk.closed);
    fixture_keys(&fixture, "q");
    ck_assert(fixture.desk.closed);
}
END_TEST

START_TEST(says_when_a_key_does_nothing)
{
    fixture_keys(&fixture, "X");
    ck_assert_str_eq(fixture.explorer.message, "X is no key here; ? lists every key.");
    fixture_keys(&fixture, "ụ");
    ck_assert_str_eq(fixture.explorer.message,
                     "ụ was taken as u: an input method seems to be on.");
    ck_assert_str_eq(fixture_title(&fixture), "OpenAI dừng API");
}
END_TEST

START_TEST(explains_the_signs_of_the_screen)
{
    fixture_keys(&fixture, "? G");
    ck_assert(fixture_shows(&fixture, "Signs on the screen"));
    ck_assert(fixture_shows(&fixture, "The articles disagree on the day"));
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "outlets tell");
    ck_assert(fixture_shows(&fixture, "3 sources"));
    ck_assert(!fixture_shows(&fixture, "The articles disagree on the day"));
}
END_TEST

START_TEST(lists_and_searches_every_key)
{
    fixture_keys(&fixture, "?");
    ck_assert(fixture_shows(&fixture, "Everywhere"));
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "zoom");
    ck_assert(fixture_shows(&fixture, "A shorter stretch of time on the axis"));
    ck_assert(!fixture_shows(&fixture, "Next row"));
    fixture_keys(&fixture, "Enter Esc");
    ck_assert(!fixture_shows(&fixture, "Keys"));
}
END_TEST

/* Headings count: every row of a long list comes into view, forwards and backwards. */
START_TEST(passes_no_row_over_by_pages)
{
    static const struct {
        const char *keys;
        dl_pane_id pane;
        dl_size size;
    } lists[] = {
        { "?", DL_PANE_HELP, { 40, 120 } },
        { "?", DL_PANE_HELP, { 12, 40 } },
        { "?", DL_PANE_HELP, { 5, 20 } },
        { "F3 e e", DL_PANE_ENTITIES, { 12, 40 } },
        { "F3 i", DL_PANE_CARD, { 12, 40 } },
    };
    dl_desk_resize(&fixture.desk, lists[_i].size);
    fixture_keys(&fixture, lists[_i].keys);
    const dl_pane *pane = &fixture.desk.panes[lists[_i].pane];
    fixture_screen(&fixture);
    size_t top = pane->top, height = dl_pane_height(pane), pages = 0;
    ck_assert_uint_gt(pane->total, height);
    for (; strcmp(fixture.explorer.message, "This is the last row."); pages++) {
        ck_assert_uint_lt(pages, pane->total);
        fixture_keys(&fixture, "Space");
        fixture_screen(&fixture);
        ck_assert_uint_ge(pane->top, top);
        ck_assert_uint_le(pane->top, top + height);
        top = pane->top;
    }
    ck_assert_uint_eq(dl_pane_bottom(pane), pane->total);
    ck_assert_uint_le(pages, pane->total / (height - (height > 2)) + 3);
    while (strcmp(fixture.explorer.message, "This is the first row.")) {
        fixture_keys(&fixture, "b");
        fixture_screen(&fixture);
        ck_assert_uint_le(pane->top, top);
        ck_assert_uint_ge(pane->top + height, top);
        top = pane->top;
    }
    ck_assert_uint_eq(pane->top, 0);
}
END_TEST

START_TEST(completes_commands_and_values)
{
    fixture_keys(&fixture, ":");
    fixture_type(&fixture, "next-u");
    fixture_keys(&fixture, "Tab Enter");
    ck_assert_str_eq(fixture_title(&fixture), "OpenAI dừng API");
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "company:nvi");
    fixture_keys(&fixture, "Tab Enter");
    ck_assert_uint_eq(fixture.explorer.results.count, 4);
}
END_TEST

Suite *explorer_suite(void)
{
    Suite *suite = suite_create("explorer");
    TCase *tcase = tcase_create("explorer");
    tcase_add_checked_fixture(tcase, open_desk, close_desk);
    tcase_add_test(tcase, starts_on_the_newest_article);
    tcase_add_test(tcase, shows_the_selected_article_and_its_names);
    tcase_add_test(tcase, says_so_at_the_ends_of_the_list);
    tcase_add_test(tcase, names_the_end_that_a_list_of_one_was_left_at);
    tcase_add_test(tcase, takes_counts_before_keys);
    tcase_add_loop_test(tcase, goes_on_from_an_article_that_is_not_listed, 0, 5);
    tcase_add_test(tcase, offers_what_can_be_done_with_an_empty_list);
    tcase_add_test(tcase, goes_back_and_forward_through_every_jump);
    tcase_add_test(tcase, covers_a_pane_alone_with_a_layer);
    tcase_add_test(tcase, sorts_by_a_key_of_two);
    tcase_add_test(tcase, goes_through_what_is_unread);
    tcase_add_test(tcase, asks_once_before_leaving);
    tcase_add_test(tcase, says_when_a_key_does_nothing);
    tcase_add_test(tcase, explains_the_signs_of_the_screen);
    tcase_add_test(tcase, lists_and_searches_every_key);
    tcase_add_loop_test(tcase, passes_no_row_over_by_pages, 0, 5);
    tcase_add_test(tcase, completes_commands_and_values);
    suite_add_tcase(suite, tcase);
    return suite;
}
