#include "tests/cli/fixture.h"

#include <check.h>
#include <sqlite3.h>

#include "dateline/library.h"
#include "dateline/reader.h"
#include "tests/folder.h"
#include "tests/program.h"

const char *library_place(dl_arena *arena)
{
    folder_make();
    return dl_str_copy(arena, dl_str_from(folder_path("library.db"))).ptr;
}

dl_str library_lines(int count, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    for (int i = 0; i < count; i++)
        dl_buf_format(&out,
                      "{\"id\":\"a%d\",\"title\":\"Bài số %d\",\"published\":\"2023-%02d\","
                      "\"source\":\"Báo\",\"author\":\"Lê Lan\",\"url\":\"https://e.org/%d\","
                      "\"text\":\"Nvidia bán chip H20 cho Trung Quốc.\\r\\n\\tBài \\\"%d\\\".\"}\n",
                      i, i, i % 12 + 1, i, i);
    return dl_buf_str(&out);
}

void library_add(const char *path, int count, dl_arena *arena)
{
    folder_write("in.jsonl", library_lines(count, arena));
    program_answer answer = PROGRAM_RUN("add", "--library", path, folder_path("in.jsonl"));
    program_expect_status(&answer, 0);
    program_release(&answer);
}

void library_use(const char *path)
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

void library_expect(const char *path, int status, const char *text)
{
    program_answer answer = PROGRAM_RUN("check", "--library", path);
    program_expect_status(&answer, status);
    if (status)
        program_expect_err(&answer, text);
    else
        program_expect_out(&answer, text);
    program_release(&answer);
}

void library_run_sql(const char *path, const char *sql)
{
    sqlite3 *base;
    ck_assert_int_eq(sqlite3_open(path, &base), SQLITE_OK);
    ck_assert_msg(sqlite3_exec(base, sql, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(base));
    sqlite3_close(base);
}
