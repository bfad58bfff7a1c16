/* The reader's side of the library: strokes, places, state, saved searches, sources. */
#include <stdlib.h>
#include <time.h>

#include "dateline/buf.h"
#include "src/library/parts.h"

void dl_library_open_reading(dl_library *library)
{
    library->reading = dl_reading_new();
}

void dl_library_close_reading(dl_library *library)
{
    dl_reading_free(library->reading);
    dl_map_release(&library->state);
    dl_memory_free(library->values.items);
    dl_memory_free(library->searches.items);
}

void dl_library_note_taken_in(dl_library *library, uint32_t document)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    dl_reading_set_taken_in(library->reading, document,
                            (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000);
}

const dl_reading *dl_library_reading(const dl_library *library)
{
    return library->reading;
}

/* --- strokes ------------------------------------------------------------------------- */

bool dl_library_do(dl_library *library, const dl_stroke *strokes, size_t count,
                   bool undoable, size_t *changed, dl_error *error)
{
    (void)error;
    dl_strokes done = dl_reading_do(library->reading, strokes, count, undoable);
    if (changed)
        *changed = done.count;
    return true;
}

bool dl_library_undo(dl_library *library, size_t *changed, dl_error *error)
{
    (void)error;
    *changed = dl_reading_undo(library->reading).count;
    return true;
}

void dl_library_set_place(dl_library *library, uint32_t document, uint32_t place)
{
    dl_reading_set_place(library->reading, document, place);
}

/* --- state --------------------------------------------------------------------------- */

dl_str dl_library_state(const dl_library *library, dl_str name)
{
    uint32_t value;
    return dl_map_find(&library->state, name, &value) ? library->values.items[value]
                                                      : DL_STR("");
}

bool dl_library_set_state(dl_library *library, dl_str name, dl_str value, dl_error *error)
{
    (void)error;
    uint32_t n;
    if (!dl_map_find(&library->state, name, &n)) {
        n = (uint32_t)library->values.count;
        dl_map_put(&library->state, dl_str_copy(&library->arena, name), n, NULL);
        *DL_APPEND(&library->values, NULL) = (dl_str){ "", 0 };
    }
    if (!dl_str_equal(library->values.items[n], value))
        library->values.items[n] = dl_str_copy(&library->arena, value);
    return true;
}

/* --- saved searches ------------------------------------------------------------------ */

dl_saved_searches dl_library_searches(const dl_library *library)
{
    return (dl_saved_searches){ library->searches.items, library->searches.count };
}

static size_t find_search(const dl_library *library, dl_str name)
{
    size_t n = 0;
    while (n < library->searches.count &&
           !dl_str_equal(library->searches.items[n].name, name))
        n++;
    return n;
}

bool dl_library_save_search(dl_library *library, dl_saved_search search, dl_error *error)
{
    if (!search.name.len)
        return dl_fail(error, DL_ERROR_USAGE, "A saved search needs a name.");
    size_t n = find_search(library, search.name);
    if (n == library->searches.count)
        *DL_APPEND(&library->searches, NULL) =
            (dl_saved_search){ .name = dl_str_copy(&library->arena, search.name) };
    dl_saved_search *kept = &library->searches.items[n];
    if (!dl_str_equal(kept->query, search.query))
        kept->query = dl_str_copy(&library->arena, search.query);
    kept->seen = search.seen;
    return true;
}

bool dl_library_remove_search(dl_library *library, dl_str name, dl_error *error)
{
    (void)error;
    size_t n = find_search(library, name);
    if (n == library->searches.count)
        return false;
    for (size_t i = n + 1; i < library->searches.count; i++)
        library->searches.items[i - 1] = library->searches.items[i];
    library->searches.count--;
    return true;
}

/* --- sources ------------------------------------------------------------------------- */

static int by_name(const void *left, const void *right)
{
    const dl_source_count *a = left, *b = right;
    return dl_str_compare(a->name, b->name);
}

dl_source_counts dl_library_sources(const dl_library *library, dl_arena *arena)
{
    dl_source_counts sources = { 0 };
    dl_map numbers = { .arena = arena };
    for (uint32_t i = 0; i < dl_corpus_documents(library->corpus); i++) {
        bool added;
        dl_str name = dl_corpus_source(library->corpus, i);
        name = name.ptr ? name : DL_STR("");
        uint32_t n = *dl_map_put(&numbers, name, (uint32_t)sources.count, &added);
        if (added)
            *DL_APPEND(&sources, arena) = (dl_source_count){ .name = name };
        sources.items[n].documents++;
        sources.items[n].unread += !dl_reading_has(library->reading, i, DL_READING_READ);
    }
    if (sources.count)
        qsort(sources.items, sources.count, sizeof *sources.items, by_name);
    return sources;
}
