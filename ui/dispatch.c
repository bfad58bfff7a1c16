/* From a key to what it does. A handler is looked for where the key was: in the focused
 * pane, then among those of every list, of the screen and of the explorer. */
#include <stdio.h>
#include <string.h>

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

static dl_action find_action(const dl_pane *pane, const char *key)
{
    dl_action action = dl_keys_find(pane->kind->keys, key);
    return action ? action : dl_keys_find(dl_keys_everywhere, key);
}

static void run(dl_desk *desk, dl_action action, const char *key)
{
    bool did = false;
    int count = desk->count;
    desk->count = 0;
    if (action != DL_ACTION_CLOSE)
        desk->leaving = false;
    bool known = dl_desk_act(desk, action, count, &did);
    if ((!known || !did) && !desk->explorer->message[0])
        dl_explorer_say(desk->explorer, "%s does nothing here, in %s; ? lists every key.",
                        key, dl_desk_focused(desk)->kind->name);
}

/* An input method may be on: the accented key stands for its base letter, and says so. */
static void run_base(dl_desk *desk, const char *key)
{
    char base[DL_KEY_TEXT];
    dl_action action = DL_ACTION_NONE;
    if (dl_key_base(key, base))
        action = find_action(dl_desk_focused(desk), base);
    desk->leaving = desk->leaving && action == DL_ACTION_CLOSE;
    if (!action) {
        desk->count = 0;
        dl_explorer_say(desk->explorer, "%s is no key here; ? lists every key.", key);
        return;
    }
    run(desk, action, base);
    if (!desk->explorer->message[0])
        dl_explorer_say(desk->explorer,
                        "%s was taken as %s: an input method seems to be on.", key, base);
}

static bool add_digit(dl_desk *desk, const char *key)
{
    enum { MOST = 99999 };
    bool digit =
        key[0] >= '0' && key[0] <= '9' && !key[1] && (desk->count || key[0] != '0');
    if (!digit)
        return false;
    int count = desk->count * 10 + (key[0] - '0');
    desk->count = count > MOST ? MOST : count;
    return true;
}

void dl_desk_key(dl_desk *desk, const char *key)
{
    desk->explorer->message[0] = '\0';
    desk->explorer->touched = true;
    if (desk->prompt.kind) {
        dl_desk_answer(desk, key);
        return;
    }
    if (!desk->pending[0] && add_digit(desk, key))
        return;
    dl_desk_prepare(desk);
    const dl_pane *pane = dl_desk_focused(desk);
    char keys[2 * DL_KEY_TEXT + 1];
    snprintf(keys, sizeof keys, "%s%s%s", desk->pending, desk->pending[0] ? " " : "",
             key);
    bool pending = desk->pending[0];
    desk->pending[0] = '\0';
    dl_action action = find_action(pane, keys);
    if (action)
        run(desk, action, keys);
    else if (!pending && (dl_keys_continue(pane->kind->keys, key) ||
                          dl_keys_continue(dl_keys_everywhere, key)))
        snprintf(desk->pending, sizeof desk->pending, "%s", key);
    else if (pending)
        dl_explorer_say(desk->explorer, "%s is no key here; ? lists every key.", keys);
    else
        run_base(desk, key);
}

void dl_desk_paste(dl_desk *desk, const char *key)
{
    if (desk->prompt.kind)
        dl_desk_key(desk, key);
    else
        dl_explorer_say(desk->explorer,
                        "Pasted text is no keys: open a prompt for it, / to "
                        "search or : for a command.");
}
