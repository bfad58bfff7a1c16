/* `dateline fetch`, and addresses in the place of files, against a server on loopback. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dateline/buf.h"
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/server.h"
#include "tests/suites.h"

#define LIBRARY "--library", folder_path("library.db")
#define FETCH(...) PROGRAM_RUN("fetch", "--allow-local", LIBRARY, __VA_ARGS__)

/* A library that follows these paths of the server. */
static void follow(const char *const *paths, size_t count)
{
    dl_buf urls = { 0 };
    folder_make();
    server_start();
    for (size_t i = 0; i < count; i++)
        dl_buf_format(&urls, "%s \"~%s\"\n", server_address(paths[i]), paths[i] + 1);
    folder_write("urls", dl_buf_str(&urls));
    dl_buf_release(&urls);
    program_answer answer = PROGRAM_RUN("sources", "import", folder_path("urls"), LIBRARY);
    program_expect_status(&answer, 0);
    program_release(&answer);
}

static size_t kept(void)
{
    program_answer answer = PROGRAM_RUN("show", "--json", LIBRARY);
    size_t count = program_count(&answer, "\n");
    program_release(&answer);
    return count;
}

START_TEST(brings_what_is_new_and_only_that)
{
    dl_arena arena = { 0 };
    follow((const char *const[]){ "/news" }, 1);
    server_put("/news", "application/rss+xml", server_feed(1, 3, &arena));
    program_answer answer = FETCH("--json");
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "\"title\":\"news\",\"state\":\"done\",\"articles\":3,\"new\":3");
    program_release(&answer);
    answer = FETCH("--json");
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "\"state\":\"unchanged\"");
    program_release(&answer);
    server_put("/news", "application/rss+xml", server_feed(2, 5, &arena));
    answer = FETCH("news");
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "news: 2 new of 4\n");
    program_release(&answer);
    ck_assert_uint_eq(kept(), 5);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(says_which_source_fails_since_when_and_goes_on)
{
    follow((const char *const[]){ "/feed", "/missing", "/dated", "/article/1" }, 4);
    program_answer answer = FETCH("--json");
    program_expect_status(&answer, 3);
    ck_assert_uint_eq(program_count(&answer, "\"state\":\"done\""), 2);
    ck_assert_uint_eq(program_count(&answer, "\"state\":\"failed\""), 2);
    program_expect_out(&answer, "There is nothing at this address");
    program_expect_out(&answer, "is no feed");
    program_release(&answer);
    ck_assert_uint_eq(kept(), 3);
    answer = PROGRAM_RUN("sources", LIBRARY);
    ck_assert_uint_eq(program_count(&answer, "failing since 20"), 2);
    program_release(&answer);
    answer = FETCH("missing");
    program_expect_status(&answer, 3);
    program_expect_out(&answer, "left alone until 20");
    program_expect_out(&answer, "--now asks it at once");
    ck_assert_uint_eq(server_count("/missing"), 1);
    program_release(&answer);
    answer = FETCH("missing", "--now");
    program_expect_status(&answer, 3);
    ck_assert_uint_eq(server_count("/missing"), 2);
    program_release(&answer);
}
END_TEST

START_TEST(recovers_when_the_source_does)
{
    dl_arena arena = { 0 };
    follow((const char *const[]){ "/later" }, 1);
    program_answer answer = FETCH("--json");
    program_expect_status(&answer, 3);
    program_release(&answer);
    server_put("/later", "application/rss+xml", server_feed(1, 2, &arena));
    answer = FETCH("--now");
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "later: 2 new of 2");
    program_release(&answer);
    answer = PROGRAM_RUN("sources", LIBRARY);
    ck_assert_uint_eq(program_count(&answer, "failing"), 0);
    program_release(&answer);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(takes_what_came_of_a_feed_that_broke_off)
{
    follow((const char *const[]){ "/cut" }, 1);
    program_answer answer = FETCH("--json");
    program_expect_status(&answer, 0);
    program_expect_err(&answer, "What came of it is read");
    program_release(&answer);
    ck_assert_uint_ge(kept(), 2);
}
END_TEST

