#ifndef DL_INDEX_GROUPS_H
#define DL_INDEX_GROUPS_H
/* What groups of documents are made of: shared by groups.c, which makes them, and
 * groups_disk.c, which saves them. */
#include "dateline/image.h"
#include "dateline/likeness.h"

enum {
    BAND = 4, /* places of a text's sketch */
    BANDS = DL_LIKENESS_PLACES / BAND,
    FACT_PLACES = 24,
    FACT_BAND = 2,
    FACT_BANDS = FACT_PLACES / FACT_BAND,
    FACTS = 48 /* of a document, at most */
};

typedef struct fact_sheet {
    int32_t day; /* of publication; only if it is known to the day */
    uint8_t language;
    uint8_t count;         /* 0: it cannot be told to be a translation */
    uint32_t facts[FACTS]; /* hashes, sorted; dates have the lowest bit set */
    uint16_t places[FACT_PLACES];
} fact_sheet;

typedef struct meeting_table {
    uint32_t *slots; /* document and band, + 1; 0: free */
    size_t size, used;
} meeting_table;

/* What is kept beside the tables of meetings, a table of one record. */
typedef struct meetings_state {
    uint64_t texts_used, facts_used;
} meetings_state;

typedef struct state_table {
    meetings_state *items;
    size_t count, capacity;
} state_table;

struct dl_groups {
    struct {
        dl_likeness *items;
        size_t count, capacity;
    } sketches;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } sheet_of; /* number of a document's fact sheet + 1; 0: it has none */
    struct {
        fact_sheet *items;
        size_t count, capacity;
    } sheets;
    struct {
        uint32_t *items;
        size_t count, capacity;
    } leader, /* a document of the same group, nearer to the one that stands for it */
        ring; /* the next of its group, the last leads to the first */
    meeting_table texts, facts;
    dl_image rings, meetings;
    const char *behind; /* where the meetings lie that are not mapped yet; NULL: nowhere */
    uint64_t behind_check;
    bool is_behind_mapped;       /* and is being proved: */
    size_t proved_tables, proved_items; /* tables, and items of the next one */
    state_table state;
    uint32_t saved; /* documents that are on disk, */
    uint64_t lineage; /* with this corpus */
    dl_arena arena;
};

/* Gives a table back that is not part of an image. */
void dl_groups_drop(const dl_groups *groups, void *table);

#endif
