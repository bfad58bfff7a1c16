/* Walks through the explorer, as a reader takes them: what a key does is looked for on the
 * screen. How the whole screen looks is test_screens.c. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/folder.h"
#include "tests/program.h"
#include "tests/stream.h"
#include "tests/suites.h"
#include "tests/terminal.h"

static terminal term;

static void start_on(const char *path, int columns, int rows)
{
    terminal_start(&term, columns, rows, (const char *const[]){ program_path(), path, NULL },
                   NULL);
}

static void start(int columns, int rows)
{
    start_on("tests/data/screens", columns, rows);
    terminal_expect(&term, "1/7");
}

static void release(void)
{
    stream_expect_clean(dl_buf_str(&term.output));
    terminal_release(&term);
}

static void do_keys(const char *keys, const char *expected)
{
    terminal_keys(&term, keys);
    terminal_expect(&term, expected);
}

static void type(const char *text, const char *expected)
{
    terminal_type(&term, text);
    terminal_expect(&term, expected);
}

static void settle(void)
{
    while (terminal_listen(&term, 2 * TERMINAL_QUIET))
        ;
}

/* Moves down in the focused list until the text stands in the selected row. */
static void select_row(const char *text)
{
    for (int i = 0; i < 30; i++) {
        settle();
        if (strstr(terminal_row(&term, terminal_cursor(&term).row), text))
            return;
        terminal_keys(&term, "j");
    }
    ck_abort_msg("no row of the list has \"%s\"", text);
}

typedef struct two_texts {
    const char *a, *b;
} two_texts;

/* The row of the screen with both texts; -1 if there is none. */
static int find_row(terminal *on, const two_texts *texts)
{
    for (int row = 0; row < on->rows; row++) {
        const char *text = terminal_row(on, row);
        if (strstr(text, texts->a) && strstr(text, texts->b))
            return row;
    }
    return -1;
}

static bool has_row(terminal *on, const void *texts)
{
    return find_row(on, texts) >= 0;
}

/* Waits for a row with both texts: which it is. */
static int row_with(const char *a, const char *b)
{
    two_texts texts = { a, b };
    char wanted[256];
    snprintf(wanted, sizeof wanted, "a row with both \"%s\" and \"%s\"", a, b);
    terminal_until(&term, has_row, &texts, wanted);
    return find_row(&term, &texts);
}

START_TEST(opens_on_the_newest_article)
{
    start(120, 40);
    row_with("▸", "2025-04-16");
    ck_assert(terminal_shows(&term, "told Nvidia on April 9, 2025"));
    ck_assert(terminal_shows(&term, "Lisa Su"));
    ck_assert(terminal_shows(&term, "2022-08-26"));
    ck_assert(terminal_shows(&term, "confirmed"));
}
END_TEST

START_TEST(keeps_the_real_cursor_on_the_focused_row)
{
    start(120, 40);
    do_keys("j j", "▸•2023-12-20");
    ck_assert(term.cursor_visible);
    ck_assert_int_eq(terminal_cursor(&term).row, row_with("▸", "2023-12-20"));
    do_keys("F4", "▸ 2023-10-17");
    do_keys("[ [", "▸ 2022-08-26");
    ck_assert_int_eq(terminal_cursor(&term).row, row_with("▸", "A100, H100"));
}
END_TEST

START_TEST(moves_by_arrows_and_by_letters_alike)
{
    start(80, 24);
    do_keys("j j k", "▸•2024-12-03");
    do_keys("Down Down Up", "▸•2023-12-20");
    do_keys("G", "▸•undated    The keeper");
    do_keys("Home", "▸•2025-04-16");
    do_keys("End", "▸•undated    The keeper");
    do_keys("g", "▸•2025-04-16");
}
END_TEST

START_TEST(shows_decomposed_vietnamese_composed)
{
    start(120, 40);
    do_keys("j j Enter", "một đối thủ mạnh ở Trung Quốc");
    ck_assert(terminal_shows(&term, "Bà Đỗ Thị Lập cũng nghĩ như vậy."));
}
END_TEST

START_TEST(lights_mentions_by_kind)
{
    start(120, 40);
    VTermPos company = terminal_find(&term, "Nvidia on April 9");
    VTermPos chip = terminal_find(&term, "H20 chips to");
    VTermScreenCell name = terminal_cell(&term, company.row, company.col);
    VTermScreenCell item = terminal_cell(&term, chip.row, chip.col);
    VTermScreenCell plain = terminal_cell(&term, company.row, company.col + 7);
    ck_assert(!vterm_color_is_equal(&name.fg, &plain.fg));
    ck_assert(!vterm_color_is_equal(&item.fg, &plain.fg));
    ck_assert(!vterm_color_is_equal(&name.fg, &item.fg));
    ck_assert_msg(VTERM_COLOR_IS_DEFAULT_BG(&plain.bg), "the terminal's own background");
}
END_TEST

