#ifndef DL_COMMANDS_H
#define DL_COMMANDS_H
/* [cli] The commands. */
#include <stdbool.h>

/* Runs the command that words[0] names, if it names one, and fills in the exit status:
 * 0 done, 1 nothing found, 2 usage, 3 could not. "--help", "--version" and "help" are
 * commands too. */
bool dl_cli_run(int count, char **words, int *status);

#endif
