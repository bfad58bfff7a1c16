/* Dates of a Chinese sentence that cannot be those of a clause: of what somebody said of
 * it later, of a stretch around the present, of a noun in a clause behind. */
#include "src/extract/event_dates.h"
#include "src/extract/spelling.h"

/* Where to look from, before a verb: keeps time linear. */
static uint32_t nearer(uint32_t first, uint32_t verb)
{
    enum { FARTHEST = 64 }; /* tokens */
    return first + FARTHEST < verb ? verb - FARTHEST : first;
}

/* 近日立案调查，12日进一步表示: what was done lately is not of a day told behind it. */
static bool is_recent(const dl_story *story, uint32_t verb)
{
    const dl_draft *draft = story->draft;
    const dl_segment *segment = dl_segment_of(story, verb);
    uint32_t end = dl_piece_at(story, verb)->first;
    uint32_t first = nearer(dl_piece_at(story, segment->first)->first, end);
    for (uint32_t i = first > 3 ? first - 3 : 0; i + 1 < end; i++)
        if (dl_draft_is(draft, i + 1, "日") &&
            (dl_draft_is(draft, i, "近") || dl_draft_is(draft, i, "前")))
            return true;
    return false;
}

/* 针对美方撤销豁免，部长昨天说: a topic that somebody speaks about. */
static bool is_spoken_of(const dl_story *story, uint32_t verb)
{
    uint32_t end = dl_piece_at(story, verb)->first;
    uint32_t first =
        nearer(dl_piece_at(story, dl_segment_of(story, verb)->first)->first, end);
    for (uint32_t i = first > 2 ? first - 2 : 0; i < end; i++)
        if (dl_draft_cue_is(story->draft, i, DL_CUE_MARK, "topic"))
            return true;
    return false;
}

bool dl_date_is_of_law(const dl_story *story, uint32_t date)
{
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, date);
    if (draft->language != DL_LANGUAGE_ZH ||
        dl_story_date(story, date)->value.precision != DL_PRECISION_YEAR)
        return false;
    return (dl_draft_is(draft, it->end, "的") && dl_draft_is(draft, it->end + 1, "《")) ||
           (dl_draft_is(draft, it->end, "《") && it->first > 0 &&
            draft->tokens.items[it->first - 1].kind == DL_WORD_HAN);
}

/* 未来十年, 近年来: a stretch around the present, no day of anything. */
static bool is_stretch(const dl_story *story, uint32_t date)
{
    enum { LAW = 4 }; /* ideographs of its name */
    uint32_t first = dl_piece_at(story, date)->first;
    if (dl_token_reads(story->draft, dl_piece_at(story, date)->end, "第") &&
        dl_story_date(story, date)->value.precision == DL_PRECISION_YEAR)
        return true; /* 公告2025年第61号 */
    const dl_found_date *found =
        &story->draft->out->dates.items[dl_piece_at(story, date)->row];
    bool of_now = dl_token_reads(story->draft, first + 1, "年") ||
                  dl_token_reads(story->draft, first + 1, "天") ||
                  dl_token_reads(story->draft, first + 1, "日"); /* 浪潮前年3月 */
    if (dl_token_reads(story->draft, first, "前") && first > 0 && !of_now &&
        story->draft->tokens.items[first - 1].kind == DL_WORD_HAN)
        return true;                        /* 实施前三十天 */
    for (uint32_t i = dl_piece_at(story, date)->end; /* 1974年贸易法 */
         found->value.precision == DL_PRECISION_YEAR &&
         i < dl_piece_at(story, date)->end + LAW && i < story->draft->tokens.count &&
         story->draft->tokens.items[i].kind == DL_WORD_HAN &&
         !dl_draft_is(story->draft, i, "的");
         i++)
        if (dl_draft_is(story->draft, i, "法"))
            return true;
    return dl_draft_cue_is(story->draft, first, DL_CUE_MARK, "stretch");
}

/* 落实双方5月达成的协议, in a clause behind. */
static bool is_of_noun(const dl_story *story, uint32_t date)
{
    enum { VERB = 2 }; /* ideographs */
    uint32_t link = dl_piece_at(story, date)->end + VERB;
    return link < story->draft->tokens.count && dl_draft_is(story->draft, link, "的");
}

/* 11月10日起，把10月9日那批公告搁置: the day of a noun, where another stands before it or
 * beside the verb. */
static bool is_of_that(const dl_story *story, uint32_t verb, uint32_t date)
{
    uint32_t end = dl_piece_at(story, date)->end;
    bool of = dl_draft_in(story->draft, end, DL_LIST_OF_THAT) ||
              (is_of_noun(story, date) && dl_piece_at(story, verb)->first != end);
    bool other = false;
    for (uint32_t i = 0; of && i < story->pieces.count && !other; i++)
        other = dl_piece_at(story, i)->kind == DL_PIECE_DATE &&
                (i < date || (i > date && dl_piece_at(story, i)->segment ==
                                              dl_piece_at(story, verb)->segment &&
                              dl_piece_at(story, date)->segment !=
                                  dl_piece_at(story, verb)->segment));
    return other;
}

