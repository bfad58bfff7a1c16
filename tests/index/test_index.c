#include <stdlib.h>
#include <string.h>

#include "tests/folder.h"
#include "tests/index/fixture.h"
#include "tests/index/model.h"
#include "tests/suites.h"

/* --- against a plain scan ---------------------------------------------------------- */

static bool is_before(const model *m, uint32_t a, uint32_t b)
{
    int order = dl_date_compare(m->documents[a].published, m->documents[b].published);
    return order ? order < 0 : a < b;
}

static void check_documents(const model *m, const model_query *wanted, const char *text,
                            dl_results results)
{
    size_t count = 0;
    for (uint32_t i = 0; i < m->count; i++)
        count += model_answers(m, i, wanted);
    for (size_t i = 0; i < results.document_count; i++) {
        ck_assert_msg(model_answers(m, results.documents[i], wanted), "%s finds %.*s",
                      text, DL_STR_ARGS(dl_corpus_body(m->corpus, results.documents[i])));
        ck_assert(i == 0 || is_before(m, results.documents[i], results.documents[i - 1]));
    }
    ck_assert_msg(results.document_count == count, "%s finds %zu of %zu", text,
                  results.document_count, count);
}

/* A phrase is lit up wherever it stands; overlapping places are one. */
static void check_hits(const model *m, const model_query *wanted, const char *text,
                       const dl_query *query, uint32_t document, dl_arena *arena)
{
    const model_text *body = &m->documents[document].body;
    dl_spans hits = dl_search_hits(m->index, m->corpus, query, document, arena);
    bool lit[1024] = { 0 }, expected[1024] = { 0 };
    for (size_t i = 0; i < hits.count; i++) {
        ck_assert(i == 0 || hits.items[i].start >= hits.items[i - 1].end);
        memset(lit + hits.items[i].start, 1, hits.items[i].end - hits.items[i].start);
    }
    for (size_t i = 0; i < body->count; i++) {
        size_t end = model_match(body, i, wanted);
        uint32_t start = body->words[i].span.start;
        if (end)
            memset(expected + start, 1, body->words[end - 1].span.end - start);
    }
    ck_assert_msg(memcmp(lit, expected, sizeof lit) == 0, "%s in %.*s", text,
                  (int)body->length, body->bytes);
}

static void check_query(model *m, const model_query *wanted, bool typing, dl_arena *arena)
{
    dl_buf text = { .arena = arena };
    model_query_write(m, wanted, &text);
    dl_query *query = NULL;
    dl_error error = { 0 };
    ck_assert_msg(dl_query_parse(dl_buf_str(&text), typing, 0, arena, &query, &error),
                  "%s: %s", dl_buf_cstr(&text), error.message);
    dl_search_options options = { .name_limit = 20,
                                  .event_limit = 20,
                                  .as_of = INT32_MAX,
                                  .reading = NULL };
    dl_results results = dl_search(m->index, m->corpus, query, options, arena);
    check_documents(m, wanted, dl_buf_cstr(&text), results);
    if (wanted->kind == MODEL_PHRASED && m->count)
        check_hits(m, wanted, dl_buf_cstr(&text), query, model_random(m, m->count),
                   arena);
}

/* Saves both and goes on with what comes back. */
static void reopen(model *m, const char *folder)
{
    dl_error error = { 0 };
    dl_stamp stamp = { m->count, 1 };
    ck_assert_msg(dl_corpus_save(m->corpus, folder, stamp, &error), "%s", error.message);
    ck_assert_msg(dl_index_save(m->index, m->corpus, folder, &error), "%s",
                  error.message);
    dl_index_free(m->index);
    dl_corpus_free(m->corpus);
    m->corpus = dl_corpus_map(folder, &stamp, &error);
    ck_assert_msg(m->corpus != NULL, "%s", error.message);
    m->index = dl_index_map(m->corpus, folder, &error);
    ck_assert_msg(m->index != NULL, "%s", error.message);
    ck_assert_uint_eq(dl_index_documents(m->index), m->count);
}

