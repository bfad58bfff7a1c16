/* `dateline annotate`, as another program uses it. What the extraction finds is tested
 * elsewhere; here it is the form of the answer, and that it is about the right bytes. */
#include <string.h>

#include "dateline/json.h"
#include "tests/folder.h"
#include "tests/program.h"
#include "tests/suites.h"

#define ARTICLE                                                                          \
    " date 2025-04-16 Nvidia dừng bán H20\n\n"                                           \
    "Ông Jensen Huang, CEO Nvidia, tới Trung Quốc hôm 15/4. Ngày "           \
    "9/4/2025, Mỹ yêu cầu Nvidia xin giấy phép khi bán chip H20 sang Trung Quốc.\n"

/* The next line of the output as an object. */
static json_object *next_object(dl_str *rest)
{
    dl_str line;
    dl_error error;
    ck_assert_msg(dl_str_line(rest, &line), "the output has no further line");
    json_object *object = dl_json_read(line, &error);
    ck_assert_msg(object != NULL, "%s: %.*s", error.message, DL_STR_ARGS(line));
    return object;
}

static void expect_keys(json_object *object, const char *keys)
{
    dl_buf text = { 0 };
    json_object_object_foreach(object, key, value)
    {
        (void)value;
        dl_buf_format(&text, "%s%s", text.count ? " " : "", key);
    }
    ck_assert_str_eq(dl_buf_cstr(&text), keys);
    dl_buf_release(&text);
}

static const char *text_of(json_object *object, const char *key)
{
    json_object *value = dl_json_member(object, key);
    return value ? dl_json_text(value).ptr : "(no text)";
}

static size_t place_of(json_object *object, const char *key)
{
    json_object *value = dl_json_member(object, key);
    ck_assert_msg(dl_json_is(value, json_type_int), "%s is a number", key);
    return (size_t)dl_json_integer(value);
}

/* Where a span is, there are the words that it says. */
static void expect_surface(json_object *span, const char *body)
{
    size_t start = place_of(span, "start"), end = place_of(span, "end");
    const char *surface = text_of(span, "surface");
    ck_assert_uint_lt(start, end);
    ck_assert_uint_le(end, strlen(body));
    ck_assert_uint_eq(end - start, strlen(surface));
    ck_assert_int_eq(strncmp(body + start, surface, end - start), 0);
}

START_TEST(prints_an_object_with_what_was_found)
{
    folder_make();
    folder_write("a.txt", DL_STR(ARTICLE));
    program_answer answer = PROGRAM_RUN("annotate", "--json", folder_path("a.txt"));
    program_expect_status(&answer, 0);
    ck_assert_uint_eq(answer.err.count, 0);
    dl_str rest = dl_buf_str(&answer.out);
    json_object *object = next_object(&rest);
    ck_assert_uint_eq(rest.len, 0);
    expect_keys(object, "source language published title entities dates events");
    ck_assert_str_eq(text_of(object, "source"), folder_path("a.txt"));
    ck_assert_str_eq(text_of(object, "language"), "vi");
    ck_assert_str_eq(text_of(object, "title"), "Nvidia dừng bán H20");
    expect_keys(dl_json_member(object, "published"), "value precision origin");
    ck_assert_str_eq(text_of(dl_json_member(object, "published"), "value"), "2025-04-16");
    json_object *list = dl_json_member(object, "entities");
    ck_assert_uint_ge(dl_json_count(list), 4);
    for (size_t i = 0; i < dl_json_count(list); i++) {
        json_object *item = dl_json_item(list, i);
        expect_keys(item, "id name kind known mentions");
        json_object *mentions = dl_json_member(item, "mentions");
        size_t before = 0;
        ck_assert_uint_ge(dl_json_count(mentions), 1);
        for (size_t j = 0; j < dl_json_count(mentions); j++) {
            json_object *mention = dl_json_item(mentions, j);
            expect_keys(mention, "start end surface");
            expect_surface(mention, ARTICLE);
            ck_assert_uint_ge(place_of(mention, "start"), before);
            before = place_of(mention, "end");
        }
    }
    list = dl_json_member(object, "dates");
    for (size_t i = 0; i < dl_json_count(list); i++) {
        json_object *item = dl_json_item(list, i);
        expect_keys(item, "start end surface value precision role");
        expect_surface(item, ARTICLE);
    }
    list = dl_json_member(object, "events");
    for (size_t i = 0; i < dl_json_count(list); i++) {
        json_object *item = dl_json_item(list, i);
        expect_keys(item, "date precision actor action targets items certainty topic start end");
        ck_assert_uint_le(place_of(item, "end"), strlen(ARTICLE));
    }
    json_object_put(object);
    program_release(&answer);
}
END_TEST

