/* Private to timeline: a cluster made an entry to be shown. */
#ifndef DL_TIMELINE_ENTRY_H
#define DL_TIMELINE_ENTRY_H
#include "dateline/timeline.h"
#include "src/timeline/merge.h"

/* The entry of a cluster of the merger; what it points to is in `arena`. Empties
 * `scratch` for its own use. */
dl_timeline_entry dl_entry_of_cluster(const dl_corpus *corpus,
                                      const dl_reference *reference,
                                      const dl_merger *merger, uint32_t root,
                                      dl_arena *scratch, dl_arena *arena);
/* The entry of a measure that no article tells. */
dl_timeline_entry dl_entry_of_measure(const dl_corpus *corpus,
                                      const dl_reference *reference, uint32_t measure,
                                      dl_arena *arena);

#endif
