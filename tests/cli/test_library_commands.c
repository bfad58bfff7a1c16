/* The commands that work on the library, as a shell calls them: a round trip, damage, and
 * files that cannot be written. */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/file.h"
#include "dateline/library.h"
#include "dateline/reader.h"
#include "dateline/utf8.h"
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/suites.h"

static dl_arena arena;
static const char *path;

static void make_place(void)
{
    folder_make();
    path = dl_str_copy(&arena, dl_str_from(folder_path("library.db"))).ptr;
}

static void release(void)
{
    dl_arena_release(&arena);
}

static dl_str lines_of(int count)
{
    dl_buf out = { .arena = &arena };
    for (int i = 0; i < count; i++)
        dl_buf_format(&out,
                      "{\"id\":\"a%d\",\"title\":\"Bài số %d\",\"published\":\"2023-%02d\","
                      "\"source\":\"Báo\",\"author\":\"Lê Lan\",\"url\":\"https://e.org/%d\","
                      "\"text\":\"Nvidia bán chip H20 cho Trung Quốc.\\r\\n\\tBài \\\"%d\\\".\"}\n",
                      i, i, i % 12 + 1, i, i);
    return dl_buf_str(&out);
}

static void add(int count)
{
    folder_write("in.jsonl", lines_of(count));
    program_answer answer = PROGRAM_RUN("add", "--library", path, folder_path("in.jsonl"));
    program_expect_status(&answer, 0);
    program_release(&answer);
}

static void expect_check(const char *library, int status, const char *text)
{
    program_answer answer = PROGRAM_RUN("check", "--library", library);
    program_expect_status(&answer, status);
    if (status)
        program_expect_err(&answer, text);
    else
        program_expect_out(&answer, text);
    program_release(&answer);
}

static void run_sql(const char *file, const char *sql)
{
    sqlite3 *base;
    ck_assert_int_eq(sqlite3_open(file, &base), SQLITE_OK);
    ck_assert_msg(sqlite3_exec(base, sql, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(base));
    sqlite3_close(base);
}

/* --- keeping and giving back ---------------------------------------------------------- */

START_TEST(commands_read_what_was_added)
{
    add(12);
    program_answer answer = PROGRAM_RUN("show", "--json", "--library", path);
    program_expect_status(&answer, 0);
    ck_assert_uint_eq(program_count(&answer, "\"title\""), 12);
    program_release(&answer);
    answer = PROGRAM_RUN("search", "--library", path, "trung quoc");
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "Bài số 11");
    program_release(&answer);
    expect_check(path, 0, "12 articles, 0 sources: all is whole");
}
END_TEST

START_TEST(adding_tells_what_it_did)
{
    add(3);
    folder_write("in.jsonl", lines_of(5));
    program_answer answer =
        PROGRAM_RUN("add", "--json", "--library", path, folder_path("in.jsonl"));
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "{\"added\":2,\"known\":3}");
    program_release(&answer);
    answer = PROGRAM_RUN("add", "--ack", "--library", path, folder_path("in.jsonl"));
    program_expect_status(&answer, 0);
    ck_assert_uint_eq(program_count(&answer, "ACK "), 5);
    program_release(&answer);
    folder_write("empty.txt", DL_STR(""));
    answer = PROGRAM_RUN("add", "--library", path, folder_path("empty.txt"));
    program_expect_status(&answer, 3);
    program_release(&answer);
    answer = PROGRAM_RUN("add", "--library", path);
    program_expect_status(&answer, 2);
    program_release(&answer);
}
END_TEST

/* A script that lost the acknowledgements must not take them for given. */
START_TEST(acknowledgements_that_nobody_got_are_a_failure)
{
    folder_write("in.jsonl", lines_of(3));
    program_answer answer = program_run_into(
        "/dev/full", DL_STR(""),
        (const char *const[]){ "add", "--ack", "--library", path, folder_path("in.jsonl"),
                               NULL });
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "written: No space left on device.");
    program_release(&answer);
    answer = program_run_into(
        "/dev/full", DL_STR(""),
        (const char *const[]){ "mark", "--library", path, "read", "nvidia", NULL });
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "written: No space left on device.");
    program_release(&answer);
    expect_check(path, 0, "3 articles");
}
END_TEST

