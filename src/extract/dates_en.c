/* English: month/day as in the United States unless that is no month; May, March and Sun
 * are words too. */
#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"
#include "src/extract/spelling.h"

/* "April Jones" */
static bool is_given_name(const dl_draft *draft, const dl_expression *found)
{
    bool listed = found->first > 0 && dl_draft_says(draft, found->first - 1, "and");
    return found->end < draft->tokens.count &&
           draft->tokens.items[found->end].shape == DL_SHAPE_CAPITAL &&
           (listed || !dl_date_has_slot(draft, found->first, found->end));
}

/* A month or weekday alone is one when it is written with a capital and is no other word,
 * or stands in a word of time: "in May", "May or June". */
static bool is_name(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    bool lower = draft->tokens.items[found->first].shape == DL_SHAPE_LOWER;
    if (found->joined || found->from.says)
        return true;
    if (dl_draft_in(draft, found->first, DL_LIST_GIVEN_NAME_MONTH) &&
        is_given_name(draft, found))
        return false;
    if (!dl_draft_in(draft, found->first, DL_LIST_WORD_LIKE_DATE))
        return !lower || dl_date_has_slot(draft, found->first, found->end);
    if (dl_date_is_alone(draft, found->first, found->end))
        return true;
    if (lower)
        return false;
    bool listed = found->end + 1 < draft->tokens.count &&
                  (dl_draft_in(draft, found->end, DL_LIST_AND_OR) ||
                   dl_draft_is(draft, found->end, "to")) &&
                  dl_draft_cue(draft, found->end + 1, DL_CUE_MONTH);
    return listed || dl_date_has_slot(draft, found->first, found->end);
}

/* "May 15", but not "may 15 people" nor "sat 3 hours" */
static bool is_day(const dl_reading *reading, const dl_expression *found)
{
    return found->joined ||
           reading->draft->tokens.items[found->first].shape != DL_SHAPE_LOWER ||
           dl_draft_folded(reading->draft, found->first).len > 5 ||
           dl_date_is_alone(reading->draft, found->first, found->end);
}

/* "14april", "Feb13", but not "mar10" */
static bool is_glued_day(const dl_reading *reading, const dl_expression *found)
{
    enum { TELLING = 6 }; /* bytes: a day and more than three letters */
    const dl_draft *draft = reading->draft;
    return found->joined || dl_token_is_capital(&draft->tokens.items[found->first]) ||
           dl_draft_folded(draft, found->first).len >= TELLING ||
           dl_date_is_alone(draft, found->first, found->end);
}

/* "Tuesday 19th", but not "Sun 4" */
static bool is_weekday_day(const dl_reading *reading, const dl_expression *found)
{
    return reading->draft->tokens.items[found->end - 1].kind == DL_WORD_LETTERS;
}

/* "in the second half", but not "the second half of the game" */
static bool is_half(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    return found->joined ||
           (found->first > 0 && dl_draft_is(draft, found->first - 1, "the") &&
            dl_draft_cue_before(draft, found->first - 1, DL_CUE_TIME_FRAME) &&
            !(found->end < draft->tokens.count && dl_draft_is(draft, found->end, "of")));
}

/* "the 2022 rules", "its 2024 results": a year that says which. */
static bool is_year(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    int year = found->to.year;
    if (found->joined)
        return true;
    if (year < 1900 || year > 2100)
        return dl_date_is_alone(draft, found->first, found->end);
    if (dl_date_has_slot(draft, found->first, found->end))
        return true;
    bool opens = draft->tokens.items[found->first].flags & DL_TOKEN_FIRST;
    if (opens && year >= 1980 && year < 2040 && found->end < draft->tokens.count)
        return draft->tokens.items[found->end].shape == DL_SHAPE_LOWER;
    return found->first > 0 && found->end < draft->tokens.count &&
           draft->tokens.items[found->end].kind == DL_WORD_LETTERS &&
           dl_draft_in(draft, found->first - 1, DL_LIST_DETERMINER);
}

