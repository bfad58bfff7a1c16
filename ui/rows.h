#ifndef DL_UI_ROWS_H
#define DL_UI_ROWS_H
/* [ui] Rows that several lists have: an article, a name, an event, a mention in its
 * sentence look the same everywhere. Each writes the row begun last. */
#include "ui/pane.h"

void dl_write_heading(dl_pane *pane, dl_str text, size_t count);
void dl_write_document(dl_pane *pane, const dl_explorer *explorer, uint32_t document);
/* An article and, where there is room, the first place that answers a query. */
void dl_write_answer(dl_pane *pane, const dl_explorer *explorer, uint32_t document,
                     const dl_query *query);
/* `matched`: the name by which it was found, shown when it is another one. */
void dl_write_entity(dl_pane *pane, const dl_explorer *explorer, uint32_t entity,
                     dl_str matched);
void dl_write_event(dl_pane *pane, const dl_explorer *explorer, uint32_t event);
/* The mention in the middle, so that those of a list stand below each other. */
void dl_write_mention(dl_pane *pane, const dl_explorer *explorer, uint32_t mention);

/* Adds items to the list: a heading, an id, lines of text. */
void dl_item_heading(dl_pane *pane, dl_str text, size_t count);
void dl_item_add(dl_pane *pane, dl_target_kind kind, uint32_t id, uint32_t number);
void dl_item_text(dl_pane *pane, dl_str text);
/* Keeps a text as long as the items; answers its number in pane->texts. */
uint32_t dl_item_keep(dl_pane *pane, dl_str text);

/* Writes the rows in view of a list of such items; `write` those of other kinds. */
void dl_write_items(dl_pane *pane, const dl_explorer *explorer,
                    void (*write)(dl_pane *pane, const dl_explorer *explorer,
                                  dl_target item));

#endif
