#ifndef DL_UI_EXPLORER_PARTS_H
#define DL_UI_EXPLORER_PARTS_H
/* [ui] What the files of the explorer share and nobody else sees. Each calls only those
 * below it:
 *
 *   explorer_life.c                 beginning, end, and what new articles mean
 *   draft.c, filters.c              what the reader looks for
 *   going.c                         to an article, an event, a name
 *   hits.c, steps.c, own_events.c   from one to the next
 *   places.c                        where the reader is and has been
 *   telling.c, marks.c              the timeline; what the reader did
 *   chronicle.c, results.c          what is shown of it; what is listed
 *   entries.c                       which entry is current
 *   facets.c, following.c           what has changed
 */
#include "ui/explorer.h"

void dl_explorer_stamp(dl_explorer *explorer, dl_facet facet);
/* The one way to change the place: keeps the old one in history, derives what follows. */
bool dl_explorer_move(dl_explorer *explorer, dl_place next, dl_jump jump);

/* Makes the places behind whole: no day, or no timeline of one name only. */
void dl_explorer_widen_past(dl_explorer *explorer, bool day, bool own_events);

/* Derive results from query, filters, focus and day; the timeline from day and options.
 */
void dl_explorer_find_results(dl_explorer *explorer);
/* The same when articles have come in: the one being read stays in the list, even if it
 * answers no more, such as a read one among the unread. */
void dl_explorer_renew_results(dl_explorer *explorer);
void dl_explorer_find_timeline(dl_explorer *explorer);
/* The same for articles that came in; aside, if there is a teller. */
void dl_explorer_renew_timeline(dl_explorer *explorer);
/* The same for what the reader asks for: at once where that is felt by no key, else
 * aside. */
void dl_explorer_ask_timeline(dl_explorer *explorer);
/* It names entities of before. */
void dl_explorer_forget_timeline(dl_explorer *explorer);
/* What is shown of the whole timeline: all, or the events of the name in focus. */
void dl_explorer_narrow_timeline(dl_explorer *explorer);
dl_chronicle dl_chronicle_make(dl_timeline timeline, size_t events, dl_arena *arena);
int dl_explorer_tell_aside(dl_explorer *explorer);
void dl_explorer_close_telling(dl_explorer *explorer);
/* The current entry, from the chosen event, or else from the article. */
void dl_explorer_find_entry(dl_explorer *explorer);
/* Entities have other ids than in the corpus before: everything that the explorer holds of
 * them is brought over, by where their first mention stands. */
void dl_explorer_follow_entities(dl_explorer *explorer, const dl_corpus *before);
/* The row of a document in the list; DL_NO_ID: it is not listed. */
uint32_t dl_explorer_listed_row(const dl_explorer *explorer, uint32_t document);
/* The same, or that of its nearest neighbour there. */
size_t dl_explorer_row_of(const dl_explorer *explorer, uint32_t document);
/* Brings the count of unread articles in the list up to date. */
void dl_explorer_count_unread(dl_explorer *explorer);
/* The query and every filter that is on, as one query. */
dl_str dl_explorer_whole_query(const dl_explorer *explorer, dl_arena *arena);
/* Parses in `arena`; NULL for an empty or unsound text. */
const dl_query *dl_explorer_parse(const dl_explorer *explorer, dl_str text, bool typing,
                                  dl_arena *arena, dl_error *error);

#endif
