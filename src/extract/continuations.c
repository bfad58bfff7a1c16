/* Which words tie a clause to the date of what was told before: "the same day", "a week
 * later", "that month"; when that is, continued_dates.c says.
 */
#include "src/extract/event_dates.h"
#include "src/extract/spelling.h"

/* 到来之前 is said of what comes, 之前 at the start of a clause of what was told. */
static bool is_tail(const dl_story *story, uint32_t cue)
{
    const dl_draft *draft = story->draft;
    uint32_t before = dl_piece_at(story, cue)->first;
    const dl_cue *until = dl_draft_any_cue(draft, before, DL_CUE_UNTIL);
    if (!until || until->end < dl_piece_at(story, cue)->end)
        return false; /* 警方前一天逮捕 */
    return draft->language == DL_LANGUAGE_ZH && before > 0 &&
           draft->tokens.items[before - 1].kind == DL_WORD_HAN &&
           !dl_continuation_is_time(story, cue) &&
           (cue == 0 || dl_piece_at(story, cue - 1)->end < before ||
            dl_piece_at(story, cue - 1)->verb);
}

/* 从当时到今年7月: where a stretch begins, and no day of anything. */
static bool is_start(const dl_story *story, uint32_t cue)
{
    uint32_t first = dl_piece_at(story, cue)->first;
    return story->draft->language == DL_LANGUAGE_ZH && first > 0 &&
           (dl_token_reads(story->draft, first - 1, "从") ||
            dl_token_reads(story->draft, first - 1, "自"));
}

/* What goes on with the news ("also") or names it ("the decision") gives no date. */
static bool ties(dl_str how)
{
    return !dl_str_equal(how, DL_STR("document")) && !dl_str_equal(how, DL_STR("deed")) &&
           !dl_str_equal(how, DL_STR("each")) && !dl_str_equal(how, DL_STR("also"));
}

bool dl_continuation_counts(const dl_story *story, uint32_t cue)
{
    dl_str how = dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_CONTINUATION);
    int32_t days;
    return dl_piece_shift(story, dl_piece_at(story, cue), &days) ||
           dl_str_starts(how, DL_STR("month ")) || dl_str_starts(how, DL_STR("year "));
}

uint32_t dl_continuation_clause(const dl_story *story, uint32_t cue)
{
    if (cue + 1 >= story->pieces.count || !dl_continuation_counts(story, cue))
        return DL_NO_PIECE;
    const dl_piece *next = dl_piece_at(story, cue + 1);
    bool when = dl_piece_has(next, DL_CUE_CLAUSE) &&
                next->first == dl_piece_at(story, cue)->end &&
                dl_draft_is(story->draft, next->first, "khi");
    return when ? next->segment : DL_NO_PIECE;
}

/* 英伟达前一天透露，…: who says on which day what is told. */
static bool only_says(const dl_story *story, uint32_t cue)
{
    const dl_segment *segment = dl_segment_of(story, cue);
    int32_t days;
    for (uint32_t i = segment->first; i < segment->end; i++)
        if (dl_piece_at(story, i)->verb || dl_piece_at(story, i)->order)
            return false;
    bool same = dl_str_equal(
        dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_CONTINUATION), DL_STR("same"));
    return (story->draft->language == DL_LANGUAGE_ZH &&
            dl_piece_shift(story, dl_piece_at(story, cue), &days)) ||
           (story->draft->language != DL_LANGUAGE_EN && same); /* "FT cùng ngày đưa tin" */
}

/* "the day before it was banned", "a month after the ban": counted from what follows. */
static bool leads_clause(const dl_story *story, uint32_t cue)
{
    const dl_draft *draft = story->draft;
    uint32_t end = dl_piece_at(story, cue)->end;
    return draft->language == DL_LANGUAGE_EN && end < draft->tokens.count &&
           (dl_draft_is(draft, end - 1, "before") || dl_draft_is(draft, end - 1, "after")) &&
           draft->tokens.items[end].kind != DL_WORD_PUNCTUATION &&
           !dl_draft_is(draft, end, "and") && !dl_draft_is(draft, end, "but") &&
           dl_piece_at(story, cue)->first !=
               draft->sentences.items[story->sentence].first;
}

/* "Ra đời hai tuần sau chuyến thăm Bắc Kinh": counted from what nobody told, unless the
 * Vietnamese sentence before names its day. */
static bool leads_meeting(const dl_story *story, uint32_t cue)
{
    const dl_draft *draft = story->draft;
    uint32_t end = dl_piece_at(story, cue)->end;
    return draft->language == DL_LANGUAGE_VI && end < draft->tokens.count &&
           (dl_draft_says(draft, end - 1, "sau") || dl_draft_says(draft, end - 1, "trước")) &&
           dl_draft_cue_is(draft, end, DL_CUE_MARK, "meeting") &&
           story->said_sentence != story->sentence;
}

