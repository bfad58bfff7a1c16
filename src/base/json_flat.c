#include "src/base/json_flat.h"

enum { SURE_DIGITS = 18 }; /* a number of so many digits fits 64 bits */

/* The rest of a text; failed: it is not for us, and every further read fails too. */
typedef struct flat_reader {
    const char *at, *end;
    dl_buf text; /* of the string last read, if it has escapes */
    bool failed;
} flat_reader;

static void skip_space(flat_reader *reader)
{
    while (reader->at < reader->end && (*reader->at == ' ' || *reader->at == '\t'))
        reader->at++;
}

/* Goes behind a sign and the space around it; false if another stands there. */
static bool take(flat_reader *reader, char sign)
{
    skip_space(reader);
    if (reader->at == reader->end || *reader->at != sign)
        return false;
    reader->at++;
    skip_space(reader);
    return true;
}

/* Whether one of eight bytes is a quote, a backslash or below a space. A byte above 0x7F
 * is none of them; the subtraction may borrow from a byte above only where one is found
 * below it. */
static bool has_end(uint64_t eight)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones * 0x80;
    uint64_t quote = eight ^ (ones * '"'), slash = eight ^ (ones * '\\');
    return ((quote - ones) & ~quote & tops) | ((slash - ones) & ~slash & tops) |
           ((eight - ones * ' ') & ~eight & tops);
}

/* The stretch of a string from here on that means itself. */
static dl_str plain_stretch(flat_reader *reader)
{
    const char *start = reader->at;
    uint64_t eight;
    while (reader->end - reader->at >= 8) {
        memcpy(&eight, reader->at, sizeof eight);
        if (has_end(eight))
            break;
        reader->at += 8;
    }
    while (reader->at < reader->end && *reader->at != '"' && *reader->at != '\\' &&
           (unsigned char)*reader->at >= ' ')
        reader->at++;
    return (dl_str){ start, (size_t)(reader->at - start) };
}

/* Behind a backslash. */
static void take_escape(flat_reader *reader)
{
    static const char letters[] = "nrtbf\"\\/", meant[] = "\n\r\t\b\f\"\\/";
    const char *letter = reader->at < reader->end && *reader->at
                             ? strchr(letters, *reader->at)
                             : NULL;
    reader->failed |= !letter;
    if (!letter)
        return;
    dl_buf_add_char(&reader->text, meant[letter - letters]);
    reader->at++;
}

/* The string that starts here; it lives until the next one is read. */
static dl_str take_string(flat_reader *reader)
{
    dl_buf_reset(&reader->text);
    reader->failed |= reader->at == reader->end || *reader->at != '"';
    reader->at += !reader->failed;
    bool escaped = false;
    while (!reader->failed) {
        dl_str plain = plain_stretch(reader);
        char sign = reader->at < reader->end ? *reader->at++ : '\0';
        if (sign == '"' && !escaped)
            return plain;
        dl_buf_add(&reader->text, plain);
        if (sign == '"')
            return dl_buf_str(&reader->text);
        escaped = true;
        reader->failed |= sign != '\\';
        take_escape(reader);
    }
    return (dl_str){ 0 };
}

static bool is_digit(const flat_reader *reader)
{
    return reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9';
}

static json_object *take_number(flat_reader *reader)
{
    const char *start = reader->at;
    int64_t number = 0;
    while (is_digit(reader) && reader->at - start < SURE_DIGITS)
        number = number * 10 + (*reader->at++ - '0');
    ptrdiff_t digits = reader->at - start;
    reader->failed |= digits == 0 || is_digit(reader) || (digits > 1 && *start == '0');
    return reader->failed ? NULL : json_object_new_int64(number);
}

static json_object *take_value(flat_reader *reader)
{
    if (reader->at < reader->end && *reader->at != '"')
        return take_number(reader);
    dl_str text = take_string(reader);
    return reader->failed ? NULL : dl_json_of_text(text);
}

/* "name": value */
static void take_member(flat_reader *reader, json_object *object)
{
    char name[64];
    dl_str written = take_string(reader);
    if (reader->failed || written.len >= sizeof name || reader->text.count ||
        !take(reader, ':')) {
        reader->failed = true;
        return;
    }
    memcpy(name, written.ptr, written.len);
    name[written.len] = '\0';
    json_object *value = take_value(reader);
    if (value)
        json_object_object_add(object, name, value);
}

json_object *dl_json_read_flat(dl_str text)
{
    flat_reader reader = { .at = text.ptr, .end = text.ptr + text.len };
    if (!take(&reader, '{'))
        return NULL;
    json_object *object = json_object_new_object();
    do
        take_member(&reader, object);
    while (!reader.failed && take(&reader, ','));
    bool whole = !reader.failed && take(&reader, '}') && reader.at == reader.end;
    dl_buf_release(&reader.text);
    if (whole)
        return object;
    json_object_put(object);
    return NULL;
}
