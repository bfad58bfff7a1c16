#ifndef DL_INGEST_H
#define DL_INGEST_H
/* [ingest] Bytes to articles.
 *
 * Pure: bytes in, articles out, both in the arena given. The format is told by content,
 * not by name; formats are a table (ingest.c). What is broken is mended or left out and
 * reported with the line it stands on.
 */
#include "dateline/document.h"
#include "dateline/error.h"

/* Appends the articles found in `bytes` to *articles. `file` is the name to report and to
 * look for a date in. Text that is already valid UTF-8 is not copied: bytes must live as
 * long as the articles. False if there is not one (then *error says why). */
bool dl_ingest(dl_str bytes, dl_str file, dl_arena *arena, dl_articles *articles,
               dl_reports *reports, dl_error *error);

/* Language by script and function words; DL_LANGUAGE_OTHER if it is none we read. */
dl_language dl_ingest_language(dl_str text);

#endif
