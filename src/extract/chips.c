/* Chips, models and machines by the pattern of their names.
 *
 *     series and number   Ascend 910B, GPT-4.5, Qwen3-Max, Kimi K2-0905, NXT:2050i
 *     letters and digits  H20, MI308X, GB300: in an article that speaks of chips
 *     siblings            "Ascend 910B and 910C", "NXT:1970i and 1980i", "R1 ... R2":
 * what is written like the last word of a product already found
 */
#include <limits.h>

#include "dateline/map.h"
#include "dateline/utf8.h"
#include "src/extract/names.h"

static bool is_glued_sign(const dl_draft *draft, uint32_t at, const char *sign)
{
    return at + 1 < draft->tokens.count && dl_draft_is(draft, at, sign) &&
           dl_token_is_glued(draft, at) && dl_token_is_glued(draft, at + 1);
}

/* "910C" as what it is made of: letters, digits, letters. */
typedef struct pattern {
    dl_str head, digits, tail;
    bool whole; /* nothing else in it */
} pattern;

static size_t span_while(dl_str text, size_t at, bool digits)
{
    while (at < text.len && (digits ? text.ptr[at] >= '0' && text.ptr[at] <= '9'
                                    : (text.ptr[at] >= 'A' && text.ptr[at] <= 'Z') ||
                                          (text.ptr[at] >= 'a' && text.ptr[at] <= 'z')))
        at++;
    return at;
}

static pattern pattern_of(const dl_draft *draft, uint32_t at)
{
    dl_str text = dl_draft_text(draft, at, at + 1);
    size_t head = span_while(text, 0, false), digits = span_while(text, head, true);
    size_t tail = span_while(text, digits, false);
    return (pattern){ dl_str_slice(text, 0, head), dl_str_slice(text, head, digits),
                      dl_str_slice(text, digits, tail),
                      tail == text.len && digits > head };
}

/* Letters that number chips. Fewer digits are paper sizes, halves of years, levels. */
static const struct {
    const char *head;
    uint8_t least, most;
} letters[] = {
    {"A",    2, 3},
    { "H",   2, 3},
    { "B",   2, 3},
    { "L",   2, 3},
    { "V",   3, 3},
    { "P",   3, 3},
    { "GB",  3, 3},
    { "GH",  3, 3},
    { "MI",  3, 3},
    { "BR",  2, 3},
    { "MLU", 3, 3},
    { "RTX", 4, 4},
    { "GTX", 4, 4},
    { "HL",  3, 3},
    { "DCU", 1, 3},
};

/* "A16 process", "A14 制程": how chips are made, no chip. */
static bool is_process(const dl_draft *draft, uint32_t behind)
{
    return dl_draft_in(draft, behind, DL_LIST_NO_CHIP);
}

static bool is_numbered_chip(const dl_draft *draft, uint32_t at)
{
    pattern it = pattern_of(draft, at);
    if (!it.whole || it.tail.len > 1 || is_process(draft, at + 1) ||
        (it.tail.len == 1 && it.tail.ptr[0] >= 'a'))
        return false;
    for (size_t i = 0; i < DL_COUNT(letters); i++)
        if (dl_str_equal(it.head, dl_str_from(letters[i].head)) &&
            it.digits.len >= letters[i].least && it.digits.len <= letters[i].most)
            return true;
    return false;
}

/* The series that the word at `at` begins with: "Kirin", or "Qwen" of "Qwen3". */
static const dl_entry *series_at(const dl_draft *draft, uint32_t at, uint32_t *behind)
{
    const dl_token *it = &draft->tokens.items[at];
    const dl_cue *cue = dl_draft_any_cue(draft, at, DL_CUE_SERIES);
    bool phone = cue && dl_str_starts(cue->entry->value, DL_STR("phone")); /* vivo */
    if (cue && (it->kind == DL_WORD_HAN || phone || dl_token_is_capital(it))) {
        *behind = cue->end;
        return cue->entry;
    }
    if (!(it->flags & DL_TOKEN_DIGIT) || it->kind != DL_WORD_LETTERS)
        return NULL;
    dl_str folded = dl_utf8_folded(pattern_of(draft, at).head, draft->scratch);
    uint32_t term = dl_lexicon_term(draft->lexicon, folded);
    uint32_t node = term ? dl_trie_step(dl_lexicon_trie(draft->lexicon), 0, term) : 0;
    dl_entries entries = dl_trie_entries(dl_lexicon_trie(draft->lexicon), node);
    for (size_t i = 0; node && i < entries.count; i++)
        if (entries.items[i].cue == DL_CUE_SERIES) {
            *behind = at + 1;
            return &entries.items[i];
        }
    return NULL;
}

