#ifndef DL_LEXICON_H
#define DL_LEXICON_H
/* [reference] Phrases that mean something to extraction, in one trie over folded words.
 *
 * A phrase is one or more words as dl_words_next cuts them, folded by dl_utf8_fold. The
 * trie holds three sorts of phrases side by side: the words of the languages
 * (lexicon-{vi,en,zh}.tsv: class, phrase, value), the names of the register (class
 * DL_CUE_NAME, value: the row), and the topics' words (class DL_CUE_DEED, value: row of
 * dl_topic_words). Extraction walks it once from every word of an article.
 *
 *      root --"bộ"--> . --"thương"--> . --"mại"--> {authority-head}
 *                                        `--"mỹ"--> {name: us-commerce-department}
 *
 * Beside it stand the named lists (word_lists.h), whose words are bits and no phrases.
 */
#include "dateline/cues.h"
#include "dateline/document.h"
#include "dateline/error.h"
#include "dateline/register.h"
#include "dateline/topic.h"
#include "dateline/word_lists.h"

/* How a text has to write a word of a phrase, given how its table writes it. */
typedef enum dl_case {
    DL_CASE_ANY,
    DL_CASE_UPPER,          /* one letter is a capital or an initial */
    DL_CASE_UPPER_OR_FIRST, /* of more than four bytes: NVIDIA, Nvidia */
    DL_CASE_FIRST,          /* with a capital; in a loose phrase, any */
    DL_CASE_MIXED           /* with a capital */
} dl_case;
enum { DL_CASE_BITS = 4 };

typedef struct dl_entry {
    uint16_t cue;       /* dl_cue_class */
    uint8_t languages;  /* bit 1 << dl_language for each it belongs to; names: all */
    uint8_t words;      /* words of the phrase */
    uint32_t number;    /* DL_CUE_NAME: row; DL_CUE_DEED: topic word; else value as a number */
    dl_str phrase;      /* as written in its table */
    dl_str value;       /* third column, may be empty */
    uint64_t cases;     /* dl_case of each word, the first lowest */
    /* names alone */
    const dl_ambiguity *ambiguity; /* what the register says of the phrase, or NULL */
    uint32_t house;                /* the row of its affiliation, or DL_NO_ROW */
    bool bracketed;                /* "... (BIS)": two mentions, no phrase of one */
} dl_entry;

typedef struct dl_entries {
    const dl_entry *items;
    size_t count;
} dl_entries;

typedef struct dl_lexicon dl_lexicon;

/* A phrase that dl_words_next cuts into more words than this is refused. */
#define DL_PHRASE_WORDS 16

dl_lexicon *dl_lexicon_new(dl_arena *arena);
/* Rows: class, phrases (several with ";"), value; lines that begin with # are comments. The
 * class "list" has words, and the name of their list for a value. */
void dl_lexicon_load(dl_lexicon *lexicon, dl_language language, dl_str file, dl_str text,
                     dl_reports *reports);
void dl_lexicon_add_register(dl_lexicon *lexicon, const dl_register *entities);
void dl_lexicon_add_topics(dl_lexicon *lexicon, const dl_topics *topics);
/* Must be called once, after the last load and before the first look-up. */
void dl_lexicon_seal(dl_lexicon *lexicon);

/* The number of a folded word, from 1; 0 if no phrase has it. */
uint32_t dl_lexicon_term(const dl_lexicon *lexicon, dl_str folded);
/* One more than the highest term. */
uint32_t dl_lexicon_terms(const dl_lexicon *lexicon);
/* The number of a folded word among those of the named lists, from 1; 0 if it is in none.
 * With it a question is one bit. */
uint16_t dl_lexicon_listed(const dl_lexicon *lexicon, dl_str folded);
/* Whether a list has the word of that number; no list has 0. */
bool dl_lexicon_lists(const dl_lexicon *lexicon, dl_word_list list, uint16_t listed);
/* The sealed trie, open to who walks it from every word of a text. The edges and the
 * entries of a node are a slice each, which ends where that of the next node begins.
 * Nearly every step leads nowhere, so a node has a bit for each term (modulo 64) that
 * goes on from it. */
typedef struct dl_trie_node {
    uint64_t follows;
    uint32_t first_edge, first_entry;
} dl_trie_node;

typedef struct dl_trie_edge {
    uint32_t node, term, next; /* of a node by term */
} dl_trie_edge;

/* What a text asks of every entry, apart from the rest of it: it fits the cache. */
typedef struct dl_entry_sort {
    uint8_t cue, languages;
} dl_entry_sort;

typedef struct dl_trie {
    uint32_t *from_root; /* the node behind the root (0) by each term, 0 for no term */
    dl_trie_node *nodes; /* and one behind the last */
    dl_trie_edge *edges;
    dl_entry *entries;
    dl_entry_sort *sorts; /* of each entry */
} dl_trie;

const dl_trie *dl_lexicon_trie(const dl_lexicon *lexicon);
/* Every entry of a sealed lexicon, those of one phrase together. */
dl_entries dl_lexicon_entries(const dl_lexicon *lexicon);

/* The node behind another that is not the root; 0 if there is none. */
uint32_t dl_trie_follow(const dl_trie *trie, uint32_t node, uint32_t term);
/* The node behind `node` (0: the root) by a term; 0 if there is none. */
static inline uint32_t dl_trie_step(const dl_trie *trie, uint32_t node, uint32_t term)
{
    if (node == 0)
        return trie->from_root[term];
    return trie->nodes[node].follows >> term % 64 & 1 ? dl_trie_follow(trie, node, term)
                                                      : 0;
}
/* Has the processor fetch a node that will be asked soon. */
static inline void dl_trie_fetch(const dl_trie *trie, uint32_t node)
{
    __builtin_prefetch(&trie->nodes[node]);
}
/* The entries that end at a node. */
static inline dl_entries dl_trie_entries(const dl_trie *trie, uint32_t node)
{
    uint32_t first = trie->nodes[node].first_entry;
    return (dl_entries){ trie->entries + first,
                         trie->nodes[node + 1].first_entry - first };
}

#endif
