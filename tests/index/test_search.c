#include "tests/index/fixture.h"
#include "tests/suites.h"

/* Letters name the documents in order of arrival: a, b, c ... */
/* clang-format off */
static const test_document shelf[] = {
    /* a */ { .title = "Huyền đức", .published = "2023-10-17", .language = DL_LANGUAGE_VI,
              .source = "VnExpress", .address = "https://vnexpress.net/a",
              .body = "Theo Đỗ Thị Lập, Trung Quốc siết chặt xuất khẩu chip." },
    /* b */ { .title = "The same, decomposed", .published = "2023-11",
              .language = DL_LANGUAGE_VI, .source = "VnExpress",
              .body = "Theo \xC4\x90\x6F\xCC\x82\xCC\x83 Thi\xCC\xA3 La\xCC\xA3\xCC\x82p, Trung "
                      "Quo\xCC\x82\xCC\x81" "c sie\xCC\x82\xCC\x81t cha\xCC\xA3\xCC\x86t "
                      "xua\xCC\x82\xCC\x81t kha\xCC\x82\xCC\x89u chip." },
    /* c */ { .title = "Nvidia ở Hà Nội", .published = "2024-02", .language = DL_LANGUAGE_VI,
              .source = "Tuổi Trẻ",
              .body = "Jensen Huang của Nvidia nói về Trung Quốc và chip H20." },
    /* d */ { .title = "Chips", .published = "2023-10-17", .language = DL_LANGUAGE_EN,
              .source = "SCMP", .address = "https://scmp.com/d",
              .body = "The United States bans the sale of H20 chips. Sora is no chip.",
              .event = { "The United States bans the sale of H20 chips.", DL_DEED_BAN, ROW_US } },
    /* e */ { .title = "中国芯片", .published = "2022-10-07", .language = DL_LANGUAGE_ZH,
              .source = "新华社",
              .body = "英伟达在中国销售芯片，黄仁勋说。美国商\n务部限制出口。",
              .event = { "美国商\n务部限制出口。", DL_DEED_RESTRICT, ROW_US } },
    /* f */ { .title = "Undated", .published = "", .language = DL_LANGUAGE_EN,
              .body = "Zhou Hongyi of 360. HUAWEI ＣＨＩＰ. The South China Sea." },
    /* g */ { .title = "Thẩm mỹ", .published = "2024-06-25", .language = DL_LANGUAGE_VI,
              .source = "VnExpress", .body = "Anh ấy làm thẩm mỹ, của em." },
};
/* clang-format on */

static test_library library;

static void open_shelf(void)
{
    library = test_library_open();
    test_library_add(&library, shelf, DL_COUNT(shelf));
}

static void close_shelf(void)
{
    test_library_close(&library);
}

