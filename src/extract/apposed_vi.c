/* Vietnamese names that begin a sentence and are parted from what is told of them by what else it
 * says of them:
 *
 *   H20, | con chip mạnh nhất Nvidia còn được bán, | bị Mỹ chặn
 */
#include "src/extract/event_dates.h"

uint32_t dl_segment_of_names(const dl_story *story, uint32_t number)
{
    enum { BACK = 4, MOST = 12 }; /* segments, pieces */
    const dl_segment *segments = story->segments.items;
    for (uint32_t k = number; k > 0 && k + BACK > number; k--) {
        const dl_segment *its = &segments[k - 1];
        bool names = false, other = its->end > its->first + MOST;
        if (segments[k].opener == DL_OPENER_STOP || segments[k].opener == DL_OPENER_MAIN)
            return number;
        for (uint32_t i = its->first; i < its->end && !other; i++) {
            const dl_piece *piece = dl_piece_at(story, i);
            names |= piece->kind == DL_PIECE_NAME;
            other = piece->kind != DL_PIECE_NAME && piece->kind != DL_PIECE_COMMA &&
                    !dl_piece_is_joint(piece);
        }
        if (names && !other && k < number)
            return k - 1;
    }
    return number;
}

bool dl_segment_has_names_apart(const dl_story *story, uint32_t number, uint32_t *subject)
{
    const dl_segment *its = &story->segments.items[number];
    uint32_t first = its->first;
    if (story->draft->language != DL_LANGUAGE_VI || its->opener != DL_OPENER_COMMA)
        return false;
    while (first < its->end && (dl_piece_at(story, first)->kind == DL_PIECE_DATE ||
                                dl_piece_has(dl_piece_at(story, first), DL_CUE_INFINITIVE)))
        first++;
    uint32_t names = dl_segment_of_names(story, number);
    if (names == number || first == its->end ||
        !dl_draft_cue(story->draft, dl_piece_at(story, first)->first, DL_CUE_PASSIVE))
        return false; /* "bị cấm bán" may be a verb of its own */
    *subject = DL_NO_PIECE;
    its = &story->segments.items[names];
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_is_party(dl_piece_at(story, i)))
            *subject = i;
    return true;
}

/* "Dùng H800, loại Nvidia làm trước | khi bị cấm": the thing named last before a Vietnamese clause of
 * time that has nobody of its own; empty for none. */
static dl_span thing_before_time(const dl_story *story, const dl_clause *clause)
{
    enum { BACK = 10 }; /* pieces */
    uint32_t first = dl_segment_of(story, clause->verb)->first;
    if (first == 0 || dl_segment_of(story, clause->verb)->opener != DL_OPENER_LINK)
        return (dl_span){ 0 };
    for (uint32_t i = first; i < clause->verb; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME || dl_piece_at(story, i)->groups)
            return (dl_span){ 0 };
    for (uint32_t i = first; i > 0 && i + BACK > first; i--)
        if (dl_piece_is_thing(dl_piece_at(story, i - 1)))
            return (dl_span){ dl_piece_at(story, i - 1)->list, i };
        else if (dl_piece_at(story, i - 1)->kind == DL_PIECE_STOP)
            break;
    return (dl_span){ 0 };
}

dl_span dl_clause_names_apart(const dl_story *story, const dl_clause *clause)
{
    uint32_t number = dl_piece_at(story, clause->verb)->segment, names = number;
    if ((clause->passive || clause->sense.subject != DL_SUBJECT_ACTS) &&
        story->draft->language == DL_LANGUAGE_VI)
        names = dl_segment_of_names(story, number);
    else
        return (dl_span){ 0 };
    const dl_segment *its = &story->segments.items[names];
    return names < number ? (dl_span){ its->first, its->end }
                          : thing_before_time(story, clause);
}

bool dl_date_is_apart(const dl_story *story, const dl_clause *clause, uint32_t date)
{
    uint32_t number = dl_piece_at(story, clause->verb)->segment, subject;
    uint32_t its = dl_piece_at(story, date)->segment;
    return its < number && dl_segment_has_names_apart(story, number, &subject) &&
           its > dl_segment_of_names(story, number);
}
