#include "dateline/parts.h"

#include <check.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "dateline/buf.h"
#include "tests/folder.h"
#include "tests/suites.h"

enum { ARTICLES = 20000 };

/* Every 1000th line is no JSON. */
static dl_str lines_of(size_t count, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    for (size_t i = 0; i < count; i++)
        if (i % 1000 == 999)
            dl_buf_add(&out, DL_STR("{\"id\": broken\n"));
        else
            dl_buf_format(&out, "{\"id\":\"%zu\",\"title\":\"Story %zu\",\"text\":\"Nvidia sold chip "
                                "number %zu in China, and said so in a filing of some length, "
                                "which makes this line longer than it need be.\"}\n", i, i, i);
    return dl_buf_str(&out);
}

static dl_str as_is(dl_str text, dl_arena *arena)
{
    (void)arena;
    return text;
}

static dl_str as_gzip(dl_str text, dl_arena *arena)
{
    enum { GZIP = 15 + 16 };
    size_t room = text.len + 4096;
    char *bytes = DL_NEW(arena, char, room);
    z_stream stream = { .next_in = (Bytef *)(uintptr_t)text.ptr, .avail_in = (uInt)text.len,
                        .next_out = (Bytef *)bytes, .avail_out = (uInt)room };
    deflateInit2(&stream, 1, Z_DEFLATED, GZIP, 8, Z_DEFAULT_STRATEGY);
    deflate(&stream, Z_FINISH);
    deflateEnd(&stream);
    return (dl_str){ bytes, room - stream.avail_out };
}

/* Two members behind each other are one file. */
static dl_str as_two_gzips(dl_str text, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    dl_buf_add(&out, as_gzip(dl_str_slice(text, 0, text.len / 2), arena));
    dl_buf_add(&out, as_gzip(dl_str_slice(text, text.len / 2, text.len), arena));
    return dl_buf_str(&out);
}

static dl_str as_zstd(dl_str text, dl_arena *arena)
{
    size_t room = ZSTD_compressBound(text.len);
    char *bytes = DL_NEW(arena, char, room);
    return (dl_str){ bytes, ZSTD_compress(bytes, room, text.ptr, text.len, 1) };
}

static dl_str as_array(dl_str text, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    dl_str line;
    dl_buf_add(&out, DL_STR("[\n"));
    while (dl_str_line(&text, &line))
        dl_buf_format(&out, "%.*s,\n", DL_STR_ARGS(line));
    dl_buf_add(&out, DL_STR("]\n"));
    return dl_buf_str(&out);
}

typedef struct sums {
    size_t parts, articles, reports;
    uint32_t first_report;
    size_t largest;
} sums;

static sums read_all(const char *path)
{
    sums sum = { 0 };
    dl_file_parts *parts;
    dl_error error = { 0 };
    dl_file_part part = { .more = true };
    ck_assert(dl_file_parts_open(path, &parts, &error));
    while (part.more) {
        dl_arena arena = { 0 };
        dl_reports reports = { .arena = &arena };
        dl_articles articles = { 0 };
        dl_ingest_options options = { 0 };
        ck_assert_msg(dl_file_parts_next(parts, &arena, &part, &reports, &error), "%s",
                      error.message);
        ck_assert(dl_ingest_part(&part, dl_str_from(path), &options, &arena, &articles,
                                 &reports, &error));
        if (reports.count && sum.reports == 0)
            sum.first_report = reports.items[0].line;
        sum.parts++;
        sum.articles += articles.count;
        sum.reports += reports.count;
        sum.largest = part.bytes.len > sum.largest ? part.bytes.len : sum.largest;
        dl_arena_release(&arena);
    }
    dl_file_parts_close(parts);
    return sum;
}

static const struct {
    const char *name;
    dl_str (*pack)(dl_str text, dl_arena *arena);
    uint32_t first_report;
} packings[] = {
    { "a.jsonl", as_is, 1000 },         { "a.gz", as_gzip, 1000 },
    { "two.gz", as_two_gzips, 1000 },   { "a.zst", as_zstd, 1000 },
    { "a.json", as_array, 1001 },
};

