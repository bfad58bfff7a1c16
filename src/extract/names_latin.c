/* Names in Latin letters that no list knows: capital letters say where, kinds.c says what.
 *
 * A run is words with capitals and what may join them (hyphens, initials, "&", particles).
 * It is cut into pieces at what is not part of a name: known names, titles, honorifics,
 * words that only the start of a sentence writes with a capital.
 */
#include "dateline/map.h"
#include "dateline/utf8.h"
#include "src/extract/kinds.h"

typedef struct piece {
    uint32_t first, end;
    uint32_t votes; /* which of the scan's votes are for its text */
} piece;

typedef struct latin {
    dl_draft *draft;
    struct { piece *items; size_t count, capacity; } pieces;
    struct { dl_votes *items; size_t count, capacity; } votes;
    dl_map by_text;
} latin;

/* The first word of a sentence, or of the text behind its date line. */
static bool is_start(const dl_draft *draft, uint32_t at)
{
    const dl_token *it = &draft->tokens.items[at];
    return it->flags & DL_TOKEN_FIRST
        || (at > 0 && it->sentence == 0 && it[-1].taken & DL_TAKEN_DATE
            && it[-1].kind != DL_WORD_PUNCTUATION);
}

/* "thứ Sáu", "tháng Hai": a day or month that no date was made of. */
static bool is_calendar(const dl_draft *draft, uint32_t at)
{
    static const dl_cue_class classes[] = { DL_CUE_WEEKDAY, DL_CUE_MONTH };
    for (size_t i = 0; at > 0 && i < DL_COUNT(classes); i++) {
        const dl_cue *cue = dl_draft_cue(draft, at - 1, classes[i]);
        if (cue && cue->end > at)
            return true;
    }
    const char *month = "tháng";
    return at > 0 && dl_str_equal(dl_draft_folded(draft, at - 1), dl_str_from(month))
        && dl_draft_cue(draft, at, DL_CUE_NUMERAL);
}

static bool is_word(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    return it->kind == DL_WORD_LETTERS && dl_token_is_capital(it)
        && !(it->taken & DL_TAKEN_DATE) && !is_calendar(draft, token);
}

static bool is_initial(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    return it->shape == DL_SHAPE_UPPER && it->end - it->start == 1;
}

/* A syllable as in "Min-jae", "Yu-heng", "Lip-bu", "Chia-ming". */
static bool is_second_half(const dl_draft *draft, uint32_t token)
{
    dl_str word = dl_draft_folded(draft, token);
    size_t vowels = 0, at = 0;
    while (at < word.len && at < 2 && dl_str_find(DL_STR("aeiou"), dl_str_slice(word, at, at + 1), 0) == SIZE_MAX)
        at++;
    while (at < word.len && dl_str_find(DL_STR("aeiouwy"), dl_str_slice(word, at, at + 1), 0) != SIZE_MAX) {
        vowels++;
        at++;
    }
    dl_str coda = dl_str_slice(word, at, word.len);
    return word.len <= 6 && vowels > 0 && vowels < 4
        && (coda.len == 0 || dl_str_equal(coda, DL_STR("n")) || dl_str_equal(coda, DL_STR("ng"))
            || dl_str_equal(coda, DL_STR("k")) || dl_str_equal(coda, DL_STR("l"))
            || dl_str_equal(coda, DL_STR("m")) || dl_str_equal(coda, DL_STR("p")))
        && !dl_str_equal(word, DL_STR("to")) && !dl_str_equal(word, DL_STR("run"))
        && !dl_str_equal(word, DL_STR("in"));
}

static bool is_apostrophe(const dl_draft *draft, uint32_t token)
{
    return dl_draft_is(draft, token, "'") || dl_draft_is(draft, token, "’");
}

/* "Z.ai", "01.AI", "Character.AI", "JD.com" */
static bool is_domain(const dl_draft *draft, uint32_t at)
{
    static const char *const ends[] = { "ai", "com", "io", "net", "org", "inc" };
    for (size_t i = 0; i < DL_COUNT(ends); i++)
        if (dl_str_equal(dl_draft_folded(draft, at), dl_str_from(ends[i])))
            return true;
    return false;
}