static const struct {
    const char *query;
    const char *found;
} searches[] = {
    {"",                               "gcbdaef"},
 /* however it is typed */
    { "Trung Quốc",                  "cbae"   },
    { "TRUNG QUỐC",                  "cbae"   },
    { "trung quoc",                    "cbae"   },
    { "Trung Quo\xCC\x82\xCC\x81"
      "c",                        "cbae"   },
    { "\"trung quoc\"",                "cba"    },
    { "do thi lap",                    "ba"     },
    { "đỗ thị lập",             "ba"     },
    { "nvidia jensen",                 "c"      },
    { "jensen nvidia",                 "c"      },
    { "中国",                        "cbae"   },
    { "\"中国\"",                    "e"      },
    { "huawei chip",                   "f"      },
 /* Chinese is found in pieces */
    { "片",                           "e"      },
    { "售芯",                        "e"      },
    { "国销售",                     "e"      },
    { "商务部",                     "e"      },
    { "片黄",                        ""       },
    { "国芯",                        "e"      },
 /* phrases, and what does not count between their words */
    { "\"united states bans\"",        "d"      },
    { "\"states united\"",             ""       },
    { "\"chips Sora\"",                "d"      },
    { "\"united stat\"",               ""       },
    { "united-states",                 "de"     },
 /* logic */
    { "chip -sora",                    "cbaf"   },
    { "sora OR huawei",                "df"     },
    { "(sora OR huawei) -360",         "d"      },
    { "-chip",                         "ge"     },
    { "-(chip OR chips)",              "ge"     },
    { "chip -中国",                  "df"     },
 /* short names stand for entities only as they are written */
    { "my",                            "g"      },
    { "Mỹ",                          "gde"    },
    { "US",                            "de"     },
    { "us",                            ""       },
 /* entities */
    { "company:nvidia",                "ce"     },
    { "company:英伟达",             "ce"     },
    { "company:NVIDIA",                "ce"     },
    { "person:huang",                  "ce"     },
    { "person:\"jensen huang\"",       "ce"     },
    { "person:hongyi",                 "f"      },
    { "person:周",                    "f"      },
    { "person:nvidia",                 ""       },
    { "place:china",                   "cbae"   },
    { "place:\"china sea\"",           "f"      },
    { "entity:h20",                    "cd"     },
    { "chip:h20 -lang:vi",             "d"      },
    { "jensen -company:nvidia",        ""       },
    { "nobody OR place:my",            "de"     },
 /* the record */
    { "title:chips",                   "d"      },
    { "title:chip",                    ""       },
    { "title:芯片",                  "e"      },
    { "source:vnexpress",              "gba"    },
    { "source:\"tuoi tre\"",           "c"      },
    { "source:scmp.com",               "d"      },
    { "source:新华",                 "e"      },
    { "lang:zh OR lang:en",            "def"    },
    { "has:event",                     "de"     },
    { "has:date -has:event",           "gcba"   },
    { "has:address",                   "da"     },
    { "has:person",                    "cef"    },
    { "action:ban",                    "d"      },
    { "action:restrict OR action:ban", "de"     },
 /* dates with their precision */
    { "on:2023-10",                    "da"     },
    { "on:2023-11-05",                 "b"      },
    { "on:2023",                       "bda"    },
    { "after:2023-10",                 "gcb"    },
    { "after:2023-10-17",              "gcb"    },
    { "after:2023-11-05",              "gc"     },
    { "before:2023-10",                "e"      },
    { "before:2023-11-15",             "dae"    },
    { "date:2023-10-17..2024-02-01",   "cbda"   },
    { "date:2024..",                   "gc"     },
    { "date:..2022",                   "e"      },
    { "newer:7d",                      "g"      },
    { "newer:5m",                      "gc"     },
    { "-after:1900",                   "f"      },
};

START_TEST(finds_what_is_asked_for)
{
    ck_assert_str_eq(test_letters(&library, searches[_i].query, false),
                     searches[_i].found);
}
END_TEST

static const struct {
    const char *typed;
    const char *found;
} keystrokes[] = {
    {"t",           "gcbdaf"},
    { "tr",         "cba"   },
    { "tru",        "cba"   },
    { "trun",       "cba"   },
    { "trung",      "cba"   },
    { "trung ",     "cba"   },
    { "trung q",    "cba"   },
    { "trung quoc", "cbae"  },
    { "j",          "c"     },
    { "hu",         "caf"   },
    { "h2",         "cd"    },
    { "person:h",   "cef"   },
    { "person:hua", "ce"    },
    { "中",        "e"     },
    { "unite",      "d"     },
    { "-unite",     "gcbaef"},
    { "zzz",        ""      },
    { "lang:z",     "e"     },
    { "title:ch",   "d"     },
};

START_TEST(follows_every_keystroke)
{
    ck_assert_str_eq(test_letters(&library, keystrokes[_i].typed, true),
                     keystrokes[_i].found);
}
END_TEST

static const struct {
    const char *query;
    uint32_t document;
    const char *lit;
} hits[] = {
    {"trung quoc",              0, "Trung Quốc"     },
    { "quoc trung",             0, "Trung|Quốc"     },
    { "\"trung quoc\"",         0, "Trung Quốc"     },
    { "中国",                 0, "Trung Quốc"     },
    { "中国 quoc",            0, "Trung Quốc"     },
    { "trung",                  0, "Trung"            },
    { "China",                  4, "中国"           },
    { "商务部",              4, "商\n务部"      },
    { "company:nvidia",         2, "Nvidia"           },
    { "company:nvidia -jensen", 4, "英伟达"        },
    { "person:huang OR chip",   2, "Jensen Huang|chip"},
    { "title:chips lang:en",    3, ""                 },
    { "chip",                   5, "ＣＨＩＰ"     },
    { "",                       3, ""                 },
};

