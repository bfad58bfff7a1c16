#ifndef DL_UI_MARKS_H
#define DL_UI_MARKS_H
/* [ui] What the reader did with the articles: read, star, tag, note, and taking it back.
 * Everything goes through the library, which keeps it. */
#include "ui/explorer.h"

bool dl_explorer_is_read(const dl_explorer *explorer, uint32_t document);
bool dl_explorer_is_starred(const dl_explorer *explorer, uint32_t document);

/* The reader opens the article: it counts as read when it has been shown for a moment, or
 * at once when it is scrolled (dl_explorer_mark_read). */
void dl_explorer_begin_reading(dl_explorer *explorer);
void dl_explorer_mark_read(dl_explorer *explorer);
/* Tells the time, in milliseconds; answers how long nothing will come of it, -1: ever. */
int dl_explorer_tick(dl_explorer *explorer, int64_t now);

/* The article, or `count` articles of the list from it on. */
bool dl_explorer_toggle_read(dl_explorer *explorer, int count);
bool dl_explorer_toggle_star(dl_explorer *explorer, int count);
/* Words separated by commas: each a tag to give, or behind a "-" to take off. */
bool dl_explorer_tag(dl_explorer *explorer, dl_str words, int count);
/* An empty note is none. */
bool dl_explorer_note(dl_explorer *explorer, uint32_t document, dl_str note);
bool dl_explorer_mark_list_read(dl_explorer *explorer);
bool dl_explorer_undo(dl_explorer *explorer);

/* "#chips #later", for a line; empty without tags. */
void dl_explorer_describe_tags(const dl_explorer *explorer, uint32_t document,
                               dl_buf *out);

#endif
