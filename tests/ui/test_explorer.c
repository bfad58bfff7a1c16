/* The desk as a reader uses it: keys go in, the explorer and the screen answer. */
#include <poll.h>
#include <stdio.h>
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

START_TEST(starts_on_the_newest_article)
{
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
    ck_assert(fixture_shows(&fixture, "Articles 1/8"));
    ck_assert(fixture_shows(&fixture, "Jensen Huang"));
    ck_assert(fixture_shows(&fixture, "8 articles"));
    ck_assert(fixture_shows(&fixture, "undated    An undated note"));
}
END_TEST

START_TEST(shows_the_selected_article_and_its_names)
{
    fixture_keys(&fixture, "j j");
    ck_assert_str_eq(fixture_title(&fixture), "Sora khiến Trung Quốc lo");
    ck_assert(fixture_shows(&fixture, "Zhou Hongyi"));
    fixture_keys(&fixture, "k");
    ck_assert_str_eq(fixture_title(&fixture), "OpenAI dừng API");
}
END_TEST

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

START_TEST(says_so_at_the_ends_of_the_list)
{
    fixture_keys(&fixture, "k");
    ck_assert_str_eq(fixture.explorer.message, "This is the first row.");
    fixture_keys(&fixture, "G j");
    ck_assert_str_eq(fixture_title(&fixture), "An undated note");
    ck_assert_str_eq(fixture.explorer.message, "This is the last row.");
}
END_TEST

START_TEST(names_the_end_that_a_list_of_one_was_left_at)
{
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "title:api");
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_eq(fixture.explorer.results.count, 1);
    fixture_keys(&fixture, "K");
    ck_assert_str_eq(fixture.explorer.message, "This is the first article of the list.");
    fixture_keys(&fixture, "J");
    ck_assert_str_eq(fixture.explorer.message, "This is the last article of the list.");
}
END_TEST

START_TEST(takes_counts_before_keys)
{
    fixture_keys(&fixture, "3 j");
    ck_assert_uint_eq(fixture.explorer.selected, 3);
    fixture_keys(&fixture, "2 g");
    ck_assert_uint_eq(fixture.explorer.selected, 1);
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

/* Where one pane is to be seen at a time, the line of their names has no room for it. */
START_TEST(says_what_narrows_the_list_on_small_screens)
{
    dl_desk_resize(&fixture.desk, (dl_size){ 12, 40 });
    ck_assert(!fixture_shows(&fixture, " of 8"));
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "chip:h20");
    fixture_keys(&fixture, "Enter");
    ck_assert(fixture_shows(&fixture, "2 of 8 articles  [chip:h20]"));
    dl_desk_resize(&fixture.desk, (dl_size){ 5, 20 });
    ck_assert(fixture_shows(&fixture, "Articles 1/2  2 of 8"));
    dl_desk_resize(&fixture.desk, (dl_size){ 12, 40 });
    fixture_keys(&fixture, "x");
    ck_assert(!fixture_shows(&fixture, " of 8"));
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

START_TEST(goes_on_from_an_article_that_is_not_listed)
{
    static const struct {
        const char *key, *title;
    } ways[] = {
        { "j", "Nvidia's three new chips" }, { "k", "Nvidia takes a charge" },
        { "J", "Nvidia's three new chips" }, { "u", "Nvidia's three new chips" },
        { "K", "Nvidia takes a charge" },
    };
    dl_explorer *explorer = &fixture.explorer;
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "chip:h20");
    fixture_keys(&fixture, "Enter");
    dl_target left_out = { DL_TARGET_DOCUMENT, explorer->results.items[1] + 1, 0 };
    ck_assert(dl_explorer_go(explorer, left_out));
    ck_assert_str_eq(fixture_title(&fixture), "Sora khiến Trung Quốc lo");
    ck_assert(fixture_shows(&fixture, "Articles –/2"));
    fixture_keys(&fixture, "m"); /* the article that is shown */
    ck_assert_str_eq(fixture_title(&fixture), "Sora khiến Trung Quốc lo");
    fixture_keys(&fixture, ways[_i].key);
    ck_assert_str_eq(fixture_title(&fixture), ways[_i].title);
    ck_assert(fixture_shows(&fixture, strpbrk(ways[_i].key, "jJu") ? " 2/2" : " 1/2"));
}
END_TEST

