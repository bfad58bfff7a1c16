#include "dateline/json.h"

#include "dateline/utf8.h"

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
