#ifndef DL_INGEST_MARKUP_H
#define DL_INGEST_MARKUP_H
/* A reader for feeds that are no XML, so that they can be mended (mend.c).
 *
 * An XML parser stops at the first fault, or, told to go on, hangs everything behind an
 * unclosed tag below it, so that one bad item swallows those after it. This reader looks
 * for elements one level at a time, by name, and takes what stands between a start tag
 * and its end tag as it is. It knows no entities but characters, no DTD, no network, and
 * no depth. Time is linear: after LIMIT elements without an end it looks for no more ends.
 */
#include "dateline/arena.h"
#include "dateline/str.h"

typedef struct dl_markup {
    dl_str text;
    size_t offset;
    size_t unclosed; /* elements that had no end tag */
} dl_markup;

/* All borrowed from the text. */
typedef struct dl_element {
    dl_str name;       /* as written: "dc:date" */
    dl_str attributes; /* between the name and ">" */
    dl_str inner;      /* of an element without end tag: up to the next tag */
    size_t start;      /* of its start tag */
} dl_element;

/* The next element at this level; false at the end. Comments, instructions, declarations,
 * loose text and loose end tags are passed over. */
bool dl_markup_next(dl_markup *markup, dl_element *element);

/* The next element with one of two names, however deep. It ends at its end tag or where
 * the next of that name starts: items do not nest. *whole: it has its end tag. */
bool dl_markup_find(dl_markup *markup, const char *name, dl_element *element, bool *whole);

/* "dc:date" -> "date". */
dl_str dl_markup_local(dl_str name);
/* The value of an attribute, references resolved; empty if it is not there. */
dl_str dl_markup_attribute(const dl_element *element, const char *name, dl_arena *arena);
/* What inner says: CDATA unwrapped, references resolved (HTML's names too). Borrowed if
 * there is nothing to change. */
dl_str dl_markup_text(dl_str inner, dl_arena *arena);

#endif
