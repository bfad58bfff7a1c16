#ifndef DL_WORD_SETS_H
#define DL_WORD_SETS_H
/* Private to extract: small sets of words and signs, folded, that the passes ask every
 * token about. A word's sets are looked up once, when the book meets it; then a question
 * is one bit. What needs the language or a meaning belongs into the lexicon instead. */
#include "dateline/map.h"

#define DL_WORD_SETS(X)                                                                  \
    X(LIST, ", 、 / and or và hay hoặc 和 与 與")      /* between the members of a list */ \
    X(ARTICLE, "the a an \" “ ‘ ' một nay là")       /* between a clue and its name */   \
    X(OF, "of at for from with của tại thuộc")       /* between an office and its house */ \
    X(IN, "in near ở tại")                           /* before a place */                \
    X(BREAK, ", - – — ( : ;")                        /* an apposition may follow */      \
    X(BORDER, "that which who while but")            /* open another clause */           \
    X(LED, "administration team cabinet")            /* of whoever is named before */    \
    X(JOIN, "、")                                    /* says "and" */                    \
    X(COMMA, ", ， 、 – —")                          /* part clauses, and the weaker */  \
    X(STOP, "; ； : ：")                             /* and the stronger of them */

typedef enum dl_word_set_number {
#define X(id, words) DL_SET_NUMBER_##id,
    DL_WORD_SETS(X)
#undef X
} dl_word_set_number;

typedef enum dl_word_set {
#define X(id, words) DL_SET_##id = 1 << DL_SET_NUMBER_##id,
    DL_WORD_SETS(X)
#undef X
} dl_word_set;

/* Fills an empty map with every word that is in a set and the bits of its sets. */
void dl_word_sets_fill(dl_map *sets);

#endif
