#ifndef DL_UI_HANDLERS_H
#define DL_UI_HANDLERS_H
/* [ui] Actions that belong to no pane, and what does them. Both tables end with { 0 }. */
#include "ui/desk.h"

typedef struct dl_desk_handler {
    dl_action action;
    bool (*run)(dl_desk *desk, int count);
} dl_desk_handler;

typedef struct dl_explorer_handler {
    dl_action action;
    bool (*run)(dl_explorer *explorer, int count);
} dl_explorer_handler;

extern const dl_desk_handler dl_desk_handlers[];
extern const dl_explorer_handler dl_explorer_handlers[];

#endif
