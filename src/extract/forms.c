/* Short forms. A person goes by either end of the name, with an honorific; without one by
 * the end that is the surname (Vietnamese: the given name). A firm goes by its name
 * without the words of its class. */
#include "src/extract/things.h"

enum {
    CHAIN = 24 /* forms with one first word; more are not looked at, to stay linear */
};

static uint32_t word_at(const dl_draft *draft, uint32_t token)
{
    return draft->tokens.items[token].word;
}

static bool same_words(const dl_draft *draft, uint32_t a, uint32_t b, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++)
        if (b + i >= draft->tokens.count ||
            word_at(draft, a + i) != word_at(draft, b + i) ||
            draft->tokens.items[b + i].sentence != draft->tokens.items[b].sentence)
            return false;
    return true;
}

void dl_forms_add_one(dl_things *things, uint32_t thing, uint32_t first, uint32_t end,
                      bool bare)
{
    const dl_draft *draft = things->draft;
    uint32_t *head = &things->first_form[word_at(draft, first)], length = 0;
    for (uint32_t i = *head; i && length < CHAIN;
         i = things->forms.items[i - 1].next, length++) {
        dl_form *it = &things->forms.items[i - 1];
        if (it->thing == thing && it->end - it->first == end - first &&
            same_words(draft, it->first, first, end - first)) {
            it->bare = it->bare || bare;
            return;
        }
    }
    if (length == CHAIN)
        return;
    *DL_APPEND(&things->forms, draft->scratch) =
        (dl_form){ thing, first, end, *head, bare };
    *head = (uint32_t)things->forms.count;
}

/* A word that may stand for a person or firm by itself: the article never uses it as one.
 */
static bool is_telling(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    const dl_word_usage *usage = &draft->usage->words[it->word];
    return it->kind == DL_WORD_LETTERS && dl_token_is_capital(it) &&
           it->end - it->start > 1 && usage->lower == 0 &&
           !dl_draft_cue(draft, token, DL_CUE_NOT_A_NAME);
}

static bool is_vietnamese_name(const dl_draft *draft, uint32_t first, uint32_t end)
{
    if (draft->language != DL_LANGUAGE_VI || !dl_draft_cue(draft, first, DL_CUE_SURNAME))
        return false;
    for (uint32_t i = first; i < end; i++)
        if (!dl_token_is_vietnamese(draft, i))
            return false;
    return true;
}

static bool is_surname_first(const dl_draft *draft, uint32_t first, uint32_t end)
{
    return dl_draft_any_cue(draft, first, DL_CUE_SURNAME) &&
           (!dl_draft_any_cue(draft, first, DL_CUE_GIVEN_NAME) || end - first > 3);
}

static void add_latin_person(dl_things *things, uint32_t thing, uint32_t first,
                             uint32_t end)
{
    const dl_draft *draft = things->draft;
    bool local = is_vietnamese_name(draft, first, end);
    bool eastern = is_surname_first(draft, first, end);
    if (end - first < 2)
        return;
    dl_forms_add_one(things, thing, end - 1, end,
                     is_telling(draft, end - 1) && (local || !eastern));
    dl_forms_add_one(things, thing, first, first + 1,
                     is_telling(draft, first) && eastern);
    for (uint32_t i = first + 1; i + 1 < end; i++)
        if (dl_draft_any_cue(draft, i, DL_CUE_NAME_PARTICLE) &&
            draft->tokens.items[i].shape == DL_SHAPE_LOWER) {
            dl_forms_add_one(things, thing, i, end, true);
            break;
        }
}

/* 科顿 of 汤姆·科顿; 高桥 of 高桥悠斗. */
static void add_han_person(dl_things *things, uint32_t thing, uint32_t first,
                           uint32_t end)
{
    const dl_draft *draft = things->draft;
    const dl_cue *surname = dl_draft_any_cue(draft, first, DL_CUE_SURNAME);
    for (uint32_t i = first + 1; i + 2 < end; i++)
        if (draft->tokens.items[i].kind == DL_WORD_PUNCTUATION)
            dl_forms_add_one(things, thing, i + 1, end, true);
    if (surname && surname->end - surname->first > 1 && surname->end < end)
        dl_forms_add_one(things, thing, first, surname->end, true);
}

