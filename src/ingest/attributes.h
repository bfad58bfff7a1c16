#ifndef DL_INGEST_ATTRIBUTES_H
#define DL_INGEST_ATTRIBUTES_H
/* Tags with thousands of attributes. libxml2 compares each with all before it, so that one
 * tag of 1 MB takes minutes; no honest tag has more than a few dozen. */
#include "dateline/arena.h"
#include "dateline/str.h"

typedef enum dl_dialect { DL_DIALECT_HTML, DL_DIALECT_XML } dl_dialect;

/* The markup with the first 128 attributes of each tag: itself, as a rule. Linear. */
dl_str dl_markup_limit(dl_str markup, dl_dialect dialect, dl_arena *arena);

#endif
