/* Where a sentence tells something in words that no table of verbs has: all of it if no
 * verb told anything, else around the dates that no telling has. Those stretches are read
 * by their wording (stretch_telling.c).
 */
#include "src/extract/event_dates.h"
#include "src/extract/events.h"
#include "src/extract/spelling.h"
#include "src/extract/wording.h"

/* 受许可证要求影响，英伟达计提55亿美元: what a Chinese sentence tells behind what it came of. */
static dl_stretch without_cause(const dl_story *story, const dl_stretch *its)
{
    const dl_draft *draft = story->draft;
    if (draft->language != DL_LANGUAGE_ZH || its->first >= its->end ||
        !(dl_draft_is(draft, its->from, "受") || dl_draft_is(draft, its->from, "因")))
        return *its;
    for (uint32_t i = its->first + 1; i < its->end; i++) {
        uint32_t comma = dl_piece_at(story, i)->first;
        if (dl_piece_at(story, i)->kind != DL_PIECE_COMMA)
            continue;
        return dl_draft_cue_is(draft, comma - 2, DL_CUE_MARK, "effect")
                   ? dl_stretch_of(story, i + 1, its->end)
                   : *its;
    }
    return *its;
}

static void read_clauses(dl_story *story)
{
    uint32_t first = 0, count = (uint32_t)story->pieces.count;
    for (uint32_t i = 1; i <= count; i++)
        if (dl_stretch_ends(story, first, i)) {
            dl_stretch its = dl_stretch_of(story, first, i);
            its = without_cause(story, &its);
            dl_stretch_tell(story, &its, false);
            first = i;
        }
}

/* Whether one of the tellings from `first` on has its verb in a segment. */
bool dl_segment_is_done(const dl_story *story, size_t first, uint32_t segment)
{
    for (size_t i = first; i < story->tellings.count; i++)
        if (dl_piece_at(story, story->tellings.items[i].verb)->segment == segment)
            return true;
    return false;
}

static bool is_date_told(const dl_story *story, size_t first, size_t end, uint32_t piece)
{
    dl_date date = story->draft->out->dates.items[dl_piece_at(story, piece)->row].value;
    for (size_t i = first; i < end; i++)
        if (dl_date_equal(story->tellings.items[i].date, date))
            return true;
    return false;
}

/* "Một tháng trước đó, Nhà Trắng đề nghị": whether what a verb told has its date from a cue
 * that counts: the sentence names no other. */
static bool is_count_told(const dl_story *story, size_t first, size_t end)
{
    bool dated = false;
    for (size_t i = first; i < end; i++)
        dated |= story->tellings.items[i].dated;
    for (uint32_t i = 0; dated && i < story->pieces.count; i++)
        dated = dl_piece_at(story, i)->kind != DL_PIECE_DATE;
    return dated;
}

/* 涉嫌违反2020年收购时的条件, 取代12月底到期的豁免: a Chinese date inside a noun that ends its segment, or
 * right before a verb that only says which noun. */
static bool only_says_which(const dl_story *story, uint32_t date)
{
    enum { VERB = 2 }; /* ideographs */
    uint32_t behind = dl_piece_at(story, date)->end + VERB;
    if (story->draft->language == DL_LANGUAGE_ZH && date > dl_segment_of(story, date)->first &&
        behind < story->draft->tokens.count && dl_draft_is(story->draft, behind, "的"))
        return true;
    const dl_segment *segment = dl_segment_of(story, date);
    uint32_t end = dl_piece_at(story, segment->end - 1)->end;
    uint32_t start = dl_piece_at(story, date)->first;
    bool inside = story->draft->language == DL_LANGUAGE_ZH && start > 0 &&
                  story->draft->tokens.items[start - 1].kind == DL_WORD_HAN &&
                  dl_story_date(story, date)->value.precision == DL_PRECISION_YEAR;
    for (uint32_t i = dl_piece_at(story, date)->end; inside && i < end; i++)
        if (dl_token_reads(story->draft, i, "的"))
            return true;
    return false;
}

/* 英伟达24日披露，许可要求已于前一天生效: a Chinese day on which only somebody said what verbs
 * tell behind it. */
static bool only_reports(const dl_story *story, uint32_t date, size_t first)
{
    const dl_segment *segment = dl_segment_of(story, date);
    bool says = false, behind = false;
    if (story->draft->language != DL_LANGUAGE_ZH)
        return false;
    for (uint32_t i = segment->first; i < segment->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        says |= i > date && piece->says;
        if (dl_piece_is_thing(piece) || piece->order ||
            (piece->verb && !piece->says && !piece->groups))
            return false;
    }
    for (size_t i = first; i < story->tellings.count; i++)
        behind |= story->tellings.items[i].verb >= segment->end;
    return says && behind;
}

static bool opens_main(const dl_segment *segment)
{
    return segment->opener == DL_OPENER_STOP || segment->opener == DL_OPENER_MAIN;
}

/* Whether a date stands where another is said to have done so, too. */
static bool is_likewise(const dl_story *story, uint32_t piece)
{
    const dl_segment *segment = dl_segment_of(story, piece);
    dl_stretch its = dl_stretch_of(story, segment->first, segment->end);
    return dl_story_likewise(story, its.from, its.to) != NULL;
}

/* "Intel was told on June 20 | that": an English stretch that leads what is told behind
 * it, and tells nothing itself. */
