/* The register's names and the lexicon's demonyms, found in the text.
 *
 * The trie has found the phrases already (draft->cues); what is left is to say which of
 * them are meant. A name is written as its list writes it: what has a capital there has
 * one here, acronyms stand in capitals. Strings that the register calls ambiguous must
 * be borne out by what is around them or elsewhere in the article.
 */
#include "dateline/utf8.h"
#include "src/extract/names.h"

typedef enum verdict { NO, DOUBTFUL, YES } verdict;

typedef struct dl_reading {
    dl_draft *draft;
    bool *houses; /* rows that are named in the article, or something of theirs is */
} dl_reading;

static bool word_fits(dl_case written, const dl_token *token, bool loose)
{
    switch (written) {
    case DL_CASE_UPPER:
        return token->shape == DL_SHAPE_UPPER;
    case DL_CASE_UPPER_OR_FIRST:
        return token->shape == DL_SHAPE_UPPER || token->shape == DL_SHAPE_CAPITAL;
    case DL_CASE_FIRST:
        return loose || dl_token_is_capital(token);
    case DL_CASE_MIXED:
        return dl_token_is_capital(token);
    case DL_CASE_ANY:
        break;
    }
    return true;
}

/* Whether the text writes the phrase with the capitals that its table gives it. */
static bool case_fits(const dl_draft *draft, const dl_cue *cue, bool loose)
{
    uint64_t cases = cue->entry->cases;
    for (uint32_t token = cue->first; cases; token++, cases >>= DL_CASE_BITS)
        if (!word_fits((dl_case)(cases & ((1u << DL_CASE_BITS) - 1)),
                       &draft->tokens.items[token], loose))
            return false;
    return true;
}

/* A list of words that are none, as long as the name or longer, rules it out: "Ý kiến".
 */
static bool is_common_phrase(const dl_draft *draft, const dl_cue *cue)
{
    const dl_cue *common = dl_draft_cue(draft, cue->first, DL_CUE_NOT_A_NAME);
    return common && common->end >= cue->end;
}

static bool in_one_sentence(const dl_draft *draft, const dl_cue *cue)
{
    return draft->tokens.items[cue->first].sentence ==
           draft->tokens.items[cue->end - 1].sentence;
}

/* A digit or letter that goes on right behind the name: "GPT-4" in "GPT-4.5". */
static bool goes_on(const dl_draft *draft, const dl_cue *cue)
{
    const dl_token *tokens = draft->tokens.items;
    uint32_t next = cue->end;
    if (!(tokens[next - 1].flags & DL_TOKEN_DIGIT) || next + 1 >= draft->tokens.count)
        return false;
    return dl_draft_is(draft, next, ".") && dl_token_is_glued(draft, next) &&
           dl_token_is_glued(draft, next + 1) && tokens[next + 1].flags & DL_TOKEN_DIGIT;
}

/* Vietnamese names of countries that are syllables of other names and words too. */
static verdict judge_syllable(const dl_draft *draft, uint32_t token)
{
    const dl_token *tokens = draft->tokens.items;
    const dl_token *it = &tokens[token];
    if (draft->language != DL_LANGUAGE_VI && draft->language != DL_LANGUAGE_OTHER)
        return NO;
    if (!dl_token_is_capital(it))
        return NO;
    if (dl_draft_cue_before(draft, token, DL_CUE_HONORIFIC))
        return NO; /* ông Đức */
    if (token + 1 < draft->tokens.count) {
        const dl_token *next = it + 1;
        const dl_cue *known = dl_draft_cue(draft, token + 1, DL_CUE_NAME);
        if (next->sentence == it->sentence && next->kind == DL_WORD_LETTERS &&
            dl_token_is_capital(next) && !dl_sentence_shouts(draft, token) &&
            dl_token_is_vietnamese(draft, token + 1) &&
            !(known && known->end > token + 2) && next->shape != DL_SHAPE_UPPER)
            return NO; /* Mỹ Tho, Đức Khôi */
    }
    if (it->flags & DL_TOKEN_FIRST)
        return dl_draft_cue(draft, token + 1, DL_CUE_SAY) ? DOUBTFUL : YES;
    const dl_token *before = it - 1;
    if (before->kind == DL_WORD_LETTERS && dl_token_is_capital(before) &&
        !dl_sentence_shouts(draft, token) && before->shape != DL_SHAPE_UPPER &&
        dl_token_is_vietnamese(draft, token - 1)) {
        if (before->flags & DL_TOKEN_FIRST)
            return draft->usage->words[before->word].lower ||
                           dl_draft_cue_before(draft, token, DL_CUE_NOT_A_NAME)
                       ? YES
                       : DOUBTFUL; /* Tại Mỹ; Bắc Mỹ */
        return NO;                 /* Minh Đức */
    }
    return YES;
}

