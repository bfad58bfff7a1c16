/* Where in a document the query's words stand, and the entities it means.
 *
 * One pass over the words of the body for all patterns at once; mentions come from the
 * corpus. What a query does not want is not lit up. */
#include <stdlib.h>

#include "src/index/parts.h"

typedef struct spans {
    dl_span *items;
    size_t count, capacity;
} spans;

typedef struct progress {
    const dl_pattern *pattern;
    uint64_t state;
} progress;

typedef struct lights {
    const dl_understood *understood;
    struct {
        progress *items;
        size_t count, capacity;
    } searches;
    dl_bits entities;
    bool first_bytes[256]; /* that a word of a pattern starts with */
} lights;

static void want_pattern(lights *l, const dl_pattern *pattern)
{
    *DL_APPEND(&l->searches, l->understood->arena) = (progress){ pattern, 0 };
    for (size_t i = 0; i < pattern->count; i++)
        l->first_bytes[(unsigned char)pattern->words[i].ptr[0]] = true;
}

static void want_entities(lights *l, const dl_meant_list *meant)
{
    for (size_t i = 0; i < meant->count; i++)
        dl_bits_set(l->entities, meant->items[i].entity);
}

static void want(lights *l, const dl_node *node)
{
    const dl_meaning *meaning = &l->understood->meanings[node->number];
    want_entities(l, &meaning->meant);
    for (size_t i = 0; i < meaning->segment_count; i++)
        want_entities(l, &meaning->segments[i].meant);
    if (node->kind == DL_NODE_WORDS)
        want_pattern(l, &node->pattern);
    if (node->kind == DL_NODE_NOT)
        return;
    for (const dl_node *child = node->child; child; child = child->next)
        want(l, child);
}

static uint64_t matches_of(const dl_pattern *pattern, dl_str key)
{
    uint64_t matches = 0;
    for (size_t i = 0; i < pattern->count; i++) {
        bool begins = pattern->prefix && i + 1 == pattern->count;
        bool same = begins ? dl_str_starts(key, pattern->words[i])
                           : dl_str_equal(key, pattern->words[i]);
        matches |= (uint64_t)same << i;
    }
    return matches;
}

static void find_words(lights *l, dl_str body, spans *found)
{
    enum { RING = DL_PATTERN_LIMIT };
    dl_arena *arena = l->understood->arena;
    dl_scan scan = { .text = body };
    dl_scanned word;
    uint32_t starts[RING]; /* of the latest words */
    for (size_t n = 0; dl_scan_next(&scan, &word); n++) {
        starts[n % RING] = word.span.start;
        bool possible = l->first_bytes[(unsigned char)word.key.ptr[0]];
        for (size_t i = 0; i < l->searches.count; i++) {
            progress *search = &l->searches.items[i];
            uint64_t matches = possible ? matches_of(search->pattern, word.key) : 0;
            if (!dl_pattern_step(search->pattern, &search->state, matches, word.tight))
                continue;
            uint32_t start = starts[(n + 1 - search->pattern->count) % RING];
            *DL_APPEND(found, arena) = (dl_span){ start, word.span.end };
        }
    }
}

static void find_mentions(const lights *l, uint32_t document, spans *found)
{
    dl_mentions mentions = dl_corpus_mentions(l->understood->corpus, document);
    for (size_t i = 0; i < mentions.count; i++)
        if (dl_bits_has(l->entities, mentions.items[i].entity))
            *DL_APPEND(found, l->understood->arena) = mentions.items[i].span;
}

static int by_start(const void *left, const void *right)
{
    const dl_span *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

static void merge_overlapping(spans *found)
{
    size_t kept = 0;
    if (found->count)
        qsort(found->items, found->count, sizeof *found->items, by_start);
    for (size_t i = 0; i < found->count; i++) {
        dl_span *last = kept ? &found->items[kept - 1] : NULL;
        if (!last || found->items[i].start >= last->end)
            found->items[kept++] = found->items[i];
        else if (found->items[i].end > last->end)
            last->end = found->items[i].end;
    }
    found->count = kept;
}

dl_spans dl_search_hits(const dl_index *index, const dl_corpus *corpus,
                        const dl_query *query, uint32_t document, dl_arena *arena)
{
    dl_understood understood = dl_query_understand(index, corpus, query, arena);
    lights l = { .understood = &understood };
    l.entities = dl_bits_new(arena, (uint32_t)index->names.entities.count);
    spans found = { 0 };
    if (query->root)
        want(&l, query->root);
    if (l.searches.count)
        find_words(&l, dl_corpus_body(corpus, document), &found);
    find_mentions(&l, document, &found);
    merge_overlapping(&found);
    return (dl_spans){ found.items, found.count };
}
