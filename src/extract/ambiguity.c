/* Which of the register's phrases in the text are meant as names.
 *
 * A name is written as its list writes it: what has a capital there has one here,
 * acronyms stand in capitals; and it is no part of a longer word. Strings that the
 * register calls ambiguous must be borne out by what is around them or elsewhere in the
 * article.
 */
#include "src/extract/names.h"

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

static bool is_written_so(const dl_draft *draft, const dl_cue *cue, bool loose)
{
    return case_fits(draft, cue, loose) && !is_common_phrase(draft, cue);
}

bool dl_known_is_written_so(const dl_draft *draft, const dl_cue *cue)
{
    return is_written_so(draft, cue, false);
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
dl_verdict dl_known_judge_syllable(const dl_draft *draft, uint32_t token)
{
    const dl_token *tokens = draft->tokens.items;
    const dl_token *it = &tokens[token];
    if (draft->language != DL_LANGUAGE_VI && draft->language != DL_LANGUAGE_OTHER)
        return DL_VERDICT_NO;
    if (!dl_token_is_capital(it))
        return DL_VERDICT_NO;
    if (dl_draft_cue_before(draft, token, DL_CUE_HONORIFIC))
        return DL_VERDICT_NO; /* ông Đức */
    if (token + 1 < draft->tokens.count) {
        const dl_token *next = it + 1;
        const dl_cue *known = dl_draft_cue(draft, token + 1, DL_CUE_NAME);
        if (next->sentence == it->sentence && next->kind == DL_WORD_LETTERS &&
            dl_token_is_capital(next) && !dl_sentence_shouts(draft, token) &&
            dl_token_is_vietnamese(draft, token + 1) &&
            !(known && known->end > token + 2) && next->shape != DL_SHAPE_UPPER)
            return DL_VERDICT_NO; /* Mỹ Tho, Đức Khôi */
    }
    if (it->flags & DL_TOKEN_FIRST)
        return dl_draft_cue(draft, token + 1, DL_CUE_SAY) ? DL_VERDICT_DOUBTFUL
                                                          : DL_VERDICT_YES;
    const dl_token *before = it - 1;
    if (before->kind == DL_WORD_LETTERS && dl_token_is_capital(before) &&
        !dl_sentence_shouts(draft, token) && before->shape != DL_SHAPE_UPPER &&
        dl_token_is_vietnamese(draft, token - 1)) {
        if (before->flags & DL_TOKEN_FIRST)
            return draft->usage->words[before->word].lower ||
                           dl_draft_cue_before(draft, token, DL_CUE_NOT_A_NAME)
                       ? DL_VERDICT_YES
                       : DL_VERDICT_DOUBTFUL; /* Tại Mỹ; Bắc Mỹ */
        return DL_VERDICT_NO;                 /* Minh Đức */
    }
    return DL_VERDICT_YES;
}

bool *dl_known_houses(const dl_draft *draft)
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
static bool has_house(const bool *houses, const dl_cue *cue)
{
    return cue->entry->house != DL_NO_ROW && houses[cue->entry->house];
}

static dl_verdict judge_ambiguous(const dl_draft *draft, const bool *houses,
                                  const dl_cue *cue, const dl_ambiguity *ambiguity,
                                  const dl_register_row *row)
{
    const dl_token *it = &draft->tokens.items[cue->first];
    const dl_word_usage *usage = &draft->usage->words[it->word];
    if (dl_str_equal(ambiguity->clash, DL_STR("common word"))) {
        if (row->kind == DL_ENTITY_PLACE && it->shape != DL_SHAPE_UPPER &&
            dl_token_is_vietnamese(draft, cue->first))
            return dl_known_judge_syllable(draft, cue->first);
        if (row->kind == DL_ENTITY_PLACE && it->shape == DL_SHAPE_UPPER)
            return dl_sentence_shouts(draft, cue->first) && !(it->flags & DL_TOKEN_FIRST)
                       ? DL_VERDICT_DOUBTFUL
                       : DL_VERDICT_YES;
        if (!dl_token_is_capital(it))
            return DL_VERDICT_DOUBTFUL;
        return it->flags & DL_TOKEN_FIRST && usage->inner == 0 && usage->lower
                   ? DL_VERDICT_NO
                   : DL_VERDICT_YES;
    }
    if (dl_str_equal(ambiguity->clash, DL_STR("too short")) ||
        dl_str_equal(ambiguity->clash, DL_STR("person name")) ||
        dl_str_equal(ambiguity->clash, DL_STR("other company"))) {
        if (dl_draft_cue_before(draft, cue->first, DL_CUE_HONORIFIC))
            return DL_VERDICT_NO;
        if (row->kind == DL_ENTITY_CHIP || row->kind == DL_ENTITY_PRODUCT ||
            row->kind == DL_ENTITY_COMPANY)
            return has_house(houses, cue) ? DL_VERDICT_YES : DL_VERDICT_DOUBTFUL;
        return it->shape == DL_SHAPE_UPPER ? DL_VERDICT_YES : DL_VERDICT_NO;
    }
    return DL_VERDICT_YES;
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
        if (word && word->end >= cue->end &&
            word->end - word->first > cue->end - cue->first)
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

dl_verdict dl_known_judge(const dl_draft *draft, const bool *houses, const dl_cue *cue)
{
    const dl_register *entities = draft->reference->entities;
    const dl_register_row *row = dl_register_row_at(entities, cue->entry->number);
    bool loose = cue->end - cue->first > 1 &&
                 (row->kind == DL_ENTITY_LAW ||
                  (row->kind == DL_ENTITY_GOVERNMENT &&
                   dl_token_is_capital(&draft->tokens.items[cue->first])));
    if (cue->entry->bracketed || has_maker(draft, cue) || !in_one_sentence(draft, cue) ||
        goes_on(draft, cue) || !is_written_so(draft, cue, loose) ||
        (row->kind == DL_ENTITY_PLACE && is_in_person(draft, cue)) ||
        is_in_title(draft, cue) || is_in_word(draft, cue) || runs_on(draft, cue))
        return DL_VERDICT_NO;
    const dl_ambiguity *ambiguity = cue->entry->ambiguity;
    return ambiguity ? judge_ambiguous(draft, houses, cue, ambiguity, row)
                     : DL_VERDICT_YES;
}
