#include "dateline/marks.h"

#include "src/store/base.h"

/* --- what was done with documents ----------------------------------------------------- */

static bool read_tags(dl_store *store, dl_arena *arena, dl_kept_readings *readings,
                      dl_error *error)
{
    struct {
        dl_str *items;
        size_t count, capacity;
    } tags = { 0 };
    bool row = true, ok = true;
    size_t at = 0;
    sqlite3_stmt *rows = dl_store_statement(
        store, "SELECT document, name FROM tag ORDER BY document, id", error);
    while (rows && row && (ok = dl_store_row(store, rows, &row, error)) && row) {
        int64_t id = sqlite3_column_int64(rows, 0);
        while (at < readings->count && readings->items[at].id < id)
            at++;
        if (at == readings->count || readings->items[at].id != id)
            continue;
        dl_article_marks *reading = &readings->items[at].marks;
        if (reading->tag_count == 0) /* a list of its own: growing may move the last one */
            tags.items = NULL, tags.count = tags.capacity = 0;
        *DL_APPEND(&tags, arena) = dl_column_text(rows, 1, arena);
        reading->tags = tags.items;
        reading->tag_count = tags.count;
    }
    return rows && ok;
}

bool dl_store_readings(dl_store *store, dl_arena *arena, dl_kept_readings *readings,
                       dl_error *error)
{
    bool row = true, ok = true;
    sqlite3_stmt *rows = dl_store_statement(
        store,
        "SELECT document, read, starred, place, note FROM reading "
        "UNION ALL SELECT DISTINCT document, 0, 0, 0, '' FROM tag "
        "WHERE document NOT IN (SELECT document FROM reading) ORDER BY 1",
        error);
    while (rows && row && (ok = dl_store_row(store, rows, &row, error)) && row) {
        int64_t place = sqlite3_column_int64(rows, 3);
        *DL_APPEND(readings, arena) = (dl_kept_reading){
            .id = sqlite3_column_int64(rows, 0),
            .marks = { .read = sqlite3_column_int(rows, 1) != 0,
                       .starred = sqlite3_column_int(rows, 2) != 0,
                       .place = place > 0 && place < UINT32_MAX ? (uint32_t)place : 0,
                       .note = dl_column_text(rows, 4, arena) },
        };
    }
    return rows && ok && read_tags(store, arena, readings, error);
}

static bool put_tag(dl_store *store, int64_t id, const dl_stroke *stroke, dl_error *error)
{
    sqlite3_stmt *put = dl_store_statement(
        store,
        stroke->on ? "INSERT OR IGNORE INTO tag (document, name) VALUES (?1, ?2)"
                   : "DELETE FROM tag WHERE document = ?1 AND name = ?2",
        error);
    if (!put)
        return false;
    sqlite3_bind_int64(put, 1, id);
    dl_bind_text(put, 2, stroke->text);
    return dl_store_run(store, put, error);
}

bool dl_store_stroke(dl_store *store, int64_t id, const dl_stroke *stroke, dl_error *error)
{
    static const char *const puts[] = {
        [DL_STROKE_READ] = "INSERT INTO reading (document, read) VALUES (?1, ?2) "
                           "ON CONFLICT (document) DO UPDATE SET read = ?2",
        [DL_STROKE_STAR] = "INSERT INTO reading (document, starred) VALUES (?1, ?2) "
                           "ON CONFLICT (document) DO UPDATE SET starred = ?2",
        [DL_STROKE_NOTE] = "INSERT INTO reading (document, note) VALUES (?1, ?2) "
                           "ON CONFLICT (document) DO UPDATE SET note = ?2",
    };
    if (stroke->kind == DL_STROKE_TAG)
        return put_tag(store, id, stroke, error);
    sqlite3_stmt *put = dl_store_statement(store, puts[stroke->kind], error);
    if (!put)
        return false;
    sqlite3_bind_int64(put, 1, id);
    if (stroke->kind == DL_STROKE_NOTE)
        dl_bind_text(put, 2, stroke->on ? stroke->text : (dl_str){ "", 0 });
    else
        sqlite3_bind_int(put, 2, stroke->on);
    return dl_store_run(store, put, error);
}

