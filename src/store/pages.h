#ifndef DL_STORE_PAGES_H
#define DL_STORE_PAGES_H
/* Private to store: rows read off the pages of a damaged file, wherever they lie. */
#include "src/store/base.h"

/* Puts every row of a library's tables that is found on a page of the file, or of its
 * journal, into `to`. False if that could not be written. */
bool dl_pages_rescue(const char *path, dl_store *to, dl_error *error);

#endif
