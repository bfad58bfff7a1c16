/* Whether the library is whole; with --repair, what is whole of it goes into a new file.
 * The cache beside it holds nothing that the library does not: it is never mended. */
#include "dateline/check.h"

#include <stdio.h>

#include "dateline/cache.h"
#include "dateline/file.h"
#include "src/cli/cli.h"
#include "src/cli/printer.h"

static const char *const cache_states[] = { [DL_CACHE_NONE] = "none",
                                            [DL_CACHE_WHOLE] = "whole",
                                            [DL_CACHE_OUTDATED] = "outdated",
                                            [DL_CACHE_DAMAGED] = "damaged" };

/* Nothing is lost with a damaged cache, so it makes no exit status. */
static dl_cache_state look_at_cache(const char *path, bool drop)
{
    dl_error error = { 0 };
    dl_cache_state state = dl_cache_look(path, &error);
    if (state != DL_CACHE_DAMAGED)
        return state;
    dl_complain(DL_EXIT_DONE, "The cache beside the library is damaged: %s", error.message);
    if (drop)
        dl_cache_drop(path);
    dl_complain(DL_EXIT_DONE,
                drop ? "It is dropped, and made anew from the library at the next start."
                     : "That is harmless: it holds nothing that is not in the library, and is "
                       "made anew when a start comes upon the damage; `dateline check "
                       "--repair` drops it at once.");
    return state;
}

static int tell(dl_printer *printer, const dl_check *check, dl_cache_state cache,
                dl_arena *arena)
{
    dl_record record = { .arena = arena };
    dl_record_number(&record, "articles", check->articles);
    dl_record_number(&record, "sources", check->sources);
    dl_record_number(&record, "problems", check->problems);
    dl_record_text(&record, "cache", dl_str_from(cache_states[cache]));
    dl_printer_row(printer, &record,
                   dl_str_format(arena, "%zu article%s, %zu source%s: %s.\n", check->articles,
                                 check->articles == 1 ? "" : "s", check->sources,
                                 check->sources == 1 ? "" : "s",
                                 check->problems ? "not all is whole" : "all is whole"));
    int status = dl_printer_end(printer);
    return check->problems ? DL_EXIT_FAILED : status;
}

/* Beside the library, under a name that is not taken. */
static dl_str free_name(const char *path, dl_arena *arena)
{
    dl_str name = dl_str_format(arena, "%s.saved", path);
    for (int i = 2; dl_file_exists(name.ptr); i++)
        name = dl_str_format(arena, "%s.saved-%d", path, i);
    return name;
}

static int repair(const char *path, dl_arena *arena)
{
    dl_saving saving = { 0 };
    dl_error error = { 0 };
    dl_str to = free_name(path, arena);
    if (!dl_store_save(path, to.ptr, &saving, &error))
        return dl_complain(DL_EXIT_FAILED, "%s", error.message);
    dl_complain(DL_EXIT_DONE,
                "Saved into %s: %zu articles (%zu of them with their annotations), marks of "
                "%zu, %zu sources. Known to be lost: %zu articles. The old file is as it was; "
                "to go on with the new one, put it in its place, and remove %s-wal and "
                "%s-shm.",
                to.ptr, saving.articles, saving.annotations, saving.marked, saving.sources,
                saving.lost, path, path);
    return saving.articles ? DL_EXIT_DONE : DL_EXIT_FAILED;
}

static int run(const dl_arguments *arguments)
{
    dl_arena arena = { 0 };
    dl_printer printer = dl_printer_for(arguments);
    dl_check check = { .reports = { .arena = &arena } };
    dl_error error = { 0 };
    dl_store *store = NULL;
    const char *path = dl_library_path(arguments, &arena);
    if (!path)
        return DL_EXIT_FAILED;
    int status = DL_EXIT_DONE;
    if (!dl_store_open(path, false, &store, &error) || !dl_store_check(store, &check, &error))
        status = dl_complain(DL_EXIT_FAILED, "%s", error.message);
    for (size_t i = 0; i < check.reports.count; i++)
        dl_complain(DL_EXIT_FAILED, "%.*s", DL_STR_ARGS(check.reports.items[i].text));
    dl_cache_state cache =
        look_at_cache(path, arguments->options[DL_OPTION_REPAIR] != NULL);
    if (status == DL_EXIT_DONE)
        status = tell(&printer, &check, cache, &arena);
    if (store)
        dl_store_close(store);
    bool broken = status != DL_EXIT_DONE && dl_file_exists(path);
    if (arguments->options[DL_OPTION_REPAIR] && broken)
        status = repair(path, &arena);
    dl_arena_release(&arena);
    return status;
}

const dl_command dl_command_check = {
    .name = "check",
    .words = "",
    .summary = "Look whether the library is whole",
    .details = "Every page, text and annotation. Exit status 3 if something is damaged. With\n"
               "--repair, what is whole of a damaged library goes into a new file beside it;\n"
               "the library itself is left as it is. A damaged cache beside it is told, too; it\n"
               "holds nothing of its own, makes no exit status, and --repair drops it.",
    .takes = DL_TAKES(LIBRARY) | DL_TAKES(REPAIR) | DL_TAKES(JSON) | DL_TAKES(TSV),
    .run = run,
};
