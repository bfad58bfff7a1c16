/* A Chinese sentence that only says when, before the one that says what: 今年4月是个转折点。
 * 美国要求…. */
#include "src/extract/events.h"

/* 10月29日市值突破5万亿美元。: a sentence of figures, which sets no scene. */
static bool is_of_figures(const dl_story *story, uint32_t sentence)
{
    const dl_sentence *it = &story->draft->sentences.items[sentence];
    for (uint32_t i = it->first; i < it->end; i++)
        if (dl_draft_in(story->draft, i, DL_LIST_FIGURE))
            return true;
    return false;
}

bool dl_story_sets_scene(const dl_story *story, size_t first)
{
    return story->draft->language == DL_LANGUAGE_ZH && story->tellings.count == first &&
           story->said_sentence == story->sentence + 1 &&
           dl_date_is_set(story->said_date) &&
           story->said_date.first <= story->draft->out->published.last &&
           !is_of_figures(story, story->sentence);
}
