/* What is whole of a damaged library goes into a new one, article by article: SQLite finds
 * a row by its number through those pages only that lead to it, so one bad page costs what
 * lies on it and below it. What cannot be reached so, because the way to it is lost, is
 * sought on all pages (pages.h), in a library for the time of the saving. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/check.h"
#include "dateline/marks.h"
#include "src/store/base.h"
#include "src/store/pack.h"
#include "src/store/pages.h"

enum {
    TITLE_BYTES = 100, /* of a text whose title is lost */
    LEAST_BYTES = 128, /* of an article on disk: bounds the numbers that are tried */
    BATCH = 1000
};

typedef struct saving {
    dl_store *from, *to;
    dl_packer *packer;
    dl_arena arena; /* of one article */
    dl_saving *told;
    bool torn; /* something could not be read: there may be more than was met */
    struct {
        char *items; /* of each number: 0 nothing, KNOWN, SAVED */
        size_t count, capacity;
    } states;
} saving;

enum { KNOWN = 1, SAVED };

/* --- one article ---------------------------------------------------------------------- */

/* From all that was known of it to its text alone, and to the knowledge that it was there. */
static const char *const readings[] = {
    "SELECT " DL_DOCUMENT_COLUMNS ", b.text, b.links, a.version, a.data, NULL FROM document d "
    "JOIN body b ON b.document = d.id JOIN annotation a ON a.document = d.id WHERE d.id = ?1",
    "SELECT " DL_DOCUMENT_COLUMNS ", b.text, b.links, 0, x'', NULL FROM document d "
    "JOIN body b ON b.document = d.id WHERE d.id = ?1",
    "SELECT document, '', '', '', '', '', '', '', 0, 0, 0, 0, 0, 0, text, links, 0, x'', NULL "
    "FROM body WHERE document = ?1",
    "SELECT " DL_DOCUMENT_COLUMNS ", x'', x'', 0, x'', NULL FROM document d WHERE d.id = ?1",
};

static bool read_article(saving *save, int64_t id, dl_kept_document *kept, bool *known)
{
    for (size_t i = 0; i < DL_COUNT(readings); i++) {
        dl_error error = { 0 };
        bool row = false;
        sqlite3_stmt *read = dl_store_statement(save->from, readings[i], &error);
        if (read)
            sqlite3_bind_int64(read, 1, id);
        save->torn |= !read || !dl_store_row(save->from, read, &row, &error);
        *known |= row;
        if (row) {
            dl_document_read(read, save->packer, &save->arena, kept);
            sqlite3_reset(read);
        }
        if (row && kept->whole)
            return true;
    }
    return false;
}

static void give_title(dl_article *article)
{
    dl_str rest = article->body, line = { 0 };
    while (line.len == 0 && dl_str_line(&rest, &line))
        line = dl_str_trim(line);
    size_t end = line.len < TITLE_BYTES ? line.len : TITLE_BYTES;
    while (end > 0 && end < line.len && ((unsigned char)line.ptr[end] & 0xC0) == 0x80)
        end--;
    article->title = end ? dl_str_slice(line, 0, end) : DL_STR("?");
}

static dl_article_marks read_marks(saving *save, int64_t id)
{
    dl_error error = { 0 };
    dl_article_marks marks = { 0 };
    struct {
        dl_str *items;
        size_t count, capacity;
    } tags = { 0 };
    bool row = true;
    sqlite3_stmt *read = dl_store_statement(
        save->from, "SELECT read, starred, place, note FROM reading WHERE document = ?1",
        &error);
    if (read)
        sqlite3_bind_int64(read, 1, id);
    if (read && dl_store_row(save->from, read, &row, &error) && row) {
        marks.read = sqlite3_column_int(read, 0) != 0;
        marks.starred = sqlite3_column_int(read, 1) != 0;
        marks.place = (uint32_t)sqlite3_column_int64(read, 2);
        marks.note = dl_column_text(read, 3, &save->arena);
        sqlite3_reset(read);
    }
    read = dl_store_statement(save->from,
                              "SELECT name FROM tag WHERE document = ?1 ORDER BY id", &error);
    if (read)
        sqlite3_bind_int64(read, 1, id);
    for (row = true; read && row && dl_store_row(save->from, read, &row, &error) && row;)
        *DL_APPEND(&tags, &save->arena) = dl_column_text(read, 0, &save->arena);
    marks.tags = tags.items;
    marks.tag_count = tags.count;
    return marks;
}

static bool save_article(saving *save, dl_kept_document *kept, dl_error *error)
{
    dl_annotations found = { 0 };
    dl_article *article = &kept->article;
    if (article->title.len == 0)
        give_title(article);
    bool whole = dl_annotations_unpack(kept->annotations, article->body.len, &save->arena,
                                       &found);
    dl_packed packed = dl_pack(save->packer, article, &found, whole ? kept->version : 0,
                               &save->arena);
    dl_article_marks marks = read_marks(save, kept->id);
    bool added = false, marked = marks.read || marks.starred || marks.place ||
                                 marks.note.len || marks.tag_count;
    int64_t id = 0;
    if (!dl_store_add(save->to, article, &packed, article->taken, &id, &added, error) ||
        !dl_store_put_marks(save->to, id, &marks, error))
        return false;
    save->told->articles += added;
    save->told->annotations += added && whole;
    save->told->marked += marked;
    return true;
}

