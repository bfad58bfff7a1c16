/* What a case is about: the charge, the arrest and the plea tell who, and the sentences
 * around them which chips were smuggled. */
#include "src/extract/events.h"

enum { AROUND = 2 }; /* sentences before a telling and behind it */

/* The first mention that does not begin before a byte. */
static size_t mention_from(const dl_annotations *out, uint32_t byte)
{
    size_t low = 0, high = out->mentions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (out->mentions.items[middle].span.start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void add_chips(const dl_story *story, uint32_t sentence, dl_entity_set *chips)
{
    const dl_annotations *out = story->draft->out;
    const dl_sentence *its = &story->draft->sentences.items[sentence];
    dl_span span = dl_draft_span(story->draft, its->first, its->end);
    for (size_t i = mention_from(out, span.start);
         i < out->mentions.count && out->mentions.items[i].span.start < span.end; i++)
        if (out->entities.items[out->mentions.items[i].entity].kind == DL_ENTITY_CHIP)
            dl_entity_set_add(chips, out->mentions.items[i].entity);
}

/* The nearest sentence that names chips, its own first. */
static void name_chips(const dl_story *story, dl_telling *telling)
{
    uint32_t count = (uint32_t)story->draft->sentences.count;
    for (uint32_t away = 0; away <= AROUND && telling->items.count == 0; away++) {
        if (telling->sentence >= away)
            add_chips(story, telling->sentence - away, &telling->items);
        if (telling->items.count == 0 && telling->sentence + away < count)
            add_chips(story, telling->sentence + away, &telling->items);
    }
}

void dl_tellings_name_items(dl_story *story)
{
    for (size_t i = 0; i < story->tellings.count; i++) {
        dl_telling *telling = &story->tellings.items[i];
        if (telling->deed == DL_DEED_ENFORCE && telling->on_topic &&
            telling->items.count == 0)
            name_chips(story, telling);
    }
}
