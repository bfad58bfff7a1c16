/* From what is said to the days that are meant.
 *
 * A moment without a year takes the year in which it lies nearest to the present in the
 * direction of the tense; with no tense to go by the past is preferred, unless it lies so
 * far back that a writer would have named the year. */
#include "src/extract/dates.h"

/* Further back than this an untold year is more likely the coming one; further ahead than
 * FAR_FUTURE a word of future does not tell of the date when it has just been. */
enum {
    FAR_PAST = 200,
    FAR_PAST_PERIOD = 300,
    FAR_FUTURE = 275,
    JUST_BEEN = 90,
    JUST_AHEAD = 60
};

static dl_date point(dl_unit unit, int year, int month)
{
    switch (unit) {
    case DL_UNIT_MONTH:
        return dl_date_of_month(year, month);
    case DL_UNIT_QUARTER:
        return dl_date_of_quarter(year, (month + 2) / 3);
    case DL_UNIT_HALF:
        return dl_date_of_range(dl_date_of_month(year, month < 7 ? 1 : 7),
                                dl_date_of_month(year, month < 7 ? 6 : 12));
    case DL_UNIT_YEAR:
        return dl_date_of_year(year);
    case DL_UNIT_DECADE:
        year -= year % 10;
        return dl_date_of_range(dl_date_of_year(year), dl_date_of_year(year + 9));
    case DL_UNIT_CENTURY:
        year -= year % 100;
        return dl_date_of_range(dl_date_of_year(year), dl_date_of_year(year + 99));
    default:
        return (dl_date){ 0 };
    }
}

static int months_of(dl_unit unit)
{
    static const int months[] = {
        [DL_UNIT_MONTH] = 1, [DL_UNIT_QUARTER] = 3,  [DL_UNIT_HALF] = 6,
        [DL_UNIT_YEAR] = 12, [DL_UNIT_DECADE] = 120, [DL_UNIT_CENTURY] = 1200
    };
    return unit <= DL_UNIT_CENTURY ? months[unit] : 0;
}

/* The unit that lies `shift` units away from the one around a day. */
static dl_date unit_at(int32_t day, dl_unit unit, int shift)
{
    int32_t monday = day - dl_day_weekday(day) + 7 * shift;
    if (unit == DL_UNIT_DAY)
        return dl_date_of_days(day + shift, day + shift);
    if (unit == DL_UNIT_WEEK)
        return dl_date_of_days(monday, monday + 6);
    if (unit == DL_UNIT_WEEKEND)
        return dl_date_of_days(monday + 5, monday + 6);
    dl_civil civil = dl_day_civil(day);
    int index = civil.year * 12 + civil.month - 1 + shift * months_of(unit);
    return index < 12 ? (dl_date){ 0 } : point(unit, index / 12, index % 12 + 1);
}

/* The present may be known no better than its month: then days and weeks of it are that
 * month, as far as can be said. */
static dl_date shifted(dl_date present, dl_unit unit, int shift, int many)
{
    if (!dl_date_is_set(present) || many < 1 || many > 1000 || shift > 2000 ||
        shift < -2000)
        return (dl_date){ 0 };
    dl_date here =
        unit_at(present.first, unit == DL_UNIT_WEEKEND ? DL_UNIT_WEEK : unit, 0);
    if (here.first > present.first || here.last < present.last)
        return shift == 0 || unit <= DL_UNIT_WEEK ? present : (dl_date){ 0 };
    dl_date first = unit_at(present.first, unit, shift);
    return many == 1
               ? first
               : dl_date_of_range(first, unit_at(present.first, unit, shift + many - 1));
}

static dl_date inner_of(dl_date base, const dl_moment *moment)
{
    dl_unit unit = (dl_unit)moment->inner;
    int last_nth = moment->nth + moment->many - 1;
    if (moment->says & DL_SAYS_WEEKDAY) {
        int gap = moment->nth > 0 ? (moment->weekday - dl_day_weekday(base.first) + 7) % 7
                                  : (dl_day_weekday(base.last) - moment->weekday + 7) % 7;
        int32_t day = moment->nth > 0 ? base.first + gap + 7 * (moment->nth - 1)
                                      : base.last - gap + 7 * (moment->nth + 1);
        return dl_date_of_days(day, day);
    }
    /* The first week is the first whole one. */
    int32_t from = base.first, to = base.last;
    if (unit == DL_UNIT_WEEK) {
        from += (7 - dl_day_weekday(from)) % 7;
        to -= (dl_day_weekday(to) + 1) % 7;
    }
    dl_date first = moment->nth > 0 ? unit_at(from, unit, moment->nth - 1)
                                    : unit_at(to, unit, moment->nth + 1);
    dl_date last = moment->nth > 0 ? unit_at(from, unit, last_nth - 1)
                                   : unit_at(to, unit, last_nth + 1);
    dl_date found = moment->many == 1 ? first : dl_date_of_range(first, last);
    bool inside =
        unit == DL_UNIT_WEEK || (found.first >= base.first && found.last <= base.last);
    return inside ? found : (dl_date){ 0 };
}