/* --- all of them ---------------------------------------------------------------------- */

/* The highest number that an article may have. */
static int64_t last_number(saving *save, off_t size)
{
    static const char *const queries[] = { "SELECT max(id) FROM document",
                                           "SELECT max(document) FROM body",
                                           "SELECT max(document) FROM annotation" };
    int64_t last = 0, most = size / LEAST_BYTES;
    bool all = true;
    for (size_t i = 0; i < DL_COUNT(queries); i++) {
        dl_error error = { 0 };
        bool row = false;
        sqlite3_stmt *read = dl_store_statement(save->from, queries[i], &error);
        bool ok = read && dl_store_row(save->from, read, &row, &error) && row;
        int64_t number = ok ? sqlite3_column_int64(read, 0) : 0;
        last = number > last ? number : last;
        all = all && ok;
        sqlite3_reset(read);
    }
    save->torn |= !all;
    return all && last < most ? last : most;
}

/* Saves those that were not before. */
static bool save_articles(saving *save, off_t size, dl_error *error)
{
    int64_t last = last_number(save, size);
    bool ok = dl_store_begin(save->to, error);
    while (save->states.count <= (size_t)last)
        *DL_APPEND(&save->states, NULL) = 0;
    for (int64_t id = 1; ok && id <= last; id++) {
        dl_kept_document kept = { 0 };
        bool known = false;
        char *state = &save->states.items[id];
        if (*state == SAVED)
            continue;
        dl_arena_reset(&save->arena);
        if (read_article(save, id, &kept, &known)) {
            ok = save_article(save, &kept, error);
            *state = SAVED;
        } else if (known)
            *state = KNOWN;
        if (ok && id % BATCH == 0)
            ok = dl_store_commit(save->to, error) && dl_store_begin(save->to, error);
    }
    return ok && dl_store_commit(save->to, error);
}

/* Lists are read as far as they can be. */
static bool save_rest(saving *save, dl_error *error)
{
    dl_error skipped = { 0 };
    dl_sources sources = { 0 };
    dl_kept_searches searches = { 0 };
    dl_kept_values values = { 0 };
    dl_arena_reset(&save->arena);
    dl_store_sources(save->from, &save->arena, &sources, &skipped);
    dl_store_searches(save->from, &save->arena, &searches, &skipped);
    dl_store_values(save->from, &save->arena, &values, &skipped);
    bool ok = dl_store_begin(save->to, error);
    for (size_t i = 0; ok && i < sources.count; i++)
        ok = dl_store_put_source(save->to, &sources.items[i], error);
    for (size_t i = 0; ok && i < searches.count; i++)
        ok = dl_store_put_search(save->to, searches.items[i], error);
    for (size_t i = 0; ok && i < values.count; i++)
        ok = dl_store_set_value(save->to, values.items[i].name, values.items[i].value, error);
    if (sources.count > save->told->sources)
        save->told->sources = sources.count;
    return ok && dl_store_commit(save->to, error);
}

/* --- the file ------------------------------------------------------------------------- */

static bool save_from(saving *save, dl_store *from, off_t size, dl_error *error)
{
    save->from = from;
    return save_articles(save, size, error) && save_rest(save, error);
}

/* By the file's own order. A file that cannot be opened at all gives nothing here. */
static bool save_reached(saving *save, const char *path, off_t size, dl_error *error)
{
    dl_error unreadable = { 0 };
    dl_store *from = NULL;
    bool ok = !dl_store_open_damaged(path, false, &from, &unreadable) ||
              !dl_store_statement(from, "SELECT id FROM document LIMIT 1", &unreadable) ||
              save_from(save, from, size, error);
    dl_store_close(from);
    return ok;
}

static bool save_scattered(saving *save, const char *path, const char *scratch, off_t size,
                           dl_error *error)
{
    dl_store *from = NULL;
    bool ok = dl_store_open(scratch, true, &from, error) &&
              dl_pages_rescue(path, from, error) && save_from(save, from, size, error);
    if (from)
        dl_store_close(from);
    unlink(scratch);
    return ok;
}

bool dl_store_save(const char *path, const char *to, dl_saving *told, dl_error *error)
{
    struct stat info;
    saving save = { .packer = dl_packer_new(), .told = told };
    dl_arena arena = { 0 };
    dl_str scratch = dl_str_format(&arena, "%s.rows", to);
    bool ok = (stat(path, &info) == 0 ||
               dl_fail(error, DL_ERROR_SYSTEM, "%.100s cannot be read.", path)) &&
              dl_store_open(to, true, &save.to, error) &&
              save_reached(&save, path, info.st_size, error) &&
              ((!save.torn && save.states.count > 0) ||
               save_scattered(&save, path, scratch.ptr, info.st_size, error));
    for (size_t i = 0; i < save.states.count; i++)
        told->lost += save.states.items[i] == KNOWN;
    if (save.to)
        dl_store_close(save.to);
    dl_memory_free(save.states.items);
    dl_packer_free(save.packer);
    dl_arena_release(&save.arena);
    dl_arena_release(&arena);
    return ok;
}
