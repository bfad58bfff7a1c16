/* The date of a clause that goes on from what was told before: "the same day", "a week
 * later", "that month"; counted from the date that the sentence, or else the one before it,
 * names last. */
#include "src/extract/event_dates.h"

/* The last date that the sentence names before a piece. */
static dl_date named_before(const dl_story *story, uint32_t piece)
{
    for (uint32_t i = piece; i > 0; i--)
        if (dl_piece_at(story, i - 1)->kind == DL_PIECE_DATE)
            return dl_story_date(story, i - 1)->value;
    return (dl_date){ 0 };
}

/* Whether the sentence before names a single day or month. */
static bool said_just_before(const dl_story *story)
{
    return story->said_sentence == story->sentence && story->sentence > 0 &&
           dl_date_is_set(story->said_date) &&
           story->said_date.first <= story->draft->out->published.last;
}

/* Where a clause ends that a verb of saying divides: "khi Mỹ công bố | quy định hôm 24/2". */
static uint32_t clause_end(const dl_story *story, uint32_t segment)
{
    while (segment + 1 < story->segments.count &&
           story->segments.items[segment + 1].opener == DL_OPENER_SAID)
        segment++;
    return story->segments.items[segment].end;
}

/* 1月13日公布。两天后的补充规定很严厉。…同日，: the only day named since the last deed. */
static bool named_since(const dl_story *story)
{
    enum { NEAR = 3 }; /* sentences */
    return story->draft->language == DL_LANGUAGE_ZH &&
           story->said_sentence > story->last_date_sentence + 1 &&
           story->sentence < story->said_sentence + NEAR &&
           story->said_date.precision == DL_PRECISION_DAY &&
           story->said_date.first <= story->draft->out->published.last;
}

/* From which date days are counted: on from the sentence's own, else from the last
 * event's, back from the news'; else from the last that the text names. */
static dl_date shifted_from(const dl_story *story, uint32_t cue, int32_t days)
{
    bool near = story->sentence - story->last_date_sentence <= 2;
    uint32_t clause = dl_continuation_clause(story, cue);
    dl_date own = clause == DL_NO_PIECE
                      ? named_before(story, cue)
                      : named_before(story, clause_end(story, clause));
    bool told = story->draft->language != DL_LANGUAGE_EN && near; /* 13日…。此前一天 */
    dl_date from = days < 0 && !told ? story->news_date : story->last_date;
    if (dl_date_is_set(own))
        return own;
    if (named_since(story))
        return story->said_date;
    if (story->draft->language == DL_LANGUAGE_EN && story->tellings.count > 0) {
        const dl_telling *last = &story->tellings.items[story->tellings.count - 1];
        if (last->sentence == story->sentence && last->verb < cue &&
            last->date.precision == DL_PRECISION_DAY)
            return last->date; /* "the next day it was listed, and two days after that" */
    }
    if (days < 0 && story->draft->language == DL_LANGUAGE_EN && !dl_date_is_set(from))
        return story->named_past;
    bool untold = story->last_date_sentence + 1 != story->sentence; /* "Bắc Kinh lên tiếng hôm 2/1. Ba
                                                                      * tuần trước đó" */
    bool exact = story->said_date.precision == DL_PRECISION_DAY && days > 0;
    if (said_just_before(story) &&
        (story->draft->language == DL_LANGUAGE_EN ||
         (story->draft->language == DL_LANGUAGE_VI && /* "kiện ngày 2/4. Ba ngày sau" */
          (untold || exact ||
           !dl_piece_shift(story, dl_piece_at(story, cue), &(int32_t){ 0 })))))
        return story->said_date;
    if (dl_date_is_set(from) && (days < 0 || near) &&
        (from.precision == DL_PRECISION_DAY ||
         story->named_date.precision != DL_PRECISION_DAY))
        return from;
    bool ahead = story->draft->language == DL_LANGUAGE_EN && /* "until 15 May. Two days later" */
                 story->named_date.first > story->draft->out->published.last;
    return ahead ? story->named_past : story->named_date;
}

