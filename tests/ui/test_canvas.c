/* Graphemes, widths and what must never reach a terminal. */
#include "tests/suites.h"
#include "ui/canvas.h"
#include "ui/theme.h"

static const struct {
    const char *text;
    const char *shown;
    int columns;
} glyphs[] = {
    { "Trung Quốc",           "Trung Quốc",  10 },
    { "Trung Quo\xCC\x82\xCC\x81"
      "c",                "Trung Quốc",  10}, /* decomposed */
    { "中国",                "中国",        4 },
    { "ｈ２０",             "ｈ２０",     6 },
    { "e\xCC\x81",             "é",            1 },
    { "\xCC\x81x",             " \xCC\x81x",    2 }, /* a mark with nothing before it */
    { "a\tb",                  "a b",           3 },
    { "\x1b[2J",               "␛[2J",        4 },
    { "a\nb\r",                "a␊b␍",      4 },
    { "\x7f",                  "␡",           1 },
    { "\xC2\x9B"
      "31m",              "<9B>31m",       7 },
    { "\xE2\x80\xAE"
      "abc",              "<202E>abc",     9 }, /* bidi override */
    { "\xE2\x81\xA6"
      "x\xE2\x81\xA9",    "<2066>x<2069>", 13},
    { "a\xE2\x80\xA8"
      "b",                "a<2028>b",      8 }, /* line separator */
    { "\xE2\x80\x8F",          "<200F>",        6 },
    { "zero\xE2\x80\x8Bwidth", "zerowidth",     9 },
    { "so\xC2\xAD"
      "ft",               "soft",          4 },
    { "\xEF\xBB\xBFtext",      "text",          4 },
    { "👩‍💻",           "👩",          2 }, /* joined: its first picture */
    { "👍🏽",              "👍",          2 }, /* skin tone */
    { "🇻🇳",              "VN",            2 }, /* flag */
    { "❤️",                "❤",           1 },
    { "\xF3\xA0\x81\x81",      "<E0041>",       7 }, /* tag characters */
    { "\xCD\xB8",              "\xEF\xBF\xBD",  1 }, /* unassigned */
};

static const char *shown(dl_str text, int columns, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    dl_canvas canvas = dl_canvas_new(arena, (dl_size){ 1, columns });
    dl_canvas_text(&canvas, 0, 0, columns, text, DL_INK_TEXT);
    dl_canvas_dump(&canvas, &out);
    out.items[--out.count] = '\0';
    return dl_buf_cstr(&out);
}

START_TEST(shows_graphemes_and_marks_for_what_must_not_be_sent)
{
    dl_arena arena = { 0 };
    dl_str text = dl_str_from(glyphs[_i].text);
    ck_assert_int_eq(dl_glyph_columns(text, 99), glyphs[_i].columns);
    ck_assert_str_eq(shown(text, 40, &arena), glyphs[_i].shown);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(holds_at_most_five_code_points_a_cell)
{
    dl_arena arena = { 0 };
    dl_buf pile = { .arena = &arena };
    dl_buf_add_char(&pile, 'a');
    for (int i = 0; i < 10000; i++)
        dl_buf_add(&pile, DL_STR("\xCC\xA3\xCC\x81"));
    dl_buf_add_char(&pile, 'b');
    dl_canvas canvas = dl_canvas_new(&arena, (dl_size){ 1, 4 });
    ck_assert_int_eq(dl_canvas_text(&canvas, 0, 0, 4, dl_buf_str(&pile), 0), 2);
    ck_assert_uint_le(dl_canvas_cell(&canvas, 0, 0)->count, DL_GLYPH_POINTS);
    ck_assert_uint_eq(dl_canvas_cell(&canvas, 0, 1)->points[0], 'b');
    dl_arena_release(&arena);
}
END_TEST

/* Whatever the bytes, no cell holds what a terminal would obey. */
START_TEST(never_lets_a_control_character_through)
{
    dl_arena arena = { 0 };
    uint32_t seed = 1;
    for (int round = 0; round < 2000; round++) {
        char bytes[64];
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)((seed = seed * 1664525 + 1013904223) >> 24);
        dl_canvas canvas = dl_canvas_new(&arena, (dl_size){ 1, 30 });
        dl_canvas_text(&canvas, 0, 0, 30, (dl_str){ bytes, sizeof bytes }, 0);
        for (int column = 0; column < 30; column++) {
            const dl_cell *cell = dl_canvas_cell(&canvas, 0, column);
            for (uint8_t i = 0; i < cell->count; i++) {
                uint32_t point = cell->points[i];
                ck_assert(point >= 0x20 && (point < 0x7F || point > 0x9F));
                ck_assert(point < 0x202A || point > 0x202E);
                ck_assert(point < 0x2066 || point > 0x2069);
            }
        }
        dl_arena_reset(&arena);
    }
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *text;
    int columns;
    const char *shown;
} cuts[] = {
    { "中国",        3,  "中…" },
    { "中国",       2,  "…" },
    { "中国",       4,  "中国" },
    { "Trung Quốc", 10, "Trung Quốc" },
    { "Trung Quốc", 7,  "Trung…" },
    { "abc",          1,  "…" },
    { "abc",          0,  "" },
};

