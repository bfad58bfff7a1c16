#ifndef DL_UI_TERMINFO_H
#define DL_UI_TERMINFO_H
/* [ui] What the terminal can do. A module of its own because term.h turns common words
 * into macros. */

/* The string of a capability by its terminfo name ("rmcup"); NULL if the terminal, which
 * must be open, does not have it. */
const char *dl_terminfo_string(const char *name);

/* How many colours it has; 0 where there are fewer than 8, or NO_COLOR is set. */
int dl_terminfo_colours(void);

#endif
