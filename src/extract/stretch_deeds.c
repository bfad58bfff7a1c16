/* Which deed of its kind an English stretch tells, where the model of wordings only knows
 * the kind; and which way a Chinese one goes with a list. */
#include "src/extract/certainty.h"
#include "src/extract/events.h"
#include "src/extract/parties.h"
#include "src/extract/wording.h"

/* "No H20 leaves without a licence", "may no longer use Claude, its maker said": what an
 * English ban is in other words. */
static dl_deed sort_of_ban(const dl_story *story, const dl_stretch *its,
                           const dl_telling *telling)
{
    enum { NEAR = 5 }; /* tokens: "without a licence from Washington" */
    bool app = false;
    if (story->draft->language != DL_LANGUAGE_EN)
        return telling->deed;
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        uint32_t first =
            piece->first > its->from + NEAR ? piece->first - NEAR : its->from;
        for (uint32_t token = first;
             piece->groups & DL_GROUP_LICENCE && token < piece->first; token++)
            if (dl_draft_is(story->draft, token, "without"))
                return DL_DEED_LICENSE_REQUIRE;
        app |= piece->kind == DL_PIECE_NAME && piece->groups & DL_GROUP_PRODUCT;
    }
    if (!app || telling->actors.count > 0)
        return telling->deed;
    for (uint32_t i = 0; i < telling->targets.count; i++) {
        uint32_t it = telling->targets.items[i];
        if (story->draft->out->entities.items[it].kind == DL_ENTITY_COMPANY &&
            dl_entity_has_product(story, it))
            return DL_DEED_SUSPEND_SERVICE;
    }
    return telling->deed;
}

/* "China answered on 3 July with curbs on gallium": a counter-measure that English names
 * is what it is. */
static dl_deed sort_of_reply(const dl_story *story, const dl_stretch *its)
{
    uint32_t groups = 0;
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_WORD && !dl_piece_at(story, i)->verb)
            groups |= dl_piece_at(story, i)->groups;
    if (story->draft->language != DL_LANGUAGE_EN || groups & DL_GROUP_TARIFF)
        return DL_DEED_RETALIATE;
    return groups & DL_GROUP_BAN       ? DL_DEED_BAN
           : groups & DL_GROUP_LICENCE ? DL_DEED_LICENSE_REQUIRE
           : groups & DL_GROUP_REGIME  ? DL_DEED_RESTRICT
                                       : DL_DEED_RETALIATE;
}

/* 25家单位获准移出未经核实名单: off a list, as a Chinese verb of the stretch says. */
static dl_deed sort_of_list(const dl_story *story, const dl_stretch *its)
{
    const dl_sense *sense;
    bool off = false;
    for (uint32_t i = its->first; i < its->end; i++)
        for (uint32_t n = 0; dl_piece_at(story, i)->verb &&
                             (sense = dl_piece_sense(story, dl_piece_at(story, i), n)) != NULL;
             n++) {
            if (sense->role != DL_WORD_VERB || !(sense->groups & DL_GROUP_LIST))
                continue;
            if (sense->word->deed == DL_DEED_ENTITY_LIST)
                return DL_DEED_ENTITY_LIST;
            off |= sense->word->deed == DL_DEED_RELAX;
        }
    return off && story->draft->language == DL_LANGUAGE_ZH ? DL_DEED_RELAX
                                                           : DL_DEED_ENTITY_LIST;
}

/* "Nvidia scrapped the H20": what an English firm gives up is what it makes, where no paper or
 * rule is named that could be taken back. */
static bool is_given_up(const dl_story *story, const dl_stretch *its,
                        const dl_telling *telling)
{
    const uint32_t papers = DL_GROUP_LICENCE | DL_GROUP_WAIVER | DL_GROUP_RULE | DL_GROUP_BAN |
                            DL_GROUP_REGIME | DL_GROUP_BILL | DL_GROUP_LAW | DL_GROUP_LIST;
    uint32_t groups = 0;
    for (uint32_t i = its->first; i < its->end; i++)
        groups |= dl_piece_at(story, i)->groups;
    return story->draft->language == DL_LANGUAGE_EN && telling->deed == DL_DEED_RESCIND &&
           groups & (DL_GROUP_CHIP | DL_GROUP_PRODUCT) && !(groups & papers) &&
           dl_story_has_kind(story, telling->actors.count ? &telling->actors : &telling->targets,
                             DL_ENTITY_COMPANY);
}

void dl_stretch_settle_deed(const dl_story *story, const dl_stretch *its,
                            const dl_telling *same, dl_telling *telling)
{
    if (telling->deed == DL_DEED_LAUNCH && story->draft->language == DL_LANGUAGE_VI &&
        dl_telling_complies(story, telling, true))
        telling->deed = DL_DEED_LAUNCH_COMPLIANT_CHIP; /* "lùi ngày ra mắt H20" */
    if (same)
        return;
    if (dl_telling_adds_goods(story, telling))
        telling->deed = DL_DEED_LICENSE_REQUIRE;
    if (is_given_up(story, its, telling))
        telling->deed = DL_DEED_SUSPEND_SERVICE;
    if (dl_deed_family(telling->deed) == DL_FAMILY_TIGHTEN &&
        dl_tokens_wish(story, its->from, its->to))
        telling->deed = DL_DEED_PROPOSE;
    if (telling->deed == DL_DEED_BAN)
        telling->deed = sort_of_ban(story, its, telling);
    else if (telling->deed == DL_DEED_ENTITY_LIST)
        telling->deed = sort_of_list(story, its);
    else if (telling->deed == DL_DEED_RETALIATE)
        telling->deed = sort_of_reply(story, its);
}

bool dl_stretch_brings_paper(const dl_story *story, const dl_stretch *its,
                             const dl_telling *telling)
{
    bool paper = false;
    if (story->draft->language != DL_LANGUAGE_ZH || telling->deed != DL_DEED_LAUNCH ||
        telling->items.count + telling->goods.count > 0)
        return false;
    for (uint32_t i = its->first; i < its->end; i++)
        paper |= dl_piece_at(story, i)->groups & DL_GROUP_NOUN ||
                 dl_str_equal(
                     dl_piece_value(story, dl_piece_at(story, i), DL_CUE_CONTINUATION),
                     DL_STR("document"));
    return paper;
}

bool dl_telling_is_eased_beside(const dl_story *story, const dl_telling *telling)
{
    bool eased = false;
    for (size_t i = story->tellings.count; i > 0 && !eased; i--) {
        const dl_telling *it = &story->tellings.items[i - 1];
        if (it->sentence != story->sentence || story->draft->language != DL_LANGUAGE_ZH)
            break;
        eased = dl_deed_family(it->deed) == DL_FAMILY_EASE &&
                dl_date_equal(it->date, telling->date);
    }
    return eased && dl_deed_family(telling->deed) == DL_FAMILY_TIGHTEN;
}
