/* Vietnamese laws and lists: a head with a capital and what it is called.
 *
 *     Đạo luật | Hàng hóa Sẵn có        Quy tắc | Khuếch tán AI        Danh sách | Thực
 * thể
 *
 * Words of two syllables begin with a capital and go on in lower case, so a lower-case
 * syllable belongs to the title when a capital stands before it and it is no function
 * word. English laws are capital runs (kinds.c) but for titles with other
 * words in them (laws_en.c), Chinese ones stand in brackets (names_han.c). */
#include "dateline/buf.h"
#include "src/extract/names.h"

enum { WORDS = 12 };

static bool goes_on(const dl_draft *draft, uint32_t at)
{
    const dl_token *it = &draft->tokens.items[at];
    return it->shape == DL_SHAPE_LOWER && dl_token_is_vietnamese(draft, at) &&
           it[-1].shape == DL_SHAPE_CAPITAL && dl_token_is_vietnamese(draft, at - 1) &&
           !dl_draft_cue(draft, at, DL_CUE_NOT_A_NAME) &&
           !dl_draft_cue(draft, at, DL_CUE_SAY) &&
           (!dl_draft_cue(draft, at, DL_CUE_DEED) || dl_token_is_word(draft, at + 1)) &&
           !dl_draft_cue(draft, at, DL_CUE_TIME_FRAME);
}

/* Whether a phrase that only acts begins at a token: "buộc", but not "kiểm soát", a noun. */
static bool acts(const dl_draft *draft, uint32_t at)
{
    bool verb = false;
    for (uint32_t i = draft->first_cue[at]; i < draft->first_cue[at + 1]; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (cue->class != DL_CUE_DEED || !cue->spoken)
            continue;
        const dl_sense *sense =
            dl_sense_of(draft->senses, draft->reference->topics, cue->entry->number);
        if (sense->role == DL_WORD_OBJECT)
            return false;
        verb |= sense->role == DL_WORD_VERB || sense->role == DL_WORD_ORDER ||
                sense->role == DL_WORD_URGE;
    }
    return verb;
}

/* Whether a lower-case syllable cannot be of a title: what comes behind one. */
static bool is_behind_title(const dl_draft *draft, uint32_t at)
{
    const dl_cue *of = dl_draft_cue(draft, at, DL_CUE_PREPOSITION);
    if (of && dl_draft_says(draft, at, "của"))
        return dl_token_is_word(draft, at + 1); /* "Đạo luật ... của Mỹ" */
    if (dl_draft_says(draft, at, "có") && dl_draft_says(draft, at - 1, "sẵn"))
        return false;
    return of || dl_draft_in(draft, at, DL_LIST_BEHIND_TITLE) ||
           dl_draft_cue(draft, at, DL_CUE_TIME_FRAME) || dl_draft_cue(draft, at, DL_CUE_CLAUSE) ||
           dl_draft_cue(draft, at, DL_CUE_PASSIVE) || dl_draft_cue(draft, at, DL_CUE_INFINITIVE);
}

/* Where lower-case syllables end with which a title goes on: at a sign, or at a word that no
 * title has; `at` if what they say may be the sentence's: "Đạo luật Hàng hóa | sẵn có". */
static uint32_t lower_end(const dl_draft *draft, uint32_t at)
{
    uint32_t end = at, sentence = draft->tokens.items[at - 1].sentence;
    for (; end < at + WORDS && end < draft->tokens.count; end++) {
        const dl_token *it = &draft->tokens.items[end];
        if (it->sentence != sentence || it->kind == DL_WORD_PUNCTUATION || it->taken ||
            is_behind_title(draft, end))
            return end;
        if (it->shape != DL_SHAPE_LOWER || !dl_token_is_vietnamese(draft, end) ||
            acts(draft, end) || dl_draft_cue(draft, end, DL_CUE_SAY) ||
            dl_draft_cue(draft, end, DL_CUE_PLAN) || dl_draft_cue(draft, end, DL_CUE_NEGATION))
            return at;
    }
    return at;
}

/* "Đạo luật | về sự sẵn có của hàng hóa": behind a title in lower case; `at` for none. */
static uint32_t about_end(const dl_draft *draft, uint32_t at)
{
    enum { SHORTEST = 3 }; /* tokens */
    if (at >= draft->tokens.count || !dl_draft_says(draft, at, "về"))
        return at;
    uint32_t end = lower_end(draft, at + 1);
    return end >= at + SHORTEST ? end : at;
}