/* What a moment's finer fields pick out of a year, a month or a week. */
static dl_date narrowed(dl_date base, const dl_moment *moment)
{
    dl_civil civil = dl_day_civil(base.first);
    if (!dl_date_is_set(base))
        return base;
    if (moment->says & DL_SAYS_HALF)
        base = point(DL_UNIT_HALF, civil.year, moment->half == 1 ? 1 : 7);
    if (moment->says & DL_SAYS_QUARTER)
        base = dl_date_of_quarter(civil.year, moment->quarter);
    if (moment->says & DL_SAYS_MONTH) {
        base = dl_date_of_month(civil.year, moment->month);
        civil.month = moment->month;
    }
    if (moment->says & DL_SAYS_INNER)
        return inner_of(base, moment);
    if (moment->says & DL_SAYS_DAY)
        return dl_date_of_day(civil.year, civil.month, moment->day);
    if (moment->says & DL_SAYS_WEEKDAY && base.last - base.first == 6)
        return dl_date_of_days(base.first + moment->weekday,
                               base.first + moment->weekday);
    return base;
}

/* Quarters and halves are told of figures, which are past. */
static int32_t far_past(dl_date past)
{
    bool point =
        past.precision == DL_PRECISION_DAY || past.precision == DL_PRECISION_MONTH;
    return point ? FAR_PAST : FAR_PAST_PERIOD;
}

/* Whether what lies behind is too far to be meant without a word of its year; a day of
 * this year only if that of the next comes much sooner. */
static bool is_far(dl_date past, dl_date future, dl_date present)
{
    int32_t behind = present.first - past.last, ahead = future.first - present.last;
    bool same_year = dl_day_civil(past.first).year == dl_day_civil(present.first).year;
    return behind > far_past(past) && !(same_year && ahead > behind / 3);
}

/* The best of what a moment may mean, given in order of time. */
static dl_date choose(const dl_date *options, size_t count, dl_date present,
                      int direction)
{
    dl_date past = { 0 }, future = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (!dl_date_is_set(options[i]))
            continue;
        if (options[i].first <= present.last)
            past = options[i];
        if (options[i].last >= present.first && !dl_date_is_set(future))
            future = options[i];
    }
    if (!dl_date_is_set(past) || !dl_date_is_set(future))
        return dl_date_is_set(past) ? past : future;
    if (direction == 0)
        direction = is_far(past, future, present) ? 1 : -1;
    else if (direction == -1 && present.first - past.last > FAR_FUTURE &&
             future.first - present.last < JUST_AHEAD)
        direction = 1; /* "said that from Oct. 17": the tense is another verb's */
    else if (direction == 1 && future.first - present.last > FAR_FUTURE &&
             present.first - past.last < JUST_BEEN)
        direction = -1;
    return direction > 0 ? future : past;
}

/* The one that lies nearest to the present. */
static dl_date nearest(const dl_date *options, size_t count, dl_date present)
{
    dl_date best = { 0 };
    int32_t least = INT32_MAX;
    for (size_t i = 0; i < count; i++) {
        int32_t gap = options[i].first > present.last   ? options[i].first - present.last
                      : options[i].last < present.first ? present.first - options[i].last
                                                        : 0;
        if (dl_date_is_set(options[i]) && gap < least) {
            least = gap;
            best = options[i];
        }
    }
    return best;
}

static dl_date nearest_weekday(int weekday, const dl_present *present, int direction)
{
    dl_date now = present->published, told = present->before;
    if (dl_date_is_set(now) && now.first != now.last && dl_date_is_set(told) &&
        told.first == told.last && told.first >= now.first && told.last <= now.last) {
        /* in an article of some month: nearest to the day told before */
        int ahead = (weekday - dl_day_weekday(told.first) + 7) % 7;
        int32_t day = told.first + (ahead > 3 ? ahead - 7 : ahead);
        return day >= now.first && day <= now.last ? dl_date_of_days(day, day) : now;
    }
    if (!dl_date_is_set(now) || now.first != now.last)
        return now;
    int gap = (dl_day_weekday(now.first) - weekday + 7) % 7;
    int32_t day = direction > 0 ? now.first + (7 - gap) % 7 : now.first - gap;
    return dl_date_of_days(day, day);
}