/* How many tokens from `at` on join the run that ends there: 0 if it ends. */
static uint32_t joins(const latin *scan, uint32_t at)
{
    const dl_draft *draft = scan->draft;
    const dl_token *tokens = draft->tokens.items;
    size_t count = draft->tokens.count;
    if (at >= count || tokens[at].sentence != tokens[at - 1].sentence
        || tokens[at].flags & DL_TOKEN_BLANK)
        return 0;
    if (is_word(draft, at))
        return 1;
    if (at + 1 >= count || tokens[at + 1].sentence != tokens[at].sentence)
        return 0;
    bool glued = dl_token_is_glued(draft, at) && dl_token_is_glued(draft, at + 1);
    if (dl_draft_is(draft, at, "-") && glued && tokens[at + 1].flags & DL_TOKEN_DIGIT
        && !(tokens[at + 1].taken & DL_TAKEN_DATE) && !draft->cover[at - 1])
        return 2; /* LF-7 */
    if (dl_draft_is(draft, at, "-") && glued && tokens[at + 1].kind == DL_WORD_LETTERS)
        return is_word(draft, at + 1)
                || (!scan->draft->cover[at - 1] && is_second_half(draft, at + 1))
                 ? 2
                 : 0;
    if (dl_draft_is(draft, at, ".") && is_initial(draft, at - 1) && dl_token_is_glued(draft, at))
        return is_word(draft, at + 1) ? 2 : 0;
    if (dl_draft_is(draft, at, ".") && glued && is_domain(draft, at + 1))
        return 2;
    if (dl_draft_is(draft, at, "&"))
        return is_word(draft, at + 1) && !scan->draft->cover[at - 1] && !scan->draft->cover[at + 1] ? 2 : 0;
    if (is_apostrophe(draft, at) && glued)
        return is_word(draft, at + 1) && tokens[at + 1].end - tokens[at + 1].start > 1 ? 2 : 0;
    const dl_cue *particle = dl_draft_any_cue(draft, at, DL_CUE_NAME_PARTICLE);
    if (particle && tokens[at].shape == DL_SHAPE_LOWER && particle->end < count
        && is_word(draft, particle->end) && !scan->draft->cover[at - 1]
        && !scan->draft->cover[particle->end]
        && tokens[particle->end].sentence == tokens[at].sentence)
        return particle->end + 1 - at;
    return 0;
}

static void add_piece(latin *scan, uint32_t first, uint32_t end)
{
    const dl_draft *draft = scan->draft;
    dl_buf key = { .arena = draft->scratch };
    bool added;
    if (first >= end)
        return;
    for (uint32_t i = first; i < end; i++) {
        dl_buf_add(&key, dl_draft_folded(draft, i));
        dl_buf_add_char(&key, ' ');
    }
    uint32_t next = (uint32_t)scan->votes.count;
    uint32_t votes = *dl_map_put(&scan->by_text, dl_buf_str(&key), next, &added);
    if (added)
        *DL_APPEND(&scan->votes, draft->scratch) = (dl_votes){ 0 };
    *DL_APPEND(&scan->pieces, draft->scratch) = (piece){ first, end, votes };
}

/* A word that has its capital from the start of the sentence only. */
static bool is_plain_start(const dl_draft *draft, uint32_t token)
{
    const dl_token *it = &draft->tokens.items[token];
    const dl_word_usage *usage = &draft->usage->words[it->word];
    if (!is_start(draft, token) || usage->inner)
        return false;
    return usage->lower && !dl_draft_any_cue(draft, token, DL_CUE_GIVEN_NAME);
}

/* "Will Okafor", "May Lin": also words, but a name goes on behind them. */
static bool is_given_name_here(const dl_draft *draft, uint32_t token, uint32_t end)
{
    return token + 1 < end && is_word(draft, token + 1)
        && (dl_draft_any_cue(draft, token, DL_CUE_GIVEN_NAME)
            || dl_draft_any_cue(draft, token, DL_CUE_SURNAME))
        && !dl_draft_any_cue(draft, token + 1, DL_CUE_NOT_A_NAME)
        && !dl_draft_any_cue(draft, token + 1, DL_CUE_NAME);
}

/* "Cao Minh Tuấn" at the start of a sentence: a surname, although also a word. */
static bool is_surname_here(const dl_draft *draft, uint32_t token, uint32_t end)
{
    return draft->language == DL_LANGUAGE_VI && token + 1 < end && is_word(draft, token + 1)
        && dl_draft_cue(draft, token, DL_CUE_SURNAME)
        && dl_token_is_vietnamese(draft, token + 1);
}

