/* What stands before a name and behind it, as evidence for its kind. */
#include "src/extract/kinds.h"

enum {
    WINDOW = 7,    /* tokens behind a comma in which an apposition says what it is */
    BACKWARDS = 10 /* tokens before a name in which its bearer's office may stand */
};

static const dl_clue before[] = {
    {DL_CUE_HONORIFIC,       DL_ENTITY_PERSON,       8, "honorific"     },
    { DL_CUE_COMPANY_BEFORE, DL_ENTITY_COMPANY,      6, "company-before"},
    { DL_CUE_MEDIA_BEFORE,   DL_ENTITY_ORGANISATION, 3, "media-before"  },
    { DL_CUE_PLACE_BEFORE,   DL_ENTITY_PLACE,        6, "place-before"  },
    { DL_CUE_CHIP_BEFORE,    DL_ENTITY_CHIP,         4, "chip-before"   },
    { DL_CUE_PRODUCT_BEFORE, DL_ENTITY_PRODUCT,      5, "product-before"},
    { DL_CUE_SAY,            DL_ENTITY_PERSON,       1, "say"           },
};

static const dl_clue behind[] = {
    {DL_CUE_SAY,            DL_ENTITY_PERSON,  2, "say"          },
    { DL_CUE_SAY,           DL_ENTITY_COMPANY, 1, "say"          },
    { DL_CUE_PRODUCT_AFTER, DL_ENTITY_PRODUCT, 3, "product-after"},
    { DL_CUE_CHIP_AFTER,    DL_ENTITY_COMPANY, 1, "chip-after"   },
    { DL_CUE_COMPANY_AFTER, DL_ENTITY_COMPANY, 4, "company-after"},
    { DL_CUE_TITLE_AFTER,   DL_ENTITY_PERSON,  3, "title-after"  },
    { DL_CUE_PLAN,          DL_ENTITY_COMPANY, 2, "subject"      },
    { DL_CUE_POSSIBILITY,   DL_ENTITY_COMPANY, 2, "subject"      },
    { DL_CUE_STATE,         DL_ENTITY_COMPANY, 1, "subject"      },
    { DL_CUE_DEED,          DL_ENTITY_COMPANY, 1, "subject"      },
};

/* What an apposition says: ", a start-up", " - CEO of", ", công ty mẹ của". */
static const dl_clue apposition[] = {
    {DL_CUE_TITLE,           DL_ENTITY_PERSON,       6, "apposition"},
    { DL_CUE_COMPANY_BEFORE, DL_ENTITY_COMPANY,      5, "apposition"},
    { DL_CUE_PRODUCT_BEFORE, DL_ENTITY_PRODUCT,      4, "apposition"},
    { DL_CUE_CHIP_BEFORE,    DL_ENTITY_CHIP,         4, "apposition"},
    { DL_CUE_MEDIA_BEFORE,   DL_ENTITY_ORGANISATION, 5, "apposition"},
};

static dl_span span_of(const dl_draft *draft, const dl_cue *cue)
{
    return dl_draft_span(draft, cue->first, cue->end);
}

bool dl_token_is_of(const dl_draft *draft, uint32_t token)
{
    return dl_draft_in(draft, token, DL_LIST_OFFICE_OF);
}

static bool is_break(const dl_draft *draft, uint32_t token)
{
    return dl_draft_in(draft, token, DL_LIST_APPOSITION_SIGN);
}

/* Words only in lower case, and composed. */
static bool is_list_sign(const dl_draft *draft, uint32_t token)
{
    if (!dl_draft_in(draft, token, DL_LIST_LIST_JOINT))
        return false;
    const dl_token *it = &draft->tokens.items[token];
    return it->kind != DL_WORD_LETTERS ||
           (it->shape == DL_SHAPE_LOWER && it->end - it->start < 8);
}

/* "Bộ trưởng Thương mại Mỹ X", "Foreign trade minister X": back over the office's field
 * and country to the title. */
