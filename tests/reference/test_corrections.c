#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dateline/buf.h"
#include "dateline/corrections.h"
#include "dateline/file.h"
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
    dl_corrections written = { .arena = &arena }, read = { .arena = &arena };
    ck_assert_ptr_nonnull(mkdtemp(folder));
    dl_str path = dl_str_format(&arena, "%s/below/corrections.tsv", folder);
    dl_corrections_load(&written, DL_STR("t"),
                        DL_STR("merge\ta\tb\nhide\tc\nretype\td\tchip\n"), NULL);
    ck_assert(dl_corrections_write(&written, path, &error));
    dl_corrections_read(&read, path, &reports);
    ck_assert_uint_eq(reports.count, 0);
    ck_assert_uint_eq(read.count, written.count);
    for (size_t i = 0; i < read.count; i++) {
        ck_assert_int_eq(read.items[i].verb, written.items[i].verb);
        ck_assert(dl_str_equal(read.items[i].id, written.items[i].id));
        ck_assert(dl_str_equal(read.items[i].value, written.items[i].value));
    }
    ck_assert(!dl_corrections_write(&written, DL_STR("/proc/none/corrections.tsv"), &error));
    ck_assert(strstr(error.message, "/proc/none/corrections.tsv") != NULL);
    unlink(path.ptr);
    rmdir(dl_str_format(&arena, "%s/below", folder).ptr);
    ck_assert_int_eq(rmdir(folder), 0); /* nothing is left beside it */
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
    tcase_add_loop_test(tcase, takes_only_what_can_stand_in_a_line, 0, DL_COUNT(lines));
    suite_add_tcase(suite, tcase);
    return suite;
}
