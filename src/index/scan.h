/* Text as the index compares it: words with their folded keys, in order.
 *
 * Everything that matches words goes through here, texts and queries alike, so both
 * always agree. A key is at most DL_KEY_LIMIT bytes: longer words are the same when
 * their beginnings are. Punctuation is no word; it only keeps Chinese apart.
 */
#ifndef DL_INDEX_SCAN_H
#define DL_INDEX_SCAN_H
#include "dateline/buf.h"
#include "dateline/words.h"

enum {
    DL_KEY_LIMIT = DL_WORD_KEY, /* bytes of a folded word */
    DL_PATTERN_LIMIT = 64       /* words of a pattern: a bit each */
};

typedef struct dl_scan {
    dl_str text;
    size_t at;
    bool after_han, apart; /* of the word before; set while scanning */
    dl_word_key key;
} dl_scan;

typedef struct dl_scanned {
    dl_str key; /* true until the next one */
    dl_span span;
    bool han;
    bool tight; /* one ideograph right behind another: at most a line end between them */
} dl_scanned;

bool dl_scan_next(dl_scan *scan, dl_scanned *word);
/* The same with the key where the caller wants it. */
bool dl_scan_next_key(dl_scan *scan, dl_scanned *word, dl_word_key *key);

/* Words that are looked for right behind each other. */
typedef struct dl_pattern {
    const dl_str *words; /* keys */
    size_t count;
    uint64_t han;   /* bit i: word i is an ideograph */
    uint64_t tight; /* bit i: and stands right behind word i-1 */
    bool prefix;    /* the last word may go on; never with an ideograph */
} dl_pattern;

/* The words of a text as a pattern in an arena; false if there are too many. */
bool dl_pattern_make(dl_str text, bool prefix, dl_arena *arena, dl_pattern *pattern);
/* The words with a space between them, but none between ideographs: what two ways to
 * write a name have in common. */
dl_str dl_pattern_key(const dl_pattern *patterns, size_t count, dl_arena *arena);

/* Finds a pattern in a stream of words in one pass: bit i of the state says that words
 * 0 to i of the pattern have just gone by (Shift-And: Baeza-Yates and Gonnet, "A New
 * Approach to Text Searching", 1992). `matches` has a bit for each word of the pattern
 * that this word of the text equals; true when the whole pattern ends here. */
static inline bool dl_pattern_step(const dl_pattern *pattern, uint64_t *state,
                                   uint64_t matches, bool tight)
{
    uint64_t next = *state << 1;
    if (!tight)
        next &= ~pattern->tight;
    *state = (next | 1) & matches;
    return *state >> (pattern->count - 1) & 1;
}

#endif