START_TEST(an_export_that_nobody_got_is_a_failure)
{
    add(3);
    program_answer answer = program_run_into(
        "/dev/full", DL_STR(""),
        (const char *const[]){ "export", "--jsonl", "--library", path, NULL });
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "written: No space left on device.");
    program_release(&answer);
}
END_TEST

/* Somebody may remove what was added. */
START_TEST(a_named_file_that_is_not_there_is_a_failure)
{
    folder_write("in.jsonl", lines_of(2));
    program_answer answer = PROGRAM_RUN("add", "--library", path, folder_path("in.jsonl"),
                                        folder_path("none.txt"));
    program_expect_status(&answer, 3);
    program_expect_out(&answer, "2 articles added");
    program_expect_err(&answer, "none.txt: It cannot be read");
    program_release(&answer);
}
END_TEST

#define BYTES(text) { text, sizeof(text) - 1 }

static const struct {
    const char *what;
    dl_str text;
} unreadable[] = {
    { "an empty file", BYTES("") },
    { "a picture", BYTES("\x89PNG\r\n") },
    { "subscriptions",
      BYTES("<opml><body><outline xmlUrl='https://a.example/f'/></body></opml>") },
    { "articles without text", BYTES("{\"id\":\"T\"}\n{\"id\":\"U\"}\n") },
};

/* In a folder it is one of many; what was named was meant. */
START_TEST(a_named_file_that_gives_nothing_is_a_failure)
{
    static const char *const commands[] = { "show", "entities", "timeline", "chips" };
    folder_write("in.jsonl", lines_of(2));
    folder_write("bad/file", unreadable[_i].text);
    const char *good = folder_path("in.jsonl"), *bad = folder_path("bad/file");
    program_answer answer = PROGRAM_RUN("add", "--library", path, good, bad);
    program_expect_status(&answer, 3);
    program_expect_out(&answer, "2 articles added");
    program_expect_err(&answer, "bad/file");
    program_release(&answer);
    for (size_t i = 0; i < DL_COUNT(commands); i++) {
        answer = PROGRAM_RUN(commands[i], good, bad);
        program_expect_status(&answer, 3);
        program_expect_err(&answer, "bad/file");
        program_release(&answer);
    }
    answer = PROGRAM_RUN("search", "--json", "trung quoc", bad, good);
    program_expect_status(&answer, 3);
    program_expect_out(&answer, "Bài số 1");
    program_release(&answer);
    answer = PROGRAM_RUN("show", good, folder_path("none.txt"));
    program_expect_status(&answer, 3);
    program_release(&answer);
    answer = PROGRAM_RUN("show", good, folder_path("bad"));
    program_expect_status(&answer, 0);
    program_release(&answer);
}
END_TEST

START_TEST(standard_input_is_added)
{
    const char *const words[] = { "add", "--library", path, "-", NULL };
    program_answer answer = program_run(lines_of(4), words);
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "4 articles added");
    program_release(&answer);
}
END_TEST

/* The reader's state, feeds and searches, as one session leaves them. */
static void use_library(void)
{
    dl_library *library;
    dl_error error = { 0 };
    ck_assert(dl_library_open_kept(path, DL_LIBRARY_SHOW, &library, &error));
    dl_library_read(library, NULL, 0);
    ck_assert(dl_library_finish(library));
    const dl_stroke strokes[] = {
        { 0, DL_STROKE_READ, true, { 0 } },
        { 1, DL_STROKE_STAR, true, { 0 } },
        { 1, DL_STROKE_TAG, true, DL_STR("đọc sau") },
        { 1, DL_STROKE_TAG, true, DL_STR("chips") },
        { 2, DL_STROKE_NOTE, true, DL_STR("A \"note\"\nof two lines") },
    };
    ck_assert(dl_library_do(library, strokes, DL_COUNT(strokes), true, NULL, &error));
    dl_library_set_place(library, 3, 21);
    ck_assert(dl_library_set_state(library, DL_STR("query"), DL_STR("chip:h20"), &error));
    ck_assert(dl_library_save_search(
        library, (dl_saved_search){ DL_STR("mine"), DL_STR("chip:h20"), 42 }, &error));
    dl_web_link link = { { 0, 6 }, DL_STR("https://e.org/nvidia?a=b") };
    dl_article page = { .title = DL_STR("A page"),
                        .body = DL_STR("Nvidia in the fourth quarter."),
                        .address = DL_STR("https://e.org/page"),
                        .feed = DL_STR("https://e.org/rss"),
                        .links = { &link, 1, 1 },
                        .published = dl_date_parse(DL_STR("2021-03/2022-08")),
                        .origin = DL_ORIGIN_TEXT,
                        .language = DL_LANGUAGE_OTHER };
    dl_articles articles = { .items = &page, .count = 1 };
    dl_source source = { .address = DL_STR("https://e.org/rss"),
                         .title = DL_STR("E"),
                         .failures = 2,
                         .full_text = true };
    page.published.part = DL_PART_END;
    dl_library_give(library, &articles, &source);
    dl_library_finish(library);
    dl_library_close(library);
}

