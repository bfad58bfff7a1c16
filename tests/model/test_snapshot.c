#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/file.h"
#include "tests/folder.h"
#include "tests/model/dump.h"
#include "tests/suites.h"

static const dl_stamp stamp = { 29, 7 };

static dl_corpus *map(const char *folder)
{
    dl_error error = { 0 };
    dl_stamp read = { 0 };
    dl_corpus *corpus = dl_corpus_map(folder, &read, &error);
    ck_assert_msg(corpus != NULL, "%s", error.message);
    ck_assert_uint_eq(read.last, stamp.last);
    ck_assert_uint_eq(read.changes, stamp.changes);
    return corpus;
}

static void save(dl_corpus *corpus, const char *folder)
{
    dl_error error = { 0 };
    ck_assert_msg(dl_corpus_save(corpus, folder, stamp, &error), "%s", error.message);
}

static void assert_same(const dl_corpus *a, const dl_corpus *b)
{
    dl_buf first = { 0 }, second = { 0 };
    corpus_dump(a, &first);
    corpus_dump(b, &second);
    ck_assert_uint_gt(first.count, 0);
    ck_assert_str_eq(dl_buf_cstr(&first), dl_buf_cstr(&second));
    dl_buf_release(&first);
    dl_buf_release(&second);
}

/* --- what is saved comes back ------------------------------------------------------ */

START_TEST(comes_back_and_grows_as_if_it_had_never_been_away)
{
    sample_articles sample;
    const char *folder = folder_make();
    dl_corpus *whole = dl_corpus_new(), *part = dl_corpus_new();
    sample_read(&sample);
    sample_add(&sample, 0, sample.count, whole);
    size_t step = (size_t)_i;
    for (size_t first = 0; first < sample.count; first += step) {
        sample_add(&sample, first, first + step, part);
        save(part, folder);
        if (first / step % 3 == 2) { /* some saves follow each other in one process */
            dl_corpus_free(part);
            part = map(folder);
        }
    }
    assert_same(whole, part);
    dl_corpus *again = map(folder);
    assert_same(whole, again);
    ck_assert(!dl_corpus_is_damaged(again));
    ck_assert_uint_eq(dl_corpus_lineage(again), dl_corpus_lineage(part));
    dl_corpus_free(again);
    dl_corpus_free(part);
    dl_corpus_free(whole);
    sample_release(&sample);
}
END_TEST

START_TEST(keeps_an_empty_corpus)
{
    const char *folder = folder_make();
    dl_corpus *corpus = dl_corpus_new();
    save(corpus, folder);
    dl_corpus_free(corpus);
    corpus = map(folder);
    ck_assert_uint_eq(dl_corpus_documents(corpus), 0);
    dl_corpus_free(corpus);
}
END_TEST

static size_t count_files(const char *folder)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    ck_assert_ptr_nonnull(dir);
    for (const struct dirent *entry; (entry = readdir(dir));)
        count += entry->d_name[0] != '.';
    closedir(dir);
    return count;
}

START_TEST(leaves_nothing_of_earlier_saves_and_readers_undisturbed)
{
    sample_articles sample;
    const char *folder = folder_make();
    dl_corpus *corpus = dl_corpus_new();
    dl_buf before = { 0 }, after = { 0 };
    sample_read(&sample);
    sample_add(&sample, 0, 9, corpus);
    save(corpus, folder);
    dl_corpus *reader = map(folder);
    corpus_dump(corpus, &before);
    for (size_t i = 9; i < 15; i++) {
        sample_add(&sample, i, i + 1, corpus);
        save(corpus, folder);
    }
    corpus_dump(reader, &after);
    ck_assert_str_eq(dl_buf_cstr(&before), dl_buf_cstr(&after));
    ck_assert_uint_eq(count_files(folder), 4); /* manifest, tables, texts, lock */
    dl_buf_release(&before);
    dl_buf_release(&after);
    dl_corpus_free(reader);
    dl_corpus_free(corpus);
    sample_release(&sample);
}
END_TEST

START_TEST(one_process_saves_at_a_time)
{
    dl_error error = { 0 };
    const char *folder = folder_make();
    dl_corpus *corpus = dl_corpus_new();
    save(corpus, folder);
    dl_corpus *other = map(folder);
    save(other, folder);
    ck_assert(dl_corpus_save(corpus, folder, stamp, &error)); /* the same content */
    sample_articles sample;
    sample_read(&sample);
    sample_add(&sample, 0, 1, other);
    save(other, folder);
    ck_assert(!dl_corpus_save(corpus, folder, stamp, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "Another process"));
    int lock = open(folder_path("lock"), O_RDWR);
    ck_assert_int_eq(flock(lock, LOCK_EX), 0);
    ck_assert(!dl_corpus_save(other, folder, stamp, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "locked"));
    close(lock);
    dl_corpus_free(other);
    dl_corpus_free(corpus);
    sample_release(&sample);
}
END_TEST

/* --- what is damaged does not ------------------------------------------------------ */

/* The file of the folder whose name starts so. */
static const char *find_file(const char *folder, const char *start)
{
    DIR *dir = opendir(folder);
    const char *found = NULL;
    for (const struct dirent *entry; !found && (entry = readdir(dir));)
        if (strncmp(entry->d_name, start, strlen(start)) == 0)
            found = folder_path(entry->d_name);
    closedir(dir);
    ck_assert_ptr_nonnull(found);
    return found;
}

