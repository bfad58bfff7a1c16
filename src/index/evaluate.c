/* A query's tree turned into a set, a node at a time: of documents, or of events.
 *
 * What words and entities say is asked of both alike; everything else is known of
 * documents only and handed down to their events. */
#include "src/index/parts.h"

typedef enum domain { DOCUMENTS, EVENTS } domain;

typedef struct evaluation {
    const dl_understood *understood;
    domain of;
    uint32_t count;
    dl_finding *finding;
} evaluation;

static dl_bits evaluate(const evaluation *e, const dl_node *node);

static dl_bits empty(const evaluation *e)
{
    return dl_bits_new(e->understood->arena, e->count);
}

/* The events of a set of documents. */
static dl_bits events_of(const dl_understood *u, dl_bits documents)
{
    dl_bits events = dl_bits_new(u->arena, dl_inversion_count(&u->index->sentences));
    for (uint32_t i = dl_bits_next(documents, 0); i < documents.count;
         i = dl_bits_next(documents, i + 1)) {
        const dl_document *document = dl_corpus_document(u->corpus, i);
        dl_bits_set_range(events, document->first_event, document->event_count);
    }
    return events;
}

/* --- words and entities ------------------------------------------------------------ */

static dl_bits find_words(const evaluation *e, const dl_node *node)
{
    const dl_index *index = e->understood->index;
    if (e->of == EVENTS)
        return dl_inversion_find(&index->sentences, &node->pattern, e->finding);
    dl_bits found = dl_inversion_find(&index->bodies, &node->pattern, e->finding);
    dl_bits_or(found, dl_inversion_find(&index->titles, &node->pattern, e->finding));
    return found;
}

static void mark_entity(const evaluation *e, uint32_t entity, dl_bits bits)
{
    const dl_understood *u = e->understood;
    if (e->of == EVENTS) {
        const dl_postings *events = dl_index_events_of(u->index, entity);
        if (events)
            dl_postings_mark(&u->index->event_pool, events, bits);
        return;
    }
    dl_ids documents = dl_corpus_entity_documents(u->corpus, entity);
    for (size_t i = 0; i < documents.count; i++)
        if (documents.items[i] < bits.count) /* the index may lag behind */
            dl_bits_set(bits, documents.items[i]);
}

static void mark_meant(const evaluation *e, const dl_meant_list *meant, dl_bits bits)
{
    for (size_t i = 0; i < meant->count; i++)
        mark_entity(e, meant->items[i].entity, bits);
}

static dl_bits find_segment(const evaluation *e, const dl_run_segment *segment)
{
    const dl_node *word = segment->first;
    dl_bits found = find_words(e, word);
    for (size_t i = 1; i < segment->count; i++) {
        word = word->next;
        dl_bits_and(found, find_words(e, word));
    }
    mark_meant(e, &segment->meant, found);
    return found;
}

static dl_bits find_run(const evaluation *e, const dl_node *run)
{
    const dl_meaning *meaning = &e->understood->meanings[run->number];
    dl_bits found = { 0 };
    for (size_t i = 0; i < meaning->segment_count; i++) {
        dl_bits part = find_segment(e, &meaning->segments[i]);
        if (i)
            dl_bits_and(found, part);
        else
            found = part;
    }
    return found;
}

static dl_bits find_entities(const evaluation *e, const dl_node *node)
{
    dl_bits found = empty(e);
    mark_meant(e, &e->understood->meanings[node->number].meant, found);
    return found;
}

static dl_bits find_deeds(const evaluation *e, const dl_node *node)
{
    const dl_understood *u = e->understood;
    dl_bits found = empty(e);
    uint32_t events = dl_inversion_count(&u->index->sentences);
    for (uint32_t i = 0; i < events; i++) {
        const dl_event *event = dl_corpus_event(u->corpus, i);
        if (node->mask >> event->deed & 1)
            dl_bits_set(found, e->of == EVENTS ? i : event->document);
    }
    return found;
}

/* --- what only documents have ------------------------------------------------------ */

static bool has(const dl_understood *u, uint32_t id, const dl_document *document,
                uint32_t mask)
{
    return ((mask >> DL_HAS_EVENT & 1) && document->event_count) ||
           ((mask >> DL_HAS_DATE & 1) && dl_date_is_set(document->published)) ||
           ((mask >> DL_HAS_ADDRESS & 1) && dl_corpus_address(u->corpus, id).len);
}

