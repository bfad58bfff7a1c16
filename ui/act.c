/* From an action to what does it. A handler is looked for where the key was: in the focused
 * pane, then among those of every list, of the screen and of the explorer. */
#include "ui/handlers.h"

static bool act_in_pane(dl_desk *desk, const dl_handler *handlers, dl_action action,
                        int count, bool *did)
{
    for (; handlers && handlers->action; handlers++)
        if (handlers->action == action) {
            *did = handlers->run(dl_desk_focused(desk), desk->explorer, count);
            return true;
        }
    return false;
}

static bool is_shown(const dl_desk *desk, dl_pane_id pane)
{
    bool shown = false;
    for (size_t i = 0; i < desk->arrangement.count; i++)
        shown = shown || desk->arrangement.spots[i].pane == pane;
    return shown;
}

/* Where one pane is shown at a time, a step in time or to a hit shows where it led: unless
 * the timeline itself is to be seen, the text with the sentence. */
static void show_step(dl_desk *desk, dl_action action)
{
    static const struct {
        dl_action action;
        bool in_time;
    } steps[] = {
        { DL_ACTION_NEXT_EVENT, true },  { DL_ACTION_PREVIOUS_EVENT, true },
        { DL_ACTION_NEXT_MONTH, true },  { DL_ACTION_PREVIOUS_MONTH, true },
        { DL_ACTION_NEXT_HIT,   false }, { DL_ACTION_PREVIOUS_HIT,   false },
    };
    for (size_t i = 0; i < DL_COUNT(steps); i++)
        if (steps[i].action == action && !desk->layer_count
            && !is_shown(desk, DL_PANE_ARTICLE)
            && !(steps[i].in_time && is_shown(desk, DL_PANE_TIMELINE)))
            dl_desk_focus(desk, DL_PANE_ARTICLE);
}

bool dl_desk_act(dl_desk *desk, dl_action action, int count, bool *did)
{
    const dl_pane *pane = dl_desk_focused(desk);
    if (act_in_pane(desk, pane->kind->handlers, action, count, did) ||
        act_in_pane(desk, dl_list_handlers, action, count, did))
        return true;
    for (const dl_desk_handler *row = dl_desk_handlers; row->action; row++)
        if (row->action == action) {
            *did = row->run(desk, count);
            return true;
        }
    for (const dl_explorer_handler *row = dl_explorer_handlers; row->action; row++)
        if (row->action == action) {
            *did = row->run(desk->explorer, count);
            if (*did)
                show_step(desk, action);
            return true;
        }
    return false;
}