START_TEST(cuts_between_graphemes_and_says_so)
{
    dl_arena arena = { 0 };
    dl_buf out = { .arena = &arena };
    dl_canvas canvas = dl_canvas_new(&arena, (dl_size){ 1, 20 });
    dl_canvas_fit(&canvas, 0, 0, cuts[_i].columns, dl_str_from(cuts[_i].text), 0);
    dl_canvas_dump(&canvas, &out);
    dl_buf expected = { .arena = &arena };
    dl_buf_format(&expected, "%s\n", cuts[_i].shown);
    ck_assert_str_eq(dl_buf_cstr(&out), dl_buf_cstr(&expected));
    dl_arena_release(&arena);
}
END_TEST

START_TEST(pads_where_a_wide_grapheme_does_not_fit)
{
    dl_arena arena = { 0 };
    dl_canvas canvas = dl_canvas_new(&arena, (dl_size){ 1, 5 });
    ck_assert_int_eq(dl_canvas_text(&canvas, 0, 0, 5, DL_STR("中国人"), 0), 5);
    ck_assert_uint_eq(dl_canvas_cell(&canvas, 0, 4)->points[0], ' ');
    dl_arena_release(&arena);
}
END_TEST

START_TEST(leaves_no_half_of_an_overwritten_grapheme)
{
    dl_arena arena = { 0 };
    dl_canvas canvas = dl_canvas_new(&arena, (dl_size){ 1, 6 });
    dl_canvas_text(&canvas, 0, 0, 6, DL_STR("中国人"), 0);
    dl_canvas_text(&canvas, 0, 1, 1, DL_STR("x"), 0);
    dl_canvas_text(&canvas, 0, 4, 1, DL_STR("y"), 0);
    dl_buf out = { .arena = &arena };
    dl_canvas_dump(&canvas, &out);
    ck_assert_str_eq(dl_buf_cstr(&out), " x国y\n");
    for (int i = 0; i < 6; i++)
        ck_assert(dl_canvas_cell(&canvas, 0, i)->count ||
                  (i && dl_canvas_cell(&canvas, 0, i - 1)->width == 2));
    dl_arena_release(&arena);
}
END_TEST

START_TEST(draws_nothing_outside_a_view)
{
    dl_arena arena = { 0 };
    dl_canvas canvas = dl_canvas_new(&arena, (dl_size){ 3, 9 });
    dl_canvas view = dl_canvas_view(&canvas, (dl_rect){ 1, 2, 1, 4 });
    for (int row = -2; row < 5; row++)
        dl_canvas_text(&view, row, 0, 99, DL_STR("0123456789"), 0);
    dl_canvas_mark(&view, 7, -5, 99, DL_MARK_HIT);
    dl_canvas gone = dl_canvas_view(&view, (dl_rect){ 9, 9, 5, 5 });
    dl_canvas_text(&gone, 0, 0, 5, DL_STR("gone"), 0);
    dl_buf out = { .arena = &arena };
    dl_canvas_dump(&canvas, &out);
    ck_assert_str_eq(dl_buf_cstr(&out), "\n  0123\n\n");
    dl_arena_release(&arena);
}
END_TEST

