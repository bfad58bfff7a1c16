/* Which mentions name the same thing, and the mentions that only this tells.
 *
 * Full names first: by row of the register or by text. Then what stands in brackets
 * behind a name: its acronym, its other name, "下称". Then short names with an honorific,
 * and at last every other place that has one of the forms found: each goes to the thing
 * of that form which was named last. */
#include "src/extract/things.h"

enum {
    BRACKET = 12, /* tokens between brackets in which another name may stand */
    SHORT = 6,    /* ideographs of a short form that is defined there */
    LONG = 4      /* words of a name that is short for nothing */
};

static bool is_short(const dl_name *name)
{
    return name->kind == DL_ENTITY_PERSON && name->row == DL_NO_ROW &&
           name->end - name->head == 1;
}

/* An unknown name that is a form of a longer one: an end of a person's name, a firm
 * without the word of its class. */
static bool is_form(const dl_things *things, const dl_name *name, uint32_t *thing)
{
    uint32_t end;
    bool one = name->end - name->head == 1;
    if (one && name->row == DL_NO_ROW && dl_forms_initials(things, name->head, thing))
        return true;
    if (name->row != DL_NO_ROW || name->canonical.len ||
        !dl_forms_match(things, name->head, name->head > name->first, &end, thing) ||
        end != name->end)
        return false;
    dl_entity_kind kind = (dl_entity_kind)things->list.items[*thing].kind;
    return (one && kind == DL_ENTITY_PERSON) || kind == (dl_entity_kind)name->kind;
}

/* One behind a short form in Han script that begins at `first` and whose ideographs come
 * in the name in their order; `first` if it is none. */
static uint32_t han_form_end(const dl_draft *draft, const dl_name *owner, uint32_t first)
{
    uint32_t at = first, letter = owner->head;
    for (; at < draft->tokens.count && draft->tokens.items[at].kind == DL_WORD_HAN; at++) {
        while (letter < owner->end &&
               draft->tokens.items[letter].word != draft->tokens.items[at].word)
            letter++;
        if (letter++ >= owner->end)
            return first;
    }
    bool closed = at < draft->tokens.count &&
                  draft->tokens.items[at].kind == DL_WORD_PUNCTUATION;
    bool shorter = at - first >= 2 && at - first <= SHORT &&
                   at - first < owner->end - owner->head;
    return closed && shorter ? at : first;
}

/* （琼海微）, （下称“琼海微”） behind 琼海微电子有限公司. */
static void define_han_form(dl_things *things, dl_name owner)
{
    dl_draft *draft = things->draft;
    uint32_t at = owner.end;
    if (draft->tokens.items[owner.head].kind != DL_WORD_HAN ||
        owner.kind == DL_ENTITY_PERSON || owner.kind == DL_ENTITY_PLACE ||
        (!dl_token_is_sign(draft, at, "(") && !dl_token_is_sign(draft, at, "（")))
        return;
    const dl_cue *alias = dl_draft_cue(draft, ++at, DL_CUE_ALIAS);
    if (alias)
        at = alias->end;
    while (at < draft->tokens.count && at < owner.end + BRACKET &&
           draft->tokens.items[at].kind == DL_WORD_PUNCTUATION)
        at++;
    uint32_t end = han_form_end(draft, &owner, at);
    bool covered = false;
    for (uint32_t i = at; i < end; i++)
        covered = covered || draft->cover[i];
    if (end == at)
        return;
    dl_forms_add_one(things, owner.entity, at, end, true);
    if (covered)
        return;
    dl_names_add(draft, at, end, (dl_entity_kind)owner.kind, "bracket")->entity = owner.entity;
    for (uint32_t i = at; i < end; i++)
        draft->cover[i] = (uint32_t)draft->names.count;
}

/* Long names before short ones, so that these find what they are short for. */
static void add_full_names(dl_things *things)
{
    dl_draft *draft = things->draft;
    for (uint32_t words = LONG; words > 0; words--)
        for (size_t i = 0; i < draft->names.count; i++) {
            dl_name *name = &draft->names.items[i];
            uint32_t length = name->end - name->head;
            if ((length > LONG ? LONG : length) != words ||
                (is_short(name) && draft->tokens.items[name->head].kind != DL_WORD_HAN))
                continue;
            if (is_form(things, name, &name->entity))
                continue;
            name->entity = dl_things_of(things, name);
            dl_forms_add(things, name, name->entity);
            define_han_form(things, *name);
        }
}

