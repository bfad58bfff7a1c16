/* The file of corrections is the reader's: what we do not understand in it stays as it is.
 *
 * So a change puts lines behind those that are there or cuts one line out, and every other
 * byte stays. It is made under a lock, or of two programs that change it at once the second
 * would put back what the first has read. The lock is on the folder: the file itself is
 * replaced, and a file of its own would lie about in a folder that is the reader's too. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "dateline/buf.h"
#include "dateline/corrections.h"
#include "dateline/file.h"

static bool read_text(dl_str path, dl_arena *arena, dl_str *text, dl_error *error)
{
    *text = (dl_str){ "", 0 };
    if (access(path.ptr, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return true; /* only then there is none */
    return dl_file_read(path.ptr, DL_FILE_LIMIT, arena, text, error);
}

bool dl_corrections_read(dl_corrections *corrections, dl_str path, dl_reports *reports)
{
    dl_error error = { 0 };
    dl_str text;
    if (path.len == 0)
        return true;
    bool ok = read_text(path, corrections->arena, &text, &error);
    if (ok)
        dl_corrections_load(corrections, path, text, reports);
    else
        dl_report_add(reports, path, 0, "%s", error.message);
    return ok;
}

/* --- changes --------------------------------------------------------------------------- */

typedef struct file_change {
    dl_arena arena;
    dl_corrections *corrections;
    dl_str path; /* behind links */
    dl_str text; /* of the file as it is now */
    int lock;
} file_change;

/* Waits for other programs. Where folders cannot be locked (some are of another machine),
 * it goes without. */
static int lock_folder(dl_str path, dl_arena *arena)
{
    size_t end = path.len;
    while (end > 0 && path.ptr[end - 1] != '/')
        end--;
    dl_file_make_folders(path.ptr);
    int folder = open(dl_str_format(arena, "%.*s.", (int)end, path.ptr).ptr,
                      O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (folder >= 0 && flock(folder, LOCK_EX) != 0 && errno == EINTR)
        continue;
    return folder;
}

static void end(file_change *change)
{
    if (change->lock >= 0)
        close(change->lock);
    dl_arena_release(&change->arena);
}

/* Takes the lock and what is in the file now; nothing is held if it cannot be read. */
static bool begin(file_change *change, dl_corrections *corrections, dl_str path, dl_error *error)
{
    *change = (file_change){ .corrections = corrections, .lock = -1 };
    if (path.len == 0)
        return dl_fail(error, DL_ERROR_SYSTEM,
                       "There is no place for corrections: set HOME or XDG_DATA_HOME.");
    change->path = dl_file_target(path.ptr, &change->arena);
    change->lock = lock_folder(change->path, &change->arena);
    if (!read_text(change->path, &change->arena, &change->text, error)) {
        end(change);
        return false;
    }
    return true;
}

/* What `text` says is what counts from now on. */
static void take(file_change *change, dl_str text)
{
    dl_corrections *corrections = change->corrections;
    corrections->count = 0;
    dl_corrections_load(corrections, change->path, dl_str_copy(corrections->arena, text),
                        NULL);
}

static bool put(file_change *change, dl_str text, dl_error *error)
{
    if (!dl_file_replace(change->path.ptr, text, error))
        return false;
    take(change, text);
    return true;
}

static void add_line(dl_buf *out, const dl_correction *correction)
{
    dl_buf_format(out, "%s\t%.*s", dl_correction_verb_name(correction->verb),
                  DL_STR_ARGS(correction->id));
    if (correction->verb != DL_CORRECTION_HIDE)
        dl_buf_format(out, "\t%.*s", DL_STR_ARGS(correction->value));
    dl_buf_add_char(out, '\n');
}

static bool is_one(const dl_correction *a, const dl_correction *b)
{
    return a->verb == b->verb && dl_str_equal(a->id, b->id) &&
           (a->verb == DL_CORRECTION_HIDE || dl_str_equal(a->value, b->value));
}

static bool has(const dl_corrections *all, const dl_correction *wanted)
{
    for (size_t i = 0; i < all->count; i++)
        if (is_one(&all->items[i], wanted))
            return true;
    return false;
}

static bool append(dl_corrections *corrections, const dl_correction *items, size_t count,
                   bool only_new, dl_str path, dl_error *error)
{
    file_change change;
    if (!begin(&change, corrections, path, error))
        return false;
    dl_buf out = { .arena = &change.arena };
    dl_corrections there = { .arena = &change.arena };
    dl_corrections_load(&there, path, change.text, NULL);
    dl_buf_add(&out, change.text);
    if (change.text.len == 0)
        dl_buf_add(&out, DL_STR("# Corrections of entities, applied in this order. Columns: "
                                "verb, id, value.\n"));
    else if (out.items[out.count - 1] != '\n')
        dl_buf_add_char(&out, '\n');
    size_t before = out.count;
    for (size_t i = 0; i < count; i++)
        if (!only_new || !has(&there, &items[i]))
            add_line(&out, &items[i]);
    bool ok = true;
    if (out.count > before)
        ok = put(&change, dl_buf_str(&out), error);
    else
        take(&change, change.text);
    end(&change);
    return ok;
}

bool dl_corrections_add(dl_corrections *corrections, const dl_correction *correction,
                        dl_str path, dl_error *error)
{
    return append(corrections, correction, 1, false, path, error);
}

bool dl_corrections_restore(dl_corrections *corrections, const dl_corrections *former,
                            dl_str path, dl_error *error)
{
    return append(corrections, former->items, former->count, true, path, error);
}

/* The line of the last correction, with its end. */
static dl_span last_line(dl_str text)
{
    dl_span last = { 0, 0 };
    dl_correction correction;
    for (size_t at = 0; at < text.len;) {
        size_t stop = dl_str_find(text, DL_STR("\n"), at);
        stop = stop == SIZE_MAX ? text.len : stop + 1;
        if (dl_correction_read(dl_str_slice(text, at, stop), &correction))
            last = (dl_span){ (uint32_t)at, (uint32_t)stop };
        at = stop;
    }
    return last;
}

bool dl_corrections_take_back(dl_corrections *corrections, const dl_correction *expected,
                              dl_str path, dl_correction *undone, dl_error *error)
{
    file_change change;
    if (!begin(&change, corrections, path, error))
        return false;
    dl_span line = last_line(change.text);
    dl_str row = dl_str_slice(change.text, line.start, line.end);
    dl_buf out = { .arena = &change.arena };
    bool ok = true;
    if (!dl_correction_read(dl_str_copy(corrections->arena, row), undone))
        ok = dl_fail(error, DL_ERROR_USAGE, "There is no correction to undo.");
    if (ok && expected && !is_one(expected, undone)) {
        ok = dl_fail(error, DL_ERROR_SYSTEM,
                     "Another program has changed the corrections: the last is now %s of %.*s. "
                     "Once more takes it back.",
                     dl_correction_verb_name(undone->verb), DL_STR_ARGS(undone->id));
    } else if (ok) {
        dl_buf_add(&out, dl_str_slice(change.text, 0, line.start));
        dl_buf_add(&out, dl_str_slice(change.text, line.end, change.text.len));
        ok = put(&change, dl_buf_str(&out), error);
    }
    if (!ok)
        take(&change, change.text);
    end(&change);
    return ok;
}
