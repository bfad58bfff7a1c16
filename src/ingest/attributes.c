#include "src/ingest/attributes.h"

#include <string.h>

#include "dateline/buf.h"

enum { ATTRIBUTES = 128 };

/* A tag: where its attributes begin to be too many, or its end, and its last character. */
typedef struct tag {
    size_t enough, end;
} tag;

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* libxml2 is generous with what a name starts with. */
static bool starts_name(dl_str text, size_t at)
{
    unsigned char c = at < text.len ? (unsigned char)text.ptr[at] : 0;
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || c == ':' || c == '.' || c >= 0x80;
}

static bool starts(dl_str text, size_t at, const char *word)
{
    dl_str part = dl_str_from(word);
    return dl_str_equal_ascii(dl_str_slice(text, at, at + part.len), part);
}

/* The next place from `at` on with the word; the text's end if there is none. */
static size_t find(dl_str text, const char *word, size_t at)
{
    for (; at < text.len; at++) {
        const char *first = memchr(text.ptr + at, word[0], text.len - at);
        at = first ? (size_t)(first - text.ptr) : text.len;
        if (first && starts(text, at, word))
            return at;
    }
    return text.len;
}

/* A comment ends at "-->" and, for libxml2, at "--!>". */
static size_t comment_end(dl_str text, size_t at)
{
    do {
        at = find(text, "--", at) + 1;
    } while (at < text.len && !starts(text, at, "->") && !starts(text, at, "-!>"));
    return at < text.len ? at : text.len;
}

static size_t skip_spaces(dl_str text, size_t at)
{
    while (at < text.len && is_space(text.ptr[at]))
        at++;
    return at;
}

/* Behind the value at `at`, which may be in quotes. */
static size_t skip_value(dl_str text, size_t at)
{
    if (at < text.len && (text.ptr[at] == '"' || text.ptr[at] == '\'')) {
        const char *quote = memchr(text.ptr + at + 1, text.ptr[at], text.len - at - 1);
        return quote ? (size_t)(quote - text.ptr) + 1 : text.len;
    }
    while (at < text.len && !is_space(text.ptr[at]) && text.ptr[at] != '>')
        at++;
    return at;
}

static size_t skip_attribute(dl_str text, size_t at)
{
    size_t start = at;
    while (at < text.len && !is_space(text.ptr[at]) && !strchr("=>/", text.ptr[at]))
        at++;
    size_t equals = skip_spaces(text, at);
    if (equals < text.len && text.ptr[equals] == '=')
        at = skip_value(text, skip_spaces(text, equals + 1));
    return at > start ? at : at + 1;
}

static tag read_tag(dl_str text, size_t at)
{
    size_t attributes = 0, enough = SIZE_MAX;
    while (at < text.len && !is_space(text.ptr[at]) && !strchr(">/", text.ptr[at]))
        at++;
    while (at < text.len && text.ptr[at] != '>') {
        if (is_space(text.ptr[at]) || text.ptr[at] == '/') {
            at++;
            continue;
        }
        if (attributes++ == ATTRIBUTES)
            enough = at;
        at = skip_attribute(text, at);
    }
    size_t end = at < text.len && text.ptr[at - 1] == '/' ? at - 1 : at;
    return (tag){ enough < end ? enough : end, end };
}

/* Where the text ends in which nothing is a tag, if such starts at `at`, and else `at`;
 * `end` is that of the tag. */
static size_t skip_verbatim(dl_str text, size_t at, size_t end, dl_dialect dialect)
{
    if (starts(text, at, "<!--"))
        return comment_end(text, at + 4);
    if (dialect == DL_DIALECT_XML)
        return starts(text, at, "<![CDATA[") ? find(text, "]]>", at) : at;
    bool empty = end < text.len && text.ptr[end] == '/';
    if (!empty && starts(text, at, "<script"))
        return find(text, "</script", end);
    return !empty && starts(text, at, "<style") ? find(text, "</style", end) : at;
}

dl_str dl_markup_limit(dl_str text, dl_dialect dialect, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    size_t copied = 0;
    for (size_t at = dl_str_find(text, DL_STR("<"), 0); at < text.len;
         at = dl_str_find(text, DL_STR("<"), at)) {
        tag it = { .end = at + 1 };
        if (starts_name(text, at + 1))
            it = read_tag(text, at + 1);
        if (it.enough < it.end && it.enough) {
            dl_buf_add(&out, dl_str_slice(text, copied, it.enough));
            copied = it.end;
        }
        size_t behind = skip_verbatim(text, at, it.end, dialect);
        at = behind > at ? behind : it.end;
    }
    if (copied == 0)
        return text;
    dl_buf_add(&out, dl_str_slice(text, copied, text.len));
    return dl_buf_str(&out);
}
