#ifndef DL_SPELLING_H
#define DL_SPELLING_H
/* Private to extract: how a token is written. Tokens behind the last one are nothing, so
 * that looking ahead needs no care. */
#include "src/extract/lookup.h"

/* Has a capital: Chip, CHIP, iPhone. */
static inline bool dl_token_is_capital(const dl_token *token)
{
    return token->shape >= DL_SHAPE_CAPITAL;
}

/* A word of letters with a capital. */
static inline bool dl_token_is_word(const dl_draft *draft, uint32_t token)
{
    return token < draft->tokens.count &&
           draft->tokens.items[token].kind == DL_WORD_LETTERS &&
           dl_token_is_capital(&draft->tokens.items[token]);
}

/* No white space before it. */
static inline bool dl_token_is_glued(const dl_draft *draft, uint32_t token)
{
    return token < draft->tokens.count &&
           !(draft->tokens.items[token].flags & DL_TOKEN_SPACE);
}

/* Is this word, in any case; is this sign, byte by byte. */
static inline bool dl_token_reads(const dl_draft *draft, uint32_t token, const char *word)
{
    if (token >= draft->tokens.count)
        return false;
    dl_str folded = dl_draft_folded(draft, token);
    return folded.len && *folded.ptr == *word && dl_str_equal(folded, dl_str_from(word));
}

static inline bool dl_token_is_sign(const dl_draft *draft, uint32_t token,
                                    const char *sign)
{
    return token < draft->tokens.count && dl_draft_is(draft, token, sign);
}

/* In one sentence. */
static inline bool dl_tokens_are_together(const dl_draft *draft, uint32_t a, uint32_t b)
{
    return a < draft->tokens.count && b < draft->tokens.count &&
           draft->tokens.items[a].sentence == draft->tokens.items[b].sentence;
}

/* Could be a Vietnamese syllable. */
static inline bool dl_token_is_vietnamese(const dl_draft *draft, uint32_t token)
{
    return draft->tokens.items[token].flags & DL_TOKEN_VIETNAMESE;
}

/* Not plain ASCII. */
static inline bool dl_token_is_accented(const dl_draft *draft, uint32_t token)
{
    return draft->tokens.items[token].flags & DL_TOKEN_ACCENTED;
}

/* "alerted", "brought": whether an English past stands at a token, that of a verb of the
 * topic or of any other. */
static inline bool dl_word_is_past(const dl_draft *draft, uint32_t token)
{
    if (draft->language != DL_LANGUAGE_EN || token >= draft->tokens.count ||
        draft->tokens.items[token].shape != DL_SHAPE_LOWER)
        return false;
    dl_str word = dl_draft_folded(draft, token);
    return dl_draft_in(draft, token, DL_LIST_SIMPLE_PAST) ||
           (word.len > 4 && dl_str_ends(word, DL_STR("ed")));
}

#endif
