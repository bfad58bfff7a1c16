/* A segment's file, proved page by page when it is first read (proof.h).
 *
 *   segment, filled up to a multiple of 8 | checksum of each page
 */
#ifndef DL_INDEX_PAGES_H
#define DL_INDEX_PAGES_H
#include "dateline/error.h"
#include "dateline/proof.h"
#include "dateline/str.h"

typedef struct dl_pages {
    const uint8_t *bytes;
    size_t size;      /* of the segment */
    size_t file_size; /* with the checksums */
    uint64_t check;   /* of the checksums: names the file */
    dl_proof proof;   /* of the bytes */
    atomic_bool damaged;
} dl_pages;

/* Writes a segment to a new file; *check is the checksum of its pages' checksums. */
bool dl_pages_write(const char *path, const void *segment, size_t size, uint64_t *check,
                    dl_error *error);
dl_pages *dl_pages_map(const char *path, size_t size, uint64_t check, dl_error *error);
/* Whether the checksums themselves are sound: to be asked before anything else. Where
 * many files are mapped, those of all are read from the disk at once if it is asked
 * behind the last of them. */
bool dl_pages_are_sound(const dl_pages *pages);
/* A segment put together in a file that nobody else sees and that goes with the pages;
 * NULL if that cannot be had. */
dl_pages *dl_pages_spill(const char *folder, const dl_str *parts, size_t count);
void dl_pages_free(dl_pages *pages);
/* Gives back the memory of what has been read; it can be read as before. */
void dl_pages_rest(const dl_pages *pages);
/* Whether these bytes are as they were written; if not, pages->damaged is set. */
static inline bool dl_pages_prove(const dl_pages *pages, const void *from, size_t length)
{
    size_t start = (size_t)((const uint8_t *)from - pages->bytes);
    return dl_prove(&pages->proof, start, length);
}

#endif