static const dl_cue *title_before(const dl_draft *draft, uint32_t first)
{
    uint32_t at = first;
    while (at > 0 && first - at < BACKWARDS &&
           draft->tokens.items[at - 1].sentence == draft->tokens.items[first].sentence) {
        const dl_cue *title = dl_draft_any_cue_before(draft, at, DL_CUE_TITLE);
        if (title)
            return title;
        const dl_cue *field = dl_draft_any_cue_before(draft, at, DL_CUE_FIELD);
        if (field)
            at = field->first;
        else if (draft->cover[at - 1] &&
                 draft->names.items[draft->cover[at - 1] - 1].kind == DL_ENTITY_PLACE)
            at = draft->names.items[draft->cover[at - 1] - 1].first;
        else if (at < first && is_list_sign(draft, at - 1))
            at--;
        else
            return NULL;
    }
    return NULL;
}

static bool is_place(const dl_draft *draft, uint32_t token)
{
    return draft->cover[token] &&
           draft->names.items[draft->cover[token] - 1].kind == DL_ENTITY_PLACE;
}

static bool is_company(const dl_draft *draft, uint32_t token)
{
    return draft->cover[token] &&
           draft->names.items[draft->cover[token] - 1].kind == DL_ENTITY_COMPANY;
}

/* In Vietnamese a title stands before a person or, behind one, before a firm: "CEO Sam
 * Altman", "Sam Altman, CEO OpenAI". */
static bool title_is_apposition(const dl_draft *draft, const dl_cue *title)
{
    uint32_t at = title->first;
    if (at > 1 && is_break(draft, at - 1) &&
        (dl_draft_in(draft, at - 2, DL_LIST_AGE) ||
         dl_draft_in(draft, at - 2, DL_LIST_CLOSING_SIGN)))
        return true;
    for (uint32_t steps = 0; at > 0 && steps < 4; steps++, at--)
        if (is_break(draft, at - 1) && at > 1 &&
            draft->tokens.items[at - 1].sentence ==
                draft->tokens.items[title->first].sentence)
            return dl_token_is_capital(&draft->tokens.items[at - 2]) &&
                   !is_place(draft, at - 2);
    return false;
}

/* "(Nhịp Số) - ", "(Corvane News) -": who reports, at the head of an article. */
static bool is_source(const dl_draft *draft, uint32_t first, uint32_t end)
{
    return first > 0 && dl_draft_is(draft, first - 1, "(") &&
           end + 1 < draft->tokens.count && dl_draft_is(draft, end, ")") &&
           draft->tokens.items[first].sentence < 6 &&
           (dl_draft_is(draft, end + 1, "-") || dl_draft_is(draft, end + 1, "–") ||
            dl_draft_is(draft, end + 1, "—"));
}

/* "trình làng X", "unveiled X": what a firm brings out is a product. */
static void weigh_launch(const dl_draft *draft, uint32_t first, dl_votes *votes)
{
    const dl_cue *cue = dl_draft_cue_before(draft, first, DL_CUE_DEED);
    if (!cue || draft->language != DL_LANGUAGE_VI)
        return;
    const dl_topic_word *word =
        dl_topics_word(draft->reference->topics, cue->entry->number);
    if (word->deed == DL_DEED_LAUNCH)
        dl_kinds_give(votes, DL_ENTITY_PRODUCT, 3, "launched", span_of(draft, cue));
}

/* "startup Hàn Quốc X", "mô hình mã nguồn mở X": a Vietnamese class word, with what
 * qualifies it and where it is from between it and the name. */
