/* Growing lists of ascending numbers: the events of an entity.
 *
 * A list keeps its first number in its head, so one that has no other takes no more. Further numbers follow as varints of the distance
 * to the one before, in slices of one pool that double up to 512 bytes:
 *
 *   head -> [ 8 bytes | link ] -> [ 16 bytes | link ] -> [ 32 bytes | link ] ...
 *
 * Everything is offsets, so pool and heads can be written to a file and mapped back.
 */
#ifndef DL_INDEX_POSTINGS_H
#define DL_INDEX_POSTINGS_H
#include "src/index/bits.h"
#include "src/index/varint.h"

typedef struct dl_posting_pool {
    uint8_t *items;
    size_t count, capacity; /* bytes */
} dl_posting_pool;

typedef struct dl_postings {
    uint32_t count, first, last;
    uint32_t head;       /* first slice */
    uint32_t write, end; /* next free byte of the last slice, and where its link is */
    uint32_t level;      /* how often slices have grown */
} dl_postings;

/* Adds a number not below the last one; the last one again changes nothing. */
void dl_postings_add(dl_posting_pool *pool, dl_postings *list, uint32_t number);
void dl_postings_mark(const dl_posting_pool *pool, const dl_postings *list, dl_bits bits);

#endif