static bool only_says(const dl_story *story, const dl_stretch *its)
{
    uint32_t i = its->end;
    if (story->draft->language != DL_LANGUAGE_EN || i == story->pieces.count ||
        !dl_draft_is(story->draft, its->to, "that"))
        return false;
    while (i > its->first && (dl_piece_at(story, i - 1)->kind == DL_PIECE_DATE ||
                              dl_piece_has(dl_piece_at(story, i - 1), DL_CUE_PREPOSITION)))
        i--;
    return i > its->first &&
           (dl_piece_at(story, i - 1)->order || dl_piece_at(story, i - 1)->says);
}

/* "Một ngày trước, Financial Times cho biết Cơ quan X | (CAC) đã bảo": a Vietnamese stretch
 * that says who tells it and whom it tells of, and not what that one did. */
static bool only_names(const dl_story *story, const dl_stretch *its)
{
    bool says = false;
    if (story->draft->language != DL_LANGUAGE_VI)
        return false;
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool leads = piece->says && i + 1 == its->end; /* "Hà Lan thông báo | đã giành quyền" */
        if (!leads && (piece->verb || piece->order || piece->urge ||
                       piece->kind == DL_PIECE_WORD))
            return false;
        says |= piece->says;
    }
    return says;
}

/* "after six subsidiaries last week", "for Beijing to frown on in May": an English piece of
 * a clause, without a verb of its own. */
static bool is_tail(const dl_story *story, const dl_stretch *its)
{
    if (story->draft->language != DL_LANGUAGE_EN ||
        (!dl_draft_is(story->draft, its->from, "after") &&
         !dl_draft_is(story->draft, its->from, "before") &&
         !dl_draft_is(story->draft, its->from, "for")))
        return false;
    for (uint32_t i = its->first; i < its->end; i++)
        if (dl_piece_is_verb(dl_piece_at(story, i)) || dl_piece_at(story, i)->kind == DL_PIECE_COMMA)
            return false;
    return true;
}

/* ", áp dụng từ 15/1": a Vietnamese stretch that only says when what the sentence tells begins. */
static bool only_begins(const dl_story *story, uint32_t date)
{
    const dl_segment *its = dl_segment_of(story, date);
    bool begins = false;
    if (story->draft->language != DL_LANGUAGE_VI || its->first == 0)
        return false;
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        bool effect = dl_str_equal(dl_piece_value(story, piece, DL_CUE_EFFECT), DL_STR("rule"));
        if (!effect && piece->kind != DL_PIECE_DATE && piece->kind != DL_PIECE_CUE &&
            piece->kind != DL_PIECE_COMMA && piece->kind != DL_PIECE_STOP)
            return false;
        begins |= effect;
    }
    return begins;
}

/* "dùng luật ban hành năm 1952": a Vietnamese year long gone is that of what is spoken of. */
static bool is_long_ago(const dl_story *story, uint32_t piece)
{
    enum { LONG = 10 }; /* years */
    dl_date now = story->draft->out->published;
    return story->draft->language == DL_LANGUAGE_VI &&
           dl_piece_at(story, piece)->kind == DL_PIECE_DATE && dl_date_is_set(now) &&
           dl_story_date(story, piece)->value.precision == DL_PRECISION_YEAR &&
           dl_day_civil(dl_story_date(story, piece)->value.first).year + LONG <
               dl_day_civil(now.first).year;
}

/* A date that no telling has: what the segments around it say. */
static void read_dates(dl_story *story, size_t first)
{
    size_t told = story->tellings.count;
    uint32_t count = (uint32_t)story->pieces.count;
    for (uint32_t i = 0; i < count; i++) {
        bool counted = dl_continuation_counts(story, i) &&
                       ((story->draft->language == DL_LANGUAGE_VI &&
                         !dl_piece_at(story, i)->told) || /* "của TSMC bốn ngày sau" */
                        is_likewise(story, i)); /* "Taiwan followed a week later" */
        if ((dl_piece_at(story, i)->kind != DL_PIECE_DATE && !counted) ||
            (!counted && is_date_told(story, first, told, i) && !is_likewise(story, i)))
            continue;
        uint32_t low = dl_piece_at(story, i)->segment, high = low;
        if (dl_segment_is_done(story, first, low) || only_says_which(story, i) ||
            is_long_ago(story, i) || only_begins(story, i) ||
            only_reports(story, i, first) ||
            dl_date_is_of_law(story, i) ||
            dl_date_is_of_contact(story, dl_segment_of(story, i)->first, i) ||
            (counted && story->draft->language == DL_LANGUAGE_VI &&
             is_count_told(story, first, told)))
            continue;
        while (low > 0 && !dl_segment_is_done(story, first, low - 1) &&
               !opens_main(&story->segments.items[low]))
            low--;
        while (high + 1 < story->segments.count &&
               !dl_segment_is_done(story, first, high + 1) &&
               (!opens_main(&story->segments.items[high + 1]) ||
                dl_stretch_is_day(story, story->segments.items[low].first,
                                  story->segments.items[high].end)))
            high++;
        dl_stretch its = dl_stretch_of(story, story->segments.items[low].first,
                                 story->segments.items[high].end);
        its = without_cause(story, &its);
        if (!only_says(story, &its) && !only_names(story, &its) && !is_tail(story, &its))
            dl_stretch_tell(story, &its, true);
        i = its.end - 1;
    }
}

void dl_story_untold(dl_story *story, size_t first)
{
    if (story->pieces.count == 0 || !story->worded)
        return;
    if (story->tellings.count == first) {
        read_clauses(story);
    } else {
        dl_story_overrule(story, first);
        read_dates(story, first);
    }
}
