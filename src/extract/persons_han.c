/* Persons in Han script: a surname and one or two more between a title before them and a
 * verb, sign or function word behind. What a transliterated name is made of are the few
 * hundred characters used for that. */
#include "src/extract/han.h"
#include "src/extract/kinds.h"

enum { TRANSLITERATED = 7 /* ideographs on one side of a dot */ };

static bool is_transliterated(const dl_draft *draft, uint32_t at)
{
    static const dl_cue_class others[] = { DL_CUE_SAY,         DL_CUE_DEED,
                                           DL_CUE_TELL,        DL_CUE_NOT_A_NAME,
                                           DL_CUE_TITLE_AFTER, DL_CUE_TITLE };
    if (!dl_han_is_free(draft, at) || !dl_draft_cue(draft, at, DL_CUE_GIVEN_NAME))
        return false;
    for (size_t i = 0; i < DL_COUNT(others); i++) {
        const dl_cue *word = dl_draft_cue(draft, at, others[i]);
        if (word && word->end > at + 1)
            return false; /* 提出 behind a name, not 提 in it */
    }
    return true;
}

static uint32_t transliterated_end(const dl_draft *draft, uint32_t at)
{
    uint32_t end = at;
    while (end - at < TRANSLITERATED && is_transliterated(draft, end) &&
           (end == at || dl_tokens_are_together(draft, at, end)))
        end++;
    return end;
}

static void add_person(dl_draft *draft, uint32_t first, uint32_t end, const char *rule,
                       const dl_cue *cue)
{
    dl_name *name = dl_names_add(draft, first, end, DL_ENTITY_PERSON, rule);
    if (cue)
        name->reason.cue = dl_draft_span(draft, cue->first, cue->end);
}

/* 汤姆·科顿: before the dot to the title, or as far as characters go that transliterate.
 */
static uint32_t dotted_start(const dl_draft *draft, uint32_t dot)
{
    uint32_t first = dot - 1;
    for (uint32_t at = dot;
         at > 0 && dot - at < TRANSLITERATED && dl_han_is(draft, at - 1) &&
         dl_tokens_are_together(draft, at - 1, dot);
         at--)
        if (at < dot && dl_draft_cue_before(draft, at, DL_CUE_TITLE))
            return at;
    while (first > 0 && dot - first < TRANSLITERATED &&
           is_transliterated(draft, first - 1) &&
           dl_tokens_are_together(draft, first - 1, dot))
        first--;
    return first;
}

void dl_find_han_dotted(dl_draft *draft, uint32_t dot)
{
    if (dot == 0 || !dl_han_is(draft, dot - 1) || !dl_han_is(draft, dot + 1))
        return;
    uint32_t first = dotted_start(draft, dot), end = dot + 2,
             cover = draft->cover[dot + 1];
    while (end < draft->tokens.count && end - dot <= TRANSLITERATED &&
           dl_han_is(draft, end) &&
           (cover ? draft->cover[end] == cover : is_transliterated(draft, end)))
        end++;
    uint32_t row = cover ? draft->names.items[cover - 1].row : DL_NO_ROW;
    if (cover && draft->names.items[cover - 1].kind != DL_ENTITY_PERSON)
        row = DL_NO_ROW;
    dl_name *name = dl_names_add(draft, first, end, DL_ENTITY_PERSON, "dot");
    name->reason.cue = dl_draft_span(draft, dot, dot + 1);
    name->row = row; /* who goes by the part behind the dot */
}

static bool speaks_at(const dl_draft *draft, uint32_t at)
{
    static const dl_cue_class classes[] = { DL_CUE_SAY, DL_CUE_TELL, DL_CUE_OPINION };
    for (size_t i = 0; i < DL_COUNT(classes); i++) {
        const dl_cue *cue = dl_draft_cue(draft, at, classes[i]);
        if (cue && cue->end > at + 1)
            return true;
    }
    return false;
}

/* The end of a surname and its given name at `at`, where something tells it; `at` if not.
 */
static uint32_t person_end(const dl_draft *draft, uint32_t at, const dl_cue *surname,
                           bool firm)
{
    uint32_t given = surname->end;
    if (!dl_han_is_free(draft, at) || !dl_han_is_free(draft, given) ||
        !dl_tokens_are_together(draft, at, given))
        return at;
    if (firm && transliterated_end(draft, at) > given + 2 && surname->end - at == 1)
        return transliterated_end(draft, at);
    bool two =
        dl_han_is_free(draft, given + 1) && dl_tokens_are_together(draft, at, given + 1);
    if (firm && (speaks_at(draft, given + 1) || dl_draft_is(draft, given + 1, "说")))
        return given + 1; /* 崔凡|认为, not 崔凡认|为 */
    if (two && dl_han_ends_before(draft, given + 2))
        return given + 2;
    if (firm && dl_han_ends_before(draft, given + 1))
        return given + 1;
    return firm && two ? given + 2 : at;
}

static bool is_common(const dl_cue *surname)
{
    return !dl_str_equal(surname->entry->value, DL_STR("rare"));
}

