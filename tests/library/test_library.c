#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dateline/buf.h"
#include "dateline/file.h"
#include "dateline/library.h"
#include "tests/suites.h"

static dl_arena arena;
static char folder[64];

static void make_folder(void)
{
    strcpy(folder, "/tmp/dateline-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void remove_folder(void)
{
    dl_paths paths = { 0 };
    dl_file_walk(folder, &arena, &paths, NULL);
    for (size_t i = 0; i < paths.count; i++)
        unlink(paths.items[i].ptr);
    ck_assert_int_eq(rmdir(folder), 0);
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

Suite *library_suite(void)
{
    Suite *suite = suite_create("library");
    TCase *tcase = tcase_create("library");
    tcase_add_checked_fixture(tcase, make_folder, remove_folder);
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, reads_the_sample_without_a_path);
    tcase_add_test(tcase, documents_come_in_while_the_owner_does_other_things);
    tcase_add_loop_test(tcase, closing_in_the_middle_is_clean, 0, 6);
    tcase_add_test(tcase, what_cannot_be_read_is_reported_and_the_rest_goes_on);
    tcase_add_test(tcase, an_empty_folder_is_no_article);
    suite_add_tcase(suite, tcase);
    return suite;
}
