#include "ui/terminfo.h"

#include <curses.h>
#include <stdint.h>
#include <term.h>

const char *dl_terminfo_string(const char *name)
{
    const char *text = tigetstr(name);
    return (intptr_t)text == -1 ? NULL : text;
}