/* Some batches are settled, so that there are segments, enough of them to be merged, and
 * newer documents that are in none; some are saved and mapped. */
START_TEST(agrees_with_a_plain_scan)
{
    enum { BATCHES = 20 };
    const char *folder = folder_make();
    model m = { .seed = (unsigned)_i };
    dl_arena arena = { 0 };
    for (int batch = 0; batch < BATCHES; batch++) {
        model_add(&m, MODEL_DOCUMENTS / BATCHES);
        if (model_random(&m, 4))
            dl_index_settle(m.index);
        if (model_random(&m, 3) == 0)
            reopen(&m, folder);
        for (int i = 0; i < 4000 / BATCHES; i++) {
            check_query(&m, model_query_new(&m, model_random(&m, 3), &arena), false,
                        &arena);
            dl_arena_reset(&arena);
        }
    }
    dl_arena_release(&arena);
    model_free(&m);
}
END_TEST

START_TEST(agrees_with_a_plain_scan_at_every_letter)
{
    model m = { .seed = (unsigned)_i };
    dl_arena arena = { 0 };
    model_add(&m, MODEL_DOCUMENTS / 2);
    dl_index_settle(m.index);
    model_add(&m, MODEL_DOCUMENTS / 2);
    for (int i = 0; i < 500; i++) {
        model_query run = { .kind = MODEL_RUN, .word_count = 1 + model_random(&m, 2) };
        size_t letters = model_choose_latin(&m, &run);
        for (run.prefix = 1; run.prefix <= letters; run.prefix++) {
            check_query(&m, &run, true, &arena);
            dl_arena_reset(&arena);
        }
    }
    dl_arena_release(&arena);
    model_free(&m);
}
END_TEST

/* --- growing ----------------------------------------------------------------------- */

START_TEST(finds_late_news_in_its_place)
{
    static const test_document first[] = {
        {.title = "a",  .body = "chip", .published = "2024-01"},
        { .title = "b", .body = "chip", .published = "2024-03"},
    };
    static const test_document late[] = {
        {.title = "c",  .body = "chip", .published = "2024-02"},
        { .title = "d", .body = "Chip", .published = ""       },
    };
    test_library library = test_library_open();
    ck_assert_str_eq(test_letters(&library, "chip", true), "");
    test_library_add(&library, first, DL_COUNT(first));
    ck_assert_str_eq(test_letters(&library, "chip", false), "ba");
    test_library_add(&library, late, DL_COUNT(late));
    ck_assert_str_eq(test_letters(&library, "chip", false), "bcad");
    test_library_close(&library);
}
END_TEST

START_TEST(leaves_out_what_is_not_indexed_yet)
{
    static const test_document document = { .title = "a",
                                            .body = "Nvidia",
                                            .published = "2024" };
    test_library library = test_library_open();
    test_library_add(&library, &document, 1);
    dl_article article = { .title = DL_STR("b"), .body = DL_STR("Nvidia") };
    dl_annotations found = { 0 };
    dl_corpus_add(library.corpus, &article, &found, NULL);
    dl_corpus_settle(library.corpus);
    ck_assert_str_eq(test_letters(&library, "", false), "a");
    ck_assert_str_eq(test_letters(&library, "-x", false), "a");
    ck_assert_str_eq(test_letters(&library, "company:nvidia", false), "a");
    dl_index_add(library.index, library.corpus, 1);
    ck_assert_str_eq(test_letters(&library, "nvidia", false), "ab");
    test_library_close(&library);
}
END_TEST

START_TEST(learns_new_names_of_an_entity)
{
    static const test_document documents[] = {
        {.title = "a",  .body = "Nvidia",       .published = "2024-01"},
        { .title = "b", .body = "Nvidia Corp.", .published = "2024-02"},
    };
    test_library library = test_library_open();
    test_library_add(&library, &documents[0], 1);
    test_library_add(&library, &documents[1], 1);
    ck_assert_str_eq(test_letters(&library, "company:\"nvidia corp\"", false), "ba");
    ck_assert_uint_eq(test_search(&library, "nvidia", false).name_total, 1);
    test_library_close(&library);
}
END_TEST

