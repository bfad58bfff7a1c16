/* Bytes, whatever they are, are refused or give annotations that are sound: packed again they
 * come back. The check in front is made to fit, so that what is behind it is met. */
#include <stdlib.h>

#include "dateline/store.h"
#include "src/store/bytes.h"

enum { CHECK_BYTES = 4, BODY = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dl_arena arena = { 0 };
    dl_annotations found, again;
    dl_buf bytes = { .arena = &arena }, packed = { .arena = &arena };
    uint64_t check = dl_bytes_hash((dl_str){ (const char *)data, size }, 1);
    for (unsigned i = 0; i < CHECK_BYTES; i++)
        dl_buf_add_char(&bytes, (char)(unsigned char)(check >> 8 * i));
    dl_buf_add(&bytes, (dl_str){ (const char *)data, size });
    if (dl_annotations_unpack(dl_buf_str(&bytes), BODY, &arena, &found)) {
        dl_annotations_pack(&found, &packed);
        if (!dl_annotations_unpack(dl_buf_str(&packed), BODY, &arena, &again))
            abort();
    }
    dl_arena_release(&arena);
    return 0;
}
