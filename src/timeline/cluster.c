#include "src/timeline/merge.h"

void dl_clusters_start(dl_merger *merger)
{
    merger->parent = DL_NEW(merger->arena, uint32_t, merger->count);
    merger->next = DL_NEW(merger->arena, uint32_t, merger->count);
    merger->joined = DL_NEW(merger->arena, uint32_t, merger->count);
    merger->seen = DL_NEW(merger->arena, uint32_t, merger->count);
    merger->measure_of = DL_NEW(merger->arena, uint32_t, merger->count);
    merger->clusters = DL_NEW(merger->arena, dl_cluster, merger->count);
    for (uint32_t i = 0; i < merger->count; i++) {
        merger->parent[i] = merger->next[i] = merger->joined[i] = i;
        merger->measure_of[i] = DL_NO_ROW;
        const dl_telling *telling = &merger->tellings[i];
        merger->clusters[i] = (dl_cluster){
            .subject = telling->subject,
            .from = telling->from,
            .to = telling->to,
            .kin = telling->kin,
            .level = telling->level,
            .stale = true,
            .told = 1,
            .kin_told = 1,
            .anchor = DL_NO_ROW,
            .content = telling->content,
        };
    }
}

uint32_t dl_cluster_root(const dl_merger *merger, uint32_t telling)
{
    uint32_t *parent = merger->parent;
    while (parent[telling] != telling) {
        parent[telling] = parent[parent[telling]]; /* halves the path */
        telling = parent[telling];
    }
    return telling;
}

static void join_rings(uint32_t *ring, uint32_t a, uint32_t b)
{
    uint32_t after = ring[a];
    ring[a] = ring[b];
    ring[b] = after;
}

void dl_cluster_join(dl_merger *merger, uint32_t a, uint32_t b)
{
    a = dl_cluster_root(merger, a);
    b = dl_cluster_root(merger, b);
    if (a == b)
        return;
    merger->parent[b] = a;
    join_rings(merger->next, a, b);
    join_rings(merger->joined, a, b);
    merger->clusters[a].stale = true;
}

/* What joined clusters say together, from their own sums. */
typedef struct cluster_sum {
    dl_cluster cluster;
    dl_subject_draft draft; /* in `lists` */
    uint32_t kins[2 * DL_KIN_COUNT];
    dl_arena lists;
} cluster_sum;

static void start_sum(cluster_sum *sum)
{
    sum->cluster = (dl_cluster){ .level = DL_LEVEL_UNDATED,
                                 .from = INT32_MAX,
                                 .to = INT32_MIN,
                                 .anchor = DL_NO_ROW,
                                 .content = UINT64_MAX };
    for (int part = 0; part < DL_SUBJECT_PARTS; part++)
        sum->draft.parts[part].count = 0;
    for (int kin = 0; kin < 2 * DL_KIN_COUNT; kin++)
        sum->kins[kin] = 0;
}

/* The most exact clusters give the days and the kin. */
static void add_days(cluster_sum *sum, const dl_cluster *cluster)
{
    dl_cluster *all = &sum->cluster;
    if (cluster->level > all->level)
        return;
    if (cluster->level < all->level) {
        all->level = cluster->level;
        all->from = INT32_MAX;
        all->to = INT32_MIN;
        for (int kin = 0; kin < 2 * DL_KIN_COUNT; kin++)
            sum->kins[kin] = 0;
    }
    all->from = cluster->from < all->from ? cluster->from : all->from;
    all->to = cluster->to > all->to ? cluster->to : all->to;
    sum->kins[cluster->kin] += cluster->kin_told;
}

static void add_to_sum(cluster_sum *sum, const dl_cluster *cluster)
{
    add_days(sum, cluster);
    sum->cluster.told += cluster->told;
    if (cluster->content < sum->cluster.content)
        sum->cluster.content = cluster->content;
    for (int part = 0; part < DL_SUBJECT_PARTS; part++) {
        dl_key_set set = dl_subject_set(&cluster->subject, (dl_subject_part)part);
        for (uint32_t i = 0; i < set.count; i++)
            *DL_APPEND(&sum->draft.parts[part], &sum->lists) = set.items[i];
    }
}

static dl_cluster finish_sum(cluster_sum *sum, dl_arena *arena)
{
    for (int kin = 0; kin < 2 * DL_KIN_COUNT; kin++)
        if (sum->kins[kin] > sum->cluster.kin_told) {
            sum->cluster.kin = (uint8_t)kin;
            sum->cluster.kin_told = sum->kins[kin];
        }
    sum->cluster.subject = dl_subject_make(&sum->draft, arena);
    return sum->cluster;
}

static void add_up(dl_merger *merger, uint32_t root, cluster_sum *sum)
{
    start_sum(sum);
    uint32_t at = root;
    do {
        uint32_t next = merger->joined[at];
        add_to_sum(sum, &merger->clusters[at]);
        merger->joined[at] = at;
        at = next;
    } while (at != root);
    merger->clusters[root] = finish_sum(sum, merger->arena);
}

void dl_clusters_refresh(dl_merger *merger)
{
    cluster_sum sum = { 0 };
    for (uint32_t i = 0; i < merger->count; i++) {
        dl_cluster *cluster = &merger->clusters[i];
        if (merger->parent[i] != i || !cluster->stale)
            continue;
        if (merger->joined[i] != i)
            add_up(merger, i, &sum);
        cluster->stale = false;
        if (cluster->level == DL_LEVEL_DAY)
            cluster->anchor = dl_measure_of_day(merger, cluster);
    }
    dl_arena_release(&sum.lists);
}
