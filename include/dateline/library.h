#ifndef DL_LIBRARY_H
#define DL_LIBRARY_H
/* [library] The facade that joins the floors below: articles come in, are read, and can
 * be asked about.
 *
 * One thread owns a library and calls everything here. Reading files and extraction run
 * on worker threads; dl_library_poll takes over what they have finished, in the order in
 * which it was asked for.
 *
 * A library that is kept has a file (store.h). What is added to it is committed in batches,
 * and what the reader does is in it within a second; other processes may read it, and add
 * to it, at the same time.
 */
#include "dateline/corpus.h"
#include "dateline/corrections.h"
#include "dateline/extract.h"
#include "dateline/index.h"
#include "dateline/likeness.h"
#include "dateline/reading.h"
#include "dateline/reference.h"
#include "dateline/sources.h"
#include "dateline/timeline.h"

typedef struct dl_library dl_library;

typedef struct dl_progress {
    size_t done, total; /* files, and what is loaded of the kept articles; total grows
                           while folders are walked */
    size_t articles;
    size_t added, known; /* committed to the file; found to be in it already */
    size_t renewed;      /* documents of the file whose annotations were too old */
    size_t failed;       /* of the paths and addresses named: those that gave nothing */
    size_t reports;      /* things mended or left out so far */
    size_t came;         /* articles that other processes added, since dl_library_watch */
    bool correcting;     /* a correction is being applied */
    bool finished;
} dl_progress;

/* Opens the reference data with the user's own tables added. Nothing is kept. */
dl_library *dl_library_open(void);

typedef enum dl_library_use {
    DL_LIBRARY_SHOW, /* what is kept is loaded by dl_library_read without a path */
    DL_LIBRARY_BROWSE, /* the same, and what is not in the cache comes newest first */
    DL_LIBRARY_ADD   /* articles are kept and not shown: no corpus, no index */
} dl_library_use;

/* The same with a file to keep things in. It need not be there: it is made when there is
 * something to keep. */
bool dl_library_open_kept(const char *path, dl_library_use use, dl_library **library,
                          dl_error *error);
/* Commits what is under way. If much has come in, a cache of what is kept is then saved in
 * the background, from which the next start maps it: it lies beside the file, is made anew
 * whenever it does not fit it, and can be removed at any time. */
void dl_library_close(dl_library *library);
/* Closes a library that was opened with DL_LIBRARY_ADD. If much has come in, a process in
 * the background then makes the cache. */
void dl_library_close_ready(dl_library *library);
/* Makes it at once, for a kept library that has been read to the end. */
bool dl_library_save_cache(dl_library *library, dl_error *error);
/* From now on articles that other processes add to the file come by themselves, with
 * dl_library_poll, after a moment. The descriptor is another one then. */
void dl_library_watch(dl_library *library);
/* Articles in the file when it was opened. */
size_t dl_library_kept_count(const dl_library *library);

/* Starts reading files, folders and "-"; with no path, what is kept, else the built-in
 * sample. That goes when the first article is kept: corpus and index are others then, like
 * after a correction, and begin empty. A web address is visited (refresh.h). What is read is added to the file, but
 * for the sample. May be called again. Paths are copied. */
void dl_library_read(dl_library *library, const char *const *paths, size_t count);
/* The same for articles that the caller has (a feed's): they are copied. With a source, it
 * is put into the file in the commit of the last of them, so that no feed is marked as
 * fetched whose articles were lost. */
void dl_library_give(dl_library *library, const dl_articles *articles,
                     const dl_source *source);
/* Starts making annotations anew that the extractor, or the user's tables, have left behind;
 * or every one. */
bool dl_library_reannotate(dl_library *library, bool every, dl_error *error);
/* Learns from all kept articles how they write words and what they call names
 * (statistics.h), keeps that in FILE-learned.tsv beside the file and uses it from here on:
 * annotations made before are then left behind. Takes as long as annotating them; nothing
 * may be under way. */
bool dl_library_learn(dl_library *library, dl_error *error);
/* How JSON names its fields, "published=pubDate,text=story"; before reading. */
bool dl_library_set_map(dl_library *library, dl_str text, dl_error *error);
/* How many threads read and extract; before the first reading. 0: as many as processors. */
void dl_library_set_workers(dl_library *library, size_t count);

/* What was committed since the last call, in order: with DL_LIBRARY_ADD only. True until
 * the next call of anything here. */
typedef struct dl_kept_article {
    int64_t id;
    dl_str name; /* its address, else its file */
    bool added;  /* false: it was there */
} dl_kept_article;
size_t dl_library_committed(dl_library *library, const dl_kept_article **articles);
/* Why nothing can be kept any more; NULL while all is well. What was committed is safe. */
const dl_error *dl_library_failure(const dl_library *library);
/* The file's own number of a document; 0 if it is not kept. */
int64_t dl_library_kept_id(const dl_library *library, uint32_t document);

/* Adds an article that has been read already and what was found in it, with the reader's
 * corrections applied. Readers see it after dl_library_poll or dl_library_finish. */
void dl_library_take(dl_library *library, const dl_article *article,
                     dl_annotations *annotations);
/* Takes over finished articles for at most about `milliseconds`; true if documents
 * became visible. */
bool dl_library_poll(dl_library *library, int milliseconds);
/* Reads to the end; false if there is not one article. */
bool dl_library_finish(dl_library *library);
/* The same for a library that was just opened, and sooner where another process is making its
 * cache: with that, *library is another one, opened anew, and the one before is closed. It
 * does not wait for the other process. */
bool dl_library_finish_soonest(dl_library **library);
/* For who asks once and is not called back: whether something was damaged of what has been
 * read of the cache. It has been made anew then, and what was asked is to be asked again. */
bool dl_library_mend(dl_library *library);
/* Gives back the memory that what was read of the cache takes: for when nothing happens. It
 * can be read as before. */
void dl_library_rest(dl_library *library);
/* A descriptor that is readable when dl_library_poll has something to take over. */
int dl_library_descriptor(const dl_library *library);
dl_progress dl_library_progress(const dl_library *library);
/* Grows until dl_library_close. */
const dl_reports *dl_library_reports(const dl_library *library);

const dl_corpus *dl_library_corpus(const dl_library *library);
const dl_index *dl_library_index(const dl_library *library);
const dl_reference *dl_library_reference(const dl_library *library);

#endif
