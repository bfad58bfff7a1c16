#ifndef DL_UI_LISTING_H
#define DL_UI_LISTING_H
/* [ui] What is listed: the query and filters that narrow it, its order, and what is being
 * typed into the search. */
#include "ui/explorer.h"

/* Whether anything narrows it, even a filter that is off. */
bool dl_explorer_is_narrowed(const dl_explorer *explorer);
bool dl_explorer_query(dl_explorer *explorer, dl_str query);
bool dl_explorer_add_filter(dl_explorer *explorer, dl_str text, dl_error *error);
bool dl_explorer_add_entity(dl_explorer *explorer, uint32_t entity);
bool dl_explorer_remove_filter(dl_explorer *explorer, size_t n);
/* Lists only the articles that tell the story of the one being read, or all again. */
bool dl_explorer_toggle_story(dl_explorer *explorer);
bool dl_explorer_switch_filter(dl_explorer *explorer, size_t n);
bool dl_explorer_switch_filters(dl_explorer *explorer);
/* Only what has not been read, and everything again. */
bool dl_explorer_toggle_unread(dl_explorer *explorer);
bool dl_explorer_sort(dl_explorer *explorer, dl_sort sort);
/* Keeps what is being typed. It is looked for by dl_explorer_find_draft, once for all keys
 * that have come in meanwhile: a new key cancels the search of the one before. */
void dl_explorer_draft(dl_explorer *explorer, dl_str text);
void dl_explorer_find_draft(dl_explorer *explorer);
void dl_explorer_forget_draft(dl_explorer *explorer);
/* Goes to a result of the draft. */
bool dl_explorer_take(dl_explorer *explorer, dl_target target);
void dl_explorer_search_help(dl_explorer *explorer, dl_str text);

#endif
