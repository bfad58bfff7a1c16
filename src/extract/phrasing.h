#ifndef DL_PHRASING_H
#define DL_PHRASING_H
/* Private to the events of extract: how a stretch of text words what it tells, as the
 * symbols that a model of deeds reads (dateline/deed_model.h). */
#include "src/extract/draft.h"

enum { DL_PHRASING_LINE = 128, DL_PHRASING_APART = 128 };

typedef struct dl_symbol {
    dl_str text;
    uint32_t word; /* 1 + its dense number in the article; 0 for what is no word */
} dl_symbol;

/* More than a long sentence has is left out. */
typedef struct dl_symbol_line {
    dl_symbol line[DL_PHRASING_LINE], apart[DL_PHRASING_APART];
    size_t count, apart_count;
} dl_symbol_line;

/* The symbols of the tokens [first, end). */
void dl_phrasing_read(const dl_draft *draft, uint32_t first, uint32_t end,
                      dl_symbol_line *symbols);

#endif
