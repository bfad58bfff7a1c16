#include "ui/canvas.h"

#include <limits.h>
#include <string.h>

static const dl_cell blank = { .points = { ' ' }, .count = 1, .width = 1 };

dl_canvas dl_canvas_new(dl_arena *arena, dl_size size)
{
    size.rows = size.rows < 1 ? 1 : size.rows;
    size.columns = size.columns < 1 ? 1 : size.columns;
    dl_canvas canvas = {
        .cells = DL_NEW(arena, dl_cell, (size_t)size.rows * (size_t)size.columns),
        .stride = size.columns,
        .area = {0, 0, size.rows, size.columns},
        .size = size,
    };
    dl_canvas_clear(&canvas);
    return canvas;
}

static int at_least(int value, int least)
{
    return value < least ? least : value;
}

static int at_most(int value, int most)
{
    return value > most ? most : value;
}

dl_canvas dl_canvas_view(const dl_canvas *canvas, dl_rect rect)
{
    int top = at_least(rect.row, 0);
    int left = at_least(rect.column, 0);
    int bottom = at_most(rect.row + rect.rows, canvas->size.rows);
    int right = at_most(rect.column + rect.columns, canvas->size.columns);
    dl_canvas view = *canvas;
    view.size = (dl_size){ at_least(bottom - top, 0), at_least(right - left, 0) };
    view.area = (dl_rect){ canvas->area.row + top, canvas->area.column + left,
                           view.size.rows, view.size.columns };
    return view;
}

static dl_cell *cell_at(const dl_canvas *canvas, int row, int column)
{
    size_t line = (size_t)(canvas->area.row + row) * (size_t)canvas->stride;
    return &canvas->cells[line + (size_t)(canvas->area.column + column)];
}

const dl_cell *dl_canvas_cell(const dl_canvas *canvas, int row, int column)
{
    bool inside = row >= 0 && row < canvas->size.rows && column >= 0 &&
                  column < canvas->size.columns;
    return inside ? cell_at(canvas, row, column) : NULL;
}

void dl_canvas_clear(dl_canvas *canvas)
{
    for (int row = 0; row < canvas->size.rows; row++)
        for (int column = 0; column < canvas->size.columns; column++)
            *cell_at(canvas, row, column) = blank;
}

/* Takes the other half off a wide grapheme that is about to lose one of its cells. */
static void split(dl_canvas *canvas, int row, int column)
{
    dl_cell *cell = cell_at(canvas, row, column);
    int from_left = canvas->area.column + column;
    if (cell->count == 0 && from_left > 0)
        cell[-1] =
            (dl_cell){ .points = { ' ' }, .count = 1, .width = 1, .style = cell->style };
    if (cell->width == 2 && from_left + 1 < canvas->stride)
        cell[1] =
            (dl_cell){ .points = { ' ' }, .count = 1, .width = 1, .style = cell->style };
}

static void put(dl_canvas *canvas, int row, int column, const uint32_t *points,
                uint8_t count, uint8_t width, dl_style style)
{
    for (int i = 0; i < width; i++)
        split(canvas, row, column + i);
    dl_cell *cell = cell_at(canvas, row, column);
    *cell = (dl_cell){ .count = count, .width = width, .style = style };
    memcpy(cell->points, points, count * sizeof *points);
    if (width == 2)
        cell[1] = (dl_cell){ .style = style };
}

/* Draws what fits before `end`; a wide grapheme that does not is a space. */
static int put_glyph(dl_canvas *canvas, int row, int column, int end,
                     const dl_glyph *glyph, dl_style style)
{
    if (glyph->mark)
        style = (dl_style)((style & ~DL_STYLE_INK) | DL_INK_CONTROL);
    if (!glyph->spelt && column + glyph->width <= end) {
        put(canvas, row, column, glyph->points, glyph->count, glyph->width, style);
        return column + glyph->width;
    }
    static const uint32_t space = ' ';
    for (int i = 0; i < glyph->width && column < end; i++, column++)
        put(canvas, row, column, glyph->spelt ? &glyph->points[i] : &space, 1, 1, style);
    return column;
}

int dl_canvas_text(dl_canvas *canvas, int row, int column, int limit, dl_str text,
                   dl_style style)
{
    if (row < 0 || row >= canvas->size.rows || column < 0 || limit <= 0)
        return column;
    int end =
        limit > canvas->size.columns - column ? canvas->size.columns : column + limit;
    for (size_t at = 0; at < text.len && column < end;) {
        size_t run = dl_glyph_ascii_run(text, at, (size_t)(end - column));
        for (size_t i = 0; i < run; i++)
            put(canvas, row, column++, &(uint32_t){ (uint32_t)text.ptr[at++] }, 1, 1, style);
        if (run)
            continue;
        dl_glyph glyph = dl_glyph_next(text, &at);
        if (glyph.width)
            column = put_glyph(canvas, row, column, end, &glyph, style);
    }
    return column;
}

