/*   file -> raw -> unpacked text -> parts of whole lines
 *
 * The head tells what a file is. If it is JSON Lines, text is unpacked as it is asked for;
 * if not, the raw bytes are read to their end and dl_ingest does the rest. */
#include "dateline/parts.h"

#include <string.h>
#include <unistd.h>

#include "dateline/file.h"
#include "src/ingest/flow.h"
#include "src/ingest/format.h"

enum {
    PART = 1 << 20,
    HEAD_LIMIT = 16 << 20, /* a first line longer than this is no line */
    HEAD_LINES = 8
};

struct dl_file_parts {
    dl_arena arena;
    const char *path;
    int file;
    bool end;        /* of the file */
    dl_buf head;     /* all that was read until it was told what the file is */
    dl_buf raw;      /* read and not unpacked */
    dl_flow flow;    /* unpacks it */
    dl_buf text;     /* unpacked and not handed out */
    size_t searched; /* of the text: there is no line end before it */
    bool told, is_lines;
    uint32_t lines;
};

bool dl_file_parts_open(const char *path, dl_file_parts **parts, dl_error *error)
{
    int file;
    size_t size;
    if (!dl_file_open(path, &file, &size, error))
        return false;
    dl_file_parts *fresh = dl_memory_resize(NULL, 1, sizeof *fresh);
    *fresh = (dl_file_parts){ .file = file };
    fresh->path = dl_arena_copy(&fresh->arena, path, strlen(path));
    *parts = fresh;
    return true;
}

void dl_file_parts_close(dl_file_parts *parts)
{
    close(parts->file);
    dl_flow_close(&parts->flow);
    dl_buf_release(&parts->head);
    dl_buf_release(&parts->raw);
    dl_buf_release(&parts->text);
    dl_arena_release(&parts->arena);
    dl_memory_free(parts);
}

static bool read_more(dl_file_parts *parts, dl_error *error)
{
    size_t before = parts->raw.count;
    if (!dl_file_read_more(parts->file, parts->path, PART, &parts->raw, &parts->end, error))
        return false;
    if (!parts->told)
        dl_buf_add(&parts->head, dl_str_slice(dl_buf_str(&parts->raw), before, SIZE_MAX));
    return true;
}

static bool is_text_end(const dl_file_parts *parts)
{
    return parts->end && parts->raw.count == 0;
}

/* Adds about `more` bytes of text, if there are so many. */
static bool fill(dl_file_parts *parts, size_t more, dl_error *error)
{
    size_t wanted = parts->text.count + more;
    while (parts->text.count < wanted && !is_text_end(parts)) {
        if (parts->raw.count == 0 && !read_more(parts, error))
            return false;
        if (parts->raw.count == 0)
            continue;
        size_t used = dl_flow_unpack(&parts->flow, dl_buf_str(&parts->raw),
                                     wanted - parts->text.count, &parts->text);
        memmove(parts->raw.items, parts->raw.items + used, parts->raw.count - used);
        parts->raw.count -= used;
    }
    return true;
}

/* Of the first whole lines most are an object each. */
static bool are_lines(dl_str text)
{
    size_t lines = 0, objects = 0;
    dl_str line;
    text = dl_text_without_mark(text);
    while (lines < HEAD_LINES && text.len && memchr(text.ptr, '\n', text.len)
           && dl_str_line(&text, &line)) {
        line = dl_str_trim(line);
        lines += line.len > 0;
        objects += dl_str_starts(line, DL_STR("{"))
                && (dl_str_ends(line, DL_STR("}")) || dl_str_ends(line, DL_STR("},")));
    }
    return objects && objects * 2 > lines;
}

/* What fits into one part is one, whatever it is. */
static bool tell(dl_file_parts *parts, dl_error *error)
{
    size_t before;
    bool ok = read_more(parts, error);
    dl_flow_open(&parts->flow, dl_buf_str(&parts->head));
    do {
        before = parts->text.count;
        ok = ok && fill(parts, PART, error);
    } while (ok && parts->text.count > before && parts->text.count < HEAD_LIMIT
             && parts->text.items[0] == '{'
             && !memchr(parts->text.items, '\n', parts->text.count));
    parts->told = true;
    parts->is_lines = ok && !is_text_end(parts) && are_lines(dl_buf_str(&parts->text));
    return ok;
}