static uint32_t title_end(const dl_draft *draft, uint32_t at)
{
    uint32_t sentence = draft->tokens.items[at - 1].sentence, end = at, words = 0;
    uint32_t first = at;
    bool fields = false; /* "Luật Công nghiệp công nghệ số": the rest in lower case */
    while (at < draft->tokens.count && draft->tokens.items[at].sentence == sentence &&
           words++ < WORDS) {
        const dl_cue *field = dl_draft_cue(draft, at, DL_CUE_FIELD);
        bool link = dl_str_equal(dl_draft_folded(draft, at), DL_STR("và")) ||
                    dl_str_equal(dl_draft_folded(draft, at), DL_STR("về"));
        const dl_cue *firm = dl_draft_cue(draft, at, DL_CUE_COMPANY_BEFORE);
        fields = fields && end == at;
        if (field && (dl_token_is_word(draft, at) || fields))
            end = at = field->end, fields = true;
        else if (firm && dl_token_is_word(draft, at)) /* Quy tắc Công ty liên kết */
            end = at = firm->end;
        else if (dl_token_is_word(draft, at) ||
                 (end == at && words > 1 && goes_on(draft, at)))
            end = ++at;
        else if (link && end == at && at + 1 < draft->tokens.count &&
                 dl_token_is_word(draft, at + 1) && !draft->cover[at + 1])
            at++;
        else
            break;
        if (end + 1 < draft->tokens.count && dl_draft_is(draft, end, "-") &&
            dl_token_is_glued(draft, end) && dl_token_is_glued(draft, end + 1))
            end = at = end + 2; /* "Đạo luật K-Chips" */
    }
    if (end > first && end < draft->tokens.count &&
        dl_token_is_vietnamese(draft, end - 1) &&
        draft->tokens.items[end].sentence == sentence)
        end = lower_end(draft, end);
    uint32_t year;
    if (end > 0 && end < draft->tokens.count && dl_draft_number(draft, end, &year) &&
        draft->tokens.items[end].sentence == sentence && year >= 1900 && year < 2100 &&
        !(draft->tokens.items[end].taken & DL_TAKEN_DATE))
        end++;
    return end;
}

/* The law of that name, or "Dự luật MATCH" as the register's "MATCH Act". */
static uint32_t law_row(const dl_draft *draft, uint32_t first, uint32_t title,
                        uint32_t end)
{
    uint32_t row = dl_names_row(draft, dl_draft_text(draft, first, end), DL_ENTITY_LAW);
    if (row != DL_NO_ROW)
        return row;
    dl_str act = dl_str_format(draft->scratch, "%.*s Act",
                               DL_STR_ARGS(dl_draft_text(draft, title, end)));
    return dl_names_row(draft, act, DL_ENTITY_LAW);
}

/* "Nghị định 13/2023/NĐ-CP": behind the number of a decree; `at` if there is none. */
static uint32_t number_end(const dl_draft *draft, uint32_t at)
{
    enum { LEAST_DIGITS = 4 }; /* "Sắc lệnh 14105", not "Mục 3" */
    uint32_t end = at + 1;
    if (at < draft->tokens.count && draft->tokens.items[at].kind == DL_WORD_NUMBER &&
        draft->tokens.items[at].end - draft->tokens.items[at].start > LEAST_DIGITS &&
        !(draft->tokens.items[at].taken & DL_TAKEN_DATE))
        return at + 1;
    if (at + 1 >= draft->tokens.count || draft->tokens.items[at].kind != DL_WORD_NUMBER ||
        !dl_draft_is(draft, end, "/") || !dl_token_is_glued(draft, end))
        return at;
    while (end < draft->tokens.count && dl_token_is_glued(draft, end) &&
           (draft->tokens.items[end].kind == DL_WORD_NUMBER ||
            draft->tokens.items[end].kind == DL_WORD_LETTERS ||
            dl_draft_is(draft, end, "/") || dl_draft_is(draft, end, "-")))
        end++;
    return end;
}

/* "dự luật | MATCH", "đạo luật | SAFE Chips", "điều khoản | GAIN AI": behind the title of
 * what a head in lower case calls; one that no list knows needs an acronym behind a head of
 * bills, since a lower-case "luật Warren" is somebody's. */
