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
    COMMA_PRICE = 6,  /* a segment between */
    SAY_PRICE = 10,   /* a verb of saying between, or in the date's segment */
    VERB_PRICE = 25,  /* another verb */
    ASIDE_PRICE = 40, /* the date stands in a clause by itself: "which ... in May" */
    STOP_PRICE = 60,
    FARTHEST = 50,    /* words count up to this */
    APART = 20,       /* and up to this when borders count, too */
    LATER_PRICE = 15, /* a date in a later segment */
    MOST = 110
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
        const dl_piece *piece = at(story, i);
        if (i == clause->verb || i == clause->order || i == clause->object)
            continue;
        if (piece->says)
            price += SAY_PRICE;
        else if ((piece->verb || piece->order) && !piece->groups && !piece->soft)
            price += VERB_PRICE;
    }
    return price;
}

/* What the borders between a date and its verb cost. */
static uint32_t borders(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    uint32_t its = at(story, date)->segment, verbs = at(story, clause->verb)->segment;
    uint32_t low = its < verbs ? its : verbs, high = its < verbs ? verbs : its;
    const dl_segment *segment = segment_of(story, date);
    uint32_t price = 0;
    if (its == verbs)
        return date < clause->verb ? verbs_between(story, clause, date + 1, clause->verb)
                                   : verbs_between(story, clause, clause->verb + 1, date);
    for (uint32_t i = low + 1; i <= high; i++)
        price += story->segments.items[i].opener == DL_OPENER_STOP ||
                         story->segments.items[i].opener == DL_OPENER_MAIN
                     ? STOP_PRICE
                     : COMMA_PRICE;
    if (is_aside(segment))
        price += ASIDE_PRICE;
    if (is_aside(segment_of(story, clause->verb)))
        price += SAY_PRICE;
    return price + verbs_between(story, clause, segment->first, segment->end);
}

/* Whether a noun or another verb right before the date holds it: "the rules of October",
 * "issued in May". What stands in the object of the verb does not. */
static bool is_held(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const uint32_t nouns = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME |
                           DL_GROUP_WAIVER | DL_GROUP_LICENCE | DL_GROUP_BILL |
                           DL_GROUP_CASE;
    uint32_t i = date;
    if (date + 1 < story->pieces.count && story->draft->language != DL_LANGUAGE_VI) {
        const dl_piece *next = at(story, date + 1); /* "the October rule" */
        if (next->first - at(story, date)->end == 0 && next->groups & nouns &&
            next->kind == DL_PIECE_WORD && !next->verb && !next->order &&
            date + 1 != clause->object)
            return true;
    }
    while (i > 0 && (dl_piece_has(at(story, i - 1), DL_CUE_PREPOSITION) ||
                     dl_piece_has(at(story, i - 1), DL_CUE_OBJECT)))
        i--;
    if (i == 0 || i - 1 == clause->verb || i - 1 == clause->order ||
        i - 1 == clause->object)
        return false;
    const dl_piece *before = at(story, i - 1);
    if (at(story, date)->first - before->end > 2 || before->kind == DL_PIECE_NAME)
        return false;
    if (before->verb && !before->says && before->groups == 0)
        return true;
    if (before->says && story->draft->language == DL_LANGUAGE_VI &&
        clause->object != DL_NO_PIECE && clause->verb < clause->object &&
        clause->object < i - 1 && before->segment == at(story, clause->object)->segment)
        return true; /* "hoãn gói kiểm soát công bố ngày 9/10" */
    return before->groups & nouns && !before->says && date < clause->verb &&
           clause->sense.subject != DL_SUBJECT_OBJECT && !clause->passive;
}

/* "Đến tháng 10, ...", "Tuy nhiên, đến tháng 10 ...": opens its clause, and means in. */
static bool opens_clause(const dl_story *story, uint32_t date)
{
    const dl_segment *segment = segment_of(story, date);
    return date == segment->first + 1 && story->draft->language == DL_LANGUAGE_VI &&
           dl_str_equal(dl_piece_value(story, at(story, date - 1), DL_CUE_UNTIL),
                        DL_STR("arrive"));
}

