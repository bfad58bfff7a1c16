#ifndef DL_PHRASING_H
#define DL_PHRASING_H
/* Private to the events of extract: how a stretch of text words what it tells, as the
 * symbols that a model of deeds reads (dateline/deed_model.h). */
#include "src/extract/draft.h"

enum { DL_PHRASING_LINE = 128, DL_PHRASING_APART = 128 };

/* A symbol is a number: one of the signs ("<chip>", "@rule"), or behind them a word of the
 * article by its dense number. */
enum { DL_SIGN_COUNT = 64 };

/* More than a long sentence has is left out. */
typedef struct dl_symbol_line {
    uint32_t line[DL_PHRASING_LINE], apart[DL_PHRASING_APART];
    size_t count, apart_count;
    uint64_t signs; /* those in `apart`, a bit each */
} dl_symbol_line;

/* The symbols of the tokens [first, end). */
void dl_phrasing_read(const dl_draft *draft, uint32_t first, uint32_t end,
                      dl_symbol_line *symbols);
dl_str dl_phrasing_text(const dl_draft *draft, uint32_t symbol);

/* English has many forms of one word ("blacklists", "blacklisted"): where a long word
 * stands in the line, its first letters are a symbol apart, "~black". Empty if the symbol
 * is no long word, or of another language. */
enum { DL_PHRASING_START = 6 }; /* bytes */
dl_str dl_phrasing_start(const dl_draft *draft, uint32_t symbol,
                         char room[DL_PHRASING_START]);

#endif
