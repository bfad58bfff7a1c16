/* The date that something takes effect. */
#include "src/extract/event_dates.h"

/* 原定于5月15日生效: when it would have been. */
static bool was_meant(const dl_story *story, uint32_t effect)
{
    for (uint32_t i = dl_segment_of(story, effect)->first; i < effect; i++)
        if (dl_piece_has(dl_piece_at(story, i), DL_CUE_NEGATION))
            return story->draft->language == DL_LANGUAGE_ZH;
    return false;
}

/* "Quy chế hết hiệu lực từ 31/12": when something ends. */
static bool is_lapse(const dl_story *story, uint32_t effect)
{
    return story->draft->language == DL_LANGUAGE_VI &&
           dl_draft_in(story->draft, dl_piece_at(story, effect)->first - 1, DL_LIST_LAPSING);
}

/* "Từ ngày 31/12 tới, hai hãng phải xin phép, vì quy chế bị thu hồi hôm nay": a Vietnamese
 * clause behind that of the effect, with a day of its own. */
static bool has_own_date(const dl_story *story, const dl_clause *clause,
                         const dl_segment *effect)
{
    const dl_segment *its = dl_segment_of(story, clause->verb);
    return story->draft->language == DL_LANGUAGE_VI && effect + 1 < its &&
           dl_segment_has_date(story, its);
}

uint32_t dl_clause_effect_date(const dl_story *story, const dl_clause *clause)
{
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        if (!dl_piece_has(dl_piece_at(story, i), DL_CUE_EFFECT) || was_meant(story, i) ||
            is_lapse(story, i))
            continue;
        const dl_segment *its = dl_segment_of(story, i);
        if (its != dl_segment_of(story, clause->verb) &&
            (dl_segment_of(story, clause->verb)->opener == DL_OPENER_RELATIVE ||
             dl_segment_is_time(story, dl_segment_of(story, clause->verb)) ||
             its->opener == DL_OPENER_LINK || its->opener == DL_OPENER_RELATIVE))
            continue; /* what is told of something else */
        if (has_own_date(story, clause, its) || dl_effect_is_anothers(story, clause, i))
            continue;
        for (uint32_t j = i > 0 ? i - 1 : i; j < story->pieces.count && j < i + 4; j++)
            if (dl_piece_at(story, j)->kind == DL_PIECE_DATE &&
                !dl_date_is_end(story, j) && !dl_date_is_counted(story, clause, j) &&
                !dl_date_is_held_vi(story, j) && /* "cho năm 2026 từ hồi tháng 9" */
                dl_story_date(story, j)->value.first > story->draft->out->published.last &&
                dl_clause_reaches_date(story, clause, j))
                return j;
    }
    return DL_NO_PIECE;
}
