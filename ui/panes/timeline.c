/* What happened: the axis, then an entry a row. Which columns an entry has is a table by
 * the width of the pane. */
#include "dateline/utf8.h"
#include "ui/axis.h"
#include "ui/describe.h"
#include "ui/pane.h"
#include "ui/steps.h"

enum {
    ROOM_FOR_AXIS = 5, /* below it the dates of the entries show the years */
    ROOM_FOR_TOPIC = 40
};

/* Columns of each fact; 0: left out. `who` and `what` share what is left, 3 to 2. */
static const struct widths {
    int least; /* columns of the pane */
    int date, deed, articles, citation;
    bool items;
} widths[] = {
    { 110, 14, 26, 13, 18, true },
    { 84, 11, 20, 5, 15, true },
    { 66, 11, 19, 4, 2, true },
    { 44, 11, 17, 4, 2, false },
    { 26, 11, 0, 0, 2, false },
    { 0, 11, 0, 0, 0, false },
};

static void write_axis(dl_pane *pane, const dl_explorer *explorer)
{
    dl_axis axis = dl_axis_make(explorer, pane->size.columns - 2, &pane->arena);
    if (!axis.columns)
        return;
    dl_buf bars = { .arena = &pane->arena };
    dl_describe_bars(axis.bars, (size_t)axis.columns, &bars);
    dl_row_begin(pane);
    dl_row_add(pane, DL_STR(" "), DL_INK_TEXT);
    size_t at = 0;
    for (int i = 0; i < axis.columns; i++) {
        size_t start = at;
        dl_glyph_next(dl_buf_str(&bars), &at);
        dl_row_add(pane, dl_str_slice(dl_buf_str(&bars), start, at),
                   i == axis.here ? DL_INK_BAR_HERE : DL_INK_BAR);
    }
    dl_row_begin(pane);
    dl_row_add(pane, DL_STR(" "), DL_INK_TEXT);
    dl_row_add(pane, axis.labels, DL_INK_FAINT);
    pane->head = 2;
}

static const char *mark_of(const dl_explorer *explorer, size_t n)
{
    if (n == explorer->entry)
        return "▸";
    bool own = explorer->place.own_events; /* then all would have the mark */
    if (!own && dl_explorer_entry_names(explorer, n, explorer->place.entity))
        return "●";
    bool told = explorer->place.document != DL_NO_ID &&
                dl_explorer_entry_told(explorer, n, explorer->place.document);
    return told ? "•" : " ";
}

static dl_style deed_style(const dl_timeline_entry *entry)
{
    if (entry->certainty == DL_CERTAINTY_HYPOTHETICAL)
        return DL_INK_FAINT;
    switch (dl_deed_family(entry->deed)) {
    case DL_FAMILY_TIGHTEN:
        return DL_INK_BAD;
    case DL_FAMILY_EASE:
        return DL_INK_GOOD;
    case DL_FAMILY_LAUNCH:
        return DL_INK_COMPANY;
    default:
        return DL_INK_CAUTION;
    }
}

static void write_citation(dl_pane *pane, const dl_explorer *explorer,
                           const dl_timeline_entry *entry, int columns)
{
    if (entry->measure == DL_NO_ROW) {
        dl_row_column(pane, columns, DL_STR(""), DL_INK_TEXT);
        return;
    }
    const dl_measure *measure =
        dl_chronology_at(explorer->reference->chronology, entry->measure);
    const char *mark = entry->confirmation == DL_ENTRY_CONFIRMED ? "✓" : "○";
    dl_str known = measure->reference.len                      ? measure->reference
                   : entry->confirmation == DL_ENTRY_CONFIRMED ? DL_STR("confirmed")
                                                               : DL_STR("reference");
    dl_str text = columns > 2
                      ? dl_str_format(&pane->arena, "%s %.*s", mark, DL_STR_ARGS(known))
                      : dl_str_from(mark);
    dl_row_column(pane, columns, text, DL_INK_GOOD);
}

static void write_articles(dl_pane *pane, const dl_timeline_entry *entry, int columns)
{
    const char *many = entry->articles == 1 ? " article" : " articles";
    dl_str text = !entry->articles ? DL_STR("-")
                                   : dl_str_format(&pane->arena, "%u%s", entry->articles,
                                                   columns > 8 ? many : "×");
    dl_row_column(pane, columns, text, DL_INK_FAINT);
}

/* Where nobody and nothing is named, the sentence says more than an empty row. */
static void describe_sentence(const dl_explorer *explorer, const dl_timeline_entry *entry,
                              dl_buf *out)
{
    enum { ENOUGH = 300 }; /* bytes: more than a row shows */
    if (entry->first_told == DL_NO_ID)
        return;
    const dl_event *event = dl_corpus_event(explorer->corpus, entry->first_told);
    dl_str body = dl_corpus_body(explorer->corpus, event->document);
    dl_str text = dl_str_trim(dl_str_span(body, event->evidence));
    dl_buf_add(out, DL_STR("“"));
    for (size_t at = 0; at < text.len && at < ENOUGH;) {
        uint32_t point = dl_utf8_next(text, &at);
        dl_buf_add_point(out, point == '\n' || point == '\r' || point == '\t' ? ' ' : point);
    }
    dl_buf_add(out, DL_STR("”"));
}