/* "last Friday", "thứ ba tới", "last October", "this Saturday": not the present one. */
static dl_date nearest_other(const dl_moment *moment, const dl_present *present,
                             int direction)
{
    dl_date now = present->published;
    if (!dl_date_is_set(now))
        return now;
    if (moment->says & DL_SAYS_WEEKDAY) {
        if (now.first != now.last)
            return now;
        int gap = (dl_day_weekday(now.first) - moment->weekday + 7) % 7;
        int32_t day = now.first;
        if (moment->shift < 0)
            day -= (gap ? gap : 7) - 7 * (moment->shift + 1);
        else if (moment->shift > 0)
            day += 7 - gap + 7 * (moment->shift - 1);
        else
            day += direction < 0 ? -gap : (7 - gap) % 7;
        return dl_date_of_days(day, day);
    }
    if (moment->unit == DL_UNIT_WEEKEND) { /* untold which: the last until midweek */
        int weekday = dl_day_weekday(now.last);
        bool last = weekday < 5 && (direction < 0 || (direction == 0 && weekday < 3));
        return shifted(now, DL_UNIT_WEEKEND, last ? -1 : 0, 1);
    }
    dl_civil civil = dl_day_civil(now.first);
    int year = civil.year;
    if (moment->shift < 0 && moment->month >= civil.month)
        year--;
    if (moment->shift > 0 && moment->month <= civil.month)
        year++;
    return dl_date_of_month(year, moment->month);
}

/* A day that tells its weekday is where the two agree, in the nearest month or year. */
static dl_date agreeing(const dl_moment *moment, dl_date present, dl_unit unit, int reach)
{
    for (int i = 0; i <= reach; i++)
        for (int sign = -1; sign <= 1; sign += 2) {
            dl_date found = narrowed(unit_at(present.last, unit, sign * i), moment);
            if (dl_date_is_set(found) && dl_day_weekday(found.first) == moment->weekday)
                return found;
        }
    return (dl_date){ 0 };
}

/* A day without a month: in the month of the date told before, or near the present. */
static dl_date bare_day(const dl_moment *moment, const dl_present *present, int direction)
{
    dl_date options[3], now = present->published;
    if (dl_date_is_set(present->before) && !dl_date_is_long_gone(present, moment) &&
        present->before.last - present->before.first <= 31) {
        dl_civil civil = dl_day_civil(present->before.first);
        dl_date found = dl_date_of_day(civil.year, civil.month, moment->day);
        if (dl_date_is_set(found) &&
            (!dl_date_is_set(now) ||
             (found.first <= now.last && now.first - found.first > 27))) {
            /* 7月31日…，12日: time goes on. */
            dl_date next =
                narrowed(unit_at(present->before.last, DL_UNIT_MONTH, 1), moment);
            bool went_on = found.first < present->before.first && dl_date_is_set(next) &&
                           dl_date_is_set(now) && next.first <= now.last;
            return went_on ? next : found;
        }
        if (direction <= 0 && dl_date_is_set(found) && found.last <= now.last &&
            found.first >= present->before.first)
            return found; /* 8月2日…，28日: nothing says that time went on to this month */
    }
    if (!dl_date_is_set(now))
        return now;
    if (moment->says & DL_SAYS_WEEKDAY)
        return agreeing(moment, now, DL_UNIT_MONTH, 11);
    for (int i = 0; i < 3; i++)
        options[i] = narrowed(unit_at(now.last, DL_UNIT_MONTH, i - 1), moment);
    dl_date past = choose(options, 3, now, -1), future = choose(options, 3, now, 1);
    int32_t ago = now.first - past.last, ahead = future.first - now.last;
    if (direction >= 0 && dl_date_is_set(past) && dl_date_is_set(future))
        direction = ago <= 7 && ahead > 20 ? -1 : ago > 20 && ahead <= 10 ? 1 : direction;
    return direction > 0 ? future : past;
}

static dl_date yearless(const dl_moment *moment, const dl_present *present, int direction)
{
    dl_date options[3], now = present->published;
    if (!dl_date_is_set(now))
        now = present->around;
    if (!dl_date_is_set(now))
        return now;
    int year = dl_day_civil(now.last).year;
    if (moment->says & DL_SAYS_DAY && moment->says & DL_SAYS_WEEKDAY) {
        dl_date found = agreeing(moment, now, DL_UNIT_YEAR, 1);
        if (dl_date_is_set(found))
            return found;
    }
    for (int i = 0; i < 3; i++)
        options[i] = narrowed(dl_date_of_year(year + i - 1), moment);
    bool at_end = moment->says & DL_SAYS_INNER && moment->nth < 0 && direction == 0;
    if (!dl_date_is_set(present->published) || at_end)
        return nearest(options, 3, now);
    if (present->by_calendar && direction <= 0 && /* 去年 and 明年 would say so */
        dl_date_is_set(options[1]) && options[1].first <= now.last)
        return options[1];
    bool whole_run = moment->says & DL_SAYS_INNER && moment->nth > 0 &&
                     moment->many > 1 && direction <= 0;
    if (whole_run && options[1].last > now.last) /* 前三季度, told in March */
        return options[0];
    return choose(options, 3, now, direction);
}

