#ifndef DL_UI_PLACE_H
#define DL_UI_PLACE_H
/* [ui] Where the reader is, which is all that going back must restore, and what can be gone
 * to: plain values, by id. */
#include "dateline/library.h"

#define DL_ALWAYS       INT32_MAX /* as of: no day */
#define DL_NO_PLACE     SIZE_MAX

typedef struct dl_place {
    uint32_t document;
    uint32_t offset;  /* the byte of the body at the top of the page; */
    bool centred;     /* or that is to be seen, wherever on it */
    uint32_t entity;  /* in focus, or DL_NO_ID */
    uint32_t event;   /* chosen, or DL_NO_ID */
    uint32_t measure; /* chosen row of the chronology, or DL_NO_ROW */
    dl_span hit;      /* where n and N stand; empty if nowhere */
    dl_str query;
    int32_t as_of;
    bool own_events;  /* the timeline has only those of the entity in focus */
} dl_place;

typedef struct dl_places {
    dl_place *items;
    size_t count, capacity;
} dl_places;

typedef struct dl_filter {
    dl_str text;     /* in the language of queries, or the name of */
    uint32_t entity; /* that articles must name; else DL_NO_ID */
    bool on;
} dl_filter;

typedef enum dl_sort {
    DL_SORT_NEWEST,
    DL_SORT_BEST, /* for the query */
    DL_SORT_OLDEST,
    DL_SORT_TITLE,
    DL_SORT_SOURCE,
    DL_SORT_LANGUAGE,
    DL_SORT_ENTITIES
} dl_sort;

typedef enum dl_scope {
    DL_SCOPE_ARTICLE,
    DL_SCOPE_RESULTS,
    DL_SCOPE_ALL,
    DL_SCOPE_COUNT
} dl_scope;

/* Jumps of one kind in a row are one step of history. */
typedef enum dl_jump { DL_JUMP, DL_JUMP_BROWSE, DL_JUMP_STEP, DL_JUMP_HIT } dl_jump;

/* What a row of a pane stands for. */
typedef enum dl_target_kind {
    DL_TARGET_NONE, /* a heading: cannot be selected */
    DL_TARGET_DOCUMENT,
    DL_TARGET_ENTITY,
    DL_TARGET_EVENT,   /* of the corpus */
    DL_TARGET_ENTRY,   /* of the timeline */
    DL_TARGET_MENTION, /* of the corpus */
    DL_TARGET_QUERY,   /* everything that answers the search being typed */
    DL_TARGET_FILTER,
    DL_TARGET_TEXT /* can be selected, opens nothing */
} dl_target_kind;

typedef struct dl_target {
    dl_target_kind kind;
    uint32_t id;
    uint32_t number; /* a count to show with it */
} dl_target;

typedef struct dl_hit {
    uint32_t document;
    dl_span span;
} dl_hit;

typedef struct dl_hits {
    dl_hit *items; /* in the order of the list */
    size_t count, capacity;
    size_t documents;
    uint64_t found_at; /* generation */
} dl_hits;

#endif
