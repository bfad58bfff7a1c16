#ifndef DL_KINDS_H
#define DL_KINDS_H
/* Private to extract: what speaks for which kind of a name that no list knows. */
#include "src/extract/names.h"

/* Points for each kind, gathered over all places where the article has the name. */
typedef struct dl_votes {
    int16_t points[DL_ENTITY_KIND_COUNT];
    dl_reason reason; /* of the strongest single piece of evidence */
    int16_t strongest;
} dl_votes;

/* A word of `class` at a place speaks for `kind`. */
typedef struct dl_clue {
    dl_cue_class class;
    dl_entity_kind kind;
    int16_t points;
    const char *rule;
} dl_clue;

/* votes.c */
void dl_kinds_give(dl_votes *votes, dl_entity_kind kind, int points, const char *rule,
                   dl_span cue);
/* context.c: each adds what it sees. */
void dl_kinds_weigh_before(const dl_draft *draft, uint32_t first, uint32_t end,
                           dl_votes *votes);
void dl_kinds_weigh_behind(const dl_draft *draft, uint32_t first, uint32_t end,
                           dl_votes *votes);
void dl_kinds_weigh_list(const dl_draft *draft, uint32_t first, uint32_t end,
                         dl_votes *votes);
/* called.c: the same of what English calls a product. */
void dl_kinds_weigh_called(const dl_draft *draft, uint32_t first, uint32_t end,
                           dl_votes *votes);
bool dl_token_is_of(const dl_draft *draft, uint32_t token); /* of, at, của, tại */
/* Whether names that end and begin there stand side by side in a list. */
bool dl_kinds_in_list(const dl_draft *draft, uint32_t end, uint32_t first);
/* Adds what the words of [first, end) and those around them say. */
void dl_kinds_weigh(const dl_draft *draft, uint32_t first, uint32_t end, dl_votes *votes);
/* The kind with the most points, if that is enough to call it a name. */
bool dl_kinds_decide(const dl_draft *draft, const dl_votes *votes, dl_entity_kind *kind);

#endif
