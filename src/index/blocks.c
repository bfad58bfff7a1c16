#include "src/index/blocks.h"

#include <assert.h>

enum { BITMAP = 31, WIDTH_BITS = 5 };

/* How many bits times take, by the upper three bits of the widths. */
static const uint8_t times_widths[] = { 0, 1, 2, 3, 4, 6, 12, 32 };

static unsigned times_code(uint32_t largest)
{
    unsigned code = 0, width = dl_width_of(largest);
    while (times_widths[code] < width)
        code++;
    return code;
}

/* --- writing ----------------------------------------------------------------------- */

static void pack_bitmap(const dl_block *block, uint32_t span, dl_packer *packer)
{
    char *bytes = packer->at;
    memset(bytes, 0, (span + 7) / 8);
    for (uint32_t i = 1; i < block->count; i++) {
        uint32_t bit = block->texts[i] - block->texts[0] - 1;
        bytes[bit / 8] |= (char)(1 << bit % 8);
    }
    packer->at += (span + 7) / 8;
}

void dl_block_write(const dl_block *block, dl_buf *out)
{
    uint32_t most = 0, often = 0, count = block->count;
    uint32_t span = block->texts[count - 1] - block->texts[0];
    for (uint32_t i = 0; i < count; i++)
        often |= block->times[i] - 1;
    for (uint32_t i = 1; i < count; i++)
        most |= block->texts[i] - block->texts[i - 1] - 1;
    unsigned width = dl_width_of(most), code = times_code(often);
    bool is_bitmap = span <= width * (count - 1);
    assert(width < BITMAP);
    dl_packer packer = dl_pack_start(out, 8 + (uint64_t)count * times_widths[code] +
                                              (uint64_t)count * width);
    dl_pack(&packer, code << WIDTH_BITS | (is_bitmap ? (unsigned)BITMAP : width), 8);
    for (uint32_t i = 0; code && i < count; i++)
        dl_pack(&packer, block->times[i] - 1, times_widths[code]);
    if (is_bitmap) {
        packer.at += packer.used > 0; /* at a byte of its own */
        packer.used = 0;
        pack_bitmap(block, span, &packer);
    } else {
        for (uint32_t i = 1; i < count; i++)
            dl_pack(&packer, block->texts[i] - block->texts[i - 1] - 1, width);
    }
    dl_pack_end(&packer);
}

void dl_block_write_places(const uint32_t *places, size_t count, dl_buf *out)
{
    uint32_t all = 0;
    for (size_t i = 0; i < count; i++)
        all |= places[i];
    unsigned width = dl_width_of(all);
    dl_packer packer = dl_pack_start(out, 8 + (uint64_t)count * width);
    dl_pack(&packer, width, 8);
    for (size_t i = 0; i < count; i++)
        dl_pack(&packer, places[i], width);
    dl_pack_end(&packer);
}

/* --- reading ----------------------------------------------------------------------- */

typedef struct layout {
    unsigned times_width, width; /* BITMAP: a bit for each text */
    const uint8_t *bytes;        /* behind the widths */
    uint64_t texts;              /* the bit at which they start */
} layout;

static layout layout_of(const uint8_t *from, uint32_t count)
{
    unsigned width = *from & BITMAP, times_width = times_widths[*from >> WIDTH_BITS];
    uint64_t texts = (uint64_t)count * times_width;
    if (width == BITMAP)
        texts = (texts + 7) & ~7ull;
    return (layout){ times_width, width, from + 1, texts };
}

static void read_bitmap(const uint8_t *bytes, uint32_t first, dl_block *block)
{
    uint32_t base = first + 1;
    for (uint32_t i = 1; i < block->count; bytes += 8, base += 64) {
        uint64_t word;
        memcpy(&word, bytes, sizeof word);
        for (; word && i < block->count; word &= word - 1)
            block->texts[i++] = base + (uint32_t)__builtin_ctzll(word);
    }
}

void dl_block_read_texts(const uint8_t *from, uint32_t first, dl_block *block)
{
    layout at = layout_of(from, block->count);
    block->texts[0] = first;
    if (at.width == BITMAP) {
        read_bitmap(at.bytes + at.texts / 8, first, block);
        return;
    }
    dl_unpack_all(at.bytes, at.texts, at.width, block->count - 1, block->texts + 1);
    for (uint32_t i = 1; i < block->count; i++)
        block->texts[i] += block->texts[i - 1] + 1;
}

void dl_block_read_times(const uint8_t *from, dl_block *block)
{
    layout at = layout_of(from, block->count);
    dl_unpack_all(at.bytes, 0, at.times_width, block->count, block->times);
    for (uint32_t i = 0; i < block->count; i++)
        block->times[i]++;
}

/* A word of bits at once; behind the last text's there are others. */
static void mark_bitmap(const uint8_t *bytes, uint32_t base, uint32_t left, dl_bits bits)
{
    for (; left; bytes += 8, base += 64) {
        uint64_t word, over, rest;
        memcpy(&word, bytes, sizeof word);
        uint32_t ones = dl_bits_ones(word);
        for (; ones > left; ones--)
            word &= ~(1ull << (63 - __builtin_clzll(word)));
        left -= ones;
        over = word << (base & 63);
        rest = word >> 1 >> (63 - (base & 63));
        bits.words[base >> 6] |= over;
        if (rest)
            bits.words[(base >> 6) + 1] |= rest;
    }
}

void dl_block_mark(const uint8_t *from, uint32_t first, uint32_t count, uint32_t move,
                   dl_bits bits)
{
    layout at = layout_of(from, count);
    uint32_t text = first + move;
    dl_bits_set(bits, text);
    if (at.width == BITMAP) {
        mark_bitmap(at.bytes + at.texts / 8, text + 1, count - 1, bits);
        return;
    }
    uint32_t distances[DL_BLOCK_TEXTS];
    dl_unpack_all(at.bytes, at.texts, at.width, count - 1, distances);
    for (uint32_t i = 0; i + 1 < count; i++) {
        text += distances[i] + 1;
        dl_bits_set(bits, text);
    }
}

/* --- marks ------------------------------------------------------------------------- */

/* Four places with one load: common words have ten million of them. */
void dl_block_put_marks(const uint8_t *from, uint64_t before, uint32_t times,
                        uint8_t *marks, uint8_t mark)
{
    unsigned width = *from++;
    uint64_t bit = before * width, mask = (1ull << width) - 1;
    for (; width <= DL_PACK_FOUR && times >= 4; times -= 4, bit += 4 * width) {
        uint64_t word = dl_unpack_word(from, bit);
        marks[word & mask] = mark;
        marks[(word >>= width) & mask] = mark;
        marks[(word >>= width) & mask] = mark;
        marks[(word >>= width) & mask] = mark;
    }
    for (; times; times--, bit += width)
        marks[dl_unpack(from, bit, width)] = mark;
}

uint8_t dl_block_get_marks(const uint8_t *from, uint64_t before, uint32_t times,
                           const uint8_t *marks)
{
    unsigned width = *from++, any = 0;
    uint64_t bit = before * width, mask = (1ull << width) - 1;
    for (; width <= DL_PACK_FOUR && times >= 4; times -= 4, bit += 4 * width) {
        uint64_t word = dl_unpack_word(from, bit);
        any |= marks[word & mask];
        any |= marks[(word >>= width) & mask];
        any |= marks[(word >>= width) & mask];
        any |= marks[(word >>= width) & mask];
    }
    for (; times; times--, bit += width)
        any |= marks[dl_unpack(from, bit, width)];
    return (uint8_t)any;
}
