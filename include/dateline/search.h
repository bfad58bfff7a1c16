#ifndef DL_SEARCH_H
#define DL_SEARCH_H
/* [index] What answers a query: documents, names and events, where in a document, what may
 * have been meant, and what the answers have in common. */
#include "dateline/index.h"
#include "dateline/query.h"

typedef struct dl_found_name {
    uint32_t entity;
    dl_str name;       /* the name of the entity that matched */
    uint32_t mentions; /* in the documents that answer */
    bool stands;       /* the query stands for it: it found documents by its other names */
} dl_found_name;

typedef struct dl_found_part {
    dl_str text;      /* a part of the query, as it was typed */
    size_t documents; /* that it alone finds */
} dl_found_part;

typedef struct dl_results {
    const uint32_t *documents; /* newest or best first */
    size_t document_count;
    size_t document_total;      /* also beyond the limit */
    const dl_found_name *names; /* exact, prefix, then inside; within each by mentions */
    size_t name_count;
    size_t name_total;          /* entities that match, also beyond the limit */
    const uint32_t *events;     /* whose parties or sentence match; newest document first */
    size_t event_count;
    const dl_found_part *parts; /* what is wanted together, if no document has it all */
    size_t part_count;
} dl_results;

/* Best: by BM25 over body and title, with a bonus for news that is new among all articles
 * (src/index/rank.c has every constant and its reason). If the query is written with
 * accents, articles that have its words so come before the others. */
typedef enum dl_search_order { DL_ORDER_NEWEST, DL_ORDER_BEST } dl_search_order;

typedef struct dl_search_options {
    size_t name_limit;  /* 0: none wanted */
    size_t event_limit; /* 0: none wanted */
    size_t part_limit;  /* 0: none wanted; none are told of a query that has more */
    int32_t as_of;      /* only documents known to be published by this day, by its first
                         * day if it is a month; INT32_MAX: all */
    const dl_reading *reading; /* what the reader did; NULL: nothing */
    const dl_groups *groups;   /* stories; NULL: each article is its own */
    dl_search_order order;
    size_t document_limit; /* 0: all that answer */
} dl_search_options;

/* Cannot fail: no match is no hits. Memory is in `arena`. */
dl_results dl_search(const dl_index *index, const dl_corpus *corpus, const dl_query *query,
                     dl_search_options options, dl_arena *arena);

/* The places in a document's body that the query means, sorted, not overlapping: what to
 * light up. Words that match, and the mentions of entities the query stands for. */
dl_spans dl_search_hits(const dl_index *index, const dl_corpus *corpus,
                        const dl_query *query, uint32_t document, dl_arena *arena);

/* What the reader may have meant: the query with one word replaced, when that stands in no
 * article and differs in one letter (left out, put in, changed, or two exchanged) from one
 * that does. Empty if there is nothing to offer. Never applied by itself. */
dl_str dl_search_suggest(const dl_index *index, const dl_corpus *corpus,
                         const dl_query *query, dl_arena *arena);

/* Appends how the index answers a query: a line for each part, with what it is understood
 * as, how many documents it alone finds, and how many postings were read for that. */
void dl_search_explain(const dl_index *index, const dl_corpus *corpus,
                       const dl_query *query, dl_search_options options, dl_buf *out);

/* What documents have in common, counted: how a list of results can be narrowed. */
typedef enum dl_share_by {
    DL_SHARE_SOURCE,
    DL_SHARE_LANGUAGE,
    DL_SHARE_YEAR,   /* of publication */
    DL_SHARE_KIND,   /* of the entities named */
    DL_SHARE_ENTITY,
    DL_SHARE_COUNT
} dl_share_by;

typedef struct dl_share {
    dl_str name;        /* as it is shown */
    dl_str filter;      /* the query that narrows to it: lang:vi, on:2023, entity:"..." */
    uint32_t entity;    /* of DL_SHARE_ENTITY, else DL_NO_ID */
    uint32_t documents; /* exact */
} dl_share;

typedef struct dl_shares {
    const dl_share *items; /* most documents first; years: the newest first */
    size_t count;
    size_t total; /* also beyond the limit */
} dl_shares;

/* Linear in the documents and, for kinds and entities, their mentions. */
dl_shares dl_search_shares(const dl_corpus *corpus, const uint32_t *documents,
                           size_t count, dl_share_by by, size_t limit, dl_arena *arena);

#endif
