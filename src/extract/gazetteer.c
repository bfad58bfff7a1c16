/* The register's names and the lexicon's demonyms, found in the text.
 *
 * The trie has found the phrases already (draft->cues), and ambiguity.c says which of
 * them are meant; what is left is where their names begin and end.
 */
#include "src/extract/names.h"

/* What a list may write before a name and a mention leaves out: "the White House", "chip
 * H20", "President Trump"; but "The Information" begins with its article. */
static uint32_t name_start(const dl_draft *draft, const dl_cue *cue, dl_entity_kind kind)
{
    static const dl_cue_class classes[DL_ENTITY_KIND_COUNT] = {
        [DL_ENTITY_PERSON] = DL_CUE_TITLE,
        [DL_ENTITY_COMPANY] = DL_CUE_COMPANY_BEFORE,
        [DL_ENTITY_ORGANISATION] = DL_CUE_MEDIA_BEFORE,
        [DL_ENTITY_PLACE] = DL_CUE_PLACE_BEFORE,
        [DL_ENTITY_CHIP] = DL_CUE_CHIP_BEFORE,
        [DL_ENTITY_PRODUCT] = DL_CUE_PRODUCT_BEFORE,
    };
    if (cue->end - cue->first > 1 && dl_draft_in(draft, cue->first, DL_LIST_BEFORE_NAME) &&
        !dl_str_starts(cue->entry->phrase, DL_STR("The ")))
        return cue->first + 1;
    const dl_cue *class =
        classes[kind] ? dl_draft_any_cue(draft, cue->first, classes[kind]) : NULL;
    if (!class || class->end >= cue->end)
        return cue->first;
    if (kind == DL_ENTITY_PERSON)
        return class->end;
    uint32_t rest = dl_names_row(draft, dl_draft_text(draft, class->end, cue->end), kind);
    return rest == cue->entry->number ? class->end : cue->first;
}

/* "Nvidia Corp.", "长江存储科技有限责任公司": the form of the firm belongs to its name.
 */
static uint32_t with_legal_form(const dl_draft *draft, const dl_cue *cue,
                                const dl_register_row *row)
{
    const dl_cue *form = dl_draft_any_cue(draft, cue->end, DL_CUE_COMPANY_AFTER);
    bool latin = form && draft->tokens.items[form->first].kind == DL_WORD_LETTERS;
    if (row->kind != DL_ENTITY_COMPANY || !form ||
        !dl_str_equal(form->entry->value, DL_STR("legal")) ||
        draft->tokens.items[form->end - 1].sentence !=
            draft->tokens.items[cue->first].sentence ||
        (latin && !dl_token_is_capital(&draft->tokens.items[form->first])))
        return cue->end;
    return form->end;
}

static void add_known(dl_draft *draft, const dl_cue *cue, uint32_t row, bool doubtful,
                      const char *rule)
{
    const dl_register_row *entity = dl_register_row_at(draft->reference->entities, row);
    uint32_t first = name_start(draft, cue, entity->kind);
    uint32_t end = with_legal_form(draft, cue, entity);
    dl_name *name = dl_names_add(draft, first, end, entity->kind, rule);
    name->row = row;
    name->doubtful = doubtful;
}

static bool is_dash(const dl_draft *draft, uint32_t token)
{
    return token < draft->tokens.count &&
           (dl_draft_is(draft, token, "-") || dl_draft_is(draft, token, "–") ||
            dl_draft_is(draft, token, "/"));
}

/* "Mỹ - Trung": short for a country only beside another one. */
static bool is_joined(const dl_draft *draft, const dl_cue *cue)
{
    return (cue->first >= 2 && is_dash(draft, cue->first - 1) &&
            dl_token_is_capital(&draft->tokens.items[cue->first - 2])) ||
           (is_dash(draft, cue->end) && cue->end + 1 < draft->tokens.count &&
            dl_token_is_capital(&draft->tokens.items[cue->end + 1]));
}

