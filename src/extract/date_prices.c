/* What date a clause has beside it.
 *
 * Every date of the sentence has a price: its distance, and more for each border that
 * lies between it and the verb (a comma, another verb, a link); the cheapest wins.
 */
#include "src/extract/event_dates.h"

enum {
    COMMA_PRICE = 6,  /* a segment between */
    SAY_PRICE = 10,   /* a verb of saying between, or in the date's segment */
    VERB_PRICE = 25,  /* another verb */
    ASIDE_PRICE = 40, /* the date stands in a clause by itself: "which ... in May" */
    STOP_PRICE = 60,
    FARTHEST = 50,    /* words count up to this */
    APART = 20,       /* and up to this when borders count, too */
    LATER_PRICE = 15, /* a date in a later segment */
    YEAR_PRICE = 8,   /* a bare year, where news have days */
    MOST = 110
};

static bool is_aside(const dl_segment *segment)
{
    return segment->opener == DL_OPENER_RELATIVE ||
           (segment->opener == DL_OPENER_LINK && !segment->purpose);
}

/* What the verbs between two pieces cost; the clause's own are free. */
static uint32_t verbs_between(const dl_story *story, const dl_clause *clause,
                              uint32_t from, uint32_t to)
{
    uint32_t price = 0;
    for (uint32_t i = from; i < to; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (i == clause->verb || i == clause->order || i == clause->object)
            continue;
        if (piece->says)
            price += SAY_PRICE;
        else if ((piece->verb || piece->order) && !piece->groups && !piece->soft)
            price += VERB_PRICE;
    }
    return price;
}

/* 周二公布清单：两家公司上榜: behind a Chinese colon goes on what stands before it. */
static bool is_colon(const dl_story *story, const dl_segment *segment)
{
    uint32_t first = dl_piece_at(story, segment->first)->first;
    return story->draft->language == DL_LANGUAGE_ZH && segment->first > 0 &&
           segment->opener == DL_OPENER_STOP && first > 0 &&
           dl_draft_is(story->draft, dl_piece_at(story, segment->first - 1)->first, "：");
}

/* "Have pleaded guilty; sentencing is set for May": a day ahead behind an English past. */
static bool is_ahead_of_past(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    bool past = clause->sense.past ||
                dl_str_ends(dl_draft_folded(story->draft,
                                            dl_piece_at(story, clause->verb)->first),
                            DL_STR("ed"));
    return story->draft->language == DL_LANGUAGE_EN && past &&
           dl_story_date(story, date)->value.first > story->draft->out->published.last;
}

/* "Và Huawei đã công bố | lộ trình Ascend từ hồi tháng 7": what a Vietnamese verb of saying has
 * behind it, where nothing else is done there, is of its own clause. */
static bool is_in_said(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_segment *its = dl_segment_of(story, date);
    if (story->draft->language != DL_LANGUAGE_VI || its->opener != DL_OPENER_SAID ||
        its != dl_segment_of(story, clause->verb) + 1)
        return false;
    for (uint32_t i = clause->verb + 1; i < date; i++)
        if (dl_piece_at(story, i)->verb || dl_piece_at(story, i)->order ||
            dl_piece_is_party(dl_piece_at(story, i)))
            return false;
    return true;
}

/* What the borders between a date and its verb cost. */
static uint32_t borders(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    uint32_t its = dl_piece_at(story, date)->segment,
             verbs = dl_piece_at(story, clause->verb)->segment;
    uint32_t low = its < verbs ? its : verbs, high = its < verbs ? verbs : its;
    const dl_segment *segment = dl_segment_of(story, date);
    uint32_t price = 0;
    if (is_in_said(story, clause, date))
        return 0;
    if (its == verbs)
        return date < clause->verb ? verbs_between(story, clause, date + 1, clause->verb)
                                   : verbs_between(story, clause, clause->verb + 1, date);
    for (uint32_t i = low + 1; i <= high; i++)
        if (its > verbs && story->segments.items[i].opener == DL_OPENER_MAIN)
            return MOST; /* "made the H20, but in April it was banned" */
    for (uint32_t i = low + 1; i <= high; i++)
        if (its > verbs && story->segments.items[i].opener == DL_OPENER_STOP &&
            is_ahead_of_past(story, clause, date))
            return MOST;
    for (uint32_t i = low + 1; i <= high; i++)
        price += (story->segments.items[i].opener == DL_OPENER_STOP ||
                  story->segments.items[i].opener == DL_OPENER_MAIN) &&
                         !(its < verbs && is_colon(story, &story->segments.items[i]))
                     ? STOP_PRICE
                     : COMMA_PRICE;
    if (is_aside(segment))
        price += ASIDE_PRICE;
    if (is_aside(dl_segment_of(story, clause->verb)))
        price += SAY_PRICE;
    return price + verbs_between(story, clause, segment->first, segment->end);
}

