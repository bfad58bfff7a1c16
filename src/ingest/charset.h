#ifndef DL_INGEST_CHARSET_H
#define DL_INGEST_CHARSET_H
/* Bytes of any charset to valid UTF-8.
 *
 * In this order: the byte order mark; UTF-8, when the bytes are UTF-8 (what they are
 * counts for more than what they say they are); the charset that HTTP declares, or else the
 * page or feed itself;
 * the likeliest by its bytes. Text in UTF-8 is not copied and keeps its mark.
 */
#include "dateline/arena.h"
#include "dateline/str.h"

typedef struct dl_decoded {
    dl_str text;
    const char *charset; /* "UTF-8" ...; lives in the arena or for ever */
    bool guessed;        /* nothing declared it */
    size_t replaced;     /* bad sequences that became U+FFFD */
} dl_decoded;

/* `charset` is what HTTP declares; may be empty. */
dl_decoded dl_charset_decode(dl_str bytes, dl_str charset, dl_arena *arena);

/* UTF-16 or UTF-32, by mark or by its NULs: bytes that only look binary. */
bool dl_charset_is_wide(dl_str bytes);

#endif
