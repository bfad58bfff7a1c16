/* From rules to expressions: at every token that may begin a date, the rule whose match,
 * joined with what follows (dates_join.c), reaches furthest. Patterns are short and joins
 * are few, so the work at a token is bounded. */
#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"
#include "src/extract/lookup.h"

enum { MOST_JOINS = 4, MOST_CANDIDATES = 12 };

static bool in_one_sentence(const dl_draft *draft, uint32_t first, uint32_t end)
{
    const dl_token *tokens = draft->tokens.items;
    return end <= draft->tokens.count &&
           tokens[first].sentence == tokens[end - 1].sentence;
}

/* Follows a pattern from match->end; an optional group is taken if the rest still fits.
 */
static bool follow(const dl_reading *reading, const char *pattern, dl_match *match)
{
    for (; *pattern; pattern++) {
        if (*pattern != '[') {
            if (!dl_date_take(reading, *pattern, match))
                return false;
            continue;
        }
        dl_match with = *match;
        bool fits = true;
        for (pattern++; *pattern != ']'; pattern++)
            fits = fits && dl_date_take(reading, *pattern, &with);
        if (fits && follow(reading, pattern + 1, &with)) {
            *match = with;
            return true;
        }
    }
    return true;
}

static bool try_rule(const dl_reading *reading, size_t grammar, const dl_date_rule *rule,
                     uint32_t token, dl_expression *found)
{
    dl_match match = { .grammar = reading->grammars[grammar],
                       .first = token,
                       .end = token };
    if ((rule->guard & DL_GUARD_DIGITS &&
         reading->draft->tokens.items[token].kind != DL_WORD_NUMBER) ||
        !follow(reading, rule->pattern, &match) ||
        !in_one_sentence(reading->draft, token, match.end) ||
        !dl_date_build(rule, &match))
        return false;
    if (match.from.says)
        dl_date_lend_both(&match.from, &match.now);
    *found = (dl_expression){ .first = token,
                              .end = match.end,
                              .from = match.from,
                              .to = match.now,
                              .rule = rule };
    return true;
}

static uint64_t second_letters(const dl_reading *reading, uint32_t token)
{
    const dl_draft *draft = reading->draft;
    if (draft->tokens.items[token].kind != DL_WORD_NUMBER)
        return dl_date_seconds(reading, token);
    return dl_date_signs(reading, token + 1) |
           (token + 1 < draft->tokens.count ? dl_date_letters(reading, token + 1) : 0);
}

/* Keeps a list sorted by length; of equals the one that came first stays before. */
static size_t add_candidate(dl_expression list[MOST_CANDIDATES], size_t count,
                            const dl_expression *found)
{
    size_t at = count;
    while (at > 0 && list[at - 1].end < found->end)
        at--;
    if (at == MOST_CANDIDATES)
        return count;
    if (count < MOST_CANDIDATES)
        count++;
    for (size_t j = count - 1; j > at; j--)
        list[j] = list[j - 1];
    list[at] = *found;
    return count;
}

/* The matches of rules without the barred guards at a token, the longest first; the rule
 * that stands first in its table comes first among equals. */
static size_t candidates(const dl_reading *reading, uint32_t token, unsigned barred,
                         dl_expression list[MOST_CANDIDATES])
{
    uint64_t first = dl_date_letters(reading, token);
    uint8_t rules[DL_MOST_RULES];
    size_t count = 0;
    dl_expression found;
    if (first == 0)
        return 0;
    uint64_t second = second_letters(reading, token);
    for (size_t g = 0; g < reading->grammar_count; g++) {
        size_t tries = dl_date_rules(reading->indexes[g], first, second, rules);
        for (size_t i = 0; i < tries; i++) {
            const dl_date_rule *rule = &reading->grammars[g]->rules[rules[i]];
            if (!(rule->guard & barred) && try_rule(reading, g, rule, token, &found))
                count = add_candidate(list, count, &found);
        }
    }
    return count;
}

