#include "src/index/bits.h"

#include <string.h>

static size_t words_of(uint32_t count)
{
    return ((size_t)count + 63) / 64;
}

dl_bits dl_bits_new(dl_arena *arena, uint32_t count)
{
    return (dl_bits){ DL_NEW(arena, uint64_t, words_of(count)), count };
}

void dl_bits_clear(dl_bits bits)
{
    if (bits.count)
        memset(bits.words, 0, words_of(bits.count) * sizeof *bits.words);
}

void dl_bits_set_range(dl_bits bits, uint32_t first, uint32_t more)
{
    for (uint32_t n = first, end = first + more; n < end;) {
        uint32_t in_word = 64 - n % 64;
        uint32_t take = end - n < in_word ? end - n : in_word;
        bits.words[n / 64] |= (~0ull >> (64 - take)) << n % 64;
        n += take;
    }
}

void dl_bits_and(dl_bits bits, dl_bits other)
{
    for (size_t i = 0; i < words_of(bits.count); i++)
        bits.words[i] &= other.words[i];
}

void dl_bits_or(dl_bits bits, dl_bits other)
{
    for (size_t i = 0; i < words_of(bits.count); i++)
        bits.words[i] |= other.words[i];
}

void dl_bits_invert(dl_bits bits)
{
    size_t count = words_of(bits.count);
    for (size_t i = 0; i < count; i++)
        bits.words[i] = ~bits.words[i];
    if (bits.count % 64)
        bits.words[count - 1] &= (1ull << bits.count % 64) - 1;
}

uint32_t dl_bits_total(dl_bits bits)
{
    uint64_t total = 0;
    for (size_t i = 0; i < words_of(bits.count); i++)
        total += dl_bits_ones(bits.words[i]);
    return (uint32_t)total;
}

size_t dl_bits_list(dl_bits bits, uint32_t *numbers)
{
    size_t count = 0;
    for (size_t i = 0; i < words_of(bits.count); i++)
        for (uint64_t left = bits.words[i]; left; left &= left - 1)
            numbers[count++] = (uint32_t)(i * 64 + (size_t)__builtin_ctzll(left));
    return count;
}

uint32_t dl_bits_next(dl_bits bits, uint32_t from)
{
    for (size_t i = from / 64; from < bits.count && i < words_of(bits.count); i++) {
        uint64_t left = bits.words[i];
        if (i == from / 64)
            left &= ~0ull << from % 64;
        if (left)
            return (uint32_t)(i * 64 + (size_t)__builtin_ctzll(left));
    }
    return bits.count;
}
