#include <stdlib.h>
#include <string.h>

#include "dateline/index.h"
#include "dateline/query.h"
#include "dateline/utf8.h"
#include "tests/suites.h"

static const char *explained(const char *text, bool typing, dl_arena *arena)
{
    dl_query *query = NULL;
    dl_error error = { 0 };
    bool ok = dl_query_parse(dl_str_from(text), typing, dl_day_number(2024, 3, 31), arena,
                             &query, &error);
    ck_assert_msg(ok, "%s: %s", text, error.message);
    dl_buf out = { .arena = arena };
    dl_query_explain(query, &out);
    return dl_buf_cstr(&out);
}

static const struct {
    const char *text;
    const char *expected;
} sound[] = {
    {"",                             "(everything)"                                   },
    { " \t\n",                       "(everything)"                                   },
    { "Zhou",                        "(run zhou)"                                     },
    { "nvidia  jensen",              "(run nvidia jensen)"                            },
    { "Trung Quốc",                "(run trung quoc)"                               },
    { "ĐỖ ＡＢＣ",             "(run do abc)"                                   },
    { "中国",                      "(run \"中国\")"                               },
    { "中国芯片abc",             "(run \"中国芯片 abc\")"                     },
    { "中、国",                   "(run \"中 国\")"                              },
    { "\"xuất khẩu chip\"",      "\"xuat khau chip\""                             },
    { "“xuất khẩu chip”",    "\"xuat khau chip\""                             },
    { "„chip ban“",              "\"chip ban\""                                   },
    { "«chip ban»",                "\"chip ban\""                                   },
    { "「出口 管制」",         "\"出口 管制\""                              },
    { "-sora",                       "(not (run sora))"                               },
    { "chip -sora -\"a b\"",         "(and (run chip) (not (run sora)) (not \"a b\"))"},
    { "chip NOT sora",               "(and (run chip) (not (run sora)))"              },
    { "a OR b",                      "(or (run a) (run b))"                           },
    { "a b OR c",                    "(or (run a b) (run c))"                         },
    { "a | b",                       "(or (run a) (run b))"                           },
    { "a AND b",                     "(run a b)"                                      },
    { "a or b",                      "(run a or b)"                                   },
    { "a (b OR c) d",                "(and (run a) (or (run b) (run c)) (run d))"     },
    { "a（b OR c）",               "(or (run \"a b\") (run c))"                     },
    { "（b OR c）",                "(or (run b) (run c))"                           },
    { "-(a b)",                      "(not (run a b))"                                },
    { "GPT-3.5",                     "(run \"gpt 3 5\")"                              },
    { "A800/H800",                   "(run \"a800 h800\")"                            },
    { "Nvidia(NVDA)",                "(run \"nvidia nvda\")"                          },
    { "(Nvidia(NVDA) OR x)",         "(or (run \"nvidia nvda\") (run x))"             },
    { "NXT:2000i",                   "(run \"nxt 2000i\")"                            },
    { "https://a.vn/b",              "(run \"https a vn b\")"                         },
    { "10:30",                       "(run \"10 30\")"                                },
 /* what says nothing yet is left out */
    { "a OR",                        "(run a)"                                        },
    { "OR a",                        "(run a)"                                        },
    { "a OR OR b",                   "(or (run a) (run b))"                           },
    { "a AND",                       "(run a)"                                        },
    { "NOT",                         "(everything)"                                   },
    { "a -",                         "(run a)"                                        },
    { "()",                          "(everything)"                                   },
    { "(a",                          "(run a)"                                        },
    { "a)",                          "(run a)"                                        },
    { "(a -) b",                     "(and (run a) (run b))"                          },
    { "(a OR (b c",                  "(or (run a) (run b c))"                         },
    { "\"",                          "(everything)"                                   },
    { "\"a b",                       "(run a b)"                                      },
    { "6\" wafer",                   "(run 6 wafer)"                                  },
    { "“",                         "(everything)"                                   },
    { "(",                           "(everything)"                                   },
    { ")",                           "(everything)"                                   },
    { "[ ] / ~ ^ * ?",               "(everything)"                                   },
    { "~chip^",                      "(run chip)"                                     },
    { "--a",                         "(not (run a))"                                  },
 /* parts */
    { "a OR b" DL_QUERY_PART "c",    "(and (or (run a) (run b)) (run c))"             },
    { "a" DL_QUERY_PART "b | c",     "(and (run a) (or (run b) (run c)))"             },
    { "a OR (b" DL_QUERY_PART "c",   "(and (or (run a) (run b)) (run c))"             },
    { "\"a" DL_QUERY_PART "\"b c\"", "(and (run a) \"b c\")"                          },
    { DL_QUERY_PART "a" DL_QUERY_PART, "(run a)"                                      },
 /* fields */
    { "person:zhou",                 "(entity 1 zhou)"                                },
    { "person:\"Jensen Huang\"",     "(entity 1 \"jensen huang\")"                    },
    { "person:“Jensen Huang” x", "(and (entity 1 \"jensen huang\") (run x))"      },
    { "person：周鸿祎",          "(entity 1 \"周鸿祎\")"                       },
    { "Company:nvidia",              "(entity 2 nvidia)"                              },
    { "-company:nvidia",             "(not (entity 2 nvidia))"                        },
    { "entity:h20",                  "(entity ffffffff h20)"                          },
    { "(chip:h20 OR law:ear)",       "(or (entity 20 h20) (entity 80 ear))"           },
    { "title:\"lệnh cấm\"",      "(title \"lenh cam\")"                           },
    { "source:scmp",                 "(source scmp)"                                  },
    { "lang:vi",                     "(lang 2)"                                       },
    { "lang:zh-Hans",                "(lang 8)"                                       },
    { "lang:other",                  "(lang 1)"                                       },
    { "has:event",                   "(has 1)"                                        },
    { "has:chip",                    "(has 400)"                                      },
    { "action:ban",                  "(action 1)"                                     },
    { "on:2023-10",                  "(days start<=2023-10-31 end>=2023-10-01)"       },
    { "date:2023-10",                "(days start<=2023-10-31 end>=2023-10-01)"       },
    { "after:2023-10",               "(days start>=2023-11-01)"                       },
    { "before:2023",                 "(days end<=2022-12-31)"                         },
    { "after:2023-Q4",               "(days start>=2024-01-01)"                       },
    { "after:2023-q4",               "(days start>=2024-01-01)"                       },
    { "date:2023-07..2024-12",       "(days start<=2024-12-31 end>=2023-07-01)"       },
    { "date:2023..",                 "(days end>=2023-01-01)"                         },
    { "date:..2023-10-17",           "(days start<=2023-10-17)"                       },
    { "newer:7d",                    "(days end>=2024-03-24)"                         },
    { "newer:2w",                    "(days end>=2024-03-17)"                         },
    { "newer:1m",                    "(days end>=2024-02-29)"                         },
    { "newer:13m",                   "(days end>=2023-02-28)"                         },
    { "newer:1y",                    "(days end>=2023-03-31)"                         },
    { "trung lang:vi quoc",          "(and (run trung) (lang 2) (run quoc))"          },
};

