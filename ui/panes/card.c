/* All about one thing: an entity (its names, who is seen with it, each mention in its
 * sentence) or the current event of the timeline (dates, source, who tells it). */
#include <stdlib.h>

#include "ui/describe.h"
#include "ui/rows.h"
#include "ui/steps.h"

enum { COMPANIONS = 15, MENTIONS = 300 };

static void add_names(dl_pane *pane, const dl_explorer *explorer, uint32_t entity)
{
    const dl_entity *record = dl_corpus_entity(explorer->corpus, entity);
    dl_buf names = { .arena = &pane->arena };
    for (uint32_t i = 1; i < record->name_count; i++) {
        dl_str alias = dl_corpus_entity_alias(explorer->corpus, entity, i);
        dl_buf_format(&names, "%s%.*s", names.count ? ", " : "Also ", DL_STR_ARGS(alias));
    }
    if (names.count)
        dl_item_text(pane, dl_buf_str(&names));
}

static void add_facts(dl_pane *pane, const dl_explorer *explorer, uint32_t entity)
{
    const dl_entity *record = dl_corpus_entity(explorer->corpus, entity);
    dl_buf facts = { .arena = &pane->arena };
    dl_buf_format(&facts, "%s", dl_entity_kind_name((dl_entity_kind)record->kind));
    if (record->row != DL_NO_ROW) {
        const dl_register_row *row =
            dl_register_row_at(explorer->reference->entities, record->row);
        if (row->role.len)
            dl_buf_format(&facts, " · %.*s", DL_STR_ARGS(row->role));
        if (row->country.len)
            dl_buf_format(&facts, " · %.*s", DL_STR_ARGS(row->country));
    } else {
        dl_buf_add(&facts, DL_STR(" · in no register, found by rules"));
    }
    size_t mentions = dl_explorer_mentions_of(explorer, entity).count;
    dl_ids documents = dl_explorer_documents_of(explorer, entity);
    dl_buf_format(&facts, " · %zu mention%s in %zu article%s", mentions,
                  mentions == 1 ? "" : "s", documents.count,
                  documents.count == 1 ? "" : "s");
    if (documents.count) {
        char text[DL_DATE_TEXT];
        uint32_t newest = documents.items[documents.count - 1];
        dl_date last = dl_corpus_document(explorer->corpus, newest)->published;
        if (dl_date_is_set(last)) {
            dl_str day = dl_date_text(last, text);
            dl_buf_format(&facts, " · last %.*s", DL_STR_ARGS(day));
        }
    }
    dl_item_text(pane, dl_buf_str(&facts));
}

typedef struct companion {
    uint32_t entity, articles;
    uint32_t away; /* bytes between the nearest two of their mentions */
} companion;

static int by_articles(const void *left, const void *right)
{
    const companion *a = left;
    const companion *b = right;
    if (a->articles != b->articles)
        return a->articles > b->articles ? -1 : 1;
    if (a->away != b->away)
        return a->away < b->away ? -1 : 1;
    return a->entity < b->entity ? -1 : a->entity > b->entity;
}

/* Mentions are in order of place: one way finds the own one before each, the other that after. */
static void measure_ways(companion *companions, dl_mentions mentions, uint32_t entity)
{
    uint32_t before = UINT32_MAX, after = UINT32_MAX;
    for (size_t k = 0; k < mentions.count; k++) {
        const dl_mention *one = &mentions.items[k];
        companion *other = &companions[one->entity];
        if (one->entity == entity)
            before = one->span.start;
        else if (before != UINT32_MAX && one->span.start - before < other->away)
            other->away = one->span.start - before;
    }
    for (size_t k = mentions.count; k--;) {
        const dl_mention *one = &mentions.items[k];
        companion *other = &companions[one->entity];
        if (one->entity == entity)
            after = one->span.start;
        else if (after != UINT32_MAX && after - one->span.start < other->away)
            other->away = after - one->span.start;
    }
}

/* Who shares articles with the entity: one count an article, however often it is named.
 * Of as many, the nearest in the text first: of a person whom one article names, the names
 * beside his tell more than those that every article has. */
static void add_companions(dl_pane *pane, const dl_explorer *explorer, uint32_t entity)
{
    const dl_corpus *corpus = explorer->corpus;
    uint32_t entities = dl_corpus_entities(corpus);
    companion *companions = DL_NEW(&pane->arena, companion, entities + 1);
    uint32_t *seen_in = DL_NEW(&pane->arena, uint32_t, entities + 1);
    dl_ids documents = dl_explorer_documents_of(explorer, entity);
    for (size_t i = 0; i < documents.count; i++) {
        dl_mentions mentions = dl_corpus_mentions(corpus, documents.items[i]);
        for (size_t k = 0; k < mentions.count; k++) {
            uint32_t other = mentions.items[k].entity;
            if (other == entity || seen_in[other] == i + 1)
                continue;
            seen_in[other] = (uint32_t)i + 1;
            companion *with = &companions[other];
            *with = (companion){ other, with->articles + 1,
                                 with->articles ? with->away : UINT32_MAX };
        }
        measure_ways(companions, mentions, entity);
    }
    qsort(companions, entities, sizeof *companions, by_articles);
    if (!entities || !companions[0].articles)
        return;
    dl_item_heading(pane, DL_STR("Seen with"), 0);
    for (uint32_t i = 0; i < COMPANIONS && i < entities && companions[i].articles; i++)
        dl_item_add(pane, DL_TARGET_ENTITY, companions[i].entity, companions[i].articles);
}

