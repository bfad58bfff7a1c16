/* The dictionaries are walked side by side twice: to count in how many texts each term
 * stands, which decides its code, and to write the terms. Then the sequences are copied,
 * code by code. */
#include "src/index/merge.h"

#include <assert.h>
#include <string.h>

#include "src/index/writer.h"

typedef struct merging {
    const dl_segment *segments;
    size_t count;
    struct source {
        dl_term_cursor cursor;
        uint64_t order;
        bool ended, taken; /* taken: stands on the smallest key */
        uint32_t base;     /* the number of its first text in what is written */
        uint32_t *codes;   /* its codes in what is written */
    } sources[DL_MERGE_LIMIT];
    dl_str key; /* the smallest */
} merging;

static void step(struct source *source)
{
    source->ended = !dl_term_cursor_next(&source->cursor);
    source->order = dl_key_order(dl_term_cursor_key(&source->cursor));
}

static void start(merging *m)
{
    for (size_t i = 0; i < m->count; i++) {
        m->sources[i].cursor = dl_term_cursor_start(&m->segments[i]);
        m->sources[i].taken = false;
        step(&m->sources[i]);
    }
}

static int compare(const struct source *a, const struct source *b)
{
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return dl_str_compare(dl_term_cursor_key(&a->cursor), dl_term_cursor_key(&b->cursor));
}

/* Takes the next term: the sources that have it. */
static bool take(merging *m)
{
    struct source *least = NULL;
    for (size_t i = 0; i < m->count; i++) {
        struct source *source = &m->sources[i];
        if (source->taken)
            step(source);
        source->taken = false;
        if (source->ended)
            continue;
        int order = least ? compare(source, least) : -1;
        source->taken = order <= 0;
        if (order < 0) {
            for (size_t j = 0; j < i; j++)
                m->sources[j].taken = false;
            least = source;
        }
    }
    if (least)
        m->key = dl_term_cursor_key(&least->cursor);
    return least != NULL;
}

static uint32_t count_texts(const merging *m)
{
    uint32_t texts = 0;
    for (size_t i = 0; i < m->count; i++)
        texts += m->sources[i].taken ? m->sources[i].cursor.texts : 0;
    return texts;
}

static bool is_coded(const merging *m)
{
    for (size_t i = 0; i < m->count; i++)
        if (m->sources[i].taken)
            return m->sources[i].cursor.code != DL_CODE_APART;
    return false;
}

/* The number of codes. */
static uint32_t count_codes(merging *m, dl_code_book *book)
{
    uint32_t codes = 0;
    start(m);
    while (take(m)) {
        if (!is_coded(m))
            continue;
        dl_code_book_count(book, count_texts(m));
        codes++;
    }
    dl_code_book_ready(book);
    return codes;
}

static void write_term(merging *m, dl_segment_writer *writer, uint32_t code)
{
    dl_segment_writer_term(writer, m->key, code);
    for (size_t i = 0; i < m->count; i++) {
        struct source *source = &m->sources[i];
        if (!source->taken)
            continue;
        if (code)
            source->codes[source->cursor.code] = code;
        dl_segment_writer_append(writer, &source->cursor, source->base);
    }
    dl_segment_writer_end_term(writer);
}

static void write_terms(merging *m, dl_code_book *book, dl_segment_writer *writer)
{
    start(m);
    while (take(m)) {
        uint32_t code =
            is_coded(m) ? dl_code_book_take(book, count_texts(m)) : DL_CODE_APART;
        write_term(m, writer, code);
    }
}

static void write_sequences(const merging *m, dl_segment_writer *writer)
{
    for (size_t i = 0; i < m->count; i++) {
        const dl_segment *segment = &m->segments[i];
        const uint32_t *codes = m->sources[i].codes;
        const uint8_t *at = segment->sequences;
        for (uint32_t text = 0; text < segment->head->texts; text++) {
            const uint8_t *end = segment->sequences + segment->ends[text];
            while (at < end)
                dl_segment_writer_code(writer, codes[dl_varint_read(&at)]);
            dl_segment_writer_end_text(writer);
        }
    }
}

void *dl_segments_merge(const dl_segment *segments, size_t count, size_t *size)
{
    assert(count <= DL_MERGE_LIMIT);
    for (size_t i = 0; i < count; i++)
        if (!dl_segment_prove(&segments[i], segments[i].head, segments[i].head->size))
            return NULL;
    dl_arena arena = { 0 };
    merging *m = DL_NEW(&arena, merging, 1);
    dl_code_book *book = DL_NEW(&arena, dl_code_book, 1);
    *m = (merging){ .segments = segments, .count = count };
    uint32_t texts = 0;
    for (size_t i = 0; i < count; i++) {
        m->sources[i].base = texts;
        m->sources[i].codes = DL_NEW(&arena, uint32_t, segments[i].head->codes + 1u);
        texts += segments[i].head->texts;
    }
    uint32_t codes = count_codes(m, book);
    dl_segment_writer writer = dl_segment_writer_start(texts, codes);
    write_terms(m, book, &writer);
    write_sequences(m, &writer);
    dl_arena_release(&arena);
    return dl_segment_writer_finish(&writer, size);
}
