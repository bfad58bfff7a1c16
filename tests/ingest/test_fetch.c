#include "dateline/fetch.h"

#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "dateline/buf.h"
#include "tests/folder.h"
#include "tests/server.h"
#include "tests/suites.h"

enum { PATIENCE = 60000 };

/* Less patience than for the web, and a small limit, so that the tests are quick. */
static const dl_fetch_options quick = { .allow_local = true, .limit = 4 << 20, .connecting = 2000,
                                        .silence = 2, .total = 5000, .pause = 20,
                                        .patience = 2000 };

static const dl_fetch_result *next(dl_fetcher *fetcher)
{
    const dl_fetch_result *result = dl_fetcher_next(fetcher, PATIENCE);
    ck_assert_msg(result != NULL, "no result");
    return result;
}

static const dl_fetch_result *fetch(dl_fetcher *fetcher, const char *address)
{
    dl_fetcher_add(fetcher, (dl_fetch_request){ .address = dl_str_from(address) });
    return next(fetcher);
}

static bool says(const dl_fetch_result *result, const char *text)
{
    return dl_str_find(result->error, dl_str_from(text), 0) != SIZE_MAX;
}

/* What each behaviour of the server comes to. */
static const struct {
    const char *path;
    dl_fetch_outcome outcome;
    int status;
    const char *error; /* a piece of the sentence, or "" */
    size_t asked;      /* times */
} cases[] = {
    { "/feed",         DL_FETCH_DONE,   200, "",                      1 },
    { "/late",         DL_FETCH_DONE,   200, "",                      1 },
    { "/gzip",         DL_FETCH_DONE,   200, "",                      1 },
    { "/brotli",       DL_FETCH_DONE,   200, "",                      1 },
    { "/false-gzip",   DL_FETCH_DONE,   200, "",                      2 },
    { "/false-brotli", DL_FETCH_DONE,   200, "",                      2 },
    { "/misplaced-charset", DL_FETCH_DONE, 200, "",                   2 },
    { "/moved",        DL_FETCH_DONE,   200, "",                      1 },
    { "/elsewhere",    DL_FETCH_DONE,   200, "",                      1 },
    { "/fault-once",   DL_FETCH_DONE,   200, "",                      2 },
    { "/wait-briefly", DL_FETCH_DONE,   200, "",                      2 },
    { "/cut",          DL_FETCH_DONE,   200, "broke before the end",  3 },
    { "/too-short",    DL_FETCH_DONE,   200, "",                      1 },
    { "/cut-chunks",   DL_FETCH_DONE,   200, "broke",                 3 },
    { "/silent",       DL_FETCH_FAILED, 0,   "too slow",              1 },
    { "/drip",         DL_FETCH_FAILED, 200, "too slow",              1 },
    { "/nothing",      DL_FETCH_FAILED, 0,   "without an answer",     3 },
    { "/garbage",      DL_FETCH_FAILED, 0,   "no web server",         1 },
    { "/loop",         DL_FETCH_FAILED, 302, "in a circle",           9 },
    { "/to-file",      DL_FETCH_FAILED, 302, "no web address",        1 },
    { "/to-ftp",       DL_FETCH_FAILED, 302, "no web address",        1 },
    { "/missing",      DL_FETCH_FAILED, 404, "nothing at this",       1 },
    { "/gone",         DL_FETCH_FAILED, 410, "gone for good",         1 },
    { "/forbidden",    DL_FETCH_FAILED, 403, "lets nobody in",        1 },
    { "/wait",         DL_FETCH_FAILED, 429, "again in 60 minutes",   1 },
    { "/unavailable",  DL_FETCH_FAILED, 503, "wants to be asked",     1 },
    { "/fault",        DL_FETCH_FAILED, 500, "has a fault",           3 },
    { "/endless",      DL_FETCH_FAILED, 200, "larger than 4 MB",      1 },
    { "/gigabyte",     DL_FETCH_FAILED, 200, "larger than 4 MB",      1 },
    { "/bomb",         DL_FETCH_FAILED, 200, "larger than 4 MB",      1 },
};

