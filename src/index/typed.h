#ifndef DL_TYPED_H
#define DL_TYPED_H
/* Private to index: what stands at a place of a query as it was typed: signs in either
 * width, words, quotations, the names of fields. Offsets are bytes of the text. */
#include "src/index/query.h"

/* The code point at `at`; *end is moved behind it. A space at the end of the text. */
uint32_t dl_typed_point(dl_str text, size_t at, size_t *end);
/* Brackets, the sign of NOT, white space. */
bool dl_typed_opens(uint32_t point);
bool dl_typed_closes(uint32_t point);
bool dl_typed_is_minus(uint32_t point);
bool dl_typed_is_space(uint32_t point);

/* The end of the word at `at`: white space, or, if it stands in brackets, the one that
 * closes them. */
size_t dl_typed_word_end(dl_str text, size_t at, bool bracketed);
/* Where a quotation that opens at `at` has its inside and its end; false if it does not
 * close or does not open. */
bool dl_typed_quotation(dl_str text, size_t at, dl_span *inside, size_t *behind);
/* The name of a field with its colon at `at`; false if what stands there is none. */
bool dl_typed_field(dl_str text, size_t at, dl_field *field);

#endif
