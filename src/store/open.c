/* The connection: how it is opened and closed. The tables come last (schema.c). */
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "dateline/buf.h"
#include "dateline/file.h"
#include "src/store/base.h"

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
    sqlite3_busy_timeout(store->base, DL_STORE_WAIT);
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
    for (int i = 0; i < DL_STORE_WAIT / 5 && code == SQLITE_BUSY; i++) {
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
    sqlite3_busy_timeout(fresh->base, DL_STORE_WAIT);
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
