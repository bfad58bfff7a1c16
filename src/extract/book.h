#ifndef DL_BOOK_H
#define DL_BOOK_H
/* Private to extract: the words that one thread has met, so that a word is folded and
 * looked up in the lexicon once and not in every article. What is found does not depend
 * on it. */
#include "dateline/buf.h"
#include "dateline/map.h"
#include "dateline/reference.h"

/* What a sign does to a sentence. */
typedef enum dl_sign {
    DL_SIGN_NONE,
    DL_SIGN_STOP,      /* ends a sentence: ! ? 。 */
    DL_SIGN_FULL_STOP, /* may end one */
    DL_SIGN_CLOSER,
    DL_SIGN_OPENER
} dl_sign;

/* A folded word. */
typedef struct dl_book_word {
    dl_str folded;
    uint32_t term;    /* of the lexicon, or 0 */
    uint32_t article; /* the article that gave it `number` */
    uint32_t number;  /* dense, within that article */
    dl_sign sign;
} dl_book_word;

typedef struct dl_word_book {
    const dl_lexicon *lexicon;
    dl_arena arena;
    dl_map raw;    /* bytes as written -> words */
    dl_map folded; /* folded form -> words */
    struct { dl_book_word *items; size_t count, capacity; } words;
    dl_buf buffer;
    uint32_t article; /* number of the current one, from 1 */
} dl_word_book;

/* A new article begins; a book that has grown too large starts anew. */
void dl_book_begin(dl_word_book *book);
/* The word of some bytes; true until the next call. */
dl_book_word *dl_book_word_of(dl_word_book *book, dl_str raw);
void dl_book_release(dl_word_book *book);

#endif
