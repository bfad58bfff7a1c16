#ifndef DL_INGEST_JSON_FLAT_H
#define DL_INGEST_JSON_FLAT_H
/* A JSON object that holds nothing but strings and whole numbers: what nearly all dumps of
 * articles are. It is read where it stands, ten times as fast as by way of a tree. */
#include "dateline/arena.h"
#include "dateline/str.h"

typedef struct dl_json_pair {
    dl_str key, value; /* in the text itself, or in the arena if there were escapes */
} dl_json_pair;

typedef struct dl_json_pairs {
    dl_json_pair *items;
    size_t count, capacity;
} dl_json_pairs;

/* The pairs of the object that text is; null, true and false have no value, like "". False
 * for everything else, broken or only unusual: then dl_json_load is to decide. */
bool dl_json_flat(dl_str text, dl_arena *arena, dl_json_pairs *pairs);

#endif
