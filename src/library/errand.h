#ifndef DL_LIBRARY_ERRAND_H
#define DL_LIBRARY_ERRAND_H
/* Private to the library: what is fetched: the owner's side (refresh.c), and the thread whose
 * errands come back as harvests (errands.c). */
#include "dateline/refresh.h"
#include "src/library/harvest.h"

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

/* refresh.c */
void dl_refresher_close(dl_library *library);
/* errands.c, on the refresher's thread */
void *dl_errands_run(void *library);
dl_errand *dl_errand_new(const dl_source *source, bool followed);
void dl_errand_free(dl_errand *errand);
void dl_errands_put(dl_refresher *refresher, dl_errand *errand);

#endif
