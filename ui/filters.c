/* The reader narrows the list by a query and filters, and orders it. */
#include "ui/explorer_parts.h"
#include "ui/listing.h"

bool dl_explorer_query(dl_explorer *explorer, dl_str text)
{
    dl_arena scratch = { 0 };
    dl_error error = { 0 };
    bool sound = dl_explorer_parse(explorer, text, false, &scratch, &error);
    dl_arena_release(&scratch);
    if (!sound) {
        dl_explorer_say(explorer, "%s", error.message);
        return false;
    }
    dl_place next = explorer->place;
    next.query = dl_str_copy(&explorer->texts, text);
    next.entity = DL_NO_ID;
    next.hit = (dl_span){ 0 };
    return dl_explorer_move(explorer, next, DL_JUMP);
}

/* Filters are switched, not travelled to: going back leaves them as they are. */
static void filters_changed(dl_explorer *explorer)
{
    dl_explorer_stamp(explorer, DL_FACET_FILTERS);
    dl_explorer_find_results(explorer);
    dl_ids results = explorer->results;
    if (results.count && explorer->place.document != DL_NO_ID &&
        !dl_explorer_is_listed(explorer))
        dl_explorer_select(explorer, explorer->selected);
}

/* One that is there already is switched on. */
static void add_filter(dl_explorer *explorer, dl_str text, uint32_t entity)
{
    size_t same = 0;
    while (same < explorer->filters.count &&
           (explorer->filters.items[same].entity != entity ||
            !dl_str_equal(explorer->filters.items[same].text, text)))
        same++;
    if (same == explorer->filters.count)
        *DL_APPEND(&explorer->filters, NULL) =
            (dl_filter){ dl_str_copy(&explorer->texts, text), entity, true };
    explorer->filters.items[same].on = true;
    filters_changed(explorer);
}

bool dl_explorer_add_filter(dl_explorer *explorer, dl_str text, dl_error *error)
{
    dl_arena scratch = { 0 };
    const dl_query *query = dl_explorer_parse(explorer, text, false, &scratch, error);
    bool sound = query && !dl_query_is_empty(query);
    if (query && !sound)
        dl_fail(error, DL_ERROR_SYNTAX,
                "Type a word or a field, such as lang:vi or after:2023.");
    const char *loose = sound ? dl_query_loose(query) : NULL;
    dl_arena_release(&scratch);
    if (!sound)
        return false;
    add_filter(explorer, text, DL_NO_ID);
    if (loose)
        dl_explorer_say(explorer, "%s", loose);
    return true;
}

bool dl_explorer_add_entity(dl_explorer *explorer, uint32_t entity)
{
    add_filter(explorer, dl_corpus_entity_name(explorer->corpus, entity), entity);
    return true;
}

bool dl_explorer_remove_filter(dl_explorer *explorer, size_t n)
{
    if (n >= explorer->filters.count)
        return false;
    for (size_t i = n + 1; i < explorer->filters.count; i++)
        explorer->filters.items[i - 1] = explorer->filters.items[i];
    explorer->filters.count--;
    filters_changed(explorer);
    return true;
}

bool dl_explorer_switch_filter(dl_explorer *explorer, size_t n)
{
    if (n >= explorer->filters.count)
        return false;
    explorer->filters.items[n].on = !explorer->filters.items[n].on;
    filters_changed(explorer);
    return true;
}

bool dl_explorer_switch_filters(dl_explorer *explorer)
{
    if (!explorer->filters.count) {
        dl_explorer_say(explorer, "There is no filter; f adds one, such as lang:vi.");
        return false;
    }
    bool any = false;
    for (size_t i = 0; i < explorer->filters.count; i++)
        any = any || explorer->filters.items[i].on;
    for (size_t i = 0; i < explorer->filters.count; i++)
        explorer->filters.items[i].on = !any;
    filters_changed(explorer);
    dl_explorer_say(explorer, any ? "All filters are off; %% turns them on again."
                                  : "All filters are on.");
    return true;
}

bool dl_explorer_sort(dl_explorer *explorer, dl_sort sort)
{
    if (sort == explorer->sort)
        return false;
    explorer->sort = sort;
    dl_explorer_find_results(explorer);
    return true;
}

bool dl_explorer_toggle_unread(dl_explorer *explorer)
{
    static const dl_str unread = { "is:unread", sizeof "is:unread" - 1 };
    dl_error error = { 0 };
    size_t n = 0;
    while (n < explorer->filters.count &&
           !dl_str_equal(explorer->filters.items[n].text, unread))
        n++;
    bool on = n < explorer->filters.count && explorer->filters.items[n].on;
    if (n < explorer->filters.count)
        dl_explorer_remove_filter(explorer, n);
    if (!on)
        dl_explorer_add_filter(explorer, unread, &error);
    dl_explorer_say(explorer, on ? "Read and unread articles."
                                 : "Only unread articles; H shows all again.");
    return true;
}
