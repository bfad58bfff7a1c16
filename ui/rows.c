#include "ui/rows.h"

#include "ui/describe.h"

enum { DATE_COLUMNS = 11 };

static void add_date(dl_pane *pane, dl_date date)
{
    char text[DL_DATE_TEXT];
    dl_str day = dl_date_text(date, text);
    dl_row_add(pane, DL_STR("  "), DL_INK_TEXT);
    dl_row_column(pane, DATE_COLUMNS, day.len ? day : DL_STR("undated"), DL_INK_FAINT);
}

void dl_write_heading(dl_pane *pane, dl_str text, size_t count)
{
    dl_row_add(pane, DL_STR(" "), DL_INK_TEXT);
    dl_row_add(pane, text, DL_INK_HEADING);
    if (count)
        dl_row_format(pane, DL_INK_FAINT, "  %zu", count);
}

void dl_write_document(dl_pane *pane, const dl_explorer *explorer, uint32_t id)
{
    const dl_document *document = dl_corpus_document(explorer->corpus, id);
    add_date(pane, document->published);
    dl_row_add(pane, dl_corpus_title(explorer->corpus, id), DL_INK_TEXT);
    dl_str source = dl_corpus_source(explorer->corpus, id);
    const char *language = dl_language_code((dl_language)document->language);
    if (pane->size.columns > 60 && source.len)
        dl_row_tail(
            pane, dl_str_format(&pane->arena, "%.*s %s ", DL_STR_ARGS(source), language),
            DL_INK_FAINT);
}

void dl_write_entity(dl_pane *pane, const dl_explorer *explorer, uint32_t entity,
                     dl_str matched)
{
    const dl_entity *record = dl_corpus_entity(explorer->corpus, entity);
    dl_entity_kind kind = (dl_entity_kind)record->kind;
    dl_str name = dl_corpus_entity_name(explorer->corpus, entity);
    dl_row_add(pane, DL_STR("  "), DL_INK_TEXT);
    dl_row_add(pane, name, dl_style_of_kind(kind));
    if (matched.len && !dl_str_equal(matched, name)) {
        dl_row_add(pane, DL_STR("  as "), DL_INK_FAINT);
        dl_row_add(pane, matched, DL_INK_TEXT);
    }
}

void dl_write_event(dl_pane *pane, const dl_explorer *explorer, uint32_t id)
{
    const dl_event *event = dl_corpus_event(explorer->corpus, id);
    dl_buf text = { .arena = &pane->arena };
    add_date(pane, event->date);
    dl_describe_event(explorer, id, &text);
    dl_row_add(pane, dl_buf_str(&text), DL_INK_TEXT);
    if (event->certainty != DL_CERTAINTY_OCCURRED)
        dl_row_format(pane, DL_INK_FAINT, "  (%s)",
                      dl_certainty_name((dl_certainty)event->certainty));
    if (pane->size.columns > 90) {
        dl_buf title = { .arena = &pane->arena };
        dl_str full = dl_corpus_title(explorer->corpus, event->document);
        size_t at = 0;
        for (int columns = 0; at < full.len && columns < 34;)
            columns += dl_glyph_next(full, &at).width;
        dl_buf_format(&title, "%.*s%s ", (int)at, full.ptr, at < full.len ? "…" : "");
        dl_row_tail(pane, dl_buf_str(&title), DL_INK_FAINT);
    }
}

/* Where text that ends at `end` begins, to take at most so many columns of its line. */
static size_t line_start(dl_str body, size_t end, int columns)
{
    size_t start = end;
    for (int points = 0; start > 0 && points < columns; points++) {
        size_t before = start - 1;
        while (before > 0 && ((unsigned char)body.ptr[before] & 0xC0) == 0x80)
            before--;
        if (body.ptr[before] == '\n')
            break;
        start = before;
    }
    while (start < end &&
           dl_glyph_columns(dl_str_slice(body, start, end), columns + 1) > columns)
        dl_glyph_next(body, &start);
    return start;
}

/* Past the half of a word that a cut has left, if its other half is not far. */
static size_t word_start(dl_str body, size_t start, size_t end)
{
    enum { LONGEST = 12 };
    if (start == 0 || body.ptr[start - 1] == '\n' || body.ptr[start - 1] == ' ')
        return start;
    for (size_t i = start; i < end && i < start + LONGEST; i++)
        if (body.ptr[i] == ' ')
            return i + 1;
    return start;
}

static size_t line_end(dl_str body, size_t start)
{
    size_t end = dl_str_find(body, DL_STR("\n"), start);
    return end == SIZE_MAX ? body.len : end;
}

