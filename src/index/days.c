/* The documents published in a time, by their order of publication.
 *
 * They are in order of the first day on which they may have been published, and no period
 * of publication is longer than index->longest_days. So the days that are asked for bound
 * the ranks, and most of what lies between answers by its rank alone:
 *
 *   never | to be looked at | always | to be looked at | never
 */
#include "src/index/parts.h"

typedef struct day_search {
    const dl_corpus *corpus;
    dl_bits found;
    dl_day_bounds days;
} day_search;

static bool is_within(dl_date published, const dl_day_bounds *days)
{
    return dl_date_is_set(published) && published.first >= days->first_min &&
           published.first <= days->first_max && published.last >= days->last_min &&
           published.last <= days->last_max;
}

static void mark(const day_search *s, uint32_t from, uint32_t to, bool look)
{
    for (uint32_t rank = from; rank < to; rank++) {
        uint32_t document = dl_corpus_nth(s->corpus, rank);
        if (document >= s->found.count) /* the index may lag behind */
            continue;
        if (!look || is_within(dl_corpus_document(s->corpus, document)->published,
                               &s->days))
            dl_bits_set(s->found, document);
    }
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

dl_bits dl_find_days(const dl_understood *understood, dl_day_bounds days)
{
    const dl_corpus *corpus = understood->corpus;
    int64_t longest = understood->index->longest_days;
    day_search s = { corpus,
                     dl_bits_new(understood->arena,
                                 dl_inversion_count(&understood->index->bodies)),
                     days };
    uint32_t from =
        dl_corpus_rank_of_day(corpus, larger(days.first_min, (int64_t)days.last_min - longest));
    uint32_t to = dl_corpus_rank_of_day(corpus, smaller(days.first_max, days.last_max) + 1);
    uint32_t surely = dl_corpus_rank_of_day(corpus, larger(days.first_min, days.last_min));
    uint32_t until =
        dl_corpus_rank_of_day(corpus, smaller(days.first_max, (int64_t)days.last_max - longest) + 1);
    if (surely >= until) {
        mark(&s, from, to, true);
        return s.found;
    }
    mark(&s, from, surely, true);
    mark(&s, surely, until, false);
    mark(&s, until, to, true);
    return s.found;
}
