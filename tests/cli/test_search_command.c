/* `dateline search` from outside: the Vietnamese acceptance test, and the forms of its
 * answers. The query language is tested in tests/index. */
#include <stdio.h>
#include <string.h>

#include "dateline/utf8.h"
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/suites.h"

/* Two sentences, each stored composed and decomposed. `decomposed` is written out: the
 * normaliser of the program is not asked. */
static const struct {
    const char *name, *text;
} sentences[] = {
    { "NFC-a.txt", "Bà Đỗ Thị Lập nói về Trung Quốc hôm 3/4/2025.\n" },
    { "NFD-a.txt", "Ba\314\200 \304\220o\314\202\314\203 Thi\314\243 La\314\243\314\202p no\314"
                   "\201i ve\314\202\314\200 Trung Quo\314\202\314\201c ho\314\202m 3/4/2025.\n" },
    { "NFC-b.txt", "Jensen Huang của Nvidia tới Trung Quốc hôm 5/4/2025.\n" },
    { "NFD-b.txt", "Jensen Huang cu\314\211a Nvidia to\314\233\314\201i Trung Quo\314\202\314"
                   "\201c ho\314\202m 5/4/2025.\n" },
};

static const struct {
    const char *query;
    const char *found; /* a and b: the sentences, in both forms */
} rows[] = {
    { "Trung Quốc", "ab" },
    { "TRUNG QUỐC", "ab" },
    { "trung quoc", "ab" },
    { "do thi lap", "a" },
    { "nvidia jensen", "b" },
    { "中国", "ab" }, /* through the entity */
    /* and what else a reader would type */
    { "Trung Quo\314\202\314\201c", "ab" },
    { "Đỗ Thị Lập", "a" },
    { "ĐỖ THỊ LẬP", "a" },
    { "d\314\265o thi lap", "a" },
    { "\"thi lap noi\"", "a" },
    { "英伟达", "b" },
    { "黄仁勋", "b" },
    { "company:nvidia", "b" },
    { "person:黄仁勋 place:中国", "b" },
    { "ｎｖｉｄｉａ", "b" },
    { "Trung OR Quốc", "ab" },
    { "Bắc Kinh", "" },
};

static void write_sentences(void)
{
    folder_make();
    for (size_t i = 0; i < DL_COUNT(sentences); i++)
        folder_write(sentences[i].name, dl_str_from(sentences[i].text));
}

START_TEST(finds_a_name_however_it_is_typed)
{
    write_sentences();
    program_answer answer = PROGRAM_RUN("search", "--json", rows[_i].query, folder_path("."));
    if (rows[_i].found[0])
        program_expect_status(&answer, 0);
    for (size_t i = 0; i < DL_COUNT(sentences); i++) {
        bool wanted = strchr(rows[_i].found, sentences[i].name[4]) != NULL;
        bool found = strstr(dl_buf_cstr(&answer.out), sentences[i].name) != NULL;
        ck_assert_msg(found == wanted, "%s: %s is%s found\n%s", rows[_i].query,
                      sentences[i].name, found ? "" : " not", dl_buf_cstr(&answer.out));
    }
    program_release(&answer);
}
END_TEST

START_TEST(says_by_which_name_it_found_an_entity)
{
    write_sentences();
    program_answer people = PROGRAM_RUN("search", "中国", folder_path("."));
    program_expect_out(&people, "China (中国)");
    program_answer json = PROGRAM_RUN("search", "--json", "中国", folder_path("."));
    program_expect_out(&json, "\"name\":\"China\"");
    program_expect_out(&json, "\"text\":\"中国\"");
    program_release(&people);
    program_release(&json);
}
END_TEST

START_TEST(prints_rows_of_the_same_columns)
{
    write_sentences();
    program_answer answer = PROGRAM_RUN("search", "--tsv", "trung quoc", folder_path("."));
    program_expect_status(&answer, 0);
    size_t columns = 0;
    for (dl_str rest = dl_buf_str(&answer.out), line; dl_str_line(&rest, &line);) {
        size_t tabs = 0;
        for (size_t i = 0; i < line.len; i++)
            tabs += line.ptr[i] == '\t';
        ck_assert(columns == 0 || tabs == columns);
        columns = tabs;
    }
    ck_assert(dl_str_starts(dl_buf_str(&answer.out), DL_STR("type\tid\tdate\tname\t")));
    ck_assert_uint_eq(program_count(&answer, "\n"), 1 + 1 + 4); /* head, China, articles */
    program_release(&answer);
}
END_TEST

START_TEST(puts_the_newest_first_and_stops_at_the_limit)
{
    program_answer answer = program_run(
        DL_STR("{\"id\":\"old\",\"published\":\"2022-10-07\",\"text\":\"Chips for China.\"}\n"
               "{\"id\":\"new\",\"published\":\"2025-04-09\",\"text\":\"Chips for China.\"}\n"
               "{\"id\":\"mid\",\"published\":\"2023-10-17\",\"text\":\"Chips for China.\"}\n"),
        (const char *const[]){ "search", "--json", "--limit", "2", "chips", "-", NULL });
    program_expect_status(&answer, 0);
    const char *first = strstr(dl_buf_cstr(&answer.out), "\"id\":\"new\"");
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_nonnull(strstr(first, "\"id\":\"mid\""));
    ck_assert_uint_eq(program_count(&answer, "\"type\":\"article\""), 2);
    program_release(&answer);
}
END_TEST