static void weigh_far_class(const dl_draft *draft, uint32_t first, dl_votes *votes)
{
    static const dl_clue classes[] = {
        {DL_CUE_COMPANY_BEFORE,  DL_ENTITY_COMPANY, 5, "company-before"},
        { DL_CUE_PRODUCT_BEFORE, DL_ENTITY_PRODUCT, 4, "product-before"},
        { DL_CUE_CHIP_BEFORE,    DL_ENTITY_CHIP,    4, "chip-before"   },
    };
    uint32_t at = first, sentence = draft->tokens.items[first].sentence;
    while (draft->language == DL_LANGUAGE_VI && at > 0 && first - at < BACKWARDS &&
           draft->tokens.items[at - 1].sentence == sentence) {
        const dl_cue *modifier = dl_draft_cue_before(draft, at, DL_CUE_MODIFIER);
        if (modifier)
            at = modifier->first;
        else if (is_place(draft, at - 1))
            at = draft->names.items[draft->cover[at - 1] - 1].first;
        else
            return;
        for (size_t i = 0; i < DL_COUNT(classes); i++) {
            const dl_cue *cue = dl_draft_cue_before(draft, at, classes[i].class);
            if (!cue)
                continue;
            dl_kinds_give(votes, classes[i].kind, classes[i].points, classes[i].rule,
                          span_of(draft, cue));
            return;
        }
    }
}

void dl_kinds_weigh_before(const dl_draft *draft, uint32_t first, uint32_t end,
                           dl_votes *votes)
{
    uint32_t at = first;
    if (first == 0 || (draft->tokens.items[first].flags & DL_TOKEN_FIRST &&
                       !is_source(draft, first, end)))
        return;
    while (at > 0 && dl_draft_in(draft, at - 1, DL_LIST_NAME_LEAD))
        at--;
    for (size_t i = 0; i < DL_COUNT(before); i++) {
        const dl_cue *cue = dl_draft_any_cue_before(draft, at, before[i].class);
        if (cue)
            dl_kinds_give(
                votes, before[i].kind,
                dl_str_equal(cue->entry->value, DL_STR("weak")) ? 1 : before[i].points,
                before[i].rule, span_of(draft, cue));
    }
    weigh_far_class(draft, at, votes);
    weigh_launch(draft, at, votes);
    const dl_cue *title = title_before(draft, at);
    bool named = end - first > 1 && dl_draft_any_cue(draft, first, DL_CUE_GIVEN_NAME);
    if (title && !named && draft->language == DL_LANGUAGE_VI &&
        title_is_apposition(draft, title))
        dl_kinds_give(votes, DL_ENTITY_COMPANY, 5, "title-before", span_of(draft, title));
    else if (title)
        dl_kinds_give(votes, DL_ENTITY_PERSON, 5, "title-before", span_of(draft, title));
    if (at > 0 && dl_token_is_of(draft, at - 1)) {
        title = dl_draft_any_cue_before(draft, at - 1, DL_CUE_TITLE);
        bool at_firm = dl_draft_is(draft, at - 1, "at") && end - first > 1;
        bool owner = dl_token_reads(draft, at - 1, "của") &&
                     draft->tokens.items[first].shape == DL_SHAPE_CAPITAL &&
                     !dl_token_is_accented(draft, first);
        dl_kinds_give(votes, DL_ENTITY_COMPANY,
                      title              ? 5
                      : at_firm || owner ? 2
                                         : 1,
                      "title-of", title ? span_of(draft, title) : (dl_span){ 0 });
    }
    if (end - first == 2 && at > 2 && dl_token_reads(draft, at - 1, "s") &&
        is_company(draft, at - 3)) /* "Bernstein's Qingyuan Lin" */
        dl_kinds_give(votes, DL_ENTITY_PERSON, 2, "of-firm",
                      dl_draft_span(draft, at - 3, at - 2));
    if (is_source(draft, first, end))
        dl_kinds_give(votes, DL_ENTITY_ORGANISATION, 6, "dateline",
                      dl_draft_span(draft, first - 1, first));
    bool definite = at < first && dl_draft_is(draft, at, "the");
    if (at > 0 && !definite && dl_draft_in(draft, at - 1, DL_LIST_PLACE_IN))
        dl_kinds_give(votes, DL_ENTITY_PLACE, 3, "in", dl_draft_span(draft, at - 1, at));
}

