#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dateline/buf.h"
#include "dateline/corrections.h"
#include "dateline/file.h"
#include "tests/folder.h"
#include "tests/suites.h"

static dl_arena arena;
static dl_register *entities;
static dl_annotations found;

/* An article that names the register's Alpha, and Beta and Gamma that no list knows. */
static void make_article(void)
{
    arena = (dl_arena){ 0 };
    found = (dl_annotations){ 0 };
    entities = dl_register_new(&arena);
    dl_register_load(entities, DL_STR("t"), DL_STR("alpha\tcompany\tAlpha Corp\tAlpha\n"),
                     NULL);
    static const char *const names[] = { "Alpha Corp", "Beta", "Gamma" };
    static const char *const ids[] = { "alpha", "beta", "gamma" };
    for (uint32_t i = 0; i < DL_COUNT(names); i++) {
        *DL_APPEND(&found.entities, &arena) =
            (dl_found_entity){ dl_str_from(ids[i]), dl_str_from(names[i]), DL_ENTITY_COMPANY,
                               i == 0 ? 0 : DL_NO_ROW };
        *DL_APPEND(&found.mentions, &arena) =
            (dl_found_mention){ { i * 10, i * 10 + 5 }, i, { "test", { 0 } } };
        *DL_APPEND(&found.parties, &arena) = (dl_party){ i, DL_ROLE_TARGET };
    }
    *DL_APPEND(&found.events, &arena) = (dl_found_event){ .party_count = 3 };
}

static void release(void)
{
    dl_arena_release(&arena);
}

/* The name behind each mention, then how many parties the event has. */
static const char *apply(const char *table)
{
    dl_corrections corrections = { .arena = &arena };
    dl_buf out = { .arena = &arena };
    dl_corrections_load(&corrections, DL_STR("t"), dl_str_from(table), NULL);
    dl_corrections_apply(&corrections, entities, &found);
    for (size_t i = 0; i < found.mentions.count; i++) {
        const dl_found_entity *entity = &found.entities.items[found.mentions.items[i].entity];
        dl_buf_format(&out, "%.*s/%s ", DL_STR_ARGS(entity->name),
                      dl_entity_kind_name(entity->kind));
    }
    dl_buf_format(&out, "%u", found.events.items[0].party_count);
    return dl_buf_cstr(&out);
}

static const struct {
    const char *table, *expected;
} cases[] = {
    { "", "Alpha Corp/company Beta/company Gamma/company 3" },
    { "hide\tbeta\n", "Alpha Corp/company Gamma/company 2" },
    { "rename\tbeta\tBeta Việt\n", "Alpha Corp/company Beta Việt/company Gamma/company 3" },
    { "retype\tgamma\tperson\n", "Alpha Corp/company Beta/company Gamma/person 3" },
    { "merge\tbeta\talpha\n", "Alpha Corp/company Alpha Corp/company Gamma/company 3" },
    { "merge\tbeta\tGamma\n", "Alpha Corp/company Gamma/company Gamma/company 3" },
    { "merge\tbeta\tDelta\nretype\tbeta\tchip\n",
      "Alpha Corp/company Delta/chip Gamma/company 3" },
    { "fly\tbeta\nretype\tbeta\tplanet\nrename\tbeta\n",
      "Alpha Corp/company Beta/company Gamma/company 3" },
};

START_TEST(applies_in_order_and_leaves_bad_lines_out)
{
    ck_assert_str_eq(apply(cases[_i].table), cases[_i].expected);
}
END_TEST

START_TEST(what_is_written_is_read_again)
{
    char folder[] = "/tmp/dateline-test-XXXXXX";
    dl_error error = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_corrections former = { .arena = &arena }, written = { .arena = &arena },
                   read = { .arena = &arena };
    ck_assert_ptr_nonnull(mkdtemp(folder));
    dl_str path = dl_str_format(&arena, "%s/below/corrections.tsv", folder);
    dl_corrections_load(&former, DL_STR("t"),
                        DL_STR("merge\ta\tb\nhide\tc\nretype\td\tchip\n"), NULL);
    ck_assert(dl_corrections_restore(&written, &former, path, &error));
    ck_assert_uint_eq(written.count, former.count);
    dl_corrections_read(&read, path, &reports);
    ck_assert_uint_eq(reports.count, 0);
    ck_assert_uint_eq(read.count, written.count);
    for (size_t i = 0; i < read.count; i++) {
        ck_assert_int_eq(read.items[i].verb, written.items[i].verb);
        ck_assert(dl_str_equal(read.items[i].id, written.items[i].id));
        ck_assert(dl_str_equal(read.items[i].value, written.items[i].value));
    }
    ck_assert(!dl_corrections_restore(&written, &former, DL_STR("/proc/none/corrections.tsv"),
                                      &error));
    ck_assert(strstr(error.message, "/proc/none/corrections.tsv") != NULL);
    unlink(path.ptr);
    rmdir(dl_str_format(&arena, "%s/below", folder).ptr);
    ck_assert_int_eq(rmdir(folder), 0); /* nothing is left beside it */
}
END_TEST

