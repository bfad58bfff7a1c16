#ifndef DL_INGEST_JSON_ARTICLE_H
#define DL_INGEST_JSON_ARTICLE_H
/* A JSON object read as an article, whatever its fields are called. */
#include "dateline/json.h"
#include "src/ingest/intake.h"

/* Adds the article that object tells, or, if it is an envelope ("articles": [...]), all
 * that it holds. What cannot be used is reported with `line`. Answers how many. */
size_t dl_json_article_add(const dl_intake *intake, json_object *object, uint32_t line);

#endif
