/* Who did it, to whom, to which items: read from the pieces of a clause.
 *
 *   active    ACTOR verb ITEMS to TARGET
 *   passive   ITEMS or TARGET be verb by ACTOR
 *   order     ACTOR order TARGET to verb ITEMS
 *   burden    TARGET needs a licence for ITEMS
 */
#include "src/extract/parties.h"
#include "src/extract/names.h"

static void add_items(const dl_story *story, uint32_t from, uint32_t to,
                      dl_telling *telling)
{
    for (uint32_t i = from; i < to; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (dl_piece_is_thing(piece) && telling->items.count > 0 && dl_thing_is_measure(story, i))
            continue;
        if (dl_piece_is_thing(piece))
            dl_entity_set_add(&telling->items, dl_piece_mention(story, piece)->entity);
        else if (dl_piece_has(piece, DL_CUE_ANAPHOR))
            dl_anaphor_add(story, piece, &telling->items);
        else
            dl_entity_set_add(&telling->items, dl_story_app_of(story, i));
    }
}

static void add_goods(const dl_story *story, uint32_t from, uint32_t to,
                      dl_telling *telling)
{
    const uint32_t unnamed = DL_GROUP_GOODS | DL_GROUP_SERVICE | DL_GROUP_MODEL;
    for (uint32_t i = from; i < to; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_WORD && piece->groups & unnamed && !piece->verb &&
            telling->goods.count < DL_COUNT(telling->goods.items))
            telling->goods.items[telling->goods.count++] =
                dl_draft_span(story->draft, piece->first, piece->end);
    }
}

static void add_matter(const dl_story *story, const dl_clause *clause,
                       dl_telling *telling)
{
    for (uint32_t i = clause->verb; i < clause->right && telling->matter.end == 0; i++)
        if (dl_piece_at(story, i)->groups & DL_GROUP_MATTER)
            telling->matter = dl_draft_span(story->draft, dl_piece_at(story, i)->first,
                                            dl_piece_at(story, i)->end);
}

/* "the Veldhoven-based firm": a town that only says where the firm sits. */
static bool is_seat(const dl_story *story, const dl_piece *piece, uint32_t entity)
{
    const dl_draft *draft = story->draft;
    uint32_t row = draft->out->entities.items[entity].row;
    return piece->end + 1 < draft->tokens.count && dl_draft_is(draft, piece->end, "-") &&
           dl_draft_is(draft, piece->end + 1, "based") && row != DL_NO_ROW &&
           dl_names_country(draft, row) != row;
}

/* "seized at Shenzhen Bay Port": a place, but no country, that only says where. */
static bool is_site(const dl_story *story, const dl_piece *piece, uint32_t entity)
{
    const dl_draft *draft = story->draft;
    const dl_found_entity *found = &draft->out->entities.items[entity];
    return draft->language == DL_LANGUAGE_EN && found->kind == DL_ENTITY_PLACE &&
           piece->first > 0 && dl_draft_is(draft, piece->first - 1, "at") &&
           (found->row == DL_NO_ROW || dl_names_country(draft, found->row) != found->row);
}

/* "smuggled Nvidia H20 chips": who only made what is seized. */
static bool is_make(const dl_story *story, uint32_t piece, dl_deed deed)
{
    const dl_piece *it = dl_piece_at(story, piece);
    return deed == DL_DEED_ENFORCE && it->groups & DL_GROUP_FIRM &&
           piece + 1 < story->pieces.count && dl_piece_is_thing(it + 1) &&
           it[1].first == it->end;
}

