#ifndef DL_STORE_BASE_H
#define DL_STORE_BASE_H
/* Private to store: the connection, its statements, and the tables by version. */
#include <sqlite3.h>

#include "dateline/store.h"

enum {
    DL_STORE_STATEMENTS = 64,
    DL_STORE_WAIT = 15000 /* ms for another writer, who commits in far less */
};

struct dl_store {
    sqlite3 *base;
    dl_arena arena; /* the path */
    const char *path;
    bool read_only;
    bool immutable; /* nobody can write it: it is read without locks */
    struct {
        const char *sql; /* a literal: known by its address */
        sqlite3_stmt *statement;
    } statements[DL_STORE_STATEMENTS];
    size_t statement_count;
};

/* The statement of a literal, made once, ready to be bound and stepped; NULL with *error
 * filled in. */
sqlite3_stmt *dl_store_statement(dl_store *store, const char *sql, dl_error *error);
/* Sets *row while there are rows; false only for a failure. */
bool dl_store_row(dl_store *store, sqlite3_stmt *statement, bool *row, dl_error *error);
/* Steps a statement to its end. */
bool dl_store_run(dl_store *store, sqlite3_stmt *statement, dl_error *error);
/* Runs SQL that is needed once and takes no values. */
bool dl_store_execute(dl_store *store, const char *sql, dl_error *error);
/* What the connection's last failure means to the reader; returns false. */
bool dl_store_fail(dl_store *store, dl_error *error);
/* The file's name in a sentence, short enough for one. */
dl_str dl_store_name(const dl_store *store);

void dl_bind_text(sqlite3_stmt *statement, int place, dl_str text);
void dl_bind_bytes(sqlite3_stmt *statement, int place, dl_str bytes);
/* A column's bytes; borrowed until the next step. */
dl_str dl_column(sqlite3_stmt *statement, int column);
/* The same, copied and made valid UTF-8: a damaged file may hold anything. */
dl_str dl_column_text(sqlite3_stmt *statement, int column, dl_arena *arena);

/* The columns of a document `d` as dl_document_read wants them, before the text and the
 * links of its body, the version and the data of its annotations, and its likeness. */
#define DL_DOCUMENT_COLUMNS                                                              \
    "d.id, d.key, d.file, d.title, d.source, d.author, d.address, d.feed, d.first_day, "  \
    "d.last_day, d.date_form, d.origin, d.language, d.taken"
void dl_document_read(sqlite3_stmt *row, dl_packer *packer, dl_arena *arena,
                      dl_kept_document *kept);

/* A connection for saving what is left of a damaged file, which it does not write: no
 * version is asked for, and a size that does not fit is no reason to give up. */
bool dl_store_open_damaged(const char *path, bool immutable, dl_store **store,
                           dl_error *error);

/* Brings the tables to the version that this program knows (schema.c). */
bool dl_schema_settle(dl_store *store, dl_error *error);

#endif
