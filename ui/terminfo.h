#ifndef DL_UI_TERMINFO_H
#define DL_UI_TERMINFO_H
/* [ui] What the terminal can do. A module of its own because term.h turns common words
 * into macros. */

/* The string of a capability by its terminfo name ("rmcup"); NULL if the terminal, which
 * must be open, does not have it. */
const char *dl_terminfo_string(const char *name);

#endif
