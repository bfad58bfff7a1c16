/* Two names in one article: the same thing or not. `text` has both once, or the article
 * says them in passing; rows without a text put the two side by side. */
#include <string.h>

#include "dateline/buf.h"
#include "tests/extract/fixture.h"
#include "tests/suites.h"

static extract_fixture fixture;

static void open_fixture(void)
{
    extract_fixture_open(&fixture);
}

static void close_fixture(void)
{
    extract_fixture_close(&fixture);
}

typedef struct pair {
    dl_language language;
    const char *text, *a, *b;
    bool same;
} pair;

static const pair pairs[] = {
    {DL_LANGUAGE_VI,  "Mỹ gọi, Hoa Kỳ đáp.",                                           "Mỹ",                     "Hoa Kỳ",               true },
    { DL_LANGUAGE_VI, "Hãng bán sang TQ. Trung Quốc mua.",                                 "TQ",                       "Trung Quốc",           true },
    { DL_LANGUAGE_VI, "Trung Quốc và Trung Đông.",                                        "Trung Quốc",             "Trung Đông",           false},
    { DL_LANGUAGE_VI, "Washington và Mỹ.",                                                  "Washington",               "Mỹ",                   false},
    { DL_LANGUAGE_VI, "Hàn Quốc nói Hàn sẽ bán.",                                      "Hàn Quốc",              "Hàn",                   true },
    { DL_LANGUAGE_VI, "Zhou Hongyi tới. Ông Zhou nói.",                                    "Zhou Hongyi",              "Ông Zhou",              true },
    { DL_LANGUAGE_VI, "Fang Han tới Hàn Quốc. Theo ông Han, tốt.",                     "Fang Han",                 "ông Han",
     true                                                                                                                                                 },
    { DL_LANGUAGE_VI, "Chủ tịch Tập gặp ông Tập Cận Bình.",                      "Tập",                    "ông Tập Cận Bình",
     true                                                                                                                                                 },
    { DL_LANGUAGE_VI, "Tổng thống Trump là ông Donald Trump.",                           "Trump",
     "ông Donald Trump",                                                                                                                            true },
    { DL_LANGUAGE_VI, "Bà Gina Raimondo nói. Bà Raimondo đi.",                             "Bà Gina Raimondo",
     "Bà Raimondo",                                                                                                                                 true },
    { DL_LANGUAGE_VI, "Ông Lê Văn A và ông Trần Văn B tới. Ông A nói.",            "Ông Lê Văn A",
     "Ông A",                                                                                                                                       true },
    { DL_LANGUAGE_VI, "Ông Lê Văn Tuấn và ông Trần Bảo tới. Ông Tuấn nói.",
     "ông Trần Bảo",                                                                                                  "Ông Tuấn",            false},
    { DL_LANGUAGE_VI, "Bộ Thương mại Mỹ và Bộ Thương mại Trung Quốc.",        "Bộ Thương mại Mỹ",
     "Bộ Thương mại Trung Quốc",                                                                                                             false},
    { DL_LANGUAGE_VI, "Cục Công nghiệp và An ninh (BIS) nói. BIS viết.",
     "Cục Công nghiệp và An ninh",                                                                                   "BIS",                    true },
    { DL_LANGUAGE_VI, "Hội đồng Điều phối Dữ liệu Quốc gia (NDX) nói.",
     "Hội đồng Điều phối Dữ liệu Quốc gia",                                                                "NDX",                    true },
    { DL_LANGUAGE_EN, "Facebook is now Meta.",                                                 "Facebook",                 "Meta",                   true },
    { DL_LANGUAGE_EN, "Advanced Micro Devices, or AMD.",                                       "Advanced Micro Devices",   "AMD",
     true                                                                                                                                                 },
    { DL_LANGUAGE_EN, "TSMC and SMIC.",                                                        "TSMC",                     "SMIC",                   false},
    { DL_LANGUAGE_EN, "Baidu and Baichuan.",                                                   "Baidu",                    "Baichuan",               false},
    { DL_LANGUAGE_EN, "A100 and A10 chips.",                                                   "A100",                     "A10",                    false},
    { DL_LANGUAGE_EN, "GPT-4 and GPT-4o.",                                                     "GPT-4",                    "GPT-4o",                 false},
    { DL_LANGUAGE_EN, "Qihoo 360 is 360 Security Technology.",                                 "Qihoo 360",
     "360 Security Technology",                                                                                                                      true },
    { DL_LANGUAGE_EN, "The US Commerce Department is the Commerce Department.",
     "US Commerce Department",                                                                                             "Commerce Department",    true },
    { DL_LANGUAGE_EN, "Ada Rowe met Tim Rowe. Mr. Rowe spoke.",                                "Tim Rowe",                 "Mr. Rowe",
     true                                                                                                                                                 },
    { DL_LANGUAGE_EN, "United Lattice Semiconductor rose. ULS is big.",
     "United Lattice Semiconductor",                                                                                       "ULS",                    true },
    { DL_LANGUAGE_EN, "New Social Contract (NSC) lost. The NSC wept.",
     "New Social Contract",                                                                                                "NSC",                    true },
    { DL_LANGUAGE_ZH, "英伟达即Nvidia。",                                                 "英伟达",                "Nvidia",                 true },
    { DL_LANGUAGE_ZH, "国家互联网信息办公室（下称“网信办”）约谈。",
     "国家互联网信息办公室",                                                                                     "网信办",              true },
    { DL_LANGUAGE_ZH, "琼海微电子股份有限公司（下称“琼海微”）获批。琼海微表示不评论。",
     "琼海微电子股份有限公司", "琼海微", true },
    { DL_LANGUAGE_ZH, "北辰智算科技有限公司（北辰智算）也有计划。北辰智算没有回应。",
     "北辰智算科技有限公司", "北辰智算", true },
    { DL_LANGUAGE_ZH, "长河半导体材料有限公司涨停，长河半导体称不知情。",
     "长河半导体材料有限公司", "长河半导体", true },
    { DL_LANGUAGE_ZH, "初创公司承鼎资讯创始人林一帆说，承鼎没有违法。", "承鼎资讯",
     "承鼎",                                                                                                                                       true },
    { DL_LANGUAGE_ZH, "参议员汤姆·科顿（Tom Cotton）说。",                         "汤姆·科顿",           "Tom Cotton",
     true                                                                                                                                                 },
};

