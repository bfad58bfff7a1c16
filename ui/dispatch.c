/* From a key to its action: an open prompt has it for itself, else the focused pane's keys
 * win over those of the screen. */
#include <stdio.h>
#include <string.h>

#include "ui/desk.h"

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
