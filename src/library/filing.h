#ifndef DL_LIBRARY_FILING_H
#define DL_LIBRARY_FILING_H
/* Private to the library: its file: what is kept and loaded, what the reader did that is
 * owed to it, and what other processes add in the meantime. */
#include "dateline/marks.h"
#include "src/library/harvest.h"

typedef struct dl_id_range {
    int64_t first, last;
} dl_id_range;

/* What other processes add is heard of by these. */
typedef struct dl_watch {
    bool open;
    int all; /* of what wakes the owner */
    int writings, timer;
    int pause;       /* ms, that the timer was set to last */
    int64_t version; /* of the file, up to which it is known */
    struct {         /* added here, since what was loaded last; by id */
        dl_id_range *items;
        size_t count, capacity;
    } own;
} dl_watch;

/* What the reader did and is not in the file yet. */
typedef struct dl_owed {
    enum { DL_OWED_STROKE, DL_OWED_PLACE, DL_OWED_VALUE, DL_OWED_SEARCH } kind;
    uint32_t document;
    dl_stroke_kind stroke;
    bool on;
    uint32_t place;
    dl_str name, text;
    int64_t seen;
} dl_owed;

/* batch.c: the library's file, by the owner */
bool dl_keep_begin(dl_library *library);
/* Commits when it is time, or `now`. */
void dl_keep_commit(dl_library *library, bool now);
void dl_keep_fail(dl_library *library, const dl_error *error);

/* keep.c: into it */
/* Keeps article number i of a slice; true if it is to be shown, with its id. */
bool dl_keep_article(dl_library *library, dl_slice *slice, size_t i, int64_t *id);
void dl_keep_source(dl_library *library, dl_source *source);
/* What an export holds besides articles. */
void dl_keep_record(dl_library *library, dl_str record);
/* What a visit learned of a source. */
void dl_keep_visit(dl_library *library, const dl_source *source, dl_str moved);
void dl_keep_close(dl_library *library);

/* load.c: out of it */
void dl_keep_load(dl_library *library);
/* Loads news of another process, first <= id <= last. */
void dl_keep_load_range(dl_library *library, int64_t first, int64_t last);

/* learn.c: the statistics beside the file, if there are any, from now on. */
void dl_learned_load(dl_library *library);

/* watch.c */
void dl_watch_step(dl_library *library);
/* An article was added by this process. */
void dl_watch_note_own(dl_library *library, int64_t id);
void dl_watch_close(dl_library *library);

/* owed.c */
void dl_owe(dl_library *library, dl_owed owed);
/* The owner is woken soon, to write what is owed or to commit. */
void dl_owed_remind(dl_library *library);
/* How long writing waits for another process: a moment while the reader looks on; a pause
 * later what is owed is due again. */
enum { DL_OWED_MOMENT = 3, DL_OWED_PAUSE = 400, DL_OWED_LAST = 15000 }; /* ms */
/* Writes what is owed; false if it could not be written and is owed no more. What only
 * waits for another writer stays owed. */
bool dl_owed_write(dl_library *library, int patience, dl_error *error);

#endif
