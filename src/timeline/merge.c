/* Which tellings tell one event. From the most exact dates to none, so that "in 2022"
 * glues nothing together:
 *
 *   1  the same days, the same side, and an item in common; without items a firm, without
 *      firms a country: these are one
 *   2  what says less joins what says more, on the same day
 *   3  days that lie DL_SLACK_DAYS apart, when an item or a firm is shared; towards the
 *      day that the chronology or more articles give
 *   4  periods (a month, a quarter), then years, join the exact entry within them that
 *      agrees best
 *   5  what has no date joins the entry between its bounds
 *
 * Steps 2, 4 and 5 decide on what is known before the step and join afterwards; where two
 * entries agree equally well the telling stays alone. */
#include <stdlib.h>

#include "dateline/buf.h"
#include "src/timeline/merge.h"
#include "src/timeline/candidates.h"

/* --- 1: the same days -------------------------------------------------------------- */

typedef struct same_key {
    int32_t from, to;
    uint32_t token, side;
    uint32_t kin;
} same_key;

/* What the telling is about, as exactly as it says. */
static dl_key_set tokens_of(const dl_subject *subject)
{
    static const dl_subject_part parts[] = { DL_SUBJECT_ITEMS, DL_SUBJECT_TARGETS,
                                             DL_SUBJECT_COUNTRIES, DL_SUBJECT_KINDS };
    dl_key_set tokens = { 0 };
    for (size_t i = 0; i < DL_COUNT(parts) && !tokens.count; i++)
        tokens = dl_subject_set(subject, parts[i]);
    return tokens;
}

static void join_same(dl_merger *merger, dl_map *map, uint32_t telling, same_key key)
{
    dl_str bytes = { (const char *)&key, sizeof key };
    uint32_t first = telling;
    if (!dl_map_find(map, bytes, &first))
        dl_map_put(map, dl_str_copy(merger->arena, bytes), telling, NULL);
    dl_cluster_join(merger, first, telling);
}

static void join_same_days(dl_merger *merger)
{
    dl_map map = { .arena = merger->arena };
    for (uint32_t i = 0; i < merger->count; i++) {
        const dl_telling *telling = &merger->tellings[i];
        if (telling->level == DL_LEVEL_UNDATED)
            continue;
        dl_key_set tokens = tokens_of(&telling->subject);
        dl_key_set sides = dl_subject_set(&telling->subject, DL_SUBJECT_SIDES);
        for (uint32_t token = 0; token < tokens.count; token++) {
            same_key key = { telling->from, telling->to, tokens.items[token], 0,
                             telling->kin };
            if (!sides.count)
                join_same(merger, &map, i, key);
            for (uint32_t side = 0; side < sides.count; side++) {
                key.side = sides.items[side];
                join_same(merger, &map, i, key);
            }
        }
    }
}

/* --- choosing among candidates ----------------------------------------------------- */

/* What agrees better; then what the chronology knows, and of that the earlier: a coarse
 * date means the announcement rather than what followed; then what more articles tell. */
static int compare_candidates(const dl_merger *merger, const dl_candidate *a,
                              const dl_candidate *b)
{
    const dl_cluster *left = &merger->clusters[a->root],
                     *right = &merger->clusters[b->root];
    if (a->score != b->score)
        return a->score - b->score;
    bool anchored = left->anchor != DL_NO_ROW, other = right->anchor != DL_NO_ROW;
    if (anchored != other)
        return anchored - other;
    if (anchored && left->from != right->from)
        return left->from < right->from ? 1 : -1;
    return (left->told > right->told) - (left->told < right->told);
}

/* The root of the best candidate; DL_NO_ID if none is better than all others. */
static uint32_t best_of(const dl_merger *merger, const dl_candidates *found)
{
    const dl_candidate *best = NULL;
    bool tied = false;
    for (size_t i = 0; i < found->count; i++) {
        int order = best ? compare_candidates(merger, &found->items[i], best) : 1;
        if (order > 0)
            best = &found->items[i];
        tied = order == 0 || (tied && order < 0);
    }
    return best && !tied && !found->too_many ? best->root : DL_NO_ID;
}

/* One step of joining: which clusters look for another, whom their days and kins fit, and
 * whom they may join of those. */
typedef struct joining {
    bool (*seeks)(const dl_cluster *cluster);
    bool (*fits)(const dl_cluster *cluster, const dl_cluster *other);
    bool (*accepts)(const dl_cluster *cluster, const dl_cluster *other,
                    dl_agreement agreement);
    dl_reach reach;
    bool same_days; /* whom it fits begins on the same day */
} joining;