/* 第三季财报: of what is reported, not of what is done. */
static bool is_of_report(const dl_story *story, uint32_t date)
{
    const dl_piece *next = dl_piece_at(story, date) + 1;
    uint8_t precision =
        (uint8_t)story->draft->out->dates.items[dl_piece_at(story, date)->row]
            .value.precision;
    if (precision == DL_PRECISION_DAY || precision == DL_PRECISION_MONTH)
        return false; /* 5月29日消息 */
    return date + 1 < story->pieces.count && next->groups == DL_GROUP_NOUN &&
           next->first - dl_piece_at(story, date)->end <= 1;
}

/* 遭立案后，3月6日再被指控: the day behind 后 is that of what came then. */
static bool is_of_then(const dl_story *story, uint32_t verb, uint32_t date)
{
    uint32_t its = dl_piece_at(story, date)->segment;
    for (uint32_t i = dl_piece_at(story, verb)->segment + 1; i <= its; i++) {
        const dl_segment *segment = &story->segments.items[i];
        if (segment->first < date && segment->opener == DL_OPENER_LINK &&
            dl_token_reads(story->draft, dl_piece_at(story, segment->first)->first, "后"))
            return true;
    }
    return false;
}

/* 周五宣布，豁免120天后取消: a day told in an earlier segment, from which days are counted. */
static bool is_counted_from(const dl_story *story, uint32_t date)
{
    const dl_found_date *dates = story->draft->out->dates.items;
    for (uint32_t i = 0; i < dl_segment_of(story, date)->first; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE &&
            dates[dl_piece_at(story, i)->row].value.precision == DL_PRECISION_DAY)
            return true;
    return false;
}

/* ；三个月后，A800登场: whether the date is all that its segment has, and the last before a
 * verb. */
static bool opens_clause(const dl_story *story, uint32_t verb, uint32_t date)
{
    const dl_segment *its = dl_segment_of(story, date);
    bool other = false;
    for (uint32_t i = date + 1; i < verb; i++)
        other |= dl_piece_at(story, i)->kind == DL_PIECE_DATE ||
                 dl_piece_at(story, i)->kind == DL_PIECE_STOP;
    return its->first == date && its->end <= date + 2 && !other &&
           its < dl_segment_of(story, verb);
}

bool dl_date_is_counted(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_piece *it = dl_piece_at(story, date);
    return story->draft->language == DL_LANGUAGE_ZH && date > 0 &&
           it->end > it->first + 1 && !opens_clause(story, clause->verb, date) &&
           (it->segment != dl_piece_at(story, clause->verb)->segment ||
            is_counted_from(story, date)) &&
           dl_token_reads(story->draft, it->end - 1, "后") &&
           (dl_token_reads(story->draft, it->end - 2, "天") ||
            dl_token_reads(story->draft, it->end - 2, "日") ||
            dl_token_reads(story->draft, it->end - 2, "月"));
}

/* 违反2020年收购时的承诺, 涉嫌在2024年合谋: when somebody is said to have done wrong; but not
 * 因涉嫌走私于8月5日被捕. */
static bool is_of_wrong(const dl_story *story, uint32_t date)
{
    const dl_segment *its = dl_segment_of(story, date);
    uint32_t from = its->first ? dl_piece_at(story, its->first - 1)->end
                               : story->draft->sentences.items[story->sentence].first;
    for (uint32_t i = date + 1; i < its->end; i++)
        if (dl_piece_has(dl_piece_at(story, i), DL_CUE_PASSIVE))
            return false;
    for (uint32_t i = nearer(from, dl_piece_at(story, date)->first);
         i < dl_piece_at(story, date)->first; i++)
        if (dl_draft_cue_is(story->draft, i, DL_CUE_MARK, "wrong"))
            return true;
    return false;
}

bool dl_date_is_elsewhere(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    if (story->draft->language != DL_LANGUAGE_ZH)
        return dl_date_is_held_vi(story, date);
    if (dl_continuation_is_time(story, date))
        return clause->verb < date;
    if (is_stretch(story, date) || dl_date_is_of_law(story, date) ||
        is_of_report(story, date) || is_of_wrong(story, date) ||
        is_of_that(story, clause->verb, date) ||
        dl_date_is_counted(story, clause, date))
        return true;
    if (clause->sense.word && clause->sense.word->deed == DL_DEED_ENFORCE &&
        date > clause->verb &&
        dl_piece_at(story, date)->segment == dl_piece_at(story, clause->verb)->segment)
        return true; /* 被控2023年欺骗供应商 */
    if (is_of_then(story, clause->verb, date))
        return true;
    return dl_piece_at(story, date)->segment >
               dl_piece_at(story, clause->verb)->segment &&
           (is_recent(story, clause->verb) || is_spoken_of(story, clause->verb) ||
            is_of_noun(story, date));
}

bool dl_date_is_outdone(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_found_date *dates = story->draft->out->dates.items;
    uint32_t its = dl_piece_at(story, date)->segment;
    for (uint32_t i = date + 1; i < clause->verb; i++)
        if (story->draft->language == DL_LANGUAGE_ZH &&
            dl_piece_at(story, i)->kind == DL_PIECE_DATE &&
            dates[dl_piece_at(story, i)->row].value.precision != DL_PRECISION_YEAR &&
            dl_piece_at(story, i)->segment > its)
            return true;
    return false;
}