/* "a month later", 次月, "the year before": counted from the date before. */
static bool moved(const dl_story *story, uint32_t cue, dl_str how, dl_date *found)
{
    int32_t months, years;
    bool month = dl_cue_steps(how, DL_STR("month "), &months);
    if (!month && !dl_cue_steps(how, DL_STR("year "), &years))
        return false;
    dl_date from = shifted_from(story, cue, month ? months : years);
    if (!dl_date_is_set(from) || (month && from.precision == DL_PRECISION_YEAR))
        return false;
    dl_civil last = dl_day_civil(from.last);
    if (!month) {
        *found = dl_date_of_year(last.year + years);
        return true;
    }
    int32_t number = last.year * 12 + last.month - 1 + months;
    *found = dl_date_of_month(number / 12, number % 12 + 1);
    return true;
}

/* "Cuối tháng 5 … Ngay hôm sau": a few days from a month that the text names without a day
 * are told of that month. */
static bool days_in_month(const dl_story *story, uint32_t cue, dl_date *found)
{
    enum { FEW = 7 };
    int32_t days;
    if (story->draft->language == DL_LANGUAGE_ZH ||
        !dl_piece_shift(story, dl_piece_at(story, cue), &days) || days > FEW || days < -FEW)
        return false;
    dl_date from = shifted_from(story, cue, days);
    if (from.precision != DL_PRECISION_MONTH ||
        from.first > story->draft->out->published.last)
        return false;
    *found = from;
    return true;
}

