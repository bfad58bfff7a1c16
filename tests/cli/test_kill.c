/* The program is killed at random moments of adding, of fetching, of bringing an old file
 * forward and of marking. After each kill the library has to be whole, and to hold all that was
 * acknowledged before.
 *
 * $DATELINE_KILLS is how often for each of the four; a few by default, so that the tests
 * stay quick. */
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "dateline/check.h"
#include "dateline/file.h"
#include "dateline/library.h"
#include "dateline/marks.h"
#include "dateline/reader.h"
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/server.h"
#include "tests/suites.h"

static dl_arena arena;
static const char *path;
static unsigned seed = 1;

static void make_place(void)
{
    folder_make();
    path = dl_str_copy(&arena, dl_str_from(folder_path("library.db"))).ptr;
}

static void release(void)
{
    dl_arena_release(&arena);
}

static int kills(void)
{
    const char *wanted = getenv("DATELINE_KILLS");
    int count = wanted ? atoi(wanted) : 0;
    return count > 0 ? count : 12;
}

static unsigned chance(unsigned below)
{
    seed = seed * 1103515245u + 12345u;
    return (seed >> 8) % below;
}

static void write_articles(const char *name, int first, int count)
{
    dl_buf out = { 0 };
    for (int i = first; i < first + count; i++)
        dl_buf_format(&out,
                      "{\"id\":\"a%d\",\"title\":\"Bài số %d\",\"url\":\"https://e.org/%d\","
                      "\"text\":\"Nvidia bán chip H20 cho Trung Quốc, ông Jensen Huang nói. "
                      "Bài %d.\"}\n",
                      i, i, i, i);
    folder_write(name, dl_buf_str(&out));
    dl_buf_release(&out);
}

static void remove_library(void)
{
    static const char *const parts[] = { "", "-wal", "-shm", "-journal", ".schema-1",
                                         ".schema-1.making" };
    for (size_t i = 0; i < DL_COUNT(parts); i++)
        unlink(dl_str_format(&arena, "%s%s", path, parts[i]).ptr);
}

/* --- a process that will not end by itself -------------------------------------------- */

typedef struct victim {
    pid_t pid;
    int acks; /* the reading end of what it acknowledges */
} victim;

static victim start_program(const char *const *words)
{
    int ends[2];
    char *arguments[8] = { (char *)(uintptr_t)program_path() };
    for (size_t i = 0; words[i]; i++)
        arguments[i + 1] = (char *)(uintptr_t)words[i];
    program_environment environment;
    program_surround(&environment, NULL);
    ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        execve(arguments[0], arguments, environment.items);
        _exit(127);
    }
    close(ends[1]);
    return (victim){ pid, ends[0] };
}

/* Kills it after so many microseconds and answers the highest number that it has
 * acknowledged with a whole line. */
static long kill_later(victim process, unsigned microseconds)
{
    char text[1 << 16], line[64] = "";
    size_t length = 0;
    long most = 0;
    ssize_t got;
    nanosleep(&(struct timespec){ .tv_nsec = (long)microseconds * 1000 }, NULL);
    kill(process.pid, SIGKILL);
    while ((got = read(process.acks, text, sizeof text)) > 0)
        for (ssize_t i = 0; i < got; i++) {
            long number;
            if (text[i] != '\n') {
                line[length < sizeof line - 1 ? length++ : length] = text[i];
                continue;
            }
            line[length] = '\0';
            length = 0;
            if (sscanf(line, "ACK %ld", &number) == 1 && number > most)
                most = number;
        }
    close(process.acks);
    ck_assert_int_eq(waitpid(process.pid, NULL, 0), process.pid);
    return most;
}

