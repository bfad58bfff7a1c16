/* Names in Han script that other articles of the collection introduce. Nothing in the
 * letters says where such a name begins, so each place is asked: first for the two words
 * that a known name begins with, then for the longest name. */
#include "dateline/statistics.h"
#include "src/extract/han.h"

/* One behind the longest known name at a place; `at` if there is none. */
static uint32_t name_end(const dl_draft *draft, uint32_t at, dl_entity_kind *kind)
{
    uint32_t longest =
        dl_statistics_longest(draft->statistics, dl_names_key(draft, at, at + 2));
    uint32_t end = at;
    while (end < draft->tokens.count && end - at < longest &&
           dl_han_is_free(draft, end) &&
           (end == at || dl_tokens_are_together(draft, end - 1, end)))
        end++;
    for (; end > at + 1; end--)
        if (dl_statistics_kind(draft->statistics, dl_names_key(draft, at, end), kind))
            return end;
    return at;
}

void dl_find_han_elsewhere(dl_draft *draft)
{
    dl_entity_kind kind;
    if (!draft->statistics)
        return;
    for (uint32_t at = 0; at + 2 <= draft->tokens.count; at++) {
        if (!dl_han_is_free(draft, at))
            continue;
        uint32_t end = name_end(draft, at, &kind);
        if (end == at)
            continue;
        dl_name *name = dl_names_add(draft, at, end, kind, "elsewhere");
        name->reason.cue = dl_draft_span(draft, at, end);
        at = end - 1;
    }
}
