/* Deeds that are told in words that no table of verbs has. The sentences in
 * tests/specs/events/wordings-LANGUAGE.txt are none of those that the models learn. */
#include <check.h>

#include "dateline/deed_model.h"
#include "dateline/extract.h"
#include "dateline/buf.h"
#include "dateline/file.h"
#include "tests/suites.h"

static const struct {
    dl_language language;
    const char *file;
} wordings[] = {
    {DL_LANGUAGE_EN,  "tests/specs/events/wordings-en.txt"},
    { DL_LANGUAGE_VI, "tests/specs/events/wordings-vi.txt"},
    { DL_LANGUAGE_ZH, "tests/specs/events/wordings-zh.txt"},
};

typedef struct judgement {
    const dl_deed_model *model;
    int best;
} judgement;

/* The likeliest class of a sentence. */
static void judge(void *to, const dl_phrasing *phrasing)
{
    judgement *it = to;
    uint32_t line[256], apart[256];
    int32_t scores[DL_DEED_CLASSES];
    ck_assert_uint_le(phrasing->count, 256);
    ck_assert_uint_le(phrasing->apart_count, 256);
    for (size_t i = 0; i < phrasing->count; i++)
        line[i] = dl_deed_symbol(it->model, phrasing->line[i]);
    for (size_t i = 0; i < phrasing->apart_count; i++)
        apart[i] = dl_deed_symbol(it->model, phrasing->apart[i]);
    dl_deed_scores(it->model, line, phrasing->count, apart, phrasing->apart_count,
                   scores);
    it->best = DL_NO_DEED;
    for (int i = 0; i < DL_DEED_CLASSES; i++)
        it->best = scores[i] > scores[it->best] ? i : it->best;
}

static bool is_labelled(dl_str label, int class)
{
    dl_str name =
        class == DL_NO_DEED ? DL_STR("none") : dl_str_from(dl_deed_name((dl_deed) class));
    while (label.len) {
        dl_str one;
        dl_str_cut(label, '+', &one, &label);
        if (dl_str_equal(one, name))
            return true;
    }
    return false;
}

