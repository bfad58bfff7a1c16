/* A year holds for what follows it when it opens the sentence ("Năm 2019, ... ngày 15/5")
 * or, told in figures, the paragraph: there for all of it behind a colon, as in a list of
 * events by year, else for days and months that open their own sentence. Any other year
 * ends it. A whole date in the first clause holds for its sentence, too, and runs on into
 * the next year: 2023年12月5日宣布，3月1日起实施. */
#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"
#include "src/extract/spelling.h"

enum { REACH = 3, HAN_REACH = 6 }; /* words that may stand before what opens a sentence */

static const dl_sentence *sentence_of(const dl_draft *draft, const dl_expression *found)
{
    return &draft->sentences.items[draft->tokens.items[found->first].sentence];
}

static bool opens_sentence(const dl_draft *draft, const dl_expression *found)
{
    uint32_t reach = draft->language == DL_LANGUAGE_ZH ? HAN_REACH : REACH;
    return found->first - sentence_of(draft, found)->first <= reach;
}

static bool is_year(const dl_expression *found)
{
    unsigned says = found->to.says & ~(unsigned)DL_SAYS_PART;
    return !found->from.says &&
           (says == DL_SAYS_YEAR ||
            (says == DL_SAYS_SHIFT && found->to.unit == DL_UNIT_YEAR));
}

/* 2026年第一季度, 明年3月: in a Chinese year that is still to come, which what follows goes on
 * in. */
static bool is_ahead(const dl_draft *draft, const dl_expression *found)
{
    dl_date now = draft->out->published;
    bool ahead = found->to.says & DL_SAYS_SHIFT
                     ? found->to.unit == DL_UNIT_YEAR && found->to.shift > 0
                     : found->to.says & DL_SAYS_YEAR && dl_date_is_set(now) &&
                           found->to.year > dl_day_civil(now.first).year;
    return draft->language == DL_LANGUAGE_ZH && !found->from.says && ahead &&
           !(found->to.says & DL_SAYS_DAY) &&
           found->to.says & (DL_SAYS_MONTH | DL_SAYS_QUARTER | DL_SAYS_HALF);
}

/* "On 3 July 2023", in the first clause of its sentence, or behind a word that opens it:
 * 要知道，2020年5月和8月. */
static bool is_whole(const dl_draft *draft, const dl_expression *found)
{
    if (is_ahead(draft, found))
        return true;
    bool shifted = draft->language != DL_LANGUAGE_EN && found->to.says & DL_SAYS_SHIFT &&
                   found->to.unit == DL_UNIT_YEAR && /* 去年8月, "tháng 7 năm ngoái" */
                   (draft->language == DL_LANGUAGE_ZH || found->to.shift < 0);
    if (found->from.says || !(found->to.says & DL_SAYS_YEAR || shifted) ||
        !(found->to.says & DL_SAYS_MONTH))
        return false;
    if (draft->language == DL_LANGUAGE_EN && found->first > 0 &&
        dl_draft_is(draft, found->first - 1, "since"))
        return false; /* what lasts to this day holds for no other */
    if (draft->language == DL_LANGUAGE_ZH && found->first > 0 &&
        dl_date_is_sign(draft, found->first - 1, ','))
        return true; /* ，2020年5月再收紧规则，9月15日停止供货 */
    for (uint32_t i = sentence_of(draft, found)->first;
         i < found->first && !opens_sentence(draft, found); i++)
        if (dl_date_is_sign(draft, i, ','))
            return false;
    return true;
}

/* The year of an open date that a whole date before it frames: the next one, if it would
 * lie far before. */
static int16_t year_behind(const dl_draft *draft, const dl_moment *whole,
                           const dl_moment *open, bool later)
{
    enum { BACK = 6 }; /* months */
    dl_date now = draft->out->published;
    if (!(whole->says & DL_SAYS_MONTH) || !(open->says & DL_SAYS_MONTH))
        return whole->year;
    bool told = draft->language == DL_LANGUAGE_EN && dl_date_is_set(now) &&
                dl_date_of_month(whole->year + 1, open->month).first <= now.last;
    return open->month + (told || later ? 0 : BACK) < whole->month
               ? (int16_t)(whole->year + 1)
               : whole->year;
}

/* 美国自2022年起限制。1月底，: what has lasted since a year says nothing of what follows. */
static bool is_since(const dl_draft *draft, const dl_expression *found)
{
    return draft->language == DL_LANGUAGE_ZH && dl_token_reads(draft, found->end, "起");
}

static bool opens_paragraph(const dl_draft *draft, const dl_expression *found)
{
    const dl_sentence *sentence = sentence_of(draft, found);
    return sentence == draft->sentences.items ||
           sentence[-1].paragraph != sentence->paragraph;
}

