/* Numbers that are one word with the letters or the era beside them: Q3, 1H24, 1990s,
 * FY2026, 14april, 20240307, 88 AD, 民國114. */
#include <string.h>

#include "src/extract/date_pieces.h"
#include "src/extract/lookup.h"

/* Reads "3q24", "q3", "2024q3", "1h24", "h1": a digit beside the letter, a year of two or
 * four digits on the other side of either. */
static bool split_period(dl_str text, char letter, int most, int *number, int *year)
{
    char sign[2] = { letter, '\0' };
    size_t at = dl_str_find(text, dl_str_from(sign), 0);
    uint32_t value;
    *year = 0;
    if (at == SIZE_MAX || text.len > 6)
        return false;
    dl_str before = dl_str_slice(text, 0, at),
           behind = dl_str_slice(text, at + 1, text.len);
    if (behind.len == 1 && before.len != 1) {
        dl_str swap = before;
        before = behind;
        behind = swap;
    }
    if (before.len != 1 || !dl_str_number(before, (uint32_t)most, &value) || value == 0)
        return false;
    *number = (int)value;
    if (behind.len == 0)
        return true;
    if ((behind.len != 2 && behind.len != 4) || !dl_str_number(behind, 2999, &value))
        return false;
    *year = behind.len == 2 ? dl_date_full_year((int)value) : (int)value;
    return *year >= 1000;
}

static bool take_period(const dl_reading *reading, dl_match *match, char letter)
{
    int number, year;
    if (match->end >= reading->draft->tokens.count ||
        !split_period(dl_draft_folded(reading->draft, match->end), letter,
                      letter == 'q' ? 4 : 2, &number, &year))
        return false;
    match->end++;
    match->now.year = (int16_t)year;
    if (letter == 'q')
        match->now.quarter = (uint8_t)number;
    else
        match->now.half = (uint8_t)number;
    return dl_date_says(match, letter == 'q' ? DL_SAYS_QUARTER : DL_SAYS_HALF) &&
           (year == 0 || dl_date_says(match, DL_SAYS_YEAR));
}

static bool take_decade_word(const dl_reading *reading, dl_match *match)
{
    uint32_t value;
    dl_str text = match->end < reading->draft->tokens.count
                      ? dl_draft_folded(reading->draft, match->end)
                      : (dl_str){ 0 };
    if (!dl_str_ends(text, DL_STR("0s")) ||
        !dl_str_number(dl_str_slice(text, 0, text.len - 1), 2990, &value) ||
        (text.len != 3 && (text.len != 5 || value < 1000)))
        return false;
    match->end++;
    match->now.year = (int16_t)(value < 100 ? value + 1900 : value);
    return dl_date_says(match, DL_SAYS_YEAR) && dl_date_says(match, DL_SAYS_DECADE);
}

/* A letter or two and a number: "T3", "FY2026". */
static bool lettered(const dl_reading *reading, dl_match *match, const char *letters,
                     uint32_t limit, uint32_t *value)
{
    dl_str text = match->end < reading->draft->tokens.count
                      ? dl_draft_folded(reading->draft, match->end)
                      : (dl_str){ 0 };
    size_t len = strlen(letters);
    if (!dl_str_starts(text, dl_str_from(letters)) ||
        !dl_str_number(dl_str_slice(text, len, text.len), limit, value))
        return false;
    match->end++;
    return true;
}

static bool take_lettered_month(const dl_reading *reading, dl_match *match)
{
    uint32_t value;
    if (!lettered(reading, match, "t", 12, &value) || value == 0)
        return false;
    match->now.month = (uint8_t)value;
    return dl_date_says(match, DL_SAYS_MONTH);
}

static bool take_fiscal_year(const dl_reading *reading, dl_match *match)
{
    uint32_t value;
    if (!lettered(reading, match, "fy", 2999, &value) || (value > 99 && value < 1900))
        return false;
    match->now.year = (int16_t)(value < 100 ? dl_date_full_year((int)value) : (int)value);
    return dl_date_says(match, DL_SAYS_YEAR);
}

static bool take_quarter_word(const dl_reading *reading, dl_match *match)
{
    return take_period(reading, match, 'q');
}

static bool take_half_word(const dl_reading *reading, dl_match *match)
{
    return take_period(reading, match, 'h');
}

enum { REPUBLIC = 1911 }; /* the year before its first */

/* The month whose name a folded word is; 0 for none. */
static uint8_t month_named(const dl_reading *reading, dl_str word)
{
    const dl_lexicon *lexicon = reading->draft->lexicon;
    const dl_trie *trie = dl_lexicon_trie(lexicon);
    uint32_t term = dl_lexicon_term(lexicon, word);
    uint32_t node = term ? dl_trie_step(trie, 0, term) : 0;
    dl_entries entries = dl_trie_entries(trie, node);
    for (size_t i = 0; node && i < entries.count; i++)
        if (entries.items[i].cue == DL_CUE_MONTH &&
            entries.items[i].languages & 1u << DL_LANGUAGE_EN)
            return (uint8_t)entries.items[i].number;
    return 0;
}

/* "14april", "feb13", "15th" and a month: a day and a month that lost their space. */
static bool take_glued_day(const dl_reading *reading, dl_match *match)
{
    dl_str text = match->end < reading->draft->tokens.count
                      ? dl_draft_folded(reading->draft, match->end)
                      : (dl_str){ 0 };
    size_t head = 0, tail = text.len;
    uint32_t day;
    while (head < text.len && text.ptr[head] >= '0' && text.ptr[head] <= '9')
        head++;
    while (tail > head && text.ptr[tail - 1] >= '0' && text.ptr[tail - 1] <= '9')
        tail--;
    dl_str digits =
        head ? dl_str_slice(text, 0, head) : dl_str_slice(text, tail, text.len);
    if (digits.len == 0 || digits.len > 2 || (head > 0 && tail < text.len) ||
        tail - head < 3 || !dl_str_number(digits, 31, &day) || day == 0)
        return false;
    match->now.day = (uint8_t)day;
    match->now.month = month_named(reading, dl_str_slice(text, head, tail));
    match->end++;
    return match->now.month && dl_date_says(match, DL_SAYS_DAY | DL_SAYS_MONTH);
}

