#include "dateline/buf.h"
#include "tests/suites.h"
#include "ui/glyph.h"
#include "ui/wrap.h"

static const struct {
    const char *text;
    int columns;
    const char *lines; /* joined with | */
} cases[] = {
    { "một hai ba bốn",       7,  "một hai|ba bốn" },
    { "một  hai",              4,  "một|hai" },
    { "one\n\ntwo\n",            10, "one||two" },
    { "one\r\ntwo",              10, "one|two" },
    { "",                        10, "" },
    { "abcdefgh",                3,  "abc|def|gh" }, /* a word wider than the line */
    { "export-control rule",     8,  "export-|control|rule" },
    { "in 2023-10 came",         8,  "in|2023-10|came" }, /* no break inside a date */
    { "中国美国日本",      4,  "中国|美国|日本" },
    { "中国，美国。",      4,  "中|国，|美|国。" }, /* no line starts with a stop */
    { "他说（美国）好",   6,  "他说|（美|国）好" }, /* none ends with an opening bracket */
    { "“A800”被禁",        6,  "“A800”|被禁" },
    { "芯片A800被禁",        6,  "芯片|A800被|禁" },
    { "he said (and left).",     12, "he said (and|left)." },
    { "word, word",              5,  "word,|word" },
    { "50 % off",                4,  "50 %|off" },
    { "a\xC2\xA0" "b c", 3, "a\xC2\xA0" "b|c" }, /* no-break space */
    { "Quo\xCC\x82\xCC\x81" "c gia", 4, "Quo\xCC\x82\xCC\x81" "c|gia" },
    { "中",                     1,  "中" }, /* wider than the line: still drawn */
    { "https://example.org/a/b", 12, "https://|example.org/|a/b" },
};

START_TEST(breaks_lines_where_a_reader_expects_it)
{
    dl_arena arena = { 0 };
    dl_lines lines = { 0 };
    dl_buf out = { .arena = &arena };
    dl_str text = dl_str_from(cases[_i].text);
    dl_wrap(text, cases[_i].columns, &lines, &arena);
    for (size_t i = 0; i < lines.count; i++)
        dl_buf_format(&out, "%s%.*s", i ? "|" : "",
                      DL_STR_ARGS(dl_str_span(text, lines.items[i])));
    ck_assert_str_eq(dl_buf_cstr(&out), cases[_i].lines);
    dl_arena_release(&arena);
}
END_TEST

/* Whatever the text and the width: lines fit, follow each other and lose nothing but
 * spaces and line ends. */
START_TEST(loses_nothing)
{
    static const char *const pieces[] = {
        "chip ", "出口", "，", "（", "）",       "\n",           "-",   "2023",
        "Quốc",  " ",    "…",  "“",  "\xCC\x81", "\xE2\x80\x8B", "x/y", "\x1b"
    };
    dl_arena arena = { 0 };
    uint32_t seed = 7;
    for (int round = 0; round < 500; round++) {
        dl_buf buf = { .arena = &arena };
        for (int i = 0; i < 60; i++)
            dl_buf_add(&buf,
                       dl_str_from(pieces[(seed = seed * 1664525 + 1013904223) >> 28]));
        dl_str text = dl_buf_str(&buf);
        int columns = 1 + (int)(seed >> 8) % 30;
        dl_lines lines = { 0 };
        dl_wrap(text, columns, &lines, &arena);
        size_t at = 0;
        for (size_t i = 0; i < lines.count; i++) {
            dl_span line = lines.items[i];
            ck_assert(line.start >= at && line.end >= line.start);
            dl_str between = dl_str_slice(text, at, line.start);
            ck_assert_uint_eq(dl_str_trim(between).len, 0);
            int width = dl_glyph_columns(dl_str_span(text, line), 9999);
            size_t first = line.start;
            if (line.end > line.start)
                dl_glyph_next(text, &first);
            ck_assert(width <= columns || first >= line.end || columns < 4);
            at = line.end;
        }
        ck_assert_uint_eq(dl_str_trim(dl_str_slice(text, at, text.len)).len, 0);
        dl_arena_reset(&arena);
    }
    dl_arena_release(&arena);
}
END_TEST

START_TEST(finds_the_line_of_an_offset)
{
    dl_arena arena = { 0 };
    dl_lines lines = { 0 };
    dl_wrap(DL_STR("một hai ba bốn"), 7, &lines, &arena);
    ck_assert_uint_eq(dl_lines_find(&lines, 0), 0);
    ck_assert_uint_eq(dl_lines_find(&lines, 8), 0);
    ck_assert_uint_eq(dl_lines_find(&lines, lines.items[1].start), 1);
    ck_assert_uint_eq(dl_lines_find(&lines, 999), 1);
    ck_assert_uint_eq(dl_lines_find(&(dl_lines){ 0 }, 5), 0);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(takes_ten_megabytes_without_a_line_end)
{
    dl_arena arena = { 0 };
    dl_buf text = { .arena = &arena };
    while (text.count < (size_t)10 << 20)
        dl_buf_add(&text, DL_STR("xuất khẩu chip，出口管制 "));
    dl_lines lines = { 0 };
    dl_wrap(dl_buf_str(&text), 80, &lines, &arena);
    ck_assert_uint_gt(lines.count, 70000);
    dl_arena_release(&arena);
}
END_TEST

Suite *wrap_suite(void)
{
    Suite *suite = suite_create("wrap");
    TCase *tcase = tcase_create("wrap");
    tcase_add_loop_test(tcase, breaks_lines_where_a_reader_expects_it, 0,
                        DL_COUNT(cases));
    tcase_add_test(tcase, loses_nothing);
    tcase_add_test(tcase, finds_the_line_of_an_offset);
    tcase_add_test(tcase, takes_ten_megabytes_without_a_line_end);
    suite_add_tcase(suite, tcase);
    return suite;
}
