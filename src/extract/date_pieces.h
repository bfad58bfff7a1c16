#ifndef DL_DATE_PIECES_H
#define DL_DATE_PIECES_H
/* Private to extract: how the rules of dates are matched: which may begin at a token, and
 * how each piece of a pattern is read. */
#include "src/extract/date_rules.h"

/* dates_index.c: the rules of a grammar by the letters, a bit each, that they may begin
 * with and have second. Made once a thread. */
enum { DL_MOST_RULES = 128 };
const dl_rule_index *dl_date_index_of(dl_date_index *index, size_t language,
                                      const dl_date_grammar *grammar);
/* The numbers of the rules that may match, in the order of their table. */
size_t dl_date_rules(const dl_rule_index *index, uint64_t first, uint64_t second,
                     uint8_t rules[DL_MOST_RULES]);

/* What matching shares. */
struct dl_reading {
    const dl_draft *draft;
    const dl_date_grammar *grammars[3];
    const dl_rule_index *indexes[3];
    size_t grammar_count;
    uint64_t beginnings; /* classes of cues that begin a date, as in draft->cue_starts */
    struct {
        dl_expression *items;
        size_t count, capacity;
    } found;
};

/* dates_letters.c, dates_pieces.c, dates_numbers.c, dates_compounds.c */
typedef struct dl_match {
    dl_moment from, now;
    const dl_date_grammar *grammar;
    uint32_t first, end;
    uint32_t separator; /* the first ~ of the pattern, 0 before it */
    int shift, count, nth, sign;
    bool later;
    uint8_t unit; /* the first unit word */
    char letter;  /* of the piece that is being read */
} dl_match;

/* The letters of the numbers and words that may begin at a token; 0 for nearly all. */
uint64_t dl_date_letters(const dl_reading *reading, uint32_t token);
/* Those of the signs and words between numbers. */
uint64_t dl_date_signs(const dl_reading *reading, uint32_t token);
/* Those that may come second when no number begins at a token. */
uint64_t dl_date_seconds(const dl_reading *reading, uint32_t token);
/* The bit of a letter in sets of letters; the highest bit is free. */
static inline uint64_t dl_date_letter_bit(char letter)
{
    static const char signs[] = "~/-.,>&()";
    if (letter >= 'A' && letter <= 'Z')
        return UINT64_C(1) << (letter - 'A');
    if (letter >= 'a' && letter <= 'z')
        return UINT64_C(1) << (letter - 'a' + 26);
    const char *sign = letter ? strchr(signs, letter) : NULL;
    return sign ? UINT64_C(1) << (sign - signs + 52) : 0;
}
typedef bool dl_taker(const dl_reading *reading, dl_match *match);
/* dates_numbers.c, dates_compounds.c, by letter; NULL for words. */
extern dl_taker *const dl_date_numbers[128], *const dl_date_compounds[128];
int dl_date_full_year(int digits); /* of two digits */
/* Year digits written one by one in words: 二〇二二. */
bool dl_date_take_spelled(const dl_reading *reading, dl_match *match, int digits,
                          int *value);
/* dates_signs.c */
/* Notes that a field is said; false if it was before. */
bool dl_date_says(dl_match *match, unsigned field);
/* Moves behind "the". */
void dl_date_skip_the(const dl_reading *reading, dl_match *match);
/* Reads one piece at match->end and moves behind it; false leaves match undefined. */
bool dl_date_take(const dl_reading *reading, char letter, dl_match *match);
/* dates_build.c: sets what a rule that has matched says beside its fields; false if its
 * words make no moment after all. */
bool dl_date_build(const dl_date_rule *rule, dl_match *match);
/* "before", "after": of a date behind; other words of their class count from today. */
bool dl_date_is_offset(const dl_entry *entry);
/* Whether a token is this sign, full width and all sorts of dashes included. */
bool dl_date_is_rare_sign(const dl_draft *draft, uint32_t token, char sign);
static inline bool dl_date_is_sign(const dl_draft *draft, uint32_t token, char sign)
{
    if (token >= draft->tokens.count)
        return false;
    const dl_token *it = &draft->tokens.items[token];
    const char *byte = draft->body.ptr + it->start;
    if ((unsigned char)*byte >= 0x80)
        return dl_date_is_rare_sign(draft, token, sign);
    return it->kind == DL_WORD_PUNCTUATION && it->end - it->start == 1 &&
           (*byte == sign || (sign == '-' && *byte == '~'));
}

/* A unit word of the lexicon, by its value. A "mark" stands beside a number that names
 * the unit (3月), a plural beside one that counts it (3个月); the others do both. */
typedef struct dl_unit_word {
    dl_str name;
    dl_unit unit;
    char letter; /* of its mark */
    bool marks, counts;
} dl_unit_word;
const dl_unit_word *dl_date_unit_word(dl_str name); /* NULL if there is none */

/* What dates read in an entry of the lexicon: the letters that it may begin, and for a
 * TIME_UNIT its unit. Read once a thread for all entries. */
struct dl_date_word {
    uint64_t letters;
    const dl_unit_word *unit;
};
void dl_date_words_read(dl_date_index *index, const dl_lexicon *lexicon);
static inline const dl_date_word *dl_date_word_of(const dl_draft *draft,
                                                  const dl_entry *entry)
{
    return &draft->dates->words[entry - dl_lexicon_trie(draft->lexicon)->entries];
}

#endif
