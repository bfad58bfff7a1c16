/* Places, history, reading. results.c derives the list, steps.c the timeline. */
#include "dateline/reader.h"
#include "ui/explorer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ui/correct.h"
#include "ui/explorer_parts.h"
#include "ui/listing.h"
#include "ui/marks.h"
#include "ui/steps.h"

void dl_explorer_stamp(dl_explorer *explorer, dl_facet facet)
{
    explorer->changed_at[facet] = ++explorer->generation;
}

bool dl_explorer_changed_since(const dl_explorer *explorer, unsigned watches,
                               uint64_t generation)
{
    for (unsigned i = 0; i < DL_FACET_COUNT; i++)
        if (watches & 1u << i && explorer->changed_at[i] > generation)
            return true;
    return false;
}

void dl_explorer_say(dl_explorer *explorer, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vsnprintf(explorer->message, sizeof explorer->message, format, list);
    va_end(list);
}

static void begin(dl_explorer *explorer, dl_library *library, int32_t today)
{
    *explorer = (dl_explorer){
        .library = library,
        .today = today,
        .place = {.document = DL_NO_ID,
                  .entity = DL_NO_ID,
                  .event = DL_NO_ID,
                  .measure = DL_NO_ROW,
                  .as_of = DL_ALWAYS},
        .hover = DL_NO_ID,
        .entry = DL_NO_PLACE,
        .opened = DL_NO_ID,
        .left_unread = DL_NO_ID,
    };
}

void dl_explorer_init(dl_explorer *explorer, dl_library *library, int32_t today)
{
    begin(explorer, library, today);
    dl_explorer_reload(explorer);
}

int dl_explorer_init_aside(dl_explorer *explorer, dl_library *library, int32_t today)
{
    begin(explorer, library, today);
    int ready = dl_explorer_tell_aside(explorer);
    dl_explorer_reload(explorer);
    return ready;
}

void dl_explorer_release(dl_explorer *explorer)
{
    dl_explorer_close_telling(explorer);
    dl_memory_free(explorer->past.items);
    dl_memory_free(explorer->future.items);
    dl_memory_free(explorer->filters.items);
    dl_memory_free(explorer->undo.items);
    dl_arena_release(&explorer->texts);
    dl_arena_release(&explorer->results_arena);
    dl_arena_release(&explorer->timeline_arena);
    dl_arena_release(&explorer->own_arena);
    dl_arena_release(&explorer->hits_arena);
    dl_arena_release(&explorer->draft.arena);
    dl_arena_release(&explorer->draft.typed);
    *explorer = (dl_explorer){ 0 };
}

static void take_tables(dl_explorer *explorer)
{
    explorer->corpus = dl_library_corpus(explorer->library);
    explorer->index = dl_library_index(explorer->library);
    explorer->reference = dl_library_reference(explorer->library);
    explorer->reports = dl_library_reports(explorer->library);
    explorer->reading = dl_library_reading(explorer->library);
}

/* The sample has made room for the reader's own articles: nothing of before is there. */
static void forget_sample(dl_explorer *explorer)
{
    dl_place *place = &explorer->place;
    place->document = place->entity = place->event = DL_NO_ID;
    place->measure = DL_NO_ROW;
    place->offset = 0;
    place->hit = (dl_span){ 0 };
    place->own_events = false;
    explorer->hover = explorer->opened = explorer->left_unread = DL_NO_ID;
    explorer->past.count = explorer->future.count = explorer->undo.count = 0;
    explorer->card = (dl_target){ 0 };
    explorer->hits.count = 0;
    explorer->sample = false;
    size_t kept = 0;
    for (size_t i = 0; i < explorer->filters.count; i++)
        if (explorer->filters.items[i].entity == DL_NO_ID)
            explorer->filters.items[kept++] = explorer->filters.items[i];
    explorer->filters.count = kept;
    for (dl_facet facet = 0; facet < DL_FACET_COUNT; facet++)
        dl_explorer_stamp(explorer, facet);
}

/* Merging events takes longest by far: while articles come in, it waits until a quarter of
 * them is new. */
