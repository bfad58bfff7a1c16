/* The line of what is to be read:
 *
 *   [file 1: slices 0 1 2 .]-[file 2: 0 . .]-[file 3: begun]-[file 4: waiting]- ...
 *      ^ the owner takes in this order
 *
 * Threads work at it (workers.c), and what comes out does not depend on which thread was
 * faster. */
#include <unistd.h>

#include "src/library/parts.h"

dl_harvest *dl_harvest_new(dl_harvest_kind kind)
{
    dl_harvest *fresh = dl_memory_resize(NULL, 1, sizeof *fresh);
    *fresh = (dl_harvest){ .kind = kind };
    fresh->reports.arena = &fresh->arena;
    return fresh;
}

void dl_harvest_free(dl_harvest *harvest)
{
    for (size_t i = harvest->taken; i < harvest->slice_count; i++)
        if (harvest->slices[i])
            dl_slice_free(harvest->slices[i]);
    dl_memory_free(harvest->slices);
    if (harvest->parts)
        dl_file_parts_close(harvest->parts);
    dl_arena_release(&harvest->arena);
    dl_memory_free(harvest);
}

void dl_slice_free(dl_slice *slice)
{
    dl_arena_release(&slice->arena);
    dl_memory_free(slice);
}

dl_source *dl_source_copy(const dl_source *source, dl_arena *arena)
{
    dl_source *copy = DL_NEW(arena, dl_source, 1);
    *copy = *source;
    dl_str *texts[] = { &copy->address, &copy->title,    &copy->folder, &copy->page,
                        &copy->etag,    &copy->modified, &copy->error };
    for (size_t i = 0; i < DL_COUNT(texts); i++)
        *texts[i] = dl_str_copy(arena, *texts[i]);
    return copy;
}

dl_str dl_page_name(const dl_article *article, dl_arena *arena)
{
    return dl_str_format(arena, "page:%.*s", DL_STR_ARGS(article->address));
}

void dl_library_wake(dl_library *library)
{
    uint64_t one = 1;
    if (write(library->wake, &one, sizeof one) < 0)
        return; /* the counter is full: the owner is awake anyway */
}

bool dl_library_has_file(dl_library *library)
{
    pthread_mutex_lock(&library->lock);
    bool filed = library->filed;
    pthread_mutex_unlock(&library->lock);
    return filed;
}

/* --- the line ------------------------------------------------------------------------- */

/* How far the harvest will bring the progress, as far as that is known. Those that are
 * sorted are counted with the sorting. */
static size_t work_of(const dl_harvest *harvest)
{
    bool part = harvest->kind == DL_HARVEST_FILE && harvest->parts;
    if (harvest->kind == DL_HARVEST_WALK || part || harvest->listed)
        return 0;
    if (harvest->kind == DL_HARVEST_KEPT || harvest->kind == DL_HARVEST_SORT)
        return (size_t)(harvest->last - harvest->first + 1);
    return 1;
}

void dl_harvest_put(dl_library *library, dl_harvest *harvest)
{
    if (library->last)
        library->last->next = harvest;
    else
        library->first = harvest;
    library->last = harvest;
    library->total += work_of(harvest);
    pthread_cond_broadcast(&library->room);
}

void dl_harvest_queue_behind(dl_library *library, dl_harvest *before, dl_harvest *harvest)
{
    pthread_mutex_lock(&library->lock);
    harvest->next = before->next;
    before->next = harvest;
    if (library->last == before)
        library->last = harvest;
    library->total += work_of(harvest);
    pthread_cond_broadcast(&library->room);
    pthread_mutex_unlock(&library->lock);
}

/* --- the owner's end ------------------------------------------------------------------ */

static dl_harvest *take_finished(dl_library *library)
{
    dl_harvest *first = library->first;
    if (!first || first->state != DL_HARVEST_READ || first->taken < first->slice_count)
        return NULL;
    library->first = first->next;
    if (!library->first)
        library->last = NULL;
    library->open--;
    library->open_bytes -= first->bytes;
    library->progress.done += first->done;
    pthread_cond_broadcast(&library->room);
    return first;
}

static dl_slice *take_slice(dl_library *library)
{
    dl_harvest *first = library->first;
    bool ready = first && first->state == DL_HARVEST_READ &&
                 first->taken < first->slice_count && first->slices[first->taken];
    if (!ready)
        return NULL;
    dl_slice *slice = first->slices[first->taken];
    first->slices[first->taken++] = NULL;
    pthread_cond_broadcast(&library->room);
    return slice;
}

dl_slice *dl_slice_take(dl_library *library, dl_harvest **finished)
{
    pthread_mutex_lock(&library->lock);
    *finished = take_finished(library);
    dl_slice *slice = *finished ? NULL : take_slice(library);
    library->progress.total = library->total;
    library->progress.finished = !library->first && !slice && !library->refresher.open;
    pthread_mutex_unlock(&library->lock);
    return slice;
}
