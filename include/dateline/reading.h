#ifndef DL_READING_H
#define DL_READING_H
/* [model] What the reader did with the documents: read, starred, tagged, noted, how far.
 *
 * Documents are the corpus' ids. Everything the reader can take back is a stroke; strokes
 * done together are one step, and the last step can be undone. What is asked for costs the
 * same for any number of documents. Texts are borrowed until dl_reading_free.
 */
#include "dateline/corpus.h"

typedef struct dl_reading dl_reading;

/* Bits of dl_reading_flags. */
typedef enum dl_reading_flag {
    DL_READING_READ = 1,
    DL_READING_STARRED = 2,
    DL_READING_NOTED = 4, /* kept by the strokes on notes and tags */
    DL_READING_TAGGED = 8
} dl_reading_flag;

typedef enum dl_stroke_kind {
    DL_STROKE_READ,
    DL_STROKE_STAR,
    DL_STROKE_TAG,
    DL_STROKE_NOTE
} dl_stroke_kind;

typedef struct dl_stroke {
    uint32_t document;
    dl_stroke_kind kind;
    bool on;     /* false: unread, no star, without this tag, without a note */
    dl_str text; /* the tag or the note */
} dl_stroke;

typedef struct dl_strokes {
    dl_stroke *items;
    size_t count, capacity;
} dl_strokes;

dl_reading *dl_reading_new(void);
void dl_reading_free(dl_reading *reading);
/* Grows with every change. */
uint64_t dl_reading_generation(const dl_reading *reading);

/* Does the strokes and answers those that changed anything; texts are copied. With
 * `undoable` they are a step that dl_reading_undo takes back. */
dl_strokes dl_reading_do(dl_reading *reading, const dl_stroke *strokes, size_t count,
                         bool undoable);
/* Takes the last step back and answers the strokes that did so; none: nothing is left. */
dl_strokes dl_reading_undo(dl_reading *reading);

/* A byte for each document, bits of dl_reading_flag; documents beyond `count` have none. */
const uint8_t *dl_reading_flags(const dl_reading *reading, size_t *count);
bool dl_reading_has(const dl_reading *reading, uint32_t document, dl_reading_flag flag);
dl_str dl_reading_note(const dl_reading *reading, uint32_t document);

/* Tags in the order in which they were first given. */
size_t dl_reading_tag_count(const dl_reading *reading);
dl_str dl_reading_tag(const dl_reading *reading, size_t tag);
/* The documents that have a tag, by id. */
dl_ids dl_reading_tagged(const dl_reading *reading, size_t tag);
bool dl_reading_has_tag(const dl_reading *reading, uint32_t document, size_t tag);

/* How far the reader has come: a byte of the body. */
uint32_t dl_reading_place(const dl_reading *reading, uint32_t document);
void dl_reading_set_place(dl_reading *reading, uint32_t document, uint32_t place);

#endif
