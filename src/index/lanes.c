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

/* What is behind the last of the few is never found behind the last of the many: a place
 * has thirteen bits at most, and is moved by less than the sixteenth tells. */
enum { NO_FEW = 3 << 14, NO_MANY = 1 << 15 };

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
    return _mm256_or_si256(eight, _mm256_and_si256(behind, _mm256_set1_epi32(none)));
}

IN_PLACE __m256i find_one(const int16_t *wanted, __m256i many)
{
    return _mm256_cmpeq_epi16(_mm256_set1_epi16(*wanted), many);
}

/* The wanted are every other number. */
IN_PLACE __m256i find_four(const int16_t *wanted, __m256i many)
{
    return _mm256_or_si256(
        _mm256_or_si256(find_one(wanted, many), find_one(wanted + 2, many)),
        _mm256_or_si256(find_one(wanted + 4, many), find_one(wanted + 6, many)));
}

WITH_LANES bool dl_lanes_meet(const dl_place_run *few, const dl_place_run *many,
                              int32_t distance)
{
    int16_t wanted[2 * DL_LANES_FEW];
    __m256i met = _mm256_setzero_si256(), move = _mm256_set1_epi32(distance);
    uint64_t bit = few->bit, step = 8 * few->lanes->width;
    int32_t count = (int32_t)few->times, rest = (int32_t)many->times;
    for (int32_t i = 0; i < count; i += 8, bit += step) {
        __m256i eight = eight_at(few, bit, count - i, NO_FEW);
        void *to = wanted + 2 * i;
        _mm256_storeu_si256(to, _mm256_add_epi32(eight, move));
    }
    bit = many->bit;
    step = 8 * many->lanes->width;
    for (; rest > 0; rest -= 16, bit += 2 * step) {
        __m256i here = _mm256_packus_epi32(eight_at(many, bit, rest, NO_MANY),
                                           eight_at(many, bit + step, rest - 8, NO_MANY));
        for (int32_t i = 0; i < count; i += 8) {
            __m256i four = find_four(wanted + 2 * i, here);
            met = _mm256_or_si256(
                met, _mm256_or_si256(four, find_four(wanted + 2 * i + 8, here)));
        }
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