bool dl_store_set_place(dl_store *store, int64_t id, uint32_t place, dl_error *error)
{
    sqlite3_stmt *put = dl_store_statement(
        store,
        "INSERT INTO reading (document, place) VALUES (?1, ?2) "
        "ON CONFLICT (document) DO UPDATE SET place = ?2",
        error);
    if (!put)
        return false;
    sqlite3_bind_int64(put, 1, id);
    sqlite3_bind_int64(put, 2, place);
    return dl_store_run(store, put, error);
}

bool dl_store_put_marks(dl_store *store, int64_t id, const dl_article_marks *marks,
                        dl_error *error)
{
    const dl_stroke strokes[] = {
        { .kind = DL_STROKE_READ, .on = marks->read },
        { .kind = DL_STROKE_STAR, .on = marks->starred },
        { .kind = DL_STROKE_NOTE, .on = marks->note.len > 0, .text = marks->note },
    };
    bool ok = true;
    for (size_t i = 0; ok && i < DL_COUNT(strokes); i++)
        ok = !strokes[i].on || dl_store_stroke(store, id, &strokes[i], error);
    for (size_t i = 0; ok && i < marks->tag_count; i++) {
        dl_stroke tag = { .kind = DL_STROKE_TAG, .on = true, .text = marks->tags[i] };
        ok = dl_store_stroke(store, id, &tag, error);
    }
    return ok && (!marks->place || dl_store_set_place(store, id, marks->place, error));
}

/* --- saved searches ------------------------------------------------------------------- */

bool dl_store_searches(dl_store *store, dl_arena *arena, dl_kept_searches *searches,
                       dl_error *error)
{
    bool row = true, ok = true;
    sqlite3_stmt *rows =
        dl_store_statement(store, "SELECT name, query, seen FROM search ORDER BY id", error);
    while (rows && row && (ok = dl_store_row(store, rows, &row, error)) && row)
        *DL_APPEND(searches, arena) =
            (dl_kept_search){ dl_column_text(rows, 0, arena), dl_column_text(rows, 1, arena),
                              sqlite3_column_int64(rows, 2) };
    return rows && ok;
}

bool dl_store_put_search(dl_store *store, dl_kept_search search, dl_error *error)
{
    sqlite3_stmt *put = dl_store_statement(
        store,
        "INSERT INTO search (name, query, seen) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (name) DO UPDATE SET query = ?2, seen = ?3",
        error);
    if (!put)
        return false;
    dl_bind_text(put, 1, search.name);
    dl_bind_text(put, 2, search.query);
    sqlite3_bind_int64(put, 3, search.seen);
    return dl_store_run(store, put, error);
}

bool dl_store_remove_search(dl_store *store, dl_str name, dl_error *error)
{
    sqlite3_stmt *drop =
        dl_store_statement(store, "DELETE FROM search WHERE name = ?1", error);
    if (!drop)
        return false;
    dl_bind_text(drop, 1, name);
    return dl_store_run(store, drop, error);
}

/* --- values --------------------------------------------------------------------------- */

bool dl_store_values(dl_store *store, dl_arena *arena, dl_kept_values *values,
                     dl_error *error)
{
    bool row = true, ok = true;
    sqlite3_stmt *rows =
        dl_store_statement(store, "SELECT name, content FROM value ORDER BY name", error);
    while (rows && row && (ok = dl_store_row(store, rows, &row, error)) && row)
        *DL_APPEND(values, arena) =
            (dl_kept_value){ dl_column_text(rows, 0, arena),
                             dl_str_copy(arena, dl_column(rows, 1)) };
    return rows && ok;
}
