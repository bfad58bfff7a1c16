/* What the words of a matched rule say, as a moment: the fields were set while its
 * pattern was followed; what counts (ago, the last, the first three of) is set here.
 */
#include "src/extract/date_pieces.h"

static void set_shift(dl_moment *now, int unit, int shift, int many)
{
    now->says |= DL_SAYS_SHIFT;
    now->unit = (uint8_t)unit;
    now->shift = (int16_t)shift;
    now->many = (int16_t)many;
}

static void set_ago(dl_moment *now, const dl_match *match, int count)
{
    int unit = now->says & DL_SAYS_WEEKDAY ? DL_UNIT_DAY : match->unit;
    if (match->later)
        now->says |= DL_SAYS_LATER | DL_SAYS_COUNTED;
    if (unit == DL_UNIT_DECADE) {
        unit = DL_UNIT_YEAR;
        count *= 10;
    }
    set_shift(now, unit, match->sign * count, 1);
}

static void set_inner(dl_moment *now, const dl_match *match, int many)
{
    int sign = match->sign < 0 ? -1 : 1;
    now->says |= DL_SAYS_INNER;
    now->inner = match->unit ? match->unit : DL_UNIT_DAY;
    now->many = (int16_t)many;
    now->nth = (int8_t)(sign * (match->nth ? match->nth : sign < 0 ? many : 1));
}

bool dl_date_build(const dl_date_rule *rule, dl_match *match)
{
    dl_moment *now = &match->now;
    int count = match->count ? match->count : 1;
    switch ((dl_build)rule->build) {
    case DL_BUILD_FIELDS:
        return true;
    case DL_BUILD_SHIFT:
        set_shift(now, match->unit, match->shift, 1);
        return match->unit != DL_UNIT_NONE;
    case DL_BUILD_AGO:
        set_ago(now, match, count);
        return true;
    case DL_BUILD_OFFSET:
        now->says |= DL_SAYS_OFFSET;
        now->offset_unit = match->unit;
        now->offset = (int16_t)(match->sign * count);
        return true;
    case DL_BUILD_RUN:
        set_shift(now, match->unit, match->shift < 0 ? -count : 1, count);
        return match->shift != 0;
    case DL_BUILD_NEAREST:
        set_shift(now,
                  now->says & DL_SAYS_MONTH     ? DL_UNIT_MONTH
                  : now->says & DL_SAYS_WEEKDAY ? DL_UNIT_DAY
                                                : match->unit,
                  match->shift, now->says ? 1 : 0);
        return true;
    case DL_BUILD_WEEK:
        set_shift(now, DL_UNIT_WEEK, match->shift, 1);
        return true;
    case DL_BUILD_INNER_RUN:
        set_inner(now, match, count);
        return count < 100;
    case DL_BUILD_INNER_NTH:
        set_inner(now, match, 1);
        return true;
    case DL_BUILD_DECADE:
        now->says |= DL_SAYS_DECADE;
        if (match->count)
            now->year = (int16_t)((match->count - 1) * 100 + now->year % 100);
        return now->year % 10 == 0 && now->year >= 1000;
    case DL_BUILD_WEEK_OF:
        now->says |= DL_SAYS_WEEK_OF;
        return true;
    }
    return false;
}
