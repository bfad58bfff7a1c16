/* Programs that the explorer starts, in a real terminal: what they are given, and that the
 * terminal is the explorer's again afterwards. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/file.h"
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/stream.h"
#include "tests/suites.h"
#include "tests/terminal.h"

static terminal term;
static dl_arena arena;

static void release(void)
{
    terminal_release(&term);
    dl_arena_release(&arena);
}

static const char page[] =
    "{\"title\":\"Chips\",\"published\":\"2024-02-17\",\"source\":\"Gazette\","
    "\"url\":\"https://example.org/a?b=1&c=$(id)\","
    "\"text\":\"Nvidia sells the H20, said Jensen Huang in Taipei.\"}\n";

static void write_script(const char *name, const char *text)
{
    folder_write(name, dl_str_from(text));
    ck_assert_int_eq(chmod(folder_path(name), 0700), 0);
}

static dl_str variable(const char *name, const char *value)
{
    return dl_str_format(&arena, "%s=%s", name, value);
}

/* The explorer on one article, with a variable that names a script of the folder. */
static void start_with(const char *name, const char *script, const char *articles)
{
    folder_write("news/a.jsonl", dl_str_from(page));
    dl_str named = variable(name, folder_path(script));
    dl_str folder = variable("TMPDIR", folder_path("."));
    const char *const environment[] = { "DISPLAY=", "WAYLAND_DISPLAY=", named.ptr,
                                        folder.ptr, NULL };
    terminal_start(&term, 80, 24,
                   (const char *const[]){ program_path(), folder_path("news"), NULL },
                   environment);
    terminal_expect(&term, articles);
}

static void start(const char *name, const char *script)
{
    start_with(name, script, "1 article");
}

static void expect_file(const char *name, const char *text)
{
    dl_error error = { 0 };
    dl_str bytes;
    ck_assert_msg(dl_file_read(folder_path(name), 1 << 20, &arena, &bytes, &error), "%s",
                  error.message);
    ck_assert_msg(dl_str_find(bytes, dl_str_from(text), 0) != SIZE_MAX, "%.*s",
                  DL_STR_ARGS(bytes));
}

static void expect_explorer(void)
{
    ck_assert(term.alternate);
    terminal_keys(&term, "?");
    terminal_expect(&term, "Everywhere");
    terminal_keys(&term, "Esc");
    terminal_expect(&term, "said Jensen Huang");
}

START_TEST(gives_the_address_to_the_browser_as_one_word)
{
    folder_make();
    write_script("browser", "#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" >\"$TMPDIR/given\"\n");
    start("BROWSER", "browser");
    terminal_keys(&term, "o");
    terminal_expect(&term, "Opened: https://example.org/a");
    expect_file("given", "1|https://example.org/a?b=1&c=$(id)|");
    expect_explorer();
}
END_TEST

START_TEST(says_that_there_is_no_such_browser)
{
    folder_make();
    start("BROWSER", "missing");
    terminal_keys(&term, "o");
    terminal_expect(&term, "cannot be started: No such file");
    expect_explorer();
}
END_TEST

START_TEST(writes_a_note_in_the_editor)
{
    folder_make();
    write_script("editor", "#!/bin/sh\n"
                           "read -r was <\"$1\"\n"
                           "printf 'old: %s\\nAsk Lan\\303\\251\\n' \"$was\" >\"$1\"\n");
    start("EDITOR", "editor");
    terminal_keys(&term, "a");
    terminal_expect(&term, "old:  …");
    terminal_keys(&term, "a");
    terminal_expect(&term, "old: old:");
    expect_explorer();
    terminal_keys(&term, "U");
    terminal_expect(&term, "old:  …");
}
END_TEST

START_TEST(keeps_the_note_when_the_editor_gives_up)
{
    folder_make();
    write_script("editor", "#!/bin/sh\necho lost >\"$1\"\nexit 3\n");
    start("VISUAL", "editor");
    terminal_keys(&term, "a");
    terminal_expect(&term, "ended with status 3");
    ck_assert(!terminal_shows(&term, "lost"));
    expect_explorer();
}
END_TEST

