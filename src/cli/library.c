/* Which library a command works on: the reader's own, another, or files that are not
 * kept. */
#include <stdlib.h>

#include "dateline/file.h"
#include "src/cli/cli.h"

const char *dl_library_path(const dl_arguments *arguments, dl_arena *arena)
{
    const char *named = arguments->options[DL_OPTION_LIBRARY];
    if (!named || !named[0])
        named = getenv("DATELINE_LIBRARY");
    if (named && named[0])
        return named;
    dl_str own = dl_file_data("library.db", arena);
    if (own.len)
        return own.ptr;
    dl_complain(DL_EXIT_FAILED, "There is no place for a library: set HOME or XDG_DATA_HOME, "
                                "or name one with --library.");
    return NULL;
}

dl_library *dl_open_library(const dl_arguments *arguments, dl_library_use use)
{
    dl_arena arena = { 0 };
    dl_error error = { 0 };
    dl_library *library = NULL;
    const char *path = dl_library_path(arguments, &arena);
    if (path && !dl_library_open_kept(path, use, &library, &error))
        dl_complain(DL_EXIT_FAILED, "%s", error.message);
    dl_arena_release(&arena);
    return library;
}

bool dl_set_input(dl_library *library, const dl_arguments *arguments)
{
    dl_error error = { 0 };
    const char *map = arguments->options[DL_OPTION_MAP];
    dl_library_set_fetching(library,
                            (dl_fetch_options){ .allow_local =
                                                    arguments->options[DL_OPTION_ALLOW_LOCAL] });
    if (!map || dl_library_set_map(library, dl_str_from(map), &error))
        return true;
    dl_complain(DL_EXIT_USAGE, "%s", error.message);
    return false;
}

/* A library that was named has to be there: a slip must not show the sample instead. */
static bool is_missing(const dl_arguments *arguments)
{
    const char *path = arguments->options[DL_OPTION_LIBRARY];
    if (!path || dl_file_exists(path))
        return false;
    dl_complain(DL_EXIT_FAILED, "There is no library %s; `dateline add --library %s PATH...` "
                                "makes one.",
                path, path);
    return true;
}

int dl_close_paths(dl_library *library, int status)
{
    size_t failed = dl_library_progress(library).failed;
    dl_library_close(library);
    return failed ? DL_EXIT_FAILED : status;
}

dl_library *dl_open_paths(const dl_arguments *arguments, size_t first, int *status)
{
    size_t count = arguments->count - first;
    const char *const *paths = arguments->words + first;
    *status = DL_EXIT_FAILED;
    if (count == 0 && is_missing(arguments))
        return NULL;
    dl_library *library =
        count ? dl_library_open() : dl_open_library(arguments, DL_LIBRARY_SHOW);
    if (!library)
        return NULL;
    if (!dl_set_input(library, arguments)) {
        *status = DL_EXIT_USAGE;
        dl_library_close(library);
        return NULL;
    }
    dl_library_read(library, paths, count);
    bool any = dl_library_finish_soonest(&library);
    dl_print_reports(dl_library_reports(library));
    if (any)
        return library;
    *status = dl_library_reports(library)->count ? DL_EXIT_FAILED : DL_EXIT_NOTHING;
    dl_complain(*status, "There is no article to read in what was given.");
    dl_library_close(library);
    return NULL;
}
