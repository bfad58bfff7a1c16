#include "dateline/buf.h"
#include "tests/ingest/fixture.h"
#include "tests/suites.h"

/* Each article as "published|title|address|source|body;", line ends as "/". */
static const char *told(fixture *state)
{
    dl_buf out = { .arena = &state->arena };
    for (size_t i = 0; i < state->articles.count; i++) {
        const dl_article *article = &state->articles.items[i];
        dl_buf_format(&out, "%s|%.*s|%.*s|%.*s|", fixture_date(state, article->published),
                      DL_STR_ARGS(article->title), DL_STR_ARGS(article->address),
                      DL_STR_ARGS(article->source));
        for (size_t j = 0; j < article->body.len; j++)
            dl_buf_add_char(&out, article->body.ptr[j] == '\n' ? '/' : article->body.ptr[j]);
        dl_buf_add_char(&out, ';');
    }
    return dl_buf_cstr(&out);
}

#define RSS(items) "<?xml version='1.0'?><rss version='2.0'><channel><title>S</title>"       \
                   "<link>https://s.example/</link>" items "</channel></rss>"

static const struct {
    const char *text;
    const char *articles;
    size_t reports;
} cases[] = {
    /* RSS 2.0 as it should be */
    { RSS("<item><title>T</title><link>https://s.example/1</link><guid>g1</guid>"
          "<pubDate>Tue, 05 Mar 2024 10:15:00 GMT</pubDate><description>Words.</description></item>"
          "<item><title>U</title><link>https://s.example/2</link>"
          "<pubDate>Wed, 6 Mar 24 01:00 EST</pubDate><description>More.</description></item>"),
      "2024-03-05|T|https://s.example/1|S|T//Words.;2024-03-06|U|https://s.example/2|S|U//More.;", 0 },
    /* content:encoded without its namespace, HTML in CDATA */
    { RSS("<item><title>T</title><description>Short</description><content:encoded><![CDATA[<p>Long "
          "and <b>bold</b>.</p><p>End &amp; out</p>]]></content:encoded></item>"),
      "|T||S|T//Long and bold.//End & out;", 0 },
    /* escaped HTML, escaped twice */
    { RSS("<item><title>A &lt;b&gt;bold&lt;/b&gt; T &amp;amp; U</title><description>&lt;p&gt;One "
          "&amp;eacute;&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</description></item>"),
      "|A bold T & U||S|A bold T & U//One é//Two;", 0 },
    /* entities that nobody declared, a bare ampersand, a bare "<" */
    { RSS("<item><title>R&D caf&eacute;&nbsp;x &bogus; 1 < 2</title><description>d</description>"
          "</item>"), "|R&D café x &bogus; 1 < 2||S|R&D café x &bogus; 1 < 2//d;", 0 },
    /* HTML that is not escaped at all, and not closed */
    { RSS("<item><title>T</title><description><p>One<br>Two<p>Three</description><pubDate>2024-03-05"
          "</pubDate></item><item><title>U</title><description>d</description></item>"),
      "2024-03-05|T||S|T//One/Two//Three;|U||S|U//d;", 0 },
    /* no date, no id, no link, no text; a relative link; a guid that is the link */
    { RSS("<item><title>Only</title></item><item><title>T</title><link>../a/1</link></item>"
          "<item><guid>https://s.example/g</guid><description>d</description></item>"),
      "|Only||S|Only;|T|https://s.example/a/1|S|T;|d|https://s.example/g|S|d;", 0 },
    { RSS("<item></item><item><title> </title></item><item><title>T</title></item>"),
      "|T||S|T;", 1 },
    /* items that are not closed, cut in the middle */
    { "<rss><channel><title>S</title><item><title>T</title><description>d</description>"
      "<item><title>U</title><description>e</description></item>", "|T||S|T//d;|U||S|U//e;", 1 },
    { "<rss><channel><title>S</title><item><title>T</title><description>d</description></item>"
      "<item><title>U</title><description><![CDATA[<p>cut in the mid", "|T||S|T//d;|U||S|U//cut in the mid;", 1 },
    { "<rss><channel><title>S</title><item><title>T</ti", "|T||S|T;", 1 },
    /* RSS 1.0 and Dublin Core, a default namespace that is wrong */
    { "<rdf:RDF xmlns='http://wrong.example/'><channel rdf:about='https://s.example/'><title>S</title>"
      "<items><rdf:Seq><rdf:li resource='x'/></rdf:Seq></items></channel><item rdf:about="
      "'https://s.example/1'><title>T</title><dc:date>2024-03-05T10:00:00+07:00</dc:date>"
      "<description>d</description></item></rdf:RDF>",
      "2024-03-05|T|https://s.example/1|S|T//d;", 0 },
    /* RSS 0.91 with a DOCTYPE that must not be fetched, and a billion laughs */
    { "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><rss version='0.91'>"
      "<channel><title>S</title><item><title>T &b;</title></item></channel></rss>",
      "|T &b;||S|T &b;;", 0 },
    /* what media and other modules call title and content */
    { RSS("<item><media:title>no</media:title><title>T</title><media:content url='x'/>"
          "<media:description>no</media:description><description>d</description>"
          "<source url='https://o.example/'>Outlet</source></item>"), "|T||Outlet|T//d;", 0 },
    /* Atom */
    { "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title type='html'>S &amp;amp; T</title>"
      "<link rel='self' href='https://s.example/feed'/><link href='https://s.example/'/>"
      "<entry><title type='html'>A &lt;i&gt;t&lt;/i&gt;</title><link rel='edit' href='e'/>"
      "<link rel='alternate' href='/1'/><id>tag:1</id><updated>2024-04-01T00:00:00Z</updated>"
      "<published>2024-03-05T00:00:00Z</published><summary>s</summary><content type='xhtml'>"
      "<div xmlns='http://www.w3.org/1999/xhtml'><p>One</p><p>Two &amp; more</p></div></content></entry></feed>",
      "2024-03-05|A t|https://s.example/1|S & T|A t//One//Two & more;", 0 },
    /* relative addresses start at the xml:base, those of the entry at its own */
    { "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://s.example/a/'><title>S</title>"
      "<link href='http://other.example/'/><entry><title>T</title><link href='1'/></entry>"
      "<entry xml:base='b/'><title>U</title><link href='2'/></entry>"
      "<entry xml:base='https://o.example/c/'><title>V</title><link href='3'/></entry></feed>",
      "|T|https://s.example/a/1|S|T;|U|https://s.example/a/b/2|S|U;|V|https://o.example/c/3|S|V;", 0 },
    /* an address with a query to start from, one that is only a query, capitals */
    { "<rss><channel><title>S</title><link>HTTPS://s.example/d/f?u=http://o.example/p#x</link>"
      "<item><title>T</title><link>1</link></item><item><title>U</title><link>?n=2</link></item>"
      "<item><title>V</title><link>#y</link></item>"
      "<item><title>W</title><link>Http://w.example/?</link></item></channel></rss>",
      "|T|https://s.example/d/1|S|T;|U|https://s.example/d/f?n=2|S|U;"
      "|V|https://s.example/d/f?u=http://o.example/p#y|S|V;|W|http://w.example/?|S|W;", 0 },
    { "<atom:feed><atom:title>S</atom:title><atom:entry><atom:title>T</atom:title><atom:content "
      "type='text'>1 &lt; 2</atom:content><atom:updated>2024-03</atom:updated></atom:entry></atom:feed>",
      "2024-03|T||S|T//1 < 2;", 0 },
    /* what a broken server puts in front */
    { "\n\nWarning: x on line 3\n<!-- c --><?xml version='1.0'?><rss><channel><item><title>T</title>"
      "</item></channel></rss>", "|T|||T;", 0 },
    /* JSON Feed */
    { "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"S\",\"home_page_url\":"
      "\"https://s.example/\",\"language\":\"en\",\"items\":[{\"id\":\"1\",\"url\":\"/1\",\"title\":\"T\","
      "\"content_html\":\"<p>One</p><p>Two</p>\",\"date_published\":\"2024-03-05T10:00:00Z\"},"
      "{\"id\":\"2\",\"content_text\":\"Plain <b>\"},{\"id\":\"https://s.example/3\",\"title\":\"U\"}]}",
      "2024-03-05|T|https://s.example/1|S|T//One//Two;|Plain <b>||S|Plain <b>;"
      "|U|https://s.example/3|S|U;", 0 },
    { "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_text\":\"a\"},{\"id\":",
      "|a|||a;", 1 },
};