START_TEST(lights_up_what_it_found)
{
    ck_assert_str_eq(test_hits(&library, hits[_i].query, hits[_i].document),
                     hits[_i].lit);
}
END_TEST

/* The names of the results: their text, "+" if the query stands for them. */
static const char *names_of(dl_results results)
{
    dl_buf out = { .arena = &library.arena };
    for (size_t i = 0; i < results.name_count; i++)
        dl_buf_format(&out, "%s%.*s%s%u", i ? " " : "",
                      DL_STR_ARGS(results.names[i].name),
                      results.names[i].stands ? "+" : "=", results.names[i].mentions);
    return dl_buf_cstr(&out);
}

static const struct {
    const char *query;
    const char *names;
} calls[] = {
    {"china",           "China+4 South China Sea=1"         },
    { "中国",         "中国+4"                          },
    { "h",              "H20=2 Jensen Huang=1 Zhou Hongyi=1"},
    { "huang",          "Jensen Huang=1"                    },
    { "jen hua",        "Jensen Huang=0"                    },
    { "hua jen",        "Jensen Huang=0"                    },
    { "nvidia jensen",  "Nvidia+1"                          },
    { "国",            "中国=1 美国=1"                 },
    { "my",             "Mỹ=0"                            },
    { "company:nvidia", "Nvidia+2"                          },
    { "china lang:vi",  "China+3"                           },
    { "sora OR nvidia", "Nvidia+2"                          },
    { "-nvidia",        ""                                  },
    { "lang:vi",        ""                                  },
    { "nvidia warehouse", ""                                },
    { "biển",         "Biển Đông=0"                   },
};

START_TEST(calls_up_the_names_that_match)
{
    dl_results results = test_search(&library, calls[_i].query, true);
    ck_assert_str_eq(names_of(results), calls[_i].names);
    ck_assert_uint_eq(results.name_total, results.name_count);
}
END_TEST

static const struct {
    const char *query;
    const char *events; /* a letter each: the document's */
} events[] = {
    {"",              "de"},
    { "h20",          "d" },
    { "sora",         ""  },
    { "us",           ""  },
    { "US",           "de"},
    { "place:china",  ""  },
    { "place:美国", "de"},
    { "action:ban",   "d" },
    { "lang:zh",      "e" },
    { "限制",       "e" },
    { "-h20",         "e" },
};

START_TEST(finds_events_by_parties_and_sentence)
{
    dl_results results = test_search(&library, events[_i].query, false);
    dl_buf out = { .arena = &library.arena };
    for (size_t i = 0; i < results.event_count; i++)
        dl_buf_add_char(
            &out,
            (char)('a' + dl_corpus_event(library.corpus, results.events[i])->document));
    ck_assert_str_eq(dl_buf_cstr(&out), events[_i].events);
}
END_TEST

START_TEST(shows_what_was_published_by_a_day)
{
    dl_search_options options = { .name_limit = 0,
                                  .event_limit = 0,
                                  .as_of = dl_day_number(2023, 11, 1),
                                  .reading = NULL };
    dl_results results =
        dl_search(library.index, library.corpus, test_parse(&library, "", false), options,
                  &library.arena);
    ck_assert_uint_eq(results.document_count, 4); /* b may have been out; f has no date */
}
END_TEST

START_TEST(counts_beyond_the_limits)
{
    dl_search_options options = { .name_limit = 1,
                                  .event_limit = 1,
                                  .as_of = INT32_MAX,
                                  .reading = NULL };
    dl_results results =
        dl_search(library.index, library.corpus, test_parse(&library, "h", true), options,
                  &library.arena);
    ck_assert_uint_eq(results.name_count, 1);
    ck_assert_uint_eq(results.name_total, 3);
    results = dl_search(library.index, library.corpus, test_parse(&library, "", true),
                        options, &library.arena);
    ck_assert_uint_eq(results.event_count, 1);
}
END_TEST

/* Document b has been read, c starred, d tagged and a has a note. */
static const struct {
    const char *query;
    bool typing;
    const char *found;
} deeds[] = {
    { "is:unread",             false, "gcdaef" },
    { "is:read",               false, "b"      },
    { "is:starred",            false, "c"      },
    { "is:starred OR is:read", false, "cb"     },
    { "-is:unread",            false, "b"      },
    { "is:r",                  true,  "b"      },
    { "tag:\"Dài hạn\"",       false, "d"      },
    { "tag:dai-han",           false, "d"      },
    { "tag:\"dai han\"",       false, "d"      },
    { "tag:dai",               false, ""       },
    { "tag:dai",               true,  "d"      },
    { "has:note",              false, "a"      },
    { "has:tag",               false, "d"      },
    { "has:note chip",         false, "a"      },
};

