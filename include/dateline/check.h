#ifndef DL_CHECK_H
#define DL_CHECK_H
/* [store] Looking whether a library is whole, and saving what is whole of one that is not. */
#include "dateline/sources.h"

typedef struct dl_check {
    size_t articles, sources;
    size_t problems;    /* also those beyond what the reports hold */
    dl_reports reports; /* a sentence each; its arena is the caller's */
} dl_check;

/* Looks at every page and every row; every text and every annotation has to unpack. False if
 * it could not go on (then what is wrong is in *error, beside what was found before). */
bool dl_store_check(dl_store *store, dl_check *check, dl_error *error);

typedef struct dl_saving {
    size_t articles, lost;  /* saved; known to have been there and not whole */
    size_t annotations;     /* of the saved ones: those that were whole */
    size_t sources, marked; /* feeds; articles with what the reader did */
} dl_saving;

/* Copies all that is whole of the file into a new library, `to`, which must not be there. The
 * file itself is only read; where its order is lost, rows are sought on all its pages. False
 * if the new library could not be written. */
bool dl_store_save(const char *path, const char *to, dl_saving *saving, dl_error *error);

#endif
