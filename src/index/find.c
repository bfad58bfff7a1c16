/* Which texts of an inversion a pattern stands in: its words looked up in each segment,
 * the sets joined, and what must stand behind each other checked in the sequences. */
#include <stddef.h>
#include <string.h>

#include "dateline/utf8.h"
#include "src/index/inversion.h"

static void mark(const dl_term_cursor *cursor, dl_bits bits, dl_finding *finding)
{
    dl_segment_mark(cursor, cursor->segment->first, bits);
    finding->postings += cursor->texts;
}

static bool find_term(const dl_segment *segment, dl_str key, dl_term_cursor *cursor)
{
    return dl_term_cursor_seek(cursor, segment, key) &&
           dl_str_equal(dl_term_cursor_key(cursor), key);
}

static void mark_key(const dl_segment *segment, dl_str key, dl_bits bits,
                     dl_finding *finding)
{
    dl_term_cursor cursor;
    if (find_term(segment, key, &cursor))
        mark(&cursor, bits, finding);
}

/* A beginning of one or two letters is a term of its own. */
static bool make_short(dl_str prefix, char bytes[DL_TERM_LIMIT], dl_str *key)
{
    size_t at = 0;
    for (size_t letters = 0; letters < 2 && at < prefix.len; letters++)
        dl_utf8_next(prefix, &at);
    if (at < prefix.len)
        return false;
    memcpy(bytes, prefix.ptr, at);
    bytes[at] = (char)DL_TERM_SHORT;
    *key = (dl_str){ bytes, at + 1 };
    return true;
}

static void mark_prefix(const dl_segment *segment, dl_str prefix, dl_bits bits,
                        dl_finding *finding)
{
    char bytes[DL_TERM_LIMIT];
    dl_str key;
    if (make_short(prefix, bytes, &key)) {
        mark_key(segment, key, bits, finding);
        return;
    }
    dl_term_cursor cursor;
    bool more = dl_term_cursor_seek(&cursor, segment, prefix);
    while (more && dl_str_starts(dl_term_cursor_key(&cursor), prefix)) {
        mark(&cursor, bits, finding);
        more = dl_term_cursor_next(&cursor);
    }
}

static bool is_tight(const dl_pattern *pattern, size_t i)
{
    return i < pattern->count && (pattern->tight >> i & 1);
}

/* The texts that have word i of the pattern, as exactly as the terms tell. */
static void mark_word(const dl_segment *segment, const dl_pattern *pattern, size_t i,
                      dl_bits bits, dl_finding *finding)
{
    if (is_tight(pattern, i)) {
        char pair[2 * DL_KEY_LIMIT];
        dl_str first = pattern->words[i - 1], second = pattern->words[i];
        memcpy(pair, first.ptr, first.len);
        memcpy(pair + first.len, second.ptr, second.len);
        mark_key(segment, (dl_str){ pair, first.len + second.len }, bits, finding);
    } else if (pattern->prefix && i + 1 == pattern->count) {
        mark_prefix(segment, pattern->words[i], bits, finding);
    } else {
        mark_key(segment, pattern->words[i], bits, finding);
    }
}

/* --- what stands behind what ------------------------------------------------------- */

/* A pattern in the codes of a segment: 0 for a word that it does not have. */
typedef struct needle {
    const dl_pattern *pattern;
    uint32_t codes[DL_PATTERN_LIMIT];
    dl_bits last; /* codes that the last word may have, if it is a beginning */
    /* all of it as it lies in a sequence, if it can lie there in one way only */
    uint8_t bytes[DL_VARINT_LIMIT * DL_PATTERN_LIMIT];
    size_t length;
} needle;

/* Between ideographs that need not be tight there may or may not be a mark. */
static bool has_one_form(const dl_pattern *pattern)
{
    uint64_t after_han = pattern->han << 1 & pattern->han;
    return !pattern->prefix && (after_han & ~pattern->tight) == 0;
}

