#include "dateline/timeline.h"

#include <stdlib.h>

#include "src/timeline/entry.h"

typedef struct sorted_entry {
    dl_timeline_entry entry;
    uint64_t content; /* for a tie: the same whatever the order of arrival */
} sorted_entry;

typedef struct entry_list {
    sorted_entry *items;
    size_t count, capacity;
} entry_list;

/* An article of a month counts from its first day; one of no known date is known at no
 * day, for it may be from after it. */
static bool is_told_by(const dl_corpus *corpus, uint32_t document, int32_t day)
{
    dl_date published = dl_corpus_document(corpus, document)->published;
    return day == INT32_MAX || (dl_date_is_set(published) && published.first <= day);
}

static bool belongs(const dl_corpus *corpus, const dl_event *event,
                    const dl_timeline_options *options)
{
    return (event->on_topic || options->all_events) &&
           (event->certainty != DL_CERTAINTY_HYPOTHETICAL || options->hypothetical) &&
           is_told_by(corpus, event->document, options->as_of);
}

static void collect_tellings(dl_merger *merger, dl_facts *facts, const dl_corpus *corpus,
                             const dl_timeline_options *options)
{
    struct {
        dl_telling *items;
        size_t count, capacity;
    } tellings = { 0 };
    size_t count = 0;
    for (uint32_t i = 0; i < dl_corpus_events(corpus); i++)
        count += belongs(corpus, dl_corpus_event(corpus, i), options);
    DL_RESERVE(&tellings, merger->arena, count);
    for (uint32_t i = 0; i < dl_corpus_events(corpus); i++)
        if (belongs(corpus, dl_corpus_event(corpus, i), options))
            *DL_APPEND(&tellings, merger->arena) =
                dl_facts_event(facts, i, merger->arena);
    merger->tellings = tellings.items;
    merger->count = (uint32_t)tellings.count;
}

/* Measures of after the day are not known on it. */
static void collect_measures(dl_merger *merger, dl_facts *facts,
                             const dl_reference *reference,
                             const dl_timeline_options *options)
{
    size_t count = dl_chronology_count(reference->chronology);
    dl_telling *measures = DL_NEW(merger->arena, dl_telling, count);
    while (merger->measure_count < count &&
           dl_chronology_at(reference->chronology, merger->measure_count)->date.first <=
               options->as_of) {
        measures[merger->measure_count] =
            dl_facts_measure(facts, merger->measure_count, merger->arena);
        merger->measure_count++;
    }
    merger->measures = measures;
}

static bool names(const dl_corpus *corpus, const dl_timeline_entry *entry, uint32_t entity)
{
    return entity == DL_NO_ID || dl_timeline_names(corpus, entry, entity);
}

/* --- entries ----------------------------------------------------------------------- */

static size_t add_clusters(entry_list *entries, const dl_merger *merger,
                           const dl_corpus *corpus, const dl_reference *reference,
                           uint32_t entity, dl_arena *arena)
{
    size_t undated = 0, count = merger->measure_count;
    dl_arena scratch = { 0 };
    for (uint32_t i = 0; i < merger->count; i++)
        count += merger->parent[i] == i;
    DL_RESERVE(entries, merger->arena, count);
    for (uint32_t i = 0; i < merger->count && !dl_merger_is_cancelled(merger); i++) {
        if (merger->parent[i] != i)
            continue;
        if (merger->clusters[i].level == DL_LEVEL_UNDATED &&
            merger->measure_of[i] == DL_NO_ROW) {
            uint32_t event = merger->tellings[i].event;
            undated += entity == DL_NO_ID || dl_timeline_event_names(corpus, event, entity);
            continue;
        }
        dl_timeline_entry entry =
            dl_entry_of_cluster(corpus, reference, merger, i, &scratch, arena);
        if (names(corpus, &entry, entity))
            *DL_APPEND(entries, merger->arena) =
                (sorted_entry){ entry, merger->clusters[i].content };
    }
    dl_arena_release(&scratch);
    return undated;
}

static void add_measures(entry_list *entries, const dl_merger *merger,
                         const dl_corpus *corpus, const dl_reference *reference,
                         uint32_t entity, dl_arena *arena)
{
    bool *told = DL_NEW(merger->arena, bool, merger->measure_count);
    for (uint32_t i = 0; i < merger->count; i++)
        if (merger->parent[i] == i && merger->measure_of[i] != DL_NO_ROW)
            told[merger->measure_of[i]] = true;
    for (uint32_t i = 0; i < merger->measure_count; i++) {
        if (told[i])
            continue;
        dl_timeline_entry entry = dl_entry_of_measure(corpus, reference, i, arena);
        if (names(corpus, &entry, entity))
            *DL_APPEND(entries, merger->arena) = (sorted_entry){ entry, 0 };
    }
}

static int by_date(const void *left, const void *right)
{
    const dl_timeline_entry *a = &((const sorted_entry *)left)->entry;
    const dl_timeline_entry *b = &((const sorted_entry *)right)->entry;
    int order = dl_date_compare(a->date, b->date);
    if (order)
        return order;
    if (a->articles != b->articles)
        return a->articles > b->articles ? -1 : 1;
    if (a->deed != b->deed)
        return a->deed < b->deed ? -1 : 1;
    if (a->measure != b->measure)
        return a->measure < b->measure ? -1 : 1;
    uint64_t x = ((const sorted_entry *)left)->content;
    uint64_t y = ((const sorted_entry *)right)->content;
    return (x > y) - (x < y);
}

static dl_timeline sort_entries(const entry_list *entries, dl_arena *arena)
{
    if (entries->count)
        qsort(entries->items, entries->count, sizeof *entries->items, by_date);
    dl_timeline_entry *sorted = DL_NEW(arena, dl_timeline_entry, entries->count);
    for (size_t i = 0; i < entries->count; i++)
        sorted[i] = entries->items[i].entry;
    return (dl_timeline){ .entries = sorted, .count = entries->count };
}

dl_timeline dl_timeline_build(const dl_corpus *corpus, const dl_reference *reference,
                              dl_timeline_options options, dl_arena *arena)
{
    dl_arena scratch = { 0 };
    dl_facts *facts = dl_facts_new(corpus, reference, &scratch);
    dl_merger merger = { .arena = &scratch, .cancelled = options.cancelled };
    collect_tellings(&merger, facts, corpus, &options);
    collect_measures(&merger, facts, reference, &options);
    dl_merge(&merger);
    dl_match(&merger);
    entry_list entries = { 0 };
    size_t undated =
        add_clusters(&entries, &merger, corpus, reference, options.entity, arena);
    if (options.reference_rows)
        add_measures(&entries, &merger, corpus, reference, options.entity, arena);
    dl_timeline timeline = { 0 };
    if (!dl_merger_is_cancelled(&merger))
        timeline = sort_entries(&entries, arena);
    timeline.undated = undated;
    dl_arena_release(&scratch);
    return timeline;
}