START_TEST(shows_a_passage_without_cut_words)
{
    folder_make();
    dl_buf text = { 0 };
    for (int i = 0; i < 40; i++)
        dl_buf_add(&text, DL_STR("Quo\314\202\314\201c "));
    dl_buf_add(&text, DL_STR("Nvidia"));
    for (int i = 0; i < 40; i++)
        dl_buf_add(&text, DL_STR(" Quo\314\202\314\201c"));
    folder_write("a.txt", dl_buf_str(&text));
    program_answer answer = PROGRAM_RUN("search", "--tsv", "nvidia -title:abc", folder_path("."));
    program_expect_out(&answer, "Quo\314\202\314\201c Nvidia Quo\314\202\314\201c");
    program_expect_out(&answer, "Quo\314\202\314\201c\tvi\t");
    program_expect_out(&answer, "\tQuo\314\202\314\201c ");
    dl_buf_release(&text);
    program_release(&answer);
}
END_TEST

START_TEST(points_at_what_is_wrong_in_a_query)
{
    program_answer answer = PROGRAM_RUN("search", "nvidia after:soon", "tests/data/screens");
    program_expect_status(&answer, 2);
    program_expect_err(&answer, "  nvidia after:soon\n");
    program_expect_err(&answer, "\n               ^"); /* under the value */
    program_release(&answer);
}
END_TEST

START_TEST(shows_of_a_long_query_what_is_around_the_fault)
{
    dl_buf query = { 0 };
    for (int i = 0; i < 100; i++)
        dl_buf_add(&query, DL_STR("Quốc "));
    dl_buf_add(&query, DL_STR("after:soon"));
    for (int i = 0; i < 100; i++)
        dl_buf_add(&query, DL_STR(" Quốc"));
    program_answer answer = PROGRAM_RUN("search", dl_buf_cstr(&query), "tests/data/screens");
    program_expect_status(&answer, 2);
    program_expect_err(&answer, "\n  …");
    program_expect_err(&answer, "Quốc after:soon Quốc");
    ck_assert_uint_lt(answer.err.count, 400);
    program_release(&answer);
    for (int i = 0; i < 2000; i++)
        dl_buf_add(&query, DL_STR(" Quốc"));
    answer = PROGRAM_RUN("search", dl_buf_cstr(&query), "tests/data/screens");
    program_expect_status(&answer, 2);
    program_expect_err(&answer, "at most 4096 bytes");
    ck_assert_uint_lt(answer.err.count, 400);
    program_release(&answer);
    dl_buf_release(&query);
}
END_TEST

START_TEST(answers_with_nothing_found)
{
    program_answer answer = PROGRAM_RUN("search", "--json", "kangaroo", "tests/data/screens");
    program_expect_status(&answer, 1);
    ck_assert_uint_eq(answer.out.count, 0);
    program_release(&answer);
}
END_TEST

START_TEST(tells_who_did_what_to_whom)
{
    program_answer answer = program_run(
        DL_STR("Curbs\n\nOn 9 April 2025 the United States banned exports of the H20 to "
               "China.\n"),
        (const char *const[]){ "search", "h20", "-", NULL });
    program_expect_out(&answer, "2025-04-09   United States -> China: ban H20\n");
    program_release(&answer);
}
END_TEST

START_TEST(gives_programs_the_parts_of_an_event)
{
    program_answer answer = program_run(
        DL_STR("Metals\n\nOn June 4, 2026 China banned exports of gallium and germanium to the "
               "United States.\n"),
        (const char *const[]){ "search", "--json", "china", "-", NULL });
    program_expect_out(&answer, "\"actor\":[\"China\"],\"targets\":[\"United States\"],"
                                "\"items\":[\"gallium\",\"germanium\"]}");
    ck_assert_uint_eq(program_count(&answer, "\"actor\":[],\"targets\":[],\"items\":[]}"), 2);
    program_release(&answer);
}
END_TEST

Suite *search_command_suite(void)
{
    Suite *suite = suite_create("search-command");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, finds_a_name_however_it_is_typed, 0, (int)DL_COUNT(rows));
    tcase_add_test(all, says_by_which_name_it_found_an_entity);
    tcase_add_test(all, prints_rows_of_the_same_columns);
    tcase_add_test(all, puts_the_newest_first_and_stops_at_the_limit);
    tcase_add_test(all, shows_a_passage_without_cut_words);
    tcase_add_test(all, points_at_what_is_wrong_in_a_query);
    tcase_add_test(all, shows_of_a_long_query_what_is_around_the_fault);
    tcase_add_test(all, answers_with_nothing_found);
    tcase_add_test(all, tells_who_did_what_to_whom);
    tcase_add_test(all, gives_programs_the_parts_of_an_event);
    suite_add_tcase(suite, all);
    return suite;
}
