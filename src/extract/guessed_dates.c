/* When what the model of wordings told was done (stretch_telling.c), where the clause of no
 * verb says it. */
#include "src/extract/event_dates.h"
#include "src/extract/wording.h"

/* "Its purchase broke the terms of 2020", "over its 2020 purchase": an English year that only
 * says which. */
static bool is_of_noun(const dl_story *story, uint32_t date)
{
    uint32_t first = dl_piece_at(story, date)->first, end = dl_piece_at(story, date)->end;
    if (story->draft->language == DL_LANGUAGE_EN && first > 1 &&
        end < story->draft->tokens.count &&
        (dl_draft_in(story->draft, first - 1, DL_LIST_OWNER) ||
         dl_draft_in(story->draft, first - 1, DL_LIST_ARTICLE)) &&
        story->draft->tokens.items[end].shape == DL_SHAPE_LOWER)
        return dl_story_date(story, date)->value.precision == DL_PRECISION_YEAR;
    return story->draft->language == DL_LANGUAGE_EN && first > 1 &&
           dl_draft_is(story->draft, first - 1, "of") &&
           story->draft->tokens.items[first - 2].shape == DL_SHAPE_LOWER &&
           dl_story_date(story, date)->value.precision == DL_PRECISION_YEAR;
}

/* "The pause also covers the controls of October 9": what is eased in English was there before. */
static bool is_of_eased(const dl_story *story, uint32_t date, dl_deed deed)
{
    return story->draft->language == DL_LANGUAGE_EN && date > 0 &&
           dl_deed_family(deed) == DL_FAMILY_EASE &&
           dl_draft_is(story->draft, dl_piece_at(story, date)->first - 1, "of") &&
           dl_piece_at(story, date - 1)->groups & DL_DATED_NOUNS;
}

/* "Is reworking last year's rules": an English date that owns what something is done to. */
static bool is_owner(const dl_story *story, const dl_stretch *its, uint32_t date)
{
    const dl_piece *it = dl_piece_at(story, date);
    return story->draft->language == DL_LANGUAGE_EN && date > its->first &&
           (it[-1].verb || dl_piece_has(&it[-1], DL_CUE_STATE)) && it[-1].end == it->first &&
           dl_draft_is(story->draft, it->end + 1, "s");
}

/* The date of the stretch; DL_NO_PIECE if it has none, or several. */
uint32_t dl_stretch_only_date(const dl_story *story, const dl_stretch *its)
{
    uint32_t date = DL_NO_PIECE;
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_at(story, i)->kind == DL_PIECE_DATE && !is_of_noun(story, i) &&
            !is_owner(story, its, i) && !dl_date_is_of_contact(story, its->first, i)) {
            if (date != DL_NO_PIECE)
                return DL_NO_PIECE;
            date = i;
        }
    return date;
}

/* 此后一再顺延，最后一次定在1月23日, "the tiers that would have capped such purchases were
 * scrapped on Tuesday": the only date of a stretch is its deed's, whatever ties it to what
 * was told before and however its clauses hang together. */
static void date_by_only(const dl_story *story, const dl_clause *clause,
                         const dl_stretch *its, bool sure, dl_telling *telling)
{
    uint32_t date = dl_stretch_only_date(story, its);
    bool chinese = story->draft->language == DL_LANGUAGE_ZH;
    if (dl_date_is_set(telling->date) || date == DL_NO_PIECE ||
        dl_date_is_end(story, date) || dl_date_is_elsewhere(story, clause, date) ||
        dl_date_is_asked_of(story, clause, date) || is_of_eased(story, date, telling->deed))
        return;
    dl_date found = story->draft->out->dates.items[dl_piece_at(story, date)->row].value;
    bool ahead = found.first > story->draft->out->published.last;
    if (!chinese && (ahead || !sure)) /* a deadline */
        return;
    telling->date = found;
    telling->dated = true;
    if (ahead)
        telling->certainty = DL_CERTAINTY_PLANNED;
}

/* How well the segment of a date says the deed; INT32_MIN if it says too little. */
static int32_t fitness(dl_story *story, const dl_stretch *its, uint32_t date, dl_deed deed)
{
    enum { LEAST = 4 }; /* tokens beside the date */
    int32_t scores[DL_DEED_CLASSES];
    const dl_segment *segment = dl_segment_of(story, date);
    uint32_t first = segment->first < its->first ? its->first : segment->first;
    dl_stretch part = dl_stretch_of(story, first, segment->end < its->end ? segment->end
                                                                          : its->end);
    const dl_piece *it = dl_piece_at(story, date);
    if (part.to - part.from < it->end - it->first + LEAST ||
        !dl_stretch_scores(story, &part, scores))
        return INT32_MIN;
    return scores[deed] - scores[DL_NO_DEED];
}

/* 英伟达6月4日提交的文件显示，公司5月30日收到通知: whether a Chinese date is only that of what its
 * segment says that somebody says. */
static bool is_of_report(const dl_story *story, uint32_t date)
{
    const dl_segment *its = dl_segment_of(story, date);
    uint32_t last = its->end;
    while (last > date + 1 && dl_piece_at(story, last - 1)->kind == DL_PIECE_COMMA)
        last--;
    return last > date + 1 && dl_piece_at(story, last - 1)->says;
}

/* 2019年3月宣布，次年4月获放行: of several dates, the one of the segment that says the deed. */
static void date_by_wording(dl_story *story, const dl_clause *clause,
                            const dl_stretch *its, dl_telling *telling)
{
    uint32_t best = DL_NO_PIECE, seen = 0;
    int32_t most = INT32_MIN;
    enum { MOST = 4 }; /* dates of a stretch */
    for (uint32_t i = its->first; i < its->end && seen < MOST; i++) {
        if (dl_piece_at(story, i)->kind != DL_PIECE_DATE || dl_date_is_end(story, i) ||
            dl_date_is_elsewhere(story, clause, i))
            continue;
        int32_t its_fitness = fitness(story, its, i, telling->deed);
        seen++;
        if (is_of_report(story, i))
            its_fitness = its_fitness < 0 ? its_fitness : 0; /* before none, behind any other */
        if (its_fitness > most) {
            most = its_fitness;
            best = i;
        }
    }
    if (seen < 2 || best == DL_NO_PIECE || most < 0)
        return;
    telling->date = story->draft->out->dates.items[dl_piece_at(story, best)->row].value;
    telling->dated = true;
}

void dl_guess_date(dl_story *story, const dl_clause *clause, const dl_stretch *its,
                   bool sure, dl_telling *telling)
{
    if (story->draft->language == DL_LANGUAGE_ZH &&
        dl_stretch_only_date(story, its) == DL_NO_PIECE)
        date_by_wording(story, clause, its, telling);
    else
        date_by_only(story, clause, its, sure, telling);
}
