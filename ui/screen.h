#ifndef DL_UI_SCREEN_H
#define DL_UI_SCREEN_H
/* [ui] The terminal: with key_names.h the only module that knows curses. It sends what has
 * changed of a canvas, reads keys by name, and gives the terminal back. */
#include "dateline/error.h"
#include "ui/canvas.h"
#include "ui/keys.h"

typedef struct dl_screen dl_screen;

/* Takes the terminal: standard input and output, or /dev/tty where they are no terminal.
 * One screen at a time. */
bool dl_screen_open(dl_screen **screen, dl_error *error);
void dl_screen_close(dl_screen *screen);
/* Gives the terminal back for a while, and takes it again. */
void dl_screen_suspend(dl_screen *screen);
void dl_screen_resume(dl_screen *screen);

/* The descriptors that keys come in on and pictures go out on. */
int dl_screen_input(const dl_screen *screen);
int dl_screen_output(const dl_screen *screen);
/* While the terminal is given back: asks for Enter, and waits for it. */
void dl_screen_pause(dl_screen *screen);
/* Puts a text into the clipboard of the terminal (OSC 52), as far as it allows that. */
void dl_screen_copy(dl_screen *screen, dl_str text);
dl_size dl_screen_size(const dl_screen *screen);
/* Asks the terminal for its size again. */
dl_size dl_screen_resize(dl_screen *screen);
/* Everything is to be sent anew with the next picture. */
void dl_screen_forget(dl_screen *screen);
/* Shows a canvas with the cursor at (row, column). */
void dl_screen_present(dl_screen *screen, const dl_canvas *canvas, int row, int column);
/* The next key that has come in, and whether it was typed, not pasted; false if there is
 * none. */
bool dl_screen_key(dl_screen *screen, char key[DL_KEY_TEXT], bool *typed);

#endif
