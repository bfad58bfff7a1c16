#include <stdlib.h>
#include <string.h>

#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "dateline/words.h"
#include "tests/suites.h"

static const struct {
    const char *text;
    const char *words; /* joined with | ; a word after a space starts with _ */
} cases[] = {
    { "chip A100 và H100", "_chip|_A100|_và|_H100" },
    { "GPT-3.5, 01.AI", "_GPT|-|3|.|5|,|_01|.|AI" },
    { "美国31家A100和", "_美|国|31|家|A100|和" },
    { "U.S.'s", "_U|.|S|.|'|s" },
    { "Quốc.Nvidia", "_Quốc|.|Nvidia" },
    { "2024年10月", "_2024|年|10|月" },
    { "NXT:2000i", "_NXT|:|2000i" },
    { "OpenAI6月通知，AMD10日", "_OpenAI|6|月|通|知|，|AMD|10|日" },
    { "Intel2024年，H20月产，Qwen3日活", "_Intel|2024|年|，|H20|月|产|，|Qwen3|日|活" },
    { "", "" },
    { " \t\n ", "" },
};

START_TEST(cuts_text_into_words)
{
    dl_str text = dl_str_from(cases[_i].text);
    dl_buf out = { 0 };
    dl_word word;
    for (size_t at = 0; dl_words_next(text, &at, &word);)
        dl_buf_format(&out, "%s%s%.*s", out.count ? "|" : "", word.space_before ? "_" : "",
                      DL_STR_ARGS(dl_str_span(text, word.span)));
    ck_assert_str_eq(dl_buf_cstr(&out), cases[_i].words);
    dl_buf_release(&out);
}
END_TEST

START_TEST(notes_shape_and_lines)
{
    dl_str text = DL_STR("OpenAI CHIP\nchip\n\nQuốc 31");
    static const dl_word_shape shapes[] = { DL_SHAPE_MIXED, DL_SHAPE_UPPER, DL_SHAPE_LOWER,
                                            DL_SHAPE_CAPITAL, DL_SHAPE_NONE };
    static const bool lines[] = { true, false, true, true, false };
    static const bool blanks[] = { true, false, false, true, false };
    size_t at = 0;
    for (size_t i = 0; i < DL_COUNT(shapes); i++) {
        dl_word word;
        ck_assert(dl_words_next(text, &at, &word));
        ck_assert_int_eq(word.shape, shapes[i]);
        ck_assert_int_eq(word.line_before, lines[i]);
        ck_assert_int_eq(word.blank_before, blanks[i]);
    }
}
END_TEST

/* Texts put together from pieces that are hard to cut or to fold. */
static const char *const pieces[] = {
    "chip", " ", "A100", "Quốc", "Quo\xCC\x82\xCC\x81" "c", "ĐỖ", "đ", "中国", "中國", "31", "家",
    "ＣＨＩＰ", "\xC2\xAD", "\xE2\x80\x8B", "\n", "\n\n", "\xE3\x80\x80", ".", "，", "ß", "ﬁ", "İ",
    "\xCC\x81", "한국", "アイ", "ﾃﾞ", "ΑΣ", "٣٤", "\xF0\x9F\x98\x80", "\xF0\xA0\x80\x80", "½",
    "\x01", "\xFF", "\xE2\x80\xA8", "\xE2\x80\xA9", "x'y", "\t",
    "é", "×", "Việt", "ė", "\xE1", "\xC3", "\xE1\xBB", "\x80", "nghiêng", "@", "[", "`", "{", "/:",
    "OpenAI", "6", "月", "12日", "日本", "2024年", "Quốc3月", "abcdefghijklmnop6月",
};

START_TEST(makes_the_keys_of_words_on_the_way)
{
    unsigned seed = (unsigned)_i;
    dl_buf text = { 0 }, fold = { 0 };
    for (unsigned i = 0; i < 200; i++)
        dl_buf_add(&text, dl_str_from(pieces[(unsigned)rand_r(&seed) % DL_COUNT(pieces)]));
    dl_str all = dl_buf_str(&text);
    size_t at = 0, other_at = 0;
    dl_word word, other;
    dl_word_key key;
    while (dl_words_next(all, &at, &word)) {
        ck_assert(dl_words_next_key(all, &other_at, &other, &key));
        ck_assert_uint_eq(other_at, at);
        ck_assert(other.span.start == word.span.start && other.span.end == word.span.end);
        ck_assert_int_eq(other.kind, word.kind);
        ck_assert(other.space_before == word.space_before &&
                  other.line_before == word.line_before &&
                  other.blank_before == word.blank_before);
        dl_buf_reset(&fold);
        dl_utf8_fold_loose(dl_str_span(all, word.span), &fold);
        ck_assert_uint_le(key.length, DL_WORD_KEY);
        ck_assert(fold.count > DL_WORD_KEY - 4 || key.length == fold.count);
        ck_assert(key.length == 0 || memcmp(key.bytes, fold.items, key.length) == 0);
    }
    ck_assert(!dl_words_next_key(all, &other_at, &other, &key));
    dl_buf_release(&text);
    dl_buf_release(&fold);
}
END_TEST

Suite *words_suite(void)
{
    Suite *suite = suite_create("words");
    TCase *tcase = tcase_create("words");
    tcase_add_loop_test(tcase, cuts_text_into_words, 0, DL_COUNT(cases));
    tcase_add_test(tcase, notes_shape_and_lines);
    tcase_add_loop_test(tcase, makes_the_keys_of_words_on_the_way, 1, 300);
    suite_add_tcase(suite, tcase);
    return suite;
}
