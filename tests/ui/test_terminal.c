/* The terminal of the tests itself, on small programs: what it shows is what they drew. */
#include <signal.h>

#include "tests/suites.h"
#include "tests/terminal.h"

static terminal term;

/* printf through the pseudo-terminal, then cat, which stays until C-d. */
static void start_printing(int columns, int rows, const char *format)
{
    terminal_start(&term, columns, rows,
                   (const char *const[]){ "sh", "-c", "printf \"$1\"; exec cat", "sh", format,
                                          NULL },
                   NULL);
}

static void release(void)
{
    terminal_release(&term);
}

START_TEST(shows_what_a_program_draws)
{
    start_printing(20, 4, "\\033[2;3Hb\303\240n \344\270\255\345\233\275.\\033[4;1Hend");
    terminal_expect(&term, "end");
    ck_assert_str_eq(terminal_text(&term), "\n  b\303\240n \344\270\255\345\233\275.\n\nend\n");
    ck_assert_str_eq(terminal_row(&term, 3), "end");
    VTermPos place = terminal_find(&term, "\345\233\275.");
    ck_assert_int_eq(place.row, 1);
    ck_assert_int_eq(place.col, 8);
    ck_assert_int_eq(terminal_cursor(&term).col, 3);
}
END_TEST

START_TEST(follows_the_alternate_screen_and_the_cursor)
{
    start_printing(20, 3, "first\\033[?1049h\\033[2J\\033[H\\033[?25lsecond");
    terminal_expect(&term, "second");
    ck_assert(term.alternate);
    ck_assert(!term.cursor_visible);
    terminal_release(&term);
    start_printing(20, 3, "first\\033[?1049h\\033[?25lsecond\\033[?1049l\\033[?25h\\ndone");
    terminal_expect(&term, "done");
    ck_assert(!term.alternate);
    ck_assert(term.cursor_visible);
    ck_assert(terminal_shows(&term, "first"));
}
END_TEST

START_TEST(knows_the_sequences_that_curses_sends)
{
    start_printing(20, 3, "abc\\033[4bd\\033[1G\\033[2X\\033[3;1H\\033[38;5;4mend");
    terminal_expect(&term, "end");
    ck_assert_str_eq(terminal_row(&term, 0), "  cccccd");
    ck_assert_int_eq(terminal_cell(&term, 2, 0).fg.indexed.idx, 4);
}
END_TEST

START_TEST(types_keys_by_name)
{
    terminal_start(&term, 80, 5,
                   (const char *const[]){ "sh", "-c", "stty raw -echo; echo ready; od -An -c",
                                          NULL },
                   NULL);
    terminal_expect(&term, "ready");
    terminal_keys(&term, "j Esc Up C-o Tab S-Tab Space F2 Enter Backspace");
    terminal_expect(&term, "j 033 033   [   A 017  \\t 033   [   Z     033   O   Q  \\r 177");
}
END_TEST

START_TEST(tells_the_program_of_a_new_size)
{
    terminal_start(&term, 20, 3,
                   (const char *const[]){
                       "sh", "-c",
                       "trap 'stty size' WINCH; echo ready; while :; do read line; done", NULL },
                   NULL);
    terminal_expect(&term, "ready");
    terminal_resize(&term, 40, 12);
    terminal_expect(&term, "12 40");
    terminal_resize(&term, 1, 1);
    terminal_resize(&term, 30, 8);
    terminal_expect(&term, "8 30");
}
END_TEST

START_TEST(tells_how_a_program_fares)
{
    start_printing(20, 3, "here");
    terminal_expect(&term, "here");
    kill(term.pid, SIGTSTP);
    terminal_expect_stopped(&term);
    kill(term.pid, SIGCONT);
    terminal_type(&term, "back\r");
    terminal_expect(&term, "back");
    kill(term.pid, SIGTERM);
    ck_assert_int_eq(terminal_end(&term), 128 + SIGTERM);
}
END_TEST

Suite *terminal_suite(void)
{
    Suite *suite = suite_create("terminal");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, NULL, release);
    tcase_add_test(all, shows_what_a_program_draws);
    tcase_add_test(all, follows_the_alternate_screen_and_the_cursor);
    tcase_add_test(all, knows_the_sequences_that_curses_sends);
    tcase_add_test(all, types_keys_by_name);
    tcase_add_test(all, tells_the_program_of_a_new_size);
    tcase_add_test(all, tells_how_a_program_fares);
    suite_add_tcase(suite, all);
    return suite;
}
