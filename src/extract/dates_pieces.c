/* The pieces of the date rules: one small reader for each letter of the alphabet that
 * dates.h lists. A reader looks at match->end, notes what it read and moves behind it. */
#include "dateline/utf8.h"
#include "src/extract/date_pieces.h"
#include "src/extract/spelling.h"

static const dl_cue *cue_at(const dl_reading *reading, const dl_match *match,
                            dl_cue_class class)
{
    return dl_draft_cue(reading->draft, match->end, class);
}

/* "Oct." takes its full stop along when the sentence goes on behind it. */
static void skip_full_stop(const dl_reading *reading, dl_match *match)
{
    const dl_draft *draft = reading->draft;
    uint32_t at = match->end;
    if (at + 1 < draft->tokens.count && dl_date_is_sign(draft, at, '.') &&
        !(draft->tokens.items[at].flags & DL_TOKEN_SPACE) &&
        draft->tokens.items[at].sentence == draft->tokens.items[at + 1].sentence &&
        dl_draft_any_cue_before(draft, at, DL_CUE_ABBREVIATION))
        match->end++;
}

static bool take_month_name(const dl_reading *reading, dl_match *match)
{
    const dl_cue *cue = cue_at(reading, match, DL_CUE_MONTH);
    if (!cue)
        return false;
    match->now.month = (uint8_t)cue->entry->number;
    match->end = cue->end;
    skip_full_stop(reading, match);
    return dl_date_says(match, DL_SAYS_MONTH);
}

static bool take_weekday(const dl_reading *reading, dl_match *match)
{
    const dl_cue *cue = cue_at(reading, match, DL_CUE_WEEKDAY);
    if (!cue)
        return false;
    match->now.weekday = (uint8_t)cue->entry->number;
    match->end = cue->end;
    skip_full_stop(reading, match);
    return dl_date_says(match, DL_SAYS_WEEKDAY);
}

/* The longest unit word at the end of the match that does what is asked for. */
static bool take_unit_word(const dl_reading *reading, dl_match *match)
{
    const dl_draft *draft = reading->draft;
    char letter = match->letter;
    if (!(draft->cue_starts[match->end] & DL_CUE_BIT(TIME_UNIT)))
        return false;
    for (uint32_t i = draft->first_cue[match->end]; i < draft->first_cue[match->end + 1];
         i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (cue->class != DL_CUE_TIME_UNIT || !cue->spoken)
            continue;
        const dl_unit_word *word = dl_date_word_of(draft, cue->entry)->unit;
        if (!word ||
            !(letter == 'u' ? word->counts : word->letter == letter && word->marks))
            continue;
        match->end = cue->end;
        if (match->unit == DL_UNIT_NONE)
            match->unit = (uint8_t)word->unit;
        return true;
    }
    return false;
}

static bool take_shift(const dl_reading *reading, dl_match *match)
{
    const dl_cue *cue = cue_at(reading, match, DL_CUE_TIME_SHIFT);
    if (!cue)
        return false;
    match->shift = (int)cue->entry->number;
    match->end = cue->end;
    return true;
}

static bool take_offset(const dl_reading *reading, dl_match *match)
{
    const dl_cue *cue = cue_at(reading, match, DL_CUE_TIME_AGO);
    if (!cue || !dl_date_is_offset(cue->entry))
        return false;
    match->sign = dl_str_equal(cue->entry->value, DL_STR("after")) ? 1 : -1;
    match->end = cue->end;
    dl_date_skip_the(reading, match);
    return true;
}

static bool take_ago(const dl_reading *reading, dl_match *match)
{
    const dl_cue *cue = cue_at(reading, match, DL_CUE_TIME_AGO);
    if (!cue || dl_date_is_offset(cue->entry))
        return false;
    match->later = dl_str_equal(cue->entry->value, DL_STR("later"));
    match->sign = match->later ? 1 : (int)cue->entry->number;
    match->end = cue->end;
    return true;
}

static bool take_edge(const dl_reading *reading, dl_match *match)
{
    const dl_cue *cue = cue_at(reading, match, DL_CUE_TIME_EDGE);
    if (!cue)
        return false;
    match->sign = (int)cue->entry->number;
    match->end = cue->end;
    return true;
}

/* 10月4日中国商务部, 2024年中芯国际: 中 that a name begins with is no middle of anything. */
static bool begins_name(const dl_draft *draft, uint32_t token)
{
    return dl_token_reads(draft, token, "中") && dl_token_is_glued(draft, token + 1) &&
           dl_draft_in(draft, token + 1, DL_LIST_BEHIND_MIDDLE);
}

