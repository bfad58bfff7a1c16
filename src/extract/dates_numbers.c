/* The numbers of the date rules: digits, words, ordinals. */
#include "dateline/utf8.h"
#include "src/extract/date_pieces.h"
#include "src/extract/lookup.h"

/* Words of a number: 二十三, mười hai, twenty. Stops before a word that would lead above
 * the limit: "tháng mười năm 2022". */
static bool take_words(const dl_reading *reading, uint32_t *at, int limit, int *value)
{
    int sum = 0;
    const dl_cue *cue;
    uint32_t start = *at;
    while ((cue = dl_draft_cue(reading->draft, *at, DL_CUE_NUMERAL)) != NULL) {
        int word = (int)cue->entry->number, next;
        if (word == 10)
            next = sum == 0 ? 10 : sum < 10 ? sum * 10 : limit + 1;
        else if (sum == 0)
            next = word;
        else
            next = sum % 10 == 0 && sum < 100 && word < 10 ? sum + word : limit + 1;
        if (next > limit || (*at > start && next == 0))
            break;
        sum = next;
        *at = cue->end;
    }
    *value = sum;
    return *at > start;
}

/* Digits, at most two of them in front of what is a day or a month. */
static bool take_digits(const dl_reading *reading, uint32_t *at, int limit, int *value)
{
    uint32_t number;
    if (*at >= reading->draft->tokens.count ||
        !dl_draft_number(reading->draft, *at, &number) || number > (uint32_t)limit ||
        (limit < 100 && dl_draft_folded(reading->draft, *at).len > 2))
        return false;
    *value = (int)number;
    ++*at;
    return true;
}

/* "7th" as one word. */
static bool take_suffixed(const dl_reading *reading, uint32_t *at, int *value)
{
    static const char *const suffixes[] = { "st", "nd", "rd", "th" };
    if (*at >= reading->draft->tokens.count ||
        !(reading->draft->tokens.items[*at].flags & DL_TOKEN_DIGIT))
        return false;
    dl_str text = dl_draft_folded(reading->draft, *at);
    uint32_t number;
    if (text.len < 3 || text.len > 4 ||
        !dl_str_number(dl_str_slice(text, 0, text.len - 2), 99, &number))
        return false;
    for (size_t i = 0; i < DL_COUNT(suffixes); i++)
        if (dl_str_ends(text, dl_str_from(suffixes[i]))) {
            *value = (int)number;
            ++*at;
            return true;
        }
    return false;
}

/* first, 1st, twenty-fourth, 第一 */
static bool take_ordinal(const dl_reading *reading, uint32_t *at, int *value)
{
    const dl_draft *draft = reading->draft;
    const dl_cue *cue = dl_draft_cue(draft, *at, DL_CUE_ORDINAL);
    if (take_suffixed(reading, at, value))
        return true;
    if (cue && cue->entry->value.len) {
        *value = (int)cue->entry->number;
        *at = cue->end;
        return true;
    }
    if (cue) { /* 第 and a number */
        uint32_t next = cue->end;
        if (!take_digits(reading, &next, 99, value) &&
            !take_words(reading, &next, 99, value))
            return false;
        *at = next;
        return true;
    }
    const dl_cue *tens = dl_draft_cue(draft, *at, DL_CUE_NUMERAL);
    if (!tens || tens->entry->number < 20)
        return false;
    uint32_t next = tens->end + dl_date_is_sign(draft, tens->end, '-');
    cue = dl_draft_cue(draft, next, DL_CUE_ORDINAL);
    if (!cue || cue->entry->number == 0 || cue->entry->number > 9)
        return false;
    *value = (int)(tens->entry->number + cue->entry->number);
    *at = cue->end;
    return true;
}

static bool take_number(const dl_reading *reading, dl_match *match, int limit, int *value)
{
    if (take_digits(reading, &match->end, limit, value))
        return true;
    if (match->grammar->ordinal_days)
        return take_ordinal(reading, &match->end, value);
    return take_words(reading, &match->end, limit, value);
}

/* The day of 2025-10-06T08:15:00+07:00, with the time behind it. */
static bool take_timed_day(const dl_reading *reading, dl_match *match, int *value)
{
    dl_str text = match->end < reading->draft->tokens.count
                      ? dl_draft_folded(reading->draft, match->end)
                      : (dl_str){ 0 };
    enum { MOST_TOKENS = 10 }; /* 06T08 : 15 : 00 . 000 + 07 : 00 */
    uint32_t day, hour;
    if (text.len != 5 || text.ptr[2] != 't' || match->end == match->first ||
        !dl_str_number(dl_str_slice(text, 0, 2), 31, &day) ||
        !dl_str_number(dl_str_slice(text, 3, 5), 24, &hour))
        return false;
    *value = (int)day;
    const dl_token *tokens = reading->draft->tokens.items;
    for (int i = 0; i < MOST_TOKENS; i++) {
        match->end++;
        if (match->end >= reading->draft->tokens.count ||
            tokens[match->end].flags & (DL_TOKEN_SPACE | DL_TOKEN_LINE) ||
            !(tokens[match->end].flags & DL_TOKEN_DIGIT ||
              dl_date_is_sign(reading->draft, match->end, ':') ||
              dl_date_is_sign(reading->draft, match->end, '.') ||
              dl_date_is_sign(reading->draft, match->end, '+') ||
              dl_date_is_sign(reading->draft, match->end, '-')))
            break;
    }
    return true;
}

