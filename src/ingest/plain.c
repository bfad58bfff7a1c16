/* Plain text: the body is the file, byte for byte, so that offsets into the body are
 * offsets into the file, its byte order mark and header line included. */
#include "src/ingest/format.h"

#include "src/ingest/headline.h"

static bool sniff(dl_str text)
{
    (void)text;
    return true;
}

static bool parse(const dl_intake *intake, dl_error *error)
{
    dl_str rest;
    dl_article article = { .body = intake->text };
    article.published = dl_headline_date(intake->text, &rest);
    if (dl_date_is_set(article.published))
        article.origin = DL_ORIGIN_HEADER;
    if (dl_intake_add(intake, article, (dl_claims){ 0 }))
        return true;
    return dl_fail(error, DL_ERROR_SYNTAX, "%.*s has no text in it.",
                   DL_STR_ARGS(dl_intake_name(intake->file, intake->arena)));
}

const dl_format dl_format_plain = { .name = "plain", .sniff = sniff, .parse = parse };
