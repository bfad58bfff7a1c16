/* 中国恢复发放许可之后，美方会取消部分措施: what Chinese makes another deed wait for is not done,
 * nor is what waits for it. */
#include "src/extract/certainty.h"
#include "src/extract/spelling.h"

static bool is_mark(const dl_story *story, uint32_t token)
{
    return story->draft->tokens.items[token].kind == DL_WORD_PUNCTUATION;
}

/* Whether a stretch says that it is over or when it was: 已批准后, 了. */
static bool is_over(const dl_story *story, uint32_t first, uint32_t comma)
{
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->first >= first && piece->end <= comma && piece->kind == DL_PIECE_DATE)
            return true;
    }
    for (uint32_t i = first; i < comma; i++)
        if (dl_draft_is(story->draft, i, "已") || dl_draft_is(story->draft, i, "曾"))
            return true;
    return false;
}

/* 会, 才, 方可: whether what stands behind the comma is still to come. */
static bool is_to_come(const dl_story *story, uint32_t comma, uint32_t end)
{
    enum { FARTHEST = 12 }; /* tokens: who will, and whether in a way */
    const dl_draft *draft = story->draft;
    for (uint32_t i = comma + 1; i < end && i < comma + FARTHEST && !is_mark(story, i); i++)
        if (dl_draft_in(draft, i, DL_LIST_THEN_ONLY) ||
            (dl_draft_is(draft, i, "会") && (dl_draft_any_cue(draft, i, DL_CUE_PLAN) ||
                                             dl_draft_is(draft, i - 1, "将"))))
            return true;
    return false;
}

uint32_t dl_clause_awaited(const dl_story *story, const dl_clause *clause)
{
    enum { FARTHEST = 40 }; /* tokens: keeps time linear */
    const dl_draft *draft = story->draft;
    const dl_sentence *its = &draft->sentences.items[story->sentence];
    uint32_t head = clause->order != DL_NO_PIECE ? clause->order : clause->verb;
    uint32_t verb = dl_piece_at(story, head)->first;
    if (draft->language != DL_LANGUAGE_ZH)
        return DL_NO_PIECE;
    for (uint32_t i = verb > its->first + FARTHEST ? verb - FARTHEST : its->first + 1;
         i < its->end && i < verb + FARTHEST; i++) {
        if (!dl_draft_is(draft, i, "，") || !dl_draft_is(draft, i - 1, "后"))
            continue;
        uint32_t first = i, next = i + 1;
        while (first > its->first && !is_mark(story, first - 1))
            first--;
        while (next < its->end && !dl_draft_is(draft, next, "，") &&
               !dl_draft_is(draft, next, "；"))
            next++;
        if (verb >= first && verb < next && !is_over(story, first, i) &&
            (dl_draft_in(draft, first, DL_LIST_AWAITING) || is_to_come(story, i, its->end)))
            return head;
    }
    return DL_NO_PIECE;
}