static dl_date same_as(const dl_moment *moment, const dl_present *present)
{
    dl_date before = present->before;
    if (!dl_date_is_set(before))
        return before;
    dl_date found = unit_at(before.first, (dl_unit)moment->unit, 0);
    return found.first <= before.first && before.last <= found.last ? found
                                                                    : (dl_date){ 0 };
}

/* 一年后, counted from a day or a month, is the month of the year after, while 三年后 is
 * any of the year; 三周后 is no better known than its month. */
static dl_date counted_on(dl_date from, const dl_moment *moment)
{
    bool day = from.precision == DL_PRECISION_DAY;
    if (moment->unit == DL_UNIT_WEEK && day)
        return unit_at(from.first + 7 * moment->shift, DL_UNIT_MONTH, 0);
    if (moment->unit == DL_UNIT_YEAR && moment->shift == 1 && (day || from.precision == DL_PRECISION_MONTH))
        return unit_at(from.first, DL_UNIT_MONTH, 12 * moment->shift);
    return (dl_date){ 0 };
}

static dl_date whole(const dl_moment *moment, const dl_present *present, int direction)
{
    unsigned says =
        moment->says & ~(unsigned)(DL_SAYS_PART | DL_SAYS_OFFSET | DL_SAYS_COUNTED);
    if (says & DL_SAYS_FIXED)
        return moment->fixed;
    if (says & DL_SAYS_SAME)
        return narrowed(same_as(moment, present), moment);
    if (says & DL_SAYS_SHIFT) {
        bool nearest = (says & DL_SAYS_WEEKDAY && moment->unit == DL_UNIT_DAY) ||
                       (says & DL_SAYS_MONTH && moment->unit == DL_UNIT_MONTH) ||
                       (moment->unit == DL_UNIT_WEEKEND && moment->many == 0);
        if (nearest)
            return nearest_other(moment, present, direction);
        int many = says & DL_SAYS_INNER ? 1 : moment->many;
        dl_date now = present->published;
        if (says & DL_SAYS_LATER)
            now = dl_date_is_set(present->before) ? present->before
                  : dl_date_opens_past(present, moment) ? present->earlier
                                                   : now;
        if (says & DL_SAYS_LATER && moment->unit <= DL_UNIT_WEEK &&
            now.precision >= DL_PRECISION_YEAR && dl_date_is_set(present->day))
            now = present->day; /* 白宫5月14日宣布，关税2025年翻倍。此前一周 */
        if (moment->says & DL_SAYS_COUNTED && says == (DL_SAYS_SHIFT | DL_SAYS_LATER)) {
            dl_date counted = counted_on(now, moment);
            if (dl_date_is_set(counted))
                return counted;
        }
        dl_date base = shifted(now, (dl_unit)moment->unit, moment->shift, many);
        return says == DL_SAYS_SHIFT ? base : narrowed(base, moment);
    }
    if (says & DL_SAYS_DECADE)
        return point(DL_UNIT_DECADE, moment->year, 1);
    if (says & DL_SAYS_YEAR)
        return narrowed(dl_date_of_year(moment->year), moment);
    if (says & (DL_SAYS_MONTH | DL_SAYS_QUARTER | DL_SAYS_HALF))
        return yearless(moment, present, direction);
    if (says & DL_SAYS_INNER)
        return moment->inner >= DL_UNIT_MONTH ? yearless(moment, present, direction)
                                              : (dl_date){ 0 };
    if (says & DL_SAYS_DAY)
        return bare_day(moment, present, direction);
    if (says & DL_SAYS_WEEKDAY)
        return nearest_weekday(moment->weekday, present, direction);
    return (dl_date){ 0 };
}

dl_date dl_date_of_moment(const dl_moment *moment, const dl_present *present,
                          int direction)
{
    dl_date found = whole(moment, present, direction);
    if (moment->says & DL_SAYS_WEEK_OF && dl_date_is_set(found))
        found = unit_at(found.first, DL_UNIT_WEEK, 0);
    if (moment->says & DL_SAYS_OFFSET) /* of what is coarser: no better than that */
        found = shifted(found, (dl_unit)moment->offset_unit, moment->offset, 1);
    if (moment->says & DL_SAYS_PART && dl_date_is_set(found))
        found.part = moment->part;
    return found;
}
