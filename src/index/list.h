#ifndef DL_INDEX_LIST_H
#define DL_INDEX_LIST_H
/* Private to index: the texts that a term of a segment stands in, block by block, how often,
 * and where.
 *
 * A list of up to 128 texts is its first text and a block (blocks.h). A longer one tells
 * how many blocks it has, then for each where it starts, and which text is its first: so
 * who looks for few texts reads few blocks.
 *
 *   blocks | first text, start of the block, start of its places: 4 bytes each | ...
 *   texts of the block less one, block | ...
 *
 * Where no places are kept, their start is left out. Lists of beginnings, of no blocks,
 * are a bit for each text of the segment.
 */
#include "src/index/segment.h"

/* The list of a term; texts are numbered from the first of the segment. */
typedef struct dl_list {
    const dl_segment *segment;
    uint32_t texts;
    uint32_t blocks; /* 0: a bit for each text */
    bool has_places;
    const uint8_t *starts; /* of the blocks; NULL: it is one */
    const uint8_t *data, *places;
    size_t data_length, places_length; /* bytes */
    uint32_t first;                    /* of one block */
    uint32_t times;                    /* of one text, whose block is not kept; else 0 */
} dl_list;

/* The bytes that tell where a block starts. */
static inline size_t dl_list_start_size(bool has_places)
{
    return (has_places ? 3 : 2) * sizeof(uint32_t);
}

/* The list of the term that the cursor stands on; false if it may not be read. */
bool dl_list_open(const dl_term_cursor *cursor, dl_list *list);
/* The first text of a block. */
uint32_t dl_list_first(const dl_list *list, uint32_t block);
/* The block from `from` on that has the text, if any has. */
uint32_t dl_list_seek(const dl_list *list, uint32_t from, uint32_t text);
/* Reads the texts of a block, and how often the term stands in each. */
void dl_list_texts(const dl_list *list, uint32_t number, dl_block *block);
void dl_list_times(const dl_list *list, uint32_t number, dl_block *block);
/* Where the places of a block are, which has been read; NULL if they may not be read. */
const uint8_t *dl_list_places(const dl_list *list, uint32_t number);
/* A block of several as it is kept, to be copied. */
typedef struct dl_raw_block {
    uint32_t first, count;
    dl_str data, places;
} dl_raw_block;
dl_raw_block dl_list_raw(const dl_list *list, uint32_t number);
/* Marks all texts; the first text of the segment has the number `move`. */
void dl_list_mark(const dl_list *list, uint32_t move, dl_bits bits);
/* The same for the term that the cursor stands on. */
void dl_segment_mark(const dl_term_cursor *cursor, uint32_t move, dl_bits bits);

#endif
