/* Brings the annotations of the library up to date: in batches, so that it can be broken off
 * and goes on where it was. */
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "src/cli/cli.h"
#include "src/cli/printer.h"

enum { SHOWN_EVERY = 200 }; /* ms */

static void work(dl_library *library)
{
    while (!dl_library_progress(library).finished && !dl_library_failure(library)) {
        struct pollfd wake = { .fd = dl_library_descriptor(library), .events = POLLIN };
        poll(&wake, 1, SHOWN_EVERY);
        dl_library_poll(library, SHOWN_EVERY);
        if (isatty(STDERR_FILENO))
            fprintf(stderr, "\r%zu articles annotated",
                    dl_library_progress(library).renewed);
    }
    dl_library_finish(library);
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r\033[K");
}

static int run(const dl_arguments *arguments)
{
    dl_arena arena = { 0 };
    dl_printer printer = dl_printer_for(arguments);
    dl_error error = { 0 };
    dl_library *library = dl_open_library(arguments, DL_LIBRARY_ADD);
    if (!library)
        return DL_EXIT_FAILED;
    dl_library_set_workers(library, dl_option_number(arguments, DL_OPTION_THREADS, 0));
    int status = DL_EXIT_DONE;
    bool ready = true;
    if (arguments->options[DL_OPTION_LEARN]) {
        if (isatty(STDERR_FILENO))
            fprintf(stderr, "learning from %zu articles", dl_library_kept_count(library));
        ready = dl_library_learn(library, &error);
    }
    if (ready && dl_library_reannotate(library, arguments->options[DL_OPTION_EVERY] != NULL, &error))
        work(library);
    else
        status = dl_complain(DL_EXIT_FAILED, "%s", error.message);
    dl_print_reports(dl_library_reports(library));
    size_t renewed = dl_library_progress(library).renewed;
    dl_record record = { .arena = &arena };
    dl_record_number(&record, "articles", dl_library_kept_count(library));
    dl_record_number(&record, "annotated", renewed);
    if (status == DL_EXIT_DONE)
        dl_printer_row(&printer, &record,
                       dl_str_format(&arena, "%zu of %zu articles annotated anew.\n", renewed,
                                     dl_library_kept_count(library)));
    int printed = dl_printer_end(&printer);
    if (status == DL_EXIT_DONE)
        status = dl_library_failure(library) ? DL_EXIT_FAILED : printed;
    dl_library_close_ready(library);
    dl_arena_release(&arena);
    return status;
}

const dl_command dl_command_reannotate = {
    .name = "reannotate",
    .words = "",
    .summary = "Bring the annotations of the library up to date",
    .details = "Those that an older Dateline has made, or that were made with other tables of\n"
               "your own. It can be broken off and goes on where it was. Your corrections "
               "stay.\n"
               "With --learn it first counts in all articles which words they write in lower\n"
               "case and what they call names: a firm that one article introduces is then\n"
               "known in the others. That is kept in LIBRARY-learned.tsv, also for articles\n"
               "that are added later; remove the file to forget it.",
    .takes = DL_TAKES(LIBRARY) | DL_TAKES(THREADS) | DL_TAKES(EVERY) |
             DL_TAKES(LEARN) | DL_TAKES(JSON) |
             DL_TAKES(TSV),
    .run = run,
};
