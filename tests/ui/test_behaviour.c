/* How the explorer behaves as a guest of the terminal: what it sends, what it leaves
 * behind, and that it answers. What it shows is test_screens.c. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "tests/folder.h"
#include "tests/program.h"
#include "tests/stream.h"
#include "tests/suites.h"
#include "tests/terminal.h"

static terminal term;

/* As from a shell, which has written something before. */
static void start_on(const char *path, int columns, int rows, const char *const *environment)
{
    terminal_start(&term, columns, rows,
                   (const char *const[]){ "sh", "-c", "echo before; exec \"$0\" \"$@\"",
                                          program_path(), path, NULL },
                   environment);
}

static void start(int columns, int rows, const char *const *environment)
{
    start_on("tests/data/screens", columns, rows, environment);
    terminal_expect(&term, "7 articles");
}

static void release(void)
{
    terminal_release(&term);
}

static void expect_restored(void)
{
    struct termios modes;
    ck_assert_msg(!term.alternate, "the alternate screen is left");
    ck_assert_msg(term.cursor_visible, "the cursor is to be seen");
    ck_assert_str_eq(terminal_row(&term, 0), "before");
    ck_assert_int_eq(tcgetattr(term.fd, &modes), 0);
    ck_assert_msg((modes.c_lflag & (ICANON | ECHO | ISIG)) == (ICANON | ECHO | ISIG),
                  "the terminal takes lines and echoes");
    /* The attributes: what the shell writes next is plain. */
    vterm_input_write(term.vterm, "\033[2;1Hplain", 11);
    VTermScreenCell cell = terminal_cell(&term, 1, 0);
    ck_assert(!cell.attrs.bold && !cell.attrs.reverse && !cell.attrs.underline);
}

static const struct {
    const char *keys;
    int signal; /* when there are no keys */
    int status;
} endings[] = {
    { "Q",   0,       0             },
    { "C-c", 0,       128 + SIGINT  },
    { NULL,  SIGTERM, 128 + SIGTERM },
    { NULL,  SIGHUP,  128 + SIGHUP  },
    { NULL,  SIGINT,  128 + SIGINT  },
    { NULL,  SIGSEGV, 128 + SIGSEGV },
    { NULL,  SIGABRT, 128 + SIGABRT },
};

START_TEST(leaves_the_terminal_as_it_was)
{
    start(80, 24, NULL);
    ck_assert(term.alternate);
    if (endings[_i].keys)
        terminal_keys(&term, endings[_i].keys);
    else
        kill(term.pid, endings[_i].signal);
    ck_assert_int_eq(terminal_end(&term), endings[_i].status);
    expect_restored();
}
END_TEST

START_TEST(leaves_the_last_row_empty_without_an_alternate_screen)
{
    start(80, 24, (const char *const[]){ "TERM=vt100", NULL });
    ck_assert(!term.alternate);
    terminal_keys(&term, "Q");
    ck_assert_int_eq(terminal_end(&term), 0);
    ck_assert_str_eq(terminal_row(&term, 23), "");
}
END_TEST

START_TEST(asks_once_before_q_leaves)
{
    start(80, 24, NULL);
    terminal_keys(&term, "q");
    terminal_expect(&term, "q again");
    terminal_keys(&term, "q");
    ck_assert_int_eq(terminal_end(&term), 0);
    expect_restored();
}
END_TEST

START_TEST(can_be_stopped_and_goes_on)
{
    start(80, 24, NULL);
    kill(term.pid, SIGTSTP);
    terminal_expect_stopped(&term);
    expect_restored();
    kill(term.pid, SIGCONT);
    terminal_expect(&term, "7 articles");
    ck_assert(term.alternate);
    terminal_keys(&term, "?");
    terminal_expect(&term, "Everywhere");
    terminal_keys(&term, "Q");
    ck_assert_int_eq(terminal_end(&term), 0);
    expect_restored();
}
END_TEST

/* A headline that is copied with its line's end must not mark, tag or leave. */
START_TEST(takes_what_is_pasted_as_text)
{
    start(100, 24, NULL);
    terminal_type(&term, "\033[200~QQ\rmmm\033[201~");
    terminal_expect(&term, "Pasted text is no keys");
    terminal_keys(&term, "/");
    terminal_expect(&term, "Search everywhere");
    terminal_type(&term, "\033[200~trung\nqu\033\001\tc\033[201~");
    terminal_expect(&term, "trung qu c");
    terminal_keys(&term, "Backspace");
    terminal_expect_gone(&term, "trung qu c");
    terminal_keys(&term, "Esc");
    terminal_expect_gone(&term, "Search everywhere");
    terminal_keys(&term, "Q");
    ck_assert_int_eq(terminal_end(&term), 0);
    expect_restored();
}
END_TEST