START_TEST(takes_a_word_of_any_length)
{
    static char body[200000];
    memset(body, 'x', sizeof body - 1);
    memcpy(body + 100000, " chip ", 6);
    test_document document = { .title = "a", .body = body, .published = "2024" };
    test_library library = test_library_open();
    test_library_add(&library, &document, 1);
    ck_assert_str_eq(test_letters(&library, "chip xxx", true), "a");
    body[100000] = '\0';
    dl_query *query;
    dl_error error;
    ck_assert(
        !dl_query_parse(dl_str_from(body), false, 0, &library.arena, &query, &error));
    body[4000] = '\0'; /* the same beginning */
    ck_assert_str_eq(test_letters(&library, body, false), "a");
    test_library_close(&library);
}
END_TEST

/* Article i has the word "s7" if 7 divides i, and a word of its own, its number. */
static const unsigned strides[] = { 1, 2, 7, 50, 129, 200, 1000, 2999 };
enum { MANY = 3000 };

static void add_numbered(test_library *library, unsigned i)
{
    dl_buf body = { .arena = &library->arena };
    for (size_t s = 0; s < DL_COUNT(strides); s++)
        if (i % strides[s] == 0)
            dl_buf_format(&body, "s%u ", strides[s]);
    dl_buf_format(&body, "%05u", i);
    dl_article article = { .title = DL_STR("t"), .body = dl_buf_str(&body) };
    dl_annotations found = { 0 };
    dl_corpus_add(library->corpus, &article, &found, NULL);
}

START_TEST(counts_exactly_among_thousands)
{
    test_library library = test_library_open();
    for (unsigned i = 0; i < MANY; i++)
        add_numbered(&library, i);
    dl_corpus_settle(library.corpus);
    for (unsigned i = 0; i < MANY; i++) {
        dl_index_add(library.index, library.corpus, i);
        if (i % (MANY / 12) == 0)
            dl_index_settle(library.index);
    }
    for (size_t s = 0; s < DL_COUNT(strides); s++) {
        const char *text = dl_str_format(&library.arena, "s%u", strides[s]).ptr;
        dl_results results = test_search(&library, text, false);
        ck_assert_uint_eq(results.document_count, (MANY - 1) / strides[s] + 1);
        for (size_t i = 0; i < results.document_count; i++)
            ck_assert_uint_eq(results.documents[i] % strides[s], 0);
    }
    for (unsigned i = 0; i < MANY; i += 100) {
        ck_assert_uint_eq(
            test_search(&library, dl_str_format(&library.arena, "%05u", i).ptr, false)
                .document_count,
            1);
        ck_assert_uint_eq(test_search(&library,
                                      dl_str_format(&library.arena, "%03u", i / 100).ptr,
                                      true)
                              .document_count,
                          100);
    }
    ck_assert_uint_eq(test_search(&library, "s", true).document_count, MANY);
    ck_assert_uint_eq(test_search(&library, "s2", true).document_count,
                      test_search(&library, "s2 OR s200 OR s2999", false).document_count);
    test_library_close(&library);
}
END_TEST

Suite *index_suite(void)
{
    Suite *suite = suite_create("index");
    TCase *tcase = tcase_create("index");
    tcase_add_loop_test(tcase, agrees_with_a_plain_scan, 1, 5);
    tcase_add_loop_test(tcase, agrees_with_a_plain_scan_at_every_letter, 1, 3);
    tcase_add_test(tcase, finds_late_news_in_its_place);
    tcase_add_test(tcase, leaves_out_what_is_not_indexed_yet);
    tcase_add_test(tcase, learns_new_names_of_an_entity);
    tcase_add_test(tcase, takes_a_word_of_any_length);
    tcase_add_test(tcase, counts_exactly_among_thousands);
    suite_add_tcase(suite, tcase);
    return suite;
}
