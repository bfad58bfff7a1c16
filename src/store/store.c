/* The connection: how it is opened, what its failures mean, transactions. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "dateline/buf.h"
#include "dateline/file.h"
#include "dateline/utf8.h"
#include "src/store/base.h"

enum {
    WAIT = 15000,   /* ms for another writer, who commits in far less */
    NAME_BYTES = 72 /* of the path in a sentence: dl_error holds 256 bytes */
};

dl_str dl_store_name(const dl_store *store)
{
    dl_str path = dl_str_from(store->path);
    size_t start = path.len > NAME_BYTES ? path.len - NAME_BYTES : 0;
    while (start < path.len && ((unsigned char)path.ptr[start] & 0xC0) == 0x80)
        start++;
    return dl_str_slice(path, start, path.len);
}

static bool is_full(sqlite3 *base)
{
    int code = sqlite3_errcode(base) & 0xFF, why = sqlite3_system_errno(base);
    return code == SQLITE_FULL ||
           (code == SQLITE_IOERR && (why == ENOSPC || why == EFBIG || why == EDQUOT));
}

bool dl_store_fail(dl_store *store, dl_error *error)
{
    static const struct {
        int code;
        const char *text;
    } meanings[] = {
        { SQLITE_BUSY, "%.*s is being written by another Dateline. Nothing was changed; "
                       "try again in a moment." },
        { SQLITE_CORRUPT, "%.*s is damaged. It is left as it is; `dateline check --repair` "
                          "saves what can be saved into a new file beside it." },
        { SQLITE_NOTADB, "%.*s is no library, or its first page is lost. It is left as it "
                         "is; `dateline check --repair` tries to save what is in it." },
        { SQLITE_READONLY, "%.*s may not be written. What is in it is safe and can be "
                           "read; give yourself the right to write it and its folder." },
        { SQLITE_PERM, "%.*s may not be opened. Give yourself the right to read it." },
        { SQLITE_CANTOPEN, "%.*s cannot be opened. It must be a file that you may read, in "
                           "a folder that you may write." },
    };
    int code = sqlite3_errcode(store->base) & 0xFF;
    dl_str name = dl_store_name(store);
    if (is_full(store->base))
        return dl_fail(error, DL_ERROR_SYSTEM,
                       "The disk is full, so %.*s could not be written. What was kept "
                       "before is safe; make room and do the rest again.",
                       DL_STR_ARGS(name));
    for (size_t i = 0; i < DL_COUNT(meanings); i++)
        if (meanings[i].code == code)
            return dl_fail(error, code == SQLITE_CORRUPT ? DL_ERROR_SYNTAX : DL_ERROR_SYSTEM,
                           meanings[i].text, DL_STR_ARGS(name));
    return dl_fail(error, DL_ERROR_SYSTEM,
                   "%.*s: %s. What was kept before is safe; `dateline check` looks at it.",
                   DL_STR_ARGS(name), sqlite3_errmsg(store->base));
}

/* --- statements ----------------------------------------------------------------------- */

sqlite3_stmt *dl_store_statement(dl_store *store, const char *sql, dl_error *error)
{
    for (size_t i = 0; i < store->statement_count; i++)
        if (store->statements[i].sql == sql) {
            sqlite3_reset(store->statements[i].statement);
            return store->statements[i].statement;
        }
    sqlite3_stmt *statement = NULL;
    if (store->statement_count == DL_STORE_STATEMENTS) {
        dl_fail(error, DL_ERROR_LIMIT, "The library has no room for more statements.");
        return NULL;
    }
    if (sqlite3_prepare_v3(store->base, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                           NULL) != SQLITE_OK) {
        dl_store_fail(store, error);
        return NULL;
    }
    store->statements[store->statement_count].sql = sql;
    store->statements[store->statement_count++].statement = statement;
    return statement;
}

bool dl_store_row(dl_store *store, sqlite3_stmt *statement, bool *row, dl_error *error)
{
    int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    if (*row)
        return true;
    bool ok = code == SQLITE_DONE || dl_store_fail(store, error);
    sqlite3_reset(statement);
    return ok;
}

