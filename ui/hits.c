/* The entity in focus, the search being typed, and going from hit to hit. */
#include "dateline/reader.h"
#include "ui/explorer_parts.h"
#include "ui/listing.h"
#include "ui/marks.h"
#include "ui/steps.h"

bool dl_explorer_focus(dl_explorer *explorer, uint32_t entity)
{
    dl_place next = explorer->place;
    next.entity = entity;
    next.hit = (dl_span){ 0 };
    if (entity != DL_NO_ID)
        next.query = (dl_str){ 0 };
    explorer->stepped = false;
    if (!dl_explorer_move(explorer, next, DL_JUMP))
        return false;
    dl_explorer_hover(explorer, entity);
    return true;
}

bool dl_explorer_hover(dl_explorer *explorer, uint32_t entity)
{
    explorer->stepped = false;
    if (entity == explorer->hover)
        return false;
    explorer->hover = entity;
    dl_explorer_stamp(explorer, DL_FACET_HOVER);
    return true;
}

bool dl_explorer_next_scope(dl_explorer *explorer)
{
    explorer->scope = (dl_scope)((explorer->scope + 1) % DL_SCOPE_COUNT);
    dl_explorer_stamp(explorer, DL_FACET_SCOPE);
    return true;
}

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

static void add_hit(dl_explorer *explorer, uint32_t document, dl_span span)
{
    *DL_APPEND(&explorer->hits, &explorer->hits_arena) = (dl_hit){ document, span };
}

static void add_mentions(dl_explorer *explorer, uint32_t document)
{
    dl_mentions mentions = dl_corpus_mentions(explorer->corpus, document);
    for (size_t i = 0; i < mentions.count; i++)
        if (mentions.items[i].entity == explorer->place.entity)
            add_hit(explorer, document, mentions.items[i].span);
}

static void add_matches(dl_explorer *explorer, uint32_t document, dl_arena *scratch)
{
    dl_mark mark = dl_arena_mark(scratch);
    dl_spans spans = dl_search_hits(explorer->index, explorer->corpus, explorer->words,
                                    document, scratch);
    for (size_t i = 0; i < spans.count; i++)
        add_hit(explorer, document, spans.items[i]);
    dl_arena_rewind(scratch, mark);
}

/* Mentions of the entity in focus, else matches of the query, through the whole list. */
static void find_hits(dl_explorer *explorer)
{
    if (explorer->hits.found_at &&
        !dl_explorer_changed_since(explorer, DL_WATCH(RESULTS) | DL_WATCH(ENTITY),
                                   explorer->hits.found_at))
        return;
    dl_arena scratch = { 0 };
    dl_arena_reset(&explorer->hits_arena);
    explorer->hits = (dl_hits){ .found_at = explorer->generation };
    for (size_t i = 0; i < explorer->results.count; i++) {
        size_t before = explorer->hits.count;
        uint32_t document = explorer->results.items[i];
        if (explorer->place.entity != DL_NO_ID)
            add_mentions(explorer, document);
        else if (explorer->words)
            add_matches(explorer, document, &scratch);
        explorer->hits.documents += explorer->hits.count > before;
    }
    dl_arena_release(&scratch);
}

/* Where a hit stands against the reader's place: < 0 before it, 0 at it, > 0 behind. */
static int compare_hit(const dl_explorer *explorer, const dl_hit *hit)
{
    const dl_place *place = &explorer->place;
    size_t here = dl_explorer_row_of(explorer, place->document);
    size_t there = explorer->rows[hit->document];
    if (here != there)
        return there < here ? -1 : 1;
    if (place->hit.end)
        return hit->span.start < place->hit.start ? -1
                                                  : hit->span.start > place->hit.start;
    return hit->span.start < place->offset ? -1 : 1;
}

static size_t hit_from_here(const dl_explorer *explorer, int count)
{
    const dl_hits *hits = &explorer->hits;
    size_t before = 0; /* hits before the place, and then at it */
    while (before < hits->count && compare_hit(explorer, &hits->items[before]) < 0)
        before++;
    size_t after = before;
    while (after < hits->count && compare_hit(explorer, &hits->items[after]) == 0)
        after++;
    size_t steps = (size_t)(count < 0 ? -count : count) % hits->count;
    size_t base = count > 0 ? after + hits->count - 1 : before + hits->count;
    return (count > 0 ? base + (steps ? steps : hits->count) : base - steps) %
           hits->count;
}

bool dl_explorer_next_hit(dl_explorer *explorer, int count)
{
    if (explorer->place.entity == DL_NO_ID && !explorer->words) {
        dl_explorer_say(explorer, "n goes from hit to hit: search first (/), or choose a "
                                  "name (F3, Enter).");
        return false;
    }
    find_hits(explorer);
    if (!explorer->hits.count) {
        dl_explorer_say(explorer, "No hit in the text of these articles.");
        return false;
    }
    size_t n = hit_from_here(explorer, count);
    const dl_hit *hit = &explorer->hits.items[n];
    dl_place next = explorer->place;
    if (next.document != hit->document) {
        next.event = DL_NO_ID;
        next.measure = DL_NO_ROW;
    }
    next.document = hit->document;
    next.offset = hit->span.start;
    next.centred = true;
    next.hit = hit->span;
    explorer->stepped = false;
    dl_explorer_move(explorer, next, DL_JUMP_HIT);
    dl_explorer_begin_reading(explorer);
    dl_explorer_say(explorer, "hit %zu of %zu in %zu article%s", n + 1,
                    explorer->hits.count, explorer->hits.documents,
                    explorer->hits.documents == 1 ? "" : "s");
    return true;
}
