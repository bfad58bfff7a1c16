#include "dateline/corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "tests/suites.h"

/* An article being made, and its annotations. */
typedef struct draft {
    dl_arena arena;
    dl_article article;
    dl_annotations found;
} draft;

static draft draft_of(const char *title, const char *body, dl_date published)
{
    return (draft){
        .article = {.file = DL_STR("news/a.txt"),
                    .title = dl_str_from(title),
                    .body = dl_str_from(body),
                    .source = DL_STR("Gazette"),
                    .published = published,
                    .origin = DL_ORIGIN_HEADER,
                    .language = DL_LANGUAGE_EN}
    };
}

static uint32_t add_entity(draft *d, const char *name, dl_entity_kind kind, uint32_t row)
{
    *DL_APPEND(&d->found.entities, &d->arena) =
        (dl_found_entity){ dl_str_from(name), dl_str_from(name), kind, row };
    return (uint32_t)d->found.entities.count - 1;
}

/* A mention of the first `surface` in the body. */
static void add_mention(draft *d, uint32_t entity, const char *surface)
{
    dl_str needle = dl_str_from(surface);
    size_t at = dl_str_find(d->article.body, needle, 0);
    ck_assert(at != SIZE_MAX);
    *DL_APPEND(&d->found.mentions, &d->arena) = (dl_found_mention){
        .span = {(uint32_t)at, (uint32_t)(at + needle.len)},
          .entity = entity
    };
}

static uint32_t keep(dl_corpus *corpus, draft *d)
{
    uint32_t document = dl_corpus_add(corpus, &d->article, &d->found, NULL);
    dl_arena_release(&d->arena);
    return document;
}

START_TEST(keeps_what_an_article_says)
{
    dl_corpus *corpus = dl_corpus_new();
    draft d = draft_of("Title", "Nvidia sells the H20, said Mr. Han.",
                       dl_date_of_day(2024, 2, 1));
    d.article.address = DL_STR("https://example.org/a");
    uint32_t nvidia = add_entity(&d, "Nvidia", DL_ENTITY_COMPANY, 7);
    uint32_t h20 = add_entity(&d, "H20", DL_ENTITY_CHIP, DL_NO_ROW);
    add_mention(&d, nvidia, "Nvidia");
    add_mention(&d, h20, "H20");
    *DL_APPEND(&d.found.dates, &d.arena) = (dl_found_date){
        .span = {1, 2},
          .value = dl_date_of_year(2022)
    };
    *DL_APPEND(&d.found.parties, &d.arena) = (dl_party){ h20, DL_ROLE_ITEM };
    *DL_APPEND(&d.found.parties, &d.arena) = (dl_party){ nvidia, DL_ROLE_ACTOR };
    *DL_APPEND(&d.found.goods, &d.arena) = (dl_span){ 3, 5 };
    *DL_APPEND(&d.found.events, &d.arena) = (dl_found_event){
        .evidence = {0, 35},
        .deed = DL_DEED_LAUNCH,
        .on_topic = true,
        .date = dl_date_of_month(2024, 1),
        .first_party = 1,
        .party_count = 1,
        .goods_count = 1
    };
    uint32_t document = keep(corpus, &d);
    ck_assert_uint_eq(dl_corpus_documents(corpus), 0);
    ck_assert_uint_eq(dl_corpus_generation(corpus), 0);
    dl_corpus_settle(corpus);
    dl_corpus_settle(corpus);
    ck_assert_uint_eq(dl_corpus_generation(corpus), 1);
    ck_assert_uint_eq(dl_corpus_documents(corpus), 1);

    const dl_document *record = dl_corpus_document(corpus, document);
    ck_assert_uint_eq(record->words, 7);
    ck_assert_uint_eq(record->entity_count, 2);
    ck_assert(dl_date_equal(record->published, dl_date_of_day(2024, 2, 1)));
    ck_assert(dl_str_equal(dl_corpus_title(corpus, document), DL_STR("Title")));
    ck_assert(dl_str_equal(dl_corpus_source(corpus, document), DL_STR("Gazette")));
    ck_assert(dl_str_equal(dl_corpus_address(corpus, document),
                           DL_STR("https://example.org/a")));
    ck_assert(
        dl_str_equal(dl_corpus_document_key(corpus, document), DL_STR("news/a.txt")));
    ck_assert(dl_str_starts(dl_corpus_body(corpus, document), DL_STR("Nvidia sells")));

    uint32_t entity = dl_corpus_entity_of_row(corpus, 7);
    ck_assert(dl_str_equal(dl_corpus_entity_name(corpus, entity), DL_STR("Nvidia")));
    ck_assert_uint_eq(dl_corpus_entity_of_row(corpus, 6), DL_NO_ID);
    ck_assert_uint_eq(dl_corpus_entity_of_row(corpus, 8), DL_NO_ID);
    ck_assert_uint_eq(dl_corpus_dates(corpus, document).count, 1);
    ck_assert_uint_eq(dl_corpus_events(corpus), 1);
    dl_parties parties = dl_corpus_parties(corpus, 0);
    ck_assert_uint_eq(parties.count, 1);
    ck_assert_uint_eq(parties.items[0].entity, entity);
    ck_assert_uint_eq(dl_corpus_goods(corpus, 0).items[0].start, 3);
    dl_corpus_free(corpus);
}
END_TEST

