/* What a verb shares with those that lead it: "would require permits, bar sales and fine
 * exporters", "could respond by cutting off". Its own words of plan, possibility and
 * negation come first (modality.c).
 */
#include "src/extract/certainty.h"

/* The last possibility or plan among pieces. */
static uint32_t last_ahead(const dl_story *story, uint32_t from, uint32_t to,
                           bool *possible)
{
    for (uint32_t i = to; i > from; i--)
        if (dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_POSSIBILITY) ||
            dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_PLAN)) {
            *possible = dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_POSSIBILITY);
            return i - 1;
        }
    return DL_NO_PIECE;
}

/* A form that shares what stands before its fellows: "easing curbs, approving sales",
 * "dự kiến hạn chế, buộc khách xin phép"; a Vietnamese verb with a past of its own does
 * not. */
static bool is_shared_form(const dl_story *story, uint32_t verb)
{
    uint32_t first = dl_piece_at(story, verb)->first;
    if (story->draft->language == DL_LANGUAGE_VI)
        return !dl_draft_cue_before(story->draft, first, DL_CUE_TIME_PAST);
    return dl_verb_is_base(story, verb) ||
           (story->draft->language == DL_LANGUAGE_EN &&
            dl_str_ends(dl_draft_folded(story->draft, dl_piece_at(story, verb)->first),
                        DL_STR("ing")));
}

/* "cut", "put", "let": a past, too. */
static bool is_past_form(const dl_story *story, uint32_t verb)
{
    const dl_sense *sense;
    for (uint32_t i = 0;
         (sense = dl_piece_sense(story, dl_piece_at(story, verb), i)) != NULL; i++)
        if (sense->past)
            return true;
    return false;
}

/* The last cue of one of the classes that a verb in base form shares with a verb before
 * it: "would require permits, bar sales and fine exporters". */
static uint32_t shared(const dl_story *story, uint32_t head, uint32_t classes)
{
    const dl_segment *segment = &story->segments.items[dl_piece_at(story, head)->segment];
    bool joined = segment->opener == DL_OPENER_JOIN;
    if (joined && story->draft->language == DL_LANGUAGE_VI)
        return DL_NO_PIECE; /* "có nguy cơ ... và cấm": a verb of another weight */
    if (!is_shared_form(story, head) || (!joined && segment->opener != DL_OPENER_COMMA))
        return DL_NO_PIECE;
    for (uint32_t i = segment->first; i < head; i++)
        if (dl_piece_is_party(dl_piece_at(story, i)) ||
            dl_piece_has(dl_piece_at(story, i), DL_CUE_ANAPHOR) ||
            (dl_piece_at(story, i)->kind ==
                 DL_PIECE_DATE && /* "and in May it came out" */
             story->draft->language == DL_LANGUAGE_EN))
            return DL_NO_PIECE;
    for (uint32_t i = segment->first; i > 0 && i + DL_REACH_PLAN > head; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        const dl_segment *its = &story->segments.items[piece->segment];
        bool aside = its->opener == DL_OPENER_RELATIVE && !joined;
        if (piece->kind == DL_PIECE_STOP || (aside && is_past_form(story, head)) ||
            (piece->verb && !piece->groups && !is_shared_form(story, i - 1)))
            return DL_NO_PIECE;
        if (piece->cues & classes && !piece->verb)
            return i - 1;
    }
    return DL_NO_PIECE;
}

/* The verb in the segment before that a verb goes on with: "will tax chips and control
 * software", "将限制出口并禁止". */
static uint32_t leader(const dl_story *story, uint32_t head)
{
    uint32_t number = dl_piece_at(story, head)->segment;
    const dl_segment *segment = &story->segments.items[number];
    if (number == 0 || segment->opener != DL_OPENER_JOIN)
        return DL_NO_PIECE;
    if (story->draft->language == DL_LANGUAGE_EN && !dl_verb_is_base(story, head) &&
        segment->subject != DL_NO_PIECE && segment->subject >= segment->first)
        return DL_NO_PIECE; /* "agreed to resume exports and the U.S. eased its curbs" */
    for (uint32_t i = segment->first; i > segment[-1].first; i--)
        if (dl_piece_at(story, i - 1)->verb)
            return i - 1;
    return DL_NO_PIECE;
}

