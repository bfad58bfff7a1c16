/* Days that a clause counts from what another one tells: "three days after Washington
 * tightened its rules". */
#include "src/extract/event_dates.h"

bool dl_segment_has_date(const dl_story *story, const dl_segment *segment)
{
    for (uint32_t i = segment->first; i < segment->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return true;
    return false;
}

bool dl_cue_steps(dl_str how, dl_str unit, int32_t *count)
{
    uint32_t number;
    if (!dl_str_starts(how, unit))
        return false;
    how = dl_str_slice(how, unit.len, how.len);
    bool back = dl_str_starts(how, DL_STR("-"));
    if (!dl_str_number(dl_str_slice(how, back, how.len), 100, &number))
        return false;
    *count = back ? -(int32_t)number : (int32_t)number;
    return true;
}

bool dl_continuation_moves(const dl_story *story, uint32_t cue, dl_date from, int32_t sign,
                           dl_date *found)
{
    dl_str how = dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_CONTINUATION);
    bool day = from.precision == DL_PRECISION_DAY;
    int32_t count;
    if (dl_piece_shift(story, dl_piece_at(story, cue), &count)) {
        *found = dl_date_moved(from, sign * count, 0);
        return day;
    }
    if (dl_cue_steps(how, DL_STR("month "), &count)) {
        *found = dl_date_moved(from, 0, sign * count);
        return day || from.precision == DL_PRECISION_MONTH;
    }
    if (!dl_cue_steps(how, DL_STR("year "), &count))
        return false;
    *found = dl_date_of_year(dl_day_civil(from.last).year + sign * count);
    return true;
}

dl_date dl_continuation_from(const dl_story *story, uint32_t cue, dl_date from)
{
    dl_date found;
    return dl_date_is_set(from) && dl_continuation_moves(story, cue, from, 1, &found) ? found
                                                                          : (dl_date){ 0 };
}

/* "Washington banned it on May 3. A month after it banned it, Nvidia": what opens an English
 * sentence as what is counted from, and was told just before. */
static bool is_told_again(const dl_story *story, const dl_clause *clause, dl_date *found)
{
    dl_deed deed = clause->sense.word ? clause->sense.word->deed : DL_DEED_COUNT;
    const dl_telling *last =
        story->tellings.count ? &story->tellings.items[story->tellings.count - 1] : NULL;
    if (!last || last->deed != deed || last->sentence + 1 < story->sentence ||
        !dl_date_is_set(last->date))
        return false;
    *found = last->date;
    return true;
}

/* "ten days after Trump announced | that Nvidia could sell it": the English clause of time in
 * which what a piece tells is said, or that it is in. */
const dl_segment *dl_segment_of_time(const dl_story *story, uint32_t piece)
{
    const dl_segment *segment = dl_segment_of(story, piece);
    uint32_t first = segment->first;
    bool said = story->draft->language == DL_LANGUAGE_EN && first > 0 &&
                (segment->opener == DL_OPENER_SAID ||
                 dl_draft_is(story->draft, dl_piece_at(story, first)->first, "that")) &&
                !dl_segment_is_time(story, segment) &&
                dl_segment_is_time(story, segment - 1) && (segment - 1)->end > 0 &&
                dl_piece_at(story, first - 1)->says;
    return said ? segment - 1 : segment;
}

/* "three days after Washington tightened its rules": so long before the last day named;
 * "a month before it was banned": so long behind it. */
