#ifndef DL_RECORDS_H
#define DL_RECORDS_H
/* [model] The records of a corpus (corpus.h): plain values that name one another by dense ids,
 * and slices of them. */
#include "dateline/annotation.h"

#define DL_NO_ID UINT32_MAX

typedef struct dl_document {
    int64_t taken; /* in, as the article says: milliseconds since 1970, or 0 */
    dl_date published;
    uint8_t origin;   /* dl_origin */
    uint8_t language; /* dl_language */
    uint16_t reserved;
    uint32_t body_length;    /* bytes */
    uint32_t first_mention, mention_count;
    uint32_t first_date, date_count;
    uint32_t first_event, event_count;
    uint32_t first_link, link_count;
    uint32_t entity_count;   /* different entities */
    uint32_t words;          /* words, or Han ideographs, of the body */
} dl_document;

typedef struct dl_entity {
    uint8_t kind; /* dl_entity_kind */
    uint8_t known;
    uint16_t reserved;
    uint32_t row;      /* of the register, or DL_NO_ROW */
    uint32_t mentions; /* in all documents */
    uint32_t documents;
    uint32_t name_count;
} dl_entity;

typedef struct dl_mention {
    dl_span span;
    uint32_t document;
    uint32_t entity;
} dl_mention;

typedef struct dl_document_date {
    dl_span span;
    dl_date value;
    uint32_t document;
    uint32_t role; /* dl_date_role */
} dl_document_date;

typedef struct dl_event {
    dl_span evidence;
    dl_date date, after, before;
    uint32_t document;
    uint8_t deed;      /* dl_deed */
    uint8_t certainty; /* dl_certainty */
    uint8_t on_topic;
    uint8_t topic;
    uint32_t first_party, party_count;
    uint32_t first_goods, goods_count;
} dl_event;

typedef struct dl_mentions {
    const dl_mention *items;
    size_t count;
} dl_mentions;
typedef struct dl_document_dates {
    const dl_document_date *items;
    size_t count;
} dl_document_dates;
typedef struct dl_ids {
    const uint32_t *items;
    size_t count;
} dl_ids;
typedef struct dl_parties {
    const dl_party *items;
    size_t count;
} dl_parties;
typedef struct dl_spans {
    const dl_span *items;
    size_t count;
} dl_spans;

/* The names that the register has for one of its rows, canonical name first. */
typedef struct dl_names {
    const dl_str *items;
    size_t count;
} dl_names;

#endif
