#include "dateline/sources.h"

#include "src/store/base.h"

bool dl_store_sources(dl_store *store, dl_arena *arena, dl_sources *sources,
                      dl_error *error)
{
    bool row = true, ok = true;
    sqlite3_stmt *rows = dl_store_statement(
        store,
        "SELECT id, address, title, folder, page, etag, modified, error, fetched, "
        "failing_since, failures, not_before, full_text FROM source ORDER BY id",
        error);
    while (rows && row && (ok = dl_store_row(store, rows, &row, error)) && row)
        *DL_APPEND(sources, arena) = (dl_source){
            .id = sqlite3_column_int64(rows, 0),
            .address = dl_column_text(rows, 1, arena),
            .title = dl_column_text(rows, 2, arena),
            .folder = dl_column_text(rows, 3, arena),
            .page = dl_column_text(rows, 4, arena),
            .etag = dl_column_text(rows, 5, arena),
            .modified = dl_column_text(rows, 6, arena),
            .error = dl_column_text(rows, 7, arena),
            .fetched = sqlite3_column_int64(rows, 8),
            .failing_since = sqlite3_column_int64(rows, 9),
            .failures = (uint32_t)sqlite3_column_int64(rows, 10),
            .not_before = sqlite3_column_int64(rows, 11),
            .full_text = sqlite3_column_int(rows, 12) != 0,
        };
    return rows && ok;
}

bool dl_store_put_source(dl_store *store, dl_source *source, dl_error *error)
{
    sqlite3_stmt *put = dl_store_statement(
        store,
        "INSERT INTO source (address, title, folder, page, etag, modified, error, fetched, "
        "failing_since, failures, not_before, full_text) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
        "ON CONFLICT (address) DO UPDATE SET title = ?2, folder = ?3, page = ?4, etag = ?5, "
        "modified = ?6, error = ?7, fetched = ?8, failing_since = ?9, failures = ?10, "
        "not_before = ?11, full_text = ?12 RETURNING id",
        error);
    bool row = false;
    if (!put)
        return false;
    const dl_str texts[] = { source->address, source->title,    source->folder, source->page,
                             source->etag,    source->modified, source->error };
    for (int i = 0; i < (int)DL_COUNT(texts); i++)
        dl_bind_text(put, i + 1, texts[i]);
    sqlite3_bind_int64(put, 8, source->fetched);
    sqlite3_bind_int64(put, 9, source->failing_since);
    sqlite3_bind_int64(put, 10, source->failures);
    sqlite3_bind_int64(put, 11, source->not_before);
    sqlite3_bind_int(put, 12, source->full_text);
    if (!dl_store_row(store, put, &row, error) || !row)
        return false;
    source->id = sqlite3_column_int64(put, 0);
    return dl_store_run(store, put, error);
}

static bool move_source(dl_store *store, dl_str from, dl_str to, dl_error *error)
{
    sqlite3_stmt *move = dl_store_statement(
        store, "UPDATE OR IGNORE source SET address = ?2 WHERE address = ?1", error);
    if (!move)
        return false;
    dl_bind_text(move, 1, from);
    dl_bind_text(move, 2, to);
    return dl_store_run(store, move, error);
}

bool dl_store_note_visit(dl_store *store, const dl_source *source, dl_str moved,
                         dl_error *error)
{
    sqlite3_stmt *note = dl_store_statement(
        store,
        "UPDATE source SET title = iif(title = '', ?2, title), page = iif(page = '', ?3, "
        "page), etag = ?4, modified = ?5, error = ?6, fetched = ?7, failing_since = ?8, "
        "failures = ?9, not_before = ?10 WHERE address = ?1",
        error);
    if (!note)
        return false;
    const dl_str texts[] = { source->address, source->title,    source->page,
                             source->etag,    source->modified, source->error };
    for (int i = 0; i < (int)DL_COUNT(texts); i++)
        dl_bind_text(note, i + 1, texts[i]);
    sqlite3_bind_int64(note, 7, source->fetched);
    sqlite3_bind_int64(note, 8, source->failing_since);
    sqlite3_bind_int64(note, 9, source->failures);
    sqlite3_bind_int64(note, 10, source->not_before);
    return dl_store_run(store, note, error) &&
           (moved.len == 0 || move_source(store, source->address, moved, error));
}

bool dl_store_remove_source(dl_store *store, dl_str address, bool *found, dl_error *error)
{
    sqlite3_stmt *drop =
        dl_store_statement(store, "DELETE FROM source WHERE address = ?1", error);
    if (!drop)
        return false;
    dl_bind_text(drop, 1, address);
    bool ok = dl_store_run(store, drop, error);
    *found = ok && sqlite3_changes(store->base) > 0;
    return ok;
}
