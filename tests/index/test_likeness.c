#include <stdlib.h>
#include <string.h>

#include "dateline/buf.h"
#include "dateline/extract.h"
#include "dateline/likeness.h"
#include "tests/suites.h"

static dl_arena arena;

static void release(void)
{
    dl_arena_release(&arena);
}

static const char report[] =
    "WASHINGTON, Oct 17, 2023 - The United States said on Tuesday it plans to halt shipments to "
    "China of more advanced artificial intelligence chips designed by Nvidia and others, part of "
    "a suite of measures aimed at preventing Beijing from getting cutting-edge U.S. technologies "
    "to strengthen its military. The rules, set to take effect in 30 days, restrict a broader "
    "swathe of advanced chips and chipmaking tools to a greater number of countries including "
    "Iran and Russia, and blacklist Chinese chip designers Moore Threads and Biren. Commerce "
    "Secretary Gina Raimondo said the aim was to stop China from obtaining advanced "
    "semiconductors that could fuel breakthroughs in artificial intelligence.";

static double share_of(dl_str a, dl_str b)
{
    dl_likeness first = dl_likeness_of(a), second = dl_likeness_of(b);
    return dl_likeness_share(&first, &second);
}

START_TEST(the_same_text_is_all_alike)
{
    ck_assert_double_eq(share_of(dl_str_from(report), dl_str_from(report)), 1);
}
END_TEST

START_TEST(case_accents_and_punctuation_do_not_count)
{
    dl_str plain = DL_STR("Bo Thuong mai My noi hom thu ba rang nhung chip tri tue nhan tao tien "
                          "tien hon cua Nvidia va cac hang khac se khong duoc ban cho Trung Quoc "
                          "nua trong mot loat bien phap nham ngan Bac Kinh co cong nghe");
    dl_str accented =
        DL_STR("Bộ Thương mại Mỹ nói hôm thứ ba rằng những chip trí tuệ nhân tạo tiên tiến hơn "
               "của NVIDIA, và các hãng khác, sẽ không được bán cho Trung Quốc nữa, trong một "
               "loạt biện pháp nhằm ngăn Bắc Kinh có công nghệ.");
    ck_assert_double_ge(share_of(plain, accented), 0.99);
}
END_TEST

START_TEST(a_report_with_another_first_and_last_sentence_is_alike)
{
    dl_str other = dl_str_format(&arena, "Our own correspondent writes today: %s Shares fell.",
                                 report);
    ck_assert_double_ge(share_of(dl_str_from(report), other), 0.7);
}
END_TEST

START_TEST(another_story_is_not_alike)
{
    dl_str other = DL_STR(
        "Severe flooding in the delta forced thousands of households to leave their homes over "
        "the weekend, officials said, as the river rose to its highest level in twenty years and "
        "rain went on. Schools were closed in four districts, and trains between the capital and "
        "the coast were cancelled until further notice.");
    ck_assert_double_le(share_of(dl_str_from(report), other), 0.1);
}
END_TEST

START_TEST(chinese_is_compared_by_ideographs)
{
    dl_str a = DL_STR("美国商务部十七日宣布，将停止向中国出口由英伟达等公司设计的更先进的人工智能芯片。"
                      "新规将在三十天后生效，并把更多国家纳入限制范围。");
    dl_str b = DL_STR("据报道，美国商务部十七日宣布，将停止向中国出口由英伟达等公司设计的更先进的"
                      "人工智能芯片。新规将在三十天后生效，并把更多国家纳入限制范围！");
    ck_assert_double_ge(share_of(a, b), 0.7);
}
END_TEST

START_TEST(a_headline_alone_is_like_nothing)
{
    ck_assert(!dl_likeness_of(DL_STR("Nvidia bán chip H20 cho Trung Quốc")).known);
    ck_assert(!dl_likeness_of(DL_STR("")).known);
    ck_assert_double_eq(share_of(DL_STR("Nvidia"), DL_STR("Nvidia")), 0);
}
END_TEST

START_TEST(a_sketch_comes_back_from_its_bytes)
{
    dl_likeness sketch = dl_likeness_of(dl_str_from(report)), back;
    dl_str bytes = dl_likeness_pack(&sketch, &arena);
    ck_assert(dl_likeness_unpack(bytes, &back));
    ck_assert_double_eq(dl_likeness_share(&sketch, &back), 1);
    sketch = dl_likeness_of(DL_STR("short"));
    ck_assert(dl_likeness_unpack(dl_likeness_pack(&sketch, &arena), &back) && !back.known);
    ck_assert(!dl_likeness_unpack(DL_STR(""), &back));
    ck_assert(!dl_likeness_unpack(dl_str_slice(bytes, 0, 100), &back));
}
END_TEST

/* --- groups --------------------------------------------------------------------------- */

typedef struct news_desk {
    dl_reference reference;
    dl_extractor *extractor;
    dl_corpus *corpus;
    dl_groups *groups;
} news_desk;

static void open_desk(news_desk *desk)
{
    dl_reference_open(&desk->reference, (dl_str){ 0 }, NULL);
    desk->extractor = dl_extractor_new(&desk->reference);
    desk->corpus = dl_corpus_new();
    desk->groups = dl_groups_new();
}

static void close_desk(news_desk *desk)
{
    dl_groups_free(desk->groups);
    dl_corpus_free(desk->corpus);
    dl_extractor_free(desk->extractor);
    dl_reference_close(&desk->reference);
}