static bool take_part(const dl_reading *reading, dl_match *match)
{
    static const char *const names[] = { "", "start", "mid", "end" };
    const dl_cue *cue = cue_at(reading, match, DL_CUE_TIME_PART);
    if (!cue || (cue->end == match->end + 1 && begins_name(reading->draft, match->end)))
        return false;
    for (uint8_t i = 1; i < 4; i++)
        if (dl_str_equal(cue->entry->value, dl_str_from(names[i])))
            match->now.part = i;
    match->end = cue->end;
    return dl_date_says(match, DL_SAYS_PART);
}

static bool take_half(const dl_reading *reading, dl_match *match)
{
    const dl_cue *cue = cue_at(reading, match, DL_CUE_TIME_HALF);
    if (!cue)
        return false;
    match->now.half = (uint8_t)cue->entry->number;
    match->end = cue->end;
    return dl_date_says(match, DL_SAYS_HALF);
}

/* Value: "day -1" (a unit and how far), "year 0 2" (two of them from there on), "same
 * day", "then year 1" (counted from the date told before), "10-01" (a day of every year),
 * or a stretch with a name: "2021/2025". */
static bool take_deictic(const dl_reading *reading, dl_match *match)
{
    const dl_cue *cue = cue_at(reading, match, DL_CUE_TIME_DEICTIC);
    dl_str unit, rest, many;
    uint32_t number;
    if (!cue)
        return false;
    match->end = cue->end;
    match->now.fixed = dl_date_parse(cue->entry->value);
    if (dl_date_is_set(match->now.fixed))
        return dl_date_says(match, DL_SAYS_FIXED);
    if (dl_str_cut(cue->entry->value, '-', &unit, &rest) && unit.len == 2) {
        match->now.month = dl_str_number(unit, 12, &number) ? (uint8_t)number : 1;
        match->now.day = dl_str_number(rest, 31, &number) ? (uint8_t)number : 1;
        return dl_date_says(match, DL_SAYS_MONTH | DL_SAYS_DAY);
    }
    dl_str_cut(cue->entry->value, ' ', &unit, &rest);
    bool same = dl_str_equal(unit, DL_STR("same"));
    bool then = dl_str_equal(unit, DL_STR("then"));
    if (then)
        dl_str_cut(rest, ' ', &unit, &rest);
    bool past = dl_str_starts(rest, DL_STR("-"));
    const dl_unit_word *word = dl_date_unit_word(same ? rest : unit);
    if (!word)
        return false;
    match->now.unit = (uint8_t)word->unit;
    if (same)
        return dl_date_says(match, DL_SAYS_SAME);
    dl_str_cut(rest, ' ', &rest, &many);
    number = 0;
    dl_str_number(dl_str_slice(rest, past, rest.len), 100, &number);
    match->now.shift = (int16_t)(past ? -(int)number : (int)number);
    match->now.many = dl_str_number(many, 100, &number) ? (int16_t)number : 1;
    return dl_date_says(match, then ? DL_SAYS_SHIFT | DL_SAYS_LATER : DL_SAYS_SHIFT);
}

static bool take_link(const dl_reading *reading, dl_match *match)
{
    const dl_cue *cue = cue_at(reading, match, DL_CUE_TIME_LINK);
    if (!cue || cue->entry->value.len) /* "of"; "the" and the like have a value */
        return false;
    match->end = cue->end;
    dl_date_skip_the(reading, match);
    return true;
}

/* A word of range, or a dash: what came before is where the stretch begins. */
/* "Hà Nội, 18/10/2023 - Ngày 17/10": the dash is that of a dateline, and behind it begins
 * a sentence. Names of months are no sign of that. */
static bool begins_sentence(const dl_draft *draft, uint32_t token)
{
    return token < draft->tokens.count &&
           draft->tokens.items[token].shape == DL_SHAPE_CAPITAL &&
           (dl_draft_cue(draft, token, DL_CUE_TIME_UNIT) ||
            dl_draft_cue(draft, token, DL_CUE_TIME_FRAME) ||
            dl_draft_cue(draft, token, DL_CUE_TIME_LINK));
}