static dl_str export_of(const char *library)
{
    program_answer answer = PROGRAM_RUN("export", "--jsonl", "--library", library);
    program_expect_status(&answer, 0);
    dl_str text = dl_str_copy(&arena, dl_buf_str(&answer.out));
    program_release(&answer);
    return text;
}

static void correct_names(void)
{
    static const char *const words[][5] = { { "entity", "rename", "nvidia", "NVDA" },
                                            { "entity", "retype", "china", "place" },
                                            { "entity", "hide", "samsung" } };
    for (size_t i = 0; i < DL_COUNT(words); i++) {
        program_answer answer = program_run(DL_STR(""), words[i]);
        program_expect_status(&answer, 0);
        program_release(&answer);
    }
}

START_TEST(an_export_makes_the_same_library_again)
{
    dl_error error = { 0 };
    setenv(PROGRAM_DATA, folder_path("data"), 1);
    dl_str corrections = dl_str_copy(
        &arena, dl_str_from(folder_path("data/dateline/corrections.tsv")));
    dl_str corrected, restored;
    add(10);
    use_library();
    correct_names();
    ck_assert(dl_file_read(corrections.ptr, 4096, &arena, &corrected, &error));
    dl_str first = export_of(path);
    ck_assert_int_eq(unlink(corrections.ptr), 0);
    const char *other = folder_path("other.db");
    const char *const words[] = { "add", "--library", other, "-", NULL };
    program_answer answer = program_run(first, words);
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "11 articles added");
    program_release(&answer);
    ck_assert(dl_file_read(corrections.ptr, 4096, &arena, &restored, &error));
    ck_assert(dl_str_equal(corrected, restored));
    dl_str second = export_of(other);
    ck_assert_msg(dl_str_equal(first, second), "%.*s\n---\n%.*s", DL_STR_ARGS(first),
                  DL_STR_ARGS(second));
    static const char *const parts[] = {
        "\"text\":\"Nvidia bán chip H20 cho Trung Quốc.\\r\\n\\tBài \\\"3\\\".\"",
        "\"read\":true", "\"starred\":true", "\"tags\":[\"đọc sau\",\"chips\"]",
        "\"note\":\"A \\\"note\\\"\\nof two lines\"", "\"place\":21",
        "\"links\":[[0,6,\"https://e.org/nvidia?a=b\"]]", "\"published\":\"2021-03/2022-08\"",
        "\"part\":\"end\"", "\"origin\":\"text\"", "\"full_text\":true",
        "\"search\":{\"name\":\"mine\"", "\"value\":{\"name\":\"query\"",
        "\"correction\":{\"verb\":\"rename\",\"id\":\"nvidia\",\"value\":\"NVDA\"}",
    };
    for (size_t i = 0; i < DL_COUNT(parts); i++)
        ck_assert_msg(dl_str_find(second, dl_str_from(parts[i]), 0) != SIZE_MAX, "%s",
                      parts[i]);
}
END_TEST

