#ifndef DL_INGEST_FORMAT_H
#define DL_INGEST_FORMAT_H
/* What a format file and the table of ingest.c agree on.
 *
 * A format sees text that is already valid UTF-8 and no binary. It builds articles with
 * whatever the source says of them and hands each to dl_intake_add, which fills in what
 * is missing.
 */
#include "dateline/ingest.h"

/* What is said once for all articles of a file. */
typedef struct dl_intake_counts {
    size_t without_text;
    uint32_t first_line; /* of the first without text */
    size_t odd_dates;    /* that are not understood */
    uint32_t second_date_line;
} dl_intake_counts;

typedef struct dl_intake {
    dl_str text;
    dl_str file;
    dl_arena *arena;
    dl_articles *articles;
    dl_reports *reports;
    /* What holds for all articles of a feed; empty where it is not known. */
    dl_str source;
    dl_str language;
    dl_str base; /* the address that relative ones start from */
    const dl_field_map *map; /* or NULL */
    dl_feed_facts *feed;     /* or NULL */
    dl_intake_counts *counts;
} dl_intake;

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

/* What a source says of an article in words of its own; empty where it says nothing. */
typedef struct dl_claims {
    dl_str published;      /* a date as dl_stamp_parse reads it */
    dl_str language;       /* a code: "vi", "zh-Hans" */
    bool language_assumed; /* said of a whole feed or page: the text itself knows better */
    uint32_t line;         /* where the article stands, for reports; 0 if not known */
} dl_claims;

/* Adds an article whose body and metadata the format has set. Settles language and date,
 * and fills in the file, a title from the body, and a date from the name of the file when
 * there is none. A body without a word is reported and left out: then false. */
bool dl_intake_add(const dl_intake *intake, dl_article article, dl_claims claims);

/* Notes what a feed says of itself, for who asked to know. */
void dl_intake_feed(const dl_intake *intake, dl_str title, dl_str page);

/* The name of the file as it stands at the start of a sentence, cut from the left when it
 * would leave no room for the sentence. */
dl_str dl_intake_name(dl_str file, dl_arena *arena);

/* Without a byte order mark at its start. */
dl_str dl_text_without_mark(dl_str text);

#endif
