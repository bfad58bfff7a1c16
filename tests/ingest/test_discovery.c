#include "dateline/discovery.h"

#include "dateline/address.h"
#include "dateline/buf.h"
#include "dateline/ingest.h"
#include "tests/suites.h"

#define SITE "https://site.example/news/page.html"

static const struct {
    const char *page;
    const char *feeds; /* "address|title;" in order */
} pages[] = {
    { "<html><head><link rel='alternate' type='application/rss+xml' title='All &amp; more' "
      "href='/rss.xml'><link rel=alternate type=application/atom+xml href=atom>",
      "https://site.example/rss.xml|All & more;https://site.example/news/atom|;" },
    { "<link rel='ALTERNATE feed' type='Application/RSS+XML; charset=utf-8' href='//b.example/f'>",
      "https://b.example/f|;" },
    { "<link rel=alternate type='application/feed+json' href='feed.json'>"
      "<link rel=alternate hreflang=vi href='/vi/'><link rel=stylesheet href='/feed.css'>",
      "https://site.example/news/feed.json|;" },
    { "<base href='https://cdn.example/x/'><link rel=alternate type=application/rss+xml href=f>",
      "https://cdn.example/x/f|;" },
    { "<body><a href='/feeds/tech.rss'>Tech</a><a href='/feed/'>Feed</a><a href='/rss'>R</a>"
      "<a href='/article/rss-is-dead.html'>No</a><a href='/feeds/why/we/love.html'>No</a>",
      "https://site.example/feeds/tech.rss|;https://site.example/feed/|;"
      "https://site.example/rss|;" },
    { "<a href='/rss'>R</a><link rel=alternate type=application/rss+xml href='/rss'>",
      "https://site.example/rss|;" },
    { "<link rel=alternate type=application/rss+xml href='javascript:x()'>"
      "<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>"
      "<link rel=alternate type=application/rss+xml>", "" },
    { "no page at all", "" },
    { "", "" },
};

