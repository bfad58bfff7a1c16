#ifndef DL_INGEST_JSON_LOAD_H
#define DL_INGEST_JSON_LOAD_H
/* JSON as it is written in the world. */
#include <jansson.h>

#include "dateline/str.h"

/* Parses text; if that fails, once more with what writers of dumps get wrong mended: halves
 * of surrogates, raw control characters in strings, whole numbers beyond 64 bits (they
 * become strings), Python's NaN, Infinity and None. NULL if it is no JSON; *why then says
 * what is wrong with the text as it stands. Give it back with json_decref. */
json_t *dl_json_load(dl_str text, json_error_t *why);

#endif
