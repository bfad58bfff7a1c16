#include "ui/terminfo.h"

#include <curses.h>
#include <stdint.h>
#include <stdlib.h>
#include <term.h>

const char *dl_terminfo_string(const char *name)
{
    const char *text = tigetstr(name);
    return (intptr_t)text == -1 ? NULL : text;
}

int dl_terminfo_colours(void)
{
    const char *no_colour = getenv("NO_COLOR");
    if ((no_colour && *no_colour) || !has_colors() || COLORS < 8)
        return 0;
    return COLORS;
}
