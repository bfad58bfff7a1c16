/* The items that a clause leaves unsaid: named in the sentence before, or before in its
 * own, by what is traded. */
#include "src/extract/parties.h"

/* The chip named last before a piece of the sentence, and those listed with it; false if
 * there is none. */
static bool add_chips_before(const dl_story *story, uint32_t piece, dl_entity_set *items)
{
    for (uint32_t i = piece; i > 0; i--)
        if (dl_piece_at(story, i - 1)->kind == DL_PIECE_NAME &&
            dl_piece_at(story, i - 1)->groups & DL_GROUP_CHIP) {
            dl_list_add(story, i - 1, items);
            return true;
        }
    return false;
}

void dl_anaphor_add(const dl_story *story, const dl_piece *piece, dl_entity_set *items)
{
    dl_str value = dl_piece_value(story, piece, DL_CUE_ANAPHOR);
    const dl_entity_set *named = NULL;
    dl_entity_set chief;
    bool ware = dl_str_starts(value, DL_STR("ware"));
    if (ware || dl_str_equal(value, DL_STR("product"))) {
        if (!ware || piece->groups) /* not "sản phẩm của Intel" */
            dl_entity_set_add(items, ware ? dl_story_ware(story, value) : dl_story_app(story));
        return;
    }
    if (add_chips_before(story, (uint32_t)(piece - story->pieces.items), items))
        return;
    if (dl_str_equal(value, DL_STR("thing"))) { /* "nó" */
        if (piece->groups & DL_GROUP_CHIP)
            *items = story->named;
        else if (piece->groups & DL_GROUP_PRODUCT)
            dl_entity_set_add(items, dl_story_app(story));
        return;
    }
    if (dl_str_equal(value, DL_STR("chip")) && story->named.count == 0 &&
        story->draft->language == DL_LANGUAGE_VI) /* "mẫu này", of a model */
        dl_entity_set_add(items, story->last_of[DL_ENTITY_PRODUCT]);
    if (dl_str_equal(value, DL_STR("chip")))
        named = dl_story_meant_chips(story, &chief);
    else if (dl_str_equal(value, DL_STR("chip 2")))
        named = &story->pair;
    for (uint32_t i = 0; named && i < named->count; i++)
        dl_entity_set_add(items, named->items[i]);
}

/* "Licences will be granted": for the chip that the sentence before names. */
static void add_named(const dl_story *story, const dl_clause *clause, dl_telling *telling)
{
    bool english = story->draft->language == DL_LANGUAGE_EN; /* "Shipments were halted" */
    const uint32_t of_chips = DL_GROUP_LICENCE | DL_GROUP_REGIME | DL_GROUP_BAN |
                              (english ? DL_GROUP_TRADE : 0);
    const dl_sentence *sentences = story->draft->sentences.items;
    bool got = english && clause->object == DL_NO_PIECE && clause->sense.word && /* "got licences" */
               clause->sense.word->deed == DL_DEED_LICENSE_GRANT;
    bool bare = story->draft->language == DL_LANGUAGE_VI && /* "cam đoan cấp phép" */
                clause->object == DL_NO_PIECE && clause->sense.groups == 0 &&
                clause->sense.word &&
                (clause->sense.word->deed == DL_DEED_LICENSE_GRANT ||
                 clause->sense.word->deed == DL_DEED_RELAX || /* "cấp phép trở lại" */
                 clause->sense.word->deed == DL_DEED_LICENSE_REQUIRE);
    if (telling->items.count > 0 || telling->goods.count > 0 || story->sentence == 0 ||
        story->draft->language == DL_LANGUAGE_ZH || /* add_left_out() */
        (clause->object == DL_NO_PIECE && !bare && !got) ||
        (!bare && !got && !(dl_piece_at(story, clause->object)->groups & of_chips)) ||
        story->named_sentence + 1 != story->sentence ||
        sentences[story->named_sentence].paragraph !=
            sentences[story->sentence].paragraph ||
        dl_targets_part(story, telling, &story->named))
        return;
    for (uint32_t i = 0; i < story->named.count; i++)
        dl_entity_set_add(&telling->items, story->named.items[i]);
}

