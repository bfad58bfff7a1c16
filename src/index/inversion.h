/* Numbered texts, findable by their words: bodies, titles, outlets, names, events.
 *
 * Terms are words, single ideographs, and pairs of ideographs right behind each other,
 * so that two Chinese characters need no check and longer runs little. To check what
 * stands behind what, each text is also kept as the sequence of its terms, as varints:
 * about a byte and a half a word, and a thousand times faster to read than the text.
 *
 *   0  the ideograph that follows is not right behind the one before
 *   n  term n - 1
 */
#ifndef DL_INDEX_INVERSION_H
#define DL_INDEX_INVERSION_H
#include "src/index/scan.h"
#include "src/index/terms.h"

/* A key of the text that is being added. */
typedef enum dl_key_kind { DL_KEY_WORD, DL_KEY_HAN, DL_KEY_PAIR } dl_key_kind;

typedef struct dl_pending_key {
    uint32_t hash;
    uint32_t start; /* in pending_text */
    uint16_t length;
    uint8_t kind;
    uint8_t apart; /* an ideograph that is not right behind the one before */
} dl_pending_key;

typedef struct dl_inversion {
    dl_terms terms;
    dl_posting_pool pool;
    struct {
        uint8_t *items;
        size_t count, capacity;
    } sequences;
    struct {
        uint64_t *items;
        size_t count, capacity;
    } ends; /* of each text's sequence */
    struct {
        dl_pending_key *items;
        size_t count, capacity;
    } pending;
    dl_buf pending_text;
    dl_buf fold;
} dl_inversion;

/* Adds a text; its number is the count of those before it. */
void dl_inversion_add(dl_inversion *inversion, dl_str text);
uint32_t dl_inversion_count(const dl_inversion *inversion);
/* The texts in which the pattern stands. The set and what is used on the way are in the
 * arena. The pattern has at least one word. */
dl_bits dl_inversion_find(const dl_inversion *inversion, const dl_pattern *pattern,
                          dl_arena *arena);
void dl_inversion_release(dl_inversion *inversion);

#endif
