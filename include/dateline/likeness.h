#ifndef DL_LIKENESS_H
#define DL_LIKENESS_H
/* [index] The same story in several outlets: near-duplicates by the words they share.
 *
 * A text is the set of its runs of three folded words (Han: three ideographs). Of it a
 * sketch of fixed size is kept, so that the share of equal places of two sketches is about
 * the share of runs that the texts have in common: minwise hashing (Broder, "On the
 * resemblance and containment of documents", 1997), with one permutation for all places
 * (Li, Owen, Zhang, "One Permutation Hashing", 2012) and empty places filled from their
 * neighbours (Shrivastava, Li, "Densifying One Permutation Hashing via Rotation", 2014).
 * Texts that may be alike meet in a table for each band of places (locality-sensitive
 * hashing; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4) and are then
 * compared, each with the last one it meets: the time for all is linear in their number.
 *
 * Translations share no words. They are known by what they name: articles of different
 * languages within some days, that name mostly the same known entities and give the same
 * dates and numbers.
 */
#include "dateline/buf.h"
#include "dateline/corpus.h"

enum { DL_LIKENESS_PLACES = 64 };

typedef struct dl_likeness {
    uint16_t places[DL_LIKENESS_PLACES];
    bool known; /* false: too short a text to be like another */
} dl_likeness;

/* Linear in the length of the text. */
dl_likeness dl_likeness_of(dl_str text);
/* The share of equal places, 0 to 1; 0 if either is not known. */
double dl_likeness_share(const dl_likeness *a, const dl_likeness *b);
/* As bytes, the same on every machine, and back: false for other bytes. */
#define DL_LIKENESS_BYTES (2 * DL_LIKENESS_PLACES)
dl_str dl_likeness_pack(const dl_likeness *likeness, dl_arena *arena);
bool dl_likeness_unpack(dl_str bytes, dl_likeness *likeness);

/* Documents that tell one story. Every document is in one group, most of them alone. */
typedef struct dl_groups dl_groups;
dl_groups *dl_groups_new(void);
void dl_groups_free(dl_groups *groups);
/* Documents are added in order of their ids, none left out. To groups that were mapped
 * nothing is added before dl_groups_prepare. */
void dl_groups_add(dl_groups *groups, const dl_corpus *corpus, uint32_t document,
                   const dl_likeness *likeness);
/* Makes room for so many documents in all, not fewer than there are, and an eighth more:
 * tables that are full are made anew twice as large, which of 100,000 documents takes a third
 * of a second. */
void dl_groups_reserve(dl_groups *groups, uint32_t documents);
uint32_t dl_groups_count(const dl_groups *groups);
/* The documents of a document's group, itself among them, by id. */
dl_ids dl_groups_of(const dl_groups *groups, uint32_t document, dl_arena *arena);

/* Groups can be saved in the folder of a saved corpus and mapped from there: those of its
 * first documents; dl_groups_count tells how many. There is room for some more, and another
 * process may save others since. What is needed to add to them is read by dl_groups_prepare:
 * false if that is damaged, and the groups are to be made anew. */
bool dl_groups_save(dl_groups *groups, const dl_corpus *corpus, const char *folder,
                    dl_error *error);
dl_groups *dl_groups_map(const dl_corpus *corpus, const char *folder, dl_error *error);
bool dl_groups_prepare(dl_groups *groups, dl_error *error);
/* A part of that, in about a quarter of a millisecond; *ready when it was the last. */
bool dl_groups_prepare_part(dl_groups *groups, bool *ready, dl_error *error);

#endif
