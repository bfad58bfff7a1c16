#ifndef DL_HAN_H
#define DL_HAN_H
/* Private to extract: where names in Han script may begin and end.
 *
 * No capitals and no spaces: a name is what a frame leaves over.
 *
 *     申汇|证券 分析师 周慕言 认为        参议员 汤姆·科顿 5月 提出 《芯片安全法案》
 */
#include "src/extract/names.h"

static inline bool dl_han_is(const dl_draft *draft, uint32_t at)
{
    return at < draft->tokens.count && draft->tokens.items[at].kind == DL_WORD_HAN;
}

/* An ideograph of no name and no date. */
static inline bool dl_han_is_free(const dl_draft *draft, uint32_t at)
{
    return dl_han_is(draft, at) && !draft->cover[at] &&
           !(draft->tokens.items[at].taken & DL_TAKEN_DATE);
}

bool dl_han_ends_before(const dl_draft *draft, uint32_t at);
bool dl_han_begins_at(const dl_draft *draft, uint32_t at);
/* Whether a place covers the token; one inside a country. */
bool dl_han_is_place(const dl_draft *draft, uint32_t at);
bool dl_han_is_city(const dl_draft *draft, uint32_t at);
/* Where the place (a city or province) right before `first` begins, with its 省 or 市;
 * `first` if there is none. */
uint32_t dl_han_place_before(const dl_draft *draft, uint32_t first, bool city);
/* Whether [first, end) begins or ends with a word of two and more that the lexicon has.
 */
bool dl_han_is_class_word(const dl_draft *draft, uint32_t first, uint32_t end);
/* Where a name that ends in a class word at `tail` begins: back to an edge at most `most`
 * ideographs away; `tail` if there is none. */
uint32_t dl_han_edge_before(const dl_draft *draft, uint32_t tail, uint32_t most);

void dl_find_han_person(dl_draft *draft, uint32_t at);  /* persons_han.c */
void dl_find_han_dotted(dl_draft *draft, uint32_t dot); /* 汤姆·科顿 */
void dl_find_han_of_firm(dl_draft *draft, uint32_t of); /* 远岫资本的顾蘅 */
/* 记者李明、张华: a person listed behind another one, at the sign between. */
void dl_find_han_colleague(dl_draft *draft, uint32_t sign);
void dl_find_han_firm(dl_draft *draft, uint32_t at);    /* firms_han.c */
void dl_find_han_bare_firm(dl_draft *draft, uint32_t end);
void dl_find_han_listed(dl_draft *draft, uint32_t sign);
/* Whether [first, end) is nothing that the lexicon has a word for. */
bool dl_han_is_unheard(const dl_draft *draft, uint32_t first, uint32_t end);
void dl_find_han_frames(dl_draft *draft); /* frames_han.c */
void dl_find_han_coded(dl_draft *draft, uint32_t open); /* codes_han.c */

#endif