/* An acronym of capitals, and of which words. */
static bool is_acronym(const dl_draft *draft, uint32_t at)
{
    const dl_token *it = &draft->tokens.items[at];
    return it->kind == DL_WORD_LETTERS && it->shape == DL_SHAPE_UPPER &&
           it->end - it->start >= 2 && it->end - it->start <= 8 &&
           !(it->flags & DL_TOKEN_DIGIT) &&
           !dl_draft_any_cue(draft, at, DL_CUE_NOT_A_NAME);
}

/* "NSC" of "New Social Contract": each letter begins a word. */
static bool is_initials(const dl_draft *draft, uint32_t at, const dl_name *name)
{
    dl_str acronym = dl_draft_text(draft, at, at + 1);
    size_t letter = 0;
    for (uint32_t i = name->head; i < name->end && letter < acronym.len; i++)
        if (draft->body.ptr[draft->tokens.items[i].start] == acronym.ptr[letter])
            letter++;
    return letter == acronym.len && name->end - name->head > 1;
}

/* A name inside the brackets behind `owner` is another name of it. */
static void join_bracketed(dl_things *things, const dl_name *owner, uint32_t at)
{
    dl_draft *draft = things->draft;
    uint32_t cover = draft->cover[at];
    if (!cover) {
        if (!is_acronym(draft, at) || owner->kind == DL_ENTITY_PLACE ||
            owner->kind == DL_ENTITY_PERSON || owner->kind == DL_ENTITY_CHIP)
            return;
        dl_name *name =
            dl_names_add(draft, at, at + 1, (dl_entity_kind)owner->kind, "bracket");
        name->entity = owner->entity;
        draft->cover[at] = (uint32_t)draft->names.count;
        dl_forms_add_one(things, owner->entity, at, at + 1, true);
        return;
    }
    dl_name *other = &draft->names.items[cover - 1];
    if (other->first != at || other->entity == UINT32_MAX ||
        other->entity == owner->entity)
        return;
    bool initials = is_acronym(draft, at) && other->end == at + 1;
    if (initials && owner->row == DL_NO_ROW && is_initials(draft, at, owner)) {
        dl_things_replace(things, other->entity,
                          owner->entity); /* not the NSC of the list */
    } else if ((other->row == DL_NO_ROW || owner->row == DL_NO_ROW) &&
               (other->kind == owner->kind ||
                (initials && owner->kind != DL_ENTITY_PLACE))) {
        dl_things_join(things, other->entity, owner->entity);
    }
}

static void read_brackets(dl_things *things)
{
    dl_draft *draft = things->draft;
    size_t count = draft->names.count;
    for (size_t i = 0; i < count; i++) {
        const dl_name owner = draft->names.items[i];
        uint32_t at = owner.end;
        if (dl_token_is_sign(draft, at, "》") || dl_token_is_sign(draft, at, "”") ||
            dl_token_is_sign(draft, at, "」"))
            at++;
        if (owner.entity == UINT32_MAX ||
            (!dl_token_is_sign(draft, at, "(") && !dl_token_is_sign(draft, at, "（")))
            continue;
        for (uint32_t steps = 0; ++at < draft->tokens.count && steps < BRACKET; steps++) {
            if (dl_token_is_sign(draft, at, ")") || dl_token_is_sign(draft, at, "）"))
                break;
            join_bracketed(things, &owner, at);
        }
    }
}

/* "Linwei Ding, also known as Leon Ding": the name before the phrase and the one behind.
 */
static void read_aliases(dl_things *things)
{
    dl_draft *draft = things->draft;
    bool any = draft->classes & DL_CUE_BIT(ALIAS);
    for (uint32_t at = 1; any && at < draft->tokens.count; at++) {
        const dl_cue *alias = dl_draft_any_cue(draft, at, DL_CUE_ALIAS);
        if (!alias)
            continue;
        uint32_t before = at, behind = alias->end, steps = 0;
        while (before > 0 && !draft->cover[before - 1] && steps++ < BRACKET)
            before--;
        while (behind < draft->tokens.count && behind < alias->end + 3 &&
               draft->tokens.items[behind].kind == DL_WORD_PUNCTUATION)
            behind++;
        if (before == 0 || !draft->cover[before - 1] ||
            !dl_tokens_are_together(draft, before - 1, behind) || !draft->cover[behind])
            continue;
        const dl_name *owner = &draft->names.items[draft->cover[before - 1] - 1];
        const dl_name *other = &draft->names.items[draft->cover[behind] - 1];
        if (owner->entity != UINT32_MAX && other->entity != UINT32_MAX &&
            owner->kind == other->kind &&
            (owner->row == DL_NO_ROW || other->row == DL_NO_ROW))
            dl_things_join(things, other->entity, owner->entity);
    }
}

