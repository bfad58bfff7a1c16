/* What a sentence says of those before it: their day ("The measures, published on
 * Monday"), when they take effect, the chips and the law that they meant. */
#include "src/extract/event_dates.h"
#include "src/extract/events.h"
#include "src/extract/sentence.h"

static void add_chips(const dl_story *story, dl_entity_set *items)
{
    for (size_t i = 0; i < story->pieces.count; i++)
        if (story->pieces.items[i].kind == DL_PIECE_NAME &&
            story->pieces.items[i].groups & DL_GROUP_CHIP)
            dl_entity_set_add(items,
                              dl_piece_mention(story, &story->pieces.items[i])->entity);
}

/* "A rule ... The AI Diffusion Rule, which": names the rule that was told of before. */
static void name_law(dl_story *story)
{
    const dl_piece *first = story->pieces.items;
    if (story->pieces.count < 2 || story->sentence == 0 || story->tellings.count == 0 ||
        first->kind != DL_PIECE_NAME || !(first->groups & DL_GROUP_LAW))
        return;
    dl_telling *telling = &story->tellings.items[story->tellings.count - 1];
    if (telling->sentence + 1 == story->sentence && telling->items.count == 0 &&
        (telling->deed == DL_DEED_RESCIND || telling->deed == DL_DEED_PROPOSE ||
         telling->deed == DL_DEED_RELAX))
        dl_entity_set_add(&telling->items, dl_piece_mention(story, first)->entity);
}

/* "The chips are the A100 and the H100": names what was told before without them. */
static void name_lead(dl_story *story)
{
    dl_entity_set chips = { 0 };
    const dl_piece *first = story->pieces.items;
    name_law(story);
    if (story->pieces.count < 2 || story->sentence == 0 ||
        !dl_piece_has(first, DL_CUE_ANAPHOR) ||
        !dl_str_starts(dl_piece_value(story, first, DL_CUE_ANAPHOR), DL_STR("chip")))
        return;
    add_chips(story, &chips);
    for (size_t j = story->tellings.count; j > 0; j--) {
        dl_telling *telling = &story->tellings.items[j - 1];
        if (telling->sentence + 1 != story->sentence)
            return;
        if (telling->items.count == 0 && telling->goods.count > 0)
            telling->items = chips;
    }
}

/* Whether the sentence says who announced on which day what the lead tells: "... said on
 * Wednesday that". */
static bool is_announcement(const dl_story *story, const dl_piece *date)
{
    const dl_sentence *sentences = story->draft->sentences.items;
    const dl_segment *segment = &story->segments.items[date->segment];
    uint32_t before = story->sentence - 1;
    if (story->sentence == 0 ||
        sentences[before].paragraph != sentences[story->sentence].paragraph ||
        sentences[before].paragraph > 2 ||
        (before > 0 && sentences[before - 1].paragraph == sentences[before].paragraph))
        return false;
    for (uint32_t i = segment->first; i < segment->end; i++)
        if (story->pieces.items[i].says)
            return true;
    return date->segment > 0 && date == &story->pieces.items[segment->first] &&
           segment->opener == DL_OPENER_SAID;
}

/* "The order", "these measures": what an English sentence that only says when opens with. */
static bool opens_with_rule(const dl_story *story)
{
    const dl_draft *draft = story->draft;
    uint32_t first = draft->sentences.items[story->sentence].first;
    return (dl_draft_in(draft, first, DL_LIST_DEFINITE) ||
            dl_draft_says(draft, first, "both")) &&
           (dl_draft_in(draft, first + 1, DL_LIST_RULE_NOUN) ||
            dl_draft_in(draft, first + 2, DL_LIST_RULE_NOUN)); /* "the new rule" */
}

/* "Took effect on Monday.": not "on Monday, together with the second tariff". */
static bool says_no_more(const dl_story *story, const dl_piece *date)
{
    return story->draft->language != DL_LANGUAGE_EN ||
           date->end + 1 >= story->draft->sentences.items[story->sentence].end;
}

/* Where "the rule takes effect on" has its date, if the sentence says no more of the rule
 * than that: DL_NO_PIECE for none. */
