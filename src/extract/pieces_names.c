/* What a name is to events: its groups, by its kind and by the words inside it. */
#include "src/extract/names.h"
#include "src/extract/sentence.h"

static const uint32_t kind_groups[DL_ENTITY_KIND_COUNT] = {
    [DL_ENTITY_PERSON] = DL_GROUP_PERSON,     [DL_ENTITY_COMPANY] = DL_GROUP_FIRM,
    [DL_ENTITY_ORGANISATION] = DL_GROUP_FIRM, [DL_ENTITY_GOVERNMENT] = DL_GROUP_PLACE,
    [DL_ENTITY_PLACE] = DL_GROUP_PLACE,       [DL_ENTITY_CHIP] = DL_GROUP_CHIP,
    [DL_ENTITY_PRODUCT] = DL_GROUP_PRODUCT,   [DL_ENTITY_LAW] = DL_GROUP_LAW,
};

/* "the NDAA", for the National Defense Authorization Act: a bill by its full name. */
static bool is_act(const dl_story *story, const dl_piece *piece)
{
    dl_str name = dl_piece_entity(story, piece)->name;
    return dl_str_ends(name, DL_STR(" Act")) || dl_str_ends(name, DL_STR(" Bill"));
}

/* What the words inside a law's name say of it: "Entity List", "Chip Security Act". */
static void add_inner_groups(const dl_story *story, dl_piece *piece)
{
    const dl_draft *draft = story->draft;
    for (uint32_t i = draft->first_cue[piece->first]; i < draft->first_cue[piece->end];
         i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (cue->class != DL_CUE_DEED || cue->end > piece->end)
            continue;
        const dl_sense *sense =
            dl_sense_of(draft->senses, draft->reference->topics, cue->entry->number);
        if (sense->role != DL_WORD_OBJECT)
            continue;
        piece->topical |= sense->topical || sense->groups & DL_GROUP_GOODS;
        piece->groups |=
            sense->groups & (DL_GROUP_LIST | DL_GROUP_BILL | DL_GROUP_WAIVER);
    }
    if (!(piece->groups & (DL_GROUP_LIST | DL_GROUP_BILL | DL_GROUP_WAIVER)))
        piece->groups |= is_act(story, piece) ? DL_GROUP_BILL : DL_GROUP_RULE;
}

/* "TSMC Nanjing", 三星西安厂: a town right behind a firm only says which of its plants.
 */
static bool is_plant(const dl_story *story, const dl_piece *piece)
{
    const dl_draft *draft = story->draft;
    const dl_found_entity *town = dl_piece_entity(story, piece);
    if (town->kind != DL_ENTITY_PLACE || town->row == DL_NO_ROW ||
        dl_names_country(draft, town->row) == town->row || story->pieces.count == 0)
        return false;
    const dl_piece *before = dl_piece_at(story, (uint32_t)story->pieces.count - 1);
    if (before->kind != DL_PIECE_NAME || before->end != piece->first ||
        dl_piece_entity(story, before)->kind != DL_ENTITY_COMPANY)
        return false;
    return draft->language != DL_LANGUAGE_ZH || dl_draft_is(draft, piece->end, "厂") ||
           dl_draft_is(draft, piece->end, "廠") || dl_draft_is(draft, piece->end, "工");
}

bool dl_name_is_of_firm(const dl_story *story, uint32_t token)
{
    const dl_draft *draft = story->draft;
    const dl_cue *firm = dl_draft_cue(draft, token, DL_CUE_ANAPHOR);
    return firm && token > 0 && dl_draft_says(draft, token - 1, "the") &&
           dl_str_starts(firm->entry->value, DL_STR("company ")) &&
           (firm->end >= draft->tokens.count || !draft->cover[firm->end]);
}

/* "NXT:2050i": what chips are made with is traded under the rules of chips. */
static bool is_machine(const dl_story *story, const dl_piece *piece)
{
    const dl_found_entity *it = dl_piece_entity(story, piece);
    return story->draft->language != DL_LANGUAGE_EN && it->kind == DL_ENTITY_PRODUCT &&
           dl_str_find(it->name, DL_STR(":"), 0) < it->name.len;
}

bool dl_piece_name(const dl_story *story, dl_piece *piece)
{
    dl_entity_kind kind = dl_piece_entity(story, piece)->kind;
    piece->groups = kind_groups[kind] | (is_machine(story, piece) ? DL_GROUP_CHIP : 0);
    if (kind == DL_ENTITY_LAW)
        add_inner_groups(story, piece);
    return !is_plant(story, piece) && !dl_name_is_of_firm(story, piece->first);
}
