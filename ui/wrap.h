#ifndef DL_UI_WRAP_H
#define DL_UI_WRAP_H
/* [ui] Text cut into lines of at most so many columns.
 *
 * Lines break at spaces, after hyphens, between ideographs: the rules of UAX #14 that
 * matter for Vietnamese, English and Chinese. No line starts with closing punctuation or
 * ends with an opening one, unless a single word is wider than the line. A line end in
 * the text always breaks. Linear in the length of the text.
 */
#include "dateline/arena.h"
#include "dateline/str.h"

typedef struct dl_lines {
    dl_span *items; /* without the spaces and the line end at the break */
    size_t count, capacity;
} dl_lines;

/* Something that is shown in the text but is no part of it, such as the number of a link:
 * it sticks to the grapheme before it. */
typedef struct dl_inset {
    uint32_t at; /* the end of that grapheme */
    int columns;
} dl_inset;

typedef struct dl_insets {
    dl_inset *items; /* by place */
    size_t count, capacity;
} dl_insets;

void dl_wrap(dl_str text, int columns, dl_lines *lines, dl_arena *arena);
void dl_wrap_with(dl_str text, dl_insets insets, int columns, dl_lines *lines,
                  dl_arena *arena);
/* The first inset at or behind a place. */
size_t dl_insets_find(dl_insets insets, uint32_t at);
/* The line that an offset is in, or the last one; 0 when there is none. */
size_t dl_lines_find(const dl_lines *lines, uint32_t offset);

#endif