static void join_short_names(dl_things *things)
{
    dl_draft *draft = things->draft;
    for (size_t i = 0; i < draft->names.count; i++) {
        dl_name *name = &draft->names.items[i];
        uint32_t end, thing;
        if (name->entity == UINT32_MAX) {
            bool honorific = name->head > name->first;
            if (!dl_forms_match(things, name->head, honorific, &end, &thing))
                thing = dl_things_of(things, name);
            name->entity = thing;
            dl_forms_add(things, name, thing);
        }
        things->list.items[dl_things_real(things, name->entity)].last = name->head;
    }
}

static bool may_repeat(const dl_draft *draft, uint32_t at)
{
    const dl_token *it = &draft->tokens.items[at];
    if (draft->cover[at] || it->taken & DL_TAKEN_DATE)
        return false;
    if (it->kind == DL_WORD_HAN)
        return true;
    return (it->kind == DL_WORD_LETTERS || it->kind == DL_WORD_NUMBER) &&
           (dl_token_is_capital(it) || it->kind == DL_WORD_NUMBER);
}

/* Whether a form of some name may begin with the word: most do not. */
static bool begins_form(const dl_things *things, uint32_t at)
{
    const dl_token *it = &things->draft->tokens.items[at];
    return things->first_form[it->word] || it->shape == DL_SHAPE_UPPER;
}

/* A match must not cut a longer capital run: "Lin" in "Maya Lin" is someone else. */
static bool stands_alone(const dl_draft *draft, uint32_t first, uint32_t end)
{
    const dl_token *tokens = draft->tokens.items;
    if (tokens[first].kind == DL_WORD_HAN || dl_sentence_shouts(draft, first))
        return true;
    if (end < draft->tokens.count && tokens[end].sentence == tokens[first].sentence &&
        tokens[end].kind == DL_WORD_LETTERS && dl_token_is_capital(&tokens[end]) &&
        !draft->cover[end] && !dl_draft_any_cue(draft, end, DL_CUE_TITLE) &&
        tokens[end].shape != DL_SHAPE_UPPER)
        return false;
    return first == 0 || tokens[first - 1].sentence != tokens[first].sentence ||
           tokens[first - 1].kind != DL_WORD_LETTERS ||
           !dl_token_is_capital(&tokens[first - 1]) || draft->cover[first - 1] ||
           tokens[first - 1].flags & DL_TOKEN_FIRST ||
           dl_draft_any_cue_before(draft, first, DL_CUE_TITLE) ||
           dl_draft_any_cue_before(draft, first, DL_CUE_HONORIFIC) ||
           dl_draft_any_cue_before(draft, first, DL_CUE_NOT_A_NAME);
}

static void find_repeats(dl_things *things)
{
    dl_draft *draft = things->draft;
    uint32_t count = (uint32_t)draft->tokens.count;
    for (uint32_t at = 0; at < count;) {
        uint32_t end, thing, cover = draft->cover[at];
        if (!cover && !begins_form(things, at)) {
            at++;
            continue;
        }
        if (cover) {
            const dl_name *name = &draft->names.items[cover - 1];
            things->list.items[dl_things_real(things, name->entity)].last = name->head;
            at = name->end;
            continue;
        }
        if (!may_repeat(draft, at)) {
            at++;
            continue;
        }
        const dl_cue *honorific = dl_draft_any_cue_before(draft, at, DL_CUE_HONORIFIC);
        bool found = dl_forms_match(things, at, honorific != NULL, &end, &thing);
        if (!found && dl_forms_initials(things, at, &thing)) {
            thing = dl_things_real(things, thing);
            end = at + 1;
            found = true;
        }
        if (!found || !stands_alone(draft, at, end)) {
            at++;
            continue;
        }
        bool free = true;
        for (uint32_t i = at; i < end; i++)
            free = free && !draft->cover[i];
        if (free) {
            dl_entity_kind kind = (dl_entity_kind)things->list.items[thing].kind;
            dl_name *name = dl_names_add(draft, at, end, kind, "repeat");
            for (uint32_t i = name->first; i < end; i++)
                draft->cover[i] = (uint32_t)draft->names.count;
            name->entity = thing;
            things->list.items[thing].last = at;
        }
        at = end;
    }
}

