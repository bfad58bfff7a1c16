#include "src/index/walk.h"

void dl_walk_restart(dl_walk *walk)
{
    walk->limit = walk->number = 0;
}

bool dl_walk_start(dl_walk *walk, const dl_segment *segment, dl_str key, uint32_t index)
{
    dl_term_cursor cursor;
    dl_walk_restart(walk);
    walk->index = index;
    return dl_term_cursor_find(&cursor, segment, key) &&
           dl_list_open(&cursor, &walk->list);
}

void dl_walk_load(dl_walk *walk, uint32_t text)
{
    const dl_list *list = &walk->list;
    uint32_t number = dl_list_seek(list, walk->number, text), before = 0;
    dl_list_texts(list, number, &walk->block);
    dl_list_times(list, number, &walk->block);
    walk->places = dl_list_places(list, number);
    walk->limit =
        number + 1 < list->blocks ? dl_list_first(list, number + 1) : UINT32_MAX;
    walk->number = number;
    walk->at = 0;
    walk->block.texts[walk->block.count] = UINT32_MAX;
    for (uint32_t i = 0; i < walk->block.count; i++) {
        walk->before[i] = before;
        before += walk->block.times[i];
    }
}
