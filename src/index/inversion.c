#include "src/index/inversion.h"

#include <assert.h>
#include <string.h>

enum {
    APART = 0, /* numbers of a sequence */
    FIRST_TERM = 1,
    BATCH = 4096 /* keys that are pending at most, or a few more */
};

uint32_t dl_inversion_count(const dl_inversion *inversion)
{
    return (uint32_t)inversion->ends.count;
}

/* --- adding ------------------------------------------------------------------------ */

static void add_code(dl_inversion *inversion, uint32_t code)
{
    DL_RESERVE(&inversion->sequences, NULL, DL_VARINT_LIMIT);
    uint8_t *end = inversion->sequences.items + inversion->sequences.count;
    inversion->sequences.count += dl_varint_write(end, code);
}

static dl_postings *list_of(dl_inversion *inversion, uint32_t term)
{
    return &inversion->terms.table.items[term].list;
}

static uint32_t post_word(dl_inversion *inversion, dl_str key, uint32_t hash,
                          uint32_t text)
{
    uint32_t term = dl_terms_put_word(&inversion->terms, key, hash);
    const dl_term *record = &inversion->terms.table.items[term];
    if (record->list.count && record->list.last == text)
        return term;
    dl_postings_add(&inversion->pool, list_of(inversion, term), text);
    for (size_t i = 0; i < 2 && record->beginnings[i] != DL_NO_TERM; i++)
        dl_postings_add(&inversion->pool, list_of(inversion, record->beginnings[i]),
                        text);
    return term;
}

static uint32_t post_key(dl_inversion *inversion, dl_str key, uint32_t hash,
                         uint32_t text)
{
    bool added;
    uint32_t term = dl_terms_put(&inversion->terms, key, hash, &added);
    dl_postings_add(&inversion->pool, list_of(inversion, term), text);
    return term;
}

/* The last bytes of the pending text, from `start` on, as a key. */
static void add_pending(dl_inversion *inversion, size_t start, dl_key_kind kind,
                        bool apart)
{
    dl_str text = dl_buf_str(&inversion->pending_text);
    dl_str key = dl_str_slice(text, start, text.len);
    *DL_APPEND(&inversion->pending, NULL) = (dl_pending_key){
        .hash = dl_term_hash(key),
        .start = (uint32_t)start,
        .length = (uint16_t)key.len,
        .kind = (uint8_t)kind,
        .apart = apart,
    };
}

/* A text that is being cut into keys. */
typedef struct cutting {
    dl_scan scan;
    size_t before; /* where the last word lies in the pending text */
    bool after_han;
} cutting;

/* Makes the next keys of a text pending. Ideographs right behind each other lie so in the
 * pending text too, and so do their pairs; for that, the last word stays in it. */
static bool gather_keys(dl_inversion *inversion, cutting *cut)
{
    dl_buf *kept = &inversion->pending_text;
    dl_scanned word;
    inversion->pending.count = 0;
    if (kept->count) {
        kept->count -= cut->before;
        memmove(kept->items, kept->items + cut->before, kept->count);
        cut->before = 0;
    }
    while (inversion->pending.count < BATCH && dl_scan_next(&cut->scan, &word)) {
        size_t start = kept->count;
        dl_buf_add(kept, word.key);
        if (word.tight)
            add_pending(inversion, cut->before, DL_KEY_PAIR, false);
        add_pending(inversion, start, word.han ? DL_KEY_HAN : DL_KEY_WORD,
                    word.han && cut->after_han && !word.tight);
        cut->before = start;
        cut->after_han = word.han;
    }
    return inversion->pending.count > 0;
}

static void post_pending(dl_inversion *inversion, const dl_pending_key *pending,
                         uint32_t text)
{
    dl_str key = { inversion->pending_text.items + pending->start, pending->length };
    if (pending->kind == DL_KEY_PAIR) {
        post_key(inversion, key, pending->hash, text);
        return;
    }
    if (pending->apart)
        add_code(inversion, APART);
    uint32_t term = pending->kind == DL_KEY_HAN
                        ? post_key(inversion, key, pending->hash, text)
                        : post_word(inversion, key, pending->hash, text);
    add_code(inversion, FIRST_TERM + term);
}

/* The dictionary is far larger than any cache: what will be needed is asked for a few
 * keys ahead, which makes adding about twice as fast. */
