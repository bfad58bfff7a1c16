#ifndef DL_BACKUP_H
#define DL_BACKUP_H
/* [export] A library as JSON Lines, whole: what is written here, ingest and the library
 * take back as it was.
 *
 * An article is an object with fields that every reader of news in JSON knows (id, title,
 * published, lang, source, url, author, text), and an object "dateline" with the rest:
 *   version, file, feed, published, part, origin, taken, links, read, starred, place, note,
 *   tags
 * A feed, a saved search, a value of the explorer and a correction of names are lines with
 * "dateline" alone, which then holds "source", "search", "value" or "correction".
 */
#include "dateline/buf.h"
#include "dateline/corrections.h"
#include "dateline/marks.h"
#include "dateline/sources.h"

/* Each appends a line, its "\n" included. `marks` may be NULL. */
void dl_backup_article(const dl_article *article, const dl_article_marks *marks,
                       dl_buf *out);
void dl_backup_source(const dl_source *source, dl_buf *out);
void dl_backup_search(const dl_kept_search *search, dl_buf *out);
void dl_backup_value(const dl_kept_value *value, dl_buf *out);
void dl_backup_correction(const dl_correction *correction, dl_buf *out);

/* A line without an article, as ingest hands it over. */
typedef struct dl_backup_record {
    enum {
        DL_BACKUP_NONE,
        DL_BACKUP_SOURCE,
        DL_BACKUP_SEARCH,
        DL_BACKUP_VALUE,
        DL_BACKUP_CORRECTION
    } kind;
    dl_source source;
    dl_kept_search search;
    dl_kept_value value;
    dl_correction correction;
} dl_backup_record;

/* Texts are in the arena. */
dl_backup_record dl_backup_read(dl_str record, dl_arena *arena);

#endif
