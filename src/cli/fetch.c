/* dateline fetch: the articles of the sources, into the library. */
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "src/cli/cli.h"
#include "src/cli/printer.h"
#include "src/cli/source_names.h"

enum { SHOWN_EVERY = 100 /* ms */, BAR = 24 };

typedef struct fetch_run {
    dl_arena arena; /* of the sources and of the row at hand */
    dl_library *library;
    const dl_arguments *arguments;
    dl_printer printer;
    dl_sources sources;
    bool bar;
    bool failing; /* a source rests because it has failed */
} fetch_run;

static const char *const states[] = { "done", "unchanged", "resting", "failed" };

/* What became of a visit, for people. */
static dl_str visit_line(const dl_visit *visit, dl_arena *arena)
{
    dl_str title = visit->title.len ? visit->title : visit->address;
    dl_str since = dl_time_text(visit->failing_since, arena);
    switch (visit->state) {
    case DL_VISIT_DONE:
        return dl_str_format(arena, "%.*s: %zu new of %zu", DL_STR_ARGS(title), visit->fresh,
                             visit->articles);
    case DL_VISIT_UNCHANGED:
        return dl_str_format(arena, "%.*s: nothing new", DL_STR_ARGS(title));
    case DL_VISIT_RESTING:
        return dl_str_format(arena,
                             "%.*s: failing since %.*s, left alone until %.*s (--now asks it "
                             "at once): %.*s",
                             DL_STR_ARGS(title), DL_STR_ARGS(since),
                             DL_STR_ARGS(dl_time_text(visit->not_before, arena)),
                             DL_STR_ARGS(visit->error));
    case DL_VISIT_FAILED:
        return dl_str_format(arena, "%.*s: failing since %.*s: %.*s", DL_STR_ARGS(title),
                             DL_STR_ARGS(since), DL_STR_ARGS(visit->error));
    }
    return title;
}

static void clear_bar(const fetch_run *run)
{
    if (run->bar)
        fputs("\r\033[K", stderr);
}

static void draw_bar(const fetch_run *run)
{
    static const char full[BAR + 1] = "########################";
    static const char empty[BAR + 1] = "........................";
    dl_refresh_progress progress = dl_library_refreshing(run->library);
    size_t done = progress.total ? progress.done * BAR / progress.total : 0;
    if (!run->bar)
        return;
    fprintf(stderr, "\r[%.*s%.*s] %zu of %zu sources, %zu new", (int)done, full,
            (int)(BAR - done), empty, progress.done, progress.total, progress.fresh);
    if (progress.failing)
        fprintf(stderr, ", %zu failing", progress.failing);
    fputs("\033[K", stderr);
    fflush(stderr);
}

static void print_visit(fetch_run *run, const dl_visit *visit)
{
    dl_arena arena = { 0 };
    dl_record record = { .arena = &arena };
    dl_record_text(&record, "url", visit->address);
    dl_record_text(&record, "title", visit->title);
    dl_record_text(&record, "state", dl_str_from(states[visit->state]));
    dl_record_number(&record, "articles", visit->articles);
    dl_record_number(&record, "new", visit->fresh);
    dl_record_text(&record, "error", visit->error);
    dl_record_text(&record, "failing_since", dl_time_text(visit->failing_since, &arena));
    dl_record_text(&record, "not_before", dl_time_text(visit->not_before, &arena));
    dl_printer_row(&run->printer, &record, visit_line(visit, &arena));
    dl_arena_release(&arena);
}

static void print_visits(fetch_run *run)
{
    const dl_visit *visits;
    size_t count = dl_library_visited(run->library, &visits);
    if (count)
        clear_bar(run);
    for (size_t i = 0; i < count; i++) {
        print_visit(run, &visits[i]);
        run->failing |= visits[i].state == DL_VISIT_RESTING && visits[i].error.len > 0;
    }
    if (count)
        dl_printer_flush(&run->printer);
}

