#include "dateline/file.h"
#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "tests/ingest/fixture.h"
#include "tests/suites.h"

static const struct {
    const char *file;
    const char *text;
    const char *title;
    const char *published;
    dl_origin origin;
    dl_language language;
} cases[] = {
    { "a.txt", " date 2024-02 Theo SCMP, giới công nghệ lo ngại. Ông nói thêm.",
      "Theo SCMP, giới công nghệ lo ngại.", "2024-02", DL_ORIGIN_HEADER, DL_LANGUAGE_VI },
    { "a.txt", " date 2022-12-18 Mỹ siết chip, Trung Quốc kiện\n\nThêm một làn sóng mới.",
      "Mỹ siết chip, Trung Quốc kiện", "2022-12-18", DL_ORIGIN_HEADER, DL_LANGUAGE_VI },
    { "news/2024-03-05-foo.txt", "Chips are back\n\nThe chips are back, they said.",
      "Chips are back", "2024-03-05", DL_ORIGIN_FILE_NAME, DL_LANGUAGE_EN },
    { "2024-03-05/foo.txt", "Chips are back\n\nThe chips are back, they said.",
      "Chips are back", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "A minister says that there is no plan to let any chip pass\ndate 2026-06-11\n\nThe "
           "minister said so.",
      "A minister says that there is no plan to let any chip pass", "", DL_ORIGIN_UNKNOWN,
      DL_LANGUAGE_EN },
    { "20240305_foo.txt", " date 2023-01 The chips are back. They said so.",
      "The chips are back.", "2023-01", DL_ORIGIN_HEADER, DL_LANGUAGE_EN },
    { "a", "Ngày đăng: 03.01.2024\n\nASML cho biết giấy phép đã bị thu hồi. Hết.",
      "ASML cho biết giấy phép đã bị thu hồi.", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_VI },
    { "a", "May 14, 2025\n\nThe department said it would rescind the rule. More.",
      "The department said it would rescind the rule.", "", DL_ORIGIN_UNKNOWN,
      DL_LANGUAGE_EN },
    { "a", "May the rule be rescinded, they say. It was in 2025.",
      "May the rule be rescinded, they say.", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "WASHINGTON, Oct 7, 2022 (Reuters) - The U.S. government has said no. It is so.",
      "The U.S. government has said no.", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "2022年10月9日讯　美国商务部7日公布新规。未经许可，企业不得出售。",
      "美国商务部7日公布新规。", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_ZH },
    { "a", "2025年8月1日 星期五\n\n网信办昨天约谈英伟达。芯片没有后门。",
      "网信办昨天约谈英伟达。", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_ZH },
    { "a", "发布时间：2024年12月10日　国家市场监督管理总局昨日宣布立案。完。",
      "国家市场监督管理总局昨日宣布立案。", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_ZH },
    { "a", "2023年，美国商务部公布新规。未经许可，企业不得出售。",
      "2023年，美国商务部公布新规。", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_ZH },
    { "a", "\xEF\xBB\xBFHà Nội, ngày 5 tháng 2 năm 2025 - Giới công nghệ Mỹ hoàn hồn. Xong.",
      "Giới công nghệ Mỹ hoàn hồn.", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_VI },
    { "a", " date 2024-01 ", "date 2024-01", "2024-01", DL_ORIGIN_HEADER, DL_LANGUAGE_OTHER },
    { "a", "# A heading in Markdown\r\n\r\nAnd the text of it is here.",
      "A heading in Markdown", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "The lines of this text were wrapped by hand at some\nwidth, so this is its first "
           "sentence. And this is not.",
      "The lines of this text were wrapped by hand at some width, so this is its first "
      "sentence.", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "Nvidia was banned on Oct. 7, 2022.", "Nvidia was banned on Oct. 7, 2022.", "",
      DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "Mr. Trump met Mr. Xi in S. Korea. Then he left.",
      "Mr. Trump met Mr. Xi in S. Korea.", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "\"Dr. No\" was banned, says (Prof. Doe) in No. 5 of Sept. 2022. It is back.",
      "\"Dr. No\" was banned, says (Prof. Doe) in No. 5 of Sept. 2022.", "",
      DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "The chips were banned in Oct. They are back and they are in the shops.",
      "The chips were banned in Oct.", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "Theo PGS. Nguyễn Văn A, lệnh cấm đã có hiệu lực. Ông nói thêm.",
      "Theo PGS. Nguyễn Văn A, lệnh cấm đã có hiệu lực.", "", DL_ORIGIN_UNKNOWN,
      DL_LANGUAGE_VI },
    { "a", "TAMPA, Fla. (Court Wire) - Four people have been charged. They were arrested.",
      "Four people have been charged.", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "JOHOR BARU, July 16 — For the trucks, this week is new. It is so.",
      "For the trucks, this week is new.", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "NVIDIA - a chip maker - was told to stop. It did.",
      "NVIDIA - a chip maker - was told to stop.", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_EN },
    { "a", "US officials met again - They agreed on nothing. It is so.",
      "US officials met again - They agreed on nothing.", "", DL_ORIGIN_UNKNOWN,
      DL_LANGUAGE_EN },
    { "a", "<b>Chips</b> are back, with a tag in the text. So they are.",
      "<b>Chips</b> are back, with a tag in the text.", "", DL_ORIGIN_UNKNOWN,
      DL_LANGUAGE_EN },
    { "a", "2024", "2024", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_OTHER },
    { "a", "?", "?", "", DL_ORIGIN_UNKNOWN, DL_LANGUAGE_OTHER },
};

