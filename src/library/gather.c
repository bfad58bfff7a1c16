/* What the threads do: bytes to articles, articles to annotations. They share nothing but
 * the line and the reference, which is read only. */
#include <string.h>

#include "dateline/file.h"
#include "src/library/parts.h"

static void make_ready(dl_worker *worker)
{
    if (!worker->packer)
        worker->packer = dl_packer_new();
}

/* What is kept with its annotations needs none, and making one takes a while. */
static dl_extractor *extractor_of(dl_worker *worker)
{
    if (!worker->extractor)
        worker->extractor = dl_extractor_new(&worker->library->reference);
    return worker->extractor;
}

static dl_store *store_of(dl_worker *worker)
{
    dl_error error = { 0 };
    dl_library *library = worker->library;
    if (!worker->store && dl_library_has_file(library) &&
        !dl_store_open(library->path, false, &worker->store, &error))
        worker->store = NULL; /* the owner has the same trouble, and says so */
    return worker->store;
}

/* --- files ---------------------------------------------------------------------------- */

static void gather_walk(dl_worker *worker, dl_harvest *walk)
{
    dl_paths paths = { 0 };
    if (strcmp(walk->path, "-") == 0)
        *DL_APPEND(&paths, &walk->arena) = DL_STR("-");
    else
        dl_file_walk(walk->path, &walk->arena, &paths, &walk->reports);
    walk->failed = paths.count == 0 && walk->reports.count > 0;
    for (size_t i = paths.count; i > 0; i--) {
        dl_harvest *file = dl_harvest_new(DL_HARVEST_FILE);
        file->path = dl_arena_copy(&file->arena, paths.items[i - 1].ptr,
                                   paths.items[i - 1].len);
        file->keep = walk->keep;
        file->named = dl_str_equal(paths.items[i - 1], dl_str_from(walk->path));
        dl_harvest_queue_behind(worker->library, walk, file);
    }
}

/* Queues the rest of the file, so that another thread can begin with it. */
static void queue_rest(dl_worker *worker, dl_harvest *harvest)
{
    dl_harvest *rest = dl_harvest_new(DL_HARVEST_FILE);
    rest->path = dl_arena_copy(&rest->arena, harvest->path, strlen(harvest->path));
    rest->keep = harvest->keep;
    rest->named = harvest->named;
    rest->parts = harvest->parts;
    harvest->parts = NULL;
    dl_harvest_queue_behind(worker->library, harvest, rest);
}

static void gather_file(dl_worker *worker, dl_harvest *harvest)
{
    dl_error error = { 0 };
    dl_file_part part;
    dl_str file = dl_str_from(harvest->path);
    dl_ingest_options options = { .map = worker->library->map };
    bool first = !harvest->parts;
    bool ok = (harvest->parts || dl_file_parts_open(harvest->path, &harvest->parts, &error)) &&
              dl_file_parts_next(harvest->parts, &harvest->arena, &part, &harvest->reports,
                                 &error);
    bool whole = first && !(ok && part.more);
    if (ok && part.more)
        queue_rest(worker, harvest);
    else
        harvest->done = 1;
    ok = ok && dl_ingest_part(&part, file, &options, &harvest->arena, &harvest->articles,
                              &harvest->reports, &error);
    if (!ok)
        dl_report_add(&harvest->reports, file, 0, "%s", error.message);
    bool nothing = harvest->articles.count + harvest->articles.records.count == 0;
    harvest->failed = harvest->named && (!ok || (whole && nothing));
}

static void gather_sample(dl_harvest *harvest)
{
    dl_str name, text;
    dl_error error = { 0 };
    harvest->done = 1;
    if (!dl_reference_sample((size_t)harvest->first, &name, &text))
        return;
    if (!dl_ingest(text, name, &harvest->arena, &harvest->articles, &harvest->reports,
                   &error))
        dl_report_add(&harvest->reports, name, 0, "%s", error.message);
    for (size_t i = 0; i < harvest->articles.count; i++)
        harvest->articles.items[i].source = DL_STR("sample");
}

/* The first of them fill a screen, and are there at once. */
static void queue_listed(dl_worker *worker, dl_harvest *sort, const dl_kept_ids *ids)
{
    enum { SCREEN = 64, STRETCH = 256 };
    dl_harvest *before = sort;
    for (size_t at = 0; at < ids->count;) {
        size_t most = at ? STRETCH : SCREEN;
        size_t count = ids->count - at < most ? ids->count - at : most;
        dl_harvest *harvest = dl_harvest_new(DL_HARVEST_KEPT);
        int64_t *listed = DL_NEW(&harvest->arena, int64_t, count);
        memcpy(listed, ids->items + at, count * sizeof *listed);
        harvest->listed = listed;
        harvest->listed_count = count;
        dl_harvest_queue_behind(worker->library, before, harvest);
        before = harvest;
        at += count;
    }
}

static void gather_sort(dl_worker *worker, dl_harvest *sort)
{
    dl_error error = { 0 };
    dl_kept_ids ids = { 0 };
    dl_store *store = store_of(worker);
    if (store &&
        dl_store_newest(store, sort->first, sort->last, &sort->arena, &ids, &error))
        queue_listed(worker, sort, &ids);
    else
        dl_report_add(&sort->reports, dl_str_from(worker->library->path), 0, "%s",
                      store ? error.message : "It cannot be opened.");
}

