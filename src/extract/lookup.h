#ifndef DL_LOOKUP_H
#define DL_LOOKUP_H
/* Private to extract: what a draft is asked of its tokens: their text, what they read, and
 * which cues begin or end at them. */
#include <string.h>

#include "src/extract/draft.h"

/* The bytes of the tokens [first, end) in the body. */
static inline dl_span dl_draft_span(const dl_draft *draft, uint32_t first, uint32_t end)
{
    if (first >= end)
        return (dl_span){ 0 };
    return (dl_span){ draft->tokens.items[first].start,
                      draft->tokens.items[end - 1].end };
}

static inline dl_str dl_draft_text(const dl_draft *draft, uint32_t first, uint32_t end)
{
    return dl_str_span(draft->body, dl_draft_span(draft, first, end));
}

/* The dense number of a word of the book within the article. */
static inline uint32_t dl_draft_word_number(dl_draft *draft, uint32_t word)
{
    dl_word_book *book = draft->book;
    dl_book_word *known = &book->words.items[word - 1];
    if (known->article != book->article) {
        known->article = book->article;
        known->number = (uint32_t)draft->words.count;
        *DL_APPEND(&draft->words, draft->scratch) = word - 1;
    }
    return known->number;
}

/* The folded form of a word of the article, by its dense number. */
static inline dl_str dl_draft_word(const dl_draft *draft, uint32_t word)
{
    return draft->book->folded.items[draft->words.items[word]];
}

/* The folded form of a token. */
static inline dl_str dl_draft_folded(const dl_draft *draft, uint32_t token)
{
    return dl_draft_word(draft, draft->tokens.items[token].word);
}

/* Whether the token is this one sign or word, compared with its bytes. No token before the
 * first or behind the last is any. */
static inline bool dl_draft_is(const dl_draft *draft, uint32_t token, const char *text)
{
    if (token >= draft->tokens.count)
        return false;
    const dl_token *it = &draft->tokens.items[token];
    if (draft->body.ptr[it->start] != *text)
        return false; /* nearly always */
    size_t len = strlen(text);
    return it->end - it->start == len && memcmp(draft->body.ptr + it->start, text, len) == 0;
}
/* The same with its folded form: for words with marks, which a text may write apart. */
static inline bool dl_draft_says(const dl_draft *draft, uint32_t token, const char *folded)
{
    return token < draft->tokens.count &&
           dl_str_equal(dl_draft_folded(draft, token), dl_str_from(folded));
}

/* Whether its folded form is in a named list of the lexicon (word_lists.h): most words are
 * in none, and so is no token before the first or behind the last. */
static inline bool dl_draft_in(const dl_draft *draft, uint32_t token, dl_word_list list)
{
    return token < draft->tokens.count && draft->tokens.items[token].listed &&
           dl_lexicon_lists(draft->lexicon, list, draft->tokens.items[token].listed);
}

/* The same of a word without capitals: it opens no sentence. */
static inline bool dl_draft_in_small(const dl_draft *draft, uint32_t token,
                                     dl_word_list list)
{
    return dl_draft_in(draft, token, list) &&
           draft->tokens.items[token].shape < DL_SHAPE_CAPITAL;
}

/* The first token that does not begin before a byte; their count if there is none. */
uint32_t dl_draft_token_at(const dl_draft *draft, uint32_t byte);

/* The first date that does not end before a byte; their count if there is none. */
static inline size_t dl_date_from(const dl_annotations *out, uint32_t byte)
{
    size_t low = 0, high = out->dates.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (out->dates.items[middle].span.end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A token of decimal digits as a number; false for any other and above 99,999,999. */
static inline bool dl_draft_number(const dl_draft *draft, uint32_t token, uint32_t *number)
{
    const dl_token *it = &draft->tokens.items[token];
    if (it->kind != DL_WORD_NUMBER)
        return false;
    uint32_t value = draft->book->values.items[draft->words.items[it->word]];
    *number = value != DL_NO_VALUE ? value : *number;
    return value != DL_NO_VALUE;
}

/* The bit of a class of cues in sets of classes. There are a few more classes than bits:
 * the last ones, which only events read, share theirs with those right before them. A pass
 * asks with several at once which tokens it need not look at. */
static inline uint64_t dl_cue_mask(dl_cue_class cue)
{
    return (uint64_t)1 << (cue < 64 ? cue : 127 - cue);
}
#define DL_CUE_BIT(id) dl_cue_mask(DL_CUE_##id)

/* What stands behind the four look-ups that follow. */
const dl_cue *dl_draft_cue_at(const dl_draft *draft, uint32_t token, dl_cue_class cue,
                              bool any);
const dl_cue *dl_draft_cue_ending(const dl_draft *draft, uint32_t token, dl_cue_class cue,
                                  bool any);

/* The longest cue of a class that starts at a token, in the article's language (an
 * article in another language takes all); NULL if there is none. Most tokens have none of
 * most classes, so the bits are asked first. */
static inline const dl_cue *dl_draft_cue(const dl_draft *draft, uint32_t token,
                                         dl_cue_class cue)
{
    return token < draft->tokens.count && draft->cue_starts[token] & dl_cue_mask(cue)
             ? dl_draft_cue_at(draft, token, cue, false)
             : NULL;
}

/* Whether it has this value, perhaps among others. */
static inline bool dl_draft_cue_is(const dl_draft *draft, uint32_t token, dl_cue_class cue,
                                   const char *value)
{
    const dl_cue *found = dl_draft_cue(draft, token, cue);
    const dl_cue *end =
        found ? draft->cues.items + draft->first_cue[token + 1] : NULL;
    for (const dl_cue *it = found; it && it < end && it->end == found->end; it++)
        if (it->class == cue && it->spoken &&
            dl_str_equal(it->entry->value, dl_str_from(value)))
            return true;
    return false;
}

/* The longest cue in any language: "CEO" or "Inc" in a Vietnamese article. */
static inline const dl_cue *dl_draft_any_cue(const dl_draft *draft, uint32_t token,
                                             dl_cue_class cue)
{
    return token < draft->tokens.count && draft->cue_starts[token] & dl_cue_mask(cue)
             ? dl_draft_cue_at(draft, token, cue, true)
             : NULL;
}

/* Whether a cue of a class begins in a sentence; its bit alone says only that one may. */
static inline bool dl_sentence_has(const dl_draft *draft, const dl_sentence *sentence,
                                   dl_cue_class cue)
{
    if (!(sentence->classes & dl_cue_mask(cue)))
        return false;
    for (uint32_t i = sentence->first; i < sentence->end; i++)
        if (dl_draft_cue(draft, i, cue))
            return true;
    return false;
}

/* The longest cue of a class that ends right before `token`. */
static inline const dl_cue *dl_draft_cue_before(const dl_draft *draft, uint32_t token,
                                                dl_cue_class cue)
{
    return token <= draft->tokens.count && draft->cue_ends[token] & dl_cue_mask(cue)
             ? dl_draft_cue_ending(draft, token, cue, false)
             : NULL;
}

static inline const dl_cue *dl_draft_any_cue_before(const dl_draft *draft, uint32_t token,
                                                    dl_cue_class cue)
{
    return token <= draft->tokens.count && draft->cue_ends[token] & dl_cue_mask(cue)
             ? dl_draft_cue_ending(draft, token, cue, true)
             : NULL;
}

#endif
