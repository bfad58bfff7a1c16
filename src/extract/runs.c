/* Runs of words with capitals, and what may join or cut them. */
#include "src/extract/runs.h"

bool dl_run_is_start(const dl_draft *draft, uint32_t at)
{
    const dl_token *it = &draft->tokens.items[at];
    return it->flags & DL_TOKEN_FIRST ||
           (at > 0 && it->sentence == 0 && it[-1].taken & DL_TAKEN_DATE &&
            it[-1].kind != DL_WORD_PUNCTUATION);
}

/* "thứ Sáu", "tháng Hai": a day or month that no date was made of. */
static bool is_calendar(const dl_draft *draft, uint32_t at)
{
    static const dl_cue_class classes[] = { DL_CUE_WEEKDAY, DL_CUE_MONTH };
    for (size_t i = 0; at > 0 && i < DL_COUNT(classes); i++) {
        const dl_cue *cue = dl_draft_cue(draft, at - 1, classes[i]);
        if (cue && cue->end > at)
            return true;
    }
    const char *month = "tháng";
    return at > 0 && dl_str_equal(dl_draft_folded(draft, at - 1), dl_str_from(month)) &&
           dl_draft_cue(draft, at, DL_CUE_NUMERAL);
}

/* "Z.ai", "01.AI", "Character.AI", "JD.com" */
static bool is_domain(const dl_draft *draft, uint32_t at)
{
    return dl_draft_in(draft, at, DL_LIST_DOMAIN);
}

/* "01.AI"; "công ty 360 Security Technology": a number that begins a name. */
static bool is_leading_number(const dl_draft *draft, uint32_t at)
{
    if (draft->tokens.items[at].kind != DL_WORD_NUMBER)
        return false;
    if (dl_token_is_sign(draft, at + 1, ".") && dl_token_is_glued(draft, at + 1))
        return dl_token_is_word(draft, at + 2) && dl_token_is_glued(draft, at + 2) &&
               is_domain(draft, at + 2);
    return dl_token_is_word(draft, at + 1) && dl_tokens_are_together(draft, at, at + 1) &&
           dl_draft_any_cue_before(draft, at, DL_CUE_COMPANY_BEFORE);
}

bool dl_run_is_name_word(const dl_draft *draft, uint32_t token)
{
    if (draft->tokens.items[token].taken & DL_TAKEN_DATE)
        return false;
    return (dl_token_is_word(draft, token) && !is_calendar(draft, token)) ||
           is_leading_number(draft, token);
}

static bool is_initial(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    return it->shape == DL_SHAPE_UPPER && it->end - it->start == 1;
}

/* A syllable as in "Min-jae", "Yu-heng", "Lip-bu", "Chia-ming". */
static bool is_second_half(const dl_draft *draft, uint32_t token)
{
    dl_str word = dl_draft_folded(draft, token);
    size_t vowels = 0, at = 0;
    while (at < word.len && at < 2 &&
           dl_str_find(DL_STR("aeiou"), dl_str_slice(word, at, at + 1), 0) == SIZE_MAX)
        at++;
    while (at < word.len && dl_str_find(DL_STR("aeiouwy"), dl_str_slice(word, at, at + 1),
                                        0) != SIZE_MAX) {
        vowels++;
        at++;
    }
    dl_str coda = dl_str_slice(word, at, word.len);
    return word.len <= 6 && vowels > 0 && vowels < 4 &&
           (coda.len == 0 || dl_str_equal(coda, DL_STR("n")) ||
            dl_str_equal(coda, DL_STR("ng")) || dl_str_equal(coda, DL_STR("k")) ||
            dl_str_equal(coda, DL_STR("l")) || dl_str_equal(coda, DL_STR("m")) ||
            dl_str_equal(coda, DL_STR("p"))) &&
           !dl_str_equal(word, DL_STR("to")) && !dl_str_equal(word, DL_STR("run")) &&
           !dl_str_equal(word, DL_STR("in"));
}

static bool is_apostrophe(const dl_draft *draft, uint32_t token)
{
    return dl_draft_in(draft, token, DL_LIST_APOSTROPHE);
}

bool dl_run_is_grade(const dl_draft *draft, uint32_t token)
{
    return dl_draft_in(draft, token, DL_LIST_GRADE) && dl_token_is_word(draft, token);
}

