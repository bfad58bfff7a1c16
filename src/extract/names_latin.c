/* Names in Latin letters that no list knows: capital letters say where (runs.c), what is
 * in and around them says of which kind (kinds.c). A run is cut into pieces at known
 * names, titles, honorifics, and words that only the start of a sentence writes with a
 * capital. */
#include "dateline/map.h"
#include "dateline/utf8.h"
#include "src/extract/kinds.h"
#include "src/extract/runs.h"

enum { ELSEWHERE = 4 }; /* points for what the collection's other articles say */

typedef struct piece {
    uint32_t first, end;
    uint32_t votes; /* which of the scan's votes are for its text */
} piece;

typedef struct latin {
    dl_draft *draft;
    struct {
        piece *items;
        size_t count, capacity;
    } pieces;
    struct {
        dl_votes *items;
        size_t count, capacity;
    } votes;
    dl_map by_text;
} latin;

static void add_piece(latin *scan, uint32_t first, uint32_t end)
{
    const dl_draft *draft = scan->draft;
    bool added;
    if (first >= end)
        return;
    dl_str key = dl_names_key(draft, first, end);
    uint32_t next = (uint32_t)scan->votes.count;
    uint32_t votes = *dl_map_put(&scan->by_text, key, next, &added);
    if (added) {
        dl_votes *fresh = DL_APPEND(&scan->votes, draft->scratch);
        dl_entity_kind kind;
        *fresh = (dl_votes){ 0 };
        if (dl_statistics_kind(draft->statistics, key, &kind))
            dl_kinds_give(fresh, kind, ELSEWHERE, "elsewhere",
                          dl_draft_span(draft, first, end));
    }
    *DL_APPEND(&scan->pieces, draft->scratch) = (piece){ first, end, votes };
}

/* "công ty Ningbo Silverline", "Hefei Jingrui Technology": a town, not a country, in Latin
 * spelling, behind a class word or before one. */
static bool is_named_after(const dl_draft *draft, const dl_name *place, uint32_t end)
{
    if (place->row == DL_NO_ROW || dl_names_country(draft, place->row) == place->row ||
        dl_token_is_accented(draft, place->first))
        return false;
    for (uint32_t i = place->end; i < end; i++)
        if (draft->cover[i] || dl_run_skip(draft, i, place->first, end) != i)
            return false;
    return dl_run_is_class_end(draft, place->first, end) ||
           dl_draft_cue_before(draft, place->first, DL_CUE_COMPANY_BEFORE) ||
           dl_draft_cue_before(draft, place->first, DL_CUE_ORGANISATION_BEFORE);
}

/* Whether a place at the start of a run is part of the name: "Tokyo Ohka Kogyo", "Taiwan
 * High Court", but not "U.S. Senator". */
static bool swallows_place(const latin *scan, const dl_name *place, uint32_t end)
{
    const dl_draft *draft = scan->draft;
    if (place->kind == DL_ENTITY_PLACE && place->end < end &&
        draft->language == DL_LANGUAGE_VI)
        return is_named_after(draft, place, end);
    if (place->kind != DL_ENTITY_PLACE || draft->language != DL_LANGUAGE_EN ||
        place->reason.rule[0] == 'd' || place->end >= end)
        return false;
    for (uint32_t i = place->end; i < end; i++)
        if (scan->draft->cover[i] || dl_run_skip(draft, i, place->first, end) != i)
            return false;
    bool initials = draft->tokens.items[place->first].shape == DL_SHAPE_UPPER;
    return dl_run_is_class_end(draft, place->first, end) || !initials;
}

/* "bộ trưởng Kinh Doanh Grant Shapps": where the field ends that a Vietnamese minister's
 * title goes on with. */
static uint32_t office_end(const dl_draft *draft, uint32_t first)
{
    const dl_cue *title = dl_draft_any_cue_before(draft, first, DL_CUE_TITLE);
    const dl_cue *field = dl_draft_any_cue(draft, first, DL_CUE_FIELD);
    bool minister = title && draft->language == DL_LANGUAGE_VI &&
                    dl_draft_says(draft, title->end - 1, "trưởng");
    return minister && field && dl_run_is_word(draft, field->end) ? field->end : first;
}

/* "Assistant Attorney General for National Security John Roe": where the title ends that
 * began in the run before; `first` if there is none. */
