/* Which articles are listed: query and filters, narrowed to the entity in focus and to
 * the day. */
#include <stdlib.h>

#include "dateline/buf.h"
#include "dateline/reader.h"
#include "dateline/utf8.h"
#include "ui/explorer_parts.h"
#include "ui/listing.h"

const dl_query *dl_explorer_parse(const dl_explorer *explorer, dl_str text, bool typing,
                                  dl_arena *arena, dl_error *error)
{
    dl_query *query = NULL;
    dl_error ignored = { 0 };
    if (!dl_query_parse(text, typing, explorer->today, arena, &query,
                        error ? error : &ignored))
        return NULL;
    return query;
}

dl_str dl_explorer_whole_query(const dl_explorer *explorer, dl_arena *arena)
{
    dl_buf text = { .arena = arena };
    dl_buf_add(&text, explorer->place.query);
    for (size_t i = 0; i < explorer->filters.count; i++) {
        const dl_filter *filter = &explorer->filters.items[i];
        if (filter->on && filter->entity == DL_NO_ID)
            dl_buf_format(&text, "%s%.*s", text.count ? DL_QUERY_PART : "",
                          DL_STR_ARGS(filter->text));
    }
    return text.count ? dl_buf_str(&text) : DL_STR("");
}

/* Only the documents that name an entity, in the order that they have. */
static dl_ids narrow(const dl_explorer *explorer, dl_ids found, uint32_t entity,
                     dl_arena *arena)
{
    if (entity == DL_NO_ID)
        return found;
    dl_ids named = dl_corpus_entity_documents(explorer->corpus, entity);
    bool *wanted = DL_NEW(arena, bool, dl_corpus_documents(explorer->corpus) + 1);
    for (size_t i = 0; i < named.count; i++)
        wanted[named.items[i]] = true;
    uint32_t *kept = DL_NEW(arena, uint32_t, found.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < found.count; i++)
        if (wanted[found.items[i]])
            kept[count++] = found.items[i];
    return (dl_ids){ kept, count };
}

typedef struct sorted {
    uint32_t document;
    uint32_t number; /* smaller first */
    uint32_t row;    /* newest first: decides between equals */
    dl_str key;
} sorted;

static int by_key(const void *left, const void *right)
{
    const sorted *a = left;
    const sorted *b = right;
    int order = dl_str_compare(a->key, b->key);
    if (order)
        return order;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return a->row < b->row ? -1 : 1;
}

static sorted sort_key(const dl_explorer *explorer, uint32_t id, uint32_t row,
                       dl_buf *keys)
{
    sorted key = { .document = id, .row = row };
    const dl_document *document = dl_corpus_document(explorer->corpus, id);
    dl_str text = { 0 };
    if (explorer->sort == DL_SORT_OLDEST)
        key.number = UINT32_MAX - row;
    if (explorer->sort == DL_SORT_LANGUAGE)
        key.number = document->language;
    if (explorer->sort == DL_SORT_ENTITIES)
        key.number = UINT32_MAX - document->entity_count;
    if (explorer->sort == DL_SORT_TITLE)
        text = dl_corpus_title(explorer->corpus, id);
    if (explorer->sort == DL_SORT_SOURCE)
        text = dl_corpus_source(explorer->corpus, id);
    if (text.len) {
        dl_buf_reset(keys);
        dl_utf8_fold_loose(text, keys);
        key.key = dl_str_copy(keys->arena, dl_buf_str(keys));
    }
    return key;
}

static dl_ids sort_ids(const dl_explorer *explorer, dl_ids ids, dl_arena *arena)
{
    if (explorer->sort == DL_SORT_NEWEST || explorer->sort == DL_SORT_BEST || !ids.count)
        return ids;
    sorted *keys = DL_NEW(arena, sorted, ids.count);
    dl_buf text = { .arena = arena };
    for (size_t i = 0; i < ids.count; i++)
        keys[i] = sort_key(explorer, ids.items[i], (uint32_t)i, &text);
    qsort(keys, ids.count, sizeof *keys, by_key);
    uint32_t *items = DL_NEW(arena, uint32_t, ids.count);
    for (size_t i = 0; i < ids.count; i++)
        items[i] = keys[i].document;
    return (dl_ids){ items, ids.count };
}

