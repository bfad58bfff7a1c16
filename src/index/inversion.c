#include "src/index/inversion.h"

#include <assert.h>
#include <string.h>

enum { APART = 0, FIRST_TERM = 1 }; /* numbers of a sequence */

uint32_t dl_inversion_count(const dl_inversion *inversion)
{
    return (uint32_t)inversion->ends.count;
}

/* --- adding ------------------------------------------------------------------------ */

static void add_code(dl_inversion *inversion, uint32_t code)
{
    for (; code >= 0x80; code >>= 7)
        *DL_APPEND(&inversion->sequences, NULL) = (uint8_t)((code & 0x7F) | 0x80);
    *DL_APPEND(&inversion->sequences, NULL) = (uint8_t)code;
}

static dl_postings *list_of(dl_inversion *inversion, uint32_t term)
{
    return &inversion->terms.table.items[term].list;
}

static uint32_t post_word(dl_inversion *inversion, dl_str key, uint32_t text)
{
    uint32_t term = dl_terms_put_word(&inversion->terms, key);
    const dl_term *record = &inversion->terms.table.items[term];
    if (record->list.count && record->list.last == text)
        return term;
    dl_postings_add(&inversion->pool, list_of(inversion, term), text);
    for (size_t i = 0; i < 2 && record->beginnings[i] != DL_NO_TERM; i++)
        dl_postings_add(&inversion->pool, list_of(inversion, record->beginnings[i]),
                        text);
    return term;
}

static uint32_t post_key(dl_inversion *inversion, dl_str key, uint32_t text)
{
    bool added;
    uint32_t term = dl_terms_put(&inversion->terms, key, &added);
    dl_postings_add(&inversion->pool, list_of(inversion, term), text);
    return term;
}

/* Two ideographs as one key. */
typedef struct ideographs {
    char bytes[2 * DL_KEY_LIMIT];
    size_t first, count; /* bytes of the first, of both */
} ideographs;

static dl_str pair_key(ideographs *pair, dl_str next)
{
    memcpy(pair->bytes + pair->first, next.ptr, next.len);
    pair->count = pair->first + next.len;
    return (dl_str){ pair->bytes, pair->count };
}

static void pair_begin(ideographs *pair, dl_str first)
{
    memcpy(pair->bytes, first.ptr, first.len);
    pair->first = first.len;
}

void dl_inversion_add(dl_inversion *inversion, dl_str text)
{
    assert(inversion->ends.count < UINT32_MAX);
    uint32_t number = (uint32_t)inversion->ends.count;
    dl_scan scan = { .text = text, .fold = &inversion->fold };
    dl_scanned word;
    ideographs pair;
    bool after_han = false;
    while (dl_scan_next(&scan, &word)) {
        uint32_t term;
        if (word.han) {
            if (word.tight)
                post_key(inversion, pair_key(&pair, word.key), number);
            else if (after_han)
                add_code(inversion, APART);
            pair_begin(&pair, word.key);
            term = post_key(inversion, word.key, number);
        } else {
            term = post_word(inversion, word.key, number);
        }
        after_han = word.han;
        add_code(inversion, FIRST_TERM + term);
    }
    *DL_APPEND(&inversion->ends, NULL) = inversion->sequences.count;
    dl_terms_settle(&inversion->terms);
}

/* --- finding ----------------------------------------------------------------------- */

static void mark_key(const dl_inversion *inversion, dl_str key, dl_bits bits)
{
    uint32_t term = dl_terms_find(&inversion->terms, key);
    if (term != DL_NO_TERM)
        dl_postings_mark(&inversion->pool, &inversion->terms.table.items[term].list,
                         bits);
}

static void mark_prefix(const dl_inversion *inversion, dl_str prefix, dl_bits bits)
{
    char bytes[DL_SHORT_KEY];
    dl_str short_key;
    if (dl_term_short(prefix, bytes, &short_key)) {
        mark_key(inversion, short_key, bits);
        return;
    }
    for (size_t run = 0; run < inversion->terms.run_count; run++) {
        dl_term_range range = dl_terms_range(&inversion->terms, run, prefix);
        for (size_t i = 0; i < range.count; i++)
            dl_postings_mark(&inversion->pool,
                             &inversion->terms.table.items[range.items[i].term].list,
                             bits);
    }
}

static bool is_tight(const dl_pattern *pattern, size_t i)
{
    return i < pattern->count && (pattern->tight >> i & 1);
}

