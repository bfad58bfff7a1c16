#ifndef DL_INGEST_JSON_EXPORT_H
#define DL_INGEST_JSON_EXPORT_H
/* A line of `dateline export --jsonl`: an article as it was, not as one reads it from the
 * fields that other programs understand. */
#include "dateline/json.h"
#include "src/ingest/intake.h"

/* Adds the article, or the record, of a line whose object has a "dateline" object of a
 * version that we know; false if it is another one, or makes no sense. */
bool dl_json_export_add(const dl_intake *intake, json_object *object);

#endif
