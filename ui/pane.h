#ifndef DL_UI_PANE_H
#define DL_UI_PANE_H
/* [ui] A pane shows the explorer in one rectangle.
 *
 * prepare() runs when a watched facet or the rectangle changed: it fills the pane's rows,
 * only those in view, in an arena emptied for it, and scrolls the pane. Rendering only
 * reads, so drawing twice is drawing once. Neither knows that curses exists, and no pane
 * knows another: what they share is in the explorer.
 */
#include "ui/canvas.h"
#include "ui/explorer.h"
#include "ui/keys.h"
#include "ui/memo.h"
#include "ui/row.h"
#include "ui/wrap.h"

typedef enum dl_pane_id {
    DL_PANE_HEADLINES,
    DL_PANE_ARTICLE,
    DL_PANE_ENTITIES,
    DL_PANE_TIMELINE,
    DL_PANE_STATUS,
    DL_PANE_SEARCH, /* from here on layers, that open above the others */
    DL_PANE_CARD,
    DL_PANE_CHIPS,
    DL_PANE_FILTERS,
    DL_PANE_SOURCES,
    DL_PANE_REPORTS,
    DL_PANE_HELP,
    DL_PANE_COUNT
} dl_pane_id;

typedef struct dl_targets {
    dl_target *items;
    size_t count, capacity;
} dl_targets;

/* Does an action; `count` is what was typed before the key, 0 if nothing was. False:
 * nothing came of it. */
typedef struct dl_handler {
    dl_action action; /* DL_ACTION_NONE ends the table */
    bool (*run)(dl_pane *pane, dl_explorer *explorer, int count);
} dl_handler;

typedef struct dl_pane_kind {
    const char *name;  /* in sentences: "the timeline" */
    const char *title; /* where there is room for a word only */
    unsigned watches;
    bool tall;                  /* a layer that covers the timeline too */
    const dl_binding *keys;     /* may be NULL */
    const dl_handler *handlers; /* may be NULL */
    void (*prepare)(dl_pane *pane, const dl_explorer *explorer);
    /* The cursor has come to pane->cursor; may be NULL. */
    bool (*select)(dl_pane *pane, dl_explorer *explorer);
} dl_pane_kind;

struct dl_pane {
    const dl_pane_kind *kind;
    dl_size size; /* of its inside */
    bool focused;
    bool stale; /* to be prepared whatever the generation */
    uint64_t prepared_at;

    /* Made by prepare. */
    dl_arena arena;
    dl_rows rows;
    size_t head; /* rows at the top that do not scroll */
    int indent;  /* columns left of each row's text */
    dl_str title;
    dl_row *row; /* being written */

    /* The list that the rows are a window on. */
    size_t total, top, cursor;
    dl_arena kept; /* outlives prepare: items, lines, hits */
    uint64_t kept_at;
    uint64_t kept_key; /* what it was made of, as the pane sees fit */
    dl_targets items;
    struct {
        dl_str *items;
        size_t count, capacity;
    } texts; /* of items that are text */
    dl_lines lines;
    dl_insets insets; /* numbers of links */
    dl_spans hits;
    dl_target about; /* the article whose lines are kept */
    dl_memo memo;    /* outlives what is kept: see panes/entities.c */
};

void dl_pane_release(dl_pane *pane);
/* Prepares the pane if it is stale. */
void dl_pane_refresh(dl_pane *pane, const dl_explorer *explorer);
void dl_pane_render(const dl_pane *pane, dl_canvas *canvas);
/* Where the terminal's cursor belongs: the selected row, else the first of the text. */
void dl_pane_cursor(const dl_pane *pane, int *row, int *column);

/* Whether `kept` must be made anew (it is then empty): the key has changed or a watched
 * facet is newer. */
bool dl_pane_keep(dl_pane *pane, const dl_explorer *explorer, unsigned watches,
                  uint64_t key);

/* Rows that can be seen below the head. */
size_t dl_pane_height(const dl_pane *pane);
/* Clamps cursor and top, so that the cursor is in view with `total` rows in the list. */
void dl_pane_follow(dl_pane *pane, size_t total, size_t cursor);
/* The last row of the window, exclusive. */
size_t dl_pane_bottom(const dl_pane *pane);

/* Moving through a list, for every pane that has none of its own. */
extern const dl_handler dl_list_handlers[];
/* The first row at or after `from` (before, if there is none) that can be selected. */
size_t dl_list_settle(const dl_pane *pane, size_t from);
dl_target dl_pane_target(const dl_pane *pane);
/* So many rows on, headings not counted; stops at the ends, and says so. */
bool dl_list_step(dl_pane *pane, dl_explorer *explorer, int count);

extern const dl_pane_kind dl_headlines_pane, dl_article_pane, dl_entities_pane,
    dl_timeline_pane, dl_status_pane, dl_search_pane, dl_card_pane, dl_chips_pane,
    dl_filters_pane, dl_sources_pane, dl_reports_pane, dl_help_pane;

#endif