START_TEST(understands_what_was_typed)
{
    dl_arena arena = { 0 };
    ck_assert_str_eq(explained(sound[_i].text, false, &arena), sound[_i].expected);
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *text;
    const char *expected;
} growing[] = {
    {"zh",                  "(run zh*)"                               },
    { "zhou ",              "(run zhou)"                              },
    { "zhou h",             "(run zhou h*)"                           },
    { "gpt-4",              "(run \"gpt 4*\")"                        },
    { "中",                "(run 中)"                               },
    { "\"a b\"",            "\"a b\""                                 },
    { "\"a b",              "(run a b*)"                              },
    { "-so",                "(not (run so*))"                         },
    { "(a OR b",            "(or (run a) (run b*))"                   },
    { "(a OR b)",           "(or (run a) (run b))"                    },
    { "person:",            "(everything)"                            },
    { "person:z",           "(entity 1 z*)"                           },
    { "person:\"Jensen Hu", "(entity 1 \"jensen hu*\")"               },
    { "person:zhou x",      "(and (entity 1 zhou) (run x*))"          },
    { "lang:",              "(everything)"                            },
    { "lang:v",             "(lang 2)"                                },
    { "action:re",          "(action 152)"                            },
    { "action:relax",       "(action 40)"                             },
    { "on:",                "(everything)"                            },
    { "on:20",              "(everything)"                            },
    { "on:2023",            "(days start<=2023-12-31 end>=2023-01-01)"},
    { "on:2023-1",          "(days start<=2023-12-31 end>=2023-01-01)"},
    { "on:2023-10-1",       "(days start<=2023-10-31 end>=2023-10-01)"},
    { "date:2023.",         "(days start<=2023-12-31 end>=2023-01-01)"},
    { "date:2023..",        "(days end>=2023-01-01)"                  },
    { "date:2023..20",      "(days end>=2023-01-01)"                  },
    { "newer:",             "(everything)"                            },
    { "newer:7",            "(everything)"                            },
    { "a OR",               "(run a)"                                 },
};

