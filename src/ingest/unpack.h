#ifndef DL_INGEST_UNPACK_H
#define DL_INGEST_UNPACK_H
/* gzip and zstd, told by their first bytes. */
#include "src/ingest/intake.h"

/* Unpacks intake->text in place, also what was packed twice. What is cut or damaged is
 * unpacked as far as it goes, and reported. False if nothing comes out, or more than
 * DL_FILE_LIMIT. */
bool dl_unpack(dl_intake *intake, dl_error *error);

#endif