static bool has_digit(const dl_draft *draft, uint32_t at)
{
    return draft->tokens.items[at].flags & DL_TOKEN_DIGIT;
}

/* "Ascend 30 ngày" counts days, but "Pura 70 ngày 18/4" does not: a word of time that does
 * not begin a date itself. */
static bool counts_time(const dl_draft *draft, uint32_t at)
{
    const dl_token *tokens = draft->tokens.items;
    bool date = at + 1 < draft->tokens.count && /* "Pura 70 hôm 18/4" */
                (tokens[at].taken | tokens[at + 1].taken) & DL_TAKEN_DATE;
    return dl_draft_any_cue(draft, at, DL_CUE_TIME_UNIT) && !date;
}

/* "Neoverse V": whether a series goes on with a letter that is no word. */
static bool is_letter(const dl_draft *draft, uint32_t at)
{
    const dl_token *it = &draft->tokens.items[at];
    dl_str text = dl_draft_text(draft, at, at + 1);
    return text.len == 1 && text.ptr[0] > 'A' && text.ptr[0] <= 'Z' && text.ptr[0] != 'I' &&
           it->flags & DL_TOKEN_SPACE && draft->language == DL_LANGUAGE_EN &&
           !(at + 1 < draft->tokens.count && dl_token_is_capital(it + 1)) &&
           !dl_draft_is(draft, at + 1, ".");
}

/* On over ".5", "-Max", " Pro", " K2", " V" behind a series. */
static uint32_t version_end(const dl_draft *draft, uint32_t first, uint32_t at)
{
    bool numbered = has_digit(draft, at - 1);
    while (dl_tokens_are_together(draft, first, at)) {
        const dl_token *it = &draft->tokens.items[at];
        const dl_cue *variant = dl_draft_any_cue(draft, at, DL_CUE_VARIANT);
        if ((is_glued_sign(draft, at, "-") || is_glued_sign(draft, at, ":")) &&
            dl_tokens_are_together(draft, first, at + 1) &&
            (has_digit(draft, at + 1) ||
             dl_token_is_capital(&draft->tokens.items[at + 1]))) {
            numbered = numbered || has_digit(draft, at + 1);
            at += 2;
        } else if (is_glued_sign(draft, at, ".") && numbered &&
                   has_digit(draft, at + 1) && has_digit(draft, at - 1)) {
            at += 2;
        } else if (variant && (dl_token_is_capital(it) || numbered) &&
                   it->shape != DL_SHAPE_LOWER && !(it->taken & DL_TAKEN_DATE)) {
            numbered = numbered && !dl_token_reads(draft, at, "gen"); /* 8 Elite Gen 5 */
            at = variant->end;
        } else if (!numbered && has_digit(draft, at) && !(it->taken & DL_TAKEN_DATE) &&
                   it->kind != DL_WORD_PUNCTUATION && it->end - it->start < 7 &&
                   !counts_time(draft, at + 1)) {
            numbered = true;
            at++;
        } else if (!numbered && is_letter(draft, at)) {
            numbered = true;
            at++;
        } else {
            break;
        }
    }
    return at;
}

static dl_entity_kind kind_of(const dl_entry *series)
{
    return dl_str_starts(series->value, DL_STR("chip")) ? DL_ENTITY_CHIP
                                                        : DL_ENTITY_PRODUCT;
}

/* "chip Kirin" calls 麒麟9030 Kirin 9030, as in other scripts; else what is written. */
static dl_str common_name(const dl_draft *draft, const dl_entry *series, uint32_t behind,
                          uint32_t end)
{
    dl_str kind, latin, version = dl_str_trim(dl_draft_text(draft, behind, end));
    if (!dl_str_cut(series->value, ' ', &kind, &latin) || version.len == 0)
        return DL_STR("");
    while (version.len && version.ptr[0] == '-')
        version = dl_str_slice(version, 1, version.len);
    return dl_str_format(draft->arena, "%.*s %.*s", DL_STR_ARGS(latin),
                         DL_STR_ARGS(version));
}

static void name_commonly(const dl_draft *draft, const dl_entry *series, uint32_t behind,
                          uint32_t end, dl_name *name)
{
    name->canonical = common_name(draft, series, behind, end);
    if (name->canonical.len)
        name->row = dl_names_row(draft, name->canonical, name->kind);
}

