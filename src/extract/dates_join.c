/* Which neighbours complete each other. A moment spans ranks from its finest to its
 * coarsest field; the fine one joins the coarse one when nothing is said twice and
 * nothing is left out between them. */
#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"
#include "src/extract/lookup.h"

typedef struct ranks {
    int low, high; /* dl_unit */
} ranks;

static ranks ranks_of(const dl_moment *moment)
{
    static const struct {
        uint16_t says;
        uint8_t rank;
    } fields[] = {
        {DL_SAYS_DAY,      DL_UNIT_DAY    },
        { DL_SAYS_WEEKDAY, DL_UNIT_DAY    },
        { DL_SAYS_WEEK_OF, DL_UNIT_WEEK   },
        { DL_SAYS_MONTH,   DL_UNIT_MONTH  },
        { DL_SAYS_QUARTER, DL_UNIT_QUARTER},
        { DL_SAYS_HALF,    DL_UNIT_HALF   },
        { DL_SAYS_YEAR,    DL_UNIT_YEAR   },
        { DL_SAYS_DECADE,  DL_UNIT_DECADE },
        { DL_SAYS_FIXED,   DL_UNIT_CENTURY},
    };
    ranks found = { DL_UNIT_CENTURY + 1, 0 };
    int extra[2] = { 0 };
    if (moment->says & (DL_SAYS_SHIFT | DL_SAYS_SAME))
        extra[0] = moment->unit == DL_UNIT_WEEKEND ? DL_UNIT_WEEK : moment->unit;
    if (moment->says & DL_SAYS_INNER)
        extra[1] = moment->inner;
    for (size_t i = 0; i < DL_COUNT(fields) + 2; i++) {
        int rank = i < DL_COUNT(fields)
                       ? (moment->says & fields[i].says ? fields[i].rank : 0)
                       : extra[i - DL_COUNT(fields)];
        if (rank == 0)
            continue;
        found.low = rank < found.low ? rank : found.low;
        found.high = rank > found.high ? rank : found.high;
    }
    return found;
}

static dl_moment merged(const dl_moment *a, const dl_moment *b)
{
    dl_moment both = *a;
    both.says |= b->says;
    both.year = a->says & DL_SAYS_YEAR ? a->year : b->year;
    both.month = a->says & DL_SAYS_MONTH ? a->month : b->month;
    both.day = a->says & DL_SAYS_DAY ? a->day : b->day;
    both.weekday = a->says & DL_SAYS_WEEKDAY ? a->weekday : b->weekday;
    both.quarter = a->says & DL_SAYS_QUARTER ? a->quarter : b->quarter;
    both.half = a->says & DL_SAYS_HALF ? a->half : b->half;
    both.part = a->says & DL_SAYS_PART ? a->part : b->part;
    if (b->says & (DL_SAYS_SHIFT | DL_SAYS_SAME)) {
        both.unit = b->unit;
        both.shift = b->shift;
        if (!(a->says & DL_SAYS_INNER))
            both.many = b->many;
    }
    if (b->says & DL_SAYS_INNER) {
        both.inner = b->inner;
        both.nth = b->nth;
        both.many = b->many;
    }
    return both;
}

/* Whether `coarse` is what `fine` lies in. */
static bool completes(const dl_moment *fine, const dl_moment *coarse)
{
    ranks low = ranks_of(fine), high = ranks_of(coarse);
    if (fine->says & coarse->says & ~DL_SAYS_PART || coarse->says & DL_SAYS_FIXED)
        return false;
    if (fine->says == DL_SAYS_PART)
        return high.low >= DL_UNIT_WEEK &&
               !(coarse->says & (DL_SAYS_PART | DL_SAYS_SAME));
    if (low.high >= high.low || (coarse->says & DL_SAYS_SHIFT && coarse->many > 1))
        return false;
    if (fine->says & DL_SAYS_WEEK_OF)
        return false;
    if (fine->says & DL_SAYS_INNER)
        return true;
    if (fine->says & DL_SAYS_WEEKDAY && !(fine->says & DL_SAYS_DAY))
        return high.low == DL_UNIT_WEEK && !(fine->says & DL_SAYS_SHIFT);
    if (fine->says & DL_SAYS_DAY && !(fine->says & DL_SAYS_MONTH))
        return high.low == DL_UNIT_MONTH;
    return fine->says & (DL_SAYS_MONTH | DL_SAYS_QUARTER | DL_SAYS_HALF) &&
           !(fine->says & DL_SAYS_SHIFT) && high.low >= DL_UNIT_YEAR;
}

