/* A name in focus, and what the screen tells of names: keys go in, the screen answers. */
#include <string.h>

#include "tests/suites.h"
#include "tests/ui/fixture.h"
#include "ui/describe.h"
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

/* Three authorities of one country must not all be "United States…". */
START_TEST(cuts_a_long_name_at_its_beginning)
{
    static const ui_article articles[] = {
        { "2024-05-01", "Two of one country",
          "The {United States Department of Commerce} and the {United States Senate}, not "
          "{Nvidia}." },
    };
    ui_fixture small;
    fixture_open(&small, articles, 1, (dl_size){ 40, 120 });
    ck_assert(fixture_shows(&small, "Department of"));
    ck_assert(fixture_shows(&small, "Senate"));
    ck_assert(!fixture_shows(&small, "United States…"));
    uint32_t senate = fixture_entity(&small, "United States Senate");
    dl_str whole = dl_describe_name_in(&small.explorer, senate, 20);
    dl_str cut = dl_describe_name_in(&small.explorer, senate, 19);
    ck_assert(dl_str_equal(whole, DL_STR("United States Senate")));
    ck_assert(dl_str_equal(cut, DL_STR("Senate")));
    static const ui_article bill[] = {
        { "2026-04-03", "A bill",
          "A bill\n<2026-04-02|propose|United States House of Representatives|China|H20> The "
          "{United States House of Representatives} had a bill." },
    };
    fixture_close(&small);
    fixture_open(&small, bill, 1, (dl_size){ 40, 120 });
    ck_assert(fixture_shows(&small, "▸ 2026-04-02    House of Representatives"));
    fixture_close(&small);
}
END_TEST

START_TEST(makes_a_name_the_focus)
{
    dl_explorer *explorer = &fixture.explorer;
    ck_assert(dl_explorer_focus(explorer, fixture_entity(&fixture, "Nvidia")));
    ck_assert_uint_eq(explorer->results.count, 4);
    ck_assert(fixture_shows(&fixture, "4 of 8 articles"));
    ck_assert(fixture_shows(&fixture, "[Nvidia]"));
    fixture_keys(&fixture, "n");
    ck_assert_str_eq(explorer->message, "hit 1 of 4 in 4 articles");
    fixture_keys(&fixture, "n n");
    ck_assert_str_eq(explorer->message, "hit 3 of 4 in 4 articles");
    ck_assert_str_eq(fixture_title(&fixture), "出口管制升级");
    fixture_keys(&fixture, "N");
    ck_assert_str_eq(explorer->message, "hit 2 of 4 in 4 articles");
    fixture_keys(&fixture, "2 n n");
    ck_assert_str_eq(explorer->message, "hit 1 of 4 in 4 articles");
    fixture_keys(&fixture, "Esc Esc");
    ck_assert_uint_eq(explorer->results.count, 8);
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
}
END_TEST

START_TEST(narrows_the_timeline_to_the_events_of_a_name)
{
    dl_explorer *explorer = &fixture.explorer;
    fixture_keys(&fixture, "E");
    ck_assert_str_eq(explorer->message, "Whose events? Choose a name first (F3, Enter).");
    dl_explorer_focus(explorer, fixture_entity(&fixture, "Nvidia"));
    fixture_keys(&fixture, "E");
    ck_assert(strstr(explorer->message, "3 of 5 events: those of Nvidia."));
    ck_assert(fixture_shows(&fixture, "[Nvidia]  [its events only]"));
    ck_assert(fixture_shows(&fixture, "3/3 of 5 · Nvidia only"));
    fixture_keys(&fixture, "[ [");
    ck_assert_str_eq(fixture_title(&fixture), "Mỹ chặn A100");
    fixture_keys(&fixture, "[");
    ck_assert_str_eq(explorer->message, "This is the first event of the timeline.");
    ck_assert(!fixture_shows(&fixture, "A800"));
    fixture_keys(&fixture, "E");
    ck_assert_str_eq(explorer->message, "All 5 events again.");
    ck_assert_uint_eq(explorer->timeline.count, 5);
    ck_assert(fixture_shows(&fixture, "[Nvidia]"));
    ck_assert(!fixture_shows(&fixture, "only"));
    fixture_keys(&fixture, "Esc Esc Esc Esc"); /* brings no narrow timeline back */
    ck_assert_uint_eq(explorer->timeline.count, 5);
}
END_TEST

