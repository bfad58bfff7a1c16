#ifndef DL_UI_GLYPH_H
#define DL_UI_GLYPH_H
/* [ui] Text as a terminal shows it: one grapheme after the other, each with its width.
 *
 * Nothing that could steer a terminal comes out of here: control characters, escapes, C1,
 * bidi controls and line separators become visible marks ("␛", "<9B>", "<202E>");
 * zero-width characters draw nothing. One rule for emoji, because terminals disagree on
 * all others: of a joined sequence its first picture, of a flag its two letters.
 */
#include "dateline/str.h"

/* What a curses cell can hold (CCHARW_MAX): a base and four marks. */
#define DL_GLYPH_POINTS 5
/* Columns of the longest mark, "<10FFFF>". */
#define DL_GLYPH_CELLS 8

typedef struct dl_glyph {
    uint32_t points[DL_GLYPH_CELLS]; /* NFC; of spelt ones each is a cell of its own */
    uint8_t count;
    uint8_t width; /* columns; 0: draws nothing */
    bool spelt;    /* each point is a cell: marks longer than a cell, flags */
    bool mark;     /* stands for something that must not be sent */
} dl_glyph;

/* The grapheme at *offset, which is moved behind it. Needs *offset < text.len. */
dl_glyph dl_glyph_next(dl_str text, size_t *offset);
/* Bytes from `at`, at most `most`, of which each is a grapheme of one column that draws as
 * it is: ASCII in front of ASCII, most of all text. */
static inline size_t dl_glyph_ascii_run(dl_str text, size_t at, size_t most)
{
    size_t end = text.len - at > most ? at + most : text.len, i = at;
    while (i < end && text.ptr[i] >= 0x20 && text.ptr[i] < 0x7F)
        i++;
    /* A mark may sit on the last. */
    bool alone = i == text.len || (text.ptr[i] >= 0x20 && text.ptr[i] < 0x7F);
    return i > at && !alone ? i - at - 1 : i - at;
}
/* Columns of a text, counted up to `limit` at most. */
int dl_glyph_columns(dl_str text, int limit);
/* What stands for a code point where the terminal knows only ASCII. */
char dl_glyph_ascii(uint32_t point);

#endif