static bool is_weekday(const dl_moment *moment)
{
    return moment->says & DL_SAYS_WEEKDAY &&
           !(moment->says & (DL_SAYS_DAY | DL_SAYS_INNER));
}

static bool is_day(const dl_moment *moment)
{
    return moment->says & DL_SAYS_DAY && !(moment->says & DL_SAYS_WEEKDAY);
}

/* "hôm qua", "cùng ngày", 今天 */
static bool is_near_day(const dl_moment *moment)
{
    return moment->says & (DL_SAYS_SHIFT | DL_SAYS_SAME) && moment->unit == DL_UNIT_DAY &&
           !(moment->says & (DL_SAYS_WEEKDAY | DL_SAYS_DAY));
}

/* "date 2024-12-24 On Monday ...": a full date that was no such weekday. */
static bool is_other_weekday(const dl_moment *day, const dl_moment *weekday)
{
    enum { WHOLE = DL_SAYS_YEAR | DL_SAYS_MONTH | DL_SAYS_DAY };
    return (day->says & WHOLE) == WHOLE &&
           dl_day_weekday(dl_date_of_day(day->year, day->month, day->day).first) !=
               weekday->weekday;
}

/* One day told twice: "thứ Tư (31/8)", "hôm qua 17/10", "Jul 18, Fri". */
static bool told_twice(dl_link link, const dl_moment *a, const dl_moment *b,
                       dl_moment *both)
{
    if (link == DL_LINK_OF || link == DL_LINK_DASH)
        return false;
    if ((is_weekday(a) || is_near_day(a)) && is_day(b))
        *both = *b;
    else if (is_day(a) && is_weekday(b) && !(b->says & DL_SAYS_SHIFT) &&
             !is_other_weekday(a, b))
        *both = *a;
    else if (link == DL_LINK_BRACKET && ranks_of(a).low == ranks_of(b).low &&
             b->says & (DL_SAYS_DAY | DL_SAYS_MONTH | DL_SAYS_YEAR | DL_SAYS_QUARTER))
        *both = *b;
    else
        return false;
    const dl_moment *weekday = is_weekday(a) ? a : is_weekday(b) ? b : NULL;
    if (weekday && !(weekday->says & DL_SAYS_SHIFT)) {
        both->says |= DL_SAYS_WEEKDAY;
        both->weekday = weekday->weekday;
    }
    return true;
}

bool dl_date_join(const dl_reading *reading, dl_link link, const dl_moment *a,
                  const dl_moment *b, dl_moment *both)
{
    bool comma = reading->grammars[0]->comma_joins;
    if (a->says == DL_SAYS_OFFSET) {
        *both = *b;
        both->says |= DL_SAYS_OFFSET;
        both->offset = a->offset;
        both->offset_unit = a->offset_unit;
        return link == DL_LINK_NONE && !(b->says & DL_SAYS_OFFSET);
    }
    if (told_twice(link, a, b, both))
        return true;
    *both = merged(a, b);
    if (a->says & DL_SAYS_WEEK_OF)
        return a->says == DL_SAYS_WEEK_OF && b->says & DL_SAYS_DAY;
    switch (link) {
    case DL_LINK_DASH:
        return a->says == DL_SAYS_PART && completes(a, b);
    case DL_LINK_BRACKET:
        return false;
    case DL_LINK_COMMA:
        if (comma && b->says & DL_SAYS_MONTH && a->says == DL_SAYS_YEAR)
            return completes(b, a);
        return completes(a, b) &&
               ((!comma && b->says == DL_SAYS_YEAR) || (is_weekday(a) && b->says == DL_SAYS_SHIFT));
    case DL_LINK_OF:
        return completes(a, b) || /* 次年的10月17日 */
               ((b->says & DL_SAYS_INNER || comma) && completes(b, a));
    case DL_LINK_NONE:
        return completes(a, b) || completes(b, a);
    }
    return false;
}

