/* Segments put together: the texts of each behind those of the one before. */
#ifndef DL_INDEX_MERGE_H
#define DL_INDEX_MERGE_H
#include "src/index/segment.h"

enum { DL_MERGE_LIMIT = 32 };

/* One segment of `count` (at most DL_MERGE_LIMIT) that follow each other, in memory or, if
 * it is large and the folder is not NULL, in a file there; nothing if one of them is
 * damaged. Only reads them, so it may run on a thread of its own. */
dl_made_segment dl_segments_merge(const dl_segment *segments, size_t count,
                                  const char *folder);

#endif
