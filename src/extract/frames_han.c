/* Firms in Han script by the frames that they stand in, where no word of their class
 * does.
 *
 *     寒武石（688888.SH）        a stock's code in brackets
 *     远芯、拓普光等企业          a list that says what its members are
 *     芯片设计公司 寒武石 昨天    what kind of firm it is, and an edge behind the name
 *     拓普光 股价                 what only firms have or do, if the text has the name
 * twice 。寒武石 7月29日 挂牌       a clause that begins with it, then says when or what
 *     收购 海澜思 ，              what is done to firms, and an edge behind the name
 */
#include "src/extract/han.h"
#include "src/extract/kinds.h"

enum {
    SHORTEST = 2,
    LONGEST = 5,     /* ideographs of a name */
    TAIL = 5,        /* from 等 to what the members are */
    MEMBERS = 16,    /* of one list */
    ENOUGH = 4,      /* points that make a firm */
    OCCURRENCES = 48 /* looked at for a name told twice: keeps time linear */
};

/* A name and what speaks for a firm behind it. */
typedef struct act_place {
    uint32_t first, end;
    uint32_t key; /* the first token of its earliest place */
    const dl_cue *act;
} act_place;

typedef struct frames {
    dl_draft *draft;
    uint32_t *before; /* of each token: 1 + the one before with the same word */
    uint32_t *behind;
    uint8_t *points, *length; /* by key: what was found for a name, how long it is */
    struct {
        act_place *items;
        size_t count, capacity;
    } acts;
} frames;

/* Once, for the first name that may be told twice: most articles have none. */
static void link_words(frames *it)
{
    dl_draft *draft = it->draft;
    if (it->before)
        return;
    uint32_t *last = DL_NEW(draft->scratch, uint32_t, draft->words.count + 1);
    it->before = DL_NEW(draft->scratch, uint32_t, draft->tokens.count + 1);
    it->behind = DL_NEW(draft->scratch, uint32_t, draft->tokens.count + 1);
    it->points = DL_NEW(draft->scratch, uint8_t, draft->tokens.count + 1);
    it->length = DL_NEW(draft->scratch, uint8_t, draft->tokens.count + 1);
    for (uint32_t i = 0; i < draft->tokens.count; i++) {
        uint32_t *same = &last[draft->tokens.items[i].word];
        it->before[i] = *same;
        if (*same)
            it->behind[*same - 1] = i + 1;
        *same = i + 1;
    }
}

static bool same_words(const dl_draft *draft, uint32_t a, uint32_t b, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (b + i >= draft->tokens.count ||
            draft->tokens.items[a + i].word != draft->tokens.items[b + i].word)
            return false;
    return true;
}

/* Whether the text has [first, end) elsewhere, too. */
static bool is_repeated(const frames *it, uint32_t first, uint32_t end)
{
    uint32_t count = end - first, steps = 0;
    for (uint32_t at = it->before[first]; at && steps < OCCURRENCES; steps++) {
        if (same_words(it->draft, first, at - 1, count))
            return true;
        at = it->before[at - 1];
    }
    for (uint32_t at = it->behind[first]; at && steps < OCCURRENCES; steps++) {
        if (same_words(it->draft, first, at - 1, count))
            return true;
        at = it->behind[at - 1];
    }
    return false;
}

/* 鲸落|智能: where a word of the class of firms begins that ends the name. */
static uint32_t before_class(const dl_draft *draft, uint32_t first, uint32_t end)
{
    const dl_cue *tail = dl_draft_cue_before(draft, end, DL_CUE_COMPANY_AFTER);
    return tail && tail->first >= first + SHORTEST ? tail->first : end;
}

/* Whether [first, end) may be a firm's own name: as long as one, and no word of the
 * language. */
static bool is_name(const dl_draft *draft, uint32_t first, uint32_t end)
{
    end = before_class(draft, first, end);
    return end - first >= SHORTEST && end - first <= LONGEST + 1 &&
           dl_han_is_unheard(draft, first, end) &&
           !(dl_draft_cue(draft, first, DL_CUE_NOT_A_NAME) &&
             !dl_draft_is(draft, first, "台")) &&
           !dl_han_is_class_word(draft, first, end);
}

