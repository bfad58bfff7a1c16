/* What belongs on a topic's timeline, and which articles speak of the topic. */
#include "src/extract/events.h"
#include "src/extract/parties.h"

static const uint32_t topical_groups = DL_GROUP_GOODS | DL_GROUP_CHIP | DL_GROUP_TRADE;

/* Whether all that it is about are products that are no machines (NXT:2000i). */
static bool only_apps(const dl_story *story, const dl_telling *telling)
{
    for (uint32_t i = 0; i < telling->items.count; i++) {
        const dl_found_entity *item =
            &story->draft->out->entities.items[telling->items.items[i]];
        if (item->kind != DL_ENTITY_PRODUCT ||
            dl_str_find(item->name, DL_STR(":"), 0) < item->name.len)
            return false;
    }
    return telling->items.count > 0;
}

/* Whether the article is about an app or the firm that makes it: what it names most, and
 * hardly a chip. Then bans and probes are of the app. */
static bool is_about_app(const dl_story *story)
{
    enum { CHIPS = 2 };
    const dl_annotations *out = story->draft->out;
    uint32_t *counts = DL_NEW(story->draft->scratch, uint32_t, out->entities.count + 1);
    uint32_t most = 0, chips = 0;
    for (size_t i = 0; i < out->mentions.count; i++) {
        uint32_t entity = out->mentions.items[i].entity;
        dl_entity_kind kind = out->entities.items[entity].kind;
        chips += kind == DL_ENTITY_CHIP;
        if ((kind == DL_ENTITY_COMPANY || kind == DL_ENTITY_PRODUCT) &&
            ++counts[entity] > counts[most])
            most = entity;
    }
    return chips <= CHIPS && counts[most] > 0 &&
           (out->entities.items[most].kind == DL_ENTITY_PRODUCT ||
            dl_entity_has_product(story, most));
}

/* "Resume selling the H20", "promised licences": whether what somebody says in English is about
 * the trade. */
static bool speaks_of_trade(const dl_story *story, uint32_t groups)
{
    const uint32_t things = DL_GROUP_GOODS | DL_GROUP_CHIP;
    return story->draft->language == DL_LANGUAGE_EN && story->on_topic &&
           (groups & (DL_GROUP_LICENCE | DL_GROUP_REGIME | DL_GROUP_BAN) ||
            (groups & DL_GROUP_TRADE && groups & things));
}

/* "Extended the tariff truce", "would control exports of AI models": what English says of
 * other goods. */
static bool is_of_other_goods(const dl_story *story, const dl_telling *telling, uint32_t groups)
{
    bool rules = telling->deed == DL_DEED_PROPOSE || telling->deed == DL_DEED_BAN ||
                 telling->deed == DL_DEED_RESTRICT || telling->deed == DL_DEED_LICENSE_REQUIRE;
    bool truce = telling->deed == DL_DEED_RELAX || telling->deed == DL_DEED_RESTRICT;
    bool app = telling->deed == DL_DEED_RELAX && !(groups & DL_GROUP_TRADE);
    return story->draft->language == DL_LANGUAGE_EN &&
           !(groups & (DL_GROUP_GOODS | DL_GROUP_CHIP)) && telling->items.count == 0 &&
           ((rules && groups & DL_GROUP_MODEL) || (truce && groups & DL_GROUP_TARIFF) ||
            (app && groups & DL_GROUP_PRODUCT));
}

