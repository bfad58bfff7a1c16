/* What the explorer shows, as a reader sees it: the real program on tests/data/screens, in
 * a terminal, keys in, the screen compared with tests/screens/NAME-COLUMNSxROWS.txt.
 *
 * After a change that means to change what is shown:
 *
 *     DL_SCREENS=write make test      (or: DL_SCREENS=write CK_RUN_SUITE=screens ...)
 *     git diff tests/screens          look at each, then commit them with the change
 */
#include <stdio.h>
#include <string.h>

#include "tests/folder.h"
#include "tests/program.h"
#include "tests/stream.h"
#include "tests/suites.h"
#include "tests/terminal.h"

static terminal term;

static void start_on(const char *path, int columns, int rows)
{
    terminal_start(&term, columns, rows, (const char *const[]){ program_path(), path, NULL },
                   NULL);
}

static void start(int columns, int rows)
{
    start_on("tests/data/screens", columns, rows);
    terminal_expect(&term, "1/7"); /* all articles are there, the first is selected */
}

static void release(void)
{
    stream_expect_clean(dl_buf_str(&term.output));
    terminal_release(&term);
}

static const struct {
    int columns, rows;
} sizes[] = { { 120, 40 }, { 80, 24 }, { 40, 12 }, { 20, 5 } };

/* All keys of a scene are sent at once: nobody types so fast, and nobody has to wait. */
static const struct {
    const char *name, *keys;
} scenes[] = {
    { "first",          "" },
    { "reading",        "G Enter Space" },
    { "focus",          "F3 j Enter" },
    { "stepping",       "] [ [" },
    { "timeline",       "F4 [" },
    { "search",         "/ t r u n g Space q u o c" },
    { "search-accents", "/ T r u n g Space Q u ố c" },
    { "search-nothing", "/ k a n g a r o o" },
    { "card",           "F3 j i" },
    { "help",           "?" },
};

enum { SCENES = DL_COUNT(scenes), SIZES = DL_COUNT(sizes) };

static void expect_screen(const char *name)
{
    char file[64];
    snprintf(file, sizeof file, "%s-%dx%d", name, term.columns, term.rows);
    terminal_expect_screen(&term, file);
}

START_TEST(shows_the_scene)
{
    start(sizes[_i % SIZES].columns, sizes[_i % SIZES].rows);
    terminal_keys(&term, scenes[_i / SIZES].keys);
    expect_screen(scenes[_i / SIZES].name);
}
END_TEST

START_TEST(says_what_to_do_where_there_is_nothing)
{
    folder_make();
    start_on(folder_path("."), sizes[_i].columns, sizes[_i].rows);
    terminal_expect(&term, "No articles");
    expect_screen("empty");
}
END_TEST

Suite *screens_suite(void)
{
    Suite *suite = suite_create("screens");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, NULL, release);
    tcase_add_loop_test(all, shows_the_scene, 0, SCENES * SIZES);
    tcase_add_loop_test(all, says_what_to_do_where_there_is_nothing, 0, SIZES);
    suite_add_tcase(suite, all);
    return suite;
}
