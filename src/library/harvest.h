#ifndef DL_LIBRARY_HARVEST_H
#define DL_LIBRARY_HARVEST_H
/* Private to the library: what is to be read, in order, and the threads that work at it. A
 * harvest gives articles, which are extracted in slices and taken over by the owner. */
#include <pthread.h>
#include "dateline/ingest.h"
#include "dateline/library.h"
#include "dateline/parts.h"

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

/* What came of the page of a teaser. */
typedef enum dl_page {
    DL_PAGE_NONE,  /* it was not asked for */
    DL_PAGE_WHOLE, /* the article has its text */
    DL_PAGE_SHORT, /* it says no more than the teaser */
    DL_PAGE_OWED   /* it is to be asked for again: a value in the file counts how often */
} dl_page;

enum { DL_PAGE_TRIES = 5 };

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
    bool named;                /* of FILE: itself, not a folder that it lies in */
    bool failed;               /* what was named could not be read, or had nothing in it */
    bool keep;                 /* its articles go into the library's file */
    size_t done;               /* how far it brings the progress */
    dl_source *source;         /* is put into the file with the last of its articles */
    bool visited;              /* of the source only what a visit learns is put there */
    dl_str moved;              /* the source's address from now on; empty: as it was */

    dl_arena arena;
    dl_articles articles;
    uint8_t *pages;            /* dl_page of each article; NULL: all NONE */
    dl_kept_documents kept;    /* of KEPT, beside each article */
    dl_reports reports;
    size_t bytes;
    enum { DL_HARVEST_WAITING, DL_HARVEST_BEGUN, DL_HARVEST_READ } state;
    dl_slice **slices;         /* in order; NULL: not extracted yet */
    size_t slice_count, issued, taken;
};

typedef struct dl_worker {
    dl_library *library;
    pthread_t thread;
    dl_extractor *extractor;
    dl_packer *packer;
    dl_store *store; /* its own connection, for reading; NULL without a file */
} dl_worker;

enum { DL_WORKERS = 8 };

/* harvest.c */
dl_harvest *dl_harvest_new(dl_harvest_kind kind);
void dl_harvest_free(dl_harvest *harvest);
void dl_slice_free(dl_slice *slice);
dl_source *dl_source_copy(const dl_source *source, dl_arena *arena);
/* The value in the file that counts the tries for an article's page. */
dl_str dl_page_name(const dl_article *article, dl_arena *arena);
void dl_library_wake(dl_library *library);
/* Whether a thread may open the file. One that did while it is being made would want to make
 * it, too, and wait for the owner's first batch, which waits for the thread. */
bool dl_library_has_file(dl_library *library);
/* For the refresher's thread: puts a harvest at the end of the line. The lock is held. */
void dl_harvest_put(dl_library *library, dl_harvest *harvest);
/* A worker puts one behind the one that it gathers. */
void dl_harvest_queue_behind(dl_library *library, dl_harvest *before, dl_harvest *harvest);
/* The next slice in order, or NULL: while there is none, or if instead *finished is a harvest
 * out of which everything is taken, to be ended and freed. */
dl_slice *dl_slice_take(dl_library *library, dl_harvest **finished);

/* gather.c, on a worker's thread */
void dl_gather(dl_worker *worker, dl_harvest *harvest);
void dl_gather_slice(dl_worker *worker, dl_slice *slice);

/* workers.c */
/* Puts a harvest at the end of the line, at which threads then work. */
void dl_harvest_queue(dl_library *library, dl_harvest *harvest);
void dl_workers_start(dl_library *library);
void dl_workers_stop(dl_library *library);
size_t dl_worker_count(const dl_library *library);
/* Where no thread could be made, the owner works itself. */
void dl_workers_help(dl_library *library);

#endif