/* Whether the deed belongs on the topic's timeline. */
bool dl_telling_is_on_topic(const dl_story *story, const dl_telling *telling)
{
    uint32_t groups = 0;
    bool topical = false;
    if (telling->certainty == DL_CERTAINTY_HYPOTHETICAL || telling->deed == DL_DEED_LAUNCH)
        return false;
    if (telling->deed == DL_DEED_ENTITY_LIST)
        return true;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        groups |= story->pieces.items[i].groups;
        topical |= story->pieces.items[i].topical;
    }
    if (telling->deed == DL_DEED_ANNOUNCE) /* what is only said is no act on the trade */
        return speaks_of_trade(story, groups);
    if (is_of_other_goods(story, telling, groups))
        return false;
    uint32_t object =
        telling->object != DL_NO_PIECE ? story->pieces.items[telling->object].groups : 0;
    if (object & DL_GROUP_AID)
        return false; /* what a state pays at home is no trade */
    if (object & (DL_GROUP_SERVICE | DL_GROUP_MODEL) && !(groups & topical_groups))
        return false;
    bool app = object & DL_GROUP_PRODUCT || (groups & DL_GROUP_PRODUCT && !topical);
    if (app && !(groups & (DL_GROUP_GOODS | DL_GROUP_CHIP)) &&
        (telling->deed == DL_DEED_BAN || telling->deed == DL_DEED_INVESTIGATE ||
         telling->deed == DL_DEED_PROPOSE))
        return false; /* an app, drones */
    if (only_apps(story, telling) && !(groups & (DL_GROUP_GOODS | DL_GROUP_CHIP)))
        return false;
    if ((story->draft->language == DL_LANGUAGE_VI ||
         (story->draft->language == DL_LANGUAGE_ZH &&
          (telling->deed == DL_DEED_BAN || telling->deed == DL_DEED_RESTRICT))) &&
        !story->on_topic && groups & DL_GROUP_TRADE && !(groups & (DL_GROUP_GOODS | DL_GROUP_CHIP)))
        return topical; /* "cấm sử dụng ứng dụng", 不得采购海康产品 */
    if ((telling->deed == DL_DEED_BAN ||
         (telling->deed == DL_DEED_INVESTIGATE && !story->on_topic)) &&
        !(groups & (DL_GROUP_GOODS | DL_GROUP_CHIP)) && is_about_app(story))
        return false;
    if (topical || groups & topical_groups)
        return true;
    if (telling->deed == DL_DEED_SUSPEND_SERVICE)
        return story->on_topic && !(object & (DL_GROUP_SERVICE | DL_GROUP_MODEL));
    if (telling->deed == DL_DEED_LICENSE_GRANT || telling->deed == DL_DEED_LICENSE_REQUIRE)
        return true;
    if (story->draft->language == DL_LANGUAGE_ZH && telling->deed == DL_DEED_BAN)
        return false; /* 一律停用: an app */
    return story->on_topic;
}

/* "thiết bị của chính phủ": the longest phrase of the topic at a token is to be skipped. */
static bool is_skipped(const dl_draft *draft, uint32_t token)
{
    for (uint32_t i = draft->first_cue[token]; i < draft->first_cue[token + 1]; i++)
        if (draft->cues.items[i].class == DL_CUE_DEED && draft->cues.items[i].spoken)
            return dl_sense_of(draft->senses, draft->reference->topics,
                               draft->cues.items[i].entry->number)
                       ->role == DL_WORD_SKIP;
    return false;
}

/* Whether an article speaks of the topic's goods, or of laws: several words of them. */
bool dl_draft_speaks_of_goods(const dl_draft *draft)
{
    size_t found = 0;
    for (size_t i = 0; i < draft->cues.count && found < 3; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (cue->class != DL_CUE_DEED)
            continue;
        const dl_sense *sense =
            dl_sense_of(draft->senses, draft->reference->topics, cue->entry->number);
        found += sense->role == DL_WORD_OBJECT && sense->topical &&
                 !is_skipped(draft, cue->first);
    }
    for (size_t i = 0; i < draft->out->mentions.count && found < 3; i++) {
        uint32_t entity = draft->out->mentions.items[i].entity;
        dl_entity_kind kind = draft->out->entities.items[entity].kind;
        found += kind == DL_ENTITY_CHIP || kind == DL_ENTITY_LAW;
    }
    return found >= 3;
}

/* Whether it names companies, chips, products or laws more than once: then deeds may be
 * told in words that no table has. */
bool dl_draft_names_things(const dl_draft *draft)
{
    size_t found = 0;
    for (size_t i = 0; i < draft->out->mentions.count && found < 2; i++) {
        uint32_t entity = draft->out->mentions.items[i].entity;
        dl_entity_kind kind = draft->out->entities.items[entity].kind;
        found += kind == DL_ENTITY_CHIP || kind == DL_ENTITY_PRODUCT ||
                 kind == DL_ENTITY_LAW || kind == DL_ENTITY_COMPANY;
    }
    return found >= 2;
}
