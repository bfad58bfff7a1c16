#ifndef DL_RUNS_H
#define DL_RUNS_H
/* Private to extract: runs of words with capitals. A run is words and what joins them
 * (hyphens, initials, "&", particles); it is cut at what is no part of a name. */
#include "src/extract/names.h"

/* A word with a capital, or a number before one, that is no date. */
bool dl_run_is_name_word(const dl_draft *draft, uint32_t token);
static inline bool dl_run_is_word(const dl_draft *draft, uint32_t token)
{
    return token < draft->tokens.count &&
           (draft->tokens.items[token].kind == DL_WORD_NUMBER ||
            dl_token_is_word(draft, token)) &&
           dl_run_is_name_word(draft, token);
}
/* The first word of a sentence, or of the text behind its date line. */
bool dl_run_is_start(const dl_draft *draft, uint32_t at);
/* How many tokens from `at` on join the run that ends there: 0 if it ends. */
/* The last word of a product of a series: "5 Pro", "14 Ultra". */
bool dl_run_is_grade(const dl_draft *draft, uint32_t token);
uint32_t dl_run_joins(const dl_draft *draft, uint32_t at);
/* The end of what stands at `at` in the run [start, end) and is not part of a name; `at`
 * if it is. */
uint32_t dl_run_skip(const dl_draft *draft, uint32_t at, uint32_t start, uint32_t end);
/* On behind a head that asks for more, "University of ...", or the form of a firm. */
uint32_t dl_run_extend(const dl_draft *draft, uint32_t first, uint32_t end);
/* Whether its last words are of a class: "... Inc", "... Court". */
bool dl_run_is_class_end(const dl_draft *draft, uint32_t first, uint32_t end);
/* A headline in title case: its capitals say nothing. */
bool dl_run_is_title_case(const dl_draft *draft, const dl_sentence *sentence);

#endif
