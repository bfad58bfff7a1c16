#ifndef DL_CLI_NAMED_GOODS_H
#define DL_CLI_NAMED_GOODS_H
/* [cli] Goods that --entity names where no entity is called so: "gallium" is also gali and 镓. */
#include "src/cli/cli.h"

/* What the goods are called, folded; the name itself where no table knows it. */
dl_strs dl_goods_names(const dl_goods *goods, dl_str name, dl_arena *arena);
/* Whether an event of the entry tells of goods that are called so. */
bool dl_entry_tells_goods(const dl_corpus *corpus, const dl_timeline_entry *entry,
                          dl_strs names, dl_arena *arena);

#endif
