/* Correcting names in the explorer: at once in what is shown, for good in the file of
 * corrections, and back with U. On files that are only looked at, and on a library. */
#include "dateline/file.h"
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/suites.h"
#include "tests/terminal.h"

static terminal term;
static dl_arena arena;

static void release(void)
{
    terminal_release(&term);
    dl_arena_release(&arena);
}

static void start(bool kept)
{
    static const char articles[] = "tests/data/screens";
    folder_make();
    dl_str data = dl_str_format(&arena, "XDG_DATA_HOME=%s", folder_path("data"));
    dl_str library = dl_str_format(&arena, "--library=%s", folder_path("library.db"));
    if (kept) {
        program_answer answer = PROGRAM_RUN("add", library.ptr, articles);
        program_expect_status(&answer, 0);
        program_release(&answer);
    }
    const char *words[] = { program_path(), kept ? library.ptr : articles, NULL };
    const char *environment[] = { data.ptr, NULL };
    terminal_start(&term, 120, 40, words, environment);
    terminal_expect(&term, "7 articles");
    terminal_keys(&term, "F3");
    terminal_expect(&term, " Lisa Su");
}

static void command(const char *text, const char *expected)
{
    terminal_type(&term, text);
    terminal_type(&term, "\r");
    terminal_expect(&term, expected);
}

static void expect_corrections(const char *text)
{
    dl_error error = { 0 };
    dl_str bytes;
    ck_assert_msg(dl_file_read(folder_path("data/dateline/corrections.tsv"), 1 << 20,
                               &arena, &bytes, &error),
                  "%s", error.message);
    ck_assert_msg(dl_str_find(bytes, dl_str_from(text), 0) != SIZE_MAX, "%.*s",
                  DL_STR_ARGS(bytes));
}

START_TEST(renames_and_takes_it_back)
{
    start(_i);
    command(":rename Su Lisa", "Lisa Su is now called Su Lisa");
    terminal_expect(&term, "│ Su Lisa ");
    expect_corrections("\tSu Lisa");
    terminal_keys(&term, "U");
    terminal_expect(&term, "│ Lisa Su ");
}
END_TEST

START_TEST(hides_a_name_that_is_none)
{
    start(_i);
    command(":hide", "Lisa Su is no name any more");
    terminal_expect_gone(&term, "│ Lisa Su ");
    expect_corrections("hide\t");
    terminal_keys(&term, "U");
    terminal_expect(&term, "│ Lisa Su ");
}
END_TEST

START_TEST(merges_and_keeps_the_focus)
{
    start(_i);
    terminal_keys(&term, "Enter");
    terminal_expect(&term, "[Lisa Su]");
    command(":merge jensen huang", "Lisa Su is now one with Jensen Huang");
    terminal_expect(&term, "[Jensen Huang]");
    terminal_keys(&term, "U");
    terminal_expect(&term, "│ Lisa Su ");
    command(":merge Nobody At All", "No other name here is Nobody At All");
}
END_TEST

START_TEST(changes_the_kind)
{
    start(_i);
    command(":retype company", "Lisa Su is now a company");
    terminal_expect_gone(&term, "│People ");
    command(":retype planet", ":retype takes person, company");
    terminal_keys(&term, "* U U"); /* the star first, then the correction */
    terminal_expect(&term, "│People ");
}
END_TEST

START_TEST(corrects_while_a_card_is_open)
{
    start(_i);
    terminal_keys(&term, "i");
    terminal_expect(&term, "in 1 article");
    command(":hide", "This is no name any more");
    terminal_keys(&term, "Esc U");
    terminal_expect(&term, "│ Lisa Su ");
}
END_TEST

Suite *correct_suite(void)
{
    Suite *suite = suite_create("correct");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, NULL, release);
    tcase_add_loop_test(all, renames_and_takes_it_back, 0, 2);
    tcase_add_loop_test(all, hides_a_name_that_is_none, 0, 2);
    tcase_add_loop_test(all, merges_and_keeps_the_focus, 0, 2);
    tcase_add_loop_test(all, changes_the_kind, 0, 2);
    tcase_add_loop_test(all, corrects_while_a_card_is_open, 0, 2);
    suite_add_tcase(suite, all);
    return suite;
}
