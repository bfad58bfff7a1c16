/* What an event is about where its clause does not say: the charge, the arrest and the
 * plea tell who, and the sentences around them which chips were smuggled; and what is
 * banned off the trade in chips is what the banned firm makes. */
#include "src/extract/parties.h"
#include "src/extract/spelling.h"

enum {
    AROUND = 2,         /* sentences before a telling and behind it */
    MOST_MENTIONS = 64, /* of a sentence that are looked at */
    MOST_BANS = 32      /* whose firms are looked up: both keep time linear */
};

/* The first mention that does not begin before a byte. */
static size_t mention_from(const dl_annotations *out, uint32_t byte)
{
    size_t low = 0, high = out->mentions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (out->mentions.items[middle].span.start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_chips(const dl_story *story, uint32_t sentence, dl_entity_set *chips)
{
    const dl_annotations *out = story->draft->out;
    const dl_sentence *its = &story->draft->sentences.items[sentence];
    dl_span span = dl_draft_span(story->draft, its->first, its->end);
    size_t first = mention_from(out, span.start);
    for (size_t i = first; i < out->mentions.count && i < first + MOST_MENTIONS &&
                           out->mentions.items[i].span.start < span.end;
         i++)
        if (out->entities.items[out->mentions.items[i].entity].kind == DL_ENTITY_CHIP)
            dl_entity_set_add(chips, out->mentions.items[i].entity);
}

/* Whether a sentence tells of another case: one of another day. Tellings are in the order
 * of their sentences, so those of the ones around are near. */
static bool is_other_case(const dl_story *story, size_t telling, uint32_t sentence)
{
    enum { NEAR = 8 };
    const dl_telling *its = &story->tellings.items[telling];
    size_t first = telling > NEAR ? telling - NEAR : 0;
    for (size_t i = first; i < story->tellings.count && i < telling + NEAR; i++) {
        const dl_telling *other = &story->tellings.items[i];
        if (other->sentence == sentence && other->deed == DL_DEED_ENFORCE &&
            !other->guessed && dl_date_is_set(other->date) && dl_date_is_set(its->date) &&
            !dl_date_fits(other->date, its->date))
            return true;
    }
    return false;
}

/* 其中一人认罪, 因走私它被捕: whether a Chinese sentence goes on with the case told before. */
static bool goes_on_with_case(const dl_story *story, uint32_t sentence)
{
    const dl_sentence *its = &story->draft->sentences.items[sentence];
    for (uint32_t i = its->first; i + 1 < its->end; i++) {
        if (dl_token_reads(story->draft, i, "它") ||
            dl_draft_cue_is(story->draft, i, DL_CUE_MARK, "same-case"))
            return story->draft->language == DL_LANGUAGE_ZH;
    }
    return false;
}

/* The nearest sentence that names chips, its own first; behind it, one of the same
 * paragraph. */
static void name_chips(const dl_story *story, size_t telling)
{
    dl_telling *it = &story->tellings.items[telling];
    const dl_sentence *sentences = story->draft->sentences.items;
    uint32_t count = (uint32_t)story->draft->sentences.count;
    bool same = goes_on_with_case(story, it->sentence);
    for (uint32_t away = 0; away <= AROUND && it->items.count == 0; away++) {
        if (it->sentence >= away &&
            (same || !is_other_case(story, telling, it->sentence - away)))
            add_chips(story, it->sentence - away, &it->items);
        if (it->items.count == 0 && it->sentence + away < count &&
            sentences[it->sentence + away].paragraph == sentences[it->sentence].paragraph &&
            !is_other_case(story, telling, it->sentence + away))
            add_chips(story, it->sentence + away, &it->items);
    }
}

/* "Italy banned DeepSeek": off the trade in chips what a firm makes is banned. */
static void name_firms(const dl_story *story, dl_telling *telling)
{
    for (uint32_t i = 0; i < telling->targets.count; i++)
        if (dl_entity_has_product(story, telling->targets.items[i]))
            dl_entity_set_add(&telling->items, telling->targets.items[i]);
}

/* "Úc yêu cầu gỡ mọi sản phẩm của hãng. Đài Loan cấm công chức sử dụng", DeepSeek碰壁。意大利下令
 * 封锁: the firm with a product that the sentences before a ban named last. */
static void name_firm_before(const dl_story *story, dl_telling *telling)
{
    enum { BACK = 4 }; /* sentences */
    const dl_annotations *out = story->draft->out;
    const dl_sentence *sentences = story->draft->sentences.items;
    const dl_sentence *its = &sentences[telling->sentence];
    uint32_t since = telling->sentence > BACK ? telling->sentence - BACK : 0;
    uint32_t start = story->draft->tokens.items[sentences[since].first].start;
    size_t last = mention_from(out, dl_draft_span(story->draft, its->first, its->end).end);
    for (size_t i = last; i > 0 && i + MOST_MENTIONS > last; i--) {
        const dl_found_mention *mention = &out->mentions.items[i - 1];
        if (mention->span.start < start)
            return;
        bool firm = out->entities.items[mention->entity].kind == DL_ENTITY_COMPANY;
        bool acts = dl_entity_set_has(&telling->actors, mention->entity);
        if (firm && !acts && story->draft->language == DL_LANGUAGE_ZH &&
            !dl_entity_has_product(story, mention->entity))
            return; /* 停止采购美光产品 */
        if (acts || !dl_entity_has_product(story, mention->entity))
            continue;
        dl_entity_set_add(&telling->items, mention->entity);
        return;
    }
}

static bool is_list(dl_str name)
{
    return dl_str_ends(name, DL_STR(" List")) || dl_str_ends(name, DL_STR(" list"));
}

/* 它2021年也曾列入，同年便获除名: the list that the text named last before, where a Chinese
 * sentence names none. */
static void name_list_before(const dl_story *story, dl_telling *telling)
{
    enum { BACK = 4 }; /* sentences */
    const dl_annotations *out = story->draft->out;
    const dl_sentence *sentences = story->draft->sentences.items;
    const dl_sentence *its = &sentences[telling->sentence];
    uint32_t since = telling->sentence > BACK ? telling->sentence - BACK : 0;
    dl_span span = dl_draft_span(story->draft, its->first, its->end);
    uint32_t start = story->draft->tokens.items[sentences[since].first].start;
    size_t last = mention_from(out, span.end);
    for (size_t i = last; i > 0 && i + MOST_MENTIONS > last; i--) {
        const dl_found_mention *mention = &out->mentions.items[i - 1];
        const dl_found_entity *found = &out->entities.items[mention->entity];
        if (mention->span.start < start)
            return;
        if (found->kind != DL_ENTITY_LAW || !is_list(found->name))
            continue;
        if (!dl_str_equal(found->name, DL_STR("Entity List")))
            dl_entity_set_add(&telling->items, mention->entity);
        return;
    }
}

/* 被除名, 移出清单: whether a sentence says that somebody is off a list. */
static bool takes_off_list_zh(const dl_story *story, uint32_t sentence)
{
    const dl_sentence *its = &story->draft->sentences.items[sentence];
    for (uint32_t i = its->first; i + 1 < its->end; i++)
        if (dl_draft_cue_is(story->draft, i, DL_CUE_MARK, "unlisted"))
            return story->draft->language == DL_LANGUAGE_ZH;
    return false;
}

/* 登上不可靠实体清单, "on its Unverified List": the list, where Chinese and English name one
 * by its own name; which "the Entity List" is in English alone. */
static void name_list(const dl_story *story, dl_telling *telling)
{
    const dl_annotations *out = story->draft->out;
    const dl_sentence *its = &story->draft->sentences.items[telling->sentence];
    dl_span span = dl_draft_span(story->draft, its->first, its->end);
    bool english = story->draft->language == DL_LANGUAGE_EN;
    uint32_t list = DL_NO_ROW, lists = 0;
    size_t first = mention_from(out, span.start);
    for (size_t i = first; i < out->mentions.count && i < first + MOST_MENTIONS &&
                           out->mentions.items[i].span.start < span.end;
         i++) {
        uint32_t entity = out->mentions.items[i].entity;
        dl_str name = out->entities.items[entity].name;
        if (out->entities.items[entity].kind != DL_ENTITY_LAW || entity == list ||
            (!english && dl_str_equal(name, DL_STR("Entity List"))) || !is_list(name))
            continue;
        list = entity;
        lists++;
    }
    if (lists == 1)
        dl_entity_set_add(&telling->items, list);
    else if (lists == 0 && story->draft->language == DL_LANGUAGE_ZH)
        name_list_before(story, telling);
}

/* The same in any language: in English what eases goods or curbs says so. */
static bool takes_off_list(const dl_story *story, const dl_telling *telling)
{
    if (telling->deed != DL_DEED_RESCIND && telling->deed != DL_DEED_RELAX)
        return false;
    return story->draft->language == DL_LANGUAGE_EN
               ? telling->goods.count == 0
               : takes_off_list_zh(story, telling->sentence);
}

/* "Extended the Entity List to subsidiaries": whether English widens a list of firms, and does
 * no more with it in that sentence. */
static bool widens_list(const dl_story *story, const dl_telling *telling)
{
    const dl_telling *end = story->tellings.items + story->tellings.count;
    return story->draft->language == DL_LANGUAGE_EN && telling->deed == DL_DEED_RESTRICT &&
           telling->goods.count == 0 &&
           !(telling > story->tellings.items && telling[-1].sentence == telling->sentence) &&
           !(telling + 1 < end && telling[1].sentence == telling->sentence);
}

void dl_tellings_name_items(dl_story *story)
{
    size_t bans = 0;
    for (size_t i = 0; i < story->tellings.count; i++) {
        dl_telling *telling = &story->tellings.items[i];
        if (telling->items.count > 0)
            continue;
        if (telling->deed == DL_DEED_ENFORCE && telling->on_topic)
            name_chips(story, i);
        else if (telling->deed == DL_DEED_ENTITY_LIST || takes_off_list(story, telling) ||
                 widens_list(story, telling))
            name_list(story, telling);
        else if ((telling->deed == DL_DEED_BAN ||
                  (telling->deed == DL_DEED_RESTRICT && /* 限制使用DeepSeek */
                   story->draft->language == DL_LANGUAGE_ZH)) &&
                 !telling->on_topic && telling->goods.count == 0 && bans++ < MOST_BANS)
            name_firms(story, telling);
        if (telling->deed == DL_DEED_BAN && !telling->on_topic &&
            telling->items.count == 0 && telling->goods.count == 0 &&
            story->draft->language != DL_LANGUAGE_EN && bans < MOST_BANS)
            name_firm_before(story, telling);
    }
}

void dl_telling_name_waiver(const dl_story *story, dl_telling *telling)
{
    if (telling->waives && telling->items.count == 0)
        dl_entity_set_add(&telling->items, story->waiver);
}
