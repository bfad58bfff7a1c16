/* Statistics of what is kept: what some articles introduce is known in the others, after
 * `reannotate --learn` and only then. */
#include <unistd.h>

#include "dateline/file.h"
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/suites.h"

static dl_arena arena;
static const char *path;

static const char articles[] = "{\"id\":\"1\",\"published\":\"2024-05-01\",\"lang\":"
                               "\"vi\",\"text\":\"Công ty Hải Đăng vừa mở "
                               "nhà máy tại Bắc Ninh.\"}\n"
                               "{\"id\":\"2\",\"published\":\"2024-05-02\",\"lang\":"
                               "\"vi\",\"text\":\"Hôm nay công ty Hải Đăng "
                               "đã giao lô hàng đầu tiên.\"}\n"
                               "{\"id\":\"3\",\"published\":\"2024-05-03\",\"lang\":"
                               "\"vi\",\"text\":\"Tuần này Hải Đăng im "
                               "lặng trước thông tin trên.\"}\n"
                               "{\"id\":\"4\",\"published\":\"2024-05-01\",\"lang\":"
                               "\"zh\",\"text\":\"琼海微电子有限公司"
                               "（琼海微）周三发布新产品。\"}\n"
                               "{\"id\":\"5\",\"published\":\"2024-05-02\",\"lang\":"
                               "\"zh\",\"text\":\"琼海微电子有限公司"
                               "（下称“琼海微”）宣布扩产。\"}\n"
                               "{\"id\":\"6\",\"published\":\"2024-05-03\",\"lang\":"
                               "\"zh\",\"text\":\"市场人士认为琼海微近期"
                               "前景不错。\"}\n";

static void add_articles(void)
{
    folder_make();
    path = dl_str_copy(&arena, dl_str_from(folder_path("library.db"))).ptr;
    folder_write("in.jsonl", dl_str_from(articles));
    program_answer answer =
        PROGRAM_RUN("add", "--library", path, folder_path("in.jsonl"));
    program_expect_status(&answer, 0);
    program_release(&answer);
}

static void release(void)
{
    dl_arena_release(&arena);
}

static void expect_out(program_answer answer, const char *text)
{
    program_expect_status(&answer, 0);
    program_expect_out(&answer, text);
    program_release(&answer);
}

static dl_str learned(void)
{
    dl_error error = { 0 };
    dl_str text = { 0 };
    ck_assert_msg(dl_file_read(dl_str_format(&arena, "%s-learned.tsv", path).ptr,
                               DL_FILE_LIMIT, &arena, &text, &error),
                  "%s", error.message);
    return text;
}

START_TEST(a_name_that_others_introduce_is_known)
{
    expect_out(
        PROGRAM_RUN("entities", "--json", "--library", path),
        "\"name\":\"Hải "
        "Đăng\",\"kind\":\"company\",\"known\":false,\"mentions\":2,\"documents\":2");
    expect_out(PROGRAM_RUN("reannotate", "--learn", "--library", path),
               "6 of 6 articles annotated anew");
    expect_out(
        PROGRAM_RUN("entities", "--json", "--library", path),
        "\"name\":\"Hải "
        "Đăng\",\"kind\":\"company\",\"known\":false,\"mentions\":3,\"documents\":3");
    expect_out(PROGRAM_RUN("entities", "--json", "--library", path),
               "\"name\":\"琼海微\",\"kind\":\"company\"");
}
END_TEST

START_TEST(learning_again_learns_the_same)
{
    expect_out(PROGRAM_RUN("reannotate", "--learn", "--threads", "1", "--library", path),
               "6 of 6");
    dl_str first = learned();
    expect_out(PROGRAM_RUN("reannotate", "--learn", "--threads", "4", "--library", path),
               "0 of 6");
    ck_assert(dl_str_equal(first, learned()));
}
END_TEST

START_TEST(what_is_forgotten_is_no_evidence)
{
    expect_out(PROGRAM_RUN("reannotate", "--learn", "--library", path), "6 of 6");
    ck_assert_int_eq(unlink(dl_str_format(&arena, "%s-learned.tsv", path).ptr), 0);
    expect_out(PROGRAM_RUN("reannotate", "--library", path), "6 of 6");
    expect_out(
        PROGRAM_RUN("entities", "--json", "--library", path),
        "\"name\":\"Hải Đăng\",\"kind\":\"company\",\"known\":false,\"mentions\":2");
}
END_TEST

Suite *learn_suite(void)
{
    Suite *suite = suite_create("learn");
    TCase *cases = tcase_create("learn");
    tcase_add_checked_fixture(cases, add_articles, release);
    tcase_add_test(cases, a_name_that_others_introduce_is_known);
    tcase_add_test(cases, learning_again_learns_the_same);
    tcase_add_test(cases, what_is_forgotten_is_no_evidence);
    suite_add_tcase(suite, cases);
    return suite;
}
