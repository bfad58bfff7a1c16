/* The day of a scene: an event without a date is of the day that its paragraph named last,
 * in one of the two sentences before, if nothing was told of that day there.
 *
 *     Ngày 8/12, ông Trump lên tiếng. Nvidia được bán H200 trở lại.
 *          \ sets the scene                \ of that day
 *
 * Only what nothing else dates, after it was decided what is one event and what are two.
 * Of 13 such days in articles that nobody tuned for 11 were right, and 2 not said.
 * Vietnamese paragraphs are short, and go on from the one before, also from what that told:
 * there the day may stand a sentence farther off.
 */
#include "src/extract/events.h"

enum { REACH = 2, REACH_VI = 3 }; /* sentences: found by counting in annotated articles */

/* "Trước đó, Mỹ đã cấm": what came before the day named. */
static bool looks_back(const dl_story *story)
{
    const dl_draft *draft = story->draft;
    const dl_sentence *its = &draft->sentences.items[story->sentence];
    for (uint32_t i = its->first; i < its->end; i++) {
        const dl_cue *cue = dl_draft_cue(draft, i, DL_CUE_CONTINUATION);
        if (cue && dl_str_starts(cue->entry->value, DL_STR("before")))
            return true;
    }
    return false;
}

/* Whether the day is of something told: what follows that has its own day, or none. */
static bool is_told(const dl_story *story, uint32_t sentence, dl_date day)
{
    for (size_t i = story->tellings.count; i > 0; i--) {
        const dl_telling *it = &story->tellings.items[i - 1];
        if (it->sentence < sentence)
            return false;
        if (it->sentence == sentence && dl_date_equal(it->date, day))
            return true;
    }
    return false;
}

/* "* Claude 3 chào sân.": an item of a list goes on from nothing before it. */
static bool is_item(const dl_story *story, uint32_t sentence)
{
    const dl_draft *draft = story->draft;
    return draft->language == DL_LANGUAGE_VI &&
           dl_draft_in(draft, draft->sentences.items[sentence].first, DL_LIST_BULLET);
}

/* Whether a sentence is near enough to set the scene of the one at hand. */
static bool is_near(const dl_story *story, uint32_t sentence)
{
    for (uint32_t i = sentence + 1; i <= story->sentence; i++)
        if (is_item(story, i))
            return false;
    const dl_sentence *sentences = story->draft->sentences.items;
    bool vietnamese = story->draft->language == DL_LANGUAGE_VI;
    return sentence + (vietnamese ? REACH_VI : REACH) >= story->sentence &&
           sentences[sentence].paragraph + vietnamese >=
               sentences[story->sentence].paragraph;
}

/* The day that the sentence goes on from; unset if it names a date, or none is near. */
static dl_date context_of(const dl_story *story)
{
    const dl_annotations *out = story->draft->out;
    const dl_token *tokens = story->draft->tokens.items;
    const dl_sentence *sentences = story->draft->sentences.items;
    const dl_sentence *its = &sentences[story->sentence];
    size_t behind = dl_date_from(out, tokens[its->end - 1].end);
    const dl_found_date *last = behind ? &out->dates.items[behind - 1] : NULL;
    uint32_t from = story->sentence;
    while (last && tokens[sentences[from].first].start > last->span.start && from > 0 &&
           is_near(story, from - 1))
        from--;
    if (!last || from == story->sentence ||
        last->span.start < tokens[sentences[from].first].start ||
        last->value.precision != DL_PRECISION_DAY ||
        last->value.first > out->published.last ||
        dl_sentence_has(story->draft, &sentences[from], DL_CUE_MARKET) ||
        (story->draft->language != DL_LANGUAGE_VI && is_told(story, from, last->value)))
        return (dl_date){ 0 };
    bool counted = story->draft->language == DL_LANGUAGE_VI && /* "Sáu ngày sau, hãng rút dự báo." */
                   story->last_date_sentence > from &&
                   story->last_date_sentence < story->sentence &&
                   story->last_date.precision == DL_PRECISION_DAY &&
                   story->last_date.first > last->value.last &&
                   story->last_date.last <= out->published.last;
    return counted ? story->last_date : last->value;
}

void dl_tellings_find_context(dl_story *story, size_t first)
{
    if (story->tellings.count == first)
        return;
    dl_date context = context_of(story);
    if (!dl_date_is_set(context) || looks_back(story))
        return;
    for (size_t i = first; i < story->tellings.count; i++) {
        dl_telling *telling = &story->tellings.items[i];
        if (telling->certainty != DL_CERTAINTY_HYPOTHETICAL &&
            telling->certainty != DL_CERTAINTY_PLANNED &&
            telling->deed != DL_DEED_LAUNCH_COMPLIANT_CHIP)
            telling->context = context;
    }
}

void dl_telling_date_context(dl_telling *telling)
{
    if (dl_date_is_set(telling->date) || !dl_date_is_set(telling->context))
        return;
    telling->date = telling->context;
    telling->after = telling->before = (dl_date){ 0 };
}
