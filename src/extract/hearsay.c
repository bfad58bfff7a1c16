/* Who says so: what somebody without a name or an office tells, thinks or asks for is not
 * yet a deed.
 *
 *   hearsay      unnamed sources reach the whole sentence; so does a medium that is named
 *   opinion      "analysts think that", 富凯认为，
 *   plea         what a firm asks an authority to do, or one country another
 */
#include "src/extract/certainty.h"
#include "src/extract/spelling.h"

/* A source without a name, or a medium that says it. */
uint32_t dl_story_hearsay(const dl_story *story, bool *named)
{
    *named = false;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool medium = i + 1 < story->pieces.count &&
                      dl_piece_at(story, i + 1)->kind == DL_PIECE_NAME &&
                      dl_piece_entity(story, dl_piece_at(story, i + 1))->kind ==
                          DL_ENTITY_ORGANISATION;
        if (!dl_piece_has(piece, DL_CUE_RUMOUR)) {
            if (piece->kind != DL_PIECE_NAME || i + 1 >= story->pieces.count ||
                dl_piece_entity(story, piece)->kind != DL_ENTITY_ORGANISATION ||
                !dl_piece_at(story, i + 1)->says)
                continue;
            *named = true;
            return i;
        }
        if (!dl_str_equal(dl_piece_value(story, piece, DL_CUE_RUMOUR), DL_STR("medium")))
            return i;
        if (medium) {
            *named = true;
            return i;
        }
    }
    return DL_NO_PIECE;
}

/* 富凯认为，限制出口只会…: what somebody without office thinks of a deed without a date
 * and a subject is no telling of it. */