START_TEST(offers_what_can_be_done_with_an_empty_list)
{
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "kangaroo");
    fixture_keys(&fixture, "Enter j");
    fixture.explorer.message[0] = '\0';
    ck_assert(fixture_shows(&fixture, " x widen"));
    ck_assert(!fixture_shows(&fixture, "Enter read"));
    ck_assert(!fixture_shows(&fixture, "A add articles"));
    ui_fixture empty;
    fixture_open(&empty, NULL, 0, (dl_size){ 24, 80 });
    ck_assert(fixture_shows(&empty, " A add articles"));
    ck_assert(!fixture_shows(&empty, "Enter read"));
    fixture_keys(&empty, "F3");
    ck_assert(fixture_shows(&empty, " A add articles"));
    ck_assert(!fixture_shows(&empty, "Enter focus"));
    fixture_close(&empty);
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

static const struct {
    const char *typed;
    const char *shown; /* among the results */
} searches[] = {
    { "zhou",           "Zhou Hongyi" },
    { "nvidia",        "Nvidia's three new chips" },
    { "英伟达",     "Nvidia" },
    { "trung quoc",    "Sora khiến Trung Quốc lo" },
    { "TRUNG QUỐC",  "OpenAI dừng API" },
    { "jensen nvidia", "Mỹ chặn A100" },
    { "qqqq",          "Nothing answers this." },
    { "analysts nobody", "Articles with each: “analysts” 1, “nobody” 1." },
    { "huawei zzzz told", "“huawei” 2, “zzzz” 0, “told” 1." },
    { "zzzz lang:zh", "“zzzz” 0, “lang:zh”" },
    { "",              "Names in any language" },
};

START_TEST(searches_while_one_types)
{
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, searches[_i].typed);
    ck_assert_msg(fixture_shows(&fixture, searches[_i].shown), "%s",
                  fixture_screen(&fixture));
    fixture_keys(&fixture, "Esc");
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
    ck_assert_uint_eq(fixture.desk.layer_count, 0);
}
END_TEST

START_TEST(answers_enter_where_nothing_was_found)
{
    const dl_prompt *prompt = &fixture.desk.prompt;
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "xqzwv");
    fixture_keys(&fixture, "Enter");
    ck_assert_int_eq(prompt->kind, DL_PROMPT_SEARCH);
    ck_assert(fixture_shows(&fixture, "Nothing answers this; Esc goes back."));
    fixture_keys(&fixture, "C-u Enter");
    ck_assert_int_eq(prompt->kind, DL_PROMPT_CLOSED);
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
}
END_TEST

/* A law with the name of the country in it stands before the country. */
START_TEST(enter_goes_to_the_name_that_was_typed)
{
    static const ui_article articles[] = {
        { "2024-05-01", "Two names",
          "Luật Chống độc quyền Trung Quốc\n{Luật Chống độc quyền Trung Quốc} là luật của "
          "{Trung Quốc}." },
    };
    ui_fixture small;
    fixture_open(&small, articles, 1, (dl_size){ 40, 120 });
    fixture_keys(&small, "/");
    fixture_type(&small, "trung quoc");
    ck_assert(fixture_shows(&small, "Laws"));
    fixture_keys(&small, "Enter");
    ck_assert_uint_eq(small.explorer.place.entity, fixture_entity(&small, "China"));
    fixture_close(&small);
}
END_TEST

START_TEST(goes_to_what_was_found)
{
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "zhou");
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_eq(fixture.explorer.place.entity,
                      fixture_entity(&fixture, "Zhou Hongyi"));
    ck_assert_str_eq(fixture_title(&fixture), "Sora khiến Trung Quốc lo");
    fixture_keys(&fixture, "Esc /");
    fixture_type(&fixture, "licence");
    fixture_keys(&fixture, "Down Enter");
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
    ck_assert_uint_gt(fixture.explorer.place.hit.end, 0);
}
END_TEST

START_TEST(goes_back_and_forward_through_every_jump)
{
    fixture_keys(&fixture, "3 j ] F2");
    dl_explorer_focus(&fixture.explorer, fixture_entity(&fixture, "OpenAI"));
    ck_assert_uint_eq(fixture.explorer.results.count, 2);
    fixture_keys(&fixture, "C-o");
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
    fixture_keys(&fixture, "C-o C-o");
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
    fixture_keys(&fixture, "C-o");
    ck_assert(strstr(fixture.explorer.message, "nothing to go back to"));
    fixture_keys(&fixture, "C-p C-p C-p");
    ck_assert_uint_eq(fixture.explorer.results.count, 2);
}
END_TEST

