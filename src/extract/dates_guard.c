/* Whether what looks like a date is one: numbers that are parts of other things,
 * fractions, decimals, and numbers that nothing around makes a date. */
#include <string.h>

#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"
#include "src/extract/lookup.h"

static bool is_opener(const dl_draft *draft, uint32_t token)
{
    return dl_date_is_sign(draft, token, '(') || dl_date_is_sign(draft, token, '[');
}

bool dl_date_is_alone(const dl_draft *draft, uint32_t first, uint32_t end)
{
    const dl_sentence *sentence =
        &draft->sentences.items[draft->tokens.items[first].sentence];
    uint32_t start = sentence->first;
    while (start < first && draft->tokens.items[start].kind == DL_WORD_PUNCTUATION)
        start++;
    while (end < sentence->end && draft->tokens.items[end].kind == DL_WORD_PUNCTUATION)
        end++;
    return start == first && end == sentence->end;
}

bool dl_date_fills_line(const dl_reading *reading, const dl_expression *found)
{
    return found->joined || dl_date_is_alone(reading->draft, found->first, found->end);
}

bool dl_date_has_slot(const dl_draft *draft, uint32_t first, uint32_t end)
{
    const dl_cue *range = dl_draft_cue_before(draft, first, DL_CUE_TIME_RANGE);
    if (dl_draft_cue_before(draft, first, DL_CUE_TIME_FRAME) ||
        (range && !dl_str_equal(range->entry->value, DL_STR("and"))) ||
        dl_date_is_alone(draft, first, end))
        return true;
    return first > 0 && is_opener(draft, first - 1) && end < draft->tokens.count &&
           (dl_date_is_sign(draft, end, ')') || dl_date_is_sign(draft, end, ',') ||
            dl_date_is_sign(draft, end, ']'));
}

static bool is_word(const dl_draft *draft, uint32_t token)
{
    uint8_t kind = draft->tokens.items[token].kind;
    return kind == DL_WORD_NUMBER || kind == DL_WORD_LETTERS;
}

static bool is_glue(const dl_draft *draft, uint32_t token, const char *signs)
{
    const dl_token *it = &draft->tokens.items[token];
    dl_str text = dl_draft_folded(draft, token);
    bool wide = it->end - it->start > 1; /* ， and ： part clauses, never digits */
    return text.len == 1 && strchr(signs, text.ptr[0]) &&
           !(wide && (text.ptr[0] == ',' || text.ptr[0] == ':'));
}

/* OpenAI|5日: Chinese writes a Latin name and a day without a space. */
static bool is_latin_name(const dl_draft *draft, uint32_t token)
{
    enum { SHORTEST = 3 }; /* letters: no chip's H20 */
    const dl_token *it = &draft->tokens.items[token];
    return draft->language == DL_LANGUAGE_ZH && it->kind == DL_WORD_LETTERS &&
           it->end - it->start >= SHORTEST && token + 2 < draft->tokens.count &&
           draft->tokens.items[token + 2].kind == DL_WORD_HAN;
}

static bool begins_free(const dl_draft *draft, uint32_t first)
{
    const dl_token *tokens = draft->tokens.items;
    if (first > 0 && is_latin_name(draft, first - 1))
        return true;
    if (first == 0 || tokens[first].flags & DL_TOKEN_SPACE ||
        tokens[first].sentence != tokens[first - 1].sentence) /* "Quốc.Ngày 3/5" */
        return true;
    if (is_word(draft, first - 1) || is_glue(draft, first - 1, "#$@_=+"))
        return false;
    return !(first > 1 && is_glue(draft, first - 1, ".,/-:&") &&
             !(tokens[first - 1].flags & DL_TOKEN_SPACE) && is_word(draft, first - 2));
}

/* 11日|23时59分, 11日|9点, 11日|13:00: the hour behind a Chinese day is no part of it. */
static bool is_hour(const dl_draft *draft, uint32_t token)
{
    const dl_token *tokens = draft->tokens.items;
    return draft->language == DL_LANGUAGE_ZH && token > 0 &&
           token + 1 < draft->tokens.count && tokens[token].kind == DL_WORD_NUMBER &&
           tokens[token - 1].kind == DL_WORD_HAN &&
           dl_draft_in(draft, token + 1, DL_LIST_HOUR);
}

