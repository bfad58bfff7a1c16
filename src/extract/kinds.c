/* Evidence for the kind of an unknown name: what it is made of, what stands before it and
 * behind it (context.c). Points of all its places in the article are added up, so that
 * "the start-up Bluepeak Cloud" once decides for every "Bluepeak Cloud". */
#include "src/extract/kinds.h"
#include "src/extract/runs.h"

enum {
    ENOUGH = 3, /* points that make a name */
    ENOUGH_ALONE = 1
};

/* The last words of the name itself. */
static const dl_clue last[] = {
    {DL_CUE_COMPANY_AFTER,       DL_ENTITY_COMPANY,      7, "company-after"     },
    { DL_CUE_ORGANISATION_AFTER, DL_ENTITY_ORGANISATION, 7, "organisation-after"},
    { DL_CUE_GOVERNMENT_AFTER,   DL_ENTITY_GOVERNMENT,   7, "government-after"  },
    { DL_CUE_LAW_AFTER,          DL_ENTITY_LAW,          7, "law-after"         },
    { DL_CUE_PLACE_AFTER,        DL_ENTITY_PLACE,        4, "place-after"       },
};

static dl_span span_of(const dl_draft *draft, const dl_cue *cue)
{
    return dl_draft_span(draft, cue->first, cue->end);
}

static bool all_vietnamese(const dl_draft *draft, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (!dl_token_is_vietnamese(draft, i))
            return false;
    return true;
}

/* A name that is all of its sentence: who signs an article. */
static bool is_line(const dl_draft *draft, uint32_t first, uint32_t end)
{
    const dl_sentence *it = &draft->sentences.items[draft->tokens.items[first].sentence];
    return it->first == first && it->end == end;
}

static void weigh_person(const dl_draft *draft, uint32_t first, uint32_t end,
                         dl_votes *votes)
{
    const dl_token *tokens = draft->tokens.items;
    dl_span cue = dl_draft_span(draft, first, first + 1);
    uint32_t length = end - first;
    bool surname = dl_draft_any_cue(draft, first, DL_CUE_SURNAME) != NULL;
    if (length < 2)
        return;
    if (dl_draft_any_cue(draft, first, DL_CUE_GIVEN_NAME))
        dl_kinds_give(votes, DL_ENTITY_PERSON, 4, "given-name", cue);
    else if (surname && length <= 4 && dl_draft_cue(draft, first, DL_CUE_SURNAME) &&
             draft->language == DL_LANGUAGE_VI && all_vietnamese(draft, first, end))
        dl_kinds_give(votes, DL_ENTITY_PERSON, 5, "surname", cue);
    else if (surname && length <= 3)
        dl_kinds_give(votes, DL_ENTITY_PERSON, 3, "surname", cue);
    else if (length == 2 && dl_draft_any_cue(draft, end - 1, DL_CUE_SURNAME))
        dl_kinds_give(votes, DL_ENTITY_PERSON, 2, "surname", cue);
    if (dl_token_is_of(draft, end) && end + 1 < draft->tokens.count && length == 2 &&
        tokens[end].sentence == tokens[first].sentence &&
        dl_token_is_capital(&tokens[end + 1]))
        dl_kinds_give(votes, DL_ENTITY_PERSON, 2, "of",
                      dl_draft_span(draft, end, end + 1));
    if (draft->language == DL_LANGUAGE_VI && length <= 4 &&
        all_vietnamese(draft, first, end) && is_line(draft, first, end))
        dl_kinds_give(votes, DL_ENTITY_PERSON, 4, "signature", cue);
    if (tokens[end - 1].shape == DL_SHAPE_LOWER && dl_draft_is(draft, end - 2, "-"))
        dl_kinds_give(votes, DL_ENTITY_PERSON, 5, "syllables",
                      dl_draft_span(draft, end - 1, end));
    for (uint32_t i = first + 1; i + 1 < end; i++)
        if (tokens[i].shape == DL_SHAPE_LOWER &&
            dl_draft_any_cue(draft, i, DL_CUE_NAME_PARTICLE))
            dl_kinds_give(votes, DL_ENTITY_PERSON, 4, "particle",
                          dl_draft_span(draft, i, i + 1));
        else if (dl_draft_is(draft, i, "&"))
            dl_kinds_give(votes, DL_ENTITY_COMPANY, 5, "ampersand",
                          dl_draft_span(draft, i, i + 1));
}

