/* A record for each document that anything is known of; tags are lists of documents.
 *
 * The undo log holds the opposite of each stroke that changed something: undoing a step is
 * doing them, last first. */
#include "dateline/reading.h"

#include <string.h>

#include "dateline/buf.h"

enum { UNDO_STEPS = 1000 };

typedef struct document_record {
    uint32_t place;
    uint32_t note; /* number of the text; 0: none */
} document_record;

typedef struct tag_record {
    dl_str name;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } documents; /* sorted */
} tag_record;

struct dl_reading {
    uint64_t generation;
    dl_arena texts;
    struct {
        uint8_t *items;
        size_t count, capacity;
    } flags;
    struct {
        document_record *items;
        size_t count, capacity;
    } documents; /* as many as flags */
    struct {
        dl_str *items;
        size_t count, capacity;
    } notes;
    struct {
        tag_record *items;
        size_t count, capacity;
    } tags;
    dl_strokes log;
    struct {
        size_t *items; /* where in the log each step begins */
        size_t count, capacity;
    } steps;
    dl_strokes done; /* what the last call has changed */
};

dl_reading *dl_reading_new(void)
{
    dl_reading *reading = dl_memory_resize(NULL, 1, sizeof *reading);
    *reading = (dl_reading){ 0 };
    *DL_APPEND(&reading->notes, NULL) = (dl_str){ "", 0 };
    return reading;
}

void dl_reading_free(dl_reading *reading)
{
    for (size_t i = 0; i < reading->tags.count; i++)
        dl_memory_free(reading->tags.items[i].documents.items);
    dl_memory_free(reading->tags.items);
    dl_memory_free(reading->flags.items);
    dl_memory_free(reading->documents.items);
    dl_memory_free(reading->notes.items);
    dl_memory_free(reading->log.items);
    dl_memory_free(reading->steps.items);
    dl_memory_free(reading->done.items);
    dl_arena_release(&reading->texts);
    dl_memory_free(reading);
}

uint64_t dl_reading_generation(const dl_reading *reading)
{
    return reading->generation;
}

static void reach(dl_reading *reading, uint32_t document)
{
    while (reading->flags.count <= document) {
        *DL_APPEND(&reading->flags, NULL) = 0;
        *DL_APPEND(&reading->documents, NULL) = (document_record){ 0 };
    }
}

/* --- tags ---------------------------------------------------------------------------- */

static size_t find_tag(const dl_reading *reading, dl_str name)
{
    size_t tag = 0;
    while (tag < reading->tags.count &&
           !dl_str_equal(reading->tags.items[tag].name, name))
        tag++;
    return tag;
}