static bool accept_all(const dl_cluster *cluster, const dl_cluster *other,
                       dl_agreement agreement)
{
    (void)cluster, (void)other, (void)agreement;
    return true;
}

static void keep_accepted(const dl_merger *merger, const joining *step, uint32_t root,
                          dl_candidates *found)
{
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (step->accepts(&merger->clusters[root],
                          &merger->clusters[found->items[i].root],
                          found->items[i].agreement))
            found->items[kept++] = found->items[i];
    found->count = kept;
}

static void take_step(dl_merger *merger, const joining *step)
{
    uint32_t *choices = DL_NEW(merger->arena, uint32_t, merger->count);
    dl_candidates found = { 0 };
    for (uint32_t i = 0; i < merger->count; i++) {
        const dl_cluster *cluster = &merger->clusters[i];
        choices[i] = DL_NO_ID;
        if (dl_merger_is_cancelled(merger))
            return;
        if (merger->parent[i] != i || !step->seeks(cluster))
            continue;
        int32_t last = step->same_days ? cluster->from : cluster->to;
        dl_candidate_search search = { cluster->from, last, step->reach, step->fits,
                                       NULL };
        dl_candidates_find(merger, i, &search, &found);
        keep_accepted(merger, step, i, &found);
        choices[i] = best_of(merger, &found);
    }
    for (uint32_t i = 0; i < merger->count; i++)
        if (choices[i] != DL_NO_ID)
            dl_cluster_join(merger, choices[i], i);
    dl_clusters_refresh(merger);
}

/* --- 2: what says less joins what says more ---------------------------------------- */

enum { MOST_DETAIL = 3 };

/* Items say most; then firms, countries, nothing. */
static int detail_of(const dl_cluster *cluster)
{
    static const dl_subject_part parts[] = { DL_SUBJECT_ITEMS, DL_SUBJECT_TARGETS,
                                             DL_SUBJECT_COUNTRIES };
    for (size_t i = 0; i < DL_COUNT(parts); i++)
        if (dl_subject_set(&cluster->subject, parts[i]).count)
            return MOST_DETAIL - (int)i;
    return 0;
}

static bool is_empty(const dl_cluster *cluster)
{
    return cluster->level == DL_LEVEL_DAY && dl_subject_is_empty(&cluster->subject);
}

static bool is_vague(const dl_cluster *cluster)
{
    return cluster->level != DL_LEVEL_UNDATED && !is_empty(cluster) &&
           (detail_of(cluster) < MOST_DETAIL ||
            !dl_subject_set(&cluster->subject, DL_SUBJECT_SIDES).count);
}

/* Of the same days: names items where the other has none, or who acts. */
static bool says_more(const dl_cluster *cluster, const dl_cluster *other)
{
    if (other->from != cluster->from || other->to != cluster->to)
        return false;
    int more = detail_of(other) - detail_of(cluster);
    int sides = (int)dl_subject_set(&other->subject, DL_SUBJECT_SIDES).count -
                (int)dl_subject_set(&cluster->subject, DL_SUBJECT_SIDES).count;
    return more > 0 || (more == 0 && sides > 0);
}

/* In a whole year much is aimed at one country: an item or a firm has to be shared. */
static bool agrees_enough(const dl_cluster *cluster, const dl_cluster *other,
                          dl_agreement agreement)
{
    (void)other;
    return cluster->level != DL_LEVEL_COARSE || agreement.strong;
}

static bool is_day(const dl_cluster *cluster)
{
    return cluster->level == DL_LEVEL_DAY;
}

/* Another word for the same deed: the announcement joins the deed. */
static bool is_other_kin(const dl_cluster *cluster, const dl_cluster *other)
{
    return other->level == DL_LEVEL_DAY && other->to == cluster->to &&
           cluster->kin > other->kin;
}

/* --- 3: days close to one another -------------------------------------------------- */

typedef struct day_entry {
    uint32_t root;
    const dl_cluster *cluster;
} day_entry;

static int by_weight(const void *left, const void *right)
{
    const dl_cluster *a = ((const day_entry *)left)->cluster;
    const dl_cluster *b = ((const day_entry *)right)->cluster;
    bool anchored = a->anchor != DL_NO_ROW, other = b->anchor != DL_NO_ROW;
    if (anchored != other)
        return anchored ? -1 : 1;
    if (a->told != b->told)
        return a->told > b->told ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->content > b->content) - (a->content < b->content);
}