START_TEST(says_why_when_asked)
{
    folder_make();
    folder_write("a.txt", DL_STR(ARTICLE));
    program_answer answer = PROGRAM_RUN("annotate", "--json", "--why", folder_path("a.txt"));
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "\"rule\":");
    program_release(&answer);
}
END_TEST

START_TEST(takes_the_date_of_publication_from_the_caller)
{
    program_answer answer =
        program_run(DL_STR("Hôm qua Nvidia ra mắt một con chip mới ở Hà Nội.\n"),
                    (const char *const[]){ "annotate", "--json", "--published", "2025-04-16",
                                           "-", NULL });
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "\"published\":{\"value\":\"2025-04-16\"");
    program_release(&answer);
}
END_TEST

START_TEST(does_without_the_register_when_asked)
{
    folder_make();
    folder_write("a.txt", DL_STR(ARTICLE));
    program_answer with = PROGRAM_RUN("annotate", "--json", folder_path("a.txt"));
    program_answer without =
        PROGRAM_RUN("annotate", "--json", "--no-gazetteer", folder_path("a.txt"));
    program_expect_status(&without, 0);
    ck_assert_uint_ge(program_count(&with, "\"known\":true"), 3);
    ck_assert_uint_eq(program_count(&without, "\"known\":true"), 0);
    program_release(&with);
    program_release(&without);
}
END_TEST

START_TEST(reads_json_lines_in_order_and_skips_bad_ones)
{
    program_answer answer = program_run(
        DL_STR("{\"id\":\"one\",\"title\":\"First\",\"published\":\"2025-04-16\",\"lang\":\"en\","
               "\"text\":\"Nvidia sells chips.\"}\n"
               "no json\n"
               "{\"id\":\"two\",\"title\":\"Zweite\",\"text\":\"AMD sells chips in China.\"}\n"
               "{\"id\":\"three\"}\n"
               "{\"id\":\"four\",\"text\":\"Intel sells chips. \\u001b[31m\"}\n"),
        (const char *const[]){ "annotate", "--json", "-", NULL });
    program_expect_status(&answer, 0);
    ck_assert_uint_eq(program_count(&answer, "\n"), 3);
    dl_str rest = dl_buf_str(&answer.out);
    static const char *const ids[] = { "one", "two", "four" };
    for (size_t i = 0; i < DL_COUNT(ids); i++) {
        json_object *object = next_object(&rest);
        ck_assert_str_eq(text_of(object, "id"), ids[i]);
        json_object_put(object);
    }
    program_expect_err(&answer, "line 2");
    program_expect_err(&answer, "line 4");
    ck_assert_uint_eq(program_count(&answer, "\033"), 0);
    program_release(&answer);
}
END_TEST

START_TEST(reads_one_article_from_standard_input)
{
    program_answer answer =
        program_run(DL_STR(ARTICLE), (const char *const[]){ "annotate", "-", NULL });
    program_expect_status(&answer, 0);
    program_expect_out(&answer, "Nvidia dừng bán H20");
    program_expect_out(&answer, "Jensen Huang");
    program_release(&answer);
}
END_TEST

START_TEST(goes_through_folders_in_the_order_of_names)
{
    folder_make();
    folder_write("b.txt", DL_STR("Second\n\nNvidia sells chips.\n"));
    folder_write("a/z.txt", DL_STR("First\n\nNvidia sells chips.\n"));
    folder_write(".hidden", DL_STR("Hidden\n\nNvidia sells chips.\n"));
    program_answer answer = PROGRAM_RUN("annotate", "--json", folder_path("."));
    program_expect_status(&answer, 0);
    ck_assert_uint_eq(program_count(&answer, "\n"), 2);
    const char *out = dl_buf_cstr(&answer.out);
    ck_assert_ptr_nonnull(strstr(out, "First"));
    ck_assert(strstr(out, "First") < strstr(out, "Second"));
    program_release(&answer);
}
END_TEST

Suite *annotate_suite(void)
{
    Suite *suite = suite_create("annotate");
    TCase *all = tcase_create("all");
    tcase_add_test(all, prints_an_object_with_what_was_found);
    tcase_add_test(all, says_why_when_asked);
    tcase_add_test(all, takes_the_date_of_publication_from_the_caller);
    tcase_add_test(all, does_without_the_register_when_asked);
    tcase_add_test(all, reads_json_lines_in_order_and_skips_bad_ones);
    tcase_add_test(all, reads_one_article_from_standard_input);
    tcase_add_test(all, goes_through_folders_in_the_order_of_names);
    suite_add_tcase(suite, all);
    return suite;
}
