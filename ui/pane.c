#include "ui/pane.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>

void dl_pane_release(dl_pane *pane)
{
    dl_arena_release(&pane->arena);
    dl_arena_release(&pane->kept);
    dl_memo_release(&pane->memo);
    *pane = (dl_pane){ 0 };
}

void dl_pane_refresh(dl_pane *pane, const dl_explorer *explorer)
{
    if (!pane->stale &&
        !dl_explorer_changed_since(explorer, pane->kind->watches, pane->prepared_at))
        return;
    dl_arena_reset(&pane->arena);
    pane->rows = (dl_rows){ 0 };
    pane->head = 0;
    pane->indent = 0;
    pane->title = dl_str_from(pane->kind->title);
    pane->kind->prepare(pane, explorer);
    pane->prepared_at = explorer->generation;
    pane->stale = false;
}

bool dl_pane_keep(dl_pane *pane, const dl_explorer *explorer, unsigned watches,
                  uint64_t key)
{
    if (pane->kept_at && key == pane->kept_key &&
        !dl_explorer_changed_since(explorer, watches, pane->kept_at))
        return false;
    dl_arena_reset(&pane->kept);
    pane->items = (dl_targets){ 0 };
    pane->texts.items = NULL;
    pane->texts.count = pane->texts.capacity = 0;
    pane->lines = (dl_lines){ 0 };
    pane->insets = (dl_insets){ 0 };
    pane->hits = (dl_spans){ 0 };
    pane->kept_at = explorer->generation;
    pane->kept_key = key;
    return true;
}

size_t dl_pane_height(const dl_pane *pane)
{
    int rows = pane->size.rows - (int)pane->head;
    return rows > 0 ? (size_t)rows : 0;
}

/* Rows to scroll by where the cursor has gone so many out of the window. A step over the
 * edge takes a third of the window with it: every row of it is sent anew, so a reader who
 * goes down a list row by row pays for that at every seventh key and not at each. A leap
 * scrolls no farther than it must. */
static size_t scroll_by(size_t outside, size_t height)
{
    size_t third = height / 3;
    return outside < third ? third : outside;
}

void dl_pane_follow(dl_pane *pane, size_t total, size_t cursor)
{
    size_t height = dl_pane_height(pane);
    size_t margin = height > 8 ? 2 : 0;
    pane->total = total;
    pane->cursor = cursor < total ? cursor : total ? total - 1 : 0;
    size_t behind = pane->cursor + margin + 1;
    if (pane->cursor < pane->top + margin && pane->top) {
        size_t by = scroll_by(pane->top + margin - pane->cursor, height);
        pane->top = pane->top > by ? pane->top - by : 0;
    }
    if (behind > pane->top + height)
        pane->top += scroll_by(behind - pane->top - height, height);
    if (pane->top + height > total)
        pane->top = total > height ? total - height : 0;
}

size_t dl_pane_bottom(const dl_pane *pane)
{
    size_t bottom = pane->top + dl_pane_height(pane);
    return bottom < pane->total ? bottom : pane->total;
}

void dl_row_begin(dl_pane *pane)
{
    pane->row = DL_APPEND(&pane->rows, &pane->arena);
    *pane->row = (dl_row){ .text = { .arena = &pane->arena } };
}

static void add_run(dl_pane *pane, size_t start, dl_style style)
{
    dl_row *row = pane->row;
    uint32_t end = (uint32_t)row->text.count;
    dl_run *last = row->runs.count ? &row->runs.items[row->runs.count - 1] : NULL;
    if (last && last->style == style)
        last->end = end;
    else if (end > start)
        *DL_APPEND(&row->runs, &pane->arena) = (dl_run){ (uint32_t)start, end, style };
}

void dl_row_add(dl_pane *pane, dl_str text, dl_style style)
{
    size_t start = pane->row->text.count;
    dl_buf_add(&pane->row->text, text);
    pane->row->columns += dl_glyph_columns(text, INT_MAX / 2);
    add_run(pane, start, style);
}