static void work(fetch_run *run)
{
    while (!dl_library_progress(run->library).finished && !dl_library_failure(run->library)) {
        struct pollfd wake = { .fd = dl_library_descriptor(run->library), .events = POLLIN };
        poll(&wake, 1, SHOWN_EVERY);
        dl_library_poll(run->library, SHOWN_EVERY);
        print_visits(run);
        draw_bar(run);
    }
    dl_library_finish(run->library);
    print_visits(run);
    clear_bar(run);
}

/* Whether a source rests because its address was refused: then nobody was asked, and with
 * leave to go there it can be at once. */
static bool is_refused(const dl_source *source)
{
    return dl_str_find(source->error, DL_STR("--allow-local"), 0) != SIZE_MAX;
}

/* The sources that the words mean; all of them where there is no word. */
static bool pick(fetch_run *run, dl_sources *picked)
{
    const dl_arguments *arguments = run->arguments;
    for (size_t i = 0; i < arguments->count; i++) {
        const dl_source *source =
            dl_source_pick(&run->sources, dl_str_from(arguments->words[i]));
        if (!source) {
            dl_complain(DL_EXIT_NOTHING,
                        "No source, or more than one, is meant by \"%.60s\"; `dateline sources "
                        "list` shows them.",
                        arguments->words[i]);
            return false;
        }
        *DL_APPEND(picked, &run->arena) = *source;
    }
    if (arguments->count == 0)
        *picked = run->sources;
    bool local = arguments->options[DL_OPTION_ALLOW_LOCAL] != NULL;
    for (size_t i = 0; i < picked->count; i++)
        if (arguments->options[DL_OPTION_NOW] || (local && is_refused(&picked->items[i])))
            picked->items[i].not_before = 0;
    return true;
}

static int fetch(fetch_run *run)
{
    dl_sources picked = { 0 };
    dl_error error = { 0 };
    if (!dl_library_followed(run->library, &run->arena, &run->sources, &error))
        return dl_complain(DL_EXIT_FAILED, "%s", error.message);
    if (run->sources.count == 0)
        return dl_complain(DL_EXIT_NOTHING, "No sources yet: dateline sources add ADDRESS, or "
                                            "import FILE.");
    if (!pick(run, &picked))
        return DL_EXIT_NOTHING;
    dl_library_refresh(run->library, &picked);
    work(run);
    dl_print_reports(dl_library_reports(run->library));
    int status = dl_printer_end(&run->printer);
    if (dl_library_failure(run->library))
        return DL_EXIT_FAILED; /* the reports say it */
    bool failing = run->failing || dl_library_refreshing(run->library).failing;
    return failing ? DL_EXIT_FAILED : status;
}

static int run(const dl_arguments *arguments)
{
    fetch_run state = { .arguments = arguments, .printer = dl_printer_for(arguments),
                        .bar = isatty(STDERR_FILENO) };
    state.library = dl_open_library(arguments, DL_LIBRARY_ADD);
    if (!state.library)
        return DL_EXIT_FAILED;
    int status = dl_set_input(state.library, arguments) ? fetch(&state) : DL_EXIT_USAGE;
    dl_library_close_ready(state.library);
    dl_arena_release(&state.arena);
    return status;
}

const dl_command dl_command_fetch = {
    .name = "fetch",
    .words = "[SOURCE...]",
    .summary = "Bring the new articles of the sources into the library",
    .details = "SOURCE is an address, a title, or a part of either that only one source has;\n"
               "without one, all are visited. One that fails stops no other; it is asked less\n"
               "and less often, and never before the server wants it. Exit status 3 if any\n"
               "failed, or rests because it has. --allow-local holds for this one visit.",
    .takes = DL_TAKES_INPUT | DL_TAKES(NOW) | DL_TAKES(JSON) | DL_TAKES(TSV),
    .run = run,
};
