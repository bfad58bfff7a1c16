/* The newest texts of an inversion, before they become a segment: found at once, by
 * looking through their words. That takes about a millisecond at most, because a tail is
 * made a segment when it has some thousand articles.
 */
#ifndef DL_INDEX_TAIL_H
#define DL_INDEX_TAIL_H
#include "src/index/bits.h"
#include "src/index/scan.h"
#include "src/index/segment.h"

enum { DL_TAIL_LIMIT = 1 << 20 }; /* words; the last text may go beyond */

typedef struct dl_tail_term {
    char head[8];   /* the first bytes of its key, padded with zeroes */
    uint32_t start; /* of the key in `keys`, if it is longer than that */
    uint32_t first; /* the word of all texts that it first stands as; a pair: ends in */
    uint16_t length;
    uint16_t is_pair;
} dl_tail_term;

/* Most keys fit in a slot, so a look-up touches far memory once. */
typedef struct dl_tail_slot {
    uint64_t head;
    uint32_t hash;
    uint32_t term; /* + 1; 0: free */
} dl_tail_slot;

/* A word of the text that is being added. Look-ups are done for some dozens at a time:
 * while one is compared, the memory of the next ones is on its way. */
typedef struct dl_pending_word {
    dl_word_key key;
    bool tight; /* makes a pair with the one before */
    bool apart;
} dl_pending_word;

enum { DL_PENDING_LIMIT = 64 };

typedef struct dl_tail_end {
    uint32_t words, pairs;
} dl_tail_end;

typedef struct dl_tail {
    struct {
        dl_tail_term *items;
        size_t count, capacity;
    } terms;
    struct {
        char *items;
        size_t count, capacity;
    } keys;
    dl_tail_slot *slots;
    size_t size; /* of slots: a power of two, or 0 */
    struct {
        uint32_t *items; /* the term, doubled; plus one: an ideograph that is apart */
        size_t count, capacity;
    } words;
    struct {
        uint32_t *items; /* terms */
        size_t count, capacity;
    } pairs;
    struct {
        dl_tail_end *items; /* of each text */
        size_t count, capacity;
    } ends;
    dl_pending_word pending[1 + DL_PENDING_LIMIT]; /* the first one is the one before */
    size_t pending_count;                          /* without it */
} dl_tail;

void dl_tail_add(dl_tail *tail, dl_str text);
static inline bool dl_tail_is_full(const dl_tail *tail)
{
    return tail->words.count >= DL_TAIL_LIMIT || tail->ends.count >= DL_TAIL_LIMIT;
}
dl_str dl_tail_key(const dl_tail *tail, uint32_t term);
/* Sets a bit, from `first` on, for each text the pattern stands in; answers how many
 * words were looked at. The arena is as before afterwards. */
uint64_t dl_tail_find(const dl_tail *tail, const dl_pattern *pattern, uint32_t first,
                      dl_bits bits, dl_arena *arena);
/* How many texts have the term with this key; unless `times` is NULL, how often each has
 * it is added there, times `weight`. */
uint32_t dl_tail_count(const dl_tail *tail, dl_str key, uint16_t weight, uint16_t *times);
/* Adds without going over the end. */
static inline void dl_add_times(uint16_t *sum, uint32_t times, uint16_t weight)
{
    uint64_t total = *sum + (uint64_t)times * weight;
    *sum = total < UINT16_MAX ? (uint16_t)total : UINT16_MAX;
}
/* The texts as a segment in memory. */
dl_made_segment dl_tail_freeze(const dl_tail *tail);
/* Empty, but keeps its memory. */
void dl_tail_reset(dl_tail *tail);
void dl_tail_release(dl_tail *tail);

#endif
