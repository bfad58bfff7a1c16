#include "ui/marks.h"

#include "dateline/buf.h"
#include "dateline/reader.h"
#include "ui/explorer_parts.h"

/* Shorter than this is looking past an article, not reading it. */
enum { MOMENT = 800 }; /* milliseconds */

bool dl_explorer_is_read(const dl_explorer *explorer, uint32_t document)
{
    return dl_reading_has(explorer->reading, document, DL_READING_READ);
}

bool dl_explorer_is_starred(const dl_explorer *explorer, uint32_t document)
{
    return dl_reading_has(explorer->reading, document, DL_READING_STARRED);
}

static void changed_marks(dl_explorer *explorer)
{
    dl_explorer_count_unread(explorer);
    dl_explorer_stamp(explorer, DL_FACET_READ);
}

/* Does strokes; false, with the reason said, if that could not be kept. */
static bool stroke(dl_explorer *explorer, const dl_stroke *strokes, size_t count,
                   bool undoable, size_t *changed)
{
    dl_error error = { 0 };
    bool kept =
        dl_library_do(explorer->library, strokes, count, undoable, changed, &error);
    if (!kept)
        dl_explorer_say(explorer, "%s", error.message);
    if (kept && *changed)
        changed_marks(explorer);
    if (kept && *changed && undoable)
        *DL_APPEND(&explorer->undo, NULL) = DL_UNDO_MARKS;
    return kept && *changed;
}

void dl_explorer_begin_reading(dl_explorer *explorer)
{
    uint32_t document = explorer->place.document;
    if (document == explorer->opened)
        return;
    explorer->opened = document;
    explorer->opened_at = explorer->now;
    explorer->left_unread = DL_NO_ID;
}

void dl_explorer_mark_read(dl_explorer *explorer)
{
    uint32_t document = explorer->place.document;
    size_t changed;
    dl_stroke read = { document, DL_STROKE_READ, true, { 0 } };
    if (document != DL_NO_ID && document != explorer->left_unread &&
        !dl_explorer_is_read(explorer, document))
        stroke(explorer, &read, 1, false, &changed);
}

int dl_explorer_tick(dl_explorer *explorer, int64_t now)
{
    uint32_t document = explorer->place.document;
    explorer->now = now;
    if (document == DL_NO_ID || document != explorer->opened ||
        document == explorer->left_unread || dl_explorer_is_read(explorer, document))
        return -1;
    int64_t left = explorer->opened_at + MOMENT - now;
    if (left > 0)
        return (int)left;
    dl_explorer_mark_read(explorer);
    return -1;
}

/* --- marking ------------------------------------------------------------------------- */

/* The articles that a key is about: `count` of the list from the selected one on, else
 * the one being read, which may not be in the list. */
static dl_ids concerned(const dl_explorer *explorer, int count)
{
    const dl_place *place = &explorer->place;
    if (place->document == DL_NO_ID)
        return (dl_ids){ 0 };
    if (count < 2)
        return (dl_ids){ &place->document, 1 };
    size_t left = explorer->results.count - explorer->selected;
    return (dl_ids){ explorer->results.items + explorer->selected,
                     (size_t)count < left ? (size_t)count : left };
}

/* One kind of stroke for all of them, as one step. */
static bool stroke_all(dl_explorer *explorer, dl_ids documents, dl_stroke pattern,
                       size_t *changed)
{
    dl_arena scratch = { 0 };
    dl_stroke *strokes = DL_NEW(&scratch, dl_stroke, documents.count + 1);
    for (size_t i = 0; i < documents.count; i++) {
        strokes[i] = pattern;
        strokes[i].document = documents.items[i];
    }
    bool did = stroke(explorer, strokes, documents.count, true, changed);
    dl_arena_release(&scratch);
    return did;
}

static bool say_none(dl_explorer *explorer)
{
    dl_explorer_say(explorer, "There is no article to mark.");
    return false;
}

/* All of them get the opposite of what the first one is. */
static bool toggle(dl_explorer *explorer, int count, dl_stroke_kind kind,
                   dl_reading_flag flag, const char *on, const char *off)
{
    dl_ids documents = concerned(explorer, count);
    size_t changed;
    if (!documents.count)
        return say_none(explorer);
    bool set = !dl_reading_has(explorer->reading, documents.items[0], flag);
    if (!stroke_all(explorer, documents, (dl_stroke){ .kind = kind, .on = set },
                    &changed))
        return false;
    dl_explorer_say(explorer, "%zu article%s %s; U undoes it.", changed,
                    changed == 1 ? "" : "s", set ? on : off);
    return true;
}