/* A field that is read off each document's record. */
static dl_bits find_records(const evaluation *e, const dl_node *node)
{
    dl_bits found = empty(e);
    for (uint32_t i = 0; i < found.count; i++) {
        const dl_document *document = dl_corpus_document(e->understood->corpus, i);
        bool ok = node->kind == DL_NODE_LANGUAGE
                      ? node->mask >> document->language & 1
                      : has(e->understood, i, document, node->mask);
        if (ok)
            dl_bits_set(found, i);
    }
    return found;
}

static dl_bits find_dates(const evaluation *e, const dl_node *node)
{
    return dl_find_days(e->understood, node->days);
}

/* Marks the documents that have one of some flags, or have none of them. */
static void mark_flags(const dl_understood *u, uint8_t flags, bool without, dl_bits found)
{
    size_t count = 0;
    const uint8_t *items = u->reading ? dl_reading_flags(u->reading, &count) : NULL;
    for (uint32_t i = 0; i < found.count; i++)
        if (((i < count ? items[i] : 0) & flags ? 1 : 0) != without)
            dl_bits_set(found, i);
}

static dl_bits find_having(const evaluation *e, const dl_node *node)
{
    const dl_understood *u = e->understood;
    dl_bits found = find_records(e, node);
    if (node->mask >> DL_HAS_NOTE & 1)
        mark_flags(u, DL_READING_NOTED, false, found);
    if (node->mask >> DL_HAS_TAG & 1)
        mark_flags(u, DL_READING_TAGGED, false, found);
    if (node->mask >> DL_HAS_KIND == 0)
        return found;
    for (uint32_t i = 0; i < u->index->names.entities.count; i++)
        if (node->mask >> (DL_HAS_KIND + dl_corpus_entity(u->corpus, i)->kind) & 1)
            mark_entity(e, i, found);
    return found;
}

/* --- what the reader did ------------------------------------------------------------- */

static dl_bits find_state(const evaluation *e, const dl_node *node)
{
    dl_bits found = empty(e);
    if (node->mask >> DL_IS_UNREAD & 1)
        mark_flags(e->understood, DL_READING_READ, true, found);
    if (node->mask >> DL_IS_READ & 1)
        mark_flags(e->understood, DL_READING_READ, false, found);
    if (node->mask >> DL_IS_STARRED & 1)
        mark_flags(e->understood, DL_READING_STARRED, false, found);
    return found;
}

static dl_bits find_tagged(const evaluation *e, const dl_node *node)
{
    const dl_understood *u = e->understood;
    dl_bits found = empty(e);
    dl_str wanted = dl_pattern_key(&node->pattern, 1, u->arena);
    for (size_t tag = 0; u->reading && tag < dl_reading_tag_count(u->reading); tag++) {
        dl_pattern name;
        if (!dl_pattern_make(dl_reading_tag(u->reading, tag), false, u->arena, &name))
            continue;
        dl_str key = dl_pattern_key(&name, 1, u->arena);
        if (!(node->pattern.prefix ? dl_str_starts(key, wanted)
                                   : dl_str_equal(key, wanted)))
            continue;
        dl_ids tagged = dl_reading_tagged(u->reading, tag);
        for (size_t i = 0; i < tagged.count; i++)
            if (tagged.items[i] < found.count)
                dl_bits_set(found, tagged.items[i]);
    }
    return found;
}

static dl_bits find_title(const evaluation *e, const dl_node *node)
{
    return dl_inversion_find(&e->understood->index->titles, &node->pattern, e->finding);
}

/* Groups may lag behind the index: who is in none yet tells a story alone. */
static dl_bits find_story(const evaluation *e, const dl_node *node)
{
    const dl_understood *u = e->understood;
    dl_bits titled = find_title(e, node);
    dl_bits found = empty(e);
    uint32_t grouped = u->groups ? dl_groups_count(u->groups) : 0;
    for (uint32_t i = dl_bits_next(titled, 0); i < titled.count;
         i = dl_bits_next(titled, i + 1)) {
        dl_ids story = { &i, 1 };
        if (i < grouped)
            story = dl_groups_of(u->groups, i, u->arena);
        for (size_t k = 0; k < story.count; k++)
            if (story.items[k] < found.count)
                dl_bits_set(found, story.items[k]);
    }
    return found;
}

