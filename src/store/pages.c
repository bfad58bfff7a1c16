/* A table's rows lie on its leaf pages; the pages above only lead to them. So when those are
 * lost, by a cut or with the first page, the rows are still there: every page of the file is
 * looked at, and what has the form of a row of ours is one (sqlite.org/fileformat, 1.6 and
 * 2.1). Whether a text is whole, its checksum says later.
 *
 *   leaf page   13, cells (2 bytes at 3), ..., offsets of cells (2 bytes each, from 8)
 *   cell        length, row number, payload; what does not fit: number of an overflow page
 *   payload     length of its head, a type for each column; the columns
 */
#include "src/store/pages.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dateline/file.h"

enum {
    PAGE = 8192,        /* of all libraries */
    LEAF = 13,
    FILE_HEAD = 100,    /* before the first page's own head */
    LEAF_HEAD = 8,
    JOURNAL_HEAD = 32,  /* of the WAL, and of each page in it */
    FRAME_HEAD = 24,
    MOST_LOCAL = PAGE - 35,
    LEAST_LOCAL = (PAGE - 12) * 32 / 255 - 23,
    COLUMNS = 16
};

/* The form of a row: k the row number itself, t text, b bytes, i a number, n that or none. */
static const struct {
    const char *form, *insert;
} tables[] = {
    { "kttttttt" "iiiiii" "ni", "INSERT OR IGNORE INTO document VALUES (?1, ?2, ?3, ?4, ?5, "
                                "?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)" },
    { "kbb", "INSERT OR IGNORE INTO body VALUES (?1, ?2, ?3)" },
    { "kib", "INSERT OR IGNORE INTO annotation VALUES (?1, ?2, ?3)" },
    { "kb", "INSERT OR IGNORE INTO likeness VALUES (?1, ?2)" },
    { "kttttttitiiii", "INSERT OR IGNORE INTO source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
                       "?9, ?10, ?11, ?12, ?13)" },
    { "kiiit", "INSERT OR IGNORE INTO reading VALUES (?1, ?2, ?3, ?4, ?5)" },
    { "kit", "INSERT OR IGNORE INTO tag VALUES (?1, ?2, ?3)" },
    { "ktti", "INSERT OR IGNORE INTO search VALUES (?1, ?2, ?3, ?4)" },
    { "tb", "INSERT OR IGNORE INTO value VALUES (?1, ?2)" },
};

typedef struct column {
    char form; /* i, t, b; n for none */
    int64_t number;
    dl_str bytes;
} column;

typedef struct row {
    int64_t number;
    column columns[COLUMNS];
    size_t count;
} row;

typedef struct page_rescue {
    dl_str file; /* all of it, for overflow pages */
    dl_store *to;
    dl_arena arena; /* of one row */
} page_rescue;

/* Up to nine bytes, the highest bits first. */
static bool take_number(dl_str *bytes, uint64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < 9 && i < bytes->len; i++) {
        unsigned char byte = (unsigned char)bytes->ptr[i];
        *number = i == 8 ? *number << 8 | byte : *number << 7 | (byte & 0x7F);
        if (i == 8 || byte < 0x80) {
            *bytes = dl_str_slice(*bytes, i + 1, bytes->len);
            return true;
        }
    }
    return false;
}

static uint32_t big_endian(dl_str bytes, size_t at, size_t len)
{
    uint32_t number = 0;
    for (size_t i = 0; i < len; i++)
        number = number << 8 | (unsigned char)bytes.ptr[at + i];
    return number;
}

/* --- rows ----------------------------------------------------------------------------- */

static bool read_column(uint64_t type, dl_str *rest, column *out)
{
    static const unsigned char lengths[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };
    bool bytes = type >= 12;
    uint64_t len = bytes ? (type - 12) / 2 : type < DL_COUNT(lengths) ? lengths[type] : 0;
    if (len > rest->len || type == 7 || type == 10 || type == 11)
        return false;
    *out = (column){ .form = bytes ? (type & 1 ? 't' : 'b') : type == 0 ? 'n' : 'i',
                     .bytes = dl_str_slice(*rest, 0, len) };
    *rest = dl_str_slice(*rest, len, rest->len);
    if (bytes)
        return true;
    uint64_t number = len && out->bytes.ptr[0] < 0 ? UINT64_MAX : 0;
    for (size_t i = 0; i < len; i++)
        number = number << 8 | (unsigned char)out->bytes.ptr[i];
    out->number = type == 9 ? 1 : (int64_t)number;
    return true;
}

static bool read_row(dl_str payload, row *out)
{
    uint64_t head, type;
    dl_str rest = payload;
    if (!take_number(&rest, &head) || head > payload.len || head > 9 * (COLUMNS + 1))
        return false;
    dl_str types = dl_str_slice(payload, payload.len - rest.len, head);
    rest = dl_str_slice(payload, head, payload.len);
    for (out->count = 0; types.len; out->count++)
        if (out->count == COLUMNS || !take_number(&types, &type) ||
            !read_column(type, &rest, &out->columns[out->count]))
            return false;
    return rest.len == 0;
}

static bool has_form(const row *found, const char *form)
{
    if (found->count != strlen(form))
        return false;
    for (size_t i = 0; i < found->count; i++) {
        char is = found->columns[i].form;
        bool fits = form[i] == 'k'   ? is == 'n' && found->number > 0
                    : form[i] == 'n' ? is == 'n' || is == 'i'
                                     : is == form[i];
        if (!fits)
            return false;
    }
    return true;
}

