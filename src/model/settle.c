/* The derived tables of the corpus, brought up to date for a batch of new documents.
 *
 * The order of publication is merged with the new documents, sorted. For the lists by
 * entity, the new mentions are grouped by entity in that order, and each group is merged
 * into its entity's list from the back: what is newer than all there is is appended, and
 * late news moves the tail of the list in one piece. So a settle costs time in its new
 * mentions, plus moves of plain memory that are linear in the corpus at worst. */
#include "src/model/tables.h"

#include <stdlib.h>
#include <string.h>

typedef struct arrival {
    dl_date published;
    int64_t taken;
    uint32_t document;
} arrival;

/* Of one date, what was taken in later is newer, in whatever order the documents come. */
static int by_publication(const void *left, const void *right)
{
    const arrival *a = left, *b = right;
    int order = dl_date_compare(a->published, b->published);
    if (order == 0)
        order = (a->taken > b->taken) - (a->taken < b->taken);
    return order ? order : (a->document > b->document) - (a->document < b->document);
}

static arrival arrival_of(const dl_corpus *corpus, uint32_t document)
{
    const dl_document *record = dl_corpus_document(corpus, document);
    return (arrival){ record->published, record->taken, document };
}

/* The new documents in order of publication, in scratch memory. */
static arrival *sort_arrivals(dl_corpus *corpus, uint32_t first, uint32_t count)
{
    arrival *arrivals = DL_NEW(&corpus->scratch, arrival, count);
    for (uint32_t i = 0; i < count; i++)
        arrivals[i] = arrival_of(corpus, first + i);
    qsort(arrivals, count, sizeof *arrivals, by_publication);
    return arrivals;
}

/* How many of the first `count` of the order are older than an arrival, or of its age.
 * Searched for: to go through them all would fetch every document's record. */
static uint32_t count_older(const dl_corpus *corpus, const arrival *fresh, uint32_t count)
{
    uint32_t low = 0, high = count;
    uint32_t middle = count ? count - 1 : 0; /* most news is newer than all there is */
    while (low < high) {
        arrival old = arrival_of(corpus, corpus->order.items[middle]);
        if (by_publication(&old, fresh) <= 0)
            low = middle + 1;
        else
            high = middle;
        middle = low + (high - low) / 2;
    }
    return low;
}

static void merge_order(dl_corpus *corpus, const arrival *arrivals, uint32_t count)
{
    uint32_t old = (uint32_t)corpus->order.count;
    DL_RESERVE(&corpus->order, NULL, count);
    DL_RESERVE(&corpus->rank, NULL, count);
    uint32_t *order = corpus->order.items;
    for (uint32_t left = count; left; left--) {
        uint32_t place = count_older(corpus, &arrivals[left - 1], old);
        memmove(order + place + left, order + place, (old - place) * sizeof *order);
        order[place + left - 1] = arrivals[left - 1].document;
        old = place;
    }
    corpus->order.count += count;
    corpus->rank.count += count;
    for (size_t i = old; i < corpus->order.count; i++)
        corpus->rank.items[order[i]] = (uint32_t)i;
}

static uint32_t rank_of(const dl_corpus *corpus, uint32_t id, bool is_mention)
{
    uint32_t document = is_mention ? dl_corpus_mention(corpus, id)->document : id;
    return corpus->rank.items[document];
}

/* How many of the ids, which are documents or mentions, come before a document of this
 * rank: looked for from the end, in steps that double, for most news is newer than all there
 * is, and the older comes behind it. */
