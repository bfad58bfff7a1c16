#ifndef DL_MEMO_H
#define DL_MEMO_H
/* [ui] Short texts that are dear to make, kept by number while what they tell of stays as
 * it is: a list that comes to the same name again writes it without asking the tables. */
#include <stdbool.h>

#include "dateline/map.h"

typedef struct dl_memo {
    dl_arena arena;
    dl_map map; /* from the number's bytes to a place in texts */
    struct {
        dl_str *items;
        size_t count, capacity;
    } texts;
    uint64_t made_at; /* when the first of them was, as its owner counts; 0: never */
} dl_memo;

/* Forgets everything if it is outdated, or holds a few thousand texts; what is kept from
 * `now` on (never 0) is of now. */
void dl_memo_renew(dl_memo *memo, uint64_t now, bool outdated);
/* The text kept under a number; false if there is none. */
bool dl_memo_find(const dl_memo *memo, uint64_t number, dl_str *text);
/* Keeps a copy; borrowed until the next renewal. */
dl_str dl_memo_keep(dl_memo *memo, uint64_t number, dl_str text);
void dl_memo_release(dl_memo *memo);

#endif