static bool *find_houses(const dl_draft *draft)
{
    const dl_register *entities = draft->reference->entities;
    bool *houses = DL_NEW(draft->scratch, bool, (size_t)dl_register_count(entities) + 1);
    for (size_t i = 0; i < draft->cues.count; i++) {
        const dl_entry *entry = draft->cues.items[i].entry;
        if (draft->cues.items[i].class != DL_CUE_NAME || entry->ambiguity)
            continue;
        houses[entry->number] = true;
        if (entry->house != DL_NO_ROW)
            houses[entry->house] = true;
    }
    return houses;
}

/* Whether something of the same house is named anywhere: the maker of a model. */
static bool has_house(const dl_reading *reading, const dl_cue *cue)
{
    return cue->entry->house != DL_NO_ROW && reading->houses[cue->entry->house];
}

static verdict judge_ambiguous(const dl_reading *reading, const dl_cue *cue,
                               const dl_ambiguity *ambiguity, const dl_register_row *row)
{
    const dl_draft *draft = reading->draft;
    const dl_token *it = &draft->tokens.items[cue->first];
    const dl_word_usage *usage = &draft->usage->words[it->word];
    if (dl_str_equal(ambiguity->clash, DL_STR("common word"))) {
        if (row->kind == DL_ENTITY_PLACE && it->shape != DL_SHAPE_UPPER &&
            dl_token_is_vietnamese(draft, cue->first))
            return judge_syllable(draft, cue->first);
        if (row->kind == DL_ENTITY_PLACE && it->shape == DL_SHAPE_UPPER)
            return dl_sentence_shouts(draft, cue->first) && !(it->flags & DL_TOKEN_FIRST)
                       ? DOUBTFUL
                       : YES;
        if (!dl_token_is_capital(it))
            return DOUBTFUL;
        return it->flags & DL_TOKEN_FIRST && usage->inner == 0 && usage->lower ? NO : YES;
    }
    if (dl_str_equal(ambiguity->clash, DL_STR("too short")) ||
        dl_str_equal(ambiguity->clash, DL_STR("person name")) ||
        dl_str_equal(ambiguity->clash, DL_STR("other company"))) {
        if (dl_draft_cue_before(draft, cue->first, DL_CUE_HONORIFIC))
            return NO;
        if (row->kind == DL_ENTITY_CHIP || row->kind == DL_ENTITY_PRODUCT ||
            row->kind == DL_ENTITY_COMPANY)
            return has_house(reading, cue) ? YES : DOUBTFUL;
        return it->shape == DL_SHAPE_UPPER ? YES : NO;
    }
    return YES;
}

/* "Nvidia H20" is the maker and its chip, two names, if the list has the chip alone. */
static bool has_maker(const dl_draft *draft, const dl_cue *cue)
{
    const dl_register *entities = draft->reference->entities;
    const dl_cue *maker = NULL;
    for (uint32_t i = draft->first_cue[cue->first]; i < draft->first_cue[cue->first + 1];
         i++) {
        const dl_cue *it = &draft->cues.items[i];
        if (it->class == DL_CUE_NAME && it->end < cue->end &&
            dl_register_row_at(entities, it->entry->number)->kind == DL_ENTITY_COMPANY)
            maker = it;
    }
    if (!maker)
        return false;
    for (uint32_t i = draft->first_cue[maker->end]; i < draft->first_cue[maker->end + 1];
         i++) {
        const dl_cue *it = &draft->cues.items[i];
        if (it->end == cue->end && it->class == DL_CUE_NAME &&
            it->entry->number == cue->entry->number)
            return true;
    }
    return false;
}

/* 商务部 in 商务部长 is the title's, not the ministry. */
static bool is_in_title(const dl_draft *draft, const dl_cue *cue)
{
    return cue->end < draft->tokens.count && dl_draft_is(draft, cue->end - 1, "部") &&
           !dl_draft_cue(draft, cue->end, DL_CUE_TITLE) /* 部|长官 */
           && (dl_draft_is(draft, cue->end, "长") || dl_draft_is(draft, cue->end, "長"));
}

/* 大陆 in 次大陆, 国会 in 韩国国会: a longer word that is no name. */
static bool is_in_word(const dl_draft *draft, const dl_cue *cue)
{
    enum { BEFORE = 2 }; /* ideographs */
    if (draft->language != DL_LANGUAGE_ZH)
        return false;
    if (cue->first > 0 && dl_draft_is(draft, cue->first, "日") &&
        draft->tokens.items[cue->first - 1].kind == DL_WORD_NUMBER)
        return true; /* 13日|立案 */
    for (uint32_t back = 0; back <= BEFORE && back <= cue->first; back++) {
        const dl_cue *word = dl_draft_cue(draft, cue->first - back, DL_CUE_NOT_A_NAME);
        if (word && word->end >= cue->end && word->end - word->first > cue->end - cue->first)
            return true;
    }
    return false;
}