START_TEST(joins_frames_that_meet)
{
    dl_arena arena = { 0 };
    dl_canvas canvas = dl_canvas_new(&arena, (dl_size){ 5, 9 });
    dl_canvas_frame(&canvas, (dl_rect){ 0, 0, 3, 5 }, 0);
    dl_canvas_frame(&canvas, (dl_rect){ 0, 4, 3, 5 }, 0);
    dl_canvas_frame(&canvas, (dl_rect){ 2, 0, 3, 9 }, 0);
    dl_buf out = { .arena = &arena };
    dl_canvas_dump(&canvas, &out);
    ck_assert_str_eq(dl_buf_cstr(&out), "┌───┬───┐\n"
                                        "│   │   │\n"
                                        "├───┴───┤\n"
                                        "│       │\n"
                                        "└───────┘\n");
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *text, *ascii;
} plain[] = {
    { "Trung Quốc, Đỗ", "Trung Quoc, Do" },
    { "│─┌▸•…", "|-+>*~" },
    { "“x” – ’",    "\"x\" - '" },
    { "中",                "?" },
    { "▁█",             ".#" },
};

START_TEST(has_a_likeness_in_ascii)
{
    dl_str text = dl_str_from(plain[_i].text);
    dl_buf out = { 0 };
    for (size_t at = 0; at < text.len;)
        dl_buf_add_char(&out, dl_glyph_ascii(dl_glyph_next(text, &at).points[0]));
    ck_assert_str_eq(dl_buf_cstr(&out), plain[_i].ascii);
    dl_buf_release(&out);
}
END_TEST

/* Kinds of marks are told apart without colours, and nothing sets a background. */
START_TEST(is_readable_without_colours)
{
    unsigned person = dl_theme_look(0, DL_INK_PERSON).attributes;
    unsigned chosen = dl_theme_look(0, DL_INK_PERSON | DL_MARK_CHOSEN).attributes;
    unsigned hit = dl_theme_look(0, DL_INK_TEXT | DL_MARK_HIT).attributes;
    ck_assert_uint_ne(person, 0);
    ck_assert_uint_ne(person, chosen);
    ck_assert_uint_ne(hit, 0);
    for (int colours = 0; colours <= 256; colours += colours ? 248 : 8)
        for (unsigned ink = 0; ink < DL_INK_COUNT; ink++) {
            dl_look look = dl_theme_look(colours, (dl_style)ink);
            ck_assert_int_eq(look.background, -1);
            ck_assert_int_lt(look.foreground, colours ? colours : 1);
        }
}
END_TEST

Suite *canvas_suite(void)
{
    Suite *suite = suite_create("canvas");
    TCase *tcase = tcase_create("canvas");
    tcase_add_loop_test(tcase, shows_graphemes_and_marks_for_what_must_not_be_sent, 0,
                        DL_COUNT(glyphs));
    tcase_add_test(tcase, holds_at_most_five_code_points_a_cell);
    tcase_add_test(tcase, never_lets_a_control_character_through);
    tcase_add_loop_test(tcase, cuts_between_graphemes_and_says_so, 0, DL_COUNT(cuts));
    tcase_add_test(tcase, pads_where_a_wide_grapheme_does_not_fit);
    tcase_add_test(tcase, leaves_no_half_of_an_overwritten_grapheme);
    tcase_add_test(tcase, draws_nothing_outside_a_view);
    tcase_add_test(tcase, joins_frames_that_meet);
    tcase_add_loop_test(tcase, has_a_likeness_in_ascii, 0, DL_COUNT(plain));
    tcase_add_test(tcase, is_readable_without_colours);
    suite_add_tcase(suite, tcase);
    return suite;
}
