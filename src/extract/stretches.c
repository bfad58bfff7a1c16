#include "src/extract/event_dates.h"
#include "src/extract/wording.h"

dl_stretch dl_stretch_of(const dl_story *story, uint32_t first, uint32_t end)
{
    const dl_sentence *sentence = &story->draft->sentences.items[story->sentence];
    dl_stretch its = { first, end, dl_story_first_token(story), sentence->end };
    if (first > 0)
        its.from = dl_piece_at(story, first)->first;
    if (end < story->pieces.count)
        its.to = dl_piece_at(story, end)->first;
    return its;
}

/* "được công bố hôm qua, hai tháng sau khi cơ quan này mở đợt rà soát (31/3)": a clause
 * of time with a date of its own. */
static bool parts_time(const dl_story *story, uint32_t piece)
{
    const dl_segment *segment = dl_segment_of(story, piece);
    if (story->draft->language != DL_LANGUAGE_VI || segment->first != piece ||
        !dl_draft_is(story->draft, dl_piece_at(story, piece)->first, "khi"))
        return false;
    for (uint32_t i = piece; i < segment->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE)
            return true;
    return false;
}

/* "Hôm 1/11, Biren sa thải | vì bị liệt vào danh sách": what came before is none of that day. */
static bool parts_reason(const dl_story *story, uint32_t piece)
{
    const dl_segment *segment = dl_segment_of(story, piece);
    return story->draft->language == DL_LANGUAGE_VI && segment->first == piece &&
           segment->opener == DL_OPENER_LINK &&
           dl_piece_value(story, dl_piece_at(story, piece), DL_CUE_CLAUSE).len == 0 &&
           (dl_draft_says(story->draft, dl_piece_at(story, piece)->first, "vì") ||
            dl_draft_says(story->draft, dl_piece_at(story, piece)->first, "bởi"));
}

/* 2025年4月9日：H20亦须许可: a Chinese colon behind nothing but a date. */
static bool heads_line(const dl_story *story, uint32_t first, uint32_t piece)
{
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_ZH || piece != first + 1 ||
        dl_piece_at(story, first)->kind != DL_PIECE_DATE)
        return false;
    return dl_piece_at(story, piece)->first == dl_piece_at(story, first)->end &&
           dl_draft_is(draft, dl_piece_at(story, piece)->first, "：");
}

/* 被视为回击——去年10月7日，…: behind a Chinese dash a day tells of something else. */
static bool parts_dash(const dl_story *story, uint32_t piece)
{
    const dl_segment *segment = dl_segment_of(story, piece);
    uint32_t first = dl_piece_at(story, piece)->first;
    return story->draft->language == DL_LANGUAGE_ZH && segment->first == piece && first > 0 &&
           dl_draft_is(story->draft, first - 1, "—") && dl_segment_is_dated(story, segment);
}

/* Whether what follows a piece is another main clause than what begins with `first`. */
static bool parts(const dl_story *story, uint32_t first, uint32_t piece)
{
    if (parts_time(story, piece) || parts_reason(story, piece) || parts_dash(story, piece))
        return true;
    if (heads_line(story, first, piece))
        return false;
    return dl_piece_at(story, piece)->kind == DL_PIECE_STOP ||
           (piece > 0 && dl_segment_of(story, piece)->first == piece &&
            dl_segment_of(story, piece)->opener == DL_OPENER_MAIN);
}

/* Whether some of the pieces [first, end) say when, and others more than that. */
static bool has_day(const dl_story *story, uint32_t first, uint32_t end)
{
    int32_t days;
    bool day = false, other = false;
    for (uint32_t i = first; i < end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->says)
            return false;
        if (piece->kind == DL_PIECE_DATE || dl_piece_shift(story, piece, &days))
            day = true;
        else
            other |= piece->kind == DL_PIECE_NAME || piece->groups;
    }
    return day && other;
}

/* ", and Cadence added a machine, built on Blackwell, in May": where the clause ends that
 * an English segment begins with a subject and a verb that no table need know. */
static uint32_t clause_end(const dl_story *story, const dl_segment *segment)
{
    uint32_t i = segment->first, number = dl_piece_at(story, i)->segment;
    while (i + 1 < segment->end && dl_piece_has(dl_piece_at(story, i), DL_CUE_JOIN))
        i++;
    if (!dl_party_acts(story, i))
        return segment->end;
    while (number + 1 < story->segments.count &&
           story->segments.items[number + 1].opener == DL_OPENER_COMMA &&
           !story->segments.items[number + 1].acts)
        number++;
    return story->segments.items[number].end;
}

/* "Taiwan shut it out a day later, Australia on February 4": a segment that tells who did
 * it on another day than what stands from `first` on. */
static bool parts_days(const dl_story *story, uint32_t first, uint32_t piece)
{
    const dl_segment *segment = dl_segment_of(story, piece);
    const dl_piece *it = dl_piece_at(story, piece);
    const uint32_t things = DL_GROUP_CHIP | DL_GROUP_GOODS | DL_GROUP_PRODUCT;
    bool thing = story->draft->language == DL_LANGUAGE_VI && it->groups & things;
    return story->draft->language != DL_LANGUAGE_ZH && segment->first == piece &&
           (segment->opener == DL_OPENER_COMMA || segment->opener == DL_OPENER_JOIN) &&
           (dl_piece_has(it, DL_CUE_JOIN) || dl_piece_is_party(it) || thing) &&
           has_day(story, first, piece) && has_day(story, piece, clause_end(story, segment));
}

bool dl_stretch_is_day(const dl_story *story, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_NAME ||
            dl_piece_at(story, i)->kind == DL_PIECE_STOP ||
            dl_piece_at(story, i)->groups || dl_piece_at(story, i)->verb)
            return false;
    enum { LONGEST = 2 }; /* tokens that are no piece: "From" */
    uint32_t rest = dl_stretch_of(story, first, end).to -
                    dl_stretch_of(story, first, end).from;
    bool day = false;
    for (uint32_t i = first; i < end; i++) {
        rest -= dl_piece_at(story, i)->end - dl_piece_at(story, i)->first;
        day |= dl_piece_at(story, i)->kind == DL_PIECE_DATE;
    }
    return day && rest <= LONGEST && story->draft->language != DL_LANGUAGE_ZH;
}

bool dl_stretch_ends(const dl_story *story, uint32_t first, uint32_t piece)
{
    if (piece == story->pieces.count)
        return true;
    return (parts(story, first, piece) || parts_days(story, first, piece)) &&
           !dl_stretch_is_day(story, first, piece);
}

bool dl_stretch_is_only_apart(const dl_story *story, const dl_stretch *its)
{
    enum { LONGEST = 9 }; /* tokens */
    bool counted = false;
    if (its->first < its->end &&
        (its->first > 0 || dl_draft_is(story->draft, its->to - 1, ",")) &&
        dl_story_counts_from_noun(story, its->first, &(dl_date){ 0 }))
        return true; /* "Một tuần sau đòn ngày 2/12," */
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_NAME || piece->verb || piece->kind == DL_PIECE_DATE ||
            dl_piece_has(piece, DL_CUE_ANAPHOR) || dl_piece_has(piece, DL_CUE_PASSIVE))
            return false;
        counted |= dl_continuation_counts(story, i) && piece->first <= its->from + 1 &&
                   its->to <= its->from + LONGEST;
    }
    return counted && story->draft->language == DL_LANGUAGE_VI;
}
