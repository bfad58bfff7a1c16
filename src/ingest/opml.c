/* OPML is a tree of outlines; those with an address are feeds, the others folders. Read
 * with the reader for feeds, for these files are as broken as feeds are. */
#include "src/ingest/opml.h"

#include "dateline/address.h"
#include "src/ingest/feed.h"
#include "src/ingest/format.h"
#include "src/ingest/markup.h"

enum { DEPTH = 16 };

typedef struct folders {
    dl_str names[DEPTH];
    size_t depth; /* may be more than DEPTH: deeper ones have no name */
} folders;

bool dl_opml_is(dl_str text)
{
    return dl_feed_starts(text, "opml");
}

/* Folders end between one outline and the next. */
static void close_folders(folders *open, dl_str between)
{
    size_t at = 0;
    while ((at = dl_str_find(between, DL_STR("</outline"), at)) != SIZE_MAX) {
        open->depth -= open->depth > 0;
        at++;
    }
}

static dl_str folder_name(const folders *open)
{
    size_t depth = open->depth < DEPTH ? open->depth : DEPTH;
    while (depth > 0)
        if (open->names[--depth].len)
            return open->names[depth];
    return (dl_str){ "", 0 };
}

static dl_str title_of(const dl_element *outline, dl_arena *arena)
{
    dl_str title = dl_markup_attribute(outline, "title", arena);
    return dl_str_trim(title.len ? title : dl_markup_attribute(outline, "text", arena));
}

void dl_opml_read(dl_str text, dl_str file, dl_arena *arena,
                  dl_subscriptions *subscriptions, dl_reports *reports)
{
    folders open = { 0 };
    dl_markup markup = { .text = text };
    dl_element outline;
    bool whole;
    size_t before = 0;
    while (dl_markup_find(&markup, "outline", &outline, &whole)) {
        close_folders(&open, dl_str_slice(text, before, outline.start));
        size_t inner = (size_t)(outline.inner.ptr - text.ptr);
        bool empty = inner >= 2 && text.ptr[inner - 2] == '/';
        before = inner;
        dl_str address = dl_str_trim(dl_markup_attribute(&outline, "xmlUrl", arena));
        if (address.len && !dl_address_is_web(address))
            dl_report_add(reports, file, 0, "\"%.*s\" is no web address, so it is left out.",
                          DL_STR_ARGS(dl_str_slice(address, 0, 80)));
        else if (address.len)
            *DL_APPEND(subscriptions, arena) = (dl_subscription){
                .address = address,
                .title = title_of(&outline, arena),
                .page = dl_str_trim(dl_markup_attribute(&outline, "htmlUrl", arena)),
                .folder = folder_name(&open),
            };
        if (!empty) {
            if (open.depth < DEPTH)
                open.names[open.depth] = address.len ? (dl_str){ "", 0 }
                                                     : title_of(&outline, arena);
            open.depth++;
        }
    }
}

static bool parse(const dl_intake *intake, dl_error *error)
{
    dl_subscriptions found = { 0 };
    dl_opml_read(intake->text, intake->file, intake->arena, &found, NULL);
    return dl_fail(error, DL_ERROR_USAGE,
                   "%.*s lists %zu feeds and holds no articles itself. Its articles come in "
                   "when the feeds are fetched.",
                   DL_STR_ARGS(dl_intake_name(intake->file, intake->arena)), found.count);
}

const dl_format dl_format_opml = { .name = "opml", .sniff = dl_opml_is, .parse = parse };