/* "Opus 4.5 on Monday": the version of what a capital names. */
static bool is_version(const dl_draft *draft, uint32_t first)
{
    const dl_token *before = first > 0 ? &draft->tokens.items[first - 1] : NULL;
    return before && before->sentence == draft->tokens.items[first].sentence &&
           dl_date_is_sign(draft, first + 1, '.') && dl_token_is_capital(before) &&
           !dl_draft_cue(draft, first - 1, DL_CUE_WEEKDAY);
}

/* 2/15 without a year: "on 2/15", or alone; "by 2/3" is a share. */
static bool is_numeric(const dl_reading *reading, const dl_expression *found)
{
    if (is_version(reading->draft, found->first))
        return false;
    return found->joined || dl_date_is_alone(reading->draft, found->first, found->end) ||
           (found->first > 0 &&
            dl_str_equal(dl_draft_folded(reading->draft, found->first - 1),
                         DL_STR("on")));
}

/* "next Tuesday" is the one of the next week, "last Friday" the one that has just been,
 * "this coming Tuesday" the one that is next. */
static bool is_next(const dl_reading *reading, const dl_expression *found)
{
    return found->to.shift > 0 &&
           !dl_draft_in(reading->draft, found->end - 2, DL_LIST_COMING);
}

/* "of 2027", "of March", "of the year": what a last quarter or week is the last of. */
static bool is_of_a_time(const dl_draft *draft, uint32_t token)
{
    if (token + 2 >= draft->tokens.count || !dl_draft_is(draft, token, "of"))
        return false;
    const dl_token *it = &draft->tokens.items[token + 1];
    return (it->kind == DL_WORD_NUMBER && it->end - it->start == 4) ||
           dl_draft_cue(draft, token + 1, DL_CUE_MONTH) ||
           (dl_draft_in(draft, token + 1, DL_LIST_DETERMINER) &&
            dl_draft_in(draft, token + 2, DL_LIST_WHOLE_TIME));
}

/* "the last day", "this time": a day alone is told from another; "its last week in
 * office" is no week of the calendar, "the last quarter of 2027" is not the one before, "the last weeks of
 * the Biden administration" are its. */
static bool is_unit_shift(const dl_reading *reading, const dl_expression *found)
{
    if (dl_draft_in(reading->draft, found->first - 1, DL_LIST_OWNER))
        return false;
    if (dl_draft_is(reading->draft, found->end - 2, "last") &&
        (is_of_a_time(reading->draft, found->end) ||
         (dl_draft_is(reading->draft, found->end, "of") &&
          dl_str_ends(dl_draft_folded(reading->draft, found->end - 1), DL_STR("s")))))
        return false;
    return found->to.unit != DL_UNIT_DAY ||
           dl_date_is_alone(reading->draft, found->first, found->end) ||
           found->to.many > 1;
}

/* "fiscal third quarter", "third quarter of its fiscal year": a company's own calendar.
 */
static bool is_calendar(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    if (dl_draft_says(draft, found->first - 1, "fiscal"))
        return false;
    for (uint32_t i = found->end; i < found->end + 3 && i < draft->tokens.count; i++)
        if (dl_draft_says(draft, i, "fiscal"))
            return false;
    return true;
}

/* "3 of May", "3 May": "12-3 in May" is a count. */
static bool is_of_month(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    for (uint32_t i = found->first + 1; i < found->end; i++)
        if (dl_draft_is(draft, i, "in") || dl_draft_is(draft, i, "on") ||
            dl_draft_is(draft, i, "from"))
            return false;
    return true;
}

/* "on the 15th": with "the", and nothing that it counts behind. */
static bool is_the_day(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    bool free = found->end >= draft->tokens.count ||
                draft->tokens.items[found->end].kind == DL_WORD_PUNCTUATION ||
                (draft->tokens.items[found->first].flags & DL_TOKEN_DIGIT &&
                 dl_draft_in(draft, found->end, DL_LIST_BEHIND_DAY));
    if (draft->tokens.items[found->first].kind == DL_WORD_NUMBER)
        return found->joined && found->to.says != DL_SAYS_DAY &&
               is_of_month(reading, found) &&
               !dl_draft_cue(draft, found->end, DL_CUE_TIME_UNIT);
    if (found->joined)
        return true;
    return free && found->first > 1 && dl_draft_is(draft, found->first - 1, "the") &&
           dl_draft_in(draft, found->first - 2, DL_LIST_BEFORE_DAY);
}