/* Behind "until" it is an end. */
static bool is_end(const dl_story *story, uint32_t date)
{
    bool behind = date + 1 < story->pieces.count &&
                  story->draft->language == DL_LANGUAGE_ZH && /* 夏季之前 */
                  dl_piece_has(at(story, date + 1), DL_CUE_UNTIL) &&
                  at(story, date + 1)->first - at(story, date)->end <= 2;
    return behind || (date > 1 && !opens_clause(story, date) &&
                      dl_piece_has(at(story, date - 1), DL_CUE_UNTIL) &&
                      at(story, date)->first - at(story, date - 1)->end <= 2);
}

/* A date that opens the sentence, before anybody is named, frames all of it. */
static bool frames(const dl_story *story, uint32_t date)
{
    if (at(story, date)->segment != 0 || story->segments.items[0].acts)
        return false;
    for (uint32_t i = 0; i < date; i++)
        if (dl_piece_is_party(at(story, i)) && story->draft->language == DL_LANGUAGE_VI)
            return false;
    return true;
}

static uint32_t price_of(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_piece *it = at(story, date), *verb = at(story, clause->verb);
    uint32_t price =
        it->first > verb->first ? it->first - verb->end : verb->first - it->end;
    if (is_held(story, clause, date))
        return MOST;
    bool aside = clause->reduced || clause->attributive || segment_of(story, clause->verb)->opener == DL_OPENER_RELATIVE;
    if (aside && it->segment != verb->segment)
        return MOST;
    uint32_t most = it->segment == verb->segment ? FARTHEST : APART;
    if (price > most)
        price = most;
    if (frames(story, date) && price > COMMA_PRICE)
        price = COMMA_PRICE;
    if (it->segment > verb->segment)
        price += LATER_PRICE;
    return price + borders(story, clause, date);
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
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        if (!dl_piece_has(at(story, i), DL_CUE_EFFECT))
            continue;
        const dl_segment *its = segment_of(story, i);
        if (its != segment_of(story, clause->verb) &&
            (its->opener == DL_OPENER_LINK || its->opener == DL_OPENER_RELATIVE))
            continue; /* what is told of something else */
        for (uint32_t j = i > 0 ? i - 1 : i; j < story->pieces.count && j < i + 4; j++)
            if (at(story, j)->kind == DL_PIECE_DATE && !is_end(story, j) &&
                date_of(story, j)->value.first > story->draft->out->published.last &&
                borders(story, clause, j) < STOP_PRICE + ASIDE_PRICE)
                return j;
    }
    return DL_NO_PIECE;
}

/* "two days later": value "day 2". */
bool dl_piece_shift(const dl_story *story, const dl_piece *piece, int32_t *days)
{
    dl_str value = dl_piece_value(story, piece, DL_CUE_CONTINUATION);
    uint32_t number;
    if (!dl_piece_has(piece, DL_CUE_CONTINUATION) ||
        !dl_str_starts(value, DL_STR("day ")))
        return false;
    value = dl_str_slice(value, 4, value.len);
    bool back = dl_str_starts(value, DL_STR("-"));
    if (!dl_str_number(dl_str_slice(value, back, value.len), 1000, &number))
        return false;
    *days = back ? -(int32_t)number : (int32_t)number;
    return true;
}

/* The cue before a verb that ties it to what was told before; DL_NO_PIECE for none. */
static uint32_t continuation(const dl_story *story, uint32_t verb)
{
    uint32_t segment = at(story, verb)->segment;
    int32_t days;
    for (uint32_t i = verb; i > 0; i--)
        if (dl_piece_has(at(story, i - 1), DL_CUE_CONTINUATION) &&
            !dl_str_equal(dl_piece_value(story, at(story, i - 1), DL_CUE_CONTINUATION),
                          DL_STR("document")))
            return at(story, i - 1)->segment == segment || !segment_of(story, i - 1)->acts
                       ? i - 1
                       : DL_NO_PIECE;
    for (uint32_t i = verb + 1; i < segment_of(story, verb)->end; i++)
        if (dl_piece_shift(story, at(story, i), &days))
            return i; /* "hit back a day later" */
    return DL_NO_PIECE;
}

/* Whether a date stands in the segments from the cue's to the verb's, or anywhere for
 * "at the same time", which may mean that of the same sentence. */
static bool has_date(const dl_story *story, uint32_t cue, uint32_t verb)
{
    bool same = dl_str_equal(dl_piece_value(story, at(story, cue), DL_CUE_CONTINUATION),
                             DL_STR("same"));
    uint32_t low = same ? 0 : segment_of(story, cue)->first;
    for (uint32_t i = low; i < segment_of(story, verb)->end; i++)
        if (at(story, i)->kind == DL_PIECE_DATE)
            return true;
    return false;
}

