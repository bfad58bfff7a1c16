/* Entities have other ids when the corpus was made anew. */
#include "ui/explorer_parts.h"

static void follow(const dl_explorer *explorer, const dl_corpus *before, uint32_t *entity)
{
    if (*entity == DL_NO_ID)
        return;
    dl_ids mentions = dl_corpus_entity_mentions(before, *entity);
    *entity = DL_NO_ID;
    if (!mentions.count)
        return;
    const dl_mention *first = dl_corpus_mention(before, mentions.items[0]);
    dl_mentions now = dl_corpus_mentions(explorer->corpus, first->document);
    for (size_t i = 0; i < now.count; i++)
        if (now.items[i].span.start == first->span.start)
            *entity = now.items[i].entity;
}

static void follow_places(dl_explorer *explorer, const dl_corpus *before, dl_places places)
{
    for (size_t i = 0; i < places.count; i++)
        follow(explorer, before, &places.items[i].entity);
}

void dl_explorer_follow_entities(dl_explorer *explorer, const dl_corpus *before)
{
    follow(explorer, before, &explorer->place.entity);
    follow(explorer, before, &explorer->hover);
    follow_places(explorer, before, explorer->past);
    follow_places(explorer, before, explorer->future);
    if (explorer->card.kind == DL_TARGET_ENTITY)
        follow(explorer, before, &explorer->card.id);
    size_t kept = 0;
    for (size_t i = 0; i < explorer->filters.count; i++) {
        dl_filter filter = explorer->filters.items[i];
        bool named = filter.entity != DL_NO_ID;
        follow(explorer, before, &filter.entity);
        if (!named || filter.entity != DL_NO_ID)
            explorer->filters.items[kept++] = filter;
    }
    explorer->filters.count = kept;
    dl_explorer_stamp(explorer, DL_FACET_ENTITY);
    dl_explorer_stamp(explorer, DL_FACET_HOVER);
    dl_explorer_stamp(explorer, DL_FACET_FILTERS);
}
