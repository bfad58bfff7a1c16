/* Documents of one story: sketches are made by the workers, or read from the file; groups
 * are made when somebody asks for them. */
#include "src/library/parts.h"

void dl_stories_note(dl_library *library, uint32_t document, const dl_likeness *likeness)
{
    uint32_t next = library->groups ? dl_groups_count(library->groups) : 0;
    next += (uint32_t)library->likenesses.count;
    for (; next < document; next++) { /* those that came in by another way */
        dl_likeness missing = dl_likeness_of(dl_corpus_body(library->corpus, next));
        *DL_APPEND(&library->likenesses, NULL) = missing;
    }
    *DL_APPEND(&library->likenesses, NULL) = *likeness;
}

void dl_stories_close(dl_library *library)
{
    dl_memory_free(library->likenesses.items);
    if (library->groups)
        dl_groups_free(library->groups);
}

/* A document that came in by another way has no sketch yet. */
static dl_likeness likeness_of(dl_library *library, size_t number, uint32_t document)
{
    return number < library->likenesses.count
               ? library->likenesses.items[number]
               : dl_likeness_of(dl_corpus_body(library->corpus, document));
}

const dl_groups *dl_library_groups(dl_library *library)
{
    if (!library->groups)
        library->groups = dl_groups_new();
    uint32_t first = dl_groups_count(library->groups), end = library->settled, at = first;
    for (; at < end; at++) {
        dl_likeness likeness = likeness_of(library, at - first, at);
        dl_groups_add(library->groups, library->corpus, at, &likeness);
    }
    size_t done = at - first, left = library->likenesses.count;
    left = left > done ? left - done : 0;
    for (size_t i = 0; i < left; i++)
        library->likenesses.items[i] = library->likenesses.items[i + done];
    library->likenesses.count = left;
    return library->groups;
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
    dl_ids story = dl_groups_of(dl_library_groups(library), document, &arena);
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
