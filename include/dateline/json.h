#ifndef DL_JSON_H
#define DL_JSON_H
/* [base] JSON in and out. json-c reads, holds and writes it; here is what we ask of it
 * beyond that: strictness where it is lax, no asserts on the type of what came from
 * outside, texts with a length. A value is given back with json_object_put; null is NULL.
 */
#include <json-c/json.h>

#include "dateline/buf.h"
#include "dateline/error.h"

/* All of text as an object or an array: strict JSON, nested at most DL_JSON_DEEPEST deep.
 * Numbers that would lose digits, NaN and Infinity are errors. NULL and a reason that
 * fits behind a colon if it is none. */
#define DL_JSON_DEEPEST 256
json_object *dl_json_read(dl_str text, dl_error *error);

bool dl_json_is(json_object *value, json_type type);

/* Of a value of another type: nothing, 0. Texts live as long as the value. */
json_object *dl_json_member(json_object *object, const char *key);
json_object *dl_json_item(json_object *array, size_t place);
size_t dl_json_count(json_object *array);
dl_str dl_json_text(json_object *value);
int64_t dl_json_integer(json_object *value);
bool dl_json_is_true(json_object *value);

json_object *dl_json_of_text(dl_str text);

/* The key has to be a literal: it is not copied. The object owns the value. */
void dl_json_set(json_object *object, const char *key, json_object *value);
void dl_json_add(json_object *array, json_object *value);

/* Appends the value as a line, in its shortest form without what a terminal would obey, and
 * gives it back. */
void dl_json_write_line(json_object *value, dl_buf *out);

#endif
