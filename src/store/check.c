/* Is everything whole? SQLite looks at its pages and indexes, we at what lies in them. */
#include "dateline/check.h"

#include "src/store/base.h"
#include "src/store/pack.h"

enum { STRETCH = 256 };

static void complain(dl_check *check, const char *format, long long id)
{
    check->problems++;
    dl_report_add(&check->reports, (dl_str){ "", 0 }, 0, format, id);
}

/* What PRAGMA integrity_check says: "ok", or a line for each thing that is wrong. */
static bool check_pages(dl_store *store, dl_check *check, dl_error *error)
{
    bool row = true, ok = true;
    sqlite3_stmt *rows = dl_store_statement(store, "PRAGMA integrity_check(100)", error);
    while (rows && row && (ok = dl_store_row(store, rows, &row, error)) && row) {
        dl_str line = dl_column(rows, 0);
        if (dl_str_equal(line, DL_STR("ok")))
            continue;
        check->problems++;
        dl_report_add(&check->reports, (dl_str){ "", 0 }, 0, "%.*s", DL_STR_ARGS(line));
    }
    return rows && ok;
}

/* Rows that name a document that is not there, and documents without their rows. */
static bool check_rows(dl_store *store, dl_check *check, dl_error *error)
{
    static const struct {
        const char *sql, *text;
    } queries[] = {
        { "SELECT id FROM document WHERE id NOT IN (SELECT document FROM body)",
          "Article %lld has no text." },
        { "SELECT id FROM document WHERE id NOT IN (SELECT document FROM annotation)",
          "Article %lld has no annotations." },
        { "SELECT document FROM body WHERE document NOT IN (SELECT id FROM document)",
          "A text belongs to article %lld, which is not there." },
        { "SELECT document FROM annotation WHERE document NOT IN (SELECT id FROM document)",
          "Annotations belong to article %lld, which is not there." },
        { "SELECT document FROM reading WHERE document NOT IN (SELECT id FROM document)",
          "A mark belongs to article %lld, which is not there." },
        { "SELECT document FROM tag WHERE document NOT IN (SELECT id FROM document)",
          "A tag belongs to article %lld, which is not there." },
    };
    bool ok = true;
    for (size_t i = 0; ok && i < DL_COUNT(queries); i++) {
        bool row = true;
        sqlite3_stmt *rows = dl_store_statement(store, queries[i].sql, error);
        while (rows && row && (ok = dl_store_row(store, rows, &row, error)) && row)
            complain(check, queries[i].text, (long long)sqlite3_column_int64(rows, 0));
        ok = ok && rows;
    }
    return ok;
}

static bool check_documents(dl_store *store, dl_check *check, dl_error *error)
{
    dl_packer *packer = dl_packer_new();
    dl_arena arena = { 0 };
    int64_t last = 0;
    bool ok = dl_store_count(store, &check->articles, &last, error);
    for (int64_t first = 1; ok && first <= last; first += STRETCH) {
        dl_kept_documents kept = { 0 };
        dl_arena_reset(&arena);
        ok = dl_store_documents(store, packer, first, first + STRETCH - 1, &arena, &kept,
                                error);
        for (size_t i = 0; i < kept.count; i++) {
            const dl_kept_document *document = &kept.items[i];
            dl_annotations found;
            if (!document->whole)
                complain(check, "The text of article %lld is damaged.",
                         (long long)document->id);
            else if (!dl_annotations_unpack(document->annotations, document->article.body.len,
                                            &arena, &found))
                complain(check,
                         "The annotations of article %lld are damaged; `dateline reannotate` "
                         "makes them anew.",
                         (long long)document->id);
        }
    }
    dl_arena_release(&arena);
    dl_packer_free(packer);
    return ok;
}

bool dl_store_check(dl_store *store, dl_check *check, dl_error *error)
{
    dl_sources sources = { 0 };
    bool ok = check_pages(store, check, error) && check_rows(store, check, error) &&
              check_documents(store, check, error) &&
              dl_store_sources(store, check->reports.arena, &sources, error);
    check->sources = sources.count;
    return ok;
}
