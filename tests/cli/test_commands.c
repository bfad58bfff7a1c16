/* What all commands have in common: help, options, exit statuses. */
#include <string.h>

#include "dateline/json.h"
#include "tests/program.h"
#include "tests/suites.h"

static const char *const commands[] = { "annotate", "search",   "entities",
                                        "show",     "timeline", "chips" };

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
    { { "search" },                              2, "needs a query" },
    { { "search", "((((" },                      2, "no word in it" },
    { { "search", "\"" },                        2, "no word in it" },
    { { "search", "after:soon" },                2, "2023-10-17" },
    { { "search", "--limit", "many", "nvidia" }, 2, "takes a number" },
    { { "search", "--as-of", "soon", "nvidia" }, 2, "is no date" },
    { { "search", "--explain", "--json", "a" },  2, "neither with --json" },
    { { "search", "--limit=0", "chip" },         1, "" },
    { { "entities", "--limit=0" },               1, "" },
    { { "show", "--limit=0" },                   1, "" },
    { { "timeline", "--limit=0" },               1, "" },
    { { "timeline", "--help" },                  0, "with 0 none, so that it ends with 1" },
    { { "entities", "--kind", "planet" },        2, "is no kind" },
    { { "entities", "--limit=-1" },              2, "takes a number" },
    { { "show", "--why" },                       2, "no option --why" },
    { { "timeline", "--as-of", "2023-02-30" },   2, "is no date" },
    { { "timeline", "--entity", "kangaroo" },    1, "No article names" },
    { { "chips", "--as-of", "soon" },            2, "is no date" },
    { { "show", "--library", "no\x1B[31m.db" },   3, "no library no<1B>[31m.db;" },
    { { "no\xC2\x9B" "31m.txt" },                2, "command no<9B>31m.txt;" },
    { { "-\x1B[31m" },                           2, "option -<1B>[31m before" },
    { { "annotate", "HTTP://127.0.0.1/x" },       3, "inside the local network" },
    { { "show", "Http://127.0.0.1/x" },          3, "inside the local network" },
    { { "timeline", "--entity", "a\"b OR c" },    1, "No article names" },
    { { "show", "--library", "" },               2, "needs the path" },
    { { "add", "--library=", "-" },              2, "needs the path" },
    { { "search", "nvidia", "no-such-file" },    3, "no-such-file" },
    { { "entities", "no-such-file" },            3, "no-such-file" },
    { { "show", "no-such-file" },                3, "no-such-file" },
    { { "timeline", "no-such-file" },            3, "no-such-file" },
    { { "chips", "no-such-file" },               3, "no-such-file" },
    { { "tests/data/screens" },                  3, "needs a terminal" },
    { { "serach", "huawei" },                    2, "Did you mean `dateline search`?" },
    { { "ad", "news" },                          2, "Did you mean `dateline add`?" },
    { { "--library", "none.db", "add", "news" }, 2, "stands before its options" },
    { { "nowhere.txt" },                         2, "no file, folder or command nowhere.txt" },
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

/* Commands that print a row for each thing, on the articles of tests/data/screens. */
static const struct {
    const char *words[4];
    const char *columns;
    size_t least; /* rows */
} tables[] = {
    { { "search", "nvidia" },
      "type id date name file text kind mentions actor targets items", 6 },
    { { "entities" },         "id name kind known mentions documents names", 8 },
    { { "show" },             "id file title published origin lang source url words text", 7 },
    { { "timeline" },
      "date precision actor action targets items certainty articles files other_dates "
      "confirmation reference citation sentence",
      4 },
    { { "timeline", "--reference" },
      "date precision actor action targets items certainty articles files other_dates "
      "confirmation reference citation sentence",
      100 },
    { { "timeline", "--entity", "英伟达" },
      "date precision actor action targets items certainty articles files other_dates "
      "confirmation reference citation sentence",
      3 },
    { { "chips", "--as-of=2023-12-31" },
      "chip vendor us us_from us_source cn cn_from cn_source", 20 },
};