static uint32_t put(news_desk *desk, dl_str body, dl_language language, const char *day)
{
    dl_annotations found;
    dl_article article = { .title = DL_STR("A title"),
                           .body = body,
                           .language = language,
                           .published = dl_date_parse(dl_str_from(day)),
                           .origin = DL_ORIGIN_METADATA };
    dl_extract(desk->extractor, &article, (dl_extract_options){ 0 }, &arena, &found);
    uint32_t document = dl_corpus_add(desk->corpus, &article, &found, NULL);
    dl_corpus_settle(desk->corpus);
    dl_likeness likeness = dl_likeness_of(body);
    dl_groups_add(desk->groups, desk->corpus, document, &likeness);
    return document;
}

START_TEST(reports_of_one_agency_are_one_story_and_all_are_there)
{
    news_desk desk;
    open_desk(&desk);
    put(&desk, dl_str_from(report), DL_LANGUAGE_EN, "2023-10-17");
    put(&desk, DL_STR("Something else altogether, about rice and rain in the south."),
        DL_LANGUAGE_EN, "2023-10-17");
    put(&desk, dl_str_format(&arena, "%s More follows.", report), DL_LANGUAGE_EN,
        "2023-10-18");
    put(&desk, dl_str_format(&arena, "An editor's line. %s", report), DL_LANGUAGE_EN,
        "2023-10-19");
    dl_ids story = dl_groups_of(desk.groups, 2, &arena);
    ck_assert_uint_eq(story.count, 3);
    ck_assert_uint_eq(story.items[0], 0);
    ck_assert_uint_eq(story.items[1], 2);
    ck_assert_uint_eq(story.items[2], 3);
    ck_assert_uint_eq(dl_groups_of(desk.groups, 1, &arena).count, 1);
    close_desk(&desk);
}
END_TEST

static const char vietnamese[] =
    "Ngày 17/10/2023, Bộ Thương mại Mỹ công bố quy định mới, chặn xuất khẩu thêm chip trí tuệ "
    "nhân tạo của Nvidia, trong đó có A800 và H800, sang Trung Quốc. Các hãng Moore Threads và "
    "Biren bị đưa vào danh sách thực thể. Bộ trưởng Gina Raimondo nói quy định vá các lỗ hổng "
    "của lệnh ngày 7/10/2022. AMD và Intel cũng bị ảnh hưởng.";
static const char english[] =
    "On October 17, 2023, the U.S. Department of Commerce published rules that stop Nvidia from "
    "selling more artificial intelligence chips, the A800 and H800 among them, to China. Moore "
    "Threads and Biren were put on the Entity List. Secretary Gina Raimondo said the rules close "
    "loopholes of those of October 7, 2022. AMD and Intel are affected as well.";

START_TEST(a_translation_is_the_same_story)
{
    news_desk desk;
    open_desk(&desk);
    put(&desk, dl_str_from(english), DL_LANGUAGE_EN, "2023-10-18");
    put(&desk, dl_str_from(vietnamese), DL_LANGUAGE_VI, _i == 0 ? "2023-10-19" : "2023-11-19");
    ck_assert_uint_eq(dl_groups_of(desk.groups, 0, &arena).count, _i == 0 ? 2 : 1);
    close_desk(&desk);
}
END_TEST

START_TEST(many_documents_are_grouped_as_they_belong)
{
    enum { STORIES = 400, EACH = 3 };
    dl_corpus *corpus = dl_corpus_new();
    dl_groups *groups = dl_groups_new();
    dl_annotations none = { 0 };
    srand(7);
    for (int copy = 0; copy < EACH; copy++)
        for (int story = 0; story < STORIES; story++) {
            dl_buf body = { .arena = &arena };
            unsigned word = (unsigned)story * 2654435761u + 1;
            for (int i = 0; i < 120; i++) {
                word = word * 1664525u + 1013904223u;
                dl_buf_format(&body, "w%u ", (word >> 8) % 5000 + (rand() % 40 == 0));
            }
            dl_article article = { .title = DL_STR("A"), .body = dl_buf_str(&body) };
            uint32_t document = dl_corpus_add(corpus, &article, &none, NULL);
            dl_corpus_settle(corpus);
            dl_likeness likeness = dl_likeness_of(article.body);
            dl_groups_add(groups, corpus, document, &likeness);
        }
    size_t whole = 0;
    for (uint32_t story = 0; story < STORIES; story++) {
        dl_ids found = dl_groups_of(groups, story, &arena);
        ck_assert_uint_le(found.count, EACH);
        for (size_t i = 0; i < found.count; i++)
            ck_assert_uint_eq(found.items[i] % STORIES, story);
        whole += found.count == EACH;
    }
    ck_assert_uint_ge(whole, STORIES * 95 / 100);
    dl_groups_free(groups);
    dl_corpus_free(corpus);
}
END_TEST

Suite *likeness_suite(void)
{
    Suite *suite = suite_create("likeness");
    TCase *tcase = tcase_create("likeness");
    tcase_add_checked_fixture(tcase, NULL, release);
    tcase_add_test(tcase, the_same_text_is_all_alike);
    tcase_add_test(tcase, case_accents_and_punctuation_do_not_count);
    tcase_add_test(tcase, a_report_with_another_first_and_last_sentence_is_alike);
    tcase_add_test(tcase, another_story_is_not_alike);
    tcase_add_test(tcase, chinese_is_compared_by_ideographs);
    tcase_add_test(tcase, a_headline_alone_is_like_nothing);
    tcase_add_test(tcase, a_sketch_comes_back_from_its_bytes);
    tcase_add_test(tcase, reports_of_one_agency_are_one_story_and_all_are_there);
    tcase_add_loop_test(tcase, a_translation_is_the_same_story, 0, 2);
    tcase_add_test(tcase, many_documents_are_grouped_as_they_belong);
    suite_add_tcase(suite, tcase);
    return suite;
}
