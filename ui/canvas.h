#ifndef DL_UI_CANVAS_H
#define DL_UI_CANVAS_H
/* [ui] An off-screen picture of the terminal, drawn by panes and sent by screen.c.
 *
 * A canvas is a view of a rectangle of cells: nothing drawn on it gets outside, no cell
 * ever holds half of a wide grapheme. Only here do columns exist; everything else counts
 * bytes. Views share the cells of the picture that they were cut from.
 */
#include "dateline/arena.h"
#include "dateline/buf.h"
#include "ui/glyph.h"
#include "ui/style.h"

typedef struct dl_size {
    int rows, columns;
} dl_size;

typedef struct dl_rect {
    int row, column, rows, columns;
} dl_rect;

typedef struct dl_cell {
    uint32_t points[DL_GLYPH_POINTS];
    uint8_t count; /* 0: the right half of the wide grapheme before */
    uint8_t width;
    dl_style style;
} dl_cell;

typedef struct dl_canvas {
    dl_cell *cells; /* of the whole picture */
    int stride;     /* its columns */
    dl_rect area;   /* of this view, in it */
    dl_size size;   /* of this view */
} dl_canvas;

/* A blank picture; its cells live in the arena. At least 1x1. */
dl_canvas dl_canvas_new(dl_arena *arena, dl_size size);
dl_canvas dl_canvas_view(const dl_canvas *canvas, dl_rect rect);
void dl_canvas_clear(dl_canvas *canvas);

/* Draws text from (row, column) on, in at most `limit` columns; answers the column behind
 * it. Text that is too long ends in the middle, or with "…" when `dl_canvas_fit`. */
int dl_canvas_text(dl_canvas *canvas, int row, int column, int limit, dl_str text,
                   dl_style style);
int dl_canvas_fit(dl_canvas *canvas, int row, int column, int limit, dl_str text,
                  dl_style style);
/* Lays marks over a stretch of cells, or gives it an ink. */
void dl_canvas_mark(dl_canvas *canvas, int row, int column, int columns, dl_style marks);
void dl_canvas_ink(dl_canvas *canvas, dl_rect rect, dl_style style);
/* A frame along the edge of rect; it joins with frames that it meets. */
void dl_canvas_frame(dl_canvas *canvas, dl_rect rect, dl_style style);

const dl_cell *dl_canvas_cell(const dl_canvas *canvas, int row, int column);
/* The picture as text, a line a row, without spaces at the ends: for tests. */
void dl_canvas_dump(const dl_canvas *canvas, dl_buf *out);

#endif