/* "the company's vice president" is about the company, but it is none. */
static bool is_owner(const dl_draft *draft, const dl_cue *cue)
{
    return dl_draft_in(draft, cue->end, DL_LIST_APOSTROPHE) &&
           dl_token_is_glued(draft, cue->end);
}

/* ", a Chinese citizen", ", a Canadian who": the token that makes an English apposition one
 * of a person; `at` for none. */
static uint32_t human_word(const dl_draft *draft, uint32_t at)
{
    enum { FARTHEST = 4 }; /* tokens */
    const dl_token *tokens = draft->tokens.items;
    if (draft->language != DL_LANGUAGE_EN ||
        !dl_draft_in(draft, at, DL_LIST_INDEFINITE))
        return at;
    for (uint32_t i = at + 1; i <= at + FARTHEST && i < draft->tokens.count; i++) {
        if (tokens[i].sentence != tokens[at].sentence || is_break(draft, i))
            return at;
        if (dl_draft_in(draft, i, DL_LIST_HUMAN) ||
            (dl_draft_is(draft, i, "who") &&
             dl_draft_any_cue(draft, i - 1, DL_CUE_DEMONYM)))
            return i;
    }
    return at;
}

static void weigh_apposition(const dl_draft *draft, uint32_t end, dl_votes *votes)
{
    const dl_token *tokens = draft->tokens.items;
    uint32_t at = end + 1;
    if (at >= draft->tokens.count || tokens[at].sentence != tokens[end].sentence)
        return;
    if (tokens[at].kind == DL_WORD_NUMBER &&
        (dl_draft_in(draft, at + 1, DL_LIST_AGE) ||
         dl_draft_in(draft, at + 1, DL_LIST_BEHIND_AGE_SIGN)) &&
        tokens[at].end - tokens[at].start == 2)
        dl_kinds_give(votes, DL_ENTITY_PERSON, 5, "age",
                      dl_draft_span(draft, at, at + 1));
    uint32_t human = human_word(draft, at);
    if (human != at) {
        dl_kinds_give(votes, DL_ENTITY_PERSON, 5, "human",
                      dl_draft_span(draft, human, human + 1));
        return;
    }
    if (dl_draft_in(draft, at, DL_LIST_WHO)) {
        dl_kinds_give(votes, DL_ENTITY_PERSON, 4, "who",
                      dl_draft_span(draft, at, at + 1));
        return;
    }
    if (dl_draft_in(draft, at, DL_LIST_GOES_ON))
        return;
    for (uint32_t i = at; i < at + WINDOW && i < draft->tokens.count; i++) {
        if (tokens[i].sentence != tokens[end].sentence || is_break(draft, i))
            return;
        for (size_t n = 0; n < DL_COUNT(apposition); n++) {
            const dl_cue *cue = dl_draft_any_cue(draft, i, apposition[n].class);
            if (cue && !is_owner(draft, cue) &&
                !(i == at && dl_token_is_capital(&tokens[i]) &&
                  tokens[i].shape != DL_SHAPE_UPPER)) {
                dl_kinds_give(votes, apposition[n].kind, apposition[n].points,
                              apposition[n].rule, span_of(draft, cue));
                return;
            }
        }
        if (i > at && dl_token_is_capital(&tokens[i]) &&
            tokens[i].shape != DL_SHAPE_UPPER && !draft->cover[i])
            return; /* another name: a list, not an apposition */
    }
}

/* "Volkswagen hôm thứ Tư (22.10) cho biết": on to the verb. */
static uint32_t skip_date(const dl_draft *draft, uint32_t at)
{
    uint32_t end = at, dated = at;
    while (end < draft->tokens.count && end - at < BACKWARDS &&
           draft->tokens.items[end].sentence == draft->tokens.items[at].sentence) {
        if (draft->tokens.items[end].taken & DL_TAKEN_DATE)
            dated = end + 1;
        else if (!dl_draft_any_cue(draft, end, DL_CUE_TIME_FRAME) &&
                 !dl_draft_is(draft, end, ")") && !dl_draft_is(draft, end, "("))
            break;
        end++;
    }
    return dated > at ? end : at;
}