/* "tightened them a year later, in October 2023": the date itself follows. */
static bool leads_date(const dl_story *story, uint32_t cue)
{
    enum { FARTHEST = 3 }; /* tokens */
    for (uint32_t i = cue + 1; i < story->pieces.count && i <= cue + 3; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_DATE)
            return story->draft->language == DL_LANGUAGE_EN &&
                   piece->first - dl_piece_at(story, cue)->end <= FARTHEST;
        if (piece->kind != DL_PIECE_COMMA && !dl_piece_has(piece, DL_CUE_PREPOSITION))
            return false;
    }
    return false;
}

/* What gives a date behind its verb, too. */
static bool counts_on(const dl_story *story, uint32_t cue)
{
    dl_str how = dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_CONTINUATION);
    bool same = dl_str_equal(how, DL_STR("same"));
    if (story->draft->language == DL_LANGUAGE_ZH) {
        int32_t days;
        return dl_piece_shift(story, dl_piece_at(story, cue), &days);
    }
    return same || dl_continuation_counts(story, cue) ||
           (story->draft->language == DL_LANGUAGE_EN &&
            (dl_str_equal(how, DL_STR("same month")) || dl_str_equal(how, DL_STR("days")))) ||
           dl_str_equal(how, DL_STR("same week"));
}

/* 十天后, 后一周: whether a piece counts days, as a cue or as a date. */
static bool counts_days(const dl_story *story, uint32_t at)
{
    const dl_draft *draft = story->draft;
    const dl_piece *piece = dl_piece_at(story, at);
    int32_t days;
    if (piece->kind != DL_PIECE_DATE)
        return dl_piece_shift(story, piece, &days);
    return dl_token_reads(draft, piece->end - 1, "前") ||
           dl_token_reads(draft, piece->end - 1, "后") ||
           dl_token_reads(draft, piece->first, "前") ||
           dl_token_reads(draft, piece->first, "后");
}

bool dl_continuation_is_time(const dl_story *story, uint32_t cue)
{
    enum { GAP = 2 }; /* 被列入清单后的第二天, 签署的次日 */
    const dl_piece *piece = dl_piece_at(story, cue);
    const dl_draft *draft = story->draft;
    uint32_t end = piece->first, before = cue;
    if (draft->language != DL_LANGUAGE_ZH || piece->end == piece->first ||
        cue + 1 >= story->pieces.count || piece[1].kind != DL_PIECE_COMMA ||
        piece[1].first != piece->end || !counts_days(story, cue))
        return false;
    for (uint32_t gap = 0; gap < GAP && end > 0 && (dl_token_reads(draft, end - 1, "的") ||
                                                    dl_token_reads(draft, end - 1, "后"));
         gap++)
        end--;
    while (before > 0 && (dl_piece_at(story, before - 1)->first >= end ||
                          dl_piece_at(story, before - 1)->end ==
                              dl_piece_at(story, before - 1)->first))
        before--;
    return before > 0 && dl_piece_at(story, before - 1)->end == end &&
           (dl_piece_at(story, before - 1)->kind == DL_PIECE_WORD ||
            (end < piece->first && dl_piece_at(story, before - 1)->kind == DL_PIECE_NAME &&
             dl_piece_at(story, before - 1)->groups & DL_GROUP_LIST));
}

static bool has_date(const dl_story *story, uint32_t segment)
{
    const dl_segment *its = &story->segments.items[segment];
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return true;
    return false;
}

/* "TSMC ngừng giao hàng, hai ngày sau khi Mỹ siết hôm 24/2", "động thái đến hai ngày sau
 * khi": what a Vietnamese clause without a date is said behind a comma to come after. */
static uint32_t counted_behind(const dl_story *story, uint32_t segment)
{
    enum { REACH = 6 }; /* pieces */
    uint32_t from = story->segments.items[segment].end;
    if (story->draft->language != DL_LANGUAGE_VI || has_date(story, segment))
        return DL_NO_PIECE;
    for (uint32_t i = from; i < story->pieces.count && i < from + REACH; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        uint32_t clause = dl_continuation_clause(story, i);
        if (clause != DL_NO_PIECE && clause != segment)
            return has_date(story, clause) ||
                           (clause + 1 < story->segments.count &&
                            story->segments.items[clause + 1].opener == DL_OPENER_SAID &&
                            has_date(story, clause + 1))
                       ? i
                       : DL_NO_PIECE;
        if (piece->verb || piece->kind == DL_PIECE_DATE || piece->kind == DL_PIECE_NAME ||
            piece->kind == DL_PIECE_STOP)
            return DL_NO_PIECE;
    }
    return DL_NO_PIECE;
}

/* 新思29日收到信，隔日就撤回指引，并暂停接单: whether a count of days reaches a Chinese verb of a later
 * segment, where nobody else acts and no day is named. */