START_TEST(filters_and_shows_them_as_chips)
{
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "after:2023-12");
    fixture_keys(&fixture, "Enter");
    ck_assert_msg(fixture_shows(&fixture, "[after:2023-12]"), "%s",
                  fixture_screen(&fixture));
    ck_assert_uint_eq(fixture.explorer.results.count, 3);
    fixture_keys(&fixture, "%");
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
    ck_assert(fixture_shows(&fixture, "(after:2023-12 off)"));
    fixture_keys(&fixture, "F x Esc");
    ck_assert_uint_eq(fixture.explorer.filters.count, 0);
}
END_TEST

static void filter(const char *text)
{
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, text);
    fixture_keys(&fixture, "Enter");
}

/* Rows found by each filter alone, and by both: never more than by either. */
START_TEST(a_filter_of_alternatives_is_narrowed_by_the_next)
{
    filter("OpenAI OR Nvidia");
    size_t either = fixture.explorer.results.count;
    filter("lang:vi");
    size_t both = fixture.explorer.results.count;
    fixture_keys(&fixture, "F g x Esc");
    ck_assert_uint_eq(fixture.explorer.filters.count, 1);
    ck_assert_uint_lt(both, either);
    ck_assert_uint_le(both, fixture.explorer.results.count);
    for (size_t i = 0; i < fixture.explorer.results.count; i++)
        ck_assert_int_eq(dl_corpus_document(fixture.explorer.corpus,
                                            fixture.explorer.results.items[i])->language,
                         DL_LANGUAGE_VI);
}
END_TEST

START_TEST(the_top_line_counts_what_the_list_names_and_tells)
{
    filter("title:sora");
    ck_assert_uint_eq(fixture.explorer.results.count, 1);
    uint32_t document = fixture.explorer.results.items[0];
    uint32_t named =
        dl_corpus_document(fixture.explorer.corpus, document)->entity_count;
    ck_assert_uint_lt(named, dl_corpus_entities(fixture.explorer.corpus));
    char counts[64];
    snprintf(counts, sizeof counts, "1 of 8 articles  %u %s", named,
             named == 1 ? "entity" : "entities");
    ck_assert_msg(fixture_shows(&fixture, counts), "%s", fixture_screen(&fixture));
    fixture_keys(&fixture, "x");
    ck_assert(fixture_shows(&fixture, "8 articles  11 entities  5 events"));
    filter("nosuchword");
    ck_assert(fixture_shows(&fixture, "0 of 8 articles  0 entities  0 events"));
}
END_TEST

START_TEST(a_long_search_is_cut_in_the_top_line)
{
    fixture_keys(&fixture, ":");
    fixture_type(&fixture, "search nvidia OR huawei OR openai OR asml OR \"a phrase of words\" "
                           "OR \"a longer phrase of other words\"");
    fixture_keys(&fixture, "Enter");
    ck_assert_msg(fixture_shows(&fixture, "[/nvidia OR"), "%s", fixture_screen(&fixture));
    ck_assert(!fixture_shows(&fixture, "other words\"]"));
}
END_TEST

START_TEST(says_what_half_a_query_lacks_once_it_is_taken)
{
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "lang:en OR (nvidia");
    fixture_keys(&fixture, "Enter");
    ck_assert_msg(strstr(fixture.explorer.message, "not closed"), "%s",
                  fixture.explorer.message);
    filter("lang:zh OR");
    ck_assert_msg(strstr(fixture.explorer.message, "OR has nothing"), "%s",
                  fixture.explorer.message);
}
END_TEST

START_TEST(keeps_the_old_list_when_a_filter_is_unsound)
{
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "after:never");
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
    ck_assert_int_eq(fixture.desk.prompt.kind, DL_PROMPT_FILTER);
    ck_assert(fixture_shows(&fixture, "takes a date like 2023"));
    fixture_keys(&fixture, "C-e");
    ck_assert(!fixture_shows(&fixture, "takes a date like 2023"));
    fixture_keys(&fixture, "Esc @");
    fixture_type(&fixture, "soon");
    fixture_keys(&fixture, "Enter");
    ck_assert(fixture_shows(&fixture, "A day looks like 2023-10-17"));
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

START_TEST(covers_a_pane_alone_with_a_layer)
{
    fixture_keys(&fixture, "O F");
    ck_assert(fixture_shows(&fixture, "Filters "));
    ck_assert(!fixture_shows(&fixture, "1/8"));
}
END_TEST

START_TEST(sorts_by_a_key_of_two)
{
    fixture_keys(&fixture, "s");
    ck_assert(fixture_shows(&fixture, "o oldest"));
    fixture_keys(&fixture, "o g");
    ck_assert_str_eq(fixture_title(&fixture), "An undated note");
    fixture_keys(&fixture, "s n g");
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia takes a charge");
}
END_TEST

