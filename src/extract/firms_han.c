/* Firms in Han script: a word of their class and what stands before it up to an edge; or,
 * without one, their chief, their chip, the other firms of a list. */
#include "src/extract/han.h"
#include "src/extract/kinds.h"

enum { BRAND = 4 /* ideographs of a firm's own name */ };

/* Back over words of the class that stand together: 北纬|矿业|咨询. */
static uint32_t class_start(const dl_draft *draft, uint32_t first)
{
    const dl_cue *more;
    while ((more = dl_draft_cue_before(draft, first, DL_CUE_COMPANY_AFTER)) &&
           more->end - more->first > 1)
        first = more->first;
    return first;
}

static bool is_strong(const dl_cue *tail)
{
    return dl_str_equal(tail->entry->value, DL_STR("strong")) ||
           dl_str_equal(tail->entry->value, DL_STR("legal"));
}

/* Where the firm with its class from `start` to `tail` begins; `start` if nothing tells.
 */
static uint32_t firm_start(const dl_draft *draft, uint32_t start, const dl_cue *tail,
                           bool titled)
{
    uint32_t first = dl_han_edge_before(draft, start, BRAND);
    if (first < start)
        return first;
    if (is_strong(tail) && start > 0 && dl_han_is_city(draft, start - 1) &&
        dl_tokens_are_together(draft, start - 1, start) &&
        dl_han_ends_before(draft, tail->end))
        return draft->names.items[draft->cover[start - 1] - 1].first; /* 云南锗业 */
    if ((titled || is_strong(tail)) && start >= 2 && !dl_han_begins_at(draft, start) &&
        !dl_han_begins_at(draft, start - 1) && dl_han_is_free(draft, start - 1) &&
        dl_han_is_free(draft, start - 2))
        return start - 2; /* no edge near: two ideographs are the rule */
    return start;
}

/* 先进技术, 经贸科技: words of the language before a word of the class. */
static bool is_plain_word(const dl_draft *draft, uint32_t first)
{
    const dl_cue *word = dl_draft_cue(draft, first, DL_CUE_NOT_A_NAME);
    const dl_cue *field = dl_draft_cue(draft, first, DL_CUE_FIELD);
    return (word && word->end > first + 1) || (field && field->end > first + 1) ||
           dl_draft_cue(draft, first, DL_CUE_WORD);
}

void dl_find_han_firm(dl_draft *draft, uint32_t at)
{
    const dl_cue *tail = dl_draft_cue(draft, at, DL_CUE_COMPANY_AFTER);
    if (!tail || tail->end - tail->first < 2 || !dl_han_is_free(draft, at))
        return;
    const dl_cue *more = dl_draft_cue(draft, tail->end, DL_CUE_COMPANY_AFTER);
    if (more && (is_strong(more) || !is_strong(tail)) &&
        dl_tokens_are_together(draft, at, tail->end))
        return; /* the last word of the class decides */
    const dl_cue *title = dl_draft_cue(draft, tail->end, DL_CUE_TITLE);
    if (title && !dl_tokens_are_together(draft, at, title->first))
        title = NULL;
    uint32_t start = class_start(draft, at);
    uint32_t first = firm_start(draft, start, tail, title != NULL);
    if (first == start || tail->first - first < 2 || is_plain_word(draft, first))
        return;
    bool possessive = dl_token_is_sign(draft, tail->end, "的") &&
                      dl_draft_cue(draft, tail->end + 1, DL_CUE_SURNAME);
    if (!is_strong(tail) && !title && !possessive &&
        !dl_draft_cue_before(draft, first, DL_CUE_COMPANY_BEFORE))
        return;
    if (is_strong(tail)) /* 北京远芯科技 */
        first = dl_han_place_before(draft, first, true);
    dl_name *name =
        dl_names_add(draft, first, tail->end, DL_ENTITY_COMPANY, "company-after");
    name->reason.cue = dl_draft_span(draft, tail->first, tail->end);
}

/* Whether a word of the lexicon begins before a place and runs over it: 起诉前, cut in
 * front of 诉. */
static bool cuts_word(const dl_draft *draft, uint32_t at)
{
    enum { BACK = 3 };
    for (uint32_t from = at > BACK ? at - BACK : 0; from < at; from++)
        for (uint32_t i = draft->first_cue[from]; i < draft->first_cue[from + 1]; i++) {
            const dl_cue *cue = &draft->cues.items[i];
            if (cue->end > at && cue->end - cue->first == 2 &&
                cue->entry->cue != DL_CUE_NAME && cue->entry->cue != DL_CUE_SURNAME)
                return true;
        }
    return false;
}

