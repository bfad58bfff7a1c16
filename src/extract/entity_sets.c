/* Sets of entities: who takes part in a telling, and with what. */
#include "src/extract/lookup.h"
#include "src/extract/parties.h"

void dl_entity_set_add(dl_entity_set *set, uint32_t entity)
{
    if (entity != DL_NO_ROW && !dl_entity_set_has(set, entity) &&
        set->count < DL_COUNT(set->items))
        set->items[set->count++] = entity;
}

void dl_entity_set_remove(dl_entity_set *set, uint32_t entity)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < set->count; i++)
        if (set->items[i] != entity)
            set->items[kept++] = set->items[i];
    set->count = kept;
}

bool dl_entity_set_take_out(dl_entity_set *set, const dl_entity_set *others)
{
    dl_entity_set left = { 0 };
    for (uint32_t i = 0; i < set->count; i++)
        if (!dl_entity_set_has(others, set->items[i]))
            left.items[left.count++] = set->items[i];
    if (left.count > 0)
        *set = left;
    return left.count > 0;
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

bool dl_story_has_kind(const dl_story *story, const dl_entity_set *set,
                       dl_entity_kind kind)
{
    for (uint32_t i = 0; i < set->count; i++)
        if (story->draft->out->entities.items[set->items[i]].kind == kind)
            return true;
    return false;
}

static dl_str country_of(const dl_story *story, uint32_t entity)
{
    const dl_found_entity *found = &story->draft->out->entities.items[entity];
    if (found->row == DL_NO_ROW ||
        !(found->kind == DL_ENTITY_PLACE || found->kind == DL_ENTITY_GOVERNMENT ||
          found->kind == DL_ENTITY_PERSON))
        return DL_STR("");
    return dl_register_row_at(story->draft->reference->entities, found->row)->country;
}

bool dl_story_actors_meet(const dl_story *story, const dl_entity_set *a,
                          const dl_entity_set *b)
{
    if (dl_entity_set_meets(a, b))
        return true;
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t j = 0; j < b->count; j++) {
            dl_str country = country_of(story, a->items[i]);
            if (country.len && dl_str_equal(country, country_of(story, b->items[j])))
                return true;
        }
    return false;
}

bool dl_goods_are_vague(const dl_draft *draft, const dl_goods_set *goods, bool any)
{
    for (uint32_t i = 0; i < goods->count; i++) {
        uint32_t token = dl_draft_token_at(draft, goods->items[i].start);
        const dl_cue *word = dl_draft_cue(draft, token, DL_CUE_MARK);
        if (!word || dl_draft_span(draft, token, word->end).end != goods->items[i].end ||
            !(dl_str_equal(word->entry->value, DL_STR("chips")) ||
              (any && dl_str_equal(word->entry->value, DL_STR("any-goods")))))
            return false;
    }
    return true;
}
