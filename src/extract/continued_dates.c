/* The date of a clause that goes on from what was told before: "the same day", "a week
 * later", "that month". What is counted is counted from the date that the sentence, or
 * else the one before it, names last.
 */
#include "src/extract/events.h"

/* 到来之前 is said of what comes, 之前 at the start of a clause of what was told. */
static bool is_tail(const dl_story *story, uint32_t cue)
{
    const dl_draft *draft = story->draft;
    uint32_t before = dl_piece_at(story, cue)->first;
    return draft->language == DL_LANGUAGE_ZH && before > 0 &&
           draft->tokens.items[before - 1].kind == DL_WORD_HAN &&
           !dl_continuation_is_time(story, cue) &&
           (cue == 0 || dl_piece_at(story, cue - 1)->end < before ||
            dl_piece_at(story, cue - 1)->verb) &&
           dl_draft_any_cue(draft, before, DL_CUE_UNTIL);
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

/* "Two days after" something: where what it counts from begins; DL_NO_PIECE if the days
 * are counted from what was told before. */
static uint32_t counted_clause(const dl_story *story, uint32_t cue)
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
    return story->draft->language == DL_LANGUAGE_ZH
               ? dl_piece_shift(story, dl_piece_at(story, cue), &days)
               : story->draft->language == DL_LANGUAGE_VI && /* "FT cùng ngày đưa tin" */
                     dl_str_equal(dl_piece_value(story, dl_piece_at(story, cue),
                                                 DL_CUE_CONTINUATION),
                                  DL_STR("same"));
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

bool dl_continuation_is_time(const dl_story *story, uint32_t cue)
{
    const dl_piece *piece = dl_piece_at(story, cue);
    uint32_t end = piece->first, before = cue;
    int32_t days;
    while (before > 0 && dl_piece_at(story, before - 1)->end ==
                             dl_piece_at(story, before - 1)->first)
        before--;
    return story->draft->language == DL_LANGUAGE_ZH && piece->end > piece->first &&
           dl_piece_shift(story, piece, &days) && before > 0 &&
           dl_piece_at(story, before - 1)->kind == DL_PIECE_WORD &&
           dl_piece_at(story, before - 1)->end == end && cue + 1 < story->pieces.count &&
           piece[1].kind == DL_PIECE_COMMA && piece[1].first == piece->end;
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
        uint32_t clause = counted_clause(story, i);
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

/* The cue before a verb that ties it to what was told before; DL_NO_PIECE for none. */
uint32_t dl_clause_continuation(const dl_story *story, uint32_t verb)
{
    uint32_t segment = dl_piece_at(story, verb)->segment;
    for (uint32_t i = verb; i > 0; i--)
        if (dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_CONTINUATION) &&
            !is_tail(story, i - 1) && !leads_clause(story, i - 1) &&
            ties(dl_piece_value(story, dl_piece_at(story, i - 1), DL_CUE_CONTINUATION)))
            return (dl_piece_at(story, i - 1)->segment == segment ||
                    !dl_segment_of(story, i - 1)->acts || i == 1 ||
                    only_says(story, i - 1) || dl_continuation_is_time(story, i - 1)) &&
                           counted_clause(story, i - 1) != segment
                       ? i - 1
                       : DL_NO_PIECE;
    for (uint32_t i = verb + 1; i < dl_segment_of(story, verb)->end; i++)
        if (counts_on(story, i) && !leads_clause(story, i) && !leads_date(story, i))
            return i; /* "hit back a day later", "trong đợt này" */
    return counted_behind(story, segment);
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
            dl_piece_at(story, i)->segment != counted_clause(story, cue))
            return true;
    return false;
}

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

/* From which date days are counted: on from the sentence's own, else from the last
 * event's, back from the news'; else from the last that the text names. */
