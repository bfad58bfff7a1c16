/* What an English sentence takes back of what the one before it reports:
 *
 *     An item on May 2 said that licences had been withdrawn. They have not.
 *     Reports on Monday said that China had banned it. No such order exists.
 */
#include "src/extract/events.h"

/* Whether the sentence tells what somebody says; `medium`: what somebody without office does,
 * as a charge stands that is denied. */
static bool reports(const dl_draft *draft, const dl_sentence *sentence, bool medium)
{
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        if (dl_draft_cue_is(draft, i, DL_CUE_MARK, "news") ||
            dl_draft_cue(draft, i, DL_CUE_RUMOUR) ||
            (!medium && dl_draft_cue(draft, i, DL_CUE_TELL)))
            return true;
    return false;
}

/* Whether the sentence only says that what the one before it reports is not so. */
static bool takes_back(const dl_draft *draft, const dl_sentence *sentence)
{
    enum { LONGEST = 16 }; /* tokens */
    if (!(sentence->classes & DL_CUE_BIT(MARK)) ||
        sentence->end - sentence->first > LONGEST)
        return false;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const dl_cue *cue = dl_draft_cue(draft, i, DL_CUE_MARK);
        if (!cue)
            continue;
        bool whole = dl_str_equal(cue->entry->value, DL_STR("taken back whole")) &&
                     i == sentence->first && cue->end < sentence->end &&
                     draft->tokens.items[cue->end].kind == DL_WORD_PUNCTUATION;
        if (whole || dl_str_equal(cue->entry->value, DL_STR("taken back")))
            return reports(draft, sentence - 1, false);
        if (dl_str_equal(cue->entry->value, DL_STR("denied")))
            return reports(draft, sentence - 1, true);
    }
    return false;
}

void dl_story_take_back(dl_story *story)
{
    const dl_sentence *its = &story->draft->sentences.items[story->sentence];
    size_t kept = story->tellings.count;
    if (story->draft->language != DL_LANGUAGE_EN || story->sentence == 0 ||
        !takes_back(story->draft, its))
        return;
    while (kept > 0 && story->tellings.items[kept - 1].sentence + 1 == story->sentence)
        kept--;
    story->tellings.count = kept;
    story->has_pending = false;
}
