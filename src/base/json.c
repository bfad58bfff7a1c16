#include "dateline/json.h"

#include <limits.h>
#include <math.h>

#include "dateline/utf8.h"
#include "src/base/json_flat.h"

/* What json-c 0.16 reads although it is not written so: a whole number beyond 64 bits
 * becomes the nearest one (and then an id is another id), NaN is a number. */
static bool is_exact(json_object *value)
{
    if (dl_json_is(value, json_type_double))
        return isfinite(json_object_get_double(value));
    if (dl_json_is(value, json_type_int))
        return json_object_get_uint64(value) <= INT64_MAX &&
               json_object_get_int64(value) != INT64_MIN;
    for (size_t i = 0; i < dl_json_count(value); i++)
        if (!is_exact(dl_json_item(value, i)))
            return false;
    if (dl_json_is(value, json_type_object)) {
        json_object_object_foreach(value, key, member)
        {
            (void)key;
            if (!is_exact(member))
                return false;
        }
    }
    return true;
}

static json_object *read_all(json_tokener *tokener, dl_str text, dl_error *error)
{
    json_object *value = json_tokener_parse_ex(tokener, text.ptr, (int)text.len);
    enum json_tokener_error why = json_tokener_get_error(tokener);
    size_t end = json_tokener_get_parse_end(tokener);
    if (value && end == text.len && is_exact(value))
        return value;
    if (why == json_tokener_continue || why == json_tokener_error_parse_eof)
        dl_fail(error, DL_ERROR_SYNTAX, "it ends in the middle");
    else if (why != json_tokener_success)
        dl_fail(error, DL_ERROR_SYNTAX, "%s at byte %zu", json_tokener_error_desc(why),
                end + 1);
    else if (end != text.len)
        dl_fail(error, DL_ERROR_SYNTAX, "there is more behind its end at byte %zu",
                end + 1);
    else
        dl_fail(error, DL_ERROR_SYNTAX, "it has a number that no 64 bits hold");
    error->offset = end;
    json_object_put(value);
    return NULL;
}

json_object *dl_json_read(dl_str text, dl_error *error)
{
    dl_str start = dl_str_trim(text);
    if (text.len > INT_MAX) {
        dl_fail(error, DL_ERROR_LIMIT, "it is longer than 2 GB");
        return NULL;
    }
    if (!dl_str_starts(start, DL_STR("{")) && !dl_str_starts(start, DL_STR("["))) {
        dl_fail(error, DL_ERROR_SYNTAX, "it starts with neither \"{\" nor \"[\"");
        return NULL;
    }
    json_object *flat = dl_json_read_flat(text);
    if (flat)
        return flat;
    json_tokener *tokener = json_tokener_new_ex(DL_JSON_DEEPEST);
    if (!tokener) {
        dl_fail(error, DL_ERROR_SYSTEM, "the computer is out of memory");
        return NULL;
    }
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT);
    json_object *value = read_all(tokener, text, error);
    json_tokener_free(tokener);
    return value;
}

bool dl_json_is(json_object *value, json_type type)
{
    return json_object_is_type(value, type) != 0;
}

json_object *dl_json_member(json_object *object, const char *key)
{
    json_object *value = NULL;
    return json_object_object_get_ex(object, key, &value) ? value : NULL;
}

json_object *dl_json_item(json_object *array, size_t place)
{
    return place < dl_json_count(array) ? json_object_array_get_idx(array, place) : NULL;
}

size_t dl_json_count(json_object *array)
{
    return dl_json_is(array, json_type_array) ? json_object_array_length(array) : 0;
}

dl_str dl_json_text(json_object *value)
{
    if (!dl_json_is(value, json_type_string))
        return (dl_str){ "", 0 };
    return (dl_str){ json_object_get_string(value),
                     (size_t)json_object_get_string_len(value) };
}

int64_t dl_json_integer(json_object *value)
{
    return dl_json_is(value, json_type_int) ? json_object_get_int64(value) : 0;
}

bool dl_json_is_true(json_object *value)
{
    return dl_json_is(value, json_type_boolean) && json_object_get_boolean(value);
}

json_object *dl_json_of_text(dl_str text)
{
    if (dl_utf8_valid(text) == text.len)
        return json_object_new_string_len(text.ptr ? text.ptr : "", (int)text.len);
    dl_arena arena = { 0 };
    size_t replaced;
    text = dl_utf8_repair(text, &arena, &replaced);
    json_object *value = json_object_new_string_len(text.ptr, (int)text.len);
    dl_arena_release(&arena);
    return value;
}

void dl_json_set(json_object *object, const char *key, json_object *value)
{
    json_object_object_add_ex(object, key, value, JSON_C_OBJECT_ADD_CONSTANT_KEY);
}

void dl_json_add(json_object *array, json_object *value)
{
    json_object_array_add(array, value);
}

static void add_escape(uint32_t point, dl_buf *out)
{
    if (point < 0x10000)
        dl_buf_format(out, "\\u%04x", point);
    else
        dl_buf_format(out, "\\u%04x\\u%04x", 0xD800 + ((point - 0x10000) >> 10),
                      0xDC00 + ((point - 0x10000) & 0x3FF));
}

/* JSON escapes what ASCII has of control characters only. A terminal obeys U+009B as it does
 * ESC [, and a bidi control turns the line around: both are escaped, too, which says the
 * same to whoever reads JSON. */
static void add_safe(dl_str text, dl_buf *out)
{
    size_t plain = 0; /* what is not copied yet */
    for (size_t at = 0; at < text.len;) {
        if ((unsigned char)text.ptr[at] < 0x7F) {
            at++;
            continue;
        }
        size_t start = at;
        uint32_t point = dl_utf8_next(text, &at);
        if (!dl_point_is_unsafe(point))
            continue;
        dl_buf_add(out, dl_str_slice(text, plain, start));
        add_escape(point, out);
        plain = at;
    }
    dl_buf_add(out, dl_str_slice(text, plain, text.len));
}

void dl_json_write_line(json_object *value, dl_buf *out)
{
    size_t len = 0;
    const char *text = json_object_to_json_string_length(
        value, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &len);
    add_safe((dl_str){ text, len }, out);
    dl_buf_add_char(out, '\n');
    json_object_put(value);
}
