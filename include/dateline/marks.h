#ifndef DL_MARKS_H
#define DL_MARKS_H
/* [store] What the reader did, on disk: by the ids of store.h. */
#include "dateline/reading.h"
#include "dateline/store.h"

typedef struct dl_kept_reading {
    int64_t id;
    dl_article_marks marks;
} dl_kept_reading;

typedef struct dl_kept_readings {
    dl_kept_reading *items; /* by id */
    size_t count, capacity;
} dl_kept_readings;

/* All documents with which something was done. */
bool dl_store_readings(dl_store *store, dl_arena *arena, dl_kept_readings *readings,
                       dl_error *error);
/* Does a stroke; its own field `document` is not looked at. */
bool dl_store_stroke(dl_store *store, int64_t id, const dl_stroke *stroke, dl_error *error);
/* Adds to what was done with a document. */
bool dl_store_put_marks(dl_store *store, int64_t id, const dl_article_marks *marks,
                        dl_error *error);
bool dl_store_set_place(dl_store *store, int64_t id, uint32_t place, dl_error *error);

typedef struct dl_kept_search {
    dl_str name, query;
    int64_t seen;
} dl_kept_search;
typedef struct dl_kept_searches {
    dl_kept_search *items; /* in the order in which they were first saved */
    size_t count, capacity;
} dl_kept_searches;

bool dl_store_searches(dl_store *store, dl_arena *arena, dl_kept_searches *searches,
                       dl_error *error);
/* Saves it, or one of this name anew. */
bool dl_store_put_search(dl_store *store, dl_kept_search search, dl_error *error);
bool dl_store_remove_search(dl_store *store, dl_str name, dl_error *error);

typedef struct dl_kept_value {
    dl_str name, value;
} dl_kept_value;
typedef struct dl_kept_values {
    dl_kept_value *items;
    size_t count, capacity;
} dl_kept_values;

bool dl_store_values(dl_store *store, dl_arena *arena, dl_kept_values *values,
                     dl_error *error);

#endif