static bool counted_back(const dl_story *story, const dl_clause *clause, dl_date *found)
{
    const dl_draft *draft = story->draft;
    const dl_segment *segment = dl_segment_of_time(story, clause->verb);
    int32_t days, months;
    if (!dl_segment_is_time(story, segment))
        return false;
    uint32_t word = dl_piece_at(story, segment->first)->first;
    int32_t sign = dl_draft_is(draft, word, "after")    ? -1
                   : dl_draft_is(draft, word, "before") ? 1
                                                        : 0;
    if (sign == 0 || !dl_story_counts(story, word, &days, &months))
        return false;
    if (dl_segment_has_date(story, segment) ||
        dl_segment_has_date(story, dl_segment_of(story, clause->verb)))
        return false;
    for (uint32_t i = segment->first; i > 0; i--) {
        if (dl_piece_at(story, i - 1)->kind != DL_PIECE_DATE)
            continue;
        dl_date named = dl_story_date(story, i - 1)->value;
        *found = dl_date_moved(named, sign * days, sign * months);
        if (dl_date_is_set(*found) && named.first <= draft->out->published.last)
            return true;
    }
    for (uint32_t i = segment->end; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        const dl_segment *its = dl_segment_of(story, i);
        if (piece->kind == DL_PIECE_STOP || segment->first > 2 || its > segment + 1)
            break; /* "Seven weeks after it opened its review, it told them on May 21" */
        if (piece->kind != DL_PIECE_DATE || !its->acts || its->subject < its->first)
            continue;
        *found = dl_date_moved(dl_story_date(story, i)->value, sign * days, sign * months);
        return dl_date_is_set(*found);
    }
    if (story->said_sentence != story->sentence)
        return false; /* nor on the only day that the sentence before names */
    if (segment->first <= 2 && segment + 1 < story->segments.items + story->segments.count)
        return is_told_again(story, clause, found);
    *found = dl_date_moved(story->said_date, sign * days, sign * months);
    return dl_date_is_set(*found);
}

/* "A day after Washington had listed it on December 2, Beijing banned": so long behind
 * the date of the clause of time. */
static bool counted_from(const dl_story *story, const dl_clause *clause, dl_date *found)
{
    const dl_segment *its = dl_segment_of(story, clause->verb);
    if (story->draft->language != DL_LANGUAGE_EN || clause->reduced ||
        its->opener == DL_OPENER_RELATIVE || its->opener == DL_OPENER_LINK ||
        dl_segment_has_date(story, its))
        return false;
    for (uint32_t n = 0; n < story->segments.count; n++) {
        const dl_segment *time = &story->segments.items[n];
        int32_t days, months;
        if (time == its || !dl_segment_is_time(story, time))
            continue;
        uint32_t word = dl_piece_at(story, time->first)->first;
        bool after = dl_draft_is(story->draft, word, "after");
        if ((!after && !dl_draft_is(story->draft, word, "before")) ||
            !dl_story_counts(story, word, &days, &months))
            continue;
        for (uint32_t i = time->end; i > time->first; i--)
            if (dl_piece_at(story, i - 1)->kind == DL_PIECE_DATE) {
                *found = dl_date_moved(dl_story_date(story, i - 1)->value, after ? days : -days,
                               after ? months : -months);
                return dl_date_is_set(*found);
            }
    }
    return false;
}

/* "Chưa đầy một ngày sau | khi Mỹ tung gói hạn chế, Bắc Kinh hôm 3/12": the same in Vietnamese of
 * what has no day and was so long before. */
static bool is_roughly_before(const dl_story *story, const dl_segment *segment)
{
    uint32_t first = segment->first;
    if (first == 0 || dl_segment_has_date(story, segment) ||
        !dl_draft_says(story->draft, dl_piece_at(story, first)->first, "khi") ||
        !dl_piece_has(dl_piece_at(story, first - 1), DL_CUE_CONTINUATION))
        return false;
    const dl_piece *cue = dl_piece_at(story, first - 1);
    for (uint32_t i = cue->first > 0 ? cue->first - 1 : 0; i < cue->end; i++)
        if (dl_draft_in(story->draft, i, DL_LIST_ROUGHLY))
            return true;
    return false;
}

/* "days before tariffs took effect", "weeks after it was banned": a time that nothing
 * counts. */
bool dl_clause_is_vaguely_apart(const dl_story *story, const dl_clause *clause)
{
    const dl_draft *draft = story->draft;
    const dl_segment *segment = dl_segment_of(story, clause->verb);
    int32_t days, months;
    if (draft->language == DL_LANGUAGE_VI)
        return is_roughly_before(story, segment);
    if (!dl_segment_is_time(story, segment))
        return false;
    uint32_t word = dl_piece_at(story, segment->first)->first;
    if (word == 0 || dl_story_counts(story, word, &days, &months) ||
        !(dl_draft_is(draft, word, "before") || dl_draft_is(draft, word, "after")))
        return false;
    return !dl_segment_has_date(story, segment) &&
           dl_draft_in_small(draft, word - 1, DL_LIST_TIMES);
}

