#ifndef DL_ACCENT_BOOK_H
#define DL_ACCENT_BOOK_H
/* Private to extract: what a thread knows of Vietnamese written without accents. It is
 * made when the first such article comes, which for most readers is never. */
#include "dateline/accents.h"
#include "dateline/map.h"

typedef struct dl_accent_book {
    dl_arena arena;
    dl_map phrases[2];              /* two words or more, plain -> texts; 1: of names */
    dl_map words[DL_ACCENT_PLACES]; /* one word, plain -> texts */
    dl_map longest; /* the first word of phrases -> words of the longest */
    struct {
        dl_str *items;
        size_t count, capacity;
    } texts; /* folded, with accents */
} dl_accent_book;

void dl_accent_book_release(dl_accent_book *book);

#endif
