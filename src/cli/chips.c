#include <time.h>

#include "src/cli/cli.h"
#include "src/cli/printer.h"

static void add_state(dl_record *record, const char *const names[3],
                      const dl_chip_row *row)
{
    dl_record_text(record, names[0],
                   row ? dl_str_from(dl_chip_status_name(row->status))
                       : (dl_str){ "", 0 });
    dl_record_date(record, names[1], row ? row->from : (dl_date){ 0 });
    dl_record_text(record, names[2], row ? row->source : (dl_str){ "", 0 });
}

static dl_str state_text(const dl_chip_row *row, dl_arena *arena)
{
    char text[DL_DATE_TEXT];
    if (!row)
        return DL_STR("-");
    return dl_str_format(arena, "%s since %.*s", dl_chip_status_name(row->status),
                         DL_STR_ARGS(dl_date_text(row->from, text)));
}

static void print_chip(dl_printer *printer, const dl_chip_state *state)
{
    static const char *const us[] = { "us", "us_from", "us_source" };
    static const char *const cn[] = { "cn", "cn_from", "cn_source" };
    dl_arena arena = { 0 };
    dl_record record = { .arena = &arena };
    dl_record_text(&record, "chip", state->chip);
    dl_record_text(&record, "vendor", state->vendor);
    add_state(&record, us, state->us);
    add_state(&record, cn, state->cn);
    dl_str first = state_text(state->us, &arena), second = state_text(state->cn, &arena);
    dl_printer_row(printer, &record,
                   dl_str_format(&arena, "%-10.*s %-16.*s US: %-36.*s CN: %.*s",
                                 DL_STR_ARGS(state->vendor), DL_STR_ARGS(state->chip),
                                 DL_STR_ARGS(first), DL_STR_ARGS(second)));
    dl_arena_release(&arena);
}

static int run(const dl_arguments *arguments)
{
    dl_printer printer = dl_printer_for(arguments);
    dl_date as_of;
    dl_arena arena = { 0 };
    if (!dl_option_date(arguments, DL_OPTION_AS_OF, &as_of))
        return DL_EXIT_USAGE;
    int32_t day = dl_date_is_set(as_of) ? as_of.last : (int32_t)(time(NULL) / 86400);
    int status;
    dl_library *library = dl_open_paths(arguments, 0, &status);
    if (!library)
        return status;
    do {
        dl_arena_reset(&arena);
        dl_printer_hold(&printer);
        dl_chip_board board = dl_chip_board_on(dl_library_corpus(library),
                                               dl_library_reference(library), day, &arena);
        for (size_t i = 0; i < board.count; i++)
            print_chip(&printer, &board.items[i]);
    } while (!dl_printer_settle(&printer, library));
    dl_arena_release(&arena);
    return dl_close_paths(library, dl_printer_end(&printer));
}

const dl_command dl_command_chips = {
    .name = "chips",
    .words = "[PATH...]",
    .summary = "Show which chips may be sold to mainland China, on a day",
    .details =
        "Both authorities, side by side: a chip can be delivered when neither stops it.",
    .takes = DL_TAKES_INPUT | DL_TAKES(JSON) | DL_TAKES(TSV) | DL_TAKES(AS_OF),
    .run = run,
};
