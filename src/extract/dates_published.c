/* The day of publication as the article itself tells it: a header, a stamp, a dateline;
 * failing these, what its dates allow.
 *
 *      date 2024-02                              header
 *      Hoàng Lan - Thứ Sáu, 4/7/2025, 09:15      a short line with a full date: a stamp
 *      Updated: May 14, 2025                     a word of publishing before it
 *      WASHINGTON, Oct 7 (Reuters) -             a dateline, its year perhaps untold
 *      2022年10月9日讯
 */
#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"
#include "src/extract/lookup.h"

enum {
    HEAD_TOKENS = 160, /* where stamps are looked for */
    HEAD_LINES = 6,
    STAMP_LINE = 30,  /* a longer line is text, in tokens */
    STAMP_REACH = 6,  /* from the word of publishing to the date */
    PLACE_TOKENS = 8, /* before the date in a dateline */
    BRACKET_TOKENS = 24, /* the same where a bracket opens it: with who reports */
    LEAD_DAYS = 15,   /* news of a coming day appear about so long before it */
    JUST_BEEN = 100   /* days */
};

typedef struct line {
    uint32_t first, end;
    size_t number;
} line;

static line line_of(const dl_draft *draft, uint32_t token)
{
    line found = { token, token + 1, 0 };
    const dl_token *tokens = draft->tokens.items;
    for (uint32_t i = 1; i <= token; i++)
        if (tokens[i].flags & DL_TOKEN_LINE) {
            found.number++;
            found.first = i;
        }
    if (found.number == 0)
        found.first = 0;
    while (found.end < draft->tokens.count &&
           !(tokens[found.end].flags & DL_TOKEN_LINE) &&
           found.end - found.first <= STAMP_LINE)
        found.end++;
    return found;
}

static bool is_header(const dl_draft *draft, const dl_expression *found)
{
    return found->first == 1 && draft->article->origin == DL_ORIGIN_HEADER &&
           dl_str_equal(dl_draft_folded(draft, 0), DL_STR("date"));
}

/* 当地时间, 美东时间: the word for time with its place before it tells a time zone. */
static bool is_zone(const dl_draft *draft, const dl_cue *cue)
{
    const dl_token *first = &draft->tokens.items[cue->first];
    return draft->language == DL_LANGUAGE_ZH && cue->end - cue->first == 2 &&
           cue->first > 0 && first[-1].kind == DL_WORD_HAN &&
           !(first->flags & (DL_TOKEN_SPACE | DL_TOKEN_LINE));
}

/* 据路透社9月17日报道: another medium's report, and one of days ago is another's, too. */
static bool is_quoted(const dl_draft *draft, const dl_expression *found, line row)
{
    dl_date published = draft->out->published;
    dl_date value = dl_date_resolve(found, &(dl_present){ .published = published }, 0);
    const dl_cue *rumour = dl_draft_any_cue(draft, row.first, DL_CUE_RUMOUR);
    const dl_cue *tells = dl_draft_any_cue(draft, found->end, DL_CUE_TELL);
    return rumour || (tells && tells->end - found->end > 2) ||
           (dl_date_is_set(published) && dl_date_is_set(value) &&
            published.precision == DL_PRECISION_DAY && value.last + 1 < published.first);
}

/* A short line that is no sentence. */
static bool is_stamp_line(const dl_draft *draft, line row)
{
    uint8_t last = draft->tokens.items[row.end - 1].sign;
    return row.end - row.first <= STAMP_LINE && last != DL_SIGN_STOP &&
           last != DL_SIGN_FULL_STOP &&
           (row.end == draft->tokens.count ||
            draft->tokens.items[row.end].flags & DL_TOKEN_LINE);
}

/* 时间回到2022年10月: a Chinese word of a sentence, and none that a stamp is led by. */
static bool is_in_sentence(const dl_draft *draft, const dl_cue *cue)
{
    return draft->language == DL_LANGUAGE_ZH && cue->end < draft->tokens.count &&
           dl_draft_is(draft, cue->end - 1, "间") && cue->end == cue->first + 2 &&
           draft->tokens.items[cue->end].kind == DL_WORD_HAN;
}

/* "Updated: May 14", but not "rules published on May 14" in a sentence. */
static bool opens_stamp(const dl_draft *draft, const dl_cue *cue, line row)
{
    if (is_in_sentence(draft, cue))
        return false;
    return cue->first == row.first || is_stamp_line(draft, row) ||
           (draft->tokens.items[cue->first - 1].kind == DL_WORD_PUNCTUATION &&
            !dl_date_is_sign(draft, cue->first - 1, ','));
}

