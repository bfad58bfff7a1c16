/* What is kept, into the line: a stretch of it at a time. */
#include "src/library/parts.h"
#include "src/library/shown.h"

enum { STRETCH = 256 }; /* kept articles that are loaded together */

static void queue_stretch(dl_library *library, int64_t first, int64_t last, bool every,
                          bool news)
{
    dl_harvest *harvest = dl_harvest_new(DL_HARVEST_KEPT);
    harvest->news = news;
    harvest->first = first;
    harvest->last = last;
    harvest->every = every;
    dl_harvest_queue(library, harvest);
}

static void queue_sorted(dl_library *library, int64_t first, int64_t last)
{
    dl_harvest *harvest = dl_harvest_new(DL_HARVEST_SORT);
    harvest->first = first;
    harvest->last = last;
    dl_harvest_queue(library, harvest);
}

void dl_keep_load(dl_library *library)
{
    int64_t end = library->last_kept, mapped = dl_snapshot_map(library);
    if (library->load_limit && end - mapped > library->load_limit)
        end = mapped + library->load_limit;
    if (library->newest_first && end - mapped > STRETCH) {
        queue_sorted(library, mapped + 1, end);
        return;
    }
    for (int64_t first = mapped + 1; first <= end; first += STRETCH)
        queue_stretch(library, first, first + STRETCH > end ? end : first + STRETCH - 1,
                      false, false);
}

void dl_keep_load_range(dl_library *library, int64_t first, int64_t last)
{
    for (; first <= last; first += STRETCH)
        queue_stretch(library, first, first + STRETCH > last ? last : first + STRETCH - 1,
                      false, true);
}

bool dl_library_reannotate(dl_library *library, bool every, dl_error *error)
{
    dl_arena arena = { 0 };
    int64_t after = 0;
    bool ok = true;
    size_t found = 1;
    if (!library->store)
        return dl_fail(error, DL_ERROR_SYSTEM, "There is no library yet; `dateline add` "
                                               "makes one.");
    while (ok && found && !every) {
        dl_kept_ids ids = { 0 };
        dl_arena_reset(&arena);
        ok = dl_store_outdated(library->store, library->version, after, STRETCH, &arena, &ids,
                               error);
        found = ids.count;
        if (found) {
            after = ids.items[found - 1];
            queue_stretch(library, ids.items[0], after, false, false);
        }
    }
    /* Work that is lost is not done for nothing. */
    if (ok && (every || after) && dl_store_is_read_only(library->store)) {
        dl_arena_release(&arena);
        return dl_fail(error, DL_ERROR_SYSTEM,
                       "The library may not be written, so this would be forgotten.");
    }
    for (int64_t first = 1; every && first <= library->last_kept; first += STRETCH)
        queue_stretch(library, first, first + STRETCH - 1, true, false);
    dl_arena_release(&arena);
    return ok;
}
