/* Plain text: the body is the file, byte for byte, so that offsets into the body are
 * offsets into the file, its byte order mark and header line included. Only a carriage
 * return that ends a line by itself becomes the line end that all others look for. */
#include "src/ingest/format.h"

#include <string.h>

#include "src/ingest/headline.h"

static bool sniff(dl_str text)
{
    (void)text;
    return true;
}

static bool ends_a_line(dl_str text, size_t at)
{
    dl_str behind = dl_str_slice(text, at + 1, text.len);
    return text.ptr[at] == '\r' && !dl_str_starts(behind, DL_STR("\n")) &&
           !dl_str_starts(behind, DL_STR("\r\n"));
}

static dl_str with_line_ends(dl_str text, dl_arena *arena)
{
    char *copy = NULL;
    const char *found = text.len ? memchr(text.ptr, '\r', text.len) : NULL;
    for (size_t at = found ? (size_t)(found - text.ptr) : text.len; at < text.len; at++) {
        if (!ends_a_line(text, at))
            continue;
        copy = copy ? copy : dl_arena_copy(arena, text.ptr, text.len);
        copy[at] = '\n';
    }
    return copy ? (dl_str){ copy, text.len } : text;
}

static bool parse(const dl_intake *intake, dl_error *error)
{
    dl_str rest;
    dl_article article = { .body = with_line_ends(intake->text, intake->arena) };
    article.published = dl_headline_date(article.body, &rest);
    if (dl_date_is_set(article.published))
        article.origin = DL_ORIGIN_HEADER;
    if (dl_intake_add(intake, article, (dl_claims){ 0 }))
        return true;
    return dl_fail(error, DL_ERROR_SYNTAX, "%.*s has no text in it.",
                   DL_STR_ARGS(dl_intake_name(intake->file, intake->arena)));
}

const dl_format dl_format_plain = { .name = "plain", .sniff = sniff, .parse = parse };