static bool ends_free(const dl_draft *draft, uint32_t end)
{
    const dl_token *tokens = draft->tokens.items;
    if (end >= draft->tokens.count || tokens[end].flags & DL_TOKEN_SPACE ||
        is_hour(draft, end))
        return true;
    bool name = draft->language == DL_LANGUAGE_ZH && tokens[end].kind == DL_WORD_LETTERS &&
                tokens[end - 1].kind == DL_WORD_HAN; /* 三个月后|A800问世 */
    if (name)
        return true;
    if (is_word(draft, end) || is_glue(draft, end, "%_=+@"))
        return false;
    if (end + 1 >= draft->tokens.count || tokens[end + 1].flags & DL_TOKEN_SPACE)
        return true;
    return !(is_glue(draft, end, "/-") && is_word(draft, end + 1)) &&
           !(is_glue(draft, end, ".,:") && tokens[end + 1].kind == DL_WORD_NUMBER);
}

/* Not a part of a longer number, name or formula: "GPT-3.5", "12/2024/NĐ-CP". */
static bool is_free(const dl_draft *draft, uint32_t first, uint32_t end)
{
    return begins_free(draft, first) && ends_free(draft, end);
}

/* "ngày 9/7", "hôm 9/7", "quý III", "năm 2025": no number of what comes behind, "ngày 9/7
 * người dùng ..."; but "mỗi năm 2000 người" counts. */
static bool says_unit(const dl_draft *draft, uint32_t first)
{
    const dl_cue *at = dl_draft_cue(draft, first, DL_CUE_TIME_UNIT);
    const dl_cue *before = dl_draft_cue_before(draft, first, DL_CUE_TIME_UNIT);
    if (draft->language != DL_LANGUAGE_VI)
        return false;
    if (before && dl_str_equal(before->entry->value, DL_STR("days")))
        return true;
    const dl_unit_word *unit = at ? dl_date_word_of(draft, at->entry)->unit : NULL;
    return unit && unit->marks && !dl_draft_in(draft, first - 1, DL_LIST_EACH);
}

/* A word beside it that makes it a number of something else. */
static bool is_numbered(const dl_draft *draft, uint32_t first, uint32_t end)
{
    const dl_cue *before = dl_draft_cue_before(draft, first, DL_CUE_NOT_A_DATE);
    const dl_cue *behind = dl_draft_cue(draft, end, DL_CUE_NOT_A_DATE);
    return (before && dl_str_equal(before->entry->value, DL_STR("before"))) ||
           (behind && dl_str_equal(behind->entry->value, DL_STR("behind")) &&
            !says_unit(draft, first) && !dl_date_has_told_year(draft, end));
}

/* 农历八月十五, "mùng 5 Tết": days of the moon's calendar, which we do not count. */
static bool is_lunar(const dl_draft *draft, uint32_t first, uint32_t end)
{
    const dl_cue *before = dl_draft_cue_before(draft, first, DL_CUE_NOT_A_DATE);
    const dl_cue *behind = dl_draft_cue(draft, end, DL_CUE_NOT_A_DATE);
    return (before && dl_str_equal(before->entry->value, DL_STR("moon before"))) ||
           (behind && dl_str_equal(behind->entry->value, DL_STR("moon behind")));
}

/* 1/3, 2/3, 3/4, 24/7: a small number over one that things are divided by. */
static bool is_fraction(const dl_moment *moment)
{
    static const uint8_t denominators[] = { 2, 3, 4, 5, 6, 8, 10 };
    int a = moment->day, b = moment->month;
    if (a == 24 && b == 7)
        return true;
    for (size_t i = 0; i < DL_COUNT(denominators); i++)
        if (b == denominators[i] && a < b)
            return true;
    return false;
}

bool dl_date_may_end(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    bool number = draft->tokens.items[found->end - 1].kind == DL_WORD_NUMBER;
    return (!number || ends_free(draft, found->end)) &&
           (!(found->rule->guard & DL_GUARD_FREE) ||
            !is_numbered(draft, found->first, found->end));
}

bool dl_date_is_welcome(const dl_reading *reading, const dl_expression *found)
{
    const dl_draft *draft = reading->draft;
    unsigned guard = found->rule->guard;
    unsigned says = found->to.says;
    if (says == DL_SAYS_PART || says == DL_SAYS_WEEK_OF ||
        (guard & DL_GUARD_JOINED && !found->joined) ||
        is_lunar(draft, found->first, found->end))
        return false;
    if (guard & DL_GUARD_FREE && (!is_free(draft, found->first, found->end) ||
                                  is_numbered(draft, found->first, found->end)))
        return false;
    if (guard & (DL_GUARD_SLOT | DL_GUARD_FRACTION) && !found->joined &&
        !found->from.says && !dl_date_has_slot(draft, found->first, found->end) &&
        (guard & DL_GUARD_SLOT || is_fraction(&found->to)))
        return false;
    return !found->rule->accept || found->rule->accept(reading, found);
}