/* Bytes of text that fit in so many columns. */
static size_t fitting(dl_str text, int columns)
{
    size_t fits = 0;
    for (size_t at = 0; at < text.len; fits = at) {
        size_t run = dl_glyph_ascii_run(text, at, (size_t)columns);
        columns -= run ? (int)run : dl_glyph_next(text, &at).width;
        at += run;
        if (columns < 0)
            break;
    }
    return fits;
}

int dl_canvas_fit(dl_canvas *canvas, int row, int column, int limit, dl_str text,
                  dl_style style)
{
    limit = at_most(limit, canvas->size.columns - column);
    if (limit <= 0 || fitting(text, limit) >= text.len)
        return dl_canvas_text(canvas, row, column, limit, text, style);
    dl_str start = dl_str_slice(text, 0, fitting(text, limit - 1));
    while (start.len && start.ptr[start.len - 1] == ' ')
        start.len--;
    column = dl_canvas_text(canvas, row, column, limit - 1, start, style);
    return dl_canvas_text(canvas, row, column, 1, DL_STR("…"), style);
}

void dl_canvas_mark(dl_canvas *canvas, int row, int column, int columns, dl_style marks)
{
    if (row < 0 || row >= canvas->size.rows)
        return;
    int end = at_most(column + columns, canvas->size.columns);
    for (int i = at_least(column, 0); i < end; i++) {
        dl_cell *cell = cell_at(canvas, row, i);
        cell->style = (dl_style)(cell->style | marks);
    }
}

void dl_canvas_ink(dl_canvas *canvas, dl_rect rect, dl_style style)
{
    dl_canvas view = dl_canvas_view(canvas, rect);
    for (int row = 0; row < view.size.rows; row++)
        for (int column = 0; column < view.size.columns; column++)
            cell_at(&view, row, column)->style = style;
}

/* Lines by the sides that they reach: 1 up, 2 right, 4 down, 8 left. */
static const uint32_t lines[16] = {
    ' ',    0x2502, 0x2500, 0x2514, 0x2502, 0x2502, 0x250C, 0x251C,
    0x2500, 0x2518, 0x2500, 0x2534, 0x2510, 0x2524, 0x252C, 0x253C,
};

static void add_line(dl_canvas *canvas, int row, int column, unsigned sides,
                     dl_style style)
{
    if (!dl_canvas_cell(canvas, row, column))
        return;
    uint32_t there = cell_at(canvas, row, column)->points[0];
    for (unsigned i = 3; i < DL_COUNT(lines); i++)
        if (lines[i] == there) {
            sides |= there == 0x2502 ? 5 : there == 0x2500 ? 10 : i;
            break;
        }
    put(canvas, row, column, &lines[sides], 1, 1, style);
}

void dl_canvas_frame(dl_canvas *canvas, dl_rect rect, dl_style style)
{
    int bottom = rect.row + rect.rows - 1;
    int right = rect.column + rect.columns - 1;
    if (rect.rows < 2 || rect.columns < 2)
        return;
    for (int column = rect.column + 1; column < right; column++) {
        add_line(canvas, rect.row, column, 2 | 8, style);
        add_line(canvas, bottom, column, 2 | 8, style);
    }
    for (int row = rect.row + 1; row < bottom; row++) {
        add_line(canvas, row, rect.column, 1 | 4, style);
        add_line(canvas, row, right, 1 | 4, style);
    }
    add_line(canvas, rect.row, rect.column, 2 | 4, style);
    add_line(canvas, rect.row, right, 4 | 8, style);
    add_line(canvas, bottom, rect.column, 1 | 2, style);
    add_line(canvas, bottom, right, 1 | 8, style);
}

void dl_canvas_dump(const dl_canvas *canvas, dl_buf *out)
{
    for (int row = 0; row < canvas->size.rows; row++) {
        size_t end = out->count; /* behind the last that is not a space */
        for (int column = 0; column < canvas->size.columns; column++) {
            const dl_cell *cell = cell_at(canvas, row, column);
            for (uint8_t i = 0; i < cell->count; i++)
                dl_buf_add_point(out, cell->points[i]);
            if (cell->count && cell->points[0] != ' ')
                end = out->count;
        }
        out->count = end;
        dl_buf_add_char(out, '\n');
    }
}
