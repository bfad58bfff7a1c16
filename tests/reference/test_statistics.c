/* What a collection says of words and names: sums, the table, the evidence. */
#include "dateline/statistics.h"

#include "tests/suites.h"

static dl_arena arena;
static dl_statistics one, other;

static void release(void)
{
    dl_statistics_release(&one);
    dl_statistics_release(&other);
    dl_arena_release(&arena);
}

static void fill(dl_statistics *statistics, uint32_t times)
{
    dl_statistics_add_word(statistics, DL_STR("chips"), 9 * times, times);
    dl_statistics_add_word(statistics, DL_STR("bluepeak"), 0, 2 * times);
    dl_statistics_add_name(statistics, DL_STR("hải đăng"), DL_ENTITY_COMPANY, 4 * times);
    dl_statistics_add_name(statistics, DL_STR("hải đăng"), DL_ENTITY_PLACE, times);
    dl_statistics_add_name(statistics, DL_STR("琼 海 微"), DL_ENTITY_COMPANY, times);
}

START_TEST(sums_do_not_depend_on_who_counted)
{
    fill(&one, 3);
    fill(&other, 1);
    fill(&other, 2);
    dl_statistics part = { 0 }, rest = { 0 };
    fill(&part, 2);
    fill(&rest, 1);
    dl_statistics_merge(&part, &rest);
    dl_str text = dl_statistics_write(&one, &arena);
    ck_assert(dl_str_equal(text, dl_statistics_write(&other, &arena)));
    ck_assert(dl_str_equal(text, dl_statistics_write(&part, &arena)));
    dl_statistics_release(&part);
    dl_statistics_release(&rest);
}
END_TEST

START_TEST(a_table_read_again_is_the_same)
{
    dl_reports reports = { .arena = &arena };
    fill(&one, 3);
    dl_str text = dl_statistics_write(&one, &arena);
    dl_statistics_load(&other, DL_STR("t"), text, &reports);
    ck_assert_uint_eq(reports.count, 0);
    ck_assert(dl_str_equal(text, dl_statistics_write(&other, &arena)));
}
END_TEST

static const char *const bad_rows[] = {
    "word\tchips\t3\tmany", "name\thải đăng\tfirm\t3", "verb\tban\t1\t2",
    "word\t\t1\t2",         "name\tx\tcompany\t-1",    "word\tchips\t3",
};

START_TEST(a_bad_row_is_reported_and_left_out)
{
    dl_reports reports = { .arena = &arena };
    dl_statistics_load(&one, DL_STR("t"), dl_str_from(bad_rows[_i]), &reports);
    ck_assert_uint_eq(reports.count, 1);
    ck_assert_uint_eq(one.words.count + one.names.count, 0);
}
END_TEST

START_TEST(a_kind_takes_several_articles_that_agree)
{
    dl_entity_kind kind;
    fill(&one, 1);
    ck_assert(dl_statistics_kind(&one, DL_STR("hải đăng"), &kind));
    ck_assert_int_eq(kind, DL_ENTITY_COMPANY);
    ck_assert(!dl_statistics_kind(&one, DL_STR("琼 海 微"), &kind)); /* one alone */
    ck_assert(!dl_statistics_kind(&one, DL_STR("hải"), &kind));
    ck_assert(!dl_statistics_kind(NULL, DL_STR("hải đăng"), &kind));
    dl_statistics_add_name(&one, DL_STR("hải đăng"), DL_ENTITY_PLACE, 1);
    ck_assert(!dl_statistics_kind(&one, DL_STR("hải đăng"), &kind)); /* two of six not */
}
END_TEST

START_TEST(a_word_is_told_from_a_name_by_its_capital)
{
    fill(&one, 2);
    ck_assert(dl_statistics_is_word(&one, DL_STR("chips")));
    ck_assert(!dl_statistics_is_name(&one, DL_STR("chips")));
    ck_assert(dl_statistics_is_name(&one, DL_STR("bluepeak")));
    ck_assert(!dl_statistics_is_word(&one, DL_STR("bluepeak")));
    ck_assert(!dl_statistics_is_name(&one, DL_STR("unknown")));
    ck_assert(!dl_statistics_is_word(NULL, DL_STR("chips")));
}
END_TEST

START_TEST(names_are_found_by_their_first_two_words)
{
    fill(&one, 1);
    ck_assert_uint_eq(dl_statistics_longest(&one, DL_STR("琼 海")), 3);
    ck_assert_uint_eq(dl_statistics_longest(&one, DL_STR("hải đăng")), 2);
    ck_assert_uint_eq(dl_statistics_longest(&one, DL_STR("海 微")), 0);
}
END_TEST

Suite *statistics_suite(void)
{
    Suite *suite = suite_create("statistics");
    TCase *cases = tcase_create("statistics");
    tcase_add_checked_fixture(cases, NULL, release);
    tcase_add_test(cases, sums_do_not_depend_on_who_counted);
    tcase_add_test(cases, a_table_read_again_is_the_same);
    tcase_add_loop_test(cases, a_bad_row_is_reported_and_left_out, 0, DL_COUNT(bad_rows));
    tcase_add_test(cases, a_kind_takes_several_articles_that_agree);
    tcase_add_test(cases, a_word_is_told_from_a_name_by_its_capital);
    tcase_add_test(cases, names_are_found_by_their_first_two_words);
    suite_add_tcase(suite, cases);
    return suite;
}
