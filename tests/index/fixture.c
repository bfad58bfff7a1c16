#include "tests/index/fixture.h"

#include <check.h>

enum { NAMES = 5 };

static const struct {
    const char *id;
    dl_entity_kind kind;
    const char *names[NAMES];
} rows[] = {
    [ROW_CHINA] = {"china",
                   DL_ENTITY_PLACE,                      { "China", "Trung Quốc", "中国", "TQ",
                      "Trung Quo\xCC\x82\xCC\x81"
                      "c" }                                      },
    [ROW_NVIDIA] = { "nvidia",
                   DL_ENTITY_COMPANY,                    { "Nvidia", "英伟达", "Nvidia Corp." }  },
    [ROW_HUANG] = { "jensen-huang",    DL_ENTITY_PERSON, { "Jensen Huang", "黄仁勋" }            },
    [ROW_H20] = { "h20",             DL_ENTITY_CHIP,   { "H20" }                                  },
    [ROW_US] = { "us",              DL_ENTITY_PLACE,  { "United States", "US", "Mỹ", "美国" }},
    [ROW_ZHOU] = { "zhou-hongyi",     DL_ENTITY_PERSON, { "Zhou Hongyi", "周鸿祎" }             },
    [ROW_SEA] = { "south-china-sea",
                   DL_ENTITY_PLACE,                      { "South China Sea", "Biển Đông" }     },
};

test_library test_library_open(void)
{
    return (test_library){ .corpus = dl_corpus_new(), .index = dl_index_new() };
}

void test_library_close(test_library *library)
{
    dl_index_free(library->index);
    dl_corpus_free(library->corpus);
    dl_arena_release(&library->arena);
}

/* --- annotations ------------------------------------------------------------------- */

typedef struct draft {
    dl_arena arena;
    dl_article article;
    dl_annotations found;
    dl_names names[DL_COUNT(rows)]; /* of the entities found */
} draft;

static uint32_t entity_of(draft *d, uint32_t row)
{
    for (uint32_t i = 0; i < d->found.entities.count; i++)
        if (d->found.entities.items[i].row == row)
            return i;
    dl_str *names = DL_NEW(&d->arena, dl_str, NAMES);
    size_t count = 0;
    for (; count < NAMES && rows[row].names[count]; count++)
        names[count] = dl_str_from(rows[row].names[count]);
    d->names[d->found.entities.count] = (dl_names){ names, count };
    *DL_APPEND(&d->found.entities, &d->arena) =
        (dl_found_entity){ dl_str_from(rows[row].id), names[0], rows[row].kind, row };
    return (uint32_t)d->found.entities.count - 1;
}

/* The longest name at a place in the text. */
static size_t name_at(dl_str text, size_t at, uint32_t *row)
{
    size_t longest = 0;
    dl_str rest = dl_str_slice(text, at, text.len);
    for (uint32_t i = 0; i < DL_COUNT(rows); i++)
        for (size_t n = 0; n < NAMES && rows[i].names[n]; n++) {
            dl_str name = dl_str_from(rows[i].names[n]);
            if (name.len > longest && dl_str_starts(rest, name)) {
                longest = name.len;
                *row = i;
            }
        }
    return longest;
}

static void find_mentions(draft *d)
{
    dl_str body = d->article.body;
    for (size_t at = 0; at < body.len;) {
        uint32_t row = 0;
        size_t length = name_at(body, at, &row);
        if (length)
            *DL_APPEND(&d->found.mentions, &d->arena) = (dl_found_mention){
                .span = {(uint32_t)at, (uint32_t)(at + length)},
                .entity = entity_of(d, row)
            };
        at += length ? length : 1;
    }
}

static void add_event(draft *d, const test_event *event)
{
    dl_str evidence = dl_str_from(event->evidence);
    size_t at = dl_str_find(d->article.body, evidence, 0);
    ck_assert(at != SIZE_MAX);
    bool told = event->actor != DL_NO_ROW;
    if (told)
        *DL_APPEND(&d->found.parties, &d->arena) =
            (dl_party){ entity_of(d, event->actor), DL_ROLE_ACTOR };
    *DL_APPEND(&d->found.events, &d->arena) = (dl_found_event){
        .evidence = {(uint32_t)at, (uint32_t)(at + evidence.len)},
        .deed = event->deed,
        .party_count = told
    };
}

void test_library_add(test_library *library, const test_document *documents, size_t count)
{
    uint32_t first = dl_corpus_documents(library->corpus);
    for (size_t i = 0; i < count; i++) {
        const test_document *document = &documents[i];
        draft d = {
            .article = {.file = DL_STR("a.txt"),
                        .title = dl_str_from(document->title),
                        .body = dl_str_from(document->body),
                        .source = dl_str_from(document->source),
                        .address = dl_str_from(document->address),
                        .published = dl_date_parse(dl_str_from(document->published)),
                        .language = document->language}
        };
        find_mentions(&d);
        if (document->event.evidence)
            add_event(&d, &document->event);
        dl_corpus_add(library->corpus, &d.article, &d.found, d.names);
        dl_arena_release(&d.arena);
    }
    dl_corpus_settle(library->corpus);
    for (uint32_t i = 0; i < count; i++)
        dl_index_add(library->index, library->corpus, first + i);
}

/* --- asking ------------------------------------------------------------------------ */

const dl_query *test_parse(test_library *library, const char *text, bool typing)
{
    dl_query *query = NULL;
    dl_error error = { 0 };
    bool ok = dl_query_parse(dl_str_from(text), typing, dl_day_number(2024, 7, 1),
                             &library->arena, &query, &error);
    ck_assert_msg(ok, "%s: %s", text, error.message);
    return query;
}

dl_results test_search(test_library *library, const char *text, bool typing)
{
    dl_search_options options = { .name_limit = 1000,
                                  .event_limit = 1000,
                                  .as_of = INT32_MAX,
                                  .reading = library->reading,
                                  .groups = library->groups };
    return dl_search(library->index, library->corpus, test_parse(library, text, typing),
                     options, &library->arena);
}

const char *test_letters(test_library *library, const char *text, bool typing)
{
    dl_results results = test_search(library, text, typing);
    dl_buf out = { .arena = &library->arena };
    for (size_t i = 0; i < results.document_count; i++)
        dl_buf_add_char(&out, (char)('a' + results.documents[i]));
    return dl_buf_cstr(&out);
}

const char *test_hits(test_library *library, const char *text, uint32_t document)
{
    dl_spans spans =
        dl_search_hits(library->index, library->corpus, test_parse(library, text, false),
                       document, &library->arena);
    dl_buf out = { .arena = &library->arena };
    for (size_t i = 0; i < spans.count; i++) {
        if (i)
            dl_buf_add_char(&out, '|');
        dl_buf_add(
            &out, dl_str_span(dl_corpus_body(library->corpus, document), spans.items[i]));
    }
    return dl_buf_cstr(&out);
}