enum { NEW = -1 }; /* no row of the register */

static const struct {
    dl_entity_kind first_kind, second_kind;
    const char *first, *second;
    int first_row, second_row;
    bool same;
} joins[] = {
    { DL_ENTITY_COMPANY, DL_ENTITY_COMPANY, "Nvidia", "英伟达", 3, 3, true },
    { DL_ENTITY_COMPANY, DL_ENTITY_COMPANY, "Nvidia", "Nvidia", 3, 4, false },
    { DL_ENTITY_COMPANY, DL_ENTITY_COMPANY, "Acme", "ACME", NEW, NEW, true },
    { DL_ENTITY_COMPANY, DL_ENTITY_PRODUCT, "Acme", "Acme", NEW, NEW, false },
    { DL_ENTITY_COMPANY, DL_ENTITY_COMPANY, "Acme", "Acme", NEW, 5, false },
    { DL_ENTITY_PERSON, DL_ENTITY_PERSON, "Smith", "Smith", NEW, NEW, false },
    { DL_ENTITY_PERSON, DL_ENTITY_PERSON, "Smith.", "Smith.", NEW, NEW, false },
    { DL_ENTITY_PERSON, DL_ENTITY_PERSON, "Ann Smith", "Ann  SMITH", NEW, NEW, true },
    { DL_ENTITY_PERSON, DL_ENTITY_PERSON, "张三", "张三", NEW, NEW, true },
    { DL_ENTITY_PERSON, DL_ENTITY_PERSON, "Nguyễn Hoà", "Nguye\xCC\x82\xCC\x83n Hòa", NEW,
      NEW, true },
};

START_TEST(joins_entities_across_documents)
{
    dl_corpus *corpus = dl_corpus_new();
    uint32_t entities[2];
    for (int i = 0; i < 2; i++) {
        const char *name = i ? joins[_i].second : joins[_i].first;
        draft d = draft_of("t", name, dl_date_of_year(2024));
        int row = i ? joins[_i].second_row : joins[_i].first_row;
        uint32_t entity =
            add_entity(&d, name, i ? joins[_i].second_kind : joins[_i].first_kind,
                       row == NEW ? DL_NO_ROW : (uint32_t)row);
        add_mention(&d, entity, name);
        uint32_t document = keep(corpus, &d);
        dl_corpus_settle(corpus);
        entities[i] = dl_corpus_mentions(corpus, document).items[0].entity;
    }
    ck_assert_int_eq(entities[0] == entities[1], joins[_i].same);
    ck_assert_uint_eq(dl_corpus_entities(corpus), joins[_i].same ? 1 : 2);
    dl_corpus_free(corpus);
}
END_TEST

START_TEST(lists_every_other_name_once)
{
    dl_corpus *corpus = dl_corpus_new();
    draft d = draft_of("t", "Nvidia NVIDIA 英伟达 Nvidia\n  Corp", dl_date_of_year(2024));
    uint32_t nvidia = add_entity(&d, "Nvidia", DL_ENTITY_COMPANY, 0);
    add_mention(&d, nvidia, "Nvidia");
    add_mention(&d, nvidia, "NVIDIA");
    add_mention(&d, nvidia, "英伟达");
    add_mention(&d, nvidia, "NVIDIA");
    add_mention(&d, nvidia, "Nvidia\n  Corp");
    dl_str names[] = { DL_STR("Nvidia"), DL_STR("NVDA"), DL_STR("英伟达") };
    dl_corpus_add(corpus, &d.article, &d.found, &(dl_names){ names, DL_COUNT(names) });
    dl_arena_release(&d.arena);
    dl_corpus_settle(corpus);
    static const char *const expected[] = { "NVDA", "英伟达", "NVIDIA", "Nvidia Corp" };
    ck_assert_uint_eq(dl_corpus_entity(corpus, 0)->name_count, DL_COUNT(expected));
    for (uint32_t i = 0; i < DL_COUNT(expected); i++)
        ck_assert(
            dl_str_equal(dl_corpus_entity_alias(corpus, 0, i), dl_str_from(expected[i])));
    dl_corpus_free(corpus);
}
END_TEST

