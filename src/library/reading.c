/* The reader's side of the library: strokes, places, state, saved searches, sources. */
#include <stdlib.h>

#include "dateline/buf.h"
#include "src/library/parts.h"
#include "src/library/shown.h"

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

/* A failure here is one of the whole file, which loading reports. */
void dl_library_load_reading(dl_library *library)
{
    dl_error error = { 0 };
    dl_kept_searches searches = { 0 };
    dl_kept_values values = { 0 };
    if (!dl_store_readings(library->store, &library->arena, &library->marks, &error) ||
        !dl_store_searches(library->store, &library->arena, &searches, &error) ||
        !dl_store_values(library->store, &library->arena, &values, &error))
        dl_report_add(&library->reports, dl_str_from(library->path), 0, "%s", error.message);
    for (size_t i = 0; i < searches.count; i++)
        *DL_APPEND(&library->searches, NULL) =
            (dl_saved_search){ searches.items[i].name, searches.items[i].query,
                               searches.items[i].seen };
    for (size_t i = 0; i < values.count; i++) {
        dl_map_put(&library->state, values.items[i].name, (uint32_t)i, NULL);
        *DL_APPEND(&library->values, NULL) = values.items[i].value;
    }
}

void dl_library_mark(dl_library *library, uint32_t document, const dl_article_marks *marks)
{
    const dl_stroke strokes[] = {
        { document, DL_STROKE_READ, marks->read, { "", 0 } },
        { document, DL_STROKE_STAR, marks->starred, { "", 0 } },
        { document, DL_STROKE_NOTE, marks->note.len > 0, marks->note },
    };
    dl_reading_do(library->reading, strokes, DL_COUNT(strokes), false);
    for (size_t i = 0; i < marks->tag_count; i++) {
        dl_stroke tag = { document, DL_STROKE_TAG, true, marks->tags[i] };
        dl_reading_do(library->reading, &tag, 1, false);
    }
    if (marks->place)
        dl_reading_set_place(library->reading, document, marks->place);
}

void dl_library_recall(dl_library *library, uint32_t document, int64_t id)
{
    const dl_kept_readings *marks = &library->marks; /* by id */
    size_t low = 0;
    for (size_t high = marks->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (marks->items[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < marks->count && marks->items[low].id == id)
        dl_library_mark(library, document, &marks->items[low].marks);
}

const dl_reading *dl_library_reading(const dl_library *library)
{
    return library->reading;
}

/* --- strokes ------------------------------------------------------------------------- */

static bool write_strokes(dl_library *library, const dl_stroke *strokes, size_t count,
                          dl_error *error)
{
    if (library->store && dl_store_is_read_only(library->store))
        return dl_fail(error, DL_ERROR_SYSTEM,
                       "The library may not be written, so this would be forgotten.");
    for (size_t i = 0; i < count; i++)
        dl_owe(library, (dl_owed){ .kind = DL_OWED_STROKE,
                                   .document = strokes[i].document,
                                   .stroke = strokes[i].kind,
                                   .on = strokes[i].on,
                                   .text = strokes[i].text });
    return dl_owed_write(library, DL_OWED_MOMENT, error);
}

bool dl_library_do(dl_library *library, const dl_stroke *strokes, size_t count,
                   bool undoable, size_t *changed, dl_error *error)
{
    if (!write_strokes(library, strokes, count, error))
        return false;
    dl_strokes done = dl_reading_do(library->reading, strokes, count, undoable);
    if (changed)
        *changed = done.count;
    return true;
}

bool dl_library_write(dl_library *library, dl_error *error)
{
    return dl_owed_write(library, DL_OWED_LAST, error);
}

bool dl_library_undo(dl_library *library, size_t *changed, dl_error *error)
{
    dl_strokes undone = dl_reading_undo(library->reading);
    *changed = undone.count;
    return write_strokes(library, undone.items, undone.count, error);
}

void dl_library_set_place(dl_library *library, uint32_t document, uint32_t place)
{
    if (dl_reading_place(library->reading, document) == place)
        return;
    dl_reading_set_place(library->reading, document, place);
    dl_owe(library,
           (dl_owed){ .kind = DL_OWED_PLACE, .document = document, .place = place });
}

/* --- state --------------------------------------------------------------------------- */

dl_str dl_library_state(const dl_library *library, dl_str name)
{
    uint32_t value;
    return dl_map_find(&library->state, name, &value) ? library->values.items[value]
                                                      : DL_STR("");
}

void dl_library_take_state(dl_library *library, dl_str name, dl_str value)
{
    uint32_t n;
    if (!dl_map_find(&library->state, name, &n)) {
        n = (uint32_t)library->values.count;
        dl_map_put(&library->state, dl_str_copy(&library->arena, name), n, NULL);
        *DL_APPEND(&library->values, NULL) = (dl_str){ "", 0 };
    }
    if (!dl_str_equal(library->values.items[n], value))
        library->values.items[n] = dl_str_copy(&library->arena, value);
}

bool dl_library_set_state(dl_library *library, dl_str name, dl_str value, dl_error *error)
{
    (void)error;
    dl_owe(library, (dl_owed){ .kind = DL_OWED_VALUE, .name = name, .text = value });
    dl_library_take_state(library, name, value);
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
    dl_owe(library, (dl_owed){ .kind = DL_OWED_SEARCH,
                               .on = true,
                               .name = kept->name,
                               .text = kept->query,
                               .seen = kept->seen });
    return dl_owed_write(library, DL_OWED_MOMENT, error);
}

bool dl_library_remove_search(dl_library *library, dl_str name, dl_error *error)
{
    size_t n = find_search(library, name);
    if (n == library->searches.count)
        return false;
    dl_owe(library, (dl_owed){ .kind = DL_OWED_SEARCH, .name = name });
    for (size_t i = n + 1; i < library->searches.count; i++)
        library->searches.items[i - 1] = library->searches.items[i];
    library->searches.count--;
    return dl_owed_write(library, DL_OWED_MOMENT, error);
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
