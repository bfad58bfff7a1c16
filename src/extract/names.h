#ifndef DL_NAMES_H
#define DL_NAMES_H
/* Private to extract: names while they are found.
 *
 * Each finder adds candidates to draft->names, overlapping as they come. Then
 * dl_names_choose keeps the longest at each place, and coreference.c turns what is left
 * into entities and mentions.
 */
#include "src/extract/spelling.h"

struct dl_name {
    uint32_t first, end; /* tokens */
    uint32_t head;       /* the name proper, behind an honorific */
    uint32_t row;        /* of the register; DL_NO_ROW for what no list knows */
    uint32_t entity;     /* of draft->out; set by coreference.c */
    uint8_t kind;        /* dl_entity_kind */
    bool doubtful;    /* counts only if the same thing is named beyond doubt elsewhere */
    dl_str canonical; /* without a row: the name to show, if not the text itself */
    dl_str title;     /* bodies: the name without its country */
    uint32_t place;   /* bodies: row of the country in it, or DL_NO_ROW */
    dl_reason reason;
};

/* How an article writes a word. */
typedef struct dl_word_usage {
    uint32_t lower; /* in lower case */
    uint32_t inner; /* with a capital, inside a sentence */
    uint32_t first; /* with a capital, where a sentence would demand one anyway */
} dl_word_usage;

struct dl_usage {
    const dl_word_usage *words; /* by dl_token.word */
    const bool *shouts;         /* by sentence: not a word in lower case */
};

/* Adds a candidate for tokens [first, end) and returns it. */
dl_name *dl_names_add(dl_draft *draft, uint32_t first, uint32_t end, dl_entity_kind kind,
                      const char *rule);
/* Keeps the longest of overlapping candidates, sorted by place; draft->cover says where.
 */
void dl_names_choose(dl_draft *draft);
/* Sorts names that do not overlap by place. */
void dl_names_sort(dl_draft *draft);

/* The folded words of tokens with a blank between them, in the draft's scratch memory. */
dl_str dl_names_key(const dl_draft *draft, uint32_t first, uint32_t end); /* learn.c */

/* The row of that kind which has this name, in any case; DL_NO_ROW. */
uint32_t dl_names_row(const dl_draft *draft, dl_str text, dl_entity_kind kind);
/* The same for a name in parts, one behind the other. */
uint32_t dl_names_row_of(const dl_draft *draft, const dl_str *parts, size_t count,
                         dl_entity_kind kind);
/* The row of the country a row belongs to; DL_NO_ROW. */
uint32_t dl_names_country(const dl_draft *draft, uint32_t row);

/* ambiguity.c: whether a phrase of the register or the lexicon is meant as a name. */
typedef enum dl_verdict { DL_VERDICT_NO, DL_VERDICT_DOUBTFUL, DL_VERDICT_YES } dl_verdict;
/* By row: whether it, or something of its house, is named beyond doubt in the article. */
bool *dl_known_houses(const dl_draft *draft);
dl_verdict dl_known_judge(const dl_draft *draft, const bool *houses, const dl_cue *cue);
/* The Vietnamese name of a country that is a syllable of other names and words, too. */
dl_verdict dl_known_judge_syllable(const dl_draft *draft, uint32_t token);
/* Whether the text writes a phrase as its list does, and means no other word by it. */
bool dl_known_is_written_so(const dl_draft *draft, const dl_cue *cue);

void dl_find_known(dl_draft *draft); /* gazetteer.c */
void dl_find_latin(dl_draft *draft); /* names_latin.c */
void dl_find_han(dl_draft *draft);   /* names_han.c */
void dl_find_han_lists(
    dl_draft *draft);                /* names_han.c: after a choice, beside its firms */
void dl_find_han_elsewhere(dl_draft *draft); /* elsewhere.c: after a choice */
void dl_find_laws(dl_draft *draft);  /* laws.c */
void dl_find_laws_en(dl_draft *draft); /* laws_en.c */
void dl_find_chips(dl_draft *draft); /* chips.c */
void dl_find_siblings(dl_draft *draft); /* chips.c: after a choice, those of its names */
void dl_find_versions(dl_draft *draft); /* versions.c: the same */
void dl_find_han_numbers(dl_draft *draft); /* numbers_han.c: the same */
/* The same file: what a series calls the version at a token, as it calls one of its names. */
dl_str dl_name_in_series(const dl_draft *draft, const dl_name *family, uint32_t at);
void dl_names_extend(dl_draft *draft);  /* versions.c: over what else belongs to a model */

/* A sentence without a single word in lower case says nothing by its capitals. */
bool dl_sentence_shouts(const dl_draft *draft, uint32_t token);

#endif
