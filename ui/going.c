/* Going to an article, an event or a name. */
#include "ui/explorer_parts.h"
#include "ui/marks.h"
#include "ui/steps.h"

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

bool dl_explorer_next_unread(dl_explorer *explorer)
{
    size_t count = explorer->results.count;
    for (size_t i = 1; i <= count; i++) {
        size_t row = (size_t)dl_explorer_row_on(explorer, (int64_t)i) % count;
        if (dl_explorer_is_read(explorer, explorer->results.items[row]))
            continue;
        dl_explorer_select(explorer, row);
        dl_explorer_begin_reading(explorer);
        return true;
    }
    dl_explorer_say(explorer, count ? "You have read every article of this list."
                                    : "There is no article in the list.");
    return false;
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
