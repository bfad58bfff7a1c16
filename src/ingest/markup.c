#include "src/ingest/markup.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "dateline/buf.h"

enum { LIMIT = 64, REFERENCE_BYTES = 12 };

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || c == ':' || c == '-' || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

static dl_str name_at(dl_str text, size_t at)
{
    size_t end = at;
    while (end < text.len && is_name_byte(text.ptr[end]))
        end++;
    return dl_str_slice(text, at, end);
}

/* Behind `close`, or the end of the text. */
static size_t behind(dl_str text, const char *close, size_t from)
{
    size_t at = dl_str_find(text, dl_str_from(close), from);
    return at == SIZE_MAX ? text.len : at + strlen(close);
}

/* Behind the ">" of the tag at `at`. A ">" in quotes does not end it; a "<" always does,
 * for then a quote or the tag was never closed. */
static size_t tag_end(dl_str text, size_t at)
{
    char quote = '\0';
    for (size_t i = at + 1; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '<')
            return i;
        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return i + 1;
    }
    return text.len;
}

/* If no element starts at the "<" at `at`: behind what stands there instead; else `at`. */
static size_t skip_other(dl_str text, size_t at)
{
    dl_str rest = dl_str_slice(text, at, text.len);
    if (dl_str_starts(rest, DL_STR("<!--")))
        return behind(text, "-->", at + 4);
    if (dl_str_starts(rest, DL_STR("<![CDATA[")))
        return behind(text, "]]>", at);
    if (dl_str_starts(rest, DL_STR("<?")))
        return behind(text, "?>", at);
    if (dl_str_starts(rest, DL_STR("<!"))) {
        size_t end = behind(text, ">", at);
        size_t subset = dl_str_find(dl_str_slice(text, 0, end), DL_STR("["), at);
        return subset == SIZE_MAX ? end : behind(text, "]>", subset);
    }
    if (rest.len < 2 || !is_name_byte(rest.ptr[1]))
        return at + 1;
    return at;
}

/* Where the end tag of name starts, from the end of its start tag on; SIZE_MAX if it has
 * none. Elements of the same name inside are counted, or end it, if they are `flat`. */
static size_t find_end(dl_str text, dl_str name, size_t from, bool flat)
{
    size_t depth = 1;
    for (size_t at = from; at < text.len;) {
        const char *less = memchr(text.ptr + at, '<', text.len - at);
        if (!less)
            break;
        at = (size_t)(less - text.ptr);
        bool end_tag = at + 1 < text.len && text.ptr[at + 1] == '/';
        if (end_tag || is_name_byte(at + 1 < text.len ? text.ptr[at + 1] : '<')) {
            if (dl_str_equal(name_at(text, at + 1 + end_tag), name)) {
                bool empty = !end_tag && text.ptr[tag_end(text, at) - 2] == '/';
                if (flat || (end_tag && --depth == 0))
                    return at;
                depth += !end_tag && !empty;
            }
            at++;
        } else {
            at = skip_other(text, at);
        }
    }
    return SIZE_MAX;
}

/* Reads the element whose "<" is at `at`; its end tag is still to be found. Answers the
 * offset behind the start tag; *empty: it was "<name/>". */
static size_t read_start(dl_str text, size_t at, dl_element *element, bool *empty)
{
    size_t end = tag_end(text, at);
    element->start = at;
    element->name = name_at(text, at + 1);
    size_t name_end = at + 1 + element->name.len;
    bool closed = end > name_end && text.ptr[end - 1] == '>';
    *empty = closed && text.ptr[end - 2] == '/';
    element->attributes = dl_str_slice(text, name_end, end - closed - *empty);
    element->inner = dl_str_slice(text, end, end);
    return end;
}

/* An element without end: the text up to the next tag, and all of a CDATA section. */
static size_t open_end(dl_str text, size_t from)
{
    dl_str start = dl_str_trim(dl_str_slice(text, from, text.len));
    if (dl_str_starts(start, DL_STR("<![CDATA[")))
        return behind(text, "]]>", from);
    size_t at = dl_str_find(text, DL_STR("<"), from);
    return at == SIZE_MAX ? text.len : at;
}

bool dl_markup_next(dl_markup *markup, dl_element *element)
{
    dl_str text = markup->text;
    for (;;) {
        size_t at = dl_str_find(text, DL_STR("<"), markup->offset);
        if (at == SIZE_MAX)
            return false;
        size_t next = skip_other(text, at);
        if (next != at) {
            markup->offset = next;
            continue;
        }
        bool empty;
        markup->offset = read_start(text, at, element, &empty);
        if (empty)
            return true;
        size_t inner = markup->offset;
        size_t end = markup->unclosed < LIMIT ? find_end(text, element->name, inner, false)
                                              : SIZE_MAX;
        markup->unclosed += end == SIZE_MAX;
        markup->offset = end == SIZE_MAX ? open_end(text, inner) : tag_end(text, end);
        element->inner = dl_str_slice(text, inner, end == SIZE_MAX ? markup->offset : end);
        return true;
    }
}