/* Whether [first, end) is nothing that the lexicon has a word for. */
bool dl_han_is_unheard(const dl_draft *draft, uint32_t first, uint32_t end)
{
    if (cuts_word(draft, first))
        return false;
    for (uint32_t at = first; at < end; at++) {
        if (!dl_han_is_free(draft, at) || !dl_tokens_are_together(draft, first, at))
            return false;
        for (uint32_t i = draft->first_cue[at]; i < draft->first_cue[at + 1]; i++) {
            const dl_entry *entry = draft->cues.items[i].entry;
            if (entry->words > 1 && entry->cue != DL_CUE_NAME &&
                entry->cue != DL_CUE_COMPANY_AFTER && entry->cue != DL_CUE_SURNAME)
                return false;
        }
    }
    return true;
}

/* A firm without a word of its class, by what stands right behind it: its chief and his
 * name, a chip of its. */
void dl_find_han_bare_firm(dl_draft *draft, uint32_t end)
{
    const dl_cue *title = dl_draft_cue(draft, end, DL_CUE_TITLE);
    uint32_t next = title ? title->end : end;
    bool chief = title && dl_str_equal(title->entry->value, DL_STR("firm")) &&
                 dl_tokens_are_together(draft, end, title->end - 1) &&
                 (dl_draft_cue(draft, next, DL_CUE_SURNAME) ||
                  dl_draft_cue(draft, next, DL_CUE_SAY) ||
                  (next < draft->tokens.count && draft->cover[next]));
    uint32_t chip = dl_token_is_sign(draft, end, "的") ? end + 1 : end;
    bool maker = chip < draft->tokens.count && draft->cover[chip] &&
                 !dl_han_is(draft, chip) &&
                 draft->names.items[draft->cover[chip] - 1].kind == DL_ENTITY_CHIP &&
                 dl_tokens_are_together(draft, end, chip);
    if (end == 0 || (!chief && !maker))
        return;
    uint32_t first = dl_han_edge_before(draft, end, BRAND);
    if (end - first < 2 || !dl_han_is_unheard(draft, first, end) ||
        (maker && !chief && chip == end && end - first < 3) ||
        (first > 0 && draft->cover[first - 1] && !dl_han_is_place(draft, first - 1) &&
         dl_tokens_are_together(draft, first - 1, first)))
        return; /* 台积电|前资深|副总经理 */
    dl_name *name =
        dl_names_add(draft, first, end, DL_ENTITY_COMPANY, chief ? "chief" : "maker");
    name->reason.cue =
        dl_draft_span(draft, chief ? title->first : chip, chief ? next : chip + 1);
}

/* 阿里巴巴、腾讯和字节跳动: two to five ideographs between the signs of a list whose
 * other members are firms are one too. */
void dl_find_han_listed(dl_draft *draft, uint32_t sign)
{
    uint32_t first = sign + 1, end = first;
    while (end - first < 6 && dl_han_is_free(draft, end) &&
           !dl_draft_is(draft, end, "等") && !dl_kinds_in_list(draft, end, end + 1))
        end++;
    bool between = sign > 0 && draft->cover[sign - 1] && end + 1 < draft->tokens.count &&
                   draft->cover[end + 1];
    if (end - first < (between ? 2u : 3u) || end - first > 5 ||
        !dl_han_is_unheard(draft, first, end) ||
        (!dl_kinds_in_list(draft, end, end + 1) && !dl_han_ends_before(draft, end)))
        return;
    uint32_t left = sign > 0 ? draft->cover[sign - 1] : 0;
    uint32_t right =
        end + 1 < draft->tokens.count && dl_kinds_in_list(draft, end, end + 1)
            ? draft->cover[end + 1]
            : 0;
    uint32_t other = left ? left : right;
    if (other && draft->names.items[other - 1].kind == DL_ENTITY_COMPANY) {
        const dl_name neighbour = draft->names.items[other - 1];
        dl_name *name = dl_names_add(draft, first, end, DL_ENTITY_COMPANY, "list");
        name->reason.cue = dl_draft_span(draft, neighbour.first, neighbour.end);
    }
}
