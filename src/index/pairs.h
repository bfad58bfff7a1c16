/* Two words of a pattern, in all texts that have both. */
#ifndef DL_INDEX_PAIRS_H
#define DL_INDEX_PAIRS_H
#include "src/index/walk.h"

/* Takes out of `found` the texts in which the second word stands nowhere so far behind
 * the first as in the pattern. */
void dl_keep_pairs(dl_walk *first, dl_walk *second, dl_bits found, dl_arena *arena);

#endif
