#include "src/timeline/entry.h"

#include <stdlib.h>

/* --- the events of an entry -------------------------------------------------------- */

typedef struct told {
    dl_date published;
    uint64_t content; /* the same whatever the order of arrival */
    uint32_t event, document;
} told;

/* By publication; what has no date of publication comes last, for nobody knows whether it
 * was first to tell. */
static int by_publication(const void *left, const void *right)
{
    const told *a = left, *b = right;
    bool known = dl_date_is_set(a->published), other = dl_date_is_set(b->published);
    if (known != other)
        return known ? -1 : 1;
    int order = dl_date_compare(a->published, b->published);
    return order ? order : (a->content > b->content) - (a->content < b->content);
}

typedef struct told_list {
    told *items;
    size_t count, capacity;
} told_list;

static told_list collect(const dl_corpus *corpus, const dl_merger *merger, uint32_t root,
                         dl_arena *scratch)
{
    told_list list = { 0 };
    uint32_t at = root;
    do {
        const dl_telling *telling = &merger->tellings[at];
        *DL_APPEND(&list, scratch) =
            (told){ dl_corpus_document(corpus, telling->document)->published,
                    telling->content, telling->event, telling->document };
        at = merger->next[at];
    } while (at != root);
    qsort(list.items, list.count, sizeof *list.items, by_publication);
    return list;
}

static dl_ids copy_ids(const uint32_t *items, size_t count, dl_arena *arena)
{
    if (!count)
        return (dl_ids){ 0 };
    uint32_t *copy = DL_NEW(arena, uint32_t, count);
    for (size_t i = 0; i < count; i++)
        copy[i] = items[i];
    return (dl_ids){ copy, count };
}

static dl_ids events_of(const told_list *list, dl_arena *arena)
{
    uint32_t *events = DL_NEW(arena, uint32_t, list->count);
    for (size_t i = 0; i < list->count; i++)
        events[i] = list->items[i].event;
    return (dl_ids){ events, list->count };
}

/* --- its dates --------------------------------------------------------------------- */

typedef struct dated {
    dl_date date;
    uint32_t document;
} dated;

typedef struct dated_list {
    dated *items;
    size_t count, capacity;
} dated_list;

static int by_date(const void *left, const void *right)
{
    const dated *a = left, *b = right;
    int order = dl_date_compare(a->date, b->date);
    return order ? order : (a->document > b->document) - (a->document < b->document);
}

static dated_list collect_dates(const dl_corpus *corpus, const told_list *list,
                                dl_arena *scratch)
{
    dated_list dates = { 0 };
    for (size_t i = 0; i < list->count; i++) {
        dl_date date = dl_corpus_event(corpus, list->items[i].event)->date;
        if (dl_date_is_set(date))
            *DL_APPEND(&dates, scratch) = (dated){ date, list->items[i].document };
    }
    if (dates.count)
        qsort(dates.items, dates.count, sizeof *dates.items, by_date);
    return dates;
}

static int32_t length_of(dl_date date)
{
    return date.last - date.first;
}

/* Whether a date is told more exactly elsewhere: then it is no date of its own. */
static bool is_refined(const dated_list *dates, dl_date date)
{
    for (size_t i = 0; i < dates->count; i++)
        if (length_of(dates->items[i].date) < length_of(date) &&
            dl_date_fits(dates->items[i].date, date))
            return true;
    return false;
}

static void add_document(dl_map *documents, const uint32_t *document)
{
    dl_map_put(documents, (dl_str){ (const char *)document, sizeof *document }, 0, NULL);
}

static uint32_t count_agreeing(const dated_list *dates, dl_date date, dl_arena *scratch)
{
    dl_map documents = { .arena = scratch };
    for (size_t i = 0; i < dates->count; i++)
        if (dl_date_fits(dates->items[i].date, date))
            add_document(&documents, &dates->items[i].document);
    return (uint32_t)documents.count;
}

/* The most exact first, then the one that most articles agree with, then the earlier. */
static int best_first(const void *left, const void *right)
{
    const dl_entry_date *a = left, *b = right;
    if (length_of(a->date) != length_of(b->date))
        return length_of(a->date) < length_of(b->date) ? -1 : 1;
    if (a->articles != b->articles)
        return a->articles > b->articles ? -1 : 1;
    return dl_date_compare(a->date, b->date);
}

static void set_dates(dl_timeline_entry *entry, const dl_corpus *corpus,
                      const told_list *list, dl_arena *scratch, dl_arena *arena)
{
    dated_list dates = collect_dates(corpus, list, scratch);
    dl_entry_date *own = DL_NEW(arena, dl_entry_date, dates.count);
    size_t count = 0;
    for (size_t i = 0; i < dates.count; i++) {
        dl_date date = dates.items[i].date;
        bool again = i > 0 && dl_date_equal(date, dates.items[i - 1].date);
        if (!again && !is_refined(&dates, date))
            own[count++] = (dl_entry_date){ date, count_agreeing(&dates, date, scratch) };
    }
    if (count)
        qsort(own, count, sizeof *own, best_first);
    entry->dates = own;
    entry->date_count = count;
    entry->date = count ? own[0].date : (dl_date){ 0 };
}

/* --- what it says ------------------------------------------------------------------ */

/* The word that most articles use. That something was announced is said only if nothing
 * more is. */
