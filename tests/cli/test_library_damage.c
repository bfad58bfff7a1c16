/* A library or its cache of which a file is damaged, lost or too new: what is told, and what
 * is saved. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/file.h"
#include "dateline/library.h"
#include "tests/cli/fixture.h"
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/suites.h"

static dl_arena arena;
static const char *path;

static void make_place(void)
{
    path = library_place(&arena);
}

static void release(void)
{
    dl_arena_release(&arena);
}

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
    library_add(path, 20, &arena);
    library_run_sql(path, "UPDATE body SET text = zeroblob(40) WHERE document = 7");
    library_expect(path, 3, "The text of article 7 is damaged");
    program_answer answer = PROGRAM_RUN("search", "--library", path, "nvidia");
    program_expect_status(&answer, 0);
    program_expect_err(&answer, "The text of article 7 is damaged");
    program_release(&answer);
    expect_saved(19);
}
END_TEST

START_TEST(damaged_annotations_are_made_anew)
{
    library_add(path, 5, &arena);
    library_run_sql(path, "UPDATE annotation SET data = x'0011223344' WHERE document = 3");
    library_expect(path, 3, "The annotations of article 3 are damaged");
    program_answer answer = PROGRAM_RUN("search", "--library", path, "chip:h20");
    program_expect_status(&answer, 0);
    program_release(&answer);
    library_expect(path, 0, "all is whole");
}
END_TEST

START_TEST(a_damaged_page_costs_what_is_on_it)
{
    struct stat info;
    library_add(path, 400, &arena);
    ck_assert_int_eq(stat(path, &info), 0);
    damage(path, info.st_size / 8192 / 2 * 8192, 8192);
    library_expect(path, 3, "");
    expect_saved(200);
}
END_TEST

START_TEST(a_lost_first_page_costs_nothing)
{
    library_add(path, 50, &arena);
    library_use(path);
    damage(path, 0, 8192);
    library_expect(path, 3, "is no library, or its first page is lost");
    expect_saved(51);
    program_answer answer =
        PROGRAM_RUN("export", "--jsonl", "--library", folder_path("library.db.saved"));
    program_expect_out(&answer, "\"tags\":[\"đọc sau\",\"chips\"]");
    program_release(&answer);
}
END_TEST

START_TEST(a_newer_library_is_refused)
{
    library_add(path, 2, &arena);
    library_run_sql(path, "PRAGMA user_version = 99");
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

Suite *library_damage_suite(void)
{
    Suite *suite = suite_create("library_damage");
    TCase *tcase = tcase_create("library_damage");
    tcase_add_checked_fixture(tcase, make_place, release);
    tcase_add_loop_test(tcase, an_answer_is_right_when_the_cache_has_lost_a_text, 0, 3);
    tcase_add_loop_test(tcase, an_answer_is_right_when_a_table_of_the_cache_is_damaged, 0,
                        PAGES * DL_COUNT(of_tables));
    tcase_add_loop_test(tcase, a_damaged_cache_is_named_and_costs_nothing, 0,
                        DL_COUNT(of_cache));
    tcase_add_loop_test(tcase, a_cache_of_which_a_file_is_missing_is_damaged, 0,
                        DL_COUNT(of_cache));
    tcase_add_test(tcase, a_damaged_text_is_named_and_the_rest_is_saved);
    tcase_add_test(tcase, damaged_annotations_are_made_anew);
    tcase_add_test(tcase, a_damaged_page_costs_what_is_on_it);
    tcase_add_test(tcase, a_lost_first_page_costs_nothing);
    tcase_add_test(tcase, a_newer_library_is_refused);
    suite_add_tcase(suite, tcase);
    return suite;
}