/* 20240307 */
static bool take_compact_day(const dl_reading *reading, dl_match *match)
{
    uint32_t number;
    if (match->end >= reading->draft->tokens.count ||
        !dl_draft_number(reading->draft, match->end, &number) || number < 19000101 ||
        number > 20991231)
        return false;
    match->end++;
    match->now.year = (int16_t)(number / 10000);
    match->now.month = (uint8_t)(number / 100 % 100);
    match->now.day = (uint8_t)(number % 100);
    return dl_date_is_set(
               dl_date_of_day(match->now.year, match->now.month, match->now.day)) &&
           dl_date_says(match, DL_SAYS_YEAR | DL_SAYS_MONTH | DL_SAYS_DAY);
}

/* The word of an era at a token, and the year before its first one. */
static const dl_cue *era_at(const dl_reading *reading, uint32_t token, int *before)
{
    const dl_cue *cue = dl_draft_cue(reading->draft, token, DL_CUE_TIME_DEICTIC);
    dl_str kind, year;
    uint32_t number;
    if (!cue || !dl_str_cut(cue->entry->value, ' ', &kind, &year) ||
        !dl_str_equal(kind, DL_STR("era")))
        return NULL;
    const dl_token *word = &reading->draft->tokens.items[token];
    if (cue->end == token + 1 && word->kind == DL_WORD_LETTERS &&
        word->shape != DL_SHAPE_UPPER) /* 10 ad campaigns, 2025 be */
        return NULL;
    bool past = dl_str_starts(year, DL_STR("-"));
    if (!dl_str_number(dl_str_slice(year, past, year.len), 9999, &number))
        return NULL;
    *before = past ? -(int)number : (int)number;
    return cue;
}

static bool says_year(dl_match *match, int year)
{
    if (year < 1 || year > 2999 || !dl_date_says(match, DL_SAYS_YEAR))
        return false;
    match->now.year = (int16_t)year;
    return true;
}

/* 88 AD, 2555 BE; AD 88, 民國114, 民國一一四 */
static bool take_era_year(const dl_reading *reading, dl_match *match)
{
    uint32_t number;
    int before = 0, spelled = 0;
    const dl_cue *era = era_at(reading, match->end, &before);
    if (era)
        match->end = era->end;
    if (era && dl_date_take_spelled(reading, match, 3, &spelled))
        return says_year(match, before + spelled);
    if (match->end >= reading->draft->tokens.count ||
        !dl_draft_number(reading->draft, match->end, &number) || number > 9999)
        return false;
    match->end++;
    if (!era) {
        era = era_at(reading, match->end, &before);
        match->end = era ? era->end : match->end;
    }
    return era && says_year(match, before + (int)number);
}

/* 114年10月6日: the year of the Republic, its era untold, as Taiwan counts. */
static bool take_republic_year(const dl_reading *reading, dl_match *match)
{
    uint32_t number;
    if (match->end >= reading->draft->tokens.count ||
        !dl_draft_number(reading->draft, match->end, &number) || number < 100 ||
        number > 199)
        return false;
    match->end++;
    return says_year(match, REPUBLIC + (int)number);
}

/* 今（14）日, 昨（13日）, 本（2）月, 今（115）年: the word and the number say the same;
 * the number is read. */
static bool take_bracketed(const dl_reading *reading, dl_match *match)
{
    const dl_draft *draft = reading->draft;
    const dl_cue *open = dl_draft_cue(draft, match->end, DL_CUE_TIME_DEICTIC);
    uint32_t number;
    if (!open || !dl_str_equal(open->entry->value, DL_STR("bracket")) ||
        open->end + 2 >= draft->tokens.count ||
        !dl_draft_number(draft, open->end, &number))
        return false;
    bool inside = dl_date_is_sign(draft, open->end + 2, ')');
    uint32_t unit = inside ? open->end + 1 : open->end + 2;
    const dl_cue *cue = dl_draft_cue(draft, unit, DL_CUE_TIME_UNIT);
    const dl_unit_word *word = cue ? dl_date_word_of(draft, cue->entry)->unit : NULL;
    if ((!inside && !dl_date_is_sign(draft, open->end + 1, ')')) || !word ||
        cue->end != unit + 1)
        return false;
    match->end = open->end + 3;
    dl_unit said = word->unit;
    if (said == DL_UNIT_DAY && number >= 1 && number <= 31) {
        match->now.day = (uint8_t)number;
        return dl_date_says(match, DL_SAYS_DAY);
    }
    if (said == DL_UNIT_MONTH && number >= 1 && number <= 12) {
        match->now.month = (uint8_t)number;
        return dl_date_says(match, DL_SAYS_MONTH);
    }
    if (said == DL_UNIT_YEAR && number >= 100 && number <= 2999)
        return says_year(match, (int)number + (number < 200 ? REPUBLIC : 0));
    return false;
}

dl_taker *const dl_date_compounds[128] = {
    ['G'] = take_quarter_word, ['H'] = take_half_word,      ['E'] = take_decade_word,
    ['F'] = take_fiscal_year,  ['T'] = take_lettered_month, ['J'] = take_glued_day,
    ['C'] = take_compact_day,  ['A'] = take_era_year,       ['R'] = take_republic_year,
    ['B'] = take_bracketed,
};
