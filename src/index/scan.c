#include "src/index/scan.h"

#include "dateline/utf8.h"
#include "dateline/words.h"

/* So much of a word is folded at most: more than enough for a key. */
enum { WORD_LIMIT = 4 * DL_KEY_LIMIT };

/* At most `limit` bytes of text, cut between code points. */
static dl_str cut(dl_str text, size_t limit)
{
    if (text.len <= limit)
        return text;
    while (limit && ((unsigned char)text.ptr[limit] & 0xC0) == 0x80)
        limit--;
    return dl_str_slice(text, 0, limit);
}

static dl_str key_of(dl_str word, dl_buf *fold)
{
    dl_buf_reset(fold);
    dl_utf8_fold_loose(cut(word, WORD_LIMIT), fold);
    return cut(dl_buf_str(fold), DL_KEY_LIMIT);
}

bool dl_scan_next(dl_scan *scan, dl_scanned *word)
{
    dl_word cut_word;
    while (dl_words_next(scan->text, &scan->at, &cut_word)) {
        if (cut_word.space_before && (!cut_word.line_before || cut_word.blank_before))
            scan->apart = true;
        if (cut_word.kind == DL_WORD_PUNCTUATION) {
            scan->apart = true;
            continue;
        }
        word->key = key_of(dl_str_span(scan->text, cut_word.span), scan->fold);
        if (!word->key.len)
            continue;
        word->span = cut_word.span;
        word->han = cut_word.kind == DL_WORD_HAN;
        word->tight = word->han && scan->after_han && !scan->apart;
        scan->after_han = word->han;
        scan->apart = false;
        return true;
    }
    return false;
}

bool dl_pattern_make(dl_str text, bool prefix, dl_arena *arena, dl_pattern *pattern)
{
    dl_buf fold = { .arena = arena };
    dl_scan scan = { .text = text, .fold = &fold };
    dl_scanned word;
    struct {
        dl_str *items;
        size_t count, capacity;
    } words = { 0 };
    *pattern = (dl_pattern){ 0 };
    while (dl_scan_next(&scan, &word)) {
        if (words.count == DL_PATTERN_LIMIT)
            return false;
        uint64_t bit = 1ull << words.count;
        pattern->han |= word.han ? bit : 0;
        pattern->tight |= word.tight ? bit : 0;
        *DL_APPEND(&words, arena) = dl_str_copy(arena, word.key);
    }
    pattern->words = words.items;
    pattern->count = words.count;
    pattern->prefix = prefix && words.count && !(pattern->han >> (words.count - 1) & 1);
    return true;
}

dl_str dl_pattern_key(const dl_pattern *patterns, size_t count, dl_arena *arena)
{
    dl_buf key = { .arena = arena };
    bool after_han = false;
    for (size_t p = 0; p < count; p++) {
        for (size_t i = 0; i < patterns[p].count; i++) {
            bool han = patterns[p].han >> i & 1;
            if (key.count && !(han && after_han))
                dl_buf_add_char(&key, ' ');
            dl_buf_add(&key, patterns[p].words[i]);
            after_han = han;
        }
    }
    return dl_buf_str(&key);
}