START_TEST(finds_what_the_reader_did)
{
    static const dl_stroke strokes[] = {
        { 1, DL_STROKE_READ, true, { 0 } },
        { 2, DL_STROKE_STAR, true, { 0 } },
        { 3, DL_STROKE_TAG, true, { "dài hạn", sizeof "dài hạn" - 1 } },
        { 0, DL_STROKE_NOTE, true, { "Ask her.", 8 } },
    };
    dl_reading *reading = dl_reading_new();
    dl_reading_do(reading, strokes, DL_COUNT(strokes), false);
    library.reading = reading;
    ck_assert_str_eq(test_letters(&library, deeds[_i].query, deeds[_i].typing),
                     deeds[_i].found);
    library.reading = NULL;
    dl_reading_free(reading);
}
END_TEST

/* Documents a, c and e tell one story; g is in no group yet. */
static const struct {
    const char *query;
    const char *found;
} stories[] = {
    { "story:\"nvidia o ha noi\"",           "cae"    },
    { "story:中国芯",                        "cae"    },
    { "story:chips",                           "d"      },
    { "story:\"tham my\"",                   "g"      },
    { "story:\"huyen duc\" OR story:chips",  "cdae"   },
    { "story:nvidia lang:zh",                  "e"      },
    { "-story:nvidia",                         "gbdf"   },
    { "story:raimondo",                        ""       },
};

START_TEST(finds_the_articles_of_a_story)
{
    dl_groups *groups = dl_groups_new();
    dl_likeness same = dl_likeness_of(
        DL_STR("The United States said on Tuesday it plans to halt shipments to China of more "
               "advanced artificial intelligence chips designed by Nvidia and others, part of a "
               "suite of measures aimed at preventing Beijing from getting technologies."));
    dl_likeness unknown = { 0 };
    for (uint32_t i = 0; i < 6; i++)
        dl_groups_add(groups, library.corpus, i, i < 5 && i % 2 == 0 ? &same : &unknown);
    library.groups = groups;
    ck_assert_str_eq(test_letters(&library, stories[_i].query, false), stories[_i].found);
    library.groups = NULL;
    dl_groups_free(groups);
    ck_assert(dl_query_asks_stories(test_parse(&library, stories[_i].query, false)));
    ck_assert(!dl_query_asks_stories(test_parse(&library, "title:nvidia (a OR b)", false)));
    ck_assert_str_eq(test_letters(&library, "story:nvidia", false), "c");
}
END_TEST

START_TEST(takes_everything_for_unread_without_a_reader)
{
    ck_assert_str_eq(test_letters(&library, "is:unread", false), "gcbdaef");
    ck_assert_str_eq(test_letters(&library, "tag:x OR is:read OR has:note", false), "");
}
END_TEST

Suite *search_suite(void)
{
    Suite *suite = suite_create("search");
    TCase *tcase = tcase_create("search");
    tcase_add_unchecked_fixture(tcase, open_shelf, close_shelf);
    tcase_add_loop_test(tcase, finds_what_is_asked_for, 0, DL_COUNT(searches));
    tcase_add_loop_test(tcase, follows_every_keystroke, 0, DL_COUNT(keystrokes));
    tcase_add_loop_test(tcase, lights_up_what_it_found, 0, DL_COUNT(hits));
    tcase_add_loop_test(tcase, calls_up_the_names_that_match, 0, DL_COUNT(calls));
    tcase_add_loop_test(tcase, finds_events_by_parties_and_sentence, 0, DL_COUNT(events));
    tcase_add_test(tcase, shows_what_was_published_by_a_day);
    tcase_add_test(tcase, counts_beyond_the_limits);
    tcase_add_loop_test(tcase, finds_what_the_reader_did, 0, DL_COUNT(deeds));
    tcase_add_test(tcase, takes_everything_for_unread_without_a_reader);
    tcase_add_loop_test(tcase, finds_the_articles_of_a_story, 0, DL_COUNT(stories));
    suite_add_tcase(suite, tcase);
    return suite;
}