static dl_frame frame_of(const dl_draft *draft, const dl_expression *found)
{
    bool wide = found->to.says & DL_SAYS_YEAR && opens_paragraph(draft, found) &&
                !is_since(draft, found);
    bool colon = dl_date_is_sign(draft, found->end, ':');
    dl_date now = draft->out->published;
    if (wide && !colon && dl_date_is_set(now)) /* last year's month would say so */
        wide = found->to.year < dl_day_civil(now.first).year - 1;
    return (dl_frame){
        .year = found,
        .scope = wide && colon ? DL_FRAME_PARAGRAPH
                 : wide        ? DL_FRAME_OPENINGS
                               : DL_FRAME_SENTENCE,
    };
}

/* 故事写在2022年。: a Chinese sentence that ends with its year. */
static bool ends_sentence(const dl_draft *draft, const dl_expression *found)
{
    return draft->language == DL_LANGUAGE_ZH &&
           found->end + 1 >= sentence_of(draft, found)->end;
}

/* 2022年8月26日，…。11月，: a whole date of years ago holds for what opens the Chinese
 * sentences behind its own, too. */
static dl_frame whole_frame_of(const dl_draft *draft, const dl_expression *found)
{
    dl_date now = draft->out->published;
    bool told = draft->language == DL_LANGUAGE_ZH && found->to.says & DL_SAYS_YEAR &&
                dl_date_is_set(now) && found->to.year < dl_day_civil(now.first).year - 1 &&
                opens_sentence(draft, found) && dl_date_is_sign(draft, found->end, ',');
    return (dl_frame){ found, told ? DL_FRAME_OPENINGS : DL_FRAME_SENTENCE };
}

static bool is_inside(const dl_draft *draft, const dl_frame *frame,
                      const dl_expression *found)
{
    const dl_sentence *here = sentence_of(draft, found);
    const dl_sentence *there = frame->year ? sentence_of(draft, frame->year) : NULL;
    if (!there || here == there)
        return there != NULL;
    if (here->paragraph != there->paragraph || frame->scope == DL_FRAME_SENTENCE)
        return false;
    return frame->scope == DL_FRAME_PARAGRAPH || opens_sentence(draft, found);
}

static bool is_open(const dl_expression *found)
{
    unsigned closed = DL_SAYS_YEAR | DL_SAYS_SHIFT | DL_SAYS_FIXED | DL_SAYS_SAME;
    return found->to.says & (DL_SAYS_MONTH | DL_SAYS_QUARTER | DL_SAYS_HALF) &&
           !((found->to.says | found->from.says) & closed);
}

/* "tháng 11/2022 …, còn hồi tháng 6", "tháng 9 vừa qua": "hồi" looks back from the present,
 * whatever day another clause names; "cấm ngày 3/12/2024 và sẽ được treo từ 9/11" looks ahead. */
static bool is_of_now(const dl_draft *draft, const dl_frame *frame,
                      const dl_expression *found)
{
    return draft->language == DL_LANGUAGE_VI && found->first > 0 &&
           frame->year->to.says & DL_SAYS_MONTH &&
           (found->direction || dl_draft_is(draft, found->first - 1, "hồi") ||
            (found->to.month < frame->year->to.month &&
             dl_date_direction(draft, found, &(dl_span){ 0 }) > 0));
}

/* "Năm 2022, Mỹ cấm A100. R1 ra mắt hôm 20/1. Cuối tháng 1, …": a day told as a late one
 * behind the year's sentence leads back to the present. */
static bool is_day_of_late(const dl_draft *draft, const dl_expression *found)
{
    return draft->language == DL_LANGUAGE_VI && found->to.says & DL_SAYS_DAY &&
           found->first > 0 && dl_draft_is(draft, found->first - 1, "hôm");
}

/* 2023年10月拿到的豁免，8月29日被取消: a whole date that only says which frames nothing
 * that would lie before it. */
static bool is_of_noun(const dl_draft *draft, const dl_frame *frame,
                       const dl_expression *found)
{
    const dl_moment *whole = &frame->year->to;
    bool of = false, comma = false;
    if (draft->language != DL_LANGUAGE_ZH || !(whole->says & DL_SAYS_MONTH) ||
        !(found->to.says & DL_SAYS_MONTH) || found->to.month >= whole->month)
        return false;
    for (uint32_t i = frame->year->end; i < found->first && !comma; i++) {
        of |= dl_draft_is(draft, i, "的");
        comma = dl_date_is_sign(draft, i, ',');
    }
    return of && comma;
}

/* "Đầu năm nay họ được cấp phép, thay cho quy chế bị hủy từ 31/12", told in February: a
 * month that would lie most of this year ahead was last year's, but for a term that ends. */
