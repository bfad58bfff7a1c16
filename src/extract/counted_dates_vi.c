/* Days that a Vietnamese clause counts from what a noun with its date names: "một tuần sau
 * đòn của Mỹ ngày 2/12, SAMR mở cuộc điều tra". */
#include "src/extract/event_dates.h"

/* Where the noun ends that a cue of counting leads; 0 if the cue counts from what was told
 * before ("một tuần sau,", "một tuần sau đó"). */
static uint32_t noun_end(const dl_story *story, uint32_t cue)
{
    const dl_draft *draft = story->draft;
    uint32_t from = dl_piece_at(story, cue)->end;
    uint32_t end = draft->sentences.items[story->sentence].end;
    if (from >= end || !dl_draft_says(draft, from - 1, "sau") ||
        draft->tokens.items[from].kind == DL_WORD_PUNCTUATION ||
        dl_draft_in(draft, from, DL_LIST_BEHIND_LATER))
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

/* "Đúng ngày ông Trump đăng bài, Bộ Tư pháp": where what a day is said to be of ends; 0 if
 * nobody does anything on it before a comma. */
static uint32_t same_day_end(const dl_story *story, uint32_t cue)
{
    const dl_piece *it = dl_piece_at(story, cue);
    const dl_str same = dl_piece_value(story, it, DL_CUE_CONTINUATION);
    if (!dl_str_equal(same, DL_STR("same")) || !dl_draft_says(story->draft, it->first, "đúng"))
        return 0;
    for (uint32_t i = cue + 1; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->kind == DL_PIECE_DATE)
            return 0;
        if (piece->kind == DL_PIECE_COMMA || piece->kind == DL_PIECE_STOP)
            return piece->first;
    }
    return 0;
}

/* The only past day that a sentence names; unset if it names none, or several. */
static dl_date day_of_sentence(const dl_draft *draft, dl_span sentence)
{
    const dl_annotations *out = draft->out;
    dl_date day = { 0 };
    for (size_t i = dl_date_from(out, sentence.start);
         i < out->dates.count && out->dates.items[i].span.start < sentence.end; i++) {
        const dl_found_date *date = &out->dates.items[i];
        if (date->value.precision != DL_PRECISION_DAY ||
            date->role == DL_DATE_PUBLICATION || date->value.first > out->published.last)
            continue;
        if (dl_date_is_set(day) && !dl_date_equal(day, date->value))
            return (dl_date){ 0 };
        day = date->value;
    }
    return day;
}

/* Whether a sentence names an entity, in one of the mentions from `last` back. */
static bool names(const dl_annotations *out, dl_span sentence, uint32_t last, uint32_t entity)
{
    for (uint32_t i = last; i > 0; i--) {
        const dl_found_mention *mention = &out->mentions.items[i - 1];
        if (mention->span.start < sentence.start)
            return false;
        if (mention->span.start < sentence.end && mention->entity == entity)
            return true;
    }
    return false;
}

/* "Hai hôm sau cú sập của Nvidia": the day of the last sentence before that names who a
 * noun without a date is about, and a day; but a country is named too often. */
static dl_date recalled_day(const dl_story *story, uint32_t cue, uint32_t end)
{
    enum { BACK = 8 }; /* sentences */
    const dl_draft *draft = story->draft;
    for (uint32_t i = cue + 1; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->first >= end)
            break;
        if (piece->kind != DL_PIECE_NAME || piece->groups & DL_GROUP_PLACE)
            continue;
        uint32_t entity = dl_piece_mention(story, piece)->entity;
        for (uint32_t s = story->sentence; s > 0 && s + BACK > story->sentence; s--) {
            const dl_sentence *its = &draft->sentences.items[s - 1];
            dl_span span = dl_draft_span(draft, its->first, its->end);
            dl_date day = day_of_sentence(draft, span);
            if (dl_date_is_set(day) && names(draft->out, span, piece->row, entity))
                return day;
        }
        break;
    }
    return (dl_date){ 0 };
}

/* "Hai ngày sau thông báo này", "công bố trên": the day of what was told just before, else of
 * the news, where the noun only points back; unset for any other. */
static dl_date day_pointed_to(const dl_story *story, uint32_t cue, uint32_t end)
{
    enum { LONGEST = 5, BACK = 3 }; /* tokens, sentences */
    const dl_draft *draft = story->draft;
    uint32_t from = dl_piece_at(story, cue)->end;
    bool points = end > from + 1 && end <= from + LONGEST &&
                  dl_draft_cue_is(draft, end - 1, DL_CUE_RECALL, "pointer");
    for (uint32_t i = cue + 1; i < story->pieces.count && points; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        points = piece->first >= end || piece->kind != DL_PIECE_NAME;
    }
    for (size_t i = story->tellings.count; i > 0 && points; i--) {
        const dl_telling *told = &story->tellings.items[i - 1];
        if (told->sentence + BACK < story->sentence)
            break;
        if (dl_story_can_recall(story, told) && !told->begins &&
            told->date.first <= draft->out->published.last)
            return told->date;
    }
    return points && story->news_date.first <= draft->out->published.last ? story->news_date
                                                                          : (dl_date){ 0 };
}

