/* The timeline and what was known on a day, as a reader goes through them. */
#include <poll.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/ui/fixture.h"
#include "ui/steps.h"

static ui_fixture fixture;

static void open_desk(void)
{
    fixture_open(&fixture, fixture_articles, fixture_article_count, (dl_size){ 40, 120 });
}

static void close_desk(void)
{
    fixture_close(&fixture);
}

/* The name that was chosen before, or that the cursor happens to be on, is not asked about. */
START_TEST(tells_of_the_event_that_was_stepped_to)
{
    dl_explorer *explorer = &fixture.explorer;
    dl_explorer_focus(explorer, fixture_entity(&fixture, "Nvidia"));
    fixture_keys(&fixture, "F3 [ i");
    ck_assert_uint_eq(explorer->card.kind, DL_TARGET_ENTRY);
    ck_assert(fixture_shows(&fixture, "Told by"));
    fixture_keys(&fixture, "Esc F2 i");
    ck_assert_uint_eq(explorer->card.kind, DL_TARGET_ENTRY);
    fixture_keys(&fixture, "Esc F3 i"); /* the reader turns to the names */
    ck_assert_uint_eq(explorer->card.kind, DL_TARGET_ENTITY);
    fixture_keys(&fixture, "Esc ] j i");
    ck_assert_uint_eq(explorer->card.kind, DL_TARGET_ENTITY);
    fixture_keys(&fixture, "Esc F2 [ n i");
    ck_assert_uint_eq(explorer->card.kind, DL_TARGET_ENTITY);
    ck_assert_uint_eq(explorer->card.id, fixture_entity(&fixture, "Nvidia"));
}
END_TEST

/* An event led to an article that a filter leaves out: no other row is lit for it, and the
 * next key passes nothing over. */
START_TEST(says_at_which_event_the_reader_is_on_small_screens)
{
    dl_desk_resize(&fixture.desk, (dl_size){ 12, 40 });
    fixture_keys(&fixture, "F4 [");
    ck_assert(fixture_shows(&fixture, "Timeline      4/5"));
    dl_desk_resize(&fixture.desk, (dl_size){ 5, 20 });
    ck_assert(fixture_shows(&fixture, "Events 4/5\n"));
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "nvidia");
    fixture_keys(&fixture, "Enter E F4");
    ck_assert(fixture_shows(&fixture, "Events 2/3 o… 4 of 8"));
}
END_TEST

START_TEST(steps_through_the_timeline_and_shows_the_sentence)
{
    dl_explorer *explorer = &fixture.explorer;
    ck_assert_uint_eq(explorer->timeline.count, 5);
    fixture_keys(&fixture, "[ [");
    ck_assert_str_eq(fixture_title(&fixture), "出口管制升级");
    dl_span evidence = dl_explorer_evidence(explorer);
    ck_assert_uint_gt(evidence.end, evidence.start);
    ck_assert(fixture_shows(&fixture, "▎"));
    fixture_keys(&fixture, "]");
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia's three new chips");
    fixture_keys(&fixture, "9 [ [");
    ck_assert_str_eq(explorer->message, "This is the first event of the timeline.");
    fixture_keys(&fixture, "}");
    ck_assert_str_eq(fixture_title(&fixture), "New chip rules");
    fixture_keys(&fixture, "{");
    ck_assert_str_eq(fixture_title(&fixture), "Mỹ chặn A100");
    fixture_keys(&fixture, "Esc"); /* steps are one walk */
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
}
END_TEST

START_TEST(shows_only_what_was_known_on_a_day)
{
    fixture_keys(&fixture, ":");
    fixture_type(&fixture, "as-of 2023-10-31");
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_eq(fixture.explorer.results.count, 3);
    ck_assert_str_eq(fixture_title(&fixture), "出口管制升级");
    ck_assert(fixture_shows(&fixture, "as of 2023-10-31"));
    fixture_keys(&fixture, "Esc");
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
}
END_TEST