/* "By August the first permits": a number of a noun, no day, unless a short word follows. */
static bool counts_noun(const dl_draft *draft, uint32_t the, uint32_t end)
{
    return the + 1 == end && dl_draft_is(draft, the - 1, "the") &&
           end < draft->tokens.count &&
           draft->tokens.items[end].shape == DL_SHAPE_LOWER &&
           draft->tokens.items[end].kind == DL_WORD_LETTERS &&
           !(draft->tokens.items[the].flags & DL_TOKEN_DIGIT) &&
           !dl_draft_in(draft, end, DL_LIST_NO_NOUN);
}

static bool take_day(const dl_reading *reading, dl_match *match)
{
    int value;
    uint32_t first = match->end;
    if (match->grammar->ordinal_days && match->end > match->first)
        dl_date_skip_the(reading, match);
    if ((!take_timed_day(reading, match, &value) &&
         !take_number(reading, match, 31, &value)) ||
        value < 1 || value > 31)
        return false;
    bool skipped = match->grammar->ordinal_days && first > match->first &&
                   dl_draft_is(reading->draft, first, "the");
    if (skipped && counts_noun(reading->draft, first + 1, match->end))
        return false;
    match->now.day = (uint8_t)value;
    return dl_date_says(match, DL_SAYS_DAY);
}

static bool take_month(const dl_reading *reading, dl_match *match)
{
    const dl_cue *name = dl_draft_cue(reading->draft, match->end, DL_CUE_MONTH);
    int value;
    if (name && !match->grammar->ordinal_days) { /* tháng giêng */
        value = (int)name->entry->number;
        match->end = name->end;
    } else if (!take_number(reading, match, 12, &value))
        return false;
    if (value < 1 || value > 12)
        return false;
    match->now.month = (uint8_t)value;
    return dl_date_says(match, DL_SAYS_MONTH);
}

/* Year digits written one by one in words: 二〇二二. */
bool dl_date_take_spelled(const dl_reading *reading, dl_match *match, int digits,
                          int *value)
{
    uint32_t at = match->end;
    *value = 0;
    for (int i = 0; i < digits; i++, at++) {
        const dl_cue *cue = dl_draft_cue(reading->draft, at, DL_CUE_NUMERAL);
        if (!cue || cue->entry->number > 9 || match->grammar->ordinal_days ||
            reading->draft->tokens.items[at].kind != DL_WORD_HAN)
            return false;
        *value = *value * 10 + (int)cue->entry->number;
    }
    match->end = at;
    return true;
}

static bool take_year(const dl_reading *reading, dl_match *match)
{
    int value;
    if (!take_digits(reading, &match->end, 2999, &value) &&
        !dl_date_take_spelled(reading, match, 4, &value))
        return false;
    match->now.year = (int16_t)value;
    return value >= 1000 && dl_date_says(match, DL_SAYS_YEAR);
}

int dl_date_full_year(int digits)
{
    return digits + (digits <= 35 ? 2000 : 1900);
}

static bool take_short_year(const dl_reading *reading, dl_match *match)
{
    const dl_draft *draft = reading->draft;
    int value;
    if (dl_date_is_sign(draft, match->end, '\'') ||
        (match->end < draft->tokens.count && dl_draft_is(draft, match->end, "\u2019")))
        match->end++;
    uint32_t start = match->end;
    if (!dl_date_take_spelled(reading, match, 2, &value) &&
        (!take_digits(reading, &match->end, 99, &value) ||
         dl_draft_folded(draft, start).len != 2))
        return false;
    match->now.year = (int16_t)dl_date_full_year(value);
    return dl_date_says(match, DL_SAYS_YEAR);
}

static bool take_quarter(const dl_reading *reading, dl_match *match)
{
    static const char *const roman[] = { "I", "II", "III", "IV" };
    int value = 0;
    for (int i = 0; i < 4 && match->end < reading->draft->tokens.count; i++)
        if (dl_draft_is(reading->draft, match->end, roman[i]))
            value = i + 1;
    if (value)
        match->end++;
    else if (!take_number(reading, match, 4, &value) &&
             !take_ordinal(reading, &match->end, &value))
        return false;
    match->now.quarter = (uint8_t)value;
    return value >= 1 && value <= 4 && dl_date_says(match, DL_SAYS_QUARTER);
}

static bool take_count(const dl_reading *reading, dl_match *match)
{
    return (take_digits(reading, &match->end, 999, &match->count) ||
            take_words(reading, &match->end, 99, &match->count)) &&
           match->count > 0;
}

static bool take_nth(const dl_reading *reading, dl_match *match)
{
    return take_ordinal(reading, &match->end, &match->nth) && match->nth > 0 &&
           match->nth < 100;
}

dl_taker *const dl_date_numbers[128] = {
    ['D'] = take_day,     ['M'] = take_month, ['Y'] = take_year, ['Z'] = take_short_year,
    ['Q'] = take_quarter, ['N'] = take_count, ['O'] = take_nth,
};