START_TEST(puts_late_news_in_its_place)
{
    static const struct {
        const char *date;
        int64_t taken; /* in later is newer */
    } news[] = {
        { "2024-03-01", 1 }, { "", 0 },           { "2023-01-01", 9 }, { "2024-03-01", 1 },
        { "2022", 2 },       { "2024-03-01", 7 }, { "2024-03-01", 4 }, { "", 0 },
    };
    static const uint32_t order[] = { 1, 7, 4, 2, 0, 3, 6, 5 };
    dl_corpus *corpus = dl_corpus_new();
    for (size_t i = 0; i < DL_COUNT(news); i++) {
        draft d = draft_of("t", "H20", dl_date_parse(dl_str_from(news[i].date)));
        d.article.taken = news[i].taken;
        add_mention(&d, add_entity(&d, "H20", DL_ENTITY_CHIP, 0), "H20");
        keep(corpus, &d);
        dl_corpus_settle(corpus);
    }
    dl_ids documents = dl_corpus_entity_documents(corpus, 0);
    ck_assert_uint_eq(documents.count, DL_COUNT(order));
    for (uint32_t i = 0; i < DL_COUNT(order); i++) {
        ck_assert_uint_eq(dl_corpus_nth(corpus, i), order[i]);
        ck_assert_uint_eq(dl_corpus_rank(corpus, order[i]), i);
        ck_assert_uint_eq(documents.items[i], order[i]);
    }
    dl_corpus_free(corpus);
}
END_TEST

static const struct {
    const char *body;
    uint32_t words;
} bodies[] = {
    {"",                                0},
    { "Two words",                      2},
    { "one - two, \"three\" 4,5",       4},
    { "Mỹ cấm chip",                3},
    { "美国对华芯片，出口。", 8},
    { "英伟达H20",                   4},
    { "well-known U.S. firm\xE2",       3},
    { "... --- !",                      0},
};

START_TEST(counts_words_to_read)
{
    dl_corpus *corpus = dl_corpus_new();
    draft d = draft_of("t", bodies[_i].body, (dl_date){ 0 });
    keep(corpus, &d);
    dl_corpus_settle(corpus);
    ck_assert_uint_eq(dl_corpus_document(corpus, 0)->words, bodies[_i].words);
    dl_corpus_free(corpus);
}
END_TEST

/* --- against plain scans ----------------------------------------------------------- */

enum { KNOWN = 12, DOCUMENTS = 300 };

static unsigned random_state;

static unsigned random_below(unsigned limit)
{
    random_state = random_state * 1103515245u + 12345u;
    return (random_state >> 16) % limit;
}

static void add_random_document(dl_corpus *corpus)
{
    static const char body[] =
        "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr ss tt";
    dl_date published = random_below(8) ? dl_date_of_day(2020 + (int)random_below(3),
                                                         1 + (int)random_below(12), 1)
                                        : (dl_date){ 0 };
    draft d = draft_of("t", body, published);
    unsigned entities = 1 + random_below(KNOWN);
    for (unsigned i = 0; i < entities; i++)
        add_entity(&d, "Some Name", DL_ENTITY_COMPANY, random_below(KNOWN));
    unsigned mentions = random_below(20);
    for (unsigned i = 0; i < mentions; i++)
        *DL_APPEND(&d.found.mentions, &d.arena) = (dl_found_mention){
            .span = {i * 3, i * 3 + 2},
              .entity = random_below(entities)
        };
    keep(corpus, &d);
}

static void check_order(const dl_corpus *corpus)
{
    uint32_t count = dl_corpus_documents(corpus);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t document = dl_corpus_nth(corpus, i);
        ck_assert_uint_eq(dl_corpus_rank(corpus, document), i);
        if (i == 0)
            continue;
        uint32_t before = dl_corpus_nth(corpus, i - 1);
        int order = dl_date_compare(dl_corpus_document(corpus, before)->published,
                                    dl_corpus_document(corpus, document)->published);
        ck_assert(order < 0 || (order == 0 && before < document));
    }
}