/* 国贸署, 检察院: what ends so is an authority or a paper. */
static bool is_office(const dl_draft *draft, uint32_t end)
{
    return dl_draft_in(draft, end - 1, DL_LIST_OFFICE_END);
}

static void add(dl_draft *draft, uint32_t first, uint32_t end, const char *rule,
                uint32_t cue, uint32_t cue_end)
{
    bool rest = first > 0 && draft->cover[first - 1] &&
                !dl_han_is_place(draft, first - 1) &&
                dl_tokens_are_together(draft, first - 1, first);
    if (rest || is_office(draft, end))
        return; /* what a known name left over, or no firm */
    dl_name *name = dl_names_add(draft, first, end, DL_ENTITY_COMPANY, rule);
    name->reason.cue = dl_draft_span(draft, cue, cue_end);
}

/* The members of a list before 等企业. */
static void find_members(dl_draft *draft, uint32_t tail)
{
    uint32_t kind = tail + 1;
    const dl_cue *firms = NULL;
    while (kind < draft->tokens.count && kind <= tail + TAIL && !firms)
        firms = dl_draft_cue(draft, kind++, DL_CUE_COMPANY_BEFORE);
    if (!firms || !dl_tokens_are_together(draft, tail, firms->first))
        return;
    uint32_t end = tail;
    for (uint32_t member = 0; member < MEMBERS && end > 0; member++) {
        uint32_t first = end;
        while (first > 0 && end - first <= LONGEST && dl_han_is_free(draft, first - 1) &&
               !dl_kinds_in_list(draft, first - 1, first) &&
               dl_tokens_are_together(draft, first - 1, end - 1))
            first--;
        bool joined = first > 0 && dl_kinds_in_list(draft, first - 1, first);
        if (first < end && !joined)
            first = dl_han_edge_before(draft, end, LONGEST);
        if (first < end && is_name(draft, first, end))
            add(draft, first, end, "list-of-firms", tail, firms->end);
        if (first == end) /* a name that is known */
            while (first > 0 && draft->cover[first - 1] &&
                   draft->cover[first - 1] == draft->cover[end - 1])
                first--;
        if (first == 0 || first == end || !dl_kinds_in_list(draft, first - 1, first))
            return;
        end = first - 1;
    }
}

/* 公司, 巨头, 制造商, and not those who deal with firms: 客户, 对手. */
static bool is_kind_of_firm(const dl_draft *draft, const dl_cue *kind)
{
    return dl_draft_in(draft, kind->end - 1, DL_LIST_FIRM_END);
}

/* 芯片设计公司寒武石: behind the kind of firm, up to an edge. */
static void find_classed(dl_draft *draft, const dl_cue *kind)
{
    uint32_t first = kind->end, end = first;
    bool qualified = kind->first > 0 && dl_han_is(draft, kind->first - 1) &&
                     dl_tokens_are_together(draft, kind->first - 1, kind->first) &&
                     !dl_draft_cue_before(draft, kind->first, DL_CUE_NOT_A_NAME);
    if (!is_kind_of_firm(draft, kind))
        return;
    if ((!qualified && kind->end - kind->first < 3) ||
        (kind->first > 0 && draft->cover[kind->first - 1] &&
         !dl_han_is_place(draft, kind->first - 1)) ||
        !dl_tokens_are_together(draft, kind->first, first))
        return;
    while (dl_han_is_free(draft, end) && end - first < LONGEST &&
           !(end > first && (dl_han_ends_before(draft, end) ||
                             dl_draft_cue(draft, end, DL_CUE_FIRM_ACT))))
        end++;
    if (end > first && is_name(draft, first, end) &&
        (dl_han_ends_before(draft, end) || dl_draft_cue(draft, end, DL_CUE_FIRM_ACT)))
        add(draft, first, end, "company-before", kind->first, kind->end);
}