bool dl_store_run(dl_store *store, sqlite3_stmt *statement, dl_error *error)
{
    bool row = true, ok = statement != NULL;
    while (ok && row)
        ok = dl_store_row(store, statement, &row, error);
    return ok;
}

bool dl_store_execute(dl_store *store, const char *sql, dl_error *error)
{
    return sqlite3_exec(store->base, sql, NULL, NULL, NULL) == SQLITE_OK ||
           dl_store_fail(store, error);
}

void dl_bind_text(sqlite3_stmt *statement, int place, dl_str text)
{
    sqlite3_bind_text64(statement, place, text.len ? text.ptr : "", text.len,
                        SQLITE_STATIC, SQLITE_UTF8);
}

void dl_bind_bytes(sqlite3_stmt *statement, int place, dl_str bytes)
{
    sqlite3_bind_blob64(statement, place, bytes.len ? bytes.ptr : "", bytes.len,
                        SQLITE_STATIC);
}

dl_str dl_column(sqlite3_stmt *statement, int column)
{
    const char *bytes = sqlite3_column_blob(statement, column);
    return bytes ? (dl_str){ bytes, (size_t)sqlite3_column_bytes(statement, column) }
                 : (dl_str){ "", 0 };
}

dl_str dl_column_text(sqlite3_stmt *statement, int column, dl_arena *arena)
{
    size_t replaced;
    dl_str text = dl_str_copy(arena, dl_column(statement, column));
    return dl_utf8_repair(text, arena, &replaced);
}

/* --- life ----------------------------------------------------------------------------- */

/* An address for SQLite: the characters that mean something in one are escaped. */
static dl_str uri_of(dl_store *store)
{
    dl_buf uri = { .arena = &store->arena };
    /* Behind "file:" alone, ":memory:" is no file and "//" begins the name of a host. */
    dl_buf_add(&uri, store->path[0] == '/' ? DL_STR("file://") : DL_STR("file:./"));
    for (const char *at = store->path; *at; at++)
        if (*at == '%' || *at == '?' || *at == '#')
            dl_buf_format(&uri, "%%%02X", (unsigned)*at);
        else
            dl_buf_add_char(&uri, *at);
    if (store->immutable)
        dl_buf_add(&uri, DL_STR("?immutable=1"));
    dl_buf_cstr(&uri);
    return dl_buf_str(&uri);
}