static dl_bits find_source(const evaluation *e, const dl_node *node)
{
    return dl_inversion_find(&e->understood->index->sources, &node->pattern, e->finding);
}

/* --- the tree ---------------------------------------------------------------------- */

static dl_bits find_all(const evaluation *e, const dl_node *node)
{
    dl_bits found = evaluate(e, node->child);
    for (const dl_node *child = node->child->next; child; child = child->next)
        dl_bits_and(found, evaluate(e, child));
    return found;
}

static dl_bits find_any(const evaluation *e, const dl_node *node)
{
    dl_bits found = evaluate(e, node->child);
    for (const dl_node *child = node->child->next; child; child = child->next)
        dl_bits_or(found, evaluate(e, child));
    return found;
}

static dl_bits find_others(const evaluation *e, const dl_node *node)
{
    dl_bits found = evaluate(e, node->child);
    dl_bits_invert(found);
    return found;
}

static dl_bits (*const finders[DL_NODE_KIND_COUNT])(const evaluation *e,
                                                    const dl_node *node) = {
    [DL_NODE_AND] = find_all,       [DL_NODE_OR] = find_any,
    [DL_NODE_NOT] = find_others,    [DL_NODE_RUN] = find_run,
    [DL_NODE_WORDS] = find_words,   [DL_NODE_TITLE] = find_title,
    [DL_NODE_SOURCE] = find_source, [DL_NODE_ENTITY] = find_entities,
    [DL_NODE_DATES] = find_dates,  [DL_NODE_LANGUAGE] = find_records,
    [DL_NODE_HAS] = find_having,    [DL_NODE_ACTION] = find_deeds,
    [DL_NODE_IS] = find_state,      [DL_NODE_TAG] = find_tagged,
    [DL_NODE_STORY] = find_story,
};

static bool is_of_documents(dl_node_kind kind)
{
    return kind == DL_NODE_TITLE || kind == DL_NODE_SOURCE || kind == DL_NODE_DATES ||
           kind == DL_NODE_LANGUAGE || kind == DL_NODE_HAS || kind == DL_NODE_IS ||
           kind == DL_NODE_TAG || kind == DL_NODE_STORY;
}

static dl_bits evaluate(const evaluation *e, const dl_node *node)
{
    if (e->of == DOCUMENTS || !is_of_documents(node->kind))
        return finders[node->kind](e, node);
    evaluation documents = { e->understood, DOCUMENTS,
                             dl_inversion_count(&e->understood->index->bodies),
                             e->finding };
    return events_of(e->understood, finders[node->kind](&documents, node));
}

static dl_bits evaluate_all(const dl_understood *understood, domain of, uint32_t count)
{
    dl_finding finding = { .arena = understood->arena };
    evaluation e = { understood, of, count, &finding };
    if (understood->query->root)
        return evaluate(&e, understood->query->root);
    dl_bits everything = empty(&e);
    dl_bits_invert(everything);
    return everything;
}

static evaluation of_documents(const dl_understood *understood, dl_finding *finding)
{
    return (evaluation){ understood, DOCUMENTS,
                         dl_inversion_count(&understood->index->bodies), finding };
}

dl_bits dl_evaluate_node(const dl_understood *understood, const dl_node *node,
                         dl_finding *finding)
{
    evaluation e = of_documents(understood, finding);
    return evaluate(&e, node);
}

dl_bits dl_evaluate_segment(const dl_understood *understood,
                            const dl_run_segment *segment, dl_finding *finding)
{
    evaluation e = of_documents(understood, finding);
    return find_segment(&e, segment);
}

dl_bits dl_evaluate_documents(const dl_understood *understood)
{
    return evaluate_all(understood, DOCUMENTS,
                        dl_inversion_count(&understood->index->bodies));
}

dl_bits dl_evaluate_events(const dl_understood *understood)
{
    return evaluate_all(understood, EVENTS,
                        dl_inversion_count(&understood->index->sentences));
}
