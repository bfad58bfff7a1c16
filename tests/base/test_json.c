#include "dateline/json.h"
#include "tests/suites.h"

/* "" for text that is no strict JSON, else what it is in its shortest form. */
static const struct {
    const char *text;
    const char *written;
} cases[] = {
    {"{}",                                              "{}"                                },
    { " [ 1 , -2 , 1.50 , true , null , \"a\\/b\" ]\n", "[1,-2,1.50,true,null,\"a/b\"]"     },
    { "{\"b\":1,\"a\":2,\"b\":3}",                      "{\"b\":3,\"a\":2}"                 },
    { "[9223372036854775807,-9223372036854775807]",
     "[9223372036854775807,-9223372036854775807]"                                           },
    { "[\"\\u0000x\\u001f\\t\"]",                       "[\"\\u0000x\\u001f\\t\"]"          },
    { "[\"\\ud83d\\ude00\\u4e2d\"]",                    "[\"\xF0\x9F\x98\x80\xE4\xB8\xAD\"]"},
    { "[\"\x7F\\u009b5m\\u202e\\ufeff\\udb40\\udc41\\u2026\"]",
     "[\"\\u007f\\u009b5m\\u202e\\ufeff\\udb40\\udc41\xE2\x80\xA6\"]"                  },
    { "{ \"a\" : 12 ,\t\"\" : \"\" }",                  "{\"a\":12,\"\":\"\"}"               },
    { "{\"a\":\"\\n\\r\\t\\b\\f\\\"\\\\\\/, longer\"}",  "{\"a\":\"\\n\\r\\t\\b\\f\\\"\\\\/, longer\"}" },
    { "{\"a\":\"b\",\"a\":\"\\u4e2d\"}",               "{\"a\":\"\xE4\xB8\xAD\"}"          },
    { "{\"a\":\"b\",\"\\n\":\"c\"}",                   "{\"a\":\"b\",\"\\n\":\"c\"}"        },
    { "{\"a\":123456789012345678,\"b\":1234567890123456789}",
     "{\"a\":123456789012345678,\"b\":1234567890123456789}"                             },
    { "{\"a\":\"a text of more than eight \x01\"}",
     "{\"a\":\"a text of more than eight \\u0001\"}"                                        },
    { "{\"a\":\"a text of more than eight \\x\"}",     ""                                  },
    { "{\"a\":\"a text of more than eight\\",          ""                                  },
    { "{\"a\":\"a text of more than eight",             ""                                  },
    { "{\"a\":01}",                                     ""                                  },
    { "{\"a\":\"b\"\"c\":\"d\"}",                       ""                                  },
    { "{\"a\":\"b\",}",                                 ""                                  },
    { "{,\"a\":\"b\"}",                                 ""                                  },
    { "{\"a\":}",                                       ""                                  },
    { "{\"a\":\"b\"} x",                                ""                                  },
    { "",                                               ""                                  },
    { "1",                                              ""                                  },
    { "null",                                           ""                                  },
    { "\"text\"",                                       ""                                  },
    { "{\"a\":1",                                       ""                                  },
    { "{\"a\":\"",                                      ""                                  },
    { "{\"a\":1} x",                                    ""                                  },
    { "{}{}",                                           ""                                  },
    { "[1,]",                                           ""                                  },
    { "{\"a\":1,}",                                     ""                                  },
    { "[1 2]",                                          ""                                  },
    { "{\"a\" 1}",                                      ""                                  },
    { "{a:1}",                                          ""                                  },
    { "['a']",                                          ""                                  },
    { "[1] // that",                                    ""                                  },
    { "[/* this */1]",                                  ""                                  },
    { "[NaN]",                                          ""                                  },
    { "[Infinity]",                                     ""                                  },
    { "{\"a\":[-Infinity]}",                            ""                                  },
    { "[None]",                                         ""                                  },
    { "[TRUE]",                                         ""                                  },
    { "[1e999]",                                        ""                                  },
    { "[9223372036854775808]",                          ""                                  },
    { "[12345678901234567890123]",                      ""                                  },
    { "[-12345678901234567890123]",                     ""                                  },
    { "{\"a\":{\"b\":[18446744073709551616]}}",         ""                                  },
    { "[0x10]",                                         ""                                  },
    { "[01]",                                           ""                                  },
    { "[\"\\x\"]",                                      ""                                  },
    { "[\"\\u12\"]",                                    ""                                  },
};

