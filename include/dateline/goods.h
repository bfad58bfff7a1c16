#ifndef DL_GOODS_H
#define DL_GOODS_H
/* [reference] Goods that have no name of their own ("HBM", "gali", "稀土"), and which words
 * of which language mean the same ones. */
#include "dateline/error.h"

typedef struct dl_goods dl_goods;

typedef struct dl_goods_phrase {
    dl_str class_name; /* "gallium"; may be the id of an entity */
    dl_str phrase;
    bool plain; /* too common to tell one event from another: "chips", "equipment" */
} dl_goods_phrase;

dl_goods *dl_goods_new(dl_arena *arena);
/* Reads a table (columns: class, phrases separated by ";", plain); `text` must outlive it. */
void dl_goods_load(dl_goods *goods, dl_str file, dl_str text, dl_reports *reports);
size_t dl_goods_count(const dl_goods *goods);
dl_goods_phrase dl_goods_at(const dl_goods *goods, size_t n);

#endif