START_TEST(reads_feeds_as_they_are)
{
    fixture state;
    fixture_read(&state, dl_str_from(cases[_i].text), "feed.xml");
    ck_assert_str_eq(told(&state), cases[_i].articles);
    ck_assert_uint_eq(state.reports.count, cases[_i].reports);
    fixture_release(&state);
}
END_TEST

/* A reader's page of links: they lead to where the feed says that they start. */
START_TEST(resolves_the_links_of_a_text_from_its_own_base)
{
    fixture state;
    fixture_read(&state,
                 DL_STR("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://s.example/'>"
                        "<entry><title>T</title><link href='http://o.example/1'/><content "
                        "type='html' xml:base='in/'>&lt;p>See &lt;a href='x'>this&lt;/a>.&lt;/p>"
                        "</content></entry></feed>"),
                 "feed.xml");
    const dl_article *article = fixture_only(&state);
    ck_assert_uint_eq(article->links.count, 1);
    ck_assert_str_eq(fixture_text(&state, article->links.items[0].address),
                     "https://s.example/in/x");
    fixture_release(&state);
}
END_TEST

static const struct {
    bool visited;
    const char *end;
    size_t articles;
} cut_feeds[] = {
    { true,  "<item><title>U</title><description>Half a sen",            1 },
    { false, "<item><title>U</title><description>Half a sen",            2 },
    { true,  "<item><title>U</title><item><title>V</title></item>",      3 },
    { true,  "<item><title>U</title></item></channel></rss>",            2 },
};