/* Everything is whole; answers how many articles there are. */
static size_t expect_whole(int round)
{
    dl_store *store = NULL;
    dl_error error = { 0 };
    dl_check check = { .reports = { .arena = &arena } };
    if (access(path, F_OK) != 0)
        return 0;
    ck_assert_msg(dl_store_open(path, true, &store, &error), "round %d: %s", round,
                  error.message);
    ck_assert_msg(dl_store_check(store, &check, &error), "round %d: %s", round,
                  error.message);
    ck_assert_msg(check.problems == 0, "round %d: %.*s", round,
                  DL_STR_ARGS(check.reports.items[0].text));
    dl_store_close(store);
    return check.articles;
}

/* --- add ------------------------------------------------------------------------------ */

/* Numbers are given in order and without gaps, so all up to the highest acknowledged are
 * there if there are as many articles. */
START_TEST(an_article_that_was_acknowledged_is_there)
{
    enum { COUNT = 4000 };
    const char *const words[] = { "add", "--ack", "--library", path, folder_path("in.jsonl"),
                                  NULL };
    write_articles("in.jsonl", 0, COUNT);
    long acknowledged = 0, rounds_with_some = 0;
    unsigned longest = 300000; /* until the moments reach to behind the first commits */
    for (int round = 0; round < kills() || rounds_with_some == 0; round++) {
        long most = kill_later(start_program(words), 5000 + chance(longest));
        rounds_with_some += most > 0;
        longest += most ? 0 : longest / 8;
        acknowledged = most > acknowledged ? most : acknowledged;
        size_t there = expect_whole(round);
        ck_assert_msg((long)there >= acknowledged, "round %d: %ld acknowledged, %zu there",
                      round, acknowledged, there);
        ck_assert_uint_le(there, COUNT);
        if (there == COUNT) {
            remove_library();
            acknowledged = 0;
        }
    }
}
END_TEST

/* --- mark ----------------------------------------------------------------------------- */

/* Marks one article after the other, acknowledging each, in a process of its own. */
static victim start_marking(uint32_t first)
{
    int ends[2];
    ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
    pid_t pid = fork();
    if (pid != 0) {
        close(ends[1]);
        return (victim){ pid, ends[0] };
    }
    dl_library *library = NULL;
    dl_error error = { 0 };
    if (!dl_library_open_kept(path, DL_LIBRARY_SHOW, &library, &error))
        _exit(1);
    dl_library_read(library, NULL, 0);
    dl_library_finish(library);
    for (uint32_t i = first; i < dl_corpus_documents(dl_library_corpus(library)); i++) {
        dl_stroke strokes[] = { { i, DL_STROKE_READ, true, { "", 0 } },
                                { i, DL_STROKE_NOTE, true, DL_STR("seen") } };
        if (dl_library_do(library, strokes, 2, true, NULL, &error))
            dprintf(ends[1], "ACK %u\n", i + 1);
    }
    for (;;)
        pause();
}

START_TEST(a_mark_that_was_acknowledged_is_there)
{
    enum { COUNT = 300 };
    dl_error error = { 0 };
    write_articles("in.jsonl", 0, COUNT);
    program_answer answer = PROGRAM_RUN("add", "--library", path, folder_path("in.jsonl"));
    program_expect_status(&answer, 0);
    program_release(&answer);
    long acknowledged = 0;
    for (int round = 0; round < kills(); round++) {
        long most = kill_later(start_marking((uint32_t)acknowledged), 20000 + chance(200000));
        acknowledged = most > acknowledged ? most : acknowledged;
        ck_assert_uint_eq(expect_whole(round), COUNT);
        dl_store *store = NULL;
        dl_kept_readings readings = { 0 };
        ck_assert(dl_store_open(path, false, &store, &error));
        ck_assert(dl_store_readings(store, &arena, &readings, &error));
        ck_assert_msg((long)readings.count >= acknowledged, "round %d", round);
        for (size_t i = 0; i < readings.count; i++) /* both strokes, or neither */
            ck_assert(readings.items[i].marks.read && readings.items[i].marks.note.len == 4);
        dl_store_close(store);
        acknowledged = acknowledged == COUNT ? 0 : acknowledged;
    }
}
END_TEST

