/* `dateline sources` against a server on loopback. */
#include <stdio.h>
#include <string.h>

#include "tests/folder.h"
#include "tests/program.h"
#include "tests/server.h"
#include "tests/suites.h"

#define LIBRARY "--library", folder_path("library.db")

static void start(void)
{
    folder_make();
    server_start();
}

/* What `sources add ADDRESS` finds for the front page "/": it is put there first. */
static const struct {
    const char *page;
    const char *found; /* the path of the feed; NULL: none */
    const char *said;  /* on standard error, or NULL */
} sites[] = {
    { "<html><head><link rel=alternate type=application/rss+xml href=/feed>", "/feed", NULL },
    { "<html><link rel=alternate type=application/rss+xml href=/missing>"
      "<link rel=alternate type=application/atom+xml href=/dated>", "/dated", NULL },
    { "<html><link rel=alternate type=application/rss+xml href=/feed>"
      "<link rel=alternate type=application/rss+xml href=/dated>", "/feed", "names this feed too" },
    { "<html><a href='/moved'>x</a><a href='/elsewhere/rss'>RSS</a>", "/feed", NULL },
    { "<html><body><p>Nothing here says where the feed is.</p>", "/feed", NULL },
    { "<rss><channel><title>Front</title></channel></rss>", "/", NULL },
};

START_TEST(finds_the_feed_of_a_site)
{
    start();
    server_put("/", "text/html", dl_str_from(sites[_i].page));
    program_answer answer = PROGRAM_RUN("sources", "add", server_address("/"), "--allow-local",
                                        "--json", LIBRARY);
    char line[128];
    snprintf(line, sizeof line, "{\"url\":\"%s\"", server_address(sites[_i].found));
    program_expect_status(&answer, 0);
    program_expect_out(&answer, line);
    if (sites[_i].said)
        program_expect_err(&answer, sites[_i].said);
    program_release(&answer);
}
END_TEST

START_TEST(says_why_an_address_is_not_followed)
{
    start();
    static const struct {
        const char *path, *said;
    } cases[] = {
        { "/missing", "nothing at this address" },
        { "/fault", "has a fault" },
        { "/to-file", "not asked" },
    };
    for (size_t i = 0; i < DL_COUNT(cases); i++) {
        program_answer answer = PROGRAM_RUN("sources", "add", server_address(cases[i].path),
                                            "--allow-local", LIBRARY);
        program_expect_status(&answer, 3);
        program_expect_err(&answer, cases[i].said);
        program_release(&answer);
    }
    program_answer answer = PROGRAM_RUN("sources", "list", LIBRARY);
    program_expect_status(&answer, 1);
    program_release(&answer);
}
END_TEST

START_TEST(asks_this_computer_only_if_told_to)
{
    start();
    program_answer answer = PROGRAM_RUN("sources", "add", server_address("/feed"), LIBRARY);
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "--allow-local");
    ck_assert_uint_eq(server_count("/feed"), 0);
    program_release(&answer);
}
END_TEST

START_TEST(keeps_what_is_said_of_a_source)
{
    start();
    const char *feed = server_address("/feed");
    program_answer answer = PROGRAM_RUN("sources", "add", feed, "--allow-local", LIBRARY);
    program_expect_out(&answer, "Loopback News");
    program_release(&answer);
    answer = PROGRAM_RUN("sources", "add", feed, "--title", "Mine", "--folder", "chips",
                         "--full-text", LIBRARY);
    program_expect_status(&answer, 0);
    program_release(&answer);
    ck_assert_uint_eq(server_count("/feed"), 1);
    answer = PROGRAM_RUN("sources", "list", "--json", LIBRARY);
    ck_assert_uint_eq(program_count(&answer, "\n"), 1);
    program_expect_out(&answer, "\"title\":\"Mine\",\"folder\":\"chips\"");
    program_expect_out(&answer, "\"page\":\"https://news.example/\"");
    program_expect_out(&answer, "\"full_text\":true");
    program_release(&answer);
}
END_TEST