/* "will take a charge after Washington restricted sales": an English past behind "after"
 * or "since" is done. */
static bool is_done_after(const dl_story *story, uint32_t head)
{
    const dl_segment *segment = &story->segments.items[dl_piece_at(story, head)->segment];
    uint32_t token = dl_piece_at(story, head)->first, agent;
    uint32_t first = dl_piece_at(story, segment->first)->first;
    return story->draft->language == DL_LANGUAGE_EN &&
           (dl_draft_in(story->draft, first, DL_LIST_REASON) ||
            dl_draft_is(story->draft, first, "as")) &&
           dl_str_ends(dl_draft_folded(story->draft, token), DL_STR("ed")) &&
           dl_verb_passive(story, head, &agent) == DL_NO_PIECE;
}

/* "sẽ lỗ 5,5 tỷ USD sau khi Mỹ chặn H20 hôm 9/4", "có thể mất khách vì MI308 bị chặn": the same in
 * Vietnamese, of a day gone by, or for a reason. */
static bool is_done_on_day(const dl_story *story, uint32_t head)
{
    const dl_segment *its = dl_segment_of(story, head);
    bool more = its + 1 < story->segments.items + story->segments.count &&
                its[1].opener == DL_OPENER_LINK; /* "buộc xin phép khi bán từ ngày 9/4" */
    uint32_t end = more ? its[1].end : its->end;
    uint32_t link = dl_piece_at(story, its->first)->first;
    if (story->draft->language == DL_LANGUAGE_VI && its->opener == DL_OPENER_LINK &&
        dl_draft_in(story->draft, link, DL_LIST_REASON) &&
        !dl_draft_says(story->draft, link, "sau"))
        return true;
    for (uint32_t i = its->first; story->draft->language == DL_LANGUAGE_VI && i < end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE &&
            dl_story_date(story, i)->value.first <= story->draft->out->published.last)
            return true;
    return false;
}

/* "will ship when it is approved": what a condition in time makes possible. */
static uint32_t awaited(const dl_story *story, uint32_t head)
{
    uint32_t number = dl_piece_at(story, head)->segment;
    const dl_segment *segment = &story->segments.items[number];
    uint32_t first = number ? story->segments.items[number - 1].first : 0;
    if (is_done_after(story, head) || is_done_on_day(story, head))
        return DL_NO_PIECE;
    for (uint32_t i = first;
         number && segment->opener == DL_OPENER_LINK && i < segment->first; i++)
        if (dl_piece_has(dl_piece_at(story, i), DL_CUE_PLAN))
            return i;
    return DL_NO_PIECE;
}

/* "Further steps, such as a ban on": what an example is one of. */
static uint32_t such_as(const dl_story *story, uint32_t head, bool *possible)
{
    const dl_segment *segment = &story->segments.items[dl_piece_at(story, head)->segment];
    if (head != segment->first + 1 || segment == story->segments.items ||
        !dl_str_equal(
            dl_piece_value(story, dl_piece_at(story, head - 1), DL_CUE_PREPOSITION),
            DL_STR("inside")))
        return DL_NO_PIECE;
    return last_ahead(story, segment[-1].first, segment->first, possible);
}

/* "bằng cách cấm", "bằng việc siết": a Vietnamese verb that only says how. */
static bool is_manner(const dl_story *story, uint32_t head)
{
    uint32_t first = dl_piece_at(story, head)->first;
    return story->draft->language == DL_LANGUAGE_VI && first > 1 &&
           dl_draft_says(story->draft, first - 2, "bằng");
}

