#include "dateline/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void dl_buf_add(dl_buf *buf, dl_str text)
{
    if (text.len == 0)
        return;
    DL_RESERVE(buf, buf->arena, text.len);
    memcpy(buf->items + buf->count, text.ptr, text.len);
    buf->count += text.len;
}

void dl_buf_add_char(dl_buf *buf, char c)
{
    *DL_APPEND(buf, buf->arena) = c;
}

void dl_buf_add_point(dl_buf *buf, uint32_t point)
{
    if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        point = 0xFFFD;
    DL_RESERVE(buf, buf->arena, 4);
    char *to = buf->items + buf->count;
    if (point < 0x80) {
        to[0] = (char)point;
        buf->count += 1;
        return;
    }
    int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = { 0, 0xC0, 0xE0, 0xF0 };
    to[0] = (char)(lead[more] | point >> (6 * more));
    for (int i = 1; i <= more; i++)
        to[i] = (char)(0x80 | ((point >> (6 * (more - i))) & 0x3F));
    buf->count += (size_t)more + 1;
}

static void add_formatted(dl_buf *buf, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int needed = vsnprintf(NULL, 0, format, list);
    if (needed > 0) {
        DL_RESERVE(buf, buf->arena, (size_t)needed + 1);
        vsnprintf(buf->items + buf->count, (size_t)needed + 1, format, again);
        buf->count += (size_t)needed;
    }
    va_end(again);
}

void dl_buf_format(dl_buf *buf, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    add_formatted(buf, format, list);
    va_end(list);
}

dl_str dl_buf_str(const dl_buf *buf)
{
    return (dl_str){ buf->items ? buf->items : "", buf->count };
}

const char *dl_buf_cstr(dl_buf *buf)
{
    dl_buf_add_char(buf, '\0');
    buf->count--;
    return buf->items;
}

void dl_buf_reset(dl_buf *buf)
{
    buf->count = 0;
}

void dl_buf_release(dl_buf *buf)
{
    if (!buf->arena)
        dl_memory_free(buf->items);
    *buf = (dl_buf){ .arena = buf->arena };
}

dl_str dl_str_format(dl_arena *arena, const char *format, ...)
{
    dl_buf buf = { .arena = arena };
    va_list list;
    va_start(list, format);
    add_formatted(&buf, format, list);
    va_end(list);
    dl_buf_cstr(&buf);
    return dl_buf_str(&buf);
}

dl_str dl_str_copy(dl_arena *arena, dl_str s)
{
    return (dl_str){ dl_arena_copy(arena, s.ptr, s.len), s.len };
}
