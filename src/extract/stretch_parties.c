/* Who and what a stretch tells of that the model of wordings reads: nobody is its subject
 * or object for sure, so the first that can act does, and what stands in it is meant. */
#include "src/extract/parties.h"
#include "src/extract/spelling.h"
#include "src/extract/wording.h"

static bool is_law(const dl_piece *piece)
{
    return piece->kind == DL_PIECE_NAME && piece->groups & DL_GROUP_LAW &&
           !(piece->groups & DL_GROUP_LIST);
}

/* "Ông Biden ký luật này", "đội ngũ của ông Trump hủy bỏ nó": whether the stretch means a
 * law that was named before. */
static bool means_law(const dl_story *story, const dl_stretch *its, dl_deed deed)
{
    bool undone = deed == DL_DEED_RESCIND || deed == DL_DEED_RELAX;
    if (story->draft->language != DL_LANGUAGE_VI)
        return false;
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->definite &&
            dl_piece_at(story, i)->groups & (DL_GROUP_RULE | DL_GROUP_BILL))
            return true;
    for (uint32_t i = its->from; undone && i < its->to; i++)
        if (dl_draft_is(story->draft, i, "nó"))
            return true;
    return false;
}

/* The laws that a stretch names, or the last one named before it. */
static void add_laws(const dl_story *story, const dl_stretch *its, dl_telling *telling)
{
    enum { NEAR = 2 }; /* sentences */
    bool ruled = telling->deed == DL_DEED_RESTRICT && /* 扩散规则是1月推出的 */
                 story->draft->language == DL_LANGUAGE_ZH && telling->goods.count == 0;
    if (telling->deed == DL_DEED_RESCIND || telling->deed == DL_DEED_PROPOSE ||
        telling->deed == DL_DEED_RELAX || ruled)
        for (uint32_t i = its->first; i < its->end; i++)
            if (is_law(dl_piece_at(story, i)))
                dl_entity_set_add(&telling->items,
                                  dl_piece_mention(story, dl_piece_at(story, i))->entity);
    if (telling->items.count > 0 || !means_law(story, its, telling->deed))
        return;
    for (uint32_t i = its->first; i > 0; i--)
        if (is_law(dl_piece_at(story, i - 1))) {
            dl_entity_set_add(&telling->items,
                              dl_piece_mention(story, dl_piece_at(story, i - 1))->entity);
            return;
        }
    if (story->sentence - story->last_law_sentence <= NEAR)
        dl_entity_set_add(&telling->items, story->last_of[DL_ENTITY_LAW]);
}

/* "orders of the RTX Pro 6000D, a chip that Nvidia had brought out in July": what an English
 * noun behind a comma describes. */
static void add_described(const dl_story *story, const dl_stretch *its,
                          dl_telling *telling)
{
    const dl_draft *draft = story->draft;
    uint32_t i = its->first;
    uint32_t token = i > 0 ? dl_piece_at(story, i - 1)->end : its->from;
    while (token < its->to && draft->tokens.items[token].kind == DL_WORD_PUNCTUATION)
        token++;
    bool describes =
        draft->language == DL_LANGUAGE_EN && (dl_draft_in(draft, token, DL_LIST_ARTICLE) ||
                                              dl_draft_is(draft, token, "which"));
    if (i < its->end && dl_piece_at(story, i)->kind == DL_PIECE_COMMA)
        i++;
    while (i > 0 && dl_piece_at(story, i - 1)->kind == DL_PIECE_COMMA)
        i--;
    if (describes && i > 0 && dl_piece_is_thing(dl_piece_at(story, i - 1)))
        dl_entity_set_add(&telling->items,
                          dl_piece_mention(story, dl_piece_at(story, i - 1))->entity);
}

static bool is_item_told(const dl_story *story, uint32_t entity)
{
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *it = &story->tellings.items[i - 1];
        if (it->sentence == story->sentence && dl_entity_set_has(&it->items, entity) &&
            it->certainty != DL_CERTAINTY_HYPOTHETICAL)
            return true;
    }
    return false;
}

