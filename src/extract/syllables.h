#ifndef DL_SYLLABLES_H
#define DL_SYLLABLES_H
/* Private to extract: what the letters of a word say, whatever stands around it. The book
 * of words asks once a word. */
#include "dateline/str.h"

/* Could be a Vietnamese syllable; takes the word folded loosely. */
bool dl_word_is_vietnamese(dl_str folded);
/* Not plain ASCII, code points without a look of their own left aside. */
bool dl_word_is_accented(dl_str bytes);

#endif