START_TEST(goes_through_what_is_unread)
{
    fixture_keys(&fixture, "u");
    ck_assert_str_eq(fixture_title(&fixture), "OpenAI dừng API");
    fixture_keys(&fixture, "u u u u u u u u");
    ck_assert_str_eq(fixture.explorer.message,
                     "You have read every article of this list.");
}
END_TEST

START_TEST(asks_once_before_leaving)
{
    fixture_keys(&fixture, "? q");
    ck_assert(!fixture.desk.closed);
    fixture_keys(&fixture, "q");
    ck_assert_str_eq(fixture.explorer.message, "q again leaves Dateline.");
    fixture_keys(&fixture, "j q");
    ck_assert(!fixture.desk.closed);
    fixture_keys(&fixture, "q");
    ck_assert(fixture.desk.closed);
}
END_TEST

START_TEST(says_when_a_key_does_nothing)
{
    fixture_keys(&fixture, "X");
    ck_assert_str_eq(fixture.explorer.message, "X is no key here; ? lists every key.");
    fixture_keys(&fixture, "ụ");
    ck_assert_str_eq(fixture.explorer.message,
                     "ụ was taken as u: an input method seems to be on.");
    ck_assert_str_eq(fixture_title(&fixture), "OpenAI dừng API");
}
END_TEST

START_TEST(explains_the_signs_of_the_screen)
{
    fixture_keys(&fixture, "? G");
    ck_assert(fixture_shows(&fixture, "Signs on the screen"));
    ck_assert(fixture_shows(&fixture, "The articles disagree on the day"));
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "outlets tell");
    ck_assert(fixture_shows(&fixture, "3 sources"));
    ck_assert(!fixture_shows(&fixture, "The articles disagree on the day"));
}
END_TEST

START_TEST(lists_and_searches_every_key)
{
    fixture_keys(&fixture, "?");
    ck_assert(fixture_shows(&fixture, "Everywhere"));
    fixture_keys(&fixture, "/");
    fixture_type(&fixture, "zoom");
    ck_assert(fixture_shows(&fixture, "A shorter stretch of time on the axis"));
    ck_assert(!fixture_shows(&fixture, "Next row"));
    fixture_keys(&fixture, "Enter Esc");
    ck_assert(!fixture_shows(&fixture, "Keys"));
}
END_TEST

