/* A tail turned into a segment. Its words are grouped by term with a counting sort, which
 * moves each once; then every term is written with the texts of its group. */
#include <stdlib.h>
#include <string.h>

#include "src/index/tail.h"
#include "src/index/writer.h"

typedef struct sorted_term {
    uint64_t order;
    uint32_t term;
} sorted_term;

typedef struct freezing {
    const dl_tail *tail;
    dl_arena arena;
    sorted_term *sorted;
    uint32_t *starts; /* of each term's group, and the end of the last */
    uint32_t *texts;  /* all groups: the text of each occurrence, ascending */
    uint32_t *codes;  /* of each term */
} freezing;

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
    for (uint32_t i = 0; i < count; i++)
        f->sorted[i] = (sorted_term){ dl_key_order(dl_tail_key(f->tail, i)), i };
    dl_mark mark = dl_arena_mark(&f->arena);
    radix_sort(f->tail, f->sorted, DL_NEW(&f->arena, sorted_term, count), count, 56);
    dl_arena_rewind(&f->arena, mark);
}

/* While the groups are filled, next[term] is where the next one of it goes; when they are
 * full, that is where the next group starts. */
static void group_texts(freezing *f)
{
    const dl_tail *tail = f->tail;
    f->starts = DL_NEW(&f->arena, uint32_t, tail->terms.count + 2);
    f->texts = DL_NEW(&f->arena, uint32_t, tail->words.count + tail->pairs.count);
    uint32_t *next = f->starts + 1;
    for (size_t i = 0; i < tail->words.count; i++)
        next[(tail->words.items[i] >> 1) + 1]++;
    for (size_t i = 0; i < tail->pairs.count; i++)
        next[tail->pairs.items[i] + 1]++;
    for (size_t i = 1; i <= tail->terms.count; i++)
        next[i] += next[i - 1];
    dl_tail_end at = { 0 };
    for (uint32_t text = 0; text < tail->ends.count; text++) {
        for (; at.words < tail->ends.items[text].words; at.words++)
            f->texts[next[tail->words.items[at.words] >> 1]++] = text;
        for (; at.pairs < tail->ends.items[text].pairs; at.pairs++)
            f->texts[next[tail->pairs.items[at.pairs]]++] = text;
    }
}

static uint32_t count_texts(const freezing *f, uint32_t term)
{
    uint32_t count = 0, last = UINT32_MAX;
    for (uint32_t i = f->starts[term]; i < f->starts[term + 1]; i++) {
        count += f->texts[i] != last;
        last = f->texts[i];
    }
    return count;
}

static void choose_codes(freezing *f)
{
    const dl_tail *tail = f->tail;
    dl_code_book *book = DL_NEW(&f->arena, dl_code_book, 1);
    f->codes = DL_NEW(&f->arena, uint32_t, tail->terms.count);
    for (uint32_t i = 0; i < tail->terms.count; i++) {
        if (tail->terms.items[i].is_pair)
            continue;
        f->codes[i] = count_texts(f, i);
        dl_code_book_count(book, f->codes[i]);
    }
    dl_code_book_ready(book);
    for (uint32_t i = 0; i < tail->terms.count; i++)
        if (!tail->terms.items[i].is_pair)
            f->codes[i] = dl_code_book_take(book, f->codes[i]);
}

static void write_term(const freezing *f, dl_segment_writer *writer, uint32_t term)
{
    uint32_t start = f->starts[term];
    dl_segment_writer_occurrences(writer, dl_tail_key(f->tail, term), f->codes[term],
                                  f->texts + start, f->starts[term + 1] - start);
}

/* Terms in order of their keys lie anywhere: their memory is asked for in time. */
static void ask_ahead(const freezing *f, size_t i)
{
    enum { FAR = 12, NEAR = 4 };
    if (i + FAR >= f->tail->terms.count)
        return;
    uint32_t far = f->sorted[i + FAR].term, near = f->sorted[i + NEAR].term;
    __builtin_prefetch(&f->tail->terms.items[far]);
    __builtin_prefetch(&f->starts[far]);
    __builtin_prefetch(&f->codes[far]);
    __builtin_prefetch(&f->texts[f->starts[near]]);
}

static void write_sequences(const freezing *f, dl_segment_writer *writer)
{
    const dl_tail *tail = f->tail;
    uint32_t at = 0;
    for (size_t text = 0; text < tail->ends.count; text++) {
        for (; at < tail->ends.items[text].words; at++) {
            uint32_t word = tail->words.items[at];
            if (word & 1)
                dl_segment_writer_code(writer, DL_CODE_APART);
            dl_segment_writer_code(writer, f->codes[word >> 1]);
        }
        dl_segment_writer_end_text(writer);
    }
}

void *dl_tail_freeze(const dl_tail *tail, size_t *size)
{
    freezing f = { .tail = tail };
    sort_terms(&f);
    group_texts(&f);
    choose_codes(&f);
    uint32_t codes = 0;
    for (size_t i = 0; i < tail->terms.count; i++)
        codes += !tail->terms.items[i].is_pair;
    dl_segment_writer writer =
        dl_segment_writer_start((uint32_t)tail->ends.count, codes);
    for (size_t i = 0; i < tail->terms.count; i++) {
        ask_ahead(&f, i);
        write_term(&f, &writer, f.sorted[i].term);
    }
    write_sequences(&f, &writer);
    dl_arena_release(&f.arena);
    return dl_segment_writer_finish(&writer, size);
}