/* The word of the header, which announces its own date only. */
static bool is_header_word(const dl_draft *draft, const dl_cue *cue)
{
    return cue->first == 0 && draft->article->origin == DL_ORIGIN_HEADER;
}

/* Where the text begins behind the caption of a picture in its line: （大公報） 中評社香港
 * 8月29日電. */
static uint32_t behind_caption(const dl_draft *draft, line row, uint32_t token)
{
    const dl_token *tokens = draft->tokens.items;
    for (uint32_t i = token; i > row.first; i--)
        if (tokens[i].flags & DL_TOKEN_SPACE && tokens[i - 1].sign == DL_SIGN_CLOSER)
            return i;
    return row.first;
}

/* （中央社記者張建中新竹2026年5月19日電）: how far into its line a date behind which
 * stands that it was wired may be. */
static uint32_t place_tokens(const dl_draft *draft, line row)
{
    return dl_date_is_sign(draft, row.first, '(') ? BRACKET_TOKENS : PLACE_TOKENS;
}

static bool is_announced(const dl_draft *draft, const dl_expression *found, line row)
{
    for (uint32_t i = found->first; i > row.first && found->first - i < STAMP_REACH;
         i--) {
        const dl_cue *cue = dl_draft_any_cue_before(draft, i, DL_CUE_TIME_STAMP);
        if (cue && !is_header_word(draft, cue) && !dl_str_equal(cue->entry->value, DL_STR("behind")) &&
            !is_zone(draft, cue) && opens_stamp(draft, cue, row))
            return true;
    }
    const dl_cue *behind = dl_draft_any_cue(draft, found->end, DL_CUE_TIME_STAMP);
    row.first = behind_caption(draft, row, found->first);
    return behind && dl_str_equal(behind->entry->value, DL_STR("behind")) &&
           found->first - row.first <= place_tokens(draft, row) &&
           !is_quoted(draft, found, row);
}

/* "Tokyo (TTXVN 8/1/2026) - ": the agency and its day in brackets, at the start of a line
 * and before a dash. */
static bool is_agency(const dl_draft *draft, const dl_expression *found, line row)
{
    bool opened = false;
    if (draft->language == DL_LANGUAGE_ZH || found->first - row.first > PLACE_TOKENS ||
        !dl_date_is_sign(draft, found->end, ')') ||
        !dl_date_is_sign(draft, found->end + 1, '-'))
        return false;
    for (uint32_t i = row.first; i < found->first; i++) {
        if (draft->tokens.items[i].shape == DL_SHAPE_LOWER)
            return false;
        opened |= dl_date_is_sign(draft, i, '(');
    }
    return opened;
}

/* A line that the header opens, without it: " date 2025-07-29 BEIJING, July 29 - ". */
static line behind_header(const dl_draft *draft, line row)
{
    const dl_token *tokens = draft->tokens.items;
    if (row.first > 0 || draft->article->origin != DL_ORIGIN_HEADER ||
        !dl_str_equal(dl_draft_folded(draft, 0), DL_STR("date")))
        return row;
    for (row.first = 2; row.first < row.end; row.first++)
        if (tokens[row.first].flags & DL_TOKEN_SPACE)
            break;
    return row;
}

/* A place in capitals at the start of the line, a comma, the date, then a dash or the
 * agency in brackets. */
static bool is_dateline(const dl_draft *draft, const dl_expression *found, line row)
{
    uint32_t before = found->first - row.first, next = found->end;
    if (is_agency(draft, found, row))
        return true;
    bool stop =
        next < draft->tokens.count && draft->tokens.items[next].sign == DL_SIGN_FULL_STOP;
    if (before == 0 && dl_date_is_sign(draft, next, '(')) /* Mar 3 (Reuters) - */
        return true;
    if (before < 2 || before > PLACE_TOKENS ||
        (!dl_date_is_sign(draft, found->first - 1, ',') &&
         !dl_date_is_sign(draft, found->first - 1, '(')))
        return false;
    for (uint32_t i = row.first; i + 1 < found->first; i++)
        if (draft->tokens.items[i].shape == DL_SHAPE_LOWER ||
            (stop && draft->tokens.items[i].shape == DL_SHAPE_CAPITAL))
            return false;
    return next < draft->tokens.count &&
           (dl_date_is_sign(draft, next, '(') || dl_date_is_sign(draft, next, '-') ||
            dl_date_is_sign(draft, next, ':') || dl_date_is_sign(draft, next, '|') ||
            dl_date_is_sign(draft, next, ')') || stop || next == row.end);
}

