/* The symbols of a stretch: folded words in order, a name as its kind, a date as
 * "<date>", a number as "<num>". Apart from the order: the words inside the name of a law
 * or an authority ("customs", "list"), and what the tables say of words: "@rule", "@ban",
 * "@negation". */
#include "src/extract/phrasing.h"
#include "src/extract/lookup.h"

enum { GROUPS = 30 };

typedef enum sign_number {
    SIGN_DATE = DL_ENTITY_KIND_COUNT, /* before it a sign for each kind of entity */
    SIGN_NUMBER,
    SIGN_GROUP,
    SIGN_DEED = SIGN_GROUP + GROUPS,
    SIGN_NEGATION = SIGN_DEED + DL_DEED_COUNT,
    SIGN_POSSIBILITY,
    SIGN_CONDITION,
    SIGN_PLAN,
    SIGN_OBLIGATION,
    SIGN_PASSIVE,
    SIGN_EFFECT,
    SIGN_COUNT
} sign_number;
_Static_assert((int)SIGN_COUNT <= (int)DL_SIGN_COUNT, "a sign is a bit");

static const char *const signs[SIGN_COUNT] = {
    [DL_ENTITY_PERSON] = "<person>",
    [DL_ENTITY_COMPANY] = "<company>",
    [DL_ENTITY_ORGANISATION] = "<company>",
    [DL_ENTITY_GOVERNMENT] = "<government>",
    [DL_ENTITY_PLACE] = "<place>",
    [DL_ENTITY_CHIP] = "<chip>",
    [DL_ENTITY_PRODUCT] = "<product>",
    [DL_ENTITY_LAW] = "<law>",
    [SIGN_DATE] = "<date>",
    [SIGN_NUMBER] = "<num>",
#define X(id, name, bit) [SIGN_GROUP + bit] = "@" name,
    DL_GROUPS(X)
#undef X
#define X(id, name, family) [SIGN_DEED + DL_DEED_##id] = "@" name,
    DL_ACTION_KINDS(X)
#undef X
    [SIGN_NEGATION] = "@negation",
    [SIGN_POSSIBILITY] = "@possibility",
    [SIGN_CONDITION] = "@condition",
    [SIGN_PLAN] = "@plan",
    [SIGN_OBLIGATION] = "@obligation",
    [SIGN_PASSIVE] = "@passive",
    [SIGN_EFFECT] = "@effect",
};

dl_str dl_phrasing_text(const dl_draft *draft, uint32_t symbol)
{
    return symbol < DL_SIGN_COUNT ? dl_str_from(signs[symbol])
                                  : dl_draft_word(draft, symbol - DL_SIGN_COUNT);
}

dl_str dl_phrasing_start(const dl_draft *draft, uint32_t symbol,
                         char room[DL_PHRASING_START])
{
    if (draft->language != DL_LANGUAGE_EN || symbol < DL_SIGN_COUNT)
        return (dl_str){ "", 0 };
    dl_str word = dl_draft_word(draft, symbol - DL_SIGN_COUNT);
    if (word.len < DL_PHRASING_START - 1)
        return (dl_str){ "", 0 };
    room[0] = '~';
    for (size_t i = 1; i < DL_PHRASING_START; i++)
        room[i] = word.ptr[i - 1];
    return (dl_str){ room, DL_PHRASING_START };
}

static inline void add_line(dl_symbol_line *symbols, uint32_t symbol)
{
    if (symbols->count < DL_PHRASING_LINE)
        symbols->line[symbols->count++] = symbol;
}

static void add_apart(dl_symbol_line *symbols, uint32_t symbol)
{
    if (symbols->apart_count < DL_PHRASING_APART)
        symbols->apart[symbols->apart_count++] = symbol;
}

/* Once each. */
static void add_sign(dl_symbol_line *symbols, uint32_t sign)
{
    if (!(symbols->signs >> sign & 1))
        add_apart(symbols, sign);
    symbols->signs |= (uint64_t)1 << sign;
}

static void add_word_apart(const dl_draft *draft, uint32_t token, dl_symbol_line *symbols)
{
    uint32_t symbol = draft->tokens.items[token].word + DL_SIGN_COUNT;
    for (size_t i = 0; i < symbols->apart_count; i++)
        if (symbols->apart[i] == symbol)
            return;
    add_apart(symbols, symbol);
}

/* What a word of the topics is: the groups of an object, the deed of a verb. A ban is one
 * symbol, as a deed and as a group. */
static void add_sense(const dl_draft *draft, const dl_cue *cue, dl_symbol_line *symbols)
{
    const dl_sense *sense =
        dl_sense_of(draft->senses, draft->reference->topics, cue->entry->number);
    if (sense->role == DL_WORD_VERB && sense->word->deed < DL_DEED_COUNT)
        add_sign(symbols, sense->word->deed == DL_DEED_BAN
                              ? SIGN_GROUP + (uint32_t)__builtin_ctz(DL_GROUP_BAN)
                              : SIGN_DEED + (uint32_t)sense->word->deed);
    if (sense->role == DL_WORD_OBJECT)
        for (uint32_t left = sense->groups; left; left &= left - 1)
            add_sign(symbols, SIGN_GROUP + (uint32_t)__builtin_ctz(left));
}

