/* What the files of the library share.
 *
 *   library.c  life, and the owner's steps: take over, settle, index
 *   harvest.c  the line of what is to be read, and the threads that work at it
 *   gather.c   one harvest: a file, a sample article, a stretch of the kept articles ...
 *   keep.c     the library's file: adding, loading, bringing annotations up to date
 *   stories.c  which documents tell the same story
 *   refresh.c  what is fetched: the owner's side; errands.c: the thread that fetches
 *   owed.c     what the reader did, on its way into the file
 *   learn.c    statistics of what is kept, as evidence for reading it
 *   correct.c  corrections of entities, applied to what is shown
 *   reading.c  the reader's side: strokes, state, searches, sources
 *   watch.c    what other processes add in the meantime
 *   sample.c   the built-in articles
 *   snapshot.c tables and index of what is kept, mapped instead of loaded
 */
#ifndef DL_LIBRARY_PARTS_H
#define DL_LIBRARY_PARTS_H
#include <pthread.h>

#include "dateline/ingest.h"
#include "dateline/library.h"
#include "dateline/map.h"
#include "dateline/parts.h"
#include "dateline/refresh.h"
#include "dateline/marks.h"

typedef enum dl_harvest_kind {
    DL_HARVEST_WALK,   /* a path: gives harvests of files */
    DL_HARVEST_FILE,   /* a file, or the next part of one */
    DL_HARVEST_SAMPLE, /* number `first` of the built-in articles */
    DL_HARVEST_KEPT,   /* documents first to last of the library's file, or those listed */
    DL_HARVEST_SORT,   /* documents first to last: gives harvests of KEPT, newest first */
    DL_HARVEST_GIVEN   /* articles that a caller has read */
} dl_harvest_kind;

/* A slice is so many articles of a harvest: what a thread extracts at a time. */
enum { DL_SLICE = 16 };

typedef struct dl_harvest dl_harvest;
typedef struct dl_slice dl_slice;

struct dl_slice {
    dl_harvest *harvest;
    dl_arena arena;
    size_t first, count;       /* of the harvest's articles */
    size_t taken;              /* by the owner */
    dl_annotations *annotations;
    dl_packed *packed;         /* empty where nothing is to be kept */
    dl_likeness *likenesses;
    int64_t *ids;              /* of documents that are in the file already, else 0 */
};

struct dl_harvest {
    dl_harvest *next;
    dl_harvest_kind kind;
    const char *path;          /* in the arena */
    dl_file_parts *parts;      /* of a file that is read in parts; NULL: not begun */
    int64_t first, last;
    const int64_t *listed;     /* of KEPT; NULL: first to last */
    size_t listed_count;
    bool every;                /* of KEPT: annotations are made anew, old or not */
    bool news;                 /* of KEPT: another process has added them */
    bool keep;                 /* its articles go into the library's file */
    size_t done;               /* how far it brings the progress */
    dl_source *source;         /* is put into the file with the last of its articles */
    bool visited;              /* of the source only what a visit learns is put there */
    dl_str moved;              /* the source's address from now on; empty: as it was */

    dl_arena arena;
    dl_articles articles;
    dl_kept_documents kept;    /* of KEPT, beside each article */
    dl_reports reports;
    size_t bytes;
    enum { DL_HARVEST_WAITING, DL_HARVEST_BEGUN, DL_HARVEST_READ } state;
    dl_slice **slices;         /* in order; NULL: not extracted yet */
    size_t slice_count, issued, taken;
};

typedef struct dl_redo dl_redo;

typedef struct dl_worker {
    dl_library *library;
    pthread_t thread;
    dl_extractor *extractor;
    dl_packer *packer;
    dl_store *store; /* its own connection, for reading; NULL without a file */
} dl_worker;

enum { DL_WORKERS = 8 };

typedef struct dl_noted_likeness {
    uint32_t document;
    dl_likeness likeness;
} dl_noted_likeness;

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

/* An address that is visited. It lives in the arena of its harvest. */
typedef struct dl_errand {
    struct dl_errand *next;
    dl_harvest *harvest;
    dl_source *source; /* the address alone, if it is not followed */
    bool followed;
    size_t pages; /* under way */
    size_t task;  /* the number of its own request */
    dl_visit visit;
} dl_errand;

/* What is fetched: errands go to a thread of their own and come back as harvests. */
typedef struct dl_refresher {
    dl_fetch_options options;
    bool started;
    pthread_t thread;
    pthread_cond_t more;
    dl_fetcher *fetcher; /* the thread's; others only wake it */
    dl_errand *first, *last; /* from here on under the library's lock */
    size_t open;             /* errands that have not ended */
    size_t total, done, fresh, failing;
    struct {
        dl_visit *items;
        size_t count, capacity;
    } ended, told; /* since the owner asked; what it was told */
    dl_arena ended_texts, told_texts;
} dl_refresher;

