/* Stretches: two moments of which each may say what the other leaves out. */
#include "src/extract/dates.h"

/* Further back than this an untold year is more likely the coming one, in days. */
enum { FAR = 200 };

static bool is_yearless(const dl_moment *moment)
{
    return !(moment->says & (DL_SAYS_YEAR | DL_SAYS_SHIFT | DL_SAYS_FIXED));
}

/* A stretch without a year begins before it ends: "from December to May". */
static dl_date begun_before(const dl_expression *found, dl_date to,
                            const dl_present *present)
{
    dl_present end = *present;
    if (!dl_date_is_set(to))
        return to;
    end.published = end.around = to;
    return dl_date_of_range(dl_date_of_moment(&found->from, &end, -1), to);
}

/* A stretch that no tense places: the one around the present, else the last unless
 * the next is much nearer. */
static dl_date nearer_stretch(const dl_expression *found, const dl_present *present)
{
    dl_date now = present->published;
    dl_date past =
        begun_before(found, dl_date_of_moment(&found->to, present, -1), present);
    dl_date next =
        begun_before(found, dl_date_of_moment(&found->to, present, 1), present);
    if (!dl_date_is_set(now) || !dl_date_is_set(past) || !dl_date_is_set(next))
        return past;
    int32_t behind = now.first - past.last, ahead = next.first - now.last;
    return ahead < (behind > FAR ? behind : behind / 2) ? next : past;
}

dl_date dl_date_resolve(const dl_expression *found, const dl_present *present,
                        int direction)
{
    unsigned both = found->from.says & found->to.says;
    if (direction == 0 && both & DL_SAYS_MONTH && is_yearless(&found->from) &&
        is_yearless(&found->to) && !present->by_calendar)
        return nearer_stretch(found, present);
    dl_date to = dl_date_of_moment(&found->to, present, direction);
    if (!found->from.says || !dl_date_is_set(to))
        return to;
    if (is_yearless(&found->from))
        return begun_before(found, to, present);
    dl_date from = dl_date_of_moment(&found->from, present, direction);
    if (is_yearless(&found->to) && dl_date_is_set(from)) {
        dl_present end = *present;
        end.published = end.around = from;
        to = dl_date_of_moment(&found->to, &end, 1);
    }
    return dl_date_of_range(from, to);
}

bool dl_date_is_explicit(const dl_expression *found)
{
    return found->to.says & (DL_SAYS_YEAR | DL_SAYS_FIXED) &&
           (!found->from.says || found->from.says & (DL_SAYS_YEAR | DL_SAYS_FIXED));
}

/* The ends of a stretch lend each other what only one of them says. */
void dl_date_lend(dl_moment *to, const dl_moment *from)
{
    unsigned lent = from->says & ~(unsigned)to->says;
    bool day = to->says & (DL_SAYS_DAY | DL_SAYS_INNER), month = to->says & DL_SAYS_MONTH;
    bool year = to->says & (DL_SAYS_YEAR | DL_SAYS_SHIFT | DL_SAYS_SAME | DL_SAYS_FIXED);
    if (day && !month && !(to->says & DL_SAYS_SHIFT) && lent & DL_SAYS_MONTH) {
        to->month = from->month;
        to->says |= DL_SAYS_MONTH;
        month = true;
    }
    if ((month || to->says & (DL_SAYS_QUARTER | DL_SAYS_HALF)) && !year &&
        lent & DL_SAYS_YEAR && !(from->says & DL_SAYS_DECADE)) {
        to->year = from->year;
        to->says |= DL_SAYS_YEAR;
    }
    if (!year && lent & DL_SAYS_SHIFT &&
        ((day && !month && from->unit == DL_UNIT_MONTH) ||
         (month && from->unit == DL_UNIT_YEAR) ||
         (to->says & DL_SAYS_WEEKDAY && from->unit == DL_UNIT_WEEK))) {
        to->unit = from->unit;
        to->shift = from->shift;
        to->many = from->many;
        to->says |= DL_SAYS_SHIFT;
    }
}

/* The year of an end is the nearest that keeps the order: "From December to May 2022". */
void dl_date_lend_both(dl_moment *from, dl_moment *to)
{
    dl_date_lend(to, from);
    dl_date_lend(from, to);
    if (from->says & to->says & DL_SAYS_MONTH && from->says & DL_SAYS_YEAR &&
        to->says & DL_SAYS_YEAR && from->year == to->year && from->month > to->month)
        from->year--;
}