static void post_all(dl_inversion *inversion, uint32_t text)
{
    enum { SLOT_AHEAD = 16, TERM_AHEAD = 8 };
    const dl_pending_key *keys = inversion->pending.items;
    size_t count = inversion->pending.count;
    for (size_t i = 0; i < count; i++) {
        if (i + SLOT_AHEAD < count)
            dl_terms_prefetch_slot(&inversion->terms, keys[i + SLOT_AHEAD].hash);
        if (i + TERM_AHEAD < count)
            dl_terms_prefetch_term(&inversion->terms, keys[i + TERM_AHEAD].hash);
        post_pending(inversion, &keys[i], text);
    }
}

void dl_inversion_add(dl_inversion *inversion, dl_str text)
{
    assert(inversion->ends.count < UINT32_MAX);
    cutting cut = {
        .scan = {.text = text, .fold = &inversion->fold}
    };
    dl_buf_reset(&inversion->pending_text);
    while (gather_keys(inversion, &cut))
        post_all(inversion, dl_inversion_count(inversion));
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
        char pair[2 * DL_KEY_LIMIT];
        dl_str first = pattern->words[i - 1], second = pattern->words[i];
        memcpy(pair, first.ptr, first.len);
        memcpy(pair + first.len, second.ptr, second.len);
        mark_key(inversion, (dl_str){ pair, first.len + second.len }, bits);
    } else if (pattern->prefix && i + 1 == pattern->count) {
        mark_prefix(inversion, pattern->words[i], bits);
    } else {
        mark_key(inversion, pattern->words[i], bits);
    }
}

/* A pattern in the numbers of a sequence: 0 for a word that no text has. */
typedef struct needle {
    const dl_pattern *pattern;
    dl_str prefix; /* of the last word, else empty */
    uint32_t codes[DL_PATTERN_LIMIT];
    /* all of it as it lies in a sequence, if it can lie there in one way only */
    uint8_t bytes[DL_VARINT_LIMIT * DL_PATTERN_LIMIT];
    size_t length;
} needle;

/* Between ideographs that need not be tight there may or may not be an APART. */
static bool has_one_form(const dl_pattern *pattern)
{
    uint64_t after_han = pattern->han << 1 & pattern->han;
    return !pattern->prefix && (after_han & ~pattern->tight) == 0;
}

static void look_up(const dl_inversion *inversion, const dl_pattern *pattern,
                    needle *wanted)
{
    wanted->pattern = pattern;
    wanted->prefix = (dl_str){ 0 };
    wanted->length = 0;
    for (size_t i = 0; i < pattern->count; i++) {
        uint32_t term = dl_terms_find(&inversion->terms, pattern->words[i]);
        wanted->codes[i] = term == DL_NO_TERM ? 0 : term + FIRST_TERM;
        if (has_one_form(pattern))
            wanted->length +=
                dl_varint_write(wanted->bytes + wanted->length, wanted->codes[i]);
    }
    if (pattern->prefix)
        wanted->prefix = pattern->words[pattern->count - 1];
}

/* A number ends in a byte below 0x80, so what follows on one is the start of a number. */
static bool stands_as_bytes(const needle *wanted, const uint8_t *bytes, size_t count)
{
    const uint8_t *at = bytes, *end = bytes + count;
    while ((at = memmem(at, (size_t)(end - at), wanted->bytes, wanted->length))) {
        if (at == bytes || at[-1] < 0x80)
            return true;
        at++;
    }
    return false;
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

static bool stands_as_words(const dl_inversion *inversion, const needle *wanted,
                            const uint8_t *bytes, size_t count)
{
    uint64_t state = 0;
    bool tight = true;
    for (size_t at = 0; at < count;) {
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

static bool stands_in(const dl_inversion *inversion, const needle *wanted, uint32_t text)
{
    size_t start = text ? inversion->ends.items[text - 1] : 0;
    size_t count = inversion->ends.items[text] - start;
    const uint8_t *bytes = inversion->sequences.items + start;
    return wanted->length ? stands_as_bytes(wanted, bytes, count)
                          : stands_as_words(inversion, wanted, bytes, count);
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
    dl_memory_free(inversion->pending.items);
    dl_buf_release(&inversion->pending_text);
    dl_buf_release(&inversion->fold);
    *inversion = (dl_inversion){ 0 };
}