START_TEST(reads_strict_json_alone)
{
    dl_error error = { 0 };
    dl_buf out = { 0 };
    json_object *value = dl_json_read(dl_str_from(cases[_i].text), &error);
    ck_assert_int_eq(value == NULL, cases[_i].written[0] == '\0');
    ck_assert_int_eq(value == NULL, error.message[0] != '\0');
    ck_assert_uint_le(error.offset, strlen(cases[_i].text));
    if (value)
        dl_json_write_line(value, &out);
    ck_assert(
        dl_str_equal(dl_str_trim(dl_buf_str(&out)), dl_str_from(cases[_i].written)));
    dl_buf_release(&out);
}
END_TEST

START_TEST(ends_at_its_length_not_at_a_nul)
{
    dl_error error = { 0 };
    ck_assert_ptr_null(dl_json_read((dl_str){ "[1]\0[2]", 7 }, &error));
    ck_assert_ptr_null(dl_json_read((dl_str){ "[\"a\0b\"]", 7 }, &error));
    json_object *value = dl_json_read((dl_str){ "[1]garbage", 3 }, &error);
    ck_assert_int_eq(dl_json_integer(dl_json_item(value, 0)), 1);
    json_object_put(value);
}
END_TEST

START_TEST(keeps_a_nul_inside_a_text)
{
    dl_error error = { 0 };
    json_object *value = dl_json_read(DL_STR("{\"a\":\"x\\u0000y\"}"), &error);
    dl_str text = dl_json_text(dl_json_member(value, "a"));
    ck_assert_uint_eq(text.len, 3);
    ck_assert_int_eq(memcmp(text.ptr, "x\0y", 3), 0);
    json_object_put(value);
}
END_TEST

START_TEST(gives_nothing_of_another_type)
{
    dl_error error = { 0 };
    json_object *value =
        dl_json_read(DL_STR("{\"a\":1,\"b\":\"true\",\"c\":null}"), &error);
    json_object *a = dl_json_member(value, "a"), *b = dl_json_member(value, "b");
    ck_assert_uint_eq(dl_json_text(a).len, 0);
    ck_assert_uint_eq(dl_json_count(a), 0);
    ck_assert_ptr_null(dl_json_item(value, 0));
    ck_assert_ptr_null(dl_json_member(a, "a"));
    ck_assert_ptr_null(dl_json_member(NULL, "a"));
    ck_assert_ptr_null(dl_json_member(value, "c"));
    ck_assert_int_eq(dl_json_integer(b), 0);
    ck_assert(!dl_json_is_true(a));
    ck_assert(!dl_json_is_true(b));
    json_object_put(value);
}
END_TEST

START_TEST(says_when_it_is_nested_too_deeply)
{
    enum { SIZE = 1 << 16 };
    static char text[SIZE];
    dl_error error = { 0 };
    memset(text, '[', SIZE);
    ck_assert_ptr_null(dl_json_read((dl_str){ text, SIZE }, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "nesting"));
    memset(text + 200, ']', 200);
    json_object *value = dl_json_read((dl_str){ text, 400 }, &error);
    ck_assert_ptr_nonnull(value);
    json_object_put(value);
}
END_TEST

Suite *json_suite(void)
{
    Suite *suite = suite_create("json");
    TCase *tcase = tcase_create("json");
    tcase_add_loop_test(tcase, reads_strict_json_alone, 0, DL_COUNT(cases));
    tcase_add_test(tcase, ends_at_its_length_not_at_a_nul);
    tcase_add_test(tcase, keeps_a_nul_inside_a_text);
    tcase_add_test(tcase, gives_nothing_of_another_type);
    tcase_add_test(tcase, says_when_it_is_nested_too_deeply);
    suite_add_tcase(suite, tcase);
    return suite;
}
