/* The cache beside a kept library: what it maps is what loading would give, and where it
 * does not fit it is not used. */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/cache.h"
#include "dateline/file.h"
#include "dateline/library.h"
#include "dateline/query.h"
#include "dateline/reader.h"
#include "dateline/search.h"
#include "tests/folder.h"
#include "tests/model/dump.h"
#include "tests/suites.h"

enum { COUNT = 50, MANY = 90, PARTS = 30 }; /* so few are not saved by themselves */
static dl_arena arena;
static const char *path, *cache;

static void make_place(void)
{
    folder_make();
    path = dl_str_copy(&arena, dl_str_from(folder_path("library.db"))).ptr;
    cache = dl_str_format(&arena, "%s-cache", path).ptr;
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

static void add_and(void (*close_it)(dl_library *), int first, int last, const char *word)
{
    dl_buf out = { .arena = &arena };
    for (int i = first; i < last; i++)
        dl_buf_format(&out,
                      "{\"id\":\"a%d\",\"title\":\"Bài số %d\",\"published\":\"%d-%02d-%02d\","
                      "\"url\":\"https://e.org/%d\",\"text\":\"%s bán chip H20 cho Trung "
                      "Quốc ngày 7/10/2022, ông Jensen Huang nói. Bài %d của nhiều bài.\"}\n",
                      i, i, 2023 + i / 84, i % 12 + 1, i % 28 + 1, i, word, i);
    folder_write("a.jsonl", dl_buf_str(&out));
    const char *const paths[] = { folder_path("a.jsonl") };
    dl_library *library = open_library(DL_LIBRARY_ADD);
    dl_library_read(library, paths, 1);
    dl_library_finish(library);
    ck_assert_uint_eq(dl_library_progress(library).added, (size_t)(last - first));
    close_it(library);
}

static void add(int first, int last, const char *word)
{
    add_and(dl_library_close, first, last, word);
}

static dl_library *load(void)
{
    dl_library *library = open_library(DL_LIBRARY_SHOW);
    dl_library_read(library, NULL, 0);
    ck_assert(dl_library_finish(library));
    return library;
}

static void save(dl_library *library)
{
    dl_error error = { 0 };
    ck_assert_msg(dl_library_save_cache(library, &error), "%s", error.message);
}

/* How many documents are there before anything is loaded. */
static uint32_t count_mapped(void)
{
    dl_library *library = open_library(DL_LIBRARY_SHOW);
    dl_library_read(library, NULL, 0);
    uint32_t count = dl_corpus_documents(dl_library_corpus(library));
    dl_library_close(library);
    return count;
}

static const char *dump(const dl_library *library)
{
    dl_buf out = { .arena = &arena };
    corpus_dump(dl_library_corpus(library), &out);
    return dl_buf_cstr(&out);
}

static const char *dump_without_cache(void)
{
    char aside[4096];
    snprintf(aside, sizeof aside, "%s.aside", cache);
    ck_assert_int_eq(rename(cache, aside), 0);
    dl_library *library = load();
    const char *text = dump(library);
    dl_library_close(library);
    ck_assert_int_eq(rename(aside, cache), 0);
    return text;
}

static size_t find(const dl_library *library, const char *text)
{
    dl_query *query;
    dl_error error = { 0 };
    ck_assert(dl_query_parse(dl_str_from(text), false, 0, &arena, &query, &error));
    dl_search_options options = { .as_of = INT32_MAX,
                                  .reading = dl_library_reading(library) };
    return dl_search(dl_library_index(library), dl_library_corpus(library), query, options,
                     &arena)
        .document_count;
}

START_TEST(maps_what_loading_would_give)
{
    dl_error error = { 0 };
    add(0, COUNT, "Nvidia");
    dl_library *library = load();
    dl_stroke strokes[] = { { 3, DL_STROKE_STAR, true, { "", 0 } },
                            { 5, DL_STROKE_NOTE, true, DL_STR("đọc lại") } };
    ck_assert(dl_library_do(library, strokes, 2, false, NULL, &error));
    dl_library_set_place(library, 5, 17);
    save(library);
    int64_t taken = dl_corpus_document(dl_library_corpus(library), 7)->taken;
    dl_library_close(library);
    library = open_library(DL_LIBRARY_SHOW);
    dl_library_read(library, NULL, 0);
    ck_assert_uint_eq(dl_corpus_documents(dl_library_corpus(library)), COUNT);
    ck_assert_uint_eq(dl_index_documents(dl_library_index(library)), COUNT);
    ck_assert(dl_library_poll(library, 0));
    ck_assert(!dl_library_poll(library, 0));
    const dl_reading *reading = dl_library_reading(library);
    ck_assert(dl_reading_has(reading, 3, DL_READING_STARRED));
    ck_assert(dl_str_equal(dl_reading_note(reading, 5), DL_STR("đọc lại")));
    ck_assert_uint_eq(dl_reading_place(reading, 5), 17);
    ck_assert_int_eq(dl_corpus_document(dl_library_corpus(library), 7)->taken, taken);
    ck_assert_int_eq(dl_library_kept_id(library, 11), 12);
    ck_assert_uint_eq(find(library, "is:starred"), 1);
    ck_assert_uint_eq(find(library, "jensen"), COUNT);
    ck_assert_str_eq(dump(library), dump_without_cache());
    ck_assert_uint_eq(dl_library_progress(library).articles, COUNT);
    ck_assert(dl_library_progress(library).finished);
    dl_library_close(library);
}
END_TEST

START_TEST(loads_what_came_in_since)
{
    add(0, COUNT, "Nvidia");
    dl_library *library = load();
    save(library);
    dl_library_close(library);
    add(COUNT, COUNT + 10, "AMD");
    ck_assert_uint_eq(count_mapped(), COUNT);
    library = load();
    ck_assert_str_eq(dump(library), dump_without_cache());
    ck_assert_uint_eq(find(library, "amd"), 10);
    save(library);
    dl_library_close(library);
    ck_assert_uint_eq(count_mapped(), COUNT + 10);
}
END_TEST

/* Bytes in memory of what is mapped from files of the cache whose names start so. */
static size_t resident(const char *start)
{
    char line[4096], file[4096];
    size_t sum = 0, kilobytes;
    bool meant = false;
    FILE *maps = fopen("/proc/self/smaps", "r");
    ck_assert_ptr_nonnull(maps);
    snprintf(file, sizeof file, "%s/%s", cache, start);
    while (fgets(line, sizeof line, maps)) {
        if (strchr(line, '-') && strchr(line, '-') < strchr(line, ' '))
            meant = strstr(line, file) != NULL; /* the line of a mapping */
        else if (meant && sscanf(line, "Rss: %zu kB", &kilobytes) == 1)
            sum += kilobytes * 1024;
    }
    fclose(maps);
    return sum;
}

/* What was read in since lies beside what is mapped, in part in the same pages. */
START_TEST(gives_memory_back_and_loses_nothing)
{
    add(0, COUNT, "Nvidia");
    dl_library *library = load();
    save(library);
    dl_library_close(library);
    add(COUNT, COUNT + 10, "AMD");
    library = load();
    const char *all = dump(library);
    ck_assert_uint_eq(find(library, "amd OR nvidia"), COUNT + 10);
    ck_assert_uint_gt(resident("segment-"), 0);
    size_t read = resident("corpus-");
    dl_library_rest(library);
    ck_assert_uint_eq(resident("segment-"), 0);
    ck_assert_uint_eq(resident("texts-"), 0);
    ck_assert_uint_lt(resident("corpus-"), read);
    ck_assert_uint_eq(find(library, "amd OR nvidia"), COUNT + 10);
    ck_assert_str_eq(dump(library), all);
    dl_library_rest(library);
    dl_library_rest(library);
    ck_assert_str_eq(dump(library), all);
    dl_library_close(library);
}
END_TEST

/* The library is closed when the child that saves may not be done yet. */
START_TEST(saves_in_the_background_when_much_has_come_in)
{
    add(0, MANY, "Nvidia");
    dl_library_close(load());
    for (int i = 0; i < 500 && count_mapped() == 0; i++)
        usleep(10000);
    ck_assert_uint_eq(count_mapped(), MANY);
}
END_TEST

START_TEST(is_there_a_moment_after_adding)
{
    for (int times = 1; times <= 2; times++) {
        add_and(dl_library_close_ready, (times - 1) * MANY, times * MANY, "Nvidia");
        for (int i = 0; i < 500 && count_mapped() < (uint32_t)(times * MANY); i++)
            usleep(10000);
        ck_assert_uint_eq(count_mapped(), (uint32_t)(times * MANY));
    }
    add_and(dl_library_close_ready, 2 * MANY, 2 * MANY + 3, "Nvidia"); /* not worth it */
    usleep(100000);
    ck_assert_uint_eq(count_mapped(), 2 * MANY);
}
END_TEST

static void put_corrections(const char *text)
{
    dl_error error = { 0 };
    setenv("XDG_DATA_HOME", folder_path("data"), 1);
    dl_str file = dl_file_data("corrections.tsv", &arena);
    ck_assert(dl_file_replace(file.ptr, dl_str_from(text), &error));
}

START_TEST(is_not_used_after_a_correction)
{
    put_corrections("");
    add(0, COUNT, "Nvidia");
    dl_library *library = load();
    save(library);
    dl_library_close(library);
    put_corrections("hide\tnvidia\n");
    ck_assert_uint_eq(count_mapped(), 0);
    put_corrections("");
    ck_assert_uint_eq(count_mapped(), COUNT);
}
END_TEST

static void copy_file(const char *from, const char *to)
{
    dl_str bytes;
    dl_error error = { 0 };
    ck_assert(dl_file_read(from, DL_FILE_LIMIT, &arena, &bytes, &error));
    ck_assert(dl_file_replace(to, bytes, &error));
}

static const char *titles_by_rank(const dl_library *library)
{
    const dl_corpus *corpus = dl_library_corpus(library);
    dl_buf out = { .arena = &arena };
    for (uint32_t i = dl_corpus_documents(corpus); i > 0; i--)
        dl_buf_format(&out, "%.*s\n",
                      DL_STR_ARGS(dl_corpus_title(corpus, dl_corpus_nth(corpus, i - 1))));
    return dl_buf_cstr(&out);
}

/* What a reader sees first stays where it is; what was done is known of the right ones. */
START_TEST(loads_the_newest_first_for_who_browses)
{
    enum { SOME = 300 }; /* more than are loaded together */
    dl_error error = { 0 };
    add(0, SOME, "Nvidia");
    dl_library *library = load();
    dl_stroke star = { 123, DL_STROKE_STAR, true, { "", 0 } };
    ck_assert(dl_library_do(library, &star, 1, false, NULL, &error));
    const char *expected = titles_by_rank(library);
    dl_library_close(library);
    const char *copy = dl_str_copy(&arena, dl_str_from(folder_path("copy.db"))).ptr;
    copy_file(path, copy);
    path = copy; /* without a cache */
    library = open_library(DL_LIBRARY_BROWSE);
    dl_library_read(library, NULL, 0);
    ck_assert(dl_library_finish(library));
    const dl_corpus *corpus = dl_library_corpus(library);
    for (uint32_t i = 1; i < SOME; i++)
        ck_assert_int_le(dl_corpus_document(corpus, i)->published.first,
                         dl_corpus_document(corpus, i - 1)->published.first);
    ck_assert(strcmp(titles_by_rank(library), expected) == 0); /* too long to be shown */
    ck_assert_uint_eq(find(library, "is:starred"), 1);
    ck_assert_uint_eq(find(library, "title:\"số 123\" is:starred"), 1);
    dl_library_close(library);
    for (int i = 0; i < 500 && count_mapped() < SOME; i++)
        usleep(10000);
    ck_assert_uint_eq(count_mapped(), SOME);
}
END_TEST

START_TEST(is_not_used_for_a_copy_that_went_another_way)
{
    const char *copy = dl_str_copy(&arena, dl_str_from(folder_path("copy.db"))).ptr;
    add(0, COUNT, "Nvidia");
    dl_library *library = load();
    save(library); /* gives the file its identity */
    dl_library_close(library);
    copy_file(path, copy);
    add(COUNT, COUNT + 5, "AMD");
    library = load();
    save(library);
    dl_library_close(library);
    ck_assert_uint_eq(count_mapped(), COUNT + 5);
    copy_file(copy, path);
    ck_assert_uint_eq(count_mapped(), 0);
    add(COUNT, COUNT + 5, "Intel");
    ck_assert_uint_eq(count_mapped(), 0);
}
END_TEST

/* A bit of each file whose name begins so, at a PARTS-th of it. */
static void flip_at(const char *start, int part)
{
    DIR *dir = opendir(cache);
    for (const struct dirent *entry; (entry = readdir(dir));) {
        char file[4096 + 256];
        struct stat info;
        if (strncmp(entry->d_name, start, strlen(start)) != 0)
            continue;
        snprintf(file, sizeof file, "%s/%s", cache, entry->d_name);
        ck_assert_int_eq(stat(file, &info), 0);
        int out = open(file, O_RDWR);
        unsigned char byte;
        off_t at = info.st_size * part / PARTS;
        ck_assert_int_eq(pread(out, &byte, 1, at), 1);
        byte ^= 1;
        ck_assert_int_eq(pwrite(out, &byte, 1, at), 1);
        close(out);
    }
    closedir(dir);
}

static void flip_everywhere(const char *start)
{
    flip_at(start, PARTS * 6 / 10);
}

static const char *const damaged[] = { "corpus-", "index-", "segment-" };

START_TEST(is_made_anew_when_it_is_damaged)
{
    add(0, COUNT, "Nvidia");
    dl_library *library = load();
    const char *expected = dump(library);
    save(library);
    dl_library_close(library);
    flip_at(damaged[_i / PARTS], _i % PARTS);
    library = load();
    find(library, "jensen huang \"bài số\""); /* may be wrong the first time, but says so */
    find(library, "title:\"bài số\"");
    dump(library);
    dl_library_poll(library, 0);
    ck_assert(dl_library_finish(library));
    ck_assert(!dl_corpus_is_damaged(dl_library_corpus(library)));
    ck_assert_str_eq(dump(library), expected);
    ck_assert_uint_eq(find(library, "jensen"), COUNT);
    ck_assert_uint_eq(find(library, "\"nhiều bài\""), COUNT);
    ck_assert_uint_eq(find(library, "title:\"bài số\""), COUNT);
    dl_library_close(library);
}
END_TEST

/* The tables are whole and mapped: that alone would not be reason enough to save. */
START_TEST(an_index_that_cannot_be_mapped_is_saved_anew)
{
    add(0, MANY, "Nvidia");
    dl_library *library = load();
    save(library);
    dl_library_close(library);
    flip_everywhere("index");
    library = load();
    ck_assert_uint_eq(find(library, "jensen"), MANY);
    dl_library_close(library);
    dl_error error = { 0 };
    for (int i = 0; i < 500 && dl_cache_look(path, &error) != DL_CACHE_WHOLE; i++)
        usleep(10000);
    ck_assert_int_eq(dl_cache_look(path, &error), DL_CACHE_WHOLE);
}
END_TEST

enum { LARGE = 1500 }; /* so many are worth a look at what others make */

START_TEST(a_cache_that_gets_ahead_is_used_while_reading)
{
    add(0, LARGE, "Nvidia");
    dl_library *begun = open_library(DL_LIBRARY_SHOW), *library = begun;
    dl_library_read(library, NULL, 0);
    dl_library *other = load();
    save(other);
    dl_library_close(other);
    ck_assert(dl_library_finish_soonest(&library));
    ck_assert_ptr_ne(library, begun);
    ck_assert_uint_eq(find(library, "jensen"), LARGE);
    ck_assert_uint_eq(dl_library_progress(library).articles, LARGE);
    dl_library_close(library);
}
END_TEST

START_TEST(a_cache_that_gets_ahead_damaged_is_not_used_while_reading)
{
    add(0, LARGE, "Nvidia");
    dl_library *begun = open_library(DL_LIBRARY_SHOW), *library = begun;
    dl_library_read(library, NULL, 0);
    dl_library *other = load();
    save(other);
    dl_library_close(other);
    flip_at("corpus", 1); /* the manifest and the head of the tables */
    ck_assert(dl_library_finish_soonest(&library));
    ck_assert_ptr_eq(library, begun);
    ck_assert_uint_eq(find(library, "jensen"), LARGE);
    dl_library_close(library);
}
END_TEST

/* The one who is second takes the identity that the first gave the file, even if it comes to
 * nothing then: the first one's cache is the file's still. */
START_TEST(two_who_make_it_at_once_agree)
{
    dl_error error = { 0 };
    char name[4096];
    add(0, COUNT, "Nvidia");
    dl_library *one = load(), *other = load();
    save(one);
    snprintf(name, sizeof name, "%s/lock", cache);
    int lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    ck_assert_int_eq(flock(lock, LOCK_EX), 0);
    ck_assert(!dl_library_save_cache(other, &error));
    ck_assert_int_eq(close(lock), 0);
    dl_library_close(one);
    dl_library_close(other);
    ck_assert_uint_eq(count_mapped(), COUNT);
}
END_TEST

/* The processes that hold or await the lock of who makes the cache. */
static size_t kill_makers(void)
{
    char line[256], name[4096];
    struct stat info;
    size_t killed = 0;
    snprintf(name, sizeof name, "%s/turn", cache);
    FILE *locks = fopen("/proc/locks", "r");
    while (locks && stat(name, &info) == 0 && fgets(line, sizeof line, locks)) {
        int pid;
        unsigned long inode;
        const char *lock = strstr(line, "FLOCK");
        if (lock && sscanf(lock, "FLOCK %*s %*s %d %*x:%*x:%lu", &pid, &inode) == 2 &&
            inode == info.st_ino && pid > 1 && pid != getpid())
            killed += kill(pid, SIGKILL) == 0;
    }
    if (locks)
        fclose(locks);
    return killed;
}

/* Killed right after it began, in the middle of it, and when it is done. */
START_TEST(nobody_waits_for_a_maker_that_was_killed)
{
    add_and(dl_library_close_ready, 0, LARGE, "Nvidia");
    dl_library *library = open_library(DL_LIBRARY_SHOW);
    dl_library_read(library, NULL, 0);
    usleep((useconds_t)_i * 15000);
    kill_makers();
    ck_assert(dl_library_finish_soonest(&library));
    ck_assert_uint_eq(find(library, "jensen"), LARGE);
    dl_library_close(library);
    for (int i = 0; i < 3000 && count_mapped() < LARGE; i++)
        usleep(10000);
    ck_assert_uint_eq(count_mapped(), LARGE); /* whoever was first has made it */
    dl_error error = { 0 };
    ck_assert_int_ne(dl_cache_look(path, &error), DL_CACHE_DAMAGED);
}
END_TEST

/* One who never comes to an end, as a stopped one. */
START_TEST(nobody_waits_for_a_maker_that_stands_still)
{
    add(0, LARGE, "Nvidia");
    char name[4096];
    snprintf(name, sizeof name, "%s/turn", cache);
    dl_file_make_folders(name);
    int turn = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    ck_assert_int_eq(flock(turn, LOCK_EX), 0);
    dl_library *library = open_library(DL_LIBRARY_SHOW);
    dl_library_read(library, NULL, 0);
    ck_assert(dl_library_finish_soonest(&library));
    ck_assert_uint_eq(find(library, "jensen"), LARGE);
    dl_library_close(library);
    close(turn);
}
END_TEST

START_TEST(says_when_the_text_of_an_article_is_damaged)
{
    add(0, COUNT, "Nvidia");
    dl_library *library = load();
    save(library);
    dl_library_close(library);
    flip_everywhere("texts-");
    library = load();
    dump(library);
    dl_library_poll(library, 0);
    const dl_reports *reports = dl_library_reports(library);
    ck_assert_uint_eq(reports->count, 1);
    ck_assert_ptr_nonnull(
        strstr(dl_str_copy(&arena, reports->items[0].text).ptr, "made anew"));
    ck_assert(dl_library_finish(library));
    ck_assert(!dl_corpus_is_damaged(dl_library_corpus(library)));
    dl_library_close(library);
    ck_assert_uint_eq(count_mapped(), 0);
}
END_TEST

static const char report[] =
    "The United States said on Tuesday it plans to halt shipments to China of more advanced "
    "artificial intelligence chips designed by Nvidia and others, part of a suite of measures "
    "aimed at preventing Beijing from getting technologies to strengthen its military. Nvidia";
static const char *const told[] = { "none", "stories-", "meetings-" };

static size_t group_of_first(dl_library *library)
{
    return dl_groups_of(dl_library_groups(library), 0, &arena).count;
}

START_TEST(stories_are_mapped_and_made_anew_when_they_are_damaged)
{
    add(0, COUNT, report);
    dl_library *library = load();
    size_t alike = group_of_first(library);
    ck_assert_uint_gt(alike, 1);
    save(library);
    dl_library_close(library);
    flip_everywhere(told[_i]);
    library = load();
    ck_assert_uint_eq(group_of_first(library), alike);
    dl_library_close(library);
    add(COUNT, COUNT + 5, report);
    library = load();
    ck_assert_uint_eq(group_of_first(library), alike + 5);
    save(library);
    dl_library_close(library);
    library = load();
    ck_assert_uint_eq(group_of_first(library), alike + 5);
    dl_library_close(library);
}
END_TEST

/* Who saves others takes away what was mapped before. */
START_TEST(stories_that_were_mapped_stay_when_others_are_saved)
{
    dl_error error = { 0 };
    add(0, COUNT, report);
    dl_library *library = load();
    save(library);
    dl_groups *groups = dl_groups_map(dl_library_corpus(library), cache, &error);
    ck_assert_ptr_nonnull(groups);
    add(COUNT, COUNT + 5, report);
    dl_library *other = load();
    save(other);
    ck_assert_msg(dl_groups_prepare(groups, &error), "%s", error.message);
    dl_likeness likeness = dl_likeness_of(dl_str_from(report));
    dl_groups_reserve(groups, 100 * COUNT);
    dl_groups_add(groups, dl_library_corpus(other), COUNT, &likeness);
    ck_assert_uint_gt(dl_groups_of(groups, COUNT, &arena).count, 1);
    dl_groups_free(groups);
    dl_library_close(other);
    dl_library_close(library);
}
END_TEST

Suite *cache_suite(void)
{
    Suite *suite = suite_create("cache");
    TCase *tcase = tcase_create("cache");
    tcase_add_checked_fixture(tcase, make_place, release);
    tcase_add_test(tcase, maps_what_loading_would_give);
    tcase_add_test(tcase, loads_what_came_in_since);
    tcase_add_test(tcase, gives_memory_back_and_loses_nothing);
    tcase_add_test(tcase, two_who_make_it_at_once_agree);
    tcase_add_test(tcase, saves_in_the_background_when_much_has_come_in);
    tcase_add_test(tcase, is_there_a_moment_after_adding);
    tcase_add_test(tcase, loads_the_newest_first_for_who_browses);
    tcase_add_test(tcase, is_not_used_after_a_correction);
    tcase_add_test(tcase, is_not_used_for_a_copy_that_went_another_way);
    tcase_add_loop_test(tcase, is_made_anew_when_it_is_damaged, 0,
                        PARTS * DL_COUNT(damaged));
    tcase_add_test(tcase, an_index_that_cannot_be_mapped_is_saved_anew);
    tcase_add_test(tcase, a_cache_that_gets_ahead_is_used_while_reading);
    tcase_add_test(tcase, a_cache_that_gets_ahead_damaged_is_not_used_while_reading);
    tcase_add_loop_test(tcase, nobody_waits_for_a_maker_that_was_killed, 0, 5);
    tcase_add_test(tcase, nobody_waits_for_a_maker_that_stands_still);
    tcase_add_test(tcase, says_when_the_text_of_an_article_is_damaged);
    tcase_add_loop_test(tcase, stories_are_mapped_and_made_anew_when_they_are_damaged, 0,
                        DL_COUNT(told));
    tcase_add_test(tcase, stories_that_were_mapped_stay_when_others_are_saved);
    suite_add_tcase(suite, tcase);
    return suite;
}
