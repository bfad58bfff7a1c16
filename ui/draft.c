/* The search being typed, and taking one of its results. */
#include "dateline/reader.h"
#include "ui/explorer_parts.h"
#include "ui/listing.h"

/* Names are borrowed from the corpus, which grows while the reader looks at them. */
static void keep_names(dl_draft *draft)
{
    size_t count = draft->results.name_count;
    if (!count)
        return;
    dl_found_name *names = DL_NEW(&draft->arena, dl_found_name, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = draft->results.names[i];
        names[i].name = dl_str_copy(&draft->arena, names[i].name);
    }
    draft->results.names = names;
}

void dl_explorer_draft(dl_explorer *explorer, dl_str text)
{
    dl_draft *draft = &explorer->draft;
    dl_arena old = draft->typed; /* text may be the draft's own */
    draft->typed = (dl_arena){ 0 };
    draft->text = dl_str_copy(&draft->typed, text);
    draft->pending = true;
    dl_arena_release(&old);
    dl_explorer_stamp(explorer, DL_FACET_SEARCH);
}

void dl_explorer_forget_draft(dl_explorer *explorer)
{
    dl_draft *draft = &explorer->draft;
    dl_arena_release(&draft->arena);
    draft->results = (dl_results){ 0 };
    draft->query = NULL;
    draft->suggestion = (dl_str){ 0 };
}

static void search_draft(dl_explorer *explorer)
{
    enum { NAMES = 40, EVENTS = 20, ARTICLES = 200, PARTS = 6 };
    dl_draft *draft = &explorer->draft;
    dl_search_options options = { .name_limit = NAMES,
                                  .event_limit = EVENTS,
                                  .document_limit = ARTICLES,
                                  .part_limit = PARTS,
                                  .as_of = explorer->place.as_of,
                                  .reading = explorer->reading,
                                  .groups = dl_library_stories_for(explorer->library,
                                                                   draft->query) };
    draft->results = dl_search(explorer->index, explorer->corpus, draft->query, options,
                               &draft->arena);
    keep_names(draft);
    if (!draft->results.document_total && !draft->results.name_count)
        draft->suggestion = dl_search_suggest(explorer->index, explorer->corpus,
                                              draft->query, &draft->arena);
}

void dl_explorer_find_draft(dl_explorer *explorer)
{
    dl_draft *draft = &explorer->draft;
    if (!draft->pending)
        return;
    dl_arena fresh = { 0 };
    const dl_query *query = NULL;
    dl_str text = dl_str_trim(draft->text);
    draft->pending = false;
    draft->error = (dl_error){ 0 };
    dl_explorer_stamp(explorer, DL_FACET_SEARCH);
    if (text.len)
        query = dl_explorer_parse(explorer, dl_str_copy(&fresh, text), true, &fresh,
                                  &draft->error);
    if (draft->error.kind) {
        dl_arena_release(&fresh);
        return;
    }
    dl_explorer_forget_draft(explorer);
    draft->arena = fresh;
    draft->query = query;
    if (query)
        search_draft(explorer);
}

bool dl_explorer_take(dl_explorer *explorer, dl_target target)
{
    if (target.kind != DL_TARGET_QUERY && target.kind != DL_TARGET_DOCUMENT)
        return dl_explorer_go(explorer, target);
    dl_arena scratch = { 0 };
    dl_str text = dl_str_copy(&explorer->texts, dl_str_trim(explorer->draft.text));
    const dl_query *words = dl_explorer_parse(explorer, text, false, &scratch, NULL);
    dl_place next = explorer->place;
    next.query = text;
    next.entity = DL_NO_ID;
    next.event = DL_NO_ID;
    next.measure = DL_NO_ROW;
    next.document = target.kind == DL_TARGET_DOCUMENT
                        ? target.id
                        : explorer->draft.results.documents[0];
    next.offset = 0;
    next.centred = true;
    next.hit = (dl_span){ 0 };
    if (words) {
        dl_spans hits = dl_search_hits(explorer->index, explorer->corpus, words,
                                       next.document, &scratch);
        next.hit = hits.count ? hits.items[0] : next.hit;
        next.offset = next.hit.start;
    }
    const char *loose = words ? dl_query_loose(words) : NULL;
    dl_arena_release(&scratch);
    bool moved = dl_explorer_move(explorer, next, DL_JUMP);
    if (loose)
        dl_explorer_say(explorer, "%s", loose);
    else
        dl_explorer_say(explorer, "%zu article%s; n goes from hit to hit, Esc goes back.",
                        explorer->results.count, explorer->results.count == 1 ? "" : "s");
    return moved;
}

void dl_explorer_search_help(dl_explorer *explorer, dl_str text)
{
    if (dl_str_equal(text, explorer->help_text))
        return;
    explorer->help_text = dl_str_copy(&explorer->texts, text);
    dl_explorer_stamp(explorer, DL_FACET_HELP);
}
