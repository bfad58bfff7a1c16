/* Private to timeline: tellings joined into clusters, one for each real-world event.
 *
 *   kins.c        which kins of deeds may tell one event
 *   measures.c    how well a cluster tells a measure of the reference chronology
 *   cluster.c     the clusters: joining two, adding up what their tellings say
 *   candidates.c  which clusters share a key with a given one, and when
 *   merge.c       the rules, in passes from exact dates to none
 *   match.c       the same rules between clusters and the measures
 *
 * A cluster is named by one of its tellings, its root. Nothing is decided by the order in
 * which tellings come: ties are broken by what they say, or left undecided. */
#ifndef DL_TIMELINE_MERGE_H
#define DL_TIMELINE_MERGE_H
#include <stdatomic.h>

#include "src/timeline/facts.h"

typedef struct dl_cluster {
    dl_subject subject; /* of all tellings together */
    int32_t from, to;   /* of the most exact tellings */
    uint8_t kin, level; /* of most of these */
    bool stale;         /* joined since it was added up */
    uint32_t told;      /* tellings */
    uint32_t kin_told;  /* of them, those that gave it its kin */
    uint32_t anchor;    /* measure of the chronology of the same day, or DL_NO_ROW */
    uint64_t content;
} dl_cluster;

typedef struct dl_index_row {
    uint32_t token;
    int32_t from;
    uint32_t cluster;
    uint32_t kin;
} dl_index_row;

typedef struct dl_merger {
    const dl_telling *tellings;
    uint32_t count;
    const dl_telling *measures;
    uint32_t measure_count;
    dl_arena *arena;
    uint32_t *parent;     /* towards the root */
    uint32_t *next;       /* the tellings of a cluster, in a ring */
    uint32_t *joined;     /* the clusters joined since they were added up, in a ring */
    dl_cluster *clusters; /* by root */
    uint32_t *measure_of; /* by root: the measure that confirms it, or DL_NO_ROW */
    struct {
        dl_index_row *items;
        size_t count, capacity;
    } index;
    uint32_t *seen; /* by root: the last search that met it */
    uint32_t searches;
    const atomic_bool *cancelled; /* or NULL */
} dl_merger;

/* Whether nobody waits for it any more. */
static inline bool dl_merger_is_cancelled(const dl_merger *merger)
{
    return merger->cancelled &&
           atomic_load_explicit(merger->cancelled, memory_order_relaxed);
}

/* cluster.c */
void dl_clusters_start(dl_merger *merger);
uint32_t dl_cluster_root(const dl_merger *merger, uint32_t telling);
void dl_cluster_join(dl_merger *merger, uint32_t a, uint32_t b);
/* Adds up every cluster that has changed. */
void dl_clusters_refresh(dl_merger *merger);

/* kins.c */
/* The score two kins must reach to tell one event: 0 if they never do. */
int dl_kin_need(int a, int b);
/* Whether one takes back and the other forbids: of one day they may be the two ends of one
 * deed (a waiver withdrawn, a ban), of one year they are a rule and its end. */
bool dl_kin_undoes(int a, int b);
/* Whether an agreement can stand in for a date: chips are named, and a firm is listed
 * once or twice; "tools" and "Huawei" are told of all the time. */
bool dl_is_telling(dl_agreement agreement, int kin);

/* measures.c */
/* The first measure that begins on that day or later: they are in order of their first day. */
uint32_t dl_measure_first(const dl_merger *merger, int64_t day);
/* How well a cluster tells a measure; 0: it does not. */
int dl_measure_rank(const dl_cluster *cluster, const dl_telling *measure, bool *strong);
/* Whether the cluster is of the day of the measure, or of the one it comes into force. */
bool dl_measure_shares_day(const dl_cluster *cluster, const dl_telling *measure);
/* The measure of just that day with which the cluster agrees best, or DL_NO_ROW. */
uint32_t dl_measure_of_day(const dl_merger *merger, const dl_cluster *cluster);

/* merge.c; fills parent, next, clusters */
void dl_merge(dl_merger *merger);

/* match.c; fills measure_of, and joins clusters that tell one measure */
void dl_match(dl_merger *merger);

/* Scores of dl_subject_agree: a firm or an item shared; an item shared. */
enum { DL_SCORE_WEAK = 1, DL_SCORE_STRONG = 3, DL_SCORE_NAMED = 4 };
/* How many days apart two exact dates of one event may lie: a letter and the day it
 * became known (26 and 31 August 2022), an announcement and its being put in force early
 * (17 and 23 October 2023), its date in Washington and in Asia. Rules that come into
 * force after 30 days keep an entry of their own. */
enum { DL_SLACK_DAYS = 6 };

#endif
