/* Whether something else in an English sentence holds a date: "its takeover of Autotalks,
 * completed in June", "expected since May", "protested on Tuesday against the decision to". */
#include "src/extract/event_dates.h"
#include "src/extract/spelling.h"

/* "Over its takeover of Autotalks, completed in June": an English participle behind the
 * comma, with nothing but its date, is of the noun before it. */
static bool is_of_participle(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    enum { LONGEST = 4 }; /* tokens from the comma to the date */
    const dl_draft *draft = story->draft;
    const dl_segment *its = dl_segment_of(story, date);
    uint32_t comma = date;
    if (date < clause->verb || its == dl_segment_of(story, clause->verb))
        return false;
    while (comma > clause->verb && dl_piece_at(story, comma)->kind != DL_PIECE_COMMA)
        comma--;
    uint32_t first = dl_piece_at(story, comma)->end;
    if (comma == clause->verb || first + LONGEST < dl_piece_at(story, date)->first ||
        !dl_str_ends(dl_draft_folded(draft, first), DL_STR("ed")))
        return false;
    for (uint32_t i = comma; i < date; i++)
        if (dl_piece_at(story, i)->says)
            return false; /* ", announced on Monday": when it was told */
    return true;
}

/* "The blow that was expected since October fell", "where it had stood since May": since when
 * something else was so. */
static bool is_of_state(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, date)->first;
    return first > 1 &&
           dl_draft_says(draft, first - 1, "since") &&
           dl_draft_in(draft, first - 2, DL_LIST_WAS_SO) &&
           dl_piece_at(story, clause->verb)->end != first - 1;
}

/* "On Monday it complained about the October rules", "is revising last year's rules": the
 * English date of what the deed is done to, where the clause has one of its own ahead. */
static bool is_of_object(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_draft *draft = story->draft;
    const dl_piece *it = dl_piece_at(story, date);
    if (date < clause->verb || date + 1 >= story->pieces.count || it->first == 0 ||
        it[1].kind != DL_PIECE_WORD || !(it[1].groups & DL_DATED_NOUNS))
        return false;
    if (dl_draft_is(draft, it[1].first - 1, "s") && it[1].first - it->end <= 2)
        return true;
    if (it[1].first != it->end || !dl_draft_in(draft, it->first - 1, DL_LIST_DETERMINER))
        return false;
    for (uint32_t i = dl_segment_of(story, clause->verb)->first; i < date; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE && !dl_date_is_end(story, i))
            return true;
    return false;
}

/* "Protested on Tuesday against the decision to blacklist it": the day of what is made of a deed
 * before it. */
static bool is_of_reaction(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    const dl_draft *draft = story->draft;
    uint32_t verb = dl_piece_at(story, clause->verb)->first, i = verb;
    uint32_t first = draft->sentences.items[story->sentence].first;
    if (date > clause->verb || verb < first + 2 || !dl_draft_is(draft, verb - 1, "to") ||
        dl_piece_at(story, date)->end == verb - 1)
        return false;
    while (i > first && !dl_draft_cue_is(draft, i, DL_CUE_MARK, "react"))
        i--;
    return i > first && dl_draft_says(draft, verb - 2, "decision");
}

/* "Rescinding the curbs BIS placed on them in May": whether the date is of what an English
 * noun behind a piece has behind it without a pronoun: a subject and a verb of its own. */
bool dl_date_is_of_contact(const dl_story *story, uint32_t from, uint32_t date)
{
    if (story->draft->language != DL_LANGUAGE_EN || date < from ||
        dl_segment_of(story, date) != dl_segment_of(story, from))
        return false;
    for (uint32_t i = from + 2; i < date; i++) {
        const dl_piece *it = dl_piece_at(story, i);
        bool subject = dl_piece_is_party(it) || dl_piece_has(it, DL_CUE_ANAPHOR);
        bool noun = it[-1].groups && !it[-1].verb && !dl_piece_is_party(&it[-1]);
        if (subject && noun && it[-1].end == it->first &&
            dl_word_is_past(story->draft, it->end))
            return true;
    }
    return false;
}

/* "Suspended it after talks in Beijing on Monday": the day of an English meeting behind the
 * verb, before which something was done. */
static bool is_of_meeting(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    enum { FARTHEST = 10 }; /* tokens */
    const dl_draft *draft = story->draft;
    uint32_t first = dl_piece_at(story, date)->first;
    uint32_t verb = dl_piece_at(story, clause->verb)->end;
    bool meeting = false;
    for (uint32_t i = first; date > clause->verb && i > verb && i + FARTHEST > first; i--) {
        if (draft->tokens.items[i - 1].kind == DL_WORD_PUNCTUATION)
            return false;
        meeting |= dl_draft_in(draft, i - 1, DL_LIST_MEETING);
        if (dl_draft_is(draft, i - 1, "following") || dl_draft_is(draft, i - 1, "after"))
            return meeting;
    }
    return false;
}

bool dl_date_is_held_en(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    return story->draft->language == DL_LANGUAGE_EN &&
           (is_of_participle(story, clause, date) || is_of_state(story, clause, date) ||
            is_of_object(story, clause, date) || is_of_reaction(story, clause, date) ||
            dl_date_is_of_contact(story, clause->verb, date) || is_of_meeting(story, clause, date));
}