/* The server would answer "not modified" to the version that could not be read. */
START_TEST(asks_for_the_whole_of_what_it_could_not_read)
{
    dl_arena arena = { 0 };
    follow((const char *const[]){ "/page", "/half" }, 2);
    dl_str feed = server_feed(1, 2, &arena);
    server_put("/page", "text/html", DL_STR("<html><body><p>Prove that you are no robot."));
    server_put("/half", "application/rss+xml",
               dl_str_slice(feed, 0, dl_str_find(feed, DL_STR("chip number 2"), 0)));
    for (int visit = 0; visit < 2; visit++) {
        program_answer answer = FETCH("--json", "--now");
        program_expect_status(&answer, 3);
        program_expect_out(&answer, "\"title\":\"page\",\"state\":\"failed\"");
        program_expect_out(&answer, "\"title\":\"half\",\"state\":\"done\",\"articles\":1");
        program_release(&answer);
    }
    server_put("/half", "application/rss+xml", feed);
    program_answer answer = FETCH("half");
    program_expect_out(&answer, "half: 1 new of 2\n");
    program_release(&answer);
    dl_arena_release(&arena);
}
END_TEST

/* A clock that was years ahead when the source failed must not silence it for years. */
START_TEST(rests_no_longer_than_any_server_may_ask)
{
    enum { DAYS_8 = 8 * 86400, DAYS_6 = 6 * 86400 };
    follow((const char *const[]){ "/missing" }, 1);
    program_answer answer = FETCH("--json");
    program_release(&answer);
    static const struct {
        int64_t ahead;
        size_t asked;
    } clocks[] = { { DAYS_6, 1 }, { DAYS_8, 2 } };
    for (size_t i = 0; i < DL_COUNT(clocks); i++) {
        sqlite3 *base;
        char sql[80];
        snprintf(sql, sizeof sql, "UPDATE source SET not_before = %lld",
                 ((long long)time(NULL) + clocks[i].ahead) * 1000);
        ck_assert_int_eq(sqlite3_open(folder_path("library.db"), &base), SQLITE_OK);
        ck_assert_int_eq(sqlite3_exec(base, sql, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(base);
        answer = FETCH("--json");
        program_release(&answer);
        ck_assert_uint_eq(server_count("/missing"), clocks[i].asked);
    }
}
END_TEST

START_TEST(follows_a_source_that_has_moved_for_good)
{
    follow((const char *const[]){ "/moved", "/elsewhere" }, 2);
    program_answer answer = FETCH("--json");
    program_expect_status(&answer, 0);
    program_release(&answer);
    answer = PROGRAM_RUN("sources", "--json", LIBRARY);
    program_expect_out(&answer, "/feed\",\"title\":\"moved\"");
    program_expect_out(&answer, "/elsewhere\",\"title\":\"elsewhere\"");
    program_release(&answer);
}
END_TEST

START_TEST(takes_the_whole_text_from_the_pages)
{
    folder_make();
    server_start();
    program_answer answer = PROGRAM_RUN("sources", "add", server_address("/feed"), "--allow-local",
                                        "--full-text", LIBRARY);
    program_expect_status(&answer, 0);
    program_release(&answer);
    answer = FETCH("--json");
    program_expect_status(&answer, 0);
    program_release(&answer);
    answer = PROGRAM_RUN("show", "--json", LIBRARY);
    ck_assert_uint_eq(program_count(&answer, "Paragraph 4 of the whole text"), 3);
    ck_assert_uint_eq(program_count(&answer, "\"title\":\"Story 2\""), 1);
    ck_assert_uint_eq(program_count(&answer, "\"published\":\"2023-10-03\""), 1);
    program_release(&answer);
    answer = FETCH("--json");
    program_release(&answer);
    ck_assert_uint_eq(server_count("/article/2"), 1);
}
END_TEST

static void follow_teasers(void)
{
    dl_arena arena = { 0 };
    folder_make();
    server_start();
    server_put("/teasers", "application/rss+xml",
               dl_str_format(&arena,
                             "<rss><channel><title>T</title><item><title>Story 9</title><link>"
                             "%s</link><description>A teaser of story 9 ...</description></item>"
                             "</channel></rss>",
                             server_address("/tomorrow")));
    program_answer answer = PROGRAM_RUN("sources", "add", server_address("/teasers"),
                                        "--allow-local", "--full-text", LIBRARY);
    program_expect_status(&answer, 0);
    program_release(&answer);
    dl_arena_release(&arena);
}

static void expect_shown(const char *text, size_t times)
{
    program_answer answer = PROGRAM_RUN("show", "--json", LIBRARY);
    ck_assert_uint_eq(program_count(&answer, "\n"), 1);
    ck_assert_msg(program_count(&answer, text) == times, "%s", dl_buf_cstr(&answer.out));
    program_release(&answer);
}

/* It is the same article, with what the reader did. */
START_TEST(asks_again_for_a_page_that_was_not_to_be_had)
{
    dl_buf page = { 0 };
    follow_teasers();
    program_answer answer = FETCH("--json");
    program_expect_err(&answer, "The whole text is not to be had");
    program_release(&answer);
    answer = PROGRAM_RUN("mark", LIBRARY, "note", "Ask Lan", "teaser");
    program_expect_status(&answer, 0);
    program_release(&answer);
    expect_shown("A teaser of story 9", 1);
    dl_buf_add(&page, DL_STR("<html><head><title>Story 9</title></head><body><article>"));
    for (int i = 0; i < 5; i++)
        dl_buf_format(&page, "<p>Paragraph %d of it says, at some length, that Nvidia was told to "
                             "stop selling the H20 to China in 2025.</p>", i);
    server_put("/tomorrow", "text/html", dl_buf_str(&page));
    answer = FETCH("--json");
    program_expect_status(&answer, 0);
    program_release(&answer);
    expect_shown("Paragraph 4 of it", 1);
    answer = PROGRAM_RUN("search", "--json", LIBRARY, "has:note nvidia paragraph");
    program_expect_out(&answer, "\"type\":\"article\"");
    program_release(&answer);
    answer = PROGRAM_RUN("check", LIBRARY);
    program_expect_status(&answer, 0);
    program_release(&answer);
    size_t asked = server_count("/tomorrow");
    answer = FETCH("--json");
    program_release(&answer);
    ck_assert_uint_eq(server_count("/tomorrow"), asked);
    dl_buf_release(&page);
}
END_TEST

START_TEST(gives_a_page_up_after_some_visits)
{
    follow_teasers();
    for (int i = 0; i < 8; i++) {
        program_answer answer = FETCH("--json");
        program_expect_status(&answer, 0);
        program_release(&answer);
    }
    ck_assert_uint_eq(server_count("/tomorrow"), 5);
    expect_shown("A teaser of story 9", 1);
}
END_TEST

START_TEST(refuses_the_local_network_for_sources_too)
{
    follow((const char *const[]){ "/feed" }, 1);
    program_answer answer = PROGRAM_RUN("fetch", LIBRARY);
    program_expect_status(&answer, 3);
    program_expect_out(&answer, "--allow-local");
    ck_assert_uint_eq(server_count("/feed"), 0);
    program_release(&answer);
    answer = PROGRAM_RUN("fetch", LIBRARY);
    program_expect_status(&answer, 3);
    program_release(&answer);
    answer = FETCH("feed"); /* nobody was asked, so there is nobody to leave alone */
    program_expect_status(&answer, 0);
    ck_assert_uint_eq(server_count("/feed"), 1);
    program_release(&answer);
}
END_TEST

START_TEST(says_that_nothing_is_followed)
{
    folder_make();
    program_answer answer = PROGRAM_RUN("fetch", LIBRARY);
    program_expect_status(&answer, 1);
    program_expect_err(&answer, "sources add");
    program_release(&answer);
}
END_TEST

START_TEST(reads_an_address_like_a_file)
{
    folder_make();
    server_start();
    program_answer answer =
        PROGRAM_RUN("show", "--json", "--allow-local", server_address("/article/7"),
                    server_address("/feed"));
    program_expect_status(&answer, 0);
    ck_assert_uint_eq(program_count(&answer, "\n"), 4);
    program_expect_out(&answer, "the whole text of story 7");
    program_release(&answer);
    answer = PROGRAM_RUN("show", "--allow-local", server_address("/gone"));
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "gone for good");
    program_release(&answer);
    answer = PROGRAM_RUN("add", "--allow-local", server_address("/article/7"), LIBRARY);
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "1 article added");
    program_release(&answer);
    ck_assert_uint_eq(kept(), 1);
}
END_TEST

