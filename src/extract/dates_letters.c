/* Which pieces may begin at a token, as a set of bits: what lets the scan pass over
 * nearly all of a text without trying a rule. */
#include <string.h>

#include "src/extract/date_pieces.h"
#include "src/extract/lookup.h"

#define BIT(letter) dl_date_letter_bit(letter)

#define NAME(text) .name = { text, sizeof(text) - 1 }
static const dl_unit_word units[] = {
    {NAME("day"),           DL_UNIT_DAY,     'd', true,  true },
    { NAME("day-mark"),     DL_UNIT_DAY,     'd', true,  false},
    { NAME("days"),         DL_UNIT_DAY,     'd', false, true },
    { NAME("weekend"),      DL_UNIT_WEEKEND, 0,   false, true },
    { NAME("week"),         DL_UNIT_WEEK,    'k', true,  true },
    { NAME("month"),        DL_UNIT_MONTH,   't', true,  true },
    { NAME("month-mark"),   DL_UNIT_MONTH,   't', true,  false},
    { NAME("months"),       DL_UNIT_MONTH,   't', false, true },
    { NAME("quarter"),      DL_UNIT_QUARTER, 'q', true,  true },
    { NAME("quarter-mark"), DL_UNIT_QUARTER, 'q', true,  false},
    { NAME("quarters"),     DL_UNIT_QUARTER, 'q', false, true },
    { NAME("half"),         DL_UNIT_HALF,    0,   false, true },
    { NAME("year"),         DL_UNIT_YEAR,    'y', true,  true },
    { NAME("year-mark"),    DL_UNIT_YEAR,    'y', true,  false},
    { NAME("decade"),       DL_UNIT_DECADE,  'e', true,  true },
    { NAME("decade-mark"),  DL_UNIT_DECADE,  'e', true,  false},
    { NAME("century"),      DL_UNIT_CENTURY, 'c', true,  true },
};
#undef NAME

const dl_unit_word *dl_date_unit_word(dl_str name)
{
    for (size_t i = 0; i < DL_COUNT(units); i++)
        if (dl_str_equal(name, units[i].name))
            return &units[i];
    return NULL;
}

/* English days are no numerals but ordinals; only Han digits spell years. */
static uint64_t numeral_letters(const dl_entry *entry)
{
    if (entry->languages & 1u << DL_LANGUAGE_ZH)
        return BIT('D') | BIT('M') | BIT('Y') | BIT('Z') | BIT('Q') | BIT('N');
    if (entry->languages & 1u << DL_LANGUAGE_VI)
        return BIT('D') | BIT('M') | BIT('Q') | BIT('N');
    return entry->number >= 20 ? BIT('D') | BIT('O') | BIT('N') : BIT('N');
}

static bool is_era(const dl_entry *entry)
{
    return dl_str_starts(entry->value, DL_STR("era "));
}

static uint64_t entry_letters(const dl_entry *entry)
{
    const dl_unit_word *unit;
    switch (entry->cue) {
    case DL_CUE_MONTH:
        return BIT('m') | BIT('M');
    case DL_CUE_WEEKDAY:
        return BIT('w');
    case DL_CUE_NUMERAL:
        return numeral_letters(entry);
    case DL_CUE_ORDINAL:
        return BIT('D') | BIT('M') | BIT('Q') | BIT('O');
    case DL_CUE_TIME_UNIT:
        unit = dl_date_unit_word(entry->value);
        return unit ? dl_date_letter_bit(unit->letter) |
                          (unit->counts ? BIT('u') : 0)
                    : 0;
    case DL_CUE_TIME_SHIFT:
        return BIT('s');
    case DL_CUE_TIME_AGO:
        return dl_date_is_offset(entry) ? BIT('b') : BIT('a');
    case DL_CUE_TIME_PART:
        return BIT('p');
    case DL_CUE_TIME_HALF:
        return BIT('h');
    case DL_CUE_TIME_EDGE:
        return BIT('f');
    case DL_CUE_TIME_DEICTIC:
        return is_era(entry)                                   ? BIT('A')
               : dl_str_equal(entry->value, DL_STR("bracket")) ? BIT('B')
                                                               : BIT('x');
    default:
        return 0;
    }
}

void dl_date_words_read(dl_date_index *index, const dl_lexicon *lexicon)
{
    dl_entries entries = dl_lexicon_entries(lexicon);
    if (index->words)
        return;
    index->words = dl_memory_resize(NULL, entries.count + 1, sizeof *index->words);
    for (size_t i = 0; i < entries.count; i++) {
        const dl_entry *entry = &entries.items[i];
        bool unit = entry->cue == DL_CUE_TIME_UNIT;
        index->words[i] = (dl_date_word){
            .letters = entry_letters(entry),
            .unit = unit ? dl_date_unit_word(entry->value) : NULL,
        };
    }
}

/* What a number may be, by its size: most are no day, month or year. */
static uint64_t number_letters(const dl_draft *draft, uint32_t token)
{
    uint32_t number;
    uint64_t letters = 0;
    if (!dl_draft_number(draft, token, &number))
        return 0;
    if (number > 2999)
        return number >= 19000101 ? BIT('C') : 0;
    if (number >= 1000)
        return BIT('Y');
    size_t digits = dl_draft_folded(draft, token).len;
    if (digits == 3 && number < 200)
        letters |= BIT('R');
    if (digits == 2)
        letters |= BIT('Z');
    if (digits <= 2 && number <= 31)
        letters |= BIT('D') | (number <= 12 ? BIT('M') : 0) | (number <= 4 ? BIT('Q') : 0);
    return letters | BIT('N');
}

