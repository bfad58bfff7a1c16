#include "dateline/proof.h"

#include <string.h>
#include <xxhash.h>

#include "dateline/file.h"

uint64_t dl_proof_check(const void *bytes, size_t size)
{
    return XXH3_64bits(bytes, size);
}

unsigned dl_proof_shift(size_t size)
{
    unsigned shift = 0;
    while (size << shift < DL_PROOF_PAGE)
        shift++;
    return shift;
}

size_t dl_proof_pages(size_t count, size_t size)
{
    unsigned shift = dl_proof_shift(size);
    return (count >> shift) + ((count & (((size_t)1 << shift) - 1)) != 0);
}

static size_t page_bytes(size_t count, size_t size, unsigned shift, size_t page)
{
    size_t left = count - (page << shift), whole = (size_t)1 << shift;
    return (left < whole ? left : whole) * size;
}

void dl_proof_make(const void *bytes, size_t count, size_t size, uint64_t *checks)
{
    unsigned shift = dl_proof_shift(size);
    for (size_t page = 0; page < dl_proof_pages(count, size); page++)
        checks[page] = dl_proof_check((const char *)bytes + (page << shift) * size,
                                      page_bytes(count, size, shift, page));
}

static bool prove_page(const dl_proof *proof, size_t page)
{
    _Atomic uint64_t *word = &proof->proved[page / 64];
    uint64_t bit = 1ull << page % 64;
    if (atomic_load_explicit(word, memory_order_relaxed) & bit)
        return true;
    char *bytes = proof->bytes + (page << proof->shift) * proof->size;
    size_t length = page_bytes(proof->count, proof->size, proof->shift, page);
    bool sound = dl_proof_check(bytes, length) == proof->checks[page];
    if (!sound)
        atomic_store(proof->damaged, true);
    if (!sound && proof->mends)
        memset(bytes, 0, length);
    if (sound || proof->mends)
        atomic_fetch_or_explicit(word, bit, memory_order_relaxed);
    return sound;
}

static bool any_is_proved(const dl_proof *proof, size_t first, size_t end)
{
    for (size_t page = first; page < end; page++)
        if (dl_is_proved(proof, page))
            return true;
    return false;
}

/* What lies beside the bytes is mostly asked for next, so as much of it is fetched as takes
 * hardly longer: a group of pages, with the first of them. */
static void fetch(const dl_proof *proof, size_t first, size_t last)
{
    enum { AT_ONCE = 1 << 16 };
    size_t size = proof->size << proof->shift;
    size_t group = AT_ONCE / size ? AT_ONCE / size : 1;
    size_t pages = dl_proof_pages(proof->count, proof->size);
    size_t from = first - first % group, end = last + group - last % group;
    end = end < pages ? end : pages;
    if (end - from <= group && any_is_proved(proof, from, end))
        return;
    size_t to = end * size;
    dl_file_fetch(proof->bytes, from * size, to < proof->mapped ? to : proof->mapped);
}

bool dl_prove_pages(const dl_proof *proof, size_t first, size_t last)
{
    bool sound = true;
    while (first <= last && dl_is_proved(proof, first))
        first++;
    while (first < last && dl_is_proved(proof, last))
        last--;
    if (first <= last && proof->mapped)
        fetch(proof, first, last);
    for (size_t page = first; page <= last; page++)
        sound &= prove_page(proof, page);
    return sound;
}

bool dl_prove_part(const dl_proof *proof, size_t *item)
{
    enum { PART = 1 << 20 }; /* bytes */
    size_t items = proof->size ? PART / proof->size + 1 : PART;
    dl_prove(proof, *item, items);
    *item += items;
    return *item >= proof->count;
}