START_TEST(gives_every_answer_its_outcome)
{
    server_start();
    dl_fetcher *fetcher = dl_fetcher_new(quick);
    const char *path = cases[_i].path;
    const dl_fetch_result *result = fetch(fetcher, server_address(path));
    ck_assert_msg(result->outcome == cases[_i].outcome && result->status == cases[_i].status
                      && says(result, cases[_i].error),
                  "%s: outcome %d, status %d, %.*s", path, (int)result->outcome,
                  result->status, DL_STR_ARGS(result->error));
    ck_assert_uint_eq(server_count(path), cases[_i].asked);
    ck_assert((cases[_i].error[0] != '\0') == (result->error.len > 0));
    if (result->outcome == DL_FETCH_DONE)
        ck_assert(dl_str_find(result->body, DL_STR("<rss"), 0) != SIZE_MAX);
    else
        ck_assert_uint_eq(result->body.len, 0);
    ck_assert(result->cut == (strstr(path, "cut") != NULL));
    ck_assert(result->gone == (result->status == 404 || result->status == 410));
    ck_assert_ptr_null(dl_fetcher_next(fetcher, 0));
    dl_fetcher_free(fetcher);
}
END_TEST

START_TEST(asks_only_for_what_is_new)
{
    server_start();
    dl_fetcher *fetcher = dl_fetcher_new(quick);
    static const char *const paths[] = { "/feed", "/dated" };
    for (size_t i = 0; i < DL_COUNT(paths); i++) {
        const dl_fetch_result *result = fetch(fetcher, server_address(paths[i]));
        char etag[64], modified[64];
        snprintf(etag, sizeof etag, "%.*s", DL_STR_ARGS(result->etag));
        snprintf(modified, sizeof modified, "%.*s", DL_STR_ARGS(result->modified));
        dl_fetcher_add(fetcher, (dl_fetch_request){
                                    .address = dl_str_from(server_address(paths[i])),
                                    .etag = dl_str_from(etag),
                                    .modified = dl_str_from(modified) });
        ck_assert_int_eq(next(fetcher)->outcome, DL_FETCH_UNCHANGED);
    }
    dl_fetcher_free(fetcher);
}
END_TEST

START_TEST(sends_no_validator_that_breaks_the_request)
{
    server_start();
    dl_fetcher *fetcher = dl_fetcher_new(quick);
    dl_fetcher_add(fetcher, (dl_fetch_request){ .address = dl_str_from(server_address("/feed")),
                                                .etag = DL_STR("\"v1\"\r\nX-Bad: 1") });
    ck_assert_int_eq(next(fetcher)->outcome, DL_FETCH_DONE);
    ck_assert_ptr_null(strstr(server_last_request(), "X-Bad"));
    dl_fetcher_free(fetcher);
}
END_TEST

START_TEST(sends_nothing_of_a_server_to_the_terminal)
{
    server_start();
    dl_fetcher *fetcher = dl_fetcher_new(quick);
    const dl_fetch_result *result = fetch(fetcher, "gopher://\033]0;owned\007\302\2335m\377");
    ck_assert_int_eq(result->outcome, DL_FETCH_FAILED);
    ck_assert(says(result, "owned"));
    for (size_t i = 0; i < result->error.len; i++)
        ck_assert((unsigned char)result->error.ptr[i] >= ' ');
    ck_assert(!says(result, "\302\233") && !says(result, "\377"));
    dl_fetcher_free(fetcher);
}
END_TEST

START_TEST(says_who_asks)
{
    server_start();
    dl_fetcher *fetcher = dl_fetcher_new(quick);
    fetch(fetcher, server_address("/feed"));
    ck_assert_ptr_nonnull(strstr(server_last_request(), "User-Agent: Dateline/" DL_VERSION));
    ck_assert_ptr_nonnull(strstr(server_last_request(), "gzip"));
    ck_assert_ptr_nonnull(strstr(server_last_request(), "br"));
    ck_assert_ptr_null(strstr(server_last_request(), "Cookie"));
    dl_fetcher_free(fetcher);
}
END_TEST

