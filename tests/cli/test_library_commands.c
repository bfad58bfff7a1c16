/* The commands that work on the library, as a shell calls them. */
#include <stdlib.h>

#include "dateline/file.h"
#include "dateline/utf8.h"
#include "tests/cli/fixture.h"
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/suites.h"

static dl_arena arena;
static const char *path;

static void make_place(void)
{
    path = library_place(&arena);
}

static void release(void)
{
    dl_arena_release(&arena);
}

START_TEST(commands_read_what_was_added)
{
    library_add(path, 12, &arena);
    program_answer answer = PROGRAM_RUN("show", "--json", "--library", path);
    program_expect_status(&answer, 0);
    ck_assert_uint_eq(program_count(&answer, "\"title\""), 12);
    program_release(&answer);
    answer = PROGRAM_RUN("search", "--library", path, "trung quoc");
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "Bài số 11");
    program_release(&answer);
    library_expect(path, 0, "12 articles, 0 sources: all is whole");
}
END_TEST

START_TEST(adding_tells_what_it_did)
{
    library_add(path, 3, &arena);
    folder_write("in.jsonl", library_lines(5, &arena));
    program_answer answer =
        PROGRAM_RUN("add", "--json", "--library", path, folder_path("in.jsonl"));
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "{\"added\":2,\"known\":3}");
    program_release(&answer);
    answer = PROGRAM_RUN("add", "--ack", "--library", path, folder_path("in.jsonl"));
    program_expect_status(&answer, 0);
    ck_assert_uint_eq(program_count(&answer, "ACK "), 5);
    program_release(&answer);
    folder_write("empty.txt", DL_STR(""));
    answer = PROGRAM_RUN("add", "--library", path, folder_path("empty.txt"));
    program_expect_status(&answer, 3);
    program_release(&answer);
    answer = PROGRAM_RUN("add", "--library", path);
    program_expect_status(&answer, 2);
    program_release(&answer);
}
END_TEST

/* A script that lost the acknowledgements must not take them for given. */
START_TEST(acknowledgements_that_nobody_got_are_a_failure)
{
    folder_write("in.jsonl", library_lines(3, &arena));
    program_answer answer = program_run_into(
        "/dev/full", DL_STR(""),
        (const char *const[]){ "add", "--ack", "--library", path, folder_path("in.jsonl"),
                               NULL });
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "written: No space left on device.");
    program_release(&answer);
    answer = program_run_into(
        "/dev/full", DL_STR(""),
        (const char *const[]){ "mark", "--library", path, "read", "nvidia", NULL });
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "written: No space left on device.");
    program_release(&answer);
    library_expect(path, 0, "3 articles");
}
END_TEST

/* Somebody may remove what was added. */
START_TEST(a_named_file_that_is_not_there_is_a_failure)
{
    folder_write("in.jsonl", library_lines(2, &arena));
    program_answer answer = PROGRAM_RUN("add", "--library", path, folder_path("in.jsonl"),
                                        folder_path("none.txt"));
    program_expect_status(&answer, 3);
    program_expect_out(&answer, "2 articles added");
    program_expect_err(&answer, "none.txt: It cannot be read");
    program_release(&answer);
}
END_TEST

#define BYTES(text) { text, sizeof(text) - 1 }

static const struct {
    const char *what;
    dl_str text;
} unreadable[] = {
    { "an empty file", BYTES("") },
    { "a picture", BYTES("\x89PNG\r\n") },
    { "subscriptions",
      BYTES("<opml><body><outline xmlUrl='https://a.example/f'/></body></opml>") },
    { "articles without text", BYTES("{\"id\":\"T\"}\n{\"id\":\"U\"}\n") },
};

/* In a folder it is one of many; what was named was meant. */
START_TEST(a_named_file_that_gives_nothing_is_a_failure)
{
    static const char *const commands[] = { "show", "entities", "timeline", "chips" };
    folder_write("in.jsonl", library_lines(2, &arena));
    folder_write("bad/file", unreadable[_i].text);
    const char *good = folder_path("in.jsonl"), *bad = folder_path("bad/file");
    program_answer answer = PROGRAM_RUN("add", "--library", path, good, bad);
    program_expect_status(&answer, 3);
    program_expect_out(&answer, "2 articles added");
    program_expect_err(&answer, "bad/file");
    program_release(&answer);
    for (size_t i = 0; i < DL_COUNT(commands); i++) {
        answer = PROGRAM_RUN(commands[i], good, bad);
        program_expect_status(&answer, 3);
        program_expect_err(&answer, "bad/file");
        program_release(&answer);
    }
    answer = PROGRAM_RUN("search", "--json", "trung quoc", bad, good);
    program_expect_status(&answer, 3);
    program_expect_out(&answer, "Bài số 1");
    program_release(&answer);
    answer = PROGRAM_RUN("show", good, folder_path("none.txt"));
    program_expect_status(&answer, 3);
    program_release(&answer);
    answer = PROGRAM_RUN("show", good, folder_path("bad"));
    program_expect_status(&answer, 0);
    program_release(&answer);
}
END_TEST

