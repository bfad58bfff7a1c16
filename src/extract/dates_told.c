/* What English counts from the date that the text told before, not from the day of the
 * article: "15 September of that year", "that December", "the following May". */
#include "src/extract/dates.h"
#include "src/extract/lookup.h"

/* "That year", "the following year" at a token: by how many years it moves on; false for
 * other words. */
static bool is_year(const dl_draft *draft, uint32_t token, int16_t *years)
{
    static const struct {
        const char *word;
        int16_t years;
    } words[] = {
        {    "same",  0},
        {"following",  1},
        {    "next",  1},
        {"previous", -1},
        {"preceding", -1}
    };
    *years = 0;
    if (dl_draft_says(draft, token, "that"))
        return dl_draft_says(draft, token + 1, "year");
    if (!dl_draft_says(draft, token, "the") || !dl_draft_says(draft, token + 2, "year"))
        return false;
    for (size_t i = 0; i < DL_COUNT(words); i++)
        if (dl_draft_says(draft, token + 1, words[i].word)) {
            *years = words[i].years;
            return true;
        }
    return false;
}

bool dl_date_has_told_year(const dl_draft *draft, uint32_t end)
{
    int16_t years;
    return draft->language == DL_LANGUAGE_EN && dl_draft_says(draft, end, "of") &&
           is_year(draft, end + 1, &years);
}

/* "In that December", "That autumn", ", that same May", "followed that October."; not "said
 * that December". */
static bool is_that(const dl_draft *draft, uint32_t first, uint32_t end)
{
    uint32_t that = first;
    if (that > 0 && dl_draft_says(draft, that - 1, "same"))
        that--;
    if (that == 0 || !dl_draft_says(draft, that - 1, "that"))
        return false;
    that--;
    if (that == 0 ||
        draft->tokens.items[that].sentence != draft->tokens.items[that - 1].sentence ||
        dl_draft_in(draft, that - 1, DL_LIST_BEFORE_THAT))
        return true;
    return end < draft->tokens.count &&
           draft->tokens.items[end].kind == DL_WORD_PUNCTUATION &&
           !dl_draft_cue_before(draft, that, DL_CUE_TELL);
}

/* "The following May", "the previous month". */
static bool is_following(const dl_draft *draft, const dl_expression *found)
{
    uint32_t word = found->first;
    if (dl_draft_says(draft, word, "the"))
        word++;
    else if (word == 0 || !dl_draft_says(draft, word - 1, "the"))
        return false;
    return dl_draft_in(draft, word, DL_LIST_NEIGHBOURING) &&
           found->to.says & DL_SAYS_SHIFT;
}

/* "June of the next year", read as a whole. */
static bool ends_year(const dl_draft *draft, const dl_expression *found)
{
    int16_t years;
    return found->to.says & DL_SAYS_SHIFT && found->to.says & DL_SAYS_MONTH &&
           found->end > found->first + 4 && dl_draft_says(draft, found->end - 4, "of") &&
           is_year(draft, found->end - 3, &years) && years == found->to.shift;
}

dl_date dl_date_told(const dl_draft *draft, const dl_expression *found, dl_date before)
{
    const unsigned closed = DL_SAYS_YEAR | DL_SAYS_SHIFT | DL_SAYS_FIXED | DL_SAYS_SAME;
    const unsigned parts = DL_SAYS_MONTH | DL_SAYS_QUARTER | DL_SAYS_HALF;
    int16_t years = 0;
    if (draft->language != DL_LANGUAGE_EN || !dl_date_is_set(before) || found->from.says)
        return (dl_date){ 0 };
    if (is_following(draft, found) || ends_year(draft, found))
        return dl_date_resolve(found, &(dl_present){ .published = before },
                               found->to.shift);
    bool of = (dl_draft_says(draft, found->end, "of") &&
               is_year(draft, found->end + 1, &years)) ||
              (dl_draft_says(draft, found->end, "that") && /* "in October that year" */
               is_year(draft, found->end, &years));
    if (found->to.says & closed || !(found->to.says & parts) ||
        !(of || is_that(draft, found->first, found->end)))
        return (dl_date){ 0 };
    dl_expression dated = *found;
    dated.to.says |= DL_SAYS_YEAR;
    dated.to.year = (int16_t)(dl_day_civil(before.first).year + years);
    return dl_date_resolve(&dated, &(dl_present){ 0 }, 0);
}
