/* Names in Han script that no list knows: bodies and papers by their last word, laws by
 * their brackets; persons and firms in files of their own. */
#include "src/extract/han.h"
#include "src/extract/kinds.h"

enum {
    BODY = 9, /* ideographs of a university's or paper's own name */
    LAW = 24  /* tokens of a law's title */
};

/* A paper is one where a report names it: 来源：X, 【X】, （X讯）, 《X》, X 3月26日讯. */
static bool is_signed(const dl_draft *draft, uint32_t first, uint32_t end)
{
    return dl_draft_cue_before(draft, first, DL_CUE_MEDIA_BEFORE) ||
           dl_draft_in(draft, first - 1, DL_LIST_BEFORE_PAPER_SIGN) ||
           dl_draft_in(draft, end, DL_LIST_BEHIND_PAPER_SIGN) ||
           dl_draft_says(draft, end, "讯") ||
           (end < draft->tokens.count && draft->tokens.items[end].taken & DL_TAKEN_DATE &&
            draft->tokens.items[first].flags & DL_TOKEN_FIRST);
}

/* Where a body with its class at `at` begins: 关西先端|大学, 宾夕法尼亚|大学,
 * 中国互联网|协会; `at` if nothing tells: 行业协会. */
static uint32_t body_start(const dl_draft *draft, uint32_t at, uint32_t end)
{
    uint32_t first = dl_han_edge_before(draft, at, BODY);
    const dl_cue *word = dl_draft_cue_before(draft, at, DL_CUE_NOT_A_NAME);
    if (first == at && word && word->end > word->first + 1)
        first = word->first;
    if (first > 0 && dl_han_is_place(draft, first - 1) &&
        dl_tokens_are_together(draft, first - 1, at) &&
        (first < at ||
         (dl_han_is_city(draft, first - 1) && dl_han_ends_before(draft, end))))
        return draft->names.items[draft->cover[first - 1] - 1].first;
    const dl_cue *plain = dl_draft_cue(draft, first, DL_CUE_NOT_A_NAME);
    const dl_cue *all = dl_draft_cue(draft, first, DL_CUE_WORD); /* 技术|论坛 */
    return at - first < 2 || (plain && plain->end > first + 1) || (all && all->end == at)
               ? at
               : first;
}

/* 江苏省半导体行业协会: back over words of the language to a place; `at` if there is
 * none. */
static uint32_t placed_body(const dl_draft *draft, uint32_t at)
{
    uint32_t first = at;
    while (first > 0 && at - first < BODY && dl_han_is_free(draft, first - 1) &&
           dl_tokens_are_together(draft, first - 1, at) &&
           !dl_draft_in(draft, first - 1, DL_LIST_PARTICLE) &&
           !dl_draft_cue(draft, first - 1, DL_CUE_TELL) &&
           !dl_draft_cue(draft, first - 1, DL_CUE_SAY))
        first--;
    if (at - first < 2)
        return at;
    uint32_t place = dl_han_place_before(draft, first, false);
    if (place == first) /* 省 or 市 was taken for one of the words */
        place = dl_han_place_before(draft, first + 1, false);
    return place <= first && place < at ? place : at;
}

static void find_body(dl_draft *draft, uint32_t at)
{
    const dl_cue *tail = dl_draft_cue(draft, at, DL_CUE_ORGANISATION_AFTER);
    if (!tail || !dl_han_is_free(draft, at))
        return;
    bool media = dl_str_equal(tail->entry->value, DL_STR("media"));
    uint32_t first =
        media ? dl_han_edge_before(draft, at, BODY) : body_start(draft, at, tail->end);
    bool guild = !media && (dl_draft_is(draft, tail->end - 1, "会") ||
                            dl_draft_is(draft, tail->end - 1, "盟"));
    if (guild && placed_body(draft, at) < first)
        first = placed_body(draft, at);
    if (at - first < 2 || (!media && tail->end - tail->first < 2) ||
        (media && !is_signed(draft, first, tail->end)))
        return;
    dl_name *name = dl_names_add(draft, first, tail->end, DL_ENTITY_ORGANISATION,
                                 "organisation-after");
    name->reason.cue = dl_draft_span(draft, tail->first, tail->end);
}

/* 《…》 and 「…」: laws, lists and papers by their last word. */
static void find_quoted(dl_draft *draft, uint32_t open, const char *close)
{
    uint32_t end = open + 1;
    while (end < draft->tokens.count && end - open < LAW &&
           !dl_token_is_sign(draft, end, close))
        end++;
    if (end >= draft->tokens.count || !dl_token_is_sign(draft, end, close) ||
        end == open + 1)
        return;
    const dl_cue *law = dl_draft_cue_before(draft, end, DL_CUE_LAW_AFTER);
    const dl_cue *body = dl_draft_cue_before(draft, end, DL_CUE_ORGANISATION_AFTER);
    bool title = dl_token_is_sign(draft, open, "《");
    bool sentence = dl_draft_cue(draft, open + 1, DL_CUE_NOT_A_NAME) && !title;
    if (law && !sentence && (title || law->end - law->first > 1))
        dl_names_add(draft, open + 1, end, DL_ENTITY_LAW, "law-after");
    else if (body && title && dl_str_equal(body->entry->value, DL_STR("media")))
        dl_names_add(draft, open + 1, end, DL_ENTITY_ORGANISATION, "media-after");
}

