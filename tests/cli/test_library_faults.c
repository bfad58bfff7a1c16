/* A full disk, a file or folder that may not be written, a file that was cut: a sentence that
 * says what is safe, and nothing lost. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/file.h"
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/suites.h"

static dl_arena arena;
static const char *path, *input;

static void write_articles(int count)
{
    dl_buf out = { 0 };
    for (int i = 0; i < count; i++) {
        dl_buf_format(&out, "{\"title\":\"Bài số %d\",\"url\":\"https://e.org/%d\",\"text\":\"", i,
                      i);
        for (unsigned j = 0, word = (unsigned)i * 77u + 1; j < 60; j++) {
            word = word * 1664525u + 1013904223u;
            dl_buf_format(&out, "chữ%x ", word);
        }
        dl_buf_add(&out, DL_STR("Nvidia.\"}\n"));
    }
    folder_write("in.jsonl", dl_buf_str(&out));
    dl_buf_release(&out);
}

static void make_place(void)
{
    folder_make();
    path = dl_str_copy(&arena, dl_str_from(folder_path("here/library.db"))).ptr;
    input = dl_str_copy(&arena, dl_str_from(folder_path("in.jsonl"))).ptr;
}

static void release(void)
{
    dl_arena_release(&arena);
}

static void add(int status, const char *message)
{
    program_answer answer = PROGRAM_RUN("add", "--library", path, input);
    program_expect_status(&answer, status);
    if (message)
        program_expect_err(&answer, message);
    program_release(&answer);
}

static unsigned expect_whole(void)
{
    unsigned articles = 0;
    program_answer answer = PROGRAM_RUN("check", "--json", "--library", path);
    program_expect_status(&answer, 0);
    ck_assert_int_eq(sscanf(dl_buf_cstr(&answer.out), "{\"articles\":%u", &articles), 1);
    program_release(&answer);
    return articles;
}

/* Adds with files that may not grow beyond so many bytes. Only the program is limited: the
 * messages of the tests go through a file too. */
static void add_with_room(unsigned bytes, const char *message)
{
    const char *program = dl_str_copy(&arena, dl_str_from(program_path())).ptr;
    folder_write("limited.sh",
                 dl_str_format(&arena, "trap '' XFSZ\nexec prlimit --fsize=%u '%s' \"$@\"\n",
                               bytes, program));
    const char *script = dl_str_copy(&arena, dl_str_from(folder_path("limited.sh"))).ptr;
    setenv("DATELINE", "/bin/sh", 1);
    program_answer answer = PROGRAM_RUN(script, "add", "--library", path, input);
    setenv("DATELINE", program, 1);
    program_expect_status(&answer, 3);
    program_expect_err(&answer, message);
    program_release(&answer);
}

/* --- a full disk ---------------------------------------------------------------------- */

static const unsigned rooms[] = { 1000, 40000, 300000 };

START_TEST(a_full_disk_keeps_what_was_there)
{
    write_articles(20);
    add(0, NULL);
    write_articles(1500);
    add_with_room(rooms[_i], "What was kept before is safe");
    unsigned articles = expect_whole();
    ck_assert_uint_ge(articles, 20);
    add(0, NULL); /* with room, the rest goes in */
    ck_assert_uint_eq(expect_whole(), 1500);
}
END_TEST

START_TEST(a_full_disk_from_the_start_says_so)
{
    write_articles(20);
    add_with_room(100, "The disk is full");
    add(0, NULL);
    ck_assert_uint_eq(expect_whole(), 20);
}
END_TEST

/* --- rights --------------------------------------------------------------------------- */

static int give_away(const char *name, const struct stat *about, int kind, struct FTW *at)
{
    (void)about, (void)kind, (void)at;
    return chown(name, 65534, 65534);
}

