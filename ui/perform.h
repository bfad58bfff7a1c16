#ifndef DL_UI_PERFORM_H
#define DL_UI_PERFORM_H
/* [ui] Does the desk's errand with the terminal: hands it over where a program needs it and
 * takes it back. */
#include "ui/desk.h"
#include "ui/screen.h"

void dl_perform(dl_desk *desk, dl_screen *screen);

#endif
