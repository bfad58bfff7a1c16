/* What all commands have in common: help, options, exit statuses. */
#include <string.h>

#include "tests/program.h"
#include "tests/suites.h"

static const char *const commands[] = { "annotate" };

START_TEST(helps_with_each_command)
{
    const char *name = commands[_i];
    program_answer option = PROGRAM_RUN(name, "--help");
    program_answer brief = PROGRAM_RUN(name, "-h");
    program_answer word = PROGRAM_RUN("help", name);
    program_answer all = PROGRAM_RUN("--help");
    program_expect_status(&option, 0);
    program_expect_out(&option, "usage: dateline");
    program_expect_out(&option, name);
    program_expect_out(&option, "--json");
    ck_assert_str_eq(dl_buf_cstr(&option.err), "");
    ck_assert_str_eq(dl_buf_cstr(&option.out), dl_buf_cstr(&brief.out));
    ck_assert_str_eq(dl_buf_cstr(&option.out), dl_buf_cstr(&word.out));
    program_expect_status(&all, 0);
    program_expect_out(&all, name);
    program_release(&option);
    program_release(&brief);
    program_release(&word);
    program_release(&all);
}
END_TEST

START_TEST(refuses_an_option_it_does_not_know)
{
    program_answer answer = PROGRAM_RUN(commands[_i], "--colour");
    program_expect_status(&answer, 2);
    program_expect_err(&answer, "--colour");
    program_expect_err(&answer, "--help");
    ck_assert_str_eq(dl_buf_cstr(&answer.out), "");
    program_release(&answer);
}
END_TEST

static const struct {
    const char *words[4];
    int status;
    const char *says; /* in the output, or in the messages if the status is not 0 */
} cases[] = {
    { { "--version" },                           0, "dateline 0." },
    { { "-V" },                                  0, "dateline 0." },
    { { "--help" },                              0, "commands:" },
    { { "-h" },                                  0, "commands:" },
    { { "help" },                                0, "commands:" },
    { { "help", "nosuch" },                      2, "no command nosuch" },
    { { "annotate" },                            2, "needs a file" },
    { { "annotate", "--published" },             2, "needs a value" },
    { { "annotate", "--published", "soon", "-" }, 2, "\"soon\" is no date" },
    { { "annotate", "--published=2024-13", "-" }, 2, "is no date" },
    { { "annotate", "--json=yes", "-" },         2, "takes no value" },
    { { "annotate", "--", "--help" },            3, "--help" },
};

START_TEST(answers_words_with_a_status_and_a_sentence)
{
    const char *words[5] = { 0 };
    for (size_t i = 0; i < DL_COUNT(cases[_i].words); i++)
        words[i] = cases[_i].words[i];
    program_answer answer = program_run(DL_STR("text"), words);
    program_expect_status(&answer, cases[_i].status);
    if (cases[_i].status == 0)
        program_expect_out(&answer, cases[_i].says);
    else
        program_expect_err(&answer, cases[_i].says);
    ck_assert(cases[_i].status == 0 || answer.out.count == 0);
    program_release(&answer);
}
END_TEST

START_TEST(says_when_the_output_cannot_be_written)
{
    program_answer answer = program_run_into("/dev/full", DL_STR("Nvidia sells chips.\n"),
                                             (const char *const[]){ "annotate", "--json", "-",
                                                                    NULL });
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "could not be written");
    program_release(&answer);
}
END_TEST

Suite *commands_suite(void)
{
    Suite *suite = suite_create("commands");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 60);
    tcase_add_loop_test(all, helps_with_each_command, 0, (int)DL_COUNT(commands));
    tcase_add_loop_test(all, refuses_an_option_it_does_not_know, 0, (int)DL_COUNT(commands));
    tcase_add_loop_test(all, answers_words_with_a_status_and_a_sentence, 0,
                        (int)DL_COUNT(cases));
    tcase_add_test(all, says_when_the_output_cannot_be_written);
    suite_add_tcase(suite, all);
    return suite;
}