START_TEST(finds_the_feeds_of_a_page)
{
    dl_arena arena = { 0 };
    dl_subscriptions feeds = { 0 };
    dl_buf out = { .arena = &arena };
    dl_discover_feeds(dl_str_from(pages[_i].page), DL_STR(SITE), &arena, &feeds);
    for (size_t i = 0; i < feeds.count; i++)
        dl_buf_format(&out, "%.*s|%.*s;", DL_STR_ARGS(feeds.items[i].address),
                      DL_STR_ARGS(feeds.items[i].title));
    ck_assert_str_eq(dl_buf_cstr(&out), pages[_i].feeds);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(stops_at_a_page_of_nothing_but_feeds)
{
    dl_arena arena = { 0 };
    dl_subscriptions feeds = { 0 };
    dl_buf page = { .arena = &arena };
    for (int i = 0; i < 20000; i++)
        dl_buf_format(&page, "<div><a href='/%d.rss'>x</a>", i);
    dl_discover_feeds(dl_buf_str(&page), DL_STR(SITE), &arena, &feeds);
    ck_assert_uint_eq(feeds.count, 32);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(guesses_on_the_same_site_only)
{
    dl_arena arena = { 0 };
    dl_subscriptions feeds = { 0 };
    dl_discover_guesses(DL_STR(SITE), &arena, &feeds);
    ck_assert_uint_gt(feeds.count, 3);
    for (size_t i = 0; i < feeds.count; i++)
        ck_assert(dl_str_starts(feeds.items[i].address, DL_STR("https://site.example/")));
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *typed, *address;
} typed_addresses[] = {
    { "https://a.example/f", "https://a.example/f" },
    { " HTTP://A.example/F ", "http://A.example/F" },
    { "a.example", "https://a.example" },
    { "a.example/feed?x=1", "https://a.example/feed?x=1" },
    { "a.example:8080/f", "https://a.example:8080/f" },
    { "ftp://a.example/f", "" },
    { "file:///etc/passwd", "" },
    { "news", "" },
    { "my file.txt", "" },
    { ".", "" },
    { "", "" },
};

START_TEST(takes_an_address_as_it_is_typed)
{
    dl_arena arena = { 0 };
    dl_str address = dl_discover_address(dl_str_from(typed_addresses[_i].typed), &arena);
    ck_assert_str_eq(dl_str_copy(&arena, address).ptr, typed_addresses[_i].address);
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *text;
    bool is_web;
} texts[] = {
    { "http://a.example", true }, { "HTTPS://a.example/f", true }, { "Http://a", true },
    { "http://", false },         { "https://", false },           { "http:/a", false },
    { "ftp://a.example", false }, { "a.example", false },          { " http://a", false },
    { "httpx://a", false },       { "-", false },                  { "", false },
};

START_TEST(tells_an_address_of_the_web_from_a_path)
{
    ck_assert_int_eq(dl_address_is_web(dl_str_from(texts[_i].text)), texts[_i].is_web);
}
END_TEST

START_TEST(completes_a_teaser_from_its_page)
{
    dl_arena arena = { 0 };
    dl_buf text = { .arena = &arena };
    while (text.count < 4000)
        dl_buf_add(&text, DL_STR("Nvidia sells chips in China. "));
    dl_article teaser = { .title = DL_STR("T"), .body = DL_STR("Nvidia sells."),
                          .address = DL_STR(SITE), .id = DL_STR("7") };
    dl_article page = { .title = DL_STR("Other"), .body = dl_buf_str(&text),
                        .author = DL_STR("An") };
    ck_assert(dl_article_is_teaser(&teaser));
    ck_assert(dl_article_complete(&teaser, &page));
    ck_assert(dl_str_equal(teaser.body, page.body) && dl_str_equal(teaser.title, DL_STR("T"))
              && dl_str_equal(teaser.author, page.author));
    ck_assert(!dl_article_is_teaser(&teaser));
    ck_assert(!dl_article_complete(&teaser, &(dl_article){ .body = DL_STR("Log in") }));
    dl_buf_add(&text, DL_STR(" and […]"));
    teaser.body = dl_buf_str(&text);
    ck_assert(dl_article_is_teaser(&teaser));
    teaser.address.len = 0; /* there is no page to ask */
    ck_assert(!dl_article_is_teaser(&teaser));
    teaser.body = DL_STR("T\n\nWords of the page");
    ck_assert(!dl_article_complete(&teaser, &(dl_article){ .body = DL_STR("Words of the page") }));
    ck_assert(dl_article_complete(&teaser, &(dl_article){ .body = DL_STR("Words of the page.1") }));
    ck_assert(dl_str_equal(teaser.body, DL_STR("Words of the page.1"))); /* without headline */
    dl_arena_release(&arena);
}
END_TEST

/* What HTTP says beside the bytes counts before what they say. */
START_TEST(reads_a_page_as_its_server_declares_it)
{
    dl_arena arena = { 0 };
    dl_articles articles = { 0 };
    dl_error error = { 0 };
    dl_feed_facts feed = { 0 };
    static const char page[] = "<html><head><meta charset=iso-8859-1><link rel=canonical href='/'>"
                               "</head><body><article><h1>\xd6\xd0\xb9\xfa\xd0\xbe\xc6\xac</h1><p>"
                               "\xd6\xd0\xb9\xfa\xd0\xbe\xc6\xac\xd6\xd0\xb9\xfa\xd0\xbe\xc6\xac"
                               "\xb6\xd4\xbb\xaa\xb3\xf6\xbf\xda</p></article>";
    dl_ingest_options options = { .address = DL_STR(SITE), .charset = DL_STR("gb2312"),
                                  .feed = &feed };
    ck_assert(dl_ingest_with(dl_str_from(page), DL_STR(SITE), &options, &arena, &articles, NULL,
                             &error));
    ck_assert(dl_str_find(articles.items[0].body, DL_STR("中国芯片"), 0) != SIZE_MAX);
    ck_assert(dl_str_equal(articles.items[0].address, DL_STR(SITE)));
    ck_assert(!feed.is_feed);
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *text;
    const char *title, *page;
} feeds_told[] = {
    { "<rss><channel><title>A</title><link>http://a.example/</link></channel></rss>", "A",
      "http://a.example/" },
    { "<feed xmlns='http://www.w3.org/2005/Atom'><title>B</title><link href='/b'/></feed>", "B",
      "https://site.example/b" },
    { "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"C\",\"items\":[]}", "C", "" },
};

START_TEST(tells_a_feed_even_without_articles)
{
    dl_arena arena = { 0 };
    dl_articles articles = { 0 };
    dl_error error = { 0 };
    dl_feed_facts feed = { 0 };
    dl_ingest_options options = { .address = DL_STR(SITE), .feed = &feed };
    ck_assert(!dl_ingest_with(dl_str_from(feeds_told[_i].text), DL_STR(SITE), &options, &arena,
                              &articles, NULL, &error));
    ck_assert(feed.is_feed);
    ck_assert_str_eq(dl_str_copy(&arena, feed.title).ptr, feeds_told[_i].title);
    ck_assert_str_eq(dl_str_copy(&arena, feed.page).ptr, feeds_told[_i].page);
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *map;
    const char *json;
    const char *told; /* "title|date|body" */
} maps[] = {
    { "published=when,text=story", "{\"title\":\"T\",\"when\":\"2024-03-05\",\"story\":\"Body.\"}",
      "T|2024-03-05|Body." },
    { "text=a.b,title=x.y", "{\"a\":{\"b\":\"Inner.\"},\"x.y\":\"Dotted\",\"text\":\"No.\"}",
      "Dotted||Inner." },
    { "published=shown", "{\"title\":\"T\",\"text\":\"B.\",\"date\":\"2020-01-02\","
                         "\"shown\":1709600000}", "T|2024-03-05|B." },
    { "published=absent", "{\"title\":\"T\",\"text\":\"B.\",\"date\":\"2020-01-02\"}",
      "T|2020-01-02|B." },
};

START_TEST(reads_fields_as_they_are_mapped)
{
    dl_arena arena = { 0 };
    dl_articles articles = { 0 };
    dl_error error = { 0 };
    dl_field_map map = { 0 };
    char date[DL_DATE_TEXT];
    ck_assert(dl_field_map_parse(dl_str_from(maps[_i].map), &arena, &map, &error));
    dl_ingest_options options = { .map = &map };
    ck_assert(dl_ingest_with(dl_str_from(maps[_i].json), DL_STR("a.json"), &options, &arena,
                             &articles, NULL, &error));
    const dl_article *article = &articles.items[0];
    dl_str told = dl_str_format(&arena, "%.*s|%.*s|%.*s", DL_STR_ARGS(article->title),
                                DL_STR_ARGS(dl_date_text(article->published, date)),
                                DL_STR_ARGS(article->body));
    ck_assert_str_eq(told.ptr, maps[_i].told);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(refuses_a_map_that_maps_nothing)
{
    static const char *const wrong[] = { "", "published", "published=", "when=x", "text=a,,",
                                         "=x" };
    dl_arena arena = { 0 };
    for (size_t i = 0; i < DL_COUNT(wrong); i++) {
        dl_field_map map = { 0 };
        dl_error error = { 0 };
        ck_assert(!dl_field_map_parse(dl_str_from(wrong[i]), &arena, &map, &error));
        ck_assert(error.kind == DL_ERROR_USAGE);
    }
    dl_arena_release(&arena);
}
END_TEST

Suite *discovery_suite(void)
{
    Suite *suite = suite_create("discovery");
    TCase *tcase = tcase_create("discovery");
    tcase_add_loop_test(tcase, finds_the_feeds_of_a_page, 0, (int)DL_COUNT(pages));
    tcase_add_test(tcase, stops_at_a_page_of_nothing_but_feeds);
    tcase_add_test(tcase, guesses_on_the_same_site_only);
    tcase_add_loop_test(tcase, takes_an_address_as_it_is_typed, 0,
                        (int)DL_COUNT(typed_addresses));
    tcase_add_loop_test(tcase, tells_an_address_of_the_web_from_a_path, 0,
                        (int)DL_COUNT(texts));
    tcase_add_test(tcase, completes_a_teaser_from_its_page);
    tcase_add_test(tcase, reads_a_page_as_its_server_declares_it);
    tcase_add_loop_test(tcase, tells_a_feed_even_without_articles, 0, (int)DL_COUNT(feeds_told));
    tcase_add_loop_test(tcase, reads_fields_as_they_are_mapped, 0, (int)DL_COUNT(maps));
    tcase_add_test(tcase, refuses_a_map_that_maps_nothing);
    suite_add_tcase(suite, tcase);
    return suite;
}
