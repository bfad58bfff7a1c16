/* When: the date of a clause.
 *
 * The nearest of the sentence (date_prices.c), but a date behind "takes effect" that lies
 * ahead makes the event planned for that day. Without a date in the sentence, "the same
 * day" and a sentence that goes on with the one before inherit; "then" and "earlier" only
 * bound.
 */
#include "src/extract/event_dates.h"

/* 周二把浪潮列入实体清单，新规7月1日起生效: somebody is listed on the day that says so,
 * whenever another clause has the rule begin. */
static uint32_t listing_date(const dl_story *story, const dl_clause *clause,
                             uint32_t effect)
{
    return dl_piece_at(story, effect)->segment == dl_piece_at(story, clause->verb)->segment
               ? effect
               : dl_clause_past_date(story, clause, effect);
}

/* Whether the sentence goes on with the news that the paragraph told just before. */
static bool goes_on(const dl_story *story)
{
    const dl_sentence *sentences = story->draft->sentences.items;
    if (story->draft->language == DL_LANGUAGE_EN &&
        dl_draft_is(story->draft, dl_story_first_token(story), "Now"))
        return false; /* later than what the sentence before told */
    return dl_story_is_news(story, story->last_date) &&
           story->sentence - story->last_date_sentence <= 1 &&
           sentences[story->sentence].paragraph ==
               sentences[story->last_date_sentence].paragraph;
}

/* "The department also put X on its list": done with what it did in the news. */
static bool is_also(const dl_story *story, const dl_clause *clause,
                    const dl_telling *telling)
{
    bool also = false;
    for (uint32_t i = 0; i < clause->verb && !also; i++)
        also = dl_str_equal(
            dl_piece_value(story, dl_piece_at(story, i), DL_CUE_CONTINUATION),
            DL_STR("also"));
    const dl_piece *first = story->pieces.items; /* 新规将…, 文件把… */
    also |= story->draft->language == DL_LANGUAGE_ZH && clause->verb > 0 && !first->verb &&
            first->first <= dl_story_first_token(story) + 1 &&
            (first->groups & (DL_GROUP_RULE | DL_GROUP_BAN) ||
             dl_str_equal(dl_piece_value(story, first, DL_CUE_CONTINUATION),
                          DL_STR("document")));
    for (size_t i = story->tellings.count; i > 0 && also; i--) {
        const dl_telling *before = &story->tellings.items[i - 1];
        uint32_t reach = story->draft->language == DL_LANGUAGE_ZH ? 10 : 4; /* sentences */
        if (before->sentence + reach < story->sentence)
            return false;
        bool unnamed = story->draft->language == DL_LANGUAGE_ZH && /* 还有13家被列入 */
                       telling->actors.count == 0 && dl_date_is_set(before->date) &&
                       dl_deed_family(before->deed) == DL_FAMILY_TIGHTEN &&
                       dl_deed_family(telling->deed) == DL_FAMILY_TIGHTEN;
        if (before->certainty != DL_CERTAINTY_HYPOTHETICAL && !before->aside &&
            (unnamed || dl_story_actors_meet(story, &before->actors, &telling->actors)))
            return true;
    }
    return false;
}

/* "has granted licences for next year": a past form, whose date lies behind if the
 * sentence has such a one. */
static bool is_done(const dl_story *story, const dl_clause *clause)
{
    return story->draft->language == DL_LANGUAGE_EN && clause->sense.past &&
           dl_clause_effect_date(story, clause) == DL_NO_PIECE;
}

/* "Beijing hit back on Tuesday. It announced": "it" did so on the only day named. */
static bool goes_on_said(const dl_story *story)
{
    dl_date said = story->said_date;
    const dl_piece *first = story->pieces.items;
    bool told = story->said_sentence == story->sentence && story->sentence > 0 &&
                said.precision == DL_PRECISION_DAY && dl_story_is_news(story, said);
    if (story->draft->language == DL_LANGUAGE_VI) /* "Do đó, cơ quan này cấm" */
        return told && dl_str_equal(dl_piece_value(story, first, DL_CUE_CLAUSE),
                                    DL_STR("thus"));
    return story->draft->language == DL_LANGUAGE_EN &&
           story->said_sentence == story->sentence && story->sentence > 0 &&
           dl_piece_has(first, DL_CUE_ANAPHOR) && !(first->groups & DL_GROUP_CHIP) &&
           said.precision == DL_PRECISION_DAY && dl_story_is_news(story, said);
}