static void flip(const char *path, off_t at)
{
    int file = open(path, O_RDWR);
    unsigned char byte;
    ck_assert_int_eq(pread(file, &byte, 1, at), 1);
    byte ^= 0x10;
    ck_assert_int_eq(pwrite(file, &byte, 1, at), 1);
    close(file);
}

static off_t size_of(const char *path)
{
    struct stat info;
    ck_assert_int_eq(stat(path, &info), 0);
    return info.st_size;
}

static void save_sample(const char *folder)
{
    sample_articles sample;
    dl_corpus *corpus = dl_corpus_new();
    sample_read(&sample);
    sample_add(&sample, 0, sample.count, corpus);
    save(corpus, folder);
    dl_corpus_free(corpus);
    sample_release(&sample);
}

/* Either it is not mapped, with a sentence, or some of it reads as empty and it says so;
 * then it is not saved either, for its checksums would be sound. */
static void assert_refused(const char *folder)
{
    dl_error error = { 0 };
    dl_stamp read;
    dl_corpus *corpus = dl_corpus_map(folder, &read, &error);
    if (!corpus) {
        ck_assert_uint_gt(strlen(error.message), 10);
        return;
    }
    dl_buf out = { 0 };
    corpus_dump(corpus, &out);
    if (!dl_corpus_is_damaged(corpus)) /* what nobody has looked at yet */
        ck_assert(!dl_corpus_save(corpus, folder, stamp, &error));
    ck_assert(dl_corpus_is_damaged(corpus));
    dl_buf_release(&out);
    dl_corpus_free(corpus);
}

/* Lookups by key are asked for only when articles are added. */
static void assert_grows(const char *folder)
{
    dl_error error = { 0 };
    dl_stamp read;
    sample_articles sample;
    dl_corpus *corpus = dl_corpus_map(folder, &read, &error);
    if (!corpus)
        return;
    dl_buf out = { 0 };
    sample_read(&sample);
    sample_add(&sample, 0, 3, corpus);
    dl_corpus_settle(corpus);
    corpus_dump(corpus, &out);
    sample_release(&sample);
    dl_buf_release(&out);
    dl_corpus_free(corpus);
}

static const char *const files[] = { "corpus", "corpus-", "texts-" };

static const char *file_of(const char *folder, int i)
{
    return i == 0 ? folder_path(files[0]) : find_file(folder, files[i]);
}

START_TEST(refuses_a_file_that_is_gone_or_cut_short)
{
    enum { CUTS = 12 };
    const char *folder = folder_make();
    for (int cut = 0; cut < CUTS; cut++) {
        save_sample(folder);
        const char *path = file_of(folder, _i);
        if (cut == 0)
            ck_assert_int_eq(unlink(path), 0);
        else
            ck_assert_int_eq(truncate(path, size_of(path) * (cut - 1) / (CUTS - 1)), 0);
        assert_refused(folder);
    }
}
END_TEST

/* Bytes between sections, up to a multiple of 4096, are nobody's. */
static bool is_padding(const char *path, off_t at)
{
    enum { ALIGNMENT = 4096 };
    char zeroes[ALIGNMENT] = { 0 }, bytes[ALIGNMENT];
    size_t left = (size_t)(ALIGNMENT - at % ALIGNMENT);
    int file = open(path, O_RDONLY);
    ssize_t got = pread(file, bytes, left, at);
    close(file);
    return got == (ssize_t)left && memcmp(bytes, zeroes, left) == 0;
}

START_TEST(refuses_a_file_with_one_bit_flipped)
{
    enum { FLIPS = 150 };
    const char *folder = folder_make();
    save_sample(folder);
    const char *path = file_of(folder, _i);
    off_t size = size_of(path);
    for (int i = 0; i < FLIPS; i++) {
        off_t at = i < 100 && i < size ? i : size * i / FLIPS;
        if (is_padding(path, at))
            continue;
        flip(path, at);
        assert_refused(folder);
        if (i % 10 == 0)
            assert_grows(folder);
        flip(path, at);
    }
    dl_corpus *corpus = map(folder);
    dl_corpus_free(corpus);
}
END_TEST

START_TEST(says_what_is_of_another_version)
{
    dl_error error = { 0 };
    dl_stamp read;
    const char *folder = folder_make();
    save_sample(folder);
    int file = open(folder_path("corpus"), O_RDWR);
    uint64_t version = (uint64_t)_i + (_i >= 3); /* but for that of today */
    ck_assert_int_eq(pwrite(file, &version, sizeof version, 8), sizeof version);
    close(file);
    ck_assert_ptr_null(dl_corpus_map(folder, &read, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "another version"));
}
END_TEST

Suite *snapshot_suite(void)
{
    Suite *suite = suite_create("snapshot");
    TCase *tcase = tcase_create("snapshot");
    tcase_add_loop_test(tcase, comes_back_and_grows_as_if_it_had_never_been_away, 1, 5);
    tcase_add_test(tcase, keeps_an_empty_corpus);
    tcase_add_test(tcase, leaves_nothing_of_earlier_saves_and_readers_undisturbed);
    tcase_add_test(tcase, one_process_saves_at_a_time);
    tcase_add_loop_test(tcase, refuses_a_file_that_is_gone_or_cut_short, 0, 3);
    tcase_add_loop_test(tcase, refuses_a_file_with_one_bit_flipped, 0, 3);
    tcase_add_loop_test(tcase, says_what_is_of_another_version, 1, 4);
    suite_add_tcase(suite, tcase);
    return suite;
}
