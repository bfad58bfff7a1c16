/* Whether a date behind "until", "đến", 至 is the end of something, or the day by which it
 * was done. */
#include "src/extract/event_dates.h"

/* "gia hạn thêm 90 ngày, đến 10/11.": whether nothing stands behind a date that is not the first
 * thing said. */
static bool ends_sentence(const dl_story *story, uint32_t date)
{
    for (uint32_t i = date + 1; i < story->pieces.count; i++)
        if (dl_piece_at(story, i)->kind != DL_PIECE_STOP &&
            dl_piece_at(story, i)->kind != DL_PIECE_COMMA)
            return false;
    return dl_piece_at(story, date)->segment > 0;
}

/* "Đến tháng 10, ...", "Tuy nhiên, đến tháng 10 ...", "Và đến tháng 10": opens its
 * clause, and means in. */
static bool opens_clause(const dl_story *story, uint32_t date)
{
    const dl_segment *segment = dl_segment_of(story, date);
    uint32_t first = segment->first;
    if (first + 2 == date && dl_piece_has(dl_piece_at(story, first), DL_CUE_JOIN))
        first++;
    return date == first + 1 && story->draft->language == DL_LANGUAGE_VI &&
           !ends_sentence(story, date) &&
           dl_str_equal(dl_piece_value(story, dl_piece_at(story, date - 1), DL_CUE_UNTIL),
                        DL_STR("arrive"));
}

/* 到2025年4月1日，设备也须持证: in Chinese what opens its clause means by then; 8日前后 is
 * about that day. */
static bool is_when_zh(const dl_story *story, uint32_t date)
{
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, date);
    if (draft->language != DL_LANGUAGE_ZH || it->end + 1 >= draft->tokens.count)
        return false;
    if (dl_draft_is(draft, it->end, "前") && dl_draft_is(draft, it->end + 1, "后"))
        return true;
    return date > 0 && dl_segment_of(story, date)->first + 1 == date &&
           dl_draft_is(draft, it[-1].first, "到") && it[-1].end == it->first &&
           dl_draft_is(draft, it->end, "，");
}

/* "and by mid-January Sophgo had landed on the list": what opens an English clause of
 * something past means by then. */
static bool is_when_en(const dl_story *story, uint32_t date)
{
    const dl_draft *draft = story->draft;
    const dl_segment *segment = dl_segment_of(story, date);
    if (draft->language != DL_LANGUAGE_EN || date == 0 ||
        !dl_draft_is(draft, dl_piece_at(story, date)->first - 1, "by") ||
        dl_story_date(story, date)->value.first > draft->out->published.last)
        return false;
    for (uint32_t i = segment->first; i < date; i++)
        if (!dl_piece_has(dl_piece_at(story, i), DL_CUE_JOIN) &&
            !dl_piece_has(dl_piece_at(story, i), DL_CUE_UNTIL))
            return false;
    for (uint32_t i = dl_piece_at(story, date)->end;
         segment->end > date + 1 && i < dl_piece_at(story, segment->end - 1)->first; i++)
        if (dl_draft_is(draft, i, "had"))
            return true;
    return false;
}

/* "Mãi đến tháng Năm, ông mới cho mở thủ tục": a Vietnamese deed that took so long. */
static bool is_not_before(const dl_story *story, uint32_t date)
{
    uint32_t first = dl_piece_at(story, date)->first;
    return first > 1 && (dl_draft_says(story->draft, first - 2, "mãi") ||
                         dl_draft_says(story->draft, first - 2, "phải"));
}

/* "Did not blacklist it until March", "Not until June 3 did it": an English deed that took so
 * long; not "will not until July". */
bool dl_date_is_late(const dl_story *story, uint32_t date)
{
    enum { FARTHEST = 20 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t until = dl_piece_at(story, date)->first;
    uint32_t first = draft->sentences.items[story->sentence].first;
    if (draft->language != DL_LANGUAGE_EN || until <= first + 1 ||
        !(dl_draft_says(draft, until - 1, "until") || dl_draft_says(draft, until - 1, "till")) ||
        dl_story_date(story, date)->value.first > draft->out->published.last)
        return false;
    for (uint32_t i = until - 1; i > first && i + FARTHEST > until; i--)
        if (dl_draft_says(draft, i - 1, "not"))
            return i - 1 == first || !dl_draft_in(draft, i - 2, DL_LIST_STILL_TO_BE);
    return false;
}

/* Behind "until" it is an end. */
bool dl_date_is_end(const dl_story *story, uint32_t date)
{
    if (is_when_zh(story, date) || is_when_en(story, date) || dl_date_is_late(story, date))
        return false;
    bool behind =
        date + 1 < story->pieces.count &&
        story->draft->language == DL_LANGUAGE_ZH && /* 夏季之前 */
        dl_str_equal(dl_piece_value(story, dl_piece_at(story, date + 1), DL_CUE_UNTIL),
                     DL_STR("behind")) &&
        dl_piece_at(story, date + 1)->first == dl_piece_at(story, date)->end;
    enum { THEN = 6 }; /* tokens */
    uint32_t end = dl_piece_at(story, date)->end;
    for (uint32_t i = end; story->draft->language == DL_LANGUAGE_ZH && i < end + THEN &&
                           i < story->draft->tokens.count &&
                           story->draft->tokens.items[i].kind != DL_WORD_PUNCTUATION;
         i++)
        if (dl_draft_is(story->draft, i, "才"))
            return false; /* 至6月才加征, 直至7月当局才发证 */
    if (story->draft->language == DL_LANGUAGE_VI && /* "thư đến hôm 26/8 chặn" */
        (dl_draft_says(story->draft, dl_piece_at(story, date)->first - 1, "hôm") ||
         is_not_before(story, date)))
        return false;
    return behind ||
           (date > 1 && !opens_clause(story, date) &&
            dl_piece_has(dl_piece_at(story, date - 1), DL_CUE_UNTIL) &&
            dl_piece_at(story, date)->first - dl_piece_at(story, date - 1)->end <= 2);
}
