/* Headlines and leads: what the first sentence tells in short, the text tells in full. */
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
