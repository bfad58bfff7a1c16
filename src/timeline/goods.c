#include "dateline/timeline.h"

static bool has_text(dl_str body, const dl_span *spans, size_t count, dl_str text)
{
    for (size_t i = 0; i < count; i++)
        if (dl_str_equal(dl_str_span(body, spans[i]), text))
            return true;
    return false;
}

dl_spans dl_timeline_goods_of(const dl_corpus *corpus, uint32_t event, dl_str *body,
                              dl_arena *arena)
{
    dl_spans told = dl_corpus_goods(corpus, event);
    if (!told.count)
        return told;
    *body = dl_corpus_body(corpus, dl_corpus_event(corpus, event)->document);
    dl_span *own = DL_NEW(arena, dl_span, told.count);
    size_t count = 0;
    for (size_t i = 0; i < told.count; i++)
        if (!has_text(*body, own, count, dl_str_span(*body, told.items[i])))
            own[count++] = told.items[i];
    return (dl_spans){ own, count };
}

dl_spans dl_timeline_goods(const dl_corpus *corpus, const dl_timeline_entry *entry,
                           dl_str *body, dl_arena *arena)
{
    dl_spans goods = { 0 };
    for (size_t i = 0; i < entry->events.count && !entry->items.count && !goods.count; i++)
        goods = dl_timeline_goods_of(corpus, entry->events.items[i], body, arena);
    return goods;
}