/* "Chủ tịch Tập" in "Chủ tịch Tập đoàn": the last syllable begins another word. */
static bool runs_on(const dl_draft *draft, const dl_cue *cue)
{
    static const dl_cue_class classes[] = { DL_CUE_COMPANY_BEFORE, DL_CUE_FIELD,
                                            DL_CUE_NOT_A_NAME, DL_CUE_ORGANISATION_BEFORE,
                                            DL_CUE_GOVERNMENT_BEFORE };
    if (draft->language != DL_LANGUAGE_VI || cue->end >= draft->tokens.count ||
        draft->tokens.items[cue->end].shape != DL_SHAPE_LOWER)
        return false;
    for (size_t i = 0; i < DL_COUNT(classes); i++) {
        const dl_cue *word = dl_draft_cue(draft, cue->end - 1, classes[i]);
        if (word && word->end > cue->end)
            return true;
    }
    return false;
}

/* "Nguyễn Thái Bình" is no province. */
static bool is_in_person(const dl_draft *draft, const dl_cue *cue)
{
    uint32_t at = cue->first;
    return draft->language == DL_LANGUAGE_VI && at > 0 &&
           dl_token_is_accented(draft, at) &&
           draft->tokens.items[at - 1].sentence == draft->tokens.items[at].sentence &&
           draft->tokens.items[at - 1].shape == DL_SHAPE_CAPITAL &&
           dl_draft_cue(draft, at - 1, DL_CUE_SURNAME) &&
           !dl_draft_cue_before(draft, at, DL_CUE_NOT_A_NAME) &&
           !dl_draft_cue_before(draft, at, DL_CUE_FIELD);
}

static verdict judge(const dl_reading *reading, const dl_cue *cue)
{
    const dl_draft *draft = reading->draft;
    const dl_register *entities = draft->reference->entities;
    const dl_register_row *row = dl_register_row_at(entities, cue->entry->number);
    bool loose = cue->end - cue->first > 1 &&
                 (row->kind == DL_ENTITY_LAW ||
                  (row->kind == DL_ENTITY_GOVERNMENT &&
                   dl_token_is_capital(&draft->tokens.items[cue->first])));
    if (cue->entry->bracketed || has_maker(draft, cue) || !in_one_sentence(draft, cue) ||
        goes_on(draft, cue) || is_common_phrase(draft, cue) ||
        !case_fits(draft, cue, loose) ||
        (row->kind == DL_ENTITY_PLACE && is_in_person(draft, cue)) ||
        is_in_title(draft, cue) || is_in_word(draft, cue) || runs_on(draft, cue))
        return NO;
    const dl_ambiguity *ambiguity = cue->entry->ambiguity;
    return ambiguity ? judge_ambiguous(reading, cue, ambiguity, row) : YES;
}

/* What a list may write before a name and a mention leaves out: "the White House", "chip
 * H20", "President Trump"; but "The Information" begins with its article. */
static uint32_t name_start(const dl_draft *draft, const dl_cue *cue, dl_entity_kind kind)
{
    static const char *const articles[] = { "the", "nước", "mainland" };
    static const dl_cue_class classes[DL_ENTITY_KIND_COUNT] = {
        [DL_ENTITY_PERSON] = DL_CUE_TITLE,
        [DL_ENTITY_COMPANY] = DL_CUE_COMPANY_BEFORE,
        [DL_ENTITY_ORGANISATION] = DL_CUE_MEDIA_BEFORE,
        [DL_ENTITY_PLACE] = DL_CUE_PLACE_BEFORE,
        [DL_ENTITY_CHIP] = DL_CUE_CHIP_BEFORE,
        [DL_ENTITY_PRODUCT] = DL_CUE_PRODUCT_BEFORE,
    };
    for (size_t i = 0; cue->end - cue->first > 1 && i < DL_COUNT(articles); i++)
        if (dl_str_equal(dl_draft_folded(draft, cue->first), dl_str_from(articles[i])) &&
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
    if (!cue || !case_fits(draft, cue, false) || is_common_phrase(draft, cue) ||
        (known && has_name(draft, cue)))
        return;
    dl_str_cut(cue->entry->value, ' ', &id, &condition);
    uint32_t row = known ? dl_register_find(draft->reference->entities, id) : DL_NO_ROW;
    if ((known && row == DL_NO_ROW) || (condition.len && !is_joined(draft, cue)))
        return;
    if (cue->end - cue->first == 1 && dl_token_is_accented(draft, token) &&
        draft->tokens.items[token].kind == DL_WORD_LETTERS && !condition.len &&
        judge_syllable(draft, token) != YES)
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

static void find_row(const dl_reading *reading, uint32_t token)
{
    dl_draft *draft = reading->draft;
    for (uint32_t i = draft->first_cue[token]; i < draft->first_cue[token + 1]; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (cue->class != DL_CUE_NAME)
            continue;
        verdict said = judge(reading, cue);
        if (said != NO)
            add_known(draft, cue, cue->entry->number, said == DOUBTFUL, "register");
        if (said == YES)
            break;
    }
}

void dl_find_known(dl_draft *draft)
{
    const uint64_t demonym = DL_CUE_BIT(DEMONYM), row = DL_CUE_BIT(NAME);
    dl_reading reading = { draft, find_houses(draft) };
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
            find_row(&reading, token);
    }
}
