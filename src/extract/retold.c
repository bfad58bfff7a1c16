/* Which guesses of the model of wordings (untold.c) only tell again what a verb told. */
#include "src/extract/events.h"

/* What others did, or was done to others, is no retelling: "Britain did in the same month";
 * a list is not the rule of its day. */
static bool is_anothers(const dl_story *story, const dl_telling *guess,
                        const dl_telling *told)
{
    bool lists = guess->deed == DL_DEED_ENTITY_LIST || told->deed == DL_DEED_ENTITY_LIST;
    return ((guess->deed != told->deed && lists &&
             story->draft->language != DL_LANGUAGE_VI) ||
            (guess->actors.count && told->actors.count &&
             !dl_story_actors_meet(story, &guess->actors, &told->actors)));
}

/* "On 15 January the third package arrived. Exports of memory were banned": what is only
 * announced in English is what the next sentence tells. */
static bool is_heralded(const dl_story *story, const dl_telling *guess,
                        const dl_telling *told)
{
    dl_action_family family = dl_deed_family(told->deed);
    return story->draft->language == DL_LANGUAGE_EN && guess->deed == DL_DEED_ANNOUNCE &&
           guess->sentence + 1 == told->sentence && guess->items.count == 0 &&
           (family == DL_FAMILY_TIGHTEN || family == DL_FAMILY_EASE) &&
           dl_date_is_set(guess->date) && dl_date_equal(guess->date, told->date);
}

/* Whether a guess only tells again what a verb told: how the rule works, when it takes
 * effect, what it meant. */
static bool is_retold(const dl_story *story, const dl_telling *guess,
                      const dl_telling *told)
{
    enum { NEAR = 2, DECISION = 120 }; /* sentences; days from a decision to its effect */
    uint32_t away = guess->sentence > told->sentence ? guess->sentence - told->sentence
                                                     : told->sentence - guess->sentence;
    bool dated = dl_date_is_set(guess->date) && dl_date_is_set(told->date);
    if (is_heralded(story, guess, told))
        return true;
    if (told->certainty == DL_CERTAINTY_HYPOTHETICAL ||
        (guess->deed != told->deed &&
         (dl_deed_family(guess->deed) != dl_deed_family(told->deed) ||
          dl_deed_family(guess->deed) == DL_FAMILY_SAY)))
        return false;
    if ((guess->items.count && told->items.count &&
         !dl_entity_set_meets(&guess->items, &told->items)) ||
        is_anothers(story, guess, told))
        return false;
    if (dated && dl_date_fits(guess->date, told->date))
        return away <= NEAR || dl_entity_set_meets(&guess->items, &told->items) ||
               dl_entity_set_meets(&guess->targets, &told->targets) ||
               dl_story_actors_meet(story, &guess->actors, &told->actors);
    if (dated) {
        int32_t days = guess->date.first > told->date.last
                           ? guess->date.first - told->date.last
                           : told->date.first - guess->date.last;
        return away == 0 && guess->deed == told->deed && days <= DECISION;
    }
    if (dl_date_is_set(guess->date))
        return false;
    return away <= NEAR || dl_entity_set_meets(&guess->items, &told->items);
}

void dl_tellings_drop_retold(dl_story *story)
{
    enum { AROUND = 32 }; /* tellings looked at on each side: keeps time linear */
    dl_telling *tellings = story->tellings.items;
    size_t count = story->tellings.count, kept = 0;
    bool *retold = DL_NEW(story->draft->scratch, bool, count + 1);
    for (size_t i = 0; i < count; i++)
        for (size_t j = i > AROUND ? i - AROUND : 0;
             tellings[i].guessed && !retold[i] && j < count && j < i + AROUND; j++)
            retold[i] = !tellings[j].guessed && !tellings[j].likewise &&
                        is_retold(story, &tellings[i], &tellings[j]);
    for (size_t i = 0; i < count; i++)
        if (!retold[i])
            tellings[kept++] = tellings[i];
    story->tellings.count = kept;
}