static bool is_of_last_year(const dl_draft *draft, const dl_frame *frame,
                            const dl_expression *found)
{
    enum { FAR_AHEAD = 275 }; /* days, as where no year frames it (dates_resolve.c) */
    const dl_moment *whole = &frame->year->to;
    dl_date now = draft->out->published;
    const dl_cue *until = dl_draft_cue_before(draft, found->first, DL_CUE_UNTIL);
    if (draft->language != DL_LANGUAGE_VI || !dl_date_is_set(now) || until ||
        !(whole->says & DL_SAYS_SHIFT) || whole->unit != DL_UNIT_YEAR ||
        whole->shift != 0 || !(found->to.says & DL_SAYS_MONTH) || found->direction > 0)
        return false;
    dl_date ahead = dl_date_of_month(dl_day_civil(now.first).year, found->to.month);
    return ahead.first - now.last > FAR_AHEAD;
}

/* "The waivers that it got in October 2023 were revoked on Aug. 29": an English month that
 * only says which frames none that would be in the year behind it. */
static bool is_of_relative(const dl_draft *draft, const dl_frame *frame,
                           const dl_expression *found)
{
    const dl_moment *whole = &frame->year->to;
    bool relative = false, verb = false;
    if (draft->language != DL_LANGUAGE_EN || !(whole->says & DL_SAYS_MONTH) ||
        !(found->to.says & DL_SAYS_MONTH) || found->to.month >= whole->month)
        return false;
    for (uint32_t i = sentence_of(draft, found)->first; i < frame->year->first; i++)
        relative |= dl_draft_is(draft, i, "that") || dl_draft_is(draft, i, "which");
    for (uint32_t i = frame->year->end; i < found->first && relative; i++) {
        if (dl_date_is_sign(draft, i, ',') || dl_date_is_sign(draft, i, ';') ||
            dl_draft_is(draft, i, "and"))
            return false;
        verb |= dl_draft_in(draft, i, DL_LIST_HAVE_OR_WAS) || dl_draft_is(draft, i, "will");
    }
    return verb;
}

/* "In May 2023 after a review was opened on March 31": an English date that is told as
 * before the one that frames it. */
static bool is_before(const dl_draft *draft, const dl_frame *frame, const dl_expression *found)
{
    if (draft->language != DL_LANGUAGE_EN || !(frame->year->to.says & DL_SAYS_MONTH) ||
        !(found->to.says & DL_SAYS_MONTH) || frame->year->end >= found->first)
        return false;
    for (uint32_t i = frame->year->end; i < found->first; i++) {
        if (dl_draft_is(draft, i, "after") || dl_draft_is(draft, i, "following"))
            return i + 1 < found->first && i <= frame->year->end + 1;
        if (dl_date_is_sign(draft, i, ';'))
            return false;
    }
    return false;
}

void dl_date_follow_frame(const dl_draft *draft, dl_frame *frame, dl_expression *found)
{
    if (found->role == DL_DATE_PUBLICATION)
        return; /* the stamp's year is not told of the text */
    bool inside = is_inside(draft, frame, found);
    if (is_open(found)) {
        if (!inside && is_day_of_late(draft, found))
            *frame = (dl_frame){ 0 };
        bool day = found->to.says & DL_SAYS_DAY && inside && is_ahead(draft, frame->year);
        if (!inside || day || is_of_now(draft, frame, found) || is_of_noun(draft, frame, found) ||
            is_of_relative(draft, frame, found) || is_of_last_year(draft, frame, found))
            return;
        found->to.says |= frame->year->to.says & (DL_SAYS_YEAR | DL_SAYS_SHIFT);
        bool later = draft->language == DL_LANGUAGE_ZH
                         ? sentence_of(draft, found) != sentence_of(draft, frame->year)
                         : draft->language == DL_LANGUAGE_VI && /* "năm ngoái; đến tháng 3" */
                               frame->year->to.says & DL_SAYS_SHIFT;
        found->to.year = year_behind(draft, &frame->year->to, &found->to, later);
        if (is_before(draft, frame, found))
            found->to.year = (int16_t)(frame->year->to.year -
                                       (found->to.month > frame->year->to.month));
        found->to.unit = frame->year->to.unit;
        found->to.shift = (int16_t)(frame->year->to.shift + found->to.year -
                                    frame->year->to.year);
        found->to.many = 1;
    } else if (is_year(found) &&
               (opens_sentence(draft, found) || ends_sentence(draft, found)))
        *frame = frame_of(draft, found);
    else if (found->to.says & (DL_SAYS_SHIFT | DL_SAYS_YEAR) &&
             !(frame->year && found->to.says & frame->year->to.says & DL_SAYS_YEAR &&
               found->to.year == frame->year->to.year))
        *frame = is_whole(draft, found) ? whole_frame_of(draft, found) : (dl_frame){ 0 };
}
