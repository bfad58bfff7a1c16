/* The tree that a query is parsed into.
 *
 * and        all children          or   any child          not  the one child does not
 * run        plain words in the order typed, each a `words`: all of them, or a name
 * words      words right behind each other, in body or title, or in the title only
 * the rest   a field
 */
#ifndef DL_INDEX_QUERY_H
#define DL_INDEX_QUERY_H
#include "dateline/entity.h"
#include "dateline/event.h"
#include "dateline/index.h"
#include "dateline/query.h"
#include "src/index/scan.h"

enum {
    DL_QUERY_LIMIT = 4096, /* bytes */
    DL_QUERY_LEAVES = 256, /* words, phrases and fields */
    DL_QUERY_DEPTH = 32    /* brackets within brackets */
};

typedef enum dl_node_kind {
    DL_NODE_AND,
    DL_NODE_OR,
    DL_NODE_NOT,
    DL_NODE_RUN,
    DL_NODE_WORDS,
    DL_NODE_TITLE,
    DL_NODE_STORY,
    DL_NODE_SOURCE,
    DL_NODE_ENTITY,
    DL_NODE_DATES,
    DL_NODE_LANGUAGE,
    DL_NODE_HAS,
    DL_NODE_IS,
    DL_NODE_TAG,
    DL_NODE_ACTION,
    DL_NODE_KIND_COUNT
} dl_node_kind;

/* What has: can ask for; kinds of entities stand behind these. */
typedef enum dl_has {
    DL_HAS_EVENT,
    DL_HAS_DATE,
    DL_HAS_ADDRESS,
    DL_HAS_NOTE,
    DL_HAS_TAG,
    DL_HAS_KIND
} dl_has;

/* What is: can ask for. */
typedef enum dl_is { DL_IS_UNREAD, DL_IS_READ, DL_IS_STARRED, DL_IS_COUNT } dl_is;

/* What must be true of the days of publication [first, last]. */
typedef struct dl_day_bounds {
    int32_t first_min, first_max, last_min, last_max;
} dl_day_bounds;

typedef struct dl_node {
    dl_node_kind kind;
    uint32_t number;       /* of the node within the query */
    dl_str text;           /* as it was written; a part of the query's text */
    struct dl_node *child; /* the first */
    struct dl_node *next;  /* of the parent's children */
    dl_pattern pattern;    /* words, title, story, source, entity, tag */
    uint32_t mask;         /* kinds, languages, things to have or be, deeds: a bit each */
    dl_day_bounds days;
} dl_node;

struct dl_query {
    dl_str text;   /* as it was typed */
    const char *loose; /* what of it was left out, or NULL */
    dl_node *root; /* NULL: everything */
    uint32_t node_count;
};

/* Marks around phrases: whether one opens, and whether another closes it. */
bool dl_quote_opens(uint32_t point);
bool dl_quote_closes(uint32_t open, uint32_t point);

/* A field as it was typed. Offsets are those in the query. */
typedef struct dl_field {
    dl_str name, value;
    size_t name_at, colon_at, value_at;
    bool growing; /* still being typed: its value may go on */
    int32_t today;
} dl_field;

bool dl_field_is_known(dl_str name);
/* Fills in *node. *left_out: the value is not complete enough to say anything yet. */
bool dl_field_parse(const dl_field *field, dl_arena *arena, dl_node *node, bool *left_out,
                    dl_error *error);

#endif
