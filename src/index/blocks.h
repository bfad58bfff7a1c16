/* Blocks of a list: up to 128 texts of a term, how often it stands in each, and where.
 *
 *   widths | times less one | distances of the texts, or a bit for each text
 *   width of a place | the places of all its texts, of each ascending
 *
 * The first text of a block is kept apart, so a block means the same wherever the texts
 * before it end: merging copies it as it is. Every number of a kind takes as many bits as
 * the largest of its block: some more than the best codes, but read three times as fast,
 * and where a text's places are follows from the times before it.
 *
 * An ideograph that is not right behind the one before takes a place more, so that what
 * stands at the next place is right behind. That place belongs to the term DL_TERM_APART.
 */
#ifndef DL_INDEX_BLOCKS_H
#define DL_INDEX_BLOCKS_H
#include "src/index/bits.h"
#include "src/index/packing.h"

enum { DL_BLOCK_TEXTS = 128 };

typedef struct dl_block {
    uint32_t count;
    uint32_t texts[DL_BLOCK_TEXTS + 1], times[DL_BLOCK_TEXTS]; /* room for an end */
} dl_block;

/* Appends a block, and its places, to buffers. */
void dl_block_write(const dl_block *block, dl_buf *out);
void dl_block_write_places(const uint32_t *places, size_t count, dl_buf *out);

/* Reads block->count texts, and their times, from where a block starts. */
void dl_block_read_texts(const uint8_t *from, uint32_t first, dl_block *block);
void dl_block_read_times(const uint8_t *from, dl_block *block);
/* Sets a bit for each text, moved by `move`. */
void dl_block_mark(const uint8_t *from, uint32_t first, uint32_t count, uint32_t move,
                   dl_bits bits);

/* The places of a text before which so many of the block stand. */
static inline void dl_block_read_places(const uint8_t *from, uint64_t before,
                                        uint32_t times, uint32_t *places)
{
    unsigned width = *from;
    for (uint32_t i = 0; i < times; i++)
        places[i] = dl_unpack(from + 1, (before + i) * width, width);
}
/* Marks a byte for each of them; what is marked at any of them. */
void dl_block_put_marks(const uint8_t *from, uint64_t before, uint32_t times,
                        uint8_t *marks, uint8_t mark);
uint8_t dl_block_get_marks(const uint8_t *from, uint64_t before, uint32_t times,
                           const uint8_t *marks);
static inline size_t dl_block_places_size(const uint8_t *from, uint64_t times)
{
    return 1 + (size_t)((times * *from + 7) / 8);
}

#endif