/* Text around a span, the span in the middle of so many columns. */
static void write_context(dl_pane *pane, dl_str body, dl_span span, int room, dl_style style)
{
    size_t start = line_start(body, span.start, room);
    start = word_start(body, start, span.start);
    dl_str left = dl_str_slice(body, start, span.start);
    dl_row_column(pane, room - dl_glyph_columns(left, room), DL_STR(""), DL_INK_TEXT);
    dl_row_add(pane, left, DL_INK_TEXT);
    dl_row_add(pane, dl_str_span(body, span), style);
    size_t most = span.end + (size_t)pane->size.columns * 4;
    size_t end = line_end(dl_str_slice(body, 0, most), span.end);
    dl_row_add(pane, dl_str_slice(body, span.end, end), DL_INK_TEXT);
}

void dl_write_answer(dl_pane *pane, const dl_explorer *explorer, uint32_t id,
                     const dl_query *query)
{
    enum { ROOM = 100, BODY = 1 << 18, BEFORE = 16 };
    dl_str body = dl_corpus_body(explorer->corpus, id);
    dl_spans hits = { 0 };
    if (query && pane->size.columns >= ROOM && body.len < BODY)
        hits = dl_search_hits(explorer->index, explorer->corpus, query, id, &pane->arena);
    if (!hits.count) {
        dl_write_document(pane, explorer, id);
        return;
    }
    add_date(pane, dl_corpus_document(explorer->corpus, id)->published);
    dl_row_column(pane, pane->size.columns * 2 / 5, dl_corpus_title(explorer->corpus, id),
                  DL_INK_TEXT);
    dl_row_add(pane, DL_STR("  "), DL_INK_TEXT);
    write_context(pane, body, hits.items[0], BEFORE, DL_INK_TEXT | DL_MARK_HIT);
}

void dl_write_mention(dl_pane *pane, const dl_explorer *explorer, uint32_t id)
{
    const dl_mention *mention = dl_corpus_mention(explorer->corpus, id);
    dl_str body = dl_corpus_body(explorer->corpus, mention->document);
    dl_entity_kind kind =
        (dl_entity_kind)dl_corpus_entity(explorer->corpus, mention->entity)->kind;
    add_date(pane, dl_corpus_document(explorer->corpus, mention->document)->published);
    int room = (pane->size.columns - pane->row->columns) / 2 - 4;
    room = room > 4 ? room : 4;
    write_context(pane, body, mention->span, room,
                  (dl_style)(dl_style_of_kind(kind) | DL_MARK_STRONG));
}

uint32_t dl_item_keep(dl_pane *pane, dl_str text)
{
    *DL_APPEND(&pane->texts, &pane->kept) = dl_str_copy(&pane->kept, text);
    return (uint32_t)pane->texts.count - 1;
}

void dl_item_add(dl_pane *pane, dl_target_kind kind, uint32_t id, uint32_t number)
{
    *DL_APPEND(&pane->items, &pane->kept) = (dl_target){ kind, id, number };
}

void dl_item_heading(dl_pane *pane, dl_str text, size_t count)
{
    if (pane->items.count) /* an empty row before it */
        dl_item_add(pane, DL_TARGET_NONE, dl_item_keep(pane, DL_STR("")), 0);
    dl_item_add(pane, DL_TARGET_NONE, dl_item_keep(pane, text), (uint32_t)count);
}

void dl_item_text(dl_pane *pane, dl_str text)
{
    enum { SIDES = 4 };
    dl_lines lines = { 0 };
    dl_wrap(text, pane->size.columns - SIDES, &lines, &pane->kept);
    for (size_t i = 0; i < lines.count; i++)
        dl_item_add(pane, DL_TARGET_TEXT,
                    dl_item_keep(pane, dl_str_span(text, lines.items[i])), 0);
}

void dl_write_items(dl_pane *pane, const dl_explorer *explorer,
                    void (*write)(dl_pane *pane, const dl_explorer *explorer,
                                  dl_target item))
{
    size_t cursor = pane->cursor < pane->items.count ? pane->cursor : 0;
    dl_pane_follow(pane, pane->items.count, cursor);
    dl_pane_follow(pane, pane->items.count, dl_list_settle(pane, pane->cursor));
    bool headed = true; /* nothing but headings above the cursor: they stay in view */
    for (size_t i = 0; i < pane->cursor; i++)
        headed = headed && pane->items.items[i].kind == DL_TARGET_NONE;
    if (headed && pane->cursor < dl_pane_height(pane))
        pane->top = 0;
    for (size_t i = pane->top; i < dl_pane_bottom(pane); i++) {
        dl_target item = pane->items.items[i];
        dl_row_begin(pane);
        pane->row->selected = i == pane->cursor && item.kind != DL_TARGET_NONE;
        if (item.kind == DL_TARGET_NONE && pane->texts.items[item.id].len) {
            dl_write_heading(pane, pane->texts.items[item.id], item.number);
        } else if (item.kind == DL_TARGET_TEXT) {
            dl_row_add(pane, DL_STR("  "), DL_INK_TEXT);
            dl_row_add(pane, pane->texts.items[item.id], DL_INK_TEXT);
        } else if (item.kind != DL_TARGET_NONE) {
            write(pane, explorer, item);
        }
    }
}
