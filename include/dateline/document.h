#ifndef DL_DOCUMENT_H
#define DL_DOCUMENT_H
/* [model] An article as ingest hands it over: metadata and a body that never changes. */
#include "dateline/date.h"
#include "dateline/str.h"

typedef enum dl_language {
    DL_LANGUAGE_OTHER,
    DL_LANGUAGE_VI,
    DL_LANGUAGE_EN,
    DL_LANGUAGE_ZH,
    DL_LANGUAGE_COUNT
} dl_language;

/* Where a publication date comes from. */
typedef enum dl_origin {
    DL_ORIGIN_UNKNOWN,
    DL_ORIGIN_INFERRED,  /* from what the article's own dates allow */
    DL_ORIGIN_FILE_NAME, /* a date in the name of its file */
    DL_ORIGIN_TEXT,      /* a dateline or stamp in the first lines */
    DL_ORIGIN_HEADER,    /* a leading " date YYYY-MM[-DD] " */
    DL_ORIGIN_METADATA,  /* a feed, a page's metadata, a JSON field */
    DL_ORIGIN_COUNT
} dl_origin;

const char *dl_language_code(dl_language language); /* "vi", "en", "zh", "other" */
dl_language dl_language_from_code(dl_str code);     /* "zh-Hans" too */
const char *dl_origin_name(dl_origin origin); /* "unknown", "inferred", "file-name" ... */

/* A place in the body that leads somewhere. */
typedef struct dl_web_link {
    dl_span span;
    dl_str address; /* http or https */
} dl_web_link;

typedef struct dl_web_links {
    dl_web_link *items; /* by start; they do not overlap */
    size_t count, capacity;
} dl_web_links;

/* What a reader did with an article, as the export of a library tells it. */
typedef struct dl_article_marks {
    bool read, starred;
    uint32_t place; /* how far: a byte of the body */
    dl_str note;
    const dl_str *tags;
    size_t tag_count;
} dl_article_marks;

/* Borrowed text throughout: it lives where ingest put it. Fields that are not known are
 * empty. All text is valid UTF-8. */
typedef struct dl_article {
    dl_str file;      /* the path it was read from, or "-" */
    dl_str id;        /* the source's own id for it */
    dl_str title;     /* never empty: at worst the first words of the body */
    dl_str body;      /* at most DL_FILE_LIMIT bytes */
    dl_str source;    /* the outlet or feed */
    dl_str address;   /* http or https */
    dl_str author;    /* as the source writes it */
    dl_str feed;      /* address of the feed that it came with */
    dl_web_links links;   /* of the body; the body itself shows no addresses */
    dl_date published;
    dl_origin origin; /* DL_ORIGIN_UNKNOWN with no date */
    dl_language language;
    int64_t taken;    /* when it was taken in, in ms since 1970; 0: not known */
    const dl_article_marks *marks; /* NULL: none are known */
} dl_article;

typedef struct dl_articles {
    dl_article *items;
    size_t count, capacity;
    struct {
        dl_str *items;
        size_t count, capacity;
    } records; /* what else a library's export holds: objects in JSON (backup.h) */
} dl_articles;

#endif
