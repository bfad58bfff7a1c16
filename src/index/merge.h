/* Segments put together: the texts of each behind those of the one before. */
#ifndef DL_INDEX_MERGE_H
#define DL_INDEX_MERGE_H
#include "src/index/segment.h"

enum { DL_MERGE_LIMIT = 32 };

/* One segment of `count` (at most DL_MERGE_LIMIT) that follow each other, to be given
 * back with dl_memory_free; NULL if one of them is damaged. Only reads them, so it may
 * run on a thread of its own. */
void *dl_segments_merge(const dl_segment *segments, size_t count, size_t *size);

#endif
