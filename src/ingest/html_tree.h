#ifndef DL_INGEST_HTML_TREE_H
#define DL_INGEST_HTML_TREE_H
/* A page as a flat table: elements and texts in document order, each with its parent and
 * the row behind its last descendant. So everything that is asked of the page is a loop,
 * and no depth of nesting can exhaust the stack.
 *
 *   row  0 html   end 5      A subtree is the rows [i, end). Parents come before their
 *   row  1  body  end 5      children, so sums over subtrees are one loop from the back.
 *   row  2   p    end 4
 *   row  3    "text"
 *   row  4   "text"
 */
#include <libxml/HTMLparser.h>

#include "dateline/arena.h"
#include "dateline/str.h"

enum { DL_HTML_DEPTH = 1024 };

typedef enum dl_html_tag {
    DL_HTML_TEXT,
    DL_HTML_INLINE, /* and whatever we have never heard of */
    DL_HTML_LINK,
    DL_HTML_BREAK,
    DL_HTML_SAID, /* <q> */
    DL_HTML_RAISED, /* <sup> */
    DL_HTML_GLOSS, /* <rt>: how the characters before it are read */
    DL_HTML_TIME,
    DL_HTML_BLOCK, /* from here on: starts on a line of its own */
    DL_HTML_PAGE,  /* html, body */
    DL_HTML_PARAGRAPH,
    DL_HTML_HEADING,
    DL_HTML_QUOTE,
    DL_HTML_PRE,
    DL_HTML_LIST,
    DL_HTML_NUMBERED,
    DL_HTML_ITEM,
    DL_HTML_TABLE,
    DL_HTML_ROW,
    DL_HTML_CELL,
    DL_HTML_FIGURE,
    DL_HTML_CAPTION,
    DL_HTML_ARTICLE,
    DL_HTML_MAIN,
    DL_HTML_HEADER,
    DL_HTML_FORM,
    DL_HTML_SCRIPTLESS, /* <noscript>: has rows below it only if the page has no other text */
    DL_HTML_ASIDE,  /* aside, footer, nav: furniture unless it holds the article */
    DL_HTML_NEVER   /* nothing of it is ever shown: script, style, svg, button ... */
} dl_html_tag;

typedef struct dl_html_row {
    const xmlNode *node;
    uint32_t parent; /* row 0 is its own */
    uint32_t end;
    uint32_t block; /* the nearest block: itself or above */
    uint8_t tag;    /* dl_html_tag */
    uint8_t level;  /* of a heading */
    bool linked;    /* inside a link */
    bool dropped;   /* it and everything below are not part of the article */
    uint32_t hints; /* what class, id and role say: see html_hints.h */
    /* Weighted counts of what is not dropped: a Han character counts for three letters,
     * as it says about as much. */
    uint32_t letters, link_letters, commas;          /* of the subtree */
    uint32_t own_letters, own_link_letters, own_commas; /* of the text whose block it is */
    float score;
} dl_html_row;

typedef struct dl_html_tree {
    dl_html_row *items;
    size_t count, capacity;
    xmlDoc *document;
    bool too_deep; /* it ends where elements nest deeper than DL_HTML_DEPTH */
    dl_arena *arena;
} dl_html_tree;

/* Reads a page or a piece of one; text is UTF-8. Always gives at least one row. */
void dl_html_tree_open(dl_html_tree *tree, dl_str text, dl_arena *arena);
void dl_html_tree_close(dl_html_tree *tree);

/* The source without NULs, and its references to windows-1252's points as the points that
 * browsers show for them. */
dl_str dl_html_mend(dl_str text, dl_arena *arena);

/* Counts letters anew, leaving out what is dropped. */
void dl_html_tree_measure(dl_html_tree *tree);

/* The text of a text row. */
dl_str dl_html_row_text(const dl_html_row *row);
/* The text of a row and all below, on one line, without what is never shown. */
dl_str dl_html_line_of(const dl_html_tree *tree, uint32_t row, dl_arena *arena);

static inline bool dl_html_is_block(const dl_html_row *row)
{
    return row->tag >= DL_HTML_BLOCK;
}

#endif