void dl_find_han_lists(dl_draft *draft)
{
    for (uint32_t at = 0; at + 1 < draft->tokens.count; at++)
        if (dl_draft_in(draft, at, DL_LIST_LIST_JOINT) && dl_kinds_in_list(draft, at, at + 1)) {
            dl_find_han_listed(draft, at);
            dl_find_han_colleague(draft, at);
        } else if (dl_token_is_sign(draft, at, "的"))
            dl_find_han_of_firm(draft, at);
}

/* “|真武|810E”: where a number of a model ends that stands at the end of a name in quotes. */
static uint32_t number_end(const dl_draft *draft, uint32_t at)
{
    uint32_t end = at;
    while (end < draft->tokens.count && !draft->cover[end] &&
           draft->tokens.items[end].flags & DL_TOKEN_DIGIT &&
           dl_tokens_are_together(draft, at - 1, end))
        end++;
    return end;
}

/* “武夷山”刻蚀机, 「昇思」晶片: a name in quotes and what it is beside them. */
static void find_product(dl_draft *draft, uint32_t open, const char *close)
{
    enum { PRODUCT = 6 }; /* tokens of its name */
    uint32_t end = open + 1;
    while (end < draft->tokens.count && end - open <= PRODUCT &&
           dl_han_is_free(draft, end))
        end++;
    uint32_t word = end;
    end = end - open > 2 ? number_end(draft, end) : end;
    if (end - open < 3 || end - open > PRODUCT || !dl_token_is_sign(draft, end, close))
        return;
    const dl_cue *chip = dl_draft_cue(draft, end + 1, DL_CUE_CHIP_AFTER);
    const dl_cue *product = dl_draft_cue(draft, end + 1, DL_CUE_PRODUCT_AFTER);
    const dl_cue *kind = chip ? chip : product;
    if (!kind && open > 0 && dl_tokens_are_together(draft, open - 1, open)) {
        chip = dl_draft_cue_before(draft, open, DL_CUE_CHIP_BEFORE); /* 首颗GPU“苏堤” */
        kind = chip ? chip : dl_draft_cue_before(draft, open, DL_CUE_PRODUCT_BEFORE);
    }
    if (!kind || !dl_han_is_unheard(draft, open + 1, word) ||
        (kind->first > end && !dl_tokens_are_together(draft, end, end + 1)))
        return;
    dl_name *name = dl_names_add(draft, open + 1, end,
                                 chip ? DL_ENTITY_CHIP : DL_ENTITY_PRODUCT, "quoted");
    name->reason.cue = dl_draft_span(draft, kind->first, kind->end);
}

static void find_signed(dl_draft *draft, uint32_t at)
{
    if (dl_token_is_sign(draft, at, "·") || dl_token_is_sign(draft, at, "・") ||
        dl_token_is_sign(draft, at, "•"))
        dl_find_han_dotted(draft, at);
    else if (dl_token_is_sign(draft, at, "《"))
        find_quoted(draft, at, "》");
    else if (dl_token_is_sign(draft, at, "「")) {
        find_quoted(draft, at, "」");
        find_product(draft, at, "」");
    } else if (dl_token_is_sign(draft, at, "“")) {
        find_quoted(draft, at, "”");
        find_product(draft, at, "”");
    }
}

void dl_find_han(dl_draft *draft)
{
    const uint64_t starts = DL_CUE_BIT(SURNAME) | DL_CUE_BIT(COMPANY_AFTER) |
                            DL_CUE_BIT(ORGANISATION_AFTER);
    for (uint32_t at = 0; at < draft->tokens.count; at++) {
        if (draft->tokens.items[at].kind == DL_WORD_PUNCTUATION)
            find_signed(draft, at);
        if (draft->cue_starts[at] & DL_CUE_BIT(TITLE) || draft->cover[at] ||
            dl_token_is_sign(draft, at, "的"))
            dl_find_han_bare_firm(draft, at);
        if (!(draft->cue_starts[at] & starts || draft->cue_ends[at] & DL_CUE_BIT(TITLE)) ||
            !dl_han_is_free(draft, at))
            continue;
        dl_find_han_person(draft, at);
        dl_find_han_firm(draft, at);
        find_body(draft, at);
    }
    dl_find_han_frames(draft);
}