static dl_date shifted_from(const dl_story *story, uint32_t cue, int32_t days)
{
    bool near = story->sentence - story->last_date_sentence <= 2;
    uint32_t clause = counted_clause(story, cue);
    dl_date own = clause == DL_NO_PIECE
                      ? named_before(story, cue)
                      : named_before(story, clause_end(story, clause));
    bool told = story->draft->language != DL_LANGUAGE_EN && near; /* 13日…。此前一天 */
    dl_date from = days < 0 && !told ? story->news_date : story->last_date;
    if (dl_date_is_set(own))
        return own;
    if (days < 0 && story->draft->language == DL_LANGUAGE_EN && !dl_date_is_set(from))
        return story->named_past;
    if (said_just_before(story) && (story->draft->language == DL_LANGUAGE_EN ||
                                    (story->draft->language == DL_LANGUAGE_VI &&
                                     !dl_piece_shift(story, dl_piece_at(story, cue),
                                                     &(int32_t){ 0 }))))
        return story->said_date;
    if (dl_date_is_set(from) && (days < 0 || near) &&
        (from.precision == DL_PRECISION_DAY ||
         story->named_date.precision != DL_PRECISION_DAY))
        return from;
    return story->named_date;
}

/* "month 1", "year -1": by how many of a unit a cue moves on. */
static bool steps(dl_str how, dl_str unit, int32_t *count)
{
    uint32_t number;
    if (!dl_str_starts(how, unit))
        return false;
    how = dl_str_slice(how, unit.len, how.len);
    bool back = dl_str_starts(how, DL_STR("-"));
    if (!dl_str_number(dl_str_slice(how, back, how.len), 100, &number))
        return false;
    *count = back ? -(int32_t)number : (int32_t)number;
    return true;
}

/* "a month later", 次月, "the year before": counted from the date before. */
static bool moved(const dl_story *story, uint32_t cue, dl_str how, dl_date *found)
{
    int32_t months, years;
    bool month = steps(how, DL_STR("month "), &months);
    if (!month && !steps(how, DL_STR("year "), &years))
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
    if (story->draft->language != DL_LANGUAGE_VI ||
        !dl_piece_shift(story, dl_piece_at(story, cue), &days) || days > FEW || days < -FEW)
        return false;
    dl_date from = shifted_from(story, cue, days);
    if (from.precision != DL_PRECISION_MONTH ||
        from.first > story->draft->out->published.last)
        return false;
    *found = from;
    return true;
}

/* A date that lies so long before another as a cue says. */
static bool moved_back(const dl_story *story, uint32_t cue, dl_date from, dl_date *found)
{
    dl_str how = dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_CONTINUATION);
    dl_civil last = dl_day_civil(from.last);
    int32_t count;
    if (dl_piece_shift(story, dl_piece_at(story, cue), &count)) {
        dl_civil day = dl_day_civil(from.first - count);
        *found = dl_date_of_day(day.year, day.month, day.day);
        return from.precision == DL_PRECISION_DAY;
    }
    if (steps(how, DL_STR("month "), &count)) {
        int32_t number = last.year * 12 + last.month - 1 - count;
        *found = dl_date_of_month(number / 12, number % 12 + 1);
        return from.precision == DL_PRECISION_DAY || from.precision == DL_PRECISION_MONTH;
    }
    if (!steps(how, DL_STR("year "), &count))
        return false;
    *found = dl_date_of_year(last.year - count);
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
    return dl_date_is_set(named) && moved_back(story, segment->first - 1, named, found);
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
    telling->date = own;
    telling->dated = true;
    telling->before = (dl_date){ 0 };
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
    if (!dl_date_is_set(own) || own.first > story->draft->out->published.last)
        return false;
    telling->date = own;
    telling->dated = true;
    telling->before = (dl_date){ 0 };
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
    telling->date = dl_date_of_month(first.year, first.month);
    telling->dated = true;
    telling->before = (dl_date){ 0 };
    return true;
}

/* "The same week": the one of the day named last. */
static void in_week(const dl_story *story, uint32_t cue, dl_telling *telling)
{
    dl_date from = shifted_from(story, cue, 1);
    if (story->draft->language == DL_LANGUAGE_VI && from.precision == DL_PRECISION_MONTH) {
        telling->date = from; /* no finer than what it is counted from */
        telling->dated = true;
        telling->before = (dl_date){ 0 };
    }
    if (from.precision != DL_PRECISION_DAY)
        return;
    int32_t monday = from.first - dl_day_weekday(from.first);
    telling->date = dl_date_of_days(monday, monday + 6);
    telling->dated = true;
    telling->before = (dl_date){ 0 };
}