START_TEST(says_that_a_note_is_too_long)
{
    folder_make();
    write_script("editor", "#!/bin/sh\nhead -c 1100000 /dev/zero | tr '\\0' x >\"$1\"\n");
    start("EDITOR", "editor");
    terminal_keys(&term, "a");
    terminal_expect(&term, "over 1 MB");
    ck_assert(!terminal_shows(&term, "dateline-note"));
    expect_explorer();
}
END_TEST

START_TEST(pipes_the_article_into_a_command)
{
    folder_make();
    start("BROWSER", "none");
    terminal_keys(&term, "|");
    terminal_expect(&term, "Send the article to the command");
    terminal_type(&term, "grep -c Taipei; echo \"$((20+3)) words\"\r");
    terminal_expect(&term, "23 words");
    ck_assert(!term.alternate);
    terminal_expect(&term, "Enter goes back");
    terminal_keys(&term, "Enter");
    terminal_expect(&term, "said Jensen Huang");
    expect_explorer();
}
END_TEST

/* The command's output is on the terminal, and a saved file will be. */
START_TEST(gives_out_nothing_that_a_terminal_obeys)
{
    folder_make();
    folder_write("news/b.jsonl",
                 DL_STR("{\"title\":\"T \\u009b5m\",\"published\":\"2025-01-02\",\"text\":"
                        "\"One\\u001b[31m\\ttwo\\r\\nthree\\u202e\\u2028.\"}\n"));
    start_with("BROWSER", "none", "2 articles");
    dl_str command = dl_str_format(&arena, ":w %s\r", folder_path("kept.txt"));
    terminal_type(&term, command.ptr);
    terminal_expect(&term, "Saved: ");
    expect_file("kept.txt", "T <9B>5m, 2025-01-02");
    expect_file("kept.txt", "One<1B>[31m\ttwo\r\nthree<202E><2028>.");
    terminal_type(&term, "|cat\r");
    terminal_expect(&term, "three<202E>");
    terminal_keys(&term, "Enter");
}
END_TEST

START_TEST(an_interrupt_ends_the_command_and_not_the_explorer)
{
    folder_make();
    start("BROWSER", "none");
    terminal_keys(&term, "|");
    /* exec: a shell that is just starting another program may miss the interrupt */
    terminal_type(&term, "echo waiting; exec sleep 60\r");
    terminal_expect(&term, "waiting");
    terminal_keys(&term, "C-c");
    terminal_expect(&term, "Enter goes back");
    terminal_keys(&term, "Enter");
    terminal_expect(&term, "ended with status 130");
    expect_explorer();
}
END_TEST

START_TEST(an_interrupt_behind_the_command_goes_back)
{
    folder_make();
    start("BROWSER", "none");
    terminal_keys(&term, "*");
    terminal_expect(&term, "starred");
    terminal_keys(&term, "|");
    terminal_type(&term, "cat\r");
    terminal_expect(&term, "Enter goes back");
    terminal_keys(&term, "C-c");
    terminal_expect(&term, "said Jensen Huang");
    expect_explorer();
    terminal_keys(&term, "U");
    terminal_expect(&term, "Taken back");
}
END_TEST

START_TEST(copies_by_the_terminals_own_clipboard)
{
    folder_make();
    start("BROWSER", "none");
    terminal_keys(&term, "y");
    terminal_expect(&term, "Copied: https://example.org/a");
    ck_assert(dl_str_find(dl_buf_str(&term.output),
                          DL_STR("\033]52;c;aHR0cHM6Ly9leGFtcGxlLm9yZy9hP2I9MSZjPSQoaWQp\a"),
                          0) != SIZE_MAX);
}
END_TEST