/* Names as they are printed, whose ids are others, and one that nothing has. */
START_TEST(names_are_corrected_by_what_they_are_printed_as)
{
    static const struct {
        const char *words[5];
        int status;
        const char *told; /* the line that it becomes, or what is complained of */
    } rows[] = {
        { { "entity", "rename", "龔明鑫", "Kung Ming-hsin" }, 0, "龚明鑫 Kung Ming-hsin" },
        { { "entity", "hide", "Quang Minh Semitek" }, 0, "hide    quang-minh-semitek" },
        { { "entity", "merge", "龔明鑫", "quang minh semitek" }, 0,
          "龚明鑫 Quang Minh Semitek" },
        { { "entity", "merge", "龔明鑫", "NVIDIA Corporation" }, 0, "龚明鑫 nvidia" },
        { { "entity", "hide", "Nobody At All" }, 1, "Nothing is called \"Nobody At All\"" },
        { { "entity", "merge", "龔明鑫", "Nobody At All" }, 1, "Nothing is called" },
    };
    setenv(PROGRAM_DATA, folder_path("data"), 1);
    folder_write("names.jsonl",
                 DL_STR("{\"title\":\"台灣\",\"published\":\"2026-06-18\",\"text\":\""
                        "經濟部長龔明鑫18日在立法院表示，政府支持晶片業。\"}\n"
                        "{\"title\":\"Chips\",\"published\":\"2026-06-19\",\"text\":\""
                        "Công ty Quang Minh Semitek mua chip H20 của Nvidia.\"}\n"));
    program_answer answer = PROGRAM_RUN("add", folder_path("names.jsonl"));
    program_expect_status(&answer, 0);
    program_release(&answer);
    for (size_t i = 0; i < DL_COUNT(rows); i++) {
        answer = program_run(DL_STR(""), rows[i].words);
        program_expect_status(&answer, rows[i].status);
        if (rows[i].status)
            program_expect_err(&answer, rows[i].told);
        else
            program_expect_out(&answer, rows[i].told);
        program_release(&answer);
        if (i == 0) {
            answer = PROGRAM_RUN("entities");
            program_expect_out(&answer, "Kung Ming-hsin");
            program_release(&answer);
        }
        answer = PROGRAM_RUN("entity", "undo");
        program_release(&answer);
    }
}
END_TEST

START_TEST(what_the_reader_wrote_among_the_corrections_stays)
{
    static const char mine[] = "# my notes\nretype\thuawei\tfirm\nrename\tamd\tAdvanced\n";
    dl_error error = { 0 };
    dl_str corrected, kept;
    setenv(PROGRAM_DATA, folder_path("data"), 1);
    add(3);
    correct_names();
    dl_str first = export_of(path);
    ck_assert(dl_file_read(folder_path("data/dateline/corrections.tsv"), 4096, &arena,
                           &corrected, &error));
    folder_write("data/dateline/corrections.tsv", dl_str_from(mine));
    const char *const words[] = { "add", "--library", folder_path("other.db"), "-", NULL };
    program_answer answer = program_run(first, words);
    program_expect_status(&answer, 0);
    program_expect_err(&answer, "This is no correction");
    program_release(&answer);
    answer = PROGRAM_RUN("entity", "rename", "intel", "INTC");
    program_expect_status(&answer, 0);
    program_expect_err(&answer, "This is no correction");
    program_release(&answer);
    ck_assert(dl_file_read(folder_path("data/dateline/corrections.tsv"), 4096, &arena, &kept,
                           &error));
    size_t head = dl_str_find(corrected, DL_STR("\n"), 0) + 1; /* its own comment */
    dl_str rows = dl_str_slice(corrected, head, corrected.len);
    const char *expected = dl_str_format(&arena, "%s%.*srename\tintel\tINTC\n", mine,
                                         DL_STR_ARGS(rows))
                               .ptr;
    ck_assert_str_eq(dl_str_copy(&arena, kept).ptr, expected);
}
END_TEST

/* A library of two articles with its cache. */
static void add_with_cache(void)
{
    static const char article[] =
        "{\"title\":\"Chips\",\"published\":\"2022-10-08\",\"text\":\"On October 7, 2022, the "
        "United States banned exports of Nvidia H100 chips to China.\"}\n"
        "{\"title\":\"Rain\",\"published\":\"2022-10-09\",\"text\":\"It rained in Paris.\"}\n";
    dl_library *library = NULL;
    dl_error error = { 0 };
    folder_write("in.jsonl", dl_str_from(article));
    program_answer answer = PROGRAM_RUN("add", "--library", path, folder_path("in.jsonl"));
    program_expect_status(&answer, 0);
    program_release(&answer);
    ck_assert(dl_library_open_kept(path, DL_LIBRARY_SHOW, &library, &error));
    dl_library_read(library, NULL, 0);
    ck_assert(dl_library_finish(library));
    ck_assert(dl_library_save_cache(library, &error));
    dl_library_close(library);
}