/* Tells a cache from another one that took its place; zeroes: none. */
typedef struct dl_cache_mark {
    uint64_t file;
    int64_t seconds, nanoseconds;
} dl_cache_mark;

struct dl_library {
    dl_reference reference;
    dl_corpus *corpus;
    dl_index *index;
    dl_arena arena; /* paths, reports, corrections */
    dl_corrections corrections;
    dl_corrections restored; /* of an export, not put beside the others yet */
    dl_reports reports;
    dl_statistics statistics; /* of what is kept, if they were learned */
    uint64_t tables;  /* version of the extractor and its tables, and the user's own */
    uint64_t version; /* of these and the statistics: of the annotations it makes */

    dl_reading *reading;
    dl_map state; /* name: number of its value */
    struct {
        dl_str *items;
        size_t count, capacity;
    } values;
    struct {
        dl_saved_search *items;
        size_t count, capacity;
    } searches;

    dl_redo *redo;            /* corpus and index being made anew; NULL: not now */
    dl_corpus *former_corpus; /* that they took the place of, until the next poll */
    dl_index *former_index;

    const char *path; /* of the file; NULL: nothing is kept */
    const dl_field_map *map; /* of JSON; NULL: none */
    bool only_add;    /* articles are kept and not shown */
    bool newest_first; /* what the cache lacks is loaded so, not by id */
    bool make_cache;  /* much was added: it is made when this is closed */
    bool sample;      /* the built-in articles are shown */
    bool dropped;     /* they were, until just now */
    size_t kept_count; /* in the file when it was opened, and the last of them */
    int64_t last_kept;
    int64_t load_limit; /* so many more than are mapped are loaded at most; 0: all */
    dl_store *store;  /* the owner's connection; NULL until there is a file */
    bool begun;       /* a transaction is open since begun_at */
    int64_t begun_at;
    size_t fresh, repeated; /* articles in it; articles that were there */
    dl_error failure; /* after which nothing is kept any more */
    struct {
        int64_t *items;
        size_t count, capacity;
    } ids; /* in the file, of each document; 0: it is not kept */
    struct {
        dl_kept_article *items;
        size_t count, capacity;
    } kept, told; /* in the open transaction; committed, for the caller */
    dl_arena kept_texts, told_texts;
    struct {
        dl_owed *items;
        size_t count, capacity;
    } owed;
    dl_arena owed_texts;
    dl_kept_readings marks; /* of the file, while its documents are loaded */

    struct {
        dl_noted_likeness *items;
        size_t count, capacity;
    } likenesses; /* of documents that are not in groups yet, by document */
    dl_groups *groups;
    bool wants_groups; /* somebody has asked; they are made in steps */

    dl_progress progress; /* the owner's view */
    uint32_t settled;     /* documents that readers see */
    uint32_t indexed;     /* of them: those that can be found */
    uint32_t snapshot;    /* documents that were mapped */
    dl_cache_mark cache_mark; /* of the cache when they were */
    bool is_new;          /* readers have not been told of them yet */
    bool told_damage;     /* of what was mapped */
    int64_t settled_at;
    dl_slice *current;    /* taken over, not yet to the end */

    dl_watch watch;
    dl_worker workers[DL_WORKERS];
    size_t worker_count, wanted_workers;
    bool started;
    int wake;
    pthread_mutex_t lock; /* guards what follows */
    pthread_cond_t room;
    dl_harvest *first, *last;
    size_t open, open_bytes; /* harvests begun and not finished */
    size_t total;
    bool stopped;
    bool owing; /* the owner wants to be woken within a second */
    bool filed; /* the file has its tables: threads may open it */
    dl_refresher refresher;
};

/* stories.c */
void dl_stories_note(dl_library *library, uint32_t document, const dl_likeness *likeness);
/* Groups some documents, if groups are wanted; false if there are none to group. */
bool dl_stories_step(dl_library *library);
void dl_stories_map(dl_library *library, const char *folder);
/* Groups all that readers see, and saves that. */
bool dl_stories_save(dl_library *library, const char *folder, dl_error *error);
void dl_stories_close(dl_library *library);

/* library.c */
int64_t dl_milliseconds(void);
int64_t dl_now(void); /* ms since 1970 */
/* A harvest of which everything is taken over: its reports, its source. */
void dl_library_end_harvest(dl_library *library, dl_harvest *harvest);

/* Puts an article into a corpus, with the reader's corrections; answers its id there. */
uint32_t dl_library_put(dl_library *library, dl_corpus *corpus, const dl_article *article,
                        dl_annotations *annotations);

/* correct.c */
/* What an export holds of them; puts those that are not there yet behind the others. */
void dl_library_note_correction(dl_library *library, const dl_correction *correction);
void dl_library_restore_corrections(dl_library *library);
/* Starts making corpus and index anew. */
void dl_redo_begin(dl_library *library);
void dl_redo_step(dl_library *library, bool *visible);
void dl_redo_close(dl_library *library);
void dl_library_forget_former(dl_library *library);