static bool connect_to(dl_store *store, bool create, dl_error *error)
{
    int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    if (store->immutable)
        flags |= SQLITE_OPEN_READONLY;
    else
        flags |= SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
    if (sqlite3_open_v2(uri_of(store).ptr, &store->base, flags, NULL) != SQLITE_OK)
        return dl_store_fail(store, error);
    sqlite3_busy_timeout(store->base, WAIT);
    sqlite3_db_config(store->base, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->base, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    store->read_only = sqlite3_db_readonly(store->base, "main") == 1;
    return true;
}

/* The journal's own files are made in the folder; where that cannot be, a file without a
 * journal is read as it lies there. */
static bool must_be_immutable(const dl_store *store)
{
    struct stat info;
    dl_arena arena = { 0 };
    dl_str journal = dl_str_format(&arena, "%s-wal", store->path);
    const char *slash = strrchr(store->path, '/');
    dl_str folder = slash ? dl_str_format(&arena, "%.*s", (int)(slash - store->path + 1),
                                          store->path)
                          : DL_STR("./");
    bool journal_empty = stat(journal.ptr, &info) != 0 || info.st_size == 0;
    bool locked = access(folder.ptr, W_OK) != 0 || access(store->path, W_OK) != 0;
    dl_arena_release(&arena);
    return journal_empty && locked;
}

/* A new file gets its journal from whoever comes first. SQLite does not wait for the other
 * one here, whatever the timeout says. */
static bool use_journal(dl_store *store, dl_error *error)
{
    static const struct timespec nap = { .tv_nsec = 5000000 };
    int code = SQLITE_BUSY;
    for (int i = 0; i < WAIT / 5 && code == SQLITE_BUSY; i++) {
        code = sqlite3_exec(store->base, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
        if (code == SQLITE_BUSY)
            nanosleep(&nap, NULL);
    }
    return code == SQLITE_OK || dl_store_fail(store, error);
}

static bool settle(dl_store *store, dl_error *error)
{
    if (store->read_only)
        return dl_schema_settle(store, error);
    return dl_store_execute(store, "PRAGMA page_size = 8192", error) &&
           use_journal(store, error) &&
           dl_store_execute(store, "PRAGMA synchronous = FULL", error) &&
           dl_store_execute(store, "PRAGMA wal_autocheckpoint = 4000", error) &&
           dl_store_execute(store, "PRAGMA journal_size_limit = 67108864", error) &&
           dl_schema_settle(store, error);
}

static dl_store *new_store(const char *path)
{
    dl_store *fresh = dl_memory_resize(NULL, 1, sizeof *fresh);
    *fresh = (dl_store){ 0 };
    fresh->path = dl_arena_copy(&fresh->arena, path, strlen(path));
    return fresh;
}

bool dl_store_open_damaged(const char *path, bool immutable, dl_store **store,
                           dl_error *error)
{
    dl_store *fresh = new_store(path);
    fresh->immutable = immutable || must_be_immutable(fresh);
    *store = fresh;
    if (sqlite3_open_v2(uri_of(fresh).ptr, &fresh->base,
                        SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READONLY,
                        NULL) != SQLITE_OK)
        return dl_store_fail(fresh, error);
    sqlite3_busy_timeout(fresh->base, WAIT);
    sqlite3_db_config(fresh->base, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return dl_store_execute(fresh, "PRAGMA writable_schema = ON", error);
}

bool dl_store_open(const char *path, bool create, dl_store **store, dl_error *error)
{
    dl_store *fresh = new_store(path);
    bool there = dl_file_exists(path), ok = there || create;
    if (!ok)
        dl_fail(error, DL_ERROR_SYSTEM,
                "There is no library %.*s; `dateline add PATH...` makes one.",
                DL_STR_ARGS(dl_store_name(fresh)));
    if (!there && create)
        dl_file_make_folders(path);
    fresh->immutable = there && must_be_immutable(fresh);
    ok = ok && connect_to(fresh, create, error) && settle(fresh, error);
    if (ok)
        *store = fresh;
    else
        dl_store_close(fresh);
    return ok;
}

void dl_store_close(dl_store *store)
{
    for (size_t i = 0; i < store->statement_count; i++)
        sqlite3_finalize(store->statements[i].statement);
    sqlite3_close(store->base);
    dl_arena_release(&store->arena);
    dl_memory_free(store);
}

bool dl_store_is_read_only(const dl_store *store)
{
    return store->read_only;
}

const char *dl_store_path(const dl_store *store)
{
    return store->path;
}

bool dl_store_begin(dl_store *store, dl_error *error)
{
    return dl_store_execute(store, "BEGIN IMMEDIATE", error);
}

bool dl_store_begin_within(dl_store *store, int milliseconds, bool *busy, dl_error *error)
{
    sqlite3_busy_timeout(store->base, milliseconds);
    bool ok = dl_store_begin(store, error);
    *busy = !ok && (sqlite3_errcode(store->base) & 0xFF) == SQLITE_BUSY;
    sqlite3_busy_timeout(store->base, WAIT);
    return ok;
}

bool dl_store_commit(dl_store *store, dl_error *error)
{
    if (dl_store_execute(store, "COMMIT", error))
        return true;
    dl_store_rollback(store);
    return false;
}

void dl_store_rollback(dl_store *store)
{
    if (!sqlite3_get_autocommit(store->base))
        sqlite3_exec(store->base, "ROLLBACK", NULL, NULL, NULL);
}
