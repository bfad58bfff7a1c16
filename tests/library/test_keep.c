/* A library that is kept: what comes in is there at the next start, with what the reader
 * did. */
#include <poll.h>
#include <string.h>
#include <time.h>

#include "dateline/buf.h"
#include "dateline/file.h"
#include "dateline/library.h"
#include "dateline/reader.h"
#include "tests/folder.h"
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

static dl_library *open_library(dl_library_use use)
{
    dl_library *library = NULL;
    dl_error error = { 0 };
    ck_assert_msg(dl_library_open_kept(path, use, &library, &error), "%s", error.message);
    return library;
}

/* Reads what is kept. */
static dl_library *load(void)
{
    dl_library *library = open_library(DL_LIBRARY_SHOW);
    dl_library_read(library, NULL, 0);
    ck_assert(dl_library_finish(library));
    ck_assert_uint_eq(dl_library_reports(library)->count, 0);
    return library;
}

static dl_str lines_of(int count)
{
    dl_buf out = { .arena = &arena };
    for (int i = 0; i < count; i++)
        dl_buf_format(&out,
                      "{\"id\":\"a%d\",\"title\":\"Bài số %d\",\"published\":\"2023-%02d-%02d\","
                      "\"url\":\"https://e.org/%d\",\"text\":\"Nvidia bán chip H20 cho Trung "
                      "Quốc ngày 7/10/2022, ông Jensen Huang nói. Bài %d của nhiều bài.\"}\n",
                      i, i, i % 12 + 1, i % 28 + 1, i, i);
    return dl_buf_str(&out);
}

static dl_progress add(const char *file, size_t workers)
{
    const char *const paths[] = { file };
    dl_library *library = open_library(DL_LIBRARY_ADD);
    dl_library_set_workers(library, workers);
    dl_library_read(library, paths, 1);
    dl_library_finish(library);
    dl_progress progress = dl_library_progress(library);
    dl_library_close(library);
    return progress;
}

START_TEST(what_was_added_is_there_at_the_next_start)
{
    folder_write("a.jsonl", lines_of(40));
    dl_progress progress = add(folder_path("a.jsonl"), 0);
    ck_assert_uint_eq(progress.added, 40);
    ck_assert_uint_eq(progress.known, 0);
    dl_library *library = load();
    const dl_corpus *corpus = dl_library_corpus(library);
    ck_assert_uint_eq(dl_corpus_documents(corpus), 40);
    for (uint32_t i = 0; i < 40; i++) {
        ck_assert_int_eq(dl_library_kept_id(library, i), i + 1);
        ck_assert(dl_str_equal(dl_corpus_title(corpus, i),
                               dl_str_format(&arena, "Bài số %u", i)));
        ck_assert_uint_eq(dl_corpus_mentions(corpus, i).count, 4);
        ck_assert_uint_eq(dl_corpus_dates(corpus, i).count, 1);
    }
    ck_assert_uint_eq(dl_library_progress(library).renewed, 0);
    dl_library_close(library);
}
END_TEST

START_TEST(adding_again_adds_nothing)
{
    folder_write("a.jsonl", lines_of(40));
    add(folder_path("a.jsonl"), 0);
    folder_write("a.jsonl", lines_of(50));
    dl_progress progress = add(folder_path("a.jsonl"), 0);
    ck_assert_uint_eq(progress.added, 10);
    ck_assert_uint_eq(progress.known, 40);
}
END_TEST

/* A megabyte and a half: three parts, which several threads read at once. */
START_TEST(the_order_is_that_of_the_file_for_any_number_of_threads)
{
    enum { COUNT = 6000 };
    folder_write("a.jsonl", lines_of(COUNT));
    ck_assert_uint_eq(add(folder_path("a.jsonl"), (size_t)_i).added, COUNT);
    dl_library *library = load();
    const dl_corpus *corpus = dl_library_corpus(library);
    ck_assert_uint_eq(dl_corpus_documents(corpus), COUNT);
    for (uint32_t i = 0; i < COUNT; i++)
        ck_assert(dl_str_equal(dl_corpus_document_key(corpus, i),
                               dl_str_format(&arena, "a%u", i)));
    dl_library_close(library);
}
END_TEST

START_TEST(a_bad_line_of_a_large_file_has_its_number)
{
    dl_buf out = { .arena = &arena };
    dl_buf_add(&out, lines_of(5000));
    dl_buf_add(&out, DL_STR("{\"id\": 1, \"text\": \"cut\n"));
    dl_buf_add(&out, DL_STR("{\"id\":\"last\",\"text\":\"Nvidia.\"}\n"));
    folder_write("a.jsonl", dl_buf_str(&out));
    const char *const paths[] = { folder_path("a.jsonl") };
    dl_library *library = open_library(DL_LIBRARY_ADD);
    dl_library_read(library, paths, 1);
    dl_library_finish(library);
    ck_assert_uint_eq(dl_library_progress(library).added, 5001);
    ck_assert_uint_eq(dl_library_progress(library).done, 1);
    ck_assert_uint_eq(dl_library_progress(library).total, 1);
    const dl_reports *reports = dl_library_reports(library);
    ck_assert_uint_eq(reports->count, 1);
    ck_assert_uint_eq(reports->items[0].line, 5001);
    dl_library_close(library);
}
END_TEST

