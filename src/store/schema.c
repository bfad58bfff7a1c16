/* The tables by version. A step brings the file from the version before to the next; steps
 * are only ever added, so that any older file finds its way. PRAGMA user_version is set in
 * the transaction of the steps: a file is of one version or of another, never between.
 *
 *   document    what an article is known by; narrow, for lists and looking up
 *   body        its text, zstd with a checksum, and its links
 *   annotation  what extraction said, and which extractor (annotations.c)
 *   likeness    what the same story in another outlet is known by (likeness.h); from 2 on
 *   source      feeds
 *   reading     read, starred, place, note; tag: a row each
 *   search      saved searches
 *   value       small facts: where to resume
 */
#include <stdio.h>
#include <unistd.h>

#include "dateline/buf.h"
#include "src/store/base.h"

enum { APPLICATION = 0x446C6462 /* "Dldb" */ };

static const char first_tables[] =
    "CREATE TABLE document ("
    "  id INTEGER PRIMARY KEY, key TEXT NOT NULL, file TEXT NOT NULL, title TEXT NOT NULL,"
    "  source TEXT NOT NULL, author TEXT NOT NULL, address TEXT NOT NULL, feed TEXT NOT NULL,"
    "  first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, date_form INTEGER NOT NULL,"
    "  origin INTEGER NOT NULL, language INTEGER NOT NULL, taken INTEGER NOT NULL,"
    "  address_key INTEGER, content_key INTEGER NOT NULL);"
    "CREATE INDEX document_address ON document (address_key) WHERE address_key IS NOT NULL;"
    "CREATE INDEX document_content ON document (content_key);"
    "CREATE TABLE body (document INTEGER PRIMARY KEY REFERENCES document,"
    "  text BLOB NOT NULL, links BLOB NOT NULL);"
    "CREATE TABLE annotation (document INTEGER PRIMARY KEY REFERENCES document,"
    "  version INTEGER NOT NULL, data BLOB NOT NULL);"
    "CREATE TABLE source ("
    "  id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, title TEXT NOT NULL,"
    "  folder TEXT NOT NULL, page TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,"
    "  fetched INTEGER NOT NULL, error TEXT NOT NULL, failing_since INTEGER NOT NULL,"
    "  failures INTEGER NOT NULL, not_before INTEGER NOT NULL, full_text INTEGER NOT NULL);"
    "CREATE TABLE reading (document INTEGER PRIMARY KEY REFERENCES document,"
    "  read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0,"
    "  place INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '');"
    "CREATE TABLE tag (id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document,"
    "  name TEXT NOT NULL, UNIQUE (document, name));"
    "CREATE TABLE search (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    "  query TEXT NOT NULL, seen INTEGER NOT NULL);"
    "CREATE TABLE value (name TEXT PRIMARY KEY, content BLOB NOT NULL);";

static const char likeness_table[] =
    "CREATE TABLE likeness (document INTEGER PRIMARY KEY REFERENCES document,"
    "  data BLOB NOT NULL);";

static const char *const steps[] = { first_tables, likeness_table };

enum { KNOWN = DL_COUNT(steps) };

static bool read_number(dl_store *store, const char *sql, int *number, dl_error *error)
{
    bool row = false;
    sqlite3_stmt *statement = dl_store_statement(store, sql, error);
    if (!statement || !dl_store_row(store, statement, &row, error))
        return false;
    *number = row ? sqlite3_column_int(statement, 0) : 0;
    sqlite3_reset(statement);
    return true;
}

static bool read_version(dl_store *store, int *version, dl_error *error)
{
    int application = 0, tables = 0;
    if (!read_number(store, "PRAGMA application_id", &application, error) ||
        !read_number(store, "PRAGMA user_version", version, error) ||
        !read_number(store, "SELECT count(*) FROM sqlite_schema", &tables, error))
        return false;
    if (application != APPLICATION && (tables || *version))
        return dl_fail(error, DL_ERROR_SYNTAX,
                       "%.*s is a database of another program. It is left as it is; name "
                       "another file with --library.",
                       DL_STR_ARGS(dl_store_name(store)));
    if (*version < 0 || *version > KNOWN)
        return dl_fail(error, DL_ERROR_LIMIT,
                       "%.*s was written by a newer Dateline (tables of version %d; this "
                       "one knows %d). It is left as it is; use the newer program.",
                       DL_STR_ARGS(dl_store_name(store)), *version, KNOWN);
    return true;
}

static bool copy_pages(dl_store *store, const char *to)
{
    sqlite3 *from = NULL, *copy = NULL;
    /* A connection of its own sees the last commit, while ours holds the writer's lock. */
    bool ok = sqlite3_open_v2(store->path, &from, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
              sqlite3_open(to, &copy) == SQLITE_OK;
    sqlite3_backup *backup = ok ? sqlite3_backup_init(copy, "main", from, "main") : NULL;
    ok = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    if (backup)
        ok = sqlite3_backup_finish(backup) == SQLITE_OK && ok;
    sqlite3_close(copy);
    sqlite3_close(from);
    return ok;
}

/* The copy gets its name when it is whole. */
static bool keep_copy(dl_store *store, int version, dl_error *error)
{
    dl_arena arena = { 0 };
    dl_str name = dl_str_format(&arena, "%s.schema-%d", store->path, version);
    dl_str making = dl_str_format(&arena, "%s.making", name.ptr);
    unlink(making.ptr);
    bool ok = copy_pages(store, making.ptr) && rename(making.ptr, name.ptr) == 0;
    if (!ok)
        unlink(making.ptr);
    dl_arena_release(&arena);
    return ok || dl_fail(error, DL_ERROR_SYSTEM,
                         "%.*s is of an older version and could not be copied before it is "
                         "brought forward, so it is left as it is. Is there room beside it?",
                         DL_STR_ARGS(dl_store_name(store)));
}

static bool climb(dl_store *store, int version, dl_error *error)
{
    char mark[96];
    for (int i = version; i < KNOWN; i++)
        if (!dl_store_execute(store, steps[i], error))
            return false;
    snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             APPLICATION, KNOWN);
    return dl_store_execute(store, mark, error);
}

/* Another process may have done it while we waited for the lock, so the version is read
 * again behind it. */
static bool migrate(dl_store *store, dl_error *error)
{
    int version = 0;
    if (!dl_store_begin(store, error))
        return false;
    bool ok = read_version(store, &version, error) &&
              (version == 0 || version == KNOWN || keep_copy(store, version, error)) &&
              (version == KNOWN || climb(store, version, error)) &&
              dl_store_commit(store, error);
    if (!ok)
        dl_store_rollback(store);
    return ok;
}

bool dl_schema_settle(dl_store *store, dl_error *error)
{
    int version = 0;
    /* One look at all of it: another process may be making the tables just now. */
    bool ok = dl_store_execute(store, "BEGIN", error) && read_version(store, &version, error);
    dl_store_rollback(store);
    if (!ok)
        return false;
    if (version == KNOWN)
        return true;
    if (store->read_only)
        return dl_fail(error, DL_ERROR_SYSTEM,
                       "%.*s is of an older version and may not be written, so it cannot be "
                       "brought forward. Give yourself the right to write it.",
                       DL_STR_ARGS(dl_store_name(store)));
    return migrate(store, error);
}
