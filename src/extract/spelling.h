#ifndef DL_SPELLING_H
#define DL_SPELLING_H
/* Private to extract: how a token is written. Tokens behind the last one are nothing, so
 * that looking ahead needs no care. */
#include "src/extract/draft.h"

bool dl_token_is_capital(const dl_token *token); /* has a capital: Chip, CHIP, iPhone */
/* A word of letters with a capital. */
bool dl_token_is_word(const dl_draft *draft, uint32_t token);
/* No white space before it. */
bool dl_token_is_glued(const dl_draft *draft, uint32_t token);
/* Could be a Vietnamese syllable. */
bool dl_token_is_vietnamese(const dl_draft *draft, uint32_t token);
/* Not plain ASCII. */
bool dl_token_is_accented(const dl_draft *draft, uint32_t token);
/* Is this word, in any case; is this sign, byte by byte. */
bool dl_token_reads(const dl_draft *draft, uint32_t token, const char *word);
bool dl_token_is_sign(const dl_draft *draft, uint32_t token, const char *sign);
/* In one sentence. */
bool dl_tokens_are_together(const dl_draft *draft, uint32_t a, uint32_t b);

#endif
