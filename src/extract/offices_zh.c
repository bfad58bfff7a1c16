/* Whose ministry a bare 商务部 of Chinese in simplified script is: one's own, unless its sentence
 * speaks of lawmakers or of curbs on China, or names an American in office before it. */
#include "src/extract/things.h"

/* Whether the words around a name in its sentence say it: 1 abroad, -1 at home, 0 neither. */
static int says_whose(const dl_draft *draft, const dl_sentence *its, uint32_t name)
{
    enum { AROUND = 160 }; /* tokens on either side: keeps time linear */
    uint32_t first = name > its->first + AROUND ? name - AROUND : its->first;
    uint32_t end = its->end > name + AROUND ? name + AROUND : its->end;
    int whose = 0;
    for (uint32_t i = first; i < end; i++) {
        if (dl_draft_cue_is(draft, i, DL_CUE_MARK, "home"))
            return -1;
        if (dl_draft_cue_is(draft, i, DL_CUE_MARK, "abroad"))
            whose = 1;
    }
    return whose;
}

/* The country of an authority, or of who holds an office of one; DL_NO_ROW. */
static uint32_t country_of(const dl_draft *draft, const dl_name *name)
{
    const dl_register *entities = draft->reference->entities;
    uint32_t row = name->row;
    if (row != DL_NO_ROW && name->kind == DL_ENTITY_PERSON)
        row = dl_register_find(entities, dl_register_row_at(entities, row)->affiliation);
    return row != DL_NO_ROW && dl_register_row_at(entities, row)->kind == DL_ENTITY_GOVERNMENT
               ? dl_names_country(draft, row)
               : DL_NO_ROW;
}

uint32_t dl_office_abroad(const dl_draft *draft, size_t number)
{
    enum { MOST = 32 }; /* names looked back at: keeps time linear */
    const dl_register *entities = draft->reference->entities;
    const dl_name *names = draft->names.items;
    uint32_t own = dl_register_find(entities, DL_STR("mofcom"));
    uint32_t other = dl_register_find(entities, DL_STR("us-department-of-commerce"));
    uint32_t home = dl_register_find(entities, DL_STR("china"));
    uint32_t at = draft->tokens.items[names[number].first].sentence;
    if (own == DL_NO_ROW || names[number].row != own || other == DL_NO_ROW ||
        at >= draft->sentences.count)
        return DL_NO_ROW;
    int whose = says_whose(draft, &draft->sentences.items[at], names[number].first);
    if (whose != 0)
        return whose > 0 ? other : DL_NO_ROW;
    for (size_t i = number; i > 0; i--) {
        uint32_t its = draft->tokens.items[names[i - 1].first].sentence;
        if (its < at || i + MOST < number || names[i - 1].row == other) /* both side by side */
            return DL_NO_ROW;
        uint32_t country = country_of(draft, &names[i - 1]);
        if (country != DL_NO_ROW)
            return country != home && country == dl_names_country(draft, other) ? other
                                                                                : DL_NO_ROW;
    }
    return DL_NO_ROW;
}