/* The file of the cache whose name begins so. */
static const char *cache_file(const char *start)
{
    dl_paths files = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_str begin = dl_str_format(&arena, "%s-cache/%s", path, start);
    ck_assert(dl_file_walk(dl_str_format(&arena, "%s-cache", path).ptr, &arena, &files,
                           &reports));
    for (size_t i = 0; i < files.count; i++)
        if (dl_str_starts(files.items[i], begin))
            return files.items[i].ptr;
    ck_abort_msg("there is no %s", begin.ptr);
}

static void flip(const char *file, off_t at)
{
    char byte;
    int out = open(file, O_RDWR);
    ck_assert_int_eq(pread(out, &byte, 1, at), 1);
    byte ^= 1;
    ck_assert_int_eq(pwrite(out, &byte, 1, at), 1);
    close(out);
}

static void expect_same_answer(const char *const words[], program_answer *expected)
{
    program_answer answer = program_run(DL_STR(""), words);
    program_expect_status(&answer, 0);
    ck_assert_str_eq(dl_buf_cstr(&answer.out), dl_buf_cstr(&expected->out));
    program_release(&answer);
}

START_TEST(an_answer_is_right_when_the_cache_has_lost_a_text)
{
    static const char *const commands[][3] = { { "timeline" }, { "show" }, { "search", "H100" } };
    const char *words[] = { commands[_i][0], "--json", "--library", path, commands[_i][1], NULL };
    add_with_cache();
    program_answer expected = program_run(DL_STR(""), words);
    program_expect_status(&expected, 0);
    program_expect_out(&expected, "banned exports of Nvidia");
    flip(cache_file("texts-"), 0);
    expect_same_answer(words, &expected);
    program_release(&expected);
}
END_TEST

enum { PAGE = 4096, PAGES = 16 };
static const char *const of_tables[] = { "entities", "chips" };

START_TEST(an_answer_is_right_when_a_table_of_the_cache_is_damaged)
{
    const char *words[] = { of_tables[_i / PAGES], "--json", "--library", path, NULL };
    struct stat info;
    add_with_cache();
    program_answer expected = program_run(DL_STR(""), words);
    program_expect_status(&expected, 0);
    program_expect_out(&expected, "H100");
    const char *tables = cache_file("corpus-");
    ck_assert_int_eq(stat(tables, &info), 0);
    /* Behind the head and the state, before the checksums: a start looks at these itself. */
    long pages = info.st_size / PAGE - 2;
    flip(tables, PAGE * (2 + pages * (_i % PAGES) / PAGES));
    expect_same_answer(words, &expected);
    program_release(&expected);
}
END_TEST

static const char *const of_cache[] = { "corpus-", "texts-",   "index-",
                                        "segment-", "stories-", "meetings-" };

START_TEST(a_damaged_cache_is_named_and_costs_nothing)
{
    add_with_cache();
    program_answer answer = PROGRAM_RUN("check", "--json", "--library", path);
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "\"problems\":0,\"cache\":\"whole\"");
    ck_assert_uint_eq(answer.err.count, 0);
    program_release(&answer);
    flip(cache_file(of_cache[_i]), 20);
    for (int i = 0; i < 2; i++) { /* to look changes nothing */
        answer = PROGRAM_RUN("check", "--json", "--library", path);
        program_expect_status(&answer, 0);
        program_expect_out(&answer, "\"problems\":0,\"cache\":\"damaged\"");
        program_expect_err(&answer, "The cache beside the library is damaged");
        program_expect_err(&answer, "harmless");
        program_release(&answer);
    }
    answer = PROGRAM_RUN("check", "--repair", "--library", path);
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "all is whole");
    program_expect_err(&answer, "It is dropped");
    program_release(&answer);
    ck_assert(!dl_file_exists(dl_str_format(&arena, "%s.saved", path).ptr));
    answer = PROGRAM_RUN("check", "--json", "--library", path);
    program_expect_out(&answer, "\"cache\":\"none\"");
    ck_assert_uint_eq(answer.err.count, 0);
    program_release(&answer);
}
END_TEST

