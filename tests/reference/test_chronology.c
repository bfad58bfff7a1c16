#include <stdio.h>

#include "dateline/buf.h"
#include "dateline/reference.h"
#include "tests/suites.h"

typedef struct fixture {
    dl_arena arena;
    dl_reports reports;
    dl_register *entities;
    dl_chronology *chronology;
} fixture;

static const char entities[] =
    "id\tkind\tname\taliases\tcountry\trole_en\taffiliation\twikidata\n"
    "bis\tgovernment\tBureau of Industry and Security\tBIS\tUS\t\t\t\n"
    "china\tplace\tChina\tPRC\tCN\t\t\t\n"
    "claude-firm\tcompany\tClaude\t\tUS\t\t\t\n"
    "claude\tproduct\tClaude\t\tUS\t\tclaude-firm\t\n"
    "a800\tchip\tA800\t\tUS\t\tnvidia\t\n";

static void open_fixture(fixture *f)
{
    *f = (fixture){ 0 };
    f->reports.arena = &f->arena;
    f->entities = dl_register_new(&f->arena);
    dl_register_load(f->entities, DL_STR("entities.tsv"), dl_str_from(entities),
                     &f->reports);
    f->chronology = dl_chronology_new(&f->arena);
}

START_TEST(reads_measures_in_order_of_date)
{
    fixture f;
    open_fixture(&f);
    dl_chronology_load(f.chronology, f.entities, DL_STR("t.tsv"),
        dl_str_from("date\tjurisdiction\tactor\taction\ttarget\titems\tsummary_en\n"
                    "# a comment\n"
                    "2023-10-17\tUS\tBIS\trestrict\tPRC;world\tA800;chips\tSecond.\n"
                    "2022\tUS\tBIS\tban\tChina\t\tFirst.\n"
                    "2023-10-17\tUS\tBIS\tentity-list\tChina\t\tThird.\n"),
        &f.reports);
    ck_assert_uint_eq(f.reports.count, 0);
    ck_assert_uint_eq(dl_chronology_count(f.chronology), 3);
    const char *order[] = { "First.", "Second.", "Third." };
    for (size_t i = 0; i < DL_COUNT(order); i++)
        ck_assert(dl_str_equal(dl_chronology_at(f.chronology, i)->summary_en,
                               dl_str_from(order[i])));
    const dl_measure *second = dl_chronology_at(f.chronology, 1);
    ck_assert_int_eq(second->deed, DL_DEED_RESTRICT);
    static const struct { const char *id; dl_role role; } rows[] = {
        { "bis", DL_ROLE_ACTOR }, { "china", DL_ROLE_TARGET }, { "a800", DL_ROLE_ITEM },
    };
    ck_assert_uint_eq(second->row_count, DL_COUNT(rows));
    for (size_t i = 0; i < DL_COUNT(rows); i++) {
        ck_assert_uint_eq(second->rows[i],
                          dl_register_find(f.entities, dl_str_from(rows[i].id)));
        ck_assert_int_eq(second->roles[i], rows[i].role);
    }
    dl_arena_release(&f.arena);
}
END_TEST

START_TEST(finds_the_product_where_a_firm_has_its_name)
{
    fixture f;
    open_fixture(&f);
    dl_chronology_load(f.chronology, f.entities, DL_STR("t.tsv"),
        dl_str_from("2025-09-05\tUS\tClaude\tlaunch\tChina\tClaude\tA firm and its model.\n"),
        &f.reports);
    const dl_measure *measure = dl_chronology_at(f.chronology, 0);
    ck_assert_uint_eq(measure->row_count, 3);
    ck_assert_uint_eq(measure->rows[0],
                      dl_register_find(f.entities, DL_STR("claude-firm")));
    ck_assert_uint_eq(measure->rows[2], dl_register_find(f.entities, DL_STR("claude")));
    dl_arena_release(&f.arena);
}
END_TEST

START_TEST(reports_bad_rows_and_goes_on)
{
    fixture f;
    open_fixture(&f);
    dl_chronology_load(f.chronology, f.entities, DL_STR("t.tsv"),
        dl_str_from("2023-13-01\tUS\tBIS\tban\tChina\t\tNo such month.\n"
                    "2023-10-01\tUS\tBIS\tforbid\tChina\t\tNo such action.\n"
                    "2023-10-02\tUS\n"
                    "2023-10-03\tUS\tBIS\tban\tChina\t\tSound.\n"),
        &f.reports);
    ck_assert_uint_eq(f.reports.count, 3);
    for (uint32_t i = 0; i < 3; i++)
        ck_assert_uint_eq(f.reports.items[i].line, i + 1);
    ck_assert_uint_eq(dl_chronology_count(f.chronology), 1);

    dl_chronology_load_chips(f.chronology, f.entities, DL_STR("c.tsv"),
        dl_str_from("A800\tNvidia\t2023-10-17\tforbidden\tUS\t\n"
                    "A800\tNvidia\tlately\tbanned\tUS\t\n"
                    "A800\tNvidia\t2023-10-17\tdiscouraged-by-CN\tCN\t\n"),
        &f.reports);
    ck_assert_uint_eq(f.reports.count, 5);
    ck_assert_uint_eq(dl_chronology_chips(f.chronology), 1);
    const dl_chip_row *row = dl_chronology_chip(f.chronology, 0);
    ck_assert_str_eq(dl_chip_status_name(row->status), "discouraged");
    ck_assert_uint_eq(row->row, dl_register_find(f.entities, DL_STR("a800")));
    dl_arena_release(&f.arena);
}
END_TEST

