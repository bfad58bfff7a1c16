#ifndef DL_UI_SEARCHES_H
#define DL_UI_SEARCHES_H
/* [ui] Searches that the reader saves, sources as filters, and taking off what narrows the
 * list. */
#include "dateline/reader.h"
#include "ui/explorer.h"

/* The articles that answer a saved search; *fresh of them came in after it was opened. */
size_t dl_explorer_count_saved(const dl_explorer *explorer, const dl_saved_search *search,
                               size_t *fresh);
/* Saves query and filters, as they are, under a name. */
bool dl_explorer_save_search(dl_explorer *explorer, dl_str name);
/* Lists its articles, which are then no longer new to it. */
bool dl_explorer_open_saved(dl_explorer *explorer, dl_str name);
bool dl_explorer_remove_saved(dl_explorer *explorer, dl_str name);

/* Whether a filter on the source is there; only its articles, and all again. */
bool dl_explorer_has_source(const dl_explorer *explorer, dl_str source);
bool dl_explorer_toggle_source(dl_explorer *explorer, dl_str source);

/* Takes off what narrows the list, the last first: filters, the focus, the query. */
bool dl_explorer_widen(dl_explorer *explorer);

#endif
