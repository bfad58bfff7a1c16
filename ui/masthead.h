#ifndef DL_UI_MASTHEAD_H
#define DL_UI_MASTHEAD_H
/* [ui] What stands above the text of an article: when and where it was published, how
 * long it is, who wrote it, and what the reader has put on it. */
#include "ui/pane.h"

/* Writes the rows of the place's article, as wide as its text, and counts them as the
 * pane's head: fewer in a low pane. */
void dl_masthead_write(dl_pane *pane, const dl_explorer *explorer, int columns);

#endif