static bool put_row(page_rescue *rescue, const row *found, dl_error *error)
{
    size_t n = 0;
    while (n < DL_COUNT(tables) && !has_form(found, tables[n].form))
        n++;
    if (n == DL_COUNT(tables))
        return true;
    sqlite3_stmt *put = dl_store_statement(rescue->to, tables[n].insert, error);
    if (!put)
        return false;
    for (int i = 0; i < (int)found->count; i++) {
        const column *value = &found->columns[i];
        if (tables[n].form[i] == 'k')
            sqlite3_bind_int64(put, i + 1, found->number);
        else if (value->form == 't')
            dl_bind_text(put, i + 1, value->bytes);
        else if (value->form == 'b')
            dl_bind_bytes(put, i + 1, value->bytes);
        else if (value->form == 'n')
            sqlite3_bind_null(put, i + 1);
        else
            sqlite3_bind_int64(put, i + 1, value->number);
    }
    return dl_store_run(rescue->to, put, error);
}

/* --- pages ---------------------------------------------------------------------------- */

/* The payload of a cell, put together; false if a page of it is not there. */
static bool join_payload(page_rescue *rescue, dl_str cell, uint64_t len, dl_str *payload)
{
    uint64_t local = len;
    if (len > MOST_LOCAL) {
        uint64_t fitting = LEAST_LOCAL + (len - LEAST_LOCAL) % (PAGE - 4);
        local = fitting <= MOST_LOCAL ? fitting : LEAST_LOCAL;
    }
    *payload = dl_str_slice(cell, 0, local);
    if (len <= MOST_LOCAL)
        return payload->len == len;
    if (len > 2 * DL_FILE_LIMIT || cell.len < local + 4)
        return false;
    dl_buf joined = { .arena = &rescue->arena };
    dl_buf_add(&joined, *payload);
    uint64_t page = big_endian(cell, local, 4);
    while (joined.count < len) {
        if (page < 2 || page * PAGE > rescue->file.len)
            return false;
        dl_str bytes = dl_str_slice(rescue->file, (page - 1) * PAGE, page * PAGE);
        page = big_endian(bytes, 0, 4);
        size_t want = len - joined.count;
        dl_buf_add(&joined, dl_str_slice(bytes, 4, want < PAGE - 4 ? want + 4 : PAGE));
    }
    *payload = dl_buf_str(&joined);
    return true;
}

static bool rescue_cell(page_rescue *rescue, dl_str cell, dl_error *error)
{
    uint64_t len, number;
    dl_str payload;
    row found;
    dl_arena_reset(&rescue->arena);
    if (!take_number(&cell, &len) || !take_number(&cell, &number) ||
        !join_payload(rescue, cell, len, &payload) || !read_row(payload, &found))
        return true;
    found.number = (int64_t)number;
    return put_row(rescue, &found, error);
}

static bool rescue_page(page_rescue *rescue, dl_str page, size_t head, dl_error *error)
{
    bool ok = true;
    if (page.ptr[head] != LEAF)
        return true;
    uint32_t cells = big_endian(page, head + 3, 2);
    for (size_t i = 0; ok && i < cells; i++) {
        size_t at = head + LEAF_HEAD + 2 * i;
        if (at + 2 > PAGE)
            break;
        size_t start = big_endian(page, at, 2);
        if (start >= head + LEAF_HEAD && start < PAGE)
            ok = rescue_cell(rescue, dl_str_slice(page, start, PAGE), error);
    }
    return ok;
}

/* --- files ---------------------------------------------------------------------------- */

static dl_str map_file(const char *path)
{
    struct stat info;
    dl_str bytes = { "", 0 };
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return bytes;
    if (fstat(file, &info) == 0 && info.st_size > 0) {
        void *mapped = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
        if (mapped != MAP_FAILED)
            bytes = (dl_str){ mapped, (size_t)info.st_size };
    }
    close(file);
    return bytes;
}

static void unmap_file(dl_str bytes)
{
    if (bytes.len)
        munmap((void *)(uintptr_t)bytes.ptr, bytes.len);
}

/* The newest row of a number is kept: so the journal comes first, from its end. */
static bool rescue_journal(page_rescue *rescue, dl_str journal, dl_error *error)
{
    size_t frame = FRAME_HEAD + PAGE;
    bool ok = true;
    if (journal.len < JOURNAL_HEAD + frame)
        return true;
    for (size_t i = (journal.len - JOURNAL_HEAD) / frame; ok && i > 0; i--) {
        size_t start = JOURNAL_HEAD + (i - 1) * frame + FRAME_HEAD;
        ok = rescue_page(rescue, dl_str_slice(journal, start, start + PAGE), 0, error);
    }
    return ok;
}

bool dl_pages_rescue(const char *path, dl_store *to, dl_error *error)
{
    page_rescue rescue = { .file = map_file(path), .to = to };
    dl_str name = dl_str_format(&rescue.arena, "%s-wal", path);
    dl_str journal = map_file(name.ptr);
    bool ok = dl_store_begin(to, error) && rescue_journal(&rescue, journal, error);
    for (size_t at = 0; ok && at + PAGE <= rescue.file.len; at += PAGE)
        ok = rescue_page(&rescue, dl_str_slice(rescue.file, at, at + PAGE),
                         at == 0 ? FILE_HEAD : 0, error);
    ok = ok && dl_store_commit(to, error);
    dl_store_rollback(to);
    unmap_file(journal);
    unmap_file(rescue.file);
    dl_arena_release(&rescue.arena);
    return ok;
}