START_TEST(reads_title_date_and_language)
{
    fixture state;
    dl_str text = dl_str_from(cases[_i].text);
    fixture_read(&state, text, cases[_i].file);
    const dl_article *article = fixture_only(&state);
    ck_assert_str_eq(fixture_text(&state, article->title), cases[_i].title);
    ck_assert_str_eq(fixture_date(&state, article->published), cases[_i].published);
    ck_assert_int_eq(article->origin, cases[_i].origin);
    ck_assert_int_eq(article->language, cases[_i].language);
    ck_assert(dl_str_equal(article->body, text));
    ck_assert_uint_eq(state.reports.count, 0);
    fixture_release(&state);
}
END_TEST

static const struct {
    const char *text, *title, *body;
} returns[] = {
    { "Chips are back\r\rThe chips are back.\rThey said so.\r", "Chips are back",
      "Chips are back\n\nThe chips are back.\nThey said so.\n" },
    { "Chips are back\rThe chips are back.\n", "Chips are back",
      "Chips are back\nThe chips are back.\n" },
    { "Chips are back\r\r\nThe chips are back.\r\n", "Chips are back",
      "Chips are back\r\r\nThe chips are back.\r\n" },
};

START_TEST(ends_lines_at_lone_carriage_returns)
{
    fixture state;
    fixture_read(&state, dl_str_from(returns[_i].text), "mac.txt");
    const dl_article *article = fixture_only(&state);
    ck_assert_str_eq(fixture_text(&state, article->title), returns[_i].title);
    ck_assert_str_eq(fixture_text(&state, article->body), returns[_i].body);
    fixture_release(&state);
}
END_TEST

#define BYTES(text) { text, sizeof(text) - 1 } /* NULs and all */

static const struct {
    dl_str bytes;
    const char *body;
} broken[] = {
    { BYTES("ch\xFFip"), "ch\xEF\xBF\xBDip" },
    { BYTES("Qu\xE1\xBB"), "Qu\xEF\xBF\xBD" },
    { BYTES("\xC0\xAF chip"), "\xEF\xBF\xBD\xEF\xBF\xBD chip" },
    { BYTES("A text with a few bad bytes \xC0\xAF in it, \xFE not more"),
      "A text with a few bad bytes \xEF\xBF\xBD\xEF\xBF\xBD in it, \xEF\xBF\xBD not more" },
    { BYTES("a \xED\xA0\x80 b"), "a \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD b" },
};

START_TEST(mends_bad_bytes_and_says_so)
{
    fixture state;
    fixture_read(&state, broken[_i].bytes, "bad.txt");
    ck_assert_str_eq(fixture_text(&state, fixture_only(&state)->body), broken[_i].body);
    ck_assert_uint_eq(state.reports.count, 1);
    fixture_release(&state);
}
END_TEST

/* A stray NUL is damage, no sign of a binary. */
static const dl_str holed[] = {
    BYTES("Chips are back\n\nNvidia sells\0 chips in China.\n"),
    BYTES("\0Chips are back\n\nNvidia sells chips in China.\n"),
    BYTES("<html><body><article><p>Nvidia \0 sells chips in China.</p><p>More of it.</p>"),
    BYTES("{\"title\":\"T\",\"text\":\"Nvidia\0 sells chips in China. More of it.\"}"),
    BYTES("<rss><channel><item><title>T</title><description>Nvidia \0 sells chips in China. "
          "More of it.</description></item></channel></rss>"),
};

START_TEST(reads_text_with_a_nul_in_it)
{
    fixture state;
    fixture_read(&state, holed[_i], "holed");
    dl_str body = fixture_only(&state)->body;
    ck_assert(dl_str_find(body, DL_STR("sells"), 0) != SIZE_MAX);
    ck_assert(dl_str_find(body, DL_STR("China."), 0) != SIZE_MAX);
    ck_assert(_i < 2 || dl_str_find(body, DL_STR("More of it."), 0) != SIZE_MAX);
    fixture_release(&state);
}
END_TEST

