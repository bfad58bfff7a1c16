#include "src/model/tables.h"

#include <assert.h>
#include <sys/mman.h>

#include "dateline/file.h"

dl_corpus *dl_corpus_new(void)
{
    dl_corpus *corpus = dl_memory_resize(NULL, 1, sizeof *corpus);
    *corpus = (dl_corpus){ 0 };
    return corpus;
}

void dl_corpus_free(dl_corpus *corpus)
{
    if (!corpus)
        return;
    void *tables[] = {
        corpus->pool.items,           corpus->documents.items,
        corpus->document_texts.items, corpus->body_places.items,
        corpus->mentions.items,       corpus->dates.items,
        corpus->events.items,         corpus->parties.items,
        corpus->goods.items,          corpus->entities.items,
        corpus->entity_texts.items,   corpus->names.items,
        corpus->name_entities.items,  corpus->entity_of_row.items,
        corpus->order.items,          corpus->rank.items,
        corpus->links.items,          corpus->mention_starts.items,
        corpus->bodies.items,
    };
    for (size_t i = 0; i < DL_COUNT(tables); i++)
        if (!dl_image_has(&corpus->image, tables[i]))
            dl_memory_free(tables[i]);
    dl_lists_release(&corpus->entity_mentions);
    dl_lists_release(&corpus->entity_documents);
    dl_lists_release(&corpus->entity_names);
    dl_keys_release(&corpus->entity_keys);
    dl_keys_release(&corpus->name_keys);
    dl_arena_release(&corpus->body_arena);
    dl_arena_release(&corpus->scratch);
    dl_buf_release(&corpus->fold);
    dl_image_release(&corpus->image);
    dl_image_close(corpus->texts, corpus->texts_size);
    if (corpus->proofs)
        dl_memory_free((void *)corpus->proofs->bits);
    dl_memory_free(corpus->proofs);
    dl_memory_free(corpus);
}

uint64_t dl_corpus_generation(const dl_corpus *corpus)
{
    return corpus->generation;
}

uint32_t dl_corpus_documents(const dl_corpus *corpus)
{
    return (uint32_t)corpus->order.count;
}

uint32_t dl_corpus_entities(const dl_corpus *corpus)
{
    return corpus->settled_entities;
}

uint32_t dl_corpus_events(const dl_corpus *corpus)
{
    return corpus->settled_events;
}

uint64_t dl_corpus_words(const dl_corpus *corpus)
{
    return corpus->words;
}

dl_str dl_corpus_text(const dl_corpus *corpus, dl_text text)
{
    if (!text.length)
        return (dl_str){ "", 0 };
    dl_corpus_touch(corpus, DL_CORPUS_POOL, text.start, text.length);
    return (dl_str){ corpus->pool.items + text.start, text.length };
}

bool dl_corpus_make_ready(dl_corpus *corpus)
{
    static const dl_corpus_table changing[] = {
        DL_CORPUS_ENTITIES,      DL_CORPUS_ENTITY_TEXTS,  DL_CORPUS_NAMES,
        DL_CORPUS_NAME_ENTITIES, DL_CORPUS_ENTITY_OF_ROW, DL_CORPUS_ORDER, DL_CORPUS_RANK,
    };
    if (corpus->ready_tables == DL_COUNT(changing))
        return true;
    dl_corpus_table table = changing[corpus->ready_tables];
    if (dl_prove_part(&corpus->image.proofs[table], &corpus->ready_items)) {
        corpus->ready_tables++;
        corpus->ready_items = 0;
    }
    return corpus->ready_tables == DL_COUNT(changing);
}

void dl_corpus_touch_changing(dl_corpus *corpus)
{
    while (!dl_corpus_make_ready(corpus))
        continue;
}

static const dl_document_texts *texts_of(const dl_corpus *corpus, uint32_t document)
{
    assert(document < corpus->documents.count);
    dl_corpus_touch(corpus, DL_CORPUS_DOCUMENT_TEXTS, document, 1);
    return &corpus->document_texts.items[document];
}

const dl_document *dl_corpus_document(const dl_corpus *corpus, uint32_t document)
{
    assert(document < corpus->documents.count);
    dl_corpus_touch(corpus, DL_CORPUS_DOCUMENTS, document, 1);
    return &corpus->documents.items[document];
}

dl_str dl_corpus_title(const dl_corpus *corpus, uint32_t document)
{
    return dl_corpus_text(corpus, texts_of(corpus, document)->title);
}

enum { GROUP = 64 /* documents: those of one word of bits */ };

/* Asks for the bodies of a group, which mostly lie behind each other. */
static void fetch_group(const dl_corpus *corpus, uint32_t group)
{
    enum { MOST = 1 << 24 };
    uint32_t first = group * GROUP, last = first + GROUP - 1;
    if (first >= corpus->file_documents)
        return;
    if (last >= corpus->file_documents)
        last = corpus->file_documents - 1;
    dl_corpus_touch(corpus, DL_CORPUS_BODY_PLACES, first, last - first + 1);
    const dl_body_place *places = corpus->body_places.items;
    uint64_t start = places[first].start,
             end = places[last].start + dl_corpus_document(corpus, last)->body_length;
    if (start < end && end - start <= MOST && end <= corpus->texts_size)
        dl_file_fetch(corpus->texts, start, end);
}