static void add_cue(const dl_draft *draft, const dl_cue *cue, dl_symbol_line *symbols)
{
    static const uint8_t of_class[DL_CUE_CLASS_COUNT] = {
        [DL_CUE_NEGATION] = SIGN_NEGATION,     [DL_CUE_POSSIBILITY] = SIGN_POSSIBILITY,
        [DL_CUE_CONDITION] = SIGN_CONDITION,   [DL_CUE_PLAN] = SIGN_PLAN,
        [DL_CUE_OBLIGATION] = SIGN_OBLIGATION, [DL_CUE_PASSIVE] = SIGN_PASSIVE,
        [DL_CUE_EFFECT] = SIGN_EFFECT,
    };
    bool narrow = cue->class == DL_CUE_NEGATION &&
                  (dl_str_equal(cue->entry->value, DL_STR("gerund")) ||
                   dl_str_equal(cue->entry->value, DL_STR("next")));
    if (cue->class == DL_CUE_DEED)
        add_sense(draft, cue, symbols);
    else if (narrow)
        return; /* "postponed" denies only what it stands right before */
    else if (of_class[cue->class] &&
             (draft->tokens.items[cue->first].flags & DL_TOKEN_FIRST ||
              !dl_str_equal(cue->entry->value, DL_STR("first"))))
        add_sign(symbols, of_class[cue->class]); /* "Had it", but not "had" */
}

static inline void add_cues(const dl_draft *draft, uint32_t token, dl_symbol_line *symbols)
{
    const uint64_t classes = DL_CUE_BIT(DEED) | DL_CUE_BIT(NEGATION) |
                             DL_CUE_BIT(POSSIBILITY) | DL_CUE_BIT(CONDITION) |
                             DL_CUE_BIT(PLAN) | DL_CUE_BIT(OBLIGATION) |
                             DL_CUE_BIT(PASSIVE) | DL_CUE_BIT(EFFECT);
    if (!(draft->cue_starts[token] & classes))
        return;
    for (uint32_t i = draft->first_cue[token]; i < draft->first_cue[token + 1]; i++)
        if (draft->cues.items[i].spoken)
            add_cue(draft, &draft->cues.items[i], symbols);
}

/* The first of the spans that does not end before a byte; `count` if there is none. */
static size_t mention_from(const dl_annotations *out, uint32_t byte)
{
    size_t low = 0, high = out->mentions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (out->mentions.items[middle].span.end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A name of many words is one symbol. */
static uint32_t add_name(const dl_draft *draft, const dl_found_mention *mention,
                         uint32_t token, uint32_t end, dl_symbol_line *symbols)
{
    dl_entity_kind kind = draft->out->entities.items[mention->entity].kind;
    add_line(symbols, kind);
    for (; token < end && draft->tokens.items[token].start < mention->span.end; token++)
        if (kind == DL_ENTITY_LAW || kind == DL_ENTITY_GOVERNMENT)
            add_word_apart(draft, token, symbols);
    return token;
}

/* Where a mention or a date stands; behind all text if there is none. */
static dl_span mention_at(const dl_annotations *out, size_t number)
{
    return number < out->mentions.count ? out->mentions.items[number].span
                                        : (dl_span){ UINT32_MAX, UINT32_MAX };
}

static dl_span date_at(const dl_annotations *out, size_t number)
{
    return number < out->dates.count ? out->dates.items[number].span
                                     : (dl_span){ UINT32_MAX, UINT32_MAX };
}

void dl_phrasing_read(const dl_draft *draft, uint32_t first, uint32_t end,
                      dl_symbol_line *symbols)
{
    const dl_annotations *out = draft->out;
    symbols->count = symbols->apart_count = 0;
    symbols->signs = 0;
    if (first >= end)
        return;
    size_t mention = mention_from(out, draft->tokens.items[first].start);
    size_t date = dl_date_from(out, draft->tokens.items[first].start);
    dl_span name = mention_at(out, mention), day = date_at(out, date);
    for (uint32_t token = first; token < end;) {
        const dl_token *it = &draft->tokens.items[token];
        while (name.end <= it->start)
            name = mention_at(out, ++mention);
        while (day.end <= it->start)
            day = date_at(out, ++date);
        add_cues(draft, token, symbols);
        if (name.start < it->end) {
            token = add_name(draft, &out->mentions.items[mention], token, end, symbols);
        } else if (day.start < it->end) {
            add_line(symbols, SIGN_DATE);
            while (token < end && draft->tokens.items[token].start < day.end)
                token++;
        } else {
            add_line(symbols, it->kind == DL_WORD_NUMBER ? SIGN_NUMBER
                                                         : it->word + DL_SIGN_COUNT);
            token++;
        }
    }
}

void dl_phrasing_give(const dl_draft *draft, const dl_phrasing_taker *taker)
{
    dl_symbol_line symbols;
    dl_str line[DL_PHRASING_LINE], apart[DL_PHRASING_APART + DL_PHRASING_LINE];
    char starts[DL_PHRASING_LINE][DL_PHRASING_START];
    dl_phrasing_read(draft, 0, (uint32_t)draft->tokens.count, &symbols);
    for (size_t i = 0; i < symbols.count; i++)
        line[i] = dl_phrasing_text(draft, symbols.line[i]);
    for (size_t i = 0; i < symbols.apart_count; i++)
        apart[i] = dl_phrasing_text(draft, symbols.apart[i]);
    size_t apart_count = symbols.apart_count;
    for (size_t i = 0; i < symbols.count; i++)
        if ((apart[apart_count] = dl_phrasing_start(draft, symbols.line[i], starts[i])).len)
            apart_count++;
    taker->take(taker->to,
                &(dl_phrasing){ line, apart, symbols.count, apart_count });
}