START_TEST(exports_what_it_imports)
{
    start();
    folder_write("urls", DL_STR("https://a.example/f chips \"~A & B\"\n"
                                "https://b.example/f\nquery:x\n"));
    program_answer answer = PROGRAM_RUN("sources", "import", folder_path("urls"), LIBRARY);
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "2 sources added, 0 were there");
    program_expect_err(&answer, "query:x");
    program_release(&answer);
    answer = PROGRAM_RUN("sources", "export", LIBRARY);
    program_expect_out(&answer, "A &amp; B");
    folder_write("a.opml", dl_buf_str(&answer.out));
    program_release(&answer);
    answer = PROGRAM_RUN("sources", "import", folder_path("a.opml"), LIBRARY);
    program_expect_out(&answer, "0 sources added, 2 were there");
    program_release(&answer);
    answer = PROGRAM_RUN("sources", "import", "--json", folder_path("a.opml"), "--library",
                         folder_path("other.db"));
    program_expect_out(&answer, "a.opml\",\"added\":2,\"known\":0}\n");
    program_release(&answer);
    answer = PROGRAM_RUN("sources", "list", "--tsv", "--library", folder_path("other.db"));
    program_expect_out(&answer, "\nhttps://a.example/f\tA & B\tchips\t");
    program_release(&answer);
}
END_TEST

START_TEST(removes_the_one_source_that_is_meant)
{
    start();
    folder_write("urls", DL_STR("https://a.example/vi \"~Tin tức\"\nhttps://a.example/en\n"));
    program_answer answer = PROGRAM_RUN("sources", "import", folder_path("urls"), LIBRARY);
    program_release(&answer);
    answer = PROGRAM_RUN("sources", "remove", "a.example", LIBRARY);
    program_expect_status(&answer, 1);
    program_release(&answer);
    answer = PROGRAM_RUN("sources", "remove", "tin tuc", LIBRARY);
    program_expect_status(&answer, 0);
    program_release(&answer);
    answer = PROGRAM_RUN("sources", LIBRARY);
    ck_assert_uint_eq(program_count(&answer, "https://"), 1);
    program_release(&answer);
}
END_TEST

static const struct {
    const char *words[4];
    int status;
} usages[] = {
    { { "sources", "nonsense" }, 2 },
    { { "sources", "add" }, 2 },
    { { "sources", "list", "more" }, 2 },
    { { "sources", "add", "not an address" }, 2 },
    { { "sources", "import", "/nonexistent/urls" }, 3 },
    { { "sources", "export" }, 1 },
};

START_TEST(says_how_it_is_used)
{
    start();
    const char *words[8] = { NULL };
    size_t count = 0;
    while (count < DL_COUNT(usages[_i].words) && usages[_i].words[count]) {
        words[count] = usages[_i].words[count];
        count++;
    }
    words[count] = "--library";
    words[count + 1] = folder_path("library.db");
    program_answer answer = program_run(DL_STR(""), words);
    program_expect_status(&answer, usages[_i].status);
    program_release(&answer);
}
END_TEST

Suite *sources_suite(void)
{
    Suite *suite = suite_create("sources");
    TCase *tcase = tcase_create("sources");
    tcase_add_loop_test(tcase, finds_the_feed_of_a_site, 0, (int)DL_COUNT(sites));
    tcase_add_test(tcase, says_why_an_address_is_not_followed);
    tcase_add_test(tcase, asks_this_computer_only_if_told_to);
    tcase_add_test(tcase, keeps_what_is_said_of_a_source);
    tcase_add_test(tcase, exports_what_it_imports);
    tcase_add_test(tcase, removes_the_one_source_that_is_meant);
    tcase_add_loop_test(tcase, says_how_it_is_used, 0, (int)DL_COUNT(usages));
    suite_add_tcase(suite, tcase);
    return suite;
}
