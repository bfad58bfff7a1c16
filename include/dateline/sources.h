#ifndef DL_SOURCES_H
#define DL_SOURCES_H
/* [store] The feeds that the reader follows, and how their last visit went. */
#include "dateline/store.h"

typedef struct dl_source {
    int64_t id;     /* 0: not kept yet */
    dl_str address; /* of the feed: what a source is known by */
    dl_str title, folder;
    dl_str page;               /* the site's own address */
    dl_str etag, modified;     /* ETag and Last-Modified of the last whole answer */
    int64_t fetched;           /* the last visit that went well; 0: none */
    dl_str error;              /* what is wrong with it: a sentence; empty: nothing */
    int64_t failing_since;     /* 0 without an error */
    uint32_t failures;         /* in a row */
    int64_t not_before;        /* Retry-After, back-off: do not visit it earlier */
    bool full_text;            /* articles are completed from their pages */
} dl_source;

typedef struct dl_sources {
    dl_source *items;
    size_t count, capacity;
} dl_sources;

/* All sources in the order in which they were added; texts are in the arena. */
bool dl_store_sources(dl_store *store, dl_arena *arena, dl_sources *sources,
                      dl_error *error);
/* Adds the source or replaces all that is known of its address; fills in its id. */
bool dl_store_put_source(dl_store *store, dl_source *source, dl_error *error);
/* Puts what a visit learns of a source there: validators, how it went, and title and page
 * where none were known. With `moved`, it has that address from now on, unless another
 * source has. A source that was removed in the meantime stays removed. */
bool dl_store_note_visit(dl_store *store, const dl_source *source, dl_str moved,
                         dl_error *error);
/* Its articles stay. *found is false if there is no source of this address. */
bool dl_store_remove_source(dl_store *store, dl_str address, bool *found, dl_error *error);

#endif
