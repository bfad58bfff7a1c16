#ifndef DL_TELLING_H
#define DL_TELLING_H
/* Private to the events of extract: what one verb, or one stretch of words, tells: an event
 * before it is merged with what else the article tells of it. */
#include "src/extract/draft.h"

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
    dl_date context; /* the day its sentence goes on from: context_dates.c */
    bool on_topic;
    bool dated;    /* in its own sentence */
    bool lead;     /* told first of all, without a date */
    bool headline; /* and in no whole sentence */
    bool news;     /* that of an article: done just before it was published */
    bool begins;   /* "takes effect": when, of a rule told before */
    bool intent;   /* planned, as far as somebody intends it */
    bool weak;     /* gives way to what else its sentence tells */
    bool before_it; /* told of what came before: "after the US tightened its rules" */
    bool apart;    /* on another list than what its sentence told before */
    bool aside;    /* told by the way: "the rule, issued in May" */
    bool waives;   /* done to a waiver, which may be named elsewhere */
    bool likewise; /* "Australia did so": likewise.c */
    bool guessed;  /* by its wording, not by a verb: stretch_telling.c */
    uint32_t topic;
    uint32_t sentence, order;
    uint32_t verb, object; /* pieces of its sentence */
    dl_entity_set actors, targets, items;
    dl_entity_set doers; /* who did it where no clause names an actor: doers.c */
    dl_goods_set goods;
    dl_span matter; /* what a case is about, or empty: "anti-dumping" */
    dl_reason reason;
} dl_telling;

/* entity_sets.c */
void dl_entity_set_add(dl_entity_set *set, uint32_t entity);
void dl_entity_set_remove(dl_entity_set *set, uint32_t entity);
/* Takes others out of a set, unless none would be left; whether some are. */
bool dl_entity_set_take_out(dl_entity_set *set, const dl_entity_set *others);
bool dl_entity_set_has(const dl_entity_set *set, uint32_t entity);
bool dl_entity_set_meets(const dl_entity_set *a, const dl_entity_set *b);

#endif
