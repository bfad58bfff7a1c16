#ifndef DL_UNICODE_H
#define DL_UNICODE_H
/* Private to base: the class table, open to the inner loops that cut text into words. */
#include "dateline/utf8.h"

extern const uint16_t dl_class_index[];
extern const uint8_t dl_class_blocks[];

static inline dl_point_class dl_point_class_of(uint32_t point)
{
    return (dl_point_class)dl_class_blocks[(size_t)dl_class_index[point >> 7] * 128
                                           + (point & 127)];
}

/* Decodes where the text is known to be valid; falls back where it is not. */
static inline uint32_t dl_utf8_step(dl_str text, size_t *offset)
{
    const unsigned char *byte = (const unsigned char *)text.ptr + *offset;
    size_t left = text.len - *offset;
    if (byte[0] < 0x80) {
        *offset += 1;
        return byte[0];
    }
    if (byte[0] >= 0xC2 && byte[0] < 0xE0 && left >= 2 && (byte[1] & 0xC0) == 0x80) {
        *offset += 2;
        return (uint32_t)(byte[0] & 0x1F) << 6 | (byte[1] & 0x3Fu);
    }
    if (byte[0] > 0xE0 && byte[0] < 0xED && left >= 3 && (byte[1] & 0xC0) == 0x80
        && (byte[2] & 0xC0) == 0x80) {
        *offset += 3;
        return (uint32_t)(byte[0] & 0x0F) << 12 | (uint32_t)(byte[1] & 0x3F) << 6
             | (byte[2] & 0x3Fu);
    }
    return dl_utf8_next(text, offset);
}

#endif
