/* The dictionary of an index: keys numbered in order of arrival, each with its postings.
 *
 * A hash table answers for whole keys. For beginnings of words there are sorted runs:
 * every text adds a run of its new words, and neighbours of about one size are merged, so
 * that there are never more than some twenty, and adding n words costs n log n in all:
 *
 *   order [ chip export ... zurich | china nvidia sora | zhou ]
 *
 * Beginnings of one and two letters stand in too many words for that. They are terms
 * themselves, written with a byte behind them that no text has (DL_TERM_SHORT).
 */
#ifndef DL_INDEX_TERMS_H
#define DL_INDEX_TERMS_H
#include "dateline/str.h"
#include "src/index/postings.h"

#define DL_NO_TERM    UINT32_MAX
#define DL_TERM_SHORT 0xFF

typedef struct dl_term {
    char head[8];   /* the first bytes of its key, padded with zeroes */
    uint32_t start; /* of the key among the texts, if it is longer than that */
    uint32_t length;
    uint32_t beginnings[2]; /* the terms of its first letter and first two letters */
    dl_postings list;
} dl_term;

typedef struct dl_term_slot {
    uint32_t hash;
    uint32_t term; /* + 1; 0: free */
} dl_term_slot;

typedef struct dl_run_item {
    uint64_t order; /* of the first eight bytes of the key: most comparisons end there */
    uint32_t term;
} dl_run_item;

typedef struct dl_terms {
    struct {
        dl_term *items;
        size_t count, capacity;
    } table;
    struct {
        char *items;
        size_t count, capacity;
    } text;
    dl_term_slot *slots;
    size_t size; /* of slots: a power of two, or 0 */
    struct {
        dl_run_item *items;
        size_t count, capacity;
    } order;
    size_t run_ends[64];
    size_t run_count;
} dl_terms;

dl_str dl_term_key(const dl_terms *terms, uint32_t term);
/* DL_NO_TERM if there is none. */
uint32_t dl_terms_find(const dl_terms *terms, dl_str key);
/* `hash` is dl_term_hash of the key: whoever puts many has it beforehand. */
uint32_t dl_terms_put(dl_terms *terms, dl_str key, uint32_t hash, bool *added);
/* Puts a word and the terms of its short beginnings. */
uint32_t dl_terms_put_word(dl_terms *terms, dl_str key, uint32_t hash);
static inline uint32_t dl_term_hash(dl_str key)
{
    return (uint32_t)dl_str_hash(key);
}
/* Asks for the memory that a put will touch: the slot first, later the record. */
void dl_terms_prefetch_slot(const dl_terms *terms, uint32_t hash);
void dl_terms_prefetch_term(const dl_terms *terms, uint32_t hash);
/* Sorts the words that came since the last call, for dl_terms_range. */
void dl_terms_settle(dl_terms *terms);

typedef struct dl_term_range {
    const dl_run_item *items;
    size_t count;
} dl_term_range;

/* The words of a run (0 .. run_count-1) that begin with prefix. */
dl_term_range dl_terms_range(const dl_terms *terms, size_t run, dl_str prefix);
/* The number of letters (code points) of prefix if it is so short that it is a term of
 * its own, which is written to key; else 0. */
enum { DL_SHORT_KEY = 12 };
size_t dl_term_short(dl_str prefix, char key[DL_SHORT_KEY], dl_str *short_key);
void dl_terms_release(dl_terms *terms);

#endif
