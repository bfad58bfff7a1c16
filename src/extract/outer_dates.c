/* Dates that a sentence gives a clause from outside it: of the paper that tells it, of
 * what its subject is, of the year whose "when" it says. */
#include "src/extract/event_dates.h"
#include "src/extract/spelling.h"

/* "dates back to 2022, when Washington restricted": the date right before "when". */
uint32_t dl_clause_when_date(const dl_story *story, const dl_clause *clause)
{
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    uint32_t i = segment->first;
    if (!dl_segment_is_time(story, segment) || i == 0 ||
        !dl_draft_is(story->draft, dl_piece_at(story, i)->first, "when"))
        return DL_NO_PIECE;
    if (dl_piece_at(story, i - 1)->kind == DL_PIECE_COMMA)
        i--;
    return i > 0 && dl_piece_at(story, i - 1)->kind == DL_PIECE_DATE &&
                   dl_piece_at(story, segment->first)->first -
                           dl_piece_at(story, i - 1)->end <=
                       1
               ? i - 1
               : DL_NO_PIECE;
}

/* "Quy định công bố hôm thứ Ba đưa H800 vào diện cấm": the day of a Vietnamese rule that
 * does what the clause tells, where nobody else could; DL_NO_PIECE. */
static uint32_t announced_date(const dl_story *story, const dl_clause *clause)
{
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME | DL_GROUP_BILL;
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    bool said = segment->opener == DL_OPENER_SAID && segment > story->segments.items;
    uint32_t first = said ? segment[-1].first : segment->first;
    uint32_t date = DL_NO_PIECE, rule = DL_NO_PIECE;
    for (uint32_t i = first; i < clause->verb; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (rule == DL_NO_PIECE && piece->groups & rules && !piece->verb)
            rule = i;
        else if (dl_piece_is_party(piece) && rule == DL_NO_PIECE)
            return DL_NO_PIECE;
        else if (piece->kind == DL_PIECE_DATE && rule != DL_NO_PIECE)
            date = i;
    }
    if (date == DL_NO_PIECE || clause->passive || dl_date_is_end(story, date) ||
        !dl_piece_at(story, rule + 1)->says || !clause->sense.word)
        return DL_NO_PIECE;
    for (uint32_t i = clause->verb; i < clause->right; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return DL_NO_PIECE;
    return date;
}

/* "A restriction imposed in April that targeted", "told in May that it needed": the date
 * right before the clause that says what a rule does, or what was said. */
uint32_t dl_clause_rule_date(const dl_story *story, const dl_clause *clause)
{
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME;
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    uint32_t first = segment->first;
    if (story->draft->language == DL_LANGUAGE_VI)
        return announced_date(story, clause);
    if (story->draft->language != DL_LANGUAGE_EN || first == 0 || clause->reduced ||
        dl_piece_at(story, first - 1)->kind != DL_PIECE_DATE ||
        !dl_draft_is(story->draft, dl_piece_at(story, first)->first, "that") ||
        dl_piece_at(story, first)->first != dl_piece_at(story, first - 1)->end)
        return DL_NO_PIECE;
    for (uint32_t i = first; i < segment->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return DL_NO_PIECE;
    for (uint32_t i = segment[-1].first; i < first; i++)
        if (dl_piece_at(story, i)->groups & rules || dl_piece_at(story, i)->order ||
            dl_piece_at(story, i)->says)
            return first - 1;
    return DL_NO_PIECE;
}

/* "Bị buộc xin phép | khi bán H20 từ ngày 9/4": the day in what a Vietnamese clause without one
 * says of the trade that it is about; DL_NO_PIECE. */
uint32_t dl_clause_trade_date(const dl_story *story, const dl_clause *clause)
{
    const dl_segment *its = dl_segment_of(story, clause->verb), *next = its + 1;
    if (story->draft->language != DL_LANGUAGE_VI || dl_segment_has_date(story, its) ||
        next >= story->segments.items + story->segments.count ||
        next->opener != DL_OPENER_LINK ||
        !dl_draft_says(story->draft, dl_piece_at(story, next->first)->first, "khi"))
        return DL_NO_PIECE;
    for (uint32_t i = next->first; i < next->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (dl_piece_is_verb(piece) && !(piece->groups & DL_GROUP_TRADE))
            return DL_NO_PIECE;
        if (piece->kind == DL_PIECE_DATE)
            return dl_date_is_end(story, i) ? DL_NO_PIECE : i;
    }
    return DL_NO_PIECE;
}

/* "Ban hành ngày 30/9, lệnh này cho phép": the day with which a Vietnamese sentence opens
 * that says of the rule when it came. */
static uint32_t opening_date(const dl_story *story, const dl_clause *clause)
{
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME | DL_GROUP_BILL |
                           DL_GROUP_LICENCE | DL_GROUP_WAIVER;
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    const dl_piece *first = story->pieces.items;
    bool rule = false;
    if (story->draft->language != DL_LANGUAGE_VI || clause->reduced ||
        segment->opener != DL_OPENER_COMMA || first->segment != 0 || !first->verb ||
        first->first != dl_story_first_token(story))
        return DL_NO_PIECE;
    for (uint32_t i = segment->first; i < clause->verb && !rule; i++)
        rule = dl_piece_at(story, i)->groups & rules && !dl_piece_at(story, i)->verb;
    for (uint32_t i = 1; rule && dl_piece_at(story, i)->segment == 0; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return dl_date_is_end(story, i) ? DL_NO_PIECE : i;
    return DL_NO_PIECE;
}

/* "Guidance issued on May 13 warns that", "Letters sent on Monday order them to": the day on
 * which the English paper came that opens the sentence and is its subject. */
static uint32_t issue_date(const dl_story *story, const dl_clause *clause)
{
    const dl_draft *draft = story->draft;
    const dl_segment *its = story->segments.items;
    for (uint32_t i = its->first; i < its->end && i < clause->verb; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (dl_piece_is_party(piece))
            return DL_NO_PIECE;
        if (piece->kind != DL_PIECE_DATE)
            continue;
        uint32_t verb = piece->first;
        while (verb > 0 && dl_draft_in(draft, verb - 1, DL_LIST_BEFORE_DATE))
            verb--;
        bool issued = verb > 1 && dl_word_is_past(draft, verb - 1) &&
                      !dl_draft_in(draft, verb - 2, DL_LIST_BE_OR_HAVE) &&
                      !dl_draft_in(draft, verb - 2, DL_LIST_PASSIVE) &&
                      draft->tokens.items[verb - 2].kind != DL_WORD_PUNCTUATION &&
                      !(draft->tokens.items[verb - 2].taken & DL_TAKEN_NAME);
        bool goes_on = piece->end < draft->tokens.count &&
                       draft->tokens.items[piece->end].kind != DL_WORD_PUNCTUATION;
        return issued && goes_on && !dl_date_is_end(story, i) ? i : DL_NO_PIECE;
    }
    return DL_NO_PIECE;
}

/* "Under a notice published on Friday, the department said it was": the day of the paper
 * that opens the sentence. */
uint32_t dl_clause_paper_date(const dl_story *story, const dl_clause *clause)
{
    const dl_segment *first = story->segments.items;
    uint32_t opener = story->draft->sentences.items[story->sentence].first;
    if (story->draft->language == DL_LANGUAGE_VI)
        return opening_date(story, clause);
    if (story->draft->language != DL_LANGUAGE_EN || clause->reduced)
        return DL_NO_PIECE;
    uint32_t issued = issue_date(story, clause);
    if (issued != DL_NO_PIECE)
        return issued;
    if (!dl_draft_in(story->draft, opener, DL_LIST_PAPER_LEAD) ||
        dl_piece_at(story, clause->verb)->segment == 0 || story->segments.count < 2 ||
        first[1].opener != DL_OPENER_COMMA)
        return DL_NO_PIECE;
    for (uint32_t i = first->first; i < first->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return dl_date_is_end(story, i) ? DL_NO_PIECE : i;
    return DL_NO_PIECE;
}

/* "which took effect on Tuesday" */
static bool in_relative(const dl_story *story, const dl_segment *segment)
{
    return segment->opener == DL_OPENER_RELATIVE && segment->acts &&
           story->draft->language == DL_LANGUAGE_EN;
}

/* "The measures, published on Monday, also bar": the day of what the subject is. */
uint32_t dl_clause_apposed_date(const dl_story *story, const dl_clause *clause)
{
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    uint32_t number = dl_piece_at(story, clause->verb)->segment;
    if (number < 2 || segment->opener != DL_OPENER_COMMA || clause->reduced ||
        (segment[-1].opener != DL_OPENER_COMMA && !in_relative(story, segment - 1)) ||
        segment[-1].first == segment[-1].end || segment[-2].acts ||
        !(dl_piece_at(story, segment[-1].first)->verb || in_relative(story, segment - 1)))
        return DL_NO_PIECE;
    for (uint32_t i = segment->first; i < clause->verb; i++)
        if (dl_piece_is_party(dl_piece_at(story, i)))
            return DL_NO_PIECE;
    for (uint32_t i = segment[-1].first; i < segment[-1].end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return i;
    return DL_NO_PIECE;
}

/* "On 20 June it banned sales, effective 20 July": the day before that of the effect on which
 * it was decided what will take effect; DL_NO_PIECE for none. */
uint32_t dl_clause_decision_date(const dl_story *story, const dl_clause *clause,
                                 uint32_t effect)
{
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    uint32_t first = segment->first, token = dl_piece_at(story, effect)->first;
    bool behind = false; /* "effective July 20", "with effect from July 20" */
    for (uint32_t i = token; i > 0 && i + 4 > token; i--)
        behind |= dl_draft_is(story->draft, i - 1, "effective") ||
                  (i > 1 && dl_draft_is(story->draft, i - 1, "effect") &&
                   dl_draft_is(story->draft, i - 2, "with"));
    behind |= token > 0 && dl_draft_is(story->draft, token - 1, "from") &&
              clause->sense.past && !clause->passive;
    bool vietnamese = story->draft->language == DL_LANGUAGE_VI; /* ", áp dụng từ 1/9" */
    if (!(story->draft->language == DL_LANGUAGE_EN || vietnamese) || effect < clause->verb ||
        !(behind || vietnamese) || clause->reduced ||
        clause->sense.subject == DL_SUBJECT_OBJECT)
        return DL_NO_PIECE;
    if (vietnamese)
        first = 0;
    else if (segment->opener == DL_OPENER_COMMA && segment > story->segments.items &&
        !segment[-1].acts)
        first = segment[-1].first; /* "On Friday, the department" */
    for (uint32_t i = first; i < effect; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE && !dl_date_is_end(story, i) &&
            !dl_date_is_held(story, clause, i) &&
            dl_story_date(story, i)->value.first <= story->draft->out->published.last)
            return i;
    return DL_NO_PIECE;
}

bool dl_story_day_of_told(const dl_story *story, uint32_t date, dl_date *found)
{
    const uint32_t rules = DL_GROUP_RULE | DL_GROUP_BAN | DL_GROUP_REGIME;
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, date);
    uint32_t groups = 0, who = DL_NO_ROW;
    if (draft->language != DL_LANGUAGE_ZH || !dl_draft_is(draft, it->first, "当") ||
        it->first == 0 || draft->tokens.items[it->first - 1].kind != DL_WORD_HAN)
        return false;
    for (uint32_t i = dl_segment_of(story, date)->first; i < date; i++) {
        groups |= dl_piece_at(story, i)->groups;
        if (dl_piece_is_party(dl_piece_at(story, i)))
            who = dl_story_referent(story, i);
    }
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *told = &story->tellings.items[i - 1];
        bool of_rules = groups & rules && dl_deed_family(told->deed) == DL_FAMILY_TIGHTEN;
        if (told->date.precision != DL_PRECISION_DAY ||
            !(of_rules || (who != DL_NO_ROW && dl_entity_set_has(&told->actors, who))))
            continue;
        *found = told->date;
        return true;
    }
    return false;
}
