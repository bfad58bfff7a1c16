/* Names in Han script that no list knows.
 *
 * No capitals and no spaces: a name is what a frame leaves over. Persons are a surname and
 * one or two more between a title before them and a verb, sign or function word behind;
 * firms and bodies end in a word of their class and begin at such an edge; what a
 * transliterated name is made of are the few hundred characters used for that.
 *
 *     申汇|证券 分析师 周慕言 认为        参议员 汤姆·科顿 5月 提出 《芯片安全法案》
 */
#include "dateline/utf8.h"
#include "src/extract/kinds.h"

enum {
    BRAND = 4,        /* ideographs of a firm's own name */
    BODY = 9,         /* of a university's or paper's */
    LAW = 24,         /* tokens of a law's title */
    TRANSLITERATED = 7
};

static const dl_token *token_at(const dl_draft *draft, uint32_t at)
{
    return &draft->tokens.items[at];
}

static bool is_han(const dl_draft *draft, uint32_t at)
{
    return at < draft->tokens.count && token_at(draft, at)->kind == DL_WORD_HAN;
}

static bool is_free(const dl_draft *draft, uint32_t at)
{
    return is_han(draft, at) && !draft->cover[at];
}

static bool same_sentence(const dl_draft *draft, uint32_t a, uint32_t b)
{
    return a < draft->tokens.count && b < draft->tokens.count
        && token_at(draft, a)->sentence == token_at(draft, b)->sentence;
}

static bool is(const dl_draft *draft, uint32_t at, const char *sign)
{
    return at < draft->tokens.count && dl_draft_is(draft, at, sign);
}

/* Whether a name may end before `at`. */
static bool ends_before(const dl_draft *draft, uint32_t at)
{
    return !is_han(draft, at) || draft->cover[at] || !same_sentence(draft, at - 1, at)
        || dl_draft_cue(draft, at, DL_CUE_SAY) || dl_draft_cue(draft, at, DL_CUE_NOT_A_NAME)
        || dl_draft_cue(draft, at, DL_CUE_TITLE_AFTER) || dl_draft_cue(draft, at, DL_CUE_TITLE);
}

/* Whether a name may begin at `at`. */
static bool begins_at(const dl_draft *draft, uint32_t at)
{
    return at == 0 || !is_han(draft, at - 1) || draft->cover[at - 1]
        || !same_sentence(draft, at - 1, at)
        || dl_draft_cue_before(draft, at, DL_CUE_NOT_A_NAME)
        || dl_draft_cue_before(draft, at, DL_CUE_SAY)
        || dl_draft_cue_before(draft, at, DL_CUE_TITLE)
        || dl_draft_cue_before(draft, at, DL_CUE_COMPANY_BEFORE);
}

static bool is_place(const dl_draft *draft, uint32_t at)
{
    return draft->cover[at]
        && draft->names.items[draft->cover[at] - 1].kind == DL_ENTITY_PLACE;
}

/* A place inside a country. */
static bool is_city(const dl_draft *draft, uint32_t at)
{
    if (!is_place(draft, at))
        return false;
    const dl_name *name = &draft->names.items[draft->cover[at] - 1];
    return name->row != DL_NO_ROW && dl_names_country(draft, name->row) != name->row;
}

