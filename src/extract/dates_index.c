/* Which rules may match where: a set of rules for each letter that a pattern begins with,
 * and for each that it may have second. Nearly all rules fail at one of the two, so most
 * are never tried. */
#include <assert.h>
#include <string.h>

#include "src/extract/date_pieces.h"

/* Beside the bits of letters: the pattern may end there. */
#define AT_END (UINT64_C(1) << 63)

enum { WORDS = DL_MOST_RULES / 64 };

/* The rules of a grammar, a bit each. */
typedef struct rule_set {
    uint64_t bits[WORDS];
} rule_set;

struct dl_rule_index {
    rule_set first[64], second[64]; /* by the bit of the letter */
};

/* The letters that a pattern may begin with; *pattern moves to the first that it must
 * have. */
static uint64_t first_letters(const char **pattern)
{
    uint64_t letters = 0;
    for (; **pattern == '['; ++*pattern) {
        letters |= dl_date_letter_bit((*pattern)[1]);
        while (**pattern != ']')
            ++*pattern;
    }
    return letters | (**pattern ? dl_date_letter_bit(**pattern) : AT_END);
}

static uint64_t second_letters(const char *pattern)
{
    const char *rest = pattern;
    first_letters(&rest);
    rest++;
    uint64_t letters = first_letters(&rest);
    while (*pattern == '[') { /* what follows the first letter of the group, if taken */
        rest = pattern + 2;
        if (*rest == ']')
            rest++;
        letters |= first_letters(&rest);
        while (*pattern++ != ']')
            ;
    }
    return letters;
}

static void add_rule(rule_set sets[64], uint64_t letters, size_t rule)
{
    for (; letters; letters &= letters - 1)
        sets[__builtin_ctzll(letters)].bits[rule / 64] |= UINT64_C(1) << rule % 64;
}

const dl_rule_index *dl_date_index_of(dl_date_index *index, size_t language,
                                      const dl_date_grammar *grammar)
{
    assert(grammar->count <= DL_MOST_RULES);
    if (index->grammars[language])
        return index->grammars[language];
    dl_rule_index *made = dl_memory_resize(NULL, 1, sizeof *made);
    memset(made, 0, sizeof *made);
    for (size_t i = 0; i < grammar->count; i++) {
        const char *pattern = grammar->rules[i].pattern;
        add_rule(made->first, first_letters(&pattern), i);
        add_rule(made->second, second_letters(grammar->rules[i].pattern), i);
    }
    index->grammars[language] = made;
    return made;
}

void dl_date_index_release(dl_date_index *index)
{
    for (size_t i = 0; i < DL_LANGUAGE_COUNT; i++)
        dl_memory_free(index->grammars[i]);
    dl_memory_free(index->words);
    *index = (dl_date_index){ 0 };
}

static rule_set rules_with(const rule_set sets[64], uint64_t letters)
{
    rule_set all = { { 0 } };
    for (; letters; letters &= letters - 1)
        for (size_t i = 0; i < WORDS; i++)
            all.bits[i] |= sets[__builtin_ctzll(letters)].bits[i];
    return all;
}

size_t dl_date_rules(const dl_rule_index *index, uint64_t first, uint64_t second,
                     uint8_t rules[DL_MOST_RULES])
{
    rule_set set = rules_with(index->first, first);
    size_t count = 0;
    if (second != UINT64_MAX) {
        rule_set other = rules_with(index->second, second | AT_END);
        for (size_t i = 0; i < WORDS; i++)
            set.bits[i] &= other.bits[i];
    }
    for (size_t i = 0; i < WORDS; i++)
        for (uint64_t left = set.bits[i]; left; left &= left - 1)
            rules[count++] = (uint8_t)(i * 64 + (size_t)__builtin_ctzll(left));
    return count;
}
