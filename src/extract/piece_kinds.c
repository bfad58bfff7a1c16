/* What a piece is, and what it tells by itself or with the one before it: what all who read
 * clauses ask. */
#include "src/extract/sentence.h"

const dl_found_mention *dl_piece_mention(const dl_story *story, const dl_piece *piece)
{
    return &story->draft->out->mentions.items[piece->row];
}

const dl_found_entity *dl_piece_entity(const dl_story *story, const dl_piece *piece)
{
    uint32_t entity = dl_piece_mention(story, piece)->entity;
    return &story->draft->out->entities.items[entity];
}

bool dl_piece_is_party(const dl_piece *piece)
{
    return piece->kind == DL_PIECE_NAME &&
           piece->groups & (DL_GROUP_FIRM | DL_GROUP_PERSON | DL_GROUP_PLACE);
}

bool dl_piece_is_thing(const dl_piece *piece)
{
    return piece->kind == DL_PIECE_NAME &&
           piece->groups & (DL_GROUP_CHIP | DL_GROUP_PRODUCT);
}

/* "two days later": value "day 2". */
bool dl_piece_shift(const dl_story *story, const dl_piece *piece, int32_t *days)
{
    dl_str value = dl_piece_value(story, piece, DL_CUE_CONTINUATION);
    uint32_t number;
    if (!dl_piece_has(piece, DL_CUE_CONTINUATION) ||
        !dl_str_starts(value, DL_STR("day ")))
        return false;
    value = dl_str_slice(value, 4, value.len);
    bool back = dl_str_starts(value, DL_STR("-"));
    if (!dl_str_number(dl_str_slice(value, back, value.len), 1000, &number))
        return false;
    *days = back ? -(int32_t)number : (int32_t)number;
    return true;
}

/* Whether the register has a model or an app of a firm. */
bool dl_entity_has_product(const dl_story *story, uint32_t entity)
{
    const dl_found_entity *found = &story->draft->out->entities.items[entity];
    return found->kind == DL_ENTITY_COMPANY && found->row != DL_NO_ROW &&
           dl_register_makes(story->draft->reference->entities, found->id);
}

bool dl_name_follows(const dl_story *story, uint32_t name, dl_cue_class cue)
{
    uint32_t head = dl_piece_at(story, name)->list;
    return head > 0 && head <= name && dl_piece_has(dl_piece_at(story, head - 1), cue) &&
           dl_piece_at(story, head)->first - dl_piece_at(story, head - 1)->end <= 2;
}

/* A preposition that takes the name out of the clause's targets: "in", not "of", "among".
 */
bool dl_name_is_outside(const dl_story *story, uint32_t name)
{
    uint32_t head = dl_piece_at(story, name)->list;
    return dl_name_follows(story, name, DL_CUE_PREPOSITION) &&
           !dl_str_equal(
               dl_piece_value(story, dl_piece_at(story, head - 1), DL_CUE_PREPOSITION),
               DL_STR("inside"));
}

/* "after Washington tightened", "when it is approved": a clause of time, not of content.
 */
bool dl_segment_is_time(const dl_story *story, const dl_segment *segment)
{
    return segment->opener == DL_OPENER_LINK && !segment->purpose &&
           segment->first < segment->end && story->draft->language == DL_LANGUAGE_EN &&
           dl_piece_has(dl_piece_at(story, segment->first), DL_CUE_CLAUSE) &&
           dl_piece_value(story, dl_piece_at(story, segment->first), DL_CUE_CLAUSE).len ==
               0;
}

bool dl_verb_is_earlier(const dl_story *story, uint32_t verb)
{
    uint32_t token = dl_piece_at(story, verb)->first;
    return story->draft->language == DL_LANGUAGE_EN && token > 1 &&
           (dl_draft_is(story->draft, token - 1, "had") ||
            dl_draft_is(story->draft, token - 2, "had"));
}
