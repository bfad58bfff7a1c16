/* Conditions: "if", "whether", "unless" reach all of their sentence, but not what stands by
 * itself: a past with its date, a reason, what was told before the condition. */
#include "src/extract/certainty.h"
#include "src/extract/event_dates.h"

/* "Nếu Mỹ đổi ý, phần lợi về tay Empyrean, đối thủ bị liệt vào danh sách tháng 12": a
 * Vietnamese passive behind the noun that the third clause at least begins with. */
static bool is_of_apposition(const dl_story *story, const dl_clause *clause)
{
    enum { BEHIND = 2 }; /* clauses: the condition's and what follows from it */
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    uint32_t condition = 0;
    if (story->draft->language != DL_LANGUAGE_VI || !clause->passive)
        return false;
    while (condition < segment->first &&
           !dl_piece_is_condition(story, dl_piece_at(story, condition)))
        condition++;
    return condition < segment->first &&
           segment >= dl_segment_of(story, condition) + BEHIND;
}

/* Whether a relative clause with a date in the past stands by itself. */
static bool stands_alone(const dl_story *story, const dl_clause *clause)
{
    const dl_segment *segment =
        &story->segments.items[dl_piece_at(story, clause->verb)->segment];
    if (segment->opener != DL_OPENER_RELATIVE && !is_of_apposition(story, clause))
        return false;
    for (uint32_t i = segment->first; i < segment->end; i++) {
        if (dl_piece_at(story, i)->kind != DL_PIECE_DATE)
            continue;
        const dl_found_date *date =
            &story->draft->out->dates.items[dl_piece_at(story, i)->row];
        return date->value.first <= story->draft->out->published.last;
    }
    return false;
}

static bool stop_between(const dl_story *story, uint32_t a, uint32_t b)
{
    for (uint32_t i = a < b ? a : b; i < (a < b ? b : a); i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_STOP)
            return true;
    return false;
}

/* "It is unclear whether it helps, since Beijing banned it": what an English clause of
 * reason behind the condition tells is so. */
static bool is_reason(const dl_story *story, const dl_clause *clause, uint32_t condition)
{
    const dl_segment *segment =
        &story->segments.items[dl_piece_at(story, clause->verb)->segment];
    const dl_piece *first = dl_piece_at(story, segment->first);
    return story->draft->language == DL_LANGUAGE_EN && condition < segment->first &&
           segment->opener == DL_OPENER_LINK &&
           dl_draft_in(story->draft, first->first, DL_LIST_REASON);
}

/* "Tightened", "forbade": what only a past can be, or has the form of one. */
static bool is_past_form(const dl_story *story, const dl_clause *clause)
{
    uint32_t verb = dl_piece_at(story, clause->verb)->first;
    return dl_draft_in(story->draft, verb, DL_LIST_PAST_VERB) ||
           (clause->sense.past &&
            dl_str_ends(dl_draft_folded(story->draft, verb), DL_STR("ed")));
}

/* "đang điều tra, và sẽ ra tay nếu tìm thấy chip": whether the condition is of what a Vietnamese
 * sentence plans behind the deed, which it does not plan. */
static bool is_of_plan(const dl_story *story, const dl_clause *clause, uint32_t condition)
{
    bool possible, apart = false;
    if (dl_story_ahead(story, clause->verb, &possible) != DL_NO_PIECE)
        return false;
    for (uint32_t i = clause->verb + 1; i < condition; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        apart |= piece->kind == DL_PIECE_COMMA || dl_piece_has(piece, DL_CUE_JOIN);
        if (apart && dl_piece_has(piece, DL_CUE_PLAN))
            return true;
    }
    return false;
}

/* Whether a day gone by stands in the segment of a piece: then it was so. */
static bool is_dated_past(const dl_story *story, uint32_t piece)
{
    const dl_segment *its = dl_segment_of(story, piece);
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE &&
            dl_story_date(story, i)->value.first <= story->draft->out->published.last)
            return true;
    return false;
}

/* "gave itself the right to restrict it if it holds American parts", "đã đưa 36 công ty
 * vào danh sách, trừ khi": what a past tells is told, whatever condition follows. */