static void add_entity_events(dl_pane *pane, const dl_explorer *explorer, uint32_t entity)
{
    size_t count = 0;
    for (size_t i = 0; i < explorer->timeline.count; i++)
        count += dl_explorer_entry_names(explorer, i, entity);
    if (!count)
        return;
    bool own = explorer->place.own_events && explorer->place.entity != entity;
    dl_item_heading(pane, own ? DL_STR("On the timeline, which is narrowed by E")
                              : DL_STR("On the timeline"),
                    count);
    for (size_t i = 0; i < explorer->timeline.count; i++)
        if (dl_explorer_entry_names(explorer, i, entity))
            dl_item_add(pane, DL_TARGET_ENTRY, (uint32_t)i, 0);
}

static void add_mentions(dl_pane *pane, const dl_explorer *explorer, uint32_t entity)
{
    dl_ids mentions = dl_explorer_mentions_of(explorer, entity);
    dl_item_heading(pane, DL_STR("Mentions, newest first"), mentions.count);
    for (size_t i = 0; i < mentions.count && i < MENTIONS; i++)
        dl_item_add(pane, DL_TARGET_MENTION, mentions.items[mentions.count - 1 - i], 0);
}

static void tell_entity(dl_pane *pane, const dl_explorer *explorer, uint32_t entity)
{
    add_facts(pane, explorer, entity);
    add_names(pane, explorer, entity);
    add_companions(pane, explorer, entity);
    add_entity_events(pane, explorer, entity);
    add_mentions(pane, explorer, entity);
}

static void add_dates(dl_pane *pane, const dl_timeline_entry *entry)
{
    char text[DL_DATE_TEXT];
    dl_buf dates = { .arena = &pane->arena };
    for (size_t i = 0; i < entry->date_count; i++) {
        dl_str date = dl_date_text(entry->dates[i].date, text);
        dl_buf_format(&dates, "%s%.*s (%u article%s)",
                      i ? ", " : "The articles disagree: ", DL_STR_ARGS(date),
                      entry->dates[i].articles, entry->dates[i].articles == 1 ? "" : "s");
    }
    if (entry->date_count > 1)
        dl_item_text(pane, dl_buf_str(&dates));
}

static void add_measure(dl_pane *pane, const dl_explorer *explorer,
                        const dl_timeline_entry *entry)
{
    if (entry->measure == DL_NO_ROW) {
        dl_item_text(
            pane, DL_STR("Not in the reference chronology: it rests on the articles."));
        return;
    }
    const dl_measure *measure =
        dl_chronology_at(explorer->reference->chronology, entry->measure);
    char text[DL_DATE_TEXT];
    dl_str date = dl_date_text(measure->date, text);
    dl_item_heading(pane,
                    entry->articles ? DL_STR("Confirmed by the chronology")
                                    : DL_STR("In the chronology, in no article"),
                    0);
    dl_item_text(pane, dl_str_format(&pane->arena, "%.*s  %.*s", DL_STR_ARGS(date),
                                     DL_STR_ARGS(measure->summary_en)));
    dl_item_text(pane, measure->summary_vi);
    if (measure->reference.len)
        dl_item_text(pane, measure->reference);
    dl_item_text(pane, measure->source);
}

/* Each article that tells it, with the sentence that does. */
static void add_tellings(dl_pane *pane, const dl_explorer *explorer,
                         const dl_timeline_entry *entry)
{
    if (!entry->events.count)
        return;
    dl_item_heading(pane, DL_STR("Told by"), entry->articles);
for (size_t i = 0; i < entry->events.count; i++) {
        const dl_event *event = dl_corpus_event(explorer->corpus, entry->events.items[i]);
        dl_str body = dl_corpus_body(explorer->corpus, event->document);
        dl_item_add(pane, DL_TARGET_EVENT, entry->events.items[i], 0);
        dl_item_text(pane, dl_str_format(&pane->arena, "“%.*s”",
                                         DL_STR_ARGS(dl_str_trim(
                                             dl_str_span(body, event->evidence)))));
    }
}

