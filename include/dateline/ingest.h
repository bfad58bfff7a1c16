#ifndef DL_INGEST_H
#define DL_INGEST_H
/* [ingest] Bytes to articles.
 *
 * Pure: bytes in, articles out, both in the arena given. The format is told by content,
 * not by name; formats are a table (ingest.c). What is broken is mended or left out and
 * reported with the line it stands on.
 */
#include "dateline/document.h"
#include "dateline/error.h"

/* Where an article says one of these in words of its own: `--map published=pubDate`. */
typedef struct dl_field_name {
    const char *field; /* id, url, title, published, text, html, teaser, source, author or
                          lang */
    dl_str key; /* of a JSON object; "a.b" is b in a, unless there is an "a.b" */
} dl_field_name;

typedef struct dl_field_map {
    dl_field_name *items;
    size_t count, capacity;
} dl_field_map;

/* Reads "published=pubDate,text=story" and adds it to the map. */
bool dl_field_map_parse(dl_str text, dl_arena *arena, dl_field_map *map, dl_error *error);

/* What a feed says of itself. */
typedef struct dl_feed_facts {
    bool is_feed;
    bool is_cut; /* half an item was left out */
    dl_str title;
    dl_str page; /* the site's address */
} dl_feed_facts;

/* What is known of bytes besides themselves; zeroes are right for a file. */
typedef struct dl_ingest_options {
    dl_str address; /* where they came from: relative links start there */
    dl_str charset; /* as HTTP declares it */
    const dl_field_map *map; /* NULL: none */
    dl_feed_facts *feed;     /* filled in for a feed, even if it has no article; or NULL */
} dl_ingest_options;

/* Appends the articles found in `bytes` to *articles. `file` is the name to report and to
 * look for a date in. Text that is already valid UTF-8 is not copied: bytes must live as
 * long as the articles. False if there is not one (then *error says why). */
bool dl_ingest(dl_str bytes, dl_str file, dl_arena *arena, dl_articles *articles,
               dl_reports *reports, dl_error *error);
bool dl_ingest_with(dl_str bytes, dl_str file, const dl_ingest_options *options,
                    dl_arena *arena, dl_articles *articles, dl_reports *reports,
                    dl_error *error);

/* Language by script and function words; DL_LANGUAGE_OTHER if it is none we read. */
dl_language dl_ingest_language(dl_str text);
/* The declared language, unless the letters of the text contradict it: Vietnamese has its
 * marks, Chinese its ideographs. A text whose letters decide nothing keeps it. */
dl_language dl_ingest_language_declared(dl_str text, dl_language declared);

#endif