/* Newest first, the rows are in order of rank and are looked for; of any other order they
 * are numbered. */
static const uint32_t *number_rows(const dl_explorer *explorer, dl_ids ids,
                                   dl_arena *arena)
{
    size_t documents = dl_corpus_documents(explorer->corpus);
    if (explorer->sort == DL_SORT_NEWEST)
        return NULL;
    uint32_t *rows = DL_NEW(arena, uint32_t, documents + 1);
    for (size_t i = 0; i < documents; i++)
        rows[i] = DL_NO_ID;
    for (size_t i = 0; i < ids.count; i++)
        rows[ids.items[i]] = (uint32_t)i;
    return rows;
}

/* Of a list that is newest first, the first row of this rank or an older one. */
static size_t row_of_rank(const dl_explorer *explorer, uint32_t rank)
{
    size_t low = 0, high = explorer->results.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (dl_corpus_rank(explorer->corpus, explorer->results.items[middle]) > rank)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t dl_explorer_listed_row(const dl_explorer *explorer, uint32_t document)
{
    if (document == DL_NO_ID || !explorer->results.count)
        return DL_NO_ID;
    if (explorer->rows)
        return explorer->rows[document];
    size_t row = row_of_rank(explorer, dl_corpus_rank(explorer->corpus, document));
    bool listed =
        row < explorer->results.count && explorer->results.items[row] == document;
    return listed ? (uint32_t)row : DL_NO_ID;
}

static bool has_id(dl_ids ids, uint32_t id)
{
    for (size_t i = 0; i < ids.count; i++)
        if (ids.items[i] == id)
            return true;
    return false;
}

/* With one more among those that are newest first; of the best first only the index knows
 * the order, so there it keeps its row. */
static dl_ids with(const dl_explorer *explorer, dl_ids ids, uint32_t document,
                   dl_arena *arena)
{
    if (document == DL_NO_ID || has_id(ids, document))
        return ids;
    uint32_t *items = DL_NEW(arena, uint32_t, ids.count + 1);
    bool best = explorer->sort == DL_SORT_BEST;
    uint32_t rank = dl_corpus_rank(explorer->corpus, document);
    size_t at = 0;
    while (at < ids.count && (best ? at < explorer->selected
                                   : dl_corpus_rank(explorer->corpus, ids.items[at]) > rank))
        at++;
    for (size_t i = 0; i < ids.count; i++)
        items[i < at ? i : i + 1] = ids.items[i];
    items[at] = document;
    return (dl_ids){ items, ids.count + 1 };
}

void dl_explorer_count_unread(dl_explorer *explorer)
{
    size_t known;
    size_t unread = 0;
    const uint8_t *flags = dl_reading_flags(explorer->reading, &known);
    bool all = explorer->results.count == dl_corpus_documents(explorer->corpus);
    for (size_t i = 0; i < explorer->results.count; i++) {
        uint32_t document = all ? (uint32_t)i : explorer->results.items[i];
        unread += document >= known || !(flags[document] & DL_READING_READ);
    }
    explorer->unread = unread;
}

static void find_results(dl_explorer *explorer, uint32_t kept)
{
    dl_arena *arena = &explorer->results_arena;
    dl_arena_reset(arena);
    dl_error error = { 0 };
    const dl_query *query =
        dl_explorer_parse(explorer, dl_explorer_whole_query(explorer, arena), false, arena, &error);
    dl_ids ids = { 0 };
    if (query) {
        dl_search_options options = { .order = explorer->sort == DL_SORT_BEST
                                                   ? DL_ORDER_BEST
                                                   : DL_ORDER_NEWEST,
                                      .as_of = explorer->place.as_of,
                                      .reading = explorer->reading,
                                      .groups = dl_library_stories_for(explorer->library,
                                                                       query) };
        dl_results found =
            dl_search(explorer->index, explorer->corpus, query, options, arena);
        ids = (dl_ids){ found.documents, found.document_count };
    } else {
        dl_explorer_say(explorer, "%s", error.message);
    }
    explorer->words =
        explorer->place.query.len
            ? dl_explorer_parse(explorer, explorer->place.query, false, arena, NULL)
            : NULL;
    ids = narrow(explorer, ids, explorer->place.entity, arena);
    for (size_t i = 0; i < explorer->filters.count; i++)
        if (explorer->filters.items[i].on)
            ids = narrow(explorer, ids, explorer->filters.items[i].entity, arena);
    explorer->results = sort_ids(explorer, with(explorer, ids, kept, arena), arena);
    explorer->rows = number_rows(explorer, explorer->results, arena);
    explorer->selected = dl_explorer_row_of(explorer, explorer->place.document);
    dl_explorer_count_unread(explorer);
    dl_explorer_stamp(explorer, DL_FACET_RESULTS);
}

void dl_explorer_find_results(dl_explorer *explorer)
{
    find_results(explorer, DL_NO_ID);
}

void dl_explorer_renew_results(dl_explorer *explorer)
{
    uint32_t document = explorer->place.document;
    bool listed = dl_explorer_listed_row(explorer, document) != DL_NO_ID;
    find_results(explorer, listed ? document : DL_NO_ID);
}

static uint32_t distance_of(const dl_explorer *explorer, size_t row, uint32_t rank)
{
    uint32_t other = dl_corpus_rank(explorer->corpus, explorer->results.items[row]);
    return other > rank ? other - rank : rank - other;
}

/* The row nearest in time to an article that is not listed. */
static size_t nearest_row(const dl_explorer *explorer, uint32_t rank)
{
    size_t first = 0, end = explorer->results.count;
    if (!explorer->rows) { /* one of the two beside its place */
        size_t place = row_of_rank(explorer, rank);
        first = place ? place - 1 : 0;
        end = place < end ? place + 1 : end;
    }
    size_t nearest = first;
    uint32_t least = UINT32_MAX;
    for (size_t i = first; i < end && least; i++) {
        uint32_t distance = distance_of(explorer, i, rank);
        if (distance < least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

size_t dl_explorer_row_of(const dl_explorer *explorer, uint32_t document)
{
    if (document == DL_NO_ID || !explorer->results.count)
        return 0;
    uint32_t listed = dl_explorer_listed_row(explorer, document);
    return listed != DL_NO_ID
               ? listed
               : nearest_row(explorer, dl_corpus_rank(explorer->corpus, document));
}

bool dl_explorer_is_listed(const dl_explorer *explorer)
{
    return dl_explorer_listed_row(explorer, explorer->place.document) != DL_NO_ID;
}

/* Whether the article that is not listed would stand above its neighbour. */
static bool stands_above(const dl_explorer *explorer)
{
    uint32_t neighbour = explorer->results.items[explorer->selected];
    uint32_t here = dl_corpus_rank(explorer->corpus, explorer->place.document);
    uint32_t there = dl_corpus_rank(explorer->corpus, neighbour);
    return explorer->sort == DL_SORT_OLDEST ? there > here : there < here;
}

int64_t dl_explorer_row_on(const dl_explorer *explorer, int64_t rows)
{
    int64_t row = (int64_t)explorer->selected + rows;
    if (dl_explorer_is_listed(explorer) || !rows || !explorer->results.count ||
        explorer->place.document == DL_NO_ID)
        return row;
    bool above = stands_above(explorer);
    return rows > 0 ? row - above : row + !above;
}

bool dl_explorer_is_narrowed(const dl_explorer *explorer)
{
    const dl_place *place = &explorer->place;
    return place->query.len || place->entity != DL_NO_ID || place->as_of != DL_ALWAYS ||
           explorer->filters.count;
}
