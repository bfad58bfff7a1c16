/* The symbols of a stretch: folded words in order, a name as its kind, a date as
 * "<date>", a number as "<num>". Apart from the order: the words inside the name of a law
 * or an authority ("customs", "list"), and what the tables say of words: "@rule", "@ban",
 * "@negation". */
#include "src/extract/phrasing.h"

static void add_line(dl_symbol_line *symbols, dl_symbol symbol)
{
    if (symbols->count < DL_PHRASING_LINE)
        symbols->line[symbols->count++] = symbol;
}

/* Once each: the text of a symbol is kept in one place. */
static void add_apart(dl_symbol_line *symbols, dl_symbol symbol)
{
    for (size_t i = 0; i < symbols->apart_count; i++)
        if (symbols->apart[i].text.ptr == symbol.text.ptr)
            return;
    if (symbols->apart_count < DL_PHRASING_APART)
        symbols->apart[symbols->apart_count++] = symbol;
}

static dl_symbol word_symbol(const dl_draft *draft, uint32_t token)
{
    return (dl_symbol){ dl_draft_folded(draft, token),
                        draft->tokens.items[token].word + 1 };
}

static dl_symbol sign(const char *text)
{
    return (dl_symbol){ dl_str_from(text), 0 };
}

static dl_symbol kind_symbol(dl_entity_kind kind)
{
    static const char *const symbols[DL_ENTITY_KIND_COUNT] = {
        [DL_ENTITY_PERSON] = "<person>",        [DL_ENTITY_COMPANY] = "<company>",
        [DL_ENTITY_ORGANISATION] = "<company>", [DL_ENTITY_GOVERNMENT] = "<government>",
        [DL_ENTITY_PLACE] = "<place>",          [DL_ENTITY_CHIP] = "<chip>",
        [DL_ENTITY_PRODUCT] = "<product>",      [DL_ENTITY_LAW] = "<law>",
    };
    return sign(symbols[kind]);
}

static dl_symbol group_symbol(int group)
{
    static const char *const symbols[] = {
#define X(id, name, bit) "@" name,
        DL_GROUPS(X)
#undef X
    };
    return sign(symbols[group]);
}

static dl_symbol deed_symbol(dl_deed deed)
{
    static const char *const symbols[DL_DEED_COUNT] = {
#define X(id, name, family) [DL_DEED_##id] = "@" name,
        DL_ACTION_KINDS(X)
#undef X
    };
    return sign(symbols[deed]);
}

/* What a word of the topics is: the groups of an object, the deed of a verb. */
static void add_sense(const dl_draft *draft, const dl_cue *cue, dl_symbol_line *symbols)
{
    const dl_sense *sense =
        dl_sense_of(draft->senses, draft->reference->topics, cue->entry->number);
    if (sense->role == DL_WORD_VERB && sense->word->deed < DL_DEED_COUNT)
        add_apart(symbols, deed_symbol(sense->word->deed));
    if (sense->role == DL_WORD_OBJECT)
        for (int group = 0; group < 28; group++)
            if (sense->groups >> group & 1)
                add_apart(symbols, group_symbol(group));
}

static void add_cues(const dl_draft *draft, uint32_t token, dl_symbol_line *symbols)
{
    static const struct {
        dl_cue_class class;
        const char *symbol;
    } classes[] = {
        {DL_CUE_NEGATION,     "@negation"   },
        { DL_CUE_POSSIBILITY, "@possibility"},
        { DL_CUE_CONDITION,   "@condition"  },
        { DL_CUE_PLAN,        "@plan"       },
        { DL_CUE_OBLIGATION,  "@obligation" },
        { DL_CUE_PASSIVE,     "@passive"    },
        { DL_CUE_EFFECT,      "@effect"     },
    };
    for (uint32_t i = draft->first_cue[token]; i < draft->first_cue[token + 1]; i++) {
        const dl_cue *cue = &draft->cues.items[i];
        if (!cue->spoken)
            continue;
        if (cue->class == DL_CUE_DEED)
            add_sense(draft, cue, symbols);
        if (dl_str_equal(cue->entry->value, DL_STR("first")) &&
            !(draft->tokens.items[token].flags & DL_TOKEN_FIRST))
            continue; /* "had", but not "Had it" */
        for (size_t j = 0; j < DL_COUNT(classes); j++)
            if (cue->class == classes[j].class)
                add_apart(symbols, sign(classes[j].symbol));
    }
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

static size_t date_from(const dl_annotations *out, uint32_t byte)
{
    size_t low = 0, high = out->dates.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (out->dates.items[middle].span.end <= byte)
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
    add_line(symbols, kind_symbol(kind));
    for (; token < end && draft->tokens.items[token].start < mention->span.end; token++)
        if (kind == DL_ENTITY_LAW || kind == DL_ENTITY_GOVERNMENT)
            add_apart(symbols, word_symbol(draft, token));
    return token;
}

void dl_phrasing_read(const dl_draft *draft, uint32_t first, uint32_t end,
                      dl_symbol_line *symbols)
{
    const dl_annotations *out = draft->out;
    symbols->count = symbols->apart_count = 0;
    if (first >= end)
        return;
    size_t mention = mention_from(out, draft->tokens.items[first].start);
    size_t date = date_from(out, draft->tokens.items[first].start);
    for (uint32_t token = first; token < end;) {
        const dl_token *it = &draft->tokens.items[token];
        while (mention < out->mentions.count &&
               out->mentions.items[mention].span.end <= it->start)
            mention++;
        while (date < out->dates.count && out->dates.items[date].span.end <= it->start)
            date++;
        add_cues(draft, token, symbols);
        if (mention < out->mentions.count &&
            out->mentions.items[mention].span.start < it->end) {
            token = add_name(draft, &out->mentions.items[mention], token, end, symbols);
        } else if (date < out->dates.count &&
                   out->dates.items[date].span.start < it->end) {
            add_line(symbols, sign("<date>"));
            while (token < end &&
                   draft->tokens.items[token].start < out->dates.items[date].span.end)
                token++;
        } else {
            add_line(symbols, it->kind == DL_WORD_NUMBER ? sign("<num>")
                                                         : word_symbol(draft, token));
            token++;
        }
    }
}

void dl_phrasing_give(const dl_draft *draft, const dl_phrasing_taker *taker)
{
    dl_symbol_line symbols;
    dl_str line[DL_PHRASING_LINE], apart[DL_PHRASING_APART];
    dl_phrasing_read(draft, 0, (uint32_t)draft->tokens.count, &symbols);
    for (size_t i = 0; i < symbols.count; i++)
        line[i] = symbols.line[i].text;
    for (size_t i = 0; i < symbols.apart_count; i++)
        apart[i] = symbols.apart[i].text;
    taker->take(taker->to,
                &(dl_phrasing){ line, apart, symbols.count, symbols.apart_count });
}
