/* What the files of the library share: the library itself. What they ask of one another is
 * in harvest.h, errand.h (fetching), filing.h (its file) and shown.h.
 *
 *   library.c  opening, what is to be read; close.c: closing, and what becomes of the cache
 *   poll.c     the owner's steps: take over, settle, index
 *   harvest.c  the line of what is to be read
 *   gather.c   one harvest: a file, a sample article, a stretch of the kept articles ...
 *   workers.c  the threads that work at the line
 *   batch.c    the library's file: transactions; keep.c: what goes into it; load.c: out of it
 *   stories.c  which documents tell the same story
 *   refresh.c  what is fetched: the owner's side; errands.c: the thread that fetches
 *   owed.c     what the reader did, on its way into the file
 *   learn.c    statistics of what is kept, as evidence for reading it
 *   correct.c  corrections of entities, applied to what is shown
 *   reading.c  the reader's side: strokes, state, searches, sources
 *   watch.c    what other processes add in the meantime
 *   sample.c   the built-in articles
 *   show.c     an article into the corpus
 *   snapshot.c tables and index of what is kept, mapped instead of loaded: the cache
 *   cache_place.c  where it lies; cache.c: looked at from outside
 *   overtaken.c    read to the end, or by a cache that another process makes meanwhile
 */
#ifndef DL_LIBRARY_PARTS_H
#define DL_LIBRARY_PARTS_H
#include <pthread.h>

#include "dateline/map.h"
#include "dateline/reader.h"
#include "src/library/errand.h"
#include "src/library/filing.h"

/* Tells a cache from another one that took its place; zeroes: none. */
typedef struct dl_cache_mark {
    uint64_t file;
    int64_t seconds, nanoseconds;
} dl_cache_mark;

typedef struct dl_redo dl_redo;

typedef struct dl_noted_likeness {
    uint32_t document;
    dl_likeness likeness;
} dl_noted_likeness;

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
    bool outdated;    /* a text in the file has changed since, so no cache is made of these */
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
    uint32_t numbered; /* documents that were mapped: id 1 in the file is document 0 */
    struct {
        int64_t *items;
        size_t count, capacity;
    } ids; /* in the file, of each document behind them; 0: it is not kept */
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
    int64_t busy_until; /* another process was writing: it is not waited for again before */
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
    uint32_t portion; /* documents to settle at once, by how long the last ones took */
    bool waited_for;  /* until all is taken over: no key can come in between */
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

/* clock.c */
int64_t dl_milliseconds(void);
int64_t dl_now(void); /* ms since 1970 */

/* library.c */
/* The threads end, and what is under way is committed: then it can be freed. */
void dl_library_halt(dl_library *library);
void dl_library_free(dl_library *library);

#endif
