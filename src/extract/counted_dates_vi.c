/* Days that a Vietnamese clause counts from what a noun with its date names: "một tuần sau
 * đòn của Mỹ ngày 2/12, SAMR mở cuộc điều tra". */
#include "src/extract/event_dates.h"

/* Where the noun ends that a cue of counting leads; 0 if the cue counts from what was told
 * before ("một tuần sau,", "một tuần sau đó"). */
static uint32_t noun_end(const dl_story *story, uint32_t cue)
{
    static const char *const others[] = { "khi", "đó", "đấy", "ấy", "nữa", "này", "hôm" };
    const dl_draft *draft = story->draft;
    uint32_t from = dl_piece_at(story, cue)->end;
    uint32_t end = draft->sentences.items[story->sentence].end;
    if (from >= end || !dl_draft_says(draft, from - 1, "sau") ||
        draft->tokens.items[from].kind == DL_WORD_PUNCTUATION)
        return 0;
    for (size_t i = 0; i < DL_COUNT(others); i++)
        if (dl_draft_says(draft, from, others[i]))
            return 0;
    for (uint32_t i = cue + 1; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if ((piece->verb || piece->says) && piece->first != from)
            return 0; /* a clause of its own; but "thông báo" may be the noun */
        if (piece->kind == DL_PIECE_COMMA || piece->kind == DL_PIECE_STOP ||
            piece->kind == DL_PIECE_LISTED)
            return piece->first;
    }
    return end;
}

/* The only date among the pieces behind a cue that end by a token; DL_NO_PIECE. */
static uint32_t date_within(const dl_story *story, uint32_t cue, uint32_t end)
{
    uint32_t date = DL_NO_PIECE;
    for (uint32_t i = cue + 1; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->first >= end)
            break;
        if (piece->kind == DL_PIECE_DATE && date != DL_NO_PIECE)
            return DL_NO_PIECE;
        if (piece->kind == DL_PIECE_DATE)
            date = i;
    }
    return date;
}

bool dl_story_counts_from_noun(const dl_story *story, uint32_t cue, dl_date *found)
{
    int32_t days;
    uint32_t end = story->draft->language == DL_LANGUAGE_VI &&
                           dl_continuation_counts(story, cue)
                       ? noun_end(story, cue)
                       : 0;
    uint32_t date = end ? date_within(story, cue, end) : DL_NO_PIECE;
    if (date == DL_NO_PIECE || !dl_piece_shift(story, dl_piece_at(story, cue), &days))
        return false;
    dl_date from = dl_story_date(story, date)->value;
    if (from.precision != DL_PRECISION_DAY)
        return false;
    *found = dl_date_of_days(from.first + days, from.first + days);
    return true;
}

/* Whether the clause of a verb is the one right behind the comma that ends the noun, or the
 * one right before the comma that the cue follows. */
static bool is_counted_there(const dl_story *story, uint32_t verb, uint32_t cue)
{
    uint32_t its = dl_piece_at(story, verb)->segment, low = dl_piece_at(story, cue)->segment;
    if (verb > cue)
        return its - low <= 2; /* "sau thông báo | hôm 29/9 của Mỹ |" */
    return cue > 0 && dl_piece_at(story, cue - 1)->kind == DL_PIECE_COMMA && low - its <= 1;
}

bool dl_clause_counted_noun(const dl_story *story, const dl_clause *clause, dl_date *found)
{
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        if (!dl_story_counts_from_noun(story, i, found) ||
            !is_counted_there(story, clause->verb, i))
            continue;
        uint32_t first = dl_segment_of(story, clause->verb)->first;
        uint32_t end = dl_segment_of(story, clause->verb)->end;
        for (uint32_t k = clause->verb < i ? first : clause->verb; k < end && k != i; k++)
            if (dl_piece_at(story, k)->kind == DL_PIECE_DATE)
                return false;
        return found->last <= story->draft->out->published.last;
    }
    return false;
}

bool dl_continuation_is_day(const dl_story *story, uint32_t cue)
{
    static const char *const days[] = { "ngày", "hôm", "đêm", "tối", NULL };
    const dl_piece *it = dl_piece_at(story, cue);
    for (uint32_t i = it->first; i < it->end; i++)
        if (dl_draft_is_one_of(story->draft, i, days))
            return story->draft->language == DL_LANGUAGE_VI;
    return false;
}
