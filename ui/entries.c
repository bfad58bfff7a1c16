/* The entries of the timeline: what each tells, and which of them is current. */
#include "ui/explorer_parts.h"
#include "ui/steps.h"

uint32_t dl_explorer_entry_of(const dl_explorer *explorer, uint32_t event)
{
    return event < explorer->event_count ? explorer->entries[event] : DL_NO_ID;
}

/* The last entry that begins on the day or before; the first one if there is none. They
 * are in the order of their days. */
static size_t entry_on(const dl_explorer *explorer, int32_t day)
{
    size_t low = 0, high = explorer->timeline.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (explorer->timeline.entries[middle].date.first <= day)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static size_t entry_of_measure(const dl_explorer *explorer, uint32_t measure)
{
    for (size_t i = 0; i < explorer->timeline.count; i++)
        if (explorer->timeline.entries[i].measure == measure)
            return i;
    return DL_NO_PLACE;
}

/* Of what an article tells, that nearest to its publication: what it is news of. */
static size_t entry_of_document(const dl_explorer *explorer, uint32_t id)
{
    const dl_document *document = dl_corpus_document(explorer->corpus, id);
    bool dated = dl_date_is_set(document->published);
    int32_t day = dated ? document->published.last : INT32_MAX;
    size_t nearest = DL_NO_PLACE;
    int64_t least = INT64_MAX;
    for (uint32_t i = 0; i < document->event_count; i++) {
        uint32_t entry = dl_explorer_entry_of(explorer, document->first_event + i);
        if (entry == DL_NO_ID)
            continue;
        int64_t days = (int64_t)explorer->timeline.entries[entry].date.first - day;
        days = days < 0 ? -days : days;
        if (days < least) {
            least = days;
            nearest = entry;
        }
    }
    return nearest != DL_NO_PLACE ? nearest : entry_on(explorer, day);
}

static size_t current_entry(const dl_explorer *explorer)
{
    const dl_place *place = &explorer->place;
    if (!explorer->timeline.count)
        return DL_NO_PLACE;
    uint32_t chosen = dl_explorer_entry_of(explorer, place->event);
    if (chosen != DL_NO_ID)
        return chosen;
    size_t entry = place->measure == DL_NO_ROW
                       ? DL_NO_PLACE
                       : entry_of_measure(explorer, place->measure);
    if (entry != DL_NO_PLACE)
        return entry;
    if (place->document != DL_NO_ID)
        return entry_of_document(explorer, place->document);
    return explorer->timeline.count - 1;
}

void dl_explorer_find_entry(dl_explorer *explorer)
{
    explorer->entry = current_entry(explorer);
    dl_explorer_stamp(explorer, DL_FACET_ENTRY);
}

bool dl_explorer_entry_names(const dl_explorer *explorer, size_t n, uint32_t entity)
{
    return entity != DL_NO_ID &&
           dl_timeline_names(explorer->corpus, &explorer->timeline.entries[n], entity);
}

bool dl_explorer_entry_told(const dl_explorer *explorer, size_t n, uint32_t document)
{
    dl_ids events = explorer->timeline.entries[n].events;
    for (size_t i = 0; i < events.count; i++)
        if (dl_corpus_event(explorer->corpus, events.items[i])->document == document)
            return true;
    return false;
}
