/* Points for the kinds of a name, as they are gathered. */
#include "src/extract/kinds.h"

enum { MOST = 1000 /* points: more are as many */ };

void dl_kinds_give(dl_votes *votes, dl_entity_kind kind, int points, const char *rule,
                   dl_span cue)
{
    if (votes->points[kind] < MOST)
        votes->points[kind] = (int16_t)(votes->points[kind] + points);
    if (points > votes->strongest) {
        votes->strongest = (int16_t)points;
        votes->reason = (dl_reason){ rule, cue };
    }
}