/* Headings count: every row of a long list comes into view, forwards and backwards. */
START_TEST(passes_no_row_over_by_pages)
{
    static const struct {
        const char *keys;
        dl_pane_id pane;
        dl_size size;
    } lists[] = {
        { "?", DL_PANE_HELP, { 40, 120 } },
        { "?", DL_PANE_HELP, { 12, 40 } },
        { "?", DL_PANE_HELP, { 5, 20 } },
        { "F3 e e", DL_PANE_ENTITIES, { 12, 40 } },
        { "F3 i", DL_PANE_CARD, { 12, 40 } },
    };
    dl_desk_resize(&fixture.desk, lists[_i].size);
    fixture_keys(&fixture, lists[_i].keys);
    const dl_pane *pane = &fixture.desk.panes[lists[_i].pane];
    fixture_screen(&fixture);
    size_t top = pane->top, height = dl_pane_height(pane), pages = 0;
    ck_assert_uint_gt(pane->total, height);
    for (; strcmp(fixture.explorer.message, "This is the last row."); pages++) {
        ck_assert_uint_lt(pages, pane->total);
        fixture_keys(&fixture, "Space");
        fixture_screen(&fixture);
        ck_assert_uint_ge(pane->top, top);
        ck_assert_uint_le(pane->top, top + height);
        top = pane->top;
    }
    ck_assert_uint_eq(dl_pane_bottom(pane), pane->total);
    ck_assert_uint_le(pages, pane->total / (height - (height > 2)) + 3);
    while (strcmp(fixture.explorer.message, "This is the first row.")) {
        fixture_keys(&fixture, "b");
        fixture_screen(&fixture);
        ck_assert_uint_le(pane->top, top);
        ck_assert_uint_ge(pane->top + height, top);
        top = pane->top;
    }
    ck_assert_uint_eq(pane->top, 0);
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

START_TEST(shows_the_chips_of_a_day)
{
    fixture_keys(&fixture, "[ [ c");
    ck_assert(fixture_shows(&fixture, "2023-10-17"));
    ck_assert(fixture_shows(&fixture, "A800"));
}
END_TEST

START_TEST(completes_commands_and_values)
{
    fixture_keys(&fixture, ":");
    fixture_type(&fixture, "next-u");
    fixture_keys(&fixture, "Tab Enter");
    ck_assert_str_eq(fixture_title(&fixture), "OpenAI dừng API");
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "company:nvi");
    fixture_keys(&fixture, "Tab Enter");
    ck_assert_uint_eq(fixture.explorer.results.count, 4);
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

Suite *explorer_suite(void)
{
    Suite *suite = suite_create("explorer");
    TCase *tcase = tcase_create("explorer");
    tcase_add_checked_fixture(tcase, open_desk, close_desk);
    tcase_add_test(tcase, starts_on_the_newest_article);
    tcase_add_test(tcase, shows_the_selected_article_and_its_names);
    tcase_add_test(tcase, cuts_a_long_name_at_its_beginning);
    tcase_add_test(tcase, says_so_at_the_ends_of_the_list);
    tcase_add_test(tcase, names_the_end_that_a_list_of_one_was_left_at);
    tcase_add_test(tcase, takes_counts_before_keys);
    tcase_add_test(tcase, makes_a_name_the_focus);
    tcase_add_test(tcase, narrows_the_timeline_to_the_events_of_a_name);
    tcase_add_test(tcase, the_narrow_timeline_follows_the_name_in_focus);
    tcase_add_test(tcase, narrows_the_timeline_to_a_person);
    tcase_add_test(tcase, tells_of_the_event_that_was_stepped_to);
    tcase_add_test(tcase, says_what_narrows_the_list_on_small_screens);
    tcase_add_test(tcase, says_at_which_event_the_reader_is_on_small_screens);
    tcase_add_loop_test(tcase, goes_on_from_an_article_that_is_not_listed, 0, 5);
    tcase_add_test(tcase, offers_what_can_be_done_with_an_empty_list);
    tcase_add_test(tcase, finds_the_focus_from_the_pane_of_names);
    tcase_add_test(tcase, puts_the_cursor_on_a_name_that_was_found);
    tcase_add_test(tcase, counts_names_where_the_reader_wants);
    tcase_add_test(tcase, steps_through_the_timeline_and_shows_the_sentence);
    tcase_add_loop_test(tcase, searches_while_one_types, 0, DL_COUNT(searches));
    tcase_add_test(tcase, answers_enter_where_nothing_was_found);
    tcase_add_test(tcase, enter_goes_to_the_name_that_was_typed);
    tcase_add_test(tcase, goes_to_what_was_found);
    tcase_add_test(tcase, goes_back_and_forward_through_every_jump);
    tcase_add_test(tcase, filters_and_shows_them_as_chips);
    tcase_add_test(tcase, a_filter_of_alternatives_is_narrowed_by_the_next);
    tcase_add_test(tcase, the_top_line_counts_what_the_list_names_and_tells);
    tcase_add_test(tcase, a_long_search_is_cut_in_the_top_line);
    tcase_add_test(tcase, says_what_half_a_query_lacks_once_it_is_taken);
    tcase_add_test(tcase, keeps_the_old_list_when_a_filter_is_unsound);
    tcase_add_test(tcase, shows_only_what_was_known_on_a_day);
    tcase_add_test(tcase, counts_only_what_was_known_on_a_day);
    tcase_add_test(tcase, goes_back_to_no_day_that_was_ended);
    tcase_add_test(tcase, groups_chips_and_laws_apart);
    tcase_add_test(tcase, replaces_the_suggested_day_by_what_is_typed);
    tcase_add_test(tcase, covers_a_pane_alone_with_a_layer);
    tcase_add_test(tcase, sorts_by_a_key_of_two);
    tcase_add_test(tcase, goes_through_what_is_unread);
    tcase_add_test(tcase, asks_once_before_leaving);
    tcase_add_test(tcase, says_when_a_key_does_nothing);
    tcase_add_test(tcase, explains_the_signs_of_the_screen);
    tcase_add_test(tcase, lists_and_searches_every_key);
    tcase_add_loop_test(tcase, passes_no_row_over_by_pages, 0, 5);
    tcase_add_test(tcase, tells_all_about_a_name);
    tcase_add_test(tcase, puts_the_nearest_first_of_those_seen_as_often);
    tcase_add_test(tcase, shows_goods_that_have_no_name);
    tcase_add_test(tcase, shows_the_sentence_of_an_event_without_names);
    tcase_add_test(tcase, shows_the_chips_of_a_day);
    tcase_add_test(tcase, completes_commands_and_values);
    tcase_add_test(tcase, tells_the_timeline_aside_while_articles_come_in);
    tcase_add_test(tcase, tells_many_events_aside_whoever_asks);
    suite_add_tcase(suite, tcase);
    return suite;
}