static bool read_kept(dl_worker *worker, dl_store *store, dl_harvest *harvest,
                      dl_error *error)
{
    if (!harvest->listed) {
        harvest->done = (size_t)(harvest->last - harvest->first + 1);
        return dl_store_documents(store, worker->packer, harvest->first, harvest->last,
                                  &harvest->arena, &harvest->kept, error);
    }
    harvest->done = harvest->listed_count;
    return dl_store_documents_of(store, worker->packer, harvest->listed,
                                 harvest->listed_count, &harvest->arena, &harvest->kept,
                                 error);
}

static void gather_kept(dl_worker *worker, dl_harvest *harvest)
{
    dl_error error = { 0 };
    dl_str file = dl_str_from(worker->library->path);
    dl_store *store = store_of(worker);
    if (!store || !read_kept(worker, store, harvest, &error))
        dl_report_add(&harvest->reports, file, 0, "%s",
                      store ? error.message : "It cannot be opened.");
    for (size_t i = 0; i < harvest->kept.count; i++) {
        const dl_kept_document *kept = &harvest->kept.items[i];
        if (!kept->whole)
            dl_report_add(&harvest->reports, file, 0,
                          "The text of article %lld is damaged; `dateline check --repair` "
                          "saves the rest.",
                          (long long)kept->id);
        *DL_APPEND(&harvest->articles, &harvest->arena) = kept->article;
    }
}

void dl_gather(dl_worker *worker, dl_harvest *harvest)
{
    make_ready(worker);
    switch (harvest->kind) {
    case DL_HARVEST_WALK:
        gather_walk(worker, harvest);
        break;
    case DL_HARVEST_FILE:
        gather_file(worker, harvest);
        break;
    case DL_HARVEST_SAMPLE:
        gather_sample(harvest);
        break;
    case DL_HARVEST_KEPT:
        gather_kept(worker, harvest);
        break;
    case DL_HARVEST_SORT:
        gather_sort(worker, harvest);
        break;
    case DL_HARVEST_GIVEN:
        harvest->done = 1;
        break;
    }
}

/* --- slices --------------------------------------------------------------------------- */

/* Rows are those of this register, or the bytes were not made by it. */
static bool rows_are_known(const dl_register *entities, const dl_annotations *found)
{
    uint32_t count = dl_register_count(entities);
    for (size_t i = 0; i < found->entities.count; i++)
        if (found->entities.items[i].row != DL_NO_ROW &&
            found->entities.items[i].row >= count)
            return false;
    return true;
}

static bool recall(dl_worker *worker, const dl_kept_document *kept, dl_arena *arena,
                   dl_annotations *found)
{
    return kept->version == worker->library->version &&
           dl_annotations_unpack(kept->annotations, kept->article.body.len, arena, found) &&
           rows_are_known(worker->library->reference.entities, found);
}

/* Read from the file, or made now; then it is put there. */
static void gather_likeness(dl_slice *slice, size_t i, const dl_article *article,
                            const dl_kept_document *kept)
{
    dl_likeness *likeness = &slice->likenesses[i];
    if (kept && dl_likeness_unpack(kept->likeness, likeness))
        return;
    *likeness = dl_likeness_of(article->body);
    if (kept ? kept->whole : slice->harvest->keep)
        slice->packed[i].likeness = dl_likeness_pack(likeness, &slice->arena);
}

/* An article that is there may only now have its text. */
static bool brings_text(const dl_harvest *harvest, size_t article)
{
    return harvest->pages && harvest->pages[article] == DL_PAGE_WHOLE;
}

static void gather_article(dl_worker *worker, dl_slice *slice, size_t i)
{
    dl_harvest *harvest = slice->harvest;
    const dl_article *article = &harvest->articles.items[slice->first + i];
    const dl_kept_document *kept =
        harvest->kept.count ? &harvest->kept.items[slice->first + i] : NULL;
    dl_error error = { 0 };
    if (kept) {
        slice->ids[i] = kept->id;
        gather_likeness(slice, i, article, kept);
        if (!harvest->every &&
            recall(worker, kept, &slice->arena, &slice->annotations[i]))
            return;
    } else if (harvest->keep && !brings_text(harvest, slice->first + i) && store_of(worker) &&
               dl_store_find(worker->store, article, &slice->ids[i], &error) &&
               slice->ids[i]) {
        return; /* it is there: nothing to extract */
    }
    dl_extract(extractor_of(worker), article, (dl_extract_options){ 0 }, &slice->arena,
               &slice->annotations[i]);
    dl_str likeness = slice->packed[i].likeness;
    if (kept ? kept->whole : harvest->keep)
        slice->packed[i] = dl_pack(worker->packer, article, &slice->annotations[i],
                                   worker->library->version, &slice->arena);
    slice->packed[i].likeness = likeness;
    if (!kept)
        gather_likeness(slice, i, article, NULL);
}

void dl_gather_slice(dl_worker *worker, dl_slice *slice)
{
    make_ready(worker);
    slice->annotations = DL_NEW(&slice->arena, dl_annotations, slice->count);
    slice->packed = DL_NEW(&slice->arena, dl_packed, slice->count);
    slice->likenesses = DL_NEW(&slice->arena, dl_likeness, slice->count);
    slice->ids = DL_NEW(&slice->arena, int64_t, slice->count);
    for (size_t i = 0; i < slice->count; i++)
        gather_article(worker, slice, i);
}
