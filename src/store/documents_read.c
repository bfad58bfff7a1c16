/* What is kept of the documents, read back in order of arrival. */
#include "dateline/buf.h"
#include "src/store/base.h"
#include "src/store/pack.h"

/* A date that no arithmetic can trip over, whatever the file says. */
static dl_date read_date(sqlite3_stmt *row, int column)
{
    int64_t first = sqlite3_column_int64(row, column);
    int64_t last = sqlite3_column_int64(row, column + 1);
    int64_t form = sqlite3_column_int64(row, column + 2);
    int precision = (int)(form & 0xFF), ends = (int)(form >> 8 & 0xFF);
    int part = (int)(form >> 16 & 0xFF);
    if (first > last || first < dl_day_number(1, 1, 1) ||
        last > dl_day_number(9999, 12, 31) || precision > DL_PRECISION_RANGE ||
        ends > DL_PRECISION_RANGE || part > DL_PART_END || precision == DL_PRECISION_NONE)
        return (dl_date){ 0 };
    return (dl_date){ .first = (int32_t)first,
                      .last = (int32_t)last,
                      .precision = (uint8_t)precision,
                      .ends = (uint8_t)ends,
                      .part = (uint8_t)part };
}

static unsigned read_choice(sqlite3_stmt *row, int column, unsigned count)
{
    int64_t value = sqlite3_column_int64(row, column);
    return value >= 0 && value < count ? (unsigned)value : 0;
}

void dl_document_read(sqlite3_stmt *row, dl_packer *packer, dl_arena *arena,
                      dl_kept_document *kept)
{
    *kept = (dl_kept_document){
        .id = sqlite3_column_int64(row, 0),
        .article = {
            .id = dl_column_text(row, 1, arena),
            .file = dl_column_text(row, 2, arena),
            .title = dl_column_text(row, 3, arena),
            .source = dl_column_text(row, 4, arena),
            .author = dl_column_text(row, 5, arena),
            .address = dl_column_text(row, 6, arena),
            .feed = dl_column_text(row, 7, arena),
            .published = read_date(row, 8),
            .origin = (dl_origin)read_choice(row, 11, DL_ORIGIN_COUNT),
            .language = (dl_language)read_choice(row, 12, DL_LANGUAGE_COUNT),
            .taken = sqlite3_column_int64(row, 13),
        },
        .version = (uint64_t)sqlite3_column_int64(row, 16),
        .annotations = dl_str_copy(arena, dl_column(row, 17)),
        .likeness = dl_str_copy(arena, dl_column(row, 18)),
    };
    dl_article *article = &kept->article;
    kept->whole = dl_pack_open_body(packer, dl_column(row, 14), arena, &article->body) &&
                  dl_pack_open_links(dl_column(row, 15), article->body.len, arena,
                                     &article->links);
    if (!kept->whole) {
        article->body = article->title;
        article->links = (dl_web_links){ 0 };
    }
}

#define WHOLE_DOCUMENTS                                                                  \
    "SELECT " DL_DOCUMENT_COLUMNS ", b.text, b.links, a.version, a.data, l.data "        \
    "FROM document d LEFT JOIN body b ON b.document = d.id "                             \
    "LEFT JOIN annotation a ON a.document = d.id "                                       \
    "LEFT JOIN likeness l ON l.document = d.id "

static bool read_documents(dl_store *store, sqlite3_stmt *rows, dl_packer *packer,
                           dl_arena *arena, dl_kept_documents *documents, dl_error *error)
{
    bool row = true, ok = true;
    while (row && (ok = dl_store_row(store, rows, &row, error)) && row)
        dl_document_read(rows, packer, arena, DL_APPEND(documents, arena));
    return ok;
}

bool dl_store_documents(dl_store *store, dl_packer *packer, int64_t first, int64_t last,
                        dl_arena *arena, dl_kept_documents *documents, dl_error *error)
{
    sqlite3_stmt *rows = dl_store_statement(
        store, WHOLE_DOCUMENTS "WHERE d.id BETWEEN ?1 AND ?2 ORDER BY d.id", error);
    if (!rows)
        return false;
    sqlite3_bind_int64(rows, 1, first);
    sqlite3_bind_int64(rows, 2, last);
    return read_documents(store, rows, packer, arena, documents, error);
}