/* What came after the day is counted nowhere: not in a card, not among names, not found. */
START_TEST(counts_only_what_was_known_on_a_day)
{
    dl_explorer *explorer = &fixture.explorer;
    dl_explorer_pin(explorer, dl_day_number(2022, 12, 31));
    fixture_keys(&fixture, "F3 e e");
    ck_assert(fixture_shows(&fixture, "Entities · all articles"));
    ck_assert(fixture_shows(&fixture, "A100"));
    ck_assert(!fixture_shows(&fixture, "OpenAI"));
    ck_assert(!fixture_shows(&fixture, "H20"));
    dl_explorer_hover(explorer, fixture_entity(&fixture, "Nvidia"));
    dl_explorer_focus(explorer, fixture_entity(&fixture, "Nvidia"));
    fixture_keys(&fixture, "F2 i");
    ck_assert(fixture_shows(&fixture, "1 mention in 1 article · last 2022-09-01"));
    ck_assert(!fixture_shows(&fixture, "H20"));
    fixture_keys(&fixture, "Esc /");
    fixture_type(&fixture, "nvidia");
    ck_assert(fixture_shows(&fixture, "1 mention in 1 article"));
    ck_assert(fixture_shows(&fixture, "Search up to the day:"));
    fixture_keys(&fixture, "C-u");
    fixture_type(&fixture, "h20");
    ck_assert(!fixture_shows(&fixture, "H20"));
    fixture_keys(&fixture, "Esc");
    dl_explorer_pin(explorer, DL_ALWAYS);
    fixture_keys(&fixture, "i");
    ck_assert(fixture_shows(&fixture, "4 mentions in 4 articles"));
}
END_TEST

START_TEST(goes_back_to_no_day_that_was_ended)
{
    fixture_keys(&fixture, ":");
    fixture_type(&fixture, "as-of 2023-10-31");
    fixture_keys(&fixture, "Enter j @ C-u Enter");
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
    for (int i = 0; i < 3; i++) {
        fixture_keys(&fixture, "Esc");
        ck_assert_int_eq(fixture.explorer.place.as_of, DL_ALWAYS);
        ck_assert_uint_eq(fixture.explorer.results.count, 8);
    }
    fixture_keys(&fixture, ":");
    fixture_type(&fixture, "as-of 2023-10-31");
    fixture_keys(&fixture, "Enter Esc");
    ck_assert_int_eq(fixture.explorer.place.as_of, DL_ALWAYS);
}
END_TEST

START_TEST(replaces_the_suggested_day_by_what_is_typed)
{
    fixture_keys(&fixture, "@");
    ck_assert_uint_eq(fixture.desk.prompt.length, strlen("2023-10-17"));
    fixture_type(&fixture, "2023-10-31");
    fixture_keys(&fixture, "Enter");
    ck_assert(fixture_shows(&fixture, "as of 2023-10-31"));
    fixture_keys(&fixture, "@ Backspace Backspace");
    fixture_type(&fixture, "17");
    fixture_keys(&fixture, "Enter");
    ck_assert(fixture_shows(&fixture, "as of 2023-10-17"));
}
END_TEST

START_TEST(shows_the_chips_of_a_day)
{
    fixture_keys(&fixture, "[ [ c");
    ck_assert(fixture_shows(&fixture, "2023-10-17"));
    ck_assert(fixture_shows(&fixture, "A800"));
}
END_TEST

START_TEST(tells_the_timeline_aside_while_articles_come_in)
{
    dl_explorer explorer;
    size_t count = fixture.explorer.timeline.count;
    int ready = dl_explorer_init_aside(&explorer, fixture.library, 19900);
    ck_assert(dl_explorer_is_telling(&explorer));
    ck_assert_uint_eq(explorer.timeline.count, 0);
    struct pollfd source = { .fd = ready, .events = POLLIN };
    ck_assert_int_eq(poll(&source, 1, 20000), 1);
    dl_explorer_take_telling(&explorer);
    ck_assert(!dl_explorer_is_telling(&explorer));
    ck_assert_uint_eq(explorer.timeline.count, count);
    ck_assert_uint_ne(explorer.entry, DL_NO_PLACE);
    ck_assert_int_eq(poll(&source, 1, 0), 0);
    explorer.told_documents = 0;
    dl_explorer_reload(&explorer);
    ck_assert(dl_explorer_is_telling(&explorer));
    dl_explorer_show_reference(&explorer); /* at once: what is under way is dropped */
    ck_assert(!dl_explorer_is_telling(&explorer));
    ck_assert_uint_gt(explorer.timeline.count, count);
    explorer.told_documents = 0;
    dl_explorer_reload(&explorer);
    dl_explorer_release(&explorer); /* with one under way */
}
END_TEST

