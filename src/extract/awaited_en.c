/* "Once the president signs it, agencies would be barred": what English makes another deed
 * wait for is not done, nor is what waits for it. */
#include "src/extract/certainty.h"
#include "src/extract/spelling.h"

/* "signs", "is": whether a present stands behind a name or a pronoun, or behind a bill. */
static bool is_present(const dl_story *story, uint32_t token, bool behind_noun)
{
    const dl_draft *draft = story->draft;
    const dl_token *it = &draft->tokens.items[token];
    dl_str word = dl_draft_folded(draft, token);
    return it->shape == DL_SHAPE_LOWER && word.len > 1 && dl_str_ends(word, DL_STR("s")) &&
           !dl_word_is_past(draft, token) && !dl_word_is_past(draft, token + 1) &&
           !dl_draft_cue(draft, token, DL_CUE_EFFECT) &&
           (behind_noun || it[-1].taken & DL_TAKEN_NAME ||
            dl_draft_in(draft, token - 1, DL_LIST_SUBJECT_PRONOUN));
}

/* Whether the tokens [first, end) wait for something: it has no day that lies behind. */
static bool waits(const dl_story *story, uint32_t first, uint32_t end)
{
    const uint32_t acts = DL_GROUP_BILL | DL_GROUP_RULE | DL_GROUP_LAW;
    bool present = false;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->first < first || piece->end >= end)
            continue;
        if (piece->kind == DL_PIECE_DATE &&
            dl_story_date(story, i)->value.first <= story->draft->out->published.last)
            return false;
        present |= piece->groups & acts && is_present(story, piece->end, true);
    }
    for (uint32_t i = first + 1; i < end && !present; i++)
        present = is_present(story, i, false);
    return present;
}

uint32_t dl_clause_awaited_en(const dl_story *story, const dl_clause *clause)
{
    enum { FARTHEST = 40, NEAR = 10 }; /* tokens: keeps time linear */
    const dl_draft *draft = story->draft;
    const dl_sentence *its = &draft->sentences.items[story->sentence];
    uint32_t first = dl_story_first_token(story), comma = first;
    if (draft->language != DL_LANGUAGE_EN || !dl_draft_in(draft, first, DL_LIST_AWAITING))
        return DL_NO_PIECE;
    while (comma < its->end && comma < first + FARTHEST && !dl_draft_is(draft, comma, ","))
        comma++;
    bool would = false;
    for (uint32_t i = comma; i < its->end && i < comma + NEAR; i++)
        would |= dl_draft_is(draft, i, "would") || dl_draft_is(draft, i, "could") ||
                 dl_draft_is(draft, i, "may") || dl_draft_is(draft, i, "might");
    return would && waits(story, first, comma)
               ? (clause->order != DL_NO_PIECE ? clause->order : clause->verb)
               : DL_NO_PIECE;
}
