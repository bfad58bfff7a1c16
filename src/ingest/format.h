#ifndef DL_INGEST_FORMAT_H
#define DL_INGEST_FORMAT_H
/* What a format file and the table of ingest.c agree on.
 *
 * A format sees text that is already valid UTF-8 and no binary. It builds articles with
 * whatever the source says of them and hands each to dl_intake_add, which fills in what
 * is missing.
 */
#include "src/ingest/intake.h"

typedef struct dl_format {
    const char *name;
    bool (*sniff)(dl_str text);
    /* Adds the articles of intake->text; false if there is not one. */
    bool (*parse)(const dl_intake *intake, dl_error *error);
} dl_format;

extern const dl_format dl_format_rss;
extern const dl_format dl_format_atom;
extern const dl_format dl_format_json_feed;
extern const dl_format dl_format_opml;
extern const dl_format dl_format_newsboat;
extern const dl_format dl_format_html;
extern const dl_format dl_format_jsonl;
extern const dl_format dl_format_other_xml;
extern const dl_format dl_format_plain;
/* JSON Lines that need no sniffing: a part of a file that has been told. */
extern const dl_format dl_format_lines;

/* Unpacks, decodes and reads intake->text; with `format` NULL it is told by the text. */
bool dl_intake_run(dl_intake *intake, const dl_format *format, dl_str charset,
                   dl_error *error);
/* Fails, with the way out, for a text that is a picture, a program or other binary. */
bool dl_intake_check_text(const dl_intake *intake, dl_error *error);

#endif
