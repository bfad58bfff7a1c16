/* What an English infinitive tells: "decided to ban" a deed, "a deal to allow" a possible
 * one, "became the first to ban" one that was done. */
#include "src/extract/certainty.h"

/* "has become the latest state to ban it", "invoked an old law to seize": what was done,
 * or somebody became by doing it. */
static bool became(const dl_story *story, uint32_t head)
{
    enum { FARTHEST = 12 }; /* tokens */
    uint32_t token = dl_piece_at(story, head)->first;
    uint32_t first =
        dl_piece_at(story, story->segments.items[dl_piece_at(story, head)->segment].first)
            ->first;
    for (uint32_t i = token; i > first && i + FARTHEST > token; i--)
        if (dl_draft_in(story->draft, i - 1, DL_LIST_BECAME))
            return true;
    return false;
}

/* "the decision to tighten", "Washington's move to ban": what was done, not any. */
static bool is_made_noun(const dl_draft *draft, uint32_t noun)
{
    return noun > 0 && dl_draft_in(draft, noun, DL_LIST_DECISION) &&
           !dl_draft_in(draft, noun - 1, DL_LIST_STILL_OPEN);
}

/* "prompted the Commerce Department to order": what it did. */
static bool is_prompted(const dl_draft *draft, uint32_t to)
{
    enum { FARTHEST = 14 }; /* tokens */
    uint32_t sentence = draft->tokens.items[to].sentence;
    for (uint32_t i = to;
         i > 0 && i + FARTHEST > to && draft->tokens.items[i - 1].sentence == sentence;
         i--)
        if (dl_draft_in(draft, i - 1, DL_LIST_PROMPTED))
            return !dl_draft_is(draft, i, "by");
    return false;
}

/* "suspended an order to take control": what is no longer to be done. */
static bool is_undone(const dl_draft *draft, uint32_t noun)
{
    enum { FARTHEST = 4 }; /* tokens */
    for (uint32_t i = noun; i > 0 && i + FARTHEST > noun; i--)
        if (dl_draft_in(draft, i - 1, DL_LIST_UNDOING))
            return dl_draft_is(draft, noun, "order");
    return false;
}

/* "The decision to ban it would hurt": what the rest of the clause only supposes. */
static uint32_t supposed(const dl_story *story, uint32_t head, bool *possible)
{
    uint32_t end = story->segments.items[dl_piece_at(story, head)->segment].end;
    *possible = true;
    for (uint32_t i = head + 1; i < end; i++)
        if (dl_piece_has(dl_piece_at(story, i), DL_CUE_PLAN) ||
            dl_piece_has(dl_piece_at(story, i), DL_CUE_POSSIBILITY))
            return i;
    return DL_NO_PIECE;
}

/* "agreed in January with Washington and The Hague | to tighten": what somebody bound himself
 * to do, where names and dates stand between. */
static bool is_bound(const dl_story *story, uint32_t head)
{
    enum { FARTHEST = 14 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t to = dl_piece_at(story, head)->first - 1;
    uint32_t first = dl_segment_of(story, head)->first;
    for (uint32_t i = head; i > first && !dl_piece_at(story, i - 1)->verb; i--)
        if (dl_piece_at(story, i - 1)->kind == DL_PIECE_WORD)
            return false; /* "agreed on a plan to tighten" */
    for (uint32_t i = to; i > 0 && i + FARTHEST > to; i--) {
        if (draft->tokens.items[i - 1].sentence != draft->tokens.items[to].sentence ||
            draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION)
            return false;
        if (dl_draft_in(draft, i - 1, DL_LIST_BOUND))
            return true;
    }
    return false;
}

/* "a deal to allow it", "expect Washington to blacklist it": "to" alone tells no deed,
 * but behind a few verbs; in a headline it tells a plan ("US to ease curbs"). */
uint32_t dl_story_infinitive(const dl_story *story, uint32_t head, bool *possible)
{
    const dl_draft *draft = story->draft;
    uint32_t to = dl_piece_at(story, head)->first;
    if (draft->language != DL_LANGUAGE_EN || !dl_verb_is_base(story, head) || to < 2 ||
        !dl_draft_is(draft, to - 1, "to") ||
        draft->tokens.items[to - 1].sentence != draft->tokens.items[to - 2].sentence)
        return DL_NO_PIECE;
    uint32_t let = dl_verb_permission(story, head);
    if (let != DL_NO_PIECE)
        return dl_story_own_ahead(story, let, possible);
    uint32_t before = to - 2; /* the word that "to" hangs on, a date left aside */
    if (head >= 2 && dl_piece_at(story, head - 2)->kind == DL_PIECE_DATE &&
        dl_piece_at(story, head - 2)->first > 1)
        before = dl_piece_at(story, head - 2)->first - 1;
    if (before > 0 && (dl_draft_is(draft, before, "on") || dl_draft_is(draft, before, "in") ||
                       dl_draft_is(draft, before, "of")))
        before--;
    if (became(story, head) || is_prompted(draft, to - 1) || is_bound(story, head))
        return DL_NO_PIECE;
    if (is_made_noun(draft, before))
        return supposed(story, head, possible);
    if (!is_undone(draft, before) && dl_draft_in(draft, before, DL_LIST_WENT_ON_TO))
        return DL_NO_PIECE;
    *possible = !(head == 2 && dl_piece_is_party(dl_piece_at(story, 0)));
    return head - 1;
}

/* "Told CNBC that he may let AMD sell it": what who speaks may do; but not "told Nvidia that
 * it could no longer ship". */
static bool is_own_chance(const dl_draft *draft, uint32_t token)
{
    if (dl_draft_is(draft, token, "might"))
        return true;
    return (dl_draft_is(draft, token, "may") || dl_draft_is(draft, token, "could")) &&
           (dl_draft_is(draft, token - 1, "he") || dl_draft_is(draft, token - 1, "she") ||
            dl_draft_is(draft, token - 1, "we"));
}

uint32_t dl_story_wanted(const dl_story *story, const dl_clause *clause)
{
    if (story->draft->language != DL_LANGUAGE_EN || clause->order == DL_NO_PIECE)
        return DL_NO_PIECE;
    for (uint32_t i = clause->verb; i > clause->order + 1; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (piece->verb)
            return DL_NO_PIECE;
        if (is_own_chance(story->draft, piece->first) ||
            dl_draft_in(story->draft, piece->first, DL_LIST_WISH))
            return i - 1;
    }
    return DL_NO_PIECE;
}
