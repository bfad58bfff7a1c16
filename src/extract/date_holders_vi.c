/* What else a date of a Vietnamese sentence may be of: when somebody did what he is charged with,
 * "bị buộc tội gian lận trong một giao dịch năm 2023"; what a plan told before is for, "công bố
 * lộ trình cho năm 2026 từ hồi tháng 9". */
#include "src/extract/event_dates.h"

/* Whether a date is too long a time to be that of a charge. */
static bool is_long(dl_date date)
{
    enum { LONGEST = 40 }; /* days */
    return date.precision == DL_PRECISION_YEAR ||
           (date.precision == DL_PRECISION_RANGE && date.last - date.first > LONGEST);
}

static bool is_of_crime(const dl_story *story, uint32_t date)
{
    const dl_draft *draft = story->draft;
    uint32_t from = draft->sentences.items[story->sentence].first;
    bool charged = false, crime = false;
    if (draft->language != DL_LANGUAGE_VI || !is_long(dl_story_date(story, date)->value))
        return false;
    for (uint32_t i = from; i < dl_piece_at(story, date)->first; i++) {
        const dl_cue *cue = dl_draft_cue(draft, i, DL_CUE_MARK);
        if (!cue)
            continue;
        bool matter = dl_str_equal(cue->entry->value, DL_STR("matter"));
        crime |= charged && (matter || dl_str_equal(cue->entry->value, DL_STR("crime")));
        charged |= dl_str_equal(cue->entry->value, DL_STR("charge"));
    }
    return crime;
}

/* Whether a word stands right before a date, or is its first. */
static bool is_led_by(const dl_story *story, uint32_t date, const char *word)
{
    uint32_t first = dl_piece_at(story, date)->first;
    return dl_draft_says(story->draft, first, word) ||
           (first > 0 && dl_draft_says(story->draft, first - 1, word));
}

/* A day ahead before one gone by: "xây nhà máy năm 2027 từ hồi tháng 7". */
static bool is_of_plan(const dl_story *story, uint32_t date)
{
    dl_date published = story->draft->out->published;
    const dl_segment *its = dl_segment_of(story, date);
    if (story->draft->language != DL_LANGUAGE_VI ||
        dl_story_date(story, date)->value.first <= published.last)
        return false;
    for (uint32_t i = date + 1; i < its->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE &&
            dl_story_date(story, i)->value.first <= published.last &&
            (is_led_by(story, i, "hồi") || is_led_by(story, i, "từ") ||
             is_led_by(story, i, "hôm")))
            return true;
    return false;
}

/* "Từ năm 2022 đến nay": how long something has gone on. */
static bool is_until_now(const dl_story *story, uint32_t date)
{
    uint32_t end = dl_piece_at(story, date)->end;
    return story->draft->language == DL_LANGUAGE_VI &&
           dl_draft_cue(story->draft, end, DL_CUE_TIME_RANGE) &&
           dl_draft_in(story->draft, end + 1, DL_LIST_NOW);
}

bool dl_date_is_held_vi(const dl_story *story, uint32_t date)
{
    return is_until_now(story, date) || is_of_crime(story, date) || is_of_plan(story, date);
}
