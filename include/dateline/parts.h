#ifndef DL_PARTS_H
#define DL_PARTS_H
/* [ingest] A file or standard input as bytes that dl_ingest takes.
 *
 * JSON Lines, plain or packed, come in parts of whole lines, so that a dump of any size
 * needs the memory of a part. Everything else is one part of at most DL_FILE_LIMIT.
 */
#include "dateline/arena.h"
#include "dateline/error.h"
#include "dateline/ingest.h"

typedef struct dl_file_parts dl_file_parts;

typedef struct dl_file_part {
    dl_str bytes;
    uint32_t lines; /* of the file before it */
    bool more;      /* it is not the last */
    bool of_lines;  /* of JSON Lines */
} dl_file_part;

/* Opens a path, or "-". The message names the file. */
bool dl_file_parts_open(const char *path, dl_file_parts **parts, dl_error *error);
/* Reads the next part into the arena; to be called as long as there is more. Lines that
 * are too long to be an article are left out and reported. */
bool dl_file_parts_next(dl_file_parts *parts, dl_arena *arena, dl_file_part *part, dl_reports *reports,
                   dl_error *error);
void dl_file_parts_close(dl_file_parts *parts);

/* dl_ingest_with for a part: reports have the line of the file. A part of many that holds
 * no article is no failure. */
bool dl_ingest_part(const dl_file_part *part, dl_str file, const dl_ingest_options *options,
                    dl_arena *arena, dl_articles *articles, dl_reports *reports,
                    dl_error *error);

#endif
