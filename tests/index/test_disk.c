/* An index saved and mapped; test_index.c holds what it finds against a plain scan. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/index.h"
#include "dateline/query.h"
#include "dateline/search.h"
#include "tests/folder.h"
#include "tests/model/dump.h"
#include "tests/suites.h"

static const char *const questions[] = {
    "",          "chip",          "trung quoc",     "\"xuất khẩu\"", "出口",
    "entity:us", "company:nvidia", "h20 -sora",     "title:chip",    "source:sample",
    "lang:zh",   "action:ban",    "after:2024",     "\"export controls\"",
    "芯片",      "has:event huawei", "nvidia OR amd", "美国商务部",
};

typedef struct shelf {
    sample_articles sample;
    dl_corpus *corpus;
    dl_index *index;
} shelf;

/* What an index answers to all questions. */
static void ask(const dl_index *index, const dl_corpus *corpus, dl_buf *out)
{
    dl_arena arena = { 0 };
    for (size_t i = 0; i < DL_COUNT(questions); i++) {
        dl_query *query;
        dl_error error = { 0 };
        ck_assert(dl_query_parse(dl_str_from(questions[i]), i % 2, 0, &arena, &query,
                                 &error));
        dl_search_options options = { .name_limit = 50, .event_limit = 50, .as_of = INT32_MAX };
        dl_results results = dl_search(index, corpus, query, options, &arena);
        dl_buf_format(out, "%s:", questions[i]);
        for (size_t j = 0; j < results.document_count; j++)
            dl_buf_format(out, " %u", results.documents[j]);
        for (size_t j = 0; j < results.name_count; j++)
            dl_buf_format(out, " %.*s/%u", DL_STR_ARGS(results.names[j].name),
                          results.names[j].mentions);
        for (size_t j = 0; j < results.event_count; j++)
            dl_buf_format(out, " e%u", results.events[j]);
        dl_buf_add_char(out, '\n');
    }
    dl_arena_release(&arena);
}

static void open_shelf(shelf *s, size_t articles)
{
    sample_read(&s->sample);
    s->corpus = dl_corpus_new();
    s->index = dl_index_new();
    sample_add(&s->sample, 0, articles, s->corpus);
    for (uint32_t i = 0; i < dl_corpus_documents(s->corpus); i++)
        dl_index_add(s->index, s->corpus, i);
}

static void close_shelf(shelf *s)
{
    dl_index_free(s->index);
    dl_corpus_free(s->corpus);
    sample_release(&s->sample);
}

static void save(shelf *s, const char *folder)
{
    dl_error error = { 0 };
    ck_assert_msg(dl_corpus_save(s->corpus, folder, (dl_stamp){ 1, 1 }, &error), "%s",
                  error.message);
    ck_assert_msg(dl_index_save(s->index, s->corpus, folder, &error), "%s",
                  error.message);
}

static void assert_answers(const dl_index *index, const dl_corpus *corpus,
                           const char *expected)
{
    dl_buf answers = { 0 };
    ask(index, corpus, &answers);
    ck_assert_str_eq(dl_buf_cstr(&answers), expected);
    dl_buf_release(&answers);
}

START_TEST(answers_the_same_after_it_was_mapped_and_catches_up)
{
    shelf s;
    dl_error error = { 0 };
    dl_buf expected = { 0 };
    const char *folder = folder_make();
    open_shelf(&s, 12);
    save(&s, folder);
    sample_add(&s.sample, 12, s.sample.count, s.corpus);
    dl_index *mapped = dl_index_map(s.corpus, folder, &error);
    ck_assert_msg(mapped != NULL, "%s", error.message);
    ck_assert_uint_eq(dl_index_documents(mapped), 12);
    for (uint32_t i = 12; i < dl_corpus_documents(s.corpus); i++) {
        dl_index_add(s.index, s.corpus, i);
        dl_index_add(mapped, s.corpus, i);
    }
    ask(s.index, s.corpus, &expected);
    assert_answers(mapped, s.corpus, dl_buf_cstr(&expected));
    ck_assert_msg(dl_corpus_save(s.corpus, folder, (dl_stamp){ 2, 1 }, &error), "%s",
                  error.message);
    ck_assert_msg(dl_index_save(mapped, s.corpus, folder, &error), "%s", error.message);
    dl_index *again = dl_index_map(s.corpus, folder, &error);
    assert_answers(again, s.corpus, dl_buf_cstr(&expected));
    ck_assert(!dl_index_is_damaged(again) && !dl_index_is_damaged(mapped));
    dl_index_free(again);
    dl_index_free(mapped);
    dl_buf_release(&expected);
    close_shelf(&s);
}
END_TEST

START_TEST(belongs_to_its_corpus)
{
    shelf s, other;
    dl_error error = { 0 };
    const char *folder = folder_make();
    open_shelf(&s, 3);
    open_shelf(&other, 3);
    save(&s, folder);
    ck_assert_msg(dl_corpus_save(other.corpus, folder, (dl_stamp){ 1, 1 }, &error), "%s",
                  error.message);
    ck_assert_ptr_null(dl_index_map(other.corpus, folder, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "another corpus"));
    close_shelf(&s);
    close_shelf(&other);
}
END_TEST

/* --- damage ------------------------------------------------------------------------ */

typedef struct file_list {
    char names[32][64];
    size_t count;
} file_list;

