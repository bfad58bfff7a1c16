/* Documents: found, if they are kept already, and kept once. documents_read.c reads them
 * back. */
#include "dateline/buf.h"
#include "src/store/base.h"
#include "src/store/pack.h"

/* A hash of 64 bits (of the address, of the text) finds what may be the same; the rest of
 * what is known of it decides. */
typedef struct candidate {
    int64_t id;
    dl_str key, title, source, address;
} candidate;

static candidate read_candidate(sqlite3_stmt *row)
{
    return (candidate){ .id = sqlite3_column_int64(row, 0),
                        .key = dl_column(row, 1),
                        .title = dl_column(row, 2),
                        .source = dl_column(row, 3),
                        .address = dl_column(row, 4) };
}

/* Feeds exist whose items all lead to the front page: then their own ids tell them apart. */
static bool is_at_the_same_address(const candidate *kept, const dl_article *article,
                                   dl_arena *arena)
{
    bool other_item = kept->key.len && article->id.len &&
                      !dl_str_equal(kept->key, article->id) &&
                      !dl_str_equal(kept->title, article->title);
    return !other_item && dl_str_equal(dl_pack_plain_address(kept->address, arena),
                                       dl_pack_plain_address(article->address, arena));
}

/* Two outlets that print the same text are two articles. */
static bool may_be_the_same_text(const candidate *kept, const dl_article *article,
                                 dl_arena *arena)
{
    (void)arena;
    bool one_outlet = kept->source.len == 0 || article->source.len == 0 ||
                      dl_str_equal(kept->source, article->source);
    bool one_has_no_address = kept->address.len == 0 || article->address.len == 0;
    return one_outlet && one_has_no_address && dl_str_equal(kept->title, article->title);
}

typedef bool is_same(const candidate *kept, const dl_article *article, dl_arena *arena);

/* The first document of a hash that is the same as the article; *id is 0 if there is none. */
static bool find_same(dl_store *store, const char *sql, uint64_t key, is_same *same,
                      const dl_article *article, int64_t *id, dl_error *error)
{
    bool row = true, ok = true;
    dl_arena arena = { 0 };
    sqlite3_stmt *rows = dl_store_statement(store, sql, error);
    if (rows)
        sqlite3_bind_int64(rows, 1, (int64_t)key);
    while (rows && row && !*id && (ok = dl_store_row(store, rows, &row, error)) && row) {
        candidate kept = read_candidate(rows);
        if (same(&kept, article, &arena))
            *id = kept.id;
    }
    sqlite3_reset(rows);
    dl_arena_release(&arena);
    return rows && ok;
}

static bool find_address(dl_store *store, const dl_article *article, uint64_t key,
                         int64_t *id, dl_error *error)
{
    return key == 0 ||
           find_same(store,
                     "SELECT id, key, title, source, address FROM document "
                     "WHERE address_key = ?1 ORDER BY id",
                     key, is_at_the_same_address, article, id, error);
}

static bool find_content(dl_store *store, const dl_article *article, uint64_t key,
                         int64_t *id, dl_error *error)
{
    return find_same(store,
                     "SELECT id, key, title, source, address FROM document "
                     "WHERE content_key = ?1 ORDER BY id",
                     key, may_be_the_same_text, article, id, error);
}

