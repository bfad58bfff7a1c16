#ifndef DL_INGEST_JSON_LOAD_H
#define DL_INGEST_JSON_LOAD_H
/* JSON as it is written in the world. */
#include "dateline/json.h"

/* Parses text; if that fails, once more with what writers of dumps get wrong mended:
 * halves of surrogates, raw control characters and strange escapes in strings, whole
 * numbers beyond 64 bits (they become strings), a comma behind the last value, Python's NaN, Infinity and None. NULL if it is no JSON; *why
 * then says what is wrong with the text as it stands. Give it back with json_object_put.
 */
json_object *dl_json_load(dl_str text, dl_error *why);

#endif