/* Where a document stands among those of a tag, or would stand. */
static size_t find_tagged(const tag_record *tag, uint32_t document)
{
    size_t low = 0;
    for (size_t high = tag->documents.count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (tag->documents.items[middle] < document)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_tagged(const tag_record *tag, uint32_t document)
{
    size_t at = find_tagged(tag, document);
    return at < tag->documents.count && tag->documents.items[at] == document;
}

static void set_tag(dl_reading *reading, size_t n, uint32_t document, bool on)
{
    tag_record *tag = &reading->tags.items[n];
    size_t at = find_tagged(tag, document);
    if (on)
        *DL_APPEND(&tag->documents, NULL) = document;
    uint32_t *items = tag->documents.items + at;
    size_t behind = tag->documents.count - at - 1;
    if (on) {
        memmove(items + 1, items, behind * sizeof *items);
        *items = document;
    } else {
        memmove(items, items + 1, behind * sizeof *items);
        tag->documents.count--;
    }
    bool any = false;
    for (size_t i = 0; i < reading->tags.count && !any; i++)
        any = is_tagged(&reading->tags.items[i], document);
    reading->flags.items[document] &= (uint8_t)~DL_READING_TAGGED;
    if (any)
        reading->flags.items[document] |= DL_READING_TAGGED;
}

static bool stroke_tag(dl_reading *reading, const dl_stroke *stroke, dl_stroke *opposite)
{
    size_t tag = find_tag(reading, stroke->text);
    bool had = dl_reading_has_tag(reading, stroke->document, tag);
    if (had == stroke->on || !stroke->text.len)
        return false;
    if (tag == reading->tags.count)
        *DL_APPEND(&reading->tags, NULL) =
            (tag_record){ .name = dl_str_copy(&reading->texts, stroke->text) };
    opposite->text = reading->tags.items[tag].name;
    set_tag(reading, tag, stroke->document, stroke->on);
    return true;
}

/* --- strokes ------------------------------------------------------------------------- */

static bool stroke_flag(dl_reading *reading, const dl_stroke *stroke, uint8_t flag)
{
    uint8_t *flags = &reading->flags.items[stroke->document];
    if (!(*flags & flag) == !stroke->on)
        return false;
    *flags ^= flag;
    return true;
}

static bool stroke_note(dl_reading *reading, const dl_stroke *stroke, dl_stroke *opposite)
{
    document_record *record = &reading->documents.items[stroke->document];
    dl_str old = reading->notes.items[record->note];
    dl_str now = stroke->on ? stroke->text : DL_STR("");
    if (dl_str_equal(old, now))
        return false;
    opposite->on = old.len > 0;
    opposite->text = old;
    if (!record->note) {
        record->note = (uint32_t)reading->notes.count;
        *DL_APPEND(&reading->notes, NULL) = (dl_str){ "", 0 };
    }
    reading->notes.items[record->note] = dl_str_copy(&reading->texts, now);
    reading->flags.items[stroke->document] &= (uint8_t)~DL_READING_NOTED;
    if (now.len)
        reading->flags.items[stroke->document] |= DL_READING_NOTED;
    return true;
}

/* Does one; false if nothing changed. *opposite becomes what takes it back. */
static bool stroke(dl_reading *reading, const dl_stroke *wanted, dl_stroke *opposite)
{
    reach(reading, wanted->document);
    *opposite = *wanted;
    opposite->on = !wanted->on;
    switch (wanted->kind) {
    case DL_STROKE_READ:
        return stroke_flag(reading, wanted, DL_READING_READ);
    case DL_STROKE_STAR:
        return stroke_flag(reading, wanted, DL_READING_STARRED);
    case DL_STROKE_TAG:
        return stroke_tag(reading, wanted, opposite);
    default:
        return stroke_note(reading, wanted, opposite);
    }
}

/* Forgets the older half of the steps. */
static void bound_log(dl_reading *reading)
{
    if (reading->steps.count < UNDO_STEPS)
        return;
    size_t dropped = reading->steps.count / 2;
    size_t first = reading->steps.items[dropped];
    reading->log.count -= first;
    memmove(reading->log.items, reading->log.items + first,
            reading->log.count * sizeof *reading->log.items);
    reading->steps.count -= dropped;
    for (size_t i = 0; i < reading->steps.count; i++)
        reading->steps.items[i] = reading->steps.items[i + dropped] - first;
}

dl_strokes dl_reading_do(dl_reading *reading, const dl_stroke *strokes, size_t count,
                         bool undoable)
{
    size_t start = reading->log.count;
    reading->done.count = 0;
    for (size_t i = 0; i < count; i++) {
        dl_stroke opposite;
        if (!stroke(reading, &strokes[i], &opposite))
            continue;
        *DL_APPEND(&reading->done, NULL) = strokes[i];
        if (undoable)
            *DL_APPEND(&reading->log, NULL) = opposite;
    }
    reading->generation += reading->done.count > 0;
    if (reading->log.count > start) {
        bound_log(reading);
        *DL_APPEND(&reading->steps, NULL) = reading->log.count - reading->done.count;
    }
    return reading->done;
}

dl_strokes dl_reading_undo(dl_reading *reading)
{
    reading->done.count = 0;
    if (!reading->steps.count)
        return reading->done;
    size_t first = reading->steps.items[--reading->steps.count];
    while (reading->log.count > first) {
        dl_stroke opposite, wanted = reading->log.items[--reading->log.count];
        if (stroke(reading, &wanted, &opposite))
            *DL_APPEND(&reading->done, NULL) = wanted;
    }
    reading->generation++;
    return reading->done;
}

/* --- reading it ---------------------------------------------------------------------- */

const uint8_t *dl_reading_flags(const dl_reading *reading, size_t *count)
{
    *count = reading->flags.count;
    return reading->flags.items;
}

bool dl_reading_has(const dl_reading *reading, uint32_t document, dl_reading_flag flag)
{
    return document < reading->flags.count && (reading->flags.items[document] & flag);
}

dl_str dl_reading_note(const dl_reading *reading, uint32_t document)
{
    bool known = document < reading->documents.count;
    return reading->notes.items[known ? reading->documents.items[document].note : 0];
}

size_t dl_reading_tag_count(const dl_reading *reading)
{
    return reading->tags.count;
}

dl_str dl_reading_tag(const dl_reading *reading, size_t tag)
{
    return reading->tags.items[tag].name;
}

dl_ids dl_reading_tagged(const dl_reading *reading, size_t tag)
{
    const tag_record *record = &reading->tags.items[tag];
    return (dl_ids){ record->documents.items, record->documents.count };
}

bool dl_reading_has_tag(const dl_reading *reading, uint32_t document, size_t tag)
{
    return tag < reading->tags.count && is_tagged(&reading->tags.items[tag], document);
}

uint32_t dl_reading_place(const dl_reading *reading, uint32_t document)
{
    bool known = document < reading->documents.count;
    return known ? reading->documents.items[document].place : 0;
}

void dl_reading_set_place(dl_reading *reading, uint32_t document, uint32_t place)
{
    reach(reading, document);
    reading->documents.items[document].place = place;
}