/* The entity of the first mention with this surface. */
static uint32_t entity_of(const dl_annotations *found, dl_str body, const char *surface)
{
    for (size_t i = 0; i < found->mentions.count; i++)
        if (dl_str_equal(dl_str_span(body, found->mentions.items[i].span),
                         dl_str_from(surface)))
            return found->mentions.items[i].entity;
    ck_abort_msg("no mention \"%s\"", surface);
    return UINT32_MAX;
}

START_TEST(joins_what_is_the_same_and_only_that)
{
    const pair *it = &pairs[_i];
    dl_str body = dl_str_from(it->text);
    dl_annotations found =
        extract_fixture_annotate(&fixture, it->language, body, (dl_extract_options){ 0 });
    ck_assert_msg((entity_of(&found, body, it->a) == entity_of(&found, body, it->b)) ==
                      it->same,
                  "%s / %s in \"%s\"", it->a, it->b, it->text);
}
END_TEST

START_TEST(joins_no_stranger_by_a_surname_alone)
{
    dl_str first = DL_STR("Hôm qua, ông Kowalski nói."),
           second = DL_STR("Hôm nay, ông Kowalski đi.");
    dl_annotations a = extract_fixture_annotate(&fixture, DL_LANGUAGE_VI, first,
                                                (dl_extract_options){ 0 });
    dl_annotations b = extract_fixture_annotate(&fixture, DL_LANGUAGE_VI, second,
                                                (dl_extract_options){ 0 });
    ck_assert_uint_eq(a.entities.count, 1);
    ck_assert_uint_eq(b.entities.count, 1);
    ck_assert(!dl_str_equal(a.entities.items[0].id, b.entities.items[0].id));
}
END_TEST

START_TEST(names_a_thing_by_its_fullest_form)
{
    dl_str body = DL_STR("Mr. Okonkwo was early. Dana Okonkwo, an analyst, stayed.");
    dl_annotations found = extract_fixture_annotate(&fixture, DL_LANGUAGE_EN, body,
                                                    (dl_extract_options){ 0 });
    ck_assert_uint_eq(found.entities.count, 1);
    ck_assert_str_eq(
        dl_str_format(&fixture.arena, "%.*s", DL_STR_ARGS(found.entities.items[0].name))
            .ptr,
        "Dana Okonkwo");
    ck_assert_str_eq(
        dl_str_format(&fixture.arena, "%.*s", DL_STR_ARGS(found.entities.items[0].id))
            .ptr,
        "dana-okonkwo");
    ck_assert_uint_eq(found.entities.items[0].row, DL_NO_ROW);
}
END_TEST

START_TEST(sorts_mentions_and_keeps_them_apart)
{
    dl_str body = DL_STR("英伟达H20、美国商务部工业与安全局（BIS）、Nvidia H100和北京。");
    dl_annotations found = extract_fixture_annotate(&fixture, DL_LANGUAGE_ZH, body,
                                                    (dl_extract_options){ 0 });
    ck_assert_uint_gt(found.mentions.count, 5);
    for (size_t i = 1; i < found.mentions.count; i++)
        ck_assert_uint_le(found.mentions.items[i - 1].span.end,
                          found.mentions.items[i].span.start);
}
END_TEST

Suite *coreference_suite(void)
{
    Suite *suite = suite_create("coreference");
    TCase *things = tcase_create("things");
    tcase_add_checked_fixture(things, open_fixture, close_fixture);
    tcase_add_loop_test(things, joins_what_is_the_same_and_only_that, 0, DL_COUNT(pairs));
    tcase_add_test(things, joins_no_stranger_by_a_surname_alone);
    tcase_add_test(things, names_a_thing_by_its_fullest_form);
    tcase_add_test(things, sorts_mentions_and_keeps_them_apart);
    suite_add_tcase(suite, things);
    return suite;
}