START_TEST(takes_half_a_query_for_what_it_says_so_far)
{
    dl_arena arena = { 0 };
    ck_assert_str_eq(explained(growing[_i].text, true, &arena), growing[_i].expected);
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *text;
    size_t offset;
    const char *message; /* a part of it */
} faulty[] = {
    {"persn:zhou",         0,  "no field “persn:”"},
    { "chip persn:zhou",   5,  "person:"              },
    { "chip -persn:zhou",  6,  "action:"              },
    { "person:",           6,  "needs words"          },
    { "chip person: zhou", 11, "needs words"          },
    { "person:\"\"",       6,  "needs words"          },
    { "person:???",        6,  "needs words"          },
    { "lang:xx",           5,  "vi en zh"             },
    { "action:bann",       7,  "license-require"      },
    { "has:",              3,  "event"                },
    { "on:2023-13",        3,  "2023-10-17"           },
    { "date:2023..2022",   5,  "2023-07..2024-12"     },
    { "date:..",           5,  "period"               },
    { "newer:7",           6,  "7d"                   },
    { "newer:d",           6,  "7d"                   },
    { "newer:2000d",       6,  "7d"                   },
    { "chip is:new",       8,  "unread read starred"  },
    { "tag:",              3,  "needs words"          },
};

START_TEST(points_at_what_it_does_not_understand)
{
    dl_arena arena = { 0 };
    dl_query *query = NULL;
    dl_error error = { 0 };
    ck_assert(
        !dl_query_parse(dl_str_from(faulty[_i].text), false, 0, &arena, &query, &error));
    ck_assert_uint_eq(error.offset, faulty[_i].offset);
    ck_assert_msg(strstr(error.message, faulty[_i].message), "%s", error.message);
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *text;
    const char *loose; /* a part of what is said of it; NULL: nothing is */
} half[] = {
    {"a OR",              "OR has nothing"  },
    { "OR a",             "OR has nothing"  },
    { "(a OR",            "OR has nothing"  },
    { "a |",              "OR has nothing"  },
    { "(a OR) b",         "OR has nothing"  },
    { "(a",               "not closed"      },
    { "a OR (b c",        "not closed"      },
    { "a NOT",            "NOT has nothing" },
    { "\"a b",            "no partner"      },
    { "“a b",           "no partner"      },
    { "a OR b",           NULL              },
    { "(a OR b) -c",      NULL              },
    { "a NOT (b | \"c\")", NULL              },
    { "6\" wafer",        NULL              },
    { "a)",               NULL              },
    { "a -",              NULL              },
    { "",                 NULL              },
};

START_TEST(says_what_half_a_query_lacks)
{
    dl_arena arena = { 0 };
    dl_query *query = NULL;
    dl_error error = { 0 };
    ck_assert(
        dl_query_parse(dl_str_from(half[_i].text), false, 0, &arena, &query, &error));
    const char *loose = dl_query_loose(query);
    ck_assert_msg(half[_i].loose ? loose && strstr(loose, half[_i].loose) : !loose,
                  "%s: %s", half[_i].text, loose ? loose : "nothing");
    dl_arena_release(&arena);
}
END_TEST

