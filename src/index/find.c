/* Which texts of an inversion a pattern stands in: its words looked up in each segment,
 * the sets joined, and what must stand behind each other checked by its places. */
#include <stddef.h>
#include <string.h>

#include "dateline/utf8.h"
#include "src/index/adjacency.h"
#include "src/index/inversion.h"

static void mark(const dl_term_cursor *cursor, dl_bits bits, dl_finding *finding)
{
    dl_segment_mark(cursor, cursor->segment->first, bits);
    finding->postings += cursor->texts;
}

static void mark_key(const dl_segment *segment, dl_str key, dl_bits bits,
                     dl_finding *finding)
{
    dl_term_cursor cursor;
    if (dl_term_cursor_find(&cursor, segment, key))
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
            dl_keep_adjacent(&inversion->parts.items[n].segment, pattern, found,
                             finding->arena);
            dl_arena_rewind(finding->arena, before);
        }
    uint32_t behind = inversion->frozen + (uint32_t)inversion->full.ends.count;
    finding->postings += dl_tail_find(&inversion->full, pattern, inversion->frozen, found,
                                      finding->arena);
    finding->postings +=
        dl_tail_find(&inversion->tail, pattern, behind, found, finding->arena);
    return found;
}

uint32_t dl_inversion_texts(const dl_inversion *inversion, dl_str key)
{
    uint32_t texts = dl_tail_count(&inversion->full, key, 1, NULL) +
                     dl_tail_count(&inversion->tail, key, 1, NULL);
    dl_term_cursor cursor;
    for (size_t i = 0; i < inversion->parts.count; i++)
        if (dl_term_cursor_find(&cursor, &inversion->parts.items[i].segment, key))
            texts += cursor.texts;
    return texts;
}

static void add_times(const dl_term_cursor *cursor, uint16_t weight, uint16_t *times)
{
    if (!dl_term_cursor_prove(cursor))
        return;
    dl_posting posting = dl_posting_start(cursor, cursor->segment->first);
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
        if (dl_term_cursor_find(&cursor, &inversion->parts.items[i].segment, key)) {
            add_times(&cursor, weight, times);
            texts += cursor.texts;
        }
    return texts;
}
