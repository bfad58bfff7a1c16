/* The chip that an article is about: what its sentences mean by "the chip", and what
 * is halted, let in or licensed where none of them says what. */
#include "src/extract/parties.h"

typedef bool counts(const dl_story *story, uint32_t entity);

static bool is_chip(const dl_story *story, uint32_t entity)
{
    return story->draft->out->entities.items[entity].kind == DL_ENTITY_CHIP;
}

/* The only one of those counted that may have most of their mentions, and whether it has: more
 * than all others together. */
static uint32_t most_named(const dl_story *story, counts *counted, size_t *first)
{
    const dl_annotations *out = story->draft->out;
    uint32_t chief = DL_NO_ROW, lead = 0, its = 0, all = 0;
    for (size_t i = 0; i < out->mentions.count; i++) {
        uint32_t entity = out->mentions.items[i].entity;
        if (!counted(story, entity))
            continue;
        if (lead == 0)
            chief = entity;
        lead = entity == chief ? lead + 1 : lead - 1;
    }
    *first = out->mentions.count;
    for (size_t i = 0; i < out->mentions.count; i++) {
        uint32_t entity = out->mentions.items[i].entity;
        if (!counted(story, entity))
            continue;
        all++;
        its += entity == chief;
        if (entity == chief && *first == out->mentions.count)
            *first = i;
    }
    return its > 1 && its * 2 > all ? chief : DL_NO_ROW;
}

/* The one that is named most, if it is named in the opening; DL_NO_ROW for none. */
static uint32_t chief_of(const dl_story *story, counts *counted)
{
    enum { OPENING = 4 }; /* sentences, the title among them */
    const dl_draft *draft = story->draft;
    size_t first;
    if (draft->sentences.count <= OPENING)
        return DL_NO_ROW;
    uint32_t chief = most_named(story, counted, &first);
    if (chief == DL_NO_ROW)
        return chief;
    uint32_t start = draft->out->mentions.items[first].span.start;
    return start < draft->tokens.items[draft->sentences.items[OPENING].first].start ? chief
                                                                                     : DL_NO_ROW;
}

void dl_story_find_chief(dl_story *story)
{
    story->chief = chief_of(story, is_chip);
    story->service = chief_of(story, dl_entity_is_service);
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

/* "Called in Nvidia to explain back doors": what only a product has. */
static bool speaks_of_flaws(const dl_story *story, const dl_sentence *its)
{
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_draft_in(story->draft, i, DL_LIST_FLAW))
            return story->draft->language == DL_LANGUAGE_EN;
    return false;
}

/* Whether what is done is only done to chips, or the sentence speaks of units, orders or
 * shipments of them. */
static bool is_of_chips(const dl_story *story, dl_deed deed)
{
    const dl_sentence *its = &story->draft->sentences.items[story->sentence];
    if (deed == DL_DEED_INVESTIGATE)
        return speaks_of_flaws(story, its);
    if (deed == DL_DEED_LICENSE_GRANT) /* but "cleared the takeover" */
        return !dl_sentence_has(story->draft, its, DL_CUE_FIRM_OBJECT);
    if (deed != DL_DEED_BAN && deed != DL_DEED_RELAX && deed != DL_DEED_SUSPEND_SERVICE &&
        deed != DL_DEED_LICENSE_REQUIRE)
        return false;
    return dl_sentence_has(story->draft, its, DL_CUE_FIRM_ACT);
}

/* "Italians' data", "the data of users": not "data centres". */
static bool is_of_users(const dl_draft *draft, uint32_t token)
{
    return dl_draft_in(draft, token, DL_LIST_USER_DATA) &&
           (draft->tokens.items[token + 1].kind == DL_WORD_PUNCTUATION ||
            dl_draft_in(draft, token + 1, DL_LIST_OFFICE_OF));
}

/* Whether a definite word stands right before a token: "the", but "its" only where the sentence
 * names nobody else who has a service. */
static bool is_definite(const dl_story *story, uint32_t token)
{
    if (!dl_draft_in(story->draft, token, DL_LIST_DEFINITE))
        return false;
    for (uint32_t i = 0; i < story->pieces.count && dl_draft_in(story->draft, token, DL_LIST_OWNER);
         i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_NAME && piece->first < token &&
            dl_piece_mention(story, piece)->entity != story->service &&
            dl_entity_has_product(story, dl_piece_mention(story, piece)->entity))
            return false;
    }
    return true;
}

/* Whether the sentence speaks of a service, or of the data that it takes: "the app", "processing
 * Italians' data". */
static bool speaks_of_service(const dl_story *story)
{
    const dl_draft *draft = story->draft;
    const dl_sentence *its = &draft->sentences.items[story->sentence];
    for (uint32_t i = its->first + 1; i + 1 < its->end; i++)
        if (is_of_users(draft, i) ||
            (dl_draft_in(draft, i, DL_LIST_SERVICE) &&
             (is_definite(story, i - 1) ||
              (i > its->first + 1 && is_definite(story, i - 2))))) /* "the Chinese app" */
            return true;
    return false;
}

/* "Blocked the app": the service that an English article is about, by its name or its maker's, where
 * what is banned, stopped or let in again has no other. */
static void name_service(const dl_story *story, size_t first)
{
    uint32_t service = story->service != DL_NO_ROW ? story->service : dl_story_app(story);
    if (story->draft->language != DL_LANGUAGE_EN || service == DL_NO_ROW ||
        story->tellings.count == first || !speaks_of_service(story))
        return;
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *telling = &story->tellings.items[i];
        if (telling->items.count == 0 && !dl_entity_set_has(&telling->actors, service) &&
            (telling->deed == DL_DEED_BAN || telling->deed == DL_DEED_SUSPEND_SERVICE ||
             telling->deed == DL_DEED_RELAX || telling->deed == DL_DEED_RESTRICT))
            dl_entity_set_add(&telling->items, service);
    }
}

void dl_tellings_name_chief(dl_story *story, size_t first)
{
    name_service(story, first);
    if (story->chief == DL_NO_ROW)
        return;
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *telling = &story->tellings.items[i];
        if (telling->items.count == 0 && telling->goods.count == 0 && telling->on_topic &&
            is_of_chips(story, telling->deed) && !is_of_other(story, telling->deed))
            dl_entity_set_add(&telling->items, story->chief);
    }
}
