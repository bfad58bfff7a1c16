#ifndef DL_JSON_FLAT_H
#define DL_JSON_FLAT_H
/* Private to base: the object as dumps write it, texts and whole numbers by name. json-c
 * goes a byte at a time; here a text is looked through eight at a time and copied once,
 * which is worth it where a line is nearly all one text. */
#include "dateline/json.h"

/* NULL for all else: what is nested, has a rare escape, or is wrong. That is json-c's to
 * read, or to say what is wrong with it. */
json_object *dl_json_read_flat(dl_str text);

#endif
