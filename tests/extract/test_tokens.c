#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "src/extract/lookup.h"
#include "tests/suites.h"

/* Where sentences end: each ends with a | in the expected text, spaces between left out. */
static const struct {
    const char *text, *sentences;
} cases[] = {
    { "Một câu. Hai câu.", "Một câu.|Hai câu.|" },
    { "Giá 4.5 triệu. Hết.", "Giá 4.5 triệu.|Hết.|" },
    { "He met Mr. Huang. Then left.", "He met Mr. Huang.|Then left.|" },
    { "The U.S. banned it. Why?", "The U.S. banned it.|Why?|" },
    { "Trung Quốc.Nvidia bán 01.AI chip.", "Trung Quốc.|Nvidia bán 01.AI chip.|" },
    { "他说：“不会。”然后走了。", "他说：“不会。”|然后走了。|" },
    { "Tiêu đề\nThân bài. Hết", "Tiêu đề|Thân bài.|Hết|" },
    { "one two\nthree four\nfive six\nseven eight\nnine ten.\n", 
      "one two\nthree four\nfive six\nseven eight\nnine ten.|" },
    { "title\n\nbody here", "title|body here|" },
    { "Z.ai, nay. \"Tốt!\" ông nói.", "Z.ai, nay.|\"Tốt!\"|ông nói.|" },
    { "", "" },
};

START_TEST(ends_sentences)
{
    dl_reference reference;
    dl_arena arena = { 0 };
    dl_buf out = { .arena = &arena };
    dl_reference_open(&reference, (dl_str){ "", 0 }, NULL);
    dl_word_book book = { .lexicon = dl_reference_lexicon(&reference, NULL) };
    dl_draft draft = { .body = dl_str_from(cases[_i].text),
                       .reference = &reference,
                       .lexicon = book.lexicon,
                       .book = &book,
                       .arena = &arena,
                       .scratch = &arena };
    dl_pass_tokens(&draft);
    uint32_t next = 0;
    for (size_t i = 0; i < draft.sentences.count; i++) {
        dl_sentence sentence = draft.sentences.items[i];
        ck_assert_uint_eq(sentence.first, next); /* no token is left out */
        next = sentence.end;
        dl_buf_format(&out, "%.*s|",
                      DL_STR_ARGS(dl_draft_text(&draft, sentence.first, sentence.end)));
    }
    ck_assert_uint_eq(next, draft.tokens.count);
    ck_assert_str_eq(dl_buf_cstr(&out), cases[_i].sentences);
    dl_book_release(&book);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}
END_TEST

/* Words of every length that the book keeps in another way, at the end of a text too. */
static const char *const texts[] = {
    "a", "Quốc", "seven77", "eightxxx", "nine99999", "fifteen15151515", "sixteen161616161",
    "seventeen17171717", "Nghiêng", "nghie\u0302ng", "一", "，", "Ａ１００",
    "international internationalization Internationalizations", "a b c d e f g h i j",
    "the THE The tHe", "x\u200By", "12 123 1234567890123456 12345678901234567",
};

/* Each word is folded as it is alone, whichever words the book has met before. */
START_TEST(knows_each_word_by_its_bytes)
{
    dl_reference reference;
    dl_arena arena = { 0 };
    dl_reference_open(&reference, (dl_str){ "", 0 }, NULL);
    dl_word_book book = { .lexicon = dl_reference_lexicon(&reference, NULL) };
    for (size_t round = 0; round < 2 * DL_COUNT(texts); round++) {
        dl_draft draft = { .body = dl_str_from(texts[round % DL_COUNT(texts)]),
                           .reference = &reference,
                           .lexicon = book.lexicon,
                           .book = &book,
                           .arena = &arena,
                           .scratch = &arena };
        dl_pass_tokens(&draft);
        dl_word word;
        uint32_t token = 0;
        for (size_t at = 0; dl_words_next(draft.body, &at, &word); token++) {
            dl_buf folded = { .arena = &arena };
            dl_utf8_fold(dl_str_span(draft.body, word.span), &folded);
            ck_assert_uint_lt(token, draft.tokens.count);
            ck_assert(dl_str_equal(dl_draft_folded(&draft, token), dl_buf_str(&folded)));
            ck_assert_uint_eq(draft.tokens.items[token].shape, word.shape);
            ck_assert_uint_eq(draft.tokens.items[token].kind, word.kind);
        }
        ck_assert_uint_eq(token, draft.tokens.count);
    }
    dl_book_release(&book);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(asks_a_word_for_its_lists)
{
    dl_reference reference;
    dl_arena arena = { 0 };
    dl_reference_open(&reference, (dl_str){ "", 0 }, NULL);
    dl_word_book book = { .lexicon = dl_reference_lexicon(&reference, NULL) };
    dl_draft draft = { .body = DL_STR("Its chip and its Ｉｔｓ"),
                       .reference = &reference,
                       .lexicon = book.lexicon,
                       .book = &book,
                       .arena = &arena,
                       .scratch = &arena };
    static const bool owns[] = { true, false, false, true, true, false };
    static const bool small[] = { false, false, false, true, false, false };
    dl_pass_tokens(&draft);
    for (uint32_t i = 0; i < DL_COUNT(owns); i++) {
        ck_assert_msg(dl_draft_in(&draft, i, DL_LIST_OWNER) == owns[i], "%u", i);
        ck_assert_msg(dl_draft_in_small(&draft, i, DL_LIST_OWNER) == small[i], "%u", i);
    }
    ck_assert(!dl_draft_in(&draft, UINT32_MAX, DL_LIST_OWNER)); /* before the first */
    ck_assert(dl_draft_in(&draft, 2, DL_LIST_AND_OR));
    dl_book_release(&book);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}
END_TEST

/* Two rules may have the same phrase under values of their own. */
START_TEST(asks_a_phrase_for_each_of_its_values)
{
    dl_reference reference;
    dl_arena arena = { 0 };
    dl_reference_open(&reference, (dl_str){ "", 0 }, NULL);
    dl_word_book book = { .lexicon = dl_reference_lexicon(&reference, NULL) };
    dl_draft draft = { .body = DL_STR("近年"),
                       .language = DL_LANGUAGE_ZH,
                       .reference = &reference,
                       .lexicon = book.lexicon,
                       .book = &book,
                       .arena = &arena,
                       .scratch = &arena };
    dl_pass_tokens(&draft);
    ck_assert(dl_draft_cue_is(&draft, 0, DL_CUE_MARK, "stretch"));
    ck_assert(dl_draft_cue_is(&draft, 0, DL_CUE_MARK, "habit"));
    ck_assert(!dl_draft_cue_is(&draft, 0, DL_CUE_MARK, "plan"));
    dl_book_release(&book);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}
END_TEST

Suite *tokens_suite(void)
{
    Suite *suite = suite_create("tokens");
    TCase *tcase = tcase_create("tokens");
    tcase_add_test(tcase, knows_each_word_by_its_bytes);
    tcase_add_test(tcase, asks_a_word_for_its_lists);
    tcase_add_test(tcase, asks_a_phrase_for_each_of_its_values);
    tcase_add_loop_test(tcase, ends_sentences, 0, DL_COUNT(cases));
    suite_add_tcase(suite, tcase);
    return suite;
}