/* Persons take no part in a deed themselves: the sentence names them. */
START_TEST(tells_the_events_whose_sentence_names_a_person)
{
    dl_str text = DL_STR(
        "Nvidia gets licences\n\nWASHINGTON, July 15, 2025 - Nvidia chief executive Jensen "
        "Huang said on July 14, 2025 that the United States had granted licences to sell the "
        "H20 chip to China.\n\nOn April 9, 2025 the United States required a licence for "
        "exports of the H20 to China.\n");
    const char *const words[] = { "timeline", "--entity", "huang", "-", NULL };
    program_answer answer = program_run(text, words);
    program_expect_status(&answer, 0);
    ck_assert_msg(strstr(dl_buf_cstr(&answer.out), "2025-07-14"), "%s",
                  dl_buf_cstr(&answer.out));
    ck_assert(!strstr(dl_buf_cstr(&answer.out), "2025-04-09"));
    program_release(&answer);
}
END_TEST

static bool has_text(json_object *list, const char *text)
{
    for (size_t i = 0; i < json_object_array_length(list); i++)
        if (strcmp(json_object_get_string(json_object_array_get_idx(list, i)), text) == 0)
            return true;
    return false;
}

/* "Donald Trump -> Donald Trump, Nvidia": four articles told it, each in its way. */
START_TEST(tells_nobody_as_actor_and_as_target_of_one_event)
{
    const char *const words[] = { "timeline", "--json", "src/reference/sample", NULL };
    program_answer answer = program_run(DL_STR(""), words);
    program_expect_status(&answer, 0);
    size_t rows = 0;
    for (dl_str rest = dl_buf_str(&answer.out), line; dl_str_line(&rest, &line); rows++) {
        dl_error error;
        json_object *row = dl_json_read(line, &error);
        json_object *actors = json_object_object_get(row, "actor");
        json_object *targets = json_object_object_get(row, "targets");
        for (size_t i = 0; i < json_object_array_length(actors); i++)
            ck_assert(!has_text(targets, json_object_get_string(
                                             json_object_array_get_idx(actors, i))));
        json_object_put(row);
    }
    ck_assert_uint_gt(rows, 100);
    program_release(&answer);
}
END_TEST

/* Gallium is no entity; 镓 is the same goods. */
START_TEST(tells_the_events_of_goods_without_a_name)
{
    dl_str text = DL_STR(
        "Beijing bans metals\n\nBEIJING, December 3, 2024 - China's Ministry of Commerce on "
        "Tuesday banned exports of gallium, germanium and antimony to the United States.\n\n"
        "On December 2, 2024 the United States restricted exports of HBM to China.\n");
    static const char *const names[] = { "gallium", "镓", "Gali" };
    const char *const words[] = { "timeline", "--entity", names[_i], "-", NULL };
    program_answer answer = program_run(text, words);
    program_expect_status(&answer, 0);
    ck_assert_msg(strstr(dl_buf_cstr(&answer.out), "2024-12-03"), "%s",
                  dl_buf_cstr(&answer.out));
    ck_assert(!strstr(dl_buf_cstr(&answer.out), "2024-12-02"));
    program_release(&answer);
}
END_TEST

static program_answer print_table(size_t i, const char *form)
{
    const char *words[8] = { 0 };
    size_t count = 0;
    for (; tables[i].words[count]; count++)
        words[count] = tables[i].words[count];
    words[count++] = form;
    words[count] = "tests/data/screens";
    program_answer answer = program_run(DL_STR(""), words);
    program_expect_status(&answer, 0);
    ck_assert_str_eq(dl_buf_cstr(&answer.err), "");
    return answer;
}

START_TEST(prints_an_object_a_line)
{
    program_answer answer = print_table((size_t)_i, "--json");
    size_t rows = 0;
    for (dl_str rest = dl_buf_str(&answer.out), line; dl_str_line(&rest, &line); rows++) {
        dl_error error;
        json_object *object = dl_json_read(line, &error);
        ck_assert_msg(object != NULL, "%s: %.*s", error.message, DL_STR_ARGS(line));
        dl_buf keys = { 0 };
        json_object_object_foreach(object, key, value)
        {
            (void)value;
            dl_buf_format(&keys, "%s%s", keys.count ? " " : "", key);
        }
        ck_assert_str_eq(dl_buf_cstr(&keys), tables[_i].columns);
        dl_buf_release(&keys);
        json_object_put(object);
    }
    ck_assert_uint_ge(rows, tables[_i].least);
    program_release(&answer);
}
END_TEST

