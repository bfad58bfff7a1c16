/* Documents of one story. Sketches are made by the workers, or come with an article from the
 * file; those of documents that were mapped are read when groups are asked for. */
#include "dateline/query.h"
#include "src/library/parts.h"
#include "src/library/shown.h"

enum { STRETCH = 4096 };

void dl_stories_note(dl_library *library, uint32_t document, const dl_likeness *likeness)
{
    *DL_APPEND(&library->likenesses, NULL) = (dl_noted_likeness){ document, *likeness };
}

void dl_stories_close(dl_library *library)
{
    dl_memory_free(library->likenesses.items);
    if (library->groups)
        dl_groups_free(library->groups);
}

/* What has a sketch nowhere gets one from its text. */
static void add(dl_library *library, uint32_t document, const dl_likeness *known)
{
    dl_likeness made;
    if (!known)
        made = dl_likeness_of(dl_corpus_body(library->corpus, document));
    dl_groups_add(library->groups, library->corpus, document, known ? known : &made);
}

/* Adds documents up to `end` with the sketches that the file has of them. */
static void add_kept(dl_library *library, uint32_t end)
{
    dl_arena arena = { 0 };
    for (uint32_t at = dl_groups_count(library->groups); at < end;) {
        uint32_t stop = end - at < STRETCH ? end : at + STRETCH;
        int64_t first = dl_library_kept_id(library, at);
        int64_t last = dl_library_kept_id(library, stop - 1);
        dl_kept_likenesses kept = { 0 };
        dl_error error = { 0 };
        dl_arena_reset(&arena);
        if (library->store && first && last) /* a failure leaves the list short */
            dl_store_likenesses(library->store, first, last, &arena, &kept, &error);
        for (size_t next = 0; at < stop; at++) {
            dl_likeness likeness;
            int64_t id = dl_library_kept_id(library, at);
            while (next < kept.count && kept.items[next].id < id)
                next++;
            bool known = next < kept.count && kept.items[next].id == id &&
                         dl_likeness_unpack(kept.items[next].likeness, &likeness);
            add(library, at, known ? &likeness : NULL);
        }
    }
    dl_arena_release(&arena);
}

void dl_stories_map(dl_library *library, const char *folder)
{
    dl_error error = { 0 };
    library->groups = dl_groups_map(library->corpus, folder, &error);
}

bool dl_stories_save(dl_library *library, const char *folder, dl_error *error)
{
    dl_library_groups(library);
    return dl_groups_save(library->groups, library->corpus, folder, error);
}

/* A part of what makes groups to which documents can be added, or all of it: made anew
 * where what was mapped is damaged. True when it is done. */
static bool prepare(dl_library *library, bool all)
{
    dl_error error = { 0 };
    bool ready = all;
    bool sound = !library->groups ||
                 (all ? dl_groups_prepare(library->groups, &error)
                      : dl_groups_prepare_part(library->groups, &ready, &error));
    if (!sound) {
        dl_groups_free(library->groups);
        library->groups = NULL;
    }
    if (!library->groups) {
        library->groups = dl_groups_new();
        dl_groups_reserve(library->groups, library->settled);
    }
    return ready || !sound;
}

/* Groups documents up to `end`. */
static void group(dl_library *library, uint32_t end)
{
    size_t used = 0;
    if (library->groups && dl_groups_count(library->groups) >= end)
        return;
    prepare(library, true);
    for (; used < library->likenesses.count; used++) {
        const dl_noted_likeness *noted = &library->likenesses.items[used];
        if (noted->document >= end)
            break;
        add_kept(library, noted->document);
        add(library, noted->document, &noted->likeness);
    }
    add_kept(library, end);
    library->likenesses.count -= used;
    for (size_t i = 0; used && i < library->likenesses.count; i++)
        library->likenesses.items[i] = library->likenesses.items[i + used];
}

bool dl_stories_step(dl_library *library)
{
    enum { STEP = 32 };
    uint32_t done = library->groups ? dl_groups_count(library->groups) : 0;
    if (!library->wants_groups || done >= library->settled)
        return false;
    if (library->groups && !prepare(library, false))
        return true;
    done = library->groups ? dl_groups_count(library->groups) : 0; /* 0: made anew */
    group(library, library->settled - done < STEP ? library->settled : done + STEP);
    return true;
}

const dl_groups *dl_library_groups(dl_library *library)
{
    group(library, library->settled);
    if (!library->groups)
        prepare(library, true);
    return library->groups;
}

const dl_groups *dl_library_stories_for(dl_library *library, const dl_query *query)
{
    return dl_query_asks_stories(query) ? dl_library_groups(library) : NULL;
}

static dl_str host_of(dl_str address)
{
    size_t start = dl_str_find(address, DL_STR("://"), 0);
    start = start == SIZE_MAX ? 0 : start + 3;
    return dl_str_slice(address, start, dl_str_find(address, DL_STR("/"), start));
}

size_t dl_library_story_sources(dl_library *library, uint32_t document)
{
    dl_arena arena = { 0 };
    dl_map outlets = { .arena = &arena };
    uint32_t done = library->groups ? dl_groups_count(library->groups) : 0;
    if (done < library->settled) {
        library->wants_groups = true;
        dl_library_wake(library);
    }
    if (document >= done)
        return 1;
    dl_ids story = dl_groups_of(library->groups, document, &arena);
    if (story.count == 1) { /* as nearly all */
        dl_arena_release(&arena);
        return 1;
    }
    for (size_t i = 0; i < story.count; i++) {
        dl_str outlet = dl_corpus_source(library->corpus, story.items[i]);
        if (outlet.len == 0)
            outlet = host_of(dl_corpus_address(library->corpus, story.items[i]));
        dl_map_put(&outlets, outlet.len ? outlet : DL_STR("?"), 0, NULL);
    }
    size_t count = outlets.count;
    dl_arena_release(&arena);
    return count;
}
