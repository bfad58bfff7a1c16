/* What English calls a product by its class: "a browser called Comet", "its chatbot for
 * pupils, NurAI", "its StarMind assistant". */
#include "src/extract/kinds.h"

/* The class word of a product that ends before a token. */
static const dl_cue *class_before(const dl_draft *draft, uint32_t token)
{
    const dl_cue *cue = dl_draft_cue_before(draft, token, DL_CUE_PRODUCT_BEFORE);
    return cue && !dl_str_equal(cue->entry->value, DL_STR("deed")) ? cue : NULL;
}

/* "a model named X", "an app dubbed X". */
static const dl_cue *calling(const dl_draft *draft, uint32_t first)
{
    return first > 0 && dl_draft_in(draft, first - 1, DL_LIST_CALLED)
               ? class_before(draft, first - 1)
               : NULL;
}

/* "its chatbot for pupils, X," "a new browser, X": behind the comma of what somebody has. */
static const dl_cue *apposed(const dl_draft *draft, uint32_t first, uint32_t end)
{
    enum { FARTHEST = 6, LEAD = 4 }; /* tokens from the class word, and before it */
    const dl_token *tokens = draft->tokens.items;
    uint32_t start = draft->sentences.items[tokens[first].sentence].first;
    bool closed = end >= draft->tokens.count || tokens[end].kind == DL_WORD_PUNCTUATION ||
                  tokens[end].sentence != tokens[first].sentence;
    if (first < start + 3 || !closed || !dl_draft_is(draft, first - 1, ","))
        return NULL;
    for (uint32_t i = first - 1; i > start && i + FARTHEST > first; i--) {
        const dl_cue *cue = class_before(draft, i);
        for (uint32_t k = cue ? cue->first : 0; k > start && k + LEAD > i; k--)
            if (dl_draft_in(draft, k - 1, DL_LIST_HAVING))
                return cue;
        if (cue || tokens[i - 1].kind == DL_WORD_PUNCTUATION)
            return NULL;
    }
    return NULL;
}

/* "its X assistant": somebody's own. */
static const dl_cue *owned(const dl_draft *draft, uint32_t first, uint32_t end)
{
    const dl_cue *cue = dl_draft_cue(draft, end, DL_CUE_PRODUCT_BEFORE);
    return cue && first > 0 && dl_draft_in(draft, first - 1, DL_LIST_HAVING_NEW) &&
                   !dl_str_equal(cue->entry->value, DL_STR("deed"))
               ? cue
               : NULL;
}

void dl_kinds_weigh_called(const dl_draft *draft, uint32_t first, uint32_t end,
                           dl_votes *votes)
{
    const dl_cue *cue;
    if (draft->language != DL_LANGUAGE_EN)
        return;
    if ((cue = calling(draft, first)) || (cue = owned(draft, first, end)) ||
        (cue = apposed(draft, first, end)))
        dl_kinds_give(votes, DL_ENTITY_PRODUCT, 5, "called",
                      dl_draft_span(draft, cue->first, cue->end));
}
