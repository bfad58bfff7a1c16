#include <string.h>

#include "dateline/utf8.h"
#include "tests/suites.h"

static const struct {
    const char *text, *fold, *loose;
} folds[] = {
    { "Trung Quốc", "trung quốc", "trung quoc" },
    { "Trung Quô\u0301c", "trung quốc", "trung quoc" },         /* one mark apart */
    { "Trung Quo\u0302\u0301c", "trung quốc", "trung quoc" },   /* NFD */
    { "ĐỖ THỊ LẬP", "đỗ thị lập", "do thi lap" },
    { "Hoà hòa", "hòa hòa", "hoa hoa" },                        /* both tone placements */
    { "thuỷ THUỶ thủy", "thủy thủy thủy", "thuy thuy thuy" },
    { "quý QUÝ", "quý quý", "quy quy" },                        /* the u belongs to qu */
    { "hoàn khoát", "hoàn khoát", "hoan khoat" },               /* not at the end */
    { "Ｈ２０ ｶ", "h20 カ", "h20 カ" },                          /* widths */
    { "Straße İ", "strasse i\u0307", "strasse i" },
    { "a\u200Bb\u00ADc", "abc", "abc" },                        /* ignorable */
    { "华为 H20", "华为 h20", "华为 h20" },
    { "中國輝達臺灣", "中国辉达台湾", "中国辉达台湾" }, /* traditional */
    { "@A[Z`a{z AZ@[ longer THAN EIGHT", "@a[z`a{z az@[ longer than eight",
      "@a[z`a{z az@[ longer than eight" },
    { "\tTab\nand\rLINES\x7F", " tab and lines\x7F", " tab and lines\x7F" },
    { "Ðà Nẵng", "đà nẵng", "da nang" },                        /* Eth typed for đ */
};

START_TEST(folds_keys)
{
    dl_buf out = { 0 };
    dl_utf8_fold(dl_str_from(folds[_i].text), &out);
    ck_assert_str_eq(dl_buf_cstr(&out), folds[_i].fold);
    dl_buf_reset(&out);
    dl_utf8_fold_loose(dl_str_from(folds[_i].text), &out);
    ck_assert_str_eq(dl_buf_cstr(&out), folds[_i].loose);
    dl_buf_release(&out);
    dl_arena arena = { 0 };
    dl_str text = dl_str_from(folds[_i].text);
    ck_assert(dl_str_equal(dl_utf8_folded(text, &arena), dl_str_from(folds[_i].fold)));
    ck_assert(dl_str_equal(dl_utf8_folded_loose(text, &arena), dl_str_from(folds[_i].loose)));
    dl_arena_release(&arena);
}
END_TEST

/* Sequences after Unicode 15, table 3-8 and its examples, written anew. */
static const struct {
    const char *bytes;
    const char *repaired;
    size_t replaced;
} repairs[] = {
    { "plain", "plain", 0 },
    { "\xEF\xBF\xBD", "\xEF\xBF\xBD", 0 },                /* U+FFFD itself is sound */
    { "a\x80z", "a\uFFFDz", 1 },                          /* lone continuation */
    { "a\xC0\xAFz", "a\uFFFD\uFFFDz", 2 },                /* overlong slash */
    { "a\xE0\x80\xAFz", "a\uFFFD\uFFFD\uFFFDz", 3 },      /* overlong, three bytes */
    { "a\xED\xA0\x80z", "a\uFFFD\uFFFD\uFFFDz", 3 },      /* surrogate */
    { "a\xF4\x90\x80\x80z", "a\uFFFD\uFFFD\uFFFD\uFFFDz", 4 },
    { "a\xE1\xBB", "a\uFFFD", 1 },                        /* cut at the end */
    { "a\xF0\x9F\x98", "a\uFFFD", 1 },
    { "a\xF0\x9F\x98z", "a\uFFFDz", 1 },                  /* maximal subpart */
    { "\xFE\xFF", "\uFFFD\uFFFD", 2 },
};

START_TEST(repairs_bad_sequences)
{
    dl_arena arena = { 0 };
    size_t replaced = 99;
    dl_str fixed = dl_utf8_repair(dl_str_from(repairs[_i].bytes), &arena, &replaced);
    ck_assert(dl_str_equal(fixed, dl_str_from(repairs[_i].repaired)));
    ck_assert_uint_eq(replaced, repairs[_i].replaced);
    ck_assert_uint_eq(dl_utf8_valid(fixed), fixed.len);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(random_bytes_become_valid_and_fold)
{
    unsigned state = 12345u + (unsigned)_i;
    char bytes[256];
    for (size_t i = 0; i < sizeof bytes; i++) {
        state = state * 1664525u + 1013904223u;
        bytes[i] = (char)(state >> 24);
    }
    dl_arena arena = { 0 };
    size_t replaced;
    dl_str fixed = dl_utf8_repair((dl_str){ bytes, sizeof bytes }, &arena, &replaced);
    ck_assert_uint_eq(dl_utf8_valid(fixed), fixed.len);
    dl_buf out = { 0 };
    dl_utf8_fold(fixed, &out);
    dl_utf8_fold_loose(fixed, &out);
    dl_utf8_compose(fixed, &out);
    ck_assert_uint_eq(dl_utf8_valid(dl_buf_str(&out)), out.count);
    dl_buf_release(&out);
    dl_arena_release(&arena);
}
END_TEST

/* So what is written in another normal form, compatibility form or script is found. */
START_TEST(every_character_folds_once)
{
    static const char *const same[][2] = {
        { "\uF91A", "骆" }, /* the compatibility form of 駱 */
        { "\uFA0A", "见" },
    };
    dl_arena arena = { 0 };
    for (size_t i = 0; i < DL_COUNT(same); i++)
        ck_assert(dl_str_equal(dl_utf8_folded_loose(dl_str_from(same[i][0]), &arena),
                               dl_str_from(same[i][1])));
    for (uint32_t point = 1; point < 0x30000; point++) {
        dl_buf text = { .arena = &arena };
        if (point >= 0xD800 && point <= 0xDFFF)
            continue;
        dl_buf_add_point(&text, point);
        dl_str once = dl_utf8_folded_loose(dl_buf_str(&text), &arena);
        ck_assert_msg(dl_str_equal(once, dl_utf8_folded_loose(once, &arena)), "U+%04X", point);
        once = dl_utf8_folded(dl_buf_str(&text), &arena);
        ck_assert_msg(dl_str_equal(once, dl_utf8_folded(once, &arena)), "U+%04X", point);
        dl_arena_reset(&arena);
    }
    dl_arena_release(&arena);
}
END_TEST

START_TEST(composes_for_display)
{
    dl_buf out = { 0 };
    dl_utf8_compose(DL_STR("Quo\u0302\u0301c \u1100\u1161 a\u0323\u0302"), &out);
    ck_assert_str_eq(dl_buf_cstr(&out), "Quốc 가 ậ");
    dl_buf_release(&out);
}
END_TEST

Suite *utf8_suite(void)
{
    Suite *suite = suite_create("utf8");
    TCase *tcase = tcase_create("utf8");
    tcase_add_loop_test(tcase, folds_keys, 0, DL_COUNT(folds));
    tcase_add_loop_test(tcase, repairs_bad_sequences, 0, DL_COUNT(repairs));
    tcase_add_loop_test(tcase, random_bytes_become_valid_and_fold, 0, 200);
    tcase_add_test(tcase, every_character_folds_once);
    tcase_add_test(tcase, composes_for_display);
    suite_add_tcase(suite, tcase);
    return suite;
}
