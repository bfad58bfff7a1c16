/* The parts of an index, and how a query is understood by it. */
#ifndef DL_INDEX_PARTS_H
#define DL_INDEX_PARTS_H
#include "dateline/query.h"
#include "dateline/search.h"
#include "src/index/inversion.h"
#include "src/index/name_book.h"
#include "src/index/postings.h"
#include "src/index/query.h"

typedef struct dl_ranked_facts {
    uint32_t words; /* of its body */
    int32_t day;    /* the last on which it may have been published; INT32_MIN: unknown */
} dl_ranked_facts;

struct dl_index {
    dl_inversion bodies, titles, sources; /* texts are the documents */
    dl_inversion sentences;               /* texts are the events: their evidence */
    dl_name_book names;
    dl_posting_pool event_pool;
    /* of each entity that has any: the events that it takes part in, or whose sentence
     * names it */
    struct {
        dl_postings *items;
        size_t count, capacity;
    } event_lists;
    struct {
        uint32_t *items; /* of each entity: its list plus one; 0: none, as of most */
        size_t count, capacity;
    } entity_events;
    /* of each document, close together: what ranking asks of all that answer */
    struct {
        dl_ranked_facts *items;
        size_t count, capacity;
    } facts;
    dl_buf text;
    dl_image image;       /* whose tables some of these are */
    uint32_t longest_days; /* of the periods in which documents were published */
    dl_buf folder;        /* of segments on their way; empty: they stay in memory */
    uint64_t saved_check; /* of the tables mapped or saved last; 0: none */
};

/* All of them, in the order in which they are saved. */
enum { DL_INVERSIONS = 5 };
void dl_index_inversions(dl_index *index, dl_inversion *inversions[DL_INVERSIONS]);

/* The tables of the image, in its order. */
typedef enum dl_index_table {
    DL_INDEX_STATE,
    DL_INDEX_POOL,
    DL_INDEX_NAMES,
    DL_INDEX_ENTITIES,
    DL_INDEX_KEYS,
    DL_INDEX_EVENT_POOL,
    DL_INDEX_EVENT_LISTS,
    DL_INDEX_ENTITY_EVENTS,
    DL_INDEX_FACTS,
    DL_INDEX_TABLES
} dl_index_table;

/* The list of an entity's events, to be read or added to; NULL if it has none. */
static inline dl_postings *dl_index_events_of(const dl_index *index, uint32_t entity)
{
    if (entity >= index->entity_events.count)
        return NULL;
    dl_image_touch(&index->image, DL_INDEX_ENTITY_EVENTS, entity, 1);
    uint32_t list = index->entity_events.items[entity];
    if (list == 0)
        return NULL;
    dl_image_touch(&index->image, DL_INDEX_EVENT_LISTS, list - 1, 1);
    dl_image_touch(&index->image, DL_INDEX_EVENT_POOL, 0, SIZE_MAX);
    return &index->event_lists.items[list - 1];
}

/* Entities that words stand for, each with the name (of the book) that they met. */
typedef struct dl_meant {
    uint32_t entity;
    uint32_t name;
} dl_meant;

typedef struct dl_meant_list {
    dl_meant *items;
    size_t count, capacity;
} dl_meant_list;

/* Some words of a run, and the entities whose name they are, if any. */
typedef struct dl_run_segment {
    const dl_node *first;
    size_t count;
    dl_meant_list meant;
} dl_run_segment;

/* What a node of a query means in this corpus. */
typedef struct dl_meaning {
    dl_meant_list meant;        /* by a field that asks for entities */
    const dl_run_segment *segments; /* of a run; together they are the whole run */
    size_t segment_count;
} dl_meaning;

typedef struct dl_understood {
    const dl_index *index;
    const dl_corpus *corpus;
    const dl_query *query;
    const dl_meaning *meanings; /* by number of the node */
    dl_arena *arena;
    const dl_reading *reading; /* may be NULL: nothing was read */
    const dl_groups *groups;   /* may be NULL: no two articles tell one story */
} dl_understood;

dl_understood dl_query_understand(const dl_index *index, const dl_corpus *corpus,
                                  const dl_query *query, dl_arena *arena);

/* The documents, and the events, that answer. Events answer by themselves: the words
 * stand in their sentence; what is asked of documents is asked of theirs. */
dl_bits dl_evaluate_documents(const dl_understood *understood);
dl_bits dl_evaluate_events(const dl_understood *understood);
/* The documents that one part of the query finds. */
dl_bits dl_evaluate_node(const dl_understood *understood, const dl_node *node,
                         dl_finding *finding);
dl_bits dl_evaluate_segment(const dl_understood *understood,
                            const dl_run_segment *segment, dl_finding *finding);

/* What is wanted beside something else, and the documents that it alone finds. */
typedef struct dl_query_part {
    dl_str text; /* as it was typed */
    dl_bits found;
} dl_query_part;

typedef struct dl_query_parts {
    dl_query_part *items;
    size_t count, capacity;
} dl_query_parts;

/* All parts of a query, if it has more than one and no more than the limit; else none. */
dl_query_parts dl_evaluate_parts(const dl_understood *understood, size_t limit);

/* The documents published in a time. */
dl_bits dl_find_days(const dl_understood *understood, dl_day_bounds days);

/* The best `limit` (or all, if there are no more) documents of a set, in order. */
const uint32_t *dl_rank_documents(const dl_understood *understood, dl_bits found,
                                  size_t limit);

/* Fills in the names of the results: at most `limit`. `documents` are those that answer.
 */
void dl_match_names(const dl_understood *understood, dl_bits documents, size_t limit,
                    dl_results *results);

#endif