static dl_bits codes_of_prefix(const dl_segment *segment, dl_str prefix, dl_arena *arena)
{
    dl_bits codes = dl_bits_new(arena, segment->head->codes + 1);
    dl_term_cursor cursor;
    bool more = dl_term_cursor_seek(&cursor, segment, prefix);
    while (more && dl_str_starts(dl_term_cursor_key(&cursor), prefix)) {
        if (cursor.code != DL_CODE_APART)
            dl_bits_set(codes, cursor.code);
        more = dl_term_cursor_next(&cursor);
    }
    return codes;
}

static void look_up(const dl_segment *segment, const dl_pattern *pattern, needle *wanted,
                    dl_arena *arena)
{
    wanted->pattern = pattern;
    wanted->last = (dl_bits){ 0 };
    wanted->length = 0;
    for (size_t i = 0; i < pattern->count; i++) {
        dl_term_cursor cursor;
        bool found = find_term(segment, pattern->words[i], &cursor);
        wanted->codes[i] = found ? cursor.code : 0;
        if (has_one_form(pattern))
            wanted->length +=
                dl_varint_write(wanted->bytes + wanted->length, wanted->codes[i]);
    }
    if (pattern->prefix)
        wanted->last = codes_of_prefix(segment, pattern->words[pattern->count - 1], arena);
}

/* Sixteen bytes at a time: where the first and the last byte of the needle stand at their
 * distance it is compared whole. Several times as fast as memmem on needles this short
 * (Mula, "SIMD-friendly algorithms for substring searching", 2016). */
typedef uint8_t lane __attribute__((vector_size(16)));

static uint64_t equal_bytes(const uint8_t *at, size_t distance, lane first, lane last,
                            uint64_t *upper)
{
    lane here, there;
    uint64_t halves[2];
    memcpy(&here, at, sizeof here);
    memcpy(&there, at + distance, sizeof there);
    lane both = (lane)((here == first) & (there == last));
    memcpy(halves, &both, sizeof halves);
    *upper = halves[1];
    return halves[0];
}

/* A number ends in a byte below 0x80, so what follows on one is the start of a number. */
static bool is_at(const needle *wanted, const uint8_t *start, const uint8_t *at)
{
    return (at == start || at[-1] < 0x80) &&
           memcmp(at, wanted->bytes, wanted->length) == 0;
}

static bool stands_as_bytes(const needle *wanted, dl_str sequence)
{
    const uint8_t *start = (const uint8_t *)sequence.ptr, *at = start;
    if (sequence.len < wanted->length)
        return false;
    const uint8_t *end = start + sequence.len - wanted->length; /* the last place */
    size_t distance = wanted->length - 1;
    lane first = (lane){ 0 } + wanted->bytes[0], last = (lane){ 0 } + wanted->bytes[distance];
    for (; end - at >= (ptrdiff_t)sizeof(lane); at += sizeof(lane)) {
        uint64_t halves[2];
        halves[0] = equal_bytes(at, distance, first, last, &halves[1]);
        for (size_t half = 0; half < 2; half++)
            for (uint64_t left = halves[half]; left;) {
                size_t byte = (size_t)__builtin_ctzll(left) / 8;
                if (is_at(wanted, start, at + half * 8 + byte))
                    return true;
                left &= ~(0xFFull << (byte * 8));
            }
    }
    for (; at <= end; at++)
        if (is_at(wanted, start, at))
            return true;
    return false;
}

static uint64_t matches_of(const needle *wanted, uint32_t code)
{
    uint64_t matches = 0;
    for (size_t i = 0; i < wanted->pattern->count; i++)
        matches |= (uint64_t)(wanted->codes[i] == code) << i;
    if (dl_bits_has(wanted->last, code))
        matches |= 1ull << (wanted->pattern->count - 1);
    return matches;
}

static bool stands_as_words(const needle *wanted, dl_str sequence)
{
    uint64_t state = 0;
    bool tight = true;
    const uint8_t *at = (const uint8_t *)sequence.ptr, *end = at + sequence.len;
    while (at < end) {
        uint32_t code = dl_varint_read(&at);
        if (code == DL_CODE_APART) {
            tight = false;
            continue;
        }
        if (state || code == wanted->codes[0]) {
            uint64_t matches = matches_of(wanted, code);
            if (dl_pattern_step(wanted->pattern, &state, matches, tight))
                return true;
        }
        tight = true;
    }
    return false;
}

