#include <stdlib.h>

#include "src/timeline/candidates.h"
#include "src/timeline/merge.h"

/* A search that meets more rows than this cannot tell anything apart; giving it up keeps
 * the whole near linear, whatever the articles say. */
enum { MOST_ROWS = 512 };

static int by_token(const void *left, const void *right)
{
    const dl_index_row *a = left, *b = right;
    if (a->kin != b->kin)
        return a->kin < b->kin ? -1 : 1;
    if (a->token != b->token)
        return a->token < b->token ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->cluster > b->cluster) - (a->cluster < b->cluster);
}

/* What clusters are found by. */
static const dl_subject_part tokens[] = { DL_SUBJECT_ITEMS, DL_SUBJECT_TARGETS,
                                          DL_SUBJECT_COUNTRIES, DL_SUBJECT_SIDES };

/* How many of the tokens can bring the score that is needed. */
static size_t count_tokens(int need, dl_reach reach)
{
    if (need >= DL_SCORE_NAMED)
        return 1;
    if (need >= DL_SCORE_STRONG || reach == DL_REACH_ITEMS)
        return 2;
    return reach == DL_REACH_COUNTRIES ? 3 : 4;
}

/* How many rows the index gets. */
static size_t count_rows(const dl_merger *merger)
{
    size_t rows = 0;
    for (uint32_t i = 0; i < merger->count; i++)
        for (size_t part = 0; part < DL_COUNT(tokens) && merger->parent[i] == i; part++)
            rows += dl_subject_set(&merger->clusters[i].subject, tokens[part]).count;
    return rows;
}

void dl_candidates_index(dl_merger *merger)
{
    DL_RESERVE(&merger->index, merger->arena, count_rows(merger));
    for (uint32_t i = 0; i < merger->count; i++) {
        const dl_cluster *cluster = &merger->clusters[i];
        if (merger->parent[i] != i || cluster->level == DL_LEVEL_UNDATED)
            continue;
        for (size_t part = 0; part < DL_COUNT(tokens); part++) {
            dl_key_set set = dl_subject_set(&cluster->subject, tokens[part]);
            for (uint32_t j = 0; j < set.count; j++)
                *DL_APPEND(&merger->index, merger->arena) =
                    (dl_index_row){ set.items[j], cluster->from, i, cluster->kin };
        }
    }
    if (merger->index.count)
        qsort(merger->index.items, merger->index.count, sizeof *merger->index.items,
              by_token);
}

static const dl_index_row *first_row(const dl_merger *merger, const dl_index_row *wanted)
{
    size_t low = 0, high = merger->index.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_token(&merger->index.items[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return merger->index.items + low;
}

static bool is_enough(const dl_cluster *a, const dl_cluster *b, dl_agreement agreement)
{
    int need = dl_kin_need(a->kin, b->kin);
    if (dl_subject_is_empty(&a->subject) && a->kin == b->kin && agreement.same_side)
        return true;
    return need && agreement.score >= need &&
           (need < DL_SCORE_STRONG || agreement.strong) &&
           (need < DL_SCORE_NAMED || agreement.named);
}

static void consider(dl_merger *merger, uint32_t root, uint32_t other,
                     const dl_candidate_search *search, dl_candidates *found)
{
    if (other == root || merger->seen[other] == merger->searches)
        return;
    merger->seen[other] = merger->searches;
    const dl_cluster *a = &merger->clusters[root], *b = &merger->clusters[other];
    if ((search->among && !search->among[other]) || !search->fits(a, b))
        return;
    dl_agreement agreement = dl_subject_agree(&a->subject, &b->subject);
    bool near = a->kin != b->kin;
    if (is_enough(a, b, agreement))
        *DL_APPEND(found, merger->arena) =
            (dl_candidate){ other, agreement.score - near, agreement, near };
}

/* The rows of a kin that have the token and begin in [from, to]. */
static void add_rows(const dl_merger *merger, dl_index_row wanted, int32_t to,
                     dl_candidates *found)
{
    const dl_index_row *end = merger->index.items + merger->index.count;
    const dl_index_row *first = first_row(merger, &wanted), *row = first;
    while (row < end && row->kin == wanted.kin && row->token == wanted.token &&
           row->from <= to && found->rows <= MOST_ROWS) {
        found->rows++;
        row++;
    }
    if (row > first)
        *DL_APPEND(&found->stretches, merger->arena) = (dl_index_rows){ first, row };
}

/* The rows that share a key with the cluster. */
static void find_rows(const dl_merger *merger, const dl_cluster *cluster,
                      const dl_candidate_search *search, dl_candidates *found)
{
    for (uint32_t kin = 0; kin < 2 * DL_KIN_COUNT; kin++) {
        int need = dl_kin_need(cluster->kin, (int)kin);
        size_t parts = need ? count_tokens(need, search->reach) : 0;
        for (size_t part = 0; part < parts; part++) {
            dl_key_set set = dl_subject_set(&cluster->subject, tokens[part]);
            for (uint32_t i = 0; i < set.count && found->rows <= MOST_ROWS; i++)
                add_rows(merger, (dl_index_row){ set.items[i], search->from, 0, kin },
                         search->to, found);
        }
    }
}

void dl_candidates_find(dl_merger *merger, uint32_t root,
                        const dl_candidate_search *search, dl_candidates *found)
{
    found->count = found->stretches.count = found->rows = 0;
    find_rows(merger, &merger->clusters[root], search, found);
    found->too_many = found->rows > MOST_ROWS;
    if (found->too_many)
        return;
    merger->searches++;
    for (size_t i = 0; i < found->stretches.count; i++)
        for (const dl_index_row *row = found->stretches.items[i].first;
             row < found->stretches.items[i].end; row++)
            consider(merger, root, dl_cluster_root(merger, row->cluster), search, found);
}
