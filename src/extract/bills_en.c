/* What an English bill would do once it is law is no event: what the sentence that tells of it, or
 * the one behind that, says of its contents.
 *
 *     passed a bill that would bar agencies from buying the chips | from 2027
 *     From 2027 agencies would be barred from buying them.
 *     Once the president signs it, they will be barred.
 */
#include "src/extract/certainty.h"
#include "src/extract/events.h"

/* "Once the president signs it", "When the bill becomes law": where a sentence begins with what
 * has to be done first. */
static bool awaits_law(const dl_story *story)
{
    enum { LONGEST = 16 }; /* tokens of the clause */
    const dl_draft *draft = story->draft;
    const dl_sentence *its = &draft->sentences.items[story->sentence];
    if (!dl_draft_in(draft, its->first, DL_LIST_ONCE))
        return false;
    for (uint32_t i = its->first + 1; i < its->end && i < its->first + LONGEST; i++) {
        if (dl_draft_in(draft, i, DL_LIST_CLAUSE_COMMA))
            return false;
        if (dl_draft_in(draft, i, DL_LIST_ENACTS) ||
            (dl_draft_is(draft, i, "is") && dl_draft_in(draft, i + 1, DL_LIST_ENACTED)))
            return true;
    }
    return false;
}

/* Whether the sentence just before, of the same paragraph, told of a bill, and this one goes on
 * with what it would do: nobody says it. */
static bool goes_on_with_bill(const dl_story *story, size_t first)
{
    const dl_sentence *sentences = story->draft->sentences.items;
    const dl_telling *last = first ? &story->tellings.items[first - 1] : NULL;
    bool would = false;
    if (!last || last->deed != DL_DEED_PROPOSE || last->sentence + 1 != story->sentence ||
        sentences[last->sentence].paragraph != sentences[story->sentence].paragraph)
        return false;
    for (uint32_t i = 0; i < story->pieces.count; i++) {
        const dl_piece *piece = dl_piece_at(story, i);
        if (piece->says)
            return false;
        would |= dl_str_equal(dl_piece_value(story, piece, DL_CUE_PLAN), DL_STR("said"));
    }
    return would;
}

/* "... a bill that would bar it | from 2027": a day ahead of what a verb proposes before it. */
static bool is_of_proposal(const dl_story *story, size_t first, const dl_telling *telling)
{
    if (!telling->guessed || telling->date.first <= story->draft->out->published.last)
        return false;
    for (size_t i = first; i < story->tellings.count; i++)
        if (story->tellings.items[i].deed == DL_DEED_PROPOSE &&
            story->tellings.items[i].verb < telling->verb)
            return true;
    return false;
}

void dl_tellings_drop_contents(dl_story *story, size_t first)
{
    size_t kept = first;
    if (story->draft->language != DL_LANGUAGE_EN || story->tellings.count == first)
        return;
    bool awaits = awaits_law(story), goes_on = goes_on_with_bill(story, first);
    for (size_t i = first; i < story->tellings.count; i++) {
        const dl_telling *telling = &story->tellings.items[i];
        dl_action_family family = dl_deed_family(telling->deed);
        bool acts = family == DL_FAMILY_TIGHTEN || family == DL_FAMILY_EASE;
        bool ahead = !dl_date_is_set(telling->date) ||
                     telling->date.first > story->draft->out->published.last;
        bool drop = telling->deed != DL_DEED_PROPOSE && acts &&
                    (awaits || is_of_proposal(story, first, telling) ||
                     (goes_on && ahead && telling->certainty == DL_CERTAINTY_PLANNED));
        if (!drop)
            story->tellings.items[kept++] = *telling;
    }
    story->tellings.count = kept;
}
