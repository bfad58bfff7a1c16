#ifndef DL_RUN_H
#define DL_RUN_H
/* Private to base: where a word ends that is written as nearly all Latin words are, in
 * letters and digits of ASCII and the letters of two or three bytes that Western European
 * and Vietnamese words have. Sixteen bytes are looked at together: a loop over a word's
 * bytes ends after another number of rounds each time, which a processor cannot guess. */
#include <stdbool.h>
#include <stddef.h>

enum { DL_RUN_BYTES = 16 };

#ifdef __SSE2__
#include <emmintrin.h>

/* A bit for each of sixteen bytes in [first, last]. */
static inline unsigned dl_bytes_between(__m128i bytes, unsigned char first,
                                        unsigned char last)
{
    __m128i above = _mm_sub_epi8(bytes, _mm_set1_epi8((char)first));
    __m128i most = _mm_set1_epi8((char)(last - first));
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(above, most), above));
}

/* Length of the word that starts at `byte`, with DL_RUN_BYTES to read; 0: it has to be
 * looked at point by point, or there is none. */
static inline size_t dl_run_length(const unsigned char *byte)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)byte);
    __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    unsigned word = dl_bytes_between(lower, 'a', 'z') | dl_bytes_between(bytes, '0', '9');
    unsigned high = (unsigned)_mm_movemask_epi8(bytes);
    unsigned end = ~word & (word + 1); /* the lowest bit that is not set */
    if (end >> DL_RUN_BYTES)
        return 0;
    if (!(high & end))
        return (size_t)__builtin_ctz(end);
    unsigned two = dl_bytes_between(bytes, 0xC3, 0xC6);   /* U+00C0 to U+01BF */
    unsigned three = dl_bytes_between(bytes, 0xE1, 0xE1); /* and Latin Extended */
    unsigned latin = dl_bytes_between(bytes, 0xB8, 0xBB); /* Additional */
    unsigned trail = dl_bytes_between(bytes, 0x80, 0xBF);
    unsigned signs = dl_bytes_between(lower, 0xB7, 0xB7); /* of times and by */
    word |= two | three | trail;
    end = ~word & (word + 1);
    unsigned within = end - 1;
    two &= within;
    three &= within;
    bool whole = (trail & within) == ((two | three) << 1 | three << 2) &&
                 !(three << 1 & ~latin) && !(two << 1 & signs);
    return end >> DL_RUN_BYTES || high & end || !whole ? 0 : (size_t)__builtin_ctz(end);
}
#else
static inline size_t dl_run_length(const unsigned char *byte)
{
    (void)byte;
    return 0;
}
#endif

#endif
