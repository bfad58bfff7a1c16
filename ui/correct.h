#ifndef DL_UI_CORRECT_H
#define DL_UI_CORRECT_H
/* [ui] The reader corrects names: of what the cursor is on, else of the name in focus. */
#include "ui/desk.h"

/* The entity that a correction, a card or a filter is about; DL_NO_ID if there is none. */
uint32_t dl_desk_subject(const dl_desk *desk);

void dl_desk_merge(dl_desk *desk, dl_str value);
void dl_desk_rename(dl_desk *desk, dl_str value);
void dl_desk_retype(dl_desk *desk, dl_str value);
void dl_desk_hide(dl_desk *desk, dl_str value);
/* Takes the last correction of this session back, if it came after the last mark; else the
 * last mark. */
bool dl_desk_undo(dl_desk *desk, int count);

#endif
