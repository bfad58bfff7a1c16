#ifndef DL_REFRESH_H
#define DL_REFRESH_H
/* [library] The web into a library, in the background.
 *
 * A thread of the library's own fetches; articles come in by dl_library_poll like those of
 * files, together with what the visit learned of its source. One source that fails stops
 * no other. All functions are for the owner of the library.
 */
#include "dateline/fetch.h"
#include "dateline/sources.h"

typedef struct dl_library dl_library;

typedef enum dl_visit_state {
    DL_VISIT_DONE,
    DL_VISIT_UNCHANGED, /* nothing new since the last visit */
    DL_VISIT_RESTING,   /* not asked: it wants to be left alone, or has failed often */
    DL_VISIT_FAILED
} dl_visit_state;

/* What came of a source or an address. */
typedef struct dl_visit {
    dl_str address;
    dl_str title; /* may be empty */
    dl_visit_state state;
    size_t articles, fresh; /* in the answer; of them those that the library did not have */
    dl_str error;           /* a sentence if it failed; else empty */
    int64_t failing_since;  /* ms since 1970, as for sources */
    int64_t not_before;
} dl_visit;

typedef struct dl_refresh_progress {
    size_t total, done; /* visits since the library was opened */
    size_t fresh;       /* articles */
    size_t failing;     /* visits that failed */
    bool running;
} dl_refresh_progress;

/* Before the first visit. */
void dl_library_set_fetching(dl_library *library, dl_fetch_options options);
/* The sources that the library's file follows. */
bool dl_library_followed(dl_library *library, dl_arena *arena, dl_sources *sources,
                         dl_error *error);
/* Visits these sources; they are copied. */
void dl_library_refresh(dl_library *library, const dl_sources *sources);
/* Takes in the articles of a page or feed that is not followed. */
void dl_library_visit(dl_library *library, dl_str address);

dl_refresh_progress dl_library_refreshing(dl_library *library);
/* The visits that have ended since the last call, in that order; true until the next. */
size_t dl_library_visited(dl_library *library, const dl_visit **visits);

/* What a visit at `now` learns of its source; texts are borrowed. */
void dl_source_note(dl_source *source, const dl_fetch_result *result, int64_t now);

#endif
