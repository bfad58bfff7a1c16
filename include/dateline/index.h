#ifndef DL_INDEX_H
#define DL_INDEX_H
/* [index] Which documents answer a query, and what else in them does.
 *
 * Words are compared folded loosely (utf8.h): case, accents, đ, full width and the form
 * of normalisation do not count. A run of Chinese is found as a substring. Hits are
 * document ids, newest first, and every count is exact. The index holds the words of
 * titles, bodies, outlets, names and events; dates and mentions are asked of the corpus.
 *
 * A word or several words behind each other that are exactly a name of an entity (中国)
 * also find the documents that name it otherwise (Trung Quốc); quotes turn that off. A
 * name of one to three letters does so only as it is written (Mỹ, US, AMD; not my, us).
 */
#include "dateline/buf.h"
#include "dateline/corpus.h"
#include "dateline/error.h"
#include "dateline/likeness.h"
#include "dateline/reading.h"

typedef struct dl_index dl_index;
typedef struct dl_query dl_query; /* lives in the arena it was parsed into */

dl_index *dl_index_new(void);
void dl_index_free(dl_index *index);
/* Before the first document is added: large parts of the index are kept in files without a
 * name in this folder instead of in memory, which so is bounded by a few hundred megabytes
 * for any number of documents. */
void dl_index_spill(dl_index *index, const char *folder);
/* Makes a settled document of the corpus findable, at once. Documents are added in order
 * of their ids, none left out. */
void dl_index_add(dl_index *index, const dl_corpus *corpus, uint32_t document);
/* Puts the index into its final form: for when no more documents are on their way.
 * Waits for work that is done in the background while documents are added. */
void dl_index_settle(dl_index *index);
/* How many documents have been added. */
uint32_t dl_index_documents(const dl_index *index);

/* An index can be saved in a folder, that of the corpus or another one, and mapped from
 * there: its segments are files that never change. Settles first. The corpus must have
 * been saved before. Crashes and other processes are met like by dl_corpus_save. */
bool dl_index_save(dl_index *index, const dl_corpus *corpus, const char *folder,
                   dl_error *error);
/* A saved index of this corpus, which may have documents that are not in it yet: those
 * from dl_index_documents on are to be added. NULL if there is none, or it is damaged, cut
 * short, of another version or another corpus: then the message says so, and the index is
 * to be made anew. */
dl_index *dl_index_map(const dl_corpus *corpus, const char *folder, dl_error *error);
/* Most of a mapped index is proved when it is first read. Whether something turned out to
 * be damaged since: results may lack documents, and the index is to be made anew. */
bool dl_index_is_damaged(const dl_index *index);
/* Reads all that was mapped: whether it is sound. */
bool dl_index_prove(dl_index *index);
/* Bytes of it on disk or, if it is not saved, in memory; of them those that tell the
 * order of words, without which there would be no phrases. */
typedef struct dl_index_size {
    uint64_t bytes, order;
} dl_index_size;
dl_index_size dl_index_measure(const dl_index *index);

/* Between parts that are all wanted, each read as if it stood alone: "a OR b" and "c" are
 * (a OR b) c, and a bracket or quote that lacks its partner does not reach further. */
#define DL_QUERY_PART "\x1E" /* the record separator, which nobody types */

/* Parses what the reader typed. Several items are all wanted, in any order:
 *   word "adjacent words" -not NOT a OR b | (brackets); a b OR c is (a b) OR c
 *   person: company: organisation: government: place: chip: product: law: entity:
 *       an entity by any of its names, in any language. If one has exactly this name
 *       only such ones are meant, else those with these words in a name; a person is
 *       always found by any part of the name.
 *   title: source:          words of the title; of outlet, address or file name
 *   story:                  words of a title: the articles that tell the story of those
 *   lang:vi  has:event  action:ban
 *   on:P date:A..B          published in a time that overlaps the period: on:2023-10
 *   after:P before:P        published wholly after its end, before its start
 *   newer:7d                published at most 7 days ago; d w m y
 *   is:unread is:read is:starred  tag:x  has:note has:tag    what the reader did; a tag is
 *       compared as a whole, folded like words
 * A period is 2023, 2023-Q4, 2023-10, 2023-10-17. Values with spaces stand in quotes.
 * Quotes and brackets may be curly, angular or of full width. A quote that has no partner
 * is plain text, but behind a field it reaches to the end; a bracket is closed there.
 * Marks without letters or digits are not looked for. Behind a word with capitals that is
 * no field, ":" is plain text (NXT:2000i).
 *
 * While `typing`, the word that the text ends in also matches as a prefix, and a value
 * that is not complete yet is left out or taken as a prefix. On failure error->offset is
 * where to put the caret, in bytes, inside the text. An empty query matches everything.
 * `today` is what newer: counts from. */
bool dl_query_parse(dl_str text, bool typing, int32_t today, dl_arena *arena,
                    dl_query **query, dl_error *error);
bool dl_query_is_empty(const dl_query *query);
/* A sentence on what was typed but left out, as half a query has it ("a OR", "(a"), fit to
 * be shown once the reader has ended typing; NULL if nothing was. */
const char *dl_query_loose(const dl_query *query);
/* Whether it has a story: in it, which is answered by the groups of the options. */
bool dl_query_asks_stories(const dl_query *query);
/* Appends how the query was understood: (and nvidia (not (lang vi))). */
void dl_query_explain(const dl_query *query, dl_buf *out);

typedef struct dl_found_name {
    uint32_t entity;
    dl_str name;       /* the name of the entity that matched */
    uint32_t mentions; /* in the documents that answer */
    bool stands;       /* the query stands for it: it found documents by its other names */
} dl_found_name;

typedef struct dl_results {
    const uint32_t *documents; /* newest or best first */
    size_t document_count;
    size_t document_total;      /* also beyond the limit */
    const dl_found_name *names; /* exact, prefix, then inside; within each by mentions */
    size_t name_count;
    size_t name_total;          /* entities that match, also beyond the limit */
    const uint32_t *events;     /* whose parties or sentence match; newest document first */
    size_t event_count;
    size_t event_total;         /* also beyond the limit */
} dl_results;

/* Best: by BM25 over body and title, with a bonus for news that is new among all articles
 * (src/index/rank.c has every constant and its reason). If the query is written with
 * accents, articles that have its words so come before the others. */
typedef enum dl_search_order { DL_ORDER_NEWEST, DL_ORDER_BEST } dl_search_order;

typedef struct dl_search_options {
    size_t name_limit;  /* 0: none wanted */
    size_t event_limit; /* 0: none wanted */
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