static dl_deed common_deed(const dl_corpus *corpus, const told_list *list,
                           const dl_measure *measure)
{
    uint32_t counts[DL_DEED_COUNT] = { 0 };
    for (size_t i = 0; i < list->count; i++)
        counts[dl_corpus_event(corpus, list->items[i].event)->deed] += 2;
    if (measure && counts[measure->deed])
        counts[measure->deed]++; /* decides a tie */
    int best = -1;
    for (int deed = 0; deed < DL_DEED_COUNT; deed++) {
        bool says = dl_deed_family((dl_deed)deed) == DL_FAMILY_SAY;
        bool only_said = best >= 0 && dl_deed_family((dl_deed)best) == DL_FAMILY_SAY;
        if (counts[deed] &&
            (best < 0 || (counts[deed] > counts[best] && says == only_said)))
            best = deed;
    }
    return (dl_deed)best;
}

static dl_certainty firmest(const dl_corpus *corpus, const told_list *list)
{
    uint8_t best = DL_CERTAINTY_HYPOTHETICAL;
    for (size_t i = 0; i < list->count; i++) {
        uint8_t certainty = dl_corpus_event(corpus, list->items[i].event)->certainty;
        best = certainty < best ? certainty : best;
    }
    return (dl_certainty)best;
}

typedef struct named {
    dl_str name;
    uint32_t entity, times;
} named;

static int by_entity(const void *left, const void *right)
{
    const named *a = left, *b = right;
    return (a->entity > b->entity) - (a->entity < b->entity);
}

static int most_named_first(const void *left, const void *right)
{
    const named *a = left, *b = right;
    if (a->times != b->times)
        return a->times > b->times ? -1 : 1;
    int order = dl_str_compare(a->name, b->name);
    return order ? order : by_entity(left, right);
}

typedef struct named_list {
    named *items;
    size_t count, capacity;
} named_list;

/* Those that take the part in the events, most often named first. */
static dl_ids parties_of(const dl_corpus *corpus, const told_list *list, dl_role role,
                         dl_arena *scratch, dl_arena *arena)
{
    named_list names = { 0 };
    for (size_t i = 0; i < list->count; i++) {
        dl_parties parties = dl_corpus_parties(corpus, list->items[i].event);
        for (size_t j = 0; j < parties.count; j++)
            if (parties.items[j].role == role)
                *DL_APPEND(&names, scratch) =
                    (named){ dl_corpus_entity_name(corpus, parties.items[j].entity),
                             parties.items[j].entity, 1 };
    }
    if (!names.count)
        return (dl_ids){ 0 };
    qsort(names.items, names.count, sizeof *names.items, by_entity);
    size_t kept = 1;
    for (size_t i = 1; i < names.count; i++) {
        if (names.items[i].entity == names.items[kept - 1].entity)
            names.items[kept - 1].times++;
        else
            names.items[kept++] = names.items[i];
    }
    qsort(names.items, kept, sizeof *names.items, most_named_first);
    uint32_t *ids = DL_NEW(scratch, uint32_t, kept);
    for (size_t i = 0; i < kept; i++)
        ids[i] = names.items[i].entity;
    return copy_ids(ids, kept, arena);
}

static uint32_t count_articles(const told_list *list, dl_arena *scratch)
{
    dl_map documents = { .arena = scratch };
    for (size_t i = 0; i < list->count; i++)
        add_document(&documents, &list->items[i].document);
    return (uint32_t)documents.count;
}

dl_timeline_entry dl_entry_of_cluster(const dl_corpus *corpus,
                                      const dl_reference *reference,
                                      const dl_merger *merger, uint32_t root,
                                      dl_arena *scratch, dl_arena *arena)
{
    dl_arena_reset(scratch);
    told_list list = collect(corpus, merger, root, scratch);
    uint32_t row = merger->measure_of[root];
    const dl_measure *measure =
        row == DL_NO_ROW ? NULL : dl_chronology_at(reference->chronology, row);
    dl_timeline_entry entry = {
        .deed = common_deed(corpus, &list, measure),
        .certainty = firmest(corpus, &list),
        .confirmation = measure ? DL_ENTRY_CONFIRMED : DL_ENTRY_NOT_IN_REFERENCE,
        .measure = row,
        .first_told = list.items[0].event,
        .events = events_of(&list, arena),
        .articles = count_articles(&list, scratch),
        .actors = parties_of(corpus, &list, DL_ROLE_ACTOR, scratch, arena),
        .targets = parties_of(corpus, &list, DL_ROLE_TARGET, scratch, arena),
        .items = parties_of(corpus, &list, DL_ROLE_ITEM, scratch, arena),
    };
    set_dates(&entry, corpus, &list, scratch, arena);
    if (!entry.date_count && measure)
        entry.date = measure->date;
    return entry;
}

static dl_ids rows_of(const dl_corpus *corpus, const dl_measure *measure, dl_role role,
                      dl_arena *arena)
{
    uint32_t *ids = DL_NEW(arena, uint32_t, measure->row_count);
    size_t count = 0;
    for (size_t i = 0; i < measure->row_count; i++) {
        uint32_t entity = dl_corpus_entity_of_row(corpus, measure->rows[i]);
        if (measure->roles[i] == role && entity != DL_NO_ID)
            ids[count++] = entity;
    }
    return (dl_ids){ ids, count };
}

dl_timeline_entry dl_entry_of_measure(const dl_corpus *corpus,
                                      const dl_reference *reference, uint32_t row,
                                      dl_arena *arena)
{
    const dl_measure *measure = dl_chronology_at(reference->chronology, row);
    return (dl_timeline_entry){
        .date = measure->date,
        .deed = measure->deed,
        .certainty = DL_CERTAINTY_OCCURRED,
        .confirmation = DL_ENTRY_REFERENCE_ONLY,
        .measure = row,
        .first_told = DL_NO_ID,
        .actors = rows_of(corpus, measure, DL_ROLE_ACTOR, arena),
        .targets = rows_of(corpus, measure, DL_ROLE_TARGET, arena),
        .items = rows_of(corpus, measure, DL_ROLE_ITEM, arena),
    };
}