/* A number may be the year of an era that is told behind it. */
static uint64_t era_letters(const dl_draft *draft, uint32_t behind)
{
    bool era = behind < draft->tokens.count &&
               draft->cue_starts[behind] & DL_CUE_BIT(TIME_DEICTIC);
    return era ? BIT('A') : 0;
}

uint64_t dl_date_letters(const dl_reading *reading, uint32_t token)
{
    const dl_draft *draft = reading->draft;
    const dl_token *it = &draft->tokens.items[token];
    uint64_t letters = 0;
    if (it->kind == DL_WORD_NUMBER)
        return draft->cue_starts[token] & reading->beginnings
                 ? BIT('D') | BIT('M') | BIT('Y') | BIT('Z') | BIT('Q') | BIT('N')
                 : number_letters(draft, token) | era_letters(draft, token + 1);
    if (it->kind == DL_WORD_LETTERS && it->flags & DL_TOKEN_DIGIT)
        letters = BIT('D') | BIT('O') | BIT('Q') | BIT('G') | BIT('H') | BIT('E') | BIT('T') |
                  BIT('F') | BIT('J');
    if (!(draft->cue_starts[token] & reading->beginnings))
        return letters;
    for (uint32_t i = draft->first_cue[token]; i < draft->first_cue[token + 1]; i++)
        if (draft->cues.items[i].spoken)
            letters |= dl_date_word_of(draft, draft->cues.items[i].entry)->letters;
    return letters;
}

/* '~' joins only numbers. */
static uint64_t sign_letters(const dl_draft *draft, uint32_t token)
{
    bool number = token + 1 < draft->tokens.count &&
                  draft->tokens.items[token + 1].kind == DL_WORD_NUMBER;
    uint64_t joins = number ? BIT('~') | BIT('&') : BIT('&');
    if (dl_date_is_sign(draft, token, '-'))
        return joins | (BIT('-') | BIT('>'));
    if (dl_date_is_sign(draft, token, '/'))
        return joins | BIT('/');
    if (dl_date_is_sign(draft, token, '.'))
        return joins | BIT('.');
    if (dl_date_is_sign(draft, token, '('))
        return BIT('(') | BIT(',') | BIT('&');
    return BIT(',') | BIT('&');
}

uint64_t dl_date_signs(const dl_reading *reading, uint32_t token)
{
    const dl_draft *draft = reading->draft;
    if (token >= draft->tokens.count)
        return 0;
    if (draft->tokens.items[token].kind == DL_WORD_PUNCTUATION)
        return sign_letters(draft, token);
    return (dl_draft_cue(draft, token, DL_CUE_TIME_RANGE) ? BIT('>') | BIT('&') : 0) |
           (dl_draft_cue(draft, token, DL_CUE_TIME_LINK) ? BIT('o') : 0);
}

/* What may stand at a token behind a word of time; all letters where a reader skips what
 * no letter stands for: "the", a full stop, the apostrophe of '24. */
static uint64_t letters_behind(const dl_reading *reading, uint32_t token)
{
    const dl_draft *draft = reading->draft;
    if (token >= draft->tokens.count)
        return 0;
    const dl_token *it = &draft->tokens.items[token];
    if (dl_date_is_sign(draft, token, '.') || dl_date_is_sign(draft, token, '\'') ||
        dl_draft_is(draft, token, "\u2019") ||
        dl_draft_cue(draft, token, DL_CUE_TIME_LINK))
        return UINT64_MAX;
    bool roman = it->kind == DL_WORD_LETTERS && draft->body.ptr[it->start] == 'I';
    return dl_date_letters(reading, token) | dl_date_signs(reading, token) |
           (roman ? BIT('Q') : 0);
}

/* A number in words may go on, "hai mươi ba", and end at any of them; "twenty-fourth" and
 * 第 with a number are left to the readers. */
static uint64_t letters_behind_number(const dl_reading *reading, const dl_cue *cue)
{
    enum { MOST_WORDS = 6 };
    const dl_draft *draft = reading->draft;
    uint64_t letters = 0;
    if (cue->class == DL_CUE_ORDINAL && !cue->entry->value.len)
        return UINT64_MAX;
    for (int words = 0; cue; words++) {
        uint32_t end = cue->end;
        if (words == MOST_WORDS || dl_date_is_sign(draft, end, '-') ||
            (end < draft->tokens.count &&
             draft->cue_starts[end] & DL_CUE_BIT(ORDINAL)))
            return UINT64_MAX;
        letters |= letters_behind(reading, end);
        cue = dl_draft_cue(draft, end, DL_CUE_NUMERAL);
    }
    return letters;
}

uint64_t dl_date_seconds(const dl_reading *reading, uint32_t token)
{
    const dl_draft *draft = reading->draft;
    uint64_t letters = 0;
    if (draft->tokens.items[token].flags & DL_TOKEN_DIGIT)
        letters = letters_behind(reading, token + 1);
    for (uint32_t i = draft->first_cue[token]; i < draft->first_cue[token + 1]; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (!(dl_cue_mask(cue->class) & reading->beginnings))
            continue;
        if (cue->class == DL_CUE_TIME_DEICTIC && is_era(cue->entry))
            return UINT64_MAX; /* its year is of the same piece */
        letters |= cue->class == DL_CUE_NUMERAL || cue->class == DL_CUE_ORDINAL
                       ? letters_behind_number(reading, cue)
                       : letters_behind(reading, cue->end);
    }
    return letters;
}
