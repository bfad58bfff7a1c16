/* Where the reader is and has been, and what follows from it. */
#include "dateline/reader.h"
#include "ui/explorer_parts.h"
#include "ui/marks.h"

static bool same_place(dl_place a, dl_place b)
{
    return a.document == b.document && a.offset == b.offset && a.centred == b.centred &&
           a.entity == b.entity && a.event == b.event && a.measure == b.measure &&
           a.hit.start == b.hit.start && a.hit.end == b.hit.end && a.as_of == b.as_of &&
           a.own_events == b.own_events &&
           dl_str_equal(a.query, b.query);
}

/* The list has changed under the reader: stay if the article is still in it, else take
 * the nearest. */
static void settle_document(dl_explorer *explorer)
{
    dl_place *place = &explorer->place;
    if (!explorer->results.count || dl_explorer_is_listed(explorer))
        return;
    size_t row = dl_explorer_row_of(explorer, place->document);
    place->document = explorer->results.items[row];
    place->offset = dl_reading_place(explorer->reading, place->document);
    place->centred = false;
    place->hit = (dl_span){ 0 };
}

static void apply(dl_explorer *explorer, dl_place next)
{
    dl_place old = explorer->place;
    if (old.document != DL_NO_ID && !old.centred)
        dl_library_set_place(explorer->library, old.document, old.offset);
    explorer->place = next;
    if (next.as_of != old.as_of)
        dl_explorer_ask_timeline(explorer);
    if (next.entity != old.entity)
        dl_explorer_stamp(explorer, DL_FACET_ENTITY);
    if (next.own_events != old.own_events || (next.own_events && next.entity != old.entity))
        dl_explorer_narrow_timeline(explorer);
    if (next.entity != old.entity || next.as_of != old.as_of ||
        !dl_str_equal(next.query, old.query)) {
        dl_explorer_find_results(explorer);
        if (next.document == old.document)
            settle_document(explorer);
    }
    if (explorer->place.document != old.document)
        dl_explorer_stamp(explorer, DL_FACET_DOCUMENT);
    explorer->selected = dl_explorer_row_of(explorer, explorer->place.document);
    dl_explorer_stamp(explorer, DL_FACET_READING);
    dl_explorer_find_entry(explorer);
}

static void remember(dl_explorer *explorer, dl_jump jump)
{
    bool same_walk =
        jump != DL_JUMP && jump == explorer->last_jump && explorer->past.count;
    explorer->last_jump = jump;
    explorer->future.count = 0;
    if (!same_walk && explorer->place.document != DL_NO_ID)
        *DL_APPEND(&explorer->past, NULL) = explorer->place;
}

bool dl_explorer_move(dl_explorer *explorer, dl_place next, dl_jump jump)
{
    next.own_events = next.own_events && next.entity != DL_NO_ID;
    if (same_place(next, explorer->place))
        return false;
    explorer->steps_owed = 0;
    explorer->browsed_at = jump == DL_JUMP_BROWSE ? explorer->now : 0;
    remember(explorer, jump);
    apply(explorer, next);
    return true;
}

static bool travel(dl_explorer *explorer, dl_places *from, dl_places *to, int count)
{
    bool moved = false;
    for (; count > 0 && from->count; count--) {
        *DL_APPEND(to, NULL) = explorer->place;
        apply(explorer, from->items[--from->count]);
        moved = true;
    }
    explorer->last_jump = DL_JUMP;
    return moved;
}

bool dl_explorer_back(dl_explorer *explorer, int count)
{
    if (travel(explorer, &explorer->past, &explorer->future, count < 1 ? 1 : count))
        return true;
    dl_explorer_say(explorer,
                    "This is where you started: there is nothing to go back to.");
    return false;
}

bool dl_explorer_forward(dl_explorer *explorer, int count)
{
    if (travel(explorer, &explorer->future, &explorer->past, count < 1 ? 1 : count))
        return true;
    dl_explorer_say(explorer, "There is nothing further forward.");
    return false;
}

/* Who has ended the day, or what narrows the timeline, wants it back by no Esc: what lies
 * behind is shown whole from here on, and what is then no place of its own is none. */
void dl_explorer_widen_past(dl_explorer *explorer, bool day, bool own_events)
{
    dl_places *past = &explorer->past;
    size_t kept = 0;
    for (size_t i = 0; i < past->count; i++) {
        dl_place place = past->items[i];
        place.as_of = day ? DL_ALWAYS : place.as_of;
        place.own_events = place.own_events && !own_events;
        if (!kept || !same_place(place, past->items[kept - 1]))
            past->items[kept++] = place;
    }
    while (kept && same_place(past->items[kept - 1], explorer->place))
        kept--;
    past->count = kept;
}

bool dl_explorer_pin(dl_explorer *explorer, int32_t as_of)
{
    dl_place next = explorer->place;
    next.as_of = as_of;
    if (!dl_explorer_move(explorer, next, DL_JUMP))
        return false;
    if (as_of == DL_ALWAYS)
        dl_explorer_widen_past(explorer, true, false);
    return true;
}

/* Scrolling is no jump: history keeps the last place of each article. */
bool dl_explorer_scroll(dl_explorer *explorer, uint32_t offset)
{
    dl_place *place = &explorer->place;
    if (!place->centred && place->offset == offset)
        return false;
    place->offset = offset;
    place->centred = false;
    dl_explorer_mark_read(explorer);
    dl_explorer_stamp(explorer, DL_FACET_READING);
    return true;
}