/* "could respond by cutting off": how what is only possible would be done. */
static uint32_t means(const dl_story *story, uint32_t head, bool *possible)
{
    uint32_t first = story->segments.items[dl_piece_at(story, head)->segment].first;
    if (is_manner(story, head)) /* "sẽ trả đũa bằng cách điều tra" */
        return last_ahead(story, first, head, possible);
    if (head < first + 2 || dl_verb_is_base(story, head) ||
        !is_shared_form(story, head) ||
        !dl_piece_has(dl_piece_at(story, head - 1), DL_CUE_AGENT))
        return DL_NO_PIECE;
    for (uint32_t i = head - 1; i > first; i--)
        if (dl_piece_at(story, i - 1)->verb || dl_piece_at(story, i - 1)->order)
            return dl_story_own_ahead(story, i - 1, possible);
    return DL_NO_PIECE;
}

/* "may leave the country only under licence": a duty. */
static bool is_duty(const dl_story *story, uint32_t cue, uint32_t head)
{
    const dl_draft *draft = story->draft;
    uint32_t verb = dl_piece_at(story, head)->first;
    for (uint32_t i = dl_piece_at(story, cue)->end;
         draft->language == DL_LANGUAGE_VI && i < dl_piece_at(story, head)->end; i++)
        if (dl_draft_says(draft, i, "phải"))
            return dl_str_equal(
                dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_POSSIBILITY),
                DL_STR("wish")); /* "muốn bán phải xin phép" */
    if (!dl_draft_is(draft, dl_piece_at(story, cue)->first, "may") &&
        !dl_draft_is(draft, dl_piece_at(story, cue)->first, "can"))
        return false;
    for (uint32_t i = dl_piece_at(story, cue)->end; i < verb; i++)
        if (dl_draft_is(draft, i, "only"))
            return true;
    return dl_draft_is(draft, verb, "only") || dl_draft_is(draft, verb, "without");
}

uint32_t dl_story_ahead(const dl_story *story, uint32_t head, bool *possible)
{
    uint32_t cue = dl_story_own_ahead(story, head, possible), first = leader(story, head);
    if (cue != DL_NO_PIECE && is_duty(story, cue, head))
        return DL_NO_PIECE;
    if (cue == DL_NO_PIECE) {
        cue =
            shared(story, head, dl_cue_bit(DL_CUE_POSSIBILITY) | dl_cue_bit(DL_CUE_PLAN));
        if (cue != DL_NO_PIECE)
            *possible = dl_piece_has(dl_piece_at(story, cue), DL_CUE_POSSIBILITY) ||
                        dl_cue_is_only_possible(story, cue);
    }
    if (cue == DL_NO_PIECE)
        cue = such_as(story, head, possible);
    if (cue == DL_NO_PIECE && first != DL_NO_PIECE)
        cue = dl_story_own_ahead(story, first, possible);
    if (cue == DL_NO_PIECE)
        cue = means(story, head, possible);
    if (cue == DL_NO_PIECE && !dl_piece_at(story, head)->order)
        cue = dl_story_infinitive(story, head, possible);
    if (cue == DL_NO_PIECE && (cue = awaited(story, head)) != DL_NO_PIECE)
        *possible = true;
    return cue;
}

bool dl_story_shares_denial(const dl_story *story, uint32_t head)
{
    const uint32_t classes = dl_cue_bit(DL_CUE_NEGATION) | dl_cue_bit(DL_CUE_CLAUSE) |
                             dl_cue_bit(DL_CUE_POSSIBILITY) | dl_cue_bit(DL_CUE_PLAN);
    uint32_t cue = DL_NO_PIECE;
    /* "không đạt yêu cầu, và cấm mua": Vietnamese denies each verb by itself. */
    if (story->draft->language != DL_LANGUAGE_VI && !is_past_form(story, head) &&
        dl_story_cue_before(story, head, DL_CUE_PLAN, DL_REACH_PLAN) == DL_NO_PIECE &&
        dl_story_cue_before(story, head, DL_CUE_POSSIBILITY, DL_REACH_PLAN) ==
            DL_NO_PIECE)
        cue = shared(story, head, classes);
    return cue != DL_NO_PIECE &&
           (dl_piece_has(dl_piece_at(story, cue), DL_CUE_NEGATION) ||
            dl_str_equal(dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_CLAUSE),
                         DL_STR("purpose")));
}