bool dl_explorer_toggle_read(dl_explorer *explorer, int count)
{
    uint32_t document = explorer->place.document;
    if (!toggle(explorer, count, DL_STROKE_READ, DL_READING_READ, "marked read",
                "marked unread"))
        return false;
    bool unread = !dl_explorer_is_read(explorer, document);
    explorer->left_unread = unread ? document : DL_NO_ID;
    return true;
}

bool dl_explorer_toggle_star(dl_explorer *explorer, int count)
{
    return toggle(explorer, count, DL_STROKE_STAR, DL_READING_STARRED, "starred",
                  "no longer starred");
}

bool dl_explorer_mark_list_read(dl_explorer *explorer)
{
    size_t changed;
    dl_stroke read = { .kind = DL_STROKE_READ, .on = true };
    if (!explorer->unread) {
        dl_explorer_say(explorer, "There is nothing unread in this list.");
        return false;
    }
    if (!stroke_all(explorer, explorer->results, read, &changed))
        return false;
    dl_explorer_say(explorer, "%zu article%s marked read; U undoes it.", changed,
                    changed == 1 ? "" : "s");
    return true;
}

bool dl_explorer_tag(dl_explorer *explorer, dl_str words, int count)
{
    dl_ids documents = concerned(explorer, count);
    dl_arena scratch = { 0 };
    dl_strokes strokes = { 0 };
    size_t changed = 0;
    if (!documents.count)
        return say_none(explorer);
    for (dl_str word; words.len;) {
        dl_str_cut(words, ',', &word, &words);
        word = dl_str_trim(word);
        bool off = dl_str_starts(word, DL_STR("-"));
        word = dl_str_trim(dl_str_slice(word, off, word.len));
        if (dl_str_starts(word, DL_STR("#")))
            word = dl_str_slice(word, 1, word.len);
        for (size_t i = 0; word.len && i < documents.count; i++)
            *DL_APPEND(&strokes, &scratch) =
                (dl_stroke){ documents.items[i], DL_STROKE_TAG, !off, word };
    }
    bool did = stroke(explorer, strokes.items, strokes.count, true, &changed);
    dl_arena_release(&scratch);
    if (did)
        dl_explorer_say(explorer, "Tagged; U undoes it, and tag:NAME finds it.");
    else if (!explorer->message[0])
        dl_explorer_say(explorer, "The tags are as they were.");
    return did;
}

bool dl_explorer_note(dl_explorer *explorer, uint32_t document, dl_str note)
{
    size_t changed;
    note = dl_str_trim(note);
    dl_stroke write = { document, DL_STROKE_NOTE, note.len > 0, note };
    bool did = stroke(explorer, &write, 1, true, &changed);
    if (did)
        dl_explorer_say(explorer, note.len ? "The note is kept; has:note finds it."
                                           : "The note is gone; U brings it back.");
    else if (!explorer->message[0])
        dl_explorer_say(explorer, "The note is as it was.");
    return did;
}

bool dl_explorer_undo(dl_explorer *explorer)
{
    dl_error error = { 0 };
    size_t changed = 0;
    if (!dl_library_undo(explorer->library, &changed, &error)) {
        dl_explorer_say(explorer, "%s", error.message);
        return false;
    }
    if (!changed) {
        dl_explorer_say(explorer, "There is nothing to undo.");
        return false;
    }
    if (explorer->undo.count)
        explorer->undo.count--;
    explorer->left_unread = explorer->place.document;
    changed_marks(explorer);
    dl_explorer_say(explorer, "Taken back: %zu mark%s.", changed,
                    changed == 1 ? "" : "s");
    return true;
}

void dl_explorer_describe_tags(const dl_explorer *explorer, uint32_t document, dl_buf *out)
{
    const dl_reading *reading = explorer->reading;
    if (!dl_reading_has(reading, document, DL_READING_TAGGED))
        return;
    size_t start = out->count;
    for (size_t tag = 0; tag < dl_reading_tag_count(reading); tag++)
        if (dl_reading_has_tag(reading, document, tag))
            dl_buf_format(out, "%s#%.*s", out->count > start ? " " : "",
                          DL_STR_ARGS(dl_reading_tag(reading, tag)));
}
