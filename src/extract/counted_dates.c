/* Days that a clause counts from what another one tells: "three days after Washington
 * tightened its rules". */
#include "src/extract/event_dates.h"

bool dl_segment_has_date(const dl_story *story, const dl_segment *segment)
{
    for (uint32_t i = segment->first; i < segment->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return true;
    return false;
}

/* A date that lies so many days, or else months, away from another; unset if the other is
 * too vague. */
static dl_date moved(dl_date from, int32_t days, int32_t months)
{
    dl_civil civil = dl_day_civil(from.first + days);
    if (from.precision == DL_PRECISION_YEAR && days == 0 && months % 12 == 0)
        return dl_date_of_year(civil.year + months / 12);
    if (!dl_date_is_set(from) || (from.precision != DL_PRECISION_DAY &&
                                  (days != 0 || from.precision != DL_PRECISION_MONTH)))
        return (dl_date){ 0 };
    if (months == 0)
        return dl_date_of_day(civil.year, civil.month, civil.day);
    int32_t number = civil.year * 12 + civil.month - 1 + months;
    return dl_date_of_month(number / 12, number % 12 + 1);
}

/* "Three days", "two months" before a word: by how much; false if nothing is counted. */
static bool counted(const dl_story *story, uint32_t word, int32_t *days, int32_t *months)
{
    const dl_draft *draft = story->draft;
    uint32_t number = 1;
    const dl_cue *unit = dl_draft_cue_before(draft, word, DL_CUE_TIME_UNIT);
    if (!unit)
        return false;
    const dl_cue *count = dl_draft_cue_before(draft, unit->first, DL_CUE_NUMERAL);
    bool given = count && dl_str_number(count->entry->value, 100, &number);
    if (!given && (unit->first == 0 || !dl_draft_is(draft, unit->first - 1, "the")))
        return false;
    dl_str value = unit->entry->value;
    *days = dl_str_equal(value, DL_STR("day"))    ? (int32_t)number
            : dl_str_equal(value, DL_STR("week")) ? (int32_t)number * 7
                                                  : 0;
    *months = dl_str_equal(value, DL_STR("month"))  ? (int32_t)number
              : dl_str_equal(value, DL_STR("year")) ? (int32_t)number * 12
                                                    : 0;
    return *days || (given && *months);
}

/* "three days after Washington tightened its rules": so long before the last day named;
 * "a month before it was banned": so long behind it. */
static bool counted_back(const dl_story *story, const dl_clause *clause, dl_date *found)
{
    const dl_draft *draft = story->draft;
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    int32_t days, months;
    if (!dl_segment_is_time(story, segment))
        return false;
    uint32_t word = dl_piece_at(story, segment->first)->first;
    int32_t sign = dl_draft_is(draft, word, "after")    ? -1
                   : dl_draft_is(draft, word, "before") ? 1
                                                        : 0;
    if (sign == 0 || !counted(story, word, &days, &months))
        return false;
    if (dl_segment_has_date(story, segment))
        return false;
    for (uint32_t i = segment->first; i > 0; i--) {
        if (dl_piece_at(story, i - 1)->kind != DL_PIECE_DATE)
            continue;
        dl_date named = dl_story_date(story, i - 1)->value;
        *found = moved(named, sign * days, sign * months);
        if (dl_date_is_set(*found) && named.first <= draft->out->published.last)
            return true;
    }
    if (story->said_sentence != story->sentence)
        return false; /* nor on the only day that the sentence before names */
    *found = moved(story->said_date, sign * days, sign * months);
    return dl_date_is_set(*found);
}

/* "A day after Washington had listed it on December 2, Beijing banned": so long behind
 * the date of the clause of time. */
static bool counted_from(const dl_story *story, const dl_clause *clause, dl_date *found)
{
    const dl_segment *its = dl_segment_of(story, clause->verb);
    if (story->draft->language != DL_LANGUAGE_EN || clause->reduced ||
        its->opener == DL_OPENER_RELATIVE || its->opener == DL_OPENER_LINK ||
        dl_segment_has_date(story, its))
        return false;
    for (uint32_t n = 0; n < story->segments.count; n++) {
        const dl_segment *time = &story->segments.items[n];
        int32_t days, months;
        if (time == its || !dl_segment_is_time(story, time))
            continue;
        uint32_t word = dl_piece_at(story, time->first)->first;
        bool after = dl_draft_is(story->draft, word, "after");
        if ((!after && !dl_draft_is(story->draft, word, "before")) ||
            !counted(story, word, &days, &months))
            continue;
        for (uint32_t i = time->end; i > time->first; i--)
            if (dl_piece_at(story, i - 1)->kind == DL_PIECE_DATE) {
                *found = moved(dl_story_date(story, i - 1)->value, after ? days : -days,
                               after ? months : -months);
                return dl_date_is_set(*found);
            }
    }
    return false;
}

/* "days before tariffs took effect", "weeks after it was banned": a time that nothing
 * counts. */
bool dl_clause_is_vaguely_apart(const dl_story *story, const dl_clause *clause)
{
    static const char *const units[] = { "hours", "days", "weeks", "months", "years" };
    const dl_draft *draft = story->draft;
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    int32_t days, months;
    if (!dl_segment_is_time(story, segment))
        return false;
    uint32_t word = dl_piece_at(story, segment->first)->first;
    if (word == 0 || counted(story, word, &days, &months) ||
        !(dl_draft_is(draft, word, "before") || dl_draft_is(draft, word, "after")))
        return false;
    if (dl_segment_has_date(story, segment))
        return false;
    for (size_t i = 0; i < DL_COUNT(units); i++)
        if (dl_draft_is(draft, word - 1, units[i]))
            return true;
    return false;
}

bool dl_clause_counted_date(const dl_story *story, const dl_clause *clause,
                            dl_date *found)
{
    return counted_back(story, clause, found) || counted_from(story, clause, found);
}