/* --- the file is the reader's ---------------------------------------------------------- */

#define NOTED "# my own notes\n\nrename\tamd\tA M D\t(their name)\nretype\tibm\tfirm\n"

/* The file before, an "undo" or the line to add, and the file after it. */
static const struct {
    const char *before, *change, *after;
} changes[] = {
    { NOTED, "hide\tx", NOTED "hide\tx\n" },
    { NOTED "merge\tsmic", "hide\tx", NOTED "merge\tsmic\nhide\tx\n" },
    { "\xFF\xFE\r\nhide\ty\r\n", "hide\tx", "\xFF\xFE\r\nhide\ty\r\nhide\tx\n" },
    { "\xEF\xBB\xBFhide\ty", "hide\tx", "\xEF\xBB\xBFhide\ty\nhide\tx\n" },
    { NOTED "hide\tx\n", "undo", NOTED },
    { NOTED, "undo", "# my own notes\n\nretype\tibm\tfirm\n" },
    { NOTED "hide\tx", "undo", NOTED },
    { "retype\tibm\tfirm\n", "undo", "retype\tibm\tfirm\n" },
    { "", "undo", "" },
};

static const char *content(const char *path)
{
    dl_str text;
    dl_error error = { 0 };
    ck_assert_msg(dl_file_read(path, 1 << 20, &arena, &text, &error), "%s", error.message);
    return dl_str_copy(&arena, text).ptr;
}

/* Adds the line, or undoes; true if it was done. */
static bool change_file(const char *path, const char *change, dl_error *error)
{
    dl_corrections all = { .arena = &arena };
    dl_correction correction;
    if (strcmp(change, "undo") == 0)
        return dl_corrections_take_back(&all, NULL, dl_str_from(path), &correction, error);
    ck_assert(dl_correction_read(dl_str_from(change), &correction));
    return dl_corrections_add(&all, &correction, dl_str_from(path), error);
}

START_TEST(a_change_keeps_comments_and_what_it_cannot_read)
{
    dl_error error = { 0 };
    folder_make();
    folder_write("corrections.tsv", dl_str_from(changes[_i].before));
    const char *path = folder_path("corrections.tsv");
    bool unchanged = strcmp(changes[_i].before, changes[_i].after) == 0;
    ck_assert_int_eq(change_file(path, changes[_i].change, &error), !unchanged);
    ck_assert_str_eq(content(path), changes[_i].after);
}
END_TEST

START_TEST(a_file_that_cannot_be_read_is_refused)
{
    dl_error error = { 0 };
    folder_make();
    folder_write("corrections.tsv/in-it", DL_STR("x")); /* a folder of that name */
    const char *path = folder_path("corrections.tsv");
    dl_corrections all = { .arena = &arena };
    dl_reports reports = { .arena = &arena };
    ck_assert(!dl_corrections_read(&all, dl_str_from(path), &reports));
    ck_assert_uint_eq(reports.count, 1);
    ck_assert(!change_file(path, "hide\tx", &error));
    ck_assert(strstr(error.message, "is a folder") != NULL);
}
END_TEST

START_TEST(changes_of_two_programs_at_once_are_all_kept)
{
    enum { EACH = 40 };
    dl_error error = { 0 };
    folder_make();
    const char *path = folder_path("corrections.tsv");
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    for (int i = 0; i < EACH; i++) {
        const char *line =
            dl_str_format(&arena, "rename\t%s\tName %d", child ? "amd" : "ibm", i).ptr;
        if (!change_file(path, line, &error) && child == 0)
            _exit(1);
    }
    if (child == 0)
        _exit(0);
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    dl_corrections all = { .arena = &arena };
    ck_assert(dl_corrections_read(&all, dl_str_from(path), NULL));
    ck_assert_uint_eq(all.count, 2 * EACH);
}
END_TEST