START_TEST(cuts_what_is_too_long_for_an_article)
{
    fixture state;
    dl_buf text = { 0 };
    while (text.count < (size_t)18 << 20)
        dl_buf_add(&text, DL_STR("Việt Nam mua chip của Nvidia. "));
    fixture_read(&state, dl_buf_str(&text), "book.txt");
    dl_str body = fixture_only(&state)->body;
    ck_assert_uint_le(body.len, (size_t)16 << 20);
    ck_assert_uint_eq(dl_utf8_valid(body), body.len);
    ck_assert_uint_eq(state.reports.count, 1);
    fixture_release(&state);
    dl_buf_release(&text);
}
END_TEST

static const struct {
    dl_str bytes;
    const char *words; /* in the message, with the name of the file */
} refused[] = {
    { BYTES(""), "empty" },
    { BYTES(" \n\t\r\n "), "empty" },
    { BYTES("\xEF\xBB\xBF\n"), "empty" },
    { BYTES("\xE3\x80\x80\n\xE2\x80\x8B"), "no text" },
    { BYTES("text\0with\0many\0holes\0"), "binary" },
    { BYTES("\0\0\0\0"), "binary" },
    { BYTES("\x01\x02\x03\x04\x05text"), "binary" },
    { BYTES("%PDF-1.7\n"), "pdftotext" },
    { BYTES("PK\x03\x04\0\0"), "archive" },
    { BYTES("\x89PNG\r\n\x1A\n"), "picture" },
    { BYTES("<?xml version='1.0'?>\n<!-- a --><urlset xmlns='http://s'><url><loc>https://a.example/1"
            "</loc></url></urlset>"),
      "a sitemap, which lists addresses, but no feed and no article" },
    { BYTES("<sitemapindex><sitemap><loc>https://a.example</loc></sitemap></sitemapindex>"),
      "sitemap" },
    { BYTES("\xEF\xBB\xBF<?xml version='1.0'?><settings><name>Chips are back</name></settings>"),
      "XML, but no feed and no article" },
    { BYTES("<svg xmlns='http://www.w3.org/2000/svg'><text>Chips are back</text></svg>"),
      "XML, but no feed" },
};

START_TEST(refuses_what_is_no_text_with_a_way_out)
{
    fixture state;
    fixture_read(&state, refused[_i].bytes, "notes/thing.bin");
    ck_assert(!state.ok);
    ck_assert_uint_eq(state.articles.count, 0);
    ck_assert_ptr_nonnull(strstr(state.error.message, "notes/thing.bin"));
    ck_assert_ptr_nonnull(strstr(state.error.message, refused[_i].words));
    fixture_release(&state);
}
END_TEST

START_TEST(names_standard_input_and_long_paths)
{
    char path[1024];
    fixture state;
    fixture_read(&state, DL_STR(""), "-");
    ck_assert_ptr_nonnull(strstr(state.error.message, "Standard input is empty"));
    fixture_release(&state);
    memset(path, 'x', sizeof path);
    memcpy(path + sizeof path - 9, "/end.txt", 9);
    fixture_read(&state, DL_STR(""), path);
    ck_assert_ptr_nonnull(strstr(state.error.message, "/end.txt is empty"));
    fixture_release(&state);
}
END_TEST

START_TEST(survives_a_line_of_ten_megabytes)
{
    enum { SIZE = 10 << 20 };
    char *bytes = dl_memory_resize(NULL, SIZE, 1);
    const char *const fills[] = { "a", "chip ", "\xCC\x81", "一", "\x1b[31m", "date 2024-01 ", "U.S." };
    for (size_t i = 0; i < DL_COUNT(fills); i++) {
        size_t len = strlen(fills[i]);
        for (size_t at = 0; at < SIZE; at++)
            bytes[at] = fills[i][at % len];
        fixture state;
        fixture_read(&state, (dl_str){ bytes, SIZE / len * len }, "long.txt");
        ck_assert_uint_le(fixture_only(&state)->title.len, 1000);
        ck_assert_uint_gt(fixture_only(&state)->title.len, 0);
        fixture_release(&state);
    }
    dl_memory_free(bytes);
}
END_TEST

Suite *plain_suite(void)
{
    Suite *suite = suite_create("plain");
    TCase *tcase = tcase_create("plain");
    tcase_add_loop_test(tcase, reads_title_date_and_language, 0, DL_COUNT(cases));
    tcase_add_loop_test(tcase, ends_lines_at_lone_carriage_returns, 0, DL_COUNT(returns));
    tcase_add_loop_test(tcase, mends_bad_bytes_and_says_so, 0, DL_COUNT(broken));
    tcase_add_loop_test(tcase, refuses_what_is_no_text_with_a_way_out, 0, DL_COUNT(refused));
    tcase_add_loop_test(tcase, reads_text_with_a_nul_in_it, 0, DL_COUNT(holed));
    tcase_add_test(tcase, cuts_what_is_too_long_for_an_article);
    tcase_add_test(tcase, names_standard_input_and_long_paths);
    tcase_add_test(tcase, survives_a_line_of_ten_megabytes);
    suite_add_tcase(suite, tcase);
    return suite;
}
