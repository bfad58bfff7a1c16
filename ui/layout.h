#ifndef DL_UI_LAYOUT_H
#define DL_UI_LAYOUT_H
/* [ui] Which panes stand where, by the size of the terminal: a table. */
#include "ui/pane.h"

typedef struct dl_spot {
    dl_pane_id pane;
    dl_rect frame; /* equal to inside where there are no frames */
    dl_rect inside;
} dl_spot;

enum { DL_SPOTS = 4 };

typedef struct dl_arrangement {
    dl_spot spots[DL_SPOTS];
    size_t count;
    bool framed;
    bool tabs;      /* the top line names the panes that are not to be seen */
    dl_rect status; /* the top line; no rows if there is none */
    dl_rect chips;  /* below it: what narrows the list, where it has no room for that */
    dl_rect hints;  /* the bottom line */
    dl_spot layer;  /* where layers open: above the panes, */
    dl_spot tall;   /* or above all of them */
} dl_arrangement;

/* `recent` says of each pane when it had the focus last: of panes that share a place the
 * latest is shown. `alone`: the focused pane has all the room. `narrowed`: something
 * narrows the list. */
dl_arrangement dl_layout_arrange(dl_size size, dl_pane_id focus,
                                 const uint64_t recent[DL_PANE_COUNT], bool alone,
                                 bool narrowed);

#endif
