/* A segment's file, proved page by page when it is first read: opening an index of a
 * gigabyte must not read a gigabyte.
 *
 *   segment, filled up to a multiple of 8 | checksum of each page
 *
 * Pages may be proved by several threads at once. */
#ifndef DL_INDEX_PAGES_H
#define DL_INDEX_PAGES_H
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "dateline/error.h"

enum { DL_PAGE = 1 << 14 };

typedef struct dl_pages {
    const uint8_t *bytes;
    size_t size;      /* of the segment */
    size_t file_size; /* with the checksums */
    const uint64_t *checks;
    uint64_t check; /* of the checksums: names the file */
    _Atomic uint64_t *proved; /* a bit each */
    atomic_bool damaged;
} dl_pages;

/* Writes a segment to a new file; *check is the checksum of its pages' checksums. */
bool dl_pages_write(const char *path, const void *segment, size_t size, uint64_t *check,
                    dl_error *error);
dl_pages *dl_pages_map(const char *path, size_t size, uint64_t check, dl_error *error);
void dl_pages_free(dl_pages *pages);
/* Whether these bytes are as they were written; if not, pages->damaged is set. */
bool dl_pages_prove(dl_pages *pages, const void *from, size_t length);

#endif
