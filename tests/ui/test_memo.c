#include "tests/suites.h"
#include "ui/memo.h"

START_TEST(keeps_a_text_by_its_number)
{
    dl_memo memo = { 0 };
    dl_str text;
    char room[] = "▁▃█";
    dl_memo_renew(&memo, 1, false);
    ck_assert(!dl_memo_find(&memo, 7, &text));
    dl_memo_keep(&memo, 7, dl_str_from(room));
    room[0] = 'x'; /* it is a copy */
    dl_memo_renew(&memo, 2, false);
    ck_assert(dl_memo_find(&memo, 7, &text));
    ck_assert(dl_str_equal(text, DL_STR("▁▃█")));
    ck_assert(!dl_memo_find(&memo, 8, &text));
    dl_memo_release(&memo);
}
END_TEST

START_TEST(forgets_what_is_outdated)
{
    dl_memo memo = { 0 };
    dl_str text;
    dl_memo_renew(&memo, 1, false);
    dl_memo_keep(&memo, 7, DL_STR("old"));
    dl_memo_renew(&memo, 5, true);
    ck_assert(!dl_memo_find(&memo, 7, &text));
    ck_assert_uint_eq(memo.made_at, 5);
    dl_memo_keep(&memo, 7, DL_STR("new"));
    ck_assert(dl_memo_find(&memo, 7, &text));
    ck_assert(dl_str_equal(text, DL_STR("new")));
    dl_memo_release(&memo);
}
END_TEST

START_TEST(does_not_grow_for_ever)
{
    dl_memo memo = { 0 };
    size_t most = 0;
    for (uint64_t i = 0; i < 50000; i++) {
        dl_str text;
        dl_memo_renew(&memo, 1, false);
        dl_memo_keep(&memo, i, DL_STR("text"));
        ck_assert(dl_memo_find(&memo, i, &text));
        most = memo.texts.count > most ? memo.texts.count : most;
    }
    ck_assert_uint_gt(most, 1000);
    ck_assert_uint_lt(most, 10000);
    dl_memo_release(&memo);
}
END_TEST

Suite *memo_suite(void)
{
    Suite *suite = suite_create("memo");
    TCase *keeping = tcase_create("keeping");
    tcase_add_test(keeping, keeps_a_text_by_its_number);
    tcase_add_test(keeping, forgets_what_is_outdated);
    tcase_add_test(keeping, does_not_grow_for_ever);
    suite_add_tcase(suite, keeping);
    return suite;
}
