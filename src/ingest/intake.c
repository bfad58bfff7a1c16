#include "src/ingest/intake.h"

#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "src/ingest/headline.h"
#include "src/ingest/stamp.h"

enum {
    BODY_LIMIT = 16 << 20, /* longer than the longest novels */
    NAME_BYTES = 96,       /* of a path in a sentence: dl_error holds 256 bytes */
    SHOWN_BYTES = 64       /* of foreign text in a report */
};

dl_str dl_text_without_mark(dl_str text)
{
    return dl_str_starts(text, DL_STR("\xEF\xBB\xBF")) ? dl_str_slice(text, 3, text.len)
                                                       : text;
}

dl_str dl_intake_name(dl_str file, dl_arena *arena)
{
    if (dl_str_equal(file, DL_STR("-")))
        return DL_STR("Standard input");
    if (file.len <= NAME_BYTES)
        return file;
    size_t start = file.len - NAME_BYTES;
    while (start < file.len && ((unsigned char)file.ptr[start] & 0xC0) == 0x80)
        start++;
    return dl_str_format(arena, "…%.*s", DL_STR_ARGS(dl_str_slice(file, start, file.len)));
}

void dl_intake_feed(const dl_intake *intake, dl_str title, dl_str page)
{
    if (intake->feed)
        *intake->feed = (dl_feed_facts){ .is_feed = true,
                                         .is_cut = intake->feed->is_cut,
                                         .title = title,
                                         .page = page };
}

/* A feed or page in Vietnamese that calls itself English is common; an article that is
 * labelled one by one is labelled with more care, but its letters know better. */
static dl_language settle_language(const dl_article *article, dl_claims claims)
{
    dl_language claimed = dl_language_from_code(claims.language);
    if (claims.language.len && !claims.language_assumed)
        return dl_ingest_language_declared(article->body, claimed);
    dl_language seen = dl_ingest_language(article->body);
    return seen == DL_LANGUAGE_OTHER ? claimed : seen;
}

/* The first is named, the others are counted: a writer's dates are all of one kind. */
static void report_date(const dl_intake *intake, dl_str claimed, uint32_t line)
{
    size_t before = intake->counts->odd_dates++;
    if (before == 0)
        dl_report_add(intake->reports, intake->file, line,
                      "The date \"%.*s\" is not understood, so it is not used.",
                      DL_STR_ARGS(dl_str_slice(claimed, 0, SHOWN_BYTES)));
    else if (before == 1)
        intake->counts->second_date_line = line;
}

static void settle_date(const dl_intake *intake, dl_article *article, dl_claims claims)
{
    bool day_first = article->language != DL_LANGUAGE_EN;
    dl_str claimed = dl_str_trim(claims.published);
    if (claimed.len) {
        article->published = dl_stamp_parse(claimed, day_first);
        article->origin = DL_ORIGIN_METADATA;
    }
    if (!dl_date_is_set(article->published)) {
        if (claimed.len)
            report_date(intake, claimed, claims.line);
        article->published = dl_stamp_of_file(intake->file);
        article->origin = dl_date_is_set(article->published) ? DL_ORIGIN_FILE_NAME
                                                             : DL_ORIGIN_UNKNOWN;
    }
}

static bool has_text(dl_str body)
{
    for (size_t at = 0; at < body.len;) {
        dl_point_class class = dl_point_classify(dl_utf8_next(body, &at));
        if (class != DL_POINT_SPACE && class != DL_POINT_IGNORE && class != DL_POINT_CONTROL)
            return true;
    }
    return false;
}

/* A book or a log in the place of an article: its beginning is read. */
static void cut_body(const dl_intake *intake, dl_article *article, uint32_t line)
{
    size_t end = BODY_LIMIT;
    while (end > 0 && ((unsigned char)article->body.ptr[end] & 0xC0) == 0x80)
        end--;
    dl_report_add(intake->reports, intake->file, line,
                  "A text of %zu MB is no article; the first %d MB of it are read.",
                  article->body.len >> 20, BODY_LIMIT >> 20);
    article->body = dl_str_slice(article->body, 0, end);
    while (article->links.count && article->links.items[article->links.count - 1].span.end > end)
        article->links.count--;
}

bool dl_intake_add(const dl_intake *intake, dl_article article, dl_claims claims)
{
    if (!has_text(article.body)) {
        if (intake->counts->without_text++ == 0)
            intake->counts->first_line = claims.line;
        return false;
    }
    if (article.body.len > BODY_LIMIT)
        cut_body(intake, &article, claims.line);
    article.file = intake->file;
    if (article.source.len == 0)
        article.source = intake->source;
    if (claims.language.len == 0) {
        claims.language = intake->language;
        claims.language_assumed = true;
    }
    article.title = dl_str_trim(article.title);
    if (article.title.len == 0)
        article.title = dl_headline_find(article.body, intake->arena);
    article.language = settle_language(&article, claims);
    settle_date(intake, &article, claims);
    *DL_APPEND(intake->articles, intake->arena) = article;
    return true;
}
