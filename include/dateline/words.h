#ifndef DL_WORDS_H
#define DL_WORDS_H
/* [base] Text cut into words: the one tokenisation that extraction and index share.
 *
 * A word is a run of letters, digits and marks ("A100", "910C", "21Vianet", "Quốc"), or
 * a single Han ideograph, or a single other code point (punctuation, symbol). A run of
 * digits beside Han is a number of its own. Default-ignorable code points inside a word
 * belong to it. White space is skipped. Linear in the length of the text.
 */
#include "dateline/str.h"

typedef enum dl_word_kind {
    DL_WORD_LETTERS,    /* letters and marks, perhaps with digits inside */
    DL_WORD_NUMBER,     /* decimal digits only */
    DL_WORD_HAN,        /* one ideograph */
    DL_WORD_PUNCTUATION /* one code point of anything else */
} dl_word_kind;

/* How a word is written, by its cased letters. */
typedef enum dl_word_shape {
    DL_SHAPE_NONE,    /* no cased letter */
    DL_SHAPE_LOWER,   /* chip */
    DL_SHAPE_CAPITAL, /* Chip */
    DL_SHAPE_UPPER,   /* CHIP, C */
    DL_SHAPE_MIXED    /* OpenAI, iPhone */
} dl_word_shape;

typedef struct dl_word {
    dl_span span;
    dl_word_kind kind;
    dl_word_shape shape;
    bool has_digit;
    bool space_before; /* white space, or the start of the text */
    bool line_before;  /* a line end among it, or the start of the text */
    bool blank_before; /* a blank line among it, or the start of the text */
} dl_word;

/* The word at or after *offset, which is moved behind it; false at the end of the text.
 * The text is at most UINT32_MAX bytes. */
bool dl_words_next(dl_str text, size_t *offset, dl_word *word);

/* The two halves of it, for who meets the same words again and again: where the words
 * are, many at once, and then what the bytes of one alone say: kind, shape, has_digit. */
enum { DL_BEFORE_SPACE = 1, DL_BEFORE_LINE = 2, DL_BEFORE_BLANK = 4 };
typedef struct dl_word_cut {
    dl_span span;
    uint8_t before; /* DL_BEFORE_...: as dl_word says it */
} dl_word_cut;

/* At most `limit` words from *offset on; fewer only at the end of the text. */
size_t dl_words_cut(dl_str text, size_t *offset, dl_word_cut cuts[], size_t limit);
void dl_word_look(dl_str bytes, dl_word *word);

/* A word folded loosely (utf8.h), as far as it fits: longer words have the key of their
 * beginning. Behind `length` the bytes mean nothing. */
enum { DL_WORD_KEY = 64 };
typedef struct dl_word_key {
    char bytes[DL_WORD_KEY + 8]; /* with room to load eight bytes at any place */
    size_t length;
} dl_word_key;

/* The next word and its key in one pass over the text, several times as fast as one after
 * the other. The word's shape and has_digit are not told; an empty key is possible. */
bool dl_words_next_key(dl_str text, size_t *offset, dl_word *word, dl_word_key *key);

#endif
