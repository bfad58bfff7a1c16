/* Who did it, to whom, to which items: read from the pieces of a clause.
 *
 *   active    ACTOR verb ITEMS to TARGET        passive   ITEMS or TARGET be verb by
 * ACTOR order     ACTOR order TARGET to verb ITEMS  burden    TARGET needs a licence for
 * ITEMS
 */
#include "src/extract/events.h"
#include "src/extract/names.h"

void dl_entity_set_add(dl_entity_set *set, uint32_t entity)
{
    if (entity != DL_NO_ROW && !dl_entity_set_has(set, entity) &&
        set->count < DL_COUNT(set->items))
        set->items[set->count++] = entity;
}

bool dl_entity_set_has(const dl_entity_set *set, uint32_t entity)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (set->items[i] == entity)
            return true;
    return false;
}

bool dl_entity_set_meets(const dl_entity_set *a, const dl_entity_set *b)
{
    for (uint32_t i = 0; i < a->count; i++)
        if (dl_entity_set_has(b, a->items[i]))
            return true;
    return false;
}

bool dl_piece_is_thing(const dl_piece *piece)
{
    return piece->kind == DL_PIECE_NAME &&
           piece->groups & (DL_GROUP_CHIP | DL_GROUP_PRODUCT);
}

/* The name and those told in one list with it. */
void dl_list_add(const dl_story *story, uint32_t piece, dl_entity_set *set)
{
    uint32_t list = dl_piece_at(story, piece)->list;
    if (dl_piece_at(story, piece)->kind != DL_PIECE_NAME) {
        dl_entity_set_add(set, dl_story_referent(story, piece));
        return;
    }
    for (uint32_t i = list; i < story->pieces.count && i < list + 48; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME &&
            dl_piece_at(story, i)->list == list)
            dl_entity_set_add(set,
                              dl_piece_mention(story, dl_piece_at(story, i))->entity);
}

