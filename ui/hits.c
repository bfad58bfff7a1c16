/* The entity in focus, and going from hit to hit. */
#include "ui/explorer_parts.h"
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
    size_t there = dl_explorer_listed_row(explorer, hit->document);
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