/* The library that fetches is loaded when it is needed; all else goes on without it. */
START_TEST(says_that_the_library_that_fetches_is_missing)
{
    char program[4096];
    snprintf(program, sizeof program, "%s", program_path());
    folder_make();
    server_start();
    folder_write("libcurl.so.4", DL_STR("no library"));
    folder_write("news.txt", DL_STR("Huawei unveils a chip\n\nHuawei showed a chip.\n"));
    setenv("DATELINE", "/bin/sh", 1);
    program_answer answer =
        PROGRAM_RUN("-c", "LD_LIBRARY_PATH=\"$1\" exec \"$0\" show --allow-local \"$2\" \"$3\"",
                    program, folder_path(""), server_address("/feed"), folder_path("news.txt"));
    setenv("DATELINE", program, 1);
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "Nothing can be fetched without libcurl");
    program_expect_out(&answer, "Huawei unveils a chip");
    ck_assert_uint_eq(server_count("/feed"), 0);
    program_release(&answer);
}
END_TEST

START_TEST(annotates_an_address)
{
    folder_make();
    server_start();
    server_put("/page", "text/html; charset=utf-8",
               DL_STR("<html><head><title>Chip</title></head><body><article><h1>Chip</h1>"
                      "<p>On 9 April 2025 the United States told Nvidia that its H20 needs a "
                      "licence for China, Jensen Huang said.</p></article></body></html>"));
    program_answer answer =
        PROGRAM_RUN("annotate", "--json", "--allow-local", server_address("/page"));
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "\"name\":\"Jensen Huang\"");
    program_release(&answer);
    answer = PROGRAM_RUN("annotate", "--json", server_address("/page"));
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "local network");
    program_release(&answer);
    answer = PROGRAM_RUN("annotate", "--allow-local", server_address("/nowhere"));
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "404");
    program_release(&answer);
}
END_TEST

