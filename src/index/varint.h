/* Numbers below 2^32 in 7 bits a byte, the low ones first; all but the last byte have the
 * high bit. */
#ifndef DL_INDEX_VARINT_H
#define DL_INDEX_VARINT_H
#include <stddef.h>
#include <stdint.h>

enum { DL_VARINT_LIMIT = 5 };

static inline size_t dl_varint_write(uint8_t bytes[DL_VARINT_LIMIT], uint32_t value)
{
    size_t count = 0;
    for (; value >= 0x80; value >>= 7)
        bytes[count++] = (uint8_t)((value & 0x7F) | 0x80);
    bytes[count++] = (uint8_t)value;
    return count;
}

static inline uint32_t dl_varint_read(const uint8_t **at)
{
    const uint8_t *bytes = *at;
    uint32_t value = *bytes++;
    if (value >= 0x80) {
        value &= 0x7F;
        for (unsigned shift = 7; shift < 32; shift += 7) {
            uint32_t byte = *bytes++;
            value |= (byte & 0x7F) << shift;
            if (byte < 0x80)
                break;
        }
    }
    *at = bytes;
    return value;
}

#endif