START_TEST(the_narrow_timeline_follows_the_name_in_focus)
{
    dl_explorer *explorer = &fixture.explorer;
    dl_explorer_focus(explorer, fixture_entity(&fixture, "Nvidia"));
    fixture_keys(&fixture, "E");
    dl_explorer_focus(explorer, fixture_entity(&fixture, "A100"));
    ck_assert_uint_eq(explorer->timeline.count, 2);
    dl_explorer_focus(explorer, fixture_entity(&fixture, "OpenAI"));
    ck_assert_uint_eq(explorer->timeline.count, 0);
    ck_assert(fixture_shows(&fixture, "No event of OpenAI."));
    fixture_keys(&fixture, "]");
    ck_assert_str_eq(explorer->message, "No event of this name; E shows those of all.");
    fixture_keys(&fixture, "Esc Esc");
    ck_assert_uint_eq(explorer->timeline.count, 3);
    dl_explorer_pin(explorer, dl_day_number(2023, 12, 31));
    ck_assert_uint_eq(explorer->timeline.count, 2);
    fixture_keys(&fixture, "x x");
    ck_assert_uint_eq(explorer->place.entity, DL_NO_ID);
    ck_assert_uint_eq(explorer->timeline.count, 4);
    dl_explorer_focus(explorer, fixture_entity(&fixture, "OpenAI"));
    fixture_keys(&fixture, "E");
    ck_assert_str_eq(explorer->message, "No event of the timeline is one of OpenAI.");
}
END_TEST

/* No deed is a person's own: his events are those whose sentence names him. */
START_TEST(narrows_the_timeline_to_a_person)
{
    static const ui_article articles[] = {
        { "2025-07-15", "Licences granted",
          "Licences granted\n<2025-07-14|license-grant|US|Nvidia|H20> {Jensen Huang} said "
          "that {Washington} granted licences for the {H20}." },
        { "2025-04-16", "A charge",
          "A charge\n<2025-04-09|license-require|US|Nvidia|H20> {Nvidia} needs a licence.\n"
          "{Jensen Huang} flew to Beijing." },
    };
    ui_fixture small;
    fixture_open(&small, articles, DL_COUNT(articles), (dl_size){ 40, 120 });
    fixture_keys(&small, "F3");
    dl_explorer_hover(&small.explorer, fixture_entity(&small, "Jensen Huang"));
    fixture_keys(&small, "E");
    ck_assert(strstr(small.explorer.message, "1 of 2 events: those of Jensen Huang."));
    ck_assert(fixture_shows(&small, "[Jensen Huang]"));
    fixture_close(&small);
}
END_TEST

START_TEST(finds_the_focus_from_the_pane_of_names)
{
    fixture_keys(&fixture, "F3 Enter");
    uint32_t focus = fixture.explorer.place.entity;
    ck_assert_uint_ne(focus, DL_NO_ID);
    ck_assert(dl_str_equal(dl_corpus_entity_name(fixture.explorer.corpus, focus),
                           DL_STR("Jensen Huang")));
    fixture_keys(&fixture, "Enter");
    ck_assert(strstr(fixture.explorer.message, "is in focus"));
}
END_TEST

/* i, & and :hide are about the row that the cursor is on. */
START_TEST(puts_the_cursor_on_a_name_that_was_found)
{
    fixture_keys(&fixture, "F3 F2 /");
    fixture_type(&fixture, "nvidia");
    fixture_keys(&fixture, "Enter F3 i");
    ck_assert_uint_eq(fixture.explorer.card.id, fixture_entity(&fixture, "Nvidia"));
    fixture_keys(&fixture, "Esc k i");
    ck_assert_uint_ne(fixture.explorer.card.id, fixture_entity(&fixture, "Nvidia"));
}
END_TEST

START_TEST(counts_names_where_the_reader_wants)
{
    ck_assert(fixture_shows(&fixture, "Entities · this article"));
    fixture_keys(&fixture, "e");
    ck_assert(fixture_shows(&fixture, "Entities · the list"));
    ck_assert(fixture_shows(&fixture, "Zhou Hongyi"));
    fixture_keys(&fixture, "e e");
    ck_assert(!fixture_shows(&fixture, "Zhou Hongyi"));
}
END_TEST

START_TEST(groups_chips_and_laws_apart)
{
    fixture_type(&fixture, "/a800");
    ck_assert(fixture_shows(&fixture, "Chips  1"));
    ck_assert(!fixture_shows(&fixture, "Other names"));
    fixture_keys(&fixture, "Enter i");
    ck_assert(!fixture_shows(&fixture, "1 mentions"));
    ck_assert(!fixture_shows(&fixture, "1 articles"));
}
END_TEST

START_TEST(tells_all_about_a_name)
{
    dl_explorer_focus(&fixture.explorer, fixture_entity(&fixture, "Nvidia"));
    fixture_keys(&fixture, "i");
    ck_assert(fixture_shows(&fixture, "英伟达"));
    ck_assert(fixture_shows(&fixture, "Seen with"));
    ck_assert(fixture_shows(&fixture, "Jensen Huang"));
    fixture_keys(&fixture, "G Enter");
    ck_assert_str_eq(fixture_title(&fixture), "Mỹ chặn A100");
    ck_assert_uint_eq(fixture.desk.layer_count, 0);
}
END_TEST

