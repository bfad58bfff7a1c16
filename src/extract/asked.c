/* What a stretch depends on, before the model of wordings may read it: "if" leaves it to
 * verbs; an exception behind it, and what somebody asks, do not. */
#include "src/extract/certainty.h"
#include "src/extract/wording.h"

/* "May no longer be sold unless": an exception behind the clause that it is of, and what
 * somebody asks, only make it doubtful. */
static bool is_exception(const dl_story *story, const dl_stretch *its, uint32_t piece)
{
    return piece > its->first &&
           dl_draft_in(story->draft, dl_piece_at(story, piece)->first, DL_LIST_EXCEPTING);
}

/* "kể cả khi họ đăng ký ở Singapore": what only widens what is told; verbs weigh it. */
static bool is_open(const dl_story *story, const dl_piece *piece)
{
    return dl_str_equal(dl_piece_value(story, piece, DL_CUE_CONDITION), DL_STR("open"));
}

/* "Washington đang bàn có nên cho Nvidia xuất H20 hay không": what is asked. */
static bool is_question(const dl_story *story, const dl_piece *piece)
{
    dl_str how = dl_piece_value(story, piece, DL_CUE_CONDITION);
    return story->draft->language == DL_LANGUAGE_VI &&
           (dl_str_equal(how, DL_STR("tail")) || dl_str_equal(how, DL_STR("behind")));
}

/* "Samsung suýt mất quy chế": what nearly was is not, whatever the model thinks of it. */
static bool is_near_miss(const dl_story *story, const dl_piece *piece)
{
    return dl_str_equal(dl_piece_value(story, piece, DL_CUE_NEGATION), DL_STR("nearly"));
}

/* "If the bill passes, the H20, which needs a licence, | would be barred in 2026": whether an
 * English condition stands before the stretch of what would be. */
static bool is_behind_condition(const dl_story *story, const dl_stretch *its)
{
    bool would = false, condition = false;
    if (story->draft->language != DL_LANGUAGE_EN)
        return false;
    for (uint32_t i = its->first; i < its->end && !would; i++)
        would = dl_draft_is(story->draft, dl_piece_at(story, i)->first, "would") ||
                dl_draft_is(story->draft, dl_piece_at(story, i)->first, "could");
    for (uint32_t i = its->first; would && i > 0 && !condition; i--) {
        if (dl_piece_at(story, i - 1)->kind == DL_PIECE_STOP)
            return false;
        condition = dl_piece_is_condition(story, dl_piece_at(story, i - 1));
    }
    return condition;
}

bool dl_stretch_depends(const dl_story *story, const dl_stretch *its, bool *asked)
{
    *asked = false;
    if (is_behind_condition(story, its))
        return true;
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool question = is_question(story, piece);
        if (is_near_miss(story, piece) || (piece->verb && dl_verb_is_unreal(story, i)))
            return true;
        if (dl_piece_is_condition(story, piece) && !question && !is_open(story, piece) &&
            !is_exception(story, its, i))
            return true;
        *asked |= question;
    }
    return false;
}
