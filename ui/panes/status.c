/* The top line: how much there is, what narrows it, how far reading has come. Whole parts
 * are left out when the line is short; what narrows the list is the last to go, and cut
 * before it goes. */
#include "ui/describe.h"
#include "ui/listing.h"
#include "ui/pane.h"
#include "ui/steps.h"

static dl_str count_text(dl_pane *pane, uint64_t count, const char *one, const char *many)
{
    dl_buf text = { .arena = &pane->arena };
    dl_describe_count(count, one, many, &text);
    return dl_buf_str(&text);
}

/* Adds a part with two spaces before it, if it and `reserve` columns more fit. */
static bool add_part(dl_pane *pane, dl_str text, dl_style style, int reserve)
{
    int room = pane->size.columns - pane->row->columns - reserve;
    if (dl_glyph_columns(text, room + 1) + 2 > room)
        return false;
    dl_row_add(pane, DL_STR("  "), DL_INK_TEXT);
    dl_row_add(pane, text, style);
    return true;
}

/* A part, cut to what is free if that still tells something. */
static bool add_chip(dl_pane *pane, dl_str text, dl_style style, int reserve)
{
    enum { LEAST = 12, FOR_THE_REST = 6 }; /* columns; the rest: how many more there are */
    if (add_part(pane, text, style, reserve))
        return true;
    int room = pane->size.columns - pane->row->columns - reserve - FOR_THE_REST;
    if (room < LEAST)
        return false;
    dl_row_add(pane, DL_STR("  "), DL_INK_TEXT);
    dl_row_column(pane, room, text, style);
    return true;
}

/* A saved search may have several parts. */
static dl_str query_text(dl_str query, dl_arena *arena)
{
    dl_buf text = { .arena = arena };
    for (dl_str part; query.len; dl_buf_add(&text, query.len ? DL_STR("; ") : query)) {
        dl_str_cut(query, DL_QUERY_PART[0], &part, &query);
        dl_buf_add(&text, part);
    }
    return dl_buf_str(&text);
}

static void add_chips(dl_pane *pane, const dl_explorer *explorer, int reserve)
{
    const dl_place *place = &explorer->place;
    dl_arena *arena = &pane->arena;
    size_t hidden = 0;
    if (place->query.len)
        hidden +=
            !add_chip(pane,
                      dl_str_format(arena, "[/%.*s]",
                                    DL_STR_ARGS(query_text(place->query, arena))),
                      DL_INK_ACCENT, reserve);
    if (place->entity != DL_NO_ID) {
        dl_str name = dl_corpus_entity_name(explorer->corpus, place->entity);
        dl_entity_kind kind =
            (dl_entity_kind)dl_corpus_entity(explorer->corpus, place->entity)->kind;
        hidden += !add_chip(pane, dl_str_format(arena, "[%.*s]", DL_STR_ARGS(name)),
                            (dl_style)(dl_style_of_kind(kind) | DL_MARK_STRONG), reserve);
    }
    if (place->own_events)
        hidden += !add_chip(pane, DL_STR("[its events only]"), DL_INK_ACCENT, reserve);
    for (size_t i = 0; i < explorer->filters.count; i++) {
        const dl_filter *filter = &explorer->filters.items[i];
        const char *form = filter->on ? "[%.*s]" : "(%.*s off)";
        hidden += !add_chip(pane, dl_str_format(arena, form, DL_STR_ARGS(filter->text)),
                            filter->on ? DL_INK_ACCENT : DL_INK_FAINT, reserve);
    }
    if (hidden)
        add_part(pane, dl_str_format(arena, "+%zu", hidden), DL_INK_ACCENT, 0);
}

/* Files, or articles of the library, whichever there are to be read. */
static dl_str reading_text(dl_pane *pane, const dl_progress *progress)
{
    dl_buf text = { .arena = &pane->arena };
    dl_buf_add(&text, DL_STR("reading "));
    dl_describe_count(progress->done, "", "", &text);
    dl_buf_add(&text, DL_STR(" of "));
    dl_describe_count(progress->total, "", "", &text);
    dl_buf_add_char(&text, ' ');
    return dl_buf_str(&text);
}

static dl_str progress_text(dl_pane *pane, const dl_explorer *explorer)
{
    const dl_progress *progress = &explorer->progress;
    if (explorer->refresh.running)
        return dl_str_format(&pane->arena, "visiting %zu of %zu ", explorer->refresh.done,
                             explorer->refresh.total);
    if (progress->correcting)
        return DL_STR("correcting names ");
    if (!progress->finished)
        return reading_text(pane, progress);
    if (explorer->place.as_of != DL_ALWAYS) {
        dl_civil day = dl_day_civil(explorer->place.as_of);
        return dl_str_format(&pane->arena, "as of %04d-%02d-%02d ", day.year, day.month,
                             day.day);
    }
    if (progress->reports)
        return dl_str_format(&pane->arena, "%zu problem%s (!) ", progress->reports,
                             progress->reports == 1 ? "" : "s");
    return explorer->sample ? DL_STR("sample ") : DL_STR("");
}

