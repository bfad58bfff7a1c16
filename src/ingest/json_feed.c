/* JSON Feed 1 and 1.1: items as json_article.c reads them, with the feed's own title,
 * language and address. One that is cut is read as any JSON, item by item. */
#include "src/ingest/format.h"

#include "dateline/buf.h"
#include "src/ingest/json_article.h"
#include "src/ingest/json_load.h"

enum { SNIFF_BYTES = 4096 };

static bool sniff(dl_str text)
{
    dl_str head = dl_str_trim(dl_text_without_mark(dl_str_slice(text, 0, SNIFF_BYTES)));
    return dl_str_starts(head, DL_STR("{"))
        && (dl_str_find(head, DL_STR("//jsonfeed.org/version/"), 0) != SIZE_MAX
            || dl_str_find(head, DL_STR("\\/\\/jsonfeed.org\\/version\\/"), 0) != SIZE_MAX);
}

static bool parse(const dl_intake *intake, dl_error *error)
{
    dl_error why;
    json_object *feed = dl_json_load(dl_text_without_mark(intake->text), &why);
    if (!feed)
        return dl_format_jsonl.parse(intake, error);
    dl_intake own = *intake;
    own.source = dl_str_copy(intake->arena, dl_json_text(dl_json_member(feed, "title")));
    own.language =
        dl_str_copy(intake->arena, dl_json_text(dl_json_member(feed, "language")));
    dl_str page =
        dl_str_copy(intake->arena, dl_json_text(dl_json_member(feed, "home_page_url")));
    own.base = page.len ? page : intake->base;
    dl_intake_feed(intake, own.source, page);
    json_object *items = dl_json_member(feed, "items");
    size_t added = 0;
    for (size_t i = 0; i < dl_json_count(items); i++)
        added += dl_json_article_add(&own, dl_json_item(items, i), 0);
    json_object_put(feed);
    if (added)
        return true;
    return dl_fail(error, DL_ERROR_SYNTAX, "%.*s is a feed without articles in it.",
                   DL_STR_ARGS(dl_intake_name(intake->file, intake->arena)));
}

const dl_format dl_format_json_feed = { .name = "json feed", .sniff = sniff, .parse = parse };
