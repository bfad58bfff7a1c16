#ifndef DL_PROOF_H
#define DL_PROOF_H
/* [base] What was read from a disk, proved when it is first looked at, a page at a time:
 * opening a gigabyte must not read a gigabyte.
 *
 * Items of one size lie behind each other; a page has a power of two of them, so that
 * none lies on two. Several threads may prove at once. */
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DL_PROOF_PAGE = 1 << 14 /* bytes; of large items up to twice as many */ };

typedef struct dl_proof {
    char *bytes;
    size_t count, size;       /* items, and bytes of each */
    unsigned shift;           /* a page has 2^shift items */
    const uint64_t *checks;   /* of each page */
    _Atomic uint64_t *proved; /* a bit each */
    atomic_bool *damaged;     /* is set when a page is not as it was written */
    bool mends;               /* a damaged page is filled with zeroes; else left alone */
    size_t mapped; /* bytes of a mapped file that are fetched as dl_file_fetch does when
                      they are first looked at; 0: none */
} dl_proof;

/* The checksum of these bytes (XXH3, 64 bits). */
uint64_t dl_proof_check(const void *bytes, size_t size);

/* The pages of so many items, and of how many items each is. */
size_t dl_proof_pages(size_t count, size_t size);
unsigned dl_proof_shift(size_t size);
/* The words that bits for so many pages take. */
static inline size_t dl_proof_words(size_t pages)
{
    return pages / 64 + 1;
}
/* Writes the checksum of each page. */
void dl_proof_make(const void *bytes, size_t count, size_t size, uint64_t *checks);

static inline bool dl_is_proved(const dl_proof *proof, size_t page)
{
    return atomic_load_explicit(&proof->proved[page / 64], memory_order_relaxed) >>
               page % 64 &
           1;
}
/* Whether the items need no proof, because they are on one page that had it, or behind
 * the last one that was written. */
static inline bool dl_prove_quickly(const dl_proof *proof, size_t first, size_t count)
{
    return first >= proof->count || count == 0 ||
           (first >> proof->shift == (first + count - 1) >> proof->shift &&
            dl_is_proved(proof, first >> proof->shift));
}

bool dl_prove_pages(const dl_proof *proof, size_t first, size_t last);
/* Whether these items are as they were written; what lies behind the last one that was,
 * is newer and always is. */
static inline bool dl_prove(const dl_proof *proof, size_t first, size_t count)
{
    if (dl_prove_quickly(proof, first, count))
        return true;
    size_t last = count < proof->count - first ? first + count - 1 : proof->count - 1;
    return dl_prove_pages(proof, first >> proof->shift, last >> proof->shift);
}

/* Proves a part of them, in about a quarter of a millisecond: from *item on, which moves
 * behind it; true when that was the last part. */
bool dl_prove_part(const dl_proof *proof, size_t *item);

#endif