bool dl_markup_find(dl_markup *markup, const char *name, dl_element *element, bool *whole)
{
    dl_str text = markup->text, wanted = dl_str_from(name);
    for (;;) {
        size_t at = dl_str_find(text, DL_STR("<"), markup->offset);
        if (at == SIZE_MAX)
            return false;
        size_t next = skip_other(text, at);
        if (next != at) {
            markup->offset = next;
            continue;
        }
        markup->offset = at + 1;
        if (!dl_str_equal(dl_markup_local(name_at(text, at + 1)), wanted))
            continue;
        bool empty;
        size_t inner = read_start(text, at, element, &empty);
        size_t end = empty ? inner : find_end(text, element->name, inner, true);
        *whole = empty || (end != SIZE_MAX && text.ptr[end + 1] == '/');
        markup->offset = end == SIZE_MAX ? text.len : end;
        element->inner = dl_str_slice(text, inner, markup->offset);
        return true;
    }
}

dl_str dl_markup_local(dl_str name)
{
    for (size_t i = name.len; i > 0; i--)
        if (name.ptr[i - 1] == ':')
            return dl_str_slice(name, i, name.len);
    return name;
}

dl_str dl_markup_attribute(const dl_element *element, const char *name, dl_arena *arena)
{
    dl_str rest = element->attributes;
    for (size_t at = 0; at < rest.len;) {
        dl_str key = name_at(rest, at);
        at += key.len ? key.len : 1;
        size_t value = at;
        while (value < rest.len && (rest.ptr[value] == '=' || (unsigned char)rest.ptr[value] <= ' '))
            value++;
        char quote = value < rest.len ? rest.ptr[value] : '\0';
        if (!key.len || (quote != '"' && quote != '\''))
            continue;
        size_t end = dl_str_find(rest, (dl_str){ &quote, 1 }, value + 1);
        end = end == SIZE_MAX ? rest.len : end;
        if (dl_str_equal(key, dl_str_from(name)))
            return dl_markup_text(dl_str_slice(rest, value + 1, end), arena);
        at = end + 1;
    }
    return (dl_str){ "", 0 };
}

/* "&#8217;", "&#x2019;" and "&rsquo;" as a character; 0 bytes read if it is none. XML 1.0
 * forbids most control characters; they are dropped. */
static size_t add_reference(dl_str text, dl_buf *out)
{
    size_t end = dl_str_find(dl_str_slice(text, 0, REFERENCE_BYTES), DL_STR(";"), 1);
    if (end == SIZE_MAX || end < 2)
        return 0;
    char name[REFERENCE_BYTES];
    memcpy(name, text.ptr + 1, end - 1);
    name[end - 1] = '\0';
    uint32_t point = 0;
    bool hexadecimal = name[0] == '#' && (name[1] == 'x' || name[1] == 'X');
    for (const char *digit = name + 1 + hexadecimal; name[0] == '#' && *digit; digit++) {
        int value = *digit >= '0' && *digit <= '9' ? *digit - '0'
                  : hexadecimal && (*digit | 32) >= 'a' && (*digit | 32) <= 'f'
                      ? (*digit | 32) - 'a' + 10 : -1;
        if (value < 0 || point > 0x110000)
            return 0;
        point = point * (hexadecimal ? 16 : 10) + (uint32_t)value;
    }
    if (name[0] != '#') {
        const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
        point = entity ? entity->value : strcmp(name, "apos") == 0 ? '\'' : 0;
        if (!point)
            return 0;
    }
    if (point >= 0x20 || point == '\n' || point == '\t' || point == '\r')
        dl_buf_add_point(out, point);
    return end + 1;
}

dl_str dl_markup_text(dl_str inner, dl_arena *arena)
{
    if (!memchr(inner.ptr ? inner.ptr : "", '&', inner.len)
        && dl_str_find(inner, DL_STR("<![CDATA["), 0) == SIZE_MAX)
        return inner;
    dl_buf out = { .arena = arena };
    DL_RESERVE(&out, arena, inner.len + 1);
    for (size_t at = 0; at < inner.len;) {
        dl_str rest = dl_str_slice(inner, at, inner.len);
        if (rest.ptr[0] == '&') {
            size_t length = add_reference(rest, &out);
            if (length == 0)
                dl_buf_add_char(&out, '&');
            at += length ? length : 1;
        } else if (dl_str_starts(rest, DL_STR("<![CDATA["))) {
            size_t end = dl_str_find(rest, DL_STR("]]>"), 9);
            dl_buf_add(&out, dl_str_slice(rest, 9, end == SIZE_MAX ? rest.len : end));
            at += end == SIZE_MAX ? rest.len : end + 3;
        } else {
            size_t run = 1;
            while (run < rest.len && rest.ptr[run] != '&' && rest.ptr[run] != '<')
                run++;
            dl_buf_add(&out, dl_str_slice(rest, 0, run));
            at += run;
        }
    }
    return dl_buf_str(&out);
}
