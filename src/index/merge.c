/* The dictionaries are walked side by side; lists are packed anew, places are copied as
 * they are, for how they are packed depends on nothing but their text. */
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
    } sources[DL_MERGE_LIMIT];
    dl_str key; /* the smallest */
} merging;

static void step(struct source *source)
{
    source->ended = !dl_term_cursor_next(&source->cursor);
    uint32_t length = source->cursor.length;
    memcpy(&source->order, source->cursor.bytes, sizeof source->order);
    source->order = __builtin_bswap64(source->order); /* dl_key_order, without a call */
    if (length < sizeof source->order)
        source->order &= length ? ~0ull << (64 - 8 * length) : 0;
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
    if (a->cursor.length <= sizeof a->order && b->cursor.length <= sizeof b->order)
        return 0;
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

static void write_term(merging *m, dl_segment_writer *writer)
{
    bool has_places = false;
    for (size_t i = 0; i < m->count; i++) {
        struct source *source = &m->sources[i];
        if (!source->taken)
            continue;
        dl_segment_writer_posts(writer,
                                dl_posting_start(&source->cursor, source->base));
        has_places = source->cursor.has_places;
        if (has_places)
            dl_segment_writer_copy(writer, &source->cursor);
    }
    dl_segment_writer_end_term(writer, m->key, has_places);
}

void *dl_segments_merge(const dl_segment *segments, size_t count, size_t *size)
{
    assert(count <= DL_MERGE_LIMIT);
    for (size_t i = 0; i < count; i++)
        if (!dl_segment_prove(&segments[i], segments[i].head, segments[i].head->size))
            return NULL;
    dl_arena arena = { 0 };
    merging *m = DL_NEW(&arena, merging, 1);
    *m = (merging){ .segments = segments, .count = count };
    uint32_t texts = 0;
    for (size_t i = 0; i < count; i++) {
        m->sources[i].base = texts;
        texts += segments[i].head->texts;
    }
    dl_segment_writer writer;
    dl_segment_writer_start(&writer, texts);
    for (size_t i = 0; i < count; i++)
        memcpy(writer.lengths + m->sources[i].base, segments[i].lengths,
               segments[i].head->texts);
    start(m);
    while (take(m))
        write_term(m, &writer);
    dl_arena_release(&arena);
    return dl_segment_writer_finish(&writer, size);
}