/* Whether all that an English stretch of tokens names took part in what was told. */
static bool shares_names(const dl_story *story, const dl_telling *told, uint32_t from,
                         uint32_t to)
{
    bool any = false;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->first < from || piece->end > to)
            continue;
        if (piece->verb && !piece->groups)
            return false; /* "after Washington banned": more than is known is told there */
        if (piece->kind != DL_PIECE_NAME)
            continue;
        dl_entity_set its = { 0 };
        dl_entity_set_add(&its, dl_piece_mention(story, piece)->entity);
        if (!dl_story_actors_meet(story, &its, &told->actors) &&
            !dl_entity_set_meets(&its, &told->targets) &&
            !dl_entity_set_meets(&its, &told->items))
            return false;
        any = true;
    }
    return any;
}

/* "the letters" of a sentence that has the word, too. */
static bool shares_word(const dl_story *story, const dl_telling *told, uint32_t from,
                        uint32_t to)
{
    enum { SHORTEST = 4 }; /* letters of a word that says which deed is meant */
    const dl_draft *draft = story->draft;
    const dl_sentence *sentence = &draft->sentences.items[told->sentence];
    uint32_t first = sentence->first;
    if (told->sentence > 0 && sentence[-1].end - sentence[-1].first <= 2 * SHORTEST)
        first = sentence[-1].first; /* "It began with letters." */
    for (uint32_t i = from; i < to; i++) {
        const dl_token *word = &draft->tokens.items[i];
        if (word->end - word->start < SHORTEST || word->kind == DL_WORD_PUNCTUATION)
            continue;
        for (uint32_t k = first; k < sentence->end; k++)
            if (draft->tokens.items[k].word == word->word)
                return true;
    }
    return false;
}

/* The day of what a noun or a clause without a date only recalls: of what was told last
 * of whom it names or in its words, else the only one that the sentence before names. */
static dl_date recalled(const dl_story *story, uint32_t from, uint32_t to)
{
    enum { BACK = 8 }; /* sentences */
    for (int names = 1; names >= 0; names--)
        for (size_t i = story->tellings.count; i > 0; i--) {
            const dl_telling *told = &story->tellings.items[i - 1];
            if (told->sentence + BACK < story->sentence)
                break;
            if (dl_story_can_recall(story, told) &&
                (names ? shares_names(story, told, from, to)
                       : shares_word(story, told, from, to)))
                return told->date;
        }
    bool just = story->said_sentence == story->sentence && story->sentence > 0;
    return just ? story->said_date : (dl_date){ 0 };
}

/* Whether only a comma, or nothing, stands between the segments of two pieces. */
static bool is_beside(const dl_story *story, uint32_t a, uint32_t b)
{
    uint32_t low = dl_piece_at(story, a)->segment, high = dl_piece_at(story, b)->segment;
    if (low > high) {
        uint32_t other = low;
        low = high;
        high = other;
    }
    for (uint32_t i = low + 1; i <= high; i++) {
        const dl_segment *segment = &story->segments.items[i];
        if (segment->opener == DL_OPENER_STOP || segment->opener == DL_OPENER_MAIN ||
            (segment->opener == DL_OPENER_JOIN && segment->subject != DL_NO_PIECE &&
             segment->subject >= segment->first))
            return false;
    }
    return high - low <= 2;
}

/* Whether what is told, or a name, opens what is counted from: "the letters", "Biden
 * signed", not "they ship" or "Christmas". */
