#include "ui/searches.h"

#include <time.h>

#include "dateline/buf.h"
#include "ui/explorer_parts.h"
#include "ui/listing.h"
#include "ui/steps.h"

/* A field in the language of queries; a quote in a name would end its value. */
static void add_field(const char *field, dl_str name, dl_buf *out)
{
    dl_buf_format(out, "%s:\"", field);
    for (size_t i = 0; i < name.len; i++)
        dl_buf_add_char(out, name.ptr[i] == '"' ? ' ' : name.ptr[i]);
    dl_buf_add_char(out, '"');
}

/* --- saved searches ------------------------------------------------------------------ */

size_t dl_explorer_count_saved(const dl_explorer *explorer, const dl_saved_search *search,
                               size_t *fresh)
{
    dl_arena scratch = { 0 };
    dl_search_options options = { .as_of = DL_ALWAYS, .reading = explorer->reading };
    const dl_query *query =
        dl_explorer_parse(explorer, search->query, false, &scratch, NULL);
    dl_results found = { 0 };
    if (query) {
        options.groups = dl_library_stories_for(explorer->library, query);
        found = dl_search(explorer->index, explorer->corpus, query, options, &scratch);
    }
    *fresh = 0;
    for (size_t i = 0; i < found.document_count; i++)
        *fresh += dl_corpus_document(explorer->corpus, found.documents[i])->taken >
                  search->seen;
    size_t count = found.document_count;
    dl_arena_release(&scratch);
    return count;
}

static int64_t milliseconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool keep(dl_explorer *explorer, dl_saved_search search)
{
    dl_error error = { 0 };
    bool kept = dl_library_save_search(explorer->library, search, &error);
    if (!kept)
        dl_explorer_say(explorer, "%s", error.message);
    dl_explorer_stamp(explorer, DL_FACET_SEARCHES);
    return kept;
}

static void add_name(const dl_explorer *explorer, uint32_t entity, dl_buf *out)
{
    if (entity == DL_NO_ID)
        return;
    if (out->count)
        dl_buf_add(out, DL_STR(DL_QUERY_PART));
    add_field("entity", dl_corpus_entity_name(explorer->corpus, entity), out);
}

/* All that narrows the list, in words: ids of names do not outlive the program. */
static dl_str query_to_save(const dl_explorer *explorer, dl_arena *arena)
{
    dl_buf text = { .arena = arena };
    dl_buf_add(&text, dl_explorer_whole_query(explorer, arena));
    add_name(explorer, explorer->place.entity, &text);
    for (size_t i = 0; i < explorer->filters.count; i++)
        if (explorer->filters.items[i].on)
            add_name(explorer, explorer->filters.items[i].entity, &text);
    return dl_buf_str(&text);
}

bool dl_explorer_save_search(dl_explorer *explorer, dl_str name)
{
    dl_arena scratch = { 0 };
    dl_saved_search search = { name, query_to_save(explorer, &scratch),
                               milliseconds_now() };
    bool saved = false;
    if (!search.query.len)
        dl_explorer_say(explorer, "Search (/) or filter (f) first, then save that.");
    else if (!name.len)
        dl_explorer_say(explorer, "Under which name? :save NAME");
    else
        saved = keep(explorer, search);
    if (saved)
        dl_explorer_say(explorer, "Saved: %.*s; S lists it, with what is new.",
                        DL_STR_ARGS(name));
    dl_arena_release(&scratch);
    return saved;
}

static const dl_saved_search *find_saved(const dl_explorer *explorer, dl_str name)
{
    dl_saved_searches searches = dl_library_searches(explorer->library);
    for (size_t i = 0; i < searches.count; i++)
        if (dl_str_equal(searches.items[i].name, name))
            return &searches.items[i];
    return NULL;
}

bool dl_explorer_open_saved(dl_explorer *explorer, dl_str name)
{
    const dl_saved_search *saved = find_saved(explorer, name);
    if (!saved)
        return false;
    dl_saved_search search = *saved;
    size_t fresh = 0;
    size_t all = dl_explorer_count_saved(explorer, &search, &fresh);
    dl_explorer_query(explorer, search.query);
    search.seen = milliseconds_now();
    if (keep(explorer, search))
        dl_explorer_say(explorer, "%.*s: %zu article%s, %zu new.", DL_STR_ARGS(search.name),
                        all, all == 1 ? "" : "s", fresh);
    return true;
}

bool dl_explorer_remove_saved(dl_explorer *explorer, dl_str name)
{
    dl_error error = { 0 };
    if (!dl_library_remove_search(explorer->library, name, &error)) {
        if (error.kind)
            dl_explorer_say(explorer, "%s", error.message);
        return false;
    }
    dl_explorer_say(explorer, "The saved search is gone.");
    dl_explorer_stamp(explorer, DL_FACET_SEARCHES);
    return true;
}

/* --- sources ------------------------------------------------------------------------- */

static dl_str source_filter(dl_str source, dl_arena *arena)
{
    dl_buf text = { .arena = arena };
    add_field("source", source, &text);
    return dl_buf_str(&text);
}

static size_t find_source(const dl_explorer *explorer, dl_str source)
{
    dl_arena scratch = { 0 };
    dl_str text = source_filter(source, &scratch);
    size_t n = 0;
    while (n < explorer->filters.count &&
           !dl_str_equal(explorer->filters.items[n].text, text))
        n++;
    dl_arena_release(&scratch);
    return n;
}

bool dl_explorer_has_source(const dl_explorer *explorer, dl_str source)
{
    size_t n = find_source(explorer, source);
    return n < explorer->filters.count && explorer->filters.items[n].on;
}

bool dl_explorer_toggle_source(dl_explorer *explorer, dl_str source)
{
    dl_arena scratch = { 0 };
    dl_error error = { 0 };
    size_t n = find_source(explorer, source);
    bool did = n < explorer->filters.count;
    if (did)
        dl_explorer_remove_filter(explorer, n);
    else
        did = dl_explorer_add_filter(explorer, source_filter(source, &scratch), &error);
    if (!did)
        dl_explorer_say(explorer, "These articles do not say where they are from.");
    dl_arena_release(&scratch);
    return did;
}

/* --- taking off ---------------------------------------------------------------------- */

bool dl_explorer_widen(dl_explorer *explorer)
{
    dl_place next = explorer->place;
    if (explorer->filters.count)
        return dl_explorer_remove_filter(explorer, explorer->filters.count - 1);
    if (next.own_events)
        return dl_explorer_toggle_own_events(explorer, DL_NO_ID);
    if (next.entity != DL_NO_ID)
        return dl_explorer_focus(explorer, DL_NO_ID);
    if (!next.query.len) {
        dl_explorer_say(explorer, "Nothing narrows the list: these are all articles.");
        return false;
    }
    return dl_explorer_query(explorer, DL_STR(""));
}