static const struct {
    const char *date, *summary, *effect;
} effects[] = {
    { "2023-06-30", "Rules are published, in force from 1 September.", "2023-09-01" },
    { "2024-10-28", "Rules, in force from 2 January 2025.", "2025-01-02" },
    { "2025-11-15", "Controls from 1 April on tools.", "2026-04-01" },
    { "2025-08-29", "Waivers will end on 31 December.", "2025-12-31" },
    { "2025-11-10", "Suspended until 9 November 2026.", "" },
    { "2025-11-10", "Pays on 30 February, from Monday.", "" },
    { "2022-08-26", "A letter from BIS on A100 chips.", "" },
    { "2022-08-26", "from", "" },
};

START_TEST(reads_when_a_measure_comes_into_force)
{
    fixture f;
    open_fixture(&f);
    dl_str text = dl_str_format(&f.arena, "%s\tUS\tBIS\tban\tChina\t\t%s\n",
                                effects[_i].date, effects[_i].summary);
    dl_chronology_load(f.chronology, f.entities, DL_STR("t.tsv"), text, &f.reports);
    char day[DL_DATE_TEXT];
    ck_assert(dl_str_equal(dl_date_text(dl_chronology_at(f.chronology, 0)->effect, day),
                           dl_str_from(effects[_i].effect)));
    dl_arena_release(&f.arena);
}
END_TEST

START_TEST(finds_an_item_by_the_name_it_begins_with)
{
    fixture f;
    open_fixture(&f);
    dl_chronology_load(f.chronology, f.entities, DL_STR("t.tsv"),
        dl_str_from("2025-09-05\tUS\tBIS\tban\tBIS staff\tA800 cards;A800X;chips\tX.\n"),
        &f.reports);
    const dl_measure *measure = dl_chronology_at(f.chronology, 0);
    ck_assert_uint_eq(measure->row_count, 2);
    ck_assert_uint_eq(measure->rows[1], dl_register_find(f.entities, DL_STR("a800")));
    dl_arena_release(&f.arena);
}
END_TEST

START_TEST(knows_all_that_is_built_in)
{
    dl_arena arena = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_reference reference;
    dl_reference_open(&reference, (dl_str){ 0 }, &reports);
    for (size_t i = 0; i < reports.count; i++)
        fprintf(stderr, "%.*s:%u: %.*s\n", DL_STR_ARGS(reports.items[i].file),
                reports.items[i].line, DL_STR_ARGS(reports.items[i].text));
    ck_assert_uint_eq(reports.count, 0);
    ck_assert_uint_eq(dl_chronology_count(reference.chronology), 169);
    ck_assert_uint_eq(dl_chronology_chips(reference.chronology), 75);
    for (size_t i = 0; i < 169; i++) {
        const dl_measure *measure = dl_chronology_at(reference.chronology, i);
        ck_assert(i == 0
                  || dl_date_compare(dl_chronology_at(reference.chronology, i - 1)->date,
                                     measure->date)
                         <= 0);
        ck_assert(measure->summary_en.len && measure->summary_vi.len);
        ck_assert(measure->source.len || !measure->verified);
        ck_assert_msg(measure->row_count && measure->roles[0] == DL_ROLE_ACTOR,
                      "no row for the actor %.*s", DL_STR_ARGS(measure->actor));
    }
    for (size_t i = 0; i < 75; i++)
        ck_assert(dl_chronology_chip(reference.chronology, i)->chip.len > 0);
    dl_reference_close(&reference);
    dl_arena_release(&arena);
}
END_TEST

Suite *chronology_suite(void)
{
    Suite *suite = suite_create("chronology");
    TCase *tcase = tcase_create("chronology");
    tcase_add_test(tcase, reads_measures_in_order_of_date);
    tcase_add_test(tcase, finds_the_product_where_a_firm_has_its_name);
    tcase_add_test(tcase, reports_bad_rows_and_goes_on);
    tcase_add_loop_test(tcase, reads_when_a_measure_comes_into_force, 0, DL_COUNT(effects));
    tcase_add_test(tcase, finds_an_item_by_the_name_it_begins_with);
    tcase_add_test(tcase, knows_all_that_is_built_in);
    suite_add_tcase(suite, tcase);
    return suite;
}
