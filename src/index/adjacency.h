/* What stands right behind what: the words of a pattern checked by their places. */
#ifndef DL_INDEX_ADJACENCY_H
#define DL_INDEX_ADJACENCY_H
#include "dateline/arena.h"
#include "src/index/scan.h"
#include "src/index/segment.h"

/* Takes out of `found`, the texts of a segment counted from its first, those in which the
 * pattern does not stand. */
void dl_keep_adjacent(const dl_segment *segment, const dl_pattern *pattern, dl_bits found,
                      dl_arena *arena);

#endif
