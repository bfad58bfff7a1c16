#ifndef DL_TIMELINE_H
#define DL_TIMELINE_H
/* [timeline] Events of many documents, merged into what really happened, held against
 * the reference chronology.
 *
 * An entry joins events whose action family, items or targets, and dates agree (merge.c
 * says how, with every constant), whatever the order in which articles came. Entries are
 * in order of date. An entry that no article dates but the chronology knows has the date of
 * its measure, and no `dates`.
 */
#include <stdatomic.h>

#include "dateline/corpus.h"
#include "dateline/reference.h"

typedef enum dl_confirmation {
    DL_ENTRY_CONFIRMED,      /* told by articles and in the chronology */
    DL_ENTRY_NOT_IN_REFERENCE,
    DL_ENTRY_REFERENCE_ONLY  /* in the chronology, in no article */
} dl_confirmation;

typedef struct dl_entry_date {
    dl_date date;
    uint32_t articles;
} dl_entry_date;

typedef struct dl_timeline_entry {
    dl_date date; /* the best: the most exact that most articles agree with */
    dl_deed deed;
    dl_certainty certainty; /* the firmest */
    dl_confirmation confirmation;
    uint32_t measure;       /* row of the chronology, or DL_NO_ROW */
    uint32_t first_told;    /* event: the earliest article's; DL_NO_ID if reference only */
    dl_ids events;          /* of the corpus, by publication of their articles; those of
                               unknown publication last */
    uint32_t articles;
    dl_ids actors, targets, items;       /* entities of the corpus */
    const dl_entry_date *dates;          /* more than one: the articles disagree */
    size_t date_count;
} dl_timeline_entry;

typedef struct dl_timeline {
    const dl_timeline_entry *entries;
    size_t count;
    size_t undated; /* events on the topic left out because nothing dates them */
} dl_timeline;

typedef struct dl_timeline_options {
    bool reference_rows; /* also those that no article tells */
    bool all_events;     /* also events that are not on the topic's timeline */
    bool hypothetical;   /* also what may happen */
    int32_t as_of;       /* what articles up to this day tell; INT32_MAX: all */
    uint32_t entity;     /* only entries that name it; DL_NO_ID: all */
    const atomic_bool *cancelled; /* once it is true, what is made is empty; or NULL */
} dl_timeline_options;

/* Memory is in `arena`. Time n log n in the number of events. */
dl_timeline dl_timeline_build(const dl_corpus *corpus, const dl_reference *reference,
                              dl_timeline_options options, dl_arena *arena);

/* Whether an entity takes part in an entry, or in one event; a person also where a sentence
 * that tells it names him. */
bool dl_timeline_names(const dl_corpus *corpus, const dl_timeline_entry *entry,
                       uint32_t entity);
bool dl_timeline_event_names(const dl_corpus *corpus, uint32_t event, uint32_t entity);

/* Goods that have no name of their own, where an entry has no items: as the article writes
 * them that was the first to tell of any. Spans of *body; none twice. */
dl_spans dl_timeline_goods(const dl_corpus *corpus, const dl_timeline_entry *entry,
                           dl_str *body, dl_arena *arena);
/* The same of one event, whether it has items or not. */
dl_spans dl_timeline_goods_of(const dl_corpus *corpus, uint32_t event, dl_str *body,
                              dl_arena *arena);

/* The status of a chip towards mainland China on a day, by one authority. */
typedef struct dl_chip_state {
    dl_str chip, vendor;
    const dl_chip_row *us; /* the row with which the state of the day began, or NULL */
    const dl_chip_row *cn;
    const dl_chip_row *latest; /* of both: the last that tells of the chip */
    uint32_t entity;       /* of the corpus, or DL_NO_ID */
} dl_chip_state;

typedef struct dl_chip_board {
    const dl_chip_state *items;
    size_t count;
} dl_chip_board;

/* Every chip of the reference with its state on a day, by vendor, then name. What is known
 * to a month holds from its last day on. */
dl_chip_board dl_chip_board_on(const dl_corpus *corpus, const dl_reference *reference,
                               int32_t day, dl_arena *arena);

#endif