/* All that the file holds, as it lies there. */
static bool read_whole(dl_file_parts *parts, dl_arena *arena, dl_file_part *part, dl_error *error)
{
    dl_buf whole = { .arena = arena };
    dl_str name = dl_str_from(parts->path);
    dl_buf_add(&whole, dl_buf_str(&parts->head));
    if (!parts->end
        && !dl_file_read_more(parts->file, parts->path, DL_FILE_LIMIT + 1 - whole.count, &whole,
                              &parts->end, error))
        return false;
    *part = (dl_file_part){ .bytes = dl_buf_str(&whole) };
    if (whole.count <= DL_FILE_LIMIT)
        return true;
    dl_intake intake = { .text = part->bytes, .file = name, .arena = arena };
    return dl_intake_check_text(&intake, error)
        && dl_fail(error, DL_ERROR_LIMIT,
                   "%.*s is larger than %zu MB, the most that Dateline reads at once but for "
                   "JSON Lines. Split it, for example into one article a file.",
                   DL_STR_ARGS(dl_intake_name(name, arena)), DL_FILE_LIMIT >> 20);
}

/* The offset behind the last line end of the text; 0 if there is none. */
static size_t last_line_end(dl_file_parts *parts)
{
    size_t at = parts->text.count;
    while (at > parts->searched && parts->text.items[at - 1] != '\n')
        at--;
    size_t end = at > parts->searched ? at : 0;
    parts->searched = end ? 0 : parts->text.count;
    return end;
}

static uint32_t count_lines(dl_str bytes)
{
    uint32_t lines = 0;
    const char *at = bytes.ptr, *end = bytes.ptr + bytes.len;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        lines++;
        at++;
    }
    return lines;
}

static void take_text(dl_file_parts *parts, size_t len)
{
    if (len == 0)
        return;
    parts->lines += count_lines(dl_str_slice(dl_buf_str(&parts->text), 0, len));
    memmove(parts->text.items, parts->text.items + len, parts->text.count - len);
    parts->text.count -= len;
}

/* Reads on to the end of a line that no article can be. */
static bool skip_line(dl_file_parts *parts, dl_reports *reports, dl_error *error)
{
    dl_report_add(reports, dl_str_from(parts->path), parts->lines + 1,
                  "A line of more than %zu MB is left out.", DL_FILE_LIMIT >> 20);
    for (;;) {
        const char *end = parts->text.count
                            ? memchr(parts->text.items, '\n', parts->text.count) : NULL;
        take_text(parts, end ? (size_t)(end + 1 - parts->text.items) : parts->text.count);
        parts->searched = 0;
        if (end || is_text_end(parts))
            return true;
        if (!fill(parts, PART, error))
            return false;
    }
}

static bool read_lines(dl_file_parts *parts, dl_arena *arena, dl_file_part *part, dl_reports *reports,
                       dl_error *error)
{
    size_t end = 0;
    while (parts->text.count < PART || !(end = last_line_end(parts))) {
        if (parts->text.count > DL_FILE_LIMIT && !skip_line(parts, reports, error))
            return false;
        if (!fill(parts, PART, error))
            return false;
        if (is_text_end(parts)) {
            end = parts->text.count;
            break;
        }
    }
    *part = (dl_file_part){ .bytes = dl_str_copy(arena, dl_str_slice(dl_buf_str(&parts->text), 0, end)),
                       .lines = parts->lines, .of_lines = true };
    take_text(parts, end);
    part->more = parts->text.count || !is_text_end(parts);
    if (!part->more && dl_flow_name(&parts->flow) && !parts->flow.whole)
        dl_report_add(reports, dl_str_from(parts->path), 0,
                      "The %s file is damaged or cut; what is whole of it is read.",
                      dl_flow_name(&parts->flow));
    return true;
}

bool dl_file_parts_next(dl_file_parts *parts, dl_arena *arena, dl_file_part *part, dl_reports *reports,
                   dl_error *error)
{
    if (!parts->told && !tell(parts, error))
        return false;
    bool ok = parts->is_lines ? read_lines(parts, arena, part, reports, error)
                              : read_whole(parts, arena, part, error);
    dl_buf_release(&parts->head);
    return ok;
}

bool dl_ingest_part(const dl_file_part *part, dl_str file, const dl_ingest_options *options,
                    dl_arena *arena, dl_articles *articles, dl_reports *reports,
                    dl_error *error)
{
    if (!part->of_lines)
        return dl_ingest_with(part->bytes, file, options, arena, articles, reports, error);
    size_t first = reports ? reports->count : 0;
    dl_intake intake = { .text = part->bytes, .file = file, .arena = arena,
                         .articles = articles, .reports = reports, .base = options->address,
                         .map = options->map };
    dl_error none = { 0 };
    if (part->bytes.len)
        dl_intake_run(&intake, &dl_format_lines, options->charset, &none);
    for (size_t i = first; reports && i < reports->count; i++)
        reports->items[i].line += reports->items[i].line ? part->lines : 0;
    return true;
}
