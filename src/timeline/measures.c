/* What a cluster has to do with a measure of the reference chronology: by dates, kins and
 * subjects. */
#include "src/timeline/merge.h"

/* Ranks of a pair, beside the agreement of its subjects (counted twice). */
enum { SAME_DAY = 6, FITTING = 3, OTHER_KIN = -3 };

static bool holds_day(const dl_cluster *cluster, int32_t day)
{
    return cluster->level == DL_LEVEL_DAY && cluster->from <= day && day <= cluster->to;
}

static bool is_same_day(const dl_cluster *cluster, const dl_telling *measure)
{
    return measure->level == DL_LEVEL_DAY && holds_day(cluster, measure->from);
}

bool dl_measure_shares_day(const dl_cluster *cluster, const dl_telling *measure)
{
    return is_same_day(cluster, measure) || holds_day(cluster, measure->effect);
}

static int32_t days_apart(const dl_cluster *a, const dl_telling *b)
{
    if (a->to < b->from)
        return b->from - a->to;
    return b->to < a->from ? a->from - b->to : 0;
}

static bool dates_fit(const dl_cluster *cluster, const dl_telling *measure)
{
    if (holds_day(cluster, measure->effect))
        return true;
    if (cluster->level == DL_LEVEL_DAY && measure->level == DL_LEVEL_DAY)
        return days_apart(cluster, measure) <= DL_SLACK_DAYS;
    return (cluster->from <= measure->from && measure->to <= cluster->to) ||
           (measure->from <= cluster->from && cluster->to <= measure->to);
}

/* Whether they agree as far as their kins and dates ask. */
static bool is_enough(const dl_cluster *cluster, const dl_telling *measure,
                      dl_agreement agreement)
{
    int need = dl_kin_need(cluster->kin, measure->kin);
    bool same_day = is_same_day(cluster, measure);
    if (!same_day && dl_kin_undoes(cluster->kin, measure->kin))
        return false;
    if (same_day && cluster->kin == measure->kin && agreement.same_side &&
        dl_subject_is_empty(&cluster->subject))
        return true;
    if (need == DL_SCORE_NAMED && same_day)
        need = DL_SCORE_STRONG; /* the day itself speaks for them */
    if (need == DL_SCORE_WEAK && !same_day)
        need = DL_SCORE_STRONG;
    return need && agreement.score >= need &&
           (need < DL_SCORE_STRONG || agreement.strong) &&
           (need < DL_SCORE_NAMED || agreement.named);
}

int dl_measure_rank(const dl_cluster *cluster, const dl_telling *measure, bool *strong)
{
    if (!dates_fit(cluster, measure))
        return 0;
    dl_agreement agreement = dl_subject_agree(&cluster->subject, &measure->subject);
    *strong = agreement.strong;
    if (!is_enough(cluster, measure, agreement))
        return 0;
    int rank = 1 + 2 * agreement.score + (cluster->kin == measure->kin ? 0 : OTHER_KIN);
    if (is_same_day(cluster, measure))
        rank += SAME_DAY;
    else if (cluster->level <= DL_LEVEL_PERIOD)
        rank += FITTING;
    return rank > 0 ? rank : 1;
}

uint32_t dl_measure_first(const dl_merger *merger, int64_t day)
{
    uint32_t low = 0, high = merger->measure_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (merger->measures[middle].from < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t dl_measure_of_day(const dl_merger *merger, const dl_cluster *cluster)
{
    uint32_t best = DL_NO_ROW;
    int best_rank = 0;
    for (uint32_t i = dl_measure_first(merger, cluster->from); i < merger->measure_count;
         i++) {
        const dl_telling *measure = &merger->measures[i];
        if (measure->from > cluster->to)
            break;
        bool strong;
        int rank =
            is_same_day(cluster, measure) ? dl_measure_rank(cluster, measure, &strong) : 0;
        if (rank <= best_rank)
            continue;
        best_rank = rank;
        best = i;
    }
    return best;
}
