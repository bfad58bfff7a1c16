#ifndef DL_INDEX_H
#define DL_INDEX_H
/* [index] Which documents answer a query.
 *
 * A query is what the reader types (see dl_query_parse). Words are matched folded; an
 * accented query puts exact spellings first. Hits are document ids, newest first; every
 * count is exact. The index holds words of titles and bodies; entities, dates and
 * metadata are asked of the corpus, whose ids both share.
 */
#include "dateline/corpus.h"
#include "dateline/error.h"

typedef struct dl_index dl_index;
typedef struct dl_query dl_query; /* lives in the arena it was parsed into */

dl_index *dl_index_new(void);
void dl_index_free(dl_index *index);
/* Makes a document of the corpus findable. Documents are added in order of their ids. */
void dl_index_add(dl_index *index, const dl_corpus *corpus, uint32_t document);

/* Parses design.md section 6: words "a phrase" -not OR ( ) field:value. Several words
 * are all wanted, in any order. The last word also matches as a prefix when `typing`.
 * On failure error->offset is where to put the caret, in bytes. An empty query matches
 * everything. `today` is what newer:7d counts from. */
bool dl_query_parse(dl_str text, bool typing, int32_t today, dl_arena *arena,
                    dl_query **query, dl_error *error);
bool dl_query_is_empty(const dl_query *query);

typedef struct dl_found_name {
    uint32_t entity;
    dl_str name;         /* the name of the entity that matched */
    uint32_t mentions;   /* in the documents that answer */
} dl_found_name;

typedef struct dl_results {
    const uint32_t *documents; /* newest first */
    size_t document_count;
    const dl_found_name *names; /* best first: exact, prefix, then inside; by mentions */
    size_t name_count;
    const uint32_t *events; /* of the corpus: those whose parties or sentence match */
    size_t event_count;
} dl_results;

typedef struct dl_search_options {
    size_t name_limit;  /* 0: none wanted */
    size_t event_limit;
    int32_t as_of;      /* only documents published up to this day; INT32_MAX: all */
} dl_search_options;

/* Cannot fail: no match is no hits. Memory is in `arena`. */
dl_results dl_search(const dl_index *index, const dl_corpus *corpus, const dl_query *query,
                     dl_search_options options, dl_arena *arena);

/* The places in a document's body that a query's words match, sorted, not overlapping:
 * what to light up. */
dl_spans dl_search_hits(const dl_corpus *corpus, const dl_query *query, uint32_t document,
                        dl_arena *arena);

#endif
