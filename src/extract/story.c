/* What a sentence leaves for those behind it, and what it says of the one before it. */
#include "src/extract/event_dates.h"
#include "src/extract/events.h"
#include "src/extract/parties.h"

/* " date 2025-12-19 （中央社…）": the header line is none of the first sentence. */
static uint32_t behind_header(const dl_draft *draft, const dl_sentence *sentence)
{
    const dl_annotations *out = draft->out;
    uint32_t first = 1;
    if (sentence->first > 0 || draft->language != DL_LANGUAGE_ZH ||
        !dl_draft_is(draft, 0, "date") || out->dates.count == 0 ||
        sentence->end < 2 ||
        out->dates.items[0].span.start != draft->tokens.items[1].start)
        return sentence->first;
    while (first < sentence->end &&
           draft->tokens.items[first].start < out->dates.items[0].span.end)
        first++;
    return first < sentence->end ? first : sentence->first;
}

/* "THE HAGUE (Reuters) — The Dutch government": where an English sentence begins behind
 * the place, in capitals, that a dateline without a date names. */
static uint32_t behind_place(const dl_draft *draft, const dl_sentence *sentence)
{
    enum { LONGEST = 10 }; /* tokens */
    bool bracket = false;
    for (uint32_t i = sentence->first; i + 1 < sentence->end && i < sentence->first + LONGEST;
         i++) {
        const dl_token *it = &draft->tokens.items[i];
        if (i > sentence->first && it->flags & DL_TOKEN_SPACE &&
            dl_draft_in(draft, i, DL_LIST_DASH) && it[1].flags & DL_TOKEN_SPACE)
            return it[1].shape == DL_SHAPE_UPPER ? sentence->first : i + 1;
        bracket |= dl_draft_is(draft, i, "(");
        if (!bracket && it->kind != DL_WORD_PUNCTUATION && it->shape != DL_SHAPE_UPPER)
            break;
        bracket &= !dl_draft_is(draft, i, ")");
    }
    return sentence->first;
}

/* Where a sentence begins behind what a paper sets before it: "THE HAGUE —", in Chinese
 * 【财新网】（记者翟少辉）. */
uint32_t dl_story_first_token(const dl_story *story)
{
    enum { LONGEST = 24 }; /* tokens in brackets */
    const dl_draft *draft = story->draft;
    const dl_sentence *sentence = &draft->sentences.items[story->sentence];
    if (draft->language == DL_LANGUAGE_EN)
        return behind_place(draft, sentence);
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
    bool wares = false;
    for (size_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = &story->pieces.items[i];
        if (piece->kind != DL_PIECE_NAME)
            continue;
        uint32_t entity = dl_piece_mention(story, piece)->entity;
        dl_entity_kind kind = draft->out->entities.items[entity].kind;
        if (!(piece->groups & DL_GROUP_LIST) || story->last_of[kind] == DL_NO_ROW)
            story->last_of[kind] = entity; /* "this rule" is no list */
        if (!wares && (kind == DL_ENTITY_CHIP || kind == DL_ENTITY_PRODUCT)) {
            story->ware = entity;
            wares = true;
        }
        if (piece->groups & (DL_GROUP_RULE | DL_GROUP_BILL))
            story->last_law_sentence = story->sentence;
        if (piece->groups & DL_GROUP_WAIVER && piece->groups & DL_GROUP_LAW)
            story->waiver = entity;
        if (piece->groups & DL_GROUP_BILL && piece->groups & DL_GROUP_LAW)
            story->bill = entity;
        bool made = draft->language != DL_LANGUAGE_ZH ? dl_piece_is_made(story, piece)
                                                      : piece->groups & DL_GROUP_CHIP;
        if (!made || piece->list != i)
            continue;
        uint32_t before = story->named.count == 1 ? story->named.items[0] : DL_NO_ROW;
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
        else if (draft->language == DL_LANGUAGE_ZH && before != DL_NO_ROW &&
                 story->named.count == 1 && story->named.items[0] != before)
            story->pair = (dl_entity_set){ { before, story->named.items[0] }, 2 };
    }
    for (size_t i = 0; i < story->segments.count; i++) {
        uint32_t subject = story->segments.items[i].subject;
        if (subject == DL_NO_PIECE)
            continue;
        const dl_piece *who = &story->pieces.items[subject];
        bool firm = who->kind == DL_PIECE_CUE && who->groups & DL_GROUP_FIRM &&
                    draft->language == DL_LANGUAGE_EN; /* "the Dutch company" */
        uint32_t entity = firm || dl_piece_is_party(who) ? dl_story_referent(story, subject)
                                                         : DL_NO_ROW;
        if (entity == DL_NO_ROW)
            continue;
        story->last_actor = entity;
        story->last_subject[draft->out->entities.items[story->last_actor].kind] =
            story->last_actor;
    }
}

