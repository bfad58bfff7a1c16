#ifndef DL_IMAGE_H
#define DL_IMAGE_H
/* [base] Tables of plain records, written to a file and mapped back as they are.
 *
 * A mapped table can be read, changed and added to like one on the heap: changes stay
 * private to the process (copy on write), and what is added goes into address space that
 * was reserved behind it, so nothing moves and opening is not loading. Such a table must
 * not be given back with dl_memory_free: dl_image_release does that for all.
 *
 * Every page of a table has a checksum (XXH3, 64 bits). Who reads items touches them first:
 * that proves their pages, and where one is damaged, its records are zeroes from then on
 * and the image says so. So offsets in records can be trusted, if zeroes are a valid
 * record. Who changes items touches them too, for what was changed cannot be proved.
 * Records are those of this machine and this build: an image is a cache, and whatever is
 * wrong with it, the answer is to make it anew.
 */
#include <stdbool.h>

#include "dateline/arena.h"
#include "dateline/error.h"
#include "dateline/proof.h"
#include "dateline/str.h"

typedef struct dl_image_table {
    void **items;
    size_t *count, *capacity;
    size_t size; /* of an item */
} dl_image_table;

/* Of any struct with items, count and capacity. */
#define DL_IMAGE_TABLE(table)                                                            \
    (dl_image_table)                                                                     \
    {                                                                                    \
        (void **)&(table)->items, &(table)->count, &(table)->capacity,                   \
            sizeof *(table)->items                                                       \
    }

enum { DL_IMAGE_TABLES = 40 }; /* at most */

/* What a file is and of which version: another one is not read. */
typedef struct dl_image_kind {
    char magic[8];
    uint32_t version;
} dl_image_kind;

/* Writes the tables to a new file and makes it durable; *check is what names its content.
 */
bool dl_image_write(const char *path, dl_image_kind kind, const dl_image_table *tables,
                    size_t count, uint64_t *check, dl_error *error);

typedef struct dl_image {
    void *regions[DL_IMAGE_TABLES]; /* NULL: the table is on the heap, and proved */
    dl_proof proofs[DL_IMAGE_TABLES];
    size_t count;
    const void *checks; /* of all pages */
    size_t checks_size;
    _Atomic uint64_t *proved;
    atomic_bool *damaged;
} dl_image;

/* Fills the tables, which are empty, from a file with this content. On failure they are
 * empty again, and the message says what is wrong with the file. */
bool dl_image_map(const char *path, dl_image_kind kind, uint64_t check,
                  const dl_image_table *tables, size_t count, dl_image *image,
                  dl_error *error);
/* To be called before items of a table are read or changed; tables count from 0. */
static inline void dl_image_touch(const dl_image *image, size_t table, size_t first,
                                  size_t count)
{
    dl_prove(&image->proofs[table], first, count);
}
/* Touches all of it: whether it is sound. */
bool dl_image_prove(const dl_image *image);
/* Whether anything that was touched was damaged. */
bool dl_image_is_damaged(const dl_image *image);
/* Whether memory is part of a table that was mapped. */
bool dl_image_has(const dl_image *image, const void *memory);
/* Gives back the memory of what was read but not changed, which is read from the file
 * again where it is needed. Nobody may change the tables meanwhile. */
void dl_image_rest(const dl_image *image);
void dl_image_release(dl_image *image);

/* A file that is only read: mapped whole, with the size that it must have. */
bool dl_image_open(const char *path, size_t size, const void **bytes, dl_error *error);
void dl_image_close(const void *bytes, size_t size);

/* Writes bytes at an offset of a file, which ends behind them, and makes it durable. */
bool dl_image_put(const char *path, uint64_t offset, const void *const *parts,
                  const size_t *sizes, size_t count, dl_error *error);

/* A folder of images is written by one process at a time: the descriptor of its lock, to
 * be closed, or -1. Makes the folder. */
int dl_image_lock(const char *folder, dl_error *error);
/* Removes the files of a folder whose names begin with `start`, but those to keep. */
void dl_image_sweep(const char *folder, const char *start, const dl_str *keep,
                    size_t count);

#endif
