#ifndef DL_UNICODE_H
#define DL_UNICODE_H
/* Private to base: the class table, open to the inner loops that cut text into words. */
#include "dateline/utf8.h"

extern const uint16_t dl_class_index[];
extern const uint8_t dl_class_blocks[];

/* What a code point is folded to loosely: 0 for itself, another point, or, with
 * DL_FOLD_MANY, (entry & 15) points of dl_expansions from the bits between on. */
#define DL_FOLD_MANY 0x80000000u
extern const uint16_t dl_loose_index[];
extern const uint32_t dl_loose_blocks[];
extern const uint32_t dl_expansions[];

static inline uint32_t dl_loose_of(uint32_t point)
{
    return dl_loose_blocks[(size_t)dl_loose_index[point >> 7] * 128 + (point & 127)];
}

static inline dl_point_class dl_point_class_of(uint32_t point)
{
    return (dl_point_class)dl_class_blocks[(size_t)dl_class_index[point >> 7] * 128
                                           + (point & 127)];
}

/* Length of the well-formed sequence of two or three bytes that starts here, of those whose
 * second byte may be any trailing byte: nearly all of text beyond ASCII. 0 for others. */
static inline size_t dl_utf8_usual(const unsigned char *byte, size_t left)
{
    if (byte[0] >= 0xC2 && byte[0] < 0xE0)
        return left >= 2 && (byte[1] & 0xC0) == 0x80 ? 2 : 0;
    if (byte[0] > 0xE0 && byte[0] < 0xF0 && byte[0] != 0xED && left >= 3)
        return (byte[1] & 0xC0) == 0x80 && (byte[2] & 0xC0) == 0x80 ? 3 : 0;
    return 0;
}

/* Decodes fast what is usual; leaves the rest to dl_utf8_next. */
static inline uint32_t dl_utf8_step(dl_str text, size_t *offset)
{
    const unsigned char *byte = (const unsigned char *)text.ptr + *offset;
    if (byte[0] < 0x80) {
        *offset += 1;
        return byte[0];
    }
    size_t length = dl_utf8_usual(byte, text.len - *offset);
    if (length == 0)
        return dl_utf8_next(text, offset);
    *offset += length;
    if (length == 2)
        return (uint32_t)(byte[0] & 0x1F) << 6 | (byte[1] & 0x3Fu);
    return (uint32_t)(byte[0] & 0x0F) << 12 | (uint32_t)(byte[1] & 0x3F) << 6 |
           (byte[2] & 0x3Fu);
}

#endif
