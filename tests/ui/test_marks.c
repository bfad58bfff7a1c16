/* What the reader marks, without a terminal: keys in, marks and screens out. */
#include "ui/marks.h"

#include <stdlib.h>
#include <string.h>

#include "tests/suites.h"
#include "tests/ui/fixture.h"
#include "ui/errands.h"

static ui_fixture fixture;

static void open_fixture(void)
{
    fixture_open(&fixture, fixture_articles, fixture_article_count, (dl_size){ 24, 80 });
}

static void close_fixture(void)
{
    fixture_close(&fixture);
}

static bool reads(uint32_t document)
{
    return dl_explorer_is_read(&fixture.explorer, document);
}

static void expect_message(const char *part)
{
    ck_assert_msg(strstr(fixture.explorer.message, part), "%s: %s", part,
                  fixture.explorer.message);
}

START_TEST(reading_takes_a_moment)
{
    uint32_t first = fixture.explorer.place.document;
    dl_desk_key(&fixture.desk, "Enter");
    fixture_wait(&fixture, 300);
    ck_assert(!reads(first));
    dl_desk_key(&fixture.desk, "J"); /* only looked past */
    uint32_t second = fixture.explorer.place.document;
    fixture_wait(&fixture, 700);
    ck_assert(!reads(first) && !reads(second));
    fixture_wait(&fixture, 200);
    ck_assert(!reads(first) && reads(second));
    ck_assert(fixture_shows(&fixture, "7 unread"));
}
END_TEST

/* A picture, with no time gone by since the last key. */
static bool shows_at_once(const char *text)
{
    dl_buf picture = { .arena = &fixture.arena };
    dl_canvas canvas = dl_canvas_new(&fixture.arena, fixture.desk.size);
    dl_desk_draw(&fixture.desk, &canvas);
    dl_canvas_dump(&canvas, &picture);
    return strstr(dl_buf_cstr(&picture), text);
}

START_TEST(the_text_waits_while_the_list_runs_by)
{
    fixture_keys(&fixture, "F2");
    ck_assert(fixture_shows(&fixture, "┬ Nvidia takes a charge"));
    dl_desk_key(&fixture.desk, "j");
    ck_assert_int_gt(dl_desk_calm(&fixture.desk), 0);
    ck_assert(shows_at_once("▸•2024-06-25"));
    ck_assert(shows_at_once("┬ Nvidia takes a charge"));
    fixture_wait(&fixture, 100);
    ck_assert_int_eq(dl_desk_calm(&fixture.desk), 0);
    ck_assert(shows_at_once("┬ OpenAI"));
    dl_desk_key(&fixture.desk, "j");
    dl_desk_key(&fixture.desk, "Enter"); /* opened: shown at once */
    ck_assert(shows_at_once("┬ Sora"));
}
END_TEST

START_TEST(nothing_is_due_while_nothing_is_read)
{
    ck_assert_int_eq(dl_explorer_tick(&fixture.explorer, 5000), -1);
    fixture_keys(&fixture, "j j");
    ck_assert_int_eq(dl_explorer_tick(&fixture.explorer, 9000), -1);
    dl_desk_key(&fixture.desk, "Enter");
    int due = dl_explorer_tick(&fixture.explorer, 9100);
    ck_assert_int_gt(due, 0);
    ck_assert_int_eq(dl_explorer_tick(&fixture.explorer, 9100 + due), -1);
    ck_assert_uint_eq(fixture.explorer.unread, 7);
}
END_TEST

START_TEST(what_is_marked_unread_stays_so)
{
    uint32_t first = fixture.explorer.place.document;
    fixture_keys(&fixture, "Enter");
    fixture_wait(&fixture, 1000);
    ck_assert(reads(first));
    fixture_keys(&fixture, "m Space b");
    ck_assert(!reads(first));
    fixture_keys(&fixture, "J K");
    fixture_wait(&fixture, 1000);
    ck_assert_msg(reads(first), "opened once more, it is read");
}
END_TEST

START_TEST(marks_several_and_takes_them_back)
{
    fixture_keys(&fixture, "3 m");
    expect_message("3 articles marked read");
    ck_assert_uint_eq(fixture.explorer.unread, 5);
    fixture_keys(&fixture, "*");
    ck_assert(fixture_shows(&fixture, "★"));
    fixture_keys(&fixture, "M");
    expect_message("5 articles");
    ck_assert_uint_eq(fixture.explorer.unread, 0);
    fixture_keys(&fixture, "M");
    expect_message("nothing unread");
    fixture_keys(&fixture, "U");
    ck_assert_uint_eq(fixture.explorer.unread, 5);
    fixture_keys(&fixture, "2 U");
    ck_assert_uint_eq(fixture.explorer.unread, 8);
    ck_assert(!fixture_shows(&fixture, "★"));
    fixture_keys(&fixture, "U");
    expect_message("nothing to undo");
}
END_TEST

