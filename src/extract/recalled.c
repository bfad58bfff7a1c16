/* What a Vietnamese clause is about where it only refers to what was told before: by a
 * pronoun ("nó", "cả hai"), by class ("con chip", "dòng này"), by the rule or the permit that
 * the text has told of ("lệnh ấy được gỡ", "những tấm giấy phép đầu tiên"). */
#include "src/extract/parties.h"

typedef enum dl_reference_to {
    DL_REFERS_TO_NOTHING,
    DL_REFERS_TO_LICENCE, /* "giấy phép": of what the licence rule is about */
    DL_REFERS_TO_CHIP,
    DL_REFERS_TO_RULE
} dl_reference_to;

enum { DL_RECALL_NEAR = 2 /* sentences */ };

static bool is_of_things(dl_deed deed)
{
    return deed == DL_DEED_BAN || deed == DL_DEED_RESTRICT || deed == DL_DEED_RELAX ||
           deed == DL_DEED_LICENSE_REQUIRE || deed == DL_DEED_LICENSE_GRANT ||
           deed == DL_DEED_SUSPEND_SERVICE || deed == DL_DEED_RESCIND ||
           deed == DL_DEED_LAUNCH_COMPLIANT_CHIP;
}

/* Whether a token is a word of recalling with this value. */
static bool recalls(const dl_draft *draft, uint32_t token, const char *what)
{
    return dl_draft_cue_is(draft, token, DL_CUE_RECALL, what);
}

/* What "này", "ấy" or "nói trên" at a token says which one is meant of. */
static dl_reference_to pointed_at(const dl_draft *draft, uint32_t token, uint32_t from)
{
    if (token == from || !recalls(draft, token, "pointer"))
        return DL_REFERS_TO_NOTHING;
    return recalls(draft, token - 1, "rule")   ? DL_REFERS_TO_RULE
           : recalls(draft, token - 1, "chip") ? DL_REFERS_TO_CHIP
                                               : DL_REFERS_TO_NOTHING;
}

/* "nó", "chúng", "cả hai đều": a pronoun that may mean chips. */
static bool is_pronoun(const dl_story *story, uint32_t token)
{
    const dl_draft *draft = story->draft;
    if (recalls(draft, token, "it"))
        return true;
    if (story->named.count != 2 || !recalls(draft, token, "both"))
        return false;
    uint32_t behind = dl_draft_cue(draft, token, DL_CUE_RECALL)->end;
    return recalls(draft, behind, "behind both") || recalls(draft, behind, "chip");
}

/* What the tokens of the pieces [first, end) refer to; a permit only as the object, if the
 * clause has one. */
static dl_reference_to reference_in(const dl_story *story, uint32_t first, uint32_t end,
                                    uint32_t object)
{
    const dl_sentence *sentence = &story->draft->sentences.items[story->sentence];
    const dl_draft *draft = story->draft;
    uint32_t from = first > 0 ? dl_piece_at(story, first - 1)->end : sentence->first;
    uint32_t to = end < story->pieces.count ? dl_piece_at(story, end)->first : sentence->end;
    for (uint32_t i = from; i < to; i++) {
        dl_reference_to what = pointed_at(draft, i, from);
        if (what != DL_REFERS_TO_NOTHING)
            return what;
        if (is_pronoun(story, i))
            return DL_REFERS_TO_CHIP;
    }
    for (uint32_t i = object == DL_NO_PIECE ? first : object;
         i < end && (object == DL_NO_PIECE || i == object); i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_WORD && !piece->verb &&
            piece->groups & (DL_GROUP_LICENCE | DL_GROUP_REGIME))
            return DL_REFERS_TO_LICENCE;
    }
    return DL_REFERS_TO_NOTHING;
}

/* Whether a firm that the clause tells of makes none of the chips: "giấy phép của Intel" is
 * not for the H20 of the sentence before. */
