/* Numbers in as many bits as the largest of some needs, one behind the other, the low
 * bits first: each is read by itself, so a processor reads several at once. Readers load
 * eight bytes at any place, so that many bytes must be readable behind the last one. */
#ifndef DL_INDEX_PACKING_H
#define DL_INDEX_PACKING_H
#include <string.h>

#include "dateline/buf.h"

enum {
    DL_PACK_ROOM = 8,
    DL_PACK_FOUR = 57 / 4 /* bits of a number of which any four are in one load */
};

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

/* What starts at a bit: at least 57 bits of it. */
static inline uint64_t dl_unpack_word(const uint8_t *bytes, uint64_t bit)
{
    uint64_t word;
    memcpy(&word, bytes + (bit >> 3), sizeof word);
    return word >> (bit & 7);
}

/* Reads numbers that start at a bit, four with one load if they are short. */
static inline void dl_unpack_all(const uint8_t *bytes, uint64_t bit, unsigned width,
                                 uint32_t count, uint32_t *numbers)
{
    uint64_t mask = (1ull << width) - 1;
    uint32_t i = 0;
    for (; width <= DL_PACK_FOUR && i + 4 <= count; i += 4, bit += 4 * width) {
        uint64_t word = dl_unpack_word(bytes, bit);
        numbers[i] = (uint32_t)(word & mask);
        numbers[i + 1] = (uint32_t)((word >>= width) & mask);
        numbers[i + 2] = (uint32_t)((word >>= width) & mask);
        numbers[i + 3] = (uint32_t)((word >>= width) & mask);
    }
    for (; i < count; i++, bit += width)
        numbers[i] = dl_unpack(bytes, bit, width);
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