uint32_t dl_run_joins(const dl_draft *draft, uint32_t at)
{
    const dl_token *tokens = draft->tokens.items;
    size_t count = draft->tokens.count;
    if (at >= count || tokens[at].sentence != tokens[at - 1].sentence ||
        tokens[at].flags & DL_TOKEN_BLANK)
        return 0;
    if (dl_run_is_word(draft, at))
        return 1;
    if (at + 1 >= count || tokens[at + 1].sentence != tokens[at].sentence)
        return 0;
    if (draft->language == DL_LANGUAGE_EN && tokens[at].kind == DL_WORD_NUMBER &&
        !(tokens[at].taken & DL_TAKEN_DATE) && dl_run_is_grade(draft, at + 1))
        return 2; /* Mini 5 Pro */
    bool glued = dl_token_is_glued(draft, at) && dl_token_is_glued(draft, at + 1);
    if (dl_draft_is(draft, at, "-") && glued && tokens[at + 1].flags & DL_TOKEN_DIGIT &&
        !(tokens[at + 1].taken & DL_TAKEN_DATE) && !draft->cover[at - 1])
        return 2; /* LF-7 */
    if (dl_draft_is(draft, at, "-") && glued && tokens[at + 1].kind == DL_WORD_LETTERS)
        return dl_run_is_word(draft, at + 1) ||
                       (!draft->cover[at - 1] && is_second_half(draft, at + 1))
                   ? 2
                   : 0;
    if (dl_draft_is(draft, at, ".") && glued && is_domain(draft, at + 1))
        return 2;
    if (dl_draft_is(draft, at, ".") && glued && tokens[at + 1].kind == DL_WORD_NUMBER &&
        tokens[at - 1].kind == DL_WORD_LETTERS && tokens[at - 1].flags & DL_TOKEN_DIGIT &&
        !(tokens[at + 1].taken & DL_TAKEN_DATE))
        return 2; /* V3.2 */
    if (dl_draft_is(draft, at, ".") && is_initial(draft, at - 1) &&
        dl_token_is_glued(draft, at))
        return dl_run_is_word(draft, at + 1) ? 2 : 0;
    if (dl_draft_is(draft, at, "&"))
        return dl_run_is_word(draft, at + 1) && !draft->cover[at - 1] &&
                       !draft->cover[at + 1]
                   ? 2
                   : 0;
    if (is_apostrophe(draft, at) && glued)
        return dl_run_is_word(draft, at + 1) &&
                       tokens[at + 1].end - tokens[at + 1].start > 1
                   ? 2
                   : 0;
    const dl_cue *particle = dl_draft_any_cue(draft, at, DL_CUE_NAME_PARTICLE);
    if (particle && tokens[at].shape == DL_SHAPE_LOWER && particle->end < count &&
        dl_run_is_word(draft, particle->end) && !draft->cover[at - 1] &&
        !draft->cover[particle->end] &&
        tokens[particle->end].sentence == tokens[at].sentence)
        return particle->end + 1 - at;
    return 0;
}

/* A word that has its capital from the start of the sentence only. */
static bool is_plain_start(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    const dl_word_usage *usage = &draft->usage->words[it->word];
    if (!dl_run_is_start(draft, token) || usage->inner)
        return false;
    return usage->lower && !dl_draft_any_cue(draft, token, DL_CUE_GIVEN_NAME);
}

/* "Will Okafor", "May Lin": also words, but a name goes on behind them. */
static bool is_given_name_here(const dl_draft *draft, uint32_t token, uint32_t end)
{
    return token + 1 < end && dl_run_is_word(draft, token + 1) &&
           (dl_draft_any_cue(draft, token, DL_CUE_GIVEN_NAME) ||
            dl_draft_any_cue(draft, token, DL_CUE_SURNAME)) &&
           !dl_draft_any_cue(draft, token + 1, DL_CUE_NOT_A_NAME) &&
           !dl_draft_any_cue(draft, token + 1, DL_CUE_NAME);
}

/* "Cao Minh Tuấn" at the start of a sentence: a surname, although also a word. */
static bool is_surname_here(const dl_draft *draft, uint32_t token, uint32_t end)
{
    return draft->language == DL_LANGUAGE_VI && token + 1 < end &&
           dl_run_is_word(draft, token + 1) &&
           dl_draft_cue(draft, token, DL_CUE_SURNAME) &&
           dl_token_is_vietnamese(draft, token + 1);
}

/* "Công ty Cổ phần X": the words of a class, also where its second half has a capital. */
static const dl_cue *covering_class(const dl_draft *draft, uint32_t at)
{
    for (uint32_t back = 0; back <= 3 && back <= at && draft->language == DL_LANGUAGE_VI;
         back++) {
        const dl_cue *cue = dl_draft_cue(draft, at - back, DL_CUE_COMPANY_BEFORE);
        if (cue && cue->end > at && cue->end - cue->first > 1)
            return cue;
    }
    return NULL;
}

