/* Dates: every point and stretch of time that an article names, with the day, month,
 * quarter or year that it means. Reading (dates_match.c) comes first for the whole
 * article; then the day of publication, which the article may tell itself
 * (dates_published.c); then each expression is resolved against that day, the tense of
 * its clause and the dates before it. */
#include "src/extract/date_pieces.h"
#include "src/extract/dates.h"
#include "src/extract/spelling.h"

static const dl_date_grammar *const grammars[DL_LANGUAGE_COUNT] = {
    [DL_LANGUAGE_VI] = &dl_dates_vi,
    [DL_LANGUAGE_EN] = &dl_dates_en,
    [DL_LANGUAGE_ZH] = &dl_dates_zh,
};

static void add_grammars(dl_reading *reading)
{
    const dl_date_grammar *own = grammars[reading->draft->language];
    dl_date_words_read(reading->draft->dates, reading->draft->lexicon);
    for (size_t i = 0; i < DL_LANGUAGE_COUNT; i++)
        if (grammars[i] && (!own || grammars[i] == own)) {
            reading->indexes[reading->grammar_count] =
                dl_date_index_of(reading->draft->dates, i, grammars[i]);
            reading->grammars[reading->grammar_count++] = grammars[i];
        }
}

/* The explicit date at or behind an expression; *next only moves on. */
static dl_date explicit_behind(const dl_reading *reading, size_t at, size_t *next)
{
    if (*next < at)
        *next = at;
    while (*next < reading->found.count &&
           !dl_date_is_explicit(&reading->found.items[*next]))
        ++*next;
    if (*next == reading->found.count)
        return (dl_date){ 0 };
    return dl_date_resolve(&reading->found.items[*next], &(dl_present){ 0 }, 0);
}

/* "On 3 July 2023 China said that from 1 August": what begins later in a sentence that
 * tells an older year is soon after what that year told. */
static dl_date begun_after(const dl_draft *draft, const dl_expression *found,
                           dl_date told, int direction)
{
    enum { SOON_AFTER = 200 };
    unsigned closed = DL_SAYS_YEAR | DL_SAYS_SHIFT | DL_SAYS_FIXED | DL_SAYS_SAME;
    dl_present then = { .published = told };
    if (found->from.says || found->to.says & closed || found->direction ||
        !(found->to.says & DL_SAYS_MONTH) || !dl_date_is_set(told) ||
        !(direction > 0 || dl_date_is_beginning(draft, found)))
        return (dl_date){ 0 };
    dl_date after = dl_date_resolve(found, &then, 1);
    return after.first - told.last <= SOON_AFTER &&
                   after.last < draft->out->published.first
               ? after
               : (dl_date){ 0 };
}

static void resolve_all(dl_draft *draft, dl_reading *reading)
{
    dl_present present = { .published = draft->out->published,
                           .by_calendar = draft->language != DL_LANGUAGE_EN };
    dl_date explicit_before = { 0 };
    dl_frame frame = { 0 };
    uint32_t paragraph = 0, told_sentence = UINT32_MAX;
    size_t next = 0;
    for (size_t i = 0; i < reading->found.count; i++) {
        dl_expression *found = &reading->found.items[i];
        uint32_t sentence = draft->tokens.items[found->first].sentence;
        if (i > 0 && dl_date_has_told_year(draft, found[-1].end) &&
            found->first <= found[-1].end + 2)
            continue; /* "October of | the following year" */
        if (draft->sentences.items[sentence].paragraph != paragraph) {
            if (dl_date_is_set(present.day) && draft->language == DL_LANGUAGE_ZH)
                present.earlier = present.day;
            present.before = present.day = (dl_date){ 0 };
        }
        paragraph = draft->sentences.items[sentence].paragraph;
        present.around = dl_date_is_set(explicit_before)
                             ? explicit_before
                             : explicit_behind(reading, i, &next);
        dl_date told = dl_date_told(draft, found, present.before);
        dl_date_follow_frame(draft, &frame, found);
        dl_date_count_from_deed(draft, &present, found);
        dl_date_count_back(draft, present.before, &present, found);
        dl_span cue;
        int direction = dl_date_direction(draft, found, &cue);
        bool same_sentence = i > 0 && draft->tokens.items[found[-1].first].sentence == sentence;
        if (direction <= 0 || present.before.first > present.published.last)
            dl_date_count_from_told(draft, present.before, same_sentence, found);
        found->cue = cue;
        found->value = told;
        if (!dl_date_is_set(found->value))
            found->value = begun_after(
                draft, found,
                sentence == told_sentence ? explicit_before : (dl_date){ 0 }, direction);
        if (!dl_date_is_set(found->value))
            found->value = dl_date_resolve(found, &present, direction);
        if (!dl_date_is_set(found->value) || found->role == DL_DATE_PUBLICATION)
            continue;
        if (!dl_date_is_aside(draft, found, present.before, same_sentence)) {
            present.before = found->value;
            if (found->value.precision == DL_PRECISION_DAY)
                present.day = found->value;
        }
        if (dl_date_is_explicit(found)) {
            explicit_before = found->value;
            told_sentence = sentence;
        }
    }
}

static void write_out(dl_draft *draft, const dl_reading *reading)
{
    for (size_t i = 0; i < reading->found.count; i++) {
        const dl_expression *found = &reading->found.items[i];
        if (!dl_date_is_set(found->value))
            continue;
        *DL_APPEND(&draft->out->dates, draft->arena) = (dl_found_date){
            .span = dl_draft_span(draft, found->first, found->end),
            .value = found->value,
            .role = found->role,
            .reason = {found->rule->name, found->cue},
        };
        for (uint32_t token = found->first; token < found->end; token++)
            draft->tokens.items[token].taken |= DL_TAKEN_DATE;
    }
}

void dl_pass_dates(dl_draft *draft)
{
    dl_reading reading = { .draft = draft };
    add_grammars(&reading);
    dl_dates_find(&reading);
    dl_dates_find_published(draft, &reading);
    if (!dl_date_is_set(draft->out->published))
        dl_dates_infer_published(draft, &reading);
    resolve_all(draft, &reading);
    write_out(draft, &reading);
}
