#include "src/index/lanes.h"

#include <string.h>

void dl_lanes_make(dl_lanes *lanes, unsigned width)
{
    enum { LOADED = 16, NONE = 0x80 };
    lanes->width = width;
    lanes->mask = (1u << width) - 1;
    for (unsigned bit = 0; bit < 8; bit++)
        for (unsigned lane = 0; lane < 8; lane++) {
            unsigned at = bit + lane * width;
            lanes->shifts[bit][lane] = at % 8;
            for (unsigned i = 0; i < 4; i++)
                lanes->bytes[bit][4 * lane + i] =
                    (uint8_t)(at / 8 + i < LOADED ? at / 8 + i : NONE);
        }
}

#ifdef __x86_64__
#include <immintrin.h>

#define WITH_LANES __attribute__((target("avx2")))
#define IN_PLACE   __attribute__((target("avx2"), always_inline)) static inline

bool dl_lanes_are_there(void)
{
    return __builtin_cpu_supports("avx2");
}

/* What is behind the last of the few is never found behind the last of the many. */
enum { NO_FEW = 30, NO_MANY = 31 /* the bit that it has */ };

/* Eight places that start at a bit, of which there are `left`. */
IN_PLACE __m256i eight_at(const dl_place_run *run, uint64_t bit, int32_t left, int none)
{
    const dl_lanes *lanes = run->lanes;
    const void *bytes = lanes->bytes[bit & 7], *shifts = lanes->shifts[bit & 7];
    const void *from = run->bytes + (bit >> 3);
    __m256i last = _mm256_set1_epi32(left - 1);
    __m256i behind = _mm256_cmpgt_epi32(_mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7), last);
    __m256i eight = _mm256_broadcastsi128_si256(_mm_loadu_si128(from));
    eight = _mm256_shuffle_epi8(eight, _mm256_loadu_si256(bytes));
    eight = _mm256_srlv_epi32(eight, _mm256_loadu_si256(shifts));
    eight = _mm256_and_si256(eight, _mm256_set1_epi32((int32_t)lanes->mask));
    return _mm256_or_si256(eight, _mm256_slli_epi32(behind, none));
}

typedef struct sixteen {
    __m256i first, second;
} sixteen;

IN_PLACE __m256i find_one(int32_t wanted, sixteen many)
{
    __m256i one = _mm256_set1_epi32(wanted);
    return _mm256_or_si256(_mm256_cmpeq_epi32(one, many.first),
                           _mm256_cmpeq_epi32(one, many.second));
}

IN_PLACE __m256i find_two(const int32_t *wanted, sixteen many)
{
    return _mm256_or_si256(find_one(wanted[0], many), find_one(wanted[1], many));
}

IN_PLACE __m256i find_eight(const int32_t *wanted, sixteen many)
{
    return _mm256_or_si256(
        _mm256_or_si256(find_two(wanted, many), find_two(wanted + 2, many)),
        _mm256_or_si256(find_two(wanted + 4, many), find_two(wanted + 6, many)));
}

WITH_LANES bool dl_lanes_meet(const dl_place_run *few, const dl_place_run *many,
                              int32_t distance)
{
    int32_t wanted[DL_LANES_FEW];
    __m256i met = _mm256_setzero_si256(), move = _mm256_set1_epi32(distance);
    uint64_t bit = few->bit, step = 8 * few->lanes->width;
    void *to = wanted;
    for (int32_t left = (int32_t)few->times; left > 0; left -= 8, bit += step) {
        __m256i eight = eight_at(few, bit, left, NO_FEW);
        _mm256_storeu_si256(to, _mm256_add_epi32(eight, move));
        to = (char *)to + sizeof eight;
    }
    bit = many->bit;
    step = 8 * many->lanes->width;
    for (int32_t left = (int32_t)many->times; left > 0; left -= 16, bit += 2 * step) {
        sixteen here = { eight_at(many, bit, left, NO_MANY),
                         eight_at(many, bit + step, left - 8, NO_MANY) };
        for (const int32_t *next = wanted; next < (const int32_t *)to; next += 8)
            met = _mm256_or_si256(met, find_eight(next, here));
    }
    return !_mm256_testz_si256(met, met);
}

#else

bool dl_lanes_are_there(void)
{
    return false;
}

bool dl_lanes_meet(const dl_place_run *few, const dl_place_run *many, int32_t distance)
{
    (void)few, (void)many, (void)distance;
    return false;
}

#endif