/* "Washington cho bán lại con chip": what the sentence only referred to is spoken of as if it
 * had been named. */
static void remember_told(dl_story *story, size_t first)
{
    const dl_annotations *out = story->draft->out;
    if (story->named_sentence == story->sentence)
        return;
    for (size_t i = story->tellings.count; i > first; i--) {
        const dl_entity_set *items = &story->tellings.items[i - 1].items;
        if (items->count == 0 || out->entities.items[items->items[0]].kind != DL_ENTITY_CHIP)
            continue;
        story->named = *items;
        story->named_sentence = story->sentence;
        return;
    }
}

/* "Three months after Washington had banned it": what an English clause of time recalls,
 * beside what else its sentence tells. */
static bool is_recalled(const dl_story *story, const dl_telling *telling)
{
    const dl_segment *its = telling->verb < story->pieces.count
                                ? dl_segment_of(story, telling->verb)
                                : NULL;
    return its && its > story->segments.items && dl_segment_is_time(story, its);
}

/* "Lệnh áp dụng từ 8/11 hoặc 1/12": when a Vietnamese rule begins is no day that the text goes
 * on from. */
static bool is_of_effect(const dl_story *story, uint32_t date)
{
    for (uint32_t i = dl_segment_of(story, date)->first;
         i < date && story->draft->language == DL_LANGUAGE_VI; i++)
        if (dl_str_equal(dl_piece_value(story, dl_piece_at(story, i), DL_CUE_EFFECT),
                         DL_STR("rule")))
            return true;
    return date > 1 && is_of_effect(story, date - 2) &&
           dl_piece_at(story, date - 2)->kind == DL_PIECE_DATE;
}

static bool only_begins(const dl_story *story, const dl_telling *telling)
{
    return telling->begins && story->draft->language == DL_LANGUAGE_VI;
}

/* The days and months that a sentence names, whatever is told of them. */
static void note_named(dl_story *story)
{
    dl_date published = story->draft->out->published;
    uint32_t dates = 0;
    for (size_t i = 0; i < story->pieces.count; i++)
        if (story->pieces.items[i].kind == DL_PIECE_DATE &&
            !is_of_effect(story, (uint32_t)i)) {
            uint32_t row = story->pieces.items[i].row;
            dl_date named = story->draft->out->dates.items[row].value;
            if (named.precision == DL_PRECISION_DAY)
                story->named_date = named;
            if (named.precision == DL_PRECISION_DAY &&
                !(dl_date_is_set(published) && named.first > published.last))
                story->named_past = named;
            if (story->draft->language == DL_LANGUAGE_EN && dates > 0 &&
                dl_date_is_end(story, (uint32_t)i))
                continue; /* "on Tuesday set it at zero until June 2027" */
            if (named.precision == DL_PRECISION_DAY ||
                named.precision == DL_PRECISION_MONTH)
                story->said_date = named;
            story->dated_sentence = story->sentence + 1;
            story->said_sentence = dates++ == 0 ? story->sentence + 1 : 0;
        }
}

/* "Ngày 23/5, Mỹ ra lệnh. Sáu ngày sau, hãng rút dự báo": the day to which a Vietnamese sentence
 * that tells nothing else counts on from what was told just before; unset for none. */
static dl_date counted_on(const dl_story *story, size_t first)
{
    uint32_t start = dl_story_first_token(story);
    int32_t days;
    if (story->draft->language != DL_LANGUAGE_VI || story->tellings.count > first ||
        story->pieces.count == 0 || story->pieces.items[0].first != start ||
        !dl_piece_shift(story, story->pieces.items, &days) ||
        story->last_date.precision != DL_PRECISION_DAY ||
        story->last_date_sentence + 1 != story->sentence)
        return (dl_date){ 0 };
    for (size_t i = 0; i < story->pieces.count; i++)
        if (story->pieces.items[i].kind == DL_PIECE_DATE)
            return (dl_date){ 0 };
    return dl_date_of_days(story->last_date.first + days, story->last_date.first + days);
}

