#include "dateline/date.h"
#include "tests/suites.h"

static const char *const texts[] = {
    "2022",       "2025-Q2",         "2023-10",                "2024-07-09", "2021-03/2022-08",
    "2021/2025",  "0001-01-01",      "2021-06-07/2021-06-13",  "2024-02-29", "9999",
};

START_TEST(writes_what_it_reads)
{
    char text[DL_DATE_TEXT];
    dl_date date = dl_date_parse(dl_str_from(texts[_i]));
    ck_assert(dl_date_is_set(date));
    ck_assert_str_eq(dl_date_text(date, text).ptr, texts[_i]);
}
END_TEST

static const char *const bad[] = {
    "",        "2023-13", "2023-02-30", "2023-00",    "20231", "2023-1-1", "2025-Q5",
    "abcd",    "2023-",   "0000",       "2023/2022",  "/2023", "2023-10-17x",
};

START_TEST(refuses_what_is_no_date)
{
    ck_assert(!dl_date_is_set(dl_date_parse(dl_str_from(bad[_i]))));
}
END_TEST

START_TEST(drops_the_time_of_an_iso_date)
{
    dl_date date = dl_date_parse(DL_STR("2023-10-17T08:30:00+07:00"));
    ck_assert(dl_date_equal(date, dl_date_of_day(2023, 10, 17)));
}
END_TEST

START_TEST(every_day_of_five_centuries_is_itself)
{
    int32_t before = dl_day_number(1599, 12, 31);
    int weekday = dl_day_weekday(before);
    for (int year = 1600; year < 2100; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= dl_month_days(year, month); day++) {
                int32_t number = dl_day_number(year, month, day);
                dl_civil civil = dl_day_civil(number);
                ck_assert_int_eq(number, before + 1);
                ck_assert(civil.year == year && civil.month == month && civil.day == day);
                weekday = (weekday + 1) % 7;
                ck_assert_int_eq(dl_day_weekday(number), weekday);
                before = number;
            }
    ck_assert_int_eq(dl_day_number(1970, 1, 1), 0);
    ck_assert_int_eq(dl_day_weekday(dl_day_number(2023, 10, 17)), 1); /* a Tuesday */
}
END_TEST

START_TEST(a_month_fits_its_days_and_its_year)
{
    dl_date month = dl_date_of_month(2023, 10);
    ck_assert(dl_date_fits(month, dl_date_of_day(2023, 10, 17)));
    ck_assert(dl_date_fits(dl_date_of_year(2023), month));
    ck_assert(!dl_date_fits(month, dl_date_of_day(2023, 11, 1)));
    ck_assert(!dl_date_fits(month, (dl_date){ 0 }));
    ck_assert_int_lt(dl_date_compare(dl_date_of_day(2023, 10, 1), month), 0);
    ck_assert_int_lt(dl_date_compare((dl_date){ 0 }, month), 0);
}
END_TEST

Suite *date_suite(void)
{
    Suite *suite = suite_create("date");
    TCase *tcase = tcase_create("date");
    tcase_add_loop_test(tcase, writes_what_it_reads, 0, DL_COUNT(texts));
    tcase_add_loop_test(tcase, refuses_what_is_no_date, 0, DL_COUNT(bad));
    tcase_add_test(tcase, drops_the_time_of_an_iso_date);
    tcase_add_test(tcase, every_day_of_five_centuries_is_itself);
    tcase_add_test(tcase, a_month_fits_its_days_and_its_year);
    suite_add_tcase(suite, tcase);
    return suite;
}
