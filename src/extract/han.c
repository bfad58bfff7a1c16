/* The edges of names in Han script: signs, function words and what has a name already. */
#include "src/extract/han.h"

bool dl_han_ends_before(const dl_draft *draft, uint32_t at)
{
    return !dl_han_is_free(draft, at) || !dl_tokens_are_together(draft, at - 1, at) ||
           dl_draft_cue(draft, at, DL_CUE_SAY) ||
           dl_draft_cue(draft, at, DL_CUE_NOT_A_NAME) ||
           dl_draft_cue(draft, at, DL_CUE_TITLE_AFTER) ||
           dl_draft_cue(draft, at, DL_CUE_TITLE);
}

bool dl_han_begins_at(const dl_draft *draft, uint32_t at)
{
    return at == 0 || !dl_han_is(draft, at - 1) || draft->cover[at - 1] ||
           !dl_tokens_are_together(draft, at - 1, at) ||
           dl_draft_cue_before(draft, at, DL_CUE_NOT_A_NAME) ||
           dl_draft_cue_before(draft, at, DL_CUE_SAY) ||
           dl_draft_cue_before(draft, at, DL_CUE_TITLE) ||
           dl_draft_cue_before(draft, at, DL_CUE_COMPANY_BEFORE);
}

bool dl_han_is_place(const dl_draft *draft, uint32_t at)
{
    return draft->cover[at] &&
           draft->names.items[draft->cover[at] - 1].kind == DL_ENTITY_PLACE;
}

bool dl_han_is_city(const dl_draft *draft, uint32_t at)
{
    if (!dl_han_is_place(draft, at))
        return false;
    const dl_name *name = &draft->names.items[draft->cover[at] - 1];
    return name->row != DL_NO_ROW && dl_names_country(draft, name->row) != name->row;
}

bool dl_han_is_class_word(const dl_draft *draft, uint32_t first, uint32_t end)
{
    static const dl_cue_class classes[] = { DL_CUE_GOVERNMENT_AFTER,
                                            DL_CUE_COMPANY_AFTER,
                                            DL_CUE_ORGANISATION_AFTER,
                                            DL_CUE_COMPANY_BEFORE,
                                            DL_CUE_LAW_AFTER,
                                            DL_CUE_NOT_A_NAME,
                                            DL_CUE_TITLE };
    for (size_t i = 0; i < DL_COUNT(classes); i++) {
        const dl_cue *cue = dl_draft_cue_before(draft, end, classes[i]);
        if (cue && cue->first > first)
            return true;
        cue = dl_draft_cue(draft, first, classes[i]);
        if (cue && cue->end >= first + 2)
            return true;
    }
    return false;
}

uint32_t dl_han_edge_before(const dl_draft *draft, uint32_t tail, uint32_t most)
{
    uint32_t at = tail;
    if (dl_han_begins_at(draft, tail))
        return tail;
    while (tail - at <= most) {
        if (at < tail && dl_han_begins_at(draft, at))
            return at;
        if (at == 0 || !dl_han_is_free(draft, at - 1))
            return tail;
        at--;
    }
    return tail;
}

uint32_t dl_han_place_before(const dl_draft *draft, uint32_t first, bool city)
{
    uint32_t at = first;
    if (at > 0 && (dl_draft_is(draft, at - 1, "省") || dl_draft_is(draft, at - 1, "市")))
        at--;
    if (at == 0 || !dl_han_is_place(draft, at - 1) ||
        (city && !dl_han_is_city(draft, at - 1)) ||
        !dl_tokens_are_together(draft, at - 1, first))
        return first;
    return draft->names.items[draft->cover[at - 1] - 1].first;
}
