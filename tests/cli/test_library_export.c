/* A library written out, and made again of that. */
#include <stdlib.h>
#include <unistd.h>

#include "dateline/file.h"
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

START_TEST(an_export_that_nobody_got_is_a_failure)
{
    library_add(path, 3, &arena);
    program_answer answer = program_run_into(
        "/dev/full", DL_STR(""),
        (const char *const[]){ "export", "--jsonl", "--library", path, NULL });
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "written: No space left on device.");
    program_release(&answer);
}
END_TEST

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
    library_add(path, 10, &arena);
    library_use(path);
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

START_TEST(what_the_reader_wrote_among_the_corrections_stays)
{
    static const char mine[] = "# my notes\nretype\thuawei\tfirm\nrename\tamd\tAdvanced\n";
    dl_error error = { 0 };
    dl_str corrected, kept;
    setenv(PROGRAM_DATA, folder_path("data"), 1);
    library_add(path, 3, &arena);
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

Suite *library_export_suite(void)
{
    Suite *suite = suite_create("library_export");
    TCase *tcase = tcase_create("library_export");
    tcase_add_checked_fixture(tcase, make_place, release);
    tcase_add_test(tcase, an_export_that_nobody_got_is_a_failure);
    tcase_add_test(tcase, an_export_makes_the_same_library_again);
    tcase_add_test(tcase, what_the_reader_wrote_among_the_corrections_stays);
    suite_add_tcase(suite, tcase);
    return suite;
}
