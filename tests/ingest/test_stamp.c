#include "src/ingest/stamp.h"
#include "tests/suites.h"

static const struct {
    const char *text;
    bool day_first;
    const char *date;
} stamps[] = {
    { "2024-03-05", false, "2024-03-05" },
    { "2024-03", false, "2024-03" },
    { "2024-03-05T10:15:00+07:00", false, "2024-03-05" },
    { "2024-03-05 10:15:00.123Z", false, "2024-03-05" },
    { "20240305", false, "2024-03-05" },
    { "20240305T101500Z", false, "2024-03-05" },
    { "20240305101500", false, "2024-03-05" },
    { "2024/3/5", false, "2024-03-05" },
    { "2024.03.05 10:15", false, "2024-03-05" },
    { "Tue, 05 Mar 2024 10:15:00 GMT", false, "2024-03-05" },
    { "Tue, 5 Mar 24 10:15 EST", false, "2024-03-05" },
    { "Tuesday, 05-Mar-24 10:15:00 GMT", false, "2024-03-05" },
    { "05 March 2024", false, "2024-03-05" },
    { "Tue Mar  5 10:15:00 2024", false, "2024-03-05" },
    { "Tue Mar 5 10:15:00 +0700 2024", false, "2024-03-05" },
    { "Mon, 05 Feb 2024", false, "2024-02-05" },
    { "March 5, 2024", false, "2024-03-05" },
    { "Sept. 5th, 2024 at 9:30 a.m.", false, "2024-09-05" },
    { "10:15, 5 Mar 2024", false, "2024-03-05" },
    { "March 2024", false, "2024-03" },
    { "By Jane Roe | March 5, 2024", false, "2024-03-05" },
    { "Publié le 1 août 2024 à 10h10", false, "2024-08-01" },
    { "05.03.2024, 10.10 Uhr", false, "2024-03-05" },
    { "1709634000", false, "2024-03-05" },
    { "1709634000000", false, "2024-03-05" },
    { "1709634000.52", false, "2024-03-05" },
    { "2024年3月5日 10:15", false, "2024-03-05" },
    { "2024年3月", false, "2024-03" },
    { "Thứ ba, 5/3/2024, 10:15 (GMT+7)", true, "2024-03-05" },
    { "10h30 05/03/2024", true, "2024-03-05" },
    { "Ngày 5 tháng 3 năm 2024", true, "2024-03-05" },
    { "3/5/2024", false, "2024" },
    { "3/25/2024", false, "2024-03-25" },
    { "25/3/2024", false, "2024-03-25" },
    { "2024-02-30", false, "" },
    { "yesterday", false, "" },
    { "12", false, "" },
    { "", false, "" },
    { "99999999999999999999999999", false, "" },
};

START_TEST(reads_the_dates_that_machines_write)
{
    char text[DL_DATE_TEXT];
    dl_date date = dl_stamp_parse(dl_str_from(stamps[_i].text), stamps[_i].day_first);
    dl_date_text(date, text);
    ck_assert_str_eq(text, stamps[_i].date);
}
END_TEST

static const struct {
    const char *path;
    const char *date;
} files[] = {
    { "2024-03-05-foo.txt", "2024-03-05" },
    { "a/b/20240305_foo.txt", "2024-03-05" },
    { "foo_2024.03.05.txt", "2024-03-05" },
    { "foo-2024-03.txt", "2024-03" },
    { "20240305101500.html", "2024-03-05" },
    { "2024-13-05.txt", "" },
    { "120240305.txt", "" },
    { "2024-03-05/foo.txt", "" },
    { "A100-2024.txt", "" },
    { "4-83c657a400e13dca.txt", "" },
    { "2024", "" },
    { "", "" },
};

START_TEST(finds_a_date_in_the_name_of_a_file)
{
    char text[DL_DATE_TEXT];
    dl_date_text(dl_stamp_of_file(dl_str_from(files[_i].path)), text);
    ck_assert_str_eq(text, files[_i].date);
}
END_TEST

Suite *stamp_suite(void)
{
    Suite *suite = suite_create("stamp");
    TCase *tcase = tcase_create("stamp");
    tcase_add_loop_test(tcase, reads_the_dates_that_machines_write, 0, DL_COUNT(stamps));
    tcase_add_loop_test(tcase, finds_a_date_in_the_name_of_a_file, 0, DL_COUNT(files));
    suite_add_tcase(suite, tcase);
    return suite;
}
