#include "src/index/pages.h"

#include <string.h>

#include "dateline/image.h"

static size_t count_pages(size_t size)
{
    return (size + DL_PAGE - 1) / DL_PAGE;
}

static size_t page_size(size_t page, size_t size)
{
    return size - page * DL_PAGE < DL_PAGE ? size - page * DL_PAGE : DL_PAGE;
}

static size_t fill(size_t size)
{
    return (8 - size % 8) % 8;
}

bool dl_pages_write(const char *path, const void *segment, size_t size, uint64_t *check,
                    dl_error *error)
{
    static const uint64_t zero;
    size_t count = count_pages(size);
    uint64_t *checks = dl_memory_resize(NULL, count, sizeof *checks);
    for (size_t i = 0; i < count; i++)
        checks[i] =
            dl_image_check((const char *)segment + i * DL_PAGE, page_size(i, size));
    *check = dl_image_check(checks, count * sizeof *checks);
    const void *parts[] = { segment, &zero, checks };
    const size_t sizes[] = { size, fill(size), count * sizeof *checks };
    bool ok = dl_image_put(path, 0, parts, sizes, 3, error);
    dl_memory_free(checks);
    return ok;
}

dl_pages *dl_pages_map(const char *path, size_t size, uint64_t check, dl_error *error)
{
    const void *bytes;
    size_t count = count_pages(size), checks_at = size + fill(size);
    size_t file_size = checks_at + count * sizeof(uint64_t);
    if (!dl_image_open(path, file_size, &bytes, error))
        return NULL;
    const uint64_t *checks = (const void *)((const char *)bytes + checks_at);
    if (dl_image_check(checks, count * sizeof *checks) != check) {
        dl_fail(error, DL_ERROR_SYNTAX, "%s is damaged.", path);
        dl_image_close(bytes, file_size);
        return NULL;
    }
    dl_pages *pages = dl_memory_resize(NULL, 1, sizeof *pages);
    size_t words = count / 64 + 1;
    *pages = (dl_pages){ .bytes = bytes,
                         .size = size,
                         .file_size = file_size,
                         .checks = checks,
                         .check = check,
                         .proved = dl_memory_resize(NULL, words, sizeof(uint64_t)) };
    memset((void *)pages->proved, 0, words * sizeof(uint64_t));
    return pages;
}

void dl_pages_free(dl_pages *pages)
{
    if (!pages)
        return;
    dl_image_close(pages->bytes, pages->file_size);
    dl_memory_free((void *)pages->proved);
    dl_memory_free(pages);
}

static bool prove_page(dl_pages *pages, size_t page)
{
    _Atomic uint64_t *word = &pages->proved[page / 64];
    uint64_t bit = 1ull << page % 64;
    if (atomic_load_explicit(word, memory_order_relaxed) & bit)
        return true;
    if (dl_image_check(pages->bytes + page * DL_PAGE, page_size(page, pages->size)) !=
        pages->checks[page]) {
        atomic_store(&pages->damaged, true);
        return false;
    }
    atomic_fetch_or_explicit(word, bit, memory_order_relaxed);
    return true;
}

bool dl_pages_prove(dl_pages *pages, const void *from, size_t length)
{
    if (length == 0)
        return true;
    size_t start = (size_t)((const uint8_t *)from - pages->bytes);
    for (size_t page = start / DL_PAGE; page <= (start + length - 1) / DL_PAGE; page++)
        if (!prove_page(pages, page))
            return false;
    return true;
}