static void do_stroke(dl_library *library, dl_stroke stroke)
{
    dl_error error = { 0 };
    size_t changed = 0;
    ck_assert_msg(dl_library_do(library, &stroke, 1, true, &changed, &error), "%s",
                  error.message);
    ck_assert_uint_eq(changed, 1);
}

START_TEST(what_the_reader_did_is_there_at_the_next_start)
{
    dl_error error = { 0 };
    folder_write("a.jsonl", lines_of(10));
    add(folder_path("a.jsonl"), 0);
    dl_library *library = load();
    do_stroke(library, (dl_stroke){ 3, DL_STROKE_READ, true, { 0 } });
    do_stroke(library, (dl_stroke){ 3, DL_STROKE_STAR, true, { 0 } });
    do_stroke(library, (dl_stroke){ 5, DL_STROKE_TAG, true, DL_STR("chips") });
    do_stroke(library, (dl_stroke){ 5, DL_STROKE_TAG, true, DL_STR("đọc sau") });
    do_stroke(library, (dl_stroke){ 5, DL_STROKE_TAG, false, DL_STR("chips") });
    do_stroke(library, (dl_stroke){ 6, DL_STROKE_NOTE, true, DL_STR("two\nlines") });
    do_stroke(library, (dl_stroke){ 7, DL_STROKE_READ, true, { 0 } });
    size_t changed = 0;
    ck_assert(dl_library_undo(library, &changed, &error) && changed == 1);
    dl_library_set_place(library, 8, 17);
    ck_assert(dl_library_set_state(library, DL_STR("query"), DL_STR("nvidia"), &error));
    ck_assert(dl_library_save_search(
        library, (dl_saved_search){ DL_STR("mine"), DL_STR("chip:h20"), 42 }, &error));
    ck_assert(dl_library_save_search(library, (dl_saved_search){ DL_STR("b"), { "", 0 }, 1 },
                                     &error));
    ck_assert(dl_library_remove_search(library, DL_STR("b"), &error));
    dl_library_close(library);

    library = load();
    const dl_reading *reading = dl_library_reading(library);
    ck_assert(dl_reading_has(reading, 3, DL_READING_READ));
    ck_assert(dl_reading_has(reading, 3, DL_READING_STARRED));
    ck_assert(!dl_reading_has(reading, 7, DL_READING_READ));
    ck_assert_uint_eq(dl_reading_tag_count(reading), 1);
    ck_assert(dl_str_equal(dl_reading_tag(reading, 0), DL_STR("đọc sau")));
    ck_assert(dl_reading_has_tag(reading, 5, 0));
    ck_assert(dl_str_equal(dl_reading_note(reading, 6), DL_STR("two\nlines")));
    ck_assert_uint_eq(dl_reading_place(reading, 8), 17);
    ck_assert_int_gt(dl_corpus_document(dl_library_corpus(library), 0)->taken, 1700000000000);
    ck_assert(dl_str_equal(dl_library_state(library, DL_STR("query")), DL_STR("nvidia")));
    ck_assert_uint_eq(dl_library_searches(library).count, 1);
    ck_assert_int_eq(dl_library_searches(library).items[0].seen, 42);
    dl_library_close(library);
}
END_TEST

/* Without a stroke behind it, a place is written by the owner who is woken for it. */
START_TEST(a_place_is_written_within_a_second)
{
    folder_write("a.jsonl", lines_of(3));
    add(folder_path("a.jsonl"), 0);
    dl_library *library = load();
    dl_library_set_place(library, 1, 9);
    for (int i = 0; i < 20; i++) {
        nanosleep(&(struct timespec){ .tv_nsec = 50000000 }, NULL);
        dl_library_poll(library, 1);
    }
    dl_library *other = load();
    ck_assert_uint_eq(dl_reading_place(dl_library_reading(other), 1), 9);
    dl_library_close(other);
    dl_library_close(library);
}
END_TEST