/* A date that opens the sentence, before anybody is named, frames all of it. */
static bool frames(const dl_story *story, uint32_t date)
{
    if (dl_piece_at(story, date)->segment != 0 || story->segments.items[0].acts)
        return false;
    for (uint32_t i = 0; i < date; i++)
        if (dl_piece_is_party(dl_piece_at(story, i)) &&
            story->draft->language == DL_LANGUAGE_VI)
            return false;
    return true;
}

/* 的 with its noun behind it: not 规则是9月29日出炉的。 */
static bool is_of(const dl_draft *draft, uint32_t token)
{
    return token + 1 < draft->tokens.count && dl_draft_is(draft, token, "的") &&
           draft->tokens.items[token + 1].kind != DL_WORD_PUNCTUATION;
}

/* 4月15日提交的文件, 2020年批准其收购迈络思的公告: it may be what is said there that it
 * dates, or only the document. */
static bool is_attributive(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    enum { VERB = 2, FARTHEST_LINK = 24 }; /* ideographs, tokens */
    const dl_draft *draft = story->draft;
    uint32_t end = dl_piece_at(story, date)->end;
    bool acted = false;
    if (draft->language != DL_LANGUAGE_ZH ||
        dl_piece_at(story, date)->segment == dl_piece_at(story, clause->verb)->segment)
        return draft->language == DL_LANGUAGE_ZH && is_of(draft, end + VERB);
    for (uint32_t i = date + 1; i < story->pieces.count && !acted; i++)
        acted = dl_piece_at(story, i)->segment == dl_piece_at(story, date)->segment &&
                dl_piece_at(story, i)->verb;
    for (uint32_t i = end + VERB;
         i < draft->tokens.count && i < end + FARTHEST_LINK &&
         (i == end + VERB || (acted && !dl_draft_is(draft, i, "，")));
         i++)
        if (dl_draft_is(draft, i, "的"))
            return true;
    return false;
}

/* "launched it on January 31 | and Google opened its own on Wednesday": whether an English
 * clause joined to the one of a date has its own subject and date. */
static bool has_own(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_segment *its = dl_segment_of(story, clause->verb);
    if (story->draft->language != DL_LANGUAGE_EN || date >= its->first ||
        its->opener != DL_OPENER_JOIN || its->subject == DL_NO_PIECE ||
        its->subject < its->first)
        return false;
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return true;
    return false;
}

static uint32_t price_of(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_piece *it = dl_piece_at(story, date),
                   *verb = dl_piece_at(story, clause->verb);
    uint32_t price =
        it->first > verb->first ? it->first - verb->end : verb->first - it->end;
    if (dl_date_is_asked_of(story, clause, date) ||
        dl_date_is_anothers(story, clause, date) ||
        dl_date_is_elsewhere(story, clause, date) ||
        dl_date_is_held(story, clause, date) || has_own(story, clause, date) ||
        (date > clause->verb && dl_piece_at(story, date)->segment == verb->segment &&
         is_attributive(story, clause, date)))
        return MOST; /* 暂停9月29日公布的规则 */
    if (clause->order != DL_NO_PIECE && it->segment != verb->segment &&
        it->segment == dl_piece_at(story, clause->order)->segment) {
        verb = dl_piece_at(story, clause->order); /* "told it on 9 April that" */
        price = it->first > verb->first ? it->first - verb->end : verb->first - it->end;
    }
    bool aside = clause->reduced || clause->attributive ||
                 dl_segment_of(story, clause->verb)->opener == DL_OPENER_RELATIVE;
    if (aside && it->segment != verb->segment)
        return MOST;
    uint32_t most = it->segment == verb->segment ? FARTHEST : APART;
    if (price > most)
        price = most;
    if (frames(story, date) && price > COMMA_PRICE)
        price = COMMA_PRICE;
    if (it->segment > verb->segment && !is_in_said(story, clause, date))
        price += LATER_PRICE;
    if (is_attributive(story, clause, date))
        price += LATER_PRICE;
    if (dl_story_date(story, date)->value.precision == DL_PRECISION_YEAR)
        price += story->draft->language == DL_LANGUAGE_ZH ? 2 * YEAR_PRICE : YEAR_PRICE;
    if (dl_date_is_outdone(story, clause, date))
        price += VERB_PRICE;
    return price + borders(story, clause, date);
}