START_TEST(steps_to_the_article_and_its_sentence)
{
    start(120, 40);
    do_keys("]", "▎");
    row_with("▎", "SANTA CLARA");
    do_keys("[", "▸ 2024-12-03");
    row_with("▸", "中国禁止");
    row_with("▎", "2024年12月3日");
    do_keys("[ [ [", "▸ 2022-08-26");
    row_with("▎", "WASHINGTON");
    do_keys("[", "first event");
    do_keys("} } }", "▸ 2024-12-03");
    do_keys("{", "▸ 2023-10-17");
}
END_TEST

START_TEST(goes_through_the_mentions_of_an_entity_across_articles)
{
    start(120, 40);
    do_keys("F3", "Companies");
    select_row("Nvidia          ");
    do_keys("Enter", "[Nvidia]");
    ck_assert(terminal_shows(&term, "5 of 7 articles"));
    do_keys("n", "of 11");
    do_keys("n n", "of 11");
    row_with("▸", "2024-12-03");
    ck_assert(terminal_shows(&term, "in 5 articles"));
    do_keys("N", "┬ Nvidia may not sell");
    do_keys("Esc", "▸Nvidia"); /* back to where n began, then out of the focus */
    terminal_keys(&term, "Esc");
    terminal_expect_gone(&term, "[Nvidia]");
    ck_assert(terminal_shows(&term, "7 articles"));
}
END_TEST