/* The last date that the sentence names before a piece. */
static dl_date named_before(const dl_story *story, uint32_t piece)
{
    for (uint32_t i = piece; i > 0; i--)
        if (at(story, i - 1)->kind == DL_PIECE_DATE)
            return date_of(story, i - 1)->value;
    return (dl_date){ 0 };
}

/* From which date days are counted: on from the sentence's own, else from the last
 * event's, back from the news'; else from the last that the text names. */
static dl_date shifted_from(const dl_story *story, uint32_t cue, int32_t days)
{
    bool near = story->sentence - story->last_date_sentence <= 2;
    dl_date own = named_before(story, cue);
    dl_date from = days < 0 ? story->news_date : story->last_date;
    if (dl_date_is_set(own))
        return own;
    if (dl_date_is_set(from) && (days < 0 || near))
        return from;
    return story->named_date;
}

/* "a month later", 次月: the month behind that of the date before. */
static bool next_month(const dl_story *story, uint32_t cue, dl_str how, dl_date *found)
{
    dl_date from = shifted_from(story, cue, 1);
    if (!dl_str_equal(how, DL_STR("month 1")) || !dl_date_is_set(from) ||
        from.precision == DL_PRECISION_YEAR)
        return false;
    dl_civil last = dl_day_civil(from.last);
    *found = dl_date_of_month(last.month == 12 ? last.year + 1 : last.year,
                              last.month == 12 ? 1 : last.month + 1);
    return true;
}

/* The date that a continuation gives; bounds when it gives none. */
static void continued(const dl_story *story, uint32_t cue, dl_telling *telling)
{
    dl_str how = dl_piece_value(story, at(story, cue), DL_CUE_CONTINUATION);
    int32_t days;
    telling->before = story->draft->out->published;
    if (!dl_date_is_set(story->last_date) && !dl_date_is_set(story->named_date) &&
        !dl_date_is_set(named_before(story, cue)))
        return;
    if (dl_str_equal(how, DL_STR("same"))) {
        bool day = story->last_date.precision == DL_PRECISION_DAY;
        telling->date = day ? story->last_date : story->news_date;
        telling->before = (dl_date){ 0 };
    } else if (dl_piece_shift(story, at(story, cue), &days) &&
               shifted_from(story, cue, days).precision == DL_PRECISION_DAY) {
        dl_date from = shifted_from(story, cue, days);
        dl_civil day = dl_day_civil(from.first + days);
        telling->date = dl_date_of_day(day.year, day.month, day.day);
        telling->dated = true;
        telling->before = (dl_date){ 0 };
    } else if (next_month(story, cue, how, &telling->date)) {
        telling->dated = true;
        telling->before = (dl_date){ 0 };
    } else if (dl_str_equal(how, DL_STR("after"))) {
        telling->after = story->last_date;
    } else if (dl_str_equal(how, DL_STR("before"))) {
        telling->before = story->last_date;
    }
}

/* Whether the sentence goes on with the news that the paragraph told just before. */
static bool goes_on(const dl_story *story)
{
    enum { NEWS_DAYS = 10 };
    const dl_sentence *sentences = story->draft->sentences.items;
    dl_date published = story->draft->out->published;
    return dl_date_is_set(story->last_date) && dl_date_is_set(published) &&
           story->last_date.last >= published.first - NEWS_DAYS &&
           story->last_date.first <= published.last &&
           story->sentence - story->last_date_sentence <= 1 &&
           sentences[story->sentence].paragraph ==
               sentences[story->last_date_sentence].paragraph;
}

void dl_clause_date(const dl_story *story, const dl_clause *clause, dl_telling *telling)
{
    dl_date published = story->draft->out->published;
    uint32_t date = effect_date(story, clause);
    if (telling->certainty == DL_CERTAINTY_HYPOTHETICAL) {
        telling->after = published;
        return;
    }
    uint32_t cue = continuation(story, clause->verb);
    if (date == DL_NO_PIECE && (cue == DL_NO_PIECE || has_date(story, cue, clause->verb)))
        date = cheapest(story, clause);
    if (date == DL_NO_PIECE && cue != DL_NO_PIECE) {
        continued(story, cue, telling);
        return;
    }
    if (date == DL_NO_PIECE) {
        if (goes_on(story) && !clause->reduced)
            telling->date = story->last_date;
        else
            telling->before = published;
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