/* "Tuần trước, hôm 28/5": what a date right behind another makes more exact. */
static uint32_t narrowed(const dl_story *story, uint32_t date)
{
    for (uint32_t i = date + 1; i < story->pieces.count && i <= date + 2; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_DATE &&
            piece->first - dl_piece_at(story, i - 1)->end <= 2 &&
            dl_date_fits(dl_story_date(story, date)->value, dl_story_date(story, i)->value) &&
            dl_story_date(story, i)->value.first >= dl_story_date(story, date)->value.first &&
            dl_story_date(story, i)->value.last <= dl_story_date(story, date)->value.last)
            return i;
        if (piece->kind != DL_PIECE_COMMA)
            break;
    }
    return date;
}

/* "Năm ngoái, Washington mở cuộc điều tra, vào ngày 23/12": the only date of the sentence
 * that lies in a year that it names, too; not that of another clause. */
static uint32_t day_within(const dl_story *story, const dl_clause *clause, uint32_t year)
{
    dl_date all = dl_story_date(story, year)->value;
    uint32_t found = year;
    for (uint32_t i = 0; all.precision == DL_PRECISION_YEAR && i < story->pieces.count;
         i++) {
        const dl_segment *its = dl_segment_of(story, i);
        if (dl_piece_at(story, i)->kind != DL_PIECE_DATE || i == year)
            continue;
        dl_date date = dl_story_date(story, i)->value;
        bool inside = date.first >= all.first && date.last <= all.last &&
                      date.precision != DL_PRECISION_YEAR;
        bool another = is_aside(its) && its != dl_segment_of(story, clause->verb);
        if (!inside || another || found != year || dl_date_is_end(story, i) ||
            borders(story, clause, i) >= STOP_PRICE)
            return year;
        found = i;
    }
    return found;
}

/* "trong vòng ba năm qua": years that only count what happened in them. */
static bool is_stretch(const dl_story *story, uint32_t date)
{
    enum { LONGEST = 400 }; /* days */
    dl_date value = dl_story_date(story, date)->value;
    return story->draft->language == DL_LANGUAGE_VI &&
           value.precision == DL_PRECISION_RANGE && value.last - value.first > LONGEST;
}

static uint32_t nearest(const dl_story *story, const dl_clause *clause, int32_t before)
{
    uint32_t best = DL_NO_PIECE, least = MOST;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        if (dl_piece_at(story, i)->kind != DL_PIECE_DATE || dl_date_is_end(story, i) ||
            is_stretch(story, i) || dl_story_date(story, i)->value.first >= before)
            continue;
        uint32_t price = price_of(story, clause, i);
        if (price < least) {
            least = price;
            best = i;
        }
    }
    if (best == DL_NO_PIECE)
        return best;
    best = narrowed(story, best);
    return story->draft->language == DL_LANGUAGE_VI ? day_within(story, clause, best)
                                                    : best;
}

bool dl_clause_reaches_date(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    return borders(story, clause, date) < STOP_PRICE + ASIDE_PRICE;
}

uint32_t dl_clause_nearest_date(const dl_story *story, const dl_clause *clause)
{
    return nearest(story, clause, INT32_MAX);
}

uint32_t dl_clause_past_date(const dl_story *story, const dl_clause *clause,
                             uint32_t ahead)
{
    uint32_t found = nearest(story, clause, story->draft->out->published.last + 1);
    return found != DL_NO_PIECE ? found : ahead;
}