/* "cấm ngày 3/12, một ngày sau khi Mỹ đưa": so long before the date named ahead of it. */
bool dl_clause_counted_before(const dl_story *story, const dl_clause *clause,
                              dl_date *found)
{
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    const dl_piece *first = dl_piece_at(story, segment->first);
    if (story->draft->language != DL_LANGUAGE_VI || segment->first == 0 ||
        !dl_draft_is(story->draft, first->first, "khi") ||
        first[-1].end != first->first || !dl_continuation_counts(story, segment->first - 1))
        return false;
    for (uint32_t i = segment->first; i < segment->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return false;
    dl_date named = named_before(story, segment->first);
    if (!dl_date_is_set(named) && segment->first > 1 && said_just_before(story))
        named = story->said_date; /* "Động thái đến ba ngày sau khi Hà Lan chốt" */
    else if (!dl_date_is_set(named) && segment->first > 1 &&
             dl_story_is_news(story, story->named_past))
        named = story->named_past; /* the sentence before names a day ahead, too */
    return dl_date_is_set(named) && dl_continuation_moves(story, segment->first - 1, named, -1, found);
}

/* "... and at the same time": the date of what the sentence told just before. */
static bool told_before(const dl_story *story, dl_telling *telling)
{
    const dl_telling *last =
        story->tellings.count ? &story->tellings.items[story->tellings.count - 1] : NULL;
    bool vietnamese = story->draft->language == DL_LANGUAGE_VI;
    if (!last || last->sentence != story->sentence ||
        (!dl_date_is_set(last->date) && !vietnamese))
        return false;
    telling->date = last->date;
    telling->dated = last->dated;
    telling->before = last->before;
    telling->after = last->after;
    return true;
}

static void set_date(dl_telling *telling, dl_date date)
{
    telling->date = date;
    telling->dated = true;
    telling->before = (dl_date){ 0 };
}

/* "on May 5, the very day on which": the day that the sentence names right before. */
static bool named_just(const dl_story *story, uint32_t cue, dl_telling *telling)
{
    enum { FARTHEST = 3 }; /* tokens */
    dl_date own = named_before(story, cue);
    uint32_t i = cue;
    while (i > 0 && dl_piece_at(story, i - 1)->kind == DL_PIECE_COMMA)
        i--;
    if (story->draft->language != DL_LANGUAGE_EN || i == 0 ||
        dl_piece_at(story, i - 1)->kind != DL_PIECE_DATE ||
        dl_piece_at(story, cue)->first - dl_piece_at(story, i - 1)->end > FARTHEST)
        return false;
    set_date(telling, own);
    return true;
}

/* "nhân nhượng mà hai bên thống nhất tháng trước; đổi lại, Bắc Kinh": the past date that a
 * Vietnamese sentence names before. */
static bool named_ahead(const dl_story *story, uint32_t cue, dl_telling *telling)
{
    dl_date own = named_before(story, cue);
    if (story->draft->language != DL_LANGUAGE_VI || !dl_date_is_set(own) ||
        own.first > story->draft->out->published.last ||
        (own.precision != DL_PRECISION_DAY && dl_continuation_is_day(story, cue)))
        return false;
    set_date(telling, own);
    return true;
}

/* 随即, "at once": on the day that the sentence, or the one before it, names last. */
static bool soon_after(const dl_story *story, uint32_t cue, dl_telling *telling)
{
    dl_date own = named_before(story, cue);
    bool near = story->said_sentence == story->sentence ||
                story->last_date_sentence + 1 >= story->sentence;
    if (!dl_date_is_set(own) && near)
        own = dl_date_is_set(story->said_date) ? story->said_date : story->last_date;
    dl_telling told = *telling; /* 同日，美方停收，中方随即暂停 */
    if (story->draft->language == DL_LANGUAGE_ZH && told_before(story, &told))
        own = told.date;
    if (!dl_date_is_set(own) || own.first > story->draft->out->published.last)
        return false;
    set_date(telling, own);
    return true;
}

/* "Ít hôm sau": in the month of the day named last, unless that was about to end. */
static bool days_after(const dl_story *story, uint32_t cue, dl_telling *telling)
{
    enum { FEW = 6 };
    dl_date from = shifted_from(story, cue, 1);
    if (from.precision != DL_PRECISION_DAY)
        return false;
    dl_civil first = dl_day_civil(from.first), last = dl_day_civil(from.first + FEW);
    if (first.month != last.month ||
        from.first + FEW > story->draft->out->published.last)
        return false;
    set_date(telling, dl_date_of_month(first.year, first.month));
    return true;
}

/* "The same week": the one of the day named last. */
static void in_week(const dl_story *story, uint32_t cue, dl_telling *telling)
{
    dl_date from = shifted_from(story, cue, 1);
    if (story->draft->language == DL_LANGUAGE_VI && from.precision == DL_PRECISION_MONTH) {
        set_date(telling, from); /* no finer than what it is counted from */
    }
    if (from.precision != DL_PRECISION_DAY)
        return;
    int32_t monday = from.first - dl_day_weekday(from.first);
    set_date(telling, dl_date_of_days(monday, monday + 6));
}

/* 5月底，美国要求申请许可，新思随后停售: who is bound by it halts at once, in one sentence; what
 * else somebody does on it takes time. */
static bool is_halt(const dl_story *story, uint32_t cue, const dl_telling *telling)
{
    const dl_piece *then = dl_piece_at(story, cue);
    return story->draft->language == DL_LANGUAGE_ZH &&
           telling->deed == DL_DEED_SUSPEND_SERVICE && cue > 0 &&
           then[-1].end == then->first && dl_piece_is_party(&then[-1]) &&
           dl_date_is_set(named_before(story, cue));
}

/* What needs no date of the text before; true if the telling is done with. */
static bool continues_just(const dl_story *story, uint32_t cue, dl_str how,
                           dl_telling *telling)
{
    if (dl_str_equal(how, DL_STR("same")) &&
        (named_just(story, cue, telling) || told_before(story, telling)))
        return true;
    if (dl_str_equal(how, DL_STR("soon")) && soon_after(story, cue, telling))
        return true;
    if (dl_str_equal(how, DL_STR("after")) && is_halt(story, cue, telling) &&
        soon_after(story, cue, telling))
        return true;
    if (!dl_str_equal(how, DL_STR("news")) || !dl_date_is_set(story->news_date))
        return false;
    set_date(telling, story->news_date);
    return true;
}

static bool has_date_before(const dl_story *story, uint32_t cue)
{
    return dl_date_is_set(story->last_date) || dl_date_is_set(story->said_date) ||
           dl_date_is_set(story->named_date) ||
           dl_date_is_set(named_before(story, cue)) ||
           dl_continuation_clause(story, cue) != DL_NO_PIECE;
}

/* The day of the last deed told near by that has one, of its own or of its scene. */
static dl_date last_day(const dl_story *story)
{
    enum { BACK = 12 }; /* sentences */
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *it = &story->tellings.items[i - 1];
        dl_date day = dl_date_is_set(it->date) ? it->date : it->context;
        if (it->sentence + BACK < story->sentence)
            break;
        if (it->certainty != DL_CERTAINTY_HYPOTHETICAL && !it->aside &&
            day.precision == DL_PRECISION_DAY &&
            day.first <= story->draft->out->published.last)
            return day;
    }
    return (dl_date){ 0 };
}

