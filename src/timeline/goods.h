/* Private to timeline: goods that have no name of their own ("HBM", "gali", "稀土"), made
 * comparable across languages.
 *
 * The topics' words with role "goods" say of which class they are (attribute "class");
 * a phrase without one is a class of its own, and so is a text that no phrase knows. The
 * class "chip" is what nearly every article is about, so it is told apart from others. */
#ifndef DL_TIMELINE_GOODS_H
#define DL_TIMELINE_GOODS_H
#include "src/timeline/facts.h"

typedef struct dl_goods dl_goods;

dl_goods *dl_goods_new(const dl_topics *topics, dl_arena *arena);
/* The key of the class "chip". */
uint32_t dl_goods_chips(const dl_goods *goods);
/* The classes of a text as it stands in an article; every text is looked at once. */
dl_key_set dl_goods_classes(dl_goods *goods, dl_str text);

#endif