/* One whose end never came does not keep the keys from working. */
START_TEST(ends_a_paste_without_an_end_by_itself)
{
    start(100, 24, NULL);
    terminal_type(&term, "\033[200~QQ");
    terminal_expect(&term, "Pasted text is no keys");
    terminal_listen(&term, 2500);
    terminal_keys(&term, "Q");
    ck_assert_int_eq(terminal_end(&term), 0);
}
END_TEST

START_TEST(goes_on_in_a_window_of_another_size)
{
    start(80, 24, NULL);
    kill(term.pid, SIGTSTP);
    terminal_expect_stopped(&term);
    terminal_resize(&term, 120, 40);
    kill(term.pid, SIGCONT);
    terminal_expect(&term, "7 articles");
    ck_assert_str_ne(terminal_row(&term, 39), "");
}
END_TEST

/* Keys that go everywhere, pressed at a size: no end, no hang. */
static const char everywhere[] =
    "j k ] [ Tab Enter Space b g G n N / a b Esc ? j Esc F2 F3 j Enter i Esc Esc F4 j Enter O "
    "O @ Esc c Esc f Esc F Esc : Esc } { z Z r v e J K C-o C-p C-l ! Esc";

static const struct {
    int columns, rows;
} sizes[] = { { 1, 1 }, { 1, 24 }, { 80, 1 }, { 2, 2 },   { 3, 3 },   { 8, 4 },    { 20, 5 },
              { 40, 12 }, { 59, 16 }, { 60, 15 }, { 109, 20 }, { 200, 50 }, { 300, 100 } };

START_TEST(survives_any_size)
{
    start(80, 24, NULL);
    for (size_t i = 0; i < DL_COUNT(sizes); i++) {
        terminal_resize(&term, sizes[i].columns, sizes[i].rows);
        terminal_keys(&term, everywhere);
        terminal_listen(&term, TERMINAL_QUIET);
        terminal_keys(&term, "Esc");
        terminal_listen(&term, TERMINAL_QUIET);
        ck_assert_msg(term.fd >= 0, "ended at %dx%d", sizes[i].columns, sizes[i].rows);
    }
    terminal_resize(&term, 80, 24);
    terminal_expect(&term, "articles");
    ck_assert_str_ne(terminal_row(&term, 23), "");
    stream_expect_clean(dl_buf_str(&term.output));
    terminal_keys(&term, "Q");
    ck_assert_int_eq(terminal_end(&term), 0);
}
END_TEST

START_TEST(starts_at_one_cell)
{
    start_on("tests/data/screens", 1, 1, NULL);
    terminal_listen(&term, TERMINAL_QUIET);
    terminal_resize(&term, 80, 24);
    terminal_expect(&term, "7 articles");
}
END_TEST

START_TEST(uses_colours_unless_asked_not_to)
{
    start(120, 40, (const char *const[]){ "NO_COLOR=1", NULL });
    terminal_keys(&term, "] F3 j Enter / n v i Esc ?");
    terminal_expect(&term, "Everywhere");
    ck_assert(!stream_has_colour(dl_buf_str(&term.output)));
    terminal_release(&term);
    start(120, 40, NULL);
    ck_assert(stream_has_colour(dl_buf_str(&term.output)));
}
END_TEST

START_TEST(draws_in_ascii_where_the_locale_is_no_utf8)
{
    start(120, 40, (const char *const[]){ "LC_ALL=C", NULL });
    terminal_keys(&term, "]");
    terminal_expect(&term, "+---");
    terminal_listen(&term, TERMINAL_QUIET);
    ck_assert(terminal_shows(&term, "|"));
    dl_str output = dl_buf_str(&term.output);
    stream_expect_clean(output);
    for (size_t i = 0; i < output.len; i++)
        ck_assert_msg(!((unsigned char)output.ptr[i] & 0x80), "byte %zu is no ASCII", i);
    ck_assert_msg(!terminal_shows(&term, "\342"), "no box characters");
    ck_assert_uint_eq(dl_str_find(output, DL_STR("\033(0"), 0), SIZE_MAX);
}
END_TEST