bool dl_store_documents_of(dl_store *store, dl_packer *packer, const int64_t *ids,
                           size_t count, dl_arena *arena, dl_kept_documents *documents,
                           dl_error *error)
{
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        sqlite3_stmt *row =
            dl_store_statement(store, WHOLE_DOCUMENTS "WHERE d.id = ?1", error);
        if (row)
            sqlite3_bind_int64(row, 1, ids[i]);
        ok = row && read_documents(store, row, packer, arena, documents, error);
    }
    return ok;
}

bool dl_store_likenesses(dl_store *store, int64_t first, int64_t last, dl_arena *arena,
                         dl_kept_likenesses *likenesses, dl_error *error)
{
    bool row = true, ok = true;
    sqlite3_stmt *rows = dl_store_statement(
        store,
        "SELECT document, data FROM likeness WHERE document BETWEEN ?1 AND ?2 "
        "ORDER BY document",
        error);
    if (rows) {
        sqlite3_bind_int64(rows, 1, first);
        sqlite3_bind_int64(rows, 2, last);
    }
    while (rows && row && (ok = dl_store_row(store, rows, &row, error)) && row)
        *DL_APPEND(likenesses, arena) = (dl_kept_likeness){
            sqlite3_column_int64(rows, 0), dl_str_copy(arena, dl_column(rows, 1))
        };
    return rows && ok;
}

static bool read_number(dl_store *store, const char *sql, int64_t *number, dl_error *error)
{
    bool row = false;
    sqlite3_stmt *read = dl_store_statement(store, sql, error);
    if (!read || !dl_store_row(store, read, &row, error) || !row)
        return false;
    *number = sqlite3_column_int64(read, 0);
    sqlite3_reset(read);
    return true;
}

static const char highest[] = "SELECT coalesce(max(id), 0) FROM document";

bool dl_store_count(dl_store *store, size_t *count, int64_t *last, dl_error *error)
{
    int64_t number = 0; /* two questions: SQLite goes through all rows for both in one */
    if (!read_number(store, "SELECT count(*) FROM document", &number, error))
        return false;
    *count = (size_t)number;
    return read_number(store, highest, last, error);
}

bool dl_store_look(dl_store *store, int64_t *version, int64_t *last, dl_error *error)
{
    int64_t now = 0;
    *last = 0;
    if (!read_number(store, "PRAGMA data_version", &now, error))
        return false;
    if (now == *version)
        return true;
    *version = now;
    return read_number(store, highest, last, error);
}

static bool read_ids(dl_store *store, sqlite3_stmt *rows, dl_arena *arena, dl_kept_ids *ids,
                     dl_error *error)
{
    bool row = true, ok = true;
    while (row && (ok = dl_store_row(store, rows, &row, error)) && row)
        *DL_APPEND(ids, arena) = sqlite3_column_int64(rows, 0);
    return ok;
}

bool dl_store_outdated(dl_store *store, uint64_t version, int64_t after, size_t limit,
                       dl_arena *arena, dl_kept_ids *ids, dl_error *error)
{
    sqlite3_stmt *rows = dl_store_statement(
        store,
        "SELECT d.id FROM document d LEFT JOIN annotation a ON a.document = d.id "
        "WHERE d.id > ?1 AND a.version IS NOT ?2 ORDER BY d.id LIMIT ?3",
        error);
    if (!rows)
        return false;
    sqlite3_bind_int64(rows, 1, after);
    sqlite3_bind_int64(rows, 2, (int64_t)version);
    sqlite3_bind_int64(rows, 3, (int64_t)limit);
    return read_ids(store, rows, arena, ids, error);
}

bool dl_store_newest(dl_store *store, int64_t first, int64_t last, dl_arena *arena,
                     dl_kept_ids *ids, dl_error *error)
{
    sqlite3_stmt *rows = dl_store_statement(
        store,
        "SELECT id FROM document WHERE id BETWEEN ?1 AND ?2 "
        "ORDER BY first_day DESC, last_day DESC, taken DESC, id DESC",
        error);
    if (!rows)
        return false;
    sqlite3_bind_int64(rows, 1, first);
    sqlite3_bind_int64(rows, 2, last);
    return read_ids(store, rows, arena, ids, error);
}
