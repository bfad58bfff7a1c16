/* What a sentence tells without a word for it: that another did so, too. */
#include "src/extract/events.h"

static bool is_small(const dl_draft *draft, const dl_cue *cue)
{
    for (uint32_t i = cue->first; i < cue->end; i++)
        if (draft->tokens.items[i].shape > DL_SHAPE_LOWER)
            return false;
    return true;
}

/* The word for it in tokens [from, to) that one token more follows: "followed suit"; NULL.
 * An English one is written in small letters. */
static const dl_cue *word_likewise(const dl_draft *draft, uint32_t from, uint32_t to)
{
    uint32_t behind = draft->language == DL_LANGUAGE_EN ? 2 : 1;
    for (uint32_t i = from; i + behind < to; i++) {
        const dl_cue *cue = dl_draft_cue(draft, i, DL_CUE_LIKEWISE);
        if (cue && (draft->language != DL_LANGUAGE_EN || is_small(draft, cue)))
            return cue;
    }
    return NULL;
}

const dl_telling *dl_story_likewise(const dl_story *story, uint32_t from, uint32_t to)
{
    enum { NEAR = 2 }; /* sentences */
    const dl_draft *draft = story->draft;
    const dl_cue *word;
    bool possible = story->tellings.count > 0 &&
                    draft->sentences.items[story->sentence].classes & DL_CUE_BIT(LIKEWISE);
    bool leads = draft->language == DL_LANGUAGE_VI && to < draft->tokens.count && to > from &&
                 (dl_draft_is(draft, to - 1, ":") || dl_draft_is(draft, to, ":"));
    if (!possible || leads || /* "đến lượt TSMC: ngày 2/9, hãng xác nhận" */
        !(word = word_likewise(draft, from, to)))
        return NULL;
    bool before = dl_str_equal(word->entry->value, DL_STR("before")); /* 同样的通知 */
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *told = &story->tellings.items[i - 1];
        if (told->sentence + NEAR < story->sentence ||
            (draft->language == DL_LANGUAGE_ZH && !before &&
             told->sentence + 1 < story->sentence))
            return NULL;
        bool ahead = told->sentence == story->sentence &&
                     dl_piece_at(story, told->verb)->first >= from;
        if (told->certainty != DL_CERTAINTY_HYPOTHETICAL && !ahead)
            return told;
    }
    return NULL;
}

bool dl_story_is_alike(const dl_story *story, uint32_t from, uint32_t to)
{
    const dl_draft *draft = story->draft;
    for (uint32_t i = from; i < to && draft->language == DL_LANGUAGE_VI; i++)
        if (dl_draft_cue_is(draft, i, DL_CUE_LIKEWISE, "alike"))
            return true;
    return false;
}
