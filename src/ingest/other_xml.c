/* XML that no format before it takes: a sitemap, a picture, settings. Read as plain text,
 * its tags would be an article. */
#include "src/ingest/feed.h"
#include "src/ingest/format.h"
#include "src/ingest/markup.h"

enum { ROOT_BYTES = 4096 };

static bool is_sitemap(dl_str text)
{
    return dl_feed_starts(text, "urlset") || dl_feed_starts(text, "sitemapindex");
}

/* It says so, or its root has a namespace; a text may begin with a tag. */
static bool sniff(dl_str text)
{
    text = dl_str_trim(dl_text_without_mark(text));
    dl_markup markup = { .text = dl_str_slice(text, 0, ROOT_BYTES) };
    dl_element root;
    if (!dl_str_starts(text, DL_STR("<")) || !dl_markup_next(&markup, &root))
        return false;
    return dl_str_starts(text, DL_STR("<?xml")) || is_sitemap(text) ||
           dl_str_find(root.attributes, DL_STR("xmlns"), 0) != SIZE_MAX;
}

static bool parse(const dl_intake *intake, dl_error *error)
{
    return dl_fail(error, DL_ERROR_SYNTAX, "%.*s is %s, but no feed and no article.%s",
                   DL_STR_ARGS(dl_intake_name(intake->file, intake->arena)),
                   is_sitemap(intake->text) ? "a sitemap, which lists addresses" : "XML",
                   is_sitemap(intake->text) ? " Name the pages themselves, or a feed." : "");
}

const dl_format dl_format_other_xml = { .name = "xml", .sniff = sniff, .parse = parse };