static uint32_t effect_of_lead(const dl_story *story)
{
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME;
    const dl_sentence *sentence = &story->draft->sentences.items[story->sentence];
    bool rule = false, effect = false;
    if (story->draft->language == DL_LANGUAGE_EN && !opens_with_rule(story))
        return DL_NO_PIECE;
    for (uint32_t i = 0; i < story->pieces.count && i < 6; i++) {
        const dl_piece *piece = &story->pieces.items[i];
        bool counted = story->draft->language == DL_LANGUAGE_VI && /* "có hiệu lực hôm sau" */
                       dl_continuation_counts(story, i);
        if (piece->kind == DL_PIECE_DATE || (counted && rule && effect))
            return rule && effect && says_no_more(story, piece) ? i : DL_NO_PIECE;
        if (piece->kind == DL_PIECE_NAME ||
            (story->draft->language == DL_LANGUAGE_EN && piece->groups & DL_GROUP_GOODS))
            return DL_NO_PIECE;
        rule |= i < 2 && piece->groups & rules;
        rule |= i == 0 && piece->first - sentence->first <= 4; /* "Quyết định có" */
        effect |=
            dl_str_equal(dl_piece_value(story, piece, DL_CUE_EFFECT), DL_STR("rule"));
    }
    return DL_NO_PIECE;
}

/* What the sentence before told but for its date, now that it gets one. */
static void recall(dl_story *story)
{
    size_t last = story->tellings.count;
    bool told =
        last > 0 && story->tellings.items[last - 1].sentence + 1 == story->sentence;
    if (story->has_pending && story->pending.sentence + 1 == story->sentence && !told)
        *DL_APPEND(&story->tellings, story->draft->scratch) = story->pending;
    story->has_pending = false;
}

/* The deed that "the rule" is: told last in the sentence before; in Vietnamese a little
 * earlier, too, but no blacklisting ("Lệnh cấm có hiệu lực"). NULL for none. */
static dl_telling *rule_told(dl_story *story)
{
    bool vietnamese = story->draft->language == DL_LANGUAGE_VI;
    bool far = story->draft->language != DL_LANGUAGE_ZH;
    uint32_t reach = far ? 2 : 1; /* sentences */
    bool ban = vietnamese && story->pieces.items[0].groups & DL_GROUP_BAN;
    for (size_t i = story->tellings.count; i > 0; i--) {
        dl_telling *telling = &story->tellings.items[i - 1];
        dl_action_family family = dl_deed_family(telling->deed);
        bool fits = telling->sentence + reach >= story->sentence && !telling->aside &&
                    !(vietnamese && telling->deed == DL_DEED_ENTITY_LIST) &&
                    !(ban && family == DL_FAMILY_EASE) &&
                    telling->certainty != DL_CERTAINTY_HYPOTHETICAL &&
                    (family == DL_FAMILY_TIGHTEN || family == DL_FAMILY_EASE ||
                     family == DL_FAMILY_SUSPEND);
        if (fits)
            return telling;
        if (!far || telling->sentence + reach < story->sentence)
            return NULL;
    }
    return NULL;
}

static bool is_last_of_paragraph(const dl_story *story)
{
    const dl_sentence *its = &story->draft->sentences.items[story->sentence];
    return story->sentence + 1 == story->draft->sentences.count ||
           its[1].paragraph != its->paragraph;
}

/* "Widened its curbs in a rule published on 2 September": whether the sentence of a telling
 * says when it was. */
static bool is_issued(const dl_story *story, const dl_telling *rule)
{
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *telling = &story->tellings.items[i - 1];
        if (telling->sentence < rule->sentence)
            return false;
        if (telling->sentence == rule->sentence && dl_date_is_set(telling->date))
            return true;
    }
    return false;
}

/* Whether a verb stands behind the day on which a rule takes effect. */
static bool tells_more(const dl_story *story, uint32_t day)
{
    for (uint32_t i = day + 1; i < story->pieces.count; i++)
        if (dl_piece_is_verb(dl_piece_at(story, i)))
            return true;
    return false;
}

/* "The ministry banned its export. The rule takes effect on 1 December": dates what is
 * not in force yet, or was told without a date. True if the sentence only does that. */
