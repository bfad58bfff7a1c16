#include "src/index/pages.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "dateline/file.h"
#include "dateline/image.h"

static size_t fill(size_t size)
{
    return (8 - size % 8) % 8;
}

bool dl_pages_write(const char *path, const void *segment, size_t size, uint64_t *check,
                    dl_error *error)
{
    static const uint64_t zero;
    size_t count = dl_proof_pages(size, 1);
    uint64_t *checks = dl_memory_resize(NULL, count, sizeof *checks);
    dl_proof_make(segment, size, 1, checks);
    *check = dl_proof_check(checks, count * sizeof *checks);
    const void *parts[] = { segment, &zero, checks };
    const size_t sizes[] = { size, fill(size), count * sizeof *checks };
    bool ok = dl_image_put(path, 0, parts, sizes, 3, error);
    dl_memory_free(checks);
    return ok;
}

/* --- without a name ---------------------------------------------------------------- */

/* Reads what was written once more, a page at a time, and puts the checksums behind it.
 */
static bool add_checks(FILE *file, size_t size, uint64_t *check)
{
    char page[DL_PROOF_PAGE];
    size_t count = dl_proof_pages(size, 1);
    uint64_t *checks = dl_memory_resize(NULL, count, sizeof *checks);
    bool ok = fseek(file, 0, SEEK_SET) == 0;
    for (size_t i = 0; ok && i < count; i++) {
        size_t left = size - i * sizeof page,
               wanted = left < sizeof page ? left : sizeof page;
        ok = fread(page, 1, wanted, file) == wanted;
        dl_proof_make(page, wanted, 1, &checks[i]);
    }
    *check = dl_proof_check(checks, count * sizeof *checks);
    ok = ok && fseek(file, (long)(size + fill(size)), SEEK_SET) == 0 &&
         fwrite(checks, sizeof *checks, count, file) == count && fflush(file) == 0;
    dl_memory_free(checks);
    return ok;
}

dl_pages *dl_pages_spill(const char *folder, const dl_str *parts, size_t count)
{
    char path[4096];
    uint64_t check;
    size_t size = 0;
    dl_error ignored = { 0 };
    dl_pages *pages = NULL;
    snprintf(path, sizeof path, "%s/part-XXXXXX", folder);
    dl_file_make_folders(path);
    int handle = mkostemp(path, O_CLOEXEC);
    FILE *file = handle < 0 ? NULL : fdopen(handle, "w+");
    bool ok = file != NULL;
    for (size_t i = 0; ok && i < count; i++) {
        ok = fwrite(parts[i].ptr, 1, parts[i].len, file) == parts[i].len;
        size += parts[i].len;
    }
    if (ok && add_checks(file, size, &check))
        pages = dl_pages_map(path, size, check, &ignored);
    if (file)
        fclose(file);
    if (handle >= 0)
        unlink(path);
    return pages;
}

/* --- mapping ----------------------------------------------------------------------- */

dl_pages *dl_pages_map(const char *path, size_t size, uint64_t check, dl_error *error)
{
    enum { BEGINNING = 1 << 18 /* the head and most tables of shelves */ };
    const void *bytes;
    size_t count = dl_proof_pages(size, 1), checks_at = size + fill(size);
    size_t file_size = checks_at + count * sizeof(uint64_t),
           words = dl_proof_words(count);
    if (!dl_image_open(path, file_size, &bytes, error))
        return NULL;
    dl_file_expect_jumps(bytes, file_size);
    dl_file_fetch(bytes, 0, size < BEGINNING ? size : BEGINNING);
    dl_file_fetch(bytes, checks_at, file_size);
    dl_pages *pages = dl_memory_resize(NULL, 1, sizeof *pages);
    *pages = (dl_pages){
        .bytes = bytes, .size = size, .file_size = file_size, .check = check
    };
    atomic_init(&pages->damaged, false);
    pages->proof = (dl_proof){ .bytes = (char *)bytes,
                               .count = size,
                               .size = 1,
                               .shift = dl_proof_shift(1),
                               .checks = (const void *)((const char *)bytes + checks_at),
                               .proved = dl_memory_resize(NULL, words, sizeof(uint64_t)),
                               .damaged = &pages->damaged,
                               .mapped = file_size };
    memset((void *)pages->proof.proved, 0, words * sizeof(uint64_t));
    return pages;
}

bool dl_pages_are_sound(const dl_pages *pages)
{
    size_t count = dl_proof_pages(pages->size, 1);
    return dl_proof_check(pages->proof.checks, count * sizeof(uint64_t)) == pages->check;
}

void dl_pages_rest(const dl_pages *pages)
{
    if (pages->file_size) /* nobody writes there, so nothing is lost */
        madvise((void *)pages->bytes, pages->file_size, MADV_DONTNEED);
}

void dl_pages_free(dl_pages *pages)
{
    if (!pages)
        return;
    dl_image_close(pages->bytes, pages->file_size);
    dl_memory_free((void *)pages->proof.proved);
    dl_memory_free(pages);
}
