/* Where in a text a term stands: the numbers of its words, in as many bits as can be told
 * from the length of the text and how often the term stands in it. So a text that is not
 * asked for is stepped over without a look at its places.
 *
 * One place is a number below the length. Several are kept as Elias (1974) and Fano (1971)
 * did: the low bits of each, then all high parts as the distances of ones.
 *
 * An ideograph that is not right behind the one before takes a place more, so that what
 * stands at the next place is right behind. That place belongs to the term DL_TERM_APART. */
#ifndef DL_INDEX_PLACES_H
#define DL_INDEX_PLACES_H
#include "src/index/packing.h"

/* Lengths are kept in a byte, rounded up to four bits. */
static inline uint64_t dl_length_bound(uint8_t class)
{
    return class < 16 ? class : (uint64_t)(8 + (class & 7)) << ((class >> 3) - 1);
}

static inline uint8_t dl_length_class(uint32_t length)
{
    if (length < 16)
        return (uint8_t)length;
    unsigned shift = dl_log2(length - 1) - 3;
    uint32_t mantissa = ((length - 1) >> shift) + 1; /* 9 to 16 */
    return (uint8_t)(((shift + 1) << 3) + mantissa - 8);
}

typedef struct dl_places_form {
    unsigned low;  /* bits of each place; of several the low ones */
    uint64_t bits; /* of all */
} dl_places_form;

static inline dl_places_form dl_places_form_of(uint64_t bound, uint32_t times)
{
    if (times == 1) {
        unsigned bits = bound > 1 ? dl_log2(bound - 1) + 1 : 0;
        return (dl_places_form){ bits, bits };
    }
    unsigned low = dl_log2(bound) - dl_log2(times);
    low -= low && (uint64_t)times << low > bound;
    return (dl_places_form){ low, (uint64_t)times * (low + 1) + ((bound - 1) >> low) };
}

static inline void dl_places_write(dl_packer *packer, uint64_t bound,
                                   const uint32_t *places, uint32_t times)
{
    dl_places_form form = dl_places_form_of(bound, times);
    uint32_t high = 0;
    dl_pack_reserve(packer, form.bits);
    for (uint32_t i = 0; i < times; i++)
        dl_pack(packer, places[i] & ((1ull << form.low) - 1), form.low);
    if (times == 1)
        return;
    for (uint32_t i = 0; i < times; i++) {
        dl_pack_unary(packer, (places[i] >> form.low) - high);
        high = places[i] >> form.low;
    }
    dl_pack_zeroes(packer, ((bound - 1) >> form.low) - high);
}

/* Reads them from a bit on. */
static inline void dl_places_read(const uint8_t *bytes, uint64_t at, uint64_t bound,
                                  uint32_t times, uint32_t *places)
{
    dl_places_form form = dl_places_form_of(bound, times);
    dl_unpacker lows = { bytes, at };
    dl_unpacker highs = { bytes, at + (uint64_t)times * form.low };
    uint64_t high = 0;
    for (uint32_t i = 0; i < times; i++) {
        high += times > 1 ? dl_unpack_zeroes(&highs) : 0;
        places[i] = (uint32_t)(high << form.low | dl_unpack(&lows, form.low));
    }
}

#endif
