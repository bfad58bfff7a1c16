#ifndef DL_TIMELINE_CANDIDATES_H
#define DL_TIMELINE_CANDIDATES_H
/* Private to timeline: which clusters share a key with a given one, and when: candidates for
 * telling the same event (candidates.c). */
#include "src/timeline/merge.h"

typedef struct dl_candidate {
    uint32_t root;
    int score;
    dl_agreement agreement;
    bool near; /* of another kin */
} dl_candidate;
typedef struct dl_index_rows {
    const dl_index_row *first, *end;
} dl_index_rows;
typedef struct dl_candidates {
    dl_candidate *items;
    size_t count, capacity;
    bool too_many; /* the search was given up: nothing can be told apart */
    struct {
        dl_index_rows *items;
        size_t count, capacity;
    } stretches; /* of the index, that share a key */
    size_t rows; /* in them */
} dl_candidates;

void dl_candidates_index(dl_merger *merger);
/* By what clusters are looked for: each reaches further than the one before. */
typedef enum dl_reach {
    DL_REACH_ITEMS,     /* items and firms */
    DL_REACH_COUNTRIES, /* countries too */
    DL_REACH_SIDES      /* who acts too: for a day or two */
} dl_reach;

/* What is looked for: clusters that begin in [from, to], share a key with the root's, fit
 * it and agree with it. */
typedef struct dl_candidate_search {
    int32_t from, to;
    dl_reach reach;
    bool (*fits)(const dl_cluster *cluster, const dl_cluster *other); /* asked first */
    const bool *among; /* by root: no others; NULL: all */
} dl_candidate_search;

void dl_candidates_find(dl_merger *merger, uint32_t root,
                        const dl_candidate_search *search, dl_candidates *found);

#endif
