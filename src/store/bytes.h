#ifndef DL_STORE_BYTES_H
#define DL_STORE_BYTES_H
/* Private to store: numbers and texts as bytes. Numbers are LEB128, seven bits a byte, the
 * lowest first; signed ones are zigzag (0, -1, 1, -2 ...); a text is its length and its
 * bytes. After the first bad byte a reader has `failed` and gives zeros, so that its
 * caller checks once. */
#include "dateline/buf.h"

void dl_bytes_number(dl_buf *out, uint64_t number);
void dl_bytes_signed(dl_buf *out, int64_t number);
void dl_bytes_text(dl_buf *out, dl_str text);

typedef struct dl_bytes {
    dl_str rest;
    bool failed;
} dl_bytes;

uint64_t dl_bytes_read_number(dl_bytes *bytes);
/* At most `limit`, else it has failed. */
uint32_t dl_bytes_read_limited(dl_bytes *bytes, uint32_t limit);
int64_t dl_bytes_read_signed(dl_bytes *bytes);
/* Borrowed from the bytes. */
dl_str dl_bytes_read_text(dl_bytes *bytes);

/* A 64-bit hash that is the same on every machine (FNV-1a over eight bytes at a time,
 * finished as MurmurHash3 does). */
uint64_t dl_bytes_hash(dl_str bytes, uint64_t seed);

#endif