START_TEST(prints_a_row_of_the_named_columns_a_line)
{
    program_answer answer = print_table((size_t)_i, "--tsv");
    dl_str rest = dl_buf_str(&answer.out), line, columns = dl_str_from(tables[_i].columns), name;
    ck_assert(dl_str_line(&rest, &line));
    size_t tabs = 0, rows = 0;
    while (columns.len) {
        dl_str cell;
        dl_str_cut(columns, ' ', &name, &columns);
        dl_str_cut(line, '\t', &cell, &line);
        ck_assert_msg(dl_str_equal(cell, name), "%.*s", DL_STR_ARGS(cell));
        tabs += columns.len > 0;
    }
    ck_assert_uint_eq(line.len, 0);
    for (; dl_str_line(&rest, &line); rows++) {
        size_t found = 0;
        for (size_t i = 0; i < line.len; i++)
            found += line.ptr[i] == '\t';
        ck_assert_msg(found == tabs, "%zu columns: %.*s", found + 1, DL_STR_ARGS(line));
    }
    ck_assert_uint_ge(rows, tables[_i].least);
    program_release(&answer);
}
END_TEST

/* For people, at least the words are there. */
START_TEST(prints_lines_for_people)
{
    const char *words[8] = { 0 };
    size_t count = 0;
    for (; tables[_i].words[count]; count++)
        words[count] = tables[_i].words[count];
    words[count] = "tests/data/screens";
    program_answer answer = program_run(DL_STR(""), words);
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "Nvidia");
    program_release(&answer);
}
END_TEST

START_TEST(works_on_the_built_in_sample_without_a_path)
{
    program_answer answer = PROGRAM_RUN("show", "--json");
    program_expect_status(&answer, 0);
    ck_assert_uint_ge(program_count(&answer, "\n"), 26);
    program_release(&answer);
}
END_TEST

static const char *const unwritten[][4] = {
    { "annotate", "--json", "-" },       { "search", "h20" },        { "timeline", "--tsv" },
    { "search", "--explain", "h20" },    { "sources", "export" },    { "show", "--help" },
    { "help", "show" },                  { "--help" },               { "--version" },
};

START_TEST(says_when_the_output_cannot_be_written)
{
    program_answer answer =
        program_run_into("/dev/full", DL_STR("Nvidia sells chips.\n"), unwritten[_i]);
    program_expect_status(&answer, 3);
    program_expect_err(&answer,
                       "dateline: The output could not be written: No space left on device.\n");
    program_release(&answer);
}
END_TEST

Suite *commands_suite(void)
{
    Suite *suite = suite_create("commands");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, helps_with_each_command, 0, (int)DL_COUNT(commands));
    tcase_add_loop_test(all, refuses_an_option_it_does_not_know, 0, (int)DL_COUNT(commands));
    tcase_add_loop_test(all, answers_words_with_a_status_and_a_sentence, 0,
                        (int)DL_COUNT(cases));
    tcase_add_loop_test(all, prints_an_object_a_line, 0, (int)DL_COUNT(tables));
    tcase_add_loop_test(all, prints_a_row_of_the_named_columns_a_line, 0,
                        (int)DL_COUNT(tables));
    tcase_add_loop_test(all, prints_lines_for_people, 0, (int)DL_COUNT(tables));
    tcase_add_test(all, tells_the_events_whose_sentence_names_a_person);
    tcase_add_test(all, tells_nobody_as_actor_and_as_target_of_one_event);
    tcase_add_loop_test(all, tells_the_events_of_goods_without_a_name, 0, 3);
    tcase_add_test(all, works_on_the_built_in_sample_without_a_path);
    tcase_add_loop_test(all, says_when_the_output_cannot_be_written, 0,
                        (int)DL_COUNT(unwritten));
    suite_add_tcase(suite, all);
    return suite;
}
