#ifndef DL_UI_KEYS_H
#define DL_UI_KEYS_H
/* [ui] Keys by name, and what they do.
 *
 * A key is what it types ("j", "]", "é") or a name: Enter Tab S-Tab Space Esc Backspace
 * Delete Up Down Left Right PgUp PgDn Home End F1 ... C-x M-x. Two keys in a row are
 * joined by a space ("s n"). Rows are looked up in the focused pane first, then
 * everywhere. The help pane and the hint line are printed from these tables, so they
 * cannot lie.
 */
#include "dateline/str.h"
#include "ui/actions.h"

#define DL_KEY_TEXT 24

typedef struct dl_binding {
    const char *key; /* NULL ends the table */
    dl_action action;
    const char *hint; /* for the hint line; NULL: not there */
    const char *help; /* what it does here; NULL: what the action always does */
} dl_binding;

extern const dl_binding dl_keys_everywhere[];
extern const dl_binding dl_keys_prompt[];

/* What a key does; DL_ACTION_NONE if nothing. `keys` may be NULL. */
dl_action dl_keys_find(const dl_binding *keys, const char *key);
/* Whether a row starts with this key and needs one more. */
bool dl_keys_continue(const dl_binding *keys, const char *key);
/* The base letter of an accented or full-width key, as an input method may send it:
 * "ủ" -> "u", "Ｊ" -> "J". False if the key has none. */
bool dl_key_base(const char *key, char base[DL_KEY_TEXT]);

const char *dl_action_name(dl_action action);
const char *dl_action_help(dl_action action);
/* DL_ACTION_NONE if no action has the name. */
dl_action dl_action_of_name(dl_str name);

#endif
