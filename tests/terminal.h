#ifndef DL_TESTS_TERMINAL_H
#define DL_TESTS_TERMINAL_H
/* A program in a real terminal: a pseudo-terminal, and libvterm to understand what it
 * draws. Keys go in by the names of the key tables; the screen comes out as text.
 *
 * Nothing here waits for a fixed time: every wait is for something to be on the screen
 * (or for a state), and then for the program to be silent for TERMINAL_QUIET. What does
 * not come within TERMINAL_PATIENCE fails the test with the screen as it is.
 */
#include <sys/types.h>
#include <vterm.h>

#include "dateline/buf.h"

enum {
    TERMINAL_QUIET = 60,      /* milliseconds without output: the screen has settled */
    TERMINAL_PATIENCE = 60000 /* milliseconds: a busy machine, a sanitizer */
};

typedef struct terminal {
    pid_t pid;    /* the program */
    pid_t leader; /* of its session, as a shell is */
    int fd;       /* our end of the pseudo-terminal; -1 when the other end is closed */
    int reports;  /* from the leader: each state of the program */
    VTerm *vterm;
    VTermScreen *screen;
    int columns, rows;
    bool alternate, cursor_visible;
    bool ended;
    int status;    /* as waitpid gives it, when ended */
    dl_buf output; /* every byte that the program sent */
    dl_buf text;   /* of terminal_text */
} terminal;

/* Starts words[0] with its arguments; both lists end with NULL, `environment` (as for
 * program_surround) may be NULL. */
void terminal_start(terminal *term, int columns, int rows, const char *const *words,
                    const char *const *environment);
/* Ends the program if it still runs. */
void terminal_release(terminal *term);

/* Text as it is typed. */
void terminal_type(terminal *term, const char *text);
/* Keys by name, a space between: "j ] Tab S-Tab Enter C-o F2 PgDn Esc Space". */
void terminal_keys(terminal *term, const char *keys);
/* The window has a new size. */
void terminal_resize(terminal *term, int columns, int rows);

/* The screen, a line a row, without spaces at the ends; good until the next call. */
const char *terminal_text(terminal *term);
/* One row of it, from 0 on. */
const char *terminal_row(terminal *term, int row);
bool terminal_shows(terminal *term, const char *text);
VTermPos terminal_cursor(terminal *term);
VTermScreenCell terminal_cell(terminal *term, int row, int column);
/* Where the text stands on the screen; its first cell. Fails if it does not. */
VTermPos terminal_find(terminal *term, const char *text);

/* Waits until the text stands on the screen, or no longer does, and all is quiet. */
void terminal_expect(terminal *term, const char *text);
void terminal_expect_gone(terminal *term, const char *text);
/* Waits until `holds` does. `wanted` is for the message. */
void terminal_until(terminal *term, bool (*holds)(terminal *term, const void *what),
                    const void *what, const char *wanted);
/* Waits until the screen is that of tests/screens/NAME.txt. With DL_SCREENS=write in the
 * environment it writes that file instead, when all is quiet. */
void terminal_expect_screen(terminal *term, const char *name);
/* Takes what comes in for so long; the number of bytes. */
size_t terminal_listen(terminal *term, int milliseconds);
/* Waits until the program has ended; its exit status, or 128 + the signal. */
int terminal_end(terminal *term);
/* Waits until it is stopped (SIGTSTP). */
void terminal_expect_stopped(terminal *term);

#endif
