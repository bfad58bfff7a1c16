#include "dateline/buf.h"
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

Suite *words_suite(void)
{
    Suite *suite = suite_create("words");
    TCase *tcase = tcase_create("words");
    tcase_add_loop_test(tcase, cuts_text_into_words, 0, DL_COUNT(cases));
    tcase_add_test(tcase, notes_shape_and_lines);
    suite_add_tcase(suite, tcase);
    return suite;
}