/* Parties among the pieces; `led`: only those that a target's preposition leads. */
static void add_targets(const dl_story *story, uint32_t from, uint32_t to, bool led,
                        dl_deed deed, dl_telling *telling)
{
    for (uint32_t i = from; i < to; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool object = dl_name_follows(story, i, DL_CUE_OBJECT);
        bool stands = (piece->kind == DL_PIECE_CUE && piece->groups & DL_GROUP_FIRM) ||
                      (object && dl_piece_has(piece, DL_CUE_ANAPHOR));
        if (!dl_piece_is_party(piece) && !stands)
            continue;
        uint32_t entity = dl_story_referent(story, i);
        if (entity == DL_NO_ROW)
            continue;
        if (dl_entity_set_has(&telling->actors, entity) || (led && !object) ||
            (!object && dl_name_is_outside(story, i)) || is_seat(story, piece, entity) ||
            is_site(story, piece, entity) || is_make(story, i, deed))
            continue;
        dl_entity_set_add(&telling->targets, entity);
    }
}

/* "Texas banned DeepSeek": a firm that its product is named after, among pieces, is what
 * is banned, too. */
static void add_brands(const dl_story *story, uint32_t from, uint32_t to,
                       dl_telling *telling)
{
    for (uint32_t i = from; i < to; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        const dl_cue *series =
            piece->kind == DL_PIECE_NAME && piece->groups & DL_GROUP_FIRM
                ? dl_draft_any_cue(story->draft, piece->first, DL_CUE_SERIES)
                : NULL;
        uint32_t entity = series ? dl_piece_mention(story, piece)->entity : DL_NO_ROW;
        if (series && series->end == piece->end &&
            dl_entity_set_has(&telling->targets, entity))
            dl_entity_set_add(&telling->items, entity);
    }
}

/* The sufferer of a passive, the bearer of a burden. */
static void add_subject(const dl_story *story, uint32_t verb, dl_telling *telling)
{
    uint32_t subject = dl_clause_subject_of(story, verb);
    if (subject == DL_NO_PIECE)
        return;
    dl_entity_set found = { 0 };
    dl_list_add(story, subject, &found);
    for (uint32_t i = 0; i < found.count; i++) {
        dl_entity_kind kind = story->draft->out->entities.items[found.items[i]].kind;
        if (kind != DL_ENTITY_LAW && !dl_entity_set_has(&telling->actors, found.items[i]))
            dl_entity_set_add(kind == DL_ENTITY_CHIP || kind == DL_ENTITY_PRODUCT
                                  ? &telling->items
                                  : &telling->targets,
                              found.items[i]);
    }
}

/* The law that the object names, or is apposed to ("the bill, the GAIN AI Act"), or means
 * ("the rule"). */
static void add_law(const dl_story *story, const dl_clause *clause, dl_telling *telling)
{
    const uint32_t laws = DL_GROUP_RULE | DL_GROUP_BILL | DL_GROUP_WAIVER;
    uint32_t object = clause->object;
    if (object == DL_NO_PIECE || !(dl_piece_at(story, object)->groups & laws))
        return;
    uint32_t reach = story->draft->language == DL_LANGUAGE_ZH ? 6 : 2;
    for (uint32_t i = object; i < story->pieces.count && i <= object + reach; i++) {
        if (dl_piece_at(story, i)->kind != DL_PIECE_NAME ||
            !(dl_piece_at(story, i)->groups & DL_GROUP_LAW) ||
            !(dl_piece_at(story, i)->groups & laws))
            continue;
        dl_entity_set_add(&telling->items,
                          dl_piece_mention(story, dl_piece_at(story, i))->entity);
        return;
    }
    bool english = story->draft->language == DL_LANGUAGE_EN;
    for (uint32_t i = object; dl_piece_at(story, object)->definite &&
                              story->draft->language != DL_LANGUAGE_VI && i > 0;
         i--) /* 推出《规则》，该规则已遭撤回; "wants the Act passed; the bill, introduced in May," */
        if (dl_piece_at(story, i - 1)->kind == DL_PIECE_NAME &&
            dl_piece_at(story, i - 1)->groups & DL_GROUP_LAW &&
            (!english || dl_piece_at(story, i - 1)->groups &
                             dl_piece_at(story, object)->groups) &&
            !(dl_piece_at(story, i - 1)->groups & DL_GROUP_LIST)) {
            dl_entity_set_add(&telling->items,
                              dl_piece_mention(story, dl_piece_at(story, i - 1))->entity);
            return;
        }
    if (object > 1 && dl_piece_at(story, object - 1)->kind == DL_PIECE_COMMA &&
        dl_piece_at(story, object - 2)->kind == DL_PIECE_NAME &&
        dl_piece_at(story, object - 2)->groups & DL_GROUP_LAW &&
        dl_piece_at(story, object - 2)->groups & dl_piece_at(story, object)->groups) {
        /* "Chip Security Act, dự luật mà ... trình" */
        dl_entity_set_add(&telling->items,
                          dl_piece_mention(story, dl_piece_at(story, object - 2))->entity);
        return;
    }
    uint32_t back = story->draft->language == DL_LANGUAGE_VI ? 5 : 2; /* sentences */
    if (dl_piece_at(story, object)->definite &&
        story->last_of[DL_ENTITY_LAW] != DL_NO_ROW &&
        story->sentence - story->last_law_sentence <= back)
        dl_entity_set_add(&telling->items,
                          dl_piece_at(story, object)->groups & DL_GROUP_BILL &&
                                  story->draft->language == DL_LANGUAGE_ZH &&
                                  story->bill != DL_NO_ROW
                              ? story->bill /* 参议院版本 */
                              : story->last_of[DL_ENTITY_LAW]);
}