static bool is_weekend(const dl_reading *reading, const dl_expression *found)
{
    return found->to.unit == DL_UNIT_WEEKEND &&
           (dl_draft_says(reading->draft, found->first - 1, "the") ||
            dl_draft_says(reading->draft, found->first - 1, "over"));
}

/* "Oct. 7 and 8, when", but neither "Oct. 7 and 19" nor "May 5 and 6 others". */
static bool is_next_day(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    return found->to.day == found->from.day + 1 &&
           (found->joined || found->end >= draft->tokens.count ||
            draft->tokens.items[found->end].kind == DL_WORD_PUNCTUATION ||
            dl_draft_cue(draft, found->end, DL_CUE_PREPOSITION));
}

/* clang-format off */
static const dl_date_rule rules[] = {
    { "year-month-day", "Y~M~D", .guard = DL_GUARD_FREE },
    { "year-day-month", "Y~D~M", .guard = DL_GUARD_FREE },
    { "day.month.year", "D.M.Y", .guard = DL_GUARD_FREE },
    { "month/day/year", "M~D~Y", .guard = DL_GUARD_FREE },
    { "day/month/year", "D~M~Y", .guard = DL_GUARD_FREE },
    { "month/day/short year", "M/D/Z", .guard = DL_GUARD_FREE },
    { "day/month/short year", "D/M/Z", .guard = DL_GUARD_FREE },
    { "month-day-short year", "M~D~Z", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "day-month-short year", "D~M~Z", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "month/day", "M~D", .guard = DL_GUARD_FREE,.accept = is_numeric },
    { "day/month", "D~M", .guard = DL_GUARD_FREE,.accept = is_numeric },
    { "month/year", "M/Y", .guard = DL_GUARD_FREE },
    { "year-month", "Y~M",.guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "month day, year", "m[,]D[,][o]Y", .guard = DL_GUARD_NONE },
    { "month day, year of an era", "mD[,]A", .guard = DL_GUARD_NONE },
    { "glued day", "J", .guard = DL_GUARD_FREE, .accept = is_glued_day },
    { "glued day, year", "J[,]Y", .guard = DL_GUARD_NONE },
    { "month day year in figures", "MDY", .guard = DL_GUARD_FREE, .accept = dl_date_fills_line },
    { "month day", "mD", .guard = DL_GUARD_FREE, .accept = is_day },
    { "month year", "m[,]Y", .guard = DL_GUARD_NONE },
    { "month of year", "moY", .guard = DL_GUARD_NONE },
    { "month short year", "mZ", .guard = DL_GUARD_FREE },
    { "month day short year", "mD[,]Z", .guard = DL_GUARD_FREE },
    { "day month year", "D[o]m[,]Y", .accept = is_of_month },
    { "day month short year", "DmZ", .guard = DL_GUARD_FREE },
    { "day month year of an era", "D[o]m[,]A", .accept = is_of_month },
    { "month year of an era", "m[,]A", .guard = DL_GUARD_NONE },
    { "day month", "D[o]m", .guard = DL_GUARD_FREE, .accept = is_of_month },
    { "day/month name/year", "D/m/Y", .guard = DL_GUARD_NONE },
    { "year month day", "YmD", .guard = DL_GUARD_NONE },
    { "year/month name/day", "Y/m/D", .guard = DL_GUARD_NONE },
    { "month", "m", .accept = is_name },
    { "weekday", "w", .accept = is_name },
    { "weekday day", "w[o]D", .guard = DL_GUARD_FREE, .accept = is_weekday_day },
    { "year", "Y", .guard = DL_GUARD_FREE,.accept = is_year },
    { "yearmonthday", "C", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "year of an era", "A", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "fiscal year", "F", .guard = DL_GUARD_FREE },
    { "next weekday", "sw", .build = DL_BUILD_WEEK,.accept = is_next },
    { "last weekday", "sw", .build = DL_BUILD_NEAREST },
    { "last month name", "sm", .build = DL_BUILD_NEAREST },
    { "last unit", "su", .build = DL_BUILD_SHIFT,.accept = is_unit_shift },
    { "last count units", "sNu", .build = DL_BUILD_RUN },
    { "count units ago", "Nua", .build = DL_BUILD_AGO,.guard = DL_GUARD_FREE },
    { "count weekdays ago", "Nwa", .build = DL_BUILD_AGO, .guard = DL_GUARD_FREE },
    { "count units after", "Nub", .build = DL_BUILD_OFFSET, .guard = DL_GUARD_JOINED },
    { "deictic", "x", .guard = DL_GUARD_NONE },
    { "part", "p", .guard = DL_GUARD_NONE },
    { "the weekend", "u",.build = DL_BUILD_NEAREST,.accept = is_weekend },
    { "day of", "D", .guard = DL_GUARD_LEFT, .accept = is_the_day },
    { "the unit", "u", .build = DL_BUILD_SHIFT, .guard = DL_GUARD_OF },
    { "nth quarter", "Qq", .accept = is_calendar },
    { "nth-quarter", "Q-q", .accept = is_calendar },
    { "quarter year", "Qq[o]Y", .accept = is_calendar },
    { "Q-quarter year", "G[o]Y", .guard = DL_GUARD_FREE },
    { "Q-quarter", "G", .guard = DL_GUARD_FREE },
    { "half year", "h[o]Y", .guard = DL_GUARD_NONE },
    { "half", "h", .accept = is_half },
    { "H-half year", "H[o]Y", .guard = DL_GUARD_FREE },
    { "H-half with year", "H", .guard = DL_GUARD_FREE | DL_GUARD_SLOT },
    { "first count units", "fNu", .build = DL_BUILD_INNER_RUN,.guard = DL_GUARD_JOINED },
    { "nth unit", "Ou", .build = DL_BUILD_INNER_NTH,.guard = DL_GUARD_JOINED },
    { "last unit of", "fu", .build = DL_BUILD_INNER_NTH,.guard = DL_GUARD_JOINED },
    { "nth last unit", "Ofu", .build = DL_BUILD_INNER_NTH,.guard = DL_GUARD_JOINED },
    { "nth weekday", "Ow", .build = DL_BUILD_INNER_NTH, .guard = DL_GUARD_JOINED },
    { "last weekday of", "fw",.build = DL_BUILD_INNER_NTH, .guard = DL_GUARD_JOINED },
    { "week of","ko",.build = DL_BUILD_WEEK_OF },
    { "decade", "E", .build = DL_BUILD_DECADE },
    { "year-year", "Y>Y", .guard = DL_GUARD_FREE },
    { "year-short year", "Y>Z", .guard = DL_GUARD_FREE, .accept = is_year },
    { "month day-day", "mD>D", .guard = DL_GUARD_FREE },
    { "month day-day, year", "mD>D[,]Y", .guard = DL_GUARD_NONE },
    { "month day and day", "mD&D", .guard = DL_GUARD_FREE, .accept = is_next_day },
    { "month day and day, year", "mD&D[,]Y", .guard = DL_GUARD_FREE },
    { "day-day month", "D>D[o]m", .guard = DL_GUARD_FREE, .accept = is_of_month },
    { "day-day month year", "D>D[o]m[,]Y",.guard = DL_GUARD_NONE },
    { "month-month year", "m>m[,]Y",.guard = DL_GUARD_NONE },
};
/* clang-format on */

const dl_date_grammar dl_dates_en = {
    .rules = rules,
    .count = DL_COUNT(rules),
    .ordinal_days = true,
};
