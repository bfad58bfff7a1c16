/* What the files of the library share. */
#ifndef DL_LIBRARY_PARTS_H
#define DL_LIBRARY_PARTS_H
#include <pthread.h>

#include "dateline/ingest.h"
#include "dateline/library.h"
#include "dateline/map.h"

typedef struct dl_batch dl_batch;
struct dl_batch {
    dl_batch *next;
    dl_arena arena;
    dl_articles articles;
    dl_annotations *annotations;
    dl_reports reports;
    size_t taken; /* articles already committed */
};

struct dl_library {
    dl_reference reference;
    dl_corpus *corpus;
    dl_index *index;
    dl_arena arena; /* paths, reports, corrections */
    dl_corrections corrections;
    dl_reports reports;

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

    const char **paths;
    size_t path_count;
    dl_progress progress; /* the owner's view */
    bool working; /* the worker runs */
    uint32_t settled; /* documents that readers see */
    uint32_t indexed; /* of them: those that can be found */
    int64_t settled_at;
    dl_batch *current; /* taken off the queue, not yet committed to the end */

    pthread_t worker;
    int wake;
    pthread_mutex_t lock; /* guards what follows */
    pthread_cond_t room;
    dl_batch *first, *last;
    size_t queued, done, total;
    bool finished, stopped;
};

void dl_library_open_reading(dl_library *library);
void dl_library_close_reading(dl_library *library);
/* Notes that a document has been taken in now. */
void dl_library_note_taken_in(dl_library *library, uint32_t document);

#endif