START_TEST(maps_fields_as_told)
{
    folder_make();
    folder_write("a.json", DL_STR("{\"headline\":\"T\",\"story\":\"Nvidia sells chips.\","
                                  "\"shown\":\"2024-03-05\"}"));
    static const char *const commands[] = { "show", "annotate" };
    for (size_t i = 0; i < DL_COUNT(commands); i++) {
        program_answer answer = PROGRAM_RUN(commands[i], "--json", "--map",
                                            "published=shown", folder_path("a.json"));
        program_expect_status(&answer, 0);
        program_expect_out(&answer, "2024-03-05");
        program_release(&answer);
        answer = PROGRAM_RUN(commands[i], "--map", "nothing", folder_path("a.json"));
        program_expect_status(&answer, 2);
        program_release(&answer);
    }
}
END_TEST

Suite *fetch_command_suite(void)
{
    Suite *suite = suite_create("fetch_command");
    TCase *tcase = tcase_create("fetch_command");
    tcase_add_test(tcase, brings_what_is_new_and_only_that);
    tcase_add_test(tcase, says_which_source_fails_since_when_and_goes_on);
    tcase_add_test(tcase, recovers_when_the_source_does);
    tcase_add_test(tcase, takes_what_came_of_a_feed_that_broke_off);
    tcase_add_test(tcase, asks_for_the_whole_of_what_it_could_not_read);
    tcase_add_test(tcase, rests_no_longer_than_any_server_may_ask);
    tcase_add_test(tcase, follows_a_source_that_has_moved_for_good);
    tcase_add_test(tcase, takes_the_whole_text_from_the_pages);
    tcase_add_test(tcase, asks_again_for_a_page_that_was_not_to_be_had);
    tcase_add_test(tcase, gives_a_page_up_after_some_visits);
    tcase_add_test(tcase, refuses_the_local_network_for_sources_too);
    tcase_add_test(tcase, says_that_nothing_is_followed);
    tcase_add_test(tcase, reads_an_address_like_a_file);
    tcase_add_test(tcase, says_that_the_library_that_fetches_is_missing);
    tcase_add_test(tcase, annotates_an_address);
    tcase_add_test(tcase, maps_fields_as_told);
    suite_add_tcase(suite, tcase);
    return suite;
}