/* "con chip của Nvidia", "con chip vừa được", "con chip mới bị": what says more of a chip that
 * is known, or what is told of it; "con chip mới" is another. */
static bool goes_on(const dl_draft *draft, uint32_t token)
{
    return dl_draft_in(draft, token, DL_LIST_TOLD_OF_CHIP) ||
           (dl_draft_says(draft, token, "mới") &&
            dl_draft_in(draft, token + 1, DL_LIST_PASSIVE));
}

/* Where a Vietnamese piece means the chip told of before: "bán chip, nhưng", "con chip sang
 * Trung Quốc"; not "các mẫu chip", "con chip mạnh nhất". */
static bool is_the_chip(const dl_draft *draft, const dl_piece *piece)
{
    const dl_token *tokens = draft->tokens.items;
    uint32_t first = piece->end - 1;
    if (piece->end >= draft->tokens.count || piece->end > piece->first + 2 ||
        !dl_draft_is(draft, first, "chip"))
        return false;
    bool unit = dl_draft_in(draft, first - 1, DL_LIST_CLASSIFIER);
    first -= unit;
    if (first < piece->first || (first > 0 && tokens[first - 1].kind == DL_WORD_NUMBER))
        return first == piece->first;
    if (dl_draft_in(draft, first - 1, DL_LIST_ANY))
        return false;
    bool ended = tokens[piece->end].kind == DL_WORD_PUNCTUATION ||
                 dl_draft_in(draft, piece->end, DL_LIST_BEHIND_KNOWN);
    bool opens = tokens[piece->first].flags & DL_TOKEN_FIRST; /* "Chip được cấp phép" */
    return ended || ((unit || opens) && goes_on(draft, piece->end));
}

/* "cho phép Nvidia bán chip, nhưng": the one chip that the text named last. */
static void add_spoken_of(const dl_story *story, uint32_t from, uint32_t to,
                          dl_telling *telling)
{
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_VI || telling->items.count > 0)
        return;
    for (uint32_t i = from; i < to; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind != DL_PIECE_WORD || !dl_draft_is(draft, piece->end - 1, "chip"))
            continue;
        if (is_the_chip(draft, piece) && !add_chips_before(story, i, &telling->items) &&
            story->named.count == 1)
            dl_entity_set_add(&telling->items, story->named.items[0]);
        return;
    }
}

/* "Ấn Độ chặn ứng dụng này; Montana ban hành lệnh cấm": a Vietnamese ban that says of nobody
 * and nothing is of what was banned just before. */
static void add_banned(const dl_story *story, const dl_clause *clause,
                       dl_telling *telling)
{
    const dl_telling *last =
        story->tellings.count ? &story->tellings.items[story->tellings.count - 1] : NULL;
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    if (story->draft->language != DL_LANGUAGE_VI || deed != DL_DEED_BAN || !last ||
        last->deed != DL_DEED_BAN || last->sentence + 1 < story->sentence ||
        clause->object == DL_NO_PIECE || telling->actors.count == 0 ||
        telling->items.count > 0 || telling->goods.count > 0 ||
        telling->targets.count > 0 ||
        !(dl_piece_at(story, clause->object)->groups & DL_GROUP_BAN))
        return;
    telling->items = last->items;
}