/* The date that a continuation gives; bounds when it gives none. */
void dl_clause_continue(const dl_story *story, uint32_t cue, dl_telling *telling)
{
    dl_str how = dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_CONTINUATION);
    int32_t days;
    telling->before = story->draft->out->published;
    if (dl_str_equal(how, DL_STR("same")) &&
        (named_just(story, cue, telling) || told_before(story, telling)))
        return;
    if (dl_str_equal(how, DL_STR("soon")) && soon_after(story, cue, telling))
        return;
    if (dl_str_equal(how, DL_STR("news")) && dl_date_is_set(story->news_date)) {
        telling->date = story->news_date;
        telling->dated = true;
        telling->before = (dl_date){ 0 };
        return;
    }
    if (!dl_date_is_set(story->last_date) && !dl_date_is_set(story->said_date) &&
        !dl_date_is_set(story->named_date) && !dl_date_is_set(named_before(story, cue)) &&
        counted_clause(story, cue) == DL_NO_PIECE)
        return;
    if (dl_str_equal(how, DL_STR("same"))) {
        bool day = story->last_date.precision == DL_PRECISION_DAY;
        telling->date = day ? story->last_date : story->news_date;
        const dl_sentence *sentences = story->draft->sentences.items;
        bool apart = sentences[story->sentence].paragraph !=
                     sentences[story->last_date_sentence].paragraph;
        if (story->draft->language == DL_LANGUAGE_EN && said_just_before(story))
            telling->date = story->said_date;
        else if (story->draft->language == DL_LANGUAGE_EN && apart &&
                 dl_date_is_set(story->news_date))
            telling->date = story->news_date;
        if (!dl_date_is_set(telling->date))
            telling->date = story->named_past;
        telling->before = (dl_date){ 0 };
    } else if (dl_str_equal(how, DL_STR("then"))) {
        bool counted = story->draft->language == DL_LANGUAGE_VI && /* "Sáu tuần trước đó" */
                       story->said_sentence != story->sentence &&
                       story->last_date_sentence + 1 == story->sentence;
        telling->date = counted ? story->last_date : story->said_date;
        telling->dated = true;
        telling->before = (dl_date){ 0 };
    } else if (dl_str_equal(how, DL_STR("same month"))) {
        dl_date said = named_before(story, cue);
        if (!dl_date_is_set(said) || story->draft->language != DL_LANGUAGE_EN)
            said = story->said_date;
        dl_civil day = dl_day_civil(said.first);
        if (!dl_date_is_set(said))
            return;
        telling->date = dl_date_of_month(day.year, day.month);
        telling->dated = true;
        telling->before = (dl_date){ 0 };
    } else if (dl_str_equal(how, DL_STR("same week"))) {
        in_week(story, cue, telling);
    } else if (dl_piece_shift(story, dl_piece_at(story, cue), &days) &&
               shifted_from(story, cue, days).precision == DL_PRECISION_DAY) {
        dl_date from = shifted_from(story, cue, days);
        dl_civil day = dl_day_civil(from.first + days);
        telling->date = dl_date_of_day(day.year, day.month, day.day);
        telling->dated = true;
        telling->before = (dl_date){ 0 };
    } else if (days_in_month(story, cue, &telling->date)) {
        telling->dated = true;
        telling->before = (dl_date){ 0 };
    } else if (moved(story, cue, how, &telling->date)) {
        telling->dated = true;
        telling->before = (dl_date){ 0 };
    } else if (dl_str_equal(how, DL_STR("days"))) {
        if (!days_after(story, cue, telling))
            telling->after = story->last_date;
    } else if (dl_str_equal(how, DL_STR("after")) || dl_str_equal(how, DL_STR("soon"))) {
        telling->after = story->last_date;
    } else if (dl_str_equal(how, DL_STR("before"))) {
        telling->before = story->last_date;
    }
}