/* To the next stop or the next subject. */
static uint32_t sentence_rest(const dl_story *story, uint32_t from)
{
    uint32_t end = from;
    if (from > 0 && dl_piece_at(story, from - 1)->kind == DL_PIECE_STOP &&
        story->draft->language == DL_LANGUAGE_ZH)
        return from;
    while (end < story->pieces.count && end < from + 32) {
        const dl_segment *segment =
            &story->segments.items[dl_piece_at(story, end)->segment];
        uint32_t subject = segment->subject;
        if (dl_piece_at(story, end)->kind == DL_PIECE_STOP ||
            (segment->acts && subject != DL_NO_PIECE && subject >= from))
            break;
        end++;
    }
    return end;
}

/* H200去年11月发布，比H20快: whether a Chinese verb that brings out something ends its segment,
 * behind what it is. */
static bool ends_launch(const dl_story *story, const dl_clause *clause, dl_deed deed)
{
    const dl_draft *draft = story->draft;
    uint32_t end = dl_piece_at(story, clause->verb)->end;
    bool thing = false;
    if (draft->language != DL_LANGUAGE_ZH || end >= draft->tokens.count ||
        draft->tokens.items[end].kind != DL_WORD_PUNCTUATION ||
        (deed != DL_DEED_LAUNCH && deed != DL_DEED_LAUNCH_COMPLIANT_CHIP))
        return false;
    for (uint32_t i = dl_segment_of(story, clause->verb)->first; i < clause->verb; i++)
        thing |= dl_piece_is_thing(dl_piece_at(story, i)) ||
                 dl_piece_has(dl_piece_at(story, i), DL_CUE_ANAPHOR);
    return thing;
}

/* 这款芯片2023年发布: no chip brings itself out. */
static bool is_chip_meant(const dl_story *story, uint32_t piece)
{
    return story->draft->language == DL_LANGUAGE_ZH &&
           dl_piece_has(dl_piece_at(story, piece), DL_CUE_ANAPHOR) &&
           dl_piece_at(story, piece)->groups & DL_GROUP_CHIP;
}

/* H200是上一代芯片，|2023年11月发布，比H20快: what the segment before begins with, where the verb's
 * has nothing but a day before the verb that ends it; DL_NO_PIECE. */
