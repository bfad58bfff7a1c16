/* A version that stands for a model of the firm named before it in its sentence, where the
 * register has a sister of it: 深度求索发布V4, "DeepSeek released V4" beside a DeepSeek-V3.
 */
#include "src/extract/names.h"

enum {
    BACK = 32,  /* tokens from the version to its firm: keeps time linear */
    SISTERS = 4 /* numbers looked up */
};

/* "V4", "R2": a capital and one digit. */
static bool is_version(const dl_draft *draft, uint32_t at)
{
    const dl_token *it = &draft->tokens.items[at];
    dl_str text = dl_draft_text(draft, at, at + 1);
    return !draft->cover[at] && it->kind == DL_WORD_LETTERS && text.len == 2 &&
           !(it->taken & DL_TAKEN_DATE) && text.ptr[0] >= 'A' && text.ptr[0] <= 'Z' &&
           text.ptr[1] >= '1' && text.ptr[1] <= '9';
}

/* "DeepSeek" and 'V' as "DeepSeek-V4", if the register has one such model. */
static dl_str sister_of(const dl_draft *draft, dl_str firm, char letter, uint32_t number)
{
    dl_str name = dl_str_format(draft->arena, "%.*s-%c%u", DL_STR_ARGS(firm), letter,
                                (unsigned)number);
    return dl_names_row(draft, name, DL_ENTITY_PRODUCT) != DL_NO_ROW ? name : (dl_str){ 0 };
}

/* The firm's name in the register, if a firm with such models is named before; empty. */
static dl_str firm_before(const dl_draft *draft, uint32_t at)
{
    char letter = dl_draft_text(draft, at, at + 1).ptr[0];
    uint32_t start = draft->sentences.items[draft->tokens.items[at].sentence].first;
    for (uint32_t i = at; i > start && i + BACK > at; i--) {
        const dl_name *name =
            draft->cover[i - 1] ? &draft->names.items[draft->cover[i - 1] - 1] : NULL;
        if (!name || name->kind != DL_ENTITY_COMPANY || name->row == DL_NO_ROW)
            continue;
        dl_str firm =
            dl_register_row_at(draft->reference->entities, name->row)->name;
        for (uint32_t n = 1; n <= SISTERS; n++)
            if (sister_of(draft, firm, letter, n).len)
                return firm;
        return (dl_str){ 0 };
    }
    return (dl_str){ 0 };
}

void dl_find_versions(dl_draft *draft)
{
    for (size_t i = 0; i < draft->digits.count; i++) {
        uint32_t at = draft->digits.items[i], end = at + 1;
        if (!is_version(draft, at))
            continue;
        dl_str firm = firm_before(draft, at);
        if (firm.len == 0)
            continue;
        if (end + 1 < draft->tokens.count && dl_draft_is(draft, end, ".") &&
            dl_token_is_glued(draft, end) && dl_token_is_glued(draft, end + 1) &&
            draft->tokens.items[end + 1].kind == DL_WORD_NUMBER)
            end += 2;
        dl_name *name = dl_names_add(draft, at, end, DL_ENTITY_PRODUCT, "version");
        name->canonical =
            dl_str_format(draft->arena, "%.*s-%.*s", DL_STR_ARGS(firm),
                          DL_STR_ARGS(dl_draft_text(draft, at, end)));
        name->row = dl_names_row(draft, name->canonical, DL_ENTITY_PRODUCT);
    }
}
