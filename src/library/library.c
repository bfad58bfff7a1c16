/* The life of a library, but for its closing (close.c); its owner's steps are in poll.c.
 *
 *   paths -> [workers: read, ingest, extract] -> slices in order -> [owner: file, corpus,
 *   index]
 *
 * The workers share nothing with the owner but the line of harvests (harvest.c) and the
 * read-only reference. An eventfd wakes the owner's poll(2). */
#include "src/library/parts.h"
#include "src/library/shown.h"

#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "dateline/address.h"
#include "dateline/file.h"
#include "extractor_version.h"

/* --- opening -------------------------------------------------------------------------- */

/* What annotations depend on: the extractor with its tables, and the user's own. */
static uint64_t tables_version(void)
{
    dl_arena arena = { 0 };
    dl_paths paths = { 0 };
    uint64_t version = DL_EXTRACTOR_VERSION;
    dl_str folder = dl_file_config("", &arena);
    if (folder.len && dl_file_exists(folder.ptr))
        dl_file_walk(folder.ptr, &arena, &paths, NULL);
    for (size_t i = 0; i < paths.count; i++) {
        dl_error error = { 0 };
        dl_str bytes;
        if (dl_str_ends(paths.items[i], DL_STR(".tsv")) &&
            dl_file_read(paths.items[i].ptr, DL_FILE_LIMIT, &arena, &bytes, &error))
            version = version * 0x9E3779B97F4A7C15 + dl_str_hash(bytes);
    }
    dl_arena_release(&arena);
    return version;
}

dl_library *dl_library_open(void)
{
    dl_library *library = dl_memory_resize(NULL, 1, sizeof *library);
    *library = (dl_library){ 0 };
    library->reports.arena = &library->arena;
    dl_reference_open(&library->reference, dl_file_config("", &library->arena),
                      &library->reports);
    library->corrections.arena = &library->arena;
    dl_corrections_read(&library->corrections,
                        dl_file_data("corrections.tsv", &library->arena),
                        &library->reports);
    dl_library_open_reading(library);
    library->tables = library->version = tables_version();
    library->corpus = dl_corpus_new();
    library->index = dl_index_new();
    library->progress.finished = true; /* nothing to read yet */
    library->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    pthread_mutex_init(&library->lock, NULL);
    pthread_cond_init(&library->room, NULL);
    pthread_cond_init(&library->refresher.more, NULL);
    return library;
}

void dl_library_halt(dl_library *library)
{
    dl_refresher_close(library);
    dl_workers_stop(library);
    if (library->current)
        dl_slice_free(library->current);
    dl_keep_commit(library, true);
    dl_watch_close(library);
}

void dl_library_free(dl_library *library)
{
    dl_keep_close(library);
    pthread_cond_destroy(&library->room);
    pthread_mutex_destroy(&library->lock);
    close(library->wake);
    dl_redo_close(library);
    dl_stories_close(library);
    dl_index_free(library->index);
    dl_corpus_free(library->corpus);
    dl_library_close_reading(library);
    dl_reference_close(&library->reference);
    dl_statistics_release(&library->statistics);
    dl_arena_release(&library->arena);
    dl_memory_free(library);
}

bool dl_library_open_kept(const char *path, dl_library_use use, dl_library **library,
                          dl_error *error)
{
    dl_library *fresh = dl_library_open();
    int64_t version = 0;
    fresh->path = dl_arena_copy(&fresh->arena, path, strlen(path));
    dl_index_free(fresh->index);
    fresh->index = dl_cache_new_index(fresh);
    fresh->only_add = use == DL_LIBRARY_ADD;
    fresh->newest_first = use == DL_LIBRARY_BROWSE;
    if (dl_file_exists(path) &&
        (!dl_store_open(path, false, &fresh->store, error) ||
         !dl_store_look(fresh->store, &version, &fresh->last_kept, error))) {
        dl_library_halt(fresh);
        dl_library_free(fresh);
        return false;
    }
    fresh->kept_count = (size_t)fresh->last_kept; /* ids are given without gaps from 1 on */
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

bool dl_library_set_map(dl_library *library, dl_str text, dl_error *error)
{
    dl_field_map *map = DL_NEW(&library->arena, dl_field_map, 1);
    library->map = map;
    return dl_field_map_parse(text, &library->arena, map, error);
}

void dl_library_set_workers(dl_library *library, size_t count)
{
    library->wanted_workers = count;
}

void dl_library_read(dl_library *library, const char *const *paths, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (dl_address_is_web(dl_str_from(paths[i]))) {
            dl_library_visit(library, dl_str_from(paths[i]));
            continue;
        }
        dl_harvest *walk = dl_harvest_new(DL_HARVEST_WALK);
        walk->path = dl_arena_copy(&walk->arena, paths[i], strlen(paths[i]));
        walk->keep = library->path != NULL;
        dl_harvest_queue(library, walk);
    }
    if (count == 0 && library->kept_count)
        dl_keep_load(library);
    else if (count == 0)
        dl_sample_read(library);
}

static dl_article copy_article(const dl_article *article, dl_arena *arena)
{
    dl_article copy = *article;
    dl_str *texts[] = { &copy.file,   &copy.id,      &copy.title,  &copy.body,
                        &copy.source, &copy.address, &copy.author, &copy.feed };
    for (size_t i = 0; i < DL_COUNT(texts); i++)
        *texts[i] = dl_str_copy(arena, *texts[i]);
    copy.links = (dl_web_links){ 0 };
    for (size_t i = 0; i < article->links.count; i++) {
        dl_web_link link = article->links.items[i];
        link.address = dl_str_copy(arena, link.address);
        *DL_APPEND(&copy.links, arena) = link;
    }
    return copy;
}

void dl_library_give(dl_library *library, const dl_articles *articles,
                     const dl_source *source)
{
    dl_harvest *harvest = dl_harvest_new(DL_HARVEST_GIVEN);
    harvest->keep = library->path != NULL;
    for (size_t i = 0; i < articles->count; i++)
        *DL_APPEND(&harvest->articles, &harvest->arena) =
            copy_article(&articles->items[i], &harvest->arena);
    if (source)
        harvest->source = dl_source_copy(source, &harvest->arena);
    dl_harvest_queue(library, harvest);
}

int dl_library_descriptor(const dl_library *library)
{
    return library->watch.open ? library->watch.all : library->wake;
}

dl_progress dl_library_progress(const dl_library *library)
{
    dl_progress progress = library->progress;
    progress.correcting = library->redo != NULL;
    bool uncommitted = library->fresh + library->repeated > 0;
    progress.finished = progress.finished && library->indexed == progress.articles &&
                        !progress.correcting && !uncommitted;
    return progress;
}

const dl_reports *dl_library_reports(const dl_library *library)
{
    return &library->reports;
}

const dl_corpus *dl_library_corpus(const dl_library *library)
{
    return library->corpus;
}

void dl_library_rest(dl_library *library)
{
    if (library->corpus)
        dl_corpus_rest(library->corpus);
    if (library->index)
        dl_index_rest(library->index);
}

const dl_index *dl_library_index(const dl_library *library)
{
    return library->index;
}

const dl_reference *dl_library_reference(const dl_library *library)
{
    return &library->reference;
}
