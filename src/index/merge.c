/* The dictionaries are walked side by side; long lists are copied a block at a time. */
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

static void write_short(merging *m, dl_segment_writer *writer, dl_bits bits)
{
    dl_bits_clear(bits);
    for (size_t i = 0; i < m->count; i++)
        if (m->sources[i].taken)
            dl_segment_mark(&m->sources[i].cursor, m->sources[i].base, bits);
    dl_segment_writer_short(writer, m->key, bits.words);
}

static void write_term(merging *m, dl_segment_writer *writer)
{
    bool has_places = false;
    for (size_t i = 0; i < m->count; i++) {
        struct source *source = &m->sources[i];
        dl_list list;
        if (!source->taken || !dl_list_open(&source->cursor, &list))
            continue;
        has_places = list.has_places;
        dl_segment_writer_copy(writer, &list, source->base);
    }
    dl_segment_writer_end_term(writer, m->key, has_places);
}

static bool is_short(dl_str key)
{
    return key.len > 1 && key.ptr[key.len - 1] == (char)DL_TERM_SHORT;
}

dl_made_segment dl_segments_merge(const dl_segment *segments, size_t count,
                                  const char *folder)
{
    assert(count <= DL_MERGE_LIMIT);
    for (size_t i = 0; i < count; i++)
        if (!dl_segment_prove(&segments[i], segments[i].head, segments[i].head->size))
            return (dl_made_segment){ 0 };
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
    dl_bits bits = dl_bits_new(&arena, texts);
    start(m);
    while (take(m))
        if (is_short(m->key))
            write_short(m, &writer, bits);
        else
            write_term(m, &writer);
    dl_arena_release(&arena);
    return dl_segment_writer_finish(&writer, folder);
}
