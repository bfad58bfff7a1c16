#include "src/store/base.h"

bool dl_store_value(dl_store *store, dl_str name, dl_arena *arena, dl_str *value,
                    dl_error *error)
{
    bool row = false;
    sqlite3_stmt *read =
        dl_store_statement(store, "SELECT content FROM value WHERE name = ?1", error);
    if (!read)
        return false;
    dl_bind_text(read, 1, name);
    if (!dl_store_row(store, read, &row, error))
        return false;
    *value = row ? dl_str_copy(arena, dl_column(read, 0)) : (dl_str){ "", 0 };
    sqlite3_reset(read);
    return true;
}

static bool put(dl_store *store, const char *statement, dl_str name, dl_str value,
                dl_error *error)
{
    sqlite3_stmt *prepared = dl_store_statement(store, statement, error);
    if (!prepared)
        return false;
    dl_bind_text(prepared, 1, name);
    dl_bind_bytes(prepared, 2, value);
    return dl_store_run(store, prepared, error);
}

bool dl_store_set_value(dl_store *store, dl_str name, dl_str value, dl_error *error)
{
    return put(store, "INSERT OR REPLACE INTO value (name, content) VALUES (?1, ?2)", name,
               value, error);
}

bool dl_store_settle_value(dl_store *store, dl_str name, dl_arena *arena, dl_str *value,
                           dl_error *error)
{
    return put(store, "INSERT OR IGNORE INTO value (name, content) VALUES (?1, ?2)", name,
               *value, error) &&
           dl_store_value(store, name, arena, value, error);
}