START_TEST(standard_input_is_added)
{
    const char *const words[] = { "add", "--library", path, "-", NULL };
    program_answer answer = program_run(library_lines(4, &arena), words);
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "4 articles added");
    program_release(&answer);
}
END_TEST

/* Names as they are printed, whose ids are others, and one that nothing has. */
START_TEST(names_are_corrected_by_what_they_are_printed_as)
{
    static const struct {
        const char *words[5];
        int status;
        const char *told; /* the line that it becomes, or what is complained of */
    } rows[] = {
        { { "entity", "rename", "龔明鑫", "Kung Ming-hsin" }, 0, "龚明鑫 Kung Ming-hsin" },
        { { "entity", "hide", "Quang Minh Semitek" }, 0, "hide    quang-minh-semitek" },
        { { "entity", "merge", "龔明鑫", "quang minh semitek" }, 0,
          "龚明鑫 Quang Minh Semitek" },
        { { "entity", "merge", "龔明鑫", "NVIDIA Corporation" }, 0, "龚明鑫 nvidia" },
        { { "entity", "hide", "Nobody At All" }, 1, "Nothing is called \"Nobody At All\"" },
        { { "entity", "merge", "龔明鑫", "Nobody At All" }, 1, "Nothing is called" },
    };
    setenv(PROGRAM_DATA, folder_path("data"), 1);
    folder_write("names.jsonl",
                 DL_STR("{\"title\":\"台灣\",\"published\":\"2026-06-18\",\"text\":\""
                        "經濟部長龔明鑫18日在立法院表示，政府支持晶片業。\"}\n"
                        "{\"title\":\"Chips\",\"published\":\"2026-06-19\",\"text\":\""
                        "Công ty Quang Minh Semitek mua chip H20 của Nvidia.\"}\n"));
    program_answer answer = PROGRAM_RUN("add", folder_path("names.jsonl"));
    program_expect_status(&answer, 0);
    program_release(&answer);
    for (size_t i = 0; i < DL_COUNT(rows); i++) {
        answer = program_run(DL_STR(""), rows[i].words);
        program_expect_status(&answer, rows[i].status);
        if (rows[i].status)
            program_expect_err(&answer, rows[i].told);
        else
            program_expect_out(&answer, rows[i].told);
        program_release(&answer);
        if (i == 0) {
            answer = PROGRAM_RUN("entities");
            program_expect_out(&answer, "Kung Ming-hsin");
            program_release(&answer);
        }
        answer = PROGRAM_RUN("entity", "undo");
        program_release(&answer);
    }
}
END_TEST

START_TEST(output_is_valid_text_that_no_terminal_obeys)
{
    static const char *const forms[] = { "--json", "--tsv" };
    folder_write("b\xFF.txt", DL_STR("A title\n\nA \x1B[31mred\a word and \xC2\x9B" "2J.\n"));
    program_answer answer =
        PROGRAM_RUN("show", forms[_i], folder_path("b\xFF.txt"));
    program_expect_status(&answer, 0);
    dl_str out = dl_buf_str(&answer.out);
    ck_assert(_i == 1 || dl_utf8_valid(out) == out.len);
    for (size_t i = 0; i < out.len; i++)
        ck_assert(out.ptr[i] != '\x1B' && out.ptr[i] != '\a');
    ck_assert(_i == 0 || dl_str_find(out, DL_STR("\xC2\x9B"), 0) == SIZE_MAX);
    program_release(&answer);
}
END_TEST

START_TEST(articles_are_marked_by_a_query)
{
    library_add(path, 12, &arena);
    static const struct {
        const char *words[4];
        const char *query;
        size_t found;
    } steps[] = {
        { { "read", "published", NULL }, "is:read", 0 },
        { { "read", "\"Bài số 3\"", NULL }, "is:read", 1 },
        { { "star", "on:2023-02", NULL }, "is:starred", 1 },
        { { "tag", "đọc sau", "nvidia", NULL }, "tag:\"đọc sau\"", 12 },
        { { "untag", "đọc sau", "on:2023-02", NULL }, "tag:\"đọc sau\"", 11 },
        { { "note", "Look again", "on:2023-04", NULL }, "has:note", 1 },
        { { "unread", "nvidia", NULL }, "is:unread", 12 },
    };
    for (size_t i = 0; i < DL_COUNT(steps); i++) {
        const char *words[10] = { "mark", "--library", path };
        for (size_t j = 0; j < DL_COUNT(steps[i].words) && steps[i].words[j]; j++)
            words[3 + j] = steps[i].words[j];
        program_answer answer = program_run(DL_STR(""), words);
        program_expect_status(&answer, i == 0);
        program_release(&answer);
        answer = PROGRAM_RUN("search", "--json", "--library", path, steps[i].query);
        ck_assert_msg(program_count(&answer, "\"type\":\"article\"") == steps[i].found,
                      "step %zu: %s", i, dl_buf_cstr(&answer.out));
        program_release(&answer);
    }
    program_answer answer = PROGRAM_RUN("mark", "--library", path, "burn", "nvidia");
    program_expect_status(&answer, 2);
    program_release(&answer);
    answer = PROGRAM_RUN("mark", "--library", path, "star", " ");
    program_expect_status(&answer, 2);
    program_release(&answer);
    answer = PROGRAM_RUN("search", "--json", "--library", path, "is:starred");
    ck_assert_uint_eq(program_count(&answer, "\"type\":\"article\""), 1);
    program_release(&answer);
    answer = PROGRAM_RUN("mark", "--library", path, "star", "kangaroo");
    program_expect_status(&answer, 1);
    program_expect_err(&answer, "No article answers that.");
    program_release(&answer);
    answer = PROGRAM_RUN("mark", "--library", path, "star", "(nvidia OR");
    program_expect_status(&answer, 2);
    program_expect_err(&answer, "Nothing was marked.");
    program_release(&answer);
    answer = PROGRAM_RUN("mark", "--ack", "--library", path, "read", "nvidia");
    ck_assert_uint_eq(program_count(&answer, "ACK "), 12);
    program_release(&answer);
}
END_TEST

