/* Which texts of an inversion a pattern stands in: its words looked up in each segment,
 * the sets joined, and what must stand behind each other checked by its places. */
#include <stddef.h>
#include <string.h>

#include "dateline/utf8.h"
#include "src/index/adjacency.h"
#include "src/index/inversion.h"
#include "src/index/list.h"

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

static bool is_beginning(const dl_pattern *pattern, size_t i)
{
    return pattern->prefix && i + 1 == pattern->count;
}

/* The key of word i as exactly as the terms tell: with the ideograph that it stands right
 * behind. */
static dl_str key_of(const dl_pattern *pattern, size_t i, char pair[2 * DL_KEY_LIMIT])
{
    if (!is_tight(pattern, i))
        return pattern->words[i];
    dl_str first = pattern->words[i - 1], second = pattern->words[i];
    memcpy(pair, first.ptr, first.len);
    memcpy(pair + first.len, second.ptr, second.len);
    return (dl_str){ pair, first.len + second.len };
}

/* Marks the one term that a pattern is. */
static void mark_term(const dl_segment *segment, const dl_pattern *pattern, dl_bits bits,
                      dl_finding *finding)
{
    char pair[2 * DL_KEY_LIMIT];
    size_t last = pattern->count - 1;
    if (is_beginning(pattern, last))
        mark_prefix(segment, pattern->words[last], bits, finding);
    else
        mark_key(segment, key_of(pattern, last, pair), bits, finding);
}

/* --- several terms of a segment ---------------------------------------------------- */

typedef struct sieve {
    dl_list lists[DL_PATTERN_LIMIT]; /* the shortest first */
    size_t count;
} sieve;

/* False if the segment does not have one of them. */
static bool look_up(const dl_segment *segment, const dl_pattern *pattern, sieve *s)
{
    char pair[2 * DL_KEY_LIMIT];
    dl_term_cursor cursor;
    for (size_t i = 0; i < pattern->count - pattern->prefix; i++) {
        dl_list list;
        if (is_tight(pattern, i + 1) && !is_tight(pattern, i))
            continue; /* the pair with the next one says more */
        if (!dl_term_cursor_find(&cursor, segment, key_of(pattern, i, pair)) ||
            !dl_list_open(&cursor, &list))
            return false;
        size_t at = s->count++;
        for (; at && list.texts < s->lists[at - 1].texts; at--)
            s->lists[at] = s->lists[at - 1];
        s->lists[at] = list;
    }
    return true;
}

/* The texts that have the terms, or at least the rarest of them: what is much more common
 * than the first is left to who looks at the places. */
static void mark_candidates(const sieve *s, dl_bits found, dl_bits spare,
                            dl_finding *finding)
{
    enum { MUCH = 8, LEAST = 2 };
    dl_list_mark(&s->lists[0], 0, found);
    finding->postings += s->lists[0].texts;
    for (size_t i = 1; i < s->count; i++) {
        if (i >= LEAST && s->lists[i].texts / MUCH > s->lists[0].texts)
            break;
        dl_bits_clear(spare);
        dl_list_mark(&s->lists[i], 0, spare);
        dl_bits_and(found, spare);
        finding->postings += s->lists[i].texts;
    }
}

static void find_in(const dl_segment *segment, const dl_pattern *pattern, dl_bits all,
                    dl_finding *finding)
{
    dl_arena *arena = finding->arena;
    dl_bits found = dl_bits_new(arena, segment->head->texts);
    dl_bits spare = dl_bits_new(arena, segment->head->texts);
    sieve *s = DL_NEW(arena, sieve, 1);
    if (!look_up(segment, pattern, s))
        return;
    mark_candidates(s, found, spare, finding);
    if (pattern->prefix) {
        dl_segment local = *segment;
        local.first = 0;
        dl_bits_clear(spare);
        mark_prefix(&local, pattern->words[pattern->count - 1], spare, finding);
        dl_bits_and(found, spare);
    }
    dl_keep_adjacent(segment, pattern, found, arena);
    for (uint32_t i = dl_bits_next(found, 0); i < found.count;
         i = dl_bits_next(found, i + 1))
        dl_bits_set(all, segment->first + i);
}

/* --- all together ------------------------------------------------------------------ */

dl_bits dl_inversion_find(const dl_inversion *inversion, const dl_pattern *pattern,
                          dl_finding *finding)
{
    dl_bits found = dl_bits_new(finding->arena, dl_inversion_count(inversion));
    dl_mark before = dl_arena_mark(finding->arena);
    bool one = pattern->count == 1 || (pattern->count == 2 && is_tight(pattern, 1));
    for (size_t n = 0; n < inversion->parts.count; n++) {
        const dl_segment *segment = &inversion->parts.items[n].segment;
        if (one)
            mark_term(segment, pattern, found, finding);
        else
            find_in(segment, pattern, found, finding);
        dl_arena_rewind(finding->arena, before);
    }
    uint32_t behind = inversion->frozen + (uint32_t)inversion->full.ends.count;
    finding->postings +=
        dl_tail_find(&inversion->full, pattern, inversion->frozen, found, finding->arena);
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
    dl_list list;
    dl_block block;
    if (!dl_list_open(cursor, &list))
        return;
    times += cursor->segment->first;
    for (uint32_t number = 0; number < list.blocks; number++) {
        dl_list_texts(&list, number, &block);
        dl_list_times(&list, number, &block);
        for (uint32_t i = 0; i < block.count; i++)
            dl_add_times(&times[block.texts[i]], block.times[i], weight);
    }
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