void dl_kinds_weigh_behind(const dl_draft *draft, uint32_t first, uint32_t end,
                           dl_votes *votes)
{
    bool single = end - first == 1;
    bool numbered = draft->tokens.items[end - 1].flags & DL_TOKEN_DIGIT;
    if (end >= draft->tokens.count ||
        draft->tokens.items[end].sentence != draft->tokens.items[end - 1].sentence)
        return;
    uint32_t verb = skip_date(draft, end);
    for (size_t i = 0; i < DL_COUNT(behind); i++) {
        const dl_cue *cue = dl_draft_any_cue(draft, verb, behind[i].class);
        if (!cue || (numbered && behind[i].class == DL_CUE_COMPANY_AFTER))
            continue;
        bool chip = numbered && behind[i].class == DL_CUE_CHIP_AFTER;
        /* One word that says something is a firm: a person had the full name before. */
        bool firm = single && behind[i].class == DL_CUE_SAY;
        dl_entity_kind kind = chip   ? DL_ENTITY_CHIP
                              : firm ? DL_ENTITY_COMPANY
                                     : behind[i].kind;
        dl_kinds_give(votes, kind, chip ? 5 : behind[i].points, behind[i].rule,
                      span_of(draft, cue));
    }
    const dl_cue *title = dl_draft_any_cue(draft, end, DL_CUE_TITLE);
    if (title && title->end < draft->tokens.count &&
        dl_token_is_capital(&draft->tokens.items[title->end]))
        dl_kinds_give(votes, DL_ENTITY_COMPANY, 3, "title-after", span_of(draft, title));
    if (dl_draft_is(draft, end, "-") && dl_token_is_glued(draft, end) &&
        end + 1 < draft->tokens.count) {
        bool based = dl_draft_in(draft, end + 1, DL_LIST_BASED);
        dl_kinds_give(votes, based ? DL_ENTITY_PLACE : DL_ENTITY_COMPANY, based ? 4 : 1,
                      "suffix", dl_draft_span(draft, end + 1, end + 2));
    } else if (is_break(draft, end)) {
        weigh_apposition(draft, end, votes);
    }
}

bool dl_kinds_in_list(const dl_draft *draft, uint32_t end, uint32_t first)
{
    return first > end && first - end <= 2 && is_list_sign(draft, end) &&
           (first - end == 1 || is_list_sign(draft, end + 1)) &&
           dl_tokens_are_together(draft, end, first);
}

void dl_kinds_weigh_list(const dl_draft *draft, uint32_t first, uint32_t end,
                         dl_votes *votes)
{
    const dl_name *names = draft->names.items;
    uint32_t left = 0, right = 0;
    if (draft->tokens.items[first].flags & DL_TOKEN_DIGIT &&
        draft->tokens.items[first].kind == DL_WORD_LETTERS)
        return; /* "Apple's A19 Pro and Qualcomm": a number is a thing's, whatever follows
                 */
    for (uint32_t gap = 1; gap <= 2; gap++) {
        if (!left && first > gap && dl_kinds_in_list(draft, first - gap, first))
            left = draft->cover[first - gap - 1];
        if (!right && end + gap < draft->tokens.count &&
            dl_kinds_in_list(draft, end, end + gap))
            right = draft->cover[end + gap];
    }
    if (left)
        dl_kinds_give(votes, names[left - 1].kind, 3, "list",
                      dl_draft_span(draft, names[left - 1].first, names[left - 1].end));
    if (right)
        dl_kinds_give(votes, names[right - 1].kind, 3, "list",
                      dl_draft_span(draft, names[right - 1].first, names[right - 1].end));
}
