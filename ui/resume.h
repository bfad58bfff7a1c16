#ifndef DL_UI_RESUME_H
#define DL_UI_RESUME_H
/* [ui] Going on where the reader left: article, place, query, filters, order, the name in
 * focus, panes. Kept as one value of the library's state, a line a fact. */
#include "ui/desk.h"

/* Keeps where the reader is; nothing while only the sample is shown. */
void dl_resume_save(dl_desk *desk);
/* Brings back what can be before there are articles; the rest is left in desk->resume. A
 * query that was asked for at the start stands in place of the kept one. */
void dl_resume_start(dl_desk *desk, dl_str query);
/* Brings back what has come in meanwhile, until the reader has pressed a key. */
void dl_resume_go_on(dl_desk *desk);

#endif