START_TEST(a_cache_of_which_a_file_is_missing_is_damaged)
{
    add_with_cache();
    ck_assert_int_eq(unlink(cache_file(of_cache[_i])), 0);
    program_answer answer = PROGRAM_RUN("check", "--json", "--library", path);
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "\"cache\":\"damaged\"");
    program_release(&answer);
}
END_TEST

START_TEST(output_is_valid_text_that_no_terminal_obeys)
{
    static const char *const forms[] = { "--json", "--tsv" };
    folder_write("b\xFF.txt", DL_STR("A title\n\nA \x1B[31mred\a word and \xC2\x9B" "2J.\n"));
    program_answer answer =
        PROGRAM_RUN("show", forms[_i], folder_path("b\xFF.txt"));
    program_expect_status(&answer, 0);
    dl_str out = dl_buf_str(&answer.out);
    ck_assert(_i == 1 || dl_utf8_valid(out) == out.len);
    for (size_t i = 0; i < out.len; i++)
        ck_assert(out.ptr[i] != '\x1B' && out.ptr[i] != '\a');
    ck_assert(_i == 0 || dl_str_find(out, DL_STR("\xC2\x9B"), 0) == SIZE_MAX);
    program_release(&answer);
}
END_TEST

START_TEST(articles_are_marked_by_a_query)
{
    add(12);
    static const struct {
        const char *words[4];
        const char *query;
        size_t found;
    } steps[] = {
        { { "read", "published", NULL }, "is:read", 0 },
        { { "read", "\"Bài số 3\"", NULL }, "is:read", 1 },
        { { "star", "on:2023-02", NULL }, "is:starred", 1 },
        { { "tag", "đọc sau", "nvidia", NULL }, "tag:\"đọc sau\"", 12 },
        { { "untag", "đọc sau", "on:2023-02", NULL }, "tag:\"đọc sau\"", 11 },
        { { "note", "Look again", "on:2023-04", NULL }, "has:note", 1 },
        { { "unread", "nvidia", NULL }, "is:unread", 12 },
    };
    for (size_t i = 0; i < DL_COUNT(steps); i++) {
        const char *words[10] = { "mark", "--library", path };
        for (size_t j = 0; j < DL_COUNT(steps[i].words) && steps[i].words[j]; j++)
            words[3 + j] = steps[i].words[j];
        program_answer answer = program_run(DL_STR(""), words);
        program_expect_status(&answer, i == 0);
        program_release(&answer);
        answer = PROGRAM_RUN("search", "--json", "--library", path, steps[i].query);
        ck_assert_msg(program_count(&answer, "\"type\":\"article\"") == steps[i].found,
                      "step %zu: %s", i, dl_buf_cstr(&answer.out));
        program_release(&answer);
    }
    program_answer answer = PROGRAM_RUN("mark", "--library", path, "burn", "nvidia");
    program_expect_status(&answer, 2);
    program_release(&answer);
    answer = PROGRAM_RUN("mark", "--library", path, "star", " ");
    program_expect_status(&answer, 2);
    program_release(&answer);
    answer = PROGRAM_RUN("search", "--json", "--library", path, "is:starred");
    ck_assert_uint_eq(program_count(&answer, "\"type\":\"article\""), 1);
    program_release(&answer);
    answer = PROGRAM_RUN("mark", "--library", path, "star", "kangaroo");
    program_expect_status(&answer, 1);
    program_expect_err(&answer, "No article answers that.");
    program_release(&answer);
    answer = PROGRAM_RUN("mark", "--library", path, "star", "(nvidia OR");
    program_expect_status(&answer, 2);
    program_expect_err(&answer, "Nothing was marked.");
    program_release(&answer);
    answer = PROGRAM_RUN("mark", "--ack", "--library", path, "read", "nvidia");
    ck_assert_uint_eq(program_count(&answer, "ACK "), 12);
    program_release(&answer);
}
END_TEST