/* Joins what stands behind *left to it, once; the longest that fits. */
static bool join_once(const dl_reading *reading, dl_expression *left)
{
    dl_expression list[MOST_CANDIDATES];
    dl_link link;
    uint32_t next = dl_date_link(reading, left->end, &link);
    if (!in_one_sentence(reading->draft, left->first, next + 1) ||
        (left->to.says == DL_SAYS_YEAR && next > left->end && /* "an act of 1952 on May 5" */
         dl_draft_is(reading->draft, next - 1, "on")))
        return false;
    bool part = left->to.says == DL_SAYS_PART;
    size_t count = candidates(reading, next,
                              DL_GUARD_LEFT | (part ? 0 : DL_GUARD_SLOT) |
                                  (part || link == DL_LINK_OF ? 0 : DL_GUARD_OF),
                              list);
    for (size_t i = 0; i < count; i++) {
        dl_expression joined = *left;
        joined.end = list[i].end;
        joined.joined = true;
        if (link == DL_LINK_BRACKET &&
            !dl_date_is_sign(reading->draft, joined.end++, ')'))
            continue;
        list[i].joined = true;
        if (list[i].from.says ||
            !in_one_sentence(reading->draft, left->first, joined.end) ||
            (list[i].rule->accept && !list[i].rule->accept(reading, &list[i])) ||
            !dl_date_join(reading, link, &left->to, &list[i].to, &joined.to))
            continue;
        *left = joined;
        return true;
    }
    return false;
}

/* "ngày 16/11 tới", "tháng 7 vừa qua": a side of today, unless it begins something else:
 * "ngày 16/11 tới Bắc Kinh". */
static void take_side(const dl_reading *reading, dl_expression *found)
{
    const dl_cue *cue = dl_draft_cue(reading->draft, found->end, DL_CUE_TIME_SIDE);
    bool wanting = found->to.says & (DL_SAYS_MONTH | DL_SAYS_WEEKDAY | DL_SAYS_QUARTER);
    if (!cue || !wanting || found->to.says & DL_SAYS_SHIFT ||
        !in_one_sentence(reading->draft, found->first, cue->end) ||
        (cue->end < reading->draft->tokens.count &&
         reading->draft->tokens.items[cue->end].shape == DL_SHAPE_CAPITAL))
        return;
    found->end = cue->end;
    found->direction = (int8_t)((int32_t)cue->entry->number < 0 ? -1 : 1);
    found->cue = dl_draft_span(reading->draft, cue->first, cue->end);
}

static void join_all(const dl_reading *reading, dl_expression *found)
{
    for (int i = 0; i < MOST_JOINS && !found->from.says && join_once(reading, found); i++)
        ;
    take_side(reading, found);
}

static bool is_between(const dl_draft *draft, uint32_t first)
{
    const dl_cue *cue = dl_draft_cue_before(draft, first, DL_CUE_TIME_RANGE);
    return cue && dl_str_equal(cue->entry->value, DL_STR("between"));
}

static void end_stretch(dl_expression *left, const dl_expression *right)
{
    left->from = left->to;
    left->to = right->to;
    left->end = right->end;
    left->joined = true;
    left->direction = right->direction;
    dl_date_lend_both(&left->from, &left->to);
}

/* The other end of a stretch that `left` begins. */
static void take_stretch(const dl_reading *reading, dl_expression *left)
{
    dl_expression list[MOST_CANDIDATES];
    dl_match match = { .grammar = reading->grammars[0],
                       .first = left->first,
                       .end = left->end,
                       .now = left->to };
    bool between = is_between(reading->draft, left->first);
    bool dash = dl_date_is_sign(reading->draft, left->end, '-');
    if (left->from.says || !dl_date_take(reading, between ? '&' : '>', &match) ||
        !in_one_sentence(reading->draft, left->first, match.end + 1))
        return;
    size_t count = candidates(reading, match.end, DL_GUARD_BEHIND | DL_GUARD_OF, list);
    const dl_expression *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (list[i].from.says || !dl_date_may_end(reading, &list[i]))
            continue;
        join_all(reading, &list[i]);
        if (dl_date_runs_back(&left->to, &list[i].to))
            return;
        if (in_one_sentence(reading->draft, left->first, list[i].end) &&
            dl_date_ends_stretch(left, &list[i], dash) &&
            (!best || list[i].end > best->end))
            best = &list[i];
    }
    if (best)
        end_stretch(left, best);
}