START_TEST(tells_where_a_source_has_moved_for_good)
{
    server_start();
    dl_fetcher *fetcher = dl_fetcher_new(quick);
    const dl_fetch_result *result = fetch(fetcher, server_address("/moved"));
    ck_assert(dl_str_equal(result->moved, dl_str_from(server_address("/feed"))));
    result = fetch(fetcher, server_address("/elsewhere"));
    ck_assert_uint_eq(result->moved.len, 0);
    ck_assert(dl_str_equal(result->address, dl_str_from(server_address("/feed"))));
    ck_assert(dl_str_equal(result->asked, dl_str_from(server_address("/elsewhere"))));
    dl_fetcher_free(fetcher);
}
END_TEST

START_TEST(asks_a_host_twice_at_once_at_most)
{
    enum { REQUESTS = 12 };
    server_start();
    dl_fetcher *fetcher = dl_fetcher_new(quick);
    bool seen[REQUESTS] = { false };
    for (uint32_t i = 0; i < REQUESTS; i++) {
        char path[32];
        snprintf(path, sizeof path, "/at-once/%u", i);
        dl_fetcher_add(fetcher, (dl_fetch_request){
                                    .id = i, .address = dl_str_from(server_address(path)) });
    }
    ck_assert_uint_eq(dl_fetcher_left(fetcher), REQUESTS);
    for (size_t i = 0; i < REQUESTS; i++) {
        const dl_fetch_result *result = next(fetcher);
        ck_assert_int_eq(result->outcome, DL_FETCH_DONE);
        ck_assert(!seen[result->id]);
        seen[result->id] = true;
    }
    ck_assert_uint_eq(server_peak(), 2);
    dl_fetcher_free(fetcher);
}
END_TEST

START_TEST(leaves_a_host_alone_that_asks_for_it)
{
    server_start();
    dl_fetcher *fetcher = dl_fetcher_new(quick);
    fetch(fetcher, server_address("/wait"));
    const dl_fetch_result *result = fetch(fetcher, server_address("/feed"));
    ck_assert_int_eq(result->outcome, DL_FETCH_FAILED);
    ck_assert_int_gt(result->wait, 3500);
    ck_assert_uint_eq(server_count("/feed"), 0);
    dl_fetcher_free(fetcher);
}
END_TEST

START_TEST(one_failure_does_not_stop_the_others)
{
    server_start();
    dl_fetcher *fetcher = dl_fetcher_new(quick);
    static const char *const paths[] = { "/silent", "/feed", "/fault", "/dated", "/loop" };
    for (uint32_t i = 0; i < DL_COUNT(paths); i++)
        dl_fetcher_add(fetcher, (dl_fetch_request){
                                    .id = i, .address = dl_str_from(server_address(paths[i])) });
    dl_fetcher_add(fetcher, (dl_fetch_request){ .id = 5, .address = DL_STR("gopher://a.example") });
    unsigned done = 0;
    while (dl_fetcher_left(fetcher)) {
        const dl_fetch_result *result = next(fetcher);
        done |= result->outcome == DL_FETCH_DONE ? 1u << result->id : 0;
    }
    ck_assert_uint_eq(done, 1u << 1 | 1u << 3);
    dl_fetcher_free(fetcher);
}
END_TEST

START_TEST(can_be_broken_off_at_any_time)
{
    server_start();
    dl_fetcher *fetcher = dl_fetcher_new(quick);
    static const char *const paths[] = { "/silent", "/drip", "/fault", "/feed", "/wait-briefly" };
    for (size_t i = 0; i < DL_COUNT(paths); i++)
        dl_fetcher_add(fetcher,
                       (dl_fetch_request){ .address = dl_str_from(server_address(paths[i])) });
    dl_fetcher_next(fetcher, _i * 20);
    dl_fetcher_wake(fetcher);
    dl_fetcher_free(fetcher);
}
END_TEST