/* "July 4, 2023 - Gallium", "（2023-10-18）", "2025年9月18日 星期四　据": a full date at
 * the start of a line, set off from the text behind it. */
static bool is_set_off(const dl_draft *draft, const dl_expression *found, line row)
{
    const dl_token *next = &draft->tokens.items[found->end];
    bool bracket =
        found->first == row.first + 1 && (dl_date_is_sign(draft, row.first, '(') ||
                                          dl_date_is_sign(draft, row.first, '['));
    if (found->end + 1 >= draft->tokens.count || !dl_date_is_explicit(found))
        return false;
    if (bracket)
        return dl_date_is_sign(draft, found->end, ')') ||
               dl_date_is_sign(draft, found->end, ']');
    return found->first == row.first &&
           ((dl_date_is_sign(draft, found->end, '-') && next->flags & DL_TOKEN_SPACE) ||
            (next->kind == DL_WORD_HAN && next->flags & DL_TOKEN_SPACE));
}

/* （中央社台北6日電）, when the day is known anyway. */
static bool repeats_day(const dl_draft *draft, const dl_expression *found, line row)
{
    dl_date now = draft->out->published;
    const dl_cue *behind = dl_draft_any_cue(draft, found->end, DL_CUE_TIME_STAMP);
    return !found->from.says && found->to.says == DL_SAYS_DAY && behind &&
           dl_str_equal(behind->entry->value, DL_STR("behind")) &&
           now.precision == DL_PRECISION_DAY &&
           dl_day_civil(now.first).day == found->to.day &&
           found->first - row.first <= 2 * PLACE_TOKENS;
}

static bool is_stamp(const dl_draft *draft, const dl_expression *found)
{
    if (found->first >= HEAD_TOKENS)
        return false;
    line row = line_of(draft, found->first);
    if (row.number > HEAD_LINES)
        return false;
    if (!dl_date_tells_day(found))
        return repeats_day(draft, found, row);
    if (is_announced(draft, found, row) ||
        is_dateline(draft, found, behind_header(draft, row)) ||
        is_set_off(draft, found, row))
        return true;
    if (dl_is_caption(draft, row.first, row.end))
        return false;
    bool entry = dl_date_is_sign(draft, found->end, ':') && found->end + 1 < row.end;
    return dl_date_is_explicit(found) && !entry && is_stamp_line(draft, row);
}

static bool may_override(const dl_draft *draft)
{
    return draft->out->origin == DL_ORIGIN_UNKNOWN ||
           draft->out->origin == DL_ORIGIN_FILE_NAME ||
           draft->out->origin == DL_ORIGIN_INFERRED;
}

/* The latest day that the article's full dates tell as past. */
static dl_date latest_past(const dl_draft *draft, const dl_reading *reading)
{
    dl_date latest = { 0 };
    dl_span cue;
    for (size_t i = 0; i < reading->found.count; i++) {
        const dl_expression *found = &reading->found.items[i];
        if (!dl_date_is_explicit(found) || found->role == DL_DATE_PUBLICATION ||
            found->to.says & (DL_SAYS_DECADE | DL_SAYS_FIXED) ||
            dl_date_direction(draft, found, &cue) > 0)
            continue;
        dl_date value = dl_date_resolve(found, &(dl_present){ 0 }, 0);
        if (value.precision == DL_PRECISION_YEAR && value.part == DL_PART_WHOLE)
            value.first = value.last; /* the present one is mostly "this year" */
        if (value.part == DL_PART_END)
            value.first = value.last + 1;
        if (dl_date_is_set(value) &&
            (!dl_date_is_set(latest) || value.first > latest.first))
            latest = value;
    }
    return latest;
}

/* The year-less date at or after a bound. */
static dl_date after(const dl_expression *found, dl_date bound)
{
    dl_present present = { .published = dl_date_of_days(bound.first, bound.first) };
    return dl_date_is_set(bound) ? dl_date_resolve(found, &present, 2) : bound;
}

