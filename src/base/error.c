#include "dateline/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "dateline/buf.h"

/* A message cut by snprintf must not end inside a code point. */
static void cut_at_point(char *text, size_t size)
{
    size_t len = strnlen(text, size);
    if (len + 1 < size)
        return;
    while (len && ((unsigned char)text[len - 1] & 0xC0) == 0x80)
        len--;
    if (len && (unsigned char)text[len - 1] >= 0xC0)
        len--;
    text[len] = '\0';
}

bool dl_fail(dl_error *error, dl_error_kind kind, const char *format, ...)
{
    va_list list;
    error->kind = kind;
    error->offset = 0;
    va_start(list, format);
    vsnprintf(error->message, sizeof error->message, format, list);
    va_end(list);
    cut_at_point(error->message, sizeof error->message);
    return false;
}

void dl_report_add(dl_reports *reports, dl_str file, uint32_t line, const char *format,
                   ...)
{
    if (!reports)
        return;
    if (reports->count >= DL_REPORT_LIMIT) {
        reports->left_out++;
        return;
    }
    char text[512];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    cut_at_point(text, sizeof text);
    *DL_APPEND(reports, reports->arena) = (dl_report){
        .file = dl_str_copy(reports->arena, file),
        .line = line,
        .text = dl_str_copy(reports->arena, dl_str_from(text)),
    };
}