void dl_explorer_reload(dl_explorer *explorer)
{
    const dl_corpus *before = explorer->corpus;
    take_tables(explorer);
    bool corrected = before && before != explorer->corpus;
    if (corrected && dl_corpus_documents(before) > dl_corpus_documents(explorer->corpus))
        forget_sample(explorer);
    else if (corrected)
        dl_explorer_follow_entities(explorer, before);
    dl_explorer_stamp(explorer, DL_FACET_LIBRARY);
    if (corrected || !before)
        dl_explorer_find_results(explorer);
    else
        dl_explorer_renew_results(explorer);
    if (explorer->results.count &&
        (explorer->place.document == DL_NO_ID || !explorer->touched)) {
        explorer->place.document = explorer->results.items[0];
        explorer->selected = 0;
        dl_explorer_stamp(explorer, DL_FACET_DOCUMENT);
    }
    uint32_t documents = dl_corpus_documents(explorer->corpus);
    if (corrected) {
        dl_explorer_forget_timeline(explorer);
        dl_explorer_ask_timeline(explorer);
    } else if (explorer->progress.finished ||
             explorer->told_documents + explorer->told_documents / 4 <= documents) {
        dl_explorer_renew_timeline(explorer);
    }
    dl_explorer_find_entry(explorer);
    dl_explorer_forget_draft(explorer);
    if (explorer->draft.text.len)
        dl_explorer_draft(explorer, explorer->draft.text);
}

void dl_explorer_set_progress(dl_explorer *explorer, dl_progress progress)
{
    const dl_progress *old = &explorer->progress;
    if (old->done == progress.done && old->total == progress.total &&
        old->articles == progress.articles && old->reports == progress.reports &&
        old->correcting == progress.correcting && old->finished == progress.finished)
        return;
    explorer->progress = progress;
    dl_explorer_stamp(explorer, DL_FACET_PROGRESS);
    if (progress.finished && explorer->told_documents != dl_corpus_documents(explorer->corpus))
        dl_explorer_renew_timeline(explorer);
}

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
    if (!explorer->results.count ||
        (place->document != DL_NO_ID && explorer->rows[place->document] != DL_NO_ID))
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

/* Another article is another place in the text, and no event is chosen in it yet. */
static dl_place place_in(const dl_explorer *explorer, uint32_t document)
{
    dl_place next = explorer->place;
    if (document == next.document)
        return next;
    next.document = document;
    next.offset = dl_reading_place(explorer->reading, document);
    next.centred = false;
    next.event = DL_NO_ID;
    next.measure = DL_NO_ROW;
    next.hit = (dl_span){ 0 };
    return next;
}

bool dl_explorer_select(dl_explorer *explorer, size_t row)
{
    if (row >= explorer->results.count)
        return false;
    return dl_explorer_move(explorer, place_in(explorer, explorer->results.items[row]),
                            DL_JUMP_BROWSE);
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

static dl_place place_at(const dl_explorer *explorer, uint32_t document, dl_span span)
{
    dl_place next = place_in(explorer, document);
    next.offset = span.start;
    next.centred = true;
    return next;
}

static bool go_event(dl_explorer *explorer, uint32_t id)
{
    const dl_event *event = dl_corpus_event(explorer->corpus, id);
    dl_place next = place_at(explorer, event->document, event->evidence);
    next.event = id;
    next.measure = DL_NO_ROW;
    next.hit = (dl_span){ 0 };
    explorer->stepped = true;
    return dl_explorer_move(explorer, next, DL_JUMP);
}

static bool go_mention(dl_explorer *explorer, uint32_t id)
{
    const dl_mention *mention = dl_corpus_mention(explorer->corpus, id);
    dl_place next = place_at(explorer, mention->document, mention->span);
    next.hit = mention->span;
    explorer->stepped = false;
    return dl_explorer_move(explorer, next, DL_JUMP);
}

bool dl_explorer_go(dl_explorer *explorer, dl_target target)
{
    switch (target.kind) {
    case DL_TARGET_DOCUMENT:
        return dl_explorer_move(explorer, place_in(explorer, target.id), DL_JUMP);
    case DL_TARGET_ENTITY:
        return dl_explorer_focus(explorer, target.id);
    case DL_TARGET_EVENT:
        return go_event(explorer, target.id);
    case DL_TARGET_ENTRY:
        return dl_explorer_choose(explorer, target.id, DL_JUMP);
    case DL_TARGET_MENTION:
        return go_mention(explorer, target.id);
    default:
        return false;
    }
}
