/* What goes on in a series by its number alone: 昇腾950PR明年上市，2027年再推出960和970, 950DT beside it. */
#include "src/extract/names.h"

enum {
    BACK = 64, /* tokens to the series: keeps time linear */
    LEAST = 3  /* digits: fewer count something */
};

/* The digits that the last word of a name has: 950 of 950PR. */
static uint32_t digits_of(const dl_draft *draft, uint32_t token)
{
    dl_str text = dl_draft_text(draft, token, token + 1);
    uint32_t count = 0;
    while (count < text.len && text.ptr[count] >= '0' && text.ptr[count] <= '9')
        count++;
    return count;
}

dl_str dl_name_in_series(const dl_draft *draft, const dl_name *family, uint32_t at)
{
    uint32_t last = family->end - 1;
    dl_str version = dl_draft_text(draft, last, family->end);
    dl_str called = family->row != DL_NO_ROW
                        ? dl_register_row_at(draft->reference->entities, family->row)->name
                        : family->canonical;
    dl_str head = dl_draft_text(draft, family->first, last);
    dl_str space = draft->tokens.items[last].flags & DL_TOKEN_SPACE ? DL_STR(" ") : DL_STR("");
    if (draft->language == DL_LANGUAGE_ZH && called.len > version.len &&
        dl_str_ends(called, version)) { /* 昇腾 by its name in other scripts */
        head = dl_str_slice(called, 0, called.len - version.len);
        space = DL_STR("");
    }
    return dl_str_format(draft->arena, "%.*s%.*s%.*s", DL_STR_ARGS(head), DL_STR_ARGS(space),
                         DL_STR_ARGS(dl_draft_text(draft, at, at + 1)));
}

/* Whether a number that counts nothing is what is brought out: 推出960, 轮到970, 和970. */
static bool is_brought(const dl_draft *draft, uint32_t at)
{
    const dl_token *it = &draft->tokens.items[at];
    if (it->kind != DL_WORD_NUMBER || it->taken & DL_TAKEN_DATE || draft->cover[at] || at < 2 ||
        it->end - it->start < LEAST || !dl_draft_in(draft, at + 1, DL_LIST_BEHIND_NUMBER))
        return false;
    if (dl_draft_in(draft, at - 1, DL_LIST_NUMBER_JOINT) && draft->cover[at - 2])
        return draft->names.items[draft->cover[at - 2] - 1].end == at - 1;
    const dl_cue *verb = dl_draft_cue_before(draft, at, DL_CUE_MARK);
    return verb && dl_str_equal(verb->entry->value, DL_STR("brings"));
}

/* The chip or phone of a series named last before a number as long as its own; NULL. */
static const dl_name *family_before(const dl_draft *draft, uint32_t at)
{
    const dl_token *it = &draft->tokens.items[at];
    for (uint32_t i = at; i > 0 && i + BACK > at; i--) {
        const dl_name *name =
            draft->cover[i - 1] ? &draft->names.items[draft->cover[i - 1] - 1] : NULL;
        if (name && name->kind == DL_ENTITY_CHIP && name->end == i &&
            name->end - name->first > 1 && digits_of(draft, i - 1) == it->end - it->start)
            return name;
    }
    return NULL;
}

void dl_find_han_numbers(dl_draft *draft)
{
    if (draft->language != DL_LANGUAGE_ZH)
        return;
    for (size_t i = 0; i < draft->digits.count; i++) {
        uint32_t at = draft->digits.items[i];

        const dl_name *found = is_brought(draft, at) ? family_before(draft, at) : NULL;
        if (!found)
            continue;
        const dl_name family = *found;
        dl_name *name = dl_names_add(draft, at, at + 1, DL_ENTITY_CHIP, "series number");
        name->reason.cue = dl_draft_span(draft, family.first, family.end);
        name->canonical = dl_name_in_series(draft, &family, at);
        name->row = dl_names_row(draft, name->canonical, DL_ENTITY_CHIP);
        draft->cover[at] = (uint32_t)draft->names.count;
    }
}
