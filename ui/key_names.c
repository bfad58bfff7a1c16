#include "ui/key_names.h"

#include <ncurses.h>
#include <stdio.h>
#include <string.h>

#include "dateline/buf.h"

/* Curses' codes and control characters that have names. */
static const struct {
    int code;
    const char *name;
} named_codes[] = {
    { KEY_UP, "Up" },       { KEY_DOWN, "Down" },   { KEY_LEFT, "Left" },
    { KEY_RIGHT, "Right" }, { KEY_PPAGE, "PgUp" },  { KEY_NPAGE, "PgDn" },
    { KEY_HOME, "Home" },   { KEY_END, "End" },     { KEY_BTAB, "S-Tab" },
    { KEY_DC, "Delete" },   { KEY_BACKSPACE, "Backspace" }, { KEY_ENTER, "Enter" },
    { KEY_A1, "Home" },     { KEY_C1, "End" },      { KEY_A3, "PgUp" }, { KEY_C3, "PgDn" },
}, named_characters[] = {
    { '\r', "Enter" }, { '\n', "Enter" }, { '\t', "Tab" }, { ' ', "Space" },
    { 0x7F, "Backspace" }, { 0x08, "Backspace" }, { 0x1B, "Esc" },
};

/* Alt with an arrow has a code that only its terminfo name tells. */
static bool name_extended(int code, char key[DL_KEY_TEXT])
{
    const char *name = keyname(code);
    if (!name || strlen(name) < 5 || name[0] != 'k')
        return false;
    if (!strcmp(name, "kLFT3") || !strcmp(name, "kRIT3")) {
        snprintf(key, DL_KEY_TEXT, "%s", name[1] == 'L' ? "M-Left" : "M-Right");
        return true;
    }
    return false;
}

bool dl_key_name_code(int code, char key[DL_KEY_TEXT])
{
    for (size_t i = 0; i < DL_COUNT(named_codes); i++)
        if (named_codes[i].code == code) {
            snprintf(key, DL_KEY_TEXT, "%s", named_codes[i].name);
            return true;
        }
    if (code > KEY_F0 && code <= KEY_F0 + 24) {
        snprintf(key, DL_KEY_TEXT, "F%d", code - KEY_F0);
        return true;
    }
    return name_extended(code, key);
}

void dl_key_name_character(wint_t character, char key[DL_KEY_TEXT])
{
    for (size_t i = 0; i < DL_COUNT(named_characters); i++)
        if ((wint_t)named_characters[i].code == character) {
            snprintf(key, DL_KEY_TEXT, "%s", named_characters[i].name);
            return;
        }
    if (character < ' ') {
        snprintf(key, DL_KEY_TEXT, "C-%c",
                 (int)character + (character < 27 ? 'a' - 1 : '@'));
        return;
    }
    dl_arena arena = { 0 };
    dl_buf text = { .arena = &arena };
    dl_buf_add_point(&text, (uint32_t)character);
    snprintf(key, DL_KEY_TEXT, "%s", dl_buf_cstr(&text));
    dl_arena_release(&arena);
}
