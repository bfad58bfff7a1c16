#ifndef DL_UI_SIGNALS_H
#define DL_UI_SIGNALS_H
/* [ui] Signals as bytes on a descriptor, so that the loop meets them between two keys and
 * never in the middle of drawing; and a terminal that is given back when the program
 * crashes. Any thread may receive a signal: hence a pipe and not signalfd, which needs
 * every thread to block what it reads. */
#include <stdbool.h>

/* Installs the handlers; `terminal` is the descriptor to restore after a crash. Call it
 * after the screen has been opened, which installs handlers of its own. */
void dl_signals_open(int terminal);
void dl_signals_close(void);
int dl_signals_descriptor(void);
/* The number of the next signal that came in; 0 if there is none. */
int dl_signals_next(void);
/* Stops the process as Ctrl-Z does; comes back when it is continued. */
void dl_signals_stop(void);

#endif