START_TEST(saves_and_never_over_a_file)
{
    folder_make();
    start("BROWSER", "none");
    dl_str command = dl_str_format(&arena, ":w %s\r", folder_path("kept.txt"));
    terminal_type(&term, command.ptr);
    terminal_expect(&term, "Saved: ");
    expect_file("kept.txt", "Chips, Gazette, 2024-02-17");
    expect_file("kept.txt", "said Jensen Huang in Taipei.");
    folder_write("kept.txt", DL_STR("mine"));
    terminal_type(&term, command.ptr);
    terminal_expect(&term, "is there already");
    expect_file("kept.txt", "mine");
    command = dl_str_format(&arena, ":w! %s\r", folder_path("kept.txt"));
    terminal_type(&term, command.ptr);
    terminal_expect(&term, "Saved: ");
    expect_file("kept.txt", "said Jensen Huang in Taipei.");
    terminal_type(&term, ":w /\r");
    terminal_expect(&term, "/ is a folder: name a file in it.");
    terminal_type(&term, ":w /nonexistent/x\r");
    terminal_expect(&term, "cannot be written: No such file");
}
END_TEST

/* The old text is whole until the new one is: another name of the old file still has it. */
START_TEST(writes_over_a_file_by_putting_another_in_its_place)
{
    struct stat info;
    folder_make();
    start("BROWSER", "none");
    folder_write("old.txt", DL_STR("mine"));
    ck_assert_int_eq(chmod(folder_path("old.txt"), 0640), 0);
    ck_assert_int_eq(link(folder_path("old.txt"), folder_path("other.txt")), 0);
    ck_assert_int_eq(symlink("old.txt", folder_path("link.txt")), 0);
    terminal_type(&term, dl_str_format(&arena, ":w! %s\r", folder_path("link.txt")).ptr);
    terminal_expect(&term, "Saved: ");
    expect_file("old.txt", "said Jensen Huang in Taipei.");
    expect_file("other.txt", "mine");
    ck_assert_int_eq(lstat(folder_path("link.txt"), &info), 0);
    ck_assert(S_ISLNK(info.st_mode));
    ck_assert_int_eq(stat(folder_path("old.txt"), &info), 0);
    ck_assert_int_eq(info.st_mode & 0777, 0640);
    terminal_type(&term, ":w! /dev/full\r");
    terminal_expect(&term, "/dev/full cannot be written: No space left");
    ck_assert_int_eq(stat("/dev/full", &info), 0);
    ck_assert(S_ISCHR(info.st_mode));
    ck_assert_int_eq(mkfifo(folder_path("pipe"), 0600), 0);
    terminal_type(&term, dl_str_format(&arena, ":w! %s\r", folder_path("pipe")).ptr);
    terminal_expect(&term, "pipe cannot be written");
    int heard = open(folder_path("pipe"), O_RDONLY | O_NONBLOCK);
    terminal_type(&term, dl_str_format(&arena, ":w! %s\r", folder_path("pipe")).ptr);
    terminal_expect(&term, "Saved: ");
    char byte;
    ck_assert_int_eq(read(heard, &byte, 1), 1);
    close(heard);
}
END_TEST

Suite *errands_suite(void)
{
    Suite *suite = suite_create("errands");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, NULL, release);
    tcase_add_test(all, gives_the_address_to_the_browser_as_one_word);
    tcase_add_test(all, says_that_there_is_no_such_browser);
    tcase_add_test(all, writes_a_note_in_the_editor);
    tcase_add_test(all, keeps_the_note_when_the_editor_gives_up);
    tcase_add_test(all, says_that_a_note_is_too_long);
    tcase_add_test(all, pipes_the_article_into_a_command);
    tcase_add_test(all, gives_out_nothing_that_a_terminal_obeys);
    tcase_add_test(all, an_interrupt_ends_the_command_and_not_the_explorer);
    tcase_add_test(all, an_interrupt_behind_the_command_goes_back);
    tcase_add_test(all, copies_by_the_terminals_own_clipboard);
    tcase_add_test(all, saves_and_never_over_a_file);
    tcase_add_test(all, writes_over_a_file_by_putting_another_in_its_place);
    suite_add_tcase(suite, all);
    return suite;
}