bool dl_targets_part(const dl_story *story, const dl_telling *telling,
                     const dl_entity_set *chips)
{
    const dl_annotations *out = story->draft->out;
    const dl_register *entities = story->draft->reference->entities;
    for (uint32_t i = 0; i < telling->targets.count; i++) {
        const dl_found_entity *firm = &out->entities.items[telling->targets.items[i]];
        bool maker = false;
        if (firm->kind != DL_ENTITY_COMPANY)
            continue;
        for (uint32_t j = 0; j < chips->count && !maker; j++) {
            uint32_t row = out->entities.items[chips->items[j]].row;
            maker = row == DL_NO_ROW || firm->row == DL_NO_ROW ||
                    dl_str_equal(dl_register_row_at(entities, row)->affiliation, firm->id);
        }
        if (!maker)
            return true;
    }
    return false;
}

static bool is_near(const dl_story *story, uint32_t sentence, uint32_t reach)
{
    const dl_sentence *sentences = story->draft->sentences.items;
    return sentence + reach >= story->sentence &&
           sentences[sentence].paragraph == sentences[story->sentence].paragraph;
}

/* What the rule was about that is eased, taken back or given out now. */
static void take_from_rule(const dl_story *story, dl_telling *telling)
{
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *told = &story->tellings.items[i - 1];
        dl_action_family family = dl_deed_family(told->deed);
        if (!is_near(story, told->sentence, DL_RECALL_NEAR))
            return;
        if (told->certainty == DL_CERTAINTY_HYPOTHETICAL || !is_of_things(told->deed) ||
            (family != DL_FAMILY_TIGHTEN && family != DL_FAMILY_EASE))
            continue;
        if (dl_targets_part(story, telling, &told->items))
            return;
        telling->items = told->items;
        if (telling->goods.count == 0 && told->items.count == 0)
            telling->goods = told->goods;
        if (telling->targets.count == 0)
            telling->targets = told->targets;
        return;
    }
}

bool dl_piece_is_made(const dl_story *story, const dl_piece *piece)
{
    dl_str name;
    if (!dl_piece_is_thing(piece))
        return false;
    name = dl_piece_entity(story, piece)->name;
    return piece->groups & DL_GROUP_CHIP || dl_str_find(name, DL_STR(":"), 0) < name.len;
}

/* The chips that the sentence names last before a piece. */
static bool take_before(const dl_story *story, uint32_t piece, dl_telling *telling)
{
    for (uint32_t i = piece; i > 0; i--)
        if (dl_piece_is_made(story, dl_piece_at(story, i - 1))) {
            dl_entity_set chips = { 0 };
            dl_list_add(story, i - 1, &chips);
            if (!dl_targets_part(story, telling, &chips))
                telling->items = chips;
            return true;
        }
    return false;
}

bool dl_entity_is_made_by(const dl_story *story, uint32_t item, uint32_t firm)
{
    const dl_annotations *out = story->draft->out;
    const dl_register *entities = story->draft->reference->entities;
    uint32_t row = out->entities.items[item].row;
    return row != DL_NO_ROW && out->entities.items[firm].row != DL_NO_ROW &&
           dl_str_equal(dl_register_row_at(entities, row)->affiliation,
                        out->entities.items[firm].id);
}

/* "Nvidia ngừng giao hàng": what a firm stops is what it makes, if the sentence before
 * named that. */
static void take_own(const dl_story *story, dl_telling *telling)
{
    uint32_t product = story->last_of[DL_ENTITY_PRODUCT];
    if (telling->actors.count != 1 || story->sentence == 0 ||
        !is_near(story, story->sentence - 1, 1))
        return;
    for (uint32_t i = 0;
         i < story->named.count && story->named_sentence + 1 == story->sentence; i++)
        if (dl_entity_is_made_by(story, story->named.items[i], telling->actors.items[0]))
            dl_entity_set_add(&telling->items, story->named.items[i]);
    if (telling->items.count == 0 && story->last_groups & DL_GROUP_PRODUCT &&
        product != DL_NO_ROW && dl_entity_is_made_by(story, product, telling->actors.items[0]))
        dl_entity_set_add(&telling->items, product);
}

/* Whether an English apposition only says what something is: "a processor made for China". */
static bool is_of_class(const dl_story *story, const dl_segment *its)
{
    uint32_t comma = its->first > 0 ? dl_piece_at(story, its->first - 1)->end : 0;
    return story->draft->language == DL_LANGUAGE_EN && comma > 0 &&
           dl_draft_in(story->draft, comma, DL_LIST_CLASS_LEAD);
}

