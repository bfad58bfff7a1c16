/* Picks a command. */
#include <locale.h>
#include <stdio.h>

#include "dateline/cli.h"

int main(int count, char **words)
{
    int status;
    setlocale(LC_ALL, "");
    if (dl_cli_run(count - 1, words + 1, &status))
        return status;
    fputs("dateline: There is no such command; `dateline --help` lists them.\n", stderr);
    return 2;
}