/* The date that the next sentence may go on from: the last event's that is not ahead,
 * else one that opens the sentence. */
static void remember_date(dl_story *story, size_t first)
{
    dl_date found = counted_on(story, first), published = story->draft->out->published;
    const dl_segment *opening = story->segments.items;
    for (uint32_t i = 0; story->segments.count > 1 && i < opening->end; i++) {
        const dl_piece *piece = &story->pieces.items[i];
        if (piece->kind == DL_PIECE_NAME || piece->groups || opening->acts)
            break;
        if (piece->kind == DL_PIECE_DATE)
            found = story->draft->out->dates.items[piece->row].value;
    }
    note_named(story);
    for (size_t i = first; i < story->tellings.count; i++)
        if (dl_date_is_set(story->tellings.items[i].date) &&
            !story->tellings.items[i].aside && !only_begins(story, &story->tellings.items[i]) &&
            !is_recalled(story, &story->tellings.items[i]))
            found = story->tellings.items[i].date;
    if (!dl_date_is_set(found) ||
        (dl_date_is_set(published) && found.first > published.last))
        return;
    const dl_sentence *sentences = story->draft->sentences.items;
    bool starts = sentences[story->sentence].paragraph !=
                  sentences[story->last_date_sentence].paragraph;
    if (found.precision == DL_PRECISION_DAY)
        story->part_date = starts || found.first > story->part_date.first
                               ? found
                               : story->part_date;
    story->last_date = found;
    story->last_date_sentence = story->sentence;
    dl_date news = story->news_date;
    bool within = story->draft->language == DL_LANGUAGE_EN && /* a day of "this week" */
                  found.first >= news.first && found.last <= news.last;
    bool vague = story->draft->language == DL_LANGUAGE_ZH && dl_date_is_set(news) &&
                 found.precision == DL_PRECISION_YEAR; /* no day of news */
    if ((found.last >= news.last || within) && !vague)
        story->news_date = found;
}

/* "Washington hit back on 4 April.": a sentence that tells nothing but that something was
 * done, and when, dates what follows it. */
static void remember_herald(dl_story *story, size_t first)
{
    const dl_draft *draft = story->draft;
    const dl_sentence *sentence = &draft->sentences.items[story->sentence];
    uint32_t date = DL_NO_PIECE;
    bool heralds = false;
    if (dl_story_sets_scene(story, first)) {
        story->heralded = story->said_date;
        story->herald_sentence = story->sentence + 1;
    }
    if (draft->language != DL_LANGUAGE_EN || !(sentence->classes & DL_CUE_BIT(HERALD)))
        return;
    for (size_t i = first; i < story->tellings.count; i++) {
        const dl_telling *telling = &story->tellings.items[i];
        if (telling->deed != DL_DEED_ANNOUNCE && telling->deed != DL_DEED_RETALIATE &&
            !telling->guessed)
            return;
    }
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        if (dl_piece_at(story, i)->kind != DL_PIECE_DATE)
            continue;
        if (date != DL_NO_PIECE || dl_date_is_end(story, i))
            return;
        date = i;
    }
    for (uint32_t i = sentence->first; i < sentence->end && !heralds; i++)
        heralds = dl_draft_cue(draft, i, DL_CUE_HERALD) != NULL;
    if (date == DL_NO_PIECE || !heralds ||
        dl_story_date(story, date)->value.first > draft->out->published.last)
        return;
    story->heralded = dl_story_date(story, date)->value;
    story->herald_sentence = story->sentence + 1;
}

/* Whether the sentence before, or the one before that, gives the day of this one. */
bool dl_story_is_heralded(const dl_story *story)
{
    enum { NEAR = 2 }; /* sentences */
    const dl_sentence *sentences = story->draft->sentences.items;
    return story->herald_sentence > 0 && story->sentence >= story->herald_sentence &&
           story->sentence < story->herald_sentence + NEAR &&
           sentences[story->sentence].paragraph ==
               sentences[story->herald_sentence - 1].paragraph;
}

void dl_story_remember(dl_story *story, size_t first)
{
    story->last_groups = 0;
    for (size_t i = 0; i < story->pieces.count; i++)
        story->last_groups |= story->pieces.items[i].groups;
    remember_names(story);
    remember_told(story, first);
    remember_date(story, first);
    remember_herald(story, first);
}
