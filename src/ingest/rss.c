/* RSS 0.9x and 2.0 (<rss>) and 1.0 (<rdf:RDF>, its items beside the channel). */
#include "src/ingest/feed.h"
#include "src/ingest/format.h"

static bool sniff(dl_str text)
{
    return dl_feed_starts(text, "rss") || dl_feed_starts(text, "RDF")
        || dl_feed_starts(text, "channel");
}

static bool parse(const dl_intake *intake, dl_error *error)
{
    return dl_feed_parse(intake, "item", error);
}

const dl_format dl_format_rss = { .name = "rss", .sniff = sniff, .parse = parse };