static void add_items(const dl_story *story, uint32_t from, uint32_t to,
                      dl_telling *telling)
{
    for (uint32_t i = from; i < to; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
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

static bool follows(const dl_story *story, uint32_t name, dl_cue_class cue)
{
    uint32_t head = dl_piece_at(story, name)->list;
    return head > 0 && head <= name && dl_piece_has(dl_piece_at(story, head - 1), cue) &&
           dl_piece_at(story, head)->first - dl_piece_at(story, head - 1)->end <= 2;
}

/* A preposition that takes the name out of the clause's targets: "in", not "of", "among".
 */
static bool is_outside(const dl_story *story, uint32_t name)
{
    uint32_t head = dl_piece_at(story, name)->list;
    return follows(story, name, DL_CUE_PREPOSITION) &&
           !dl_str_equal(
               dl_piece_value(story, dl_piece_at(story, head - 1), DL_CUE_PREPOSITION),
               DL_STR("inside"));
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
        bool object = follows(story, i, DL_CUE_OBJECT);
        bool stands = (piece->kind == DL_PIECE_CUE && piece->groups & DL_GROUP_FIRM) ||
                      (object && dl_piece_has(piece, DL_CUE_ANAPHOR));
        if (!dl_piece_is_party(piece) && !stands)
            continue;
        uint32_t entity = dl_story_referent(story, i);
        if (entity == DL_NO_ROW)
            continue;
        if (dl_entity_set_has(&telling->actors, entity) || (led && !object) ||
            (!object && is_outside(story, i)) || is_seat(story, piece, entity) ||
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

/* The first party of the clause's left part that can be meant as whose rule it is:
 * "the Dutch rule took effect". */
static uint32_t owner(const dl_story *story, const dl_clause *clause)
{
    for (uint32_t i = clause->left; i < clause->verb; i++)
        if (dl_piece_is_party(dl_piece_at(story, i)) && !follows(story, i, DL_CUE_OBJECT) &&
            !is_outside(story, i)) /* "published in the Federal Register" */
            return i;
    return DL_NO_PIECE;
}

static uint32_t subject_of(const dl_story *story, uint32_t piece)
{
    uint32_t subject = story->segments.items[dl_piece_at(story, piece)->segment].subject;
    return subject == piece ? DL_NO_PIECE : subject;
}

/* "nhận thư của Bộ Thương mại Mỹ yêu cầu dừng bán": the authority right before the order
 * gives it, whoever the sentence is about. */
static uint32_t orderer(const dl_story *story, const dl_clause *clause)
{
    const dl_piece *order = dl_piece_at(story, clause->order);
    return clause->order > 0 && story->draft->language == DL_LANGUAGE_VI &&
                   order[-1].kind == DL_PIECE_NAME && order[-1].groups & DL_GROUP_PLACE &&
                   order[-1].end == order->first
               ? clause->order - 1
               : DL_NO_PIECE;
}

/* "Lệnh cấm bán chip của Mỹ được công bố", "bị đưa vào danh sách đen của Mỹ": whose rule
 * or list a passive tells of. */
static uint32_t rule_owner(const dl_story *story, const dl_clause *clause)
{
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME;
    uint32_t object = clause->object;
    if (story->draft->language != DL_LANGUAGE_VI || object == DL_NO_PIECE)
        return DL_NO_PIECE;
    bool list =
        object > clause->verb && dl_piece_at(story, object)->groups & DL_GROUP_LIST;
    uint32_t end = list ? clause->right : clause->verb;
    if (!list && !(dl_piece_at(story, object)->groups & rules))
        return DL_NO_PIECE;
    for (uint32_t i = object + 2; i < end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_NAME && piece->groups & DL_GROUP_PLACE &&
            dl_draft_says(story->draft, piece[-1].first, "của"))
            return i;
    }
    return DL_NO_PIECE;
}

/* 源于美国政府去年8月公布的规则: who does what only says which stands right before it. */
static uint32_t attributive_actor(const dl_story *story, const dl_clause *clause)
{
    uint32_t first = dl_segment_of(story, clause->verb)->first;
    if (story->draft->language != DL_LANGUAGE_ZH || !clause->attributive)
        return DL_NO_PIECE;
    for (uint32_t i = clause->verb; i > first; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (dl_piece_is_party(piece))
            return i - 1;
        if (piece->groups || piece->verb || dl_piece_has(piece, DL_CUE_OBJECT))
            break;
    }
    return DL_NO_PIECE;
}

/* "The Commerce Department will require a licence": an office does not bear what the same
 * words put on goods or a firm; nor does a country, if it requires. */
static uint32_t licensor(const dl_story *story, const dl_clause *clause)
{
    uint32_t subject = subject_of(story, clause->verb);
    if (subject == DL_NO_PIECE || clause->sense.word->deed != DL_DEED_LICENSE_REQUIRE ||
        dl_piece_at(story, subject)->kind != DL_PIECE_NAME)
        return DL_NO_PIECE;
    dl_entity_kind kind = dl_piece_entity(story, dl_piece_at(story, subject))->kind;
    dl_str verb = dl_draft_folded(story->draft, dl_piece_at(story, clause->verb)->end - 1);
    bool office = kind == DL_ENTITY_GOVERNMENT ||
                  (kind == DL_ENTITY_PLACE && dl_str_starts(verb, DL_STR("requir")));
    return office ? subject : DL_NO_PIECE;
}

/* "X will allow sales, reversing a ban imposed in April", "X is closing the gap, under rules
 * made public on Tuesday": the authority whose English rule it is that it lifts or goes
 * by. */
static uint32_t own_rule(const dl_story *story, const dl_clause *clause)
{
    enum { NEAR = 2 }; /* pieces */
    uint32_t object = clause->object, subject = subject_of(story, clause->verb);
    if (story->draft->language != DL_LANGUAGE_EN || !clause->reduced ||
        object == DL_NO_PIECE || object >= clause->verb || subject == DL_NO_PIECE ||
        subject >= object || dl_piece_at(story, subject)->kind != DL_PIECE_NAME ||
        !dl_story_is_authority(story,
                               dl_piece_mention(story, dl_piece_at(story, subject))->entity))
        return DL_NO_PIECE;
    for (uint32_t i = object; i > subject + 1 && i + NEAR > object; i--) {
        const dl_piece *before = dl_piece_at(story, i - 1);
        if (before->verb || dl_draft_is(story->draft, before->first, "under"))
            return subject;
    }
    return DL_NO_PIECE;
}

static uint32_t actor_of(const dl_story *story, const dl_clause *clause)
{
    if (clause->order != DL_NO_PIECE && !clause->order_passive &&
        orderer(story, clause) != DL_NO_PIECE)
        return orderer(story, clause);
    if (clause->order != DL_NO_PIECE)
        return clause->order_passive ? clause->agent : subject_of(story, clause->order);
    if (clause->passive)
        return clause->agent != DL_NO_PIECE                   ? clause->agent
               : own_rule(story, clause) != DL_NO_PIECE ? own_rule(story, clause)
                                                        : rule_owner(story, clause);
    if (clause->sense.subject == DL_SUBJECT_TARGET)
        return licensor(story, clause);
    if (clause->sense.subject == DL_SUBJECT_OBJECT)
        return owner(story, clause);
    if (attributive_actor(story, clause) != DL_NO_PIECE)
        return attributive_actor(story, clause);
    uint32_t subject = subject_of(story, clause->verb);
    bool acts = subject != DL_NO_PIECE &&
                (dl_piece_is_party(dl_piece_at(story, subject)) ||
                 dl_piece_has(dl_piece_at(story, subject), DL_CUE_ANAPHOR));
    return acts ? subject : DL_NO_PIECE;
}

/* Governments, countries, and persons who hold an office of a government. */
bool dl_story_is_authority(const dl_story *story, uint32_t entity)
{
    const dl_found_entity *found = &story->draft->out->entities.items[entity];
    const dl_register *entities = story->draft->reference->entities;
    if (found->kind == DL_ENTITY_GOVERNMENT || found->kind == DL_ENTITY_PLACE)
        return true;
    if (found->kind != DL_ENTITY_PERSON || found->row == DL_NO_ROW)
        return false;
    uint32_t office =
        dl_register_find(entities, dl_register_row_at(entities, found->row)->affiliation);
    return office != DL_NO_ROW &&
           dl_register_row_at(entities, office)->kind == DL_ENTITY_GOVERNMENT;
}

/* An authority that says what has no other actor did it; a firm that says what an
 * authority did suffers it. */
void dl_clause_speaker(const dl_story *story, const dl_clause *clause,
                       dl_telling *telling)
{
    uint32_t speaker = dl_story_referent(story, dl_story_speaker(story, clause->verb));
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    if (speaker == DL_NO_ROW || deed == DL_DEED_LAUNCH || deed == DL_DEED_SUSPEND_SERVICE)
        return;
    dl_entity_kind kind = story->draft->out->entities.items[speaker].kind;
    if (telling->actors.count == 0 && dl_story_is_authority(story, speaker)) {
        dl_entity_set kept = { 0 };
        for (uint32_t i = 0; i < telling->targets.count; i++)
            if (telling->targets.items[i] != speaker)
                dl_entity_set_add(&kept, telling->targets.items[i]);
        telling->targets = kept;
        dl_entity_set_add(&telling->actors, speaker);
    } else if (telling->actors.count && telling->targets.count == 0 &&
               kind == DL_ENTITY_COMPANY && !dl_entity_set_has(&telling->actors, speaker))
        dl_entity_set_add(&telling->targets, speaker);
}

/* The sufferer of a passive, the bearer of a burden. */
static void add_subject(const dl_story *story, uint32_t verb, dl_telling *telling)
{
    uint32_t subject = subject_of(story, verb);
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
    for (uint32_t i = object; dl_piece_at(story, object)->definite &&
                              story->draft->language == DL_LANGUAGE_ZH && i > 0;
         i--) /* 推出《规则》，该规则已遭撤回 */
        if (dl_piece_at(story, i - 1)->kind == DL_PIECE_NAME &&
            dl_piece_at(story, i - 1)->groups & DL_GROUP_LAW &&
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
        dl_entity_set_add(&telling->items, story->last_of[DL_ENTITY_LAW]);
}

/* To the next stop or the next subject. */
static uint32_t sentence_rest(const dl_story *story, uint32_t from)
{
    uint32_t end = from;
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

void dl_clause_parties(dl_story *story, const dl_clause *clause, dl_telling *telling)
{
    uint32_t actor = actor_of(story, clause);
    uint32_t from = clause->order != DL_NO_PIECE ? clause->order : clause->verb;
    bool reversed = clause->passive || clause->order_passive ||
                    clause->sense.subject != DL_SUBJECT_ACTS;
    uint32_t left = clause->left < from ? clause->left : from;
    if (actor != DL_NO_PIECE)
        dl_list_add(story, actor, &telling->actors);
    uint32_t right = clause->right;
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    if (deed == DL_DEED_INVESTIGATE || deed == DL_DEED_ENFORCE)
        right = sentence_rest(story, clause->right); /* what it is about comes later */
    bool subject = clause->sense.subject == DL_SUBJECT_OBJECT;
    if (subject)
        add_items(story, left, from, telling); /* "the H20 took the place of the A800" */
    if (telling->items.count == 0) /* of an order, what is behind its verb first */
        add_items(story, clause->verb + 1, right, telling);
    if (telling->items.count == 0)
        add_items(story, from + 1, right, telling);
    if (telling->items.count == 0 || clause->passive)
        add_items(story, left, from, telling);
    if (telling->items.count == 0 && clause->object != DL_NO_PIECE &&
        clause->object < left && dl_piece_is_thing(dl_piece_at(story, clause->object)))
        dl_list_add(story, clause->object, &telling->items); /* "the H20, which ..., was" */
    for (uint32_t i = 0; clause->pronoun && clause->sense.groups & DL_GROUP_CHIP &&
                         telling->items.count == 0 && i < story->named.count;
         i++)
        dl_entity_set_add(&telling->items, story->named.items[i]);
    add_goods(story, from + 1, right, telling);
    if (telling->goods.count == 0)
        add_goods(story, left, from, telling);
    add_matter(story, clause, telling);
    add_law(story, clause, telling);
    if (reversed && own_rule(story, clause) == DL_NO_PIECE)
        add_subject(story, clause->order_passive ? clause->order : clause->verb, telling);
    add_targets(story, from + 1, clause->right, false, deed, telling);
    add_targets(story, left, from, true, deed, telling);
    if (deed == DL_DEED_BAN && telling->items.count == 0)
        add_brands(story, left, clause->right, telling);
    dl_clause_speaker(story, clause, telling);
    dl_clause_add_unsaid(story, clause, telling);
}