/* Whether a token is as long a number as another of a series, and counts nothing: 昇腾960和970. */
static bool goes_on_list(const dl_draft *draft, uint32_t at, uint32_t before)
{
    const dl_token *it = &draft->tokens.items[at];
    pattern first = pattern_of(draft, before);
    return draft->language == DL_LANGUAGE_ZH && dl_tokens_are_together(draft, before, at) &&
           it->kind == DL_WORD_NUMBER && !(it->taken & DL_TAKEN_DATE) &&
           it->end - it->start == first.digits.len && first.digits.len > 2 &&
           dl_draft_in(draft, at - 1, DL_LIST_NUMBER_JOINT) &&
           dl_draft_in(draft, at + 1, DL_LIST_BEHIND_NUMBER);
}

/* Adds the numbers that a list goes on with behind a name of a series. */
static void add_listed(dl_draft *draft, const dl_entry *series, const dl_name *first)
{
    dl_name family = *first;
    uint32_t last = family.end - 1;
    const char *digits = pattern_of(draft, last).digits.ptr;
    dl_str written = dl_draft_text(draft, family.first, family.end);
    written.len = (size_t)(digits - written.ptr);
    for (uint32_t at = family.end + 1; at < draft->tokens.count &&
                                       goes_on_list(draft, at, last);
         last = at, at += 2) {
        dl_name *name =
            dl_names_add(draft, at, at + 1, (dl_entity_kind)family.kind, "series list");
        name->reason.cue = dl_draft_span(draft, family.first, family.end);
        name_commonly(draft, series, at, at + 1, name);
        if (name->canonical.len == 0) { /* written as it is called: Ascend 960和970 */
            name->canonical = dl_str_format(draft->arena, "%.*s%.*s", DL_STR_ARGS(written),
                                            DL_STR_ARGS(dl_draft_text(draft, at, at + 1)));
            name->row = dl_names_row(draft, name->canonical, name->kind);
        }
    }
}

/* 小米17系列, 荣耀500 Pro: a phone, not 小米17款机型. */
static bool is_phone(const dl_draft *draft, uint32_t at, uint32_t end)
{
    const dl_token *next = end < draft->tokens.count ? &draft->tokens.items[end] : NULL;
    return has_digit(draft, end - 1)
               ? !next || next->kind == DL_WORD_PUNCTUATION ||
                     dl_draft_in(draft, end, DL_LIST_PHONE) ||
                     draft->tokens.items[end - 1].kind == DL_WORD_LETTERS
               : end > at + 2;
}

static void find_series(dl_draft *draft, uint32_t at)
{
    uint32_t behind;
    const dl_entry *series = series_at(draft, at, &behind);
    if (!series || dl_draft_any_cue_before(draft, at, DL_CUE_HONORIFIC))
        return;
    uint32_t end = version_end(draft, at, behind);
    if (end == at + 1 && !has_digit(draft, at))
        return; /* the bare word may be anything */
    if (end == behind && behind > at + 1 && !has_digit(draft, behind - 1))
        return;
    if (dl_str_starts(series->value, DL_STR("phone")) && !is_phone(draft, at, end))
        return;
    dl_name *name = dl_names_add(draft, at, end, kind_of(series), "series");
    name->reason.cue = dl_draft_span(draft, at, behind);
    name->row = dl_names_row(draft, dl_draft_text(draft, at, end), name->kind);
    if (name->row == DL_NO_ROW)
        name_commonly(draft, series, behind, end, name);
    add_listed(draft, series, name);
}

/* Whether the article speaks of chips at all. */
static bool speaks_of_chips(const dl_draft *draft)
{
    return draft->classes & (DL_CUE_BIT(CHIP_BEFORE) | DL_CUE_BIT(CHIP_AFTER));
}

/* The last words of names found, each by what a sibling of it looks like: as many
 * digits behind the same letters (MI250, MI100), or before a letter of the same case
 * (910B, 1970i). */
static dl_str sibling_key(const dl_draft *draft, uint32_t at)
{
    pattern it = pattern_of(draft, at);
    if (!it.whole || (it.head.len == 0 && it.tail.len == 0))
        return (dl_str){ 0 };
    dl_buf key = { .arena = draft->scratch };
    DL_RESERVE(&key, key.arena, it.head.len + 2);
    dl_buf_add(&key, it.head);
    dl_buf_add_char(&key, (char)(it.digits.len < CHAR_MAX ? it.digits.len : CHAR_MAX));
    if (it.head.len == 0)
        dl_buf_add_char(&key, it.tail.ptr[0] >= 'a' ? 'a' : 'A');
    return dl_buf_str(&key);
}

