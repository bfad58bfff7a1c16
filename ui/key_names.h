#ifndef DL_UI_KEY_NAMES_H
#define DL_UI_KEY_NAMES_H
/* [ui] What curses calls a key, by the names of the key tables: "Up", "C-d", "M-Left", "F3". */
#include <wchar.h>

#include "ui/keys.h"

/* False for a code that has no name here. */
bool dl_key_name_code(int code, char key[DL_KEY_TEXT]);
/* Every character has one. */
void dl_key_name_character(wint_t character, char key[DL_KEY_TEXT]);

#endif
