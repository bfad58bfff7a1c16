#ifndef DL_LIBRARY_H
#define DL_LIBRARY_H
/* [library] The facade that joins the floors below: articles come in, are read, and can
 * be asked about.
 *
 * One thread owns a library and calls everything here. Reading files and extraction run
 * on a worker thread of its own; dl_library_poll takes over what it has finished.
 */
#include "dateline/corpus.h"
#include "dateline/extract.h"
#include "dateline/index.h"
#include "dateline/reference.h"
#include "dateline/timeline.h"

typedef struct dl_library dl_library;

typedef struct dl_progress {
    size_t done, total; /* files; total grows while folders are walked */
    size_t articles;
    size_t reports;     /* things mended or left out so far */
    bool finished;
} dl_progress;

/* Opens the reference data with the user's own tables added. */
dl_library *dl_library_open(void);
void dl_library_close(dl_library *library);

/* Starts reading files, folders and "-"; with no path, the built-in sample. To be called
 * once. Paths are copied. */
void dl_library_read(dl_library *library, const char *const *paths, size_t count);
/* Takes over finished articles for at most about `milliseconds`; true if documents
 * became visible. */
bool dl_library_poll(dl_library *library, int milliseconds);
/* Reads to the end; false if there is not one article. */
bool dl_library_finish(dl_library *library);
/* A descriptor that is readable when dl_library_poll has something to take over. */
int dl_library_descriptor(const dl_library *library);
dl_progress dl_library_progress(const dl_library *library);
/* Grows until dl_library_close. */
const dl_reports *dl_library_reports(const dl_library *library);

const dl_corpus *dl_library_corpus(const dl_library *library);
const dl_index *dl_library_index(const dl_library *library);
const dl_reference *dl_library_reference(const dl_library *library);

#endif