/* "Washington hit back on 4 April. Exports of gallium were banned": on the day that the
 * sentence before heralds, where this one has none. */
static bool is_heralded(const dl_story *story, const dl_clause *clause,
                        const dl_telling *telling)
{
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    bool guessed = clause->sense.word && clause->sense.word->deed == DL_DEED_COUNT;
    if (!dl_story_is_heralded(story) || clause->reduced || clause->attributive ||
        (segment->opener == DL_OPENER_RELATIVE && !guessed) || /* "anyone who exports must" */
        dl_segment_is_time(story, segment) ||
        telling->certainty == DL_CERTAINTY_HYPOTHETICAL ||
        dl_verb_is_earlier(story, clause->verb))
        return false;
    for (uint32_t i = 0; i < story->pieces.count; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return false;
    return true;
}

/* "TSMC cắt ngay các đơn hàng", "lập tức": on the day that the sentence before names. */
static bool is_at_once(const dl_story *story, const dl_clause *clause)
{
    const dl_draft *draft = story->draft;
    uint32_t at = dl_piece_at(story, clause->verb)->end;
    uint32_t verb = dl_piece_at(story, clause->verb)->first;
    dl_date said = story->said_date;
    if (draft->language != DL_LANGUAGE_VI || story->said_sentence != story->sentence ||
        story->sentence == 0 || !dl_date_is_set(said) ||
        said.first > draft->out->published.last)
        return false;
    if (verb > 1 && dl_draft_is(draft, verb - 2, "lập") &&
        dl_draft_is(draft, verb - 1, "tức"))
        return true;
    return dl_draft_is(draft, at, "ngay") &&
           !dl_draft_in(draft, at + 1, DL_LIST_NOT_AT_ONCE);
}

/* "Ngày 30/10, hai bên nhất trí: Mỹ gác gói quy định ngày 9/10": what is eased was there
 * before; of which day it is stands behind it. */
static uint32_t later_than_object(const dl_story *story, const dl_clause *clause,
                                  const dl_telling *telling, uint32_t date)
{
    dl_date own = dl_story_date(story, date)->value;
    bool eased = telling->deed == DL_DEED_RELAX || telling->deed == DL_DEED_RESCIND;
    const dl_segment *its = dl_segment_of(story, clause->verb);
    bool apart = its->opener == DL_OPENER_LINK || dl_segment_is_time(story, its) || /* "sau khi" */
               dl_draft_says(story->draft, dl_piece_at(story, date)->first - 1, "từ");
    bool done = date == clause->verb + 1 && clause->object < clause->verb &&
                dl_piece_at(story, date)->first <= dl_piece_at(story, clause->verb)->end + 1;
    if (!eased || story->draft->language != DL_LANGUAGE_VI || date < clause->verb || done ||
        (apart && date < its->end)) /* "lẽ ra áp dụng từ 15/5 nhưng bị hủy hôm 13/5" */
        return date;
    for (uint32_t i = clause->verb; i > 0; i--) {
        if (dl_piece_at(story, i - 1)->kind != DL_PIECE_DATE)
            continue;
        dl_date before = dl_story_date(story, i - 1)->value;
        return before.first > own.last && before.last <= story->draft->out->published.last &&
                       !dl_date_is_end(story, i - 1)
                   ? i - 1
                   : date;
    }
    return date;
}

/* "Năm ngoái, bộ quy định 7/10 còn siết": a day before the verb that lies in the year or
 * month which frames the clause. */
static uint32_t finer(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    dl_date whole = dl_story_date(story, date)->value;
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    if (story->draft->language != DL_LANGUAGE_VI || whole.precision == DL_PRECISION_DAY)
        return date;
    for (uint32_t i = segment->first; i < clause->verb; i++) {
        if (dl_piece_at(story, i)->kind != DL_PIECE_DATE || i == date)
            continue;
        dl_date part = dl_story_date(story, i)->value;
        if (part.first >= whole.first && part.last <= whole.last &&
            part.last - part.first < whole.last - whole.first &&
            !dl_date_is_held(story, clause, i) && !dl_date_is_end(story, i))
            return i;
    }
    return date;
}

/* "Cuối tháng này, cụ thể là ngày 23/7": the day with which what is in a comma behind a
 * month or a year says it again. */
static uint32_t specified(const dl_story *story, uint32_t date)
{
    enum { FARTHEST = 5 }; /* tokens */
    const dl_piece *its = dl_piece_at(story, date);
    dl_date whole = dl_story_date(story, date)->value, part;
    uint32_t next = date + 1;
    if (story->draft->language != DL_LANGUAGE_VI || whole.precision == DL_PRECISION_DAY)
        return date;
    while (next < story->pieces.count && dl_piece_at(story, next)->kind == DL_PIECE_COMMA)
        next++;
    if (next == date + 1 || next >= story->pieces.count ||
        dl_piece_at(story, next)->kind != DL_PIECE_DATE ||
        dl_piece_at(story, next)->first - its->end > FARTHEST)
        return date;
    part = dl_story_date(story, next)->value;
    return part.precision == DL_PRECISION_DAY && part.first >= whole.first &&
                   part.last <= whole.last
               ? next
               : date;
}

/* 第二天，特朗普签署。就在同一天，海关: the same in Chinese, and in English, where neither
 * sentence names another. */
static bool is_same_day(const dl_story *story, uint32_t date)
{
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, date)->first;
    bool english = draft->language == DL_LANGUAGE_EN;
    if ((!english && draft->language != DL_LANGUAGE_ZH) || story->sentence == 0 ||
        story->last_date.precision != DL_PRECISION_DAY ||
        story->last_date_sentence + 1 != story->sentence ||
        story->dated_sentence == story->sentence + english ||
        !(english ? dl_draft_says(draft, dl_piece_at(story, date)->end - 2, "same")
                  : dl_draft_is(draft, first, "同")))
        return false;
    for (uint32_t i = 0; i < date; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return false;
    return dl_story_date(story, date)->value.precision == DL_PRECISION_DAY;
}

/* "Hôm sau, hải quan chặn. Cũng hôm ấy": the day that the sentence before counts to. */
static bool is_that_day(const dl_story *story, uint32_t date)
{
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, date);
    return draft->language == DL_LANGUAGE_VI && story->said_sentence != story->sentence &&
           story->last_date.precision == DL_PRECISION_DAY && story->sentence > 0 &&
           story->last_date_sentence + 1 == story->sentence &&
           story->last_date.first <= draft->out->published.last &&
           (dl_draft_says(draft, it->end - 1, "ấy") ||
            dl_draft_says(draft, it->end - 1, "đó") ||
            dl_draft_says(draft, it->first, "cùng")) &&
           dl_story_date(story, date)->value.precision == DL_PRECISION_DAY;
}