START_TEST(reads_lines_in_parts_however_packed)
{
    dl_arena arena = { 0 };
    folder_make();
    folder_write(packings[_i].name, packings[_i].pack(lines_of(ARTICLES, &arena), &arena));
    sums sum = read_all(folder_path(packings[_i].name));
    ck_assert_uint_eq(sum.articles, ARTICLES - ARTICLES / 1000);
    ck_assert_uint_eq(sum.reports, ARTICLES / 1000);
    ck_assert_uint_eq(sum.first_report, packings[_i].first_report);
    ck_assert_uint_gt(sum.parts, 2);
    ck_assert_uint_lt(sum.largest, (size_t)3 << 20);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(reads_what_is_whole_of_a_cut_file)
{
    dl_arena arena = { 0 };
    folder_make();
    dl_str packed = packings[_i].pack(lines_of(ARTICLES, &arena), &arena);
    folder_write("cut", dl_str_slice(packed, 0, packed.len * 3 / 4));
    sums sum = read_all(folder_path("cut"));
    ck_assert_uint_gt(sum.articles, ARTICLES / 3);
    ck_assert_uint_lt(sum.articles, ARTICLES);
    ck_assert_uint_gt(sum.reports, 0);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(reads_small_files_of_any_kind_as_one_part)
{
    static const char *const texts[] = {
        "A title\n\nNvidia sells chips.\n",
        "{\"text\":\"Nvidia sells chips.\"}\n{\"text\":\"More of them.\"}\n",
        "<html><body><p>Nvidia sells chips.</p></body></html>",
    };
    folder_make();
    folder_write("small", dl_str_from(texts[_i]));
    sums sum = read_all(folder_path("small"));
    ck_assert_uint_eq(sum.parts, 1);
    ck_assert_uint_eq(sum.articles, _i == 1 ? 2 : 1);
}
END_TEST

START_TEST(reads_a_line_of_ten_megabytes)
{
    dl_arena arena = { 0 };
    dl_buf out = { .arena = &arena };
    folder_make();
    for (int i = 0; i < 3; i++) {
        dl_buf_format(&out, "{\"id\":\"%d\",\"text\":\"", i);
        for (size_t end = out.count + ((size_t)10 << 20); out.count < end;)
            dl_buf_add(&out, DL_STR("Nvidia sells chips in China. "));
        dl_buf_add(&out, DL_STR("\"}\n"));
    }
    folder_write("long.jsonl", dl_buf_str(&out));
    sums sum = read_all(folder_path("long.jsonl"));
    ck_assert_uint_eq(sum.articles, 3);
    ck_assert_uint_eq(sum.reports, 0);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(leaves_out_a_line_beyond_all_measure)
{
    dl_arena arena = { 0 };
    dl_buf out = { .arena = &arena };
    folder_make();
    dl_str some = lines_of(900, &arena);
    dl_buf_add(&out, some);
    dl_buf_add(&out, DL_STR("{\"text\":\""));
    static const char block[1 << 16] = { 'x' };
    for (size_t end = out.count + ((size_t)70 << 20); out.count < end;)
        dl_buf_add(&out, (dl_str){ block, sizeof block });
    dl_buf_add(&out, DL_STR("\"}\n"));
    dl_buf_add(&out, some);
    folder_write("long.jsonl", dl_buf_str(&out));
    sums sum = read_all(folder_path("long.jsonl"));
    ck_assert_uint_eq(sum.articles, 1800);
    ck_assert_uint_eq(sum.reports, 1);
    ck_assert_uint_eq(sum.first_report, 901);
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *head;
    const char *said; /* with the name of the file */
} large[] = {
    { "A title\n\nNvidia sells chips.\n", "binary" }, /* NULs follow */
    { "\177ELF\2\1\1", "a program" },
    { "PK\003\004", "ZIP" },
};

START_TEST(says_what_a_large_file_is)
{
    dl_arena arena = { 0 };
    dl_file_parts *parts;
    dl_file_part part;
    dl_error error = { 0 };
    folder_make();
    folder_write("huge", dl_str_from(large[_i].head));
    ck_assert_int_eq(truncate(folder_path("huge"), (off_t)1 << 30), 0);
    ck_assert(dl_file_parts_open(folder_path("huge"), &parts, &error));
    ck_assert(!dl_file_parts_next(parts, &arena, &part, NULL, &error));
    ck_assert_ptr_nonnull(strstr(error.message, folder_path("huge")));
    ck_assert_msg(strstr(error.message, large[_i].said) != NULL, "%s", error.message);
    dl_file_parts_close(parts);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(refuses_a_large_text_that_is_no_lines)
{
    dl_arena arena = { 0 };
    dl_buf out = { .arena = &arena };
    dl_file_parts *parts;
    dl_file_part part;
    dl_error error = { 0 };
    folder_make();
    while (out.count <= (size_t)64 << 20)
        dl_buf_add(&out, DL_STR("Nvidia sells chips in China, and said so in a filing.\n"));
    folder_write("large.txt", dl_buf_str(&out));
    ck_assert(dl_file_parts_open(folder_path("large.txt"), &parts, &error));
    ck_assert(!dl_file_parts_next(parts, &arena, &part, NULL, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "large.txt is larger than 64 MB"));
    dl_file_parts_close(parts);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(names_a_file_that_cannot_be_opened)
{
    dl_file_parts *parts;
    dl_error error = { 0 };
    ck_assert(!dl_file_parts_open("/nonexistent/a.jsonl", &parts, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "/nonexistent/a.jsonl"));
    folder_make();
    ck_assert(!dl_file_parts_open(folder_path("."), &parts, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "folder"));
}
END_TEST

Suite *parts_suite(void)
{
    Suite *suite = suite_create("parts");
    TCase *tcase = tcase_create("parts");
    tcase_add_loop_test(tcase, reads_lines_in_parts_however_packed, 0, (int)DL_COUNT(packings));
    tcase_add_loop_test(tcase, reads_what_is_whole_of_a_cut_file, 0, (int)DL_COUNT(packings));
    tcase_add_loop_test(tcase, reads_small_files_of_any_kind_as_one_part, 0, 3);
    tcase_add_test(tcase, reads_a_line_of_ten_megabytes);
    tcase_add_test(tcase, leaves_out_a_line_beyond_all_measure);
    tcase_add_loop_test(tcase, says_what_a_large_file_is, 0, (int)DL_COUNT(large));
    tcase_add_test(tcase, refuses_a_large_text_that_is_no_lines);
    tcase_add_test(tcase, names_a_file_that_cannot_be_opened);
    suite_add_tcase(suite, tcase);
    return suite;
}