static bool is_told_before(const dl_story *story, const dl_clause *clause,
                           uint32_t condition)
{
    bool possible;
    uint32_t agent;
    if (story->draft->language == DL_LANGUAGE_VI && condition > clause->verb &&
        is_of_plan(story, clause, condition))
        return true;
    bool proposed = clause->sense.word && clause->sense.word->deed == DL_DEED_PROPOSE;
    if (story->draft->language == DL_LANGUAGE_VI && condition > clause->verb && proposed &&
        is_dated_past(story, clause->verb) && /* "hôm 3/9 trình dự luật cấm H20 nếu" */
        dl_story_ahead(story, clause->verb, &possible) == DL_NO_PIECE)
        return true;
    if (story->draft->language == DL_LANGUAGE_EN && condition > clause->verb && clause->passive &&
        clause->order == DL_NO_PIECE && is_dated_past(story, clause->verb) &&
        dl_piece_at(story, condition)->segment != dl_piece_at(story, clause->verb)->segment &&
        dl_story_ahead(story, clause->verb, &possible) == DL_NO_PIECE)
        return true; /* "was tabled on May 18, after Trump had let it sell them if it paid" */
    if (story->draft->language == DL_LANGUAGE_VI && condition > clause->verb)
        return dl_draft_cue_before(story->draft, dl_piece_at(story, clause->verb)->first,
                                   DL_CUE_TIME_PAST) != NULL;
    return story->draft->language == DL_LANGUAGE_EN && condition > clause->verb &&
           is_past_form(story, clause) && !clause->passive &&
           clause->order == DL_NO_PIECE &&
           dl_verb_passive(story, clause->verb, &agent) == DL_NO_PIECE &&
           dl_story_ahead(story, clause->verb, &possible) == DL_NO_PIECE;
}

/* "cấm bán chip cho Huawei nếu có dùng công nghệ Mỹ": which goods a rule is about. */
static bool is_scope(const dl_story *story, const dl_clause *clause, uint32_t condition)
{
    enum { FARTHEST = 8 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t end = dl_piece_at(story, condition)->end;
    bool possible;
    if (draft->language != DL_LANGUAGE_VI || condition < clause->verb ||
        !clause->sense.word ||
        dl_deed_family(clause->sense.word->deed) != DL_FAMILY_TIGHTEN ||
        dl_story_ahead(story, clause->verb, &possible) != DL_NO_PIECE)
        return false;
    for (uint32_t i = end; i < draft->tokens.count && i < end + FARTHEST; i++)
        if (dl_draft_in(draft, i, DL_LIST_GOODS_SCOPE))
            return true;
    return false;
}

/* "phải xin phép BIS, trừ phi chứng minh được": what a rule does not hold for. */
static bool is_exempt(const dl_story *story, const dl_clause *clause, uint32_t condition)
{
    bool possible;
    return story->draft->language == DL_LANGUAGE_VI && condition > clause->verb &&
           dl_draft_says(story->draft, dl_piece_at(story, condition)->first, "trừ") &&
           clause->sense.word &&
           dl_deed_family(clause->sense.word->deed) == DL_FAMILY_TIGHTEN &&
           dl_story_ahead(story, clause->verb, &possible) == DL_NO_PIECE;
}

/* 已取得许可，且若出货，需要支付: a Chinese condition comes before what it is for. */
static bool is_of_next(const dl_story *story, const dl_clause *clause, uint32_t condition)
{
    uint32_t its = dl_piece_at(story, condition)->segment;
    return story->draft->language == DL_LANGUAGE_ZH && condition > clause->verb &&
           its > dl_piece_at(story, clause->verb)->segment &&
           its + 1 < story->segments.count &&
           story->segments.items[its + 1].first < story->segments.items[its + 1].end;
}

/* "đang điều tra xem có chip nào tới Trung Quốc hay không", "is looking into whether it
 * broke the law": what a probe asks. */
static bool is_asked(const dl_story *story, const dl_clause *clause, uint32_t condition)
{
    const dl_piece *piece = dl_piece_at(story, condition);
    bool asks = story->draft->language == DL_LANGUAGE_EN
                    ? dl_draft_is(story->draft, piece->first, "whether")
                    : story->draft->language == DL_LANGUAGE_VI &&
                          dl_str_equal(dl_piece_value(story, piece, DL_CUE_CONDITION),
                                       DL_STR("tail"));
    return asks && condition > clause->verb && clause->sense.word &&
           clause->sense.word->deed == DL_DEED_INVESTIGATE;
}

/* 就H20是否有后门约谈英伟达, 因不确定是否触线，暂停生产: what is asked or not known is no
 * condition of what is done about it; what is banned is so, 除非 something. */
static bool is_about(const dl_story *story, const dl_clause *clause, uint32_t condition)
{
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, condition);
    const dl_segment *segment = dl_segment_of(story, condition);
    enum { FARTHEST = 24, LEAST = 4 }; /* tokens */
    uint32_t start = dl_piece_at(story, segment->first)->first;
    uint32_t verb = dl_piece_at(story, clause->verb)->first;
    if (draft->language != DL_LANGUAGE_ZH)
        return false;
    if (dl_draft_is(draft, it->first, "除"))
        return condition > clause->verb;
    if (!dl_str_equal(dl_piece_value(story, it, DL_CUE_CONDITION), DL_STR("behind")) ||
        verb < it->end + LEAST)
        return false; /* 对是否放行意见不一: what is asked itself */
    if (start > 2)
        start -= 2;
    if (start + FARTHEST < it->first)
        start = it->first - FARTHEST;
    for (uint32_t i = it->first; i > start; i--)
        if (dl_draft_is(draft, i - 1, "就") || dl_draft_is(draft, i - 1, "因") ||
            dl_draft_is(draft, i - 1, "对"))
            return true;
    return false;
}