/* The explorer could not take them off again, and an export would not bring them back. */
START_TEST(a_path_is_a_path_however_it_begins)
{
    add(2);
    const char *doubled = dl_str_format(&arena, "/%s", path).ptr;
    program_answer answer = PROGRAM_RUN("show", "--json", "--library", doubled);
    program_expect_status(&answer, 0);
    ck_assert_uint_eq(program_count(&answer, "\n"), 2);
    program_release(&answer);
}
END_TEST

START_TEST(what_is_no_tag_is_refused)
{
    static const char *const words[] = { "", " ", "#", "-old", "a,b", "a\nb", "\x1B[31m",
                                         "bad \xFF", "\xE2\x80\xAE" };
    add(3);
    for (size_t i = 0; i < DL_COUNT(words); i++) {
        program_answer answer =
            PROGRAM_RUN("mark", "--library", path, "tag", words[i], "nvidia");
        program_expect_status(&answer, 2);
        program_expect_err(&answer, "A tag is a name");
        program_release(&answer);
    }
    program_answer answer =
        PROGRAM_RUN("mark", "--library", path, "tag", " #to read ", "nvidia");
    program_expect_status(&answer, 0);
    program_release(&answer);
    answer = PROGRAM_RUN("export", "--jsonl", "--library", path);
    ck_assert_uint_eq(program_count(&answer, "\"tags\":[\"to read\"]"), 3);
    program_release(&answer);
}
END_TEST

START_TEST(old_annotations_are_brought_up_to_date)
{
    add(6);
    run_sql(path, "UPDATE annotation SET version = 1 WHERE document > 2");
    program_answer answer = PROGRAM_RUN("reannotate", "--library", path);
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "4 of 6 articles annotated anew");
    program_release(&answer);
    answer = PROGRAM_RUN("reannotate", "--json", "--library", path);
    program_expect_out(&answer, "{\"articles\":6,\"annotated\":0}");
    program_release(&answer);
    answer = PROGRAM_RUN("reannotate", "--every", "--json", "--library", path);
    program_expect_out(&answer, "\"annotated\":6");
    program_release(&answer);
    answer = PROGRAM_RUN("reannotate", "--library", folder_path("none.db"));
    program_expect_status(&answer, 3);
    program_release(&answer);
}
END_TEST

/* --- what can be wrong with a file ---------------------------------------------------- */

static void damage(const char *file, long offset, size_t length)
{
    FILE *out = fopen(file, "r+b");
    ck_assert_ptr_nonnull(out);
    ck_assert_int_eq(fseek(out, offset, SEEK_SET), 0);
    for (size_t i = 0; i < length; i++)
        fputc(0xA5, out);
    ck_assert_int_eq(fclose(out), 0);
}

static void expect_saved(size_t least)
{
    program_answer answer = PROGRAM_RUN("check", "--repair", "--library", path);
    program_expect_status(&answer, 0);
    program_expect_err(&answer, "Saved into ");
    program_release(&answer);
    const char *saved = folder_path("library.db.saved");
    program_answer check = PROGRAM_RUN("check", "--json", "--library", saved);
    program_expect_status(&check, 0);
    unsigned articles = 0;
    ck_assert_int_eq(sscanf(dl_buf_cstr(&check.out), "{\"articles\":%u", &articles), 1);
    ck_assert_uint_ge(articles, least);
    program_release(&check);
}

START_TEST(a_damaged_text_is_named_and_the_rest_is_saved)
{
    add(20);
    run_sql(path, "UPDATE body SET text = zeroblob(40) WHERE document = 7");
    expect_check(path, 3, "The text of article 7 is damaged");
    program_answer answer = PROGRAM_RUN("search", "--library", path, "nvidia");
    program_expect_status(&answer, 0);
    program_expect_err(&answer, "The text of article 7 is damaged");
    program_release(&answer);
    expect_saved(19);
}
END_TEST

START_TEST(damaged_annotations_are_made_anew)
{
    add(5);
    run_sql(path, "UPDATE annotation SET data = x'0011223344' WHERE document = 3");
    expect_check(path, 3, "The annotations of article 3 are damaged");
    program_answer answer = PROGRAM_RUN("search", "--library", path, "chip:h20");
    program_expect_status(&answer, 0);
    program_release(&answer);
    expect_check(path, 0, "all is whole");
}
END_TEST