/* The earliest place near by where the text has the words [first, end). */
static uint32_t earliest(const frames *it, uint32_t first, uint32_t end)
{
    uint32_t found = first, steps = 0;
    for (uint32_t at = it->before[first]; at && steps < OCCURRENCES; steps++) {
        if (same_words(it->draft, first, at - 1, end - first))
            found = at - 1;
        at = it->before[at - 1];
    }
    return found;
}

/* Where the longest stretch before `end` begins that the text has twice; `end` if none.
 */
static uint32_t repeated_before(const frames *it, uint32_t end)
{
    const dl_draft *draft = it->draft;
    uint32_t found = end;
    for (uint32_t first = end; first > 0 && end - first < LONGEST; first--) {
        if (!dl_han_is_free(draft, first - 1) ||
            !dl_tokens_are_together(draft, first - 1, end - 1))
            break;
        if (end - first + 1 < SHORTEST)
            continue;
        if (!is_repeated(it, first - 1, end))
            break;
        found = first - 1;
    }
    return found;
}

static bool may_be_person(const dl_draft *draft, uint32_t first, uint32_t end)
{
    const dl_cue *surname = dl_draft_cue(draft, first, DL_CUE_SURNAME);
    return surname && surname->end <= end && end - first <= 3 &&
           !dl_str_equal(surname->entry->value, DL_STR("rare"));
}

/* 拓普光|股价: what the text has twice, by what stands at both ends of
 * it, all places taken together. */
static void weigh_act(frames *it, const dl_cue *act)
{
    dl_draft *draft = it->draft;
    uint32_t end = act->first;
    if (end == 0 || !dl_han_is_free(draft, end - 1) ||
        !dl_tokens_are_together(draft, end - 1, end))
        return;
    link_words(it);
    uint32_t first = repeated_before(it, end);
    bool strong = dl_str_equal(act->entry->value, DL_STR("strong"));
    if (first == end || !is_name(draft, first, end) ||
        (!strong && may_be_person(draft, first, end)))
        return;
    uint32_t key = earliest(it, first, end);
    if (it->length[key] > end - first)
        return;
    if (it->length[key] < end - first)
        it->points[key] = 0;
    it->length[key] = (uint8_t)(end - first);
    it->points[key] =
        (uint8_t)(it->points[key] + (strong ? 2 : 1) + dl_han_begins_at(draft, first));
    *DL_APPEND(&it->acts, draft->scratch) = (act_place){ first, end, key, act };
}

static void add_acting(frames *it)
{
    for (size_t i = 0; i < it->acts.count; i++) {
        const act_place *place = &it->acts.items[i];
        if (it->points[place->key] >= ENOUGH &&
            it->length[place->key] == place->end - place->first)
            add(it->draft, place->first, place->end, "firm-act", place->act->first,
                place->act->end);
    }
}

/* Whether a function word stands inside: 公司|在. 月之暗面 is a name. */
static bool has_function_word(const dl_draft *draft, uint32_t first, uint32_t end)
{
    end = before_class(draft, first, end);
    for (uint32_t i = first + 1; i < end; i++)
        if (dl_draft_cue(draft, i, DL_CUE_NOT_A_NAME) && !dl_draft_is(draft, i, "之"))
            return true;
    return dl_draft_cue(draft, first, DL_CUE_NOT_A_NAME) &&
           !dl_draft_is(draft, first, "台");
}

static bool is_transliteration(const dl_draft *draft, uint32_t first, uint32_t end)
{
    while (first < end && dl_draft_cue(draft, first, DL_CUE_GIVEN_NAME))
        first++;
    return first == end;
}

/* Whether what stands at `at` goes on with a firm as its subject. */
static bool goes_on(const dl_draft *draft, uint32_t first, uint32_t at, const char **rule)
{
    const dl_cue *act = dl_draft_cue(draft, at, DL_CUE_FIRM_ACT);
    if (at >= draft->tokens.count)
        return false;
    *rule = "subject";
    if (draft->tokens.items[at].taken & DL_TAKEN_DATE)
        return !may_be_person(draft, first, at);
    if (!act || (!dl_str_equal(act->entry->value, DL_STR("strong")) &&
                 may_be_person(draft, first, at)))
        return false;
    return !(is_transliteration(draft, first, at) && dl_draft_cue(draft, at, DL_CUE_SAY));
}

