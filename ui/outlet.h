#ifndef DL_UI_OUTLET_H
#define DL_UI_OUTLET_H
/* [ui] The way to the terminal: what curses draws is sent in one piece.
 *
 * Curses sends a write for each move of the cursor, dozens for a page, and each wakes the
 * terminal. So while it refreshes, its descriptor leads into a file in memory. */
#include "dateline/str.h"

typedef struct dl_outlet {
    int out;      /* the descriptor that curses knows */
    int terminal; /* another one of the terminal, and */
    int drawn;    /* the file; both -1: curses writes to the terminal itself */
} dl_outlet;

dl_outlet dl_outlet_open(int out);
void dl_outlet_close(dl_outlet *outlet);
/* Sends what has changed. */
void dl_outlet_refresh(dl_outlet *outlet);
/* Sends bytes as they are. If the terminal is gone, the loop finds out by itself. */
void dl_outlet_send(const dl_outlet *outlet, dl_str text);

#endif
