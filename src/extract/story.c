/* What a sentence leaves for those behind it, and what it says of the one before it. */
#include "src/extract/story.h"

/* " date 2025-12-19 （中央社…）": the header line is none of the first sentence. */
static uint32_t behind_header(const dl_draft *draft, const dl_sentence *sentence)
{
    uint32_t first = sentence->first;
    if (first > 0 || draft->language != DL_LANGUAGE_ZH || !dl_draft_is(draft, 0, "date"))
        return first;
    for (first = 1; first < sentence->end && draft->tokens.items[first].taken & DL_TAKEN_DATE;)
        first++;
    return first > 1 && first < sentence->end ? first : sentence->first;
}

/* Where a Chinese sentence begins behind what a paper sets before it: 【财新网】（记者
 * 翟少辉）. */
uint32_t dl_story_first_token(const dl_story *story)
{
    enum { LONGEST = 24 }; /* tokens in brackets */
    const dl_draft *draft = story->draft;
    const dl_sentence *sentence = &draft->sentences.items[story->sentence];
    uint32_t first = behind_header(draft, sentence);
    while (draft->language == DL_LANGUAGE_ZH && first < sentence->end) {
        bool square = dl_draft_is(draft, first, "【") || dl_draft_is(draft, first, "〔");
        const char *close = dl_draft_is(draft, first, "【")   ? "】"
                            : dl_draft_is(draft, first, "〔") ? "〕"
                                                              : "）";
        uint32_t end = first + 1;
        if (!square && !dl_draft_is(draft, first, "（"))
            break;
        while (end < sentence->end && end - first < LONGEST &&
               !dl_draft_is(draft, end, close))
            end++;
        if (end >= sentence->end || !dl_draft_is(draft, end, close))
            break;
        first = end + 1;
    }
    return first;
}

/* The last of each kind, the last list of chips, who acted last. */
static void remember_names(dl_story *story)
{
    const dl_draft *draft = story->draft;
    for (size_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = &story->pieces.items[i];
        if (piece->kind != DL_PIECE_NAME)
            continue;
        uint32_t entity = dl_piece_mention(story, piece)->entity;
        story->last_of[draft->out->entities.items[entity].kind] = entity;
        if (piece->groups & (DL_GROUP_RULE | DL_GROUP_BILL))
            story->last_law_sentence = story->sentence;
        if (!(piece->groups & DL_GROUP_CHIP) || piece->list != i)
            continue;
        story->named.count = 0;
        story->named_sentence = story->sentence;
        for (size_t j = i; j < story->pieces.count && j < i + 48; j++)
            if (story->pieces.items[j].kind == DL_PIECE_NAME &&
                story->pieces.items[j].list == i)
                dl_entity_set_add(
                    &story->named,
                    dl_piece_mention(story, &story->pieces.items[j])->entity);
        if (story->named.count == 2)
            story->pair = story->named;
    }
    for (size_t i = 0; i < story->segments.count; i++) {
        uint32_t subject = story->segments.items[i].subject;
        if (subject == DL_NO_PIECE || !dl_piece_is_party(&story->pieces.items[subject]))
            continue;
        story->last_actor =
            dl_piece_mention(story, &story->pieces.items[subject])->entity;
        story->last_subject[draft->out->entities.items[story->last_actor].kind] =
            story->last_actor;
    }
}

/* The date that the next sentence may go on from: the last event's that is not ahead,
 * else one that opens the sentence. */
static void remember_date(dl_story *story, size_t first)
{
    dl_date found = { 0 }, published = story->draft->out->published;
    const dl_segment *opening = story->segments.items;
    for (uint32_t i = 0; story->segments.count > 1 && i < opening->end; i++) {
        const dl_piece *piece = &story->pieces.items[i];
        if (piece->kind == DL_PIECE_NAME || piece->groups || opening->acts)
            break;
        if (piece->kind == DL_PIECE_DATE)
            found = story->draft->out->dates.items[piece->row].value;
    }
    uint32_t dates = 0;
    for (size_t i = 0; i < story->pieces.count; i++)
        if (story->pieces.items[i].kind == DL_PIECE_DATE) {
            uint32_t row = story->pieces.items[i].row;
            dl_date named = story->draft->out->dates.items[row].value;
            if (named.precision == DL_PRECISION_DAY)
                story->named_date = named;
            if (named.precision == DL_PRECISION_DAY &&
                !(dl_date_is_set(published) && named.first > published.last))
                story->named_past = named;
            if (named.precision == DL_PRECISION_DAY ||
                named.precision == DL_PRECISION_MONTH)
                story->said_date = named;
            story->said_sentence = dates++ == 0 ? story->sentence + 1 : 0;
        }
    for (size_t i = first; i < story->tellings.count; i++)
        if (dl_date_is_set(story->tellings.items[i].date) &&
            !story->tellings.items[i].aside)
            found = story->tellings.items[i].date;
    if (!dl_date_is_set(found) ||
        (dl_date_is_set(published) && found.first > published.last))
        return;
    story->last_date = found;
    story->last_date_sentence = story->sentence;
    if (found.last >= story->news_date.last)
        story->news_date = found;
}

