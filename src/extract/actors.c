/* Who does it: the subject, the agent of a passive, who orders, whose rule it is, or the
 * authority that says it. */
#include "src/extract/parties.h"
#include "src/extract/spelling.h"

/* The first party of the clause's left part that can be meant as whose rule it is:
 * "the Dutch rule took effect". */
static uint32_t owner(const dl_story *story, const dl_clause *clause)
{
    for (uint32_t i = clause->left; i < clause->verb; i++)
        if (dl_piece_is_party(dl_piece_at(story, i)) &&
            !dl_name_follows(story, i, DL_CUE_OBJECT) &&
            !dl_name_is_outside(story, i)) /* "published in the Federal Register" */
            return i;
    return DL_NO_PIECE;
}

uint32_t dl_clause_subject_of(const dl_story *story, uint32_t piece)
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

/* "Nhóm nghị sĩ đòi Bộ Thương mại siết": the subject, but not who is asked, whom a
 * Vietnamese clause without a name before the order has for one. */
static uint32_t who_orders(const dl_story *story, uint32_t order)
{
    uint32_t subject = dl_clause_subject_of(story, order);
    return story->draft->language == DL_LANGUAGE_VI && subject != DL_NO_PIECE &&
                   subject > order
               ? DL_NO_PIECE
               : subject;
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
    uint32_t subject = dl_clause_subject_of(story, clause->verb);
    if (subject == DL_NO_PIECE || clause->sense.word->deed != DL_DEED_LICENSE_REQUIRE ||
        dl_piece_at(story, subject)->kind != DL_PIECE_NAME)
        return DL_NO_PIECE;
    dl_entity_kind kind = dl_piece_entity(story, dl_piece_at(story, subject))->kind;
    dl_str verb =
        dl_draft_folded(story->draft, dl_piece_at(story, clause->verb)->end - 1);
    bool office = kind == DL_ENTITY_GOVERNMENT ||
                  (kind == DL_ENTITY_PLACE && dl_str_starts(verb, DL_STR("requir")));
    return office ? subject : DL_NO_PIECE;
}

/* "X will allow sales, reversing a ban imposed in April", "X is closing the gap, under
 * rules made public on Tuesday": the authority whose English rule it is that it lifts or
 * goes by. */
uint32_t dl_clause_own_rule(const dl_story *story, const dl_clause *clause)
{
    enum { NEAR = 2 }; /* pieces */
    uint32_t object = clause->object, subject = dl_clause_subject_of(story, clause->verb);
    if (story->draft->language != DL_LANGUAGE_EN || !clause->reduced ||
        object == DL_NO_PIECE || object >= clause->verb || subject == DL_NO_PIECE ||
        subject >= object || dl_piece_at(story, subject)->kind != DL_PIECE_NAME ||
        !dl_story_is_authority(
            story, dl_piece_mention(story, dl_piece_at(story, subject))->entity))
        return DL_NO_PIECE;
    for (uint32_t i = object; i > subject + 1 && i + NEAR > object; i--) {
        const dl_piece *before = dl_piece_at(story, i - 1);
        if (before->verb || dl_draft_is(story->draft, before->first, "under"))
            return subject;
    }
    return DL_NO_PIECE;
}

/* "Received a letter rescinding the curbs BIS placed on them": who stands between the English
 * object of an active verb, which it follows without a pronoun, and the verb. */
static uint32_t contact_actor(const dl_story *story, const dl_clause *clause)
{
    uint32_t next = clause->object + 1;
    if (story->draft->language != DL_LANGUAGE_EN || clause->object == DL_NO_PIECE ||
        clause->passive || next >= clause->verb ||
        clause->sense.subject != DL_SUBJECT_ACTS)
        return DL_NO_PIECE;
    const dl_piece *piece = dl_piece_at(story, next);
    return dl_piece_is_party(piece) &&
                   piece->first == dl_piece_at(story, clause->object)->end &&
                   dl_word_is_past(story->draft, piece->end)
               ? next
               : DL_NO_PIECE;
}

uint32_t dl_clause_actor(const dl_story *story, const dl_clause *clause)
{
    if (clause->order != DL_NO_PIECE && !clause->order_passive &&
        orderer(story, clause) != DL_NO_PIECE)
        return orderer(story, clause);
    if (clause->order != DL_NO_PIECE)
        return clause->order_passive ? clause->agent : who_orders(story, clause->order);
    if (clause->passive)
        return clause->agent != DL_NO_PIECE ? clause->agent
               : dl_clause_own_rule(story, clause) != DL_NO_PIECE
                   ? dl_clause_own_rule(story, clause)
                   : rule_owner(story, clause);
    if (clause->sense.subject == DL_SUBJECT_TARGET)
        return licensor(story, clause);
    if (clause->sense.subject == DL_SUBJECT_OBJECT)
        return owner(story, clause);
    if (attributive_actor(story, clause) != DL_NO_PIECE)
        return attributive_actor(story, clause);
    if (contact_actor(story, clause) != DL_NO_PIECE)
        return contact_actor(story, clause);
    uint32_t subject = dl_clause_subject_of(story, clause->verb);
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
