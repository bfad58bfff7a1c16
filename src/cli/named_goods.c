#include "src/cli/named_goods.h"

#include "dateline/utf8.h"

static dl_str fold(dl_str text, dl_arena *arena)
{
    return dl_str_trim(dl_utf8_folded_loose(text, arena));
}

static bool has(dl_strs names, dl_str text)
{
    for (size_t i = 0; i < names.count; i++)
        if (dl_str_equal(names.items[i], text))
            return true;
    return false;
}

dl_strs dl_goods_names(const dl_goods *goods, dl_str name, dl_arena *arena)
{
    dl_strs names = { 0 };
    dl_str wanted = fold(name, arena), class_name = { 0 };
    if (wanted.len)
        *DL_APPEND(&names, arena) = wanted;
    for (size_t i = 0; i < dl_goods_count(goods) && !class_name.len; i++)
        if (dl_str_equal(fold(dl_goods_at(goods, i).phrase, arena), wanted))
            class_name = dl_goods_at(goods, i).class_name;
    for (size_t i = 0; i < dl_goods_count(goods) && class_name.len; i++) {
        dl_goods_phrase phrase = dl_goods_at(goods, i);
        dl_str folded = fold(phrase.phrase, arena);
        if (dl_str_equal(phrase.class_name, class_name) && !has(names, folded))
            *DL_APPEND(&names, arena) = folded;
    }
    return names;
}

bool dl_entry_tells_goods(const dl_corpus *corpus, const dl_timeline_entry *entry,
                          dl_strs names, dl_arena *arena)
{
    for (size_t i = 0; i < entry->events.count; i++) {
        dl_str body = { 0 };
        dl_spans told = dl_timeline_goods_of(corpus, entry->events.items[i], &body, arena);
        for (size_t k = 0; k < told.count; k++) {
            dl_str text = fold(dl_str_span(body, told.items[k]), arena);
            for (size_t n = 0; n < names.count; n++)
                if (dl_str_find(text, names.items[n], 0) != SIZE_MAX)
                    return true;
        }
    }
    return false;
}