/* The date that the clause has, in it or around it; DL_NO_PIECE for none. `cue`: what
 * continues the text before; `date`: when it takes effect, if that is said. */
static uint32_t choose_date(const dl_story *story, const dl_clause *clause,
                            const dl_telling *telling, uint32_t cue, uint32_t date)
{
    dl_date published = story->draft->out->published;
    if (date == DL_NO_PIECE)
        date = dl_clause_when_date(story, clause);
    if (date == DL_NO_PIECE)
        date = dl_clause_rule_date(story, clause);
    if (date == DL_NO_PIECE)
        date = dl_clause_trade_date(story, clause);
    if (date == DL_NO_PIECE &&
        (cue == DL_NO_PIECE || dl_continuation_has_date(story, cue, clause->verb)))
        date = dl_clause_nearest_date(story, clause);
    if (date != DL_NO_PIECE && telling->certainty != DL_CERTAINTY_PLANNED &&
        is_done(story, clause) && dl_story_date(story, date)->value.first > published.last)
        date = dl_clause_past_date(story, clause, date);
    if (date == DL_NO_PIECE)
        date = dl_clause_apposed_date(story, clause);
    if (date == DL_NO_PIECE && cue == DL_NO_PIECE)
        date = dl_clause_paper_date(story, clause);
    return date;
}

/* The date that a cue gives; what Vietnamese tells as done was not done after it was told. */
static void continue_past(const dl_story *story, uint32_t cue, dl_telling *telling)
{
    dl_date published = story->draft->out->published;
    dl_clause_continue(story, cue, telling);
    if (story->draft->language != DL_LANGUAGE_VI || !dl_date_is_set(published) ||
        telling->certainty != DL_CERTAINTY_OCCURRED || telling->date.first <= published.last ||
        telling->intent)
        return;
    telling->date = (dl_date){ 0 };
    telling->dated = false;
    telling->before = published;
}

