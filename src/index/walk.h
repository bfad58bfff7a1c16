/* A word's list walked along ascending texts: only blocks that have one of them are read.
 */
#ifndef DL_INDEX_WALK_H
#define DL_INDEX_WALK_H
#include "src/index/list.h"

typedef struct dl_walk {
    dl_list list;
    uint32_t index; /* of the word in its pattern */
    uint32_t number, at;
    uint32_t limit; /* the first text that is in a later block; 0: none is read yet */
    const uint8_t *places;
    dl_block block;
    uint32_t before[DL_BLOCK_TEXTS]; /* places of the block before those of each text */
} dl_walk;

/* Sets out along the list of a word; false if the segment does not have it. */
bool dl_walk_start(dl_walk *walk, const dl_segment *segment, dl_str key, uint32_t index);
/* The same along a list that was opened. */
void dl_walk_restart(dl_walk *walk);
/* Reads the block that has the text, if any has. */
void dl_walk_load(dl_walk *walk, uint32_t text);

/* Whether the word stands in this text. */
static inline bool dl_walk_to(dl_walk *walk, uint32_t text)
{
    if (walk->limit <= text)
        dl_walk_load(walk, text);
    uint32_t at = walk->at;
    while (walk->block.texts[at] < text)
        at++;
    walk->at = at;
    return walk->block.texts[at] == text && walk->places;
}

/* How often it stands in the text that the walk has come to. */
static inline uint32_t dl_walk_times(const dl_walk *walk)
{
    return walk->block.times[walk->at];
}
static inline uint32_t dl_walk_place(const dl_walk *walk, uint32_t i)
{
    uint32_t place;
    dl_block_read_places(walk->places, walk->before[walk->at] + i, 1, &place);
    return place;
}

#endif
