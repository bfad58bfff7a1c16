#ifndef DL_UI_ERRAND_H
#define DL_UI_ERRAND_H
/* [ui] What the desk wants done outside of it: a program to be run, a text to be copied.
 * A desk only asks (errands.c); loop.c, which has the terminal, does it (outside.c). */
#include "dateline/arena.h"
#include "dateline/error.h"
#include "dateline/str.h"

typedef enum dl_errand_kind {
    DL_ERRAND_NONE,
    DL_ERRAND_BROWSE, /* text: an address, http or https */
    DL_ERRAND_COPY,   /* text: what is copied */
    DL_ERRAND_EDIT,   /* text: the note of `document` */
    DL_ERRAND_PIPE    /* text: what the command gets */
} dl_errand_kind;

typedef struct dl_errand {
    dl_errand_kind kind;
    dl_str text;    /* in `arena` */
    dl_str command; /* as the reader typed it */
    uint32_t document;
    dl_arena arena;
} dl_errand;

/* --- outside.c: programs ------------------------------------------------------------- */

/* Runs a program on the terminal, which has been given back, and waits for it. `input`
 * becomes its standard input, `output` its standard output. False if it could not be
 * started; *status is its exit status, or 128 + the signal that ended it. */
bool dl_run_in_front(char *const *words, int input, int output, int *status,
                     dl_error *error);
/* Starts a program that has nothing to do with the terminal, and does not wait for it. */
bool dl_run_apart(char *const *words, dl_error *error);
/* The words of a command in a variable such as $EDITOR, without quoting rules, and `last`
 * behind them ("%s" in a word is replaced by it instead); ends with NULL. */
char **dl_command_words(const char *command, const char *last, dl_arena *arena);
/* A descriptor from which a program reads the text; -1 if there is none to be had. */
int dl_text_as_file(dl_str text);

#endif
