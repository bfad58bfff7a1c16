#ifndef DL_READER_H
#define DL_READER_H
/* [library] What the reader does in a library, and asks of it: corrections, stories, marks,
 * saved searches, sources. Called by the thread that owns the library. */
#include "dateline/library.h"
#include "dateline/query.h"

/* Corrections of entities by the reader (corrections.h): added to the file of corrections
 * and applied to what is shown, by and by. It changes as a whole: with a dl_library_poll
 * that answers true, corpus and index are others; the ones before stay until the next
 * poll. Documents keep their ids then, entities do not. */
bool dl_library_correct(dl_library *library, const dl_correction *correction,
                        dl_error *error);
/* Takes the last correction back, the same way; if the last in the file is another
 * program's, only when it is asked once more (DL_ERROR_SYSTEM the first time). */
bool dl_library_uncorrect(dl_library *library, dl_correction *undone, dl_error *error);
/* Which documents tell the same story, of those that can be read now. The first call takes
 * a moment for a large library; each later one is for what is new. */
const dl_groups *dl_library_groups(dl_library *library);
/* The same for a query that asks for stories; NULL for any other. */
const dl_groups *dl_library_stories_for(dl_library *library, const dl_query *query);
/* How many outlets tell the story of a document: different sources, addresses' hosts where
 * no source is known. Takes no time: when it is asked for the first time, stories are put
 * together by dl_library_poll, which answers true when they are; until then it is 1. */
size_t dl_library_story_sources(dl_library *library, uint32_t document);

/* What the reader did; changed only through the functions below, which keep it for good
 * where the library is kept. One that cannot be kept is not done. */
const dl_reading *dl_library_reading(const dl_library *library);
/* Does strokes, all or none; *changed, which may be NULL, is how many changed anything. */
bool dl_library_do(dl_library *library, const dl_stroke *strokes, size_t count,
                   bool undoable, size_t *changed, dl_error *error);
/* Waits until all that was done is in the file. */
bool dl_library_write(dl_library *library, dl_error *error);
/* Takes the last step of strokes back; *changed is 0 if there is none. */
bool dl_library_undo(dl_library *library, size_t *changed, dl_error *error);
/* How far reading has come. May be written later, with the next stroke or the end. */
void dl_library_set_place(dl_library *library, uint32_t document, uint32_t place);

/* What the explorer wants to find again at its next start: values by name. */
dl_str dl_library_state(const dl_library *library, dl_str name); /* empty: none */
bool dl_library_set_state(dl_library *library, dl_str name, dl_str value,
                          dl_error *error);

typedef struct dl_saved_search {
    dl_str name; /* not empty, none twice */
    dl_str query;
    int64_t seen; /* what was taken in later is new to it: milliseconds since 1970 */
} dl_saved_search;
typedef struct dl_saved_searches {
    const dl_saved_search *items; /* in the order in which they were first saved */
    size_t count;
} dl_saved_searches;

dl_saved_searches dl_library_searches(const dl_library *library);
/* Saves a search, or one of this name anew. */
bool dl_library_save_search(dl_library *library, dl_saved_search search, dl_error *error);
/* False without a message if there is none of this name. */
bool dl_library_remove_search(dl_library *library, dl_str name, dl_error *error);

/* Where articles came from, as they name it; by name. */
typedef struct dl_source_count {
    dl_str name; /* empty: unknown */
    uint32_t documents, unread;
} dl_source_count;
typedef struct dl_source_counts {
    dl_source_count *items;
    size_t count, capacity;
} dl_source_counts;

/* Linear in the number of documents. */
dl_source_counts dl_library_sources(const dl_library *library, dl_arena *arena);

#endif