static void emit(dl_things *things)
{
    dl_draft *draft = things->draft;
    uint32_t *entity = DL_NEW(draft->scratch, uint32_t, things->list.count + 1);
    dl_names_sort(draft);
    for (size_t i = 0; i < draft->names.count; i++) {
        dl_name *name = &draft->names.items[i];
        uint32_t number = dl_things_real(things, name->entity);
        const dl_thing *thing = &things->list.items[number];
        if (entity[number] == 0) {
            *DL_APPEND(&draft->out->entities, draft->arena) =
                (dl_found_entity){ thing->id, thing->name, (dl_entity_kind)thing->kind,
                                   thing->row };
            entity[number] = (uint32_t)draft->out->entities.count;
        }
        name->entity = entity[number] - 1;
        *DL_APPEND(&draft->out->mentions, draft->arena) =
            (dl_found_mention){ dl_draft_span(draft, name->first, name->end),
                                name->entity, name->reason };
        for (uint32_t token = name->first; token < name->end; token++)
            draft->tokens.items[token].taken |= DL_TAKEN_NAME;
    }
}

/* The name of an authority that is nothing but its office: 商務部. */
static bool is_bare_office(const dl_draft *draft, const dl_name *name)
{
    const dl_cue *office =
        name->kind == DL_ENTITY_GOVERNMENT
            ? dl_draft_cue(draft, name->first, DL_CUE_GOVERNMENT_AFTER)
            : NULL;
    return office && office->end == name->end;
}

static bool is_traditional(const dl_draft *draft, const dl_name *name)
{
    for (uint32_t i = name->first; i < name->end; i++)
        if (draft->tokens.items[i].kind == DL_WORD_HAN &&
            !dl_str_equal(dl_draft_text(draft, i, i + 1), dl_draft_folded(draft, i)))
            return true;
    return false;
}

/* Whether a name ends with the words of another, and tells whose it is: 美國商務部. */
static bool ends_with(const dl_draft *draft, const dl_name *name, const dl_name *tail)
{
    uint32_t length = tail->end - tail->first;
    if (name->kind != DL_ENTITY_GOVERNMENT || name->row == DL_NO_ROW ||
        name->end - name->first <= length)
        return false;
    for (uint32_t i = 1; i <= length; i++)
        if (draft->tokens.items[name->end - i].word !=
            draft->tokens.items[tail->end - i].word)
            return false;
    return true;
}

/* In traditional script, which writers of no one country's capital use, 商務部 goes on
 * with the ministry that was named in full before; elsewhere it is the home country's. */
static void scope_offices(dl_draft *draft)
{
    enum { MOST = 256 }; /* names looked back at: keeps time linear */
    for (size_t i = 0; i < draft->names.count; i++) {
        dl_name *name = &draft->names.items[i];
        uint32_t abroad = is_bare_office(draft, name) && draft->language == DL_LANGUAGE_ZH
                              ? dl_office_abroad(draft, i)
                              : DL_NO_ROW;
        name->row = abroad != DL_NO_ROW ? abroad : name->row;
        if (!is_bare_office(draft, name) || abroad != DL_NO_ROW ||
            (name->row != DL_NO_ROW && !is_traditional(draft, name)))
            continue;
        for (size_t j = i, n = 0; j > 0 && n < MOST; j--, n++)
            if (ends_with(draft, &draft->names.items[j - 1], name)) {
                name->row = draft->names.items[j - 1].row;
                name->canonical = draft->names.items[j - 1].canonical;
                break;
            }
    }
}

void dl_pass_coreference(dl_draft *draft)
{
    dl_things things;
    scope_offices(draft);
    dl_things_init(&things, draft);
    add_full_names(&things);
    read_brackets(&things);
    join_short_names(&things);
    find_repeats(&things);
    read_aliases(&things);
    emit(&things);
}
