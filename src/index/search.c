/* A search: the tree is evaluated to sets, the sets are read in order of publication.
 *
 * Ids are in order of arrival; the corpus keeps the order of publication apart. A set of
 * bits is the bridge: cheap to combine, and walked from the newest rank down it gives
 * hits in order without sorting. */
#include <stdlib.h>

#include "src/index/parts.h"

/* Takes out what was not published by a day. An article known by month may have been out
 * on any day of it; one without a date is known on no day (as on the timeline). */
static void drop_later(const dl_corpus *corpus, dl_bits documents, int32_t as_of)
{
    for (uint32_t i = dl_bits_next(documents, 0); i < documents.count;
         i = dl_bits_next(documents, i + 1)) {
        dl_date published = dl_corpus_document(corpus, i)->published;
        if (!dl_date_is_set(published) || published.first > as_of)
            documents.words[i >> 6] &= ~(1ull << (i & 63));
    }
}

static int newest_first(const void *left, const void *right, void *corpus)
{
    uint32_t a = dl_corpus_rank(corpus, *(const uint32_t *)left);
    uint32_t b = dl_corpus_rank(corpus, *(const uint32_t *)right);
    return (a < b) - (a > b);
}

/* All of a set, by sorting: for few. */
static void list_few(const dl_corpus *corpus, dl_bits found, uint32_t *documents)
{
    size_t count = 0;
    for (uint32_t i = dl_bits_next(found, 0); i < found.count;
         i = dl_bits_next(found, i + 1))
        documents[count++] = i;
    qsort_r(documents, count, sizeof *documents, newest_first, (void *)corpus);
}

/* The newest of a set, by walking down the ranks: for many, where that soon ends. */
static void list_many(const dl_corpus *corpus, dl_bits found, size_t limit,
                      uint32_t *documents)
{
    size_t count = 0;
    for (uint32_t rank = dl_corpus_documents(corpus); rank-- && count < limit;) {
        uint32_t document = dl_corpus_nth(corpus, rank);
        if (dl_bits_has(found, document))
            documents[count++] = document;
    }
}

static void list_documents(const dl_understood *u, dl_bits found, size_t limit,
                           dl_results *results)
{
    enum { FEW = 256 /* one in so many */ };
    size_t total = dl_bits_total(found);
    if (limit == 0 || limit > total)
        limit = total;
    bool few = total < found.count / FEW;
    uint32_t *documents = DL_NEW(u->arena, uint32_t, few ? total : limit);
    if (few)
        list_few(u->corpus, found, documents);
    else
        list_many(u->corpus, found, limit, documents);
    results->documents = documents;
    results->document_count = limit;
    results->document_total = total;
}

static void list_best(const dl_understood *u, dl_bits found, size_t limit,
                      dl_results *results)
{
    results->document_total = dl_bits_total(found);
    if (limit == 0 || limit > results->document_total)
        limit = results->document_total;
    results->documents = dl_rank_documents(u, found, limit);
    results->document_count = limit;
}

typedef struct ranked_event {
    uint32_t rank; /* of its document */
    uint32_t event;
} ranked_event;

static int by_rank(const void *left, const void *right)
{
    const ranked_event *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank > b->rank ? -1 : 1;
    return a->event < b->event ? -1 : 1;
}

/* Events of a set that are told by documents of a set, by sorting: for few. */
static size_t list_few_events(const dl_understood *u, dl_bits documents, dl_bits found,
                              size_t limit, uint32_t *chosen)
{
    ranked_event *events = DL_NEW(u->arena, ranked_event, dl_bits_total(found) + 1);
    size_t count = 0;
    for (uint32_t i = dl_bits_next(found, 0); i < found.count;
         i = dl_bits_next(found, i + 1)) {
        uint32_t document = dl_corpus_event(u->corpus, i)->document;
        if (dl_bits_has(documents, document))
            events[count++] = (ranked_event){ dl_corpus_rank(u->corpus, document), i };
    }
    qsort(events, count, sizeof *events, by_rank);
    count = count < limit ? count : limit;
    for (size_t i = 0; i < count; i++)
        chosen[i] = events[i].event;
    return count;
}

/* The newest of them, by walking down the ranks: for many, where that soon ends. */
static size_t list_many_events(const dl_understood *u, dl_bits documents, dl_bits found,
                               size_t limit, uint32_t *chosen)
{
    size_t count = 0;
    for (uint32_t rank = dl_corpus_documents(u->corpus); rank-- && count < limit;) {
        uint32_t id = dl_corpus_nth(u->corpus, rank);
        if (!dl_bits_has(documents, id))
            continue;
        const dl_document *document = dl_corpus_document(u->corpus, id);
        for (uint32_t i = 0; i < document->event_count && count < limit; i++)
            if (dl_bits_has(found, document->first_event + i))
                chosen[count++] = document->first_event + i;
    }
    return count;
}

static void list_events(const dl_understood *u, dl_bits documents, size_t limit,
                        dl_results *results)
{
    enum { FEW = 256 /* one in so many documents */ };
    dl_bits found = dl_evaluate_events(u);
    size_t total = dl_bits_total(found);
    limit = limit < total ? limit : total;
    uint32_t *chosen = DL_NEW(u->arena, uint32_t, limit + 1);
    results->event_count =
        (total < documents.count / FEW ? list_few_events : list_many_events)(
            u, documents, found, limit, chosen);
    results->events = chosen;
}

static dl_bits find_documents(const dl_understood *u, dl_query_parts parts)
{
    if (!parts.count)
        return dl_evaluate_documents(u);
    dl_bits documents = dl_bits_new(u->arena, parts.items[0].found.count);
    dl_bits_or(documents, parts.items[0].found);
    for (size_t i = 1; i < parts.count; i++)
        dl_bits_and(documents, parts.items[i].found);
    return documents;
}

/* Their sets are there from the search itself, which found nothing. */
static void tell_parts(const dl_understood *u, dl_query_parts parts, int32_t as_of,
                       dl_results *results)
{
    dl_found_part *told = DL_NEW(u->arena, dl_found_part, parts.count);
    for (size_t i = 0; i < parts.count; i++) {
        if (as_of != INT32_MAX)
            drop_later(u->corpus, parts.items[i].found, as_of);
        told[i] = (dl_found_part){ parts.items[i].text, dl_bits_total(parts.items[i].found) };
    }
    results->parts = told;
    results->part_count = parts.count;
}

dl_results dl_search(const dl_index *index, const dl_corpus *corpus,
                     const dl_query *query, dl_search_options options, dl_arena *arena)
{
    dl_results results = { 0 };
    dl_understood understood = dl_query_understand(index, corpus, query, arena);
    understood.reading = options.reading;
    understood.groups = options.groups;
    dl_query_parts parts = dl_evaluate_parts(&understood, options.part_limit);
    dl_bits documents = find_documents(&understood, parts);
    if (options.as_of != INT32_MAX)
        drop_later(corpus, documents, options.as_of);
    if (options.order == DL_ORDER_BEST && query->root)
        list_best(&understood, documents, options.document_limit, &results);
    else
        list_documents(&understood, documents, options.document_limit, &results);
    dl_match_names(&understood, documents, options.name_limit, &results);
    if (options.event_limit)
        list_events(&understood, documents, options.event_limit, &results);
    if (parts.count && !results.document_total)
        tell_parts(&understood, parts, options.as_of, &results);
    return results;
}