/* A clause without a date goes on from what the text told before it. */
static void date_by_text(const dl_story *story, const dl_clause *clause, uint32_t cue,
                         dl_telling *telling)
{
    if (cue != DL_NO_PIECE && dl_story_day_of_told(story, cue, &telling->date))
        telling->dated = true;
    else if (cue != DL_NO_PIECE)
        continue_past(story, cue, telling);
    else if (dl_telling_is_own_probe(story, clause, telling))
        telling->before = story->draft->out->published;
    else if (!clause->reduced && dl_story_heading(story, &telling->date))
        telling->dated = true;
    else if (is_heralded(story, clause, telling)) {
        telling->date = story->heralded;
        telling->dated = true;
    } else if (goes_on(story) && !clause->reduced &&
               !dl_verb_is_earlier(story, clause->verb))
        telling->date = story->last_date;
    else if (goes_on_said(story) || is_at_once(story, clause))
        telling->date = story->said_date;
    else if (is_also(story, clause, telling) && dl_story_is_news(story, story->news_date))
        telling->date = story->news_date;
    else
        telling->before = story->draft->out->published;
}

/* Takes the date at a piece: what lies ahead is planned. */
static void take_date(const dl_story *story, const dl_clause *clause, uint32_t date,
                      dl_telling *telling)
{
    dl_date published = story->draft->out->published;
    const dl_piece *piece;
    uint32_t decided = date == dl_clause_effect_date(story, clause)
                           ? dl_clause_decision_date(story, clause, date)
                           : DL_NO_PIECE;
    telling->dated = true;
    if (decided != DL_NO_PIECE) {
        telling->date = dl_story_date(story, decided)->value;
        if (telling->certainty == DL_CERTAINTY_OCCURRED)
            telling->certainty = DL_CERTAINTY_PLANNED;
        return;
    }
    uint32_t count = dl_continuation_before(story, date);
    if (count != DL_NO_PIECE) {
        dl_clause_continue(story, count, telling);
        return;
    }
    date = specified(story, finer(story, clause, date));
    date = later_than_object(story, clause, telling, date);
    piece = dl_piece_at(story, date);
    if (dl_draft_says(story->draft, piece->end - 2, "same") &&
        story->draft->language == DL_LANGUAGE_EN && dl_story_heading(story, &telling->date))
        return; /* "MONDAY. It cited the rule of Oct. 7. The same day" */
    if (!dl_story_day_of_told(story, date, &telling->date))
        telling->date = is_that_day(story, date) || is_same_day(story, date)
                            ? story->last_date
                            : dl_story_date(story, date)->value;
    if (!dl_date_is_set(published) || telling->date.first <= published.last ||
        telling->certainty != DL_CERTAINTY_OCCURRED)
        return;
    telling->certainty = DL_CERTAINTY_PLANNED;
    telling->reason = (dl_reason){ "date ahead", dl_draft_span(story->draft, piece->first,
                                                               piece->end) };
}

void dl_clause_date(const dl_story *story, const dl_clause *clause, dl_telling *telling)
{
    bool meant = telling->deed == DL_DEED_PROPOSE && /* "dự thảo ... từ tháng 7" */
                 story->draft->language == DL_LANGUAGE_VI;
    uint32_t date = meant ? DL_NO_PIECE : dl_clause_effect_date(story, clause);
    if (date != DL_NO_PIECE && telling->deed == DL_DEED_ENTITY_LIST)
        date = listing_date(story, clause, date);
    if (telling->certainty == DL_CERTAINTY_HYPOTHETICAL) {
        telling->after = story->draft->out->published;
        return;
    }
    if (date == DL_NO_PIECE &&
        (date = dl_clause_day_beside_count(story, clause)) != DL_NO_PIECE) {
        take_date(story, clause, date, telling);
        return;
    }
    if (date == DL_NO_PIECE &&
        (dl_clause_counted_date(story, clause, &telling->date) ||
         dl_clause_counted_before(story, clause, &telling->date))) {
        telling->dated = true;
        return;
    }
    if (date == DL_NO_PIECE && dl_clause_is_vaguely_apart(story, clause)) {
        telling->before = story->draft->out->published;
        return;
    }
    uint32_t cue = dl_clause_continuation(story, clause->verb);
    if (cue != DL_NO_PIECE && clause->attributive && story->draft->language == DL_LANGUAGE_ZH &&
        dl_piece_at(story, cue)->segment != dl_piece_at(story, clause->verb)->segment)
        cue = DL_NO_PIECE; /* 随即发表声明，提到推出的产品 */
    date = choose_date(story, clause, telling, cue, date);
    if (date != DL_NO_PIECE)
        take_date(story, clause, date, telling);
    else
        date_by_text(story, clause, cue, telling);
}
