/* What the owner puts into the library's file: articles that were taken over, sources, what
 * an export holds, news of annotations. */
#include "dateline/backup.h"
#include "src/library/parts.h"
#include "src/library/shown.h"

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
