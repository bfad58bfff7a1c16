/* Atom 0.3 and 1.0 (RFC 4287), a feed or a single entry. */
#include "src/ingest/feed.h"
#include "src/ingest/format.h"

static bool sniff(dl_str text)
{
    return dl_feed_starts(text, "feed") || dl_feed_starts(text, "entry");
}

static bool parse(const dl_intake *intake, dl_error *error)
{
    return dl_feed_parse(intake, "entry", error);
}

const dl_format dl_format_atom = { .name = "atom", .sniff = sniff, .parse = parse };