START_TEST(knows_most_wordings_that_it_has_not_learned)
{
    dl_arena arena = { 0 };
    dl_reference reference;
    dl_error error = { 0 };
    dl_str text, line;
    uint32_t told = 0, right = 0, wanted = 0;
    dl_reference_open(&reference, DL_STR(""), NULL);
    dl_extractor *extractor = dl_extractor_new(&reference);
    judgement found = { .model = dl_deed_model_open(wordings[_i].language) };
    dl_phrasing_taker taker = { judge, &found };
    ck_assert_ptr_nonnull(found.model);
    ck_assert(dl_file_read(wordings[_i].file, DL_FILE_LIMIT, &arena, &text, &error));
    while (dl_str_line(&text, &line)) {
        dl_annotations out;
        dl_str label, sentence;
        dl_str_cut(line, '|', &label, &sentence);
        dl_article article = { .body = sentence, .language = wordings[_i].language };
        dl_extract(extractor, &article, (dl_extract_options){ .phrasing = &taker },
                   &arena, &out);
        wanted += !is_labelled(label, DL_NO_DEED);
        told += found.best != DL_NO_DEED;
        right += found.best != DL_NO_DEED && is_labelled(label, found.best);
    }
    ck_assert_uint_ge(wanted, 50);
    ck_assert_msg(right * 10 >= told * 6, "%u right of %u told", right, told);
    ck_assert_msg(right * 10 >= wanted * 4, "%u right of %u wanted", right, wanted);
    dl_extractor_free(extractor);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(reads_every_row_of_its_tables)
{
    dl_arena arena = { 0 };
    dl_reports reports = { .arena = &arena };
    static const char *const tables[] = { "src/reference/deeds-en.tsv",
                                          "src/reference/deeds-vi.tsv",
                                          "src/reference/deeds-zh.tsv" };
    for (size_t i = 0; i < DL_COUNT(tables); i++) {
        dl_error error = { 0 };
        dl_str text;
        ck_assert(dl_file_read(tables[i], DL_FILE_LIMIT, &arena, &text, &error));
        const dl_deed_model *read = dl_deed_model_load(
            wordings[i].language, dl_str_from(tables[i]), text, &arena, &reports);
        ck_assert_uint_ne(dl_deed_symbol(read, DL_STR("<chip>")), 0);
        ck_assert_uint_eq(dl_deed_symbol(read, DL_STR("<chip>")), /* what is built in */
                          dl_deed_symbol(dl_deed_model_open(wordings[i].language),
                                         DL_STR("<chip>")));
    }
    ck_assert_uint_eq(reports.count, 0);
    dl_arena_release(&arena);
}
END_TEST

static const char tiny[] = "*\tban=100;none=50\n"
                           "pulled the\tban=300\n"
                           "pulled\tlaunch=200;ban=-100\n"
                           "@negation\tnone=400\n";

START_TEST(scores_are_weights_over_the_root_of_the_features)
{
    dl_arena arena = { 0 };
    int32_t scores[DL_DEED_CLASSES];
    const dl_deed_model *model = dl_deed_model_load(DL_LANGUAGE_EN, DL_STR("tiny.tsv"),
                                                    dl_str_from(tiny), &arena, NULL);
    uint32_t pulled = dl_deed_symbol(model, DL_STR("pulled"));
    uint32_t the = dl_deed_symbol(model, DL_STR("the"));
    uint32_t negation = dl_deed_symbol(model, DL_STR("@negation"));
    ck_assert_uint_ne(pulled, 0);
    ck_assert_uint_eq(dl_deed_symbol(model, DL_STR("plug")), 0);
    /* pulled, the, pulled the, @negation: four features */
    dl_deed_scores(model, (uint32_t[]){ pulled, the }, 2, &negation, 1, scores);
    ck_assert_int_eq(scores[DL_DEED_BAN], 100 + (300 - 100) / 2);
    ck_assert_int_eq(scores[DL_DEED_LAUNCH], 200 / 2);
    ck_assert_int_eq(scores[DL_NO_DEED], 50 + 400 / 2);
    /* What no feature has counts as a feature, and parts pairs. */
    dl_deed_scores(model, (uint32_t[]){ pulled, 0, the }, 3, NULL, 0, scores);
    ck_assert_int_eq(scores[DL_DEED_LAUNCH], 20000 / 223);
    ck_assert_int_eq(scores[DL_DEED_RELAX], 0);
    dl_deed_scores(model, NULL, 0, NULL, 0, scores);
    ck_assert_int_eq(scores[DL_DEED_BAN], 100);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(names_the_row_that_it_cannot_read)
{
    dl_arena arena = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_deed_model_load(DL_LANGUAGE_EN, DL_STR("bad.tsv"),
                       DL_STR("a\tban=1\nb\tfly=2\nc\tban\nd\n"), &arena, &reports);
    ck_assert_uint_eq(reports.count, 3);
    ck_assert_uint_eq(reports.items[0].line, 2);
    dl_arena_release(&arena);
}
END_TEST

/* No table has these verbs: a date, goods and the wording are enough. */
static const struct {
    const char *sentence, *event;
} examples[] = {
    {"A notice dated August 29, 2025 strikes Samsung and SK Hynix from the Validated "
      "End-User programme for chip tools; chips from their plants are not concerned.", "2025-08-29 rescind"},
    { "Nvidia has been taking orders for the H20, its chip for China, since February "
     "2024, "
      "and the L20 is on its way.",                                                                                      "2024-02 launch-compliant-chip"                                                                              },
};

START_TEST(tells_them_with_their_date)
{
    dl_arena arena = { 0 };
    dl_reference reference;
    dl_annotations with, without;
    char date[DL_DATE_TEXT];
    dl_reference_open(&reference, DL_STR(""), NULL);
    dl_extractor *extractor = dl_extractor_new(&reference);
    dl_article article = { .body = dl_str_from(examples[_i].sentence),
                           .language = DL_LANGUAGE_EN,
                           .published = dl_date_parse(DL_STR("2025-12-15")) };
    dl_extract(extractor, &article, (dl_extract_options){ 0 }, &arena, &with);
    dl_extract(extractor, &article, (dl_extract_options){ .verbs_alone = true }, &arena,
               &without);
    ck_assert_uint_eq(without.events.count, 0);
    ck_assert_uint_eq(with.events.count, 1);
    const dl_found_event *event = with.events.items;
    dl_str told =
        dl_str_format(&arena, "%.*s %s", DL_STR_ARGS(dl_date_text(event->date, date)),
                      dl_deed_name(event->deed));
    ck_assert_msg(dl_str_equal(told, dl_str_from(examples[_i].event)), "%.*s",
                  DL_STR_ARGS(told));
    ck_assert_str_eq(event->reason.rule, "model");
    dl_extractor_free(extractor);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}
END_TEST

Suite *wordings_suite(void)
{
    Suite *suite = suite_create("wordings");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 0);
    tcase_add_loop_test(all, knows_most_wordings_that_it_has_not_learned, 0,
                        (int)DL_COUNT(wordings));
    tcase_add_test(all, reads_every_row_of_its_tables);
    tcase_add_test(all, scores_are_weights_over_the_root_of_the_features);
    tcase_add_test(all, names_the_row_that_it_cannot_read);
    tcase_add_loop_test(all, tells_them_with_their_date, 0, (int)DL_COUNT(examples));
    suite_add_tcase(suite, all);
    return suite;
}
