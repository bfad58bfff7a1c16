#ifndef DL_UI_STEPS_H
#define DL_UI_STEPS_H
/* [ui] What the explorer is asked about names and the timeline, and steps through them. */
#include "ui/explorer.h"

/* Names. */
bool dl_explorer_focus(dl_explorer *explorer, uint32_t entity);
bool dl_explorer_hover(dl_explorer *explorer, uint32_t entity);
bool dl_explorer_next_scope(dl_explorer *explorer);
/* The articles that name it, and its mentions, up to the day of the place; in order of
 * publication. */
dl_ids dl_explorer_documents_of(const dl_explorer *explorer, uint32_t entity);
dl_ids dl_explorer_mentions_of(const dl_explorer *explorer, uint32_t entity);
/* Parts, equally long, of the time that dated articles are from, up to the day of the
 * place: part i has the articles from rank ends[i] on and before ends[i + 1], so there is
 * one end more than parts. False if all are of one day, or of none. */
bool dl_explorer_periods(const dl_explorer *explorer, uint32_t *ends, int count);
/* How many articles of each part name it. */
void dl_explorer_count_periods(const dl_explorer *explorer, uint32_t entity,
                               const uint32_t *ends, int count, uint32_t *counts);
bool dl_explorer_next_hit(dl_explorer *explorer, int count);

/* Time. */
bool dl_explorer_choose(dl_explorer *explorer, size_t entry, dl_jump jump);
bool dl_explorer_step(dl_explorer *explorer, int count);
/* Takes the steps that were asked for while the timeline was being made. */
void dl_explorer_step_on(dl_explorer *explorer);
/* Whether the current entry is what the reader went to last; he turns to the names. */
bool dl_explorer_is_at_event(const dl_explorer *explorer);
void dl_explorer_leave_event(dl_explorer *explorer);
bool dl_explorer_step_month(dl_explorer *explorer, int count);
bool dl_explorer_zoom(dl_explorer *explorer, int count);
bool dl_explorer_show_reference(dl_explorer *explorer);
bool dl_explorer_show_all_events(dl_explorer *explorer);
/* Shows only the events of the name in focus (else of the selected one, or DL_NO_ID), or all
 * again. */
bool dl_explorer_toggle_own_events(dl_explorer *explorer, uint32_t selected);
size_t dl_explorer_count_events_of(const dl_explorer *explorer, uint32_t entity);
/* The entry that an event is told in; DL_NO_ID if in none, or not yet. */
uint32_t dl_explorer_entry_of(const dl_explorer *explorer, uint32_t event);
/* Whether the focused entity takes part in an entry; whether the article tells an entry; the
 * sentence that the article pane marks. */
bool dl_explorer_entry_names(const dl_explorer *explorer, size_t entry, uint32_t entity);
bool dl_explorer_entry_told(const dl_explorer *explorer, size_t entry, uint32_t document);
dl_span dl_explorer_evidence(const dl_explorer *explorer);

#endif