uint32_t dl_clause_opined(const dl_story *story, const dl_clause *clause, uint32_t head)
{
    uint32_t number = dl_piece_at(story, head)->segment;
    const dl_segment *segment = &story->segments.items[number];
    uint32_t say = segment->first;
    if (story->draft->language != DL_LANGUAGE_ZH || number == 0)
        return DL_NO_PIECE;
    if (say > 0 && dl_piece_at(story, say - 1)->kind == DL_PIECE_COMMA)
        say--;
    if (say == 0 || !dl_piece_has(dl_piece_at(story, say - 1), DL_CUE_OPINION))
        return DL_NO_PIECE;
    for (uint32_t i = segment->first; i < head; i++)
        if (dl_piece_is_party(dl_piece_at(story, i)) ||
            dl_piece_at(story, i)->kind == DL_PIECE_DATE ||
            dl_str_equal(dl_piece_value(story, dl_piece_at(story, i), DL_CUE_ANAPHOR),
                         DL_STR("person")))
            return DL_NO_PIECE;
    for (uint32_t i = clause->verb; i < segment->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return DL_NO_PIECE;
    uint32_t who = dl_story_referent(story, segment[-1].subject);
    return who != DL_NO_ROW && dl_story_is_authority(story, who) ? DL_NO_PIECE : say - 1;
}

/* A company, or somebody who is known to work for one. */
static bool is_business(const dl_story *story, uint32_t entity)
{
    const dl_register *entities = story->draft->reference->entities;
    const dl_found_entity *found = &story->draft->out->entities.items[entity];
    if (found->kind != DL_ENTITY_PERSON || found->row == DL_NO_ROW)
        return found->kind == DL_ENTITY_COMPANY;
    uint32_t firm =
        dl_register_find(entities, dl_register_row_at(entities, found->row)->affiliation);
    return firm != DL_NO_ROW &&
           dl_register_row_at(entities, firm)->kind == DL_ENTITY_COMPANY;
}

/* What only an authority can do: a firm may ask its customers to stop, not to ban. */
static bool is_authoritys(dl_deed deed)
{
    dl_action_family family = dl_deed_family(deed);
    return family == DL_FAMILY_TIGHTEN || family == DL_FAMILY_EASE;
}

/* 有关部门已去信企业，劝其: an authority told without its name, and nobody behind it. */
static bool is_office_before(const dl_story *story, uint32_t order)
{
    for (uint32_t i = order; i > 0; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (piece->kind == DL_PIECE_STOP || dl_piece_is_party(piece))
            return false;
        if (dl_str_equal(dl_piece_value(story, piece, DL_CUE_ANAPHOR),
                         DL_STR("authority")))
            return true;
    }
    return false;
}

/* "ASML giục Hà Lan nới": whether a Vietnamese order asks an authority by its name. */
static bool asks_authority(const dl_story *story, const dl_clause *clause)
{
    for (uint32_t i = clause->order + 1; i < clause->verb; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME)
            return dl_story_is_authority(
                story, dl_piece_mention(story, dl_piece_at(story, i))->entity);
    return false;
}

/* "Huawei urged the ministry to lift the ban", 专家建议: what others than an authority
 * ask for, and what one country asks of another, is nobody's deed. */
static bool is_place(const dl_story *story, uint32_t piece)
{
    return dl_piece_at(story, piece)->kind == DL_PIECE_NAME &&
           dl_piece_entity(story, dl_piece_at(story, piece))->kind == DL_ENTITY_PLACE;
}

/* 中方要求美方放松管制, 禾赛要求移出清单: who asks that something be eased does not ease it; 下令 does. */
static bool demands_ease(const dl_story *story, const dl_clause *clause)
{
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    uint32_t order = dl_piece_at(story, clause->order)->first;
    uint32_t who = dl_segment_of(story, clause->order)->subject;
    uint32_t entity = dl_story_referent(story, who);
    return story->draft->language == DL_LANGUAGE_ZH && entity != DL_NO_ROW &&
           (is_business(story, entity) ||
            (clause->order + 1 < clause->verb && is_place(story, clause->order + 1))) &&
           (deed == DL_DEED_RELAX || deed == DL_DEED_LICENSE_GRANT) &&
           dl_token_reads(story->draft, order, "要") &&
           dl_token_reads(story->draft, order + 1, "求");
}

bool dl_clause_is_plea(const dl_story *story, const dl_clause *clause)
{
    uint32_t order = clause->order;
    if (order != DL_NO_PIECE && !clause->order_passive && demands_ease(story, clause))
        return true;
    bool vietnamese = story->draft->language == DL_LANGUAGE_VI;
    if (order == DL_NO_PIECE || clause->order_passive ||
        !(vietnamese ? asks_authority(story, clause) : dl_piece_at(story, order)->urge))
        return false;
    uint32_t who = story->segments.items[dl_piece_at(story, order)->segment].subject;
    uint32_t entity = dl_story_referent(story, who);
    if (vietnamese && who != DL_NO_PIECE && who > order)
        return false;
    if (story->draft->language != DL_LANGUAGE_ZH)
        return entity != DL_NO_ROW && is_business(story, entity) && clause->sense.word &&
               is_authoritys(clause->sense.word->deed);
    if (is_office_before(story, order))
        return false;
    return entity == DL_NO_ROW || !dl_story_is_authority(story, entity) ||
           (order + 1 < story->pieces.count &&
            dl_piece_at(story, order + 1)->groups & DL_GROUP_PLACE);
}

/* "Analysts think that Washington will ban it": who expects what somebody else will do.
 */
uint32_t dl_story_believed(const dl_story *story, uint32_t head)
{
    uint32_t number = dl_piece_at(story, head)->segment;
    for (uint32_t i = head; i > 0; i--) {
        const dl_piece *before = dl_piece_at(story, i - 1);
        if (before->kind == DL_PIECE_STOP || before->segment + 2 < number)
            return DL_NO_PIECE;
        if (!dl_piece_has(before, DL_CUE_OPINION) ||
            story->draft->language != DL_LANGUAGE_VI)
            continue;
        for (uint32_t j = i; j < head; j++)
            if (dl_piece_is_party(dl_piece_at(story, j)) || dl_piece_at(story, j)->groups)
                return i - 1;
        return DL_NO_PIECE; /* "tin sẽ": its own doing */
    }
    return DL_NO_PIECE;
}

/* "The department said it had charged them, Reuters reported": it says so itself; `cue`
 * is the medium. */
bool dl_clause_is_announced(const dl_story *story, const dl_clause *clause, uint32_t cue)
{
    if (cue < clause->verb)
        return false;
    uint32_t who = dl_story_referent(story, dl_story_speaker(story, clause->verb));
    return story->draft->language == DL_LANGUAGE_VI && who != DL_NO_ROW &&
           dl_story_is_authority(story, who);
}
