/* What an English clause of time tells whose main clause only recalls what was told before:
 *
 *     The Dutch step came a day after | the United States tightened its rules.
 *     It came two days after          | Beijing opened a probe.
 */
#include "src/extract/event_dates.h"
#include "src/extract/parties.h"

enum { BACK = 12 /* sentences */ };

/* Whether tokens [from, to) say only that something came. */
static bool only_came(const dl_story *story, uint32_t from, uint32_t to)
{
    enum { LONGEST = 14 };
    bool came = false;
    if (to <= from || to > from + LONGEST)
        return false;
    for (uint32_t i = from; i < to; i++)
        came |= dl_draft_in(story->draft, i, DL_LIST_CAME);
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->first >= to)
            break;
        if (piece->kind == DL_PIECE_DATE || piece->says || piece->order)
            return false;
    }
    return came;
}

/* The day of what was told last of those whom tokens before `to` name; *named: whether they
 * name anybody. */
static dl_date day_of_named(const dl_story *story, uint32_t to, bool *named)
{
    dl_entity_set who = { 0 };
    for (uint32_t i = 0; i < story->pieces.count && dl_piece_at(story, i)->first < to; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME)
            dl_entity_set_add(&who, dl_piece_mention(story, dl_piece_at(story, i))->entity);
    *named = who.count > 0;
    for (size_t i = story->tellings.count; *named && i > 0; i--) {
        const dl_telling *told = &story->tellings.items[i - 1];
        if (told->sentence + BACK < story->sentence)
            break;
        bool step = told->deed != DL_DEED_PROPOSE; /* not what is only weighed */
        if (step && dl_story_can_recall(story, told) &&
            (dl_story_actors_meet(story, &who, &told->actors) ||
             dl_entity_set_meets(&who, &told->items)))
            return told->date;
    }
    return (dl_date){ 0 };
}

/* "Two days after it said that the purchase of 2020 broke the law": whether a segment has no
 * date but years. */
static bool is_undated(const dl_story *story, const dl_segment *segment)
{
    for (uint32_t i = segment->first; i < story->pieces.count; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE &&
            dl_story_date(story, i)->value.precision != DL_PRECISION_YEAR)
            return false;
    return true;
}

bool dl_clause_came_after(const dl_story *story, const dl_clause *clause, dl_date *found)
{
    const dl_draft *draft = story->draft;
    const dl_segment *time = dl_segment_of(story, clause->verb);
    uint32_t start = dl_story_first_token(story);
    int32_t days, months;
    bool named;
    if (draft->language != DL_LANGUAGE_EN)
        return false;
    while (time > story->segments.items && !dl_segment_is_time(story, time) &&
           (time->opener == DL_OPENER_SAID || time->opener == DL_OPENER_LINK))
        time--; /* "after it said | that" */
    uint32_t word = dl_piece_at(story, time->first)->first;
    bool after = dl_draft_is(draft, word, "after");
    if (!dl_segment_is_time(story, time) || (!after && !dl_draft_is(draft, word, "before")) ||
        !only_came(story, start, word) || !dl_story_counts(story, word, &days, &months) ||
        !is_undated(story, time))
        return false;
    dl_date from = day_of_named(story, word, &named);
    if (!named && story->last_date_sentence + BACK > story->sentence)
        from = story->said_sentence == story->sentence ? story->said_date : story->part_date;
    *found = dl_date_moved(from, after ? -days : days, after ? -months : months);
    return dl_date_is_set(*found) && found->first <= draft->out->published.last;
}
