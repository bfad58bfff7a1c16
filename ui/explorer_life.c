/* Beginning and end of an explorer, and what new articles mean for it. places.c says where
 * the reader is, results.c derives the list, telling.c the timeline. */
#include "dateline/reader.h"
#include "ui/explorer.h"

#include "ui/explorer_parts.h"
#include "ui/listing.h"

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
