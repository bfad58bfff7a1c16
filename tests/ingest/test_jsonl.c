#include "dateline/buf.h"
#include "tests/ingest/fixture.h"
#include "tests/suites.h"

/* Every article as "id/published/language/title/body;". */
static const char *told(fixture *state)
{
    static const char *const codes[] = { "other", "vi", "en", "zh" };
    dl_str out = { 0 };
    for (size_t i = 0; i < state->articles.count; i++) {
        const dl_article *article = &state->articles.items[i];
        out = dl_str_format(&state->arena, "%.*s%.*s/%s/%s/%.*s/%.*s;", DL_STR_ARGS(out),
                            DL_STR_ARGS(article->id),
                            fixture_date(state, article->published),
                            codes[article->language], DL_STR_ARGS(article->title),
                            DL_STR_ARGS(article->body));
    }
    return out.ptr ? out.ptr : "";
}

static const struct {
    const char *text;
    const char *articles;
    size_t reports;
    uint32_t line; /* of the first report */
} cases[] = {
    { "{\"id\":\"a\",\"title\":\"T\",\"published\":\"2024-03-05\",\"lang\":\"vi\",\"text\":\"x y\"}\n"
      "{\"id\":\"b\",\"title\":\"U\",\"published\":\"2024-03\",\"lang\":\"zh\",\"text\":\" z\\n\"}\n",
      "a/2024-03-05/vi/T/x y;b/2024-03/zh/U/ z\n;", 0, 0 },
    { "{\"id\":1,\"text\":\"one\"}\n{\"id\":2,\"text\":\n\n{\"id\":3,\"text\":\"three\"}\n",
      "1//en/one/one;3//en/three/three;", 1, 2 },
    { "{\"id\":1,\"text\":\"one\"}\nnot json at all\n[]\n{\"id\":3,\"text\":\"three\"}",
      "1//en/one/one;3//en/three/three;", 2, 2 },
    { "[{\"id\":1,\"text\":\"one\"},\n {\"id\":2,\"text\":\"two\"}]",
      "1//en/one/one;2//en/two/two;", 0, 0 },
    { "[1, \"a]\\\"\", null, -2.5e3, [true], {\"id\":1,\"text\":\"one\"}, 7,"
      " {\"id\":2,\"text\":\"two\"}]",
      "1//en/one/one;2//en/two/two;", 0, 0 },
    { "[1] The cranes stand still, and {\"nobody\"} knows for how long.",
      "//en/[1] The cranes stand still, and {\"nobody\"} knows for how long./"
      "[1] The cranes stand still, and {\"nobody\"} knows for how long.;", 0, 0 },
    { "[{\"id\":1,\"text\":\"one\"},\n {\"id\":2,\"text\":\"tw", "1//en/one/one;", 1, 2 },
    { "{\n  \"id\": 7,\n  \"body\": \"seven {\\\"}\"\n}\n", "7//other/seven {\"}/seven {\"};", 0, 0 },
    { "{\"status\":\"ok\",\"articles\":[{\"publishedAt\":\"2024-03-05T10:00:00Z\",\"source\":"
      "{\"id\":null,\"name\":\"S\"},\"title\":\"T\",\"content\":\"c\"}]}",
      "/2024-03-05/other/T/c;", 0, 0 },
    { "{\"articles\": [\n{\"id\":1,\"text\":\"one\"},\n{\"id\":2,\"text\":\"two\"}\n]}",
      "1//en/one/one;2//en/two/two;", 0, 0 },
    { "{\"guid\":\"g\",\"pub_date\":\"Tue, 05 Mar 2024 10:00:00 GMT\",\"Body\":\"b\",\"Language\":"
      "\"en-US\",\"Headline\":\"H\"}", "g/2024-03-05/en/H/b;", 0, 0 },
    { "{\"id\":1,\"date\":1709634000,\"text\":\"t\"}", "1/2024-03-05/other/t/t;", 0, 0 },
    { "{\"id\":1,\"date\":\"soon\",\"text\":\"t\"}", "1//other/t/t;", 1, 1 },
    { "{\"id\":1,\"date\":NaN,\"text\":\"t \\ud83d\"}", "1//other/t \xEF\xBF\xBD/t \xEF\xBF\xBD;", 0, 0 },
    { "{\"id\":1,\"text\":\"tab\there\"}", "1//other/tab\there/tab\there;", 0, 0 },
    { "{\"title\":{\"rendered\":\"T\"},\"content\":{\"rendered\":\"c\"}}", "//other/T/T\n\nc;", 0, 0 },
    { "{\"title\":\"T\",\"text\":[\"p\",\"q\"]}", "//other/T/p\n\nq;", 0, 0 },
    { "{\"title\":\"only a title\"}", "//en/only a title/only a title;", 0, 0 },
    { "{\"id\":12345678901234567890123,\"text\":\"t\"}", "12345678901234567890123//other/t/t;", 0, 0 },
    { "{\"id\":9223372036854775808,\"text\":\"t\"}", "9223372036854775808//other/t/t;", 0, 0 },
    { "{\"id\":-12345678901234567890123,\"text\":\"t\"}", "-12345678901234567890123//other/t/t;", 0, 0 },
    { "{\"id\":9223372036854775807,\"text\":\"t\"}", "9223372036854775807//other/t/t;", 0, 0 },
    { "{\"id\":1.5e3,\"text\":\"t\",\"url\":-Infinity}", "1500//other/t/t;", 0, 0 },
    { "\xEF\xBB\xBF{\"id\":1,\"text\":\"t\"}", "1//other/t/t;", 0, 0 },
};