/* "Hôm 8/12, Mỹ cho phép Nvidia bán H200 nếu nộp 25% doanh thu": on what terms something
 * was let or barred on a day gone by. */
static bool is_term(const dl_story *story, const dl_clause *clause, uint32_t condition)
{
    bool possible, english = story->draft->language == DL_LANGUAGE_EN;
    if (story->draft->language == DL_LANGUAGE_ZH || condition < clause->verb ||
        !clause->sense.word ||
        (dl_deed_family(clause->sense.word->deed) != DL_FAMILY_EASE &&
         dl_deed_family(clause->sense.word->deed) != DL_FAMILY_TIGHTEN) ||
        dl_story_ahead(story, clause->verb, &possible) != DL_NO_PIECE)
        return false;
    for (uint32_t i = english ? condition : clause->verb; i > 0; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (piece->kind == DL_PIECE_STOP)
            return false;
        if (dl_piece_has(piece, DL_CUE_CONTINUATION) &&
            dl_continuation_counts(story, i - 1))
            return true; /* "Một ngày sau, Nhà Trắng áp thuế 25% nếu chúng quá cảnh Mỹ" */
        if (piece->kind == DL_PIECE_DATE)
            return story->draft->out->dates.items[piece->row].value.first <=
                   story->draft->out->published.last;
    }
    return false;
}

/* "Will be hit should China restrict": before its subject, not "China should restrict". */
static bool is_inverted(const dl_story *story, const dl_piece *piece)
{
    const dl_draft *draft = story->draft;
    if (!dl_draft_is(draft, piece->first, "should") || piece->first == 0 ||
        piece->end >= draft->tokens.count)
        return false;
    return dl_draft_in(draft, piece->end, DL_LIST_SUBJECT_OPENER) ||
           draft->tokens.items[piece->end].shape > DL_SHAPE_LOWER;
}

/* "Would have been barred had the rule been in force": an English inversion behind what would
 * be; but not "would sell what it had the right to sell". */
