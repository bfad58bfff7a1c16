#ifndef DL_REFERENCE_WORD_LISTS_H
#define DL_REFERENCE_WORD_LISTS_H
/* Private to reference: the lexicon's named lists of words while it is made and asked. They
 * are apart from its trie: a word of a list is no phrase, so it makes no cue. */
#include "dateline/map.h"
#include "dateline/word_lists.h"

typedef struct dl_listed_word {
    uint64_t lists[(DL_WORD_LIST_COUNT + 63) / 64]; /* a bit each */
} dl_listed_word;

typedef struct dl_word_lists {
    dl_arena *arena;
    dl_map numbers; /* folded word -> its number, from 1 */
    struct { dl_listed_word *items; size_t count, capacity; } words;
} dl_word_lists;

/* Whether there is a list of that name. */
bool dl_word_list_named(dl_str name, dl_word_list *list);
/* Adds a word to a list; false if it is not one word, or they are too many. */
bool dl_word_lists_add(dl_word_lists *lists, dl_word_list list, dl_str word);

#endif
