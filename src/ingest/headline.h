#ifndef DL_INGEST_HEADLINE_H
#define DL_INGEST_HEADLINE_H
/* What the first lines of a text say about it: its headline, the date in its header. */
#include "dateline/arena.h"
#include "dateline/date.h"

/* A leading " date YYYY-MM[-DD] "; *rest is what follows. No date if there is none (then
 * *rest is text). */
dl_date dl_headline_date(dl_str text, dl_str *rest);

/* The first line if it reads like a headline, else the first sentence; headers, datelines
 * and stamps are passed over. Points into text unless line ends had to be taken out. Empty
 * only if text is nothing but white space. */
dl_str dl_headline_find(dl_str text, dl_arena *arena);

#endif