static file_list list_files(const char *folder)
{
    file_list list = { .count = 0 };
    DIR *dir = opendir(folder);
    for (const struct dirent *entry; (entry = readdir(dir));)
        if (strncmp(entry->d_name, "index", 5) == 0 ||
            strncmp(entry->d_name, "segment", 7) == 0) {
            ck_assert_uint_lt(list.count, DL_COUNT(list.names));
            snprintf(list.names[list.count++], 64, "%.60s", entry->d_name);
        }
    closedir(dir);
    return list;
}

/* Refused with a sentence, or right, or wrong and saying so. */
static void assert_honest(const char *folder, const dl_corpus *corpus,
                          const char *expected)
{
    dl_error error = { 0 };
    dl_index *index = dl_index_map(corpus, folder, &error);
    if (!index) {
        ck_assert_uint_gt(strlen(error.message), 10);
        return;
    }
    dl_buf answers = { 0 };
    ask(index, corpus, &answers);
    if (strcmp(dl_buf_cstr(&answers), expected) != 0)
        ck_assert(dl_index_is_damaged(index));
    dl_index_settle(index);
    dl_buf_release(&answers);
    dl_index_free(index);
}

static void flip(const char *path, off_t at)
{
    int file = open(path, O_RDWR);
    unsigned char byte;
    ck_assert_int_eq(pread(file, &byte, 1, at), 1);
    byte ^= 0x04;
    ck_assert_int_eq(pwrite(file, &byte, 1, at), 1);
    close(file);
}

START_TEST(is_honest_about_a_flipped_bit)
{
    enum { FLIPS = 60 };
    shelf s;
    dl_buf expected = { 0 };
    const char *folder = folder_make();
    open_shelf(&s, 20);
    save(&s, folder);
    ask(s.index, s.corpus, &expected);
    file_list files = list_files(folder);
    ck_assert_uint_ge(files.count, 5);
    for (size_t i = 0; i < files.count; i++) {
        const char *path = folder_path(files.names[i]);
        struct stat info;
        ck_assert_int_eq(stat(path, &info), 0);
        for (int j = 0; j < FLIPS; j++) {
            off_t at = j < 20 ? j * 4 : info.st_size * j / FLIPS;
            if (at >= info.st_size)
                continue;
            flip(path, at);
            assert_honest(folder, s.corpus, dl_buf_cstr(&expected));
            flip(path, at);
        }
    }
    assert_honest(folder, s.corpus, dl_buf_cstr(&expected));
    dl_buf_release(&expected);
    close_shelf(&s);
}
END_TEST

START_TEST(is_honest_about_files_cut_short_and_gone)
{
    shelf s;
    dl_error error = { 0 };
    const char *folder = folder_make();
    open_shelf(&s, 20);
    for (int cut = 0; cut < 8; cut++) {
        save(&s, folder);
        file_list files = list_files(folder);
        for (size_t i = 0; i < files.count; i++) {
            const char *path = folder_path(files.names[i]);
            struct stat info;
            char aside[4096];
            ck_assert_int_eq(stat(path, &info), 0);
            snprintf(aside, sizeof aside, "%s.aside", path);
            ck_assert_int_eq(rename(path, aside), 0);
            if (cut > 0) {
                char bytes[1 << 16] = "";
                int from = open(aside, O_RDONLY), to = open(path, O_CREAT | O_WRONLY, 0600);
                off_t left = info.st_size * (cut - 1) / 8;
                for (ssize_t got; left > 0 && (got = read(from, bytes, sizeof bytes)) > 0;
                     left -= got)
                    ck_assert_int_gt(write(to, bytes, (size_t)(got < left ? got : left)), 0);
                close(from);
                close(to);
            }
            ck_assert_ptr_null(dl_index_map(s.corpus, folder, &error));
            ck_assert_int_eq(rename(aside, path), 0);
        }
    }
    dl_index *index = dl_index_map(s.corpus, folder, &error);
    ck_assert_msg(index != NULL, "%s", error.message);
    dl_index_free(index);
    close_shelf(&s);
}
END_TEST

START_TEST(says_what_is_of_another_version)
{
    shelf s;
    dl_error error = { 0 };
    const char *folder = folder_make();
    open_shelf(&s, 2);
    save(&s, folder);
    int file = open(folder_path("index"), O_RDWR);
    uint64_t version;
    ck_assert_int_eq(pread(file, &version, sizeof version, 8), sizeof version);
    version += _i ? 1 : UINT64_MAX; /* older, and of the future */
    ck_assert_int_eq(pwrite(file, &version, sizeof version, 8), sizeof version);
    close(file);
    ck_assert_ptr_null(dl_index_map(s.corpus, folder, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "another version"));
    close_shelf(&s);
}
END_TEST

Suite *disk_suite(void)
{
    Suite *suite = suite_create("disk");
    TCase *tcase = tcase_create("disk");
    tcase_add_test(tcase, answers_the_same_after_it_was_mapped_and_catches_up);
    tcase_add_test(tcase, belongs_to_its_corpus);
    tcase_add_test(tcase, is_honest_about_a_flipped_bit);
    tcase_add_test(tcase, is_honest_about_files_cut_short_and_gone);
    tcase_add_loop_test(tcase, says_what_is_of_another_version, 0, 2);
    suite_add_tcase(suite, tcase);
    return suite;
}
