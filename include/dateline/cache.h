#ifndef DL_CACHE_H
#define DL_CACHE_H
/* [library] The cache beside a library's file, looked at from outside.
 *
 * A library that maps it proves what it reads of it, no more (image.h). Here all of it is
 * proved, for who wants to know. Other processes may write it meanwhile.
 */
#include <stdbool.h>

#include "dateline/error.h"

typedef enum dl_cache_state {
    DL_CACHE_NONE,
    DL_CACHE_WHOLE,
    DL_CACHE_OUTDATED, /* or being written: it is not used, and is made anew */
    DL_CACHE_DAMAGED
} dl_cache_state;

/* Reads all of the cache beside the file; *error is what is wrong with a damaged one. */
dl_cache_state dl_cache_look(const char *path, dl_error *error);
/* The next start makes it anew. It need not be there. */
void dl_cache_drop(const char *path);

#endif
