#ifndef DL_SENSES_H
#define DL_SENSES_H
/* Private to the events of extract: the rows of a topic's table, as events.c explains
 * them. A row is read once a thread. */
#include "dateline/topic.h"

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
    X(REVIEW, "review", 23) /* case by case */                                           \
    X(MATTER, "matter", 24) /* what a case is about: anti-dumping */                     \
    X(NOUN, "noun", 25)     /* what is said of a thing and is none itself: its price */ \
    X(SHARE, "share", 26)   /* a part of the revenue */                                  \
    X(AID, "aid", 27)       /* subsidies, grants, loans */                              \
    X(HOLD, "hold", 28)     /* on ice, on hold */                                        \
    X(COURT, "court", 29)   /* who tries somebody */

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
    bool obliged;    /* tells it only behind "must" */
    bool mild;       /* tells it only with a date of its own */
    bool topical;    /* an object that belongs to the topic by itself */
    bool last;       /* counts only where no other sense of its verb fits */
    bool weak;       /* gives way to what else its sentence tells */
    bool broken;     /* the row cannot be understood */
    bool definite;   /* "the rule": the law named last */
    bool only;       /* "use only": what follows is what it does not forbid */
} dl_sense;

/* The rows that one thread has read; zeroed is empty and valid. */
typedef struct dl_sense_book {
    dl_sense *items; /* by topic word; `word` is NULL where it is not read yet */
} dl_sense_book;

/* What stands behind the look-up that follows, for a row not yet read. */
const dl_sense *dl_sense_read(dl_sense_book *book, const dl_topics *topics, uint32_t word);
static inline const dl_sense *dl_sense_of(dl_sense_book *book, const dl_topics *topics,
                                          uint32_t word)
{
    return book->items && book->items[word].word ? &book->items[word]
                                                 : dl_sense_read(book, topics, word);
}
void dl_sense_book_release(dl_sense_book *book);

#endif
