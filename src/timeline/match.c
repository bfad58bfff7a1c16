/* Clusters held against the reference chronology, by the test that joins tellings.
 *
 * All pairs that pass are ranked and taken from the best down. A cluster that agrees
 * strongly with a measure that another cluster has already tells the same event, and
 * joins it; where the two contradict each other (a rule on memory and on tools, told as
 * two), both are confirmed if the day is the same. */
#include <stdlib.h>

#include "src/timeline/merge.h"

typedef struct pair {
    uint32_t root, measure;
    int rank;
    bool strong, same_day;
    uint8_t level;
    uint32_t told;
    uint64_t content;
} pair;

typedef struct pair_list {
    pair *items;
    size_t count, capacity;
} pair_list;

/* --- dated clusters ---------------------------------------------------------------- */

static void add_pairs(dl_merger *merger, uint32_t root, pair_list *pairs)
{
    enum { LONGEST_MEASURE = 366 }; /* a row that gives the year only */
    const dl_cluster *cluster = &merger->clusters[root];
    uint32_t i = dl_measure_first(merger, (int64_t)cluster->from - LONGEST_MEASURE);
    for (; i < merger->measure_count; i++) {
        const dl_telling *measure = &merger->measures[i];
        if (measure->from > (int64_t)cluster->to + DL_SLACK_DAYS)
            break;
        bool strong;
        int rank = dl_measure_rank(cluster, measure, &strong);
        if (rank)
            *DL_APPEND(pairs, merger->arena) = (pair){
                .root = root,
                .measure = i,
                .rank = rank,
                .strong = strong,
                .same_day = dl_measure_shares_day(cluster, measure),
                .level = cluster->level,
                .told = cluster->told,
                .content = cluster->content,
            };
    }
}

static int best_first(const void *left, const void *right)
{
    const pair *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank > b->rank ? -1 : 1;
    if (a->level != b->level)
        return a->level < b->level ? -1 : 1;
    if (a->told != b->told)
        return a->told > b->told ? -1 : 1;
    if (a->content != b->content)
        return a->content < b->content ? -1 : 1;
    return (a->measure > b->measure) - (a->measure < b->measure);
}

/* Whether a cluster tells the same event as the one that has its measure. */
static bool belongs_to(const dl_merger *merger, uint32_t root, uint32_t owner)
{
    const dl_cluster *a = &merger->clusters[root], *b = &merger->clusters[owner];
    dl_agreement agreement = dl_subject_agree(&a->subject, &b->subject);
    int need = dl_kin_need(a->kin, b->kin);
    bool days = a->level == DL_LEVEL_DAY && b->level == DL_LEVEL_DAY;
    bool close = a->from <= (int64_t)b->to + DL_SLACK_DAYS &&
                 b->from <= (int64_t)a->to + DL_SLACK_DAYS;
    return need && agreement.score >= need && agreement.strong && !agreement.apart &&
           (close || !days);
}

static void take_pair(dl_merger *merger, const pair *best, uint32_t *owners)
{
    uint32_t *measure = &merger->measure_of[best->root];
    uint32_t owner = owners[best->measure];
    if (*measure != DL_NO_ROW || merger->parent[best->root] != best->root)
        return;
    if (owner == DL_NO_ID) {
        owners[best->measure] = best->root;
        *measure = best->measure;
    } else if (best->strong && belongs_to(merger, best->root, owner)) {
        dl_cluster_join(merger, owner, best->root);
    } else if (best->strong && best->same_day) {
        *measure = best->measure;
    }
}

/* --- what has no date --------------------------------------------------------------- */

static bool share_items(const dl_subject *a, const dl_subject *b, const dl_subject *among)
{
    dl_key_set set = dl_subject_set(among, DL_SUBJECT_ITEMS);
    for (uint32_t i = 0; i < set.count; i++)
        if (dl_subject_names(a, set.items[i]) && dl_subject_names(b, set.items[i]))
            return true;
    return false;
}

/* The measure that an undated cluster tells, if it can be no other. One that tells of
 * several things at once ("launched the A800 and the H800") is put with the first. */
static uint32_t measure_of_undated(const dl_merger *merger, const dl_cluster *cluster)
{
    uint32_t best = DL_NO_ROW;
    int best_rank = 0;
    bool tied = false;
    for (uint32_t i = dl_measure_first(merger, cluster->from); i < merger->measure_count;
         i++) {
        const dl_telling *measure = &merger->measures[i];
        if (measure->from > cluster->to)
            break;
        bool strong;
        int rank =
            measure->to <= cluster->to ? dl_measure_rank(cluster, measure, &strong) : 0;
        if (!dl_is_telling(dl_subject_agree(&cluster->subject, &measure->subject),
                           cluster->kin))
            continue;
        if (!rank || rank < best_rank)
            continue;
        bool other = rank == best_rank &&
                     !share_items(&measure->subject, &merger->measures[best].subject,
                                  &cluster->subject);
        if (other)
            continue;
        tied = rank == best_rank;
        best = i;
        best_rank = rank;
    }
    return tied ? DL_NO_ROW : best;
}

typedef struct undated {
    uint64_t content;
    uint32_t root, measure;
} undated;

static int by_content(const void *left, const void *right)
{
    const undated *a = left, *b = right;
    return (a->content > b->content) - (a->content < b->content);
}

static void take_measure(dl_merger *merger, const undated *found, uint32_t *owners)
{
    uint32_t owner = owners[found->measure];
    if (owner == DL_NO_ID) {
        owners[found->measure] = found->root;
        merger->measure_of[found->root] = found->measure;
    } else if (belongs_to(merger, found->root, owner)) {
        dl_cluster_join(merger, owner, found->root);
    }
}

static void match_undated(dl_merger *merger, uint32_t *owners)
{
    struct {
        undated *items;
        size_t count, capacity;
    } found = { 0 };
    for (uint32_t i = 0; i < merger->count; i++) {
        const dl_cluster *cluster = &merger->clusters[i];
        uint32_t measure = DL_NO_ROW;
        if (merger->parent[i] == i && cluster->level == DL_LEVEL_UNDATED)
            measure = measure_of_undated(merger, cluster);
        if (measure != DL_NO_ROW)
            *DL_APPEND(&found, merger->arena) = (undated){ cluster->content, i, measure };
    }
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, by_content);
    for (size_t i = 0; i < found.count; i++)
        take_measure(merger, &found.items[i], owners);
}

void dl_match(dl_merger *merger)
{
    uint32_t *owners = DL_NEW(merger->arena, uint32_t, merger->measure_count);
    for (uint32_t i = 0; i < merger->measure_count; i++)
        owners[i] = DL_NO_ID;
    pair_list pairs = { 0 };
    for (uint32_t i = 0; i < merger->count; i++)
        if (merger->parent[i] == i && merger->clusters[i].level != DL_LEVEL_UNDATED)
            add_pairs(merger, i, &pairs);
    if (pairs.count)
        qsort(pairs.items, pairs.count, sizeof *pairs.items, best_first);
    for (size_t i = 0; i < pairs.count; i++)
        take_pair(merger, &pairs.items[i], owners);
    match_undated(merger, owners);
    dl_clusters_refresh(merger);
}
