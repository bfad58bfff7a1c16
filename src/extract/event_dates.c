/* When: the date of a clause.
 *
 * Every date of the sentence has a price: its distance, and more for each border that
 * lies between it and the verb (a comma, another verb, a link); the cheapest wins. A date
 * behind "takes effect" that lies ahead makes the event planned for that day. Without a
 * date in the sentence, "the same day" and a sentence that goes on with the one before
 * inherit; "then" and "earlier" only bound.
 */
#include "src/extract/events.h"

enum {
    COMMA_PRICE = 6,
    VERB_PRICE = 30,
    LINK_PRICE = 25,
    STOP_PRICE = 40,
    OTHERS_PRICE = 30, /* a date that another noun or verb holds */
    MOST = 100
};

static const dl_piece *at(const dl_story *story, uint32_t piece)
{
    return &story->pieces.items[piece];
}

static const dl_found_date *date_of(const dl_story *story, uint32_t piece)
{
    return &story->draft->out->dates.items[at(story, piece)->row];
}

static const dl_segment *segment_of(const dl_story *story, uint32_t piece)
{
    return &story->segments.items[at(story, piece)->segment];
}

/* What the borders between a date and its verb cost. */
static uint32_t borders(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    uint32_t from = date < clause->verb ? date : clause->verb;
    uint32_t to = date < clause->verb ? clause->verb : date;
    uint32_t price = 0;
    for (uint32_t i = from + 1; i < to; i++) {
        const dl_piece *piece = at(story, i);
        if (piece->kind == DL_PIECE_STOP)
            price += STOP_PRICE;
        else if (piece->kind == DL_PIECE_COMMA)
            price += COMMA_PRICE;
        else if (i != clause->order && (piece->verb || piece->order) && !piece->groups)
            price += VERB_PRICE;
        else if (piece->says)
            price += COMMA_PRICE * 2;
        else if (piece->kind == DL_PIECE_CUE && dl_piece_has(piece, DL_CUE_CLAUSE))
            price += LINK_PRICE;
    }
    return price;
}

/* Whether a noun or another verb right before the date holds it: "the rules of October".
 */
static bool is_held(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const uint32_t nouns = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME |
                           DL_GROUP_WAIVER | DL_GROUP_LICENCE | DL_GROUP_BILL |
                           DL_GROUP_CASE;
    uint32_t i = date;
    while (i > 0 && (dl_piece_has(at(story, i - 1), DL_CUE_PREPOSITION) ||
                     dl_piece_has(at(story, i - 1), DL_CUE_OBJECT)))
        i--;
    if (i == 0)
        return false;
    const dl_piece *before = at(story, i - 1);
    if (at(story, date)->first - before->end > 2 || i - 1 == clause->verb ||
        i - 1 == clause->order)
        return false;
    return (before->groups & nouns && i - 1 != clause->object) || before->verb;
}

/* Behind "until" it is an end; but a sentence that opens with "Đến tháng 10" means in. */
static bool is_end(const dl_story *story, uint32_t date)
{
    return date > 1 && dl_piece_has(at(story, date - 1), DL_CUE_UNTIL) &&
           at(story, date)->first - at(story, date - 1)->end <= 2;
}

static uint32_t price_of(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_piece *it = at(story, date), *verb = at(story, clause->verb);
    uint32_t price =
        it->first > verb->first ? it->first - verb->end : verb->first - it->end;
    const dl_segment *its = segment_of(story, date);
    const dl_segment *verbs = segment_of(story, clause->verb);
    if (price > 60)
        price = 60;
    /* A date that opens the sentence frames all of it. */
    if (it->segment == 0 && !segment_of(story, 0)->acts && price > 12)
        price = 12;
    price += borders(story, clause, date);
    if (its->opener == DL_OPENER_RELATIVE && its != verbs)
        price += LINK_PRICE;
    if (is_held(story, clause, date))
        price += OTHERS_PRICE;
    return price;
}

static uint32_t cheapest(const dl_story *story, const dl_clause *clause)
{
    uint32_t best = DL_NO_PIECE, least = MOST;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        if (at(story, i)->kind != DL_PIECE_DATE || is_end(story, i))
            continue;
        uint32_t price = price_of(story, clause, i);
        if (price < least) {
            least = price;
            best = i;
        }
    }
    return best;
}

/* The date that something takes effect, if the clause's sentence tells one ahead. */
static uint32_t effect_date(const dl_story *story, const dl_clause *clause)
{
    for (uint32_t i = 0; i + 1 < story->pieces.count; i++) {
        if (!dl_piece_has(at(story, i), DL_CUE_EFFECT))
            continue;
        const dl_segment *its = segment_of(story, i);
        if (its != segment_of(story, clause->verb) &&
            (its->opener == DL_OPENER_LINK || its->opener == DL_OPENER_RELATIVE))
            continue; /* what is told of something else */
        for (uint32_t j = i > 0 ? i - 1 : i; j < story->pieces.count && j < i + 4; j++)
            if (at(story, j)->kind == DL_PIECE_DATE &&
                date_of(story, j)->value.first > story->draft->out->published.last &&
                borders(story, clause, j) < STOP_PRICE + VERB_PRICE)
                return j;
    }
    return DL_NO_PIECE;
}

static dl_str continuation(const dl_story *story, uint32_t verb)
{
    for (uint32_t i = 0; i < verb; i++)
        if (dl_piece_has(at(story, i), DL_CUE_CONTINUATION))
            return dl_piece_value(story, at(story, i), DL_CUE_CONTINUATION);
    return DL_STR("");
}

/* Whether the sentence goes on with what the paragraph told just before. */
static bool goes_on(const dl_story *story)
{
    const dl_sentence *sentences = story->draft->sentences.items;
    return dl_date_is_set(story->last_date) &&
           story->sentence - story->last_date_sentence <= 1 &&
           sentences[story->sentence].paragraph ==
               sentences[story->last_date_sentence].paragraph;
}

static void date_without(const dl_story *story, const dl_clause *clause,
                         dl_telling *telling)
{
    dl_str how = continuation(story, clause->verb);
    telling->before = story->draft->out->published;
    if (!dl_date_is_set(story->last_date))
        return;
    if (dl_str_equal(how, DL_STR("same")))
        telling->date = story->last_date;
    else if (dl_str_equal(how, DL_STR("after")))
        telling->after = story->last_date;
    else if (dl_str_equal(how, DL_STR("before")))
        telling->before = story->last_date;
    else if (goes_on(story) && telling->certainty != DL_CERTAINTY_HYPOTHETICAL)
        telling->date = story->last_date;
    if (dl_date_is_set(telling->date))
        telling->before = (dl_date){ 0 };
}

void dl_clause_date(const dl_story *story, const dl_clause *clause, dl_telling *telling)
{
    dl_date published = story->draft->out->published;
    uint32_t date = effect_date(story, clause);
    if (telling->certainty == DL_CERTAINTY_HYPOTHETICAL) {
        telling->after = published;
        return;
    }
    if (date == DL_NO_PIECE)
        date = cheapest(story, clause);
    if (date == DL_NO_PIECE) {
        date_without(story, clause, telling);
        return;
    }
    telling->date = date_of(story, date)->value;
    telling->dated = true;
    if (dl_date_is_set(published) && telling->date.first > published.last &&
        telling->certainty == DL_CERTAINTY_OCCURRED) {
        telling->certainty = DL_CERTAINTY_PLANNED;
        telling->reason =
            (dl_reason){ "date ahead", dl_draft_span(story->draft, at(story, date)->first,
                                                     at(story, date)->end) };
    }
}