static void keep_adjacent(const dl_segment *segment, const dl_pattern *pattern,
                          dl_bits found, dl_arena *arena)
{
    needle wanted;
    uint32_t end = segment->first + segment->head->texts;
    uint32_t i = dl_bits_next(found, segment->first);
    if (i < end)
        look_up(segment, pattern, &wanted, arena);
    for (; i < end; i = dl_bits_next(found, i + 1)) {
        dl_str sequence = dl_segment_sequence(segment, i - segment->first);
        bool stands = wanted.length ? stands_as_bytes(&wanted, sequence)
                                    : stands_as_words(&wanted, sequence);
        if (!stands)
            found.words[i >> 6] &= ~(1ull << (i & 63));
    }
}

/* --- all together ------------------------------------------------------------------ */

/* Marks word i in every segment. */
static void mark_all(const dl_inversion *inversion, const dl_pattern *pattern, size_t i,
                     dl_bits bits, dl_finding *finding)
{
    for (size_t n = 0; n < inversion->parts.count; n++)
        mark_word(&inversion->parts.items[n].segment, pattern, i, bits, finding);
}

dl_bits dl_inversion_find(const dl_inversion *inversion, const dl_pattern *pattern,
                          dl_finding *finding)
{
    dl_bits found = dl_bits_new(finding->arena, dl_inversion_count(inversion));
    dl_mark before = dl_arena_mark(finding->arena);
    bool first = true;
    for (size_t i = 0; i < pattern->count; i++) {
        if (is_tight(pattern, i + 1) && !is_tight(pattern, i))
            continue; /* the pair with the next one says more */
        if (first) {
            mark_all(inversion, pattern, i, found, finding);
        } else {
            dl_bits more = dl_bits_new(finding->arena, found.count);
            mark_all(inversion, pattern, i, more, finding);
            dl_bits_and(found, more);
            dl_arena_rewind(finding->arena, before);
        }
        first = false;
    }
    if (pattern->count > 2 || (pattern->count == 2 && !is_tight(pattern, 1)))
        for (size_t n = 0; n < inversion->parts.count; n++) {
            keep_adjacent(&inversion->parts.items[n].segment, pattern, found,
                          finding->arena);
            dl_arena_rewind(finding->arena, before);
        }
    uint32_t behind = inversion->frozen + (uint32_t)inversion->full.ends.count;
    finding->postings += dl_tail_find(&inversion->full, pattern, inversion->frozen, found) +
                         dl_tail_find(&inversion->tail, pattern, behind, found);
    return found;
}

uint32_t dl_inversion_texts(const dl_inversion *inversion, dl_str key)
{
    uint32_t texts = dl_tail_count(&inversion->full, key, 1, NULL) +
                     dl_tail_count(&inversion->tail, key, 1, NULL);
    dl_term_cursor cursor;
    for (size_t i = 0; i < inversion->parts.count; i++)
        if (find_term(&inversion->parts.items[i].segment, key, &cursor))
            texts += cursor.texts;
    return texts;
}

static void add_times(const dl_term_cursor *cursor, uint16_t weight, uint16_t *times)
{
    if (!dl_term_cursor_prove(cursor))
        return;
    dl_posting posting = dl_posting_start(cursor->list, cursor->texts);
    posting.text = cursor->segment->first;
    while (dl_posting_next(&posting))
        dl_add_times(&times[posting.text], posting.times, weight);
}

uint32_t dl_inversion_times(const dl_inversion *inversion, dl_str key, uint16_t weight,
                            uint16_t *times)
{
    uint32_t behind = inversion->frozen + (uint32_t)inversion->full.ends.count;
    uint32_t texts =
        dl_tail_count(&inversion->full, key, weight, times + inversion->frozen) +
        dl_tail_count(&inversion->tail, key, weight, times + behind);
    dl_term_cursor cursor;
    for (size_t i = 0; i < inversion->parts.count; i++)
        if (find_term(&inversion->parts.items[i].segment, key, &cursor)) {
            add_times(&cursor, weight, times);
            texts += cursor.texts;
        }
    return texts;
}
