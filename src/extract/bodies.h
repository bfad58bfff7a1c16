#ifndef DL_BODIES_H
#define DL_BODIES_H
/* Private to extract: names of authorities and other bodies that are put together from a
 * head and what it is for and where: "Bộ Thương mại Mỹ", "Chinese commerce ministry",
 * "首尔中央地方法院", "Biden administration". */
#include "src/extract/names.h"

typedef struct dl_body {
    uint32_t first, end;             /* tokens of the whole name */
    uint32_t title_first, title_end; /* without the country */
    uint32_t place;                  /* row of the place in it; DL_NO_ROW */
    dl_entity_kind kind;
    bool whole; /* the government itself, not one office of it */
} dl_body;

/* Adds the body as a candidate, with the row that the register has for it. */
void dl_body_add(dl_draft *draft, const dl_body *body);
/* "Biden administration": a government named after the person who leads it. */
void dl_body_add_led(dl_draft *draft, uint32_t first, uint32_t end,
                     const dl_name *leader);
/* The place that a chosen name covering this token names; DL_NO_ROW. */
uint32_t dl_place_at(const dl_draft *draft, uint32_t token);

void dl_find_bodies_vi(dl_draft *draft); /* bodies_vi.c */
void dl_find_bodies_en(dl_draft *draft); /* bodies_en.c */
void dl_find_bodies_zh(dl_draft *draft); /* bodies_zh.c */
/* Short titles ("the Foreign Ministry", "Bộ Thương mại") get the country that the article
 * speaks of there. */
void dl_bodies_settle(dl_draft *draft);

#endif
