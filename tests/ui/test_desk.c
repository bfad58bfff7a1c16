/* The screen as a whole: sizes, layers, what stands where. */
#include "tests/suites.h"
#include "tests/ui/fixture.h"

static ui_fixture fixture;

static void open_desk(void)
{
    fixture_open(&fixture, fixture_articles, fixture_article_count, (dl_size){ 40, 120 });
}

static void close_desk(void)
{
    fixture_close(&fixture);
}

START_TEST(keeps_the_place_in_the_text_through_sizes)
{
    dl_arena arena = { 0 };
    dl_buf text = { .arena = &arena };
    dl_buf_add(&text, DL_STR("Long\n"));
    for (int i = 0; i < 400; i++)
        dl_buf_format(&text, "Câu số %d nói về xuất khẩu chip. ", i);
    ui_article article = { "2024-01-01", "Long", dl_buf_cstr(&text) };
    fixture_close(&fixture);
    fixture_open(&fixture, &article, 1, (dl_size){ 40, 120 });
    fixture_keys(&fixture, "Enter Space Space");
    uint32_t offset = fixture.explorer.place.offset;
    ck_assert_uint_gt(offset, 0);
    static const dl_size sizes[] = {
        { 24,  80 },
        { 5,  20 },
        { 1,  1 },
        { 50, 200 },
        { 40, 120 }
    };
    for (size_t i = 0; i < DL_COUNT(sizes); i++) {
        dl_desk_resize(&fixture.desk, sizes[i]);
        fixture_screen(&fixture);
        ck_assert_uint_eq(fixture.explorer.place.offset, offset);
    }
    fixture_keys(&fixture, "Space b");
    ck_assert_uint_eq(fixture.explorer.place.offset, offset);
    dl_arena_release(&arena);
}
END_TEST

/* A list of a hundred rows in a window of 21: two rows stay in view before and behind the
 * cursor, a step over the edge takes seven rows, a leap as many as it must. */
static const struct {
    size_t top, cursor; /* before, and where the cursor goes */
    size_t expected;
} scrolls[] = {
    { 0,  18,  0  },
    { 0,  19,  7  },
    { 7,  25,  7  },
    { 0,  40,  22 },
    { 22, 24,  22 },
    { 22, 23,  15 },
    { 3,  4,   0  },
    { 75, 96,  79 },
    { 79, 99,  79 },
    { 79, 0,   0  },
};

START_TEST(scrolls_by_a_third_at_the_edge_of_a_list)
{
    dl_pane pane = { .size = { 21, 30 }, .top = scrolls[_i].top };
    dl_pane_follow(&pane, 100, scrolls[_i].cursor);
    ck_assert_uint_eq(pane.top, scrolls[_i].expected);
    ck_assert_uint_eq(pane.cursor, scrolls[_i].cursor);
}
END_TEST

START_TEST(says_what_to_do_without_articles)
{
    fixture_close(&fixture);
    fixture_open(&fixture, NULL, 0, (dl_size){ 24, 80 });
    ck_assert(fixture_shows(&fixture, "No articles here."));
    fixture_keys(&fixture,
                 "j Enter ] n F3 Enter e F4 i r ] [ } z c Esc / a Enter Esc u J x");
    ck_assert(fixture_shows(&fixture, "Chip export controls"));
}
END_TEST

static const struct {
    dl_size size;
    const char *keys;
    const char *screen;
} screens[] = {
    { { 24, 80 }, "[ [",
      " Dateline   8 articles  11 entities  5 events\n"
      "┌ Articles 5/8 · 8 unread ────┬ 出口管制升级 ──────────────────────────────────┐\n"
      "│ •2025-04-16 Nvidia takes a… │  2023-10-18 from its header · en · fixture     │\n"
      "│ •2024-06-25 OpenAI dừng API │                                                │\n"
      "│ •2024-02    Sora khiến Trun…│  出口管制升级                                  │\n"
      "│ •2023-11-10 Nvidia's three… │▎ 美国禁止向中国出口A800，英伟达表示将遵守规    │\n"
      "│▸•2023-10-18 出口管制升级    │▎ 定。                                          │\n"
      "│ •2022-10-08 New chip rules  │                                                │\n"
      "│ •2022-09-01 Mỹ chặn A100    │                                                │\n"
      "│ •undated    An undated note │                                                │\n"
      "│                             │                                                │\n"
      "│                             │                                                │\n"
      "│                             │                                                │\n"
      "│                             │                                                │\n"
      "│                             │                                                │\n"
      "├ Chip export controls 3/5 ───┴────────────────────────────────────────────────┤\n"
      "│             ▄ ▄                   █                           ▄              │\n"
      "│ 2022              2023               2024                2025                │\n"
      "│   2022-10-07 US → China             restrict           A100            1×  ✓ │\n"
      "│ ▸ 2023-10-17 US → China             ban                A800            1×  ✓ │\n"
      "│   2023-11    Nvidia                 launch-compliant   H20             1×  ✓ │\n"
      "│   2025-04-09 US → Nvidia            license-require    H20             1×  ✓ │\n"
      "└──────────────────────────────────────────────────────────────────────────────┘\n"
      " Enter read  u next unread  m mark read  Esc back  / search  ] next event\n" },
    { { 12, 40 }, "j j Enter",
      "Articles Text Entities Timeline      3/8\n"
      "  2024-02 from its header · en · 1 min\n"
      "\n"
      "  Sora khiến Trung Quốc lo\n"
      "  Zhou Hongyi nói về OpenAI. Ông Zhou\n"
      "  Hongyi lo cho Trung Quốc.\n"
      "\n"
      "\n"
      "\n"
      "\n"
      "\n"
      " Space page  J next article  Esc back\n" },
    { { 5, 20 }, "j",
      "Articles 2/8\n"
      " •2025-04-16 Nvidia…\n"
      "▸•2024-06-25 OpenAI…\n"
      " •2024-02    Sora k…\n"
      " Enter read  ? help\n" },
};