static uint32_t launched_before(const dl_story *story, const dl_clause *clause, dl_deed deed)
{
    const dl_draft *draft = story->draft;
    const dl_segment *its = dl_segment_of(story, clause->verb);
    uint32_t end = dl_piece_at(story, clause->verb)->end;
    if (draft->language != DL_LANGUAGE_ZH || end >= draft->tokens.count || its->first == 0 ||
        its->opener != DL_OPENER_COMMA ||
        draft->tokens.items[end].kind != DL_WORD_PUNCTUATION ||
        (deed != DL_DEED_LAUNCH && deed != DL_DEED_LAUNCH_COMPLIANT_CHIP))
        return DL_NO_PIECE;
    for (uint32_t i = its->first; i < clause->verb; i++)
        if (dl_piece_at(story, i)->kind != DL_PIECE_DATE)
            return DL_NO_PIECE;
    const dl_piece *first = dl_piece_at(story, its[-1].first);
    bool chip = dl_piece_has(first, DL_CUE_ANAPHOR) && first->groups & DL_GROUP_CHIP;
    return dl_piece_is_thing(first) || chip ? its[-1].first : DL_NO_PIECE;
}

/* What it is done to: of [left, right), around the verb or order at `from`, the side where
 * the clause's sense has it first. */
static void add_things(dl_story *story, const dl_clause *clause, uint32_t left,
                       uint32_t from, uint32_t right, dl_telling *telling)
{
    if (telling->items.count == 0) /* of an order, what is behind its verb first */
        add_items(story, clause->verb + 1, right, telling);
    if (telling->items.count == 0)
        add_items(story, from + 1, right, telling);
    if (telling->items.count == 0 || clause->passive)
        add_items(story, left, from, telling);
    if (telling->items.count == 0 && clause->object != DL_NO_PIECE &&
        clause->object < left && dl_piece_is_thing(dl_piece_at(story, clause->object)))
        dl_list_add(story, clause->object, &telling->items); /* "the H20, which ..., was" */
    dl_span apart = dl_clause_names_apart(story, clause);
    if (telling->items.count == 0)
        add_items(story, apart.start, apart.end, telling);
    for (uint32_t i = 0; clause->pronoun && clause->sense.groups & DL_GROUP_CHIP &&
                         telling->items.count == 0 && i < story->named.count;
         i++)
        dl_entity_set_add(&telling->items, story->named.items[i]);
}

static bool enforces(const dl_clause *clause)
{
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    return deed == DL_DEED_ENFORCE || deed == DL_DEED_INVESTIGATE;
}

/* 台积电解雇了他，检方8月提起公诉: whether a Chinese office without a name acts in the clause of the verb,
 * and not who acted in the one before. */
static bool is_by_office(const dl_story *story, const dl_clause *clause, uint32_t actor)
{
    enum { FARTHEST = 32 }; /* tokens: keeps time linear */
    const dl_draft *draft = story->draft;
    uint32_t verb = dl_piece_at(story, clause->verb)->first;
    for (uint32_t i = verb; draft->language == DL_LANGUAGE_ZH && i > 0 && i + FARTHEST > verb &&
                            draft->tokens.items[i - 1].kind != DL_WORD_PUNCTUATION;
         i--)
        if (dl_draft_cue_is(draft, i - 1, DL_CUE_MARK, "charge") ||
            dl_draft_cue_is(draft, i - 1, DL_CUE_MARK, "office"))
            return dl_piece_at(story, actor)->first >= i || /* 检方对台积电前员工提起公诉 */
                   dl_piece_at(story, actor)->segment < dl_piece_at(story, clause->verb)->segment;
    return false; /* but 英伟达向法院起诉 */
}