/* 罗梅 前天 表示, 徐宇勇 2019年第1季度 介绍 */
static uint32_t behind_date(const dl_draft *draft, uint32_t at)
{
    uint32_t end = at;
    while (end < draft->tokens.count && dl_tokens_are_together(draft, at, end) &&
           (draft->tokens.items[end].taken & DL_TAKEN_DATE ||
            dl_token_is_sign(draft, end, "于") || dl_token_is_sign(draft, end, "在")))
        end++;
    return end;
}

/* 【文/观察者网 阮佳琪】: who signs, behind a blank or a stroke; `at` if nobody does. */
static uint32_t signed_end(const dl_draft *draft, uint32_t at, const dl_cue *surname)
{
    uint32_t end = surname->end + 1;
    bool apart = draft->tokens.items[at].flags & DL_TOKEN_SPACE ||
                 (at > 0 && (dl_token_is_sign(draft, at - 1, "/") ||
                             dl_token_is_sign(draft, at - 1, "／")));
    for (uint32_t given = 0; apart && given < 2; given++, end++)
        if (end < draft->tokens.count && dl_han_is_free(draft, end - 1) &&
            (dl_token_is_sign(draft, end, "】") || dl_token_is_sign(draft, end, "〕")))
            return end;
    return at;
}

void dl_find_han_person(dl_draft *draft, uint32_t at)
{
    const dl_cue *surname = dl_draft_cue(draft, at, DL_CUE_SURNAME);
    const dl_cue *title = dl_draft_cue_before(draft, at, DL_CUE_TITLE);
    if (title && !dl_tokens_are_together(draft, title->first, at))
        title = NULL;
    if (surname && signed_end(draft, at, surname) > at) {
        add_person(draft, at, signed_end(draft, at, surname), "byline", surname);
        return;
    }
    if (!surname) {
        uint32_t end = title ? transliterated_end(draft, at) : at;
        if (end >= at + 2 && dl_han_ends_before(draft, end))
            add_person(draft, at, end, "title-before", title);
        return;
    }
    uint32_t end = person_end(draft, at, surname, title != NULL);
    if (end == at || speaks_at(draft, at) || dl_han_is_class_word(draft, at, end))
        return;
    if (title) {
        add_person(draft, at, end, "title-before", title);
        return;
    }
    const dl_cue *said = dl_draft_cue(draft, behind_date(draft, end), DL_CUE_SAY);
    const dl_cue *after = dl_draft_cue(draft, end, DL_CUE_TITLE_AFTER);
    bool whole = end - surname->end == 2;
    if (dl_han_begins_at(draft, at) && whole && is_common(surname) && (said || after))
        add_person(draft, at, end, said ? "say" : "title-after", said ? said : after);
}

/* 远岫资本的顾蘅判断: someone of a firm just found. */
void dl_find_han_of_firm(dl_draft *draft, uint32_t of)
{
    uint32_t cover = of > 0 ? draft->cover[of - 1] : 0, at = of + 1;
    const dl_cue *surname =
        dl_han_is_free(draft, at) ? dl_draft_cue(draft, at, DL_CUE_SURNAME) : NULL;
    if (!surname || !cover || draft->names.items[cover - 1].kind != DL_ENTITY_COMPANY)
        return;
    for (uint32_t end = surname->end + 2; end > surname->end; end--) {
        bool said = dl_draft_cue(draft, end, DL_CUE_SAY) != NULL;
        if (!dl_han_is_free(draft, end - 1) ||
            !dl_tokens_are_together(draft, at, end - 1) ||
            dl_han_is_class_word(draft, at, end) ||
            !(said || (end == surname->end + 2 && dl_han_ends_before(draft, end))))
            continue;
        dl_name *name = dl_names_add(draft, at, end, DL_ENTITY_PERSON, "of-firm");
        name->reason.cue = dl_draft_span(draft, of, of + 1);
        return;
    }
}

/* 记者李明、张华: who is listed with somebody whose name is known. */
void dl_find_han_colleague(dl_draft *draft, uint32_t sign)
{
    uint32_t cover = sign > 0 ? draft->cover[sign - 1] : 0, at = sign + 1;
    const dl_cue *surname =
        dl_han_is_free(draft, at) ? dl_draft_cue(draft, at, DL_CUE_SURNAME) : NULL;
    if (!surname || !cover || draft->names.items[cover - 1].kind != DL_ENTITY_PERSON ||
        !is_common(surname) || speaks_at(draft, at))
        return;
    for (uint32_t end = surname->end + 2; end > surname->end; end--)
        if (dl_tokens_are_together(draft, at, end - 1) &&
            dl_han_is_unheard(draft, surname->end, end) && end < draft->tokens.count &&
            (dl_token_is_sign(draft, end, "）") || dl_token_is_sign(draft, end, ")") ||
             dl_kinds_in_list(draft, end, end + 1)) &&
            !dl_han_is_class_word(draft, at, end)) {
            const dl_name other = draft->names.items[cover - 1];
            dl_name *name = dl_names_add(draft, at, end, DL_ENTITY_PERSON, "list");
            name->reason.cue = dl_draft_span(draft, other.first, other.end);
            return;
        }
}
