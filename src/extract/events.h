#ifndef DL_EVENTS_H
#define DL_EVENTS_H
/* Private to the events of extract: a sentence read for what it tells.
 *
 *   tokens   --pieces.c-->     pieces (names, dates, words of the topic, cues, commas)
 *            --segments.c-->   segments: stretches between commas and links, with subject
 *            --clauses.c-->    who, to whom, which items, for one verb
 *            --certainty.c-->  negated? if? planned? by hearsay?
 *            --event_dates.c-> when
 *            --events.c-->     tellings
 *            --events_merge.c-> events: what is told several times is one
 */
#include "src/extract/draft.h"

/* What can be done something to. A bit each; names as in the topic's table. */
#define DL_GROUPS(X)                                                                     \
    X(GOODS, "goods", 0)     /* chips, tools and materials that have no name */          \
    X(TRADE, "trade", 1)     /* export, sales, shipments */                              \
    X(SERVICE, "service", 2) /* API, access */                                           \
    X(MODEL, "model", 3)     /* AI models, apps */                                       \
    X(RULE, "rule", 4)       /* rules, curbs, measures */                                \
    X(BAN, "ban", 5)         /* bans */                                                  \
    X(REGIME, "regime", 6)   /* licence requirements */                                  \
    X(LICENCE, "licence", 7)                                                             \
    X(WAIVER, "waiver", 8)                                                               \
    X(LIST, "list", 9)                                                                   \
    X(BILL, "bill", 10)                                                                  \
    X(CASE, "case", 11) /* probes, suits */                                              \
    X(TARIFF, "tariff", 12)                                                              \
    X(PENALTY, "penalty", 13)                                                            \
    X(PEOPLE, "people", 14)                                                              \
    X(CHIP, "chip", 15) /* the rest are names of that kind */                            \
    X(PRODUCT, "product", 16)                                                            \
    X(LAW, "law", 17)                                                                    \
    X(FIRM, "firm", 18)                                                                  \
    X(PERSON, "person", 19)                                                              \
    X(PLACE, "place", 20)                                                                \
    X(MARKET, "market", 21) /* on sale, on the market */                                 \
    X(AGAIN, "again", 22)   /* once more */                                              \
    X(REVIEW, "review", 23) /* case by case */

typedef enum dl_group {
#define X(id, name, bit) DL_GROUP_##id = 1 << bit,
    DL_GROUPS(X)
#undef X
} dl_group;

typedef enum dl_word_role {
    DL_WORD_OBJECT, /* names a group: its role in the table is the group's name */
    DL_WORD_VERB,
    DL_WORD_ORDER,  /* makes somebody do: "orders Nvidia to stop selling" is a ban */
    DL_WORD_URGE,   /* asks somebody to: a proposal */
    DL_WORD_ECHO,   /* "a similar letter": the deed told before, done to another */
    DL_WORD_COMPLY, /* "to fit the limits": what is launched was made for them */
    DL_WORD_SKIP    /* looks like a word of the topic and is none */
} dl_word_role;

/* What the grammatical subject of an active verb is. */
typedef enum dl_subject_role {
    DL_SUBJECT_ACTS,
    DL_SUBJECT_TARGET, /* needs a licence */
    DL_SUBJECT_OBJECT  /* the rule takes effect */
} dl_subject_role;

/* One row of the topic's table, read. */
typedef struct dl_sense {
    const dl_topic_word *word;
    uint32_t groups; /* objects: what it is; verbs: what it needs, 0 for nothing */
    uint8_t role;    /* dl_word_role */
    uint8_t subject; /* dl_subject_role */
    bool bare;       /* a verb only behind "to", "will", "did" ... */
    bool third;      /* or right behind a name or a rule: "China bans" */
    bool alone;      /* no verb where another stands before it in its clause */
    bool past;       /* a participle too: passive behind "was" or a comma */
    bool ordered;    /* tells a deed only under an order */
    bool mild;       /* tells it only with a date of its own */
    bool topical;    /* an object that belongs to the topic by itself */
    bool weak;       /* gives way to what else its sentence tells */
    bool broken;     /* the row cannot be understood */
    bool definite;   /* "the rule": the law named last */
} dl_sense;

dl_sense dl_sense_read(const dl_topic_word *word);

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
    bool quoted; /* between quotation marks */
    bool topical;
    bool definite; /* "the rule" */
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

typedef struct dl_entity_set {
    uint32_t items[24];
    uint32_t count;
} dl_entity_set;

typedef struct dl_goods_set {
    dl_span items[8];
    uint32_t count;
} dl_goods_set;

