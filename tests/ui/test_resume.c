/* A library that is kept, in a real terminal: what is added is there, what was marked is
 * marked, and the reader goes on where he left. */
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/server.h"
#include "tests/suites.h"
#include "tests/terminal.h"

static terminal term;
static dl_str library; /* --library=PATH */
static dl_arena arena;

static void release(void)
{
    terminal_release(&term);
    dl_arena_release(&arena);
}

static void make_library(void)
{
    folder_make();
    library = dl_str_format(&arena, "--library=%s", folder_path("library.db"));
    program_answer answer = PROGRAM_RUN("add", library.ptr, "tests/data/screens");
    program_expect_status(&answer, 0);
    program_release(&answer);
}

static void start(const char *option)
{
    const char *words[] = { program_path(), library.ptr, option, NULL };
    terminal_start(&term, 120, 40, words, NULL);
    terminal_expect(&term, "Dateline");
}

static void leave(void)
{
    terminal_keys(&term, "Q");
    ck_assert_int_eq(terminal_end(&term), 0);
}

static void start_again(const char *option)
{
    leave();
    terminal_release(&term);
    start(option);
}

static void do_keys(const char *keys, const char *expected)
{
    terminal_keys(&term, keys);
    terminal_expect(&term, expected);
}

START_TEST(goes_on_where_the_reader_left)
{
    make_library();
    start(NULL);
    terminal_expect(&term, "7 articles");
    do_keys("F3", "Companies");
    do_keys("j j j Enter", "[");
    do_keys("F2 j *", "★ ");
    do_keys("s o", "oldest first");
    dl_str title = dl_str_copy(&arena, dl_str_from(terminal_row(&term, 1)));
    start_again(NULL);
    terminal_expect(&term, "oldest first");
    terminal_expect(&term, "of 7 articles");
    terminal_expect(&term, "★ ");
    terminal_expect(&term, dl_str_format(&arena, "%.*s", DL_STR_ARGS(title)).ptr);
    start_again("--fresh");
    terminal_expect(&term, "7 articles");
    ck_assert(!terminal_shows(&term, "oldest first"));
    leave();
}
END_TEST

START_TEST(goes_on_with_the_events_of_a_name_only)
{
    make_library();
    start(NULL);
    terminal_expect(&term, "7 articles");
    do_keys("/", "Search");
    terminal_type(&term, "nvidia");
    do_keys("Enter", "[Nvidia]");
    do_keys("E", "[its events only]");
    start_again(NULL);
    terminal_expect(&term, "[its events only]");
    terminal_expect(&term, "Nvidia only");
    leave();
}
END_TEST

START_TEST(says_which_filters_it_goes_on_with)
{
    make_library();
    start(NULL);
    terminal_expect(&term, "7 articles");
    terminal_keys(&term, "f");
    terminal_expect(&term, "Only articles with");
    terminal_type(&term, "lang:vi\r");
    terminal_expect(&term, "[lang:vi]");
    start_again(NULL);
    terminal_expect(&term, "with 1 filter: % switches");
    terminal_expect(&term, "[lang:vi]");
    do_keys("%", "(lang:vi off)");
    leave();
}
END_TEST

START_TEST(keeps_how_far_an_article_was_read)
{
    make_library();
    start(NULL);
    terminal_expect(&term, "7 articles");
    do_keys("G Enter", "Page two");
    terminal_keys(&term, "Space");
    terminal_expect_gone(&term, "Page two");
    dl_str line = dl_str_copy(&arena, dl_str_from(terminal_row(&term, 5)));
    start_again(NULL);
    terminal_expect(&term, "The keeper of the long book ─");
    terminal_expect(&term, dl_str_format(&arena, "%.*s", DL_STR_ARGS(line)).ptr);
    leave();
}
END_TEST

START_TEST(adds_what_the_reader_names_and_keeps_it)
{
    folder_make();
    folder_write("news/a.txt",
                 DL_STR("Nvidia sells\n\nNvidia sells the H20, said Jensen Huang.\n"));
    library = dl_str_format(&arena, "--library=%s", folder_path("library.db"));
    start(NULL);
    terminal_expect(&term, "This is the built-in sample");
    terminal_keys(&term, "A");
    terminal_expect(&term, "Add a file, folder");
    terminal_type(&term, "/nowhere/at/all\r");
    terminal_expect(&term, "No such file");
    terminal_keys(&term, "C-u");
    terminal_type(&term, folder_path("ne"));
    do_keys("Tab", folder_path("news/"));
    do_keys("Enter", "1 article "); /* and none of the sample's */
    terminal_expect(&term, "1 article added.");
    terminal_keys(&term, "A");
    terminal_expect(&term, "Add a file, folder");
    terminal_keys(&term, "C-u");
    terminal_type(&term, folder_path("news/a.txt"));
    do_keys("Enter", "0 articles added, 1 there already.");
    start_again(NULL);
    terminal_expect(&term, "1 article ");
    terminal_expect(&term, "Nvidia sells");
    leave();
}
END_TEST

START_TEST(tells_what_came_of_visits)
{
    make_library();
    start(NULL);
    terminal_expect(&term, "7 articles");
    do_keys("R", "No source is followed yet");
    terminal_keys(&term, "A");
    terminal_expect(&term, "Add a file, folder");
    terminal_type(&term, "http://127.0.0.1:9/feed\r"); /* nobody answers there */
    terminal_expect(&term, "0 new articles, 1 failed.");
    do_keys("j", "▸•2024-12-03");
    leave();
}
END_TEST

START_TEST(shows_news_while_it_is_open)
{
    make_library();
    server_start();
    server_put("/news", "application/rss+xml", server_feed(1, 3, &arena));
    folder_write("urls", dl_str_format(&arena, "%s\n", server_address("/news")));
    program_answer answer =
        PROGRAM_RUN("sources", "import", folder_path("urls"), library.ptr);
    program_expect_status(&answer, 0);
    program_release(&answer);
    start("--allow-local");
    terminal_expect(&term, "7 articles");
    do_keys("j", "▸•2024-12-03");
    do_keys("R", "3 new articles.");
    terminal_expect(&term, "10 articles");
    terminal_expect(&term, "▸•2024-12-03");
    server_put("/news", "application/rss+xml", server_feed(2, 5, &arena));
    do_keys("R", "2 new articles.");
    folder_write("a.txt", DL_STR("Nvidia sells\n\nNvidia sells the H20, it said.\n"));
    answer = PROGRAM_RUN("add", folder_path("a.txt"), library.ptr); /* beside it */
    program_expect_status(&answer, 0);
    program_release(&answer);
    terminal_expect(&term, "1 new article.");
    terminal_expect(&term, "13 articles");
    terminal_expect(&term, "▸•2024-12-03");
    leave();
}
END_TEST

Suite *resume_suite(void)
{
    Suite *suite = suite_create("resume");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, NULL, release);
    tcase_add_test(all, goes_on_where_the_reader_left);
    tcase_add_test(all, says_which_filters_it_goes_on_with);
    tcase_add_test(all, goes_on_with_the_events_of_a_name_only);
    tcase_add_test(all, keeps_how_far_an_article_was_read);
    tcase_add_test(all, adds_what_the_reader_names_and_keeps_it);
    tcase_add_test(all, tells_what_came_of_visits);
    tcase_add_test(all, shows_news_while_it_is_open);
    suite_add_tcase(suite, all);
    return suite;
}
