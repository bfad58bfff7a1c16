#include "tests/model/dump.h"

#include <check.h>

#include "dateline/extract.h"
#include "dateline/ingest.h"
#include "dateline/reference.h"

static void add_line(dl_buf *out, dl_str text)
{
    dl_buf_add(out, text);
    dl_buf_add_char(out, '\n');
}

static void add_ids(dl_buf *out, dl_ids ids)
{
    for (size_t i = 0; i < ids.count; i++)
        dl_buf_format(out, " %u", ids.items[i]);
    dl_buf_add_char(out, '\n');
}

static void add_events(const dl_corpus *corpus, const dl_document *document, dl_buf *out)
{
    for (uint32_t i = 0; i < document->event_count; i++) {
        uint32_t id = document->first_event + i;
        const dl_event *event = dl_corpus_event(corpus, id);
        dl_buf_format(out, "event %u %u-%u deed %u certainty %u from %d", id,
                      event->evidence.start, event->evidence.end, event->deed,
                      event->certainty, event->date.first);
        dl_parties parties = dl_corpus_parties(corpus, id);
        for (size_t j = 0; j < parties.count; j++)
            dl_buf_format(out, " %u/%d", parties.items[j].entity,
                          (int)parties.items[j].role);
        dl_spans goods = dl_corpus_goods(corpus, id);
        for (size_t j = 0; j < goods.count; j++)
            dl_buf_format(out, " %u-%u", goods.items[j].start, goods.items[j].end);
        dl_buf_add_char(out, '\n');
    }
}

static void add_document(const dl_corpus *corpus, uint32_t id, dl_buf *out)
{
    const dl_document *document = dl_corpus_document(corpus, id);
    dl_buf_format(out, "document %u rank %u published %d-%d words %u entities %u\n", id,
                  dl_corpus_rank(corpus, id), document->published.first,
                  document->published.last, document->words, document->entity_count);
    add_line(out, dl_corpus_title(corpus, id));
    add_line(out, dl_corpus_source(corpus, id));
    add_line(out, dl_corpus_file(corpus, id));
    add_line(out, dl_corpus_address(corpus, id));
    add_line(out, dl_corpus_document_key(corpus, id));
    add_line(out, dl_corpus_body(corpus, id));
    dl_mentions mentions = dl_corpus_mentions(corpus, id);
    for (size_t i = 0; i < mentions.count; i++)
        dl_buf_format(out, " %u-%u:%u", mentions.items[i].span.start,
                      mentions.items[i].span.end, mentions.items[i].entity);
    dl_document_dates dates = dl_corpus_dates(corpus, id);
    for (size_t i = 0; i < dates.count; i++)
        dl_buf_format(out, " %u:%d-%d", dates.items[i].span.start,
                      dates.items[i].value.first, dates.items[i].value.last);
    dl_buf_add_char(out, '\n');
    add_events(corpus, document, out);
}

static void add_entity(const dl_corpus *corpus, uint32_t id, dl_buf *out)
{
    const dl_entity *entity = dl_corpus_entity(corpus, id);
    dl_buf_format(out, "entity %u kind %u row %u mentions %u documents %u\n", id,
                  entity->kind, entity->row, entity->mentions, entity->documents);
    add_line(out, dl_corpus_entity_name(corpus, id));
    add_line(out, dl_corpus_entity_key(corpus, id));
    for (uint32_t i = 0; i < entity->name_count; i++)
        add_line(out, dl_corpus_entity_alias(corpus, id, i));
    add_ids(out, dl_corpus_entity_mentions(corpus, id));
    add_ids(out, dl_corpus_entity_documents(corpus, id));
    if (entity->known && !dl_corpus_is_damaged(corpus))
        ck_assert_uint_eq(dl_corpus_entity_of_row(corpus, entity->row), id);
}

void corpus_dump(const dl_corpus *corpus, dl_buf *out)
{
    for (uint32_t i = 0; i < dl_corpus_documents(corpus); i++)
        add_document(corpus, dl_corpus_nth(corpus, i), out);
    for (uint32_t i = 0; i < dl_corpus_entities(corpus); i++)
        add_entity(corpus, i, out);
}

/* --- the sample -------------------------------------------------------------------- */

static void read_article(sample_articles *sample, const dl_reference *reference,
                         dl_extractor *extractor, const dl_article *article)
{
    sample_article *one = DL_APPEND(sample, &sample->arena);
    one->article = *article;
    dl_extract(extractor, article, (dl_extract_options){ 0 }, &sample->arena,
               &one->found);
    one->names = DL_NEW(&sample->arena, dl_names, one->found.entities.count + 1);
    for (size_t i = 0; i < one->found.entities.count; i++) {
        uint32_t row = one->found.entities.items[i].row;
        if (row == DL_NO_ROW)
            continue;
        const dl_register_row *known = dl_register_row_at(reference->entities, row);
        one->names[i].count = known->name_count;
        dl_str *names = DL_NEW(&sample->arena, dl_str, known->name_count);
        for (size_t j = 0; j < known->name_count; j++)
            names[j] = dl_str_copy(&sample->arena, known->names[j]);
        one->names[i].items = names;
    }
    for (size_t i = 0; i < one->found.entities.count; i++) {
        dl_found_entity *entity = &one->found.entities.items[i];
        entity->id = dl_str_copy(&sample->arena, entity->id);
        entity->name = dl_str_copy(&sample->arena, entity->name);
    }
}

void sample_read(sample_articles *sample)
{
    dl_reference reference = { 0 };
    dl_error error = { 0 };
    dl_str name, text;
    *sample = (sample_articles){ 0 };
    dl_reference_open(&reference, (dl_str){ "", 0 }, NULL);
    dl_extractor *extractor = dl_extractor_new(&reference);
    for (size_t i = 0; dl_reference_sample(i, &name, &text); i++) {
        dl_articles articles = { 0 };
        dl_reports reports = { .arena = &sample->arena };
        ck_assert(
            dl_ingest(text, name, &sample->arena, &articles, &reports, &error));
        for (size_t j = 0; j < articles.count; j++)
            read_article(sample, &reference, extractor, &articles.items[j]);
    }
    dl_extractor_free(extractor);
    dl_reference_close(&reference);
}

void sample_add(const sample_articles *sample, size_t first, size_t last,
                dl_corpus *corpus)
{
    for (size_t i = first; i < last && i < sample->count; i++)
        dl_corpus_add(corpus, &sample->items[i].article, &sample->items[i].found,
                      sample->items[i].names);
    dl_corpus_settle(corpus);
}

void sample_release(sample_articles *sample)
{
    dl_arena_release(&sample->arena);
}