bool dl_story_effect(dl_story *story)
{
    dl_date published = story->draft->out->published;
    uint32_t piece = effect_of_lead(story);
    if (piece == DL_NO_PIECE)
        return false;
    recall(story);
    dl_telling *telling = rule_told(story);
    bool vietnamese = story->draft->language == DL_LANGUAGE_VI;
    if (vietnamese && telling && dl_date_is_set(telling->date) &&
        (telling->dated || dl_piece_at(story, piece)->kind != DL_PIECE_DATE))
        return !tells_more(story, piece); /* of the day it was decided */
    if (dl_piece_at(story, piece)->kind != DL_PIECE_DATE)
        return false;
    dl_date date = story->draft->out->dates.items[story->pieces.items[piece].row].value;
    if (!telling && story->draft->language == DL_LANGUAGE_EN) {
        if (is_last_of_paragraph(story))
            return false;
        story->heralded = date; /* of the rule that the next sentence tells */
        story->herald_sentence = story->sentence + 1;
        return true;
    }
    if (!telling)
        return false;
    bool ahead = dl_date_is_set(published) && date.first > published.last;
    if (story->draft->language == DL_LANGUAGE_EN && is_issued(story, telling))
        return true;
    if (ahead || !dl_date_is_set(telling->date)) {
        telling->date = date;
        telling->before = telling->after = (dl_date){ 0 };
    }
    if (ahead && telling->certainty == DL_CERTAINTY_OCCURRED)
        telling->certainty = DL_CERTAINTY_PLANNED;
    return true;
}

bool dl_story_only_begins(const dl_story *story)
{
    uint32_t day = effect_of_lead(story);
    return story->draft->language == DL_LANGUAGE_VI && day != DL_NO_PIECE &&
           !tells_more(story, day);
}

/* Whether a date stands in a clause that tells something else: "this came after". */
static bool is_apart(const dl_story *story, const dl_piece *date)
{
    uint8_t opener = story->segments.items[date->segment].opener;
    return opener == DL_OPENER_LINK || opener == DL_OPENER_RELATIVE;
}

/* "the ban", "the new rules": a deed that the text has told. */
static bool is_deed(const dl_story *story, const dl_piece *piece)
{
    const uint32_t deeds = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME |
                           DL_GROUP_CASE | DL_GROUP_TARIFF | DL_GROUP_PENALTY |
                           DL_GROUP_BILL | DL_GROUP_WAIVER;
    uint32_t before = piece->first;
    if (dl_str_equal(dl_piece_value(story, piece, DL_CUE_CONTINUATION), DL_STR("deed")))
        return true;
    bool noun = piece->verb && story->draft->language == DL_LANGUAGE_EN; /* "the listing" */
    if (piece->kind != DL_PIECE_WORD || !(piece->groups & deeds || noun))
        return false;
    for (uint32_t i = before; i > 0 && i + 2 > before; i--)
        if (dl_draft_is(story->draft, i - 1, "the") ||
            dl_draft_is(story->draft, i - 1, "The"))
            return true;
    return piece->definite;
}

bool dl_story_is_news(const dl_story *story, dl_date date)
{
    enum { NEWS_DAYS = 10 };
    dl_date published = story->draft->out->published;
    return dl_date_is_set(date) && dl_date_is_set(published) &&
           date.last >= published.first - NEWS_DAYS && date.first <= published.last;
}

/* What dates the news that the sentences before tell: the day on which their deed was
 * done ("The measures, published on Monday"), or somebody spoke of it. */
typedef struct news_day {
    bool found, deed;
    uint32_t speaker; /* entity */
    dl_date date;
} news_day;

static news_day news_day_of(const dl_story *story)
{
    news_day day = { .speaker = DL_NO_ROW };
    for (size_t i = 0; i < story->pieces.count && !day.found; i++) {
        const dl_piece *piece = &story->pieces.items[i];
        if (piece->kind != DL_PIECE_DATE)
            continue;
        const dl_segment *segment = &story->segments.items[piece->segment];
        bool back = (segment->opener == DL_OPENER_COMMA && piece->segment == 1) ||
                    segment->opener == DL_OPENER_SAID;
        bool apposed = back && segment->opener == DL_OPENER_SAID && piece->segment > 1 &&
                       segment[-1].opener == DL_OPENER_COMMA &&
                       segment[-1].first + 1 == segment->first; /* ", announced on" */
        uint32_t from = apposed ? segment[-2].first
                        : back  ? segment[-1].first
                                : segment->first;
        uint32_t who = back ? segment[-1].subject : segment->subject;
        day.date = story->draft->out->dates.items[piece->row].value;
        for (uint32_t j = from; j < segment->end && dl_story_is_news(story, day.date);
             j++) {
            day.deed |= is_deed(story, &story->pieces.items[j]);
            day.found |= day.deed;
            if (!story->pieces.items[j].says)
                continue;
            day.found = true;
            day.speaker = dl_story_referent(story, who);
        }
    }
    return day;
}