/* Never asked, whoever answers there: refused before a connection is made. */
static const char *const local_addresses[] = {
    "http://127.0.0.1:%d/feed",      "http://localhost:%d/feed",
    "http://LOCALHOST.:%d/feed",     "http://127.1:%d/feed",
    "http://0x7f.0.0.1:%d/feed",     "http://2130706433:%d/feed",
    "http://0:%d/feed",              "http://0.0.0.0:%d/feed",
    "http://[::1]:%d/feed",          "http://[::ffff:127.0.0.1]:%d/feed",
    "http://[::ffff:7f00:1]:%d/",    "http://[64:ff9b::7f00:1]:%d/",
    "http://[2002:7f00:1::]:%d/",    "http://[fe80::1]:%d/feed",
    "http://[fd12::1]:%d/feed",      "http://[ff02::1]:%d/feed",
    "http://10.1.2.3:%d/feed",       "http://172.16.0.1:%d/feed",
    "http://192.168.1.1:%d/feed",    "http://169.254.169.254:%d/latest/meta-data/",
    "http://100.64.0.1:%d/feed",     "http://224.0.0.1:%d/feed",
    "http://255.255.255.255:%d/",    "http://a@127.0.0.1:%d/feed",
    "http://printer.local:%d/feed",  "http://nas.home.arpa:%d/feed",
    "http://127.0.0.1%%2F:%d/feed",
};

START_TEST(refuses_the_local_network)
{
    server_start();
    char address[128];
    dl_fetch_options options = quick;
    options.allow_local = false;
    dl_fetcher *fetcher = dl_fetcher_new(options);
    snprintf(address, sizeof address, local_addresses[_i], server_port());
    const dl_fetch_result *result = fetch(fetcher, address);
    ck_assert_int_eq(result->outcome, DL_FETCH_FAILED);
    ck_assert_msg(says(result, "--allow-local") || says(result, "no web address"), "%s: %.*s",
                  address, DL_STR_ARGS(result->error));
    ck_assert_uint_eq(server_count("/feed"), 0);
    dl_fetcher_free(fetcher);
}
END_TEST

/* A name that looks public and is looked up to a local address: the machine's own. */
START_TEST(refuses_a_name_that_leads_inside)
{
    char name[256], address[400];
    struct addrinfo *found = NULL, hints = { .ai_family = AF_INET };
    ck_assert_int_eq(gethostname(name, sizeof name), 0);
    if (getaddrinfo(name, NULL, &hints, &found) != 0) {
        fprintf(stderr, "note: the name of this machine has no address, so it is not tried.\n");
        return;
    }
    freeaddrinfo(found);
    server_start();
    dl_fetch_options options = quick;
    options.allow_local = false;
    dl_fetcher *fetcher = dl_fetcher_new(options);
    snprintf(address, sizeof address, "http://%s:%d/feed", name, server_port());
    const dl_fetch_result *result = fetch(fetcher, address);
    ck_assert_msg(result->outcome == DL_FETCH_FAILED && says(result, "--allow-local"), "%s: %.*s",
                  address, DL_STR_ARGS(result->error));
    dl_fetcher_free(fetcher);
}
END_TEST

/* With a proxy the tests can play a server outside: the proxy itself may be local. */
START_TEST(goes_through_the_proxy_but_not_inside)
{
    server_start();
    setenv("http_proxy", server_address("/"), 1);
    dl_fetch_options options = quick;
    options.allow_local = false;
    dl_fetcher *fetcher = dl_fetcher_new(options);
    ck_assert_int_eq(fetch(fetcher, "http://outside.example/feed")->outcome, DL_FETCH_DONE);
    ck_assert_ptr_nonnull(strstr(server_last_request(), "GET http://outside.example/feed"));
    const dl_fetch_result *result = fetch(fetcher, "http://outside.example/to-inside");
    ck_assert_int_eq(result->outcome, DL_FETCH_FAILED);
    ck_assert(says(result, "--allow-local"));
    ck_assert_uint_eq(server_count("/feed"), 1);
    result = fetch(fetcher, server_address("/feed"));
    ck_assert_int_eq(result->outcome, DL_FETCH_FAILED);
    ck_assert_uint_eq(server_count("/feed"), 1);
    dl_fetcher_free(fetcher);
}
END_TEST

