/* Reading JSON: a flat object by our own eyes, all else by json-c, held to be strict. */
#include "dateline/json.h"

#include <limits.h>
#include <math.h>

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
