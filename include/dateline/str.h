#ifndef DL_STR_H
#define DL_STR_H
/* [base] A borrowed, read-only view of UTF-8 text.
 *
 * It owns nothing, is not NUL-terminated, and lives no longer than what it was
 * cut from. Ingest validates UTF-8 once; above that floor nobody checks again.
 * Lengths and offsets are bytes.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define DL_COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef struct dl_str {
    const char *ptr;
    size_t len;
} dl_str;

/* A stretch of a document's body: byte offsets [start, end). */
typedef struct dl_span {
    uint32_t start;
    uint32_t end;
} dl_span;

#define DL_STR(literal) ((dl_str){ "" literal, sizeof(literal) - 1 })
#define DL_STR_ARGS(s)  (int)(s).len, (s).ptr /* for "%.*s" */

/* The small ones are inline: text is compared with literals everywhere, and the compiler
 * knows the length of those. */

/* The view of a NUL-terminated string; NULL gives the empty view. */
static inline dl_str dl_str_from(const char *text)
{
    return (dl_str){ text ? text : "", text ? strlen(text) : 0 };
}

/* The bytes [start, end) of s; both are clamped to s. */
static inline dl_str dl_str_slice(dl_str s, size_t start, size_t end)
{
    if (end > s.len)
        end = s.len;
    if (start > end)
        start = end;
    return (dl_str){ s.ptr ? s.ptr + start : s.ptr, end - start };
}

static inline dl_str dl_str_span(dl_str s, dl_span span)
{
    return dl_str_slice(s, span.start, span.end);
}

static inline bool dl_str_equal(dl_str a, dl_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool dl_str_starts(dl_str s, dl_str prefix)
{
    return s.len >= prefix.len &&
           (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

static inline bool dl_str_ends(dl_str s, dl_str suffix)
{
    return s.len >= suffix.len &&
           (suffix.len == 0 ||
            memcmp(s.ptr + (s.len - suffix.len), suffix.ptr, suffix.len) == 0);
}

/* Equal but for the case of ASCII letters. */
bool dl_str_equal_ascii(dl_str a, dl_str b);
/* Byte order, which for UTF-8 is the order of code points. */
int dl_str_compare(dl_str a, dl_str b);
/* Offset of the first needle in s at or after `from`; SIZE_MAX if there is none. */
size_t dl_str_find(dl_str s, dl_str needle, size_t from);
/* Without ASCII white space at both ends. */
dl_str dl_str_trim(dl_str s);
/* Splits s around the first sep. If there is none, head is all of s, tail is
 * empty, and the answer is false. */
bool dl_str_cut(dl_str s, char sep, dl_str *head, dl_str *tail);
/* Takes the first line off *rest, without its "\n" or "\r\n"; false when *rest is empty. */
bool dl_str_line(dl_str *rest, dl_str *line);
/* All of s as a decimal number without sign; false if it is none or above `limit`. */
bool dl_str_number(dl_str s, uint32_t limit, uint32_t *number);
/* 64-bit hash of the bytes, eight at a time by multiply and xorshift. For tables in
 * memory only: it depends on the order of bytes of the machine. */
uint64_t dl_str_hash(dl_str s);

#endif