/* The texts that have word i of the pattern, as exactly as the terms tell. */
static void mark_word(const dl_inversion *inversion, const dl_pattern *pattern, size_t i,
                      dl_bits bits)
{
    if (is_tight(pattern, i)) {
        ideographs pair;
        pair_begin(&pair, pattern->words[i - 1]);
        mark_key(inversion, pair_key(&pair, pattern->words[i]), bits);
    } else if (pattern->prefix && i + 1 == pattern->count) {
        mark_prefix(inversion, pattern->words[i], bits);
    } else {
        mark_key(inversion, pattern->words[i], bits);
    }
}

/* The numbers in a sequence of the words of a pattern: 0 for a word that no text has. */
typedef struct needle {
    const dl_pattern *pattern;
    dl_str prefix; /* of the last word, else empty */
    uint32_t codes[DL_PATTERN_LIMIT];
} needle;

static void look_up(const dl_inversion *inversion, const dl_pattern *pattern,
                    needle *wanted)
{
    wanted->pattern = pattern;
    wanted->prefix = (dl_str){ 0 };
    for (size_t i = 0; i < pattern->count; i++) {
        uint32_t term = dl_terms_find(&inversion->terms, pattern->words[i]);
        wanted->codes[i] = term == DL_NO_TERM ? 0 : term + FIRST_TERM;
    }
    if (pattern->prefix)
        wanted->prefix = pattern->words[pattern->count - 1];
}

static uint64_t matches_of(const dl_inversion *inversion, const needle *wanted,
                           uint32_t code)
{
    uint64_t matches = 0;
    for (size_t i = 0; i < wanted->pattern->count; i++)
        matches |= (uint64_t)(wanted->codes[i] == code) << i;
    if (wanted->prefix.len &&
        dl_str_starts(dl_term_key(&inversion->terms, code - FIRST_TERM), wanted->prefix))
        matches |= 1ull << (wanted->pattern->count - 1);
    return matches;
}

static bool stands_in(const dl_inversion *inversion, const needle *wanted, uint32_t text)
{
    const uint8_t *bytes = inversion->sequences.items;
    size_t at = text ? inversion->ends.items[text - 1] : 0;
    size_t end = inversion->ends.items[text];
    uint64_t state = 0;
    bool tight = true;
    while (at < end) {
        uint32_t code = dl_varint_read(bytes, &at);
        if (code == APART) {
            tight = false;
            continue;
        }
        if (state || code == wanted->codes[0]) {
            uint64_t matches = matches_of(inversion, wanted, code);
            if (dl_pattern_step(wanted->pattern, &state, matches, tight))
                return true;
        }
        tight = true;
    }
    return false;
}

static void keep_adjacent(const dl_inversion *inversion, const dl_pattern *pattern,
                          dl_bits found)
{
    needle wanted;
    look_up(inversion, pattern, &wanted);
    for (uint32_t i = dl_bits_next(found, 0); i < found.count;
         i = dl_bits_next(found, i + 1))
        if (!stands_in(inversion, &wanted, i))
            found.words[i >> 6] &= ~(1ull << (i & 63));
}

dl_bits dl_inversion_find(const dl_inversion *inversion, const dl_pattern *pattern,
                          dl_arena *arena)
{
    dl_bits found = dl_bits_new(arena, dl_inversion_count(inversion));
    dl_mark mark = dl_arena_mark(arena);
    bool first = true;
    for (size_t i = 0; i < pattern->count; i++) {
        if (is_tight(pattern, i + 1) && !is_tight(pattern, i))
            continue; /* the pair with the next one says more */
        if (first) {
            mark_word(inversion, pattern, i, found);
        } else {
            dl_bits more = dl_bits_new(arena, found.count);
            mark_word(inversion, pattern, i, more);
            dl_bits_and(found, more);
            dl_arena_rewind(arena, mark);
        }
        first = false;
    }
    if (pattern->count > 2 || (pattern->count == 2 && !is_tight(pattern, 1)))
        keep_adjacent(inversion, pattern, found);
    return found;
}

void dl_inversion_release(dl_inversion *inversion)
{
    dl_terms_release(&inversion->terms);
    dl_posting_pool_release(&inversion->pool);
    dl_memory_free(inversion->sequences.items);
    dl_memory_free(inversion->ends.items);
    dl_buf_release(&inversion->fold);
    *inversion = (dl_inversion){ 0 };
}
