/* Formats are told by content: a feed is often saved as .html, a page as .txt. Decoding
 * comes before telling, so that a format never sees a charset. */
#include "dateline/ingest.h"

#include "dateline/file.h"
#include "src/ingest/charset.h"
#include "src/ingest/format.h"
#include "src/ingest/unpack.h"

enum {
    SNIFF_BYTES = 8192, /* what a file is told by */
    STRAY_CONTROLS = 3, /* so many control bytes, and one in ten, may stand in text */
    CONTROL_SHARE = 10,
    NUL_WEIGHT = 4      /* a NUL counts for as many: few texts have one, few binaries none */
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
