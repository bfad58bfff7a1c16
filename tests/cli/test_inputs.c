/* Files as they are in the world, given to the real program: what is wrong gets a sentence
 * with the name of the file, and the rest goes on. */
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/folder.h"
#include "tests/program.h"
#include "tests/suites.h"

#define GOOD "A good article\n\nNvidia sells chips in China.\n"

static void make_link(void)
{
    ck_assert_int_eq(symlink(".", folder_path("bad")), 0);
}

static void make_cross_links(void)
{
    folder_write("bad/x/good.txt", DL_STR(GOOD));
    ck_assert_int_eq(symlink("..", folder_path("bad/x/up")), 0);
    ck_assert_int_eq(symlink("x", folder_path("bad/same")), 0);
}

static void make_dead_link(void)
{
    ck_assert_int_eq(symlink("nowhere", folder_path("bad")), 0);
}

static void make_huge_file(void)
{
    folder_write("bad", DL_STR(GOOD));
    ck_assert_int_eq(truncate(folder_path("bad"), ((off_t)64 << 20) + 1), 0);
}

static void make_binary(void)
{
    folder_write("bad", DL_STR("\1\2\0\0\376\0\4\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0\200\20\0\0\0"));
}

static void make_program(void)
{
    folder_write("bad", DL_STR("\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0\200\20\0\0\0\0"));
}

static void make_empty(void)
{
    folder_write("bad", DL_STR(""));
}

static void make_blank(void)
{
    folder_write("bad", DL_STR(" \n\t\n"));
}

static void make_invalid(void)
{
    folder_write("bad", DL_STR("Vài byte hỏng\n\nNvidia bán chip sang Trung Quốc \xc3\x28 và "
                               "cổ phiếu tăng mạnh \xed\xa0\x80 ở Hà Nội \xf0\x9f\n"));
}

static void make_empty_folder(void)
{
    ck_assert_int_eq(mkdir(folder_path("bad"), 0700), 0);
}

static void make_pipe(void)
{
    ck_assert_int_eq(mkfifo(folder_path("bad"), 0600), 0);
}

static void make_locked_folder(void)
{
    ck_assert_int_eq(mkdir(folder_path("bad"), 0000), 0);
}

static void make_locked_file(void)
{
    folder_write("bad", DL_STR(GOOD));
    ck_assert_int_eq(chmod(folder_path("bad"), 0000), 0);
}

static void make_nothing(void)
{
}

/* What `dateline annotate FOLDER/bad FOLDER/good.txt` says. */
static const struct {
    const char *what;
    void (*make)(void);
    int status;
    size_t articles;
    const char *message; /* NULL: none */
    bool unless_root;    /* nothing is locked for root */
} cases[] = {
    { "a file that is not there",   make_nothing,       3, 1, "bad",             false },
    { "a dead link",                make_dead_link,     3, 1, "bad",             false },
    { "an empty file",              make_empty,         3, 1, "empty",           false },
    { "a blank file",               make_blank,         3, 1, "empty",           false },
    { "binary data",                make_binary,        3, 1, "binary",          false },
    { "a program",                  make_program,       3, 1, "program",         false },
    { "invalid UTF-8, repaired",    make_invalid,       0, 2, "no UTF-8",        false },
    { "a link to its own folder",   make_link,          0, 2, NULL,              false },
    { "links across and upwards",   make_cross_links,   0, 2, NULL,              false },
    { "a huge file of NULs",        make_huge_file,     3, 1, "binary",          false },
    { "an empty folder",            make_empty_folder,  0, 1, "no file",         false },
    { "a pipe nobody writes to",    make_pipe,          3, 1, "bad",             false },
    { "a folder that is locked",    make_locked_folder, 3, 1, "Permission",      true  },
    { "a file that is locked",      make_locked_file,   3, 1, "Permission",      true  },
};

START_TEST(says_what_is_wrong_and_goes_on)
{
    if (cases[_i].unless_root && geteuid() == 0)
        return;
    folder_make();
    folder_write("good.txt", DL_STR(GOOD));
    cases[_i].make();
    program_answer answer =
        PROGRAM_RUN("annotate", "--json", folder_path("bad"), folder_path("good.txt"));
    ck_assert_msg(answer.status == cases[_i].status, "%s: status %d, %s", cases[_i].what,
                  answer.status, dl_buf_cstr(&answer.err));
    ck_assert_msg(program_count(&answer, "\n") == cases[_i].articles, "%s: articles %s",
                  cases[_i].what, dl_buf_cstr(&answer.out));
    if (cases[_i].message) {
        program_expect_err(&answer, cases[_i].message);
        program_expect_err(&answer, folder_path("bad"));
        const char *again = strstr(dl_buf_cstr(&answer.err), folder_path("bad")) + 1;
        ck_assert_msg(!strstr(again, folder_path("bad")), "%s: the file is named twice",
                      cases[_i].what);
    } else
        ck_assert_str_eq(dl_buf_cstr(&answer.err), "");
    program_release(&answer);
}
END_TEST

START_TEST(reads_a_pipe_to_its_end)
{
    folder_make();
    make_pipe();
    int writer = open(folder_path("bad"), O_RDWR | O_CLOEXEC);
    pid_t child = fork();
    if (child == 0) {
        int left = 1;
        usleep(100000); /* the reader should rather come first */
        if (write(writer, GOOD, strlen(GOOD)) < 0)
            _exit(1);
        while (ioctl(writer, FIONREAD, &left) == 0 && left > 0)
            usleep(10000);
        _exit(0);
    }
    close(writer);
    program_answer answer = PROGRAM_RUN("annotate", "--json", folder_path("bad"));
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "A good article");
    program_release(&answer);
}
END_TEST

START_TEST(shows_controls_in_names_as_marks)
{
    folder_make();
    const char *path = folder_path("bad\033[31m\302\233m\342\200\256name");
    program_answer answer = PROGRAM_RUN("annotate", path);
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "name");
    const char *err = dl_buf_cstr(&answer.err);
    ck_assert_ptr_null(strchr(err, '\033'));
    ck_assert_ptr_null(strstr(err, "\302\233"));
    ck_assert_ptr_null(strstr(err, "\342\200\256"));
    program_release(&answer);
}
END_TEST

START_TEST(shows_controls_in_articles_as_marks)
{
    program_answer answer =
        program_run(DL_STR("Title \033]0;owned\007 \302\2335m \342\200\256abc\n\nNvidia\r\n"),
                    (const char *const[]){ "annotate", "-", NULL });
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "owned");
    static const char *const forbidden[] = { "\033", "\007", "\302\233", "\342\200\256", "\r" };
    for (size_t i = 0; i < DL_COUNT(forbidden); i++)
        ck_assert_uint_eq(program_count(&answer, forbidden[i]), 0);
    program_release(&answer);
}
END_TEST

START_TEST(keeps_tabs_in_articles)
{
    program_answer answer = program_run(DL_STR("Prices\n\nA100\t10 000\tUSD\n"),
                                        (const char *const[]){ "show", "-", NULL });
    program_expect_out(&answer, "\nA100\t10 000\tUSD\n");
    program_release(&answer);
}
END_TEST

Suite *inputs_suite(void)
{
    Suite *suite = suite_create("inputs");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, says_what_is_wrong_and_goes_on, 0, (int)DL_COUNT(cases));
    tcase_add_test(all, reads_a_pipe_to_its_end);
    tcase_add_test(all, shows_controls_in_names_as_marks);
    tcase_add_test(all, shows_controls_in_articles_as_marks);
    tcase_add_test(all, keeps_tabs_in_articles);
    suite_add_tcase(suite, all);
    return suite;
}