START_TEST(leaves_half_an_item_to_the_next_visit)
{
    dl_arena arena = { 0 };
    dl_articles articles = { 0 };
    dl_reports reports = { .arena = &arena };
    dl_feed_facts facts = { 0 };
    dl_error error = { 0 };
    dl_ingest_options options = { .feed = cut_feeds[_i].visited ? &facts : NULL };
    dl_str text = dl_str_format(&arena,
                                "<rss><channel><title>S</title><item><title>T</title>"
                                "<description>d</description></item>%s",
                                cut_feeds[_i].end);
    ck_assert(dl_ingest_with(text, DL_STR("feed.xml"), &options, &arena, &articles, &reports,
                             &error));
    ck_assert_uint_eq(articles.count, cut_feeds[_i].articles);
    ck_assert_uint_eq(reports.count, _i < 3);
    dl_arena_release(&arena);
}
END_TEST

#define TWENTY(words) words words words words words words words words words words         \
                      words words words words words words words words words words
#define LONG_TEXT TWENTY("The ministry spoke of chips, of machines, of people and of licences for all of them. ")

static const struct {
    const char *title, *text, *begins;
    bool headed;
} teasers[] = {
    { "Huawei unveils a chip", "Read on at our site.",
      "Huawei unveils a chip\n\nRead on at our site.", true },
    { "Huawei unveils a chip - Daily", "Huawei unveils a chip – &quot;Daily&quot;",
      "Huawei unveils a chip – \"Daily\"", false },
    { "Huawei unveils a chip", "HUAWEI UNVEILS A CHIP. Read on.", "HUAWEI UNVEILS", false },
    { "Huawei unveils", "Huawei shows a chip", "Huawei unveils\n\nHuawei shows", true },
    { "华为发布芯片", "记者获悉，新品将上市。", "华为发布芯片\n\n记者获悉", true },
    { "Huawei unveils a chip", "", "Huawei unveils a chip", false },
    { "", "Read on.", "Read on.", false },
    { "Huawei unveils a chip", LONG_TEXT, "The ministry spoke", false },
};

