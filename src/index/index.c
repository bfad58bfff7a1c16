/* Making documents findable: their words, their names, their events. */
#include "dateline/index.h"

#include <assert.h>
#include <string.h>

#include "src/index/parts.h"

dl_index *dl_index_new(void)
{
    dl_index *index = dl_memory_resize(NULL, 1, sizeof *index);
    *index = (dl_index){ 0 };
    return index;
}

void dl_index_free(dl_index *index)
{
    if (!index)
        return;
    dl_inversion_release(&index->bodies);
    dl_inversion_release(&index->titles);
    dl_inversion_release(&index->sources);
    dl_inversion_release(&index->sentences);
    dl_inversion_release(&index->names.words);
    dl_name_book_release(&index->names, &index->image);
    void *tables[] = { index->event_pool.items, index->event_lists.items,
                       index->entity_events.items, index->facts.items };
    for (size_t i = 0; i < DL_COUNT(tables); i++)
        if (!dl_image_has(&index->image, tables[i]))
            dl_memory_free(tables[i]);
    dl_image_release(&index->image);
    dl_buf_release(&index->text);
    dl_buf_release(&index->folder);
    dl_memory_free(index);
}

void dl_index_inversions(dl_index *index, dl_inversion *inversions[DL_INVERSIONS])
{
    dl_inversion *all[] = { &index->bodies, &index->titles, &index->sources,
                            &index->sentences, &index->names.words };
    memcpy(inversions, all, sizeof all);
}

void dl_index_spill(dl_index *index, const char *folder)
{
    dl_inversion *inversions[DL_INVERSIONS];
    dl_index_inversions(index, inversions);
    dl_buf_reset(&index->folder);
    dl_buf_add(&index->folder, dl_str_from(folder));
    for (size_t i = 0; i < DL_INVERSIONS; i++)
        inversions[i]->folder = dl_buf_cstr(&index->folder);
}

void dl_index_rest(dl_index *index)
{
    dl_inversion *inversions[DL_INVERSIONS];
    dl_index_inversions(index, inversions);
    for (size_t i = 0; i < DL_INVERSIONS; i++)
        dl_inversion_rest(inversions[i]);
    dl_image_rest(&index->image);
}

void dl_index_settle(dl_index *index)
{
    dl_inversion *inversions[DL_INVERSIONS];
    dl_index_inversions(index, inversions);
    for (size_t i = 0; i < DL_INVERSIONS; i++)
        dl_inversion_settle(inversions[i]);
}

uint32_t dl_index_documents(const dl_index *index)
{
    return dl_inversion_count(&index->bodies);
}

static void add_source(dl_index *index, const dl_corpus *corpus, uint32_t document)
{
    dl_buf_reset(&index->text);
    dl_buf_add(&index->text, dl_corpus_source(corpus, document));
    dl_buf_add_char(&index->text, '\n');
    dl_buf_add(&index->text, dl_corpus_address(corpus, document));
    dl_buf_add_char(&index->text, '\n');
    dl_buf_add(&index->text, dl_corpus_file(corpus, document));
    dl_inversion_add(&index->sources, dl_buf_str(&index->text));
}

static void post_event(dl_index *index, uint32_t entity, uint32_t event)
{
    while (index->entity_events.count <= entity)
        *DL_APPEND(&index->entity_events, NULL) = 0;
    dl_postings *events = dl_index_events_of(index, entity);
    if (!events) {
        events = DL_APPEND(&index->event_lists, NULL);
        *events = (dl_postings){ 0 };
        index->entity_events.items[entity] = (uint32_t)index->event_lists.count;
    }
    dl_postings_add(&index->event_pool, events, event);
}

/* An event is found by its parties, and by who is named in the sentence that tells it. */
static void add_event(dl_index *index, const dl_corpus *corpus, uint32_t id,
                      dl_mentions mentions)
{
    const dl_event *event = dl_corpus_event(corpus, id);
    dl_str body = dl_corpus_body(corpus, event->document);
    assert(id == dl_inversion_count(&index->sentences));
    dl_inversion_add(&index->sentences, dl_str_span(body, event->evidence));
    dl_parties parties = dl_corpus_parties(corpus, id);
    for (size_t i = 0; i < parties.count; i++)
        post_event(index, parties.items[i].entity, id);
    for (size_t i = 0; i < mentions.count; i++)
        if (mentions.items[i].span.start >= event->evidence.start &&
            mentions.items[i].span.end <= event->evidence.end)
            post_event(index, mentions.items[i].entity, id);
}

void dl_index_add(dl_index *index, const dl_corpus *corpus, uint32_t document)
{
    assert(document == dl_inversion_count(&index->bodies));
    const dl_document *record = dl_corpus_document(corpus, document);
    uint32_t days = (uint32_t)record->published.last - (uint32_t)record->published.first;
    if (dl_date_is_set(record->published) && days > index->longest_days)
        index->longest_days = days;
    *DL_APPEND(&index->facts, NULL) = (dl_ranked_facts){
        record->words, dl_date_is_set(record->published) ? record->published.last : INT32_MIN
    };
    dl_inversion_add(&index->bodies, dl_corpus_body(corpus, document));
    dl_inversion_add(&index->titles, dl_corpus_title(corpus, document));
    add_source(index, corpus, document);
    dl_mentions mentions = dl_corpus_mentions(corpus, document);
    for (size_t i = 0; i < mentions.count; i++)
        dl_name_book_update(&index->names, corpus, mentions.items[i].entity);
    for (uint32_t i = 0; i < record->event_count; i++)
        add_event(index, corpus, record->first_event + i, mentions);
}
