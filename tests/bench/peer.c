#include "tests/bench/peer.h"

#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include "tests/bench/clocks.h"

struct peer {
    sqlite3 *db;
};

static void run_sql(peer *p, const char *sql)
{
    if (sqlite3_exec(p->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(p->db));
}

static double sql_number(peer *p, const char *sql)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(p->db, sql, -1, &statement, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(p->db));
    double number = sqlite3_step(statement) == SQLITE_ROW
                        ? sqlite3_column_double(statement, 0)
                        : 0;
    sqlite3_finalize(statement);
    return number;
}

/* Without content and without a journal: nothing but the index is written. */
peer *peer_build(const dl_corpus *corpus, const char *folder, double bytes,
                 double *seconds)
{
    peer *p = dl_memory_resize(NULL, 1, sizeof *p);
    char path[4096];
    snprintf(path, sizeof path, "%s/fts5.db", folder);
    unlink(path);
    if (sqlite3_open(path, &p->db) != SQLITE_OK)
        fail("SQLite cannot be opened");
    run_sql(p, "pragma journal_mode=off; pragma synchronous=off; pragma cache_size=-262144;"
               "create virtual table fts using fts5(title, body, content='', "
               "tokenize='unicode61 remove_diacritics 2')");
    sqlite3_stmt *insert;
    sqlite3_prepare_v2(p->db, "insert into fts(rowid, title, body) values (?, ?, ?)", -1,
                       &insert, NULL);
    double cpu = cpu_seconds(), wall = wall_seconds();
    uint32_t count = dl_corpus_documents(corpus);
    run_sql(p, "begin");
    for (uint32_t i = 0; i < count; i++) {
        dl_str title = dl_corpus_title(corpus, i), body = dl_corpus_body(corpus, i);
        sqlite3_bind_int64(insert, 1, (int64_t)dl_corpus_rank(corpus, i) + 1);
        sqlite3_bind_text(insert, 2, title.ptr, (int)title.len, SQLITE_STATIC);
        sqlite3_bind_text(insert, 3, body.ptr, (int)body.len, SQLITE_STATIC);
        if (sqlite3_step(insert) != SQLITE_DONE)
            fail(sqlite3_errmsg(p->db));
        sqlite3_reset(insert);
    }
    run_sql(p, "commit");
    cpu = cpu_seconds() - cpu;
    wall = wall_seconds() - wall;
    sqlite3_finalize(insert);
    double pages = sql_number(p, "pragma page_count") * sql_number(p, "pragma page_size");
    printf("  %-34s %6.1f MB/s of CPU, %6.1f MB/s of wall; bytes an article %.0f\n",
           "SQLite FTS5 unicode61", bytes / 1e6 / cpu, bytes / 1e6 / wall,
           pages / count);
    *seconds = cpu;
    return p;
}

static void step_all(sqlite3 *db, const char *sql, const char *match)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        fail(sqlite3_errmsg(db));
    sqlite3_bind_text(statement, 1, match, -1, SQLITE_STATIC);
    while (sqlite3_step(statement) == SQLITE_ROW)
        continue;
    sqlite3_finalize(statement);
}

double peer_ask(peer *p, question_class class, dl_str text)
{
    char match[1024];
    if (class == AS_TYPED)
        snprintf(match, sizeof match, "\"%.*s\"*", DL_STR_ARGS(text));
    else
        snprintf(match, sizeof match, "%.*s", DL_STR_ARGS(text));
    double start = cpu_seconds();
    if (class == RANKED) {
        step_all(p->db, "select rowid from fts where fts match ? order by rank limit 20",
                 match);
    } else {
        step_all(p->db,
                 "select rowid from fts where fts match ? order by rowid desc limit 20",
                 match);
        step_all(p->db, "select count(*) from fts where fts match ?", match);
    }
    return (cpu_seconds() - start) * 1000;
}

void peer_close(peer *p)
{
    if (!p)
        return;
    sqlite3_close(p->db);
    dl_memory_free(p);
}
