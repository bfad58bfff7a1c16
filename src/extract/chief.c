/* The chip that an article is about: what its sentences mean by "the chip", and what
 * is halted, let in or licensed where none of them says what. */
#include "src/extract/parties.h"

/* The only chip that may have most of the mentions of chips, and whether it has: more than
 * all others together. */
static uint32_t most_named(const dl_annotations *out, size_t *first)
{
    uint32_t chief = DL_NO_ROW, lead = 0, its = 0, all = 0;
    for (size_t i = 0; i < out->mentions.count; i++) {
        uint32_t entity = out->mentions.items[i].entity;
        if (out->entities.items[entity].kind != DL_ENTITY_CHIP)
            continue;
        if (lead == 0)
            chief = entity;
        lead = entity == chief ? lead + 1 : lead - 1;
    }
    *first = out->mentions.count;
    for (size_t i = 0; i < out->mentions.count; i++) {
        uint32_t entity = out->mentions.items[i].entity;
        if (out->entities.items[entity].kind != DL_ENTITY_CHIP)
            continue;
        all++;
        its += entity == chief;
        if (entity == chief && *first == out->mentions.count)
            *first = i;
    }
    return its > 1 && its * 2 > all ? chief : DL_NO_ROW;
}

void dl_story_find_chief(dl_story *story)
{
    enum { OPENING = 4 }; /* sentences, the title among them */
    const dl_draft *draft = story->draft;
    size_t first;
    story->chief = DL_NO_ROW;
    if (draft->sentences.count <= OPENING)
        return;
    uint32_t chief = most_named(draft->out, &first);
    if (chief == DL_NO_ROW)
        return;
    uint32_t start = draft->out->mentions.items[first].span.start;
    if (start < draft->tokens.items[draft->sentences.items[OPENING].first].start)
        story->chief = chief;
}

const dl_entity_set *dl_story_meant_chips(const dl_story *story, dl_entity_set *chief)
{
    const dl_sentence *sentences = story->draft->sentences.items;
    if (story->chief == DL_NO_ROW ||
        sentences[story->named_sentence].paragraph == sentences[story->sentence].paragraph)
        return &story->named;
    *chief = (dl_entity_set){ { story->chief }, 1 };
    return chief;
}

void dl_telling_name_made(const dl_story *story, dl_deed deed, dl_telling *telling)
{
    enum { NEAR = 2 }; /* sentences */
    if (story->draft->language != DL_LANGUAGE_EN || deed != DL_DEED_LAUNCH_COMPLIANT_CHIP)
        return;
    if (story->chief != DL_NO_ROW)
        dl_entity_set_add(&telling->items, story->chief);
    else if (story->named.count == 1 && story->named_sentence + NEAR >= story->sentence)
        telling->items = story->named;
}

/* Whether the sentence names what something is done to, or a firm that neither makes the
 * chip, nor is known for what it does with chips, nor is let have them: "Micron halted
 * shipments". */
static bool is_of_other(const dl_story *story, dl_deed deed)
{
    const uint32_t things = DL_GROUP_CHIP | DL_GROUP_PRODUCT | DL_GROUP_GOODS |
                            DL_GROUP_SERVICE | DL_GROUP_MODEL | DL_GROUP_LAW;
    const dl_annotations *out = story->draft->out;
    bool likewise = story->draft->language == DL_LANGUAGE_VI && /* "AMD cũng hưởng điều tương tự" */
                    story->draft->sentences.items[story->sentence].classes &
                        DL_CUE_BIT(LIKEWISE);
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->groups & things && !piece->verb && !dl_piece_has(piece, DL_CUE_ANAPHOR))
            return true;
        if (piece->kind != DL_PIECE_NAME || !(piece->groups & DL_GROUP_FIRM))
            continue;
        uint32_t firm = dl_piece_mention(story, piece)->entity;
        if (out->entities.items[firm].kind != DL_ENTITY_COMPANY)
            continue; /* who reported it */
        bool maker = dl_entity_is_made_by(story, story->chief, firm);
        bool buys = deed == DL_DEED_LICENSE_GRANT && dl_name_follows(story, i, DL_CUE_OBJECT);
        if (!maker && (likewise || (!buys && !dl_entity_has_product(story, firm))))
            return true;
    }
    return false;
}

/* Whether what is done is only done to chips, or the sentence speaks of units, orders or
 * shipments of them. */
static bool is_of_chips(const dl_story *story, dl_deed deed)
{
    const dl_sentence *its = &story->draft->sentences.items[story->sentence];
    if (deed == DL_DEED_LICENSE_GRANT) /* but "cleared the takeover" */
        return !dl_sentence_has(story->draft, its, DL_CUE_FIRM_OBJECT);
    if (deed != DL_DEED_BAN && deed != DL_DEED_RELAX && deed != DL_DEED_SUSPEND_SERVICE &&
        deed != DL_DEED_LICENSE_REQUIRE)
        return false;
    return dl_sentence_has(story->draft, its, DL_CUE_FIRM_ACT);
}

void dl_tellings_name_chief(dl_story *story, size_t first)
{
    if (story->chief == DL_NO_ROW)
        return;
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *telling = &story->tellings.items[i];
        if (telling->items.count == 0 && telling->goods.count == 0 && telling->on_topic &&
            is_of_chips(story, telling->deed) && !is_of_other(story, telling->deed))
            dl_entity_set_add(&telling->items, story->chief);
    }
}
