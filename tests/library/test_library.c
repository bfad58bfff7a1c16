#include <poll.h>
#include <stdio.h>
#include <time.h>

#include "dateline/buf.h"
#include "dateline/library.h"
#include "dateline/reader.h"
#include "tests/folder.h"
#include "tests/suites.h"

static dl_arena arena;
static const char *folder;

static void make_folder(void)
{
    folder = folder_make();
}

static void release(void)
{
    dl_arena_release(&arena);
}

static void write_files(int count)
{
    for (int i = 0; i < count; i++) {
        dl_str path = dl_str_format(&arena, "%s/2024-%02d-%02d-%d.txt", folder, i % 12 + 1,
                                    i % 28 + 1, i);
        FILE *file = fopen(path.ptr, "w");
        ck_assert_ptr_nonnull(file);
        fprintf(file, "Bài số %d\n\nNvidia bán chip H20 cho Trung Quốc, ông Jensen Huang nói.\n",
                i);
        fclose(file);
    }
}

START_TEST(reads_the_sample_without_a_path)
{
    dl_library *library = dl_library_open();
    dl_library_read(library, NULL, 0);
    ck_assert(dl_library_finish(library));
    const dl_corpus *corpus = dl_library_corpus(library);
    ck_assert_uint_ge(dl_corpus_documents(corpus), 26);
    ck_assert_uint_gt(dl_corpus_entities(corpus), 50);
    ck_assert_uint_eq(dl_library_reports(library)->count, 0);
    dl_library_close(library);
}
END_TEST

START_TEST(documents_come_in_while_the_owner_does_other_things)
{
    write_files(300);
    const char *const paths[] = { folder };
    dl_library *library = dl_library_open();
    dl_library_read(library, paths, 1);
    uint32_t seen = 0;
    while (!dl_library_progress(library).finished) {
        struct pollfd wake = { .fd = dl_library_descriptor(library), .events = POLLIN };
        ck_assert_int_ge(poll(&wake, 1, 10000), 1);
        dl_library_poll(library, 2);
        uint32_t now = dl_corpus_documents(dl_library_corpus(library));
        ck_assert_uint_ge(now, seen);
        seen = now;
    }
    while (dl_library_poll(library, 1000) || seen < 300) {
        uint32_t now = dl_corpus_documents(dl_library_corpus(library));
        ck_assert_uint_ge(now, seen);
        seen = now;
    }
    ck_assert_uint_eq(seen, 300);
    ck_assert_uint_eq(dl_library_progress(library).done, 300);
    ck_assert_uint_eq(dl_library_progress(library).total, 300);
    dl_library_close(library);
}
END_TEST

START_TEST(closing_in_the_middle_is_clean)
{
    write_files(300);
    const char *const paths[] = { folder };
    dl_library *library = dl_library_open();
    dl_library_read(library, paths, 1);
    dl_library_poll(library, _i);
    dl_library_close(library);
}
END_TEST

START_TEST(what_cannot_be_read_is_reported_and_the_rest_goes_on)
{
    write_files(3);
    FILE *binary = fopen(dl_str_format(&arena, "%s/picture.bin", folder).ptr, "w");
    ck_assert_ptr_nonnull(binary);
    fwrite("\x89PNG\0\0\1\2\0\0", 1, 10, binary);
    fclose(binary);
    fclose(fopen(dl_str_format(&arena, "%s/empty.txt", folder).ptr, "w"));
    const char *const paths[] = { "/nonexistent/news", folder };
    dl_library *library = dl_library_open();
    dl_library_read(library, paths, 2);
    ck_assert(dl_library_finish(library));
    ck_assert_uint_eq(dl_corpus_documents(dl_library_corpus(library)), 3);
    ck_assert_uint_eq(dl_library_reports(library)->count, 3);
    ck_assert(dl_str_equal(dl_library_reports(library)->items[0].file,
                           DL_STR("/nonexistent/news")));
    dl_library_close(library);
}
END_TEST

START_TEST(an_empty_folder_is_no_article)
{
    const char *const paths[] = { folder };
    dl_library *library = dl_library_open();
    dl_library_read(library, paths, 1);
    ck_assert(!dl_library_finish(library));
    dl_library_close(library);
}
END_TEST

