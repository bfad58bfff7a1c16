/* What is shown of the timeline: all, or the events of one name. What was merged stays as it
 * is, so going to and fro costs no merging; the entries keep their order, only their numbers
 * change. */
#include "ui/explorer_parts.h"
#include "ui/steps.h"

static const dl_told_day *add_up(const dl_timeline *timeline, dl_arena *arena)
{
    uint32_t sum = 0;
    dl_told_day *told = DL_NEW(arena, dl_told_day, timeline->count + 1);
    for (size_t i = 0; i < timeline->count; i++) {
        const dl_timeline_entry *entry = &timeline->entries[i];
        told[i] = (dl_told_day){ entry->date.first, sum };
        sum += entry->articles ? entry->articles : 1;
    }
    told[timeline->count] = (dl_told_day){ INT32_MAX, sum };
    return told;
}

dl_chronicle dl_chronicle_make(dl_timeline timeline, size_t events, dl_arena *arena)
{
    uint32_t *entries = DL_NEW(arena, uint32_t, events + 1);
    for (size_t i = 0; i < events; i++)
        entries[i] = DL_NO_ID;
    for (size_t i = 0; i < timeline.count; i++) {
        dl_ids told = timeline.entries[i].events;
        for (size_t k = 0; k < told.count; k++)
            entries[told.items[k]] = (uint32_t)i;
    }
    return (dl_chronicle){ timeline, add_up(&timeline, arena), entries };
}

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
