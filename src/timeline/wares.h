/* Private to timeline: goods without a name, as keys that agree across languages.
 *
 * The table of goods (dateline/goods.h) gives their classes: a row of the register where
 * the class is the id of an entity, else DL_KEY_CLASS. What is plain, and what no phrase
 * knows, is a class of DL_KEY_OTHER: it can agree, but contradicts nothing. */
#ifndef DL_TIMELINE_WARES_H
#define DL_TIMELINE_WARES_H
#include "src/timeline/facts.h"

typedef struct dl_wares dl_wares;

dl_wares *dl_wares_new(const dl_reference *reference, dl_arena *arena);
/* The key of plain chips. */
uint32_t dl_wares_chips(const dl_wares *wares);
/* The keys of a text as it stands in an article; every text is looked at once. */
dl_key_set dl_wares_keys(dl_wares *wares, dl_str text);

#endif
