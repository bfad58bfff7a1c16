#ifndef DL_ANNOTATION_H
#define DL_ANNOTATION_H
/* [model] What extraction says of one article.
 *
 * Entities are numbered within the article; everything else names them by that number.
 * Spans are byte offsets into the article's body. Mentions are sorted by start and do
 * not overlap; dates and events are sorted by start. All memory is in the arena that
 * extraction was given.
 */
#include "dateline/date.h"
#include "dateline/document.h"
#include "dateline/entity.h"
#include "dateline/event.h"

#define DL_NO_ROW UINT32_MAX

/* Why extraction said so: the name of the rule, and the words that decided. */
typedef struct dl_reason {
    const char *rule; /* a literal */
    dl_span cue;      /* empty if there is none */
} dl_reason;

typedef struct dl_found_entity {
    dl_str id;   /* the register's id, else a slug of the name */
    dl_str name; /* canonical name, else the fullest form in the article */
    dl_entity_kind kind;
    uint32_t row; /* row of the register; DL_NO_ROW for what no list knows */
} dl_found_entity;

typedef struct dl_found_mention {
    dl_span span;
    uint32_t entity;
    dl_reason reason;
} dl_found_mention;

typedef enum dl_date_role {
    DL_DATE_EVENT,
    DL_DATE_PUBLICATION /* the header, stamp or dateline of the article itself */
} dl_date_role;

typedef struct dl_found_date {
    dl_span span;
    dl_date value;
    dl_date_role role;
    dl_reason reason;
} dl_found_date;

typedef struct dl_party {
    uint32_t entity;
    dl_role role;
} dl_party;

typedef struct dl_found_event {
    dl_span evidence; /* the sentence that tells it */
    dl_date date;     /* no date if the text gives none */
    dl_date after;    /* then: bounds, where the text gives them */
    dl_date before;
    dl_deed deed;
    dl_certainty certainty;
    bool on_topic;       /* belongs on the topic's timeline */
    uint32_t topic;      /* row of the reference's topics */
    uint32_t first_party, party_count; /* into annotations.parties */
    uint32_t first_goods, goods_count; /* into annotations.goods: unnamed items */
    dl_reason reason;
} dl_found_event;

typedef struct dl_annotations {
    dl_date published; /* the article's own, or what its text tells */
    dl_origin origin;
    struct { dl_found_entity *items; size_t count, capacity; } entities;
    struct { dl_found_mention *items; size_t count, capacity; } mentions;
    struct { dl_found_date *items; size_t count, capacity; } dates;
    struct { dl_found_event *items; size_t count, capacity; } events;
    struct { dl_party *items; size_t count, capacity; } parties;
    struct { dl_span *items; size_t count, capacity; } goods;
} dl_annotations;

#endif