/* --- fetch ---------------------------------------------------------------------------- */

/* A feed that the library holds to be fetched will answer "unchanged" from then on: all its
 * articles have to be there. */
START_TEST(a_feed_that_counts_as_fetched_has_all_its_articles)
{
    enum { FEEDS = 4, EACH = 150 };
    dl_buf urls = { .arena = &arena };
    server_start();
    for (int i = 0; i < FEEDS; i++) {
        const char *feed = dl_str_format(&arena, "/feed-%d", i).ptr;
        dl_buf_format(&urls, "%s\n", server_address(feed));
        server_put(feed, "application/rss+xml",
                   server_feed(i * EACH + 1, (i + 1) * EACH, &arena));
    }
    folder_write("urls", dl_buf_str(&urls));
    const char *const words[] = { "fetch", "--allow-local", "--library", path, NULL };
    size_t most_fetched = 0;
    unsigned longest = 300000;
    for (int round = 0; round < kills() || most_fetched == 0; round++) {
        dl_error error = { 0 };
        dl_store *store = NULL;
        dl_sources sources = { 0 };
        remove_library();
        program_answer answer =
            PROGRAM_RUN("sources", "import", folder_path("urls"), "--library", path);
        program_expect_status(&answer, 0);
        program_release(&answer);
        kill_later(start_program(words), 20000 + chance(longest));
        size_t there = expect_whole(round), fetched = 0;
        ck_assert(dl_store_open(path, false, &store, &error));
        ck_assert(dl_store_sources(store, &arena, &sources, &error));
        ck_assert_uint_eq(sources.count, FEEDS);
        for (size_t i = 0; i < sources.count; i++)
            fetched += sources.items[i].etag.len > 0;
        ck_assert_msg(there >= fetched * EACH, "round %d: %zu fetched, %zu articles", round,
                      fetched, there);
        most_fetched = fetched > most_fetched ? fetched : most_fetched;
        longest += fetched ? 0 : longest / 8;
        dl_store_close(store);
    }
}
END_TEST

/* --- an older file -------------------------------------------------------------------- */

static void run_sql(const char *file, const char *sql)
{
    sqlite3 *base;
    ck_assert_int_eq(sqlite3_open(file, &base), SQLITE_OK);
    ck_assert_msg(sqlite3_exec(base, sql, NULL, NULL, NULL) == SQLITE_OK, "%s",
                  sqlite3_errmsg(base));
    sqlite3_close(base);
}

/* A library as the first version made it. */
static void make_older(const char *from, const char *to)
{
    run_sql(from, dl_str_format(&arena, "VACUUM INTO '%s'", to).ptr);
    run_sql(to, "DROP TABLE likeness; PRAGMA user_version = 1");
}

static void copy_file(const char *from, const char *to)
{
    dl_str bytes;
    dl_error error = { 0 };
    ck_assert(dl_file_read(from, DL_FILE_LIMIT, &arena, &bytes, &error));
    ck_assert(dl_file_replace(to, bytes, &error));
}

static void expect_copy(const char *file, int articles)
{
    sqlite3 *base;
    sqlite3_stmt *count;
    ck_assert_int_eq(sqlite3_open(file, &base), SQLITE_OK);
    ck_assert_int_eq(sqlite3_prepare_v2(base, "SELECT count(*) FROM body", -1, &count, NULL),
                     SQLITE_OK);
    ck_assert_int_eq(sqlite3_step(count), SQLITE_ROW);
    ck_assert_int_eq(sqlite3_column_int(count, 0), articles);
    sqlite3_finalize(count);
    sqlite3_close(base);
}