static void add_sibling(dl_draft *draft, uint32_t at, uint32_t model)
{
    const dl_name family = draft->names.items[model];
    uint32_t end = at + 1;
    if (is_glued_sign(draft, end, ".") && has_digit(draft, end + 1))
        end += 2; /* V3.1 */
    dl_name *name = dl_names_add(draft, at, end, (dl_entity_kind)family.kind, "sibling");
    name->reason.cue = dl_draft_span(draft, family.first, family.end);
    if (family.end - family.first > 1 && end == at + 1) {
        name->canonical = dl_name_in_series(draft, &family, at);
        name->row = dl_names_row(draft, name->canonical, family.kind);
    }
    if (name->row == DL_NO_ROW)
        name->row = dl_names_row(draft, dl_draft_text(draft, at, end), family.kind);
}

void dl_find_siblings(dl_draft *draft)
{
    dl_map families = { .arena = draft->scratch };
    size_t count = draft->names.count;
    for (uint32_t i = 0; i < count; i++) {
        const dl_name *name = &draft->names.items[i];
        if ((name->kind != DL_ENTITY_CHIP && name->kind != DL_ENTITY_PRODUCT) ||
            !has_digit(draft, name->end - 1))
            continue;
        dl_str key = sibling_key(draft, name->end - 1);
        if (key.len)
            dl_map_put(&families, key, i, NULL);
    }
    for (size_t i = 0; families.count && i < draft->digits.count; i++) {
        uint32_t model, at = draft->digits.items[i];
        if (draft->cover[at] ||
            draft->tokens.items[at].kind != DL_WORD_LETTERS ||
            draft->tokens.items[at].taken & DL_TAKEN_DATE)
            continue;
        dl_str key = sibling_key(draft, at);
        if (key.len && dl_map_find(&families, key, &model))
            add_sibling(draft, at, model);
    }
}

/* "a processor of its own, the XRING O1", "a 16-core chip, the 3C5000": what English names
 * behind a comma, if a word for chips stands before it. */
static void find_apposed(dl_draft *draft, uint32_t at)
{
    enum { FARTHEST = 8 }; /* tokens */
    uint32_t first = at, start = draft->sentences.items[draft->tokens.items[at].sentence].first;
    if (draft->language != DL_LANGUAGE_EN)
        return;
    if (first > start && dl_token_is_capital(&draft->tokens.items[first - 1]))
        first--;
    if (first < start + 2 || !dl_draft_is(draft, first - 1, "the") ||
        !dl_draft_is(draft, first - 2, ","))
        return;
    for (uint32_t i = first - 2; i > start && i + FARTHEST > first; i--)
        if (dl_draft_any_cue(draft, i - 1, DL_CUE_CHIP_BEFORE)) {
            dl_name *name = dl_names_add(draft, first, at + 1, DL_ENTITY_CHIP, "apposed");
            name->reason.cue = dl_draft_span(draft, i - 1, i);
            name->row =
                dl_names_row(draft, dl_draft_text(draft, first, at + 1), DL_ENTITY_CHIP);
            return;
        }
}

/* What a word with a digit in it names, or one that begins a series. */
static void find_model(dl_draft *draft, uint32_t at)
{
    bool numbered =
        has_digit(draft, at) && draft->tokens.items[at].kind == DL_WORD_LETTERS;
    if (numbered || draft->cue_starts[at] & DL_CUE_BIT(SERIES))
        find_series(draft, at);
    if (!numbered || !speaks_of_chips(draft) ||
        draft->tokens.items[at].taken & DL_TAKEN_DATE)
        return;
    find_apposed(draft, at);
    if (is_numbered_chip(draft, at)) {
        dl_name *name = dl_names_add(draft, at, at + 1, DL_ENTITY_CHIP, "letters-digits");
        name->row = dl_names_row(draft, dl_draft_text(draft, at, at + 1), DL_ENTITY_CHIP);
    }
}

void dl_find_chips(dl_draft *draft)
{
    bool series = draft->classes & DL_CUE_BIT(SERIES);
    for (size_t i = 0; i < draft->digits.count && !series; i++)
        find_model(draft, draft->digits.items[i]);
    for (uint32_t at = 0; at < draft->tokens.count && series; at++)
        find_model(draft, at);
}
