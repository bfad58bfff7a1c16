#include <string.h>

#include "tests/suites.h"
#include "ui/layout.h"
#include "ui/prompt.h"

START_TEST(knows_keys_of_one_and_of_two)
{
    ck_assert_int_eq(dl_keys_find(dl_keys_everywhere, "j"), DL_ACTION_MOVE_DOWN);
    ck_assert_int_eq(dl_keys_find(dl_keys_everywhere, "s n"), DL_ACTION_SORT_NEWEST);
    ck_assert_int_eq(dl_keys_find(dl_keys_everywhere, "s"), DL_ACTION_NONE);
    ck_assert(dl_keys_continue(dl_keys_everywhere, "s"));
    ck_assert(!dl_keys_continue(dl_keys_everywhere, "j"));
    ck_assert_int_eq(dl_keys_find(NULL, "j"), DL_ACTION_NONE);
}
END_TEST

START_TEST(binds_no_key_twice)
{
    static const dl_binding *const tables[] = { dl_keys_everywhere, dl_keys_prompt };
    for (size_t t = 0; t < DL_COUNT(tables); t++)
        for (const dl_binding *row = tables[t]; row->key; row++)
            ck_assert_msg(dl_keys_find(tables[t], row->key) == row->action, "%s",
                          row->key);
}
END_TEST

static const struct {
    const char *key, *base;
} accents[] = {
    { "ủ",  "u" },
    { "Đ",  "D" },
    { "đ",  "d" },
    { "ｊ", "j" },
    { "ô",  "o" },
    { "j",   "" },
    { "中", "" },
};

START_TEST(finds_the_base_letter_of_an_accented_key)
{
    char base[DL_KEY_TEXT] = "";
    ck_assert_int_eq(dl_key_base(accents[_i].key, base), accents[_i].base[0] != '\0');
    ck_assert_str_eq(base, accents[_i].base);
}
END_TEST

START_TEST(names_every_action_once)
{
    for (int i = DL_ACTION_NONE + 1; i < DL_ACTION_COUNT; i++) {
        dl_str name = dl_str_from(dl_action_name((dl_action)i));
        ck_assert_int_eq(dl_action_of_name(name), i);
        ck_assert_uint_gt(strlen(dl_action_help((dl_action)i)), 0);
    }
    ck_assert_int_eq(dl_action_of_name(DL_STR("dance")), DL_ACTION_NONE);
}
END_TEST

/* Every size there is: nothing outside the screen, the focused pane is shown. */
START_TEST(lays_panes_out_in_any_size)
{
    for (int rows = 1; rows < 70; rows++)
        for (int columns = 1; columns < 230; columns++)
            for (int focus = 0; focus <= DL_PANE_TIMELINE; focus++) {
                uint64_t recent[DL_PANE_COUNT] = { 0 };
                recent[focus] = 1;
                dl_size size = { rows, columns };
                dl_arrangement all = dl_layout_arrange(size, (dl_pane_id)focus, recent,
                                                       (rows + columns) % 2, rows % 3);
                bool shown = false;
                for (size_t i = 0; i < all.count; i++) {
                    dl_rect in = all.spots[i].inside;
                    ck_assert(in.row >= 0 && in.column >= 0 && in.rows >= 1 &&
                              in.columns >= 1);
                    ck_assert(in.row + in.rows <= rows &&
                              in.column + in.columns <= columns);
                    shown = shown || all.spots[i].pane == (dl_pane_id)focus;
                }
                ck_assert(shown);
            }
}
END_TEST

static const struct {
    int columns, rows;
    size_t panes;
    bool framed;
} sizes[] = {
    { 200,  50, 4, true },
    { 120, 40, 4, true },
    { 80,  24, 3, true },
    { 40,  12, 1, false },
    { 20,  5,  1, false },
    { 1,   1,  1, false },
};

START_TEST(shows_as_many_panes_as_fit)
{
    uint64_t recent[DL_PANE_COUNT] = { 1 };
    dl_size size = { sizes[_i].rows, sizes[_i].columns };
    dl_arrangement all = dl_layout_arrange(size, DL_PANE_HEADLINES, recent, false, false);
    ck_assert_uint_eq(all.count, sizes[_i].panes);
    ck_assert_int_eq(all.framed, sizes[_i].framed);
}
END_TEST

