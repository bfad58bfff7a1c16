/* Numbers in as many bits as the largest of some needs, one behind the other, the low
 * bits first: each is read by itself, so a processor reads several at once. Readers load
 * eight bytes at any place, so that many bytes must be readable behind the last one. */
#ifndef DL_INDEX_PACKING_H
#define DL_INDEX_PACKING_H
#include <string.h>

#include "dateline/buf.h"

enum { DL_PACK_ROOM = 8 };

/* How many bits a number needs. */
static inline unsigned dl_width_of(uint32_t number)
{
    return number ? 32u - (unsigned)__builtin_clz(number) : 0;
}

static inline uint32_t dl_unpack(const uint8_t *bytes, uint64_t bit, unsigned width)
{
    uint64_t word;
    memcpy(&word, bytes + (bit >> 3), sizeof word);
    return (uint32_t)(word >> (bit & 7) & ((1ull << width) - 1));
}

/* Writes behind what is in a buffer, which others leave alone until it ends. */
typedef struct dl_packer {
    dl_buf *out;
    char *at;
    uint64_t pending; /* bits that do not fill a byte yet */
    unsigned used;    /* how many */
} dl_packer;

/* With room for so many bits. */
static inline dl_packer dl_pack_start(dl_buf *out, uint64_t bits)
{
    size_t bytes = (size_t)(bits / 8) + 2 * DL_PACK_ROOM;
    if (out->capacity - out->count < bytes)
        DL_RESERVE(out, NULL, bytes);
    return (dl_packer){ .out = out, .at = out->items + out->count };
}

/* The number has no more bits than that. */
static inline void dl_pack(dl_packer *packer, uint64_t number, unsigned width)
{
    packer->pending |= number << packer->used;
    packer->used += width;
    memcpy(packer->at, &packer->pending, sizeof packer->pending);
    packer->at += packer->used >> 3;
    packer->pending >>= packer->used & ~7u;
    packer->used &= 7;
}

/* Fills up the last byte. */
static inline void dl_pack_end(dl_packer *packer)
{
    packer->at += packer->used > 0;
    packer->out->count = (size_t)(packer->at - packer->out->items);
}

#endif
