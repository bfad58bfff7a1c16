/* What stands right behind what: the words of a pattern checked by their places. */
#ifndef DL_INDEX_ADJACENCY_H
#define DL_INDEX_ADJACENCY_H
#include "dateline/arena.h"
#include "src/index/scan.h"
#include "src/index/segment.h"

/* Takes out of `found` the texts of this segment in which the pattern does not stand. All
 * that are in it have each of its words, or for its last one that is a beginning, a word
 * that begins so. */
void dl_keep_adjacent(const dl_segment *segment, const dl_pattern *pattern, dl_bits found,
                      dl_arena *arena);

#endif
