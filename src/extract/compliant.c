/* Whether what is launched was made to fit the limits: the reference knows it, or the
 * sentence says so. */
#include "src/extract/events.h"

/* Whether the reference knows a chip as one made to fit the limits. */
static bool is_known_compliant(const dl_story *story, uint32_t entity)
{
    const dl_chronology *chronology = story->draft->reference->chronology;
    uint32_t row = story->draft->out->entities.items[entity].row;
    if (row == DL_NO_ROW)
        return false;
    for (size_t i = 0; i < dl_chronology_count(chronology); i++) {
        const dl_measure *measure = dl_chronology_at(chronology, i);
        if (measure->deed != DL_DEED_LAUNCH_COMPLIANT_CHIP)
            continue;
        for (size_t j = 0; j < measure->row_count; j++)
            if (measure->rows[j] == row && measure->roles[j] == DL_ROLE_ITEM)
                return true;
    }
    return false;
}

/* "Huawei's chip for the Chinese market". */
bool dl_telling_is_at_home(const dl_story *story, const dl_telling *telling)
{
    for (uint32_t i = 0; i < telling->actors.count; i++) {
        const dl_found_entity *actor =
            &story->draft->out->entities.items[telling->actors.items[i]];
        if (actor->row != DL_NO_ROW && actor->kind == DL_ENTITY_COMPANY &&
            dl_str_equal(dl_register_row_at(story->draft->reference->entities, actor->row)
                             ->country,
                         DL_STR("CN")))
            return true;
    }
    return false;
}

bool dl_telling_complies(const dl_story *story, const dl_telling *telling, bool known)
{
    if (telling->items.count == 0 || dl_telling_is_at_home(story, telling))
        return false;
    uint32_t entity = telling->items.items[0];
    bool chip = story->draft->out->entities.items[entity].kind == DL_ENTITY_CHIP ||
                telling->goods.count > 0;
    if (known && is_known_compliant(story, entity))
        return true;
    for (uint32_t i = 0; chip && i < story->pieces.count; i++)
        if (story->pieces.items[i].comply)
            return true;
    return false;
}

/* "Designed the H20 in 2023, after": whether an English verb of making has right behind it what
 * the reference knows to be made to fit the limits. */
bool dl_clause_makes_known(const dl_story *story, const dl_clause *clause,
                           const dl_telling *telling)
{
    enum { NEAR = 3 }; /* tokens: "the slower A800" */
    uint32_t end = dl_piece_at(story, clause->verb)->end;
    bool it = clause->pronoun && telling->items.count > 0; /* "designed it" */
    bool near = clause->object != DL_NO_PIECE && clause->object > clause->verb &&
                dl_piece_at(story, clause->object)->first <= end + NEAR;
    return story->draft->language == DL_LANGUAGE_EN && (it || near) && !clause->passive &&
           (dl_draft_in(story->draft, end - 1, DL_LIST_DESIGNED) ||
            dl_draft_says(story->draft, end - 1, "made")) &&
           dl_telling_complies(story, telling, true);
}
