#ifndef DL_BUF_H
#define DL_BUF_H
/* [base] Text being written: grows at its end, is read as a dl_str.
 *
 * Zeroed is empty and valid, and grows on the heap until dl_buf_release; with `arena`
 * set it grows there.
 */
#include "dateline/arena.h"
#include "dateline/str.h"

typedef struct dl_buf {
    char *items;
    size_t count, capacity; /* bytes */
    dl_arena *arena;
} dl_buf;

void dl_buf_add(dl_buf *buf, dl_str text);
void dl_buf_add_char(dl_buf *buf, char c);
/* The UTF-8 form of a code point (at most 4 bytes; surrogates become U+FFFD). */
void dl_buf_add_point(dl_buf *buf, uint32_t point);
void dl_buf_format(dl_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* What has been written; true until the next write. */
dl_str dl_buf_str(const dl_buf *buf);
/* The same with a NUL behind it. */
const char *dl_buf_cstr(dl_buf *buf);
void dl_buf_reset(dl_buf *buf);
void dl_buf_release(dl_buf *buf);

/* A formatted string in an arena. */
dl_str dl_str_format(dl_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
dl_str dl_str_copy(dl_arena *arena, dl_str s);

#endif
