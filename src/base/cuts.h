#ifndef DL_CUTS_H
#define DL_CUTS_H
/* Private to base: where a word begins and ends, for those that cut words alone (words.c)
 * and with their keys (word_keys.c). */
#include "dateline/words.h"

/* Skips white space and stray ignorable points; notes what lay between. False at the end.
 */
bool dl_words_skip_space(dl_str text, size_t *offset, dl_word *word);
/* The end of the word [start, end) without a date that it runs into: "OpenAI6月". */
size_t dl_word_without_date(dl_str text, size_t start, size_t end);

static inline bool dl_is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

#endif
