/* The date of what a stretch tells by its wording. */
#include "src/extract/event_dates.h"
#include "src/extract/wording.h"

/* "Between October 2024 and May 2025 they moved chips": so long a time is that of an
 * English crime, not of what was done about it. */
static bool is_crime(const dl_story *story, const dl_telling *telling)
{
    enum { LONGEST = 40 }; /* days */
    return story->draft->language == DL_LANGUAGE_EN && telling->deed == DL_DEED_ENFORCE &&
           telling->date.precision == DL_PRECISION_RANGE &&
           telling->date.last - telling->date.first > LONGEST;
}

/* "Vào danh sách đen từ năm 2019, Huawei vẫn mua được nhờ giấy phép cấp hồi cuối năm
 * 2020": beside what another clause told of its date, the only one of a Vietnamese
 * stretch. */
static void date_by_its_own(const dl_story *story, const dl_stretch *its,
                            dl_telling *telling)
{
    uint32_t own = DL_NO_PIECE;
    dl_date now = story->draft->out->published;
    if (story->draft->language != DL_LANGUAGE_VI || !telling->dated ||
        telling->date.last > now.last)
        return;
    for (uint32_t i = its->first; i < its->end; i++) {
        if (dl_piece_at(story, i)->kind != DL_PIECE_DATE)
            continue;
        if (own != DL_NO_PIECE || dl_date_is_end(story, i))
            return;
        own = i;
    }
    if (own != DL_NO_PIECE && dl_story_date(story, own)->value.last <= now.last)
        telling->date = dl_story_date(story, own)->value;
}

/* "From August 2020 to September 2021 it had sold them": an English stretch with a date
 * that cannot be its deed's is of no day that was told before. */
static bool is_dated_elsewhere(const dl_story *story, const dl_stretch *its,
                               const dl_telling *telling)
{
    if (story->draft->language != DL_LANGUAGE_EN || telling->dated)
        return false;
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE && !dl_date_is_end(story, i))
            return true;
    return false;
}

bool dl_stretch_settle_date(const dl_story *story, const dl_stretch *its,
                            const dl_telling *same, bool beside, bool dated,
                            dl_telling *telling)
{
    if (beside && !same)
        date_by_its_own(story, its, telling);
    if (!dated && telling->deed == DL_DEED_LAUNCH_COMPLIANT_CHIP) {
        telling->date = (dl_date){ 0 }; /* what chip it is: made long before the news of it */
        telling->before = story->draft->out->published;
    }
    return !(dated && !dl_date_is_set(telling->date)) && !is_crime(story, telling) &&
           (same || !is_dated_elsewhere(story, its, telling));
}