void dl_dates_find_published(dl_draft *draft, dl_reading *reading)
{
    for (size_t i = 0; i < reading->found.count && i < HEAD_TOKENS; i++) {
        dl_expression *found = &reading->found.items[i];
        if (is_header(draft, found)) {
            found->role = DL_DATE_PUBLICATION;
            continue;
        }
        if (!is_stamp(draft, found))
            continue;
        found->role = DL_DATE_PUBLICATION;
        dl_date value = dl_date_resolve(
            found, &(dl_present){ .published = draft->out->published }, 0);
        bool told = dl_date_is_set(value);
        if (!told)
            value = after(found, latest_past(draft, reading));
        if (dl_date_is_set(value) && may_override(draft)) {
            draft->out->published = value;
            draft->out->origin = told ? DL_ORIGIN_TEXT : DL_ORIGIN_INFERRED;
        }
        return;
    }
}

/* What had just been at the bound need not come again. */
static bool near_bound(const dl_expression *found, dl_date bound)
{
    dl_present present = { .published = dl_date_of_days(bound.first, bound.first) };
    dl_date day = dl_date_resolve(found, &present, -1);
    bool agrees = !(found->to.says & DL_SAYS_WEEKDAY) ||
                  dl_day_weekday(day.first) == found->to.weekday;
    return dl_date_is_set(day) && agrees && day.first < bound.first &&
           bound.first - day.first <= JUST_BEEN;
}

static dl_date month_around(int32_t day)
{
    dl_civil civil = dl_day_civil(day);
    return dl_date_of_month(civil.year, civil.month);
}

/* The month of the first day told without a year, in the year that the chronology knows. */
static dl_date known_month(const dl_draft *draft, const dl_reading *reading, dl_date bound)
{
    int year;
    dl_span cue;
    if (!dl_dates_known_year(draft, reading, &year))
        return (dl_date){ 0 };
    for (size_t i = 0; i < reading->found.count; i++) {
        const dl_expression *found = &reading->found.items[i];
        if (!dl_date_tells_day(found) || dl_date_is_explicit(found) ||
            found->to.says & DL_SAYS_SHIFT)
            continue;
        dl_date day = dl_date_of_day(year, found->to.month, found->to.day);
        int32_t lead = dl_date_direction(draft, found, &cue) > 0 ? LEAD_DAYS : 0;
        dl_date month = month_around(day.first - lead);
        bool before = dl_date_is_set(bound) && month.last < bound.first;
        return !dl_date_is_set(day) || before ? (dl_date){ 0 } : month;
    }
    return (dl_date){ 0 };
}

/* Whether the first day told without a year lies soon after the last one told with it:
 * then what the chronology knows of that day in another year says nothing. */
static bool follows_soon(const dl_reading *reading, dl_date bound)
{
    enum { SOON = 60 };
    if (bound.precision != DL_PRECISION_DAY)
        return false;
    for (size_t i = 0; i < reading->found.count; i++) {
        const dl_expression *found = &reading->found.items[i];
        if (!dl_date_tells_day(found) || dl_date_is_explicit(found) ||
            found->to.says & DL_SAYS_SHIFT)
            continue;
        dl_date day = after(found, bound);
        return dl_date_is_set(day) && day.first - bound.last <= SOON;
    }
    return false;
}

/* The first day told without a year is most often the news itself; it lies after what is
 * told as past with its year. */
void dl_dates_infer_published(dl_draft *draft, dl_reading *reading)
{
    dl_date bound = latest_past(draft, reading), found = { 0 };
    dl_span cue;
    if (!follows_soon(reading, bound))
        found = known_month(draft, reading, bound);
    if (!dl_date_is_set(bound) && !dl_date_is_set(found))
        return;
    for (size_t i = 0; i < reading->found.count && !dl_date_is_set(found); i++) {
        const dl_expression *peg = &reading->found.items[i];
        if (!dl_date_tells_day(peg) || dl_date_is_explicit(peg) || peg->to.says & DL_SAYS_SHIFT)
            continue;
        dl_date day = near_bound(peg, bound) ? bound : after(peg, bound);
        if (!dl_date_is_set(day))
            continue;
        int32_t lead = dl_date_direction(draft, peg, &cue) > 0 ? LEAD_DAYS : 0;
        found =
            month_around(day.first - lead < bound.first ? bound.first : day.first - lead);
    }
    if (!dl_date_is_set(found))
        return;
    draft->out->published = found;
    draft->out->origin = DL_ORIGIN_INFERRED;
}
