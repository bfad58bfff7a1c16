/* Chronologies: a date that heads a part of the text dates what is told there without
 * one.
 *
 *     October 2022: Export controls
 *     Washington suddenly restricts exports of some high-end chips ...
 *     December 2022: Blacklist
 *
 * A heading is a short line that begins with a date and has nothing but a title behind
 * it. One alone may be anything; two make a chronology. In English a date may also head the
 * paragraph that it begins: "MONDAY. China took the United States to court."
 */
#include "src/extract/lookup.h"
#include "src/extract/story.h"

#define RUN_IN (1u << 31) /* a heading in the paragraph that it heads */

enum {
    LINE = 14,  /* tokens of a heading */
    REACH = 12, /* sentences that it heads at most */
    LEAST = 2   /* headings of a chronology */
};

/* "•", "-", "1." before the date. */
static bool is_bullet(const dl_token *token)
{
    return token->kind == DL_WORD_PUNCTUATION || token->kind == DL_WORD_NUMBER;
}

static uint32_t line_end(const dl_draft *draft, uint32_t first)
{
    uint32_t end = first + 1;
    while (end < draft->tokens.count && end - first <= LINE &&
           !(draft->tokens.items[end].flags & DL_TOKEN_LINE))
        end++;
    return end;
}

/* Whether a sign at a token sets off what stands before it. */
static bool is_set_off(const dl_draft *draft, uint32_t token)
{
    return dl_draft_in(draft, token, DL_LIST_DASH) || dl_draft_says(draft, token, ":");
}

static bool is_heading(const dl_draft *draft, uint32_t first, uint32_t behind)
{
    const dl_token *tokens = draft->tokens.items;
    uint32_t line = first, end;
    while (line > 0 && first - line < 3 && !(tokens[line].flags & DL_TOKEN_LINE)) {
        line--;
        if (!is_bullet(&tokens[line]))
            return false;
    }
    if (line > 0 && !(tokens[line].flags & DL_TOKEN_LINE))
        return false;
    end = line_end(draft, line);
    if (end - line > LINE || tokens[end - 1].sign == DL_SIGN_FULL_STOP ||
        tokens[end - 1].sign == DL_SIGN_STOP)
        return false;
    return behind == end ||
           (behind < end && (is_set_off(draft, behind) || dl_draft_is(draft, behind, "|")));
}

/* "MONDAY. China", "Oct. 7: China", "Tuesday -- China": a date that begins an English line
 * and is set off from the rest of it. */
static bool is_run_in(const dl_draft *draft, uint32_t first, uint32_t behind)
{
    return draft->language == DL_LANGUAGE_EN &&
           draft->tokens.items[first].flags & DL_TOKEN_LINE &&
           (is_set_off(draft, behind) || dl_draft_is(draft, behind, "."));
}

static uint32_t token_at(const dl_draft *draft, uint32_t *from, uint32_t byte)
{
    while (*from < draft->tokens.count && draft->tokens.items[*from].end <= byte)
        ++*from;
    return *from;
}

/* Hands the heading of a sentence on to those behind it: to many where lines head them, or to
 * its paragraph; what stands beside a date that heads its paragraph has it already. */
static void reach_down(const dl_draft *draft, uint32_t *headed, bool lines, bool run_in)
{
    uint32_t heading = 0, reach = 0, paragraph = 0;
    bool within = false;
    for (size_t i = 0; i < draft->sentences.count; i++) {
        bool same = draft->sentences.items[i].paragraph == paragraph;
        if (headed[i] & RUN_IN ? run_in : headed[i] && lines) {
            heading = headed[i] & ~RUN_IN;
            within = headed[i] & RUN_IN;
            reach = REACH;
            paragraph = draft->sentences.items[i].paragraph;
            headed[i] = within ? 0 : heading;
        } else {
            bool reached = reach > 0 && (!within || same);
            reach -= reached;
            headed[i] = reached ? heading : 0;
        }
    }
}

void dl_story_headings(dl_story *story)
{
    dl_draft *draft = story->draft;
    size_t count = 0, run_in = 0, sentences = draft->sentences.count;
    uint32_t token = 0;
    uint32_t *headed = DL_NEW(draft->scratch, uint32_t, sentences + 1);
    for (uint32_t i = 0; i < draft->out->dates.count; i++) {
        const dl_found_date *date = &draft->out->dates.items[i];
        uint32_t first = token_at(draft, &token, date->span.start);
        uint32_t last = first;
        while (last < draft->tokens.count &&
               draft->tokens.items[last].start < date->span.end)
            last++;
        if (date->role != DL_DATE_EVENT || first >= draft->tokens.count ||
            draft->tokens.items[first].sentence >= sentences)
            continue;
        bool whole = is_heading(draft, first, last);
        if (!whole && !is_run_in(draft, first, last))
            continue;
        count += whole;
        run_in += !whole;
        headed[draft->tokens.items[first].sentence] = (i + 1) | (whole ? 0 : RUN_IN);
    }
    if (count < LEAST && run_in < LEAST)
        return;
    reach_down(draft, headed, count >= LEAST, run_in >= LEAST);
    story->headed = headed;
}

bool dl_story_heading(const dl_story *story, dl_date *date)
{
    uint32_t heading = story->headed ? story->headed[story->sentence] : 0;
    if (heading == 0)
        return false;
    *date = story->draft->out->dates.items[heading - 1].value;
    return true;
}
