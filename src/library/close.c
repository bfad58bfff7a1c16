/* Closing a library, and what becomes of its cache then. If what is shown is the file's, it
 * is saved as it is (snapshot.c). Where articles were only added, or are not in the file's
 * order, a child process loads what the cache lacks and saves it, a stretch at a time. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "dateline/file.h"
#include "src/library/parts.h"
#include "src/library/shown.h"

/* Loads a stretch behind what is mapped and saves that; false at the end. So no more than
 * a stretch is ever in memory, however much has come in. */
static bool go_on(const char *path)
{
    enum { STRETCH = 16384, PART = 8 };
    dl_error error = { 0 };
    dl_library *library = NULL;
    if (!dl_library_open_kept(path, DL_LIBRARY_SHOW, &library, &error))
        return false;
    int64_t part = library->last_kept / PART;
    library->load_limit = part > STRETCH ? part : STRETCH;
    dl_library_read(library, NULL, 0);
    bool more = library->snapshot < library->last_kept && dl_library_finish(library) &&
                dl_library_save_cache(library, &error) &&
                library->snapshot < library->last_kept;
    dl_library_halt(library);
    dl_snapshot_save(library);
    dl_library_free(library);
    return more;
}

/* Whoever comes second waits, and then finds most of it made. Ends with the process. */
static void wait_for_turn(const char *path)
{
    dl_arena arena = { 0 };
    const char *turn = dl_str_format(&arena, "%s-cache/turn", path).ptr;
    dl_file_make_folders(turn);
    int file = open(turn, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0)
        flock(file, LOCK_EX); /* without it the work is done twice, no more */
    dl_arena_release(&arena);
}

static void make(const char *path)
{
    fflush(NULL);
    if (fork() != 0)
        return;
    dl_snapshot_step_aside();
    wait_for_turn(path);
    while (go_on(path))
        continue;
    _exit(0);
}

void dl_library_close(dl_library *library)
{
    dl_arena arena = { 0 };
    dl_library_halt(library);
    const char *path = dl_snapshot_to_make(library, &arena);
    if (!path)
        dl_snapshot_save(library);
    dl_library_free(library);
    if (path)
        make(path);
    dl_arena_release(&arena);
}

void dl_library_close_ready(dl_library *library)
{
    const dl_progress *progress = &library->progress;
    library->make_cache =
        library->store && library->failure.kind == DL_ERROR_NONE &&
        dl_snapshot_is_worth_it(progress->added + progress->renewed, library->kept_count);
    dl_library_close(library);
}