START_TEST(reads_articles_in_every_arrangement)
{
    fixture state;
    fixture_read(&state, dl_str_from(cases[_i].text), "dump");
    ck_assert_str_eq(told(&state), cases[_i].articles);
    ck_assert_uint_eq(state.reports.count, cases[_i].reports);
    if (cases[_i].reports)
        ck_assert_uint_eq(state.reports.items[0].line, cases[_i].line);
    fixture_release(&state);
}
END_TEST

START_TEST(says_when_there_is_no_article)
{
    static const char *const texts[] = { "{}", "{\"a\":1}\n{\"b\":2}\n", "[{}]",
                                         "{\"text\":\"  \"}", "{\"text\":" };
    fixture state;
    fixture_read(&state, dl_str_from(texts[_i]), "dump.jsonl");
    ck_assert(!state.ok);
    ck_assert_ptr_nonnull(strstr(state.error.message, "dump.jsonl"));
    fixture_release(&state);
}
END_TEST

START_TEST(leaves_text_in_brackets_to_plain)
{
    static const char *const texts[] = { "[Update] The chips are back.", "{braces} in prose",
                                         "[1] The first note", "[", "{" };
    fixture state;
    fixture_read(&state, dl_str_from(texts[_i]), "note.txt");
    ck_assert_str_eq(fixture_text(&state, fixture_only(&state)->body), texts[_i]);
    fixture_release(&state);
}
END_TEST

START_TEST(survives_being_cut_at_every_offset)
{
    for (size_t row = 0; row < DL_COUNT(cases); row++) {
        dl_str text = dl_str_from(cases[row].text);
        for (size_t len = 0; len < text.len; len++) {
            fixture state;
            fixture_read(&state, dl_str_slice(text, 0, len), "cut.json");
            ck_assert(state.ok == (state.articles.count > 0));
            fixture_release(&state);
        }
    }
}
END_TEST

START_TEST(survives_deep_nesting_and_many_openings)
{
    enum { SIZE = 1 << 20 };
    static const char *const fills[] = { "{\"a\":", "[{\"a\":[", "{\"text\":\"", "{", "{\"", "[" };
    char *bytes = dl_memory_resize(NULL, SIZE, 1);
    size_t len = strlen(fills[_i]);
    for (size_t at = 0; at < SIZE; at++)
        bytes[at] = fills[_i][at % len];
    fixture state;
    fixture_read(&state, (dl_str){ bytes, SIZE }, "deep.json");
    ck_assert(state.ok == (state.articles.count > 0));
    fixture_release(&state);
    dl_memory_free(bytes);
}
END_TEST

START_TEST(says_once_how_many_objects_have_no_text)
{
    fixture state;
    dl_buf text = { 0 };
    dl_buf_add(&text, DL_STR("{\"title\":\"T\",\"text\":\"Nvidia sells chips.\"}\n"));
    for (int i = 0; i < 3000; i++)
        dl_buf_format(&text, "{\"count\":%d}\n", i);
    fixture_read(&state, dl_buf_str(&text), "a.jsonl");
    ck_assert_uint_eq(state.articles.count, 1);
    ck_assert_uint_eq(state.reports.count, 1);
    ck_assert_uint_eq(state.reports.items[0].line, 2);
    ck_assert(dl_str_starts(state.reports.items[0].text, DL_STR("3000 articles")));
    fixture_release(&state);
    dl_buf_release(&text);
}
END_TEST

START_TEST(says_once_how_many_dates_it_does_not_understand)
{
    fixture state;
    dl_buf text = { 0 };
    for (int i = 0; i < 3000; i++)
        dl_buf_add(&text, DL_STR("{\"date\":\"soon\",\"text\":\"Nvidia sells chips.\"}\n"));
    fixture_read(&state, dl_buf_str(&text), "a.jsonl");
    ck_assert_uint_eq(state.articles.count, 3000);
    ck_assert_uint_eq(state.reports.count, 2);
    ck_assert_uint_eq(state.reports.items[0].line, 1);
    ck_assert(dl_str_starts(state.reports.items[0].text, DL_STR("The date \"soon\"")));
    ck_assert_uint_eq(state.reports.items[1].line, 2);
    ck_assert(dl_str_starts(state.reports.items[1].text, DL_STR("2999 more dates")));
    fixture_release(&state);
    dl_buf_release(&text);
}
END_TEST

Suite *jsonl_suite(void)
{
    Suite *suite = suite_create("jsonl");
    TCase *tcase = tcase_create("jsonl");
    tcase_add_loop_test(tcase, reads_articles_in_every_arrangement, 0, DL_COUNT(cases));
    tcase_add_loop_test(tcase, says_when_there_is_no_article, 0, 5);
    tcase_add_loop_test(tcase, leaves_text_in_brackets_to_plain, 0, 5);
    tcase_add_test(tcase, survives_being_cut_at_every_offset);
    tcase_add_loop_test(tcase, survives_deep_nesting_and_many_openings, 0, 6);
    tcase_add_test(tcase, says_once_how_many_objects_have_no_text);
    tcase_add_test(tcase, says_once_how_many_dates_it_does_not_understand);
    suite_add_tcase(suite, tcase);
    return suite;
}