START_TEST(shows_only_what_is_unread)
{
    fixture_keys(&fixture, "m H");
    ck_assert(fixture_shows(&fixture, "[is:unread]"));
    ck_assert_uint_eq(fixture.explorer.results.count, 7);
    fixture_keys(&fixture, "m"); /* the list stays as it is under the reader */
    ck_assert_uint_eq(fixture.explorer.results.count, 7);
    fixture_keys(&fixture, "H");
    ck_assert_uint_eq(fixture.explorer.results.count, 8);
}
END_TEST

START_TEST(tags_and_finds_by_tag)
{
    fixture_keys(&fixture, "2 t");
    fixture_type(&fixture, "chips, for later");
    fixture_keys(&fixture, "Enter");
    expect_message("Tagged");
    ck_assert(fixture_shows(&fixture, "#chips #for later"));
    fixture_keys(&fixture, "f");
    fixture_type(&fixture, "tag:chips");
    fixture_keys(&fixture, "Enter");
    ck_assert_uint_eq(fixture.explorer.results.count, 2);
    fixture_keys(&fixture, "t");
    fixture_type(&fixture, "-ch");
    fixture_keys(&fixture, "C-u");
    fixture_type(&fixture, "-chips");
    fixture_keys(&fixture, "Enter");
    ck_assert(!fixture_shows(&fixture, "#chips"));
    fixture_keys(&fixture, "t Enter");
    ck_assert_int_eq(fixture.desk.prompt.kind, DL_PROMPT_CLOSED);
}
END_TEST

START_TEST(takes_a_note_in_the_prompt_without_an_editor)
{
    unsetenv("VISUAL");
    unsetenv("EDITOR");
    fixture_keys(&fixture, "a");
    fixture_type(&fixture, "Ask Ms. Lan");
    fixture_keys(&fixture, "Enter");
    ck_assert(fixture_shows(&fixture, "Ask Ms. Lan"));
    fixture_keys(&fixture, "a");
    fixture_type(&fixture, " today");
    fixture_keys(&fixture, "Enter");
    dl_str note =
        dl_reading_note(fixture.explorer.reading, fixture.explorer.place.document);
    ck_assert(dl_str_equal(note, DL_STR("Ask Ms. Lan today")));
    fixture_keys(&fixture, "U");
    ck_assert(fixture_shows(&fixture, "Ask Ms. Lan"));
    fixture_keys(&fixture, "a C-u Enter");
    expect_message("The note is gone");
}
END_TEST

START_TEST(a_command_takes_the_text_of_a_note)
{
    unsetenv("VISUAL");
    unsetenv("EDITOR");
    fixture_keys(&fixture, ":");
    fixture_type(&fixture, "note Hello, reader");
    fixture_keys(&fixture, "Enter");
    ck_assert_int_eq(fixture.desk.prompt.kind, DL_PROMPT_CLOSED);
    dl_str note =
        dl_reading_note(fixture.explorer.reading, fixture.explorer.place.document);
    ck_assert(dl_str_equal(note, DL_STR("Hello, reader")));
    fixture_keys(&fixture, ":");
    fixture_type(&fixture, "note");
    fixture_keys(&fixture, "Enter");
    ck_assert_int_eq(fixture.desk.prompt.kind, DL_PROMPT_NOTE);
    fixture_keys(&fixture, "Esc");
}
END_TEST

static const struct {
    const char *address;
    bool opened;
    const char *message; /* or the address that is opened, where it is another */
} addresses[] = {
    { "https://example.org/a?b=c&d=$(id)", true, "" },
    { "http://example.org/", true, "" },
    { "HTTPS://example.org/a b c", true, "HTTPS://example.org/a%20b%20c" },
    { "", false, "without an address" },
    { "javascript:alert(1)", false, "no address of the web" },
    { "file:///etc/passwd", false, "no address of the web" },
    { "-https://example.org", false, "no address of the web" },
    { "https://example.org/\xC2\x9B" "5m", false, "no address of the web" },
    { "https://example.org/\xE2\x80\xAE", false, "no address of the web" },
    { "https://example.org/\nx", false, "no address of the web" },
};

