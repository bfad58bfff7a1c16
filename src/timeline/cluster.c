#include <stdlib.h>

#include "src/timeline/merge.h"

void dl_clusters_start(dl_merger *merger)
{
    merger->parent = DL_NEW(merger->arena, uint32_t, merger->count);
    merger->next = DL_NEW(merger->arena, uint32_t, merger->count);
    merger->seen = DL_NEW(merger->arena, uint32_t, merger->count);
    merger->measure_of = DL_NEW(merger->arena, uint32_t, merger->count);
    merger->clusters = DL_NEW(merger->arena, dl_cluster, merger->count);
    for (uint32_t i = 0; i < merger->count; i++) {
        merger->parent[i] = merger->next[i] = i;
        merger->measure_of[i] = DL_NO_ROW;
        const dl_telling *telling = &merger->tellings[i];
        merger->clusters[i] = (dl_cluster){
            .subject = telling->subject,
            .from = telling->from,
            .to = telling->to,
            .kin = telling->kin,
            .level = telling->level,
            .articles = 1,
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

void dl_cluster_join(dl_merger *merger, uint32_t a, uint32_t b)
{
    a = dl_cluster_root(merger, a);
    b = dl_cluster_root(merger, b);
    if (a == b)
        return;
    merger->parent[b] = a;
    uint32_t after = merger->next[a];
    merger->next[a] = merger->next[b];
    merger->next[b] = after;
    merger->clusters[a].stale = true;
}

static int by_number(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static uint32_t count_different(uint32_t *numbers, size_t count)
{
    qsort(numbers, count, sizeof *numbers, by_number);
    uint32_t different = 0;
    for (size_t i = 0; i < count; i++)
        different += i == 0 || numbers[i] != numbers[i - 1];
    return different;
}

/* The kin that most tellings of the cluster's level have. */
static uint8_t common_kin(const uint32_t counts[])
{
    int best = 0;
    for (int kin = 1; kin < 2 * DL_KIN_COUNT; kin++)
        if (counts[kin] > counts[best])
            best = kin;
    return (uint8_t)best;
}

static void add_up(dl_merger *merger, uint32_t root, dl_subject_draft *draft,
                   dl_key_list *documents, dl_arena *lists)
{
    dl_cluster sum = { .level = DL_LEVEL_UNDATED,
                       .from = INT32_MAX,
                       .to = INT32_MIN,
                       .anchor = DL_NO_ROW,
                       .content = UINT64_MAX };
    uint32_t kin_counts[2 * DL_KIN_COUNT] = { 0 };
    for (int part = 0; part < DL_SUBJECT_PARTS; part++)
        draft->parts[part].count = 0;
    documents->count = 0;
    uint32_t at = root;
    do {
        const dl_telling *telling = &merger->tellings[at];
        if (telling->level < sum.level) {
            sum.level = telling->level;
            sum.from = INT32_MAX;
            sum.to = INT32_MIN;
            for (int kin = 0; kin < 2 * DL_KIN_COUNT; kin++)
                kin_counts[kin] = 0;
        }
        if (telling->level == sum.level) {
            sum.from = telling->from < sum.from ? telling->from : sum.from;
            sum.to = telling->to > sum.to ? telling->to : sum.to;
            kin_counts[telling->kin]++;
        }
        sum.content = telling->content < sum.content ? telling->content : sum.content;
        *DL_APPEND(documents, lists) = telling->document;
        for (int part = 0; part < DL_SUBJECT_PARTS; part++) {
            dl_key_set set = dl_subject_set(&telling->subject, (dl_subject_part)part);
            for (uint32_t i = 0; i < set.count; i++)
                *DL_APPEND(&draft->parts[part], lists) = set.items[i];
        }
        at = merger->next[at];
    } while (at != root);
    sum.kin = common_kin(kin_counts);
    sum.articles = count_different(documents->items, documents->count);
    sum.subject = dl_subject_make(draft, merger->arena);
    merger->clusters[root] = sum;
}

void dl_clusters_refresh(dl_merger *merger)
{
    dl_arena lists = { 0 };
    dl_subject_draft draft = { 0 };
    dl_key_list documents = { 0 };
    for (uint32_t i = 0; i < merger->count; i++) {
        if (merger->parent[i] != i || !merger->clusters[i].stale)
            continue;
        if (merger->next[i] != i)
            add_up(merger, i, &draft, &documents, &lists);
        merger->clusters[i].stale = false;
        if (merger->clusters[i].level == DL_LEVEL_DAY)
            merger->clusters[i].anchor = dl_match_day(merger, &merger->clusters[i]);
    }
    dl_arena_release(&lists);
}

int32_t dl_days_apart(const dl_cluster *a, const dl_telling *b)
{
    if (a->to < b->from)
        return b->from - a->to;
    return b->to < a->from ? a->from - b->to : 0;
}
