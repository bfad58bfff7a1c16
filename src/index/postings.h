/* Growing lists of ascending numbers: the texts of a term, the events of an entity.
 *
 * A list keeps its first number in its head, so a word that stands in one text only, as
 * half of all words do, takes no more. Further numbers follow as varints of the distance
 * to the one before, in slices of one pool that double up to 512 bytes:
 *
 *   head -> [ 8 bytes | link ] -> [ 16 bytes | link ] -> [ 32 bytes | link ] ...
 *
 * Everything is offsets, so pool and heads can be written to a file and mapped back.
 */
#ifndef DL_INDEX_POSTINGS_H
#define DL_INDEX_POSTINGS_H
#include "src/index/bits.h"

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
void dl_posting_pool_release(dl_posting_pool *pool);

/* Numbers below 2^32 in 7 bits a byte, the low ones first; all but the last byte have
 * the high bit. */
enum { DL_VARINT_LIMIT = 5 };

static inline size_t dl_varint_write(uint8_t bytes[DL_VARINT_LIMIT], uint32_t value)
{
    size_t count = 0;
    for (; value >= 0x80; value >>= 7)
        bytes[count++] = (uint8_t)((value & 0x7F) | 0x80);
    bytes[count++] = (uint8_t)value;
    return count;
}

static inline uint32_t dl_varint_read(const uint8_t *bytes, size_t *at)
{
    uint32_t value = bytes[(*at)++];
    if (value < 0x80)
        return value;
    value &= 0x7F;
    for (unsigned shift = 7;; shift += 7) {
        uint32_t byte = bytes[(*at)++];
        value |= (byte & 0x7F) << shift;
        if (byte < 0x80)
            return value;
    }
}

#endif