static bool is_like_day(const dl_cluster *cluster, const dl_cluster *other)
{
    bool measures = cluster->anchor != DL_NO_ROW && other->anchor != DL_NO_ROW &&
                    cluster->anchor != other->anchor;
    return is_day(other) && other->kin == cluster->kin && !measures;
}

/* A day's difference needs no more than the country, if nothing speaks against it: it is
 * the same evening in Washington. */
static bool is_close(const dl_cluster *cluster, const dl_cluster *other,
                     dl_agreement agreement)
{
    return !agreement.apart &&
           (agreement.strong || abs(cluster->from - other->from) <= 1);
}

/* Centres first: the heaviest days stay, lighter ones within the slack join them, and
 * what has joined draws no others, so that days do not make chains. */
static void join_close_days(dl_merger *merger)
{
    day_entry *days = DL_NEW(merger->arena, day_entry, merger->count);
    bool *centre = DL_NEW(merger->arena, bool, merger->count);
    size_t count = 0;
    for (uint32_t i = 0; i < merger->count; i++)
        if (merger->parent[i] == i && is_day(&merger->clusters[i]))
            days[count++] = (day_entry){ i, &merger->clusters[i] };
    qsort(days, count, sizeof *days, by_weight);
    static const joining close = { is_day, is_like_day, is_close, DL_REACH_SIDES, false };
    dl_candidates found = { 0 };
    for (size_t i = 0; i < count && !dl_merger_is_cancelled(merger); i++) {
        const dl_cluster *day = days[i].cluster;
        dl_candidate_search search = { day->from - DL_SLACK_DAYS,
                                       day->from + DL_SLACK_DAYS, close.reach, close.fits,
                                       centre };
        dl_candidates_find(merger, days[i].root, &search, &found);
        keep_accepted(merger, &close, days[i].root, &found);
        uint32_t choice = best_of(merger, &found);
        if (choice == DL_NO_ID)
            centre[days[i].root] = true;
        else
            dl_cluster_join(merger, choice, days[i].root);
    }
    dl_clusters_refresh(merger);
}

/* --- 4 and 5: coarser dates, and none ---------------------------------------------- */

static bool is_period(const dl_cluster *cluster)
{
    return cluster->level == DL_LEVEL_PERIOD;
}

static bool is_coarse(const dl_cluster *cluster)
{
    return cluster->level == DL_LEVEL_COARSE;
}

/* A chip comes out once; a ban without a date may be any of several, unless the text says
 * after what it came. */
static bool is_bounded(const dl_cluster *cluster)
{
    return cluster->level == DL_LEVEL_UNDATED &&
           (cluster->from != INT32_MIN || cluster->kin == DL_KIN_LAUNCH);
}

static bool lies_within(const dl_cluster *cluster, const dl_cluster *other)
{
    return other->level < cluster->level && other->from >= cluster->from &&
           other->to <= cluster->to && !dl_kin_undoes(cluster->kin, other->kin);
}

static bool tells_when(const dl_cluster *cluster, const dl_cluster *other,
                       dl_agreement agreement)
{
    (void)other;
    return dl_is_telling(agreement, cluster->kin);
}

void dl_merge(dl_merger *merger)
{
    static const joining vague = { is_vague, says_more, agrees_enough, DL_REACH_SIDES,
                                   true };
    static const joining empty = { is_empty, says_more, agrees_enough, DL_REACH_SIDES,
                                   true };
    static const joining kin = { is_day, is_other_kin, accept_all, DL_REACH_ITEMS,
                                 false };
    static const joining periods = { is_period, lies_within, accept_all,
                                     DL_REACH_COUNTRIES, false };
    static const joining years = { is_coarse, lies_within, agrees_enough, DL_REACH_ITEMS,
                                   false };
    static const joining undated = { is_bounded, lies_within, tells_when, DL_REACH_ITEMS,
                                     false };
    dl_clusters_start(merger);
    join_same_days(merger);
    dl_clusters_refresh(merger);
    dl_candidates_index(merger);
    take_step(merger, &vague);
    take_step(merger, &empty);
    take_step(merger, &kin);
    join_close_days(merger);
    take_step(merger, &periods);
    take_step(merger, &years);
    take_step(merger, &undated);
}