static void check_entity(const dl_corpus *corpus, uint32_t entity)
{
    dl_ids mentions = dl_corpus_entity_mentions(corpus, entity);
    dl_ids documents = dl_corpus_entity_documents(corpus, entity);
    size_t mention = 0, document = 0;
    for (uint32_t i = 0; i < dl_corpus_documents(corpus); i++) {
        uint32_t id = dl_corpus_nth(corpus, i);
        dl_mentions all = dl_corpus_mentions(corpus, id);
        size_t before = mention;
        for (size_t j = 0; j < all.count; j++) {
            if (all.items[j].entity != entity)
                continue;
            ck_assert_uint_lt(mention, mentions.count);
            ck_assert_ptr_eq(dl_corpus_mention(corpus, mentions.items[mention]),
                             &all.items[j]);
            mention++;
        }
        if (mention > before) {
            ck_assert_uint_lt(document, documents.count);
            ck_assert_uint_eq(documents.items[document++], id);
        }
    }
    ck_assert_uint_eq(mention, mentions.count);
    ck_assert_uint_eq(document, documents.count);
    ck_assert_uint_eq(dl_corpus_entity(corpus, entity)->mentions, mention);
    ck_assert_uint_eq(dl_corpus_entity(corpus, entity)->documents, document);
}

START_TEST(agrees_with_plain_scans_whatever_the_batches)
{
    random_state = (unsigned)_i + 1;
    dl_corpus *corpus = dl_corpus_new();
    for (int i = 0; i < DOCUMENTS; i++) {
        add_random_document(corpus);
        if (random_below(20))
            continue;
        uint64_t generation = dl_corpus_generation(corpus);
        dl_corpus_settle(corpus);
        ck_assert_uint_eq(dl_corpus_generation(corpus), generation + 1);
        ck_assert_uint_eq(dl_corpus_documents(corpus), (uint32_t)i + 1);
        check_order(corpus);
        for (uint32_t entity = 0; entity < dl_corpus_entities(corpus); entity++)
            check_entity(corpus, entity);
    }
    dl_corpus_free(corpus);
}
END_TEST

START_TEST(one_settle_is_as_good_as_many)
{
    dl_corpus *corpora[2] = { dl_corpus_new(), dl_corpus_new() };
    for (int i = 0; i < 2; i++) {
        random_state = 77;
        for (int j = 0; j < DOCUMENTS; j++) {
            add_random_document(corpora[i]);
            if (i == 0)
                dl_corpus_settle(corpora[i]);
        }
        dl_corpus_settle(corpora[i]);
    }
    for (uint32_t i = 0; i < DOCUMENTS; i++)
        ck_assert_uint_eq(dl_corpus_nth(corpora[0], i), dl_corpus_nth(corpora[1], i));
    for (uint32_t entity = 0; entity < dl_corpus_entities(corpora[0]); entity++) {
        dl_ids a = dl_corpus_entity_mentions(corpora[0], entity);
        dl_ids b = dl_corpus_entity_mentions(corpora[1], entity);
        ck_assert_uint_eq(a.count, b.count);
        ck_assert(a.count == 0 || !memcmp(a.items, b.items, a.count * sizeof *a.items));
    }
    dl_corpus_free(corpora[0]);
    dl_corpus_free(corpora[1]);
}
END_TEST

START_TEST(takes_many_articles_in_little_time)
{
    dl_corpus *corpus = dl_corpus_new();
    random_state = 5;
    for (int i = 0; i < 50000; i++) {
        add_random_document(corpus);
        if (i % 500 == 499)
            dl_corpus_settle(corpus);
    }
    ck_assert_uint_eq(dl_corpus_documents(corpus), 50000);
    check_order(corpus);
    dl_corpus_free(corpus);
}
END_TEST

Suite *corpus_suite(void)
{
    Suite *suite = suite_create("corpus");
    TCase *tcase = tcase_create("corpus");
    tcase_add_test(tcase, keeps_what_an_article_says);
    tcase_add_loop_test(tcase, joins_entities_across_documents, 0, DL_COUNT(joins));
    tcase_add_test(tcase, lists_every_other_name_once);
    tcase_add_test(tcase, puts_late_news_in_its_place);
    tcase_add_loop_test(tcase, counts_words_to_read, 0, DL_COUNT(bodies));
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("corpus properties");
    tcase_add_loop_test(tcase, agrees_with_plain_scans_whatever_the_batches, 0, 5);
    tcase_add_test(tcase, one_settle_is_as_good_as_many);
    tcase_add_test(tcase, takes_many_articles_in_little_time);
    suite_add_tcase(suite, tcase);
    return suite;
}