static bool is_class_alone(const dl_draft *draft, uint32_t first, uint32_t end)
{
    static const dl_cue_class classes[] = { DL_CUE_FIELD,         DL_CUE_GIVEN_NAME,
                                            DL_CUE_DEMONYM,       DL_CUE_COMPANY_BEFORE,
                                            DL_CUE_COMPANY_AFTER, DL_CUE_TITLE };
    for (size_t i = 0; i < DL_COUNT(classes); i++) {
        const dl_cue *cue = dl_draft_any_cue(draft, first, classes[i]);
        if (cue && cue->end >= end &&
            (classes[i] != DL_CUE_GIVEN_NAME ||
             draft->tokens.items[first].kind != DL_WORD_HAN))
            return true;
    }
    return false;
}

static void add_firm(dl_things *things, uint32_t thing, uint32_t first, uint32_t end)
{
    const dl_draft *draft = things->draft;
    const dl_cue *field = dl_draft_cue(draft, first, DL_CUE_FIELD);
    if (draft->language == DL_LANGUAGE_VI && field && end - field->end > 1)
        dl_forms_add_one(things, thing, field->end, end, true); /* Hải Vân */
    bool han = draft->tokens.items[first].kind == DL_WORD_HAN;
    for (;;) {
        const dl_cue *class = dl_draft_any_cue_before(draft, end, DL_CUE_COMPANY_AFTER);
        if (!class || class->first <= first)
            return;
        end = class->first;
        if (han && end - first < 2)
            return;
        if (!han && end - first == 1 &&
            (!is_telling(draft, first) || is_class_alone(draft, first, end)))
            return;
        if (han && is_class_alone(draft, first, end))
            return;
        dl_forms_add_one(things, thing, first, end, true);
    }
}

/* Three words or more, each with a capital. */
static void add_initials(dl_things *things, uint32_t thing, uint32_t first, uint32_t end)
{
    const dl_draft *draft = things->draft;
    dl_buf key = { .arena = draft->scratch };
    for (uint32_t i = first; i < end; i++) {
        const dl_token *it = &draft->tokens.items[i];
        if (it->shape == DL_SHAPE_LOWER && it->end - it->start <= 3)
            continue; /* of, and, for */
        if (it->kind != DL_WORD_LETTERS || !dl_token_is_capital(it) ||
            (unsigned char)draft->body.ptr[it->start] >= 0x80)
            return;
        dl_buf_add_char(&key, draft->body.ptr[it->start]);
    }
    if (key.count >= 3)
        dl_map_put(&things->by_initials, dl_buf_str(&key), thing, NULL);
}

bool dl_forms_initials(const dl_things *things, uint32_t at, uint32_t *thing)
{
    const dl_draft *draft = things->draft;
    return draft->tokens.items[at].shape == DL_SHAPE_UPPER &&
           dl_map_find(&things->by_initials, dl_draft_text(draft, at, at + 1), thing);
}

void dl_forms_add(dl_things *things, const dl_name *name, uint32_t thing)
{
    bool han = things->draft->tokens.items[name->head].kind == DL_WORD_HAN;
    dl_forms_add_one(things, thing, name->head, name->end,
                     name->end - name->head > 1 || is_telling(things->draft, name->head));
    if (name->kind == DL_ENTITY_PERSON && han)
        add_han_person(things, thing, name->head, name->end);
    else if (name->kind == DL_ENTITY_PERSON)
        add_latin_person(things, thing, name->head, name->end);
    else if (name->kind == DL_ENTITY_COMPANY)
        add_firm(things, thing, name->head, name->end);
    if (name->kind != DL_ENTITY_PERSON && name->kind != DL_ENTITY_PLACE)
        add_initials(things, thing, name->head, name->end);
}

bool dl_forms_match(const dl_things *things, uint32_t at, bool honorific, uint32_t *end,
                    uint32_t *thing)
{
    uint32_t longest = 0, nearest = 0, steps = 0;
    uint32_t i = things->first_form[word_at(things->draft, at)];
    for (; i && steps < CHAIN; i = things->forms.items[i - 1].next, steps++) {
        const dl_form *it = &things->forms.items[i - 1];
        uint32_t length = it->end - it->first, real = dl_things_real(things, it->thing);
        uint32_t last = things->list.items[real].last + 1;
        if ((!it->bare && !honorific) || length < longest ||
            !same_words(things->draft, it->first, at, length) ||
            (length == longest && last <= nearest))
            continue;
        longest = length;
        nearest = last;
        *thing = real;
    }
    *end = at + longest;
    return longest > 0;
}