void dl_clause_parties(dl_story *story, const dl_clause *clause, dl_telling *telling)
{
    uint32_t actor = dl_clause_actor(story, clause);
    uint32_t from = clause->order != DL_NO_PIECE ? clause->order : clause->verb;
    bool reversed = clause->passive || clause->order_passive ||
                    clause->sense.subject != DL_SUBJECT_ACTS;
    uint32_t left = clause->left < from ? clause->left : from;
    if (actor != DL_NO_PIECE && !is_chip_meant(story, actor) &&
        !(enforces(clause) && is_by_office(story, clause, actor)))
        dl_list_add(story, actor, &telling->actors);
    uint32_t right = clause->right;
    bool shown = clause->sense.groups == DL_GROUP_MARKET &&
                 story->draft->language == DL_LANGUAGE_VI;
    if (shown && clause->object != DL_NO_PIECE && clause->object > clause->verb)
        right = clause->object; /* "lên trang web, với 14.592 nhân CUDA" */
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    if (ends_launch(story, clause, deed))
        right = dl_segment_of(story, clause->verb)->end;
    if (deed == DL_DEED_INVESTIGATE || deed == DL_DEED_ENFORCE)
        right = sentence_rest(story, clause->right); /* what it is about comes later */
    uint32_t launched = launched_before(story, clause, deed);
    if (launched != DL_NO_PIECE) {
        add_items(story, launched, launched + 1, telling);
        right = dl_segment_of(story, clause->verb)->end;
    }
    bool subject = clause->sense.subject == DL_SUBJECT_OBJECT;
    if (subject && launched == DL_NO_PIECE)
        add_items(story, left, from, telling); /* "the H20 took the place of the A800" */
    add_things(story, clause, left, from, right, telling);
    if (shown && telling->items.count == 0)
        dl_telling_take_shown(story, telling);
    add_goods(story, from + 1, right, telling);
    if (telling->goods.count == 0)
        add_goods(story, left, from, telling);
    add_matter(story, clause, telling);
    add_law(story, clause, telling);
    if (reversed && dl_clause_own_rule(story, clause) == DL_NO_PIECE)
        add_subject(story, clause->order_passive ? clause->order : clause->verb, telling);
    add_targets(story, from + 1, clause->right, false, deed, telling);
    add_targets(story, left, from, true, deed, telling);
    if (deed == DL_DEED_BAN && telling->items.count == 0)
        add_brands(story, left, clause->right, telling);
    dl_clause_speaker(story, clause, telling);
    dl_clause_add_unsaid(story, clause, telling);
}

/* The verb of "use only" among pieces; DL_NO_PIECE. */
static uint32_t sparing_verb(const dl_story *story, uint32_t from, uint32_t to)
{
    const dl_sense *sense;
    for (uint32_t i = from; i < to; i++)
        for (uint32_t n = 0; dl_piece_at(story, i)->verb &&
                             (sense = dl_piece_sense(story, dl_piece_at(story, i), n));
             n++)
            if (sense->only)
                return i;
    return DL_NO_PIECE;
}

static void drop_spared(const dl_story *story, uint32_t only, dl_telling *telling)
{
    uint32_t start = story->draft->tokens.items[dl_piece_at(story, only)->first].start;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < telling->goods.count; i++)
        if (telling->goods.items[i].start < start)
            telling->goods.items[kept++] = telling->goods.items[i];
    telling->goods.count = kept;
    for (uint32_t i = only; i < story->pieces.count; i++)
        if (dl_piece_is_thing(dl_piece_at(story, i)))
            dl_entity_set_remove(&telling->items,
                                 dl_piece_mention(story, dl_piece_at(story, i))->entity);
}

void dl_tellings_drop_spared(dl_story *story, size_t first)
{
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *telling = &story->tellings.items[i];
        if (telling->deed != DL_DEED_BAN || telling->sentence != story->sentence)
            continue;
        uint32_t from = telling->guessed ? 0 : telling->verb;
        uint32_t to = telling->guessed ? (uint32_t)story->pieces.count : telling->verb + 1;
        uint32_t only = to <= story->pieces.count ? sparing_verb(story, from, to) : DL_NO_PIECE;
        if (only != DL_NO_PIECE)
            drop_spared(story, only, telling);
    }
}