/* "đào tạo bằng 2.048 con H800", "trên chiếc Mate XTs": what a Vietnamese sentence says a
 * new product is made or shown with. */
static bool is_means(const dl_story *story, uint32_t piece, const dl_telling *telling)
{
    enum { FARTHEST = 7 }; /* tokens: "bằng 2.048 con" */
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, piece);
    uint32_t start = piece == 0                           ? dl_story_first_token(story)
                     : it[-1].kind == DL_PIECE_NAME ? it[-1].end
                                                          : it[-1].first;
    if (draft->language != DL_LANGUAGE_VI || telling->items.count == 0 ||
        dl_deed_family(telling->deed) != DL_FAMILY_LAUNCH)
        return false;
    for (uint32_t i = it->first; i > start && i + FARTHEST > it->first; i--)
        if (dl_draft_in(draft, i - 1, DL_LIST_MEANS))
            return true;
    return false;
}

/* Of the pieces [first, end) what nothing else that the sentence tells is about. */
static void add_untold(const dl_story *story, uint32_t first, uint32_t end, uint32_t groups,
                       dl_telling *telling)
{
    for (uint32_t i = first; i < end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_NAME && piece->groups & groups &&
            !is_means(story, i, telling) &&
            !is_item_told(story, dl_piece_mention(story, piece)->entity))
            dl_entity_set_add(&telling->items, dl_piece_mention(story, piece)->entity);
    }
}

/* "The H20, which it put under licence in April, was freed in July": the English subject
 * that stands before what is said of it by the way. */
static void add_subject(const dl_story *story, const dl_stretch *its, uint32_t groups,
                        dl_telling *telling)
{
    const dl_segment *aside = dl_segment_of(story, its->first) - 1;
    if (its->first == 0 || aside < story->segments.items + 1 ||
        aside->opener != DL_OPENER_RELATIVE || aside[1].opener != DL_OPENER_COMMA)
        return;
    for (uint32_t i = aside->first; i > 0 && !dl_piece_at(story, i - 1)->verb; i--)
        if (dl_piece_at(story, i - 1)->kind == DL_PIECE_NAME &&
            dl_piece_at(story, i - 1)->groups & groups)
            dl_list_add(story, i - 1, &telling->items);
}

/* "NXT:1970i": a machine, which English puts under controls as it does chips; no app has a
 * colon in its name. */
static bool is_machine(const dl_story *story, const dl_piece *piece)
{
    if (story->draft->language != DL_LANGUAGE_EN || piece->kind != DL_PIECE_NAME ||
        !(piece->groups & DL_GROUP_PRODUCT))
        return false;
    dl_str name = dl_piece_entity(story, piece)->name;
    return dl_str_find(name, DL_STR(":"), 0) < name.len;
}

/* "May no longer service the NXT:2000i without a permit": what has a name of its own, where
 * no chip is meant. */
static void add_products(const dl_story *story, const dl_stretch *its, dl_telling *telling)
{
    for (uint32_t i = its->first; i < its->end && telling->items.count == 0; i++)
        if (dl_piece_is_thing(dl_piece_at(story, i)))
            dl_list_add(story, i, &telling->items);
}

