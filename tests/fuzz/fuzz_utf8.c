/* Any bytes can be repaired; repaired text is valid, folds to valid text, folding twice is
 * folding once, and is cut into words that lie in order inside it. */
#include <stdlib.h>

#include "dateline/utf8.h"
#include "dateline/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_arena arena = { 0 };
    size_t replaced;
    dl_str text = dl_utf8_repair((dl_str){ (const char *)data, size }, &arena, &replaced);
    check(dl_utf8_valid(text) == text.len);
    dl_buf once = { .arena = &arena }, twice = { .arena = &arena }, out = { .arena = &arena };
    dl_utf8_fold_loose(text, &once);
    dl_utf8_fold_loose(dl_buf_str(&once), &twice);
    check(dl_utf8_valid(dl_buf_str(&once)) == once.count);
    check(dl_str_equal(dl_buf_str(&once), dl_buf_str(&twice)));
    dl_utf8_fold(text, &out);
    dl_utf8_compose(text, &out);
    dl_utf8_visible(text, &out);
    check(dl_utf8_valid(dl_buf_str(&out)) == out.count);
    dl_word word;
    uint32_t end = 0;
    for (size_t at = 0; dl_words_next(text, &at, &word);) {
        check(word.span.start >= end && word.span.end > word.span.start);
        check(word.span.end <= text.len);
        end = word.span.end;
    }
    dl_arena_release(&arena);
    return 0;
}