static uint32_t count_before(const dl_corpus *corpus, const uint32_t *ids, uint32_t count,
                             bool are_mentions, uint32_t rank)
{
    uint32_t low = 0, high = count;
    for (uint32_t step = 1; high && !low; step *= 2) {
        uint32_t at = high > step ? high - step : 0;
        if (rank_of(corpus, ids[at], are_mentions) < rank)
            low = at + 1;
        else
            high = at;
    }
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (rank_of(corpus, ids[middle], are_mentions) < rank)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void merge_list(dl_corpus *corpus, dl_lists *lists, uint32_t list,
                       bool are_mentions, const uint32_t *added, uint32_t count)
{
    uint32_t old = dl_lists_head(lists, list)->count;
    uint32_t *ids = dl_lists_grow(lists, list, count);
    uint32_t write = old + count, last = DL_NO_ID; /* the rank that was looked for last */
    while (count) {
        uint32_t id = added[count - 1];
        uint32_t rank = rank_of(corpus, id, are_mentions);
        if (rank != last) {
            uint32_t before = count_before(corpus, ids, old, are_mentions, rank);
            write -= old - before;
            memmove(ids + write, ids + before, (old - before) * sizeof *ids);
            old = before;
            last = rank;
        }
        ids[--write] = id;
        count--;
    }
}

/* New mentions grouped by entity: entity e's are items[ends[e - 1] .. ends[e]). */
typedef struct grouping {
    uint32_t *items;
    uint32_t *ends;
} grouping;

static grouping group_mentions(dl_corpus *corpus, const arrival *arrivals, uint32_t count,
                               uint32_t first_mention)
{
    size_t entities = corpus->entities.count;
    uint32_t *ends = DL_NEW(&corpus->scratch, uint32_t, entities + 1);
    for (size_t i = first_mention; i < corpus->mentions.count; i++)
        ends[corpus->mentions.items[i].entity + 1]++;
    for (size_t i = 1; i <= entities; i++)
        ends[i] += ends[i - 1];
    uint32_t *items =
        DL_NEW(&corpus->scratch, uint32_t, corpus->mentions.count - first_mention);
    for (uint32_t i = 0; i < count; i++) {
        const dl_document *record = &corpus->documents.items[arrivals[i].document];
        for (uint32_t j = 0; j < record->mention_count; j++) {
            uint32_t mention = record->first_mention + j;
            items[ends[corpus->mentions.items[mention].entity]++] = mention;
        }
    }
    return (grouping){ items, ends };
}

static void merge_entity(dl_corpus *corpus, uint32_t entity, uint32_t *added,
                         uint32_t count)
{
    const dl_mention *mentions = corpus->mentions.items;
    merge_list(corpus, &corpus->entity_mentions, entity, true, added, count);
    uint32_t documents = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t document = mentions[added[i]].document;
        if (!documents || added[documents - 1] != document)
            added[documents++] = document;
    }
    merge_list(corpus, &corpus->entity_documents, entity, false, added, documents);
}

static void count_entity(dl_corpus *corpus, uint32_t id)
{
    dl_entity *entity = &corpus->entities.items[id];
    entity->mentions = dl_lists_head(&corpus->entity_mentions, id)->count;
    entity->documents = dl_lists_head(&corpus->entity_documents, id)->count;
    entity->name_count = dl_lists_head(&corpus->entity_names, id)->count;
}

uint32_t dl_corpus_place(const dl_corpus *corpus, const dl_document *record)
{
    arrival fresh = { record->published, record->taken, DL_NO_ID };
    return count_older(corpus, &fresh, (uint32_t)corpus->order.count);
}

void dl_corpus_expect(dl_corpus *corpus, uint32_t entity, uint32_t place)
{
    if (!corpus->image.count || entity >= corpus->settled_entities)
        return;
    dl_lists_make_room(&corpus->entity_mentions, entity);
    dl_lists_make_room(&corpus->entity_documents, entity);
    dl_ids mentions = dl_corpus_entity_mentions(corpus, entity),
           documents = dl_corpus_entity_documents(corpus, entity);
    count_before(corpus, mentions.items, (uint32_t)mentions.count, true, place);
    count_before(corpus, documents.items, (uint32_t)documents.count, false, place);
}

void dl_corpus_settle(dl_corpus *corpus)
{
    uint32_t first = (uint32_t)corpus->order.count;
    uint32_t count = (uint32_t)corpus->documents.count - first;
    if (!count)
        return;
    dl_corpus_touch_changing(corpus);
    arrival *arrivals = sort_arrivals(corpus, first, count);
    merge_order(corpus, arrivals, count);
    dl_lists_extend(&corpus->entity_mentions, corpus->entities.count);
    dl_lists_extend(&corpus->entity_documents, corpus->entities.count);
    grouping groups = group_mentions(corpus, arrivals, count,
                                     corpus->documents.items[first].first_mention);
    uint32_t start = 0;
    for (uint32_t entity = 0; entity < corpus->entities.count; entity++) {
        uint32_t end = groups.ends[entity];
        if (end > start)
            merge_entity(corpus, entity, groups.items + start, end - start);
        if (end > start || entity >= corpus->settled_entities)
            count_entity(corpus, entity);
        start = end;
    }
    dl_lists_tidy(&corpus->entity_mentions);
    dl_lists_tidy(&corpus->entity_documents);
    dl_lists_tidy(&corpus->entity_names);
    corpus->settled_entities = (uint32_t)corpus->entities.count;
    corpus->settled_events = (uint32_t)corpus->events.count;
    dl_arena_reset(&corpus->scratch);
    corpus->generation++;
}
