#include "dateline/goods.h"

#include "src/reference/table.h"

enum { CLASS, PHRASES, PLAIN };

struct dl_goods {
    dl_arena *arena;
    struct {
        dl_goods_phrase *items;
        size_t count, capacity;
    } phrases;
};

dl_goods *dl_goods_new(dl_arena *arena)
{
    dl_goods *goods = DL_NEW(arena, dl_goods, 1);
    goods->arena = arena;
    return goods;
}

void dl_goods_load(dl_goods *goods, dl_str file, dl_str text, dl_reports *reports)
{
    dl_table table = dl_table_open(file, text, reports);
    while (dl_table_next(&table, PHRASES + 1)) {
        dl_str phrases = table.cells[PHRASES], phrase;
        if (dl_str_equal(table.cells[CLASS], DL_STR("class"))) /* the header */
            continue;
        while (dl_table_value(&phrases, &phrase))
            *DL_APPEND(&goods->phrases, goods->arena) =
                (dl_goods_phrase){ table.cells[CLASS], phrase,
                                   table.cells[PLAIN].len > 0 };
    }
}

size_t dl_goods_count(const dl_goods *goods)
{
    return goods->phrases.count;
}

dl_goods_phrase dl_goods_at(const dl_goods *goods, size_t n)
{
    return goods->phrases.items[n];
}