/* Loaded, mapped from the cache, and with news behind it. */
START_TEST(outlets_that_tell_one_story_are_counted)
{
    static const char text[] =
        "The United States said on Tuesday it plans to halt shipments to China of more advanced "
        "artificial intelligence chips designed by Nvidia and others, part of a suite of measures "
        "aimed at preventing Beijing from getting technologies to strengthen its military.";
    dl_error error = { 0 };
    for (int i = 0; i < 3; i++) {
        dl_buf line = { .arena = &arena };
        dl_buf_format(&line, "{\"title\":\"Story\",\"source\":\"Outlet %d\",\"url\":"
                             "\"https://o%d.org/1\",\"text\":\"%s Line %d.\"}\n",
                      i, i, text, i);
        dl_buf_add(&line, lines_of(2)); /* each time the same two */
        folder_write("a.jsonl", dl_buf_str(&line));
        add(folder_path("a.jsonl"), 0);
        dl_library *library = load();
        size_t mapped = i ? (size_t)i : 1; /* what the last cache knew */
        ck_assert_uint_eq(dl_library_story_sources(library, 0), mapped);
        ck_assert(dl_library_poll(library, 1000));
        ck_assert_uint_eq(dl_library_story_sources(library, 0), (size_t)i + 1);
        ck_assert_uint_eq(dl_groups_count(dl_library_groups(library)), (size_t)i + 3);
        ck_assert_uint_eq(dl_groups_of(dl_library_groups(library), 0, &arena).count,
                          (size_t)i + 1);
        ck_assert(dl_library_save_cache(library, &error));
        dl_library_close(library);
    }
}
END_TEST

START_TEST(annotations_of_another_version_are_made_anew)
{
    dl_error error = { 0 };
    dl_store *store = NULL;
    folder_write("a.jsonl", lines_of(20));
    add(folder_path("a.jsonl"), 0);
    ck_assert(dl_store_open(path, false, &store, &error));
    ck_assert(dl_store_annotate(store, 4, DL_STR("old"), 1, &error));
    dl_store_close(store);
    for (size_t renewed = 1; renewed < 2; renewed--) {
        dl_library *library = load();
        ck_assert_uint_eq(dl_library_progress(library).renewed, renewed);
        ck_assert_uint_eq(dl_corpus_mentions(dl_library_corpus(library), 3).count, 4);
        dl_library_close(library);
    }
}
END_TEST

START_TEST(given_articles_are_kept_with_their_source)
{
    dl_error error = { 0 };
    dl_sources sources = { 0 };
    dl_article items[] = { { .title = DL_STR("A"),
                             .body = DL_STR("Nvidia."),
                             .feed = DL_STR("https://e.org/rss"),
                             .address = DL_STR("https://e.org/1") } };
    dl_articles articles = { .items = items, .count = 1 };
    dl_source source = { .address = DL_STR("https://e.org/rss"), .etag = DL_STR("\"1\"") };
    dl_library *library = open_library(DL_LIBRARY_ADD);
    dl_library_give(library, &articles, &source);
    dl_library_finish(library);
    ck_assert_uint_eq(dl_library_progress(library).added, 1);
    dl_library_close(library);
    library = load();
    ck_assert_uint_eq(dl_corpus_documents(dl_library_corpus(library)), 1);
    dl_library_close(library);
    dl_store *store = NULL;
    ck_assert(dl_store_open(path, false, &store, &error));
    ck_assert(dl_store_sources(store, &arena, &sources, &error));
    ck_assert_uint_eq(sources.count, 1);
    ck_assert(dl_str_equal(sources.items[0].etag, DL_STR("\"1\"")));
    dl_store_close(store);
}
END_TEST

static void wait_for(dl_library *library, uint32_t count)
{
    for (int i = 0; i < 1000; i++) {
        struct pollfd news = { .fd = dl_library_descriptor(library), .events = POLLIN };
        if (dl_corpus_documents(dl_library_corpus(library)) == count &&
            dl_library_progress(library).finished)
            return;
        poll(&news, 1, 10);
        dl_library_poll(library, 100);
    }
    ck_abort_msg("%u documents", dl_corpus_documents(dl_library_corpus(library)));
}

START_TEST(what_another_process_adds_comes_by_itself)
{
    folder_write("a.jsonl", lines_of(10));
    add(folder_path("a.jsonl"), 0);
    dl_library *library = load();
    folder_write("a.jsonl", lines_of(12));
    add(folder_path("a.jsonl"), 0); /* before it is listened to */
    dl_library_watch(library);
    wait_for(library, 12);
    const dl_article own = { .title = DL_STR("Own"), .body = DL_STR("Nvidia.") };
    dl_library_give(library, &(dl_articles){ .items = (dl_article *)&own, .count = 1 }, NULL);
    ck_assert(dl_library_finish(library));
    for (int more = 15; more <= 20; more += 5) {
        folder_write("a.jsonl", lines_of(more));
        add(folder_path("a.jsonl"), 0);
        wait_for(library, (uint32_t)more + 1); /* and none of them twice */
    }
    const dl_corpus *corpus = dl_library_corpus(library);
    ck_assert(dl_str_equal(dl_corpus_title(corpus, 12), DL_STR("Own")));
    ck_assert(dl_str_equal(dl_corpus_title(corpus, 20), DL_STR("Bài số 19")));
    ck_assert_int_eq(dl_library_kept_id(library, 20), 21);
    ck_assert_uint_eq(dl_library_progress(library).came, 10);
    dl_library_close(library);
}
END_TEST