/* Before a body of a group is looked at for the first time. Who comes from the group before
 * goes through all of them, and is to find the next ones in memory. */
static void enter_group(const dl_corpus *corpus, uint32_t group)
{
    enum { AHEAD = 8 };
    fetch_group(corpus, group);
    if (group && atomic_load_explicit(&corpus->proofs->bits[group - 1],
                                      memory_order_relaxed))
        fetch_group(corpus, group + AHEAD);
}

/* A body in the file; empty if its bytes are not those that were written. */
static dl_str proved_body(const dl_corpus *corpus, uint32_t document)
{
    const dl_body_place *place = &corpus->body_places.items[document];
    dl_corpus_touch(corpus, DL_CORPUS_BODY_PLACES, document, 1);
    size_t length = dl_corpus_document(corpus, document)->body_length;
    dl_str body = { length ? (const char *)corpus->texts + place->start : "", length };
    _Atomic uint64_t *bits = &corpus->proofs->bits[document / GROUP];
    uint64_t bit = 1ull << document % GROUP;
    if (atomic_load_explicit(bits, memory_order_relaxed) & bit)
        return body;
    if (!atomic_load_explicit(bits, memory_order_relaxed))
        enter_group(corpus, document / GROUP);
    if (dl_proof_check(body.ptr, body.len) != place->check) {
        corpus->proofs->damaged = true;
        return (dl_str){ "", 0 };
    }
    atomic_fetch_or_explicit(bits, bit, memory_order_relaxed);
    return body;
}

dl_str dl_corpus_body(const dl_corpus *corpus, uint32_t document)
{
    assert(document < corpus->documents.count);
    if (document < corpus->file_documents)
        return proved_body(corpus, document);
    return (dl_str){ corpus->bodies.items[document - corpus->file_documents],
                     dl_corpus_document(corpus, document)->body_length };
}

void dl_corpus_rest(const dl_corpus *corpus)
{
    if (corpus->texts) /* nobody writes there, so nothing is lost */
        madvise((void *)corpus->texts, corpus->texts_size, MADV_DONTNEED);
    dl_image_rest(&corpus->image);
}

bool dl_corpus_is_damaged(const dl_corpus *corpus)
{
    return (corpus->proofs && corpus->proofs->damaged) ||
           dl_image_is_damaged(&corpus->image);
}

uint64_t dl_corpus_lineage(const dl_corpus *corpus)
{
    return corpus->lineage;
}

dl_str dl_corpus_source(const dl_corpus *corpus, uint32_t document)
{
    return dl_corpus_text(corpus, texts_of(corpus, document)->source);
}

dl_str dl_corpus_file(const dl_corpus *corpus, uint32_t document)
{
    return dl_corpus_text(corpus, texts_of(corpus, document)->file);
}

dl_str dl_corpus_address(const dl_corpus *corpus, uint32_t document)
{
    return dl_corpus_text(corpus, texts_of(corpus, document)->address);
}

dl_str dl_corpus_author(const dl_corpus *corpus, uint32_t document)
{
    return dl_corpus_text(corpus, texts_of(corpus, document)->author);
}

dl_web_link dl_corpus_link(const dl_corpus *corpus, uint32_t document, uint32_t n)
{
    assert(n < dl_corpus_document(corpus, document)->link_count);
    uint32_t number = dl_corpus_document(corpus, document)->first_link + n;
    dl_corpus_touch(corpus, DL_CORPUS_LINKS, number, 1);
    const dl_link_texts *link = &corpus->links.items[number];
    return (dl_web_link){ link->span, dl_corpus_text(corpus, link->address) };
}

dl_str dl_corpus_document_key(const dl_corpus *corpus, uint32_t document)
{
    return dl_corpus_text(corpus, texts_of(corpus, document)->key);
}

uint32_t dl_corpus_nth(const dl_corpus *corpus, uint32_t rank)
{
    assert(rank < corpus->order.count);
    dl_corpus_touch(corpus, DL_CORPUS_ORDER, rank, 1);
    return corpus->order.items[rank];
}

uint32_t dl_corpus_rank(const dl_corpus *corpus, uint32_t document)
{
    assert(document < corpus->rank.count);
    dl_corpus_touch(corpus, DL_CORPUS_RANK, document, 1);
    return corpus->rank.items[document];
}

