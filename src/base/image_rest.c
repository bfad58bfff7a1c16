/* Memory of a mapped image given back: pages that are the file's still are dropped, and
 * come again from the page cache when they are read. What was changed stays. */
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "dateline/image.h"

/* What Linux tells of a page (Documentation/admin-guide/mm/pagemap.rst): a copy that was
 * written to belongs to no file. */
static const uint64_t of_file = 1ull << 61, present = 1ull << 63;

static bool is_idle(uint64_t page)
{
    return (page & (of_file | present)) == (of_file | present);
}

static void drop_idle(char *bytes, const uint64_t *pages, size_t count, size_t page_size)
{
    for (size_t i = 0, end; i < count; i = end + 1) {
        for (end = i; end < count && is_idle(pages[end]); end++)
            continue;
        if (end > i)
            madvise(bytes + i * page_size, (end - i) * page_size, MADV_DONTNEED);
    }
}

static void rest(int map, char *bytes, size_t size)
{
    enum { PAGES = 512 };
    uint64_t pages[PAGES];
    size_t page_size = (size_t)sysconf(_SC_PAGESIZE);
    size_t left = size / page_size; /* the last one may be shared with what was added */
    for (size_t count; left; left -= count, bytes += count * page_size) {
        count = left < PAGES ? left : PAGES;
        size_t wanted = count * sizeof *pages;
        off_t place = (off_t)((uintptr_t)bytes / page_size * sizeof *pages);
        if (pread(map, pages, wanted, place) != (ssize_t)wanted)
            return;
        drop_idle(bytes, pages, count, page_size);
    }
}

void dl_image_rest(const dl_image *image)
{
    int map = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
    if (map < 0)
        return; /* another system: the memory stays */
    for (size_t i = 0; i < image->count; i++)
        if (image->regions[i])
            rest(map, image->regions[i], image->proofs[i].count * image->proofs[i].size);
    close(map);
}
