/* Any bytes are a query, or an error whose offset lies inside them. */
#include <stdlib.h>

#include "dateline/index.h"
#include "dateline/query.h"
#include "dateline/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_arena arena = { 0 };
    dl_query *query = NULL;
    dl_error error = { 0 };
    size_t replaced;
    dl_str text = dl_utf8_repair((dl_str){ (const char *)data, size }, &arena, &replaced);
    if (dl_query_parse(text, size % 2 == 0, 20000, &arena, &query, &error)) {
        if (!query)
            abort();
    } else if (error.offset > text.len || !error.message[0])
        abort();
    dl_arena_release(&arena);
    return 0;
}