/* A thread that opened the file while it was being made waited for the owner's first batch,
 * and the owner for the thread: until SQLite gave up, after 15 seconds. It does not happen
 * each time. */
START_TEST(adding_the_first_articles_waits_for_nobody)
{
    enum { FILES = 60, SENTENCES = 9, LONG = 7000 /* ms */ };
    for (int i = 0; i < FILES; i++) {
        dl_buf text = { .arena = &arena };
        dl_buf_format(&text, "Title %d\n\n", i);
        for (int k = 0; k < SENTENCES; k++)
            dl_buf_format(&text, "Nvidia sold %d chips to China in May %d. ", k, 2000 + k);
        folder_write(dl_str_format(&arena, "files/%d.txt", i).ptr, dl_buf_str(&text));
    }
    dl_library *library = open_library(DL_LIBRARY_BROWSE);
    const char *const paths[] = { folder_path("files") };
    dl_library_read(library, paths, 1);
    do {
        struct pollfd news = { .fd = dl_library_descriptor(library), .events = POLLIN };
        ck_assert_int_eq(poll(&news, 1, LONG), 1);
        dl_library_poll(library, 100);
    } while (!dl_library_progress(library).finished);
    ck_assert_uint_eq(dl_library_progress(library).added, FILES);
    dl_library_close(library);
}
END_TEST

START_TEST(the_sample_is_shown_and_not_kept)
{
    dl_library *library = open_library(DL_LIBRARY_SHOW);
    dl_library_read(library, NULL, 0);
    ck_assert(dl_library_finish(library));
    ck_assert_uint_ge(dl_corpus_documents(dl_library_corpus(library)), 26);
    do_stroke(library, (dl_stroke){ 3, DL_STROKE_READ, true, { 0 } });
    dl_library_close(library);
    ck_assert(!dl_file_exists(path));
}
END_TEST

START_TEST(the_sample_goes_when_an_article_is_kept)
{
    dl_library *library = open_library(DL_LIBRARY_SHOW);
    dl_library_read(library, NULL, 0);
    ck_assert(dl_library_finish(library));
    do_stroke(library, (dl_stroke){ 3, DL_STROKE_STAR, true, { 0 } });
    folder_write("a.jsonl", lines_of(5));
    const char *const paths[] = { folder_path("a.jsonl") };
    const dl_corpus *before = dl_library_corpus(library);
    dl_library_read(library, paths, 1);
    for (bool visible = false; !visible;)
        visible = dl_library_poll(library, 100);
    ck_assert_ptr_ne(dl_library_corpus(library), before);
    ck_assert_uint_ge(dl_corpus_documents(before), 26); /* until the next poll */
    ck_assert(dl_library_finish(library));
    ck_assert_uint_eq(dl_corpus_documents(dl_library_corpus(library)), 5);
    ck_assert_uint_eq(dl_index_documents(dl_library_index(library)), 5);
    ck_assert(!dl_reading_has(dl_library_reading(library), 3, DL_READING_STARRED));
    ck_assert_int_eq(dl_library_kept_id(library, 4), 5);
    dl_library_close(library);
}
END_TEST

Suite *keep_suite(void)
{
    Suite *suite = suite_create("keep");
    TCase *tcase = tcase_create("keep");
    tcase_add_checked_fixture(tcase, make_place, release);
    tcase_add_test(tcase, what_was_added_is_there_at_the_next_start);
    tcase_add_test(tcase, adding_again_adds_nothing);
    tcase_add_loop_test(tcase, the_order_is_that_of_the_file_for_any_number_of_threads, 1, 4);
    tcase_add_test(tcase, a_bad_line_of_a_large_file_has_its_number);
    tcase_add_test(tcase, what_the_reader_did_is_there_at_the_next_start);
    tcase_add_test(tcase, a_place_is_written_within_a_second);
    tcase_add_test(tcase, outlets_that_tell_one_story_are_counted);
    tcase_add_test(tcase, annotations_of_another_version_are_made_anew);
    tcase_add_test(tcase, given_articles_are_kept_with_their_source);
    tcase_add_test(tcase, what_another_process_adds_comes_by_itself);
    tcase_add_test(tcase, adding_the_first_articles_waits_for_nobody);
    tcase_add_test(tcase, the_sample_is_shown_and_not_kept);
    tcase_add_test(tcase, the_sample_goes_when_an_article_is_kept);
    suite_add_tcase(suite, tcase);
    return suite;
}