void dl_stretch_add_things(const dl_story *story, const dl_stretch *its, dl_telling *telling)
{
    uint32_t groups = DL_GROUP_CHIP;
    if (telling->deed == DL_DEED_LAUNCH || telling->deed == DL_DEED_SUSPEND_SERVICE ||
        telling->deed == DL_DEED_BAN)
        groups |= DL_GROUP_PRODUCT;
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        uint32_t app = dl_story_app_of(story, i);
        if (piece->kind == DL_PIECE_NAME &&
            (piece->groups & groups || is_machine(story, piece))) {
            if (!is_means(story, i, telling))
                dl_entity_set_add(&telling->items, dl_piece_mention(story, piece)->entity);
        } else if (piece->groups & groups && dl_piece_has(piece, DL_CUE_ANAPHOR))
            dl_anaphor_add(story, piece, &telling->items);
        else if (app != DL_NO_ROW)
            dl_entity_set_add(&telling->items, app);
        else if (piece->kind == DL_PIECE_WORD && !piece->verb &&
                 piece->groups & (DL_GROUP_GOODS | DL_GROUP_SERVICE | DL_GROUP_MODEL) &&
                 telling->goods.count < DL_COUNT(telling->goods.items))
            telling->goods.items[telling->goods.count++] =
                dl_draft_span(story->draft, piece->first, piece->end);
    }
    if (dl_deed_family(telling->deed) == DL_FAMILY_LAUNCH && telling->items.count == 0)
        add_described(story, its, telling);
    if (telling->items.count == 0)
        add_laws(story, its, telling);
    if (telling->deed != DL_DEED_ANNOUNCE)
        add_products(story, its, telling);
    if (telling->items.count == 0 && telling->goods.count == 0 &&
        story->draft->language == DL_LANGUAGE_EN)
        add_subject(story, its, groups, telling);
    if (telling->items.count == 0 && telling->goods.count == 0) {
        add_untold(story, 0, its->first, groups, telling);
        add_untold(story, its->end, (uint32_t)story->pieces.count, groups, telling);
    }
    dl_telling_recall(story, its->first, its->end, DL_NO_PIECE, telling->deed, telling);
}

bool dl_deed_is_firms(dl_deed deed)
{
    return deed == DL_DEED_LAUNCH || deed == DL_DEED_LAUNCH_COMPLIANT_CHIP ||
           deed == DL_DEED_SUSPEND_SERVICE;
}

/* 转运至中国, "sang Trung Quốc": a place that only says whereto. */
static bool is_goal(const dl_story *story, uint32_t piece)
{
    return dl_name_is_outside(story, piece) ||
           dl_name_follows(story, piece, DL_CUE_OBJECT) ||
           dl_draft_cue_is(story->draft, dl_piece_at(story, piece)->first - 1,
                           DL_CUE_MARK, "goal");
}

bool dl_piece_can_do(const dl_story *story, uint32_t piece, dl_deed deed)
{
    const dl_piece *it = dl_piece_at(story, piece);
    uint32_t entity = dl_story_referent(story, piece);
    bool firm = story->draft->out->entities.items[entity].kind == DL_ENTITY_COMPANY;
    if (dl_deed_is_firms(deed) || (deed == DL_DEED_ANNOUNCE && firm))
        return firm;
    return dl_story_is_authority(story, entity) &&
           !(it->groups & DL_GROUP_PLACE &&
             dl_word_is_demonym(dl_draft_text(story->draft, it->first, it->end)));
}

/* "13 công ty Trung Quốc bị liệt": a place right behind a Vietnamese noun only says whose that is. */
static bool only_says_whose(const dl_story *story, uint32_t piece)
{
    const dl_piece *it = dl_piece_at(story, piece);
    return story->draft->language == DL_LANGUAGE_VI && piece > 0 &&
           it->groups & DL_GROUP_PLACE && it[-1].end == it->first && !it[-1].verb &&
           it[-1].kind == DL_PIECE_WORD &&
           it[-1].groups & (DL_GROUP_PEOPLE | DL_GROUP_GOODS) &&
           !dl_draft_says(story->draft, it->first - 1, "chức"); /* "giới chức Mỹ" */
}

/* Whether a name in the stretch can have done the deed, and is no place it goes to. */
static bool can_act(const dl_story *story, uint32_t piece, dl_deed deed)
{
    return dl_piece_can_do(story, piece, deed) && !only_says_whose(story, piece) &&
           !(dl_piece_at(story, piece)->groups & DL_GROUP_PLACE && is_goal(story, piece));
}

void dl_stretch_add_parties(const dl_story *story, const dl_stretch *its, dl_telling *telling)
{
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind != DL_PIECE_NAME || !dl_piece_is_party(piece))
            continue;
        uint32_t entity = dl_piece_mention(story, piece)->entity;
        if (can_act(story, i, telling->deed) && telling->actors.count == 0)
            dl_list_add(story, i, &telling->actors);
        else if (!dl_entity_set_has(&telling->actors, entity))
            dl_entity_set_add(&telling->targets, entity);
    }
}
