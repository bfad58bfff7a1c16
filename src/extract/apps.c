/* Apps and wares that a text goes on to call by their kind: "ứng dụng này", "ứng dụng của
 * ByteDance", "sản phẩm này"; and chips that it names for their speed alone. */
#include "src/extract/parties.h"

/* Whether a product has a name like an app's: models have numbers. */
static bool is_app(dl_str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] >= '0' && name.ptr[i] <= '9')
            return false;
    return true;
}

/* DeepSeek, of DeepSeek-R1: a firm whose products are called by its name. */
static bool is_brand(const dl_story *story, const dl_found_entity *firm)
{
    const dl_register *entities = story->draft->reference->entities;
    uint32_t product = firm->kind == DL_ENTITY_COMPANY && firm->row != DL_NO_ROW
                           ? dl_register_product(entities, firm->id)
                           : UINT32_MAX;
    return product != UINT32_MAX &&
           dl_str_starts(dl_register_row_at(entities, product)->name, firm->name);
}

bool dl_entity_is_service(const dl_story *story, uint32_t entity)
{
    const dl_found_entity *found = &story->draft->out->entities.items[entity];
    return (found->kind == DL_ENTITY_PRODUCT && is_app(found->name)) || is_brand(story, found);
}

uint32_t dl_story_app(const dl_story *story)
{
    uint32_t product = story->last_of[DL_ENTITY_PRODUCT];
    uint32_t firm = story->last_of[DL_ENTITY_COMPANY];
    if (product != DL_NO_ROW && is_app(story->draft->out->entities.items[product].name))
        return product;
    return firm != DL_NO_ROW && dl_entity_has_product(story, firm) ? firm : DL_NO_ROW;
}

uint32_t dl_story_ware(const dl_story *story, dl_str value)
{
    bool device = dl_str_starts(value, DL_STR("ware device")); /* no chip is one */
    if (device && story->ware != DL_NO_ROW &&
        story->draft->out->entities.items[story->ware].kind != DL_ENTITY_PRODUCT)
        return story->last_of[DL_ENTITY_PRODUCT];
    return story->ware;
}

/* "Sản phẩm | lên kệ", "| được giới thiệu", "| hôm 5/9": a Vietnamese word for a thing that begins
 * its sentence and has nothing else said of it means the one named before. */
static bool opens(const dl_draft *draft, const dl_piece *piece)
{
    uint32_t next = piece->end;
    return draft->tokens.items[piece->first].flags & DL_TOKEN_FIRST &&
           (dl_draft_cue(draft, next, DL_CUE_DEED) || dl_draft_cue(draft, next, DL_CUE_PASSIVE) ||
            dl_draft_cue(draft, next, DL_CUE_PLAN) ||
            (next < draft->tokens.count && draft->tokens.items[next].taken & DL_TAKEN_DATE));
}

uint32_t dl_ware_groups(const dl_story *story, const dl_piece *piece)
{
    dl_str value = dl_piece_value(story, piece, DL_CUE_ANAPHOR);
    uint32_t ware = dl_str_starts(value, DL_STR("ware")) ? dl_story_ware(story, value)
                                                         : DL_NO_ROW;
    bool bare = dl_str_ends(value, DL_STR("first")); /* "Sản phẩm lên kệ", to begin with */
    if (ware == DL_NO_ROW ||
        (bare && !opens(story->draft, piece)))
        return 0;
    return story->draft->out->entities.items[ware].kind == DL_ENTITY_CHIP
               ? DL_GROUP_CHIP
               : DL_GROUP_PRODUCT;
}

bool dl_thing_is_measure(const dl_story *story, uint32_t piece)
{
    enum { FARTHEST = 5 }; /* tokens: "gấp sáu lần con chip" */
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, piece)->first;
    if (draft->language != DL_LANGUAGE_VI)
        return false;
    for (uint32_t i = first; i > 0 && i + FARTHEST > first; i--) {
        if (draft->tokens.items[i - 1].taken & DL_TAKEN_NAME ||
            draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION)
            return false;
        if (dl_draft_cue_is(draft, i - 1, DL_CUE_MARK, "measure"))
            return true;
    }
    return false;
}

/* R1走红，意大利便下令封锁: what is banned unsaid is the app, by its maker's name, not the
 * model behind it. */
void dl_story_prefer_app(const dl_story *story, dl_deed deed, dl_entity_set *things)
{
    if (deed != DL_DEED_BAN || things->count != 1)
        return;
    const dl_found_entity *thing = &story->draft->out->entities.items[things->items[0]];
    uint32_t app = dl_story_app(story);
    if (thing->kind == DL_ENTITY_PRODUCT && !is_app(thing->name) && app != DL_NO_ROW)
        things->items[0] = app;
}

/* 封了它的应用, 其应用: the app of who was named last, by its own name or its maker's. */
static uint32_t app_of_it(const dl_story *story, uint32_t piece)
{
    const dl_piece *it = dl_piece_at(story, piece);
    if (!(it->groups & DL_GROUP_SERVICE) || it->verb || piece == 0 ||
        !dl_piece_has(it - 1, DL_CUE_ANAPHOR) || it->first > it[-1].end + 1)
        return DL_NO_ROW;
    for (uint32_t i = piece; i > 0; i--) {
        const dl_piece *named = dl_piece_at(story, i - 1);
        if (named->kind == DL_PIECE_NAME && named->groups & DL_GROUP_FIRM &&
            dl_entity_has_product(story, dl_piece_mention(story, named)->entity))
            return dl_piece_mention(story, named)->entity;
    }
    return dl_story_app(story);
}

uint32_t dl_story_app_of(const dl_story *story, uint32_t piece)
{
    if (story->draft->language == DL_LANGUAGE_ZH)
        return app_of_it(story, piece);
    const dl_register *entities = story->draft->reference->entities;
    const dl_found_entity *found = story->draft->out->entities.items;
    uint32_t app = story->last_of[DL_ENTITY_PRODUCT];
    const dl_piece *it = dl_piece_at(story, piece);
    if (story->draft->language != DL_LANGUAGE_VI || app == DL_NO_ROW ||
        found[app].row == DL_NO_ROW || !(it->groups & DL_GROUP_SERVICE) ||
        it->end >= story->draft->tokens.count ||
        !dl_draft_is(story->draft, it->end, "của"))
        return DL_NO_ROW;
    for (uint32_t i = piece + 1; i < story->pieces.count && i <= piece + 2; i++) {
        const dl_piece *firm = dl_piece_at(story, i);
        if (firm->kind != DL_PIECE_NAME || firm->first > it->end + 1)
            continue;
        dl_str maker = dl_register_row_at(entities, found[app].row)->affiliation;
        return dl_str_equal(maker, dl_piece_entity(story, firm)->id) ? app : DL_NO_ROW;
    }
    return DL_NO_ROW;
}