static bool is_behind_would(const dl_story *story, const dl_piece *piece)
{
    const dl_draft *draft = story->draft;
    uint32_t word = piece->first, end = draft->sentences.items[story->sentence].end;
    bool verb = false, would = false;
    if (word == 0 || draft->language != DL_LANGUAGE_EN || piece->end != word + 1 ||
        piece->end >= end || !dl_draft_in(draft, piece->end, DL_LIST_SUBJECT_OPENER) ||
        dl_draft_in(draft, word - 1, DL_LIST_VERBS_SUBJECT))
        return false;
    for (uint32_t i = piece->end; i < end && i < piece->end + 8; i++)
        verb |= dl_draft_is(draft, i, "been") || dl_draft_is(draft, i, "be") ||
                dl_draft_is(draft, i, "not") || dl_draft_is(draft, i, "to") ||
                dl_str_ends(dl_draft_folded(draft, i), DL_STR("ed"));
    for (uint32_t i = draft->sentences.items[story->sentence].first; verb && i < word; i++)
        would |= dl_draft_is(draft, i, "would") || dl_draft_is(draft, i, "could");
    return would;
}

/* 要求政府解释，为何允许出售: what somebody is to answer, not 美国为何禁售. */
static bool is_demanded(const dl_story *story, uint32_t condition)
{
    for (uint32_t i = 0; i < condition; i++)
        if (dl_piece_at(story, i)->order || dl_piece_at(story, i)->urge ||
            dl_piece_at(story, i)->says)
            return true;
    return false;
}

bool dl_piece_is_condition(const dl_story *story, const dl_piece *piece)
{
    const dl_token *token = &story->draft->tokens.items[piece->first];
    return dl_piece_has(piece, DL_CUE_CONDITION) &&
           (token->flags & DL_TOKEN_FIRST || is_inverted(story, piece) ||
            is_behind_would(story, piece) ||
            !dl_str_equal(dl_piece_value(story, piece, DL_CUE_CONDITION), DL_STR("first")));
}

uint32_t dl_clause_condition(const dl_story *story, const dl_clause *clause)
{
    if (stands_alone(story, clause))
        return DL_NO_PIECE;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (!dl_piece_is_condition(story, piece))
            continue;
        dl_str value = dl_piece_value(story, piece, DL_CUE_CONDITION);
        bool asked = dl_str_equal(value, DL_STR("asked"));
        if ((dl_str_equal(value, DL_STR("behind")) || asked) && i > clause->verb)
            continue;
        if (asked && !is_demanded(story, i))
            continue;
        if (dl_str_equal(value, DL_STR("open")) && (i > clause->verb || is_dated_past(story, i)))
            continue; /* "ngay cả khi Mỹ cấm H20 hồi tháng 4" */
        if (dl_str_equal(value, DL_STR("behind")) && dl_clause_is_pondered(story, clause))
            continue; /* "is weighing whether to allow" */
        if (dl_str_equal(value, DL_STR("tail")) && /* "có cho phép hay không" */
            (i < clause->verb ||
             piece->segment != dl_piece_at(story, clause->verb)->segment ||
             dl_clause_is_pondered(story, clause)))
            continue;
        if (stop_between(story, i, clause->verb) || is_reason(story, clause, i) ||
            is_told_before(story, clause, i) || is_of_next(story, clause, i) ||
            is_scope(story, clause, i) || is_term(story, clause, i) ||
            is_exempt(story, clause, i) ||
            is_asked(story, clause, i) || is_about(story, clause, i))
            continue;
        return i;
    }
    return DL_NO_PIECE;
}

bool dl_clause_is_counterfactual(const dl_story *story, const dl_clause *clause)
{
    enum { FARTHEST = 8 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t start = draft->sentences.items[story->sentence].first;
    uint32_t verb = dl_piece_at(story, clause->verb)->first;
    bool negated = false;
    for (uint32_t i = verb; draft->language == DL_LANGUAGE_EN && i > start &&
                            i + FARTHEST > verb &&
                            draft->tokens.items[i - 1].kind != DL_WORD_PUNCTUATION;
         i--) {
        bool opens = i - 1 == start ||
                     draft->tokens.items[i - 2].kind == DL_WORD_PUNCTUATION;
        if (opens && negated && !dl_draft_is(draft, i, "not") && /* "it had not revoked" */
            dl_str_equal(dl_draft_folded(draft, i - 1), DL_STR("had")))
            return true;
        negated |= dl_draft_is(draft, i - 1, "not");
    }
    return false;
}