/* User and system time, in ticks of the clock. */
static unsigned long ticks(pid_t pid)
{
    char path[64], line[1024] = "";
    unsigned long user = 0, kernel = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "r");
    ck_assert_ptr_nonnull(file);
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    fclose(file);
    const char *rest = strrchr(line, ')');
    ck_assert_ptr_nonnull(rest);
    ck_assert_int_eq(sscanf(rest, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
                            &kernel),
                     2);
    return user + kernel;
}

START_TEST(rests_when_there_is_nothing_to_do)
{
    start(120, 40, NULL);
    terminal_listen(&term, 300); /* the worker has ended, the screen is drawn */
    unsigned long before = ticks(term.pid);
    ck_assert_uint_eq(terminal_listen(&term, 1500), 0);
    ck_assert_uint_le(ticks(term.pid) - before, 1);
}
END_TEST

static long milliseconds_since(const struct timespec *then)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - then->tv_sec) * 1000 + (now.tv_nsec - then->tv_nsec) / 1000000;
}

START_TEST(answers_keys_while_ten_thousand_files_come_in)
{
    char text[2048], name[32];
    folder_make();
    for (int i = 0; i < 10000; i++) {
        snprintf(name, sizeof name, "%02d/%05d.txt", i / 100, i);
        int length = snprintf(text, sizeof text,
                              "Story number %d of Nvidia\n\nHà Nội, %d/%d/2023 - Ngày %d/%d/2023, "
                              "Mỹ cấm Nvidia bán chip A800 sang Trung Quốc, lần thứ %d.\n",
                              i, i % 28 + 1, i % 12 + 1, i % 28 + 1, i % 12 + 1, i);
        folder_write(name, (dl_str){ text, (size_t)length });
    }
    start_on(folder_path("."), 120, 40, NULL);
    terminal_expect(&term, "Story number");
    long slowest = 0;
    for (int i = 0; i < 6; i++) {
        struct timespec then;
        clock_gettime(CLOCK_MONOTONIC, &then);
        terminal_keys(&term, i % 2 ? "Esc" : "?");
        if (i % 2)
            terminal_expect_gone(&term, "Everywhere");
        else
            terminal_expect(&term, "Everywhere");
        long took = milliseconds_since(&then);
        slowest = took > slowest ? took : slowest;
    }
    ck_assert_msg(slowest < 3000, "a key took %ld ms", slowest);
    terminal_expect(&term, "/10000 ");
    terminal_keys(&term, "/");
    terminal_type(&term, "story 9999");
    terminal_expect(&term, "Story number 9999");
    terminal_keys(&term, "Esc");
    terminal_expect_gone(&term, "story 9999");
    terminal_keys(&term, "Q");
    ck_assert_int_eq(terminal_end(&term), 0);
}
END_TEST

START_TEST(leaves_at_once_while_files_come_in)
{
    char text[64], name[32];
    folder_make();
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "%05d.txt", i);
        int length = snprintf(text, sizeof text, "Story %d\n\nNvidia sells chips.\n", i);
        folder_write(name, (dl_str){ text, (size_t)length });
    }
    start_on(folder_path("."), 80, 24, NULL);
    terminal_expect(&term, "Story");
    terminal_keys(&term, "Q");
    ck_assert_int_eq(terminal_end(&term), 0);
    expect_restored();
}
END_TEST

Suite *behaviour_suite(void)
{
    Suite *suite = suite_create("behaviour");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, NULL, release);
    tcase_add_loop_test(all, leaves_the_terminal_as_it_was, 0, (int)DL_COUNT(endings));
    tcase_add_test(all, leaves_the_last_row_empty_without_an_alternate_screen);
    tcase_add_test(all, asks_once_before_q_leaves);
    tcase_add_test(all, can_be_stopped_and_goes_on);
    tcase_add_test(all, takes_what_is_pasted_as_text);
    tcase_add_test(all, ends_a_paste_without_an_end_by_itself);
    tcase_add_test(all, goes_on_in_a_window_of_another_size);
    tcase_add_test(all, survives_any_size);
    tcase_add_test(all, starts_at_one_cell);
    tcase_add_test(all, uses_colours_unless_asked_not_to);
    tcase_add_test(all, draws_in_ascii_where_the_locale_is_no_utf8);
    tcase_add_test(all, rests_when_there_is_nothing_to_do);
    tcase_add_test(all, answers_keys_while_ten_thousand_files_come_in);
    tcase_add_test(all, leaves_at_once_while_files_come_in);
    suite_add_tcase(suite, all);
    return suite;
}