void dl_row_format(dl_pane *pane, dl_style style, const char *format, ...)
{
    char text[512];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    dl_row_add(pane, dl_str_from(text), style);
}

void dl_row_column(dl_pane *pane, int columns, dl_str text, dl_style style)
{
    static const char spaces[] = "                                ";
    int width = 0;
    size_t end = 0;
    for (size_t at = 0; at < text.len; end = at) {
        width += dl_glyph_next(text, &at).width;
        if (width > columns)
            break;
    }
    bool cut = width > columns && columns > 0;
    if (cut) { /* one column for the sign that something is missing */
        end = 0;
        width = 0;
        for (size_t at = 0;; end = at) {
            int next = width + dl_glyph_next(text, &at).width;
            if (next > columns - 1)
                break;
            width = next;
        }
    }
    dl_row_add(pane, dl_str_slice(text, 0, end), style);
    if (cut) {
        dl_row_add(pane, DL_STR("…"), style);
        width++;
    }
    for (int left = columns - width; left > 0; left -= (int)sizeof spaces - 1) {
        size_t count = left < (int)sizeof spaces - 1 ? (size_t)left : sizeof spaces - 1;
        dl_row_add(pane, (dl_str){ spaces, count }, style & (dl_style)~DL_STYLE_INK);
    }
}

void dl_row_tail(dl_pane *pane, dl_str text, dl_style style)
{
    pane->row->tail = dl_str_copy(&pane->arena, text);
    pane->row->tail_style = style;
}

void dl_row_line(dl_pane *pane, dl_str text, dl_style style)
{
    dl_row_begin(pane);
    dl_row_add(pane, text, style);
}

void dl_row_paragraph(dl_pane *pane, dl_str text, dl_style style)
{
    enum { SIDES = 2 };
    dl_lines lines = { 0 };
    dl_wrap(text, pane->size.columns - SIDES, &lines, &pane->arena);
    for (size_t i = 0; i < lines.count; i++) {
        dl_row_begin(pane);
        dl_row_add(pane, DL_STR(" "), style);
        dl_row_add(pane, dl_str_span(text, lines.items[i]), style);
    }
}

static void render_row(const dl_pane *pane, const dl_row *row, int y, dl_canvas *canvas)
{
    int columns = canvas->size.columns;
    int tail = row->tail.len ? dl_glyph_columns(row->tail, columns) : 0;
    if (tail > columns / 2 && row->columns + tail >= columns)
        tail = 0; /* a narrow pane shows what the row is about, not how often */
    int end = tail ? columns - tail - 1 : columns;
    int column = pane->indent;
    for (size_t i = 0; i < row->runs.count; i++) {
        dl_run run = row->runs.items[i];
        dl_str text = dl_str_slice(dl_buf_str(&row->text), run.start, run.end);
        column = dl_canvas_fit(canvas, y, column, end - column, text, run.style);
    }
    if (tail && tail < columns)
        dl_canvas_text(canvas, y, columns - tail, tail, row->tail, row->tail_style);
    if (row->barred && pane->indent > 1)
        dl_canvas_text(canvas, y, pane->indent - 2, 1, DL_STR("▎"), DL_INK_BAR_HERE);
    if (row->selected)
        dl_canvas_mark(canvas, y, 0, columns,
                       pane->focused ? DL_MARK_CURSOR : DL_MARK_ROW);
}

void dl_pane_render(const dl_pane *pane, dl_canvas *canvas)
{
    for (size_t i = 0; i < pane->rows.count && (int)i < canvas->size.rows; i++)
        render_row(pane, &pane->rows.items[i], (int)i, canvas);
}

void dl_pane_cursor(const dl_pane *pane, int *row, int *column)
{
    *row = (int)pane->head;
    *column = pane->indent;
    for (size_t i = 0; i < pane->rows.count; i++)
        if (pane->rows.items[i].selected) {
            *row = (int)i;
            *column = 0;
            return;
        }
}