/* "The same day": that of the deed told last, or of the news. */
static dl_date same_day(const dl_story *story, uint32_t cue)
{
    const dl_sentence *sentences = story->draft->sentences.items;
    bool day = story->last_date.precision == DL_PRECISION_DAY;
    dl_date heading;
    if (dl_story_heading(story, &heading) && story->draft->language == DL_LANGUAGE_EN)
        return heading;
    bool apart = sentences[story->sentence].paragraph !=
                 sentences[story->last_date_sentence].paragraph;
    dl_date date = day ? story->last_date : story->news_date;
    if (named_since(story) ||
        (story->draft->language == DL_LANGUAGE_EN && said_just_before(story)))
        date = story->said_date;
    else if (story->draft->language == DL_LANGUAGE_ZH && apart &&
             dl_date_is_set(story->part_date))
        date = story->part_date;
    else if (story->draft->language == DL_LANGUAGE_EN && apart &&
             dl_date_is_set(story->news_date))
        date = story->news_date;
    if (date.precision != DL_PRECISION_DAY && story->draft->language == DL_LANGUAGE_EN) {
        dl_date last = last_day(story); /* "the H800 followed in March. The same day" */
        date = dl_date_is_set(last) ? last : date;
    }
    bool vague = date.precision != DL_PRECISION_DAY && dl_continuation_is_day(story, cue);
    return dl_date_is_set(date) && !(vague && dl_date_is_set(story->named_past))
               ? date
               : story->named_past;
}

/* 当时, "at that time": of what the sentence names before it, in Chinese, else of what the
 * text does. */
static dl_date then(const dl_story *story, uint32_t cue)
{
    dl_date own = named_before(story, cue);
    if (story->draft->language == DL_LANGUAGE_ZH && dl_date_is_set(own) &&
        own.first <= story->draft->out->published.last)
        return own;
    bool counted = story->draft->language == DL_LANGUAGE_VI && /* "Sáu tuần trước đó" */
                   story->said_sentence != story->sentence &&
                   story->last_date_sentence + 1 == story->sentence;
    return counted ? story->last_date : story->said_date;
}

/* "The same month"; unset if the text has named none. */
static dl_date same_month(const dl_story *story, uint32_t cue)
{
    dl_date said = named_before(story, cue);
    if (!dl_date_is_set(said) || story->draft->language != DL_LANGUAGE_EN)
        said = story->said_date;
    if (!dl_date_is_set(said))
        return said;
    dl_civil day = dl_day_civil(said.first);
    return dl_date_of_month(day.year, day.month);
}

/* What is so many days or months from the date before. */
static bool counted_on(const dl_story *story, uint32_t cue, dl_str how, dl_date *found)
{
    int32_t days;
    if (dl_piece_shift(story, dl_piece_at(story, cue), &days) &&
        shifted_from(story, cue, days).precision == DL_PRECISION_DAY) {
        dl_civil day = dl_day_civil(shifted_from(story, cue, days).first + days);
        *found = dl_date_of_day(day.year, day.month, day.day);
        return true;
    }
    return days_in_month(story, cue, found) || moved(story, cue, how, found);
}

/* The date that a continuation gives; bounds when it gives none. */
void dl_clause_continue(const dl_story *story, uint32_t cue, dl_telling *telling)
{
    dl_str how = dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_CONTINUATION);
    telling->before = story->draft->out->published;
    if (continues_just(story, cue, how, telling) || !has_date_before(story, cue))
        return;
    if (dl_str_equal(how, DL_STR("same"))) {
        if (named_ahead(story, cue, telling))
            return;
        telling->date = same_day(story, cue);
        telling->before = (dl_date){ 0 };
    } else if (dl_str_equal(how, DL_STR("ahead"))) { /* "From that day" */
        set_date(telling, story->named_date);
    } else if (dl_str_equal(how, DL_STR("then"))) {
        set_date(telling, then(story, cue));
    } else if (dl_str_equal(how, DL_STR("same month"))) {
        dl_date month = same_month(story, cue);
        if (dl_date_is_set(month))
            set_date(telling, month);
    } else if (dl_str_equal(how, DL_STR("same week"))) {
        in_week(story, cue, telling);
    } else if (counted_on(story, cue, how, &telling->date)) {
        set_date(telling, telling->date);
    } else if (dl_str_equal(how, DL_STR("days"))) {
        if (!days_after(story, cue, telling))
            telling->after = story->last_date;
    } else if (dl_str_equal(how, DL_STR("after")) || dl_str_equal(how, DL_STR("soon"))) {
        telling->after = story->last_date;
    } else if (dl_str_equal(how, DL_STR("before"))) {
        telling->before = story->last_date;
    }
}