static bool concerns(const dl_story *story, const dl_telling *telling, uint32_t who)
{
    dl_entity_set speaker = { 0 };
    dl_entity_set_add(&speaker, who);
    return dl_entity_set_has(&telling->actors, who) ||
           dl_entity_set_has(&telling->targets, who) ||
           dl_story_actors_meet(story, &telling->actors, &speaker);
}

/* "This week Beijing announced ... The measures, announced on 9 October": the day of a
 * week that was told. */
static bool is_narrower(const dl_story *story, const news_day *day,
                        const dl_telling *telling)
{
    enum { WEEK = 7 };
    int32_t days = telling->date.last - telling->date.first + 1;
    return story->draft->language == DL_LANGUAGE_EN && day->deed &&
           day->date.precision == DL_PRECISION_DAY && days > 1 && days <= WEEK &&
           day->date.first >= telling->date.first && day->date.last <= telling->date.last;
}

/* The same over paragraphs of one sentence, and two sentences back, if the sentence says
 * whose deed it is. */
static void date_news(dl_story *story)
{
    enum { LEAD = 3, OPENING = 6, LAST_NEWS = 1 }; /* tellings, sentences */
    news_day day = { 0 };
    if (story->sentence <= OPENING && story->tellings.count <= LEAD)
        day = news_day_of(story);
    if (day.deed)
        recall(story);
    for (size_t j = story->tellings.count; j > 0 && day.found; j--) {
        dl_telling *telling = &story->tellings.items[j - 1];
        if (telling->sentence + 2 < story->sentence)
            return;
        dl_action_family family = dl_deed_family(telling->deed);
        if (story->draft->language == DL_LANGUAGE_EN && day.deed &&
            (family == DL_FAMILY_LAUNCH || family == DL_FAMILY_SUSPEND))
            continue; /* "the curbs, published on Monday" */
        if (story->draft->language == DL_LANGUAGE_EN && !day.deed &&
            telling->sentence > LAST_NEWS)
            continue; /* what somebody speaks of is the news, not its past */
        if (telling->headline && story->draft->language == DL_LANGUAGE_ZH)
            continue; /* a line of its own: the text tells it again */
        if ((dl_date_is_set(telling->date) && !is_narrower(story, &day, telling)) ||
            telling->aside || telling->before_it ||
            telling->certainty == DL_CERTAINTY_HYPOTHETICAL ||
            !(day.deed || concerns(story, telling, day.speaker)))
            continue;
        telling->date = day.date;
        telling->before = (dl_date){ 0 };
        if (day.date.last >= story->news_date.last)
            story->news_date = day.date;
    }
}

/* "The letter, sent on 26 August, ...": the document, or who announced it, dates what was
 * told before. */
void dl_story_date_lead(dl_story *story)
{
    bool document = false;
    name_lead(story);
    date_news(story);
    for (size_t i = 0; i < story->pieces.count && i < 12; i++) {
        const dl_piece *piece = &story->pieces.items[i];
        document |= piece->kind == DL_PIECE_DATE && is_announcement(story, piece);
        document |= dl_str_equal(dl_piece_value(story, piece, DL_CUE_CONTINUATION),
                                 DL_STR("document"));
        if (piece->kind != DL_PIECE_DATE || !document || is_apart(story, piece))
            continue;
        recall(story);
        for (size_t j = story->tellings.count; j > 0; j--) {
            dl_telling *telling = &story->tellings.items[j - 1];
            if (telling->sentence + 1 != story->sentence)
                return;
            if (telling->deed == DL_DEED_ENFORCE && telling->items.count == 0)
                add_chips(story, &telling->items);
            if (dl_date_is_set(telling->date) || telling->aside || telling->before_it ||
                telling->certainty == DL_CERTAINTY_HYPOTHETICAL)
                continue;
            telling->date = story->draft->out->dates.items[piece->row].value;
            telling->before = (dl_date){ 0 };
        }
        return;
    }
}