typedef struct totals {
    uint32_t entities, events;
} totals;

/* What the articles of the list name and tell, each counted once. */
static totals count_listed(const dl_explorer *explorer, dl_arena *arena)
{
    const dl_corpus *corpus = explorer->corpus;
    bool *named = DL_NEW(arena, bool, dl_corpus_entities(corpus) + 1);
    bool *told = DL_NEW(arena, bool, explorer->timeline.count + 1);
    totals sum = { 0 };
    for (size_t i = 0; i < explorer->results.count; i++) {
        uint32_t id = explorer->results.items[i];
        const dl_document *document = dl_corpus_document(corpus, id);
        dl_mentions mentions = dl_corpus_mentions(corpus, id);
        for (size_t k = 0; k < mentions.count; k++) {
            bool *known = &named[mentions.items[k].entity];
            sum.entities += !*known;
            *known = true;
        }
        for (uint32_t k = 0; k < document->event_count; k++) {
            uint32_t entry = dl_explorer_entry_of(explorer, document->first_event + k);
            sum.events += entry != DL_NO_ID && !told[entry];
            told[entry == DL_NO_ID ? explorer->timeline.count : entry] = true;
        }
    }
    return sum;
}

static totals listed(dl_pane *pane, const dl_explorer *explorer)
{
    unsigned watches = DL_WATCH(LIBRARY) | DL_WATCH(RESULTS) | DL_WATCH(TIMELINE);
    if (dl_pane_keep(pane, explorer, watches, 0)) {
        dl_arena scratch = { 0 };
        totals sum = count_listed(explorer, &scratch);
        *DL_APPEND(&pane->items, &pane->kept) =
            (dl_target){ DL_TARGET_NONE, sum.entities, sum.events };
        dl_arena_release(&scratch);
    }
    return (totals){ pane->items.items[0].id, pane->items.items[0].number };
}

/* Of the list where something narrows it, else of all. To count in a list of many articles
 * would read half of the tables for two numbers: they are left out. */
static void add_totals(dl_pane *pane, const dl_explorer *explorer, bool narrowed,
                       int reserve)
{
    enum { MOST = 1000 };
    const dl_corpus *corpus = explorer->corpus;
    totals sum = { dl_corpus_entities(corpus), (uint32_t)explorer->timeline.count };
    if (narrowed && explorer->results.count > MOST)
        return;
    if (narrowed)
        sum = listed(pane, explorer);
    bool behind = explorer->told_documents < dl_corpus_documents(corpus); /* not told yet */
    add_part(pane, count_text(pane, sum.entities, "entity", "entities"), DL_INK_FAINT,
             reserve);
    add_part(pane,
             count_text(pane, sum.events, behind ? "event so far" : "event",
                        behind ? "events so far" : "events"),
             DL_INK_FAINT, reserve);
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    uint32_t documents = dl_corpus_documents(explorer->corpus);
    dl_row_begin(pane);
    if (pane->size.columns >= 50)
        dl_row_add(pane, DL_STR(" Dateline "), DL_INK_HEADING);
    dl_str tail = progress_text(pane, explorer);
    int reserve = dl_glyph_columns(tail, pane->size.columns) + 1;
    bool narrowed = dl_explorer_is_narrowed(explorer);
    dl_str articles = count_text(pane, narrowed ? documents : explorer->results.count,
                                 "article", "articles");
    if (narrowed)
        articles = dl_str_format(&pane->arena, "%zu of %.*s", explorer->results.count,
                                 DL_STR_ARGS(articles));
    add_part(pane, articles, DL_INK_TEXT, reserve);
    add_totals(pane, explorer, narrowed, narrowed ? reserve + 24 : reserve);
    add_chips(pane, explorer, reserve);
    bool bad = explorer->progress.finished && explorer->progress.reports &&
               explorer->place.as_of == DL_ALWAYS;
    if (reserve > 1 && reserve < pane->size.columns)
        dl_row_tail(pane, tail, bad ? DL_INK_WARNING : DL_INK_ACCENT);
}

const dl_pane_kind dl_status_pane = {
    .name = "the status line",
    .title = "Dateline",
    .watches = DL_WATCH(LIBRARY) | DL_WATCH(PROGRESS) | DL_WATCH(RESULTS) |
               DL_WATCH(FILTERS) | DL_WATCH(ENTITY) | DL_WATCH(TIMELINE),
    .prepare = prepare,
};