START_TEST(trusts_only_certificates_that_prove_the_name)
{
    static const struct {
        const char *name;
        bool trusted;
        dl_fetch_outcome outcome;
    } certificates[] = {
        { "IP:127.0.0.1",      true,  DL_FETCH_DONE   },
        { "IP:127.0.0.1",      false, DL_FETCH_FAILED }, /* made by itself */
        { "DNS:other.example", true,  DL_FETCH_FAILED }, /* another's */
    };
    for (size_t i = 0; i < DL_COUNT(certificates); i++) {
        const char *authority;
        char address[64];
        dl_fetch_options options = quick;
        options.total = 10000;
        if (i == 0)
            folder_make();
        folder_write("feed.xml", DL_STR("<rss><channel/></rss>"));
        int port = server_start_secure(certificates[i].name, &authority);
        if (port == 0)
            return;
        if (certificates[i].trusted)
            options.authorities = authority;
        dl_fetcher *fetcher = dl_fetcher_new(options);
        snprintf(address, sizeof address, "https://127.0.0.1:%d/feed.xml", port);
        const dl_fetch_result *result = fetch(fetcher, address);
        ck_assert_msg(result->outcome == certificates[i].outcome, "%s: %.*s",
                      certificates[i].name, DL_STR_ARGS(result->error));
        ck_assert(result->outcome == DL_FETCH_DONE || says(result, "certificate"));
        dl_fetcher_free(fetcher);
    }
}
END_TEST

static const struct {
    const char *given, *asked; /* the path in the request */
} spellings[] = {
    { "/tin tuc/a b", "/tin%20tuc/a%20b" },
    { "/tin/đà", "/tin/%c4%91%c3%a0" },
    { "/a%20b?x=1&y=2#part", "/a%20b?x=1&y=2" },
    { "", "/" },
};

START_TEST(escapes_what_no_address_may_hold)
{
    server_start();
    dl_fetcher *fetcher = dl_fetcher_new(quick);
    char line[128];
    fetch(fetcher, server_address(spellings[_i].given));
    snprintf(line, sizeof line, "GET %s HTTP/1.1", spellings[_i].asked);
    ck_assert_msg(strstr(server_last_request(), line) != NULL, "%s: %s", line,
                  server_last_request());
    dl_fetcher_free(fetcher);
}
END_TEST

static const struct {
    uint32_t failures;
    int64_t wait, pause;
} pauses[] = {
    { 0, 0, 0 },         { 0, 120, 120 },       { 1, 0, 300 },   { 2, 0, 600 },
    { 1, 3600, 3600 },   { 20, 0, 86400 },      { UINT32_MAX, 0, 86400 },
    { 1, INT64_MAX, 7 * 86400 },
};

START_TEST(asks_failing_sources_less_and_less)
{
    ck_assert_int_eq(dl_fetch_pause(pauses[_i].failures, pauses[_i].wait), pauses[_i].pause);
}
END_TEST

Suite *fetch_suite(void)
{
    Suite *suite = suite_create("fetch");
    TCase *tcase = tcase_create("fetch");
    tcase_add_loop_test(tcase, gives_every_answer_its_outcome, 0, (int)DL_COUNT(cases));
    tcase_add_test(tcase, asks_only_for_what_is_new);
    tcase_add_test(tcase, sends_no_validator_that_breaks_the_request);
    tcase_add_test(tcase, sends_nothing_of_a_server_to_the_terminal);
    tcase_add_test(tcase, says_who_asks);
    tcase_add_test(tcase, tells_where_a_source_has_moved_for_good);
    tcase_add_test(tcase, asks_a_host_twice_at_once_at_most);
    tcase_add_test(tcase, leaves_a_host_alone_that_asks_for_it);
    tcase_add_test(tcase, one_failure_does_not_stop_the_others);
    tcase_add_loop_test(tcase, can_be_broken_off_at_any_time, 0, 5);
    tcase_add_loop_test(tcase, refuses_the_local_network, 0, (int)DL_COUNT(local_addresses));
    tcase_add_test(tcase, refuses_a_name_that_leads_inside);
    tcase_add_test(tcase, goes_through_the_proxy_but_not_inside);
    tcase_add_test(tcase, trusts_only_certificates_that_prove_the_name);
    tcase_add_loop_test(tcase, escapes_what_no_address_may_hold, 0, (int)DL_COUNT(spellings));
    tcase_add_loop_test(tcase, asks_failing_sources_less_and_less, 0, (int)DL_COUNT(pauses));
    suite_add_tcase(suite, tcase);
    return suite;
}
