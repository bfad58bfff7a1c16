#include "src/index/scan.h"

bool dl_scan_next_key(dl_scan *scan, dl_scanned *word, dl_word_key *key)
{
    dl_word cut;
    while (dl_words_next_key(scan->text, &scan->at, &cut, key)) {
        if (cut.space_before && (!cut.line_before || cut.blank_before))
            scan->apart = true;
        if (cut.kind == DL_WORD_PUNCTUATION) {
            scan->apart = true;
            continue;
        }
        if (!key->length)
            continue;
        word->key = (dl_str){ key->bytes, key->length };
        word->span = cut.span;
        word->han = cut.kind == DL_WORD_HAN;
        word->tight = word->han && scan->after_han && !scan->apart;
        scan->after_han = word->han;
        scan->apart = false;
        return true;
    }
    return false;
}

bool dl_scan_next(dl_scan *scan, dl_scanned *word)
{
    return dl_scan_next_key(scan, word, &scan->key);
}

bool dl_pattern_make(dl_str text, bool prefix, dl_arena *arena, dl_pattern *pattern)
{
    dl_scan scan = { .text = text };
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
