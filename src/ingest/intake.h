#ifndef DL_INGEST_INTAKE_H
#define DL_INGEST_INTAKE_H
/* Where the articles of a file are handed in, whatever format told them. */
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