static bool take_range(const dl_reading *reading, dl_match *match, dl_str value)
{
    const dl_cue *cue = cue_at(reading, match, DL_CUE_TIME_RANGE);
    bool dash = dl_str_equal(value, DL_STR("to")) &&
                dl_date_is_sign(reading->draft, match->end, '-');
    if (match->from.says || (!dash && (!cue || !dl_str_equal(cue->entry->value, value))))
        return false;
    if (dash && begins_sentence(reading->draft, match->end + 1))
        return false;
    match->end = dash ? match->end + 1 : cue->end;
    if (dash && dl_date_is_sign(reading->draft, match->end, '-')) /* 2008年——2018年 */
        match->end++;
    dl_date_skip_the(reading, match);
    match->from = match->now;
    match->now = (dl_moment){ 0 };
    return true;
}

/* ", 9 và" between the first and the last of several days or months. */
static bool take_list(const dl_reading *reading, dl_match *match)
{
    enum { MOST_BETWEEN = 6 };
    const dl_draft *draft = reading->draft;
    if (!dl_date_is_sign(draft, match->end, ','))
        return false;
    for (int i = 0; i < MOST_BETWEEN && match->end + 2 < draft->tokens.count; i++) {
        bool more = dl_date_is_sign(draft, match->end, ',') &&
                    draft->tokens.items[match->end + 1].kind == DL_WORD_NUMBER &&
                    (dl_date_is_sign(draft, match->end + 2, ',') ||
                     dl_draft_cue(draft, match->end + 2, DL_CUE_TIME_RANGE));
        if (!more)
            break;
        match->end += 2;
    }
    if (!dl_date_is_sign(draft, match->end, ','))
        return take_range(reading, match, DL_STR("and"));
    if (match->from.says)
        return false;
    match->end++;
    match->from = match->now;
    match->now = (dl_moment){ 0 };
    return true;
}

/* Numbers, the last perhaps with a time behind it, are only parted by signs without
 * space, "24 - 7" only after a word. */
static bool take_separator(const dl_reading *reading, dl_match *match)
{
    const dl_token *tokens = reading->draft->tokens.items;
    uint32_t at = match->end;
    if (at + 1 >= reading->draft->tokens.count ||
        (!dl_date_is_sign(reading->draft, at, '/') &&
         !dl_date_is_sign(reading->draft, at, '-') &&
         !dl_date_is_sign(reading->draft, at, '.')))
        return false;
    bool before = tokens[at].flags & DL_TOKEN_SPACE,
         behind = tokens[at + 1].flags & DL_TOKEN_SPACE;
    if (before != behind || (before && tokens[match->first].kind == DL_WORD_NUMBER) ||
        !(tokens[at + 1].flags & DL_TOKEN_DIGIT) ||
        (match->separator && tokens[match->separator].word != tokens[at].word))
        return false;
    match->separator = at;
    match->end++;
    return true;
}

static bool take_sign(const dl_reading *reading, dl_match *match)
{
    char sign = match->letter;
    if (!dl_date_is_sign(reading->draft, match->end, sign) &&
        !(sign == ',' && match->end < reading->draft->tokens.count &&
          dl_draft_is(reading->draft, match->end, "、")))
        return false;
    match->end++;
    return true;
}

static bool take_to(const dl_reading *reading, dl_match *match)
{
    return take_range(reading, match, DL_STR("to"));
}

static bool take_and(const dl_reading *reading, dl_match *match)
{
    return take_range(reading, match, DL_STR("and"));
}

bool dl_date_take(const dl_reading *reading, char letter, dl_match *match)
{
    static dl_taker *const takers[128] = {
        ['m'] = take_month_name, ['w'] = take_weekday,   ['s'] = take_shift,
        ['a'] = take_ago,        ['f'] = take_edge,      ['p'] = take_part,
        ['h'] = take_half,       ['x'] = take_deictic,   ['o'] = take_link,
        ['~'] = take_separator,  ['b'] = take_offset,    ['l'] = take_list,
        ['>'] = take_to,         ['&'] = take_and,       ['/'] = take_sign,
        ['-'] = take_sign,       ['.'] = take_sign,      [','] = take_sign,
        ['('] = take_sign,       [')'] = take_sign,      ['d'] = take_unit_word,
        ['t'] = take_unit_word,  ['q'] = take_unit_word, ['y'] = take_unit_word,
        ['k'] = take_unit_word,  ['e'] = take_unit_word, ['c'] = take_unit_word,
        ['u'] = take_unit_word,
    };
    unsigned char at = (unsigned char)letter & 127;
    dl_taker *take = dl_date_numbers[at] ? dl_date_numbers[at] : dl_date_compounds[at];
    take = take ? take : takers[at];
    match->letter = letter;
    return match->end < reading->draft->tokens.count && take && take(reading, match);
}
