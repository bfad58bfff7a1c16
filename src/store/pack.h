#ifndef DL_STORE_PACK_H
#define DL_STORE_PACK_H
/* Private to store: bodies and links as they lie on disk. */
#include "dateline/store.h"

/* The body of a frame that dl_pack made, in the arena; false if it is damaged. */
bool dl_pack_open_body(dl_packer *packer, dl_str frame, dl_arena *arena, dl_str *body);
bool dl_pack_open_links(dl_str bytes, size_t body_length, dl_arena *arena,
                        dl_web_links *links);

/* The part of an address that makes two of them the same article; see pack.c. */
dl_str dl_pack_plain_address(dl_str address, dl_arena *arena);
/* What finds it quickly; 0 without an address. */
uint64_t dl_pack_address_key(const dl_article *article);
uint64_t dl_pack_content_key(const dl_article *article);

#endif