/* Rights do not bind root, so these tests go on as nobody; false if that cannot be. */
static bool become_nobody(void)
{
    if (geteuid() != 0)
        return true;
    nftw(folder_path(""), give_away, 16, FTW_PHYS);
    return setgid(65534) == 0 && setuid(65534) == 0 && access(program_path(), X_OK) == 0;
}

START_TEST(a_library_that_may_only_be_read_is_read)
{
    write_articles(20);
    add(0, NULL);
    if (!become_nobody())
        return;
    ck_assert_int_eq(chmod(path, 0400), 0);
    ck_assert_int_eq(chmod(folder_path("here"), _i == 0 ? 0500 : 0700), 0);
    program_answer answer = PROGRAM_RUN("search", "--library", path, "nvidia");
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "Bài số 7");
    program_release(&answer);
    ck_assert_uint_eq(expect_whole(), 20);
    write_articles(30);
    add(3, "may not be written. What is in it is safe");
    ck_assert_uint_eq(expect_whole(), 20);
    answer = PROGRAM_RUN("reannotate", "--every", "--library", path);
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "may not be written");
    program_release(&answer);
}
END_TEST

START_TEST(a_library_that_may_not_be_read_says_so)
{
    write_articles(20);
    add(0, NULL);
    if (!become_nobody())
        return;
    ck_assert_int_eq(chmod(path, 0), 0);
    program_answer answer = PROGRAM_RUN("search", "--library", path, "nvidia");
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "cannot be opened");
    program_release(&answer);
}
END_TEST

START_TEST(a_folder_that_may_not_be_written_says_so)
{
    write_articles(20);
    if (!become_nobody())
        return;
    mkdir(folder_path("here"), 0500);
    add(3, "cannot be opened");
}
END_TEST

/* --- a cut file ----------------------------------------------------------------------- */

START_TEST(a_cut_file_is_named_and_left_as_it_is)
{
    struct stat before, after;
    write_articles(300);
    add(0, NULL);
    ck_assert_int_eq(stat(path, &before), 0);
    ck_assert_int_eq(truncate(path, before.st_size * _i / 10), 0);
    ck_assert_int_eq(stat(path, &before), 0);
    static const char *const commands[] = { "check", "search", "add" };
    for (size_t i = 0; i < DL_COUNT(commands); i++) {
        const char *const words[] = { commands[i], "--library", path,
                                      i == 0 ? NULL : i == 1 ? "nvidia" : input, NULL };
        program_answer answer = program_run(DL_STR(""), words);
        program_expect_status(&answer, 3);
        program_expect_err(&answer, "`dateline check --repair`");
        program_release(&answer);
    }
    ck_assert_int_eq(stat(path, &after), 0);
    ck_assert_int_eq(before.st_size, after.st_size);
    program_answer answer = PROGRAM_RUN("check", "--repair", "--library", path);
    program_expect_err(&answer, "Saved into ");
    program_release(&answer);
    path = folder_path("here/library.db.saved");
    /* The first third of so small a file is the beginnings of the tables. */
    static const unsigned least[] = { 0, 20, 60, 100 };
    ck_assert_uint_ge(expect_whole(), least[_i - 3]);
}
END_TEST

Suite *library_faults_suite(void)
{
    Suite *suite = suite_create("library_faults");
    TCase *tcase = tcase_create("library_faults");
    tcase_add_checked_fixture(tcase, make_place, release);
    tcase_add_loop_test(tcase, a_full_disk_keeps_what_was_there, 0, (int)DL_COUNT(rooms));
    tcase_add_test(tcase, a_full_disk_from_the_start_says_so);
    tcase_add_loop_test(tcase, a_library_that_may_only_be_read_is_read, 0, 2);
    tcase_add_test(tcase, a_library_that_may_not_be_read_says_so);
    tcase_add_test(tcase, a_folder_that_may_not_be_written_says_so);
    tcase_add_loop_test(tcase, a_cut_file_is_named_and_left_as_it_is, 3, 7);
    suite_add_tcase(suite, tcase);
    return suite;
}
