/* What is known of a name on the day that everything is shown as of: the articles of up to
 * that day, as the search counts them. Those that nothing dates are from no known day. */
#include "ui/explorer.h"
#include "ui/steps.h"

typedef const dl_document *(*document_of)(const dl_corpus *corpus, uint32_t id);

static const dl_document *document_itself(const dl_corpus *corpus, uint32_t id)
{
    return dl_corpus_document(corpus, id);
}

static const dl_document *document_of_mention(const dl_corpus *corpus, uint32_t id)
{
    return dl_corpus_document(corpus, dl_corpus_mention(corpus, id)->document);
}

/* How many of what is in order of publication is from before a day, or from none. */
static size_t count_before(const dl_corpus *corpus, dl_ids ids, document_of document,
                           int32_t day)
{
    size_t low = 0;
    for (size_t high = ids.count; low < high;) {
        size_t middle = low + (high - low) / 2;
        dl_date published = document(corpus, ids.items[middle])->published;
        if (!dl_date_is_set(published) || published.first < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static dl_ids known(const dl_explorer *explorer, dl_ids ids, document_of document)
{
    int32_t day = explorer->place.as_of;
    if (day == DL_ALWAYS)
        return ids;
    size_t first = count_before(explorer->corpus, ids, document, INT32_MIN);
    size_t end = count_before(explorer->corpus, ids, document, day + 1);
    return (dl_ids){ ids.items + first, end - first };
}

dl_ids dl_explorer_documents_of(const dl_explorer *explorer, uint32_t entity)
{
    return known(explorer, dl_corpus_entity_documents(explorer->corpus, entity),
                 document_itself);
}

dl_ids dl_explorer_mentions_of(const dl_explorer *explorer, uint32_t entity)
{
    return known(explorer, dl_corpus_entity_mentions(explorer->corpus, entity),
                 document_of_mention);
}

bool dl_explorer_periods(const dl_explorer *explorer, uint32_t *ends, int count)
{
    const dl_corpus *corpus = explorer->corpus;
    uint32_t documents = dl_corpus_documents(corpus);
    ends[0] = dl_corpus_rank_of_day(corpus, INT32_MIN);
    if (ends[0] == documents)
        return false;
    int32_t first =
        dl_corpus_document(corpus, dl_corpus_nth(corpus, ends[0]))->published.first;
    int32_t last =
        dl_corpus_document(corpus, dl_corpus_nth(corpus, documents - 1))->published.last;
    if (last == first)
        return false;
    int32_t day = explorer->place.as_of;
    last = last < day ? last : day > first ? day : first;
    int64_t days = (int64_t)last - first + 1;
    for (int i = 1; i <= count; i++)
        ends[i] = dl_corpus_rank_of_day(corpus, first + (int32_t)((days * i + count - 1) / count));
    return true;
}

void dl_explorer_count_periods(const dl_explorer *explorer, uint32_t entity,
                               const uint32_t *ends, int count, uint32_t *counts)
{
    dl_ids documents = dl_corpus_entity_documents(explorer->corpus, entity);
    size_t before = 0;
    for (int i = 0; i <= count; i++) {
        size_t low = before;
        for (size_t high = documents.count; low < high;) {
            size_t middle = low + (high - low) / 2;
            if (dl_corpus_rank(explorer->corpus, documents.items[middle]) < ends[i])
                low = middle + 1;
            else
                high = middle;
        }
        if (i)
            counts[i - 1] = (uint32_t)(low - before);
        before = low;
    }
}