uint32_t dl_corpus_rank_of_day(const dl_corpus *corpus, int64_t day)
{
    uint32_t low = 0, high = dl_corpus_documents(corpus);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        dl_date date = dl_corpus_document(corpus, dl_corpus_nth(corpus, middle))->published;
        if (!dl_date_is_set(date) || date.first < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

dl_mentions dl_corpus_mentions(const dl_corpus *corpus, uint32_t document)
{
    const dl_document *record = dl_corpus_document(corpus, document);
    if (!record->mention_count)
        return (dl_mentions){ 0 };
    dl_corpus_touch(corpus, DL_CORPUS_MENTIONS, record->first_mention,
                    record->mention_count);
    return (dl_mentions){ corpus->mentions.items + record->first_mention,
                          record->mention_count };
}

const uint32_t *dl_corpus_mention_starts(const dl_corpus *corpus)
{
    static const uint32_t none = 0;
    if (!corpus->mention_starts.count)
        return &none;
    dl_corpus_touch(corpus, DL_CORPUS_MENTION_STARTS, 0, corpus->mention_starts.count);
    return corpus->mention_starts.items;
}

dl_document_dates dl_corpus_dates(const dl_corpus *corpus, uint32_t document)
{
    const dl_document *record = dl_corpus_document(corpus, document);
    if (!record->date_count)
        return (dl_document_dates){ 0 };
    dl_corpus_touch(corpus, DL_CORPUS_DATES, record->first_date, record->date_count);
    return (dl_document_dates){ corpus->dates.items + record->first_date,
                                record->date_count };
}

const dl_mention *dl_corpus_mention(const dl_corpus *corpus, uint32_t mention)
{
    assert(mention < corpus->mentions.count);
    dl_corpus_touch(corpus, DL_CORPUS_MENTIONS, mention, 1);
    return &corpus->mentions.items[mention];
}

const dl_event *dl_corpus_event(const dl_corpus *corpus, uint32_t event)
{
    assert(event < corpus->events.count);
    dl_corpus_touch(corpus, DL_CORPUS_EVENTS, event, 1);
    return &corpus->events.items[event];
}

dl_parties dl_corpus_parties(const dl_corpus *corpus, uint32_t event)
{
    const dl_event *record = dl_corpus_event(corpus, event);
    if (!record->party_count)
        return (dl_parties){ 0 };
    dl_corpus_touch(corpus, DL_CORPUS_PARTIES, record->first_party, record->party_count);
    return (dl_parties){ corpus->parties.items + record->first_party,
                         record->party_count };
}

dl_spans dl_corpus_goods(const dl_corpus *corpus, uint32_t event)
{
    const dl_event *record = dl_corpus_event(corpus, event);
    if (!record->goods_count)
        return (dl_spans){ 0 };
    dl_corpus_touch(corpus, DL_CORPUS_GOODS, record->first_goods, record->goods_count);
    return (dl_spans){ corpus->goods.items + record->first_goods, record->goods_count };
}

const dl_entity *dl_corpus_entity(const dl_corpus *corpus, uint32_t entity)
{
    assert(entity < corpus->entities.count);
    dl_corpus_touch(corpus, DL_CORPUS_ENTITIES, entity, 1);
    return &corpus->entities.items[entity];
}

static const dl_entity_texts *entity_texts_of(const dl_corpus *corpus, uint32_t entity)
{
    assert(entity < corpus->entities.count);
    dl_corpus_touch(corpus, DL_CORPUS_ENTITY_TEXTS, entity, 1);
    return &corpus->entity_texts.items[entity];
}

dl_str dl_corpus_entity_name(const dl_corpus *corpus, uint32_t entity)
{
    return dl_corpus_text(corpus, entity_texts_of(corpus, entity)->name);
}

dl_str dl_corpus_entity_key(const dl_corpus *corpus, uint32_t entity)
{
    return dl_corpus_text(corpus, entity_texts_of(corpus, entity)->key);
}

dl_str dl_corpus_entity_alias(const dl_corpus *corpus, uint32_t entity, uint32_t n)
{
    const dl_list_head *head = dl_lists_head(&corpus->entity_names, entity);
    if (n >= head->count) /* of a damaged page */
        return (dl_str){ "", 0 };
    uint32_t name = dl_lists_ids(&corpus->entity_names, head)[n];
    dl_corpus_touch(corpus, DL_CORPUS_NAMES, name, 1);
    return dl_corpus_text(corpus, corpus->names.items[name]);
}

static dl_ids list_of(const dl_lists *lists, uint32_t entity)
{
    if (entity >= lists->heads.count || !dl_lists_head(lists, entity)->count)
        return (dl_ids){ 0 };
    const dl_list_head *head = &lists->heads.items[entity];
    return (dl_ids){ dl_lists_ids(lists, head), head->count };
}

dl_ids dl_corpus_entity_mentions(const dl_corpus *corpus, uint32_t entity)
{
    return list_of(&corpus->entity_mentions, entity);
}

dl_ids dl_corpus_entity_documents(const dl_corpus *corpus, uint32_t entity)
{
    return list_of(&corpus->entity_documents, entity);
}

uint32_t dl_corpus_entity_of_row(const dl_corpus *corpus, uint32_t row)
{
    dl_corpus_touch(corpus, DL_CORPUS_ENTITY_OF_ROW, row, 1);
    uint32_t entity =
        row < corpus->entity_of_row.count ? corpus->entity_of_row.items[row] : DL_NO_ID;
    return entity < corpus->settled_entities ? entity : DL_NO_ID;
}
