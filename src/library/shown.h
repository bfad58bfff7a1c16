#ifndef DL_LIBRARY_SHOWN_H
#define DL_LIBRARY_SHOWN_H
/* Private to the library: what is shown of it: corrections, stories, marks, the built-in
 * articles, and the tables and index that are saved to be mapped. */
#include "src/library/parts.h"

/* cache_place.c */
const char *dl_cache_folder(const dl_library *library, dl_arena *arena);
/* An empty index, whose parts may lie where it would be saved. */
dl_index *dl_cache_new_index(const dl_library *library);
/* The manifests of a cache, in the order in which they are put in place: when the last is
 * there, all are. */
#define DL_CACHE_FIRST "corpus"
#define DL_CACHE_LAST  "index"
dl_cache_mark dl_cache_mark_of(const dl_library *library, const char *manifest);
bool dl_cache_mark_equal(dl_cache_mark a, dl_cache_mark b);

/* show.c */
/* Puts an article into a corpus, with the reader's corrections; answers its id there. */
uint32_t dl_library_put(dl_library *library, dl_corpus *corpus, const dl_article *article,
                        dl_annotations *annotations);
/* The same, into the corpus that is shown. */
uint32_t dl_library_show(dl_library *library, const dl_article *article,
                         dl_annotations *annotations);

/* correct.c */
/* What an export holds of them; puts those that are not there yet behind the others. */
void dl_library_note_correction(dl_library *library, const dl_correction *correction);
void dl_library_restore_corrections(dl_library *library);
/* Starts making corpus and index anew. */
void dl_redo_begin(dl_library *library);
void dl_redo_step(dl_library *library, bool *visible);
void dl_redo_close(dl_library *library);
void dl_library_forget_former(dl_library *library);

/* stories.c */
void dl_stories_note(dl_library *library, uint32_t document, const dl_likeness *likeness);
/* Groups some documents, if groups are wanted; false if there are none to group. */
bool dl_stories_step(dl_library *library);
void dl_stories_map(dl_library *library, const char *folder);
/* Groups all that readers see, and saves that. */
bool dl_stories_save(dl_library *library, const char *folder, dl_error *error);
void dl_stories_close(dl_library *library);

/* reading.c */
void dl_library_open_reading(dl_library *library);
void dl_library_close_reading(dl_library *library);
void dl_library_load_reading(dl_library *library);
void dl_library_mark(dl_library *library, uint32_t document, const dl_article_marks *marks);
/* Gives a document of the file what is known of it. */
void dl_library_recall(dl_library *library, uint32_t document, int64_t id);
/* A value of the file, as it stands there. */
void dl_library_take_state(dl_library *library, dl_str name, dl_str value);

/* sample.c */
void dl_sample_read(dl_library *library);
/* An article of the reader's own is about to be shown: the built-in ones go. */
void dl_sample_drop(dl_library *library);

/* snapshot.c */
/* In the open transaction: a document of the file is another than what was loaded, here, in
 * other processes and in the cache. None of them is saved or mapped any more. */
bool dl_snapshot_outdate(dl_library *library, dl_error *error);
/* Maps what was saved, if it fits the file; answers its last document, or 0. */
int64_t dl_snapshot_map(dl_library *library);
/* Looks whether what was mapped turned out to be damaged: it is made anew then, the index
 * alone at once, with a corpus beside what is shown. True if the index is another one. */
bool dl_snapshot_check(dl_library *library);
/* Saves in the background, if it is worth it and the documents are those of the file in
 * its order. The library is being closed. */
void dl_snapshot_save(dl_library *library);
/* Of which file the cache is to be made from what is kept, once this is closed; NULL: of
 * none. */
const char *dl_snapshot_to_make(const dl_library *library, dl_arena *arena);
/* Whether so many new articles are: a few are loaded in no time. */
bool dl_snapshot_is_worth_it(size_t fresh, size_t count);
/* For a child process: nobody is to wait for it, nor hear of it. */
void dl_snapshot_step_aside(void);

#endif
