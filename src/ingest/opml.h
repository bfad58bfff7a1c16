#ifndef DL_INGEST_OPML_H
#define DL_INGEST_OPML_H
#include "dateline/document.h"
#include "dateline/subscriptions.h"

bool dl_opml_is(dl_str text);
/* Appends the feeds of an OPML text. */
void dl_opml_read(dl_str text, dl_str file, dl_arena *arena,
                  dl_subscriptions *subscriptions, dl_reports *reports);

#endif