/* The explorer could not take them off again, and an export would not bring them back. */
START_TEST(a_path_is_a_path_however_it_begins)
{
    library_add(path, 2, &arena);
    const char *doubled = dl_str_format(&arena, "/%s", path).ptr;
    program_answer answer = PROGRAM_RUN("show", "--json", "--library", doubled);
    program_expect_status(&answer, 0);
    ck_assert_uint_eq(program_count(&answer, "\n"), 2);
    program_release(&answer);
}
END_TEST

START_TEST(what_is_no_tag_is_refused)
{
    static const char *const words[] = { "", " ", "#", "-old", "a,b", "a\nb", "\x1B[31m",
                                         "bad \xFF", "\xE2\x80\xAE" };
    library_add(path, 3, &arena);
    for (size_t i = 0; i < DL_COUNT(words); i++) {
        program_answer answer =
            PROGRAM_RUN("mark", "--library", path, "tag", words[i], "nvidia");
        program_expect_status(&answer, 2);
        program_expect_err(&answer, "A tag is a name");
        program_release(&answer);
    }
    program_answer answer =
        PROGRAM_RUN("mark", "--library", path, "tag", " #to read ", "nvidia");
    program_expect_status(&answer, 0);
    program_release(&answer);
    answer = PROGRAM_RUN("export", "--jsonl", "--library", path);
    ck_assert_uint_eq(program_count(&answer, "\"tags\":[\"to read\"]"), 3);
    program_release(&answer);
}
END_TEST

START_TEST(old_annotations_are_brought_up_to_date)
{
    library_add(path, 6, &arena);
    library_run_sql(path, "UPDATE annotation SET version = 1 WHERE document > 2");
    program_answer answer = PROGRAM_RUN("reannotate", "--library", path);
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "4 of 6 articles annotated anew");
    program_release(&answer);
    answer = PROGRAM_RUN("reannotate", "--json", "--library", path);
    program_expect_out(&answer, "{\"articles\":6,\"annotated\":0}");
    program_release(&answer);
    answer = PROGRAM_RUN("reannotate", "--every", "--json", "--library", path);
    program_expect_out(&answer, "\"annotated\":6");
    program_release(&answer);
    answer = PROGRAM_RUN("reannotate", "--library", folder_path("none.db"));
    program_expect_status(&answer, 3);
    program_release(&answer);
}
END_TEST

START_TEST(a_library_that_is_named_and_not_there_is_no_sample)
{
    program_answer answer = PROGRAM_RUN("search", "--library", path, "nvidia");
    program_expect_status(&answer, 3);
    program_expect_err(&answer, "There is no library");
    program_release(&answer);
    ck_assert(!dl_file_exists(path));
}
END_TEST

Suite *library_commands_suite(void)
{
    Suite *suite = suite_create("library_commands");
    TCase *tcase = tcase_create("library_commands");
    tcase_add_checked_fixture(tcase, make_place, release);
    tcase_add_test(tcase, commands_read_what_was_added);
    tcase_add_test(tcase, adding_tells_what_it_did);
    tcase_add_test(tcase, acknowledgements_that_nobody_got_are_a_failure);
    tcase_add_test(tcase, a_named_file_that_is_not_there_is_a_failure);
    tcase_add_loop_test(tcase, a_named_file_that_gives_nothing_is_a_failure, 0,
                        DL_COUNT(unreadable));
    tcase_add_test(tcase, standard_input_is_added);
    tcase_add_test(tcase, names_are_corrected_by_what_they_are_printed_as);
    tcase_add_loop_test(tcase, output_is_valid_text_that_no_terminal_obeys, 0, 2);
    tcase_add_test(tcase, articles_are_marked_by_a_query);
    tcase_add_test(tcase, a_path_is_a_path_however_it_begins);
    tcase_add_test(tcase, what_is_no_tag_is_refused);
    tcase_add_test(tcase, old_annotations_are_brought_up_to_date);
    tcase_add_test(tcase, a_library_that_is_named_and_not_there_is_no_sample);
    suite_add_tcase(suite, tcase);
    return suite;
}
