#include "dateline/subscriptions.h"

#include "dateline/buf.h"
#include "tests/ingest/fixture.h"
#include "tests/suites.h"

/* Each feed as "address|title|page|folder;". */
static const char *told(const dl_subscriptions *subscriptions, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    for (size_t i = 0; i < subscriptions->count; i++) {
        const dl_subscription *one = &subscriptions->items[i];
        dl_buf_format(&out, "%.*s|%.*s|%.*s|%.*s;", DL_STR_ARGS(one->address),
                      DL_STR_ARGS(one->title), DL_STR_ARGS(one->page), DL_STR_ARGS(one->folder));
    }
    return dl_buf_cstr(&out);
}

static const struct {
    const char *text;
    const char *feeds; /* "" when it fails */
    size_t reports;
} cases[] = {
    { "<?xml version='1.0'?><opml version='2.0'><head><title>x</title></head><body>"
      "<outline text='Chips'><outline type='rss' text='A &amp; B' title='A &amp; B' "
      "xmlUrl='https://a.example/f?x=1&amp;y=2' htmlUrl='https://a.example/'/></outline>"
      "<outline text='C' xmlUrl=\"http://c.example/f\"></outline>"
      "<outline text='D' xmlUrl='ftp://d.example/f'/></body></opml>",
      "https://a.example/f?x=1&y=2|A & B|https://a.example/|Chips;http://c.example/f|C||;", 1 },
    { "<opml><body><outline text='F'><outline text='G'><outline xmlUrl='https://a.example/1'/>"
      "</outline><outline xmlUrl='https://a.example/2'/></outline><outline xmlUrl='https://a.example/3'",
      "https://a.example/1|||G;https://a.example/2|||F;https://a.example/3|||;", 0 },
    { "# mine\nhttps://a.example/f \"chips & tools\" asia \"~A title\"\n\nhttp://b.example/\n"
      "\"query:x:unread\"\nexec:~/bin/x\nhttps://c.example/f \"!\" hidden\r\n",
      "https://a.example/f|A title||chips & tools;http://b.example/|||;"
      "https://c.example/f|||hidden;", 2 },
    { "no addresses here", "", 1 },
    { "<opml><body></body></opml>", "", 0 },
    { "", "", 0 },
};

START_TEST(reads_lists_of_feeds)
{
    dl_arena arena = { 0 };
    dl_subscriptions found = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_error error = { 0 };
    bool ok = dl_subscriptions_read(dl_str_from(cases[_i].text), DL_STR("urls"), &arena, &found,
                                    &reports, &error);
    ck_assert_str_eq(told(&found, &arena), cases[_i].feeds);
    ck_assert(ok == (found.count > 0));
    ck_assert(ok || strstr(error.message, "urls"));
    ck_assert_uint_eq(reports.count, cases[_i].reports);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(writes_what_it_reads)
{
    dl_arena arena = { 0 };
    dl_subscriptions found = { 0 }, again = { 0 };
    dl_error error = { 0 };
    dl_subscriptions_read(dl_str_from(cases[_i].text), DL_STR("a"), &arena, &found, NULL, &error);
    dl_str written = dl_subscriptions_write(&found, &arena);
    ck_assert(dl_subscriptions_read(written, DL_STR("b"), &arena, &again, NULL, &error)
              == (found.count > 0));
    for (size_t i = 0; i < found.count; i++) /* an outline must have a text */
        if (found.items[i].title.len == 0)
            found.items[i].title = found.items[i].address;
    ck_assert_str_eq(told(&again, &arena), told(&found, &arena));
    dl_arena_release(&arena);
}
END_TEST

START_TEST(tells_that_a_list_is_no_article)
{
    fixture state;
    fixture_read(&state, dl_str_from(cases[0].text), "feeds.opml");
    ck_assert(!state.ok);
    ck_assert_ptr_nonnull(strstr(state.error.message, "feeds.opml lists 2 feeds"));
    fixture_release(&state);
}
END_TEST

Suite *subscriptions_suite(void)
{
    Suite *suite = suite_create("subscriptions");
    TCase *tcase = tcase_create("subscriptions");
    tcase_add_loop_test(tcase, reads_lists_of_feeds, 0, DL_COUNT(cases));
    tcase_add_loop_test(tcase, writes_what_it_reads, 0, DL_COUNT(cases));
    tcase_add_test(tcase, tells_that_a_list_is_no_article);
    suite_add_tcase(suite, tcase);
    return suite;
}