/* "last week's Sunday" */
static bool is_possessive(const dl_draft *draft, uint32_t token)
{
    return token + 1 < draft->tokens.count &&
           (dl_date_is_sign(draft, token, '\'') || dl_draft_is(draft, token, "\u2019")) &&
           !(draft->tokens.items[token + 1].flags & DL_TOKEN_SPACE) &&
           dl_draft_is(draft, token + 1, "s");
}

/* Skips what may stand between two moments that belong together. */
uint32_t dl_date_link(const dl_reading *reading, uint32_t token, dl_link *link)
{
    const dl_draft *draft = reading->draft;
    const dl_cue *cue = dl_draft_cue(draft, token, DL_CUE_TIME_LINK);
    *link = DL_LINK_NONE;
    if (dl_date_is_sign(draft, token, ','))
        *link = DL_LINK_COMMA;
    else if (dl_date_is_sign(draft, token, '('))
        *link = DL_LINK_BRACKET;
    else if (dl_date_is_sign(draft, token, '-'))
        *link = DL_LINK_DASH;
    else if (cue && cue->entry->value.len == 0)
        *link = DL_LINK_OF;
    if (*link != DL_LINK_NONE)
        token = *link == DL_LINK_OF ? cue->end : token + 1;
    if (*link == DL_LINK_NONE && is_possessive(draft, token))
        token += 2;
    cue = dl_draft_cue(draft, token, DL_CUE_TIME_LINK);
    return cue && cue->entry->value.len ? cue->end : token;
}

/* Time does not run backwards: "31/8/2022 - 26/8/2022" is two days, not a stretch. */
bool dl_date_runs_back(const dl_moment *from, const dl_moment *to)
{
    enum { WHOLE = DL_SAYS_YEAR | DL_SAYS_MONTH | DL_SAYS_DAY };
    if ((from->says & to->says & WHOLE) != WHOLE)
        return false;
    return from->year != to->year     ? from->year > to->year
           : from->month != to->month ? from->month > to->month
                                      : from->day > to->day;
}

bool dl_date_ends_stretch(const dl_expression *left, const dl_expression *right,
                          bool dash)
{
    ranks a = ranks_of(&left->to), b = ranks_of(&right->to);
    bool part = left->to.says == DL_SAYS_PART || right->to.says == DL_SAYS_PART;
    bool repeated = (left->to.says | right->to.says) & (DL_SAYS_SAME | DL_SAYS_LATER);
    bool counted = is_weekday(&left->to) && /* "lifted on Sunday until November 2026" */
                   (right->to.says == DL_SAYS_DAY ||
                    !(right->to.says & (DL_SAYS_DAY | DL_SAYS_WEEKDAY)));
    if (part || repeated || counted || /* "sentenced on Tuesday to 30 months" */
        a.low > DL_UNIT_CENTURY || b.low > DL_UNIT_CENTURY)
        return false;
    if (a.low == b.low)
        return true;
    /* A dash may also be the one behind a dateline. */
    return !dash && ((left->to.says & right->to.says & DL_SAYS_YEAR) ||
                     (a.low <= DL_UNIT_MONTH && b.low <= DL_UNIT_MONTH));
}
