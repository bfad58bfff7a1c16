/* Numbers in as few bits as they need, one behind the other, the low bits first.
 *
 * Rice's code (1979) is a number's high part in ones' distance and `low` bits of it as they
 * are: for distances between random places it comes within a tenth of the best there is,
 * and needs no table. Readers load eight bytes at any place, so that many bytes must be
 * readable behind the last one. */
#ifndef DL_INDEX_PACKING_H
#define DL_INDEX_PACKING_H
#include <string.h>

#include "dateline/buf.h"

enum { DL_PACK_ROOM = 8, DL_PACK_MOST = 56 /* bits that are written or read at once */ };

static inline unsigned dl_log2(uint64_t value) /* not of 0 */
{
    return 63u - (unsigned)__builtin_clzll(value);
}

/* The low bits that suit `count` numbers with this sum. */
static inline unsigned dl_rice_low(uint64_t sum, uint64_t count)
{
    return sum < count ? 0 : dl_log2(sum / count);
}

/* --- reading ----------------------------------------------------------------------- */

typedef struct dl_unpacker {
    const uint8_t *bytes;
    uint64_t at; /* bits */
} dl_unpacker;

/* The bits from `at` on: DL_PACK_MOST of them at least, zeroes above. */
static inline uint64_t dl_unpack_window(const dl_unpacker *in)
{
    uint64_t word;
    memcpy(&word, in->bytes + (in->at >> 3), sizeof word);
    return word >> (in->at & 7);
}

static inline uint64_t dl_unpack(dl_unpacker *in, unsigned bits)
{
    uint64_t value = dl_unpack_window(in) & ((1ull << bits) - 1);
    in->at += bits;
    return value;
}

/* How many zeroes stand before the next one, which is skipped too. */
static inline uint64_t dl_unpack_zeroes(dl_unpacker *in)
{
    uint64_t zeroes = 0, window;
    while (!(window = dl_unpack_window(in))) {
        zeroes += 64 - (in->at & 7);
        in->at += 64 - (in->at & 7);
    }
    unsigned more = (unsigned)__builtin_ctzll(window);
    in->at += more + 1;
    return zeroes + more;
}

static inline uint32_t dl_unpack_rice(dl_unpacker *in, unsigned low)
{
    uint64_t window = dl_unpack_window(in);
    unsigned high = window ? (unsigned)__builtin_ctzll(window) : DL_PACK_MOST;
    if (high + 1 + low <= DL_PACK_MOST) {
        in->at += high + 1 + low;
        return high << low | (uint32_t)(window >> 1 >> high & ((1ull << low) - 1));
    }
    uint64_t zeroes = dl_unpack_zeroes(in);
    return (uint32_t)(zeroes << low | dl_unpack(in, low));
}

/* --- writing ----------------------------------------------------------------------- */

/* Writes behind what is in a buffer, which others leave alone until it ends. A copy that is
 * a variable of its own stays in registers, which bytes written elsewhere do not. */
typedef struct dl_packer {
    dl_buf *out;
    char *at;
    uint64_t pending; /* bits that do not fill a byte yet */
    unsigned used;    /* how many */
} dl_packer;

static inline dl_packer dl_pack_start(dl_buf *out)
{
    return (dl_packer){ .out = out, .at = out->items + out->count };
}

/* Makes room for so many bits. */
static inline void dl_pack_reserve(dl_packer *packer, uint64_t bits)
{
    dl_buf *out = packer->out;
    size_t bytes = (size_t)(bits / 8) + 2 * DL_PACK_ROOM;
    out->count = (size_t)(packer->at - out->items);
    if (out->capacity - out->count < bytes)
        DL_RESERVE(out, NULL, bytes);
    packer->at = out->items + out->count;
}

/* There is room for them, and value has no others. */
static inline void dl_pack(dl_packer *packer, uint64_t value, unsigned bits)
{
    packer->pending |= value << packer->used;
    packer->used += bits;
    memcpy(packer->at, &packer->pending, sizeof packer->pending);
    packer->at += packer->used >> 3;
    packer->pending >>= packer->used & ~7u;
    packer->used &= 7;
}

static inline void dl_pack_zeroes(dl_packer *packer, uint64_t count)
{
    for (; count > DL_PACK_MOST; count -= DL_PACK_MOST)
        dl_pack(packer, 0, DL_PACK_MOST);
    dl_pack(packer, 0, (unsigned)count);
}

/* So many zeroes, then a one. */
static inline void dl_pack_unary(dl_packer *packer, uint64_t zeroes)
{
    for (; zeroes >= DL_PACK_MOST; zeroes -= DL_PACK_MOST)
        dl_pack(packer, 0, DL_PACK_MOST);
    dl_pack(packer, 1ull << zeroes, (unsigned)zeroes + 1);
}

static inline void dl_pack_rice(dl_packer *packer, uint32_t value, unsigned low)
{
    uint64_t high = value >> low, rest = value & ((1ull << low) - 1);
    if (high + 1 + low <= DL_PACK_MOST) {
        dl_pack(packer, (1 | rest << 1) << high, (unsigned)high + 1 + low);
        return;
    }
    dl_pack_unary(packer, high);
    dl_pack(packer, rest, low);
}

/* Fills up the last byte. */
static inline void dl_pack_end(dl_packer *packer)
{
    packer->at += packer->used > 0;
    packer->out->count = (size_t)(packer->at - packer->out->items);
    packer->used = 0;
    packer->pending = 0;
}

#endif