uint32_t dl_run_skip(const dl_draft *draft, uint32_t at, uint32_t start, uint32_t end)
{
    const dl_token *it = &draft->tokens.items[at];
    if (draft->cover[at])
        return draft->names.items[draft->cover[at] - 1].end;
    const dl_cue *honorific = dl_draft_any_cue(draft, at, DL_CUE_HONORIFIC);
    if (honorific && it->shape != DL_SHAPE_UPPER && at == start &&
        !dl_draft_any_cue_before(draft, at, DL_CUE_HONORIFIC))
        return honorific->end; /* but "Vũ Hoàng Anh", "ông Anh" */
    const dl_cue *title = dl_draft_any_cue(draft, at, DL_CUE_TITLE);
    if (title)
        return title->end;
    if (is_initial(draft, at) && dl_token_is_glued(draft, at + 1) &&
        dl_draft_is(draft, at + 1, "."))
        return at; /* "Mary A. O'Hanlon" */
    const dl_cue *class = covering_class(draft, at);
    if (!class && at == start && at + 1 < end && draft->language == DL_LANGUAGE_VI &&
        dl_run_is_start(draft, at))
        class = dl_draft_cue(draft, at, DL_CUE_COMPANY_BEFORE); /* "Startup X" */
    if (class)
        return class->end;
    bool upper = (it->shape == DL_SHAPE_UPPER && it->end - it->start > 1) ||
                 draft->language == DL_LANGUAGE_ZH;
    const dl_cue *word = upper ? dl_draft_any_cue(draft, at, DL_CUE_NOT_A_NAME)
                               : dl_draft_cue(draft, at, DL_CUE_NOT_A_NAME);
    if (at > start &&
        (dl_draft_is(draft, at - 1, "&") || dl_draft_is(draft, at - 1, "-")))
        return at; /* "Calder & West", "Pan-Pacific" */
    bool first = dl_run_is_start(draft, at) || draft->language != DL_LANGUAGE_VI ||
                 it->shape == DL_SHAPE_UPPER;
    if (word && first && !is_given_name_here(draft, at, end) &&
        !is_surname_here(draft, at, end) &&
        !(at > start && dl_draft_any_cue(draft, at, DL_CUE_COMPANY_AFTER)))
        return word->end;
    if (is_plain_start(draft, at))
        return at + 1;
    /* "Công nghiệp": a capital that goes on in lower case */
    const dl_cue *field =
        draft->language == DL_LANGUAGE_VI ? dl_draft_cue(draft, at, DL_CUE_FIELD) : NULL;
    return field && field->end > end ? field->end : at;
}

bool dl_run_is_class_end(const dl_draft *draft, uint32_t first, uint32_t end)
{
    static const dl_cue_class classes[] = { DL_CUE_COMPANY_AFTER,
                                            DL_CUE_ORGANISATION_AFTER,
                                            DL_CUE_GOVERNMENT_AFTER };
    for (size_t i = 0; i < DL_COUNT(classes); i++) {
        const dl_cue *cue = dl_draft_any_cue_before(draft, end, classes[i]);
        if (cue && cue->first > first)
            return true;
    }
    return false;
}

uint32_t dl_run_extend(const dl_draft *draft, uint32_t first, uint32_t end)
{
    size_t count = draft->tokens.count;
    const dl_cue *head = NULL;
    for (uint32_t i = first; i < end && !head; i++) {
        head = dl_draft_any_cue(draft, i, DL_CUE_ORGANISATION_BEFORE);
        if (head && head->end <= end)
            head = NULL;
    }
    const dl_cue *form = dl_draft_any_cue(draft, end, DL_CUE_COMPANY_AFTER);
    if (form && dl_str_equal(form->entry->value, DL_STR("legal")) &&
        dl_run_is_class_end(draft, first, end) &&
        draft->tokens.items[form->first].sentence == draft->tokens.items[first].sentence)
        return form->end; /* "Widung Group plc" */
    if (!head || head->end >= count || !dl_run_is_word(draft, head->end))
        return end;
    end = head->end;
    while (end < count) {
        uint32_t more = dl_run_joins(draft, end);
        if (more == 0 && end + 1 < count && dl_run_is_word(draft, end + 1) &&
            !draft->cover[end + 1] &&
            (dl_str_equal(dl_draft_folded(draft, end), DL_STR("and")) ||
             dl_str_equal(dl_draft_folded(draft, end), DL_STR("of"))))
            more = 2;
        if (more == 0)
            break;
        end += more;
    }
    return end;
}

bool dl_run_is_title_case(const dl_draft *draft, const dl_sentence *sentence)
{
    uint32_t capital = 0, lower = 0;
    if (draft->language == DL_LANGUAGE_ZH || draft->language == DL_LANGUAGE_VI ||
        dl_token_is_sign(draft, sentence->end - 1, "."))
        return false;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const dl_token *it = &draft->tokens.items[i];
        if (it->taken & DL_TAKEN_DATE)
            continue;
        lower += it->shape == DL_SHAPE_LOWER && it->end - it->start > 2 &&
                 (!dl_draft_cue(draft, i, DL_CUE_NOT_A_NAME) ||
                  dl_draft_cue(draft, i, DL_CUE_SAY));
        capital += it->shape == DL_SHAPE_CAPITAL && it->end - it->start > 3;
    }
    return capital > 4 && lower * 5 < capital;
}
