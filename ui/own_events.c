/* The timeline narrowed to one name, and all of it again: a reader who follows a company
 * steps through what befell it, and through nothing else. */
#include "ui/explorer_parts.h"
#include "ui/steps.h"

static bool show_all(dl_explorer *explorer)
{
    dl_place next = explorer->place;
    next.own_events = false;
    dl_explorer_move(explorer, next, DL_JUMP);
    dl_explorer_widen_past(explorer, false, true);
    dl_explorer_say(explorer, "All %zu events again.", explorer->timeline.count);
    return true;
}

/* The name in focus; the one that the reader is at among the names, if there is none. */
bool dl_explorer_toggle_own_events(dl_explorer *explorer, uint32_t selected)
{
    dl_place next = explorer->place;
    if (next.own_events)
        return show_all(explorer);
    next.entity = next.entity != DL_NO_ID ? next.entity : selected;
    if (next.entity == DL_NO_ID) {
        dl_explorer_say(explorer, "Whose events? Choose a name first (F3, Enter).");
        return false;
    }
    dl_str name = dl_corpus_entity_name(explorer->corpus, next.entity);
    size_t count = dl_explorer_count_events_of(explorer, next.entity);
    if (!count) {
        dl_explorer_say(explorer, "No event of the timeline is one of %.*s.",
                        DL_STR_ARGS(name));
        return false;
    }
    next.own_events = true;
    if (next.entity != explorer->place.entity)
        next.query = (dl_str){ 0 };
    dl_explorer_move(explorer, next, DL_JUMP);
    dl_explorer_say(explorer, "%zu of %zu events: those of %.*s. ] [ step; E: all again.",
                    count, explorer->whole.timeline.count, DL_STR_ARGS(name));
    return true;
}