static dl_library *with_sources(void)
{
    static const char *const sources[] = { "SCMP", "", "Reuters", "SCMP" };
    dl_library *library = dl_library_open();
    for (size_t i = 0; i < DL_COUNT(sources); i++) {
        dl_annotations nothing = { 0 };
        dl_article article = { .title = DL_STR("Title"),
                               .body = DL_STR("Text."),
                               .source = dl_str_from(sources[i]) };
        dl_library_take(library, &article, &nothing);
    }
    ck_assert(dl_library_finish(library));
    return library;
}

START_TEST(counts_articles_and_unread_ones_by_source)
{
    dl_error error = { 0 };
    dl_library *library = with_sources();
    dl_stroke read = { 3, DL_STROKE_READ, true, { 0 } };
    size_t changed;
    ck_assert(dl_library_do(library, &read, 1, true, &changed, &error));
    ck_assert_uint_eq(changed, 1);
    dl_source_counts sources = dl_library_sources(library, &arena);
    ck_assert_uint_eq(sources.count, 3);
    ck_assert(dl_str_equal(sources.items[1].name, DL_STR("Reuters")));
    ck_assert_uint_eq(sources.items[2].documents, 2);
    ck_assert_uint_eq(sources.items[2].unread, 1);
    ck_assert(dl_library_undo(library, &changed, &error));
    ck_assert_uint_eq(changed, 1);
    ck_assert_uint_eq(dl_library_sources(library, &arena).items[2].unread, 2);
    dl_library_close(library);
}
END_TEST

START_TEST(knows_when_an_article_was_taken_in)
{
    int64_t before = (int64_t)time(NULL) * 1000;
    dl_library *library = with_sources();
    ck_assert_int_ge(dl_corpus_document(dl_library_corpus(library), 0)->taken, before);
    dl_library_close(library);
}
END_TEST

START_TEST(keeps_state_and_searches_by_name)
{
    dl_error error = { 0 };
    dl_library *library = dl_library_open();
    ck_assert_uint_eq(dl_library_state(library, DL_STR("query")).len, 0);
    ck_assert(
        dl_library_set_state(library, DL_STR("query"), DL_STR("zhou"), &error) &&
        dl_library_set_state(library, DL_STR("query"), DL_STR("nvidia"), &error));
    ck_assert(dl_str_equal(dl_library_state(library, DL_STR("query")), DL_STR("nvidia")));

    dl_saved_search chips = { DL_STR("chips"), DL_STR("chip:h20"), 5 };
    dl_saved_search people = { DL_STR("people"), DL_STR("person:zhou"), 6 };
    ck_assert(dl_library_save_search(library, chips, &error));
    ck_assert(dl_library_save_search(library, people, &error));
    chips.query = DL_STR("chip:h800");
    ck_assert(dl_library_save_search(library, chips, &error));
    dl_saved_searches searches = dl_library_searches(library);
    ck_assert_uint_eq(searches.count, 2);
    ck_assert(dl_str_equal(searches.items[0].query, DL_STR("chip:h800")));
    ck_assert(dl_library_remove_search(library, DL_STR("chips"), &error));
    ck_assert(!dl_library_remove_search(library, DL_STR("chips"), &error));
    ck_assert_uint_eq(dl_library_searches(library).count, 1);
    chips.name = DL_STR("");
    ck_assert(!dl_library_save_search(library, chips, &error));
    ck_assert_int_eq(error.kind, DL_ERROR_USAGE);
    dl_library_close(library);
}
END_TEST

Suite *library_suite(void)
{
    Suite *suite = suite_create("library");
    TCase *tcase = tcase_create("library");
    tcase_add_checked_fixture(tcase, make_folder, release);
    tcase_add_test(tcase, reads_the_sample_without_a_path);
    tcase_add_test(tcase, documents_come_in_while_the_owner_does_other_things);
    tcase_add_loop_test(tcase, closing_in_the_middle_is_clean, 0, 6);
    tcase_add_test(tcase, what_cannot_be_read_is_reported_and_the_rest_goes_on);
    tcase_add_test(tcase, an_empty_folder_is_no_article);
    tcase_add_test(tcase, counts_articles_and_unread_ones_by_source);
    tcase_add_test(tcase, knows_when_an_article_was_taken_in);
    tcase_add_test(tcase, keeps_state_and_searches_by_name);
    suite_add_tcase(suite, tcase);
    return suite;
}
