#ifndef DL_INGEST_FEED_H
#define DL_INGEST_FEED_H
/* RSS and Atom differ in the names of their elements, not in what they say. */
#include "src/ingest/intake.h"

/* Whether text starts with the element `root`, perhaps with a prefix, behind declarations,
 * comments and what broken servers put before them. */
bool dl_feed_starts(dl_str text, const char *root);
/* Adds an article for each element `item`. */
bool dl_feed_parse(const dl_intake *intake, const char *item, dl_error *error);

#endif
