/* Private to timeline: what an event or a measure of the chronology says, made
 * comparable.
 *
 * Everything that can agree is a number, a key:
 *   row of the register            a known entity
 *   DL_KEY_ENTITY  | entity        an entity of the corpus that no list knows
 *   DL_KEY_COUNTRY | two letters   a country, also for its authorities
 *   DL_KEY_CLASS   | number        a class of goods ("gallium")
 *   DL_KEY_OTHER   | number        plain goods, and those that no phrase knows
 */
#ifndef DL_TIMELINE_FACTS_H
#define DL_TIMELINE_FACTS_H
#include "dateline/corpus.h"
#include "dateline/map.h"
#include "dateline/reference.h"

#define DL_KEY_ENTITY  0x40000000u
#define DL_KEY_COUNTRY 0x80000000u
#define DL_KEY_CLASS   0xC0000000u
#define DL_KEY_OTHER   0xE0000000u

/* The parts of a subject, each a sorted set of keys. */
typedef enum dl_subject_part {
    DL_SUBJECT_SIDES,     /* who acts: the country of an authority, else firm or person */
    DL_SUBJECT_TARGETS,   /* firms and people aimed at */
    DL_SUBJECT_COUNTRIES, /* countries aimed at; those of the targets if none is named */
    DL_SUBJECT_ITEMS,     /* named chips, products, laws; goods of a class of their own */
    DL_SUBJECT_KINDS,     /* what items are: their makers, plain "chips", unknown goods */
    DL_SUBJECT_PARTS
} dl_subject_part;

typedef struct dl_key_set {
    const uint32_t *items;
    uint32_t count;
} dl_key_set;

typedef struct dl_subject {
    const uint32_t *keys; /* part after part */
    uint16_t ends[DL_SUBJECT_PARTS];
} dl_subject;

dl_key_set dl_subject_set(const dl_subject *subject, dl_subject_part part);

/* Whether the key is one of the subject's items. */
bool dl_subject_names(const dl_subject *subject, uint32_t key);
/* Whether it says nothing but who acts, and names that no list knows. */
bool dl_subject_is_empty(const dl_subject *subject);

/* A subject being made. */
typedef struct dl_key_list {
    uint32_t *items;
    size_t count, capacity;
} dl_key_list;
typedef struct dl_subject_draft {
    dl_key_list parts[DL_SUBJECT_PARTS]; /* in the arena of the facts' scratch */
} dl_subject_draft;

/* Sorts the parts, drops repetitions; the subject is in `arena`. */
dl_subject dl_subject_make(dl_subject_draft *draft, dl_arena *arena);

/* How far two subjects agree; score 0: not at all, or they contradict each other. */
typedef struct dl_agreement {
    int score;
    bool same_side; /* and nothing contradicts */
    bool named;     /* they share an item */
    bool by_name;   /* one with a name of its own */
    bool strong;    /* they share an item or a firm */
    bool apart;     /* they share items, but aim at different firms */
} dl_agreement;

dl_agreement dl_subject_agree(const dl_subject *a, const dl_subject *b);

/* Deeds that tell the same thing in different words. Kins of two deeds must be the same,
 * or near (kins.c). */
typedef enum dl_kin {
    DL_KIN_TIGHTEN,
    DL_KIN_LIST, /* of its own: often done the same day as a rule, and another measure */
    DL_KIN_EASE,
    DL_KIN_RESCIND,
    DL_KIN_LAUNCH,
    DL_KIN_SUSPEND,
    DL_KIN_ENFORCE,
    DL_KIN_SAY,
    DL_KIN_COUNT,
    DL_KIN_HYPOTHETICAL = DL_KIN_COUNT /* added: what may happen joins nothing else */
} dl_kin;

typedef enum dl_level {
    DL_LEVEL_DAY,
    DL_LEVEL_PERIOD, /* up to DL_PERIOD_DAYS: month, quarter, week */
    DL_LEVEL_COARSE,
    DL_LEVEL_UNDATED
} dl_level;

/* A quarter has at most 92 days; a range of a season is as exact. */
enum { DL_PERIOD_DAYS = 100 };

/* An event of an article, or a measure of the chronology. */
typedef struct dl_telling {
    dl_subject subject;
    int32_t from, to; /* the days that its date, or its bounds, allow */
    uint8_t kin, level;
    uint16_t reserved;
    int32_t effect;    /* of a measure: the day it comes into force; else INT32_MIN */
    uint32_t event;    /* or the measure */
    uint32_t document; /* DL_NO_ID for a measure */
    uint64_t content;  /* of what it says and where: the same in whatever order it came */
} dl_telling;

typedef struct dl_facts dl_facts;

/* `scratch` keeps what the facts need; so do corpus and reference live as long. */
dl_facts *dl_facts_new(const dl_corpus *corpus, const dl_reference *reference,
                       dl_arena *scratch);
dl_telling dl_facts_event(dl_facts *facts, uint32_t event, dl_arena *arena);
dl_telling dl_facts_measure(dl_facts *facts, uint32_t measure, dl_arena *arena);

#endif