static bool carries_on(const dl_story *story, uint32_t cue, uint32_t verb)
{
    enum { FARTHEST = 2 }; /* segments */
    uint32_t segment = dl_piece_at(story, cue)->segment;
    int32_t days;
    if (story->draft->language != DL_LANGUAGE_ZH ||
        !dl_piece_shift(story, dl_piece_at(story, cue), &days) ||
        dl_piece_at(story, verb)->segment > segment + FARTHEST)
        return false;
    for (uint32_t i = cue + 1; i < verb; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        const dl_segment *its = dl_segment_of(story, i);
        if (piece->kind == DL_PIECE_STOP || piece->kind == DL_PIECE_DATE ||
            (piece->segment > segment && its->subject != DL_NO_PIECE &&
             its->subject >= its->first))
            return false;
    }
    return true;
}

/* 前一天在22个地点同时展开突击: a Chinese 同时 behind a count of days only says in which way. */
static bool is_manner(const dl_story *story, uint32_t cue)
{
    int32_t days;
    if (story->draft->language != DL_LANGUAGE_ZH ||
        dl_piece_shift(story, dl_piece_at(story, cue), &days))
        return false;
    for (uint32_t i = dl_segment_of(story, cue)->first; i < cue; i++)
        if (dl_piece_shift(story, dl_piece_at(story, i), &days))
            return true;
    return false;
}

/* The cue before a verb that ties it to what was told before; DL_NO_PIECE for none. */
uint32_t dl_clause_continuation(const dl_story *story, uint32_t verb)
{
    uint32_t segment = dl_piece_at(story, verb)->segment;
    for (uint32_t i = verb; i > 0; i--)
        if (dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_CONTINUATION) &&
            !is_tail(story, i - 1) && !is_start(story, i - 1) && !is_manner(story, i - 1) &&
            !leads_clause(story, i - 1) && !leads_meeting(story, i - 1) &&
            ties(dl_piece_value(story, dl_piece_at(story, i - 1), DL_CUE_CONTINUATION)))
            return (dl_piece_at(story, i - 1)->segment == segment ||
                    !dl_segment_of(story, i - 1)->acts || i == 1 ||
                    only_says(story, i - 1) || carries_on(story, i - 1, verb) || dl_continuation_is_time(story, i - 1)) &&
                           dl_continuation_clause(story, i - 1) != segment
                       ? i - 1
                       : DL_NO_PIECE;
    for (uint32_t i = verb + 1; i < dl_segment_of(story, verb)->end; i++)
        if (counts_on(story, i) && !dl_continuation_is_time(story, i) && !leads_clause(story, i) && !leads_meeting(story, i) &&
            !leads_date(story, i))
            return i; /* "hit back a day later", "trong đợt này" */
    return counted_behind(story, segment);
}

uint32_t dl_continuation_before(const dl_story *story, uint32_t date)
{
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, date)->first;
    if (draft->language != DL_LANGUAGE_ZH ||
        !(dl_draft_is(draft, first, "当") || dl_draft_is(draft, first, "同")))
        return DL_NO_PIECE;
    for (uint32_t i = date; i > 0 && dl_piece_at(story, i - 1)->kind != DL_PIECE_DATE; i--)
        if (dl_continuation_counts(story, i - 1))
            return i - 1;
    return DL_NO_PIECE;
}

/* "Trước đó hai hôm, gói kiểm soát tháng 10 được gác lại": behind a count, a month that
 * only says which. */
static bool is_of_noun(const dl_story *story, uint32_t cue, uint32_t date, uint32_t verb)
{
    const dl_piece *piece = dl_piece_at(story, date);
    return story->draft->language == DL_LANGUAGE_VI && date < verb && date > cue + 1 &&
           dl_continuation_counts(story, cue) &&
           dl_story_date(story, date)->value.precision != DL_PRECISION_DAY &&
           piece[-1].kind == DL_PIECE_WORD && piece[-1].groups &&
           piece[-1].end == piece->first;
}

/* "Ông Liaw, người dựng nên hãng năm 1993, bị bắt cùng ngày": a year or month of another
 * clause before, which a Vietnamese clause cannot mean by "the same day". */
static bool is_no_day(const dl_story *story, uint32_t date, uint32_t verb)
{
    return story->draft->language == DL_LANGUAGE_VI &&
           dl_piece_at(story, date)->segment < dl_piece_at(story, verb)->segment &&
           dl_story_date(story, date)->value.precision != DL_PRECISION_DAY;
}

/* Whether a date stands in the segments from the cue's to the verb's, or anywhere for
 * "at the same time", which may mean that of the same sentence. */
bool dl_continuation_has_date(const dl_story *story, uint32_t cue, uint32_t verb)
{
    bool same =
        dl_str_equal(dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_CONTINUATION),
                     DL_STR("same"));
    uint32_t low = same ? 0 : dl_segment_of(story, cue)->first;
    for (uint32_t i = low; i < dl_segment_of(story, verb)->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE && !is_of_noun(story, cue, i, verb) &&
            !(same && cue > verb && is_no_day(story, i, verb)) &&
            dl_piece_at(story, i)->segment != dl_continuation_clause(story, cue))
            return true;
    return false;
}
