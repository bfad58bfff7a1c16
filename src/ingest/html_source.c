/* What a page's source has that libxml2 takes otherwise than browsers do. */
#include <string.h>

#include "dateline/buf.h"
#include "src/ingest/html_tree.h"

enum { FIRST = 0x80, LAST = 0x9F, REFERENCE_BYTES = 8 };

/* The HTML standard, "numeric character reference end state": &#151; is a dash, as it is in
 * windows-1252. 0 where that has nothing. */
static const uint16_t points[LAST - FIRST + 1] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* libxml2 takes a NUL for the end of the text. */
static dl_str without_nuls(dl_str text, dl_arena *arena)
{
    if (!text.len || !memchr(text.ptr, '\0', text.len))
        return text;
    char *copy = dl_arena_copy(arena, text.ptr, text.len);
    for (size_t i = 0; i < text.len; i++)
        copy[i] = copy[i] ? copy[i] : ' ';
    return (dl_str){ copy, text.len };
}

static int digit_of(char c, int base)
{
    int value = c >= '0' && c <= '9' ? c - '0'
              : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : base;
    return value < base ? value : -1;
}

/* The point that the reference at the start of text means, if libxml2 takes it for a
 * control character; in *len its bytes. */
static uint32_t point_of(dl_str text, size_t *len)
{
    int base = text.len > 2 && (text.ptr[2] | 32) == 'x' ? 16 : 10;
    size_t at = base == 16 ? 3 : 2;
    int value = 0;
    for (; at < text.len && at < REFERENCE_BYTES; at++) {
        int digit = digit_of(text.ptr[at], base);
        if (digit < 0)
            break;
        value = value * base + digit;
    }
    *len = at + (at < text.len && text.ptr[at] == ';');
    return value >= FIRST && value <= LAST ? points[value - FIRST] : 0;
}

dl_str dl_html_mend(dl_str text, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    text = without_nuls(text, arena);
    size_t copied = 0;
    for (size_t at = dl_str_find(text, DL_STR("&#"), 0); at != SIZE_MAX;
         at = dl_str_find(text, DL_STR("&#"), at + 2)) {
        size_t len;
        uint32_t point = point_of(dl_str_slice(text, at, text.len), &len);
        if (!point)
            continue;
        dl_buf_add(&out, dl_str_slice(text, copied, at));
        dl_buf_add_point(&out, point);
        copied = at + len;
    }
    if (copied == 0)
        return text;
    dl_buf_add(&out, dl_str_slice(text, copied, text.len));
    return dl_buf_str(&out);
}