/* 。寒武石7月29日挂牌 */
static void find_subject(dl_draft *draft, uint32_t first)
{
    const char *rule = "";
    for (uint32_t end = first + SHORTEST; end <= first + LONGEST; end++) {
        for (uint32_t i = end - SHORTEST; i < end; i++)
            if (!dl_han_is_free(draft, i) || !dl_tokens_are_together(draft, first, i))
                return;
        if (!goes_on(draft, first, end, &rule))
            continue;
        if (is_name(draft, first, end) && !has_function_word(draft, first, end))
            add(draft, first, end, rule, end, end + 1);
        return;
    }
}

/* 收购|海澜思|， */
static void find_object(dl_draft *draft, const dl_cue *frame)
{
    uint32_t first = frame->end, end = first;
    while (dl_han_is_free(draft, end) && end - first < LONGEST &&
           dl_tokens_are_together(draft, first, end) &&
           !(end > first && (dl_han_ends_before(draft, end) ||
                             dl_draft_cue(draft, end, DL_CUE_FIRM_ACT))))
        end++;
    bool edge = end < draft->tokens.count && dl_han_is_free(draft, end)
                    ? dl_han_ends_before(draft, end) ||
                          dl_draft_cue(draft, end, DL_CUE_FIRM_ACT) != NULL
                    : true;
    if (end < draft->tokens.count && draft->cover[end] &&
        dl_tokens_are_together(draft, first, end))
        return; /* 要求延长|三星 */
    if (edge && end > first && is_name(draft, first, end) &&
        !has_function_word(draft, first, end) && !may_be_person(draft, first, end))
        add(draft, first, end, "firm-object", frame->first, frame->end);
}

/* Whether a clause begins at a token: behind a sign, but not one of a list. */
static bool begins_clause(const dl_draft *draft, uint32_t at)
{
    if (at == 0 || draft->tokens.items[at].flags & (DL_TOKEN_LINE | DL_TOKEN_FIRST))
        return true;
    return draft->tokens.items[at - 1].kind == DL_WORD_PUNCTUATION &&
           (dl_draft_is(draft, at - 1, "，") || dl_draft_is(draft, at - 1, "。") ||
            dl_draft_is(draft, at - 1, "；") || dl_draft_is(draft, at - 1, ","));
}

void dl_find_han_frames(dl_draft *draft)
{
    frames it = { .draft = draft };
    uint32_t count = (uint32_t)draft->tokens.count;
    for (uint32_t at = 0; at < count; at++) {
        dl_word_kind kind = (dl_word_kind)draft->tokens.items[at].kind;
        const dl_cue *cue;
        if (kind == DL_WORD_PUNCTUATION)
            dl_find_han_coded(draft, at);
        if (kind != DL_WORD_HAN)
            continue;
        bool free = dl_han_is_free(draft, at);
        if (draft->cue_starts[at] & DL_CUE_BIT(FIRM_ACT) &&
            (cue = dl_draft_cue(draft, at, DL_CUE_FIRM_ACT)) != NULL)
            weigh_act(&it, cue);
        if (dl_draft_is(draft, at, "等"))
            find_members(draft, at);
        if (!free)
            continue;
        if (draft->cue_ends[at] & DL_CUE_BIT(COMPANY_BEFORE) &&
            (cue = dl_draft_cue_before(draft, at, DL_CUE_COMPANY_BEFORE)) != NULL)
            find_classed(draft, cue);
        if (draft->cue_ends[at] & DL_CUE_BIT(FIRM_OBJECT) &&
            (cue = dl_draft_cue_before(draft, at, DL_CUE_FIRM_OBJECT)) != NULL)
            find_object(draft, cue);
        if (begins_clause(draft, at))
            find_subject(draft, at);
    }
    add_acting(&it);
}