static void fill(char *text, size_t size, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i + 1 < size; i++)
        text[i] = part[i % length];
    text[size - 1] = '\0';
}

static const char *const endless[] = { "(",         "-(",     "a ",   "\"a\" ", "a:",
                                       "“",         "« ",     "NOT ", "OR ",    "a OR ",
                                       "person:a ", "((((a)", "中",   "a." };

START_TEST(bounds_what_is_nested_or_long)
{
    char text[4000];
    dl_arena arena = { 0 };
    dl_query *query = NULL;
    dl_error error = { 0 };
    fill(text, sizeof text, endless[_i]);
    if (!dl_query_parse(dl_str_from(text), true, 0, &arena, &query, &error))
        ck_assert_uint_le(error.offset, strlen(text));
    dl_str huge = { text, 4097 };
    ck_assert(!dl_query_parse(huge, true, 0, &arena, &query, &error));
    ck_assert_int_eq(error.kind, DL_ERROR_LIMIT);
    dl_arena_release(&arena);
}
END_TEST

/* Random texts out of pieces that mean something, cut anywhere. */
static size_t random_text(char *text, size_t size, unsigned *seed)
{
    static const char *const pieces[] = {
        "a",   "chip ",    "(",    ")",        "\"",      "“",     "”",      "-",
        ":",   " OR ",     "NOT ", "person",   "person:", "date:", "2023",   "-10",
        "..",  "lang:",    "vi",   "：",       "（",      "）",    "中国",   "Trung Qu",
        "ốc ", "\xE4",     "\x80", "\xF0\x9F", "\n",      " ",     "newer:", "7d",
        "«",   "https://", "|",    "x:",        DL_QUERY_PART,
    };
    size_t length = 0;
    unsigned count = (unsigned)rand_r(seed) % 12;
    for (unsigned i = 0; i < count; i++) {
        const char *piece = pieces[(unsigned)rand_r(seed) % DL_COUNT(pieces)];
        for (size_t j = 0; piece[j] && length + 1 < size; j++)
            text[length++] = rand_r(seed) % 50 ? piece[j] : (char)rand_r(seed);
    }
    return length;
}

START_TEST(any_bytes_are_a_query_or_an_error_inside_them)
{
    unsigned seed = (unsigned)_i + 1;
    dl_arena arena = { 0 };
    for (int round = 0; round < 5000; round++) {
        char text[256];
        dl_str bytes = { text, random_text(text, sizeof text, &seed) };
        dl_query *query = NULL;
        dl_error error = { .offset = SIZE_MAX };
        dl_buf out = { .arena = &arena };
        if (dl_query_parse(bytes, round % 2, 20000, &arena, &query, &error)) {
            dl_query_explain(query, &out);
            ck_assert_uint_gt(out.count, 0);
        } else {
            ck_assert_uint_le(error.offset, bytes.len);
            ck_assert_uint_gt(strlen(error.message), 10);
            ck_assert_uint_eq(dl_utf8_valid(dl_str_from(error.message)),
                              strlen(error.message));
        }
        dl_arena_reset(&arena);
    }
    dl_arena_release(&arena);
}
END_TEST

Suite *query_suite(void)
{
    Suite *suite = suite_create("query");
    TCase *tcase = tcase_create("query");
    tcase_add_loop_test(tcase, understands_what_was_typed, 0, DL_COUNT(sound));
    tcase_add_loop_test(tcase, takes_half_a_query_for_what_it_says_so_far, 0,
                        DL_COUNT(growing));
    tcase_add_loop_test(tcase, points_at_what_it_does_not_understand, 0,
                        DL_COUNT(faulty));
    tcase_add_loop_test(tcase, says_what_half_a_query_lacks, 0, DL_COUNT(half));
    tcase_add_loop_test(tcase, bounds_what_is_nested_or_long, 0, DL_COUNT(endless));
    tcase_add_loop_test(tcase, any_bytes_are_a_query_or_an_error_inside_them, 0, 4);
    suite_add_tcase(suite, tcase);
    return suite;
}