START_TEST(a_damaged_page_costs_what_is_on_it)
{
    struct stat info;
    add(400);
    ck_assert_int_eq(stat(path, &info), 0);
    damage(path, info.st_size / 8192 / 2 * 8192, 8192);
    expect_check(path, 3, "");
    expect_saved(200);
}
END_TEST

START_TEST(a_lost_first_page_costs_nothing)
{
    add(50);
    use_library();
    damage(path, 0, 8192);
    expect_check(path, 3, "is no library, or its first page is lost");
    expect_saved(51);
    program_answer answer =
        PROGRAM_RUN("export", "--jsonl", "--library", folder_path("library.db.saved"));
    program_expect_out(&answer, "\"tags\":[\"đọc sau\",\"chips\"]");
    program_release(&answer);
}
END_TEST

START_TEST(a_newer_library_is_refused)
{
    add(2);
    run_sql(path, "PRAGMA user_version = 99");
    static const char *const commands[] = { "search", "check", "export", "add" };
    for (size_t i = 0; i < DL_COUNT(commands); i++) {
        const char *word = i == 0 ? "x" : i == 2 ? "--jsonl" : i == 3 ? path : NULL;
        const char *const words[] = { commands[i], "--library", path, word, NULL };
        program_answer answer = program_run(DL_STR(""), words);
        program_expect_status(&answer, 3);
        program_expect_err(&answer, "written by a newer Dateline");
        program_release(&answer);
    }
}
END_TEST

START_TEST(a_library_that_is_named_and_not_there_is_no_sample)
{
    program_answer answer = PROGRAM_RUN("search", "--library", path, "nvidia");
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "There is no library");
    program_release(&answer);
    ck_assert(!dl_file_exists(path));
}
END_TEST

Suite *library_commands_suite(void)
{
    Suite *suite = suite_create("library_commands");
    TCase *tcase = tcase_create("library_commands");
    tcase_add_checked_fixture(tcase, make_place, release);
    tcase_add_test(tcase, commands_read_what_was_added);
    tcase_add_test(tcase, adding_tells_what_it_did);
    tcase_add_test(tcase, acknowledgements_that_nobody_got_are_a_failure);
    tcase_add_test(tcase, an_export_that_nobody_got_is_a_failure);
    tcase_add_test(tcase, a_named_file_that_is_not_there_is_a_failure);
    tcase_add_loop_test(tcase, a_named_file_that_gives_nothing_is_a_failure, 0,
                        DL_COUNT(unreadable));
    tcase_add_test(tcase, standard_input_is_added);
    tcase_add_test(tcase, an_export_makes_the_same_library_again);
    tcase_add_loop_test(tcase, output_is_valid_text_that_no_terminal_obeys, 0, 2);
    tcase_add_loop_test(tcase, an_answer_is_right_when_the_cache_has_lost_a_text, 0, 3);
    tcase_add_loop_test(tcase, an_answer_is_right_when_a_table_of_the_cache_is_damaged, 0,
                        PAGES * DL_COUNT(of_tables));
    tcase_add_loop_test(tcase, a_damaged_cache_is_named_and_costs_nothing, 0,
                        DL_COUNT(of_cache));
    tcase_add_loop_test(tcase, a_cache_of_which_a_file_is_missing_is_damaged, 0,
                        DL_COUNT(of_cache));
    tcase_add_test(tcase, what_the_reader_wrote_among_the_corrections_stays);
    tcase_add_test(tcase, names_are_corrected_by_what_they_are_printed_as);
    tcase_add_test(tcase, articles_are_marked_by_a_query);
    tcase_add_test(tcase, a_path_is_a_path_however_it_begins);
    tcase_add_test(tcase, what_is_no_tag_is_refused);
    tcase_add_test(tcase, old_annotations_are_brought_up_to_date);
    tcase_add_test(tcase, a_damaged_text_is_named_and_the_rest_is_saved);
    tcase_add_test(tcase, damaged_annotations_are_made_anew);
    tcase_add_test(tcase, a_damaged_page_costs_what_is_on_it);
    tcase_add_test(tcase, a_lost_first_page_costs_nothing);
    tcase_add_test(tcase, a_newer_library_is_refused);
    tcase_add_test(tcase, a_library_that_is_named_and_not_there_is_no_sample);
    suite_add_tcase(suite, tcase);
    return suite;
}
