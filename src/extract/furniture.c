/* Lines that are no text: stamps, bylines, captions of pictures. Events count sentences
 * ("what the sentence before tells", "told in the lead"), and these part what belongs
 * together. */
#include "src/extract/lookup.h"

enum {
    BYLINE = 4,  /* tokens of a line that tells nothing */
    CAPTION = 14 /* tokens of a caption or stamp; a longer one is read */
};

static bool is_line(const dl_draft *draft, const dl_sentence *sentence)
{
    const dl_token *tokens = draft->tokens.items;
    return (sentence->first == 0 || tokens[sentence->first].flags & DL_TOKEN_LINE) &&
           (sentence->end == draft->tokens.count ||
            tokens[sentence->end].flags & DL_TOKEN_LINE);
}

bool dl_is_caption(const dl_draft *draft, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i + 1 < end; i++)
        if (dl_draft_in(draft, i, DL_LIST_CAPTION) && dl_draft_says(draft, i + 1, ":"))
            return true;
    return false;
}

static bool is_furniture(const dl_draft *draft, const dl_sentence *sentence,
                         const dl_found_date *date)
{
    uint32_t length = sentence->end - sentence->first;
    if (length > CAPTION)
        return false;
    if (date)
        return date->role == DL_DATE_PUBLICATION && is_line(draft, sentence);
    return (length <= BYLINE && is_line(draft, sentence)) ||
           dl_is_caption(draft, sentence->first, sentence->end);
}

/* The first date in the sentence; dates are asked for in their order. */
static const dl_found_date *date_in(const dl_draft *draft, const dl_sentence *sentence,
                                    size_t *next)
{
    dl_span span = dl_draft_span(draft, sentence->first, sentence->end);
    while (*next < draft->out->dates.count &&
           draft->out->dates.items[*next].span.end <= span.start)
        ++*next;
    if (*next == draft->out->dates.count ||
        draft->out->dates.items[*next].span.start >= span.end)
        return NULL;
    return &draft->out->dates.items[*next];
}

void dl_furniture_drop(dl_draft *draft)
{
    size_t kept = 0, next = 0;
    for (size_t i = 0; i < draft->sentences.count; i++) {
        dl_sentence sentence = draft->sentences.items[i];
        bool drop = is_furniture(draft, &sentence, date_in(draft, &sentence, &next));
        bool stays = !drop && kept == i; /* with its number */
        for (uint32_t token = sentence.first; token < sentence.end && !stays; token++)
            draft->tokens.items[token].sentence = drop ? UINT32_MAX : (uint32_t)kept;
        if (!drop)
            draft->sentences.items[kept++] = sentence;
    }
    draft->sentences.count = kept;
}
