/* Counting from a date: how far words say, and where that leads. */
#include "src/extract/event_dates.h"

dl_date dl_date_moved(dl_date from, int32_t days, int32_t months)
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

/* "Less than four weeks after", "barely ten days before": whether what an English count at a
 * token says is only about so long. */
static bool is_rough(const dl_draft *draft, uint32_t count)
{
    return draft->language == DL_LANGUAGE_EN && count > 1 &&
           (dl_draft_in(draft, count - 1, DL_LIST_ROUGHLY) ||
            dl_draft_in(draft, count - 2, DL_LIST_ROUGHLY));
}

bool dl_story_counts(const dl_story *story, uint32_t word, int32_t *days, int32_t *months)
{
    const dl_draft *draft = story->draft;
    uint32_t number = 1;
    const dl_cue *unit = dl_draft_cue_before(draft, word, DL_CUE_TIME_UNIT);
    if (!unit)
        return false;
    const dl_cue *count = dl_draft_cue_before(draft, unit->first, DL_CUE_NUMERAL);
    bool given = count && dl_str_number(count->entry->value, 100, &number);
    uint32_t first = count ? count->first : unit->first;
    if (!count && first > 0 && dl_draft_number(draft, first - 1, &number)) {
        given = number < 1000; /* "17 days after" */
        first--;
    }
    if (!given && (unit->first == 0 || !dl_draft_is(draft, unit->first - 1, "the")))
        return false;
    dl_str value = unit->entry->value;
    *days = dl_str_equal(value, DL_STR("day"))    ? (int32_t)number
            : dl_str_equal(value, DL_STR("week")) ? (int32_t)number * 7
                                                  : 0;
    *months = dl_str_equal(value, DL_STR("month"))  ? (int32_t)number
              : dl_str_equal(value, DL_STR("year")) ? (int32_t)number * 12
                                                    : 0;
    return (*days && !is_rough(draft, first)) || (given && *months);
}

bool dl_story_can_recall(const dl_story *story, const dl_telling *told)
{
    return told->sentence < story->sentence && !told->aside &&
           told->date.precision == DL_PRECISION_DAY &&
           told->certainty != DL_CERTAINTY_HYPOTHETICAL;
}