void dl_story_remember(dl_story *story, size_t first)
{
    story->last_groups = 0;
    for (size_t i = 0; i < story->pieces.count; i++)
        story->last_groups |= story->pieces.items[i].groups;
    remember_names(story);
    remember_date(story, first);
}

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

/* Where "the rule takes effect on" has its date, if the sentence says no more of the rule
 * than that: DL_NO_PIECE for none. */
static uint32_t effect_of_lead(const dl_story *story)
{
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME;
    const dl_sentence *sentence = &story->draft->sentences.items[story->sentence];
    bool rule = false, effect = false;
    for (uint32_t i = 0; i < story->pieces.count && i < 6; i++) {
        const dl_piece *piece = &story->pieces.items[i];
        if (piece->kind == DL_PIECE_DATE)
            return rule && effect ? i : DL_NO_PIECE;
        if (piece->kind == DL_PIECE_NAME)
            return DL_NO_PIECE;
        rule |= i < 2 && piece->groups & rules;
        rule |= i == 0 && piece->first - sentence->first <= 4; /* "Quyết định có" */
        effect |= dl_str_equal(dl_piece_value(story, piece, DL_CUE_EFFECT),
                               DL_STR("rule"));
    }
    return DL_NO_PIECE;
}

/* What the sentence before told but for its date, now that it gets one. */
static void recall(dl_story *story)
{
    size_t last = story->tellings.count;
    bool told = last > 0 &&
                story->tellings.items[last - 1].sentence + 1 == story->sentence;
    if (story->has_pending && story->pending.sentence + 1 == story->sentence && !told)
        *DL_APPEND(&story->tellings, story->draft->scratch) = story->pending;
    story->has_pending = false;
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
    size_t last = story->tellings.count;
    if (last == 0)
        return false;
    dl_telling *telling = &story->tellings.items[last - 1];
    dl_date date =
        story->draft->out->dates.items[story->pieces.items[piece].row].value;
    bool ahead = dl_date_is_set(published) && date.first > published.last;
    dl_action_family family = dl_deed_family(telling->deed);
    bool list = story->draft->language == DL_LANGUAGE_VI && /* "Lệnh cấm có hiệu lực" */
                telling->deed == DL_DEED_ENTITY_LIST;
    if (telling->sentence + 1 != story->sentence || telling->aside || list ||
        telling->certainty == DL_CERTAINTY_HYPOTHETICAL ||
        (family != DL_FAMILY_TIGHTEN && family != DL_FAMILY_EASE &&
         family != DL_FAMILY_SUSPEND))
        return false;
    if (ahead || !dl_date_is_set(telling->date)) {
        telling->date = date;
        telling->before = telling->after = (dl_date){ 0 };
    }
    if (ahead && telling->certainty == DL_CERTAINTY_OCCURRED)
        telling->certainty = DL_CERTAINTY_PLANNED;
    return true;
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
    if (piece->kind != DL_PIECE_WORD || !(piece->groups & deeds))
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
        uint32_t from = back ? segment[-1].first : segment->first;
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

/* The same over paragraphs of one sentence, and two sentences back, if the sentence says
 * whose deed it is. */
static void date_news(dl_story *story)
{
    enum { LEAD = 3, OPENING = 6 }; /* tellings, sentences */
    news_day day = { 0 };
    if (story->sentence <= OPENING && story->tellings.count <= LEAD)
        day = news_day_of(story);
    if (day.deed)
        recall(story);
    for (size_t j = story->tellings.count; j > 0 && day.found; j--) {
        dl_telling *telling = &story->tellings.items[j - 1];
        if (telling->sentence + 2 < story->sentence)
            return;
        if (telling->headline && story->draft->language == DL_LANGUAGE_ZH)
            continue; /* a line of its own: the text tells it again */
        if (dl_date_is_set(telling->date) || telling->aside || telling->before_it ||
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