/* "RTX Pro 6000D, mẫu chip mới hơn, cũng bị cấm mua": the thing before an apposition that a
 * passive without a subject tells of. */
static void take_apposed(const dl_story *story, uint32_t verb, dl_telling *telling)
{
    uint32_t number = dl_piece_at(story, verb)->segment;
    const dl_segment *its = &story->segments.items[number];
    if (number < 2 || its->opener != DL_OPENER_COMMA ||
        its[-1].opener != DL_OPENER_COMMA || its[-2].first == its[-2].end)
        return;
    for (uint32_t i = its[-1].first; i < its[-1].end && !is_of_class(story, &its[-1]); i++)
        if (its[-1].acts || dl_piece_is_party(dl_piece_at(story, i)))
            return;
    for (uint32_t i = its[-2].end; i > its[-2].first; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (piece->kind == DL_PIECE_COMMA)
            continue;
        if (dl_piece_is_thing(piece))
            dl_list_add(story, i - 1, &telling->items);
        return;
    }
}

void dl_telling_take_apposed(const dl_story *story, const dl_clause *clause,
                             dl_telling *telling)
{
    const dl_topic_word *word = clause->sense.word;
    bool english = story->draft->language == DL_LANGUAGE_EN;
    if ((english || story->draft->language == DL_LANGUAGE_VI) && telling->items.count == 0 &&
        (clause->passive || clause->sense.subject != DL_SUBJECT_ACTS) && word &&
        (is_of_things(word->deed) || (english && word->deed == DL_DEED_LAUNCH)))
        take_apposed(story, clause->verb, telling);
}

void dl_telling_recall(const dl_story *story, uint32_t first, uint32_t end, uint32_t object,
                       dl_deed deed, dl_telling *telling)
{
    if (story->draft->language != DL_LANGUAGE_VI || telling->items.count > 0 ||
        telling->goods.count > 0 || !is_of_things(deed))
        return;
    dl_reference_to what = reference_in(story, first, end, object);
    if (what == DL_REFERS_TO_NOTHING && deed == DL_DEED_SUSPEND_SERVICE)
        take_own(story, telling);
    if (what == DL_REFERS_TO_NOTHING)
        return;
    if (what == DL_REFERS_TO_RULE)
        take_from_rule(story, telling);
    if (telling->items.count > 0 || telling->goods.count > 0 ||
        take_before(story, first, telling))
        return;
    if (story->named.count > 0 && is_near(story, story->named_sentence, DL_RECALL_NEAR) &&
        !dl_targets_part(story, telling, &story->named))
        telling->items = story->named;
}

/* The first chip that the paragraph names before the sentence at hand. */
static uint32_t first_chip(const dl_story *story)
{
    enum { MOST = 48, BACK = 12 }; /* mentions and sentences that are looked at */
    const dl_draft *draft = story->draft;
    const dl_annotations *out = draft->out;
    const dl_sentence *sentences = draft->sentences.items;
    uint32_t first = story->sentence, chip = DL_NO_ROW;
    while (first > 0 && first + BACK > story->sentence &&
           sentences[first - 1].paragraph == sentences[first].paragraph)
        first--;
    uint32_t start = draft->tokens.items[sentences[first].first].start;
    for (size_t i = story->next_mention, n = 0; i > 0 && n < MOST; i--, n++) {
        const dl_found_mention *mention = &out->mentions.items[i - 1];
        if (mention->span.start < start)
            break;
        if (out->entities.items[mention->entity].kind == DL_ENTITY_CHIP)
            chip = mention->entity;
    }
    return chip;
}

void dl_telling_take_shown(const dl_story *story, dl_telling *telling)
{
    uint32_t chip = first_chip(story);
    if (chip != DL_NO_ROW)
        dl_entity_set_add(&telling->items, chip);
    else if (story->named.count > 0 && is_near(story, story->named_sentence, DL_RECALL_NEAR))
        telling->items = story->named;
}
