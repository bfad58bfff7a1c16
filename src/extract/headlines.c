/* Headlines and leads: what the first sentence tells in short, the text tells in full. */
#include "src/extract/event_dates.h"
#include "src/extract/events.h"

enum { LOOK_BACK = 64 }; /* tellings compared: keeps time linear */

/* Whether the sentence is a whole one, as no English headline is, and no Vietnamese one
 * of that length. */
bool dl_story_is_whole(const dl_story *story)
{
    enum { LEAD = 24 }; /* syllables */
    const dl_sentence *sentence = &story->draft->sentences.items[story->sentence];
    uint32_t end = sentence->end;
    bool lead = story->draft->language == DL_LANGUAGE_VI && end - sentence->first > LEAD;
    for (uint32_t i = end; i > 0 && i + 3 > end; i--)
        if (dl_draft_is(story->draft, i - 1, "."))
            return lead || story->draft->language == DL_LANGUAGE_EN;
    return false;
}

/* The first sentence is a line of its own that no full stop ends. */
static bool has_headline(const dl_story *story)
{
    const dl_draft *draft = story->draft;
    const dl_sentence *first = &draft->sentences.items[0];
    dl_sign sign = draft->tokens.items[first->end - 1].sign;
    if (sign == DL_SIGN_FULL_STOP || sign == DL_SIGN_STOP)
        return false;
    return first->end >= draft->tokens.count ||
           (draft->tokens.items[first->end].flags & DL_TOKEN_LINE);
}

/* "How Washington banned the A100", "a year after": no news. */
static bool looks_back(const dl_story *story)
{
    const dl_draft *draft = story->draft;
    const dl_sentence *headline = &draft->sentences.items[0];
    for (uint32_t i = headline->first; i < headline->end; i++) {
        const dl_cue *cue = dl_draft_cue(draft, i, DL_CUE_HINDSIGHT);
        if (cue && (i == headline->first ||
                    !dl_str_equal(cue->entry->value, DL_STR("first"))))
            return true;
    }
    return false;
}

bool dl_telling_is_news(const dl_story *story, const dl_clause *clause,
                        const dl_telling *telling)
{
    return telling->headline && !telling->aside && !telling->before_it &&
           telling->certainty != DL_CERTAINTY_HYPOTHETICAL &&
           !dl_date_is_set(telling->date) &&
           !dl_verb_is_earlier(story, clause->verb) && has_headline(story) &&
           !looks_back(story);
}

/* A headline alone, or above a few sentences, tells the news of its day. What a longer text
 * does not date is left without, and so is what is planned; but neither is taken for what
 * was done years before. */
void dl_telling_date_news(const dl_story *story, dl_telling *telling)
{
    enum { BRIEF = 5, RECENT_DAYS = 366 }; /* sentences */
    dl_date published = story->draft->out->published;
    if (!telling->news || dl_date_is_set(telling->date) || !dl_date_is_set(published) ||
        story->draft->out->origin == DL_ORIGIN_INFERRED)
        return;
    if (story->draft->sentences.count <= BRIEF &&
        telling->certainty != DL_CERTAINTY_PLANNED) {
        telling->date = published;
        telling->before = telling->after = (dl_date){ 0 };
    } else if (!dl_date_is_set(telling->after)) {
        int32_t day = published.first - RECENT_DAYS;
        telling->after = dl_date_of_days(day, day);
    }
}

/* Chips, products or goods; a law is no thing that something is done to. */
bool dl_telling_has_things(const dl_story *story, const dl_telling *telling)
{
    for (uint32_t i = 0; i < telling->items.count; i++)
        if (story->draft->out->entities.items[telling->items.items[i]].kind !=
            DL_ENTITY_LAW)
            return true;
    return telling->goods.count > 0;
}

/* "Mỹ cấm thêm 38 chi nhánh của Huawei": puts them on a list, as the text goes on. */
static bool is_headline_of_list(const dl_story *story, const dl_telling *headline,
                                const dl_telling *listing)
{
    return story->draft->language == DL_LANGUAGE_VI && headline->deed == DL_DEED_BAN &&
           listing->deed == DL_DEED_ENTITY_LIST &&
           !dl_telling_has_things(story, headline) &&
           listing->sentence > headline->sentence &&
           dl_entity_set_meets(&headline->targets, &listing->targets) &&
           dl_story_actors_meet(story, &headline->actors, &listing->actors) &&
           (!dl_date_is_set(headline->date) || !dl_date_is_set(listing->date) ||
            dl_date_fits(headline->date, listing->date));
}

/* "Washington has cleared sales to the Gulf. The Commerce Department said ...": a lead
 * that the next sentences tell in full. */
static bool is_told_in_full(const dl_story *story, const dl_telling *lead,
                            const dl_telling *telling)
{
    enum { SOON = 2 }; /* sentences */
    return lead->lead && !telling->lead && !telling->aside &&
           lead->deed == telling->deed && lead->certainty == telling->certainty &&
           telling->sentence - lead->sentence <= SOON && telling->items.count > 0 &&
           (telling->actors.count == 0 ||
            dl_story_actors_meet(story, &lead->actors, &telling->actors)) &&
           (!dl_date_is_set(lead->date) || dl_date_equal(lead->date, telling->date));
}

/* A headline that no sentence tells again says too little, if the article tells others
 * of its family. */
size_t dl_tellings_drop_headlines(const dl_story *story, dl_telling *tellings,
                                  size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool others = false, full = false;
        for (size_t j = 0; tellings[i].lead && j < count && j < LOOK_BACK; j++)
            full |= is_told_in_full(story, &tellings[i], &tellings[j]);
        for (size_t j = 0; tellings[i].headline && j < count && j < LOOK_BACK; j++)
            others |=
                !tellings[j].headline &&
                dl_deed_family(tellings[j].deed) == dl_deed_family(tellings[i].deed) &&
                (tellings[i].actors.count == 0 || tellings[j].actors.count == 0 ||
                 dl_story_actors_meet(story, &tellings[j].actors, &tellings[i].actors)) &&
                (!dl_date_is_set(tellings[i].date) ||
                 (dl_date_equal(tellings[i].date, tellings[j].date) &&
                  (tellings[i].deed == DL_DEED_ENTITY_LIST) ==
                      (tellings[j].deed == DL_DEED_ENTITY_LIST)));
        for (size_t j = 0; tellings[i].sentence == 0 && j < count && j < LOOK_BACK; j++)
            others |= is_headline_of_list(story, &tellings[i], &tellings[j]);
        bool bare = (tellings[i].headline || others) && tellings[i].items.count == 0 &&
                    !(tellings[i].certainty == DL_CERTAINTY_PLANNED &&
                      tellings[i].goods.count > 0);
        full &= tellings[i].items.count == 0;
        if (!(bare && others) && !full)
            tellings[kept++] = tellings[i];
    }
    return kept;
}