/* What every article names tells less of a person than the names beside his. */
START_TEST(puts_the_nearest_first_of_those_seen_as_often)
{
    static const ui_article articles[] = {
        { "2024-05-01", "Charged",
          "{Nvidia} sells chips in {China}, and {Huawei} does.\nNothing else is known of "
          "it.\n{Zhou Hongyi} and {Jensen Huang} were seen." },
    };
    ui_fixture small;
    fixture_open(&small, articles, 1, (dl_size){ 40, 120 });
    dl_explorer_focus(&small.explorer, fixture_entity(&small, "Zhou Hongyi"));
    fixture_keys(&small, "i");
    const char *screen = fixture_screen(&small);
    const char *seen = strstr(screen, "Seen with");
    ck_assert_ptr_nonnull(seen);
    ck_assert_ptr_nonnull(strstr(seen, "Huawei"));
    ck_assert(strstr(seen, "Jensen Huang") < strstr(seen, "Huawei"));
    ck_assert(strstr(seen, "Huawei") < strstr(seen, "Nvidia"));
    fixture_close(&small);
}
END_TEST

START_TEST(shows_goods_that_have_no_name)
{
    static const ui_article articles[] = {
        { "2026-06-05", "Metals",
          "<2026-06-04|ban|China|United States|> {China} bans [gallium] and [germanium] for "
          "the {United States}.\n" },
    };
    ui_fixture metals;
    fixture_open(&metals, articles, DL_COUNT(articles), (dl_size){ 30, 150 });
    ck_assert(fixture_shows(&metals, "gallium, germanium    "));
    fixture_keys(&metals, "F4 i");
    ck_assert(fixture_shows(&metals, "US  gallium, germanium"));
    fixture_keys(&metals, "Esc");
    fixture_type(&metals, "/germanium");
    ck_assert(fixture_shows(&metals, "ban  gallium, germanium"));
    fixture_close(&metals);
}
END_TEST

START_TEST(shows_the_sentence_of_an_event_without_names)
{
    static const ui_article articles[] = {
        { "2026-06-05", "Gatekeeper",
          "<2026-06|enforce|||> In June an\toperation was told of.\n" },
    };
    ui_fixture told;
    fixture_open(&told, articles, DL_COUNT(articles), (dl_size){ 30, 150 });
    ck_assert(fixture_shows(&told, "2026-06       “In June an operation was told of.”"));
    fixture_close(&told);
}
END_TEST

static void expect_periods(const ui_fixture *at, const char *name,
                           const uint32_t *wanted, int count)
{
    uint32_t ends[8], counts[8] = { 0 };
    ck_assert(dl_explorer_periods(&at->explorer, ends, count));
    dl_explorer_count_periods(&at->explorer, fixture_entity(at, name), ends, count,
                              counts);
    for (int i = 0; i < count; i++)
        ck_assert_uint_eq(counts[i], wanted[i]);
}

/* Four parts of 2021 to 2024, a year each. */
START_TEST(counts_the_articles_of_a_name_by_the_time_they_are_from)
{
    static const ui_article articles[] = {
        { "", "Of no day", "{Nvidia} once more." },
        { "2021-01-01", "First", "{Nvidia} and again {Nvidia}." },
        { "2022-03-01", "Second", "{Huawei} alone." },
        { "2022-12-31", "Third", "{Nvidia} at the end of a year." },
        { "2023-01-09", "Fourth", "{Nvidia}, {Huawei}." },
        { "2024-12-31", "Last", "{Nvidia} on the last day." },
    };
    static const uint32_t nvidia[] = { 1, 1, 1, 1 }, huawei[] = { 0, 1, 1, 0 };
    ui_fixture years;
    fixture_open(&years, articles, DL_COUNT(articles), (dl_size){ 30, 100 });
    expect_periods(&years, "Nvidia", nvidia, 4);
    expect_periods(&years, "Huawei", huawei, 4);
    fixture_close(&years);
    uint32_t ends[8];
    fixture_open(&years, articles, 2, (dl_size){ 30, 100 });
    ck_assert(!dl_explorer_periods(&years.explorer, ends, 4));
    fixture_close(&years);
}
END_TEST

Suite *explorer_names_suite(void)
{
    Suite *suite = suite_create("explorer_names");
    TCase *tcase = tcase_create("explorer_names");
    tcase_add_checked_fixture(tcase, open_desk, close_desk);
    tcase_add_test(tcase, cuts_a_long_name_at_its_beginning);
    tcase_add_test(tcase, makes_a_name_the_focus);
    tcase_add_test(tcase, narrows_the_timeline_to_the_events_of_a_name);
    tcase_add_test(tcase, the_narrow_timeline_follows_the_name_in_focus);
    tcase_add_test(tcase, narrows_the_timeline_to_a_person);
    tcase_add_test(tcase, finds_the_focus_from_the_pane_of_names);
    tcase_add_test(tcase, puts_the_cursor_on_a_name_that_was_found);
    tcase_add_test(tcase, counts_names_where_the_reader_wants);
    tcase_add_test(tcase, groups_chips_and_laws_apart);
    tcase_add_test(tcase, tells_all_about_a_name);
    tcase_add_test(tcase, counts_the_articles_of_a_name_by_the_time_they_are_from);
    tcase_add_test(tcase, puts_the_nearest_first_of_those_seen_as_often);
    tcase_add_test(tcase, shows_goods_that_have_no_name);
    tcase_add_test(tcase, shows_the_sentence_of_an_event_without_names);
    suite_add_tcase(suite, tcase);
    return suite;
}
