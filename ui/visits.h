#ifndef DL_UI_VISITS_H
#define DL_UI_VISITS_H
/* [ui] Visits to the web in the background: asked for, followed, and told of at their end. */
#include "ui/desk.h"

/* Visits every source that the library follows. */
bool dl_desk_refresh(dl_desk *desk, int count);
/* Before a file or folder is added: what comes of that is told, too. */
void dl_desk_note_adding(dl_desk *desk);
/* What has come of visits meanwhile; says so when the last one has ended. */
void dl_desk_follow_visits(dl_desk *desk);

#endif
