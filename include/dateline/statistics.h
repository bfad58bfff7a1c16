#ifndef DL_STATISTICS_H
#define DL_STATISTICS_H
/* [reference] What a collection of articles says of its words and names, as evidence for
 * reading a single one of them: how many articles write a word in lower case, and as what
 * how many articles name something.
 *
 * Only sums, of articles and not of places: neither the order of the articles nor the
 * number of threads changes them. Kept as a table that people can read and edit.
 */
#include "dateline/entity.h"
#include "dateline/error.h"
#include "dateline/map.h"

typedef struct dl_word_count {
    dl_str word;     /* folded */
    uint32_t lower;  /* articles that write it in lower case */
    uint32_t inner;  /* articles that write it with a capital inside a sentence */
} dl_word_count;

typedef struct dl_name_count {
    dl_str name; /* folded words with a blank between them */
    uint32_t articles[DL_ENTITY_KIND_COUNT]; /* in which it is a name of that kind */
} dl_name_count;

/* Zeroed is empty and valid, until dl_statistics_release. */
typedef struct dl_statistics {
    dl_arena arena;
    dl_map word_numbers, name_numbers;
    dl_map heads; /* the first two words of names: how many words the longest has */
    struct { dl_word_count *items; size_t count, capacity; } words;
    struct { dl_name_count *items; size_t count, capacity; } names;
} dl_statistics;

void dl_statistics_release(dl_statistics *statistics);

/* Count an article once for each word and for each name of a kind. Texts are copied. */
void dl_statistics_add_word(dl_statistics *statistics, dl_str word, uint32_t lower,
                            uint32_t inner);
void dl_statistics_add_name(dl_statistics *statistics, dl_str name, dl_entity_kind kind,
                            uint32_t articles);
/* Adds what another collection says. */
void dl_statistics_merge(dl_statistics *into, const dl_statistics *from);

/* The rows that are worth keeping, sorted, as a table. */
dl_str dl_statistics_write(const dl_statistics *statistics, dl_arena *arena);
/* Adds the rows of a table; bad ones are reported and left out. */
void dl_statistics_load(dl_statistics *statistics, dl_str file, dl_str text,
                        dl_reports *reports);

/* The kind of a name by nearly all articles that have it; false if too few tell or they
 * do not agree. `statistics` may be NULL here and below. */
bool dl_statistics_kind(const dl_statistics *statistics, dl_str name, dl_entity_kind *kind);
/* How many words the longest name has that begins with these two; 0: none does. */
uint32_t dl_statistics_longest(const dl_statistics *statistics, dl_str head);
/* Whether inside a sentence the articles write the word with a capital, as a name; and
 * whether it is a word of the language, nearly always in lower case. */
bool dl_statistics_is_name(const dl_statistics *statistics, dl_str word);
bool dl_statistics_is_word(const dl_statistics *statistics, dl_str word);

#endif
