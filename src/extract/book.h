#ifndef DL_BOOK_H
#define DL_BOOK_H
/* Private to extract: the words that one thread has met, so that a word is folded, looked
 * at and looked up in the lexicon once and not in every article. What is found does not
 * depend on it.
 *
 *     bytes as written --slots--> form: dl_book_key, dl_written --> dl_book_word, folded
 *
 * A text asks for every one of its words, so the way is short: the bytes of nearly all
 * words fit into two machine words, which are the key. A slot is only a number and some bits
 * of the hash, so that the table of them is small.
 */
#include "dateline/buf.h"
#include "dateline/map.h"
#include "dateline/reference.h"
#include "dateline/words.h"

enum { DL_BOOK_BATCH = 32 };

/* The value of a word without digits, or with more than eight of them. */
#define DL_NO_VALUE UINT32_MAX

/* What a sign does to a sentence. */
typedef enum dl_sign {
    DL_SIGN_NONE,
    DL_SIGN_STOP,      /* ends a sentence: ! ? 。 */
    DL_SIGN_FULL_STOP, /* may end one */
    DL_SIGN_CLOSER,
    DL_SIGN_OPENER
} dl_sign;

/* What a token's flags say of it. */
enum {
    DL_TOKEN_SPACE = DL_BEFORE_SPACE,
    DL_TOKEN_LINE = DL_BEFORE_LINE,   /* first of a line */
    DL_TOKEN_BLANK = DL_BEFORE_BLANK, /* first of a paragraph: a blank line before it */
    DL_TOKEN_DIGIT = 8,       /* has a digit */
    DL_TOKEN_FIRST = 16,      /* first of a sentence, quotes and brackets left aside */
    DL_TOKEN_ACCENTED = 32,   /* not plain ASCII */
    DL_TOKEN_VIETNAMESE = 64, /* could be a Vietnamese syllable */
    DL_TOKEN_STOP = 128,      /* may end a sentence: DL_SIGN_STOP, DL_SIGN_FULL_STOP */
};

/* A word as it is written: what its bytes say, and its folded word. */
typedef struct dl_written {
    uint32_t word; /* number of its folded word, from 1; 0: none */
    uint32_t term; /* of the lexicon, or 0; from here on as in dl_token */
    uint16_t listed; /* of the lexicon: which named lists have it */
    uint8_t kind;  /* dl_word_kind */
    uint8_t shape; /* dl_word_shape */
    uint8_t sign;  /* dl_sign */
    uint8_t flags; /* DL_TOKEN_DIGIT, _ACCENTED, _VIETNAMESE, _STOP */
} dl_written;

/* A folded word. */
typedef struct dl_book_word {
    uint32_t article; /* the article that gave it `number` */
    uint32_t number;  /* dense, within that article */
} dl_book_word;

/* Words have no NUL in them, so two that fit are the same if their bytes are, zeros
 * behind them; zero for words of more than 16 bytes. */
typedef struct dl_book_key {
    uint64_t low, high;
} dl_book_key;

typedef struct dl_word_book {
    const dl_lexicon *lexicon;
    dl_arena arena;
    /* Forms, in the order in which they were met, so that the usual ones are close together
     * and stay in the cache. Two tables of sixteen bytes a row, none of which lies over the
     * edge of a cache line. */
    struct { dl_book_key *items; size_t count, capacity; } keys;
    struct { dl_written *items; size_t count, capacity; } written;
    uint32_t *slots;         /* of words of at most 16 bytes; open addressing: 0, or */
    size_t slot_count, size; /* number and tag of a form; size: a power of two, or 0 */
    dl_map longer;           /* all other words -> forms */
    dl_map numbers; /* folded form -> words */
    dl_map bodies;  /* bodies.c: title and country -> row of the register */
    struct { dl_book_word *items; size_t count, capacity; } words;
    struct { dl_str *items; size_t count, capacity; } folded; /* of each word, */
    struct { uint32_t *items; size_t count, capacity; } values; /* and its digits' value */
    dl_buf buffer;
    uint32_t article; /* number of the current one, from 1 */
} dl_word_book;

/* A new article begins; a book that has grown too large starts anew. */
void dl_book_begin(dl_word_book *book);
/* The words of at most DL_BOOK_BATCH cuts of a text, as numbers of forms. Many are asked
 * for at once, because the book is larger than the processor's cache: the fetches of all
 * are under way together. */
void dl_book_find(dl_word_book *book, dl_str text, const dl_word_cut cuts[], size_t count,
                  uint32_t found[]);
/* A word alone. */
dl_written dl_book_written(dl_word_book *book, dl_str bytes);
/* The term of some bytes; 0 if no phrase of the lexicon has this word. */
uint32_t dl_book_term(dl_word_book *book, dl_str bytes);
void dl_book_release(dl_word_book *book);

#endif
