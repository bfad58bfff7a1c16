/* Formats are told by content: a feed is often saved as .html, a page as .txt. Decoding
 * comes before telling, so that a format never sees a charset. */
#include "dateline/ingest.h"

#include "dateline/buf.h"
#include "dateline/file.h"
#include "dateline/utf8.h"
#include "src/ingest/charset.h"
#include "src/ingest/format.h"
#include "src/ingest/headline.h"
#include "src/ingest/stamp.h"
#include "src/ingest/unpack.h"

enum {
    SNIFF_BYTES = 8192, /* what a file is told by */
    STRAY_CONTROLS = 3, /* so many control bytes, and one in ten, may stand in text */
    CONTROL_SHARE = 10,
    NUL_WEIGHT = 4,     /* a NUL counts for as many: few texts have one, few binaries none */
    BODY_LIMIT = 16 << 20, /* longer than the longest novels */
    NAME_BYTES = 96,    /* of a path in a sentence: dl_error holds 256 bytes */
    SHOWN_BYTES = 64    /* of foreign text in a report */
};

/* Tried in order, the particular before the general: everything is also plain text. */
static const dl_format *const formats[] = {
    &dl_format_rss,  &dl_format_atom,      &dl_format_opml,  &dl_format_json_feed,
    &dl_format_html, &dl_format_other_xml, &dl_format_jsonl, &dl_format_plain,
};

