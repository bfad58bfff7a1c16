#ifndef DL_UTF8_H
#define DL_UTF8_H
/* [base] UTF-8: checking, decoding, classes of code points, folded keys.
 *
 * Text itself is never normalised, only the keys made from it:
 *   fold        NFC, case folded, diacritics kept, full width made half width, the two
 *               placements of a Vietnamese tone made one (hoà = hòa, thuỷ = thủy), and
 *               traditional Chinese characters made simplified ones (中國 = 中国)
 *   fold loose  the same without diacritics, đ as d: "Trung Quốc" -> "trung quoc"
 * Both drop default-ignorable code points (zero-width, soft hyphen, BOM).
 * The tables are made at build time from utf8proc and OpenCC (make_unicode.c): a table is about ten
 * times as fast as a call a code point. Source of the rules: Unicode 15, UAX #15.
 */
#include "dateline/arena.h"
#include "dateline/buf.h"
#include "dateline/str.h"

#define DL_POINT_REPLACEMENT 0xFFFDu

/* What a code point is, for cutting text into words. */
typedef enum dl_point_class {
    DL_POINT_OTHER, /* symbols, unassigned, private use */
    DL_POINT_SPACE, /* white space and line ends, U+00A0 and U+3000 too */
    DL_POINT_CONTROL,
    DL_POINT_PUNCTUATION,
    DL_POINT_DIGIT,  /* decimal digits of any script */
    DL_POINT_LOWER,  /* letters that have case, and letters without case */
    DL_POINT_UPPER,  /* upper and title case */
    DL_POINT_LETTER, /* letters without case: kana, hangul, Thai ... */
    DL_POINT_HAN,    /* one ideograph is one word */
    DL_POINT_MARK,   /* combining: belongs to the letter before */
    DL_POINT_IGNORE  /* default ignorable: zero-width, soft hyphen, bidi controls */
} dl_point_class;

/* The code point at *offset, which is moved behind it. A bad byte gives U+FFFD and moves
 * by the length of the maximal bad part (Unicode 15, 3.9, U+FFFD substitution), so this
 * is safe on any bytes. Needs *offset < text.len. */
uint32_t dl_utf8_next(dl_str text, size_t *offset);
dl_point_class dl_point_classify(uint32_t point);
/* Value of a decimal digit of any script (0-9), -1 if it is none. */
int dl_point_digit(uint32_t point);

/* Length of the longest valid beginning, in bytes. */
size_t dl_utf8_valid(dl_str bytes);
/* bytes itself when valid, else a copy with U+FFFD for every maximal bad part;
 * *replaced counts them. */
dl_str dl_utf8_repair(dl_str bytes, dl_arena *arena, size_t *replaced);

/* Appends the folded form of text to out. */
void dl_utf8_fold(dl_str text, dl_buf *out);
void dl_utf8_fold_loose(dl_str text, dl_buf *out);
/* The folded form as a text of its own. */
dl_str dl_utf8_folded(dl_str text, dl_arena *arena);
dl_str dl_utf8_folded_loose(dl_str text, dl_arena *arena);
/* Whether a terminal must never be sent this code point: controls, C1, bidi controls,
 * line and paragraph separators, tags. */
bool dl_point_is_unsafe(uint32_t point);
/* Appends text with every unsafe code point as a visible mark: <1B>, <202E>. */
void dl_utf8_visible(dl_str text, dl_buf *out);
/* The same for a text of several lines: their ends and tabs stay. */
void dl_utf8_visible_lines(dl_str text, dl_buf *out);
/* Appends the NFC form of text to out. */
void dl_utf8_compose(dl_str text, dl_buf *out);

#endif