/* harvest.c */
dl_harvest *dl_harvest_new(dl_harvest_kind kind);
void dl_harvest_free(dl_harvest *harvest);
/* Puts a harvest at the end of the line, or (a worker) behind one that it gathers. */
void dl_harvest_queue(dl_library *library, dl_harvest *harvest);
void dl_harvest_queue_behind(dl_library *library, dl_harvest *before, dl_harvest *harvest);
/* For the refresher's thread: puts a harvest at the end of the line. The lock is held. */
void dl_harvest_put(dl_library *library, dl_harvest *harvest);
void dl_workers_start(dl_library *library);
void dl_workers_stop(dl_library *library);
/* The next slice in order, or NULL while there is none. */
dl_slice *dl_slice_take(dl_library *library);
void dl_slice_free(dl_slice *slice);
void dl_library_wake(dl_library *library);

/* gather.c, on a worker's thread */
void dl_gather(dl_worker *worker, dl_harvest *harvest);
void dl_gather_slice(dl_worker *worker, dl_slice *slice);

/* keep.c: the library's file, by the owner */
/* Keeps article number i of a slice; true if it is to be shown, with its id. */
bool dl_keep_article(dl_library *library, dl_slice *slice, size_t i, int64_t *id);
/* Commits when it is time, or `now`. */
void dl_keep_commit(dl_library *library, bool now);
bool dl_keep_begin(dl_library *library);
/* Whether a thread may open the file. One that did while it is being made would want to make
 * it, too, and wait for the owner's first batch, which waits for the thread. */
bool dl_keep_has_file(dl_library *library);
void dl_keep_fail(dl_library *library, const dl_error *error);
void dl_keep_source(dl_library *library, dl_source *source);
/* What an export holds besides articles. */
void dl_keep_record(dl_library *library, dl_str record);
void dl_keep_load(dl_library *library);
/* The statistics beside the file, if there are any, from now on. */
void dl_learned_load(dl_library *library);
size_t dl_worker_count(const dl_library *library);
void dl_keep_close(dl_library *library);

/* Loads news of another process, first <= id <= last. */
void dl_keep_load_range(dl_library *library, int64_t first, int64_t last);

/* watch.c */
void dl_watch_step(dl_library *library);
/* An article was added by this process. */
void dl_watch_note_own(dl_library *library, int64_t id);
void dl_watch_close(dl_library *library);

/* What a visit learned of a source. */
void dl_keep_visit(dl_library *library, const dl_source *source, dl_str moved);

/* refresh.c */
void dl_refresher_close(dl_library *library);
dl_source *dl_source_copy(const dl_source *source, dl_arena *arena);
/* errands.c, on the refresher's thread */
void *dl_errands_run(void *library);
dl_errand *dl_errand_new(const dl_source *source, bool followed);
void dl_errand_free(dl_errand *errand);
void dl_errands_put(dl_refresher *refresher, dl_errand *errand);

/* owed.c */
void dl_owe(dl_library *library, dl_owed owed);
/* The owner is woken soon, to write what is owed or to commit. */
void dl_owed_remind(dl_library *library);
/* How long writing waits for another process: a moment while the reader looks on. */
enum { DL_OWED_MOMENT = 30, DL_OWED_LAST = 15000 }; /* ms */
/* Writes what is owed; false if it could not be written and is owed no more. What only
 * waits for another writer stays owed. */
bool dl_owed_write(dl_library *library, int patience, dl_error *error);

/* reading.c */
void dl_library_open_reading(dl_library *library);
void dl_library_close_reading(dl_library *library);
void dl_library_load_reading(dl_library *library);
void dl_library_mark(dl_library *library, uint32_t document, const dl_article_marks *marks);
/* Gives a document of the file what is known of it. */
void dl_library_recall(dl_library *library, uint32_t document, int64_t id);

/* sample.c */
void dl_sample_read(dl_library *library);
/* An article of the reader's own is about to be shown: the built-in ones go. */
void dl_sample_drop(dl_library *library);

/* overtaken.c */
dl_cache_mark dl_cache_mark_of(const dl_library *library);

/* snapshot.c */
/* Maps what was saved, if it fits the file; answers its last document, or 0. */
int64_t dl_snapshot_map(dl_library *library);
/* An empty index, whose parts may lie where it would be saved. */
dl_index *dl_snapshot_new_index(const dl_library *library);
/* Looks whether what was mapped turned out to be damaged: it is made anew then, the index
 * alone at once, with a corpus beside what is shown. True if the index is another one. */
bool dl_snapshot_check(dl_library *library);
/* Saves in the background, if it is worth it and the documents are those of the file in
 * its order. The library is being closed. */
void dl_snapshot_save(dl_library *library);
/* Of which file the cache is to be made from what is kept, once this is closed; NULL: of
 * none. */
const char *dl_snapshot_to_make(const dl_library *library, dl_arena *arena);
/* Makes it in the background. */
void dl_snapshot_make(const char *path);

#endif