START_TEST(opens_nothing_but_addresses_of_the_web)
{
    dl_annotations nothing = { 0 };
    dl_web_link link = { { 0, 4 }, DL_STR("https://example.org/second") };
    dl_article article = { .title = DL_STR("Newest"),
                           .body = DL_STR("Text of it."),
                           .address = dl_str_from(addresses[_i].address),
                           .author = DL_STR("Jane Roe"),
                           .links = { &link, 1, 1 },
                           .published = dl_date_of_year(2026) };
    dl_library_take(fixture.library, &article, &nothing);
    dl_library_finish(fixture.library);
    dl_explorer_reload(&fixture.explorer);
    fixture_keys(&fixture, "g");
    ck_assert(fixture_shows(&fixture, "Jane Roe"));
    ck_assert(fixture_shows(&fixture, "Text[1] of it."));
    fixture_keys(&fixture, "o");
    ck_assert_int_eq(fixture.desk.errand.kind,
                     addresses[_i].opened ? DL_ERRAND_BROWSE : DL_ERRAND_NONE);
    const char *message = addresses[_i].message;
    const char *opened = *message ? message : addresses[_i].address;
    if (addresses[_i].opened)
        ck_assert(dl_str_equal(fixture.desk.errand.text, dl_str_from(opened)));
    else
        expect_message(message);
    fixture_keys(&fixture, "1");
    ck_assert(fixture_shows(&fixture, "o opens, y copies https://example.org/second"));
    fixture_keys(&fixture, "y");
    ck_assert_int_eq(fixture.desk.errand.kind, DL_ERRAND_COPY);
    ck_assert(
        dl_str_equal(fixture.desk.errand.text, DL_STR("https://example.org/second")));
    fixture_keys(&fixture, "2 o");
    expect_message("1 link");
}
END_TEST

/* Else another row would stand for it, and the next key would skip that one. */
START_TEST(keeps_the_article_being_read_in_the_list_when_more_come_in)
{
    dl_explorer *explorer = &fixture.explorer;
    dl_annotations nothing = { 0 };
    dl_article article = { .title = DL_STR("Newest"),
                           .body = DL_STR("Text of it."),
                           .published = dl_date_of_year(2026) };
    fixture_keys(&fixture, "H j j m");
    ck_assert_str_eq(fixture_title(&fixture), "Sora khiến Trung Quốc lo");
    dl_library_take(fixture.library, &article, &nothing);
    dl_library_finish(fixture.library);
    dl_explorer_reload(explorer);
    ck_assert_uint_eq(explorer->results.count, 9);
    ck_assert_uint_eq(explorer->results.items[explorer->selected], explorer->place.document);
    fixture_keys(&fixture, "J");
    ck_assert_str_eq(fixture_title(&fixture), "Nvidia's three new chips");
    dl_explorer_reload(explorer);
    ck_assert_uint_eq(explorer->results.count, 8);
}
END_TEST

START_TEST(quotes_the_sentence_with_its_source)
{
    fixture_keys(&fixture, "Y");
    expect_message("No sentence");
    fixture_keys(&fixture, "] Y");
    ck_assert_int_eq(fixture.desk.errand.kind, DL_ERRAND_COPY);
    dl_str text = fixture.desk.errand.text;
    ck_assert(dl_str_starts(text, DL_STR("“Nvidia was told that the H20")));
    ck_assert(dl_str_find(text, DL_STR("— Nvidia takes a charge, fixture, 2025-04-16"),
                          0) != SIZE_MAX);
}
END_TEST

START_TEST(sends_the_article_to_a_command)
{
    fixture_keys(&fixture, "|");
    fixture_type(&fixture, "wc -l");
    fixture_keys(&fixture, "Enter");
    ck_assert_int_eq(fixture.desk.errand.kind, DL_ERRAND_PIPE);
    ck_assert(dl_str_equal(fixture.desk.errand.command, DL_STR("wc -l")));
    ck_assert(
        dl_str_starts(fixture.desk.errand.text, DL_STR("Nvidia takes a charge, fixture")));
}
END_TEST

Suite *marks_suite(void)
{
    Suite *suite = suite_create("marks");
    TCase *tcase = tcase_create("marks");
    tcase_add_checked_fixture(tcase, open_fixture, close_fixture);
    tcase_add_test(tcase, reading_takes_a_moment);
    tcase_add_test(tcase, the_text_waits_while_the_list_runs_by);
    tcase_add_test(tcase, nothing_is_due_while_nothing_is_read);
    tcase_add_test(tcase, what_is_marked_unread_stays_so);
    tcase_add_test(tcase, marks_several_and_takes_them_back);
    tcase_add_test(tcase, shows_only_what_is_unread);
    tcase_add_test(tcase, tags_and_finds_by_tag);
    tcase_add_test(tcase, a_command_takes_the_text_of_a_note);
    tcase_add_test(tcase, takes_a_note_in_the_prompt_without_an_editor);
    tcase_add_loop_test(tcase, opens_nothing_but_addresses_of_the_web, 0,
                        DL_COUNT(addresses));
    tcase_add_test(tcase, keeps_the_article_being_read_in_the_list_when_more_come_in);
    tcase_add_test(tcase, quotes_the_sentence_with_its_source);
    tcase_add_test(tcase, sends_the_article_to_a_command);
    suite_add_tcase(suite, tcase);
    return suite;
}
