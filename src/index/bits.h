/* A set of small numbers, a bit each: documents, events, names, entities. */
#ifndef DL_INDEX_BITS_H
#define DL_INDEX_BITS_H
#include "dateline/arena.h"

#include <stdbool.h>

typedef struct dl_bits {
    uint64_t *words;
    uint32_t count; /* numbers 0 .. count-1 may be in the set */
} dl_bits;

dl_bits dl_bits_new(dl_arena *arena, uint32_t count); /* empty */

static inline void dl_bits_set(dl_bits bits, uint32_t n)
{
    bits.words[n >> 6] |= 1ull << (n & 63);
}
static inline bool dl_bits_has(dl_bits bits, uint32_t n)
{
    return n < bits.count && (bits.words[n >> 6] >> (n & 63) & 1);
}

/* Every processor can do this, and several at once; not every one has an instruction. */
static inline uint32_t dl_bits_ones(uint64_t word)
{
    word -= word >> 1 & 0x5555555555555555;
    word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
    word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F;
    return (uint32_t)(word * 0x0101010101010101 >> 56);
}

void dl_bits_clear(dl_bits bits);
/* The numbers first .. first+more-1. */
void dl_bits_set_range(dl_bits bits, uint32_t first, uint32_t more);
/* Each changes its first set, which has the count of the other. */
void dl_bits_and(dl_bits bits, dl_bits other);
void dl_bits_or(dl_bits bits, dl_bits other);
void dl_bits_invert(dl_bits bits);
uint32_t dl_bits_total(dl_bits bits);
/* Writes all numbers of the set, for which there is room; how many they are. */
size_t dl_bits_list(dl_bits bits, uint32_t *numbers);
/* The smallest number in the set from `from` on; bits.count if there is none. */
uint32_t dl_bits_next(dl_bits bits, uint32_t from);

#endif
