/* What a Vietnamese deed is done to and its clause leaves unsaid, since the one told before named
 * it: "Mỹ chặn H20 hồi tháng 4, đến tháng 7 lại cho bán".
 */
#include "src/extract/events.h"
#include "src/extract/parties.h"

static bool is_of_things(dl_deed deed)
{
    return deed == DL_DEED_BAN || deed == DL_DEED_RELAX || deed == DL_DEED_LICENSE_REQUIRE ||
           deed == DL_DEED_LICENSE_GRANT || deed == DL_DEED_RESCIND;
}

static bool eases(const dl_telling *telling)
{
    return dl_deed_family(telling->deed) == DL_FAMILY_EASE;
}

/* Whether the pieces of a stretch name a thing or a firm of their own. */
static bool names_others(const dl_story *story, uint32_t from, uint32_t to)
{
    const uint32_t things = DL_GROUP_CHIP | DL_GROUP_PRODUCT | DL_GROUP_GOODS |
                            DL_GROUP_MODEL | DL_GROUP_SERVICE | DL_GROUP_LAW |
                            DL_GROUP_WAIVER | DL_GROUP_TARIFF | DL_GROUP_CASE |
                            DL_GROUP_LIST | DL_GROUP_BILL | DL_GROUP_FIRM;
    for (uint32_t i = from; i < to; i++)
        if (dl_piece_at(story, i)->groups & things && !dl_piece_at(story, i)->verb)
            return true;
    return false;
}

/* Whether `told` is what the telling goes on from: the same authorities, the other way. */
static bool goes_on_from(const dl_story *story, const dl_telling *telling,
                         const dl_telling *told)
{
    return is_of_things(told->deed) && told->items.count > 0 &&
           told->certainty != DL_CERTAINTY_HYPOTHETICAL && eases(told) != eases(telling) &&
           dl_story_has_kind(story, &told->items, DL_ENTITY_CHIP) &&
           (telling->deed == DL_DEED_BAN || /* "Bắc Kinh lại cấm mua" */
            telling->actors.count == 0 || told->actors.count == 0 ||
            dl_story_actors_meet(story, &telling->actors, &told->actors));
}

/* What the telling goes on from: told before it in the sentence, or in the one before. */
static const dl_telling *told_before(const dl_story *story, size_t number)
{
    const dl_telling *telling = &story->tellings.items[number];
    const dl_sentence *its = &story->draft->sentences.items[story->sentence];
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *told = &story->tellings.items[i - 1];
        if (told->sentence + 1 < story->sentence ||
            (told->sentence < story->sentence && its[-1].paragraph != its->paragraph))
            return NULL;
        if (i - 1 != number && (told->sentence < story->sentence || told->verb < telling->verb))
            return goes_on_from(story, telling, told) ? told : NULL;
    }
    return NULL;
}

void dl_tellings_fill_vi(dl_story *story, size_t first)
{
    for (size_t i = first;
         i < story->tellings.count && story->draft->language == DL_LANGUAGE_VI; i++) {
        dl_telling *telling = &story->tellings.items[i];
        if (telling->items.count > 0 || telling->goods.count > 0 || telling->waives ||
            !is_of_things(telling->deed) ||
            telling->certainty == DL_CERTAINTY_HYPOTHETICAL)
            continue;
        const dl_telling *told = told_before(story, i);
        uint32_t from = told && told->sentence == story->sentence
                            ? dl_segment_of(story, telling->verb)->first
                            : 0;
        uint32_t to = (uint32_t)story->pieces.count;
        if (told && !names_others(story, from > told->verb ? from : 0, to))
            telling->items = told->items;
    }
}
