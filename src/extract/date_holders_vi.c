/* When somebody did what a Vietnamese sentence says that he is charged with: "bị buộc tội gian lận
 * trong một giao dịch năm 2023", "cáo buộc đã xuất lậu từ tháng 10/2024 đến tháng 1/2025". */
#include "src/extract/event_dates.h"

/* Whether a date is too long a time to be that of a charge. */
static bool is_long(dl_date date)
{
    enum { LONGEST = 40 }; /* days */
    return date.precision == DL_PRECISION_YEAR ||
           (date.precision == DL_PRECISION_RANGE && date.last - date.first > LONGEST);
}

bool dl_date_is_of_crime(const dl_story *story, uint32_t date)
{
    const dl_draft *draft = story->draft;
    uint32_t from = draft->sentences.items[story->sentence].first;
    bool charged = false, crime = false;
    if (draft->language != DL_LANGUAGE_VI || !is_long(dl_story_date(story, date)->value))
        return false;
    for (uint32_t i = from; i < dl_piece_at(story, date)->first; i++) {
        const dl_cue *cue = dl_draft_cue(draft, i, DL_CUE_REFUTAL);
        if (!cue)
            continue;
        bool matter = dl_str_equal(cue->entry->value, DL_STR("matter"));
        crime |= charged && (matter || dl_str_equal(cue->entry->value, DL_STR("crime")));
        charged |= dl_str_equal(cue->entry->value, DL_STR("charge"));
    }
    return crime;
}
