/* Whose events they are. Persons hardly ever take part in a deed themselves: an authority or
 * a company does. So theirs are those whose sentence names them. */
#include "dateline/timeline.h"

static bool has_id(dl_ids ids, uint32_t id)
{
    for (size_t i = 0; i < ids.count; i++)
        if (ids.items[i] == id)
            return true;
    return false;
}

static bool is_person(const dl_corpus *corpus, uint32_t entity)
{
    return dl_corpus_entity(corpus, entity)->kind == DL_ENTITY_PERSON;
}

static bool sentence_names(const dl_corpus *corpus, uint32_t event, uint32_t entity)
{
    const dl_event *told = dl_corpus_event(corpus, event);
    dl_mentions mentions = dl_corpus_mentions(corpus, told->document);
    for (size_t i = 0; i < mentions.count; i++) {
        const dl_mention *mention = &mentions.items[i];
        if (mention->span.start >= told->evidence.end)
            break;
        if (mention->entity == entity && mention->span.start >= told->evidence.start)
            return true;
    }
    return false;
}

bool dl_timeline_event_names(const dl_corpus *corpus, uint32_t event, uint32_t entity)
{
    dl_parties parties = dl_corpus_parties(corpus, event);
    for (size_t i = 0; i < parties.count; i++)
        if (parties.items[i].entity == entity)
            return true;
    return is_person(corpus, entity) && sentence_names(corpus, event, entity);
}

bool dl_timeline_names(const dl_corpus *corpus, const dl_timeline_entry *entry,
                       uint32_t entity)
{
    if (has_id(entry->actors, entity) || has_id(entry->targets, entity)
        || has_id(entry->items, entity))
        return true;
    bool person = is_person(corpus, entity);
    for (size_t i = 0; person && i < entry->events.count; i++)
        if (sentence_names(corpus, entry->events.items[i], entity))
            return true;
    return false;
}