/* The end of what stands at `at` and is not part of a name; `at` if it is. */
static uint32_t skip(const latin *scan, uint32_t at, uint32_t start, uint32_t end)
{
    const dl_draft *draft = scan->draft;
    const dl_token *it = &draft->tokens.items[at];
    if (scan->draft->cover[at])
        return draft->names.items[scan->draft->cover[at] - 1].end;
    const dl_cue *honorific = dl_draft_any_cue(draft, at, DL_CUE_HONORIFIC);
    if (honorific && it->shape != DL_SHAPE_UPPER && at == start
        && !dl_draft_any_cue_before(draft, at, DL_CUE_HONORIFIC))
        return honorific->end; /* but "Vũ Hoàng Anh", "ông Anh" */
    const dl_cue *title = dl_draft_any_cue(draft, at, DL_CUE_TITLE);
    if (title)
        return title->end;
    bool upper = (it->shape == DL_SHAPE_UPPER && it->end - it->start > 1) || draft->language == DL_LANGUAGE_ZH;
    const dl_cue *word = upper ? dl_draft_any_cue(draft, at, DL_CUE_NOT_A_NAME)
                               : dl_draft_cue(draft, at, DL_CUE_NOT_A_NAME);
    if (at > start && dl_draft_is(draft, at - 1, "&"))
        return at; /* "Calder & West" */
    bool first = is_start(draft, at) || draft->language != DL_LANGUAGE_VI
              || it->shape == DL_SHAPE_UPPER;
    if (word && first && !is_given_name_here(draft, at, end) && !is_surname_here(draft, at, end)
        && !(at > start && dl_draft_any_cue(draft, at, DL_CUE_COMPANY_AFTER)))
        return word->end;
    if (is_plain_start(draft, at))
        return at + 1;
    /* "Công nghiệp": a capital that goes on in lower case */
    const dl_cue *field = draft->language == DL_LANGUAGE_VI
                            ? dl_draft_cue(draft, at, DL_CUE_FIELD)
                            : NULL;
    return field && field->end > end ? field->end : at;
}

/* "University of Political Science and Law": on behind a head that asks for more. */
static uint32_t extend(const latin *scan, uint32_t first, uint32_t end)
{
    const dl_draft *draft = scan->draft;
    size_t count = draft->tokens.count;
    const dl_cue *head = NULL;
    for (uint32_t i = first; i < end && !head; i++) {
        head = dl_draft_any_cue(draft, i, DL_CUE_ORGANISATION_BEFORE);
        if (head && head->end <= end)
            head = NULL;
    }
    if (!head || head->end >= count || !is_word(draft, head->end))
        return end;
    end = head->end;
    while (end < count) {
        uint32_t more = joins(scan, end);
        if (more == 0 && end + 1 < count && is_word(draft, end + 1) && !scan->draft->cover[end + 1]
            && (dl_str_equal(dl_draft_folded(draft, end), DL_STR("and"))
                || dl_str_equal(dl_draft_folded(draft, end), DL_STR("of"))))
            more = 2;
        if (more == 0)
            break;
        end += more;
    }
    return end;
}

static bool is_class_end(const dl_draft *draft, uint32_t first, uint32_t end)
{
    static const dl_cue_class classes[] = { DL_CUE_COMPANY_AFTER, DL_CUE_ORGANISATION_AFTER,
                                            DL_CUE_GOVERNMENT_AFTER };
    for (size_t i = 0; i < DL_COUNT(classes); i++) {
        const dl_cue *cue = dl_draft_any_cue_before(draft, end, classes[i]);
        if (cue && cue->first > first)
            return true;
    }
    return false;
}

/* Whether a place at the start of a run is part of the name: "Tokyo Ohka Kogyo", "Taiwan
 * High Court", but not "U.S. Senator". */
static bool swallows_place(const latin *scan, const dl_name *place, uint32_t end)
{
    const dl_draft *draft = scan->draft;
    if (place->kind != DL_ENTITY_PLACE || draft->language != DL_LANGUAGE_EN
        || place->reason.rule[0] == 'd' || place->end >= end)
        return false;
    for (uint32_t i = place->end; i < end; i++)
        if (scan->draft->cover[i] || skip(scan, i, place->first, end) != i)
            return false;
    bool initials = draft->tokens.items[place->first].shape == DL_SHAPE_UPPER;
    return is_class_end(draft, place->first, end) || !initials;
}

static void cut_run(latin *scan, uint32_t first, uint32_t end)
{
    const dl_draft *draft = scan->draft;
    uint32_t start = first;
    if (scan->draft->cover[first]) {
        const dl_name *known = &draft->names.items[scan->draft->cover[first] - 1];
        if (known->first == first && swallows_place(scan, known, end)) {
            add_piece(scan, first, extend(scan, first, end));
            return;
        }
    }
    for (uint32_t i = first; i < end;) {
        uint32_t behind = skip(scan, i, start, end);
        if (behind == i) {
            i++;
            continue;
        }
        add_piece(scan, start, i);
        start = i = behind;
        while (start < end && !is_word(draft, start)) /* "Nvidia-Samsung" */
            start = ++i;
    }
    if (start < end)
        add_piece(scan, start, extend(scan, start, end));
}

