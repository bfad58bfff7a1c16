/* The library's file, as its owner writes it: articles in batches, each a transaction. A
 * batch grows while articles come in, for a quarter of a second at most, so that an
 * acknowledgement is never far behind and other processes are let in. */
#include <string.h>

#include "dateline/backup.h"
#include "dateline/file.h"
#include "src/library/parts.h"
#include "src/library/shown.h"

enum {
    BATCH = 2048,     /* articles */
    BATCH_TIME = 250, /* ms */
    STRETCH = 256     /* kept articles that are loaded together */
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

static void note_kept(dl_library *library, const dl_article *article, int64_t id,
                      bool added)
{
    library->fresh += added;
    library->repeated += !added;
    if (!library->only_add)
        return;
    dl_str name = article->address.len ? article->address : article->file;
    *DL_APPEND(&library->kept, NULL) = (dl_kept_article){
        id, dl_str_copy(&library->kept_texts, name), added
    };
}

/* True if these are new annotations, and kept. */
static bool renew(dl_library *library, const dl_packed *packed, int64_t id)
{
    dl_error error = { 0 };
    /* A file that may not be written is shown all the same. */
    if (!library->store || dl_store_is_read_only(library->store) || !dl_keep_begin(library))
        return false;
    if ((!packed->annotations.len ||
         dl_store_annotate(library->store, id, packed->annotations, packed->version,
                           &error)) &&
        (!packed->likeness.len ||
         dl_store_put_likeness(library->store, id, packed->likeness, &error)))
        return packed->annotations.len > 0;
    dl_keep_fail(library, &error);
    return false;
}

/* What came of the page of a teaser that is in the file now, as document `id`. */
static bool keep_page(dl_library *library, const dl_article *article, const dl_packed *packed,
                      dl_page page, int64_t id, bool added, dl_error *error)
{
    dl_arena arena = { 0 };
    dl_str name = dl_page_name(article, &arena), value = { 0 }, next = { "", 0 };
    uint32_t tries = 0;
    bool ok = dl_store_value(library->store, name, &arena, &value, error);
    if (value.len && !dl_str_number(value, DL_PAGE_TRIES, &tries))
        tries = DL_PAGE_TRIES;
    if (page == DL_PAGE_OWED && tries < DL_PAGE_TRIES)
        next = dl_str_format(&arena, "%u", (unsigned)tries + 1);
    else if (page == DL_PAGE_OWED)
        next = value;
    if (ok && page == DL_PAGE_WHOLE && !added && packed->body.len)
        ok = dl_store_complete(library->store, id, article, packed, error) &&
             dl_snapshot_outdate(library, error);
    if (ok && !dl_str_equal(value, next))
        ok = dl_store_set_value(library->store, name, next, error);
    dl_arena_release(&arena);
    return ok;
}

bool dl_keep_article(dl_library *library, dl_slice *slice, size_t i, int64_t *id)
{
    dl_harvest *harvest = slice->harvest;
    const dl_packed *packed = &slice->packed[i];
    const dl_article *article = &harvest->articles.items[slice->first + i];
    dl_error error = { 0 };
    bool added = false;
    *id = slice->ids[i];
    if (harvest->kind == DL_HARVEST_KEPT) {
        if ((packed->annotations.len || packed->likeness.len) && renew(library, packed, *id))
            library->progress.renewed++;
        return true;
    }
    if (!harvest->keep || !dl_keep_begin(library))
        return true;
    if ((!*id &&
         !dl_store_add(library->store, article, packed, dl_now(), id, &added, &error)) ||
        (article->marks &&
         !dl_store_put_marks(library->store, *id, article->marks, &error))) {
        dl_keep_fail(library, &error);
        *id = 0;
        return true;
    }
    dl_page page = harvest->pages ? harvest->pages[slice->first + i] : DL_PAGE_NONE;
    if (page != DL_PAGE_NONE &&
        !keep_page(library, article, packed, page, *id, added, &error)) {
        dl_keep_fail(library, &error);
        *id = 0;
        return true;
    }
    note_kept(library, article, *id, added);
    if (added)
        dl_watch_note_own(library, *id);
    return added;
}

void dl_keep_source(dl_library *library, dl_source *source)
{
    dl_error error = { 0 };
    if (dl_keep_begin(library) && !dl_store_put_source(library->store, source, &error))
        dl_keep_fail(library, &error);
}

void dl_keep_record(dl_library *library, dl_str record)
{
    dl_arena arena = { 0 };
    dl_error error = { 0 };
    bool ok = true;
    dl_backup_record read = dl_backup_read(record, &arena);
    if (read.kind == DL_BACKUP_CORRECTION) {
        dl_library_note_correction(library, &read.correction);
    } else if (read.kind != DL_BACKUP_NONE && dl_keep_begin(library)) {
        if (read.kind == DL_BACKUP_SOURCE)
            ok = dl_store_put_source(library->store, &read.source, &error);
        else if (read.kind == DL_BACKUP_SEARCH)
            ok = dl_store_put_search(library->store, read.search, &error);
        else
            ok = dl_store_set_value(library->store, read.value.name, read.value.value, &error);
        if (!ok)
            dl_keep_fail(library, &error);
    }
    dl_arena_release(&arena);
}

void dl_keep_visit(dl_library *library, const dl_source *source, dl_str moved)
{
    dl_error error = { 0 };
    if (dl_keep_begin(library) && !dl_store_note_visit(library->store, source, moved, &error))
        dl_keep_fail(library, &error);
}

/* --- opening -------------------------------------------------------------------------- */

bool dl_library_open_kept(const char *path, dl_library_use use, dl_library **library,
                          dl_error *error)
{
    dl_library *fresh = dl_library_open();
    int64_t last = 0;
    fresh->path = dl_arena_copy(&fresh->arena, path, strlen(path));
    dl_index_free(fresh->index);
    fresh->index = dl_snapshot_new_index(fresh);
    fresh->only_add = use == DL_LIBRARY_ADD;
    fresh->newest_first = use == DL_LIBRARY_BROWSE;
    if (dl_file_exists(path) &&
        (!dl_store_open(path, false, &fresh->store, error) ||
         !dl_store_count(fresh->store, &fresh->kept_count, &last, error))) {
        dl_library_close(fresh);
        return false;
    }
    fresh->last_kept = last;
    fresh->filed = fresh->store != NULL;
    dl_learned_load(fresh);
    if (fresh->store)
        dl_library_load_reading(fresh);
    *library = fresh;
    return true;
}

size_t dl_library_kept_count(const dl_library *library)
{
    return library->kept_count;
}

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

void dl_keep_close(dl_library *library)
{
    dl_error error = { 0 };
    if (library->path && !dl_owed_write(library, DL_OWED_LAST, &error))
        dl_keep_fail(library, &error);
    dl_keep_commit(library, true);
    if (library->store)
        dl_store_close(library->store);
    dl_memory_free(library->ids.items);
    dl_memory_free(library->kept.items);
    dl_memory_free(library->told.items);
    dl_memory_free(library->owed.items);
    dl_arena_release(&library->kept_texts);
    dl_arena_release(&library->told_texts);
    dl_arena_release(&library->owed_texts);
}

int64_t dl_library_kept_id(const dl_library *library, uint32_t document)
{
    return document < library->ids.count ? library->ids.items[document] : 0;
}
