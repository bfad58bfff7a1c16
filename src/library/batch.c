/* The library's file, as its owner writes it: articles in batches, each a transaction. A
 * batch grows while articles come in, for a quarter of a second at most, so that an
 * acknowledgement is never far behind and other processes are let in. */
#include "src/library/parts.h"

enum {
    BATCH = 2048,    /* articles */
    BATCH_TIME = 250 /* ms */
};

/* From now on nothing is kept; what was committed is safe. */
void dl_keep_fail(dl_library *library, const dl_error *error)
{
    if (library->failure.kind == DL_ERROR_NONE) {
        library->failure = *error;
        dl_report_add(&library->reports, dl_str_from(library->path), 0, "%s",
                      error->message);
        library->progress.reports = library->reports.count + library->reports.left_out;
    }
    if (library->store)
        dl_store_rollback(library->store);
    library->begun = false;
    library->kept.count = library->fresh = library->repeated = 0;
}

const dl_error *dl_library_failure(const dl_library *library)
{
    return library->failure.kind == DL_ERROR_NONE ? NULL : &library->failure;
}

static bool make_file(dl_library *library, dl_error *error)
{
    if (!dl_store_open(library->path, true, &library->store, error))
        return false;
    pthread_mutex_lock(&library->lock);
    library->filed = true;
    pthread_mutex_unlock(&library->lock);
    return true;
}

bool dl_keep_begin(dl_library *library)
{
    dl_error error = { 0 };
    if (library->failure.kind != DL_ERROR_NONE)
        return false;
    if (library->begun)
        return true;
    if ((library->store || make_file(library, &error)) &&
        dl_store_begin(library->store, &error)) {
        library->begun = true;
        library->begun_at = dl_milliseconds();
        return true;
    }
    dl_keep_fail(library, &error);
    return false;
}

void dl_keep_commit(dl_library *library, bool now)
{
    dl_error error = { 0 };
    bool due = now || library->fresh >= BATCH ||
               dl_milliseconds() - library->begun_at >= BATCH_TIME;
    if (!library->begun || !due)
        return;
    if (!dl_store_commit(library->store, &error)) {
        dl_keep_fail(library, &error);
        return;
    }
    library->begun = false;
    library->progress.added += library->fresh;
    library->progress.known += library->repeated;
    library->fresh = library->repeated = 0;
    for (size_t i = 0; i < library->kept.count; i++) {
        dl_kept_article article = library->kept.items[i];
        article.name = dl_str_copy(&library->told_texts, article.name);
        *DL_APPEND(&library->told, NULL) = article;
    }
    library->kept.count = 0;
    dl_arena_reset(&library->kept_texts);
}

size_t dl_library_committed(dl_library *library, const dl_kept_article **articles)
{
    size_t count = library->told.count;
    *articles = library->told.items;
    library->told.count = 0;
    if (count == 0)
        dl_arena_reset(&library->told_texts);
    return count;
}

int64_t dl_library_kept_id(const dl_library *library, uint32_t document)
{
    if (document < library->numbered)
        return (int64_t)document + 1;
    uint32_t behind = document - library->numbered;
    return behind < library->ids.count ? library->ids.items[behind] : 0;
}
