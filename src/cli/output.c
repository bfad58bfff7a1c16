/* What all commands share: rows out, complaints, options that need a look. */
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "dateline/query.h"
#include "dateline/search.h"
#include "dateline/utf8.h"
#include "src/cli/cli.h"
#include "src/cli/printer.h"

enum { FLUSH_AT = 1 << 16 };

int dl_complain(int status, const char *format, ...)
{
    dl_arena arena = { 0 };
    dl_buf shown = { .arena = &arena };
    size_t replaced;
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    size_t room = (size_t)(length > 0 ? length : 0) + 1;
    char *text = dl_arena_alloc(&arena, room, 1);
    text[0] = '\0';
    vsnprintf(text, room, format, list);
    va_end(list);
    /* It may name a file, and a shell's * names files that somebody else has made. */
    dl_utf8_visible_lines(dl_utf8_repair(dl_str_from(text), &arena, &replaced), &shown);
    fprintf(stderr, "dateline: %s\n", dl_buf_cstr(&shown));
    dl_arena_release(&arena);
    return status;
}

void dl_print_reports(const dl_reports *reports)
{
    dl_buf line = { 0 };
    for (size_t i = 0; i < reports->count; i++) {
        const dl_report *report = &reports->items[i];
        dl_buf_reset(&line);
        /* A sentence that begins with its own file does not need the file before it. */
        if (report->line || !dl_str_starts(report->text, report->file)) {
            dl_utf8_visible(report->file, &line);
            if (report->line)
                dl_buf_format(&line, ", line %u", report->line);
            dl_buf_add(&line, DL_STR(": "));
        }
        dl_utf8_visible(report->text, &line);
        fprintf(stderr, "dateline: %s\n", dl_buf_cstr(&line));
    }
    if (reports->left_out)
        fprintf(stderr, "dateline: and %zu more such messages.\n", reports->left_out);
    dl_buf_release(&line);
}

dl_printer dl_printer_for(const dl_arguments *arguments)
{
    return (dl_printer){ .output = arguments->output,
                         .json = arguments->options[DL_OPTION_JSON] != NULL,
                         .tsv = arguments->options[DL_OPTION_TSV] != NULL };
}

/* A tab is safe and meant as space; all else that a terminal would obey is made visible. */
static void add_line(dl_str line, dl_buf *out)
{
    for (size_t start = 0, at = 0; at <= line.len; at++) {
        if (at < line.len && line.ptr[at] != '\t')
            continue;
        dl_utf8_visible(dl_str_slice(line, start, at), out);
        dl_buf_add_char(out, at < line.len ? '\t' : '\n');
        start = at + 1;
    }
}

void dl_output_write(dl_output *output, dl_str text)
{
    if (fwrite(text.ptr, 1, text.len, stdout) < text.len && !output->reason)
        output->reason = errno;
}

void dl_output_flush(dl_output *output)
{
    if (fflush(stdout) != 0 && !output->reason)
        output->reason = errno;
}

int dl_output_end(dl_output *output, int status)
{
    dl_output_flush(output);
    if (!output->reason && !ferror(stdout))
        return status;
    if (!output->told)
        dl_complain(DL_EXIT_FAILED, "The output could not be written%s%s.",
                    output->reason ? ": " : "",
                    output->reason ? strerror(output->reason) : "");
    output->told = true;
    return DL_EXIT_FAILED;
}

static void flush(dl_printer *printer)
{
    dl_output_write(printer->output, dl_buf_str(&printer->out));
    dl_buf_reset(&printer->out);
}

void dl_printer_flush(dl_printer *printer)
{
    flush(printer);
    dl_output_flush(printer->output);
}

void dl_printer_row(dl_printer *printer, const dl_record *record, dl_str line)
{
    if (printer->json)
        dl_export_json(record, &printer->out);
    else if (printer->tsv) {
        if (printer->rows == 0)
            dl_export_tsv_header(record, &printer->out);
        dl_export_tsv(record, &printer->out);
    } else {
        for (dl_str rest = line, part; dl_str_line(&rest, &part);)
            add_line(part, &printer->out);
    }
    dl_printer_written(printer);
}

void dl_printer_written(dl_printer *printer)
{
    printer->rows++;
    if (printer->out.count >= FLUSH_AT && !printer->held)
        flush(printer);
}

void dl_printer_hold(dl_printer *printer)
{
    printer->held = true;
    printer->held_rows = printer->rows;
    printer->held_bytes = printer->out.count;
}

bool dl_printer_settle(dl_printer *printer, dl_library *library)
{
    bool damaged = dl_library_mend(library);
    printer->held = false;
    if (damaged) {
        printer->rows = printer->held_rows;
        printer->out.count = printer->held_bytes;
    } else if (printer->out.count >= FLUSH_AT) {
        flush(printer);
    }
    return !damaged;
}

int dl_printer_end(dl_printer *printer)
{
    flush(printer);
    dl_buf_release(&printer->out);
    return dl_output_end(printer->output, printer->rows ? DL_EXIT_DONE : DL_EXIT_NOTHING);
}

bool dl_option_date(const dl_arguments *arguments, dl_option option, dl_date *date)
{
    const char *text = arguments->options[option];
    *date = text ? dl_date_parse(dl_str_from(text)) : (dl_date){ 0 };
    if (!text || dl_date_is_set(*date))
        return true;
    dl_complain(DL_EXIT_USAGE, "\"%s\" is no date; write 2023, 2023-10 or 2023-10-17.",
                text);
    return false;
}

uint32_t dl_option_entity(const dl_arguments *arguments, const dl_library *library)
{
    const char *name = arguments->options[DL_OPTION_ENTITY];
    uint32_t entity = DL_NO_ID;
    if (!name)
        return entity;
    dl_arena arena = { 0 };
    dl_query *query;
    dl_error error = { 0 };
    char *plain = dl_arena_copy(&arena, name, strlen(name));
    for (char *quote; (quote = strchr(plain, '"'));) /* it would end the name, and begin a query */
        *quote = ' ';
    dl_str text = dl_str_format(&arena, "entity:\"%s\"", plain);
    if (dl_query_parse(text, false, 0, &arena, &query, &error)) {
        dl_search_options options = { .name_limit = 1, .as_of = INT32_MAX };
        dl_results results =
            dl_search(dl_library_index(library), dl_library_corpus(library), query,
                      options, &arena);
        if (results.name_count)
            entity = results.names[0].entity;
    }
    dl_arena_release(&arena);
    return entity;
}

size_t dl_option_number(const dl_arguments *arguments, dl_option option, size_t otherwise)
{
    uint32_t number;
    const char *text = arguments->options[option];
    return text && dl_str_number(dl_str_from(text), UINT32_MAX, &number) ? number
                                                                         : otherwise;
}

size_t dl_option_limit(const dl_arguments *arguments)
{
    return dl_option_number(arguments, DL_OPTION_LIMIT, SIZE_MAX);
}

dl_strs dl_entity_names(const dl_corpus *corpus, dl_ids entities, dl_arena *arena)
{
    dl_strs names = { 0 };
    for (size_t i = 0; i < entities.count; i++)
        *DL_APPEND(&names, arena) = dl_corpus_entity_name(corpus, entities.items[i]);
    return names;
}

dl_str dl_join(dl_strs strs, const char *between, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    for (size_t i = 0; i < strs.count; i++)
        dl_buf_format(&out, "%s%.*s", i ? between : "", DL_STR_ARGS(strs.items[i]));
    return dl_buf_str(&out);
}