static void type(dl_prompt *prompt, const char *keys)
{
    char key[2] = "";
    for (; *keys; keys++) {
        key[0] = *keys;
        ck_assert(dl_prompt_type(prompt, *keys == ' ' ? "Space" : key));
    }
}

START_TEST(edits_a_line_by_graphemes)
{
    dl_prompt prompt = { 0 };
    dl_prompt_open(&prompt, DL_PROMPT_SEARCH, DL_STR(""));
    type(&prompt, "trung ");
    ck_assert(dl_prompt_type(&prompt, "ố"));
    ck_assert(!dl_prompt_type(&prompt, "F7"));
    ck_assert(!dl_prompt_type(&prompt, "\x1b"));
    ck_assert(dl_prompt_edit(&prompt, DL_ACTION_PROMPT_ERASE));
    ck_assert(dl_str_equal(dl_prompt_text(&prompt), DL_STR("trung ")));
    ck_assert(dl_prompt_edit(&prompt, DL_ACTION_PROMPT_START));
    type(&prompt, "x");
    ck_assert(dl_str_equal(dl_prompt_text(&prompt), DL_STR("xtrung ")));
    ck_assert(dl_prompt_edit(&prompt, DL_ACTION_PROMPT_END));
    ck_assert(dl_prompt_edit(&prompt, DL_ACTION_PROMPT_ERASE_WORD));
    ck_assert_uint_eq(prompt.length, 0);
    ck_assert(!dl_prompt_edit(&prompt, DL_ACTION_PROMPT_ERASE));
    dl_prompt_release(&prompt);
}
END_TEST

START_TEST(takes_no_more_than_a_line)
{
    dl_prompt prompt = { 0 };
    dl_prompt_open(&prompt, DL_PROMPT_SEARCH, DL_STR(""));
    for (int i = 0; i < 2000; i++)
        dl_prompt_type(&prompt, "ố");
    ck_assert_uint_lt(prompt.length, DL_PROMPT_TEXT);
    ck_assert_uint_eq(prompt.length % 3, 0);
    dl_prompt_release(&prompt);
}
END_TEST

START_TEST(remembers_what_was_typed)
{
    dl_prompt prompt = { 0 };
    dl_arena arena = { 0 };
    static const char *const lines[] = { "one", "two", "two", "" };
    for (size_t i = 0; i < DL_COUNT(lines); i++) {
        dl_prompt_open(&prompt, DL_PROMPT_COMMAND, dl_str_from(lines[i]));
        dl_prompt_remember(&prompt, &arena);
    }
    dl_prompt_open(&prompt, DL_PROMPT_COMMAND, DL_STR(""));
    ck_assert(dl_prompt_recall(&prompt, 1));
    ck_assert(dl_prompt_recall(&prompt, 1));
    ck_assert(dl_str_equal(dl_prompt_text(&prompt), DL_STR("one")));
    ck_assert(!dl_prompt_recall(&prompt, 1));
    ck_assert(dl_prompt_recall(&prompt, -1));
    ck_assert(dl_str_equal(dl_prompt_text(&prompt), DL_STR("two")));
    dl_prompt_release(&prompt);
    dl_arena_release(&arena);
}
END_TEST

Suite *keys_suite(void)
{
    Suite *suite = suite_create("keys");
    TCase *tcase = tcase_create("keys");
    tcase_add_test(tcase, knows_keys_of_one_and_of_two);
    tcase_add_test(tcase, binds_no_key_twice);
    tcase_add_loop_test(tcase, finds_the_base_letter_of_an_accented_key, 0,
                        DL_COUNT(accents));
    tcase_add_test(tcase, names_every_action_once);
    tcase_add_test(tcase, lays_panes_out_in_any_size);
    tcase_add_loop_test(tcase, shows_as_many_panes_as_fit, 0, DL_COUNT(sizes));
    tcase_add_test(tcase, edits_a_line_by_graphemes);
    tcase_add_test(tcase, takes_no_more_than_a_line);
    tcase_add_test(tcase, remembers_what_was_typed);
    suite_add_tcase(suite, tcase);
    return suite;
}