/* What one verb tells: an event before merging. */
typedef struct dl_telling {
    dl_deed deed;
    dl_certainty certainty;
    dl_date date, after, before;
    bool on_topic;
    bool dated;    /* in its own sentence */
    bool headline; /* told first of all, without a date */
    bool weak;     /* gives way to what else its sentence tells */
    bool aside;    /* told by the way: "the rule, issued in May" */
    uint32_t topic;
    uint32_t sentence, order;
    dl_entity_set actors, targets, items;
    dl_goods_set goods;
    dl_reason reason;
} dl_telling;

/* An article while its events are read. */
typedef struct dl_story {
    dl_draft *draft;
    uint32_t sentence;
    uint32_t next_mention, next_date; /* the first not behind the sentence's start */
    struct {
        dl_piece *items;
        size_t count, capacity;
    } pieces;
    struct {
        dl_segment *items;
        size_t count, capacity;
    } segments;
    struct {
        dl_telling *items;
        size_t count, capacity;
    } tellings;
    bool on_topic;                          /* the article speaks of the topic's goods */
    dl_entity_set named;                    /* the last chips told as one list */
    dl_entity_set pair;                     /* the last list of two or more of them */
    uint32_t last_of[DL_ENTITY_KIND_COUNT]; /* last entity named of each kind */
    uint32_t last_subject[DL_ENTITY_KIND_COUNT]; /* the last that acted */
    uint32_t last_law_sentence;
    uint32_t last_actor; /* of the last clause that had one */
    dl_date last_date;   /* the last event date of the text before */
    uint32_t last_date_sentence;
    dl_date news_date; /* the latest of them */
} dl_story;

/* The classes of the lexicon that events read are its last ones. */
static inline uint32_t dl_cue_bit(dl_cue_class cue)
{
    return cue < DL_CUE_CONDITION ? 0 : 1u << (cue - DL_CUE_CONDITION);
}

static inline bool dl_piece_has(const dl_piece *piece, dl_cue_class cue)
{
    return (piece->cues & dl_cue_bit(cue)) != 0;
}

/* pieces.c: fills story->pieces for the sentence; false if it has no verb of a topic,
 * then nothing else need be read. */
bool dl_story_pieces(dl_story *story);
/* Chooses among the senses of a word; `index` counts from 0. False behind the last. */
bool dl_piece_sense(const dl_story *story, const dl_piece *piece, uint32_t index,
                    dl_sense *sense);
const dl_found_mention *dl_piece_mention(const dl_story *story, const dl_piece *piece);
const dl_found_entity *dl_piece_entity(const dl_story *story, const dl_piece *piece);
/* The value of a cue of a piece. */
dl_str dl_piece_value(const dl_story *story, const dl_piece *piece, dl_cue_class cue);

/* segments.c */
void dl_story_segments(dl_story *story);
/* The entity that a subject stands for; DL_NO_ROW if it is not known. */
uint32_t dl_story_referent(const dl_story *story, uint32_t piece);
bool dl_piece_is_party(const dl_piece *piece);
/* Who says what the piece's segment tells; DL_NO_PIECE if nobody does. */
uint32_t dl_story_speaker(const dl_story *story, uint32_t piece);
/* The days by which a cue moves on from the date before: "two days later". */
bool dl_piece_shift(const dl_story *story, const dl_piece *piece, int32_t *days);

/* One verb and what stands around it. */
typedef struct dl_clause {
    uint32_t verb;        /* piece */
    uint32_t order;       /* the order that governs it, or DL_NO_PIECE */
    uint32_t object;      /* the piece that its sense needs, or DL_NO_PIECE */
    uint32_t agent;       /* of a passive; or DL_NO_PIECE */
    uint32_t left, right; /* pieces [left, right) belong to it */
    dl_sense sense;
    bool passive;
    bool reduced; /* "the rule, issued in May" */
    bool order_passive;
} dl_clause;

/* clauses.c: reads the clause of a verb; false if no sense of it fits. */
bool dl_clause_read(const dl_story *story, uint32_t verb, dl_clause *clause);
/* parties.c: fills actors, targets, items and goods. */
void dl_clause_parties(dl_story *story, const dl_clause *clause, dl_telling *telling);
void dl_entity_set_add(dl_entity_set *set, uint32_t entity);
bool dl_entity_set_has(const dl_entity_set *set, uint32_t entity);
bool dl_entity_set_meets(const dl_entity_set *a, const dl_entity_set *b);

/* deeds.c: what it tells, once its actors are known. */
dl_deed dl_clause_deed(const dl_story *story, const dl_clause *clause,
                       const dl_telling *telling);

/* certainty.c: false if the clause tells no event (negated, a state). */
bool dl_clause_certainty(const dl_story *story, const dl_clause *clause,
                         dl_certainty *certainty, dl_reason *reason);

/* event_dates.c: sets date, bounds and what a date ahead says of the certainty. */
void dl_clause_date(const dl_story *story, const dl_clause *clause, dl_telling *telling);

/* events_merge.c: writes the tellings, merged, into the annotations. */
void dl_tellings_merge(dl_story *story);

#endif
