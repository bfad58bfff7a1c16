#include "src/ingest/json_load.h"

#include <string.h>

#include "dateline/buf.h"

enum { HUGE_DIGITS = 19 }; /* as many as 2^63 has */

/* A surrogate escape without its other half is no character: "\ud83d" -> "\ufffd". */
static void mend_escape(dl_str text, size_t *at, dl_buf *out)
{
    dl_str escape = dl_str_slice(text, *at, *at + 6);
    dl_str pair = dl_str_slice(text, *at, *at + 12);
    bool hex = escape.len == 6 && escape.ptr[1] == 'u' && (escape.ptr[2] | 32) == 'd';
    bool high = hex && strchr("89abAB", escape.ptr[3]);
    bool low = hex && strchr("cdefCDEF", escape.ptr[3]);
    bool paired = high && pair.len == 12 && pair.ptr[6] == '\\' && pair.ptr[7] == 'u'
               && (pair.ptr[8] | 32) == 'd' && strchr("cdefCDEF", pair.ptr[9]);
    if (paired)
        dl_buf_add(out, pair);
    else if (high || low)
        dl_buf_add(out, DL_STR("\\ufffd"));
    else if (escape.len > 1 && !strchr("\"\\/bfnrtu", escape.ptr[1])) /* \' */
        dl_buf_add(out, dl_str_slice(text, *at + 1, *at + 2));
    else
        dl_buf_add(out, dl_str_slice(text, *at, *at + 2));
    *at += paired ? 12 : high || low ? 6 : 2;
}

/* A whole number that no 64-bit integer holds becomes a string: it is an id. */
static void mend_number(dl_str text, size_t *at, dl_buf *out)
{
    size_t end = *at + (text.ptr[*at] == '-');
    while (end < text.len && text.ptr[end] >= '0' && text.ptr[end] <= '9')
        end++;
    dl_str digits = dl_str_slice(text, *at, end);
    bool whole = end == text.len || !strchr(".eE", text.ptr[end]);
    bool huge = whole && digits.len >= HUGE_DIGITS;
    if (huge)
        dl_buf_add_char(out, '"');
    dl_buf_add(out, digits);
    if (huge)
        dl_buf_add_char(out, '"');
    *at = end;
}

/* A comma behind the last value. */
static bool ends_list(dl_str text, size_t comma)
{
    size_t at = comma + 1;
    while (at < text.len && strchr(" \t\r\n", text.ptr[at]))
        at++;
    return at < text.len && (text.ptr[at] == '}' || text.ptr[at] == ']');
}

/* Mends what writers of dumps get wrong: halves of surrogates, raw control characters in
 * strings, escapes that JSON has not, ids beyond 64 bits, commas behind the last value,
 * Python's NaN, Infinity and None. */
static dl_str mend(dl_str text, dl_buf *out)
{
    static const char *const nothings[] = { "NaN", "-Infinity", "Infinity", "None" };
    bool in_string = false;
    for (size_t at = 0; at < text.len;) {
        char c = text.ptr[at];
        dl_str nothing = { 0 };
        for (size_t i = 0; !in_string && i < DL_COUNT(nothings); i++)
            if (dl_str_starts(dl_str_slice(text, at, text.len), dl_str_from(nothings[i])))
                nothing = dl_str_from(nothings[i]);
        if (nothing.len) {
            dl_buf_add(out, DL_STR("null"));
            at += nothing.len;
        } else if (!in_string && ((c >= '0' && c <= '9') || c == '-')) {
            mend_number(text, &at, out);
        } else if (in_string && c == '\\') {
            mend_escape(text, &at, out);
        } else if (!in_string && c == ',' && ends_list(text, at)) {
            at++;
        } else {
            if (in_string && (unsigned char)c < 0x20)
                dl_buf_format(out, "\\u%04x", (unsigned)c);
            else
                dl_buf_add_char(out, c);
            in_string ^= c == '"';
            at++;
        }
    }
    return dl_buf_str(out);
}

json_object *dl_json_load(dl_str text, dl_error *why)
{
    json_object *value = dl_json_read(text, why);
    if (value)
        return value;
    dl_error again;
    dl_buf mended = { 0 };
    value = dl_json_read(mend(text, &mended), &again);
    dl_buf_release(&mended);
    return value;
}