static uint32_t bare_title_end(const dl_draft *draft, const dl_cue *head)
{
    enum { SHORTEST = 3 }; /* letters of an acronym */
    uint32_t sentence = draft->tokens.items[head->first].sentence, end = head->end;
    bool acronym = false;
    while (dl_token_is_word(draft, end) && !draft->cover[end] && end - head->end < WORDS &&
           draft->tokens.items[end].sentence == sentence) {
        const dl_token *it = &draft->tokens.items[end++];
        acronym = acronym || (it->shape == DL_SHAPE_UPPER && it->end - it->start >= SHORTEST);
    }
    bool bill = dl_str_equal(head->entry->value, DL_STR("bill"));
    bool known = end > head->end &&
                 law_row(draft, head->first, head->end, end) != DL_NO_ROW;
    return known || (bill && acronym) ? end : head->end;
}

/* "dự luật | Ngăn chặn Tuồn chip": a word of two syllables with a capital behind a head of
 * bills, which is no office's ("dự luật Hạ viện thông qua"). */
static bool is_written_title(const dl_draft *draft, const dl_cue *head)
{
    static const dl_cue_class others[] = { DL_CUE_GOVERNMENT_BEFORE, DL_CUE_PLACE_BEFORE,
                                           DL_CUE_ORGANISATION_BEFORE, DL_CUE_TITLE,
                                           DL_CUE_COMPANY_BEFORE, DL_CUE_DEMONYM,
                                           DL_CUE_HONORIFIC };
    uint32_t at = head->end, next = at + 1;
    if (!dl_str_equal(head->entry->value, DL_STR("bill")) || !dl_token_is_word(draft, at) ||
        next >= draft->tokens.count || draft->cover[at] ||
        draft->tokens.items[at].shape != DL_SHAPE_CAPITAL ||
        draft->tokens.items[next].shape != DL_SHAPE_LOWER ||
        draft->tokens.items[next].sentence != draft->tokens.items[at].sentence ||
        !dl_token_is_vietnamese(draft, at) || !dl_token_is_vietnamese(draft, next) ||
        is_behind_title(draft, next) || acts(draft, next) ||
        dl_draft_cue(draft, next, DL_CUE_SAY))
        return false;
    for (size_t i = 0; i < DL_COUNT(others); i++)
        if (dl_draft_cue(draft, at, others[i]))
            return false;
    return true;
}

/* Adds what a head in lower case calls; its name is the title alone. */
static void find_bare_title(dl_draft *draft, const dl_cue *head)
{
    uint32_t end = bare_title_end(draft, head);
    bool written = end == head->end && is_written_title(draft, head);
    if (written)
        end = title_end(draft, head->end);
    if (end == head->end)
        return;
    dl_name *name = dl_names_add(draft, head->end, end, DL_ENTITY_LAW, "law-before");
    name->reason.cue = dl_draft_span(draft, head->first, head->end);
    name->row = law_row(draft, head->first, head->end, end);
    if (name->row == DL_NO_ROW && !written)
        name->canonical = dl_str_format(
            draft->arena, "%.*s Act", DL_STR_ARGS(dl_draft_text(draft, head->end, end)));
}

/* A head that the start of the sentence gives its capital is one if a title follows. */
static bool is_mere_start(const dl_draft *draft, const dl_cue *head)
{
    return draft->tokens.items[head->first].flags & DL_TOKEN_FIRST &&
           !dl_token_is_word(draft, head->end) &&
           number_end(draft, head->end) == head->end;
}

void dl_find_laws(dl_draft *draft)
{
    if (draft->language == DL_LANGUAGE_EN)
        dl_find_laws_en(draft);
    if (draft->language != DL_LANGUAGE_VI)
        return;
    for (uint32_t at = 0; at < draft->tokens.count; at++) {
        const dl_cue *head = dl_draft_cue(draft, at, DL_CUE_LAW_BEFORE);
        if (head && !dl_token_is_word(draft, at) && !dl_sentence_shouts(draft, at))
            find_bare_title(draft, head);
        if (!head || head->end >= draft->tokens.count || !dl_token_is_word(draft, at) ||
            is_mere_start(draft, head) || dl_sentence_shouts(draft, at) ||
            dl_draft_cue_before(draft, at, DL_CUE_COMPANY_BEFORE))
            continue;
        uint32_t end = number_end(draft, head->end);
        if (end == head->end)
            end = title_end(draft, head->end);
        if (end == head->end && !(draft->tokens.items[at].flags & DL_TOKEN_FIRST))
            end = about_end(draft, head->end);
        if (end == head->end || draft->cover[head->end])
            continue;
        dl_name *name = dl_names_add(draft, at, end, DL_ENTITY_LAW, "law-before");
        name->reason.cue = dl_draft_span(draft, at, head->end);
        name->row = law_row(draft, at, head->end, end);
    }
}