static void weigh_itself(const dl_draft *draft, uint32_t first, uint32_t end,
                         dl_votes *votes)
{
    bool classed = false;
    for (size_t i = 0; i < DL_COUNT(last); i++) {
        const dl_cue *cue = dl_draft_any_cue_before(draft, end, last[i].class);
        if (!cue || cue->first <= first)
            continue;
        dl_kinds_give(votes, last[i].kind, last[i].points, last[i].rule,
                      span_of(draft, cue));
        classed = true;
    }
    for (uint32_t i = first; i < end; i++) {
        const dl_cue *cue = dl_draft_any_cue(draft, i, DL_CUE_ORGANISATION_BEFORE);
        if (cue && cue->end < end) {
            dl_kinds_give(votes, DL_ENTITY_ORGANISATION, 8, "organisation-before",
                          span_of(draft, cue));
            classed = true;
        }
        if (draft->tokens.items[i].shape == DL_SHAPE_MIXED)
            dl_kinds_give(votes, DL_ENTITY_COMPANY, 3, "shape",
                          dl_draft_span(draft, i, i + 1));
        if (draft->tokens.items[i].flags & DL_TOKEN_DIGIT)
            dl_kinds_give(votes, DL_ENTITY_PRODUCT, 2, "shape",
                          dl_draft_span(draft, i, i + 1));
    }
    if (end - first > 2 && dl_run_is_grade(draft, end - 1) &&
        draft->tokens.items[end - 2].kind == DL_WORD_NUMBER)
        dl_kinds_give(votes, DL_ENTITY_PRODUCT, 5, "grade",
                      dl_draft_span(draft, end - 1, end));
    const dl_cue *series = dl_draft_any_cue(draft, first, DL_CUE_SERIES);
    bool mixed = series && series->end + 1 == end && /* "Mate XTs" */
                 draft->tokens.items[series->end].shape == DL_SHAPE_MIXED;
    if (series && (series->end >= end || mixed))
        dl_kinds_give(votes,
                      dl_str_equal(series->entry->value, DL_STR("chip"))
                          ? DL_ENTITY_CHIP
                          : DL_ENTITY_PRODUCT,
                      4, "series", span_of(draft, series));
    if (!classed)
        weigh_person(draft, first, end, votes);
    if (!classed && !series &&
        !(draft->tokens.items[first].flags & (DL_TOKEN_FIRST | DL_TOKEN_DIGIT)) &&
        !dl_token_is_accented(draft, first))
        dl_kinds_give(votes, DL_ENTITY_COMPANY, 1, "capital",
                      dl_draft_span(draft, first, end));
}

void dl_kinds_weigh(const dl_draft *draft, uint32_t first, uint32_t end, dl_votes *votes)
{
    weigh_itself(draft, first, end, votes);
    dl_kinds_weigh_before(draft, first, end, votes);
    dl_kinds_weigh_behind(draft, first, end, votes);
    dl_kinds_weigh_list(draft, first, end, votes);
    dl_kinds_weigh_called(draft, first, end, votes);
}

bool dl_kinds_decide(const dl_draft *draft, const dl_votes *votes, dl_entity_kind *kind)
{
    /* Without the register even the best-known firms are unknown words. */
    int enough = draft->options.without_register ? ENOUGH_ALONE : ENOUGH;
    *kind = DL_ENTITY_PERSON;
    for (int i = 1; i < DL_ENTITY_KIND_COUNT; i++)
        if (votes->points[i] > votes->points[*kind])
            *kind = (dl_entity_kind)i;
    return votes->points[*kind] >= enough;
}