START_TEST(takes_back_what_another_program_put_last_only_when_told_of_it)
{
    dl_error error = { 0 };
    dl_corrections mine = { .arena = &arena };
    dl_correction own, undone;
    folder_make();
    const char *path = folder_path("corrections.tsv");
    ck_assert(dl_correction_read(DL_STR("hide\tx"), &own));
    ck_assert(dl_corrections_add(&mine, &own, dl_str_from(path), &error));
    ck_assert(change_file(path, "rename\tamd\tA M D", &error));
    ck_assert(!dl_corrections_take_back(&mine, &own, dl_str_from(path), &undone, &error));
    ck_assert_int_eq(error.kind, DL_ERROR_SYSTEM);
    ck_assert(strstr(error.message, "rename of amd") != NULL);
    ck_assert_uint_eq(mine.count, 2);
    ck_assert(dl_corrections_take_back(&mine, &mine.items[1], dl_str_from(path), &undone,
                                       &error));
    ck_assert_int_eq(undone.verb, DL_CORRECTION_RENAME);
    ck_assert(dl_corrections_take_back(&mine, &own, dl_str_from(path), &undone, &error));
    ck_assert_uint_eq(mine.count, 0);
}
END_TEST

START_TEST(a_link_stays_a_link_and_rights_stay_what_they_were)
{
    dl_error error = { 0 };
    struct stat link, file;
    folder_make();
    folder_write("kept/mine.tsv", DL_STR("hide\ty\n"));
    folder_write("data/other", DL_STR(""));
    const char *path = folder_path("data/corrections.tsv");
    const char *kept = folder_path("kept/mine.tsv");
    ck_assert_int_eq(chmod(kept, 0664), 0);
    ck_assert_int_eq(symlink("../kept/mine.tsv", path), 0);
    ck_assert(change_file(path, "hide\tx", &error));
    ck_assert_int_eq(lstat(path, &link), 0);
    ck_assert(S_ISLNK(link.st_mode));
    ck_assert_int_eq(stat(kept, &file), 0);
    ck_assert_int_eq(file.st_mode & 0777, 0664);
    ck_assert_str_eq(content(kept), "hide\ty\nhide\tx\n");
    ck_assert_int_eq(unlink(kept), 0); /* a link to nothing makes what it leads to */
    ck_assert(change_file(path, "hide\tx", &error));
    ck_assert_int_eq(lstat(path, &link), 0);
    ck_assert(S_ISLNK(link.st_mode));
    ck_assert_int_eq(stat(kept, &file), 0);
    ck_assert_int_eq(file.st_mode & 0777, 0600);
}
END_TEST

static const struct {
    dl_correction_verb verb;
    const char *id, *value;
    bool sound;
} lines[] = {
    { DL_CORRECTION_RENAME, "nvidia", "Nvidia, the firm", true },
    { DL_CORRECTION_RENAME, "nvidia", "", false },
    { DL_CORRECTION_RENAME, "nvidia", " ", false },
    { DL_CORRECTION_RENAME, "nvidia", "a\tb", false },
    { DL_CORRECTION_RENAME, "nvidia", "a\nb", false },
    { DL_CORRECTION_RENAME, "nvidia", "\xFF", false },
    { DL_CORRECTION_MERGE, "nvidia", "amd", true },
    { DL_CORRECTION_MERGE, "nvidia", "nvidia", false },
    { DL_CORRECTION_HIDE, "nvidia", "", true },
    { DL_CORRECTION_HIDE, "", "", false },
};

START_TEST(takes_only_what_can_stand_in_a_line)
{
    dl_error error = { 0 };
    dl_correction correction = { .verb = lines[_i].verb,
                                 .id = dl_str_from(lines[_i].id),
                                 .value = dl_str_from(lines[_i].value) };
    ck_assert_int_eq(dl_correction_is_sound(&correction, &error), lines[_i].sound);
    ck_assert_int_eq(error.message[0] == '\0', lines[_i].sound);
}
END_TEST

Suite *corrections_suite(void)
{
    Suite *suite = suite_create("corrections");
    TCase *tcase = tcase_create("corrections");
    tcase_add_checked_fixture(tcase, make_article, release);
    tcase_add_loop_test(tcase, applies_in_order_and_leaves_bad_lines_out, 0, DL_COUNT(cases));
    tcase_add_test(tcase, what_is_written_is_read_again);
    tcase_add_loop_test(tcase, a_change_keeps_comments_and_what_it_cannot_read, 0,
                        DL_COUNT(changes));
    tcase_add_test(tcase, a_file_that_cannot_be_read_is_refused);
    tcase_add_test(tcase, changes_of_two_programs_at_once_are_all_kept);
    tcase_add_test(tcase, takes_back_what_another_program_put_last_only_when_told_of_it);
    tcase_add_test(tcase, a_link_stays_a_link_and_rights_stay_what_they_were);
    tcase_add_loop_test(tcase, takes_only_what_can_stand_in_a_line, 0, DL_COUNT(lines));
    suite_add_tcase(suite, tcase);
    return suite;
}
