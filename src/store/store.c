/* The connection: what its failures mean, statements, transactions. */
#include <errno.h>

#include "dateline/utf8.h"
#include "src/store/base.h"

enum { NAME_BYTES = 72 /* of the path in a sentence: dl_error holds 256 bytes */ };

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

/* --- transactions ---------------------------------------------------------------------- */

bool dl_store_begin(dl_store *store, dl_error *error)
{
    return dl_store_execute(store, "BEGIN IMMEDIATE", error);
}

bool dl_store_begin_within(dl_store *store, int milliseconds, bool *busy, dl_error *error)
{
    sqlite3_busy_timeout(store->base, milliseconds);
    bool ok = dl_store_begin(store, error);
    *busy = !ok && (sqlite3_errcode(store->base) & 0xFF) == SQLITE_BUSY;
    sqlite3_busy_timeout(store->base, DL_STORE_WAIT);
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