static uint32_t title_end(const dl_draft *draft, uint32_t first)
{
    enum { LONGEST = 6 }; /* tokens of a title before its second run */
    for (uint32_t i = first; i > 0 && first - i < LONGEST; i--) {
        const dl_cue *title = dl_draft_any_cue(draft, i - 1, DL_CUE_TITLE);
        if (title && title->end > first)
            return title->end;
    }
    return office_end(draft, first);
}

static void cut_run(latin *scan, uint32_t first, uint32_t end)
{
    const dl_draft *draft = scan->draft;
    first = title_end(draft, first);
    if (first >= end)
        return;
    uint32_t start = first;
    if (scan->draft->cover[first]) {
        const dl_name *known = &draft->names.items[scan->draft->cover[first] - 1];
        if (known->first == first && swallows_place(scan, known, end)) {
            add_piece(scan, first, dl_run_extend(draft, first, end));
            return;
        }
    }
    for (uint32_t i = first; i < end;) {
        uint32_t behind = dl_run_skip(draft, i, start, end);
        if (behind == i) {
            i++;
            continue;
        }
        add_piece(scan, start, i);
        start = i = behind;
        while (start < end && !dl_run_is_word(draft, start)) /* "Nvidia-Samsung" */
            start = ++i;
    }
    if (start < end)
        add_piece(scan, start, dl_run_extend(draft, start, end));
}

static void find_runs(latin *scan)
{
    const dl_draft *draft = scan->draft;
    for (size_t n = 0; n < draft->sentences.count; n++) {
        const dl_sentence *sentence = &draft->sentences.items[n];
        if (draft->usage->shouts[n] || dl_run_is_title_case(draft, sentence))
            continue;
        for (uint32_t i = sentence->first; i < sentence->end;) {
            uint32_t end = i + 1, more;
            if (!dl_run_is_word(draft, i)) {
                i++;
                continue;
            }
            while ((more = dl_run_joins(draft, end)) > 0)
                end += more;
            cut_run(scan, i, end);
            i = end;
        }
    }
}

/* A single word that stands only where a sentence begins needs more than a hint; so does
 * one that other articles write in lower case. */
static bool is_mere_start(const dl_draft *draft, const piece *it, const dl_votes *votes)
{
    const dl_token *token = &draft->tokens.items[it->first];
    dl_str word = dl_draft_folded(draft, it->first);
    if (it->end - it->first != 1 || token->shape != DL_SHAPE_CAPITAL ||
        votes->strongest >= 5)
        return false;
    if (dl_statistics_is_word(draft->statistics, word))
        return true;
    return dl_run_is_start(draft, it->first) &&
           draft->usage->words[token->word].inner == 0 &&
           !dl_statistics_is_name(draft->statistics, word);
}

/* "Tư" of "Tư vấn", "Đại" of "Đại hội": a capital that a word in lower case goes on from.
 */
static bool is_half_word(const dl_draft *draft, const piece *it, const dl_votes *votes)
{
    const dl_token *next = &draft->tokens.items[it->end];
    return draft->language == DL_LANGUAGE_VI && it->end - it->first == 1 &&
           it->end < draft->tokens.count && next->shape == DL_SHAPE_LOWER &&
           next->sentence == next[-1].sentence &&
           dl_token_is_vietnamese(draft, it->first) &&
           (dl_token_is_accented(draft, it->first) || votes->strongest < 5) &&
           dl_token_is_vietnamese(draft, it->end) &&
           !dl_draft_cue(draft, it->end, DL_CUE_NOT_A_NAME) &&
           !dl_draft_any_cue_before(draft, it->first, DL_CUE_HONORIFIC);
}

/* A word for what ministries are about, by itself, is no name. */
static bool is_field(const dl_draft *draft, const piece *it)
{
    const dl_cue *field = dl_draft_any_cue(draft, it->first, DL_CUE_FIELD);
    return field && field->end >= it->end && draft->language != DL_LANGUAGE_VI;
}

/* What stands in a list with a name is of its kind: "Shin-Etsu Chemical, Tokyo Ohka Kogyo
 * and JSR". Forwards, then backwards, so that one tells the whole list. */
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
        if (dl_kinds_in_list(draft, left->end, right->first) &&
            dl_kinds_decide(draft, &scan->votes.items[by->votes], &kind) &&
            !dl_kinds_decide(draft, &scan->votes.items[it->votes], &own))
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
        if (!dl_kinds_decide(draft, votes, &kind) || is_mere_start(draft, it, votes) ||
            is_half_word(draft, it, votes) || is_field(draft, it))
            continue;
        dl_name *name = dl_names_add(draft, it->first, it->end, kind, votes->reason.rule);
        name->reason.cue = votes->reason.cue;
    }
}
