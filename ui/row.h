#ifndef DL_UI_ROW_H
#define DL_UI_ROW_H
/* [ui] A row of a pane: runs of text, each in its style, and how they are written. */
#include "dateline/buf.h"
#include "ui/canvas.h"

typedef struct dl_run {
    uint32_t start, end; /* bytes of the row's text */
    dl_style style;
} dl_run;

typedef struct dl_row {
    dl_buf text;
    struct {
        dl_run *items;
        size_t count, capacity;
    } runs;
    int columns; /* of the text */
    dl_str tail; /* set against the right edge */
    dl_style tail_style;
    bool selected;
    bool barred;  /* a bar in the margin: the sentence of the chosen event */
    bool dotted;  /* a dot: here begins a sentence that tells another event */
} dl_row;

typedef struct dl_rows {
    dl_row *items;
    size_t count, capacity;
} dl_rows;

typedef struct dl_pane dl_pane;

/* Writing rows: each call is about the row begun last. */
void dl_row_begin(dl_pane *pane);
void dl_row_add(dl_pane *pane, dl_str text, dl_style style);
void dl_row_format(dl_pane *pane, dl_style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Text cut or padded to so many columns. */
void dl_row_column(dl_pane *pane, int columns, dl_str text, dl_style style);
void dl_row_tail(dl_pane *pane, dl_str text, dl_style style);
/* A row of one text; wrapped over as many rows as it needs. */
void dl_row_line(dl_pane *pane, dl_str text, dl_style style);
void dl_row_paragraph(dl_pane *pane, dl_str text, dl_style style);

#endif