static bool find_at(const dl_reading *reading, uint32_t token, dl_expression *best)
{
    dl_expression list[MOST_CANDIDATES];
    size_t count = candidates(reading, token, DL_GUARD_BEHIND | DL_GUARD_OF, list);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        join_all(reading, &list[i]);
        take_stretch(reading, &list[i]);
        if ((any && list[i].end <= best->end) || !dl_date_is_welcome(reading, &list[i]))
            continue;
        *best = list[i];
        any = true;
    }
    return any;
}

/* Whether only members of a list stand between two expressions, "and" before the last. */
static bool in_one_list(const dl_reading *reading, const dl_expression *a,
                        const dl_expression *b)
{
    enum { MOST_BETWEEN = 6 };
    const dl_draft *draft = reading->draft;
    const dl_cue *and = dl_draft_cue_before(draft, b->first, DL_CUE_TIME_RANGE);
    if (!and || b->first - a->end > MOST_BETWEEN || and->first < a->end ||
        !dl_str_equal(and->entry->value, DL_STR("and")) ||
        !in_one_sentence(draft, a->first, b->end))
        return false;
    for (uint32_t i = a->end; i < and->first; i++)
        if (draft->tokens.items[i].kind != DL_WORD_NUMBER &&
            !dl_date_is_sign(draft, i, ','))
            return false;
    return true;
}

/* The members of a list have the month and the year that the last one tells: "ngày 8, 15
 * và 22/12", "March and September 2024". */
static void lend_in_list(dl_expression *a, const dl_expression *b)
{
    enum {
        OTHERS = DL_SAYS_SHIFT | DL_SAYS_SAME | DL_SAYS_FIXED | DL_SAYS_DECADE |
                 DL_SAYS_WEEKDAY | DL_SAYS_INNER | DL_SAYS_OFFSET,
        FINER = DL_SAYS_DAY | DL_SAYS_QUARTER | DL_SAYS_HALF
    };
    unsigned fine = a->to.says & FINER;
    if (a->from.says || b->from.says || (a->to.says | b->to.says) & OTHERS ||
        fine != (b->to.says & FINER) || a->to.says & DL_SAYS_YEAR ||
        !(fine || a->to.says & DL_SAYS_MONTH))
        return;
    bool before = a->to.says & b->to.says & DL_SAYS_MONTH && a->to.month > b->to.month;
    dl_date_lend(&a->to, &b->to);
    a->to.year = (int16_t)(a->to.year - (before && a->to.says & DL_SAYS_YEAR));
}

void dl_dates_find(dl_reading *reading)
{
    static const dl_cue_class classes[] = {
        DL_CUE_MONTH,     DL_CUE_WEEKDAY,    DL_CUE_NUMERAL,      DL_CUE_ORDINAL,
        DL_CUE_TIME_UNIT, DL_CUE_TIME_SHIFT, DL_CUE_TIME_AGO,     DL_CUE_TIME_PART,
        DL_CUE_TIME_HALF, DL_CUE_TIME_EDGE,  DL_CUE_TIME_DEICTIC,
    };
    const dl_draft *draft = reading->draft;
    uint32_t count = (uint32_t)draft->tokens.count;
    uint64_t beginnings = 0;
    dl_expression found;
    for (size_t i = 0; i < DL_COUNT(classes); i++)
        beginnings |= dl_cue_mask(classes[i]);
    reading->beginnings = beginnings;
    for (uint32_t token = 0; token < count; token++)
        if ((draft->tokens.items[token].flags & DL_TOKEN_DIGIT ||
             draft->cue_starts[token] & beginnings) &&
            find_at(reading, token, &found)) {
            *DL_APPEND(&reading->found, draft->scratch) = found;
            token = found.end - 1;
        }
    for (size_t i = reading->found.count; i > 1; i--)
        if (in_one_list(reading, &reading->found.items[i - 2],
                        &reading->found.items[i - 1]))
            lend_in_list(&reading->found.items[i - 2], &reading->found.items[i - 1]);
}