/* A headline in title case: its capitals say nothing either. */
static bool is_title_case(const dl_draft *draft, const dl_sentence *sentence)
{
    uint32_t capital = 0, lower = 0;
    if (draft->language == DL_LANGUAGE_ZH || draft->language == DL_LANGUAGE_VI)
        return false;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const dl_token *it = &draft->tokens.items[i];
        if (it->taken & DL_TAKEN_DATE)
            continue;
        lower += it->shape == DL_SHAPE_LOWER && it->end - it->start > 2
              && !dl_draft_cue(draft, i, DL_CUE_NOT_A_NAME);
        capital += it->shape == DL_SHAPE_CAPITAL && it->end - it->start > 3;
    }
    return capital > 4 && lower * 5 < capital;
}

static void find_runs(latin *scan)
{
    const dl_draft *draft = scan->draft;
    for (size_t n = 0; n < draft->sentences.count; n++) {
        const dl_sentence *sentence = &draft->sentences.items[n];
        if (draft->usage->shouts[n] || is_title_case(draft, sentence))
            continue;
        for (uint32_t i = sentence->first; i < sentence->end;) {
            uint32_t end = i + 1, more;
            if (!is_word(draft, i)) {
                i++;
                continue;
            }
            while ((more = joins(scan, end)) > 0)
                end += more;
            cut_run(scan, i, end);
            i = end;
        }
    }
}

/* A single word that stands only where a sentence begins needs more than a hint. */
static bool is_mere_start(const dl_draft *draft, const piece *it, const dl_votes *votes)
{
    const dl_token *token = &draft->tokens.items[it->first];
    return it->end - it->first == 1 && is_start(draft, it->first)
        && token->shape == DL_SHAPE_CAPITAL && draft->usage->words[token->word].inner == 0
        && votes->strongest < 5;
}

/* "Tư" of "Tư vấn", "Đại" of "Đại hội": a capital that a word in lower case goes on from. */
static bool is_half_word(const dl_draft *draft, const piece *it, const dl_votes *votes)
{
    const dl_token *next = &draft->tokens.items[it->end];
    return draft->language == DL_LANGUAGE_VI && it->end - it->first == 1
        && it->end < draft->tokens.count && next->shape == DL_SHAPE_LOWER
        && next->sentence == next[-1].sentence && dl_token_is_vietnamese(draft, it->first)
        && (dl_token_is_accented(draft, it->first) || votes->strongest < 5)
        && dl_token_is_vietnamese(draft, it->end)
        && !dl_draft_cue(draft, it->end, DL_CUE_NOT_A_NAME)
        && !dl_draft_any_cue_before(draft, it->first, DL_CUE_HONORIFIC);
}

/* A word for what ministries are about, by itself, is no name. */
static bool is_field(const dl_draft *draft, const piece *it)
{
    const dl_cue *field = dl_draft_any_cue(draft, it->first, DL_CUE_FIELD);
    return field && field->end >= it->end && draft->language != DL_LANGUAGE_VI;
}

/* What stands in a list with a name is of its kind: "Shin-Etsu Chemical, Tokyo Ohka Kogyo and
 * JSR". Forwards, then backwards, so that one tells the whole list. */
static void spread_over_lists(latin *scan)
{
    const dl_draft *draft = scan->draft;
    size_t count = scan->pieces.count;
    for (size_t step = 0; step + 1 < 2 * count; step++) {
        size_t i = step + 1 < count ? step + 1 : 2 * count - 2 - step;
        size_t other = step + 1 < count ? i - 1 : i + 1;
        if (i >= count || other >= count)
            continue;
        const piece *it = &scan->pieces.items[i], *by = &scan->pieces.items[other];
        const piece *left = i < other ? it : by, *right = i < other ? by : it;
        dl_entity_kind kind, own;
        if (dl_kinds_in_list(draft, left->end, right->first)
            && dl_kinds_decide(draft, &scan->votes.items[by->votes], &kind)
            && !dl_kinds_decide(draft, &scan->votes.items[it->votes], &own))
            dl_kinds_give(&scan->votes.items[it->votes], kind, 3, "list",
                          dl_draft_span(draft, by->first, by->end));
    }
}

void dl_find_latin(dl_draft *draft)
{
    latin scan = { .draft = draft, .by_text = { .arena = draft->scratch } };
    find_runs(&scan);
    for (size_t i = 0; i < scan.pieces.count; i++) {
        const piece *it = &scan.pieces.items[i];
        dl_kinds_weigh(draft, it->first, it->end, &scan.votes.items[it->votes]);
    }
    spread_over_lists(&scan);
    for (size_t i = 0; i < scan.pieces.count; i++) {
        const piece *it = &scan.pieces.items[i];
        const dl_votes *votes = &scan.votes.items[it->votes];
        dl_entity_kind kind;
        if (!dl_kinds_decide(draft, votes, &kind) || is_mere_start(draft, it, votes)
            || is_half_word(draft, it, votes) || is_field(draft, it))
            continue;
        dl_name *name = dl_names_add(draft, it->first, it->end, kind, votes->reason.rule);
        name->reason.cue = votes->reason.cue;
    }
}
