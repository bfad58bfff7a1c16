#ifndef DL_INGEST_HTML_TEXT_H
#define DL_INGEST_HTML_TEXT_H
/* Rows of a page as text that reads well: paragraphs apart, lists with marks, quotations
 * with "> ", tables of data with " | ". */
#include "dateline/buf.h"
#include "dateline/document.h"
#include "src/ingest/html_tree.h"

typedef struct dl_html_text {
    dl_buf out;
    dl_web_links links; /* places in out; in its arena */
    dl_str base;    /* what relative addresses start from; empty: they are left out */
    size_t link_start; /* of the open link's first letter; SIZE_MAX: it has none yet */
    int lines;      /* line ends owed before the next text */
    bool space;     /* a space is owed */
    bool cell;      /* a " | " is owed */
    bool item;      /* the mark of a list item is owed */
    uint32_t numbers[8]; /* of the lists around, 0 for marks */
    int lists, quotes, pre;
} dl_html_text;

/* Appends the rows [row, end of row) that are not dropped. */
void dl_html_text_add(dl_html_text *state, const dl_html_tree *tree, uint32_t row);

#endif
