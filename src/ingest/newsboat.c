/* newsboat's cache.db: an SQLite file, opened from memory and read only. Its schema is
 * taken as found: older versions lack columns. */
#include <sqlite3.h>
#include <string.h>

#include "dateline/address.h"
#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "src/ingest/format.h"
#include "src/ingest/html.h"

enum {
    STEPS = 1000,            /* virtual machine steps between two looks at the count */
    STEPS_LIMIT = 2000000,   /* looks, after which a query is no honest query */
    FILE_FORMAT = 18         /* offset of the two bytes that say WAL (sqlite.org/fileformat) */
};

static bool sniff(dl_str bytes)
{
    return dl_str_starts(bytes, (dl_str){ "SQLite format 3", 16 });
}

static int give_up(void *looks)
{
    return ++*(int *)looks > STEPS_LIMIT;
}

/* The file as SQLite opens it in memory: not in WAL mode, which needs a file beside it. */
static bool open_copy(sqlite3 **base, dl_str bytes, dl_arena *arena)
{
    unsigned char *copy = (unsigned char *)dl_arena_copy(arena, bytes.ptr, bytes.len);
    if (bytes.len <= FILE_FORMAT + 1)
        return false;
    copy[FILE_FORMAT] = copy[FILE_FORMAT + 1] = 1;
    return sqlite3_open_v2(":memory:", base, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
        && sqlite3_deserialize(*base, "main", copy, (sqlite3_int64)bytes.len,
                               (sqlite3_int64)bytes.len, SQLITE_DESERIALIZE_READONLY)
               == SQLITE_OK
        && sqlite3_db_config(*base, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) == SQLITE_OK
        && sqlite3_db_config(*base, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) == SQLITE_OK;
}

/* A column in valid UTF-8; *replaced grows by what had to be mended. */
static dl_str column(sqlite3_stmt *row, int index, dl_arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(row, index);
    int len = sqlite3_column_bytes(row, index);
    size_t replaced;
    return text ? dl_utf8_repair(dl_str_copy(arena, (dl_str){ text, (size_t)len }), arena,
                                 &replaced)
                : (dl_str){ "", 0 };
}

static bool add_row(const dl_intake *intake, sqlite3_stmt *row, uint32_t number)
{
    dl_arena *arena = intake->arena;
    dl_str content = column(row, 4, arena);
    dl_article article = {
        .id = column(row, 0, arena),
        .title = dl_html_line(column(row, 1, arena), arena),
        .address = dl_address_resolve((dl_str){ "", 0 }, column(row, 2, arena), arena),
        .source = column(row, 5, arena),
        .author = column(row, 6, arena),
        .body = content,
    };
    if (dl_html_is_markup(content))
        article.body = dl_html_fragment(content, article.address, arena, &article.links);
    if (dl_str_trim(article.body).len == 0)
        article.body = article.title;
    return dl_intake_add(intake, article,
                         (dl_claims){ .published = column(row, 3, arena), .line = number });
}

static bool parse(const dl_intake *intake, dl_error *error)
{
    static const char *const queries[] = {
        "SELECT i.guid, i.title, i.url, i.pubDate, i.content, f.title, i.author FROM rss_item i "
        "LEFT JOIN rss_feed f ON f.rssurl = i.feedurl WHERE i.deleted = 0 ORDER BY i.id",
        "SELECT guid, title, url, pubDate, content, feedurl, author FROM rss_item",
    };
    sqlite3 *base = NULL;
    sqlite3_stmt *rows = NULL;
    int looks = 0, state = SQLITE_ERROR;
    uint32_t number = 0;
    size_t added = 0;
    if (open_copy(&base, intake->text, intake->arena)) {
        sqlite3_progress_handler(base, STEPS, give_up, &looks);
        for (size_t i = 0; i < DL_COUNT(queries) && !rows; i++)
            sqlite3_prepare_v2(base, queries[i], -1, &rows, NULL);
    }
    while (rows && (state = sqlite3_step(rows)) == SQLITE_ROW)
        added += add_row(intake, rows, ++number);
    if (added && state != SQLITE_DONE)
        dl_report_add(intake->reports, intake->file, 0,
                      "The database is damaged; the %zu articles before that are read.", added);
    bool is_cache = rows != NULL;
    sqlite3_finalize(rows);
    sqlite3_close(base);
    if (added)
        return true;
    return dl_fail(error, DL_ERROR_SYNTAX,
                   is_cache ? "%.*s is a cache of newsboat without articles in it."
                            : "%.*s is a database, but not newsboat's cache.db.",
                   DL_STR_ARGS(dl_intake_name(intake->file, intake->arena)));
}

const dl_format dl_format_newsboat = { .name = "newsboat", .sniff = sniff, .parse = parse };
