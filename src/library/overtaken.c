/* A library that is read to the end while a process in the background makes the cache of the
 * same articles (close.c).
 *
 *   this one:    |--- loads what no cache had ------x  opens it anew | loads the rest |
 *   the other:   |--- loads a stretch, saves it ----^-- the next stretch ...
 *
 * Nobody waits for the other: it may have just begun, or be killed. Both load, and when the
 * other puts a cache in place that is well ahead of what has been loaded here, that is mapped
 * instead, which takes a moment. So an answer comes when the first of the two is ready. */
#include <poll.h>

#include "src/library/parts.h"
#include "src/library/shown.h"

enum {
    LOOK_EVERY = 100, /* ms */
    AHEAD = 1024      /* articles: to load them takes longer than to open a library */
};

static bool is_worth_looking(const dl_library *library)
{
    return library->store && !library->only_add && library->failure.kind == DL_ERROR_NONE &&
           library->last_kept - (int64_t)library->progress.articles >= AHEAD &&
           !dl_library_progress(library).finished;
}

/* The library opened anew, if its cache is well ahead; else NULL. */
static dl_library *open_ahead(const dl_library *library)
{
    dl_library *fresh = NULL;
    dl_error error = { 0 };
    if (!dl_library_open_kept(library->path, DL_LIBRARY_SHOW, &fresh, &error))
        return NULL;
    fresh->refresher.options = library->refresher.options;
    fresh->wanted_workers = library->wanted_workers;
    dl_library_read(fresh, NULL, 0);
    if (fresh->snapshot >= library->progress.articles + AHEAD)
        return fresh;
    dl_library_close(fresh);
    return NULL;
}

static void look(dl_library **library)
{
    dl_library *behind = *library;
    dl_cache_mark mark = dl_cache_mark_of(behind, DL_CACHE_LAST);
    if (dl_cache_mark_equal(mark, behind->cache_mark))
        return;
    behind->cache_mark = mark;
    dl_library *ahead = open_ahead(behind);
    if (!ahead)
        return;
    behind->snapshot = dl_corpus_documents(behind->corpus); /* nothing of it is to be saved */
    dl_library_close(behind);
    *library = ahead;
}

bool dl_library_finish_soonest(dl_library **library)
{
    while (is_worth_looking(*library)) {
        look(library);
        struct pollfd wake = { .fd = dl_library_descriptor(*library), .events = POLLIN };
        poll(&wake, 1, LOOK_EVERY);
        dl_library_poll(*library, LOOK_EVERY);
    }
    return dl_library_finish(*library);
}
