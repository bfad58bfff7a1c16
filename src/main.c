/* Picks a command or the explorer: words that name no command are files and folders. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "dateline/cli.h"
#include "ui/ui.h"

static int explore(int count, char **words)
{
    int first = count && strcmp(words[0], "--") == 0;
    for (int i = 0; !first && i < count; i++)
        if (words[i][0] == '-' && words[i][1]) {
            fprintf(stderr,
                    "dateline: There is no option %s before a command; `dateline --help` "
                    "lists what there is. A file of that name: ./%s\n",
                    words[i], words[i]);
            return 2;
        }
    dl_ui_options options = { .sample = count == first };
    dl_library *library = dl_library_open();
    dl_library_read(library, (const char *const *)words + first, (size_t)(count - first));
    int status = dl_ui_run(library, &options);
    dl_library_close(library);
    return status;
}

int main(int count, char **words)
{
    int status;
    setlocale(LC_ALL, "");
    if (dl_cli_run(count - 1, words + 1, &status))
        return status;
    return explore(count - 1, words + 1);
}
