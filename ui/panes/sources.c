/* Where articles come from, and the searches that the reader has saved: each a way to
 * narrow the list, with what is unread or new in it. */
#include "ui/listing.h"
#include "ui/rows.h"
#include "ui/searches.h"

enum { SEARCH, SOURCE, SHARE }; /* number of an item; its id is that of its kept name */

static void add_searches(dl_pane *pane, const dl_explorer *explorer)
{
    dl_saved_searches searches = dl_library_searches(explorer->library);
    if (!searches.count)
        return;
    dl_item_heading(pane, DL_STR("Saved searches"), searches.count);
    for (size_t i = 0; i < searches.count; i++) {
        size_t fresh = 0;
        size_t all = dl_explorer_count_saved(explorer, &searches.items[i], &fresh);
        dl_item_add(pane, DL_TARGET_FILTER, dl_item_keep(pane, searches.items[i].name),
                    SEARCH);
        dl_item_keep(pane, dl_str_format(&pane->kept, "%zu new of %zu ", fresh, all));
    }
}

static void add_sources(dl_pane *pane, const dl_explorer *explorer)
{
    dl_source_counts sources = dl_library_sources(explorer->library, &pane->kept);
    if (sources.count)
        dl_item_heading(pane, DL_STR("Sources"), sources.count);
    for (size_t i = 0; i < sources.count; i++) {
        const dl_source_count *source = &sources.items[i];
        dl_item_add(pane, DL_TARGET_FILTER, dl_item_keep(pane, source->name), SOURCE);
        dl_item_keep(pane, dl_str_format(&pane->kept, "%u unread of %u ", source->unread,
                                         source->documents));
    }
}

/* The feeds that cannot be read, since when and why. */
static void add_failing(dl_pane *pane, const dl_explorer *explorer)
{
    dl_sources sources = { 0 };
    dl_error error = { 0 };
    bool headed = false;
    if (!dl_library_followed(explorer->library, &pane->kept, &sources, &error))
        return;
    for (size_t i = 0; i < sources.count; i++) {
        const dl_source *source = &sources.items[i];
        char text[DL_DATE_TEXT];
        int32_t day = (int32_t)(source->failing_since / 86400000);
        dl_str since = dl_date_text(dl_date_of_days(day, day), text);
        if (!source->error.len)
            continue;
        if (!headed)
            dl_item_heading(pane, DL_STR("Not to be read"), 0);
        headed = true;
        dl_item_text(pane,
                     dl_str_format(&pane->kept, "%.*s, since %.*s: %.*s",
                                   DL_STR_ARGS(source->title.len ? source->title
                                                                 : source->address),
                                   DL_STR_ARGS(since), DL_STR_ARGS(source->error)));
    }
}

/* How the list can be narrowed further: what its articles have in common. */
static void add_shares(dl_pane *pane, const dl_explorer *explorer)
{
    static const struct {
        dl_share_by by;
        const char *heading;
        size_t limit;
    } groups[] = {
        { DL_SHARE_LANGUAGE, "Languages of the list", 8 },
        { DL_SHARE_YEAR, "Years of the list", 12 },
        { DL_SHARE_ENTITY, "Names in the list", 12 },
    };
    for (size_t i = 0; i < DL_COUNT(groups); i++) {
        dl_shares shares = dl_search_shares(
            explorer->corpus, explorer->results.items, explorer->results.count,
            groups[i].by, groups[i].limit, &pane->kept);
        if (shares.count)
            dl_item_heading(pane, dl_str_from(groups[i].heading), shares.total);
        for (size_t k = 0; k < shares.count; k++) {
            const dl_share *share = &shares.items[k];
            dl_item_add(pane, DL_TARGET_FILTER, dl_item_keep(pane, share->name), SHARE);
            dl_item_keep(pane, dl_str_format(&pane->kept, "%u ", share->documents));
            dl_item_keep(pane, share->filter);
        }
    }
}

static void write_item(dl_pane *pane, const dl_explorer *explorer, dl_target item)
{
    dl_str name = pane->texts.items[item.id];
    dl_str counts = pane->texts.items[item.id + 1];
    bool on = item.number == SOURCE && dl_explorer_has_source(explorer, name);
    dl_row_add(pane, on ? DL_STR(" ✓ ") : DL_STR("   "), DL_INK_GOOD);
    dl_row_add(pane, name.len ? name : DL_STR("(of unknown source)"),
               name.len ? DL_INK_TEXT : DL_INK_FAINT);
    bool none = dl_str_starts(counts, DL_STR("0 "));
    dl_row_tail(pane, counts, none ? DL_INK_FAINT : DL_INK_ACCENT);
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    unsigned watches = DL_WATCH(LIBRARY) | DL_WATCH(READ) | DL_WATCH(SEARCHES) |
                       DL_WATCH(RESULTS) | DL_WATCH(PROGRESS);
    if (dl_pane_keep(pane, explorer, watches, 0)) {
        add_searches(pane, explorer);
        add_sources(pane, explorer);
        add_failing(pane, explorer);
        add_shares(pane, explorer);
    }
    dl_write_items(pane, explorer, write_item);
    if (!dl_library_searches(explorer->library).count &&
        pane->rows.count + 2 < (size_t)pane->size.rows) {
        dl_row_line(pane, DL_STR(""), DL_INK_TEXT);
        dl_row_paragraph(pane, DL_STR(":save NAME keeps the search and filters you see."),
                         DL_INK_FAINT);
    }
}

static bool open(dl_pane *pane, dl_explorer *explorer, int count)
{
    (void)count;
    dl_target item = dl_pane_target(pane);
    if (item.kind != DL_TARGET_FILTER)
        return false;
    dl_str name = pane->texts.items[item.id];
    dl_error error = { 0 };
    if (item.number == SEARCH)
        return dl_explorer_open_saved(explorer, name);
    if (item.number == SOURCE && !name.len) {
        dl_explorer_say(explorer, "They do not say where they are from: no filter finds them.");
        return false;
    }
    if (item.number == SOURCE)
        return dl_explorer_toggle_source(explorer, name);
    return dl_explorer_add_filter(explorer, pane->texts.items[item.id + 2], &error);
}

static bool drop(dl_pane *pane, dl_explorer *explorer, int count)
{
    (void)count;
    dl_target item = dl_pane_target(pane);
    return item.kind == DL_TARGET_FILTER && item.number == SEARCH &&
           dl_explorer_remove_saved(explorer, pane->texts.items[item.id]);
}

static const dl_binding keys[] = {
    { "Enter", DL_ACTION_OPEN, "only this",
      "Only articles of the source, and all again; go to the saved search" },
    { "Space", DL_ACTION_OPEN, NULL, NULL },
    { "x", DL_ACTION_REMOVE, "remove", "Forget the saved search" },
    { 0 },
};

static const dl_handler handlers[] = {
    { DL_ACTION_OPEN, open },
    { DL_ACTION_REMOVE, drop },
    { 0 },
};

const dl_pane_kind dl_sources_pane = {
    .name = "the sources",
    .title = "Sources, saved searches, what the list has in common",
    .tall = true,
    .watches = DL_WATCH(LIBRARY) | DL_WATCH(READ) | DL_WATCH(SEARCHES) |
               DL_WATCH(FILTERS) | DL_WATCH(RESULTS) | DL_WATCH(PROGRESS),
    .keys = keys,
    .handlers = handlers,
    .prepare = prepare,
};
