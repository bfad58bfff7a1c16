/* What a version adds to names.
 *
 *     深度求索发布V4, "DeepSeek released V4" beside a DeepSeek-V3: a version that stands for a
 *         model of the firm named before it, where the register has a sister of it
 *     "Rubin | CPX", "Atlas 950 | SuperPoD", "Grok 4 | Fast": what English writes behind
 *         the name of a chip or a product, and no list knows; in Chinese what is not Chinese,
 *         in Vietnamese what is no syllable of its own
 */
#include "src/extract/runs.h"

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

/* Whether an English name may go on with a word: one with a capital of its own that the
 * article does not write in lower case, and that no other name or date has. */
static bool goes_on_with(const dl_draft *draft, uint32_t at)
{
    const dl_token *it = &draft->tokens.items[at];
    bool spaced = it->flags & DL_TOKEN_SPACE;
    if (draft->language == DL_LANGUAGE_VI &&
        (dl_token_is_accented(draft, at) || dl_token_is_vietnamese(draft, at)))
        return false;
    return it->kind == DL_WORD_LETTERS && dl_token_is_capital(it) && spaced &&
           !draft->cover[at] && !(it->taken & DL_TAKEN_DATE) &&
           draft->usage->words[it->word].lower == 0 &&
           !dl_draft_any_cue(draft, at, DL_CUE_NOT_A_NAME) &&
           !dl_draft_any_cue(draft, at, DL_CUE_NAME) &&
           !dl_draft_any_cue(draft, at, DL_CUE_DEMONYM) &&
           !dl_draft_any_cue(draft, at, DL_CUE_TITLE) &&
           !dl_draft_any_cue(draft, at, DL_CUE_CHIP_AFTER) &&
           !dl_draft_any_cue(draft, at, DL_CUE_SURNAME);
}

/* "Fold 7", "Opus 4.5": where a number ends that no noun follows. */
static uint32_t number_end(const dl_draft *draft, uint32_t first, uint32_t at)
{
    const dl_token *it = &draft->tokens.items[at];
    uint32_t end = at + 1;
    if (it->kind != DL_WORD_NUMBER || it->end - it->start > 4 || it->taken & DL_TAKEN_DATE)
        return at;
    if (dl_tokens_are_together(draft, first, end + 1) && dl_draft_is(draft, end, ".") &&
        dl_token_is_glued(draft, end) && dl_token_is_glued(draft, end + 1) &&
        draft->tokens.items[end + 1].kind == DL_WORD_NUMBER)
        end += 2;
    return end;
}

/* Whether the clause goes on behind a name, so that its last word is not of what follows:
 * "the H20 Lutnick cleared". */
static bool is_closed(const dl_draft *draft, uint32_t first, uint32_t end)
{
    if (!dl_tokens_are_together(draft, first, end))
        return true;
    const dl_token *it = &draft->tokens.items[end];
    if (draft->language == DL_LANGUAGE_ZH)
        return it->kind != DL_WORD_LETTERS && it->kind != DL_WORD_NUMBER;
    if (draft->language == DL_LANGUAGE_VI) /* only names have capitals there */
        return it->kind != DL_WORD_NUMBER && !dl_token_is_capital(it);
    return it->kind == DL_WORD_PUNCTUATION || it->taken & DL_TAKEN_DATE ||
           dl_draft_cue(draft, end, DL_CUE_PREPOSITION) ||
           dl_draft_cue(draft, end, DL_CUE_OBJECT) || dl_draft_cue(draft, end, DL_CUE_JOIN) ||
           dl_draft_cue(draft, end, DL_CUE_CLAUSE) || dl_draft_cue(draft, end, DL_CUE_STATE) ||
           dl_draft_any_cue(draft, end, DL_CUE_CHIP_AFTER) ||
           dl_draft_cue(draft, end, DL_CUE_PRODUCT_BEFORE);
}

static bool has_digit(const dl_draft *draft, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (draft->tokens.items[i].flags & DL_TOKEN_DIGIT)
            return true;
    return false;
}

/* R1-0528, V3-0324: the day or month of a build behind the name of a model. */
static bool is_build_of(const dl_draft *draft, uint32_t at)
{
    enum { DIGITS = 4 };
    if (at + 1 >= draft->tokens.count || !dl_draft_is(draft, at, "-") ||
        !dl_token_is_glued(draft, at) || !dl_token_is_glued(draft, at + 1) ||
        draft->tokens.items[at + 1].taken & DL_TAKEN_DATE)
        return false;
    const dl_token *it = &draft->tokens.items[at + 1];
    return it->kind == DL_WORD_NUMBER && it->end - it->start == DIGITS &&
           (draft->body.ptr[it->start] == '0' || draft->body.ptr[it->start] == '2' ||
            draft->body.ptr[it->start] == '1');
}

/* Where a name ends that goes on behind itself. */
static uint32_t extended_end(const dl_draft *draft, const dl_name *name)
{
    enum { MOST = 3 }; /* words */
    uint32_t end = name->end, words = 0;
    if (dl_draft_is(draft, end, "+") && dl_token_is_glued(draft, end) &&
        end + 1 < draft->tokens.count && !draft->cover[end + 1] &&
        draft->tokens.items[end + 1].shape == DL_SHAPE_UPPER)
        end += 2; /* Copilot+ PC */
    if (name->kind == DL_ENTITY_PRODUCT && is_build_of(draft, end) &&
        !draft->cover[end + 1])
        return end + 2;
    while (words++ < MOST && dl_tokens_are_together(draft, name->first, end)) {
        if (goes_on_with(draft, end)) {
            end++;
            continue;
        }
        bool chinese = draft->language == DL_LANGUAGE_ZH; /* its numbers count */
        uint32_t behind = chinese || has_digit(draft, name->first, end)
                              ? end
                              : number_end(draft, name->first, end);
        if (behind == end || !is_closed(draft, name->first, behind))
            break;
        end = behind;
    }
    return end > name->end && is_closed(draft, name->first, end) ? end : name->end;
}

void dl_names_extend(dl_draft *draft)
{
    for (uint32_t i = 0; i < draft->names.count; i++) {
        dl_name *name = &draft->names.items[i];
        if (name->kind != DL_ENTITY_CHIP && name->kind != DL_ENTITY_PRODUCT)
            continue;
        uint32_t end = extended_end(draft, name);
        uint32_t number = draft->tokens.items[name->first].sentence;
        if (end == name->end ||
            dl_run_is_title_case(draft, &draft->sentences.items[number]))
            continue;
        for (uint32_t k = name->end; k < end; k++)
            draft->cover[k] = i + 1;
        bool build = end == name->end + 2 && is_build_of(draft, name->end);
        dl_str whole = build && name->row != DL_NO_ROW /* R1-0528 is DeepSeek-R1-0528 */
                           ? dl_register_row_at(draft->reference->entities, name->row)->name
                           : (dl_str){ 0 };
        name->canonical = (dl_str){ 0 };
        if (whole.len)
            name->canonical =
                dl_str_format(draft->arena, "%.*s%.*s", DL_STR_ARGS(whole),
                              DL_STR_ARGS(dl_draft_text(draft, name->end, end)));
        name->end = end;
        name->row = dl_names_row(draft, dl_draft_text(draft, name->first, end), name->kind);
    }
}
