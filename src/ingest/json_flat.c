#include "src/ingest/json_flat.h"

#include <string.h>

#include "dateline/buf.h"

enum { MOST_DIGITS = 18 }; /* of a number that surely fits into 64 bits */

typedef struct flat_reader {
    dl_str text;
    size_t at;
    dl_arena *arena;
} flat_reader;

static char peek(const flat_reader *reader)
{
    return reader->at < reader->text.len ? reader->text.ptr[reader->at] : '\0';
}

static void skip_space(flat_reader *reader)
{
    while (peek(reader) == ' ' || peek(reader) == '\t' || peek(reader) == '\n' ||
           peek(reader) == '\r')
        reader->at++;
}

/* Takes white space and then this one sign. */
static bool take(flat_reader *reader, char sign)
{
    skip_space(reader);
    bool there = peek(reader) == sign;
    reader->at += there;
    return there;
}

/* Whether one of eight bytes ends a plain run inside a string: a quote, a backslash, a
 * control character. (Bit tricks: Mycroft, "has a byte less than n".) */
static bool has_special(uint64_t bytes)
{
    const uint64_t ones = UINT64_MAX / 255, highs = ones << 7;
    uint64_t quote = bytes ^ ones * '"', backslash = bytes ^ ones * '\\';
    return ((quote - ones) & ~quote & highs) | ((backslash - ones) & ~backslash & highs) |
           ((bytes - ones * 0x20) & ~bytes & highs);
}

/* The offset of the next quote, backslash or control character; the length of the text if
 * there is none. */
static size_t plain_end(dl_str text, size_t at)
{
    uint64_t eight;
    for (; text.len - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text.ptr + at, sizeof eight);
        if (has_special(eight))
            break;
    }
    while (at < text.len && text.ptr[at] != '"' && text.ptr[at] != '\\' &&
           (unsigned char)text.ptr[at] >= 0x20)
        at++;
    return at;
}

static bool take_hex(flat_reader *reader, uint32_t *point)
{
    *point = 0;
    for (int i = 0; i < 4; i++) {
        char c = peek(reader);
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'f';
        if (!letter && !(c >= '0' && c <= '9'))
            return false;
        *point = *point << 4 | (uint32_t)(letter ? (c | 0x20) - 'a' + 10 : c - '0');
        reader->at++;
    }
    return true;
}

/* Behind a backslash. NUL and halves of surrogates are unusual. */
static bool take_escape(flat_reader *reader, dl_buf *out)
{
    static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    char c = peek(reader);
    const char *letter = c ? strchr(letters, c) : NULL;
    uint32_t point, low;
    reader->at++;
    if (letter)
        dl_buf_add_char(out, meanings[letter - letters]);
    if (letter || c != 'u')
        return letter != NULL;
    if (!take_hex(reader, &point) || point == 0 || (point >= 0xDC00 && point <= 0xDFFF))
        return false;
    if (point >= 0xD800 && point <= 0xDBFF) {
        if (peek(reader) != '\\' || reader->text.len - reader->at < 6 ||
            reader->text.ptr[reader->at + 1] != 'u')
            return false;
        reader->at += 2;
        if (!take_hex(reader, &low) || low < 0xDC00 || low > 0xDFFF)
            return false;
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    dl_buf_add_point(out, point);
    return true;
}

/* The rest of a string with escapes. */
static bool take_escaped(flat_reader *reader, dl_str *string)
{
    dl_buf out = { .arena = reader->arena };
    for (;;) {
        size_t end = plain_end(reader->text, reader->at);
        dl_buf_add(&out, dl_str_slice(reader->text, reader->at, end));
        reader->at = end;
        char c = peek(reader);
        reader->at++;
        if (c == '"')
            break;
        if (c != '\\' || !take_escape(reader, &out))
            return false;
    }
    *string = dl_buf_str(&out);
    return true;
}

static bool take_string(flat_reader *reader, dl_str *string)
{
    size_t end = plain_end(reader->text, reader->at);
    if (end == reader->text.len || reader->text.ptr[end] != '"')
        return take_escaped(reader, string);
    *string = dl_str_slice(reader->text, reader->at, end);
    reader->at = end + 1;
    return true;
}

/* A number that is written as C would write it, or a word that means nothing to us. */
static bool take_bare(flat_reader *reader, dl_str *value)
{
    static const char *const nothings[] = { "null", "true", "false" };
    size_t start = reader->at, end = start;
    while (end < reader->text.len && reader->text.ptr[end] >= '0' &&
           reader->text.ptr[end] <= '9')
        end++;
    *value = dl_str_slice(reader->text, start, end);
    reader->at = end;
    if (value->len)
        return value->len <= MOST_DIGITS && (value->len == 1 || value->ptr[0] != '0');
    dl_str rest = dl_str_slice(reader->text, start, reader->text.len);
    for (size_t i = 0; i < DL_COUNT(nothings); i++)
        if (dl_str_starts(rest, dl_str_from(nothings[i]))) {
            reader->at += dl_str_from(nothings[i]).len;
            return true;
        }
    return false;
}

static bool take_pair(flat_reader *reader, dl_json_pair *pair)
{
    if (!take(reader, '"') || !take_string(reader, &pair->key) || !take(reader, ':'))
        return false;
    return take(reader, '"') ? take_string(reader, &pair->value)
                             : take_bare(reader, &pair->value);
}

bool dl_json_flat(dl_str text, dl_arena *arena, dl_json_pairs *pairs)
{
    flat_reader reader = { .text = text, .arena = arena };
    bool more = take(&reader, '{');
    while (more && take_pair(&reader, DL_APPEND(pairs, arena)))
        more = take(&reader, ',');
    return !more && take(&reader, '}') && reader.at == text.len;
}
