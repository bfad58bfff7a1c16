/* The timeline: going from one entry to the next, and what it shows. */
#include "ui/explorer_parts.h"
#include "ui/steps.h"

/* Which telling to show: the one in the article being read, else the first in the list,
 * else the first of all. */
static uint32_t telling(const dl_explorer *explorer, const dl_timeline_entry *entry)
{
    uint32_t listed = DL_NO_ID;
    for (size_t i = 0; i < entry->events.count; i++) {
        uint32_t id = entry->events.items[i];
        uint32_t document = dl_corpus_event(explorer->corpus, id)->document;
        if (document == explorer->place.document)
            return id;
        if (listed == DL_NO_ID && dl_explorer_listed_row(explorer, document) != DL_NO_ID)
            listed = id;
    }
    return listed != DL_NO_ID ? listed : entry->first_told;
}

static void say_reference(dl_explorer *explorer, const dl_timeline_entry *entry)
{
    if (entry->measure == DL_NO_ROW)
        return;
    const dl_measure *measure =
        dl_chronology_at(explorer->reference->chronology, entry->measure);
    dl_explorer_say(explorer, "In no article; the chronology: %.*s",
                    DL_STR_ARGS(measure->summary_en));
}

bool dl_explorer_choose(dl_explorer *explorer, size_t n, dl_jump jump)
{
    if (n >= explorer->timeline.count)
        return false;
    const dl_timeline_entry *entry = &explorer->timeline.entries[n];
    dl_place next = explorer->place;
    next.event = telling(explorer, entry);
    next.measure = entry->measure;
    next.hit = (dl_span){ 0 };
    if (next.event != DL_NO_ID) {
        const dl_event *event = dl_corpus_event(explorer->corpus, next.event);
        next.document = event->document;
        next.offset = event->evidence.start;
        next.centred = true;
    }
    if (next.document == DL_NO_ID) {
        /* No article at all: the chronology alone is being looked at. */
        explorer->place.measure = next.measure;
        dl_explorer_find_entry(explorer);
    }
    bool moved = dl_explorer_move(explorer, next, jump);
    explorer->stepped = true;
    if (next.event == DL_NO_ID)
        say_reference(explorer, entry);
    return moved;
}

static bool nothing_dated(dl_explorer *explorer)
{
    if (explorer->timeline.count)
        return false;
    dl_explorer_say(explorer, dl_explorer_is_telling(explorer)
                                  ? "The timeline is still being made."
                              : explorer->whole.timeline.count
                                  ? "No event of this name; E shows those of all."
                                  : "No dated event here; r shows the reference chronology.");
    return true;
}

/* Whether the current entry has been chosen, and is not only the nearest. */
static bool is_chosen(const dl_explorer *explorer)
{
    return explorer->place.event != DL_NO_ID || explorer->place.measure != DL_NO_ROW;
}

bool dl_explorer_is_at_event(const dl_explorer *explorer)
{
    return explorer->stepped && is_chosen(explorer)
        && explorer->entry < explorer->timeline.count;
}

void dl_explorer_leave_event(dl_explorer *explorer)
{
    explorer->stepped = false;
}

bool dl_explorer_step(dl_explorer *explorer, int count)
{
    if (!explorer->timeline.count && dl_explorer_is_telling(explorer)) {
        explorer->steps_owed += count;
        dl_explorer_say(explorer, "The timeline is still being made; the step follows.");
        return false;
    }
    if (nothing_dated(explorer))
        return false;
    int64_t last = (int64_t)explorer->timeline.count - 1;
    int64_t next = (int64_t)explorer->entry + count;
    if ((next < 0 || next > last) && is_chosen(explorer) &&
        explorer->entry == (size_t)(next < 0 ? 0 : last)) {
        dl_explorer_say(explorer, next < 0 ? "This is the first event of the timeline."
                                           : "This is the last event of the timeline.");
        return false;
    }
    next = next < 0 ? 0 : next > last ? last : next;
    return dl_explorer_choose(explorer, (size_t)next, DL_JUMP_STEP);
}

void dl_explorer_step_on(dl_explorer *explorer)
{
    int count = explorer->steps_owed;
    if (count && explorer->timeline.count) {
        explorer->steps_owed = 0;
        explorer->message[0] = '\0';
        dl_explorer_step(explorer, count);
    }
}

static int month_of(const dl_explorer *explorer, size_t entry)
{
    dl_civil day = dl_day_civil(explorer->timeline.entries[entry].date.first);
    return day.year * 12 + day.month;
}

bool dl_explorer_step_month(dl_explorer *explorer, int count)
{
    if (nothing_dated(explorer))
        return false;
    size_t n = explorer->entry;
    int way = count < 0 ? -1 : 1;
    for (int left = count * way; left > 0; left--) {
        int month = month_of(explorer, n);
        size_t end = way > 0 ? explorer->timeline.count - 1 : 0;
        while (n != end && month_of(explorer, n) == month)
            n += (size_t)way;
        /* Backwards, the first entry of the month. */
        while (way < 0 && n > 0 && month_of(explorer, n - 1) == month_of(explorer, n))
            n--;
    }
    if (n == explorer->entry && is_chosen(explorer)) {
        dl_explorer_say(explorer, count < 0 ? "This is the first month with events."
                                            : "This is the last month with events.");
        return false;
    }
    return dl_explorer_choose(explorer, n, DL_JUMP_STEP);
}

bool dl_explorer_zoom(dl_explorer *explorer, int count)
{
    enum { DEEPEST = 6 };
    int zoom = explorer->zoom + count;
    zoom = zoom < 0 ? 0 : zoom > DEEPEST ? DEEPEST : zoom;
    if (zoom == explorer->zoom) {
        dl_explorer_say(explorer, count > 0
                                      ? "The axis shows its shortest stretch of time."
                                      : "The axis shows all of the time there is.");
        return false;
    }
    explorer->zoom = zoom;
    dl_explorer_stamp(explorer, DL_FACET_AXIS);
    return true;
}

bool dl_explorer_show_reference(dl_explorer *explorer)
{
    explorer->reference_rows = !explorer->reference_rows;
    dl_explorer_ask_timeline(explorer);
    dl_explorer_say(explorer, explorer->reference_rows
                                  ? "The timeline shows the reference chronology too."
                                  : "The timeline shows only what the articles tell.");
    return true;
}

bool dl_explorer_show_all_events(dl_explorer *explorer)
{
    explorer->all_events = !explorer->all_events;
    dl_explorer_ask_timeline(explorer);
    dl_explorer_say(explorer, explorer->all_events
                                  ? "The timeline shows all events, and what may happen."
                                  : "The timeline shows chip export controls only.");
    return true;
}

dl_span dl_explorer_evidence(const dl_explorer *explorer)
{
    uint32_t id = explorer->place.event;
    if (id == DL_NO_ID)
        return (dl_span){ 0 };
    const dl_event *event = dl_corpus_event(explorer->corpus, id);
    return event->document == explorer->place.document ? event->evidence : (dl_span){ 0 };
}