START_TEST(searches_while_one_types_and_goes_back)
{
    start(120, 40);
    do_keys("j", "▸•2024-12-03");
    settle();
    dl_arena arena = { 0 };
    dl_str before = dl_str_copy(&arena, dl_str_from(terminal_text(&term)));
    do_keys("/", "Search");
    type("do thi", "Đỗ Thị Lập");
    type(" lap", "Articles  2");
    terminal_keys(&term, "Esc");
    terminal_expect_gone(&term, "Search everywhere");
    ck_assert_str_eq(terminal_text(&term), before.ptr);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(goes_to_what_was_found)
{
    start(120, 40);
    do_keys("/", "Search");
    type("huang", "Jensen Huang");
    do_keys("Enter", "[Jensen Huang]");
    do_keys("Esc", "7 articles");
    do_keys("/", "Search");
    type("\"page nine\"", "Articles  1");
    do_keys("Enter n", "Page nine");
}
END_TEST

/* The Vietnamese acceptance test, at the prompt: two sentences, each composed and
 * decomposed. */
static const struct {
    const char *query, *articles, *also;
} queries[] = {
    { "Trung Quốc", "Articles  4", "China" },
    { "TRUNG QUỐC", "Articles  4", "China" },
    { "trung quoc", "Articles  4", "China" },
    { "do thi lap", "Articles  2", "Đỗ Thị Lập nói" },
    { "nvidia jensen", "Articles  2", "Jensen Huang của Nvidia" },
    { "中国", "Articles  4", "China  as 中国" },
};

START_TEST(finds_a_name_however_it_is_typed)
{
    folder_make();
    folder_write("1.txt", DL_STR("Bà Đỗ Thị Lập nói về Trung Quốc hôm 3/4/2025.\n"));
    folder_write("2.txt", DL_STR("Ba\314\200 \304\220o\314\202\314\203 Thi\314\243 La\314\243\314"
                                 "\202p no\314\201i ve\314\202\314\200 Trung Quo\314\202\314\201c "
                                 "ho\314\202m 3/4/2025.\n"));
    folder_write("3.txt", DL_STR("Jensen Huang của Nvidia tới Trung Quốc hôm 5/4/2025.\n"));
    folder_write("4.txt", DL_STR("Jensen Huang cu\314\211a Nvidia to\314\233\314\201i Trung "
                                 "Quo\314\202\314\201c ho\314\202m 5/4/2025.\n"));
    start_on(folder_path("."), 120, 40);
    terminal_expect(&term, "1/4");
    do_keys("/", "Search");
    type(queries[_i].query, queries[_i].articles);
    ck_assert_msg(terminal_shows(&term, queries[_i].also), "%s", terminal_text(&term));
}
END_TEST

/* The first line of the text pane starts at the same place in the article, however wide. */
START_TEST(keeps_the_place_when_the_window_changes)
{
    start(80, 24);
    do_keys("G Enter Space", "Nothing on page");
    settle();
    dl_arena arena = { 0 };
    dl_str before = dl_str_copy(&arena, dl_str_from(terminal_text(&term)));
    static const struct {
        int columns, rows;
    } changes[] = { { 40, 12 }, { 120, 40 }, { 20, 5 }, { 1, 1 }, { 200, 50 }, { 80, 24 } };
    for (size_t i = 0; i < DL_COUNT(changes); i++) {
        terminal_resize(&term, changes[i].columns, changes[i].rows);
        if (changes[i].columns > 1)
            terminal_expect(&term, "Nothing on page");
    }
    terminal_expect(&term, "Dateline");
    ck_assert_str_eq(terminal_text(&term), before.ptr);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(shows_where_a_step_leads_when_there_is_room_for_one_pane)
{
    start(40, 12);
    do_keys("]", "▎");
    ck_assert(terminal_shows(&term, "SANTA CLARA"));
    do_keys("F4", "▸ 2025-04-09");
    do_keys("[", "▸ 2024-12-03"); /* the timeline itself shows it */
    do_keys("F3", "Companies");
    do_keys("j Enter n", "中国");
    ck_assert(!terminal_shows(&term, "Companies"));
}
END_TEST

START_TEST(goes_back_where_the_reader_was)
{
    start(120, 40);
    do_keys("]", "▎");
    do_keys("[", "▸ 2024-12-03");
    do_keys("[", "▸ 2023-10-17");
    do_keys("C-o", "▸•2025-04-16"); /* where the stepping began */
    do_keys("C-p", "▸•2023-10-18");
    do_keys("Esc", "▸•2025-04-16");
}
END_TEST

START_TEST(shows_only_what_was_known_on_a_day)
{
    start(120, 40);
    do_keys("@", "2025");
    terminal_keys(&term, "C-u");
    terminal_type(&term, "2023-12-31");
    do_keys("Enter", "as of 2023-12-31");
    terminal_expect_gone(&term, "2025-04-16");
    ck_assert(terminal_shows(&term, "2023-12-20"));
}
END_TEST

START_TEST(says_so_when_a_key_does_nothing)
{
    start(120, 40);
    do_keys("F2 Enter Enter", "Enter does nothing here");
    do_keys("X", "X is no key here");
}
END_TEST

START_TEST(closes_what_is_on_top_before_it_leaves)
{
    start(120, 40);
    do_keys("?", "Everywhere");
    terminal_keys(&term, "q");
    terminal_expect_gone(&term, "Everywhere");
    do_keys("q", "q again");
    do_keys("j", "▸•2024-12-03");
    do_keys("q", "q again");
    terminal_keys(&term, "q");
    ck_assert_int_eq(terminal_end(&term), 0);
}
END_TEST

START_TEST(opens_on_the_sample_without_a_path)
{
    start_on(NULL, 120, 40);
    terminal_expect(&term, "1/29");
    ck_assert(terminal_shows(&term, "This is the built-in sample"));
    ck_assert(terminal_shows(&term, "? lists every"));
    do_keys("]", "▎");
}
END_TEST

START_TEST(takes_keys_while_an_article_comes_through_a_pipe)
{
    terminal_start(&term, 80, 24,
                   (const char *const[]){ "sh", "-c", "cat tests/data/screens/05* | \"$0\" -",
                                          program_path(), NULL },
                   NULL);
    terminal_expect(&term, "1/1");
    do_keys("?", "Everywhere");
    do_keys("Q", "");
    ck_assert_int_eq(terminal_end(&term), 0);
}
END_TEST

static void start_library(const char *path)
{
    terminal_start(&term, 120, 40,
                   (const char *const[]){ program_path(), "--library", path, NULL }, NULL);
}

/* Its shell and the system both send the signal when a window is closed. */
START_TEST(keeps_the_place_when_its_window_is_closed)
{
    enum { SIGNALS = 400, PAUSE = 500 /* microseconds */ };
    folder_make();
    const char *path = folder_path("kept.db");
    program_answer added = PROGRAM_RUN("add", "--library", path, "tests/data/screens");
    program_expect_status(&added, 0);
    program_release(&added);
    start_library(path);
    terminal_expect(&term, "1/7");
    do_keys("j j j", "4/7");
    for (int i = 0; i < SIGNALS; i++) {
        kill(term.pid, SIGHUP);
        usleep(PAUSE);
    }
    terminal_end(&term);
    terminal_release(&term);
    start_library(path);
    terminal_expect(&term, "4/7");
}
END_TEST

Suite *explorer_walk_suite(void)
{
    Suite *suite = suite_create("explorer-walk");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, NULL, release);
    tcase_add_test(all, opens_on_the_newest_article);
    tcase_add_test(all, keeps_the_real_cursor_on_the_focused_row);
    tcase_add_test(all, moves_by_arrows_and_by_letters_alike);
    tcase_add_test(all, shows_decomposed_vietnamese_composed);
    tcase_add_test(all, lights_mentions_by_kind);
    tcase_add_test(all, steps_to_the_article_and_its_sentence);
    tcase_add_test(all, goes_through_the_mentions_of_an_entity_across_articles);
    tcase_add_test(all, searches_while_one_types_and_goes_back);
    tcase_add_test(all, goes_to_what_was_found);
    tcase_add_loop_test(all, finds_a_name_however_it_is_typed, 0, (int)DL_COUNT(queries));
    tcase_add_test(all, keeps_the_place_when_the_window_changes);
    tcase_add_test(all, shows_where_a_step_leads_when_there_is_room_for_one_pane);
    tcase_add_test(all, goes_back_where_the_reader_was);
    tcase_add_test(all, shows_only_what_was_known_on_a_day);
    tcase_add_test(all, says_so_when_a_key_does_nothing);
    tcase_add_test(all, closes_what_is_on_top_before_it_leaves);
    tcase_add_test(all, opens_on_the_sample_without_a_path);
    tcase_add_test(all, takes_keys_while_an_article_comes_through_a_pipe);
    tcase_add_test(all, keeps_the_place_when_its_window_is_closed);
    suite_add_tcase(suite, all);
    return suite;
}
