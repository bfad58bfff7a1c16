#include <sqlite3.h>
#include <string.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dateline/file.h"
#include "dateline/sources.h"
#include "tests/folder.h"
#include "tests/store/fixture.h"
#include "tests/suites.h"

static fixture_shelf shelf;

static void open_shelf(void)
{
    fixture_shelf_open(&shelf);
}

static void close_shelf(void)
{
    fixture_shelf_close(&shelf);
}

static dl_article article_of(const char *title, const char *body)
{
    return (dl_article){ .title = dl_str_from(title),
                         .body = dl_str_from(body),
                         .language = DL_LANGUAGE_EN };
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *base;
    ck_assert_int_eq(sqlite3_open(path, &base), SQLITE_OK);
    ck_assert_msg(sqlite3_exec(base, sql, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(base));
    sqlite3_close(base);
}

static void expect_refusal(const char *path, const char *sentence)
{
    dl_store *store = NULL;
    dl_error error = { 0 };
    ck_assert(!dl_store_open(path, true, &store, &error));
    ck_assert_msg(strstr(error.message, sentence) != NULL, "%s", error.message);
}

/* --- documents ------------------------------------------------------------------------ */

START_TEST(an_article_comes_back_as_it_was)
{
    dl_web_link links[] = { { { 0, 6 }, DL_STR("https://example.org/a") },
                            { { 8, 12 }, DL_STR("https://example.org/b?c=d") } };
    dl_article article = {
        .file = DL_STR("news/a.html"),
        .id = DL_STR("guid-1"),
        .title = DL_STR("Nvidia bán chip H20"),
        .body = DL_STR("Nvidia bán chip H20 cho Trung Quốc.\r\n\r\nÔng Jensen Huang nói."),
        .source = DL_STR("Báo Sông Hồng"),
        .address = DL_STR("https://example.org/news/1"),
        .author = DL_STR("Lê Lan"),
        .feed = DL_STR("https://example.org/rss"),
        .links = { links, DL_COUNT(links), DL_COUNT(links) },
        .published = dl_date_parse(DL_STR("2023-10")),
        .origin = DL_ORIGIN_METADATA,
        .language = DL_LANGUAGE_VI,
        .taken = 1700000000123,
    };
    bool added = false;
    ck_assert_int_eq(fixture_shelve(&shelf, article, &added), 1);
    ck_assert(added);
    fixture_shelf_reopen(&shelf);
    dl_kept_documents kept = fixture_shelf_documents(&shelf);
    ck_assert_uint_eq(kept.count, 1);
    const dl_article *back = &kept.items[0].article;
    const dl_str texts[][2] = {
        { article.file, back->file },       { article.id, back->id },
        { article.title, back->title },     { article.body, back->body },
        { article.source, back->source },   { article.address, back->address },
        { article.author, back->author },   { article.feed, back->feed },
        { links[1].address, back->links.items[1].address },
    };
    for (size_t i = 0; i < DL_COUNT(texts); i++)
        ck_assert_msg(dl_str_equal(texts[i][0], texts[i][1]), "text %zu: %.*s", i,
                      DL_STR_ARGS(texts[i][1]));
    ck_assert(kept.items[0].whole);
    ck_assert(dl_date_equal(back->published, article.published));
    ck_assert_int_eq(back->origin, article.origin);
    ck_assert_int_eq(back->language, article.language);
    ck_assert_int_eq(back->taken, article.taken);
    ck_assert_uint_eq(back->links.count, 2);
    ck_assert_uint_eq(back->links.items[1].span.start, 8);
    ck_assert_uint_eq(back->links.items[1].span.end, 12);
    ck_assert_uint_eq(kept.items[0].version, 7);
}
END_TEST

static const struct {
    const char *why;
    struct {
        const char *title, *body, *address, *source, *id;
    } first, second;
    bool same;
} pairs[] = {
    { "the same address, another text",
      { "A", "One.", "https://e.org/a", "", "" },
      { "A!", "Two.", "https://e.org/a", "", "" },
      true },
    { "an address with the way by which one came",
      { "A", "One.", "http://E.org/a/?utm_source=x&id=1&fbclid=z#top", "", "" },
      { "A", "Two.", "https://e.org/a?id=1", "", "" },
      true },
    { "another parameter",
      { "A", "One.", "https://e.org/a?id=1", "", "" },
      { "A", "One.", "https://e.org/a?id=2", "", "" },
      false },
    { "all items of a feed lead to its front page",
      { "A", "One.", "https://e.org/", "", "1" },
      { "B", "Two.", "https://e.org/", "", "2" },
      false },
    { "the same text", { "A", "One.", "", "", "" }, { "A", "One.", "", "", "" }, true },
    { "the same text, once with its address",
      { "A", "One.", "", "", "" },
      { "A", "One.", "https://e.org/a", "", "" },
      true },
    { "the same text in two outlets",
      { "A", "One.", "", "X", "" },
      { "A", "One.", "", "Y", "" },
      false },
    { "the same text at two addresses",
      { "A", "One.", "https://e.org/a", "", "" },
      { "A", "One.", "https://f.org/a", "", "" },
      false },
    { "another title", { "A", "One.", "", "", "" }, { "B", "One.", "", "", "" }, false },
    { "another text", { "A", "One.", "", "", "" }, { "A", "Two.", "", "", "" }, false },
};

#define ARTICLE(row)                                                                     \
    (dl_article)                                                                         \
    {                                                                                    \
        .title = dl_str_from((row).title), .body = dl_str_from((row).body),              \
        .address = dl_str_from((row).address), .source = dl_str_from((row).source),      \
        .id = dl_str_from((row).id)                                                      \
    }

START_TEST(the_same_article_twice_is_one)
{
    bool added = false;
    int64_t first = fixture_shelve(&shelf, ARTICLE(pairs[_i].first), &added);
    ck_assert(added);
    int64_t second = fixture_shelve(&shelf, ARTICLE(pairs[_i].second), &added);
    ck_assert_msg((first == second) == pairs[_i].same, "%s", pairs[_i].why);
    ck_assert_msg(added == !pairs[_i].same, "%s", pairs[_i].why);
}
END_TEST

START_TEST(a_batch_is_all_there_or_not_at_all)
{
    dl_error error = { 0 };
    bool added;
    ck_assert(dl_store_begin(shelf.store, &error));
    fixture_shelve(&shelf, article_of("A", "One."), &added);
    fixture_shelve(&shelf, article_of("B", "Two."), &added);
    dl_store_rollback(shelf.store);
    ck_assert_uint_eq(fixture_shelf_documents(&shelf).count, 0);
    ck_assert(dl_store_begin(shelf.store, &error));
    fixture_shelve(&shelf, article_of("A", "One."), &added);
    ck_assert(added);
    ck_assert(dl_store_commit(shelf.store, &error));
    dl_store_rollback(shelf.store);
    fixture_shelf_reopen(&shelf);
    ck_assert_uint_eq(fixture_shelf_documents(&shelf).count, 1);
}
END_TEST

START_TEST(old_annotations_are_found_and_replaced)
{
    dl_error error = { 0 };
    dl_kept_ids ids = { 0 };
    bool added;
    for (int i = 0; i < 5; i++)
        fixture_shelve(&shelf, article_of(dl_str_format(&shelf.arena, "%d", i).ptr, "One."),
                    &added);
    ck_assert(dl_store_outdated(shelf.store, 7, 0, 10, &shelf.arena, &ids, &error));
    ck_assert_uint_eq(ids.count, 0);
    ck_assert(dl_store_annotate(shelf.store, 2, DL_STR("new"), UINT64_MAX, &error));
    ck_assert(dl_store_outdated(shelf.store, UINT64_MAX, 0, 10, &shelf.arena, &ids, &error));
    ck_assert_uint_eq(ids.count, 4);
    ck_assert_int_eq(ids.items[1], 3);
    ids.count = 0;
    ck_assert(dl_store_outdated(shelf.store, UINT64_MAX, 3, 1, &shelf.arena, &ids, &error));
    ck_assert_uint_eq(ids.count, 1);
    ck_assert_int_eq(ids.items[0], 4);
}
END_TEST

START_TEST(values_are_kept_by_name)
{
    dl_error error = { 0 };
    dl_str value;
    ck_assert(dl_store_value(shelf.store, DL_STR("place"), &shelf.arena, &value, &error));
    ck_assert_uint_eq(value.len, 0);
    ck_assert(dl_store_set_value(shelf.store, DL_STR("place"), DL_STR("one"), &error));
    ck_assert(dl_store_set_value(shelf.store, DL_STR("place"), DL_STR("a\0b"), &error));
    fixture_shelf_reopen(&shelf);
    ck_assert(dl_store_value(shelf.store, DL_STR("place"), &shelf.arena, &value, &error));
    ck_assert(dl_str_equal(value, DL_STR("a\0b")));
}
END_TEST

START_TEST(sources_are_known_by_their_address)
{
    dl_error error = { 0 };
    dl_sources sources = { 0 };
    dl_source first = { .address = DL_STR("https://e.org/rss"), .title = DL_STR("E") };
    dl_source second = { .address = DL_STR("https://f.org/rss"),
                         .folder = DL_STR("Tech"),
                         .page = DL_STR("https://f.org/"),
                         .etag = DL_STR("\"x\""),
                         .modified = DL_STR("Mon, 01 Jan 2024 00:00:00 GMT"),
                         .fetched = 12,
                         .error = DL_STR("It does not answer."),
                         .failing_since = 34,
                         .failures = 5,
                         .not_before = 67,
                         .full_text = true };
    ck_assert(dl_store_put_source(shelf.store, &first, &error));
    ck_assert(dl_store_put_source(shelf.store, &second, &error));
    ck_assert_int_eq(second.id, 2);
    first.title = DL_STR("E news");
    ck_assert(dl_store_put_source(shelf.store, &first, &error));
    ck_assert_int_eq(first.id, 1);
    fixture_shelf_reopen(&shelf);
    ck_assert(dl_store_sources(shelf.store, &shelf.arena, &sources, &error));
    ck_assert_uint_eq(sources.count, 2);
    ck_assert(dl_str_equal(sources.items[0].title, DL_STR("E news")));
    const dl_source *back = &sources.items[1];
    ck_assert(dl_str_equal(back->folder, second.folder));
    ck_assert(dl_str_equal(back->page, second.page));
    ck_assert(dl_str_equal(back->etag, second.etag));
    ck_assert(dl_str_equal(back->modified, second.modified));
    ck_assert(dl_str_equal(back->error, second.error));
    ck_assert_int_eq(back->fetched, 12);
    ck_assert_int_eq(back->failing_since, 34);
    ck_assert_uint_eq(back->failures, 5);
    ck_assert_int_eq(back->not_before, 67);
    ck_assert(back->full_text);
    bool found = false;
    ck_assert(dl_store_remove_source(shelf.store, first.address, &found, &error) && found);
    ck_assert(dl_store_remove_source(shelf.store, first.address, &found, &error) && !found);
}
END_TEST

/* --- files that are not as they should be ------------------------------------------------ */

START_TEST(a_newer_library_is_refused_and_untouched)
{
    run_sql(shelf.path, "PRAGMA user_version = 99");
    expect_refusal(shelf.path, "written by a newer Dateline (tables of version 99");
}
END_TEST

START_TEST(a_database_of_another_program_is_refused)
{
    const char *path = folder_path("other.db");
    run_sql(path, "CREATE TABLE t (a)");
    expect_refusal(path, "a database of another program");
}
END_TEST

START_TEST(what_is_no_database_is_refused)
{
    folder_write("notes.txt", DL_STR("These are notes, and more than a hundred bytes of them. "
                                     "These are notes, and more than a hundred bytes."));
    expect_refusal(folder_path("notes.txt"), "is no library");
    expect_refusal(folder_path(""), "cannot be opened");
}
END_TEST

START_TEST(a_library_that_is_not_there_is_not_made_by_reading)
{
    dl_store *store = NULL;
    dl_error error = { 0 };
    ck_assert(!dl_store_open(folder_path("none.db"), false, &store, &error));
    ck_assert_msg(strstr(error.message, "There is no library"), "%s", error.message);
    ck_assert(!dl_file_exists(folder_path("none.db")));
}
END_TEST

/* Everyone finds no file, and makes it. */
START_TEST(many_may_open_a_new_library_at_once)
{
    enum { COUNT = 12 };
    pid_t others[COUNT];
    for (int i = 0; i < COUNT; i++) {
        others[i] = fork();
        if (others[i] != 0)
            continue;
        dl_store *store = NULL;
        dl_error error = { 0 };
        bool ok = dl_store_open(folder_path("new.db"), true, &store, &error) &&
                  dl_store_set_value(store, DL_STR("a"), DL_STR("b"), &error);
        if (!ok)
            fprintf(stderr, "%s\n", error.message);
        _exit(!ok);
    }
    for (int i = 0; i < COUNT; i++) {
        int status = 1;
        ck_assert_int_eq(waitpid(others[i], &status, 0), others[i]);
        ck_assert_int_eq(status, 0);
    }
}
END_TEST

START_TEST(a_damaged_body_does_not_stop_the_rest)
{
    bool added;
    for (int i = 0; i < 3; i++)
        fixture_shelve(&shelf, article_of(dl_str_format(&shelf.arena, "%d", i).ptr, "One."),
                    &added);
    run_sql(shelf.path, "UPDATE body SET text = x'28b52ffd0000' WHERE document = 2");
    dl_kept_documents kept = fixture_shelf_documents(&shelf);
    ck_assert_uint_eq(kept.count, 3);
    ck_assert(kept.items[0].whole && !kept.items[1].whole && kept.items[2].whole);
    ck_assert(dl_str_equal(kept.items[1].article.body, DL_STR("1")));
}
END_TEST

Suite *store_suite(void)
{
    Suite *suite = suite_create("store");
    TCase *tcase = tcase_create("store");
    tcase_add_checked_fixture(tcase, open_shelf, close_shelf);
    tcase_add_test(tcase, an_article_comes_back_as_it_was);
    tcase_add_loop_test(tcase, the_same_article_twice_is_one, 0, (int)DL_COUNT(pairs));
    tcase_add_test(tcase, a_batch_is_all_there_or_not_at_all);
    tcase_add_test(tcase, old_annotations_are_found_and_replaced);
    tcase_add_test(tcase, values_are_kept_by_name);
    tcase_add_test(tcase, sources_are_known_by_their_address);
    tcase_add_test(tcase, a_newer_library_is_refused_and_untouched);
    tcase_add_test(tcase, a_database_of_another_program_is_refused);
    tcase_add_test(tcase, what_is_no_database_is_refused);
    tcase_add_test(tcase, a_library_that_is_not_there_is_not_made_by_reading);
    tcase_add_loop_test(tcase, many_may_open_a_new_library_at_once, 0, 5);
    tcase_add_test(tcase, a_damaged_body_does_not_stop_the_rest);
    suite_add_tcase(suite, tcase);
    return suite;
}