/* "Bốn ngày sau động thái của Hà Lan": the day of what was told last of whom the noun is. */
static dl_date day_of_whom(const dl_story *story, uint32_t cue, uint32_t end)
{
    enum { BACK = 8 }; /* sentences */
    dl_entity_set whom = { 0 };
    for (uint32_t i = cue + 1;
         i < story->pieces.count && dl_piece_at(story, i)->first < end; i++)
        if (dl_piece_is_party(dl_piece_at(story, i)))
            dl_entity_set_add(&whom, dl_piece_mention(story, dl_piece_at(story, i))->entity);
    for (size_t i = story->tellings.count; i > 0 && whom.count > 0; i--) {
        const dl_telling *told = &story->tellings.items[i - 1];
        if (told->sentence + BACK < story->sentence)
            break;
        if (dl_story_can_recall(story, told) && !told->begins &&
            dl_story_actors_meet(story, &whom, &told->actors))
            return told->date;
    }
    return (dl_date){ 0 };
}

bool dl_story_counts_from_noun(const dl_story *story, uint32_t cue, dl_date *found)
{
    int32_t days = 0;
    if (story->draft->language != DL_LANGUAGE_VI)
        return false;
    bool counts = dl_continuation_counts(story, cue);
    uint32_t end = counts ? noun_end(story, cue) : same_day_end(story, cue);
    if (end == 0 || (counts && !dl_piece_shift(story, dl_piece_at(story, cue), &days)))
        return false;
    uint32_t date = date_within(story, cue, end);
    dl_date from = date != DL_NO_PIECE ? dl_story_date(story, date)->value
                                       : day_pointed_to(story, cue, end);
    if (date == DL_NO_PIECE && !dl_date_is_set(from))
        from = day_of_whom(story, cue, end);
    if (date == DL_NO_PIECE && !dl_date_is_set(from))
        from = recalled_day(story, cue, end);
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
    if (its == low) /* "đưa 23 hãng vào danh sách một ngày sau cuộc gặp hôm 10/9" */
        return true;
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
    const dl_piece *it = dl_piece_at(story, cue);
    for (uint32_t i = it->first; i < it->end; i++)
        if (dl_draft_in(story->draft, i, DL_LIST_DAY_NOUN))
            return story->draft->language == DL_LANGUAGE_VI;
    return false;
}

/* "Hai tuần sau", "ít hôm sau": a cue that counts on, be it in so many days or not. */
static bool counts_on(const dl_story *story, uint32_t cue)
{
    return dl_continuation_counts(story, cue) ||
           dl_str_equal(dl_piece_value(story, dl_piece_at(story, cue), DL_CUE_CONTINUATION),
                        DL_STR("days"));
}

/* "Ngày 31/7, | hai tuần sau khi Mỹ cho bán H20, | CAC triệu tập Nvidia": the day that stands apart
 * before what a Vietnamese sentence counts in, which the clause behind that has; DL_NO_PIECE. */
uint32_t dl_clause_day_beside_count(const dl_story *story, const dl_clause *clause)
{
    const dl_segment *segments = story->segments.items;
    uint32_t number = dl_piece_at(story, clause->verb)->segment;
    bool comma = false;
    if (story->draft->language != DL_LANGUAGE_VI || clause->reduced)
        return DL_NO_PIECE;
    for (uint32_t k = number; k > 0; k--) {
        uint32_t cue = segments[k].first, day = DL_NO_PIECE;
        while (cue < segments[k].end && !counts_on(story, cue))
            cue++;
        bool counts = cue < segments[k].end && cue <= segments[k].first + 1;
        for (uint32_t i = segments[k - 1].first; i < segments[k - 1].end; i++)
            if (dl_piece_at(story, i)->kind == DL_PIECE_DATE && day == DL_NO_PIECE)
                day = i;
            else if (dl_piece_at(story, i)->kind != DL_PIECE_COMMA &&
                     !dl_piece_has(dl_piece_at(story, i), DL_CUE_PREPOSITION))
                counts = false;
        if (counts && comma && day != DL_NO_PIECE && segments[k].opener == DL_OPENER_COMMA)
            return day;
        comma |= segments[k].opener == DL_OPENER_COMMA;
        if (segments[k].opener == DL_OPENER_STOP)
            break;
    }
    return DL_NO_PIECE;
}
