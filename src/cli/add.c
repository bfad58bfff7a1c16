/* Articles into the library: each batch is acknowledged after its commit. */
#include <poll.h>
#include <unistd.h>

#include "src/cli/cli.h"
#include "src/cli/printer.h"

enum { SHOWN_EVERY = 200 }; /* ms */

/* A line "ACK NUMBER" for each article that was committed. */
static void acknowledge(dl_library *library, dl_output *output)
{
    const dl_kept_article *articles;
    size_t count = dl_library_committed(library, &articles);
    for (size_t i = 0; i < count; i++)
        printf("ACK %lld\n", (long long)articles[i].id);
    dl_output_flush(output);
}

static void show_progress(dl_library *library, bool last)
{
    dl_progress progress = dl_library_progress(library);
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%zu of %zu files, %zu articles added%s", progress.done,
                progress.total, progress.added, last ? "\r\033[K" : "");
}

static void work(dl_library *library, const dl_arguments *arguments)
{
    bool ack = arguments->options[DL_OPTION_ACK] != NULL;
    while (!dl_library_progress(library).finished && !dl_library_failure(library)) {
        struct pollfd wake = { .fd = dl_library_descriptor(library), .events = POLLIN };
        poll(&wake, 1, SHOWN_EVERY);
        dl_library_poll(library, SHOWN_EVERY);
        if (ack)
            acknowledge(library, arguments->output);
        show_progress(library, false);
    }
    dl_library_finish(library);
    if (ack)
        acknowledge(library, arguments->output);
    show_progress(library, true);
}

static int report(dl_library *library, const dl_arguments *arguments)
{
    dl_arena arena = { 0 };
    dl_printer printer = dl_printer_for(arguments);
    dl_progress progress = dl_library_progress(library);
    const dl_error *failure = dl_library_failure(library);
    dl_record record = { .arena = &arena };
    dl_record_number(&record, "added", progress.added);
    dl_record_number(&record, "known", progress.known);
    if (!arguments->options[DL_OPTION_ACK] && (progress.added || progress.known))
        dl_printer_row(&printer, &record,
                       dl_str_format(&arena, "%zu article%s added, %zu known already.\n",
                                     progress.added, progress.added == 1 ? "" : "s",
                                     progress.known));
    int status = dl_printer_end(&printer);
    dl_arena_release(&arena);
    if (failure)
        return DL_EXIT_FAILED;
    if (arguments->options[DL_OPTION_ACK] && (progress.added || progress.known))
        return dl_output_end(arguments->output, DL_EXIT_DONE);
    if (status == DL_EXIT_NOTHING)
        status = dl_complain(dl_library_reports(library)->count ? DL_EXIT_FAILED
                                                                : DL_EXIT_NOTHING,
                             "There is no article in what was given.");
    return status;
}

static int run(const dl_arguments *arguments)
{
    if (arguments->count == 0)
        return dl_complain(DL_EXIT_USAGE, "add needs a file, a folder or - (standard "
                                          "input).");
    dl_library *library = dl_open_library(arguments, DL_LIBRARY_ADD);
    if (!library)
        return DL_EXIT_FAILED;
    if (!dl_set_input(library, arguments)) {
        dl_library_close(library);
        return DL_EXIT_USAGE;
    }
    dl_library_set_workers(library, dl_option_number(arguments, DL_OPTION_THREADS, 0));
    dl_library_read(library, arguments->words, arguments->count);
    work(library, arguments);
    dl_print_reports(dl_library_reports(library));
    int status = report(library, arguments);
    size_t failed = dl_library_progress(library).failed;
    dl_library_close_ready(library);
    return failed ? DL_EXIT_FAILED : status;
}

const dl_command dl_command_add = {
    .name = "add",
    .words = "PATH|URL|-...",
    .summary = "Add articles to the library, with what extraction finds in them",
    .details = "Files, folders, web addresses, or - (standard input). An article that is there already is\n"
               "not added again. What was added when this is broken off is there, and nothing "
               "half.",
    .takes = DL_TAKES_INPUT | DL_TAKES(ACK) | DL_TAKES(THREADS) | DL_TAKES(JSON) |
             DL_TAKES(TSV),
    .run = run,
};
