#include "dateline/reading.h"

#include "tests/suites.h"

static dl_reading *reading;

static void open_reading(void)
{
    reading = dl_reading_new();
}

static void close_reading(void)
{
    dl_reading_free(reading);
}

static size_t mark(uint32_t document, dl_stroke_kind kind, bool on, const char *text)
{
    dl_stroke stroke = { document, kind, on, dl_str_from(text) };
    return dl_reading_do(reading, &stroke, 1, true).count;
}

static bool note_is(uint32_t document, const char *text)
{
    return dl_str_equal(dl_reading_note(reading, document), dl_str_from(text));
}

START_TEST(knows_nothing_of_a_new_document)
{
    ck_assert(!dl_reading_has(reading, 7, DL_READING_READ));
    ck_assert(note_is(7, ""));
    ck_assert_uint_eq(dl_reading_place(reading, 7), 0);
    ck_assert_uint_eq(dl_reading_tag_count(reading), 0);
    ck_assert_uint_eq(dl_reading_undo(reading).count, 0);
}
END_TEST

START_TEST(answers_only_what_changed)
{
    ck_assert_uint_eq(mark(3, DL_STROKE_READ, true, ""), 1);
    ck_assert_uint_eq(mark(3, DL_STROKE_READ, true, ""), 0);
    ck_assert_uint_eq(mark(3, DL_STROKE_TAG, false, "x"), 0);
    ck_assert_uint_eq(mark(3, DL_STROKE_TAG, true, ""), 0);
    ck_assert_uint_eq(mark(3, DL_STROKE_NOTE, false, ""), 0);
    uint64_t generation = dl_reading_generation(reading);
    ck_assert_uint_eq(mark(3, DL_STROKE_STAR, false, ""), 0);
    ck_assert_uint_eq(dl_reading_generation(reading), generation);
    ck_assert_uint_eq(mark(3, DL_STROKE_STAR, true, ""), 1);
    ck_assert_uint_gt(dl_reading_generation(reading), generation);
}
END_TEST

START_TEST(takes_steps_back_last_first)
{
    const dl_stroke all[] = {
        { 0, DL_STROKE_READ, true, { 0 } },
        { 1, DL_STROKE_READ, true, { 0 } },
        { 2, DL_STROKE_READ, true, { 0 } },
    };
    mark(1, DL_STROKE_READ, true, "");
    ck_assert_uint_eq(dl_reading_do(reading, all, 3, true).count, 2);
    mark(0, DL_STROKE_NOTE, true, "first");
    mark(0, DL_STROKE_NOTE, true, "second");
    dl_reading_undo(reading);
    ck_assert(note_is(0, "first"));
    dl_reading_undo(reading);
    ck_assert(note_is(0, ""));
    ck_assert(!dl_reading_has(reading, 0, DL_READING_NOTED));
    dl_strokes back = dl_reading_undo(reading);
    ck_assert_uint_eq(back.count, 2);
    ck_assert_uint_eq(back.items[0].document, 2);
    ck_assert(!back.items[0].on);
    ck_assert(!dl_reading_has(reading, 2, DL_READING_READ));
    ck_assert(dl_reading_has(reading, 1, DL_READING_READ));
    dl_reading_undo(reading);
    ck_assert(!dl_reading_has(reading, 1, DL_READING_READ));
    ck_assert_uint_eq(dl_reading_undo(reading).count, 0);
}
END_TEST

START_TEST(keeps_what_is_no_step_out_of_undoing)
{
    dl_stroke shown = { 5, DL_STROKE_READ, true, { 0 } };
    mark(4, DL_STROKE_STAR, true, "");
    dl_reading_do(reading, &shown, 1, false);
    dl_reading_undo(reading);
    ck_assert(!dl_reading_has(reading, 4, DL_READING_STARRED));
    ck_assert(dl_reading_has(reading, 5, DL_READING_READ));
}
END_TEST

START_TEST(forgets_the_oldest_of_very_many_steps)
{
    for (uint32_t i = 0; i < 5000; i++)
        mark(i, DL_STROKE_STAR, true, "");
    size_t steps = 0;
    while (dl_reading_undo(reading).count)
        steps++;
    ck_assert_uint_ge(steps, 500);
    ck_assert_uint_le(steps, 1000);
    ck_assert(dl_reading_has(reading, (uint32_t)(4999 - steps), DL_READING_STARRED));
    ck_assert(!dl_reading_has(reading, (uint32_t)(5000 - steps), DL_READING_STARRED));
}
END_TEST

START_TEST(lists_the_documents_of_a_tag_by_id)
{
    static const uint32_t order[] = { 9, 2, 5, 0, 7 }, sorted[] = { 0, 2, 7, 9 };
    for (size_t i = 0; i < DL_COUNT(order); i++)
        mark(order[i], DL_STROKE_TAG, true, "chips");
    mark(2, DL_STROKE_TAG, true, "later");
    mark(5, DL_STROKE_TAG, false, "chips");
    mark(2, DL_STROKE_TAG, false, "later");
    ck_assert_uint_eq(dl_reading_tag_count(reading), 2);
    dl_ids tagged = dl_reading_tagged(reading, 0);
    ck_assert_uint_eq(tagged.count, DL_COUNT(sorted));
    for (size_t i = 0; i < tagged.count; i++)
        ck_assert_uint_eq(tagged.items[i], sorted[i]);
    ck_assert(dl_reading_has(reading, 2, DL_READING_TAGGED));
    ck_assert(!dl_reading_has(reading, 5, DL_READING_TAGGED));
    ck_assert(!dl_reading_has_tag(reading, 2, 1));
    dl_reading_undo(reading);
    ck_assert(dl_reading_has_tag(reading, 2, 1));
}
END_TEST

START_TEST(remembers_places)
{
    dl_reading_set_place(reading, 3, 812);
    ck_assert_uint_eq(dl_reading_place(reading, 3), 812);
    ck_assert_uint_eq(dl_reading_place(reading, 2), 0);
}
END_TEST

Suite *reading_suite(void)
{
    Suite *suite = suite_create("reading");
    TCase *tcase = tcase_create("reading");
    tcase_add_checked_fixture(tcase, open_reading, close_reading);
    tcase_add_test(tcase, knows_nothing_of_a_new_document);
    tcase_add_test(tcase, answers_only_what_changed);
    tcase_add_test(tcase, takes_steps_back_last_first);
    tcase_add_test(tcase, keeps_what_is_no_step_out_of_undoing);
    tcase_add_test(tcase, forgets_the_oldest_of_very_many_steps);
    tcase_add_test(tcase, lists_the_documents_of_a_tag_by_id);
    tcase_add_test(tcase, remembers_places);
    suite_add_tcase(suite, tcase);
    return suite;
}
