/* Whose a date is: what another clause of the sentence tells, a relative one, a reason or
 * another's deed, keeps its date for itself. */
#include "src/extract/event_dates.h"

/* Another's deed in a later segment of the sentence keeps its date for itself. */
static bool is_of_deed_behind(const dl_story *story, const dl_clause *clause,
                              uint32_t date)
{
    const dl_segment *its = dl_segment_of(story, date);
    const dl_segment *verbs = dl_segment_of(story, clause->verb);
    if (its <= verbs || story->draft->language != DL_LANGUAGE_ZH || !its->acts ||
        its->subject == DL_NO_PIECE || its->subject < its->first || its->subject > date ||
        its->subject == verbs->subject)
        return false;
    for (uint32_t i = date; i < its->end; i++)
        if (dl_piece_at(story, i)->verb && !dl_piece_at(story, i)->groups)
            return true;
    return false;
}

/* "X restricted sales in April and Y discouraged them": the date behind the verb of one
 * clause is not that of the next, which has a subject of its own. */
static bool is_of_other(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    uint32_t its = dl_piece_at(story, date)->segment,
             verbs = dl_piece_at(story, clause->verb)->segment;
    const dl_segment *segment = &story->segments.items[verbs];
    if (its >= verbs || segment->opener != DL_OPENER_JOIN ||
        story->draft->language != DL_LANGUAGE_EN || segment->subject == DL_NO_PIECE ||
        segment->subject < segment->first)
        return false;
    for (uint32_t i = story->segments.items[its].first; i < date; i++)
        if (dl_piece_at(story, i)->verb && !dl_piece_at(story, i)->says)
            return true;
    return false;
}

/* "lên 152 hãng kể từ lần đầu công bố hồi tháng 5": when something else began. */
static bool is_since(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_segment *segment = dl_segment_of(story, date);
    while (segment > story->segments.items && segment->opener == DL_OPENER_SAID)
        segment--;
    return segment != dl_segment_of(story, clause->verb) &&
           dl_str_equal(
               dl_piece_value(story, dl_piece_at(story, segment->first), DL_CUE_CLAUSE),
               DL_STR("since"));
}

/* "which", and "that" behind a noun that says what something was: "an action that". */
static bool is_relative(const dl_story *story, const dl_segment *segment)
{
    uint32_t that = dl_piece_at(story, segment->first)->first;
    if (dl_segment_is_time(story, segment) && dl_draft_is(story->draft, that, "after"))
        return true; /* "after restrictions in April halted sales" */
    if (segment->opener != DL_OPENER_LINK || that == 0 ||
        !dl_draft_is(story->draft, that, "that"))
        return segment->opener == DL_OPENER_RELATIVE;
    return dl_draft_in(story->draft, that - 1, DL_LIST_TELLING_NOUN);
}

/* "licences for sales that had been banned since April": the date of a relative clause is
 * its verb's. */
static bool is_of_relative(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_segment *its = dl_segment_of(story, date);
    if (story->draft->language != DL_LANGUAGE_EN || its->first == its->end ||
        !is_relative(story, its) ||
        dl_piece_at(story, date)->segment == dl_piece_at(story, clause->verb)->segment)
        return false;
    uint32_t end = dl_segment_is_time(story, its) ? its->end : date;
    for (uint32_t i = its->first; i < end; i++)
        if (dl_piece_at(story, i)->verb && !dl_piece_at(story, i)->groups &&
            !dl_piece_at(story, i)->soft)
            return !dl_piece_has(dl_piece_at(story, i), DL_CUE_EFFECT);
    return false;
}

bool dl_date_is_asked_of(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_VI || date < clause->verb || !clause->sense.word ||
        (clause->sense.word->deed != DL_DEED_INVESTIGATE &&
         clause->sense.word->deed != DL_DEED_COUNT)) /* what no verb tells */
        return false;
    for (uint32_t i = dl_piece_at(story, clause->verb)->first + 1;
         i < dl_piece_at(story, date)->first; i++)
        if (dl_draft_is(draft, i, "liệu") &&
            (dl_draft_is(draft, i - 1, "xét") || dl_draft_is(draft, i - 1, "xem") ||
             dl_draft_is(draft, i - 1, "hiểu") || dl_draft_is(draft, i - 1, "tra")))
            return true; /* not "dữ liệu" */
    return false;
}

/* "agreed to suspend the regime it had announced the same month": the date of what a
 * clause without "that" says of the object in the past perfect. */