static void write_entry(dl_pane *pane, const dl_explorer *explorer, size_t n)
{
    const dl_timeline_entry *entry = &explorer->timeline.entries[n];
    const struct widths *width = widths;
    while (pane->size.columns < width->least)
        width++;
    int rest = pane->size.columns - 3 - width->date - width->deed - width->articles -
               width->citation;
    int who = width->items ? rest * 3 / 5 : rest;
    bool faint = !entry->articles;
    dl_style ink = faint ? DL_INK_FAINT : DL_INK_TEXT;
    dl_arena *arena = &pane->arena;
    dl_buf date = { .arena = arena };
    dl_buf parties = { .arena = arena };
    dl_buf items = { .arena = arena };
    dl_buf deed = { .arena = arena };
    dl_describe_brief_date(entry->date, &date);
    if (entry->date_count > 1)
        dl_buf_add_char(&date, '*');
    dl_describe_parties(explorer, entry, &parties);
    dl_describe_items(explorer, entry, &items);
    if (!parties.count && !items.count)
        describe_sentence(explorer, entry, &parties);
    dl_describe_deed(entry, width->articles < 8, &deed);
    if (!width->items) { /* one column for all: as much as there is room for */
        if (!width->deed)
            dl_buf_format(&parties, " %.*s", DL_STR_ARGS(dl_buf_str(&deed)));
        dl_buf_format(&parties, " %.*s", DL_STR_ARGS(dl_buf_str(&items)));
    }

    dl_row_begin(pane);
    pane->row->selected = n == explorer->entry;
    dl_row_format(pane, DL_INK_BAR_HERE, " %s ", mark_of(explorer, n));
    dl_row_column(pane, width->date - 1, dl_buf_str(&date), ink);
    dl_row_add(pane, DL_STR(" "), ink);
    dl_row_column(pane, who > 1 ? who - 1 : who, dl_buf_str(&parties), ink);
    dl_row_add(pane, DL_STR(" "), ink);
    if (width->deed) {
        dl_row_column(pane, width->deed - 1, dl_buf_str(&deed), deed_style(entry));
        dl_row_add(pane, DL_STR(" "), ink);
    }
    if (width->items) {
        dl_row_column(pane, rest - who - 1, dl_buf_str(&items),
                      faint ? ink : DL_INK_CHIP);
        dl_row_add(pane, DL_STR(" "), ink);
    }
    if (width->articles)
        write_articles(pane, entry, width->articles);
    if (width->citation)
        write_citation(pane, explorer, entry, width->citation);
}

static void explain_nothing(dl_pane *pane, const dl_explorer *explorer)
{
    if (!explorer->progress.finished || dl_explorer_is_telling(explorer)) {
        dl_row_paragraph(pane, DL_STR("Reading …"), DL_INK_FAINT);
        return;
    }
    if (explorer->whole.timeline.count) {
        dl_str name = dl_corpus_entity_name(explorer->corpus, explorer->place.entity);
        dl_row_paragraph(pane, dl_str_format(&pane->arena, "No event of %.*s.",
                                             DL_STR_ARGS(name)),
                         DL_INK_HEADING);
        dl_row_paragraph(pane,
                         dl_str_format(&pane->arena, "E shows all %zu events again.",
                                       explorer->whole.timeline.count),
                         DL_INK_FAINT);
        return;
    }
    dl_row_paragraph(pane,
                     DL_STR("No dated event of chip export controls in these articles."),
                     DL_INK_HEADING);
    if (explorer->timeline.undated)
        dl_row_paragraph(pane,
                         dl_str_format(&pane->arena, "%zu without a date were left out.",
                                       explorer->timeline.undated),
                         DL_INK_TEXT);
    dl_row_paragraph(pane,
                     DL_STR("r shows the reference chronology; v shows all events."),
                     DL_INK_FAINT);
}

static void prepare(dl_pane *pane, const dl_explorer *explorer)
{
    size_t count = explorer->timeline.count;
    if (explorer->entry == DL_NO_PLACE || !count) {
        pane->title = DL_STR("Timeline of chip export controls");
        pane->total = 0;
        explain_nothing(pane, explorer);
        return;
    }
    if (pane->size.rows >= ROOM_FOR_AXIS)
        write_axis(pane, explorer);
    dl_str of = DL_STR("");
    if (explorer->place.own_events)
        of = dl_str_format(&pane->arena, " of %zu · %.*s only",
                           explorer->whole.timeline.count,
                           DL_STR_ARGS(dl_describe_name(explorer, explorer->place.entity)));
    const char *what = pane->size.columns < ROOM_FOR_TOPIC ? "Events" : "Chip export controls";
    pane->title = dl_str_format(&pane->arena, "%s %zu/%zu%.*s%s%s", what,
                                explorer->entry + 1, count, DL_STR_ARGS(of),
                                explorer->reference_rows ? " · with the reference" : "",
                                explorer->all_events ? " · all events" : "");
    dl_pane_follow(pane, count, explorer->entry);
    for (size_t n = pane->top; n < dl_pane_bottom(pane); n++)
        write_entry(pane, explorer, n);
}

static bool choose(dl_pane *pane, dl_explorer *explorer)
{
    return dl_explorer_choose(explorer, pane->cursor, DL_JUMP_STEP);
}

static const dl_binding keys[] = {
    { "Enter", DL_ACTION_OPEN, "read",
      "Read the sentence that tells the event" },
    { "i", DL_ACTION_CARD, "card",
      "Dates, source, and every article that tells the event" },
    { "z",    DL_ACTION_ZOOM_IN, "zoom", NULL },
    { "r", DL_ACTION_REFERENCE, "reference", NULL },
    { "E", DL_ACTION_OWN_EVENTS, "its events", NULL },
    { 0 },
};

const dl_pane_kind dl_timeline_pane = {
    .name = "the timeline",
    .title = "Timeline",
    .watches = DL_WATCH(LIBRARY) | DL_WATCH(DOCUMENT) | DL_WATCH(ENTITY) |
               DL_WATCH(TIMELINE) | DL_WATCH(ENTRY) | DL_WATCH(AXIS) | DL_WATCH(PROGRESS),
    .keys = keys,
    .prepare = prepare,
    .select = choose,
};
