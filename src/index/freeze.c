/* A tail turned into a segment. Its words are grouped by term with a counting sort, which
 * moves each once; then every term is written with the texts of its group. */
#include <stdlib.h>
#include <string.h>

#include "src/index/tail.h"
#include "src/index/writer.h"

/* Most keys are no longer than their order, so they need not be looked up. */
typedef struct sorted_term {
    uint64_t order;
    uint32_t term;
    uint16_t length;
    bool is_pair;
} sorted_term;

/* Places are counted through all texts; those of a text start where those of the one
 * before end. Behind the terms there is one more: what is apart (blocks.h). */
typedef struct freezing {
    const dl_tail *tail;
    dl_arena arena;
    sorted_term *sorted;
    uint32_t *group_ends; /* in the order of the keys */
    uint32_t *places; /* all groups: of each occurrence, ascending; pairs: of the text */
    uint32_t *ends;   /* of each text's places */
    uint32_t *texts;  /* the text of each PART-th place */
    dl_segment_writer writer;
} freezing;

enum { PART = 64 };

static int compare(const dl_tail *tail, const sorted_term *a, const sorted_term *b)
{
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return dl_str_compare(dl_tail_key(tail, a->term), dl_tail_key(tail, b->term));
}

static void insertion_sort(const dl_tail *tail, sorted_term *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        sorted_term item = items[i];
        size_t at = i;
        for (; at && compare(tail, &item, &items[at - 1]) < 0; at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

static int by_key(const void *left, const void *right, void *tail)
{
    return compare(tail, left, right);
}

/* Sorts by the bytes of the order from `shift` down, the highest first (McIlroy, Bostic,
 * McIlroy, "Engineering Radix Sort", 1993); what is equal in all eight, by the rest. */
static void radix_sort(const dl_tail *tail, sorted_term *items, sorted_term *spare,
                       size_t count, int shift)
{
    enum { FEW = 24, BYTES = 256 };
    if (count <= FEW) {
        insertion_sort(tail, items, count);
        return;
    }
    if (shift < 0) {
        qsort_r(items, count, sizeof *items, by_key, (void *)tail);
        return;
    }
    size_t starts[BYTES + 1] = { 0 }, next[BYTES];
    for (size_t i = 0; i < count; i++)
        starts[(items[i].order >> shift & 0xFF) + 1]++;
    for (size_t i = 0; i < BYTES; i++) {
        starts[i + 1] += starts[i];
        next[i] = starts[i];
    }
    for (size_t i = 0; i < count; i++)
        spare[next[items[i].order >> shift & 0xFF]++] = items[i];
    memcpy(items, spare, count * sizeof *items);
    for (size_t i = 0; i < BYTES; i++)
        if (starts[i + 1] - starts[i] > 1)
            radix_sort(tail, items + starts[i], spare, starts[i + 1] - starts[i],
                       shift - 8);
}

static void sort_terms(freezing *f)
{
    size_t count = f->tail->terms.count;
    f->sorted = DL_NEW(&f->arena, sorted_term, count);
    for (uint32_t i = 0; i < count; i++) {
        const dl_tail_term *term = &f->tail->terms.items[i];
        uint64_t head; /* what dl_key_order takes of a key */
        memcpy(&head, term->head, sizeof head);
        f->sorted[i] =
            (sorted_term){ __builtin_bswap64(head), i, term->length, term->is_pair };
    }
    dl_mark mark = dl_arena_mark(&f->arena);
    radix_sort(f->tail, f->sorted, DL_NEW(&f->arena, sorted_term, count), count, 56);
    dl_arena_rewind(&f->arena, mark);
}

/* --- groups ------------------------------------------------------------------------- */

static void find_ends(freezing *f)
{
    const dl_tail *tail = f->tail;
    uint32_t at = 0, end = 0, part = 0;
    f->ends = DL_NEW(&f->arena, uint32_t, tail->ends.count);
    for (uint32_t text = 0; text < tail->ends.count; text++) {
        for (; at < tail->ends.items[text].words; at++)
            end += 1 + (tail->words.items[at] & 1);
        f->ends[text] = end;
    }
    f->texts = DL_NEW(&f->arena, uint32_t, end / PART + 1);
    for (uint32_t text = 0; text < tail->ends.count; text++)
        for (; part * PART < f->ends[text]; part++)
            f->texts[part] = text;
}

/* Lays the groups out in the order of the keys: where each starts. */
static uint32_t *lay_groups(freezing *f, uint32_t apart)
{
    const dl_tail *tail = f->tail;
    uint32_t *next = DL_NEW(&f->arena, uint32_t, apart + 1), at = 0;
    f->group_ends = DL_NEW(&f->arena, uint32_t, apart + 1);
    for (size_t i = 0; i < tail->words.count; i++) {
        next[tail->words.items[i] >> 1]++;
        next[apart] += tail->words.items[i] & 1;
    }
    for (size_t i = 0; i < tail->pairs.count; i++)
        next[tail->pairs.items[i]]++;
    for (uint32_t i = 0; i <= apart; i++) {
        uint32_t term = i < apart ? f->sorted[i].term : apart, count = next[term];
        next[term] = at;
        at += count;
        f->group_ends[i] = at;
    }
    return next;
}

/* next[term] is where the next occurrence of it goes. */
static void fill_groups(freezing *f)
{
    const dl_tail *tail = f->tail;
    uint32_t apart = (uint32_t)tail->terms.count, place = 0;
    uint32_t *next = lay_groups(f, apart);
    f->places = DL_NEW(&f->arena, uint32_t, f->group_ends[apart]);
    dl_tail_end at = { 0 };
    for (uint32_t text = 0; text < tail->ends.count; text++) {
        uint32_t start = place;
        for (; at.words < tail->ends.items[text].words; at.words++) {
            uint32_t word = tail->words.items[at.words];
            if (word & 1)
                f->places[next[apart]++] = place++;
            f->places[next[word >> 1]++] = place++;
        }
        for (; at.pairs < tail->ends.items[text].pairs; at.pairs++)
            f->places[next[tail->pairs.items[at.pairs]]++] = start;
    }
}

/* --- writing ------------------------------------------------------------------------ */

static uint32_t text_of(const freezing *f, uint32_t place)
{
    uint32_t text = f->texts[place / PART];
    while (f->ends[text] <= place)
        text++;
    return text;
}

static void write_pair(freezing *f, uint32_t at, uint32_t end, dl_str key)
{
    uint32_t last = UINT32_MAX;
    for (; at < end; at++) {
        if (f->places[at] == last)
            continue;
        last = f->places[at];
        dl_segment_writer_post(&f->writer, text_of(f, last), 1);
    }
    dl_segment_writer_end_term(&f->writer, key, false);
}

static void write_word(freezing *f, uint32_t at, uint32_t end, dl_str key)
{
    while (at < end) {
        uint32_t text = text_of(f, f->places[at]), times = 0;
        uint32_t start = text ? f->ends[text - 1] : 0, stop = f->ends[text];
        while (at + times < end && f->places[at + times] < stop)
            times++;
        dl_segment_writer_post(&f->writer, text, times);
        dl_segment_writer_note(&f->writer, text);
        uint32_t *places = dl_segment_writer_places(&f->writer, times);
        for (uint32_t i = 0; i < times; i++)
            places[i] = f->places[at + i] - start;
        at += times;
    }
    dl_segment_writer_end_term(&f->writer, key, true);
}

static void write_terms(freezing *f)
{
    uint32_t apart = (uint32_t)f->tail->terms.count, at = 0;
    for (uint32_t i = 0; i < apart; i++) {
        const sorted_term *term = &f->sorted[i];
        uint64_t bytes = __builtin_bswap64(term->order);
        dl_str key = { (const char *)&bytes, term->length };
        if (key.len > sizeof bytes)
            key = dl_tail_key(f->tail, term->term);
        dl_segment_writer_begin(&f->writer, key);
        if (term->is_pair)
            write_pair(f, at, f->group_ends[i], key);
        else
            write_word(f, at, f->group_ends[i], key);
        at = f->group_ends[i];
    }
    dl_segment_writer_begin(&f->writer, DL_STR("")); /* ends the beginnings */
    if (at < f->group_ends[apart])
        write_word(f, at, f->group_ends[apart], DL_TERM_APART);
}

dl_made_segment dl_tail_freeze(const dl_tail *tail)
{
    freezing f = { .tail = tail };
    sort_terms(&f);
    find_ends(&f);
    fill_groups(&f);
    dl_segment_writer_start(&f.writer, (uint32_t)tail->ends.count);
    write_terms(&f);
    dl_arena_release(&f.arena);
    return dl_segment_writer_finish(&f.writer, NULL);
}