static void add_parties(dl_pane *pane, const dl_timeline_entry *entry)
{
    const dl_ids groups[] = { entry->actors, entry->targets, entry->items };
    static const char *const headings[] = { "By", "Against or for", "Items" };
    for (size_t i = 0; i < DL_COUNT(groups); i++) {
        if (groups[i].count)
            dl_item_heading(pane, dl_str_from(headings[i]), 0);
        for (size_t k = 0; k < groups[i].count; k++)
            dl_item_add(pane, DL_TARGET_ENTITY, groups[i].items[k], 0);
    }
}

static void tell_entry(dl_pane *pane, const dl_explorer *explorer)
{
    if (explorer->entry >= explorer->timeline.count)
        return;
    const dl_timeline_entry *entry = &explorer->timeline.entries[explorer->entry];
    dl_buf text = { .arena = &pane->arena };
    dl_describe_date(entry->date, &text);
    dl_buf_add(&text, DL_STR("  "));
    dl_describe_deed(entry, false, &text);
    dl_buf_add(&text, DL_STR("  "));
    dl_describe_parties(explorer, entry, &text);
    dl_buf_add(&text, DL_STR("  "));
    dl_describe_items(explorer, entry, &text);
    dl_item_text(pane, dl_buf_str(&text));
    add_dates(pane, entry);
    add_measure(pane, explorer, entry);
    add_tellings(pane, explorer, entry);
    add_parties(pane, entry);
}

static void write_telling(dl_pane *pane, const dl_explorer *explorer, uint32_t id)
{
    const dl_event *event = dl_corpus_event(explorer->corpus, id);
    dl_write_document(pane, explorer, event->document);
}

static void write_entry(dl_pane *pane, const dl_explorer *explorer, uint32_t n)
{
    const dl_timeline_entry *entry = &explorer->timeline.entries[n];
    char text[DL_DATE_TEXT];
    dl_buf who = { .arena = &pane->arena };
    dl_describe_parties(explorer, entry, &who);
    dl_buf_format(&who, "  %s  ", dl_deed_name(entry->deed));
    dl_describe_items(explorer, entry, &who);
    dl_row_add(pane, DL_STR("  "), DL_INK_TEXT);
    dl_row_column(pane, 11, dl_date_text(entry->date, text), DL_INK_FAINT);
    dl_row_add(pane, dl_buf_str(&who), DL_INK_TEXT);
}

static void write_item(dl_pane *pane, const dl_explorer *explorer, dl_target item)
{
    switch (item.kind) {
    case DL_TARGET_ENTITY:
        dl_write_entity(pane, explorer, item.id, (dl_str){ 0 });
        if (item.number)
            dl_row_tail(pane,
                        dl_str_format(&pane->arena, "in %u article%s ", item.number,
                                      item.number == 1 ? "" : "s"),
                        DL_INK_FAINT);
        break;
    case DL_TARGET_MENTION:
        dl_write_mention(pane, explorer, item.id);
        break;
    case DL_TARGET_ENTRY:
        write_entry(pane, explorer, item.id);
        break;
    default:
        write_telling(pane, explorer, item.id);
    }
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    bool entity = explorer->card.kind == DL_TARGET_ENTITY;
    if (entity && explorer->card.id == DL_NO_ID) { /* it was hidden meanwhile */
        dl_row_paragraph(pane, DL_STR("This is no name any more."), DL_INK_HEADING);
        pane->total = 0;
        return;
    }
    /* Of the day, as many bits as there is room for: it changes by the reader's hand. */
    uint64_t key = (uint64_t)explorer->place.as_of << 49 |
                   (uint64_t)(entity ? explorer->card.id : explorer->entry) << 17 |
                   (uint64_t)(pane->size.columns & 0xFFFF) << 1 | entity;
    if (dl_pane_keep(pane, explorer, DL_WATCH(LIBRARY) | DL_WATCH(TIMELINE), key)) {
        pane->cursor = 0;
        pane->top = 0;
        if (entity)
            tell_entity(pane, explorer, explorer->card.id);
        else
            tell_entry(pane, explorer);
    }
    pane->title =
        entity ? dl_str_copy(&pane->arena,
                             dl_corpus_entity_name(explorer->corpus, explorer->card.id))
               : DL_STR("Event");
    dl_write_items(pane, explorer, write_item);
}

static const dl_binding keys[] = {
    { "Enter",     DL_ACTION_OPEN, "go there",
      "Go to the article, name or sentence that is selected" },
    { "&", DL_ACTION_BOTH, "both",
      "Keep only articles that name the selected name too" },
    { "i",        DL_ACTION_CARD, "card",
      "All about the selected name" },
    { 0 },
};

const dl_pane_kind dl_card_pane = {
    .name = "the card",
    .title = "Card",
    .watches = DL_WATCH(LIBRARY) | DL_WATCH(TIMELINE) | DL_WATCH(ENTRY),
    .keys = keys,
    .prepare = prepare,
};
