/* The owner's side of what is fetched: errands out, what came of them back. */
#include "src/library/parts.h"

void dl_library_set_fetching(dl_library *library, dl_fetch_options options)
{
    library->refresher.options = options;
}

bool dl_library_followed(dl_library *library, dl_arena *arena, dl_sources *sources,
                         dl_error *error)
{
    return !library->store || dl_store_sources(library->store, arena, sources, error);
}

/* Where no thread can be made, there is no network either: the errands end as failed. */
static void start(dl_library *library)
{
    dl_refresher *refresher = &library->refresher;
    dl_workers_start(library);
    if (refresher->started)
        return;
    refresher->fetcher = dl_fetcher_new(refresher->options);
    refresher->started =
        pthread_create(&refresher->thread, NULL, dl_errands_run, library) == 0;
    if (!refresher->started)
        dl_fetcher_free(refresher->fetcher);
}

static void send(dl_library *library, const dl_source *source, bool followed)
{
    dl_refresher *refresher = &library->refresher;
    start(library);
    if (!refresher->started) {
        dl_report_add(&library->reports, source->address, 0,
                      "It is not fetched: the system gives no thread for it.");
        return;
    }
    dl_errand *errand = dl_errand_new(source, followed);
    pthread_mutex_lock(&library->lock);
    dl_errands_put(refresher, errand);
    refresher->open++;
    refresher->total++;
    library->progress.finished = false;
    pthread_cond_signal(&refresher->more);
    pthread_mutex_unlock(&library->lock);
    dl_fetcher_wake(refresher->fetcher);
}

void dl_library_refresh(dl_library *library, const dl_sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        send(library, &sources->items[i], true);
}

void dl_library_visit(dl_library *library, dl_str address)
{
    send(library, &(dl_source){ .address = address }, false);
}

dl_refresh_progress dl_library_refreshing(dl_library *library)
{
    const dl_refresher *refresher = &library->refresher;
    pthread_mutex_lock(&library->lock);
    dl_refresh_progress progress = { .total = refresher->total,
                                     .done = refresher->done,
                                     .fresh = refresher->fresh,
                                     .failing = refresher->failing,
                                     .running = refresher->open > 0 };
    pthread_mutex_unlock(&library->lock);
    return progress;
}

size_t dl_library_visited(dl_library *library, const dl_visit **visits)
{
    dl_refresher *refresher = &library->refresher;
    dl_arena *arena = &refresher->told_texts;
    dl_arena_reset(arena);
    refresher->told.count = 0;
    pthread_mutex_lock(&library->lock);
    for (size_t i = 0; i < refresher->ended.count; i++) {
        dl_visit visit = refresher->ended.items[i];
        visit.address = dl_str_copy(arena, visit.address);
        visit.title = dl_str_copy(arena, visit.title);
        visit.error = dl_str_copy(arena, visit.error);
        *DL_APPEND(&refresher->told, NULL) = visit;
    }
    refresher->ended.count = 0;
    dl_arena_reset(&refresher->ended_texts);
    pthread_mutex_unlock(&library->lock);
    *visits = refresher->told.items;
    return refresher->told.count;
}

void dl_refresher_close(dl_library *library)
{
    dl_refresher *refresher = &library->refresher;
    pthread_mutex_lock(&library->lock);
    library->stopped = true;
    pthread_cond_signal(&refresher->more);
    pthread_mutex_unlock(&library->lock);
    if (refresher->started) {
        dl_fetcher_wake(refresher->fetcher);
        pthread_join(refresher->thread, NULL);
        dl_fetcher_free(refresher->fetcher);
    }
    while (refresher->first) {
        dl_errand *errand = refresher->first;
        refresher->first = errand->next;
        dl_errand_free(errand);
    }
    pthread_cond_destroy(&refresher->more);
    dl_memory_free(refresher->ended.items);
    dl_memory_free(refresher->told.items);
    dl_arena_release(&refresher->ended_texts);
    dl_arena_release(&refresher->told_texts);
}
