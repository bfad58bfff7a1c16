/* The timeline narrowed to one name: a reader who follows a company steps through what
 * befell it, and through nothing else. What was merged stays as it is, so going to and fro
 * costs no merging; the entries keep their order, only their numbers change. */
#include "ui/explorer_parts.h"
#include "ui/steps.h"

static bool narrows(const dl_explorer *explorer)
{
    return explorer->place.own_events && explorer->place.entity != DL_NO_ID;
}

size_t dl_explorer_count_events_of(const dl_explorer *explorer, uint32_t entity)
{
    const dl_timeline *whole = &explorer->whole.timeline;
    size_t count = 0;
    for (size_t i = 0; entity != DL_NO_ID && i < whole->count; i++)
        count += dl_timeline_names(explorer->corpus, &whole->entries[i], entity);
    return count;
}

static dl_chronicle chronicle_of(const dl_explorer *explorer, uint32_t entity,
                                 dl_arena *arena)
{
    const dl_timeline *whole = &explorer->whole.timeline;
    dl_timeline_entry *kept = DL_NEW(arena, dl_timeline_entry, whole->count + 1);
    dl_timeline own = { .entries = kept, .undated = whole->undated };
    for (size_t i = 0; i < whole->count; i++)
        if (dl_timeline_names(explorer->corpus, &whole->entries[i], entity))
            kept[own.count++] = whole->entries[i];
    return dl_chronicle_make(own, explorer->event_count, arena);
}

void dl_explorer_narrow_timeline(dl_explorer *explorer)
{
    dl_chronicle shown = explorer->whole;
    dl_arena_reset(&explorer->own_arena);
    if (narrows(explorer))
        shown = chronicle_of(explorer, explorer->place.entity, &explorer->own_arena);
    explorer->timeline = shown.timeline;
    explorer->told = shown.told;
    explorer->entries = shown.entries;
    dl_explorer_stamp(explorer, DL_FACET_TIMELINE);
    dl_explorer_find_entry(explorer);
}

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