static bool is_of_contact(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_EN || date < clause->verb ||
        dl_verb_is_earlier(story, clause->verb))
        return false;
    for (uint32_t i = dl_piece_at(story, clause->verb)->end + 1;
         i + 1 < dl_piece_at(story, date)->first; i++)
        if (dl_draft_is(draft, i, "had") &&
            dl_draft_in(draft, i - 1, DL_LIST_SUBJECT_PRONOUN) &&
            !dl_draft_is(draft, i - 2, ",") && !dl_draft_is(draft, i - 2, "that"))
            return true;
    return false;
}

/* "was made for China in January because the other cannot be sold there": why, which is
 * always so, has no date of what it explains. */
static bool is_reason(const dl_story *story, const dl_segment *segment)
{
    return segment->opener == DL_OPENER_LINK && segment->first < segment->end &&
           dl_draft_is(story->draft, dl_piece_at(story, segment->first)->first,
                       "because");
}

/* "laid out three years of chips on Thursday, starting with one in 2026": what an English
 * participle behind the clause tells of. */
static bool is_in_participle(const dl_story *story, const dl_clause *clause,
                             uint32_t date)
{
    const dl_segment *its = dl_segment_of(story, date);
    if (story->draft->language != DL_LANGUAGE_EN || date < clause->verb ||
        its == dl_segment_of(story, clause->verb))
        return false;
    uint32_t token = dl_piece_at(story, its->first)->first;
    for (uint32_t i = token; i < token + 2 && i + 1 < story->draft->tokens.count; i++)
        if (dl_draft_in(story->draft, i, DL_LIST_STARTING) &&
            dl_draft_is(story->draft, i + 1, "with"))
            return true;
    return false;
}

/* "Hôm 1/11, Biren sa thải vì bị liệt vào danh sách": the day of the main clause is not
 * that of its reason, nor of what came before it. */
static bool is_of_main(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_segment *its = dl_segment_of(story, clause->verb);
    return story->draft->language == DL_LANGUAGE_VI && its->opener == DL_OPENER_LINK &&
           date < its->first &&
           dl_piece_value(story, dl_piece_at(story, its->first), DL_CUE_CLAUSE).len ==
               0 && /* "vì thế" */
           dl_draft_in(story->draft, dl_piece_at(story, its->first)->first, DL_LIST_REASON);
}

/* "Permits were handed out, and on Friday the minister lifted his order": a date that opens
 * the next English clause is of what follows it. */
static bool opens_next(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    enum { LEAST = 3 }; /* tokens of a clause behind its date */
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, date);
    uint32_t before = it->first;
    if (draft->language != DL_LANGUAGE_EN || date < clause->verb || before < 3 ||
        it->end + LEAST > draft->sentences.items[story->sentence].end)
        return false;
    if (dl_draft_is(draft, before - 1, "on") || dl_draft_is(draft, before - 1, "in"))
        before--;
    if (!dl_draft_is(draft, before - 1, "and") || !dl_draft_is(draft, before - 2, ","))
        return false;
    const dl_token *next = &draft->tokens.items[it->end];
    return next->kind != DL_WORD_PUNCTUATION && !dl_draft_is(draft, it->end, "in") &&
           !dl_draft_is(draft, it->end, "for") && !dl_draft_is(draft, it->end, "to") &&
           !dl_draft_is(draft, it->end, "by") && !dl_draft_is(draft, it->end, "and");
}

bool dl_date_is_anothers(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    uint32_t its = dl_piece_at(story, date)->segment;
    bool apart = its != dl_piece_at(story, clause->verb)->segment &&
                 (clause->order == DL_NO_PIECE ||
                  its != dl_piece_at(story, clause->order)->segment);
    if (apart && (is_reason(story, dl_segment_of(story, clause->verb)) ||
                  is_in_participle(story, clause, date)))
        return true;
    return opens_next(story, clause, date) || is_of_deed_behind(story, clause, date) ||
           is_of_other(story, clause, date) ||
           is_of_relative(story, clause, date) || is_of_contact(story, clause, date) ||
           is_since(story, clause, date) || is_of_main(story, clause, date);
}

bool dl_effect_is_anothers(const dl_story *story, const dl_clause *clause, uint32_t effect)
{
    uint32_t verb = clause->verb, low = verb < effect ? verb : effect;
    bool parted = false, dated = false;
    if (story->draft->language != DL_LANGUAGE_ZH)
        return false;
    for (uint32_t i = low; i < (verb < effect ? effect : verb) && !parted; i++)
        parted = dl_piece_at(story, i)->kind == DL_PIECE_STOP &&
                 dl_draft_is(story->draft, dl_piece_at(story, i)->first, "；");
    for (uint32_t i = verb; parted && !dated && i > 0; i--)
        if (dl_piece_at(story, i - 1)->kind == DL_PIECE_STOP)
            break;
        else
            dated = dl_piece_at(story, i - 1)->kind == DL_PIECE_DATE;
    return parted && dated;
}
