/* Picks a command or the explorer: words that name no command are files and folders. */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dateline/cli.h"
#include "dateline/file.h"
#include "dateline/refresh.h"
#include "ui/ui.h"

/* What stands before the paths. */
typedef struct explorer_words {
    const char *library; /* NULL: the reader's own */
    bool fresh;          /* not where the reader left */
    bool allow_local;
    int first; /* of the paths */
} explorer_words;

static int complain(const char *word)
{
    return dl_complain(2,
                       "There is no option %s before a command; `dateline --help` lists what "
                       "there is. A file of that name: ./%s",
                       word, word);
}

static int read_words(int count, char **words, explorer_words *read)
{
    int i = 0;
    for (; i < count && words[i][0] == '-' && words[i][1]; i++) {
        if (strcmp(words[i], "--") == 0) {
            read->first = i + 1;
            return 0;
        }
        if (strcmp(words[i], "--allow-local") == 0)
            read->allow_local = true;
        else if (strncmp(words[i], "--library=", 10) == 0)
            read->library = words[i] + 10;
        else if (strcmp(words[i], "--library") == 0 && i + 1 < count)
            read->library = words[++i];
        else if (strcmp(words[i], "--fresh") == 0)
            read->fresh = true;
        else
            return complain(words[i]);
    }
    read->first = i;
    for (; i < count; i++)
        if (words[i][0] == '-' && words[i][1])
            return complain(words[i]);
    return 0;
}

/* Files that are named are shown without keeping them; without one, the library. */
static dl_library *open_library(const explorer_words *read, bool paths, dl_error *error)
{
    dl_arena arena = { 0 };
    dl_library *library = NULL;
    const char *named = read->library ? read->library : getenv("DATELINE_LIBRARY");
    dl_str own = dl_file_data("library.db", &arena);
    const char *path = named && named[0] ? named : own.len ? own.ptr : NULL;
    if (paths || !path)
        library = dl_library_open();
    else
        dl_library_open_kept(path, DL_LIBRARY_BROWSE, &library, error);
    dl_arena_release(&arena);
    return library;
}

static bool is_there(const char *path)
{
    return strcmp(path, "-") == 0 || strstr(path, "://") || access(path, F_OK) == 0;
}

/* Whether there is something to open. A word that is no path was meant to be a command,
 * or is one behind an option. */
static bool can_open(int count, char **words)
{
    for (int i = 0; i < count; i++)
        if (is_there(words[i]))
            return true;
    const char *meant = count ? dl_cli_meant(words[0]) : NULL;
    if (meant && strcmp(meant, words[0]) == 0)
        dl_complain(2, "A command stands before its options: `dateline %s ...`; a "
                "file of that name: ./%s",
                meant, meant);
    else if (meant)
        dl_complain(2, "There is no file and no command %s. Did you mean "
                "`dateline %s`?",
                words[0], meant);
    else if (count)
        dl_complain(2, "There is no file, folder or command %s; `dateline --help` "
                "lists the commands.",
                words[0]);
    return count == 0;
}

static int explore(int count, char **words)
{
    explorer_words read = { 0 };
    dl_error error = { 0 };
    int status = read_words(count, words, &read);
    if (status)
        return status;
    if (!can_open(count - read.first, words + read.first))
        return 2;
    bool paths = count > read.first;
    dl_library *library = open_library(&read, paths, &error);
    if (!library) {
        dl_complain(3, "%s", error.message);
        return 3;
    }
    dl_ui_options options = { .fresh = read.fresh,
                              .sample = !paths && dl_library_kept_count(library) == 0 };
    dl_library_set_fetching(library,
                            (dl_fetch_options){ .allow_local = read.allow_local });
    dl_library_read(library, (const char *const *)words + read.first,
                    (size_t)(count - read.first));
    status = dl_ui_run(library, &options);
    dl_library_close(library);
    return status;
}

/* A standard stream that is closed gets what can neither be read nor written, or the first
 * file that is opened would take its place, and messages would go into it. */
static void keep_streams_apart(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) < 0)
            open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int count, char **words)
{
    int status;
    keep_streams_apart();
    setlocale(LC_ALL, "");
    signal(SIGXFSZ, SIG_IGN); /* a file at its limit is an error that we report */
    if (dl_cli_run(count - 1, words + 1, &status))
        return status;
    return explore(count - 1, words + 1);
}
