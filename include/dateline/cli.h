#ifndef DL_COMMANDS_H
#define DL_COMMANDS_H
/* [cli] The commands. */
#include <stdbool.h>

/* Runs the command that words[0] names, if it names one, and fills in the exit status:
 * 0 done, 1 nothing found, 2 usage, 3 could not. "--help", "--version" and "help" are
 * commands too. */
bool dl_cli_run(int count, char **words, int *status);

/* The name of the command that a word is, but for one letter that is wrong, missing, too
 * much or has changed places with the next; NULL if there is none. */
const char *dl_cli_meant(const char *word);

/* Says what went wrong on standard error, in the manner "dateline: TEXT" and without what a
 * terminal would obey, and gives the status back. */
int dl_complain(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