/* Files that people pass by mistake, and the way out. */
static const struct {
    const char *magic;
    const char *kind;
    const char *advice;
} binaries[] = {
    { "%PDF-", "a PDF document", "Turn it into text first: pdftotext FILE" },
    { "PK\x03\x04", "a ZIP archive or an office document",
      "Unpack it, or save the document as plain text" },
    { "\xD0\xCF\x11\xE0", "an old office document", "Save it as plain text" },
    { "{\\rtf", "an RTF document", "Save it as plain text" },
    { "\x89PNG", "a picture", "Dateline reads text only" },
    { "\xFF\xD8\xFF", "a picture", "Dateline reads text only" },
    { "GIF8", "a picture", "Dateline reads text only" },
    { "\x7F" "ELF", "a program", "Dateline reads text only" },
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

static void report_counts(const dl_intake *intake)
{
    const dl_intake_counts *counts = intake->counts;
    if (counts->without_text == 1)
        dl_report_add(intake->reports, intake->file, counts->first_line,
                      "An article without text is left out.");
    else if (counts->without_text)
        dl_report_add(intake->reports, intake->file, counts->first_line,
                      "%zu articles without text are left out; this is the first.",
                      counts->without_text);
    if (counts->odd_dates > 1)
        dl_report_add(intake->reports, intake->file, counts->second_date_line,
                      "%zu more date%s not understood; this is the next.",
                      counts->odd_dates - 1, counts->odd_dates == 2 ? " is" : "s are");
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

/* Tab, line ends, form feed and escape stand in honest text; a NUL or two are damage. */
static bool is_control(unsigned char byte)
{
    return (byte < 0x20 && !(byte >= '\t' && byte <= '\r') && byte != 0x1B) || byte == 0x7F;
}

static bool is_binary(dl_str bytes)
{
    dl_str head = dl_str_slice(bytes, 0, SNIFF_BYTES);
    size_t controls = 0;
    for (size_t i = 0; i < head.len; i++)
        controls += head.ptr[i] ? is_control((unsigned char)head.ptr[i]) : NUL_WEIGHT;
    return controls > STRAY_CONTROLS + head.len / CONTROL_SHARE;
}

bool dl_intake_check_text(const dl_intake *intake, dl_error *error)
{
    dl_str name = dl_intake_name(intake->file, intake->arena);
    for (size_t i = 0; i < DL_COUNT(binaries); i++)
        if (dl_str_starts(intake->text, dl_str_from(binaries[i].magic)))
            return dl_fail(error, DL_ERROR_SYNTAX, "%.*s is %s, not text. %s.",
                           DL_STR_ARGS(name), binaries[i].kind, binaries[i].advice);
    if (is_binary(intake->text) && !dl_charset_is_wide(intake->text))
        return dl_fail(error, DL_ERROR_SYNTAX,
                       "%.*s is binary data, not text. Convert it to UTF-8 text first.",
                       DL_STR_ARGS(name));
    return true;
}

void dl_intake_feed(const dl_intake *intake, dl_str title, dl_str page)
{
    if (intake->feed)
        *intake->feed = (dl_feed_facts){ .is_feed = true,
                                         .is_cut = intake->feed->is_cut,
                                         .title = title,
                                         .page = page };
}

static void decode(dl_intake *intake, dl_str charset)
{
    dl_decoded decoded = dl_charset_decode(intake->text, charset, intake->arena);
    intake->text = decoded.text;
    if (decoded.guessed)
        dl_report_add(intake->reports, intake->file, 0,
                      "It is not in UTF-8 and does not say its charset; read as %s.",
                      decoded.charset);
    if (decoded.replaced)
        dl_report_add(intake->reports, intake->file, 0,
                      "%zu byte sequence%s that %s no %s %s replaced by U+FFFD.",
                      decoded.replaced, decoded.replaced == 1 ? "" : "s",
                      decoded.replaced == 1 ? "is" : "are", decoded.charset,
                      decoded.replaced == 1 ? "was" : "were");
}

static bool check_size(const dl_intake *intake, dl_error *error)
{
    dl_str name = dl_intake_name(intake->file, intake->arena);
    if (dl_str_trim(dl_text_without_mark(intake->text)).len == 0)
        return dl_fail(error, DL_ERROR_SYNTAX,
                       "%.*s is empty: there is no article in it to read.",
                       DL_STR_ARGS(name));
    if (intake->text.len > DL_FILE_LIMIT)
        return dl_fail(error, DL_ERROR_LIMIT,
                       "%.*s is larger than %zu MB as text, the most that Dateline reads "
                       "at once. Split it.",
                       DL_STR_ARGS(name), DL_FILE_LIMIT >> 20);
    return true;
}

static const dl_format *format_of(dl_str text)
{
    size_t i = 0;
    while (i + 1 < DL_COUNT(formats) && !formats[i]->sniff(text))
        i++;
    return formats[i];
}

bool dl_intake_run(dl_intake *intake, const dl_format *format, dl_str charset,
                   dl_error *error)
{
    dl_intake_counts counts = { 0 };
    intake->counts = &counts;
    if (!check_size(intake, error) || !dl_unpack(intake, error))
        return false;
    if (!format && dl_format_newsboat.sniff(intake->text)) /* the one that is no text */
        format = &dl_format_newsboat;
    if (format != &dl_format_newsboat) {
        if (!dl_intake_check_text(intake, error))
            return false;
        decode(intake, charset);
        if (!check_size(intake, error))
            return false;
    }
    format = format ? format : format_of(intake->text);
    bool ok = format->parse(intake, error);
    report_counts(intake);
    return ok;
}

bool dl_ingest_with(dl_str bytes, dl_str file, const dl_ingest_options *options,
                    dl_arena *arena, dl_articles *articles, dl_reports *reports,
                    dl_error *error)
{
    dl_intake intake = { .text = bytes, .file = file, .arena = arena,
                         .articles = articles, .reports = reports,
                         .base = options->address, .map = options->map,
                         .feed = options->feed };
    return dl_intake_run(&intake, NULL, options->charset, error);
}

bool dl_ingest(dl_str bytes, dl_str file, dl_arena *arena, dl_articles *articles,
               dl_reports *reports, dl_error *error)
{
    dl_ingest_options options = { 0 };
    return dl_ingest_with(bytes, file, &options, arena, articles, reports, error);
}