START_TEST(an_older_file_is_old_or_new_and_never_between)
{
    write_articles("in.jsonl", 0, 300);
    program_answer answer = PROGRAM_RUN("add", "--library", path, folder_path("in.jsonl"));
    program_expect_status(&answer, 0);
    program_release(&answer);
    dl_str older = dl_str_copy(&arena, dl_str_from(folder_path("older.db")));
    make_older(path, older.ptr);
    const char *const words[] = { "check", "--library", path, NULL };
    for (int round = 0; round < kills(); round++) {
        remove_library();
        copy_file(older.ptr, path);
        kill_later(start_program(words), 500 + chance(30000));
        ck_assert_uint_eq(expect_whole(round), 300);
        /* The copy is whole, once it has its name. */
        dl_str copy = dl_str_format(&arena, "%s.schema-1", path);
        if (access(copy.ptr, F_OK) == 0)
            expect_copy(copy.ptr, 300);
    }
}
END_TEST

/* --- two processes -------------------------------------------------------------------- */

START_TEST(many_processes_add_and_read_at_once)
{
    enum { PROCESSES = 4, EACH = 200 };
    pid_t others[PROCESSES];
    for (int i = 0; i < PROCESSES; i++) {
        char name[32];
        snprintf(name, sizeof name, "in-%d.jsonl", i);
        write_articles(name, i * EACH / 2, EACH); /* half of each is in the next one too */
        others[i] = fork();
        if (others[i] != 0)
            continue;
        dl_library *library;
        dl_error error = { 0 };
        const char *const paths[] = { folder_path(name) };
        if (!dl_library_open_kept(path, DL_LIBRARY_ADD, &library, &error))
            _exit(1);
        dl_library_read(library, paths, 1);
        dl_library_finish(library);
        bool ok = !dl_library_failure(library);
        dl_library_close(library);
        _exit(!ok);
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status;
        ck_assert_int_eq(waitpid(others[i], &status, 0), others[i]);
        ck_assert_int_eq(status, 0);
    }
    ck_assert_uint_eq(expect_whole(0), (PROCESSES + 1) * EACH / 2);
}
END_TEST

START_TEST(commands_answer_while_the_library_is_open)
{
    write_articles("in.jsonl", 0, 50);
    program_answer answer = PROGRAM_RUN("add", "--library", path, folder_path("in.jsonl"));
    program_expect_status(&answer, 0);
    program_release(&answer);
    dl_library *library = NULL;
    dl_error error = { 0 };
    ck_assert(dl_library_open_kept(path, DL_LIBRARY_SHOW, &library, &error));
    dl_library_read(library, NULL, 0);
    ck_assert(dl_library_finish(library));
    dl_stroke stroke = { 4, DL_STROKE_READ, true, { "", 0 } };
    ck_assert(dl_library_do(library, &stroke, 1, true, NULL, &error));
    write_articles("more.jsonl", 50, 10);
    answer = PROGRAM_RUN("add", "--json", "--library", path, folder_path("more.jsonl"));
    program_expect_out(&answer, "{\"added\":10,\"known\":0}");
    program_release(&answer);
    answer = PROGRAM_RUN("search", "--json", "--library", path, "is:read");
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "Bài số 4");
    program_release(&answer);
    stroke.document = 5;
    ck_assert(dl_library_do(library, &stroke, 1, true, NULL, &error));
    dl_library_close(library);
    ck_assert_uint_eq(expect_whole(0), 60);
}
END_TEST

Suite *kill_suite(void)
{
    Suite *suite = suite_create("kill");
    TCase *tcase = tcase_create("kill");
    tcase_add_checked_fixture(tcase, make_place, release);
    tcase_set_timeout(tcase, 600);
    tcase_add_test(tcase, an_article_that_was_acknowledged_is_there);
    tcase_add_test(tcase, a_mark_that_was_acknowledged_is_there);
    tcase_add_test(tcase, a_feed_that_counts_as_fetched_has_all_its_articles);
    tcase_add_test(tcase, an_older_file_is_old_or_new_and_never_between);
    tcase_add_test(tcase, many_processes_add_and_read_at_once);
    tcase_add_test(tcase, commands_answer_while_the_library_is_open);
    suite_add_tcase(suite, tcase);
    return suite;
}
