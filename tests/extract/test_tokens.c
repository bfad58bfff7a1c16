#include "dateline/buf.h"
#include "src/extract/draft.h"
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
    dl_word_book book = { .lexicon = reference.lexicon };
    dl_draft draft = { .body = dl_str_from(cases[_i].text),
                       .reference = &reference,
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

Suite *tokens_suite(void)
{
    Suite *suite = suite_create("tokens");
    TCase *tcase = tcase_create("tokens");
    tcase_add_loop_test(tcase, ends_sentences, 0, DL_COUNT(cases));
    suite_add_tcase(suite, tcase);
    return suite;
}
