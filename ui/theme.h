#ifndef DL_UI_THEME_H
#define DL_UI_THEME_H
/* [ui] What a style looks like on a terminal with so many colours. Always over the
 * terminal's own background; without colours everything is still told apart by bold,
 * underline, reverse and marks in the text. */
#include "ui/style.h"

enum {
    DL_LOOK_BOLD = 1,
    DL_LOOK_UNDERLINE = 2,
    DL_LOOK_REVERSE = 4,
    DL_LOOK_DIM = 8,
    DL_LOOK_DIM_OF_8 = 16 /* dim only where there is no shade of grey */
};

typedef struct dl_look {
    int foreground, background; /* -1: the terminal's own */
    unsigned attributes;        /* DL_LOOK_BOLD ... */
} dl_look;

/* `colours`: 0, 8, 16, 256, or 1 << 24 for direct colour. */
dl_look dl_theme_look(int colours, dl_style style);

#endif