static bool insert_document(dl_store *store, const dl_article *article,
                            const dl_packed *packed, int64_t taken, dl_error *error)
{
    sqlite3_stmt *insert = dl_store_statement(
        store,
        "INSERT INTO document (key, file, title, source, author, address, feed, first_day, "
        "last_day, date_form, origin, language, taken, address_key, content_key) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        error);
    const dl_str texts[] = { article->id,     article->file,    article->title,
                             article->source, article->author,  article->address,
                             article->feed };
    dl_date date = article->published;
    if (!insert)
        return false;
    for (int i = 0; i < (int)DL_COUNT(texts); i++)
        dl_bind_text(insert, i + 1, texts[i]);
    sqlite3_bind_int(insert, 8, date.first);
    sqlite3_bind_int(insert, 9, date.last);
    sqlite3_bind_int(insert, 10, date.precision | date.ends << 8 | date.part << 16);
    sqlite3_bind_int(insert, 11, (int)article->origin);
    sqlite3_bind_int(insert, 12, (int)article->language);
    sqlite3_bind_int64(insert, 13, article->taken ? article->taken : taken);
    if (packed->address_key)
        sqlite3_bind_int64(insert, 14, (int64_t)packed->address_key);
    else
        sqlite3_bind_null(insert, 14);
    sqlite3_bind_int64(insert, 15, (int64_t)packed->content_key);
    return dl_store_run(store, insert, error);
}

static bool insert_body(dl_store *store, const dl_packed *packed, int64_t id,
                        dl_error *error)
{
    sqlite3_stmt *insert = dl_store_statement(
        store, "INSERT OR REPLACE INTO body (document, text, links) VALUES (?1, ?2, ?3)", error);
    if (!insert)
        return false;
    sqlite3_bind_int64(insert, 1, id);
    dl_bind_bytes(insert, 2, packed->body);
    dl_bind_bytes(insert, 3, packed->links);
    return dl_store_run(store, insert, error);
}

static bool find(dl_store *store, const dl_article *article, uint64_t address_key,
                 uint64_t content_key, int64_t *id, dl_error *error)
{
    *id = 0;
    return find_address(store, article, address_key, id, error) &&
           (*id || find_content(store, article, content_key, id, error));
}

bool dl_store_find(dl_store *store, const dl_article *article, int64_t *id,
                   dl_error *error)
{
    return find(store, article, dl_pack_address_key(article), dl_pack_content_key(article),
                id, error);
}

bool dl_store_add(dl_store *store, const dl_article *article, const dl_packed *packed,
                  int64_t taken, int64_t *id, bool *added, dl_error *error)
{
    *added = false;
    if (!find(store, article, packed->address_key, packed->content_key, id, error))
        return false;
    if (*id)
        return true;
    if (!insert_document(store, article, packed, taken, error))
        return false;
    *id = sqlite3_last_insert_rowid(store->base);
    *added = insert_body(store, packed, *id, error) &&
             dl_store_annotate(store, *id, packed->annotations, packed->version, error) &&
             (!packed->likeness.len ||
              dl_store_put_likeness(store, *id, packed->likeness, error));
    return *added;
}

static bool update_document(dl_store *store, int64_t id, const dl_article *article,
                            const dl_packed *packed, dl_error *error)
{
    sqlite3_stmt *update = dl_store_statement(
        store,
        "UPDATE document SET author = ?2, first_day = ?3, last_day = ?4, date_form = ?5, "
        "origin = ?6, language = ?7, content_key = ?8 WHERE id = ?1",
        error);
    dl_date date = article->published;
    if (!update)
        return false;
    sqlite3_bind_int64(update, 1, id);
    dl_bind_text(update, 2, article->author);
    sqlite3_bind_int(update, 3, date.first);
    sqlite3_bind_int(update, 4, date.last);
    sqlite3_bind_int(update, 5, date.precision | date.ends << 8 | date.part << 16);
    sqlite3_bind_int(update, 6, (int)article->origin);
    sqlite3_bind_int(update, 7, (int)article->language);
    sqlite3_bind_int64(update, 8, (int64_t)packed->content_key);
    return dl_store_run(store, update, error);
}

bool dl_store_complete(dl_store *store, int64_t id, const dl_article *article,
                       const dl_packed *packed, dl_error *error)
{
    return update_document(store, id, article, packed, error) &&
           insert_body(store, packed, id, error) &&
           dl_store_annotate(store, id, packed->annotations, packed->version, error) &&
           (!packed->likeness.len ||
            dl_store_put_likeness(store, id, packed->likeness, error));
}

bool dl_store_annotate(dl_store *store, int64_t id, dl_str annotations, uint64_t version,
                       dl_error *error)
{
    sqlite3_stmt *put = dl_store_statement(
        store, "INSERT OR REPLACE INTO annotation (document, version, data) "
               "VALUES (?1, ?2, ?3)",
        error);
    if (!put)
        return false;
    sqlite3_bind_int64(put, 1, id);
    sqlite3_bind_int64(put, 2, (int64_t)version);
    dl_bind_bytes(put, 3, annotations);
    return dl_store_run(store, put, error);
}

bool dl_store_put_likeness(dl_store *store, int64_t id, dl_str likeness, dl_error *error)
{
    sqlite3_stmt *put = dl_store_statement(
        store, "INSERT OR REPLACE INTO likeness (document, data) VALUES (?1, ?2)", error);
    if (!put)
        return false;
    sqlite3_bind_int64(put, 1, id);
    dl_bind_bytes(put, 2, likeness);
    return dl_store_run(store, put, error);
}