static bool has_name(const dl_draft *draft, const dl_cue *cue)
{
    for (uint32_t i = draft->first_cue[cue->first]; i < draft->first_cue[cue->first + 1];
         i++)
        if (draft->cues.items[i].class == DL_CUE_NAME &&
            draft->cues.items[i].end >= cue->end)
            return true;
    return false;
}

/* Value: id of the place, and "joined" if it needs another one beside it. Where the
 * register has the same word it decides; without it the lexicon still knows its
 * countries. */
static void find_demonym(dl_draft *draft, uint32_t token)
{
    const dl_cue *cue = dl_draft_any_cue(draft, token, DL_CUE_DEMONYM);
    bool known = !draft->options.without_register;
    dl_str id, condition;
    if (!cue || !dl_known_is_written_so(draft, cue) || (known && has_name(draft, cue)))
        return;
    dl_str_cut(cue->entry->value, ' ', &id, &condition);
    uint32_t row = known ? dl_register_find(draft->reference->entities, id) : DL_NO_ROW;
    if ((known && row == DL_NO_ROW) || (condition.len && !is_joined(draft, cue)))
        return;
    if (cue->end - cue->first == 1 && dl_token_is_accented(draft, token) &&
        draft->tokens.items[token].kind == DL_WORD_LETTERS && !condition.len &&
        dl_known_judge_syllable(draft, token) != DL_VERDICT_YES)
        return;
    if (known) {
        add_known(draft, cue, row, false, "demonym");
        return;
    }
    dl_name *name = dl_names_add(draft, cue->first, cue->end, DL_ENTITY_PLACE, "demonym");
    name->canonical = id;
}

/* "H20s", "iPhones": an English plural of a thing that is made in numbers. */
static void find_plural(dl_draft *draft, uint32_t token)
{
    dl_str text = dl_draft_text(draft, token, token + 1);
    if (text.len < 3 || text.ptr[text.len - 1] != 's')
        return;
    dl_str one = dl_str_slice(text, 0, text.len - 1);
    uint32_t row = dl_names_row(draft, one, DL_ENTITY_CHIP);
    dl_entity_kind kind = row == DL_NO_ROW ? DL_ENTITY_PRODUCT : DL_ENTITY_CHIP;
    if (row == DL_NO_ROW)
        row = dl_names_row(draft, one, DL_ENTITY_PRODUCT);
    if (row != DL_NO_ROW)
        dl_names_add(draft, token, token + 1, kind, "plural")->row = row;
}

static void find_row(dl_draft *draft, const bool *houses, uint32_t token)
{
    for (uint32_t i = draft->first_cue[token]; i < draft->first_cue[token + 1]; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (cue->class != DL_CUE_NAME)
            continue;
        dl_verdict said = dl_known_judge(draft, houses, cue);
        if (said != DL_VERDICT_NO)
            add_known(draft, cue, cue->entry->number, said == DL_VERDICT_DOUBTFUL,
                      "register");
        if (said == DL_VERDICT_YES)
            break;
    }
}

void dl_find_known(dl_draft *draft)
{
    const uint64_t demonym = DL_CUE_BIT(DEMONYM), row = DL_CUE_BIT(NAME);
    const bool *houses = dl_known_houses(draft);
    bool register_too = !draft->options.without_register;
    bool plurals = register_too && draft->language == DL_LANGUAGE_EN;
    uint64_t wanted = demonym | (register_too ? row : 0);
    uint32_t count = (uint32_t)draft->tokens.count;
    for (uint32_t token = 0; token < count; token++) {
        uint64_t starts = draft->cue_starts[token] & wanted;
        if (!starts && !plurals)
            continue;
        if (starts & demonym)
            find_demonym(draft, token);
        if (plurals && dl_token_is_word(draft, token))
            find_plural(draft, token);
        if (starts & row)
            find_row(draft, houses, token);
    }
}