START_TEST(draws_the_whole_screen)
{
    dl_desk_resize(&fixture.desk, screens[_i].size);
    fixture_keys(&fixture, screens[_i].keys);
    ck_assert_str_eq(fixture_screen(&fixture), screens[_i].screen);
}
END_TEST

/* A layer above the timeline joins it, and comes off with one key. */
START_TEST(opens_layers_above_the_panes)
{
    fixture_keys(&fixture, "c");
    ck_assert(fixture_shows(&fixture, "┌ Chips to China"));
    ck_assert(fixture_shows(&fixture, "├ Chip export controls"));
    ck_assert(!fixture_shows(&fixture, "Articles"));
    fixture_keys(&fixture, "Esc");
    ck_assert(fixture_shows(&fixture, "┌ Articles"));
}
END_TEST

START_TEST(lists_the_articles_of_one_story)
{
    static const char *const outlets[] = { "One", "Two", "Three" };
    dl_annotations nothing = { 0 };
    for (size_t i = 0; i < DL_COUNT(outlets); i++) {
        dl_article article = {
            .title = DL_STR("Curbs on “AI” chips: what is known"),
            .source = dl_str_from(outlets[i]),
            .published = dl_date_of_days(20000, 20000),
            .body = DL_STR("The United States said on Tuesday it plans to halt shipments to "
                           "China of more advanced artificial intelligence chips designed by "
                           "Nvidia and others, part of a suite of measures."),
        };
        dl_library_take(fixture.library, &article, &nothing);
    }
    ck_assert(dl_library_finish(fixture.library));
    dl_explorer_reload(&fixture.explorer);
    dl_desk_resize(&fixture.desk, (dl_size){ 40, 200 });
    fixture_screen(&fixture); /* asks for the first time */
    while (dl_library_poll(fixture.library, 10))
        dl_explorer_reload(&fixture.explorer);
    ck_assert(fixture_shows(&fixture, "3 sources"));
    dl_desk_resize(&fixture.desk, (dl_size){ 30, 110 });
    ck_assert(fixture_shows(&fixture, "3×"));
    dl_explorer *explorer = &fixture.explorer;
    size_t all = explorer->results.count;
    fixture_keys(&fixture, "g");
    while (dl_str_find(dl_corpus_title(explorer->corpus, explorer->place.document),
                       DL_STR("Curbs"), 0) == SIZE_MAX)
        fixture_keys(&fixture, "j");
    fixture_keys(&fixture, "=");
    ck_assert_uint_eq(explorer->results.count, 3);
    ck_assert(fixture_shows(&fixture, "3 articles tell this story"));
    ck_assert(fixture_shows(&fixture, "[story:\"Curbs on AI\"]"));
    fixture_keys(&fixture, "=");
    ck_assert_uint_eq(explorer->results.count, all);
    fixture_keys(&fixture, "G =");
    ck_assert(fixture_shows(&fixture, "No other article tells this story."));
    ck_assert_uint_eq(explorer->results.count, all);
}
END_TEST

/* Any keys in any size: no crash, and the cursor stays on the screen. */
START_TEST(survives_any_keys_in_any_size)
{
    static const char *const keys[] = {
        "j",  "k",         "Space", "b",  "g",  "G",   "Enter", "Esc", "Tab", "S-Tab",
        "l",  "h",         "n",     "N",  "]",  "[",   "}",     "{",   "z",   "Z",
        "O",  "J",         "K",     "u",  "/",  "f",   "F",     "%",   "s",   "n",
        "o",  ":",         "@",     "c",  "e",  "i",   "&",     "r",   "v",   "?",
        "!",  "x",         "7",     "a",  "ố",  "C-o", "C-p",   "C-d", "C-u", "Down",
        "Up", "Backspace", "C-w",   "F2", "F3", "F4",  "Q",     "中",
    };
    uint32_t seed = (uint32_t)_i * 7919 + 3;
    for (int round = 0; round < 1500; round++) {
        seed = seed * 1664525 + 1013904223;
        dl_desk_key(&fixture.desk, keys[(seed >> 16) % DL_COUNT(keys)]);
        if (seed >> 28 == 0)
            dl_desk_resize(&fixture.desk,
                           (dl_size){ (int)(seed >> 8) % 60, (int)(seed >> 4) % 200 });
        fixture_screen(&fixture);
        ck_assert_int_ge(fixture.desk.cursor_row, 0);
        ck_assert_int_lt(fixture.desk.cursor_row, fixture.desk.size.rows + 1);
        dl_arena_reset(&fixture.arena);
    }
}
END_TEST

Suite *desk_suite(void)
{
    Suite *suite = suite_create("desk");
    TCase *tcase = tcase_create("desk");
    tcase_add_checked_fixture(tcase, open_desk, close_desk);
    tcase_add_test(tcase, keeps_the_place_in_the_text_through_sizes);
    tcase_add_loop_test(tcase, draws_the_whole_screen, 0, DL_COUNT(screens));
    tcase_add_test(tcase, opens_layers_above_the_panes);
    tcase_add_test(tcase, lists_the_articles_of_one_story);
    tcase_add_loop_test(tcase, scrolls_by_a_third_at_the_edge_of_a_list, 0,
                        DL_COUNT(scrolls));
    tcase_add_loop_test(tcase, survives_any_keys_in_any_size, 0, 4);
    tcase_add_test(tcase, says_what_to_do_without_articles);
    suite_add_tcase(suite, tcase);
    return suite;
}