/* 深度求索推出应用后，多国禁止政府设备使用: what is not to be used was named before. */
static void add_unsaid(const dl_story *story, const dl_clause *clause,
                       dl_telling *telling)
{
    uint32_t last = clause->right;
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    while (last > clause->verb && dl_piece_at(story, last - 1)->kind == DL_PIECE_COMMA)
        last--;
    if (story->draft->language != DL_LANGUAGE_ZH || deed != DL_DEED_BAN ||
        telling->items.count > 0 || last == clause->verb + 1 ||
        dl_piece_at(story, last - 1)->groups != DL_GROUP_TRADE)
        return;
    for (uint32_t i = clause->verb; i > 0 && telling->items.count == 0; i--)
        if (dl_piece_is_thing(dl_piece_at(story, i - 1)))
            dl_entity_set_add(&telling->items,
                              dl_piece_mention(story, dl_piece_at(story, i - 1))->entity);
    uint32_t app = dl_story_app(story); /* 推出R1的深度求索, more likely than R1 */
    bool model = telling->items.count == 1 &&
                 story->draft->out->entities.items[telling->items.items[0]].kind ==
                     DL_ENTITY_PRODUCT;
    if (model && app != DL_NO_ROW)
        dl_entity_set_add(&telling->items, app);
}

/* "The H20 ..., permitting shipments that had been banned": the chip named before, where
 * only its trade is. */
static void add_traded(const dl_story *story, const dl_clause *clause,
                       dl_telling *telling)
{
    if (story->draft->language != DL_LANGUAGE_EN || telling->items.count > 0 ||
        telling->goods.count > 0 || !clause->passive || clause->object == DL_NO_PIECE ||
        !(dl_piece_at(story, clause->object)->groups & DL_GROUP_TRADE))
        return;
    add_chips_before(story, clause->object, &telling->items);
}

/* "It expects to ship its H20 soon: Washington has said that licences will be granted": the
 * chips that the sentence names before its licences. */
static void add_licensed(const dl_story *story, const dl_clause *clause,
                         dl_telling *telling)
{
    if (story->draft->language != DL_LANGUAGE_EN || telling->items.count > 0 ||
        telling->goods.count > 0 || clause->object == DL_NO_PIECE ||
        !(dl_piece_at(story, clause->object)->groups & DL_GROUP_LICENCE) ||
        dl_piece_at(story, clause->object)->kind == DL_PIECE_NAME)
        return;
    add_chips_before(story, clause->verb, &telling->items);
}

/* Deeds that are done to chips. */
static bool is_of_things(dl_deed deed)
{
    return deed == DL_DEED_BAN || deed == DL_DEED_RESTRICT || deed == DL_DEED_RELAX ||
           deed == DL_DEED_LICENSE_REQUIRE || deed == DL_DEED_LICENSE_GRANT ||
           deed == DL_DEED_SUSPEND_SERVICE || deed == DL_DEED_LAUNCH_COMPLIANT_CHIP;
}

/* 早在2022年8月，卖到中国就得有许可证, 约谈英伟达: Chinese leaves out the chip that the
 * sentence, or the one before it, named last, where only its trade, its licence, its maker
 * or chips are told. */
static void add_left_out(const dl_story *story, const dl_clause *clause,
                         dl_telling *telling)
{
    const uint32_t vague = DL_GROUP_TRADE | DL_GROUP_LICENCE | DL_GROUP_GOODS;
    const dl_sentence *sentences = story->draft->sentences.items;
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    bool firm = deed == DL_DEED_INVESTIGATE && clause->object != DL_NO_PIECE &&
                dl_piece_at(story, clause->object)->groups & DL_GROUP_FIRM;
    if (story->draft->language != DL_LANGUAGE_ZH || telling->items.count > 0 ||
        !dl_goods_are_vague(story->draft, &telling->goods, false) || !(is_of_things(deed) || firm) ||
        (clause->object != DL_NO_PIECE && !firm &&
         !(dl_piece_at(story, clause->object)->groups & vague)))
        return;
    if (add_chips_before(story, clause->verb, &telling->items))
        return;
    if (!firm && dl_pieces_are_of_other(story, clause->left, clause->right, deed, &story->named))
        return;
    if (story->named_sentence + 2 >= story->sentence &&
        sentences[story->named_sentence].paragraph ==
            sentences[story->sentence].paragraph)
        for (uint32_t i = 0; i < story->named.count; i++)
            dl_entity_set_add(&telling->items, story->named.items[i]);
}

