#include "src/store/bytes.h"

#include <endian.h>
#include <string.h>

void dl_bytes_number(dl_buf *out, uint64_t number)
{
    while (number >= 0x80) {
        dl_buf_add_char(out, (char)(unsigned char)(number | 0x80));
        number >>= 7;
    }
    dl_buf_add_char(out, (char)number);
}

void dl_bytes_signed(dl_buf *out, int64_t number)
{
    dl_bytes_number(out, (uint64_t)number << 1 ^ (number < 0 ? UINT64_MAX : 0));
}

void dl_bytes_text(dl_buf *out, dl_str text)
{
    dl_bytes_number(out, text.len);
    dl_buf_add(out, text);
}

uint64_t dl_bytes_read_number(dl_bytes *bytes)
{
    uint64_t number = 0;
    for (unsigned shift = 0; !bytes->failed; shift += 7) {
        bytes->failed = bytes->rest.len == 0 || shift > 63;
        if (bytes->failed)
            break;
        unsigned char byte = (unsigned char)bytes->rest.ptr[0];
        bytes->rest = dl_str_slice(bytes->rest, 1, bytes->rest.len);
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
    return 0;
}

uint32_t dl_bytes_read_limited(dl_bytes *bytes, uint32_t limit)
{
    uint64_t number = dl_bytes_read_number(bytes);
    if (number > limit)
        bytes->failed = true;
    return bytes->failed ? 0 : (uint32_t)number;
}

int64_t dl_bytes_read_signed(dl_bytes *bytes)
{
    uint64_t number = dl_bytes_read_number(bytes);
    return (int64_t)(number >> 1 ^ (number & 1 ? UINT64_MAX : 0));
}

dl_str dl_bytes_read_text(dl_bytes *bytes)
{
    uint64_t len = dl_bytes_read_number(bytes);
    if (len > bytes->rest.len)
        bytes->failed = true;
    if (bytes->failed)
        return (dl_str){ "", 0 };
    dl_str text = dl_str_slice(bytes->rest, 0, len);
    bytes->rest = dl_str_slice(bytes->rest, len, bytes->rest.len);
    return text;
}

/* At most eight bytes, the first lowest. */
static uint64_t load(const char *bytes, size_t len)
{
    uint64_t word = 0;
    if (len == sizeof word) {
        memcpy(&word, bytes, sizeof word);
        return le64toh(word);
    }
    for (size_t i = 0; i < len; i++)
        word |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
    return word;
}

uint64_t dl_bytes_hash(dl_str bytes, uint64_t seed)
{
    static const uint64_t prime = 0x00000100000001B3;
    uint64_t hash = seed ^ 0xCBF29CE484222325 ^ bytes.len;
    size_t at = 0;
    for (; at + 8 <= bytes.len; at += 8) {
        hash = (hash ^ load(bytes.ptr + at, 8)) * prime;
        hash ^= hash >> 29; /* or the high bytes of a word would only reach the top */
    }
    hash = (hash ^ load(bytes.ptr + at, bytes.len - at)) * prime;
    hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCD;
    hash = (hash ^ hash >> 33) * 0xC4CEB9FE1A85EC53;
    return hash ^ hash >> 33;
}