static void take(dl_explorer *explorer, int ready)
{
    struct pollfd source = { .fd = ready, .events = POLLIN };
    ck_assert(dl_explorer_is_telling(explorer));
    ck_assert_int_eq(poll(&source, 1, 20000), 1);
    dl_explorer_take_telling(explorer);
}

/* The reader is quicker: the steps are taken when there is a timeline, unless he has gone
 * elsewhere. */
START_TEST(takes_the_steps_that_were_asked_for_before_the_timeline_was_made)
{
    for (int elsewhere = 0; elsewhere < 2; elsewhere++) {
        dl_explorer explorer;
        int ready = dl_explorer_init_aside(&explorer, fixture.library, 19900);
        size_t count = fixture.explorer.timeline.count;
        ck_assert(!dl_explorer_step(&explorer, -1));
        ck_assert(!dl_explorer_step(&explorer, -1));
        ck_assert_str_eq(explorer.message,
                         "The timeline is still being made; the step follows.");
        if (elsewhere)
            ck_assert(dl_explorer_select(&explorer, explorer.selected ? 0 : 1));
        take(&explorer, ready);
        size_t before = explorer.entry;
        dl_explorer_step_on(&explorer);
        ck_assert_uint_lt(before, count);
        ck_assert_uint_eq(explorer.entry, elsewhere ? before : before - 2);
        dl_explorer_step_on(&explorer); /* once */
        ck_assert_uint_eq(explorer.entry, elsewhere ? before : before - 2);
        dl_explorer_release(&explorer);
    }
}
END_TEST

START_TEST(tells_many_events_aside_whoever_asks)
{
    enum { EVENTS = 1100 };
    dl_explorer explorer;
    ui_fixture many;
    dl_arena arena = { 0 };
    dl_buf text = { .arena = &arena };
    for (int i = 0; i < EVENTS; i++)
        dl_buf_format(&text,
                      "<%d-%02d-%02d|ban|US|China|A800> {US} banned it in {China}.\n",
                      2001 + i % 20, 1 + i / 20 % 12, 1 + i / 240 * 6);
    ui_article article = { "2024-03-01", "Bans", dl_str_copy(&arena, dl_buf_str(&text)).ptr };
    fixture_open(&many, &article, 1, (dl_size){ 120, 40 });
    size_t count = many.explorer.timeline.count;
    int ready = dl_explorer_init_aside(&explorer, many.library, 19900);
    take(&explorer, ready);
    ck_assert_uint_eq(explorer.timeline.count, count);
    dl_explorer_show_reference(&explorer);
    ck_assert_uint_eq(explorer.timeline.count, count); /* the old one stays meanwhile */
    dl_explorer_show_reference(&explorer);             /* what is made is not wanted */
    dl_explorer_show_reference(&explorer);
    take(&explorer, ready);
    ck_assert_uint_eq(explorer.timeline.count, count);
    take(&explorer, ready);
    ck_assert(!dl_explorer_is_telling(&explorer));
    ck_assert_uint_gt(explorer.timeline.count, count);
    dl_explorer_release(&explorer);
    fixture_close(&many);
    dl_arena_release(&arena);
}
END_TEST

Suite *explorer_time_suite(void)
{
    Suite *suite = suite_create("explorer_time");
    TCase *tcase = tcase_create("explorer_time");
    tcase_add_checked_fixture(tcase, open_desk, close_desk);
    tcase_add_test(tcase, tells_of_the_event_that_was_stepped_to);
    tcase_add_test(tcase, says_at_which_event_the_reader_is_on_small_screens);
    tcase_add_test(tcase, steps_through_the_timeline_and_shows_the_sentence);
    tcase_add_test(tcase, shows_only_what_was_known_on_a_day);
    tcase_add_test(tcase, counts_only_what_was_known_on_a_day);
    tcase_add_test(tcase, goes_back_to_no_day_that_was_ended);
    tcase_add_test(tcase, replaces_the_suggested_day_by_what_is_typed);
    tcase_add_test(tcase, shows_the_chips_of_a_day);
    tcase_add_test(tcase, tells_the_timeline_aside_while_articles_come_in);
    tcase_add_test(tcase, takes_the_steps_that_were_asked_for_before_the_timeline_was_made);
    tcase_add_test(tcase, tells_many_events_aside_whoever_asks);
    suite_add_tcase(suite, tcase);
    return suite;
}