static bool recalls(const dl_story *story, uint32_t token)
{
    const dl_token *next = &story->draft->tokens.items[token + 1];
    if (dl_draft_in(story->draft, token, DL_LIST_DEFINITE))
        return !dl_draft_is(story->draft, token + 1, "would") &&
               !dl_draft_is(story->draft, token + 1, "was") &&
               next->kind != DL_WORD_PUNCTUATION;
    if (story->draft->tokens.items[token].shape == DL_SHAPE_LOWER)
        return false;
    for (uint32_t i = 0; i < story->pieces.count; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME &&
            dl_piece_at(story, i)->end > token)
            return dl_piece_at(story, i)->first <= token + 1;
    return false;
}

/* "Less than a month after", "within a day of" */
static bool is_less(const dl_story *story, uint32_t word)
{
    enum { COUNT = 2, REACH = 3 }; /* tokens of "a month", and of what leads it */
    for (uint32_t i = word; i > 0 && i + COUNT + REACH > word; i--)
        if (dl_draft_is(story->draft, i - 1, "than") ||
            dl_draft_says(story->draft, i - 1, "within"))
            return true;
    return false;
}

/* "Ten days before the letters": where the stretch ends that is counted from at a word. */
static uint32_t stretch_end(const dl_story *story, uint32_t word)
{
    uint32_t end = story->draft->sentences.items[story->sentence].end;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->first > word &&
            (piece->kind == DL_PIECE_COMMA || piece->kind == DL_PIECE_STOP))
            return piece->first < end ? piece->first : end;
    }
    return end;
}

/* The piece at a token, or the last before it. */
static uint32_t piece_at_token(const dl_story *story, uint32_t token)
{
    uint32_t piece = 0;
    while (piece + 1 < story->pieces.count && dl_piece_at(story, piece + 1)->first <= token)
        piece++;
    return piece;
}

/* The date of a stretch of tokens, else of what it recalls where the sentence has none. */
static dl_date date_of(const dl_story *story, uint32_t from, uint32_t to, bool worded)
{
    bool dated = false;
    for (uint32_t i = (uint32_t)story->pieces.count; i > 0; i--) {
        const dl_piece *piece = dl_piece_at(story, i - 1);
        if (piece->kind != DL_PIECE_DATE)
            continue;
        if (piece->first >= from && piece->end <= to)
            return dl_story_date(story, i - 1)->value;
        dated = true;
    }
    return dated || !worded ? (dl_date){ 0 } : recalled(story, from, to);
}

/* "Ten days before the letters, it warned", "a month after Biden signed the Act, it was
 * told": so long from what a noun, or a clause that tells no more, recalls. */
static bool counted_from_told(const dl_story *story, const dl_clause *clause,
                              dl_date *found)
{
    const dl_draft *draft = story->draft;
    const dl_sentence *sentence = &draft->sentences.items[story->sentence];
    uint32_t verb = dl_piece_at(story, clause->verb)->first;
    bool worded = clause->sense.word && clause->sense.word->deed != DL_DEED_COUNT;
    if (draft->language != DL_LANGUAGE_EN || clause->reduced ||
        dl_segment_of(story, clause->verb)->opener == DL_OPENER_RELATIVE)
        return false;
    for (uint32_t i = sentence->first + 1; i + 1 < sentence->end; i++) {
        int32_t days, months;
        bool after = dl_draft_is(draft, i, "after");
        if ((!after && !dl_draft_is(draft, i, "before")) ||
            draft->tokens.items[i + 1].kind == DL_WORD_PUNCTUATION ||
            !recalls(story, i + 1) || is_less(story, i) || !dl_story_counts(story, i, &days, &months))
            continue;
        uint32_t end = stretch_end(story, i), piece = piece_at_token(story, i);
        if ((verb >= i && verb < end) || !is_beside(story, clause->verb, piece))
            continue;
        *found = dl_date_moved(date_of(story, i + 1, end, worded), after ? days : -days,
                       after ? months : -months);
        return dl_date_is_set(*found) && found->first <= draft->out->published.last;
    }
    return false;
}

bool dl_clause_counted_date(const dl_story *story, const dl_clause *clause,
                            dl_date *found)
{
    return dl_clause_came_after(story, clause, found) ||
           counted_back(story, clause, found) || counted_from(story, clause, found) ||
           counted_from_told(story, clause, found) ||
           dl_clause_counted_noun(story, clause, found);
}
