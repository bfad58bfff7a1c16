#ifndef DL_CLI_SOURCE_NAMES_H
#define DL_CLI_SOURCE_NAMES_H
/* How commands name sources and times. */
#include "dateline/sources.h"

/* The one source that `name` means: an address or title, or a part of one that no other
 * source has. NULL if there is none or there are several. */
const dl_source *dl_source_pick(const dl_sources *sources, dl_str name);
/* Its title, or its address where it has none. */
dl_str dl_source_title(const dl_source *source);
/* "2026-11-22 14:03" in the reader's time; empty for 0. */
dl_str dl_time_text(int64_t milliseconds, dl_arena *arena);

#endif