/* The last product, or firm with one, that is named before a piece; DL_NO_ROW. */
static uint32_t service_before(const dl_story *story, uint32_t piece)
{
    for (uint32_t i = piece; i > 0; i--) {
        const dl_piece *it = dl_piece_at(story, i - 1);
        if (it->kind != DL_PIECE_NAME)
            continue;
        uint32_t entity = dl_piece_mention(story, it)->entity;
        if (it->groups & DL_GROUP_PRODUCT ||
            (it->groups & DL_GROUP_FIRM && dl_entity_has_product(story, entity)))
            return entity;
    }
    return dl_story_app(story);
}

/* "Blocked the app", "banned it from government devices": the service of the firm that the
 * text named last, which is known by the firm's name. */
static void name_service(const dl_story *story, uint32_t from, uint32_t to,
                         dl_telling *telling)
{
    const dl_draft *draft = story->draft;
    bool service = false;
    for (uint32_t i = from; i < to && !service; i++) {
        uint32_t token = dl_piece_at(story, i)->end - 1;
        service = dl_draft_in(draft, token, DL_LIST_SERVICE_NOUN) &&
                  (dl_draft_is(draft, token, "it") ||
                   dl_draft_in(draft, token - 1, DL_LIST_DEFINITE));
    }
    uint32_t owner = service ? service_before(story, from) : DL_NO_ROW;
    if (owner != DL_NO_ROW && !dl_entity_set_has(&telling->actors, owner))
        dl_entity_set_add(&telling->items, owner);
}

void dl_telling_name_it(const dl_story *story, uint32_t from, uint32_t to, dl_deed deed,
                        dl_telling *telling)
{
    enum { NEAR = 2 }; /* sentences */
    bool it = false;
    for (uint32_t i = from; i < to && !it; i++) {
        uint32_t token = dl_piece_at(story, i)->first;
        it = dl_piece_has(dl_piece_at(story, i), DL_CUE_ANAPHOR) &&
             (dl_draft_is(story->draft, token, "it") ||
              dl_draft_is(story->draft, token, "them"));
    }
    bool chinese = story->draft->language == DL_LANGUAGE_ZH;
    it |= chinese && from > 0 && dl_verb_takes_it(story, from - 1);
    if (story->draft->language == DL_LANGUAGE_VI || telling->items.count > 0 ||
        !(is_of_things(deed) || (chinese && deed == DL_DEED_RESCIND)))
        return;
    if (deed == DL_DEED_BAN && !chinese)
        name_service(story, from, to, telling);
    if (!it || telling->items.count > 0 || telling->goods.count > 0)
        return;
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *told = &story->tellings.items[i - 1];
        if (told->sentence + NEAR < story->sentence)
            break;
        if (told->items.count > 0) {
            telling->items = told->items;
            return;
        }
    }
    dl_telling_name_made(story, deed, telling);
}

/* "prohibited employees from using DeepSeek": a firm that is its own service. */
static void add_used(const dl_story *story, const dl_clause *clause, dl_telling *telling)
{
    enum { FARTHEST = 2 }; /* tokens: "of the" */
    if (story->draft->language != DL_LANGUAGE_EN || telling->items.count > 0 ||
        !is_of_things(clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT))
        return;
    for (uint32_t i = clause->verb + 1; i + 1 < clause->right; i++) {
        const dl_piece *use = dl_piece_at(story, i);
        const dl_piece *name = use + 1;
        bool used = dl_draft_in(story->draft, use->first, DL_LIST_USE);
        while (used && name + 1 < story->pieces.items + story->pieces.count &&
               name->kind == DL_PIECE_CUE)
            name++;
        const dl_piece *next = name + 1; /* "AMD processors" are other things */
        bool other = next < story->pieces.items + story->pieces.count &&
                     next->first == name->end && next->groups;
        if (used && name->kind == DL_PIECE_NAME && name->groups & DL_GROUP_FIRM &&
            !other && name->first - use->end <= FARTHEST)
            dl_entity_set_add(&telling->items, dl_piece_mention(story, name)->entity);
    }
}

