#ifndef DL_PIECES_H
#define DL_PIECES_H
/* Private to the events of extract: what matters for events in a sentence, in order: its
 * pieces, and the segments that they stand in. */
#include "src/extract/draft.h"
#include "src/extract/senses.h"

typedef enum dl_piece_kind {
    DL_PIECE_NAME, /* row: of out->mentions */
    DL_PIECE_DATE, /* row: of out->dates */
    DL_PIECE_WORD, /* a word of the topic */
    DL_PIECE_CUE,  /* a word of the lexicon */
    DL_PIECE_COMMA,
    DL_PIECE_LISTED, /* a comma between names of one list */
    DL_PIECE_STOP    /* ; : */
} dl_piece_kind;

typedef struct dl_piece {
    uint32_t first, end; /* tokens */
    uint32_t phrase;     /* where its phrase ends: behind end if names stand in it */
    uint8_t kind;        /* dl_piece_kind */
    bool verb, order, urge, echo, comply, says;
    bool topical;
    bool told; /* the object of what was told before it in the sentence */
    bool definite; /* "the rule" */
    bool lets;     /* "cho Nvidia bán", not "for": pieces_phrases.c */
    bool vague;    /* an order by nobody told: "was told to" in one word */
    bool alone;    /* a verb only where none stands before it */
    bool soft;     /* a verb that only tells of a chip made to fit the limits */
    uint32_t groups;
    uint32_t row;
    uint32_t cues; /* dl_cue_bit of each class of events */
    uint32_t list; /* names of one list: the first of its pieces; else itself */
    uint32_t segment;
} dl_piece;

typedef enum dl_opener {
    DL_OPENER_START,
    DL_OPENER_COMMA,
    DL_OPENER_JOIN,
    DL_OPENER_LINK,     /* when, since, that */
    DL_OPENER_RELATIVE, /* which, mà: the piece before has a part in it */
    DL_OPENER_MAIN,     /* but, nhưng: another main clause */
    DL_OPENER_UNDER,    /* under which, theo đó: the clause before is its cause */
    DL_OPENER_SAID,     /* behind a verb of saying */
    DL_OPENER_STOP
} dl_opener;

typedef struct dl_segment {
    uint32_t first, end; /* pieces */
    uint8_t opener;      /* dl_opener */
    bool acts;           /* has a verb, an order or a verb of saying */
    bool purpose;        /* "to", "để": what is meant to be, not what is */
    uint32_t subject;    /* piece, or DL_NO_PIECE */
} dl_segment;

#define DL_NO_PIECE UINT32_MAX

/* The classes of the lexicon that events read are its last ones. */
static inline uint32_t dl_cue_bit(dl_cue_class cue)
{
    return cue < DL_CUE_CONDITION ? 0 : 1u << (cue - DL_CUE_CONDITION);
}

static inline bool dl_piece_has(const dl_piece *piece, dl_cue_class cue)
{
    return (piece->cues & dl_cue_bit(cue)) != 0;
}

/* A comma, "、", "and": what stands between those that are told in one list. */
static inline bool dl_piece_is_joint(const dl_piece *piece)
{
    return piece->kind == DL_PIECE_COMMA || piece->kind == DL_PIECE_LISTED ||
           dl_piece_has(piece, DL_CUE_JOIN);
}

/* Whether it acts in its segment: a verb, an order, a verb of saying. */
static inline bool dl_piece_is_verb(const dl_piece *piece)
{
    return piece->verb || piece->order || piece->urge || piece->says;
}

#endif