/* What a link's text was before the headline came above it, it still is. */
START_TEST(reads_a_teaser_below_its_headline_but_no_whole_text)
{
    fixture state;
    dl_arena arena = { 0 };
    fixture_read(&state,
                 dl_str_format(&arena,
                               RSS("<item><title>%s</title><description><![CDATA[%s <a href="
                                   "'https://s.example/2'>More</a>]]></description></item>"),
                               teasers[_i].title, teasers[_i].text), "feed");
    const dl_article *article = fixture_only(&state);
    dl_str head = dl_str_format(&arena, "%s\n\n", teasers[_i].title);
    bool headed = teasers[_i].title[0] && dl_str_starts(article->body, head);
    ck_assert(headed == (teasers[_i].headed || !teasers[_i].text[0]));
    ck_assert(dl_str_starts(article->body, dl_str_from(teasers[_i].begins)));
    ck_assert_uint_eq(article->links.count, 1);
    ck_assert(dl_str_equal(dl_str_span(article->body, article->links.items[0].span),
                           DL_STR("More")));
    fixture_release(&state);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(survives_being_cut_at_every_offset)
{
    dl_str text = dl_str_from(cases[_i].text);
    for (size_t len = 0; len < text.len; len++) {
        fixture state;
        fixture_read(&state, dl_str_slice(text, 0, len), "cut.xml");
        ck_assert(state.ok == (state.articles.count > 0));
        fixture_release(&state);
    }
}
END_TEST

static const char *const endless[] = {
    "<item>", "<item><a>", "<item><title>t", "<a><b>", "<a '", "<item \"", "<!", "<!x>", "<![CDATA[x]]>",
    "<item><p>x</p></item>", "</item>", "<?x", "&#x10FFFF;", "<item a=''>", "<", "<item/>", "<x y=\"<item>\">",
};

START_TEST(takes_linear_time_for_markup_without_end)
{
    enum { SIZE = 1 << 19 };
    char *bytes = dl_memory_resize(NULL, SIZE, 1);
    size_t len = strlen(endless[_i]);
    for (size_t at = 0; at < SIZE; at++)
        bytes[at] = endless[_i][at % len];
    fixture state;
    memcpy(bytes, "<rss> ", 6);
    fixture_read(&state, (dl_str){ bytes, SIZE }, "endless.xml");
    ck_assert(state.ok == (state.articles.count > 0));
    fixture_release(&state);
    dl_memory_free(bytes);
}
END_TEST

static const struct {
    const char *item, *author;
} authors[] = {
    { "<dc:creator>A B</dc:creator>", "A B" },
    { "<author>a@b.example (A B)</author>", "A B" },
    { "<author><name>A B</name><email>a@b.example</email></author>", "A B" },
    { "<author>A (B)</author>", "A (B)" },
    { "", "" },
};

START_TEST(names_the_author)
{
    fixture state;
    dl_arena arena = { 0 };
    fixture_read(&state, dl_str_format(&arena, RSS("<item><title>T</title>%s</item>"),
                                       authors[_i].item), "feed");
    ck_assert_str_eq(fixture_text(&state, fixture_only(&state)->author), authors[_i].author);
    fixture_release(&state);
    dl_arena_release(&arena);
}
END_TEST

/* What libxml2 alone would lose: see xml.h. */
static const char *const broken_items[] = {
    "<item><title>T</title><description>a<br>b</description><pubDate>2024-03-05</pubDate></item>",
    "<item><title>T<description>a b</description><pubDate>2024-03-05</pubDate></item>",
    "<item><title>T</title><description>5 < 6 & 7</description><pubDate>2024-03-05</pubDate></item>",
    "<item><title>T</title><description>a&nbsp;b\x08</description><pubDate>2024-03-05</pubDate></item>",
    "<item><title>T</title><link href=x><description>a</description><pubDate>2024-03-05</pubDate></item>",
};

START_TEST(loses_no_item_to_the_faults_of_another)
{
    enum { ITEMS = 1000 };
    fixture state;
    dl_buf feed = { 0 };
    dl_buf_add(&feed, DL_STR("<rss version=2.0><channel><title>S</title>"));
    for (int i = 0; i < ITEMS; i++)
        dl_buf_add(&feed, dl_str_from(broken_items[_i]));
    dl_buf_add(&feed, DL_STR("</channel></rss>"));
    fixture_read(&state, dl_buf_str(&feed), "feed.xml");
    ck_assert_uint_eq(state.articles.count, ITEMS);
    for (size_t i = 0; i < ITEMS; i++) {
        ck_assert_str_eq(fixture_date(&state, state.articles.items[i].published), "2024-03-05");
        ck_assert(state.articles.items[i].body.len > 0);
    }
    fixture_release(&state);
    dl_buf_release(&feed);
}
END_TEST

START_TEST(expands_no_entities_and_bounds_depth)
{
    enum { DEPTH = 100000 };
    fixture state;
    dl_buf feed = { 0 };
    dl_buf_add(&feed, DL_STR("<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>"));
    for (int i = 1; i < 40; i++) {
        dl_buf_format(&feed, "<!ENTITY a%d '", i);
        for (int j = 0; j < 10; j++)
            dl_buf_format(&feed, "&a%d;", i - 1);
        dl_buf_add(&feed, DL_STR("'>"));
    }
    dl_buf_add(&feed, DL_STR("<!ENTITY file SYSTEM 'file:///etc/passwd'>]><rss><channel><item>"
                             "<title>T &a39;</title><description>&file;</description></item><item>"
                             "<title>U</title><description>"));
    for (int i = 0; i < DEPTH * _i; i++)
        dl_buf_add(&feed, DL_STR("<b>"));
    dl_buf_add(&feed, DL_STR("deep"));
    for (int i = 0; i < DEPTH * _i; i++)
        dl_buf_add(&feed, DL_STR("</b>"));
    dl_buf_add(&feed, DL_STR("</description></item></channel></rss>"));
    fixture_read(&state, dl_buf_str(&feed), "feed.xml");
    ck_assert_uint_eq(state.articles.count, 2);
    ck_assert_str_eq(fixture_text(&state, state.articles.items[0].title), "T &a39;");
    ck_assert(dl_str_find(state.articles.items[0].body, DL_STR("root"), 0) == SIZE_MAX);
    ck_assert(_i || dl_str_equal(state.articles.items[1].body, DL_STR("U\n\ndeep")));
    ck_assert(state.articles.items[1].body.len > 0);
    ck_assert_uint_lt(dl_arena_size(&state.arena), (size_t)64 << 20);
    fixture_release(&state);
    dl_buf_release(&feed);
}
END_TEST

Suite *feed_suite(void)
{
    Suite *suite = suite_create("feed");
    TCase *tcase = tcase_create("feed");
    tcase_add_loop_test(tcase, reads_feeds_as_they_are, 0, DL_COUNT(cases));
    tcase_add_loop_test(tcase, reads_a_teaser_below_its_headline_but_no_whole_text, 0,
                        DL_COUNT(teasers));
    tcase_add_test(tcase, resolves_the_links_of_a_text_from_its_own_base);
    tcase_add_loop_test(tcase, leaves_half_an_item_to_the_next_visit, 0, DL_COUNT(cut_feeds));
    tcase_add_loop_test(tcase, names_the_author, 0, DL_COUNT(authors));
    tcase_add_loop_test(tcase, survives_being_cut_at_every_offset, 0, DL_COUNT(cases));
    tcase_add_loop_test(tcase, takes_linear_time_for_markup_without_end, 0, DL_COUNT(endless));
    tcase_add_loop_test(tcase, loses_no_item_to_the_faults_of_another, 0,
                        DL_COUNT(broken_items));
    tcase_add_loop_test(tcase, expands_no_entities_and_bounds_depth, 0, 2);
    suite_add_tcase(suite, tcase);
    return suite;
}