/* Whether nothing but names and what joins them stands from one piece to another. */
static bool is_one_list(const dl_story *story, uint32_t a, uint32_t b)
{
    for (uint32_t i = (a < b ? a : b) + 1; i < (a < b ? b : a); i++)
        if (dl_piece_at(story, i)->kind != DL_PIECE_NAME &&
            !dl_piece_is_joint(dl_piece_at(story, i)))
            return false;
    return true;
}

/* 禁止使用DeepSeek和小红书: in Chinese, a firm that is its own service and listed with another one. */
static void add_listed(const dl_story *story, const dl_clause *clause, dl_telling *telling)
{
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    if (story->draft->language != DL_LANGUAGE_ZH || deed != DL_DEED_BAN ||
        telling->items.count == 0)
        return;
    for (uint32_t i = clause->verb + 1; i < clause->right; i++) {
        const dl_piece *app = dl_piece_at(story, i);
        if (app->kind != DL_PIECE_NAME || !(app->groups & DL_GROUP_PRODUCT) ||
            !dl_entity_set_has(&telling->items, dl_piece_mention(story, app)->entity))
            continue;
        for (uint32_t k = clause->verb + 1; k < clause->right; k++) {
            const dl_piece *firm = dl_piece_at(story, k);
            if (firm->kind == DL_PIECE_NAME && firm->groups & DL_GROUP_FIRM &&
                is_one_list(story, k, i) &&
                dl_entity_has_product(story, dl_piece_mention(story, firm)->entity))
                dl_entity_set_add(&telling->items, dl_piece_mention(story, firm)->entity);
        }
        return;
    }
}

/* "The 5090D came out in January. In May its maker stopped taking orders": of the chips
 * that the paragraph told of just before, where English names no others. */
static void add_stopped(const dl_story *story, const dl_clause *clause,
                        dl_telling *telling)
{
    enum { NEAR = 2 }; /* sentences */
    const dl_sentence *sentences = story->draft->sentences.items;
    const dl_telling *last =
        story->tellings.count ? &story->tellings.items[story->tellings.count - 1] : NULL;
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    if (story->draft->language != DL_LANGUAGE_EN || deed != DL_DEED_SUSPEND_SERVICE ||
        telling->items.count > 0 || telling->goods.count > 0 || !last ||
        (clause->object != DL_NO_PIECE &&
         dl_piece_at(story, clause->object)->groups != DL_GROUP_TRADE) ||
        last->sentence + NEAR < story->sentence ||
        sentences[last->sentence].paragraph != sentences[story->sentence].paragraph ||
        (last->actors.count && !dl_story_actors_meet(story, &last->actors, &telling->actors)))
        return;
    for (uint32_t i = 0; i < story->pieces.count; i++)
        if (dl_piece_is_thing(dl_piece_at(story, i)))
            return;
    for (uint32_t i = 0; i < last->items.count; i++)
        dl_entity_set_add(&telling->items, last->items.items[i]);
}

void dl_clause_add_unsaid(const dl_story *story, const dl_clause *clause,
                          dl_telling *telling)
{
    add_traded(story, clause, telling);
    add_unsaid(story, clause, telling);
    add_licensed(story, clause, telling);
    add_named(story, clause, telling);
    add_banned(story, clause, telling);
    add_listed(story, clause, telling);
    add_spoken_of(story, clause->verb + 1, clause->right, telling);
    add_spoken_of(story, clause->left, clause->verb, telling); /* "muốn bán con chip phải" */
    add_left_out(story, clause, telling);
    add_used(story, clause, telling);
    add_stopped(story, clause, telling);
    dl_telling_take_apposed(story, clause, telling);
    if (clause->sense.word) {
        dl_deed deed = clause->sense.word->deed;
        dl_telling_name_it(story, clause->verb + 1, clause->right, deed, telling);
        dl_telling_carry(story, dl_segment_of(story, clause->verb)->first, clause->right, deed,
                         telling);
        dl_telling_recall(story, clause->left < clause->verb ? clause->left : clause->verb,
                          clause->right, clause->object, deed, telling);
    }
}
