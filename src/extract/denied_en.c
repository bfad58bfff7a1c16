/* "Refused to tighten", "held off adding": an English stretch that only tells what was not
 * done. Other negations may make a rule: "may no longer be sold". */
#include "src/extract/certainty.h"
#include "src/extract/wording.h"

/* "To tighten", "adding", "being put". */
static bool is_infinite(const dl_draft *draft, uint32_t verb)
{
    return dl_draft_is(draft, verb - 1, "to") || dl_draft_is(draft, verb - 1, "being") ||
           dl_str_ends(dl_draft_folded(draft, verb), DL_STR("ing"));
}

bool dl_stretch_is_refused(const dl_story *story, const dl_stretch *its)
{
    enum { REACH = 6 }; /* tokens: "refused on Monday to tighten" */
    if (story->draft->language != DL_LANGUAGE_EN)
        return false;
    for (uint32_t i = its->first; i + 1 < its->end; i++) {
        dl_str value = dl_piece_value(story, dl_piece_at(story, i), DL_CUE_NEGATION);
        uint32_t end = dl_piece_at(story, i)->end;
        if (!dl_str_equal(value, DL_STR("refusal")) && !dl_str_equal(value, DL_STR("gerund")))
            continue;
        for (uint32_t n = i + 1;
             n < its->end && dl_piece_at(story, n)->first <= end + REACH; n++)
            if (dl_piece_at(story, n)->verb &&
                is_infinite(story->draft, dl_piece_at(story, n)->first) &&
                dl_story_cue_before(story, n, DL_CUE_NEGATION, REACH) == i)
                return true;
    }
    return false;
}