static bool is_transliterated(const dl_draft *draft, uint32_t at)
{
    static const dl_cue_class others[] = { DL_CUE_SAY, DL_CUE_DEED, DL_CUE_TELL, DL_CUE_NOT_A_NAME,
                                           DL_CUE_TITLE_AFTER, DL_CUE_TITLE };
    if (!is_free(draft, at) || !dl_draft_cue(draft, at, DL_CUE_GIVEN_NAME))
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
    while (end - at < TRANSLITERATED && is_transliterated(draft, end)
           && (end == at || same_sentence(draft, at, end)))
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

/* 汤姆·科顿: before the dot to the title, or as far as characters go that transliterate. */
static uint32_t dotted_start(const dl_draft *draft, uint32_t dot)
{
    uint32_t first = dot - 1;
    for (uint32_t at = dot; at > 0 && dot - at < TRANSLITERATED && is_han(draft, at - 1)
                            && same_sentence(draft, at - 1, dot);
         at--)
        if (at < dot && dl_draft_cue_before(draft, at, DL_CUE_TITLE))
            return at;
    while (first > 0 && dot - first < TRANSLITERATED && is_transliterated(draft, first - 1)
           && same_sentence(draft, first - 1, dot))
        first--;
    return first;
}

static void find_dotted(dl_draft *draft, uint32_t dot)
{
    if (dot == 0 || !is_han(draft, dot - 1) || !is_han(draft, dot + 1))
        return;
    uint32_t first = dotted_start(draft, dot), end = dot + 2, cover = draft->cover[dot + 1];
    while (end < draft->tokens.count && end - dot <= TRANSLITERATED && is_han(draft, end)
           && (cover ? draft->cover[end] == cover : is_transliterated(draft, end)))
        end++;
    uint32_t row = cover ? draft->names.items[cover - 1].row : DL_NO_ROW;
    if (cover && draft->names.items[cover - 1].kind != DL_ENTITY_PERSON)
        row = DL_NO_ROW;
    dl_name *name = dl_names_add(draft, first, end, DL_ENTITY_PERSON, "dot");
    name->reason.cue = dl_draft_span(draft, dot, dot + 1);
    name->row = row; /* who goes by the part behind the dot */
}

/* The end of a surname and its given name at `at`, where something tells it; `at` if not. */
static uint32_t person_end(const dl_draft *draft, uint32_t at, const dl_cue *surname, bool firm)
{
    uint32_t given = surname->end;
    if (!is_free(draft, at) || !is_free(draft, given) || !same_sentence(draft, at, given))
        return at;
    if (firm && transliterated_end(draft, at) > given + 2 && surname->end - at == 1)
        return transliterated_end(draft, at);
    bool two = is_free(draft, given + 1) && same_sentence(draft, at, given + 1);
    if (two && ends_before(draft, given + 2))
        return given + 2;
    if (firm && ends_before(draft, given + 1))
        return given + 1;
    return firm && two ? given + 2 : at;
}

static bool is_common(const dl_cue *surname)
{
    return !dl_str_equal(surname->entry->value, DL_STR("rare"));
}

static bool is_class_word(const dl_draft *draft, uint32_t first, uint32_t end)
{
    static const dl_cue_class classes[] = { DL_CUE_GOVERNMENT_AFTER, DL_CUE_COMPANY_AFTER,
                                            DL_CUE_ORGANISATION_AFTER, DL_CUE_COMPANY_BEFORE,
                                            DL_CUE_LAW_AFTER, DL_CUE_NOT_A_NAME, DL_CUE_TITLE };
    for (size_t i = 0; i < DL_COUNT(classes); i++) {
        const dl_cue *cue = dl_draft_cue_before(draft, end, classes[i]);
        if (cue && cue->first > first)
            return true;
        cue = dl_draft_cue(draft, first, classes[i]);
        if (cue && cue->end >= first + 2)
            return true;
    }
    return false;
}

static void find_person(dl_draft *draft, uint32_t at)
{
    const dl_cue *surname = dl_draft_cue(draft, at, DL_CUE_SURNAME);
    const dl_cue *title = dl_draft_cue_before(draft, at, DL_CUE_TITLE);
    if (title && !same_sentence(draft, title->first, at))
        title = NULL;
    if (!surname) {
        uint32_t end = title ? transliterated_end(draft, at) : at;
        if (end >= at + 2 && ends_before(draft, end))
            add_person(draft, at, end, "title-before", title);
        return;
    }
    uint32_t end = person_end(draft, at, surname, title != NULL);
    if (end == at || is_class_word(draft, at, end))
        return;
    if (title) {
        add_person(draft, at, end, "title-before", title);
        return;
    }
    const dl_cue *said = dl_draft_cue(draft, end, DL_CUE_SAY);
    const dl_cue *after = dl_draft_cue(draft, end, DL_CUE_TITLE_AFTER);
    bool whole = end - surname->end == 2;
    if (begins_at(draft, at) && whole && is_common(surname) && (said || after))
        add_person(draft, at, end, said ? "say" : "title-after", said ? said : after);
}

/* Back over words of the class that stand together: 北纬|矿业|咨询. */
static uint32_t class_start(const dl_draft *draft, uint32_t first)
{
    const dl_cue *more;
    while ((more = dl_draft_cue_before(draft, first, DL_CUE_COMPANY_AFTER))
           && more->end - more->first > 1)
        first = more->first;
    return first;
}

/* Where a name that ends in a class word at `tail` begins: back to an edge at most `most`
 * ideographs away; `tail` if there is none. */
static uint32_t edge_before(const dl_draft *draft, uint32_t tail, uint32_t most)
{
    uint32_t at = tail;
    if (begins_at(draft, tail))
        return tail;
    while (tail - at <= most) {
        if (at < tail && begins_at(draft, at))
            return at;
        if (at == 0 || !is_free(draft, at - 1))
            return tail;
        at--;
    }
    return tail;
}

static bool is_strong(const dl_cue *tail)
{
    return dl_str_equal(tail->entry->value, DL_STR("strong"))
        || dl_str_equal(tail->entry->value, DL_STR("legal"));
}

static void find_firm(dl_draft *draft, uint32_t at)
{
    const dl_cue *tail = dl_draft_cue(draft, at, DL_CUE_COMPANY_AFTER);
    if (!tail || tail->end - tail->first < 2 || !is_free(draft, at))
        return;
    const dl_cue *more = dl_draft_cue(draft, tail->end, DL_CUE_COMPANY_AFTER);
    if (more && same_sentence(draft, at, tail->end))
        return; /* the last word of the class decides */
    uint32_t start = class_start(draft, at), first = edge_before(draft, start, BRAND);
    const dl_cue *firm = dl_draft_cue_before(draft, first, DL_CUE_COMPANY_BEFORE);
    const dl_cue *title = dl_draft_cue(draft, tail->end, DL_CUE_TITLE);
    if (title && !same_sentence(draft, at, title->first))
        title = NULL;
    if (first == start && (title || is_strong(tail)) && start >= 2 && is_free(draft, start - 1)
        && is_free(draft, start - 2))
        first = start - 2; /* no edge: two ideographs are the rule */
    const dl_cue *word = dl_draft_cue(draft, first, DL_CUE_NOT_A_NAME);
    if (first == start && is_strong(tail) && start > 0 && is_city(draft, start - 1)
        && same_sentence(draft, start - 1, start) && ends_before(draft, tail->end))
        first = draft->names.items[draft->cover[start - 1] - 1].first; /* 云南锗业 */
    if (tail->first - first < 2 || (word && word->end > first + 1))
        return;
    bool possessive = is(draft, tail->end, "的")
                   && dl_draft_cue(draft, tail->end + 1, DL_CUE_SURNAME);
    if (!is_strong(tail) && !firm && !title && !possessive)
        return;
    dl_name *name = dl_names_add(draft, first, tail->end, DL_ENTITY_COMPANY, "company-after");
    name->reason.cue = dl_draft_span(draft, tail->first, tail->end);
}

/* Whether [first, end) is nothing that the lexicon has a word for. */
static bool is_unheard(const dl_draft *draft, uint32_t first, uint32_t end)
{
    for (uint32_t at = first; at < end; at++) {
        if (!is_free(draft, at) || !same_sentence(draft, first, at))
            return false;
        for (uint32_t i = draft->first_cue[at]; i < draft->first_cue[at + 1]; i++) {
            const dl_entry *entry = draft->cues.items[i].entry;
            if (entry->words > 1 && entry->cue != DL_CUE_NAME && entry->cue != DL_CUE_COMPANY_AFTER
                && entry->cue != DL_CUE_SURNAME)
                return false;
        }
    }
    return true;
}

/* A firm without a word of its class, by what stands right behind it: its chief and his
 * name, a chip of its. */
static void find_bare_firm(dl_draft *draft, uint32_t end)
{
    const dl_cue *title = dl_draft_cue(draft, end, DL_CUE_TITLE);
    uint32_t next = title ? title->end : end;
    bool chief = title && same_sentence(draft, end, title->end - 1)
              && (dl_draft_cue(draft, next, DL_CUE_SURNAME) || dl_draft_cue(draft, next, DL_CUE_SAY)
                  || (next < draft->tokens.count && draft->cover[next]));
    uint32_t chip = is(draft, end, "的") ? end + 1 : end;
    bool maker = chip < draft->tokens.count && draft->cover[chip] && !is_han(draft, chip)
              && draft->names.items[draft->cover[chip] - 1].kind == DL_ENTITY_CHIP
              && same_sentence(draft, end, chip);
    if (end == 0 || (!chief && !maker))
        return;
    uint32_t first = edge_before(draft, end, BRAND);
    if (end - first < 2 || !is_unheard(draft, first, end)
        || (maker && !chief && chip == end && end - first < 3))
        return;
    dl_name *name = dl_names_add(draft, first, end, DL_ENTITY_COMPANY, chief ? "chief" : "maker");
    name->reason.cue = dl_draft_span(draft, chief ? title->first : chip, chief ? next : chip + 1);
}

/* 关西先端大学; papers only where something says so: 来源：, （…讯）, 《…》. */
static void find_body(dl_draft *draft, uint32_t at)
{
    const dl_cue *tail = dl_draft_cue(draft, at, DL_CUE_ORGANISATION_AFTER);
    if (!tail || !is_free(draft, at))
        return;
    bool media = dl_str_equal(tail->entry->value, DL_STR("media"));
    uint32_t first = edge_before(draft, at, BODY);
    if (at - first < 2 || tail->end - tail->first < (media ? 1u : 2u))
        return;
    bool closed = is(draft, tail->end, "讯") || is(draft, tail->end, "》")
               || is(draft, tail->end, "訊");
    bool opened = dl_draft_cue_before(draft, first, DL_CUE_MEDIA_BEFORE) || first == 0
               || token_at(draft, first)->flags & DL_TOKEN_FIRST;
    if (media && !closed && !opened)
        return;
    if (first > 0 && is_place(draft, first - 1) && !media)
        first = draft->names.items[draft->cover[first - 1] - 1].first;
    dl_name *name = dl_names_add(draft, first, tail->end, DL_ENTITY_ORGANISATION,
                                 "organisation-after");
    name->reason.cue = dl_draft_span(draft, tail->first, tail->end);
}

/* 《…》 and 「…」: laws, lists and papers by their last word. */
static void find_quoted(dl_draft *draft, uint32_t open, const char *close)
{
    uint32_t end = open + 1;
    while (end < draft->tokens.count && end - open < LAW && !is(draft, end, close))
        end++;
    if (end >= draft->tokens.count || !is(draft, end, close) || end == open + 1)
        return;
    const dl_cue *law = dl_draft_cue_before(draft, end, DL_CUE_LAW_AFTER);
    const dl_cue *body = dl_draft_cue_before(draft, end, DL_CUE_ORGANISATION_AFTER);
    bool title = is(draft, open, "《");
    if (law && (title || law->end - law->first > 1))
        dl_names_add(draft, open + 1, end, DL_ENTITY_LAW, "law-after");
    else if (body && title && dl_str_equal(body->entry->value, DL_STR("media")))
        dl_names_add(draft, open + 1, end, DL_ENTITY_ORGANISATION, "media-after");
}

/* 阿里巴巴、腾讯和字节跳动: two to five ideographs between the signs of a list whose other
 * members are firms are one too. */
static void find_listed(dl_draft *draft, uint32_t sign)
{
    uint32_t first = sign + 1, end = first;
    while (end - first < 6 && is_free(draft, end) && !dl_kinds_in_list(draft, end, end + 1))
        end++;
    if (end - first < 2 || end - first > 5 || !is_unheard(draft, first, end)
        || (!dl_kinds_in_list(draft, end, end + 1) && !ends_before(draft, end)))
        return;
    uint32_t left = sign > 0 ? draft->cover[sign - 1] : 0;
    uint32_t right = end + 1 < draft->tokens.count && dl_kinds_in_list(draft, end, end + 1)
                       ? draft->cover[end + 1]
                       : 0;
    uint32_t other = left ? left : right;
    if (other && draft->names.items[other - 1].kind == DL_ENTITY_COMPANY) {
        const dl_name neighbour = draft->names.items[other - 1];
        dl_name *name = dl_names_add(draft, first, end, DL_ENTITY_COMPANY, "list");
        name->reason.cue = dl_draft_span(draft, neighbour.first, neighbour.end);
    }
}

/* 远岫资本的顾蘅判断: someone of a firm just found. */
static void find_of_firm(dl_draft *draft, uint32_t of)
{
    uint32_t cover = of > 0 ? draft->cover[of - 1] : 0, at = of + 1;
    const dl_cue *surname = is_free(draft, at) ? dl_draft_cue(draft, at, DL_CUE_SURNAME) : NULL;
    if (!surname || !cover || draft->names.items[cover - 1].kind != DL_ENTITY_COMPANY)
        return;
    for (uint32_t end = surname->end + 2; end > surname->end; end--) {
        bool said = dl_draft_cue(draft, end, DL_CUE_SAY) != NULL;
        if (!is_free(draft, end - 1) || !same_sentence(draft, at, end - 1)
            || is_class_word(draft, at, end) || !(said || (end == surname->end + 2 && ends_before(draft, end))))
            continue;
        dl_name *name = dl_names_add(draft, at, end, DL_ENTITY_PERSON, "of-firm");
        name->reason.cue = dl_draft_span(draft, of, of + 1);
        return;
    }
}

void dl_find_han_lists(dl_draft *draft)
{
    for (uint32_t at = 0; at + 1 < draft->tokens.count; at++)
        if (dl_kinds_in_list(draft, at, at + 1))
            find_listed(draft, at);
        else if (is(draft, at, "的"))
            find_of_firm(draft, at);
}

void dl_find_han(dl_draft *draft)
{
    for (uint32_t at = 0; at < draft->tokens.count; at++) {
        if (is(draft, at, "·") || is(draft, at, "・") || is(draft, at, "•"))
            find_dotted(draft, at);
        else if (is(draft, at, "《"))
            find_quoted(draft, at, "》");
        else if (is(draft, at, "「"))
            find_quoted(draft, at, "」");
        else if (is(draft, at, "“"))
            find_quoted(draft, at, "”");
        find_bare_firm(draft, at);
        if (!is_free(draft, at))
            continue;
        find_person(draft, at);
        find_firm(draft, at);
        find_body(draft, at);
    }
}
