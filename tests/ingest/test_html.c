#include "src/ingest/html.h"

#include "dateline/buf.h"
#include "dateline/file.h"
#include "tests/ingest/fixture.h"
#include "tests/suites.h"

/* Sixteen builds of pages, written for this test: what must and must not be in the article. */
static const struct {
    const char *file;
    const char *title;
    const char *published;
    const char *source;
    dl_language language;
    const char *first, *last; /* the text begins and ends with these */
    const char *has, *has_not[5];
} pages[] = {
    { "wordpress.html", "Export rules leave a gap for mid-range chips", "2023-10-19",
      "The Wafer Post", DL_LANGUAGE_EN, "The rules that Washington published", "need a notice.",
      "What the sellers say\n\nNvidia said",
      { "Share this", "Related", "Great piece", "newsletter", "Posted on" } },
    { "bao-dien-tu.html", "Hà Lan siết thêm hai dòng máy quang khắc", "2024-09-06",
      "Báo Bán Dẫn", DL_LANGUAGE_VI, "Amsterdam", "dự báo tài chính năm 2024.",
      "Trụ sở ASML tại Veldhoven.",
      { "Tin liên quan", "Xem thêm", "Ý kiến", "Vàng tăng giá", "Bảo Lâm" } },
    { "menhu.html", "两部门回应芯片出口管制", "2023-10-18", "", DL_LANGUAGE_ZH,
      "芯门户北京10月18日电", "被列入实体清单。", "坚决反对。\n\n发言人说",
      { "责任编辑", "相关新闻", "网友评论", "热门排行", "您的位置" } },
    { "hashed.html", "Commerce Department pulls Intel's licence to supply Huawei", "2024-05-08",
      "Ledger", DL_LANGUAGE_EN, "The Commerce Department has revoked", "of its own design.",
      "as a result.\n\nA spokesman", { "Advertisement", "More in technology", "Sign in", "By ", "Terms" } },
    { "nineties.html", "Japan lists 23 kinds of chip tools", "", "", DL_LANGUAGE_EN,
      "Japan lists 23", "from the public.", "TOKYO - Japan will restrict",
      { "Wafers", "webmaster", "Home", "Memory", "More news" } },
    { "amp.html", "Gallium: what it is and who needs it", "2023-07-05", "Metals Desk",
      DL_LANGUAGE_EN, "From August, exporters", "traders said.",
      "Country | Share\nChina | 94\nOthers | 6\n\nWhat happens now?\n\n1. Exporters apply",
      { "Related", "Germanium", "cookies", "by the sea", "Home" } },
    { "blogger.html", "The H20 is back, for now", "2025-07-16", "", DL_LANGUAGE_EN,
      "So the licence", "build a business on it.", "in July.\n\nNvidia said",
      { "Posted by", "Nor would I", "Archive", "July 16", "1 comment" } },
    { "wiki.html", "Entity List", "", "", DL_LANGUAGE_EN, "The Entity List is a list",
      "mostly one of denial.", "under a licence.\n\nHistory\n\nIt was",
      { "edit", "Contents", "Wassenaar", "Retrieved", "Jump to" } },
    { "behoerde.html", "Bureau Adds Firms to Entity List", "2024-12-02", "", DL_LANGUAGE_EN,
      "For immediate release", "###", "(see § 744.11).\n\n\"This action",
      { "Privacy", "Contact", "Home", "Zurich", "FOIA" } },
    { "modern.html", "Smuggled chips: the trail through four airports", "2025-11-03", "",
      DL_LANGUAGE_EN, "How servers worth", "let alone a server.",
      "One of the crates, photographed by customs officers.",
      { "Morning Courier", "privacy", "Recommended", "hidden", "Read more" } },
    { "unnamed.html", "Harbour cranes stand still", "2024-03-05", "", DL_LANGUAGE_EN,
      "Eleven ships wait", "asking for.", "for how long.\n\nThe cranes",
      { "Jane Roe", "Morning Tide", "never closes", "My father", "lighthouse" } },
    { "anreisser.html", "Die Brücke bleibt gesperrt", "2024-03-05", "", DL_LANGUAGE_OTHER,
      "Noch bis zum Herbst", "gar nicht.", "steht nicht darin.\n\nDie Händler",
      { "Von Jana", "10.10 Uhr", "Wer die", "Anzeige", "Diskutieren" } },
    { "brief.html", "Ferry back in service", "2024-03-05", "", DL_LANGUAGE_EN,
      "The ferry across", "damaged its rudder.", "on Monday.\n\nIt had",
      { "Latest", "Council", "hives", "Rowers", "Terms" } },
    { "scriptless.html", "Salt works to close", "", "", DL_LANGUAGE_EN, "The salt works at",
      "to be renewed.", "owners said.\n\nGas has", { "Home", "render", "pixel", "h1", "<" } },
    { "trang-cu.html", "Cảng Bắc ngừng bốc dỡ", "2008-03-05", "", DL_LANGUAGE_VI,
      "Mười một tàu hàng", "nhiều năm.", "bao giờ.\n\nSáng thứ ba",
      { "Cảng Bắc ngừng bốc dỡ", "Cập nhật", "Tỷ giá", "Các tin khác", "Hải đăng" } },
    { "wenzhang.html", "港口吊机停摆 十一艘货轮在锚地等待", "2024-03-05", "", DL_LANGUAGE_ZH,
      "5日清晨六时", "明显增加。", "出现过。\n\n航运公司",
      { "原标题", "特别声明", "回复", "海鸥", "财经" } },
    { "nextjs.html", "Two berths for Lower Bay", "2024-03-05", "", DL_LANGUAGE_EN,
      "The harbour board", "lets them in.", "for it.\n\nWork is",
      { "Gazette", "Tide tables", "I was there", "color", "Loading" } },
    { "nuxt.html", "Two berths for Lower Bay", "2024-03-05", "", DL_LANGUAGE_EN,
      "The harbour board", "lets them in.", "for it.\n\nWork is",
      { "Gazette", "Tide tables", "I was there", "color", "Loading" } },
    { "field.html", "Two berths for Lower Bay", "2024-03-05", "", DL_LANGUAGE_EN,
      "The harbour board", "lets them in.", "for it.\n\nWork is",
      { "Gazette", "Tide tables", "I was there", "color", "Loading" } },
};

START_TEST(finds_the_article_of_a_page)
{
    fixture state;
    dl_arena arena = { 0 };
    fixture_read_data(&state, dl_str_format(&arena, "html/%s", pages[_i].file).ptr);
    const dl_article *article = fixture_only(&state);
    const char *body = fixture_text(&state, article->body);
    ck_assert_str_eq(fixture_text(&state, article->title), pages[_i].title);
    ck_assert_str_eq(fixture_date(&state, article->published), pages[_i].published);
    ck_assert_int_eq(article->origin,
                     *pages[_i].published ? DL_ORIGIN_METADATA : DL_ORIGIN_UNKNOWN);
    ck_assert_str_eq(fixture_text(&state, article->source), pages[_i].source);
    ck_assert_int_eq(article->language, pages[_i].language);
    ck_assert_msg(dl_str_starts(article->body, dl_str_from(pages[_i].first)), "%s", body);
    ck_assert_msg(dl_str_ends(article->body, dl_str_from(pages[_i].last)), "%s", body);
    ck_assert_msg(strstr(body, pages[_i].has) != NULL, "%s", body);
    for (size_t i = 0; i < DL_COUNT(pages[_i].has_not); i++)
        ck_assert_msg(!strstr(body, pages[_i].has_not[i]), "%s: %s", pages[_i].has_not[i], body);
    fixture_release(&state);
    dl_arena_release(&arena);
}
END_TEST

static const struct {
    const char *html;
    const char *text;
} pieces[] = {
    { "plain words", "plain words" },
    { "<p>One</p><p>Two</p>", "One\n\nTwo" },
    { "One<br>Two<br/><br>Three", "One\nTwo\n\nThree" },
    { "<p>A <b>bold</b>  and\n<i>thin</i>word</p>", "A bold and thinword" },
    { "<h2>Head</h2>Text", "Head\n\nText" },
    { "2<sup>10</sup> and 10<sup>-3</sup>, the 1<sup>st</sup> of CO<sub>2</sub>",
      "2^10 and 10^-3, the 1st of CO2" },
    { "a ban<sup><a href=#n>1</a></sup> of H20<sup>[2]</sup>", "a ban^1 of H20[2]" },
    { "<sup>1</sup> See <sup>2</sup> there<sup></sup>", "1 See 2 there" },
    { "<ruby>東京<rp>（</rp><rt>とう<b>きょう</b></rt><rp>）</rp></ruby>で", "東京(とうきょう)で" },
    { "<ruby>東京<rt>Tokyo</rt></ruby>", "東京(Tokyo)" },
    { "<ul><li>One</li><li>Two<ul><li>Inner</li></ul></li></ul>", "• One\n• Two\n  • Inner" },
    { "<ol><li>One</li><li><p>Two</p></li></ol>After", "1. One\n2. Two\n\nAfter" },
    { "<li>Alone", "• Alone" },
    { "<blockquote><p>One</p><p>Two</p></blockquote>", "> One\n\n> Two" },
    { "<pre>a  b\n  c</pre>", "a  b\n  c" },
    { "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
      "a | b\nc | d" },
    { "<table><tr><td><p>Only a frame</p></td></tr></table>", "Only a frame" },
    { "<q>said</q> he", "“said” he" },
    { "a&amp;b &lt;c&gt; &eacute; &#7879; &nbsp; &unknown; &", "a&b <c> é ệ &unknown; &" },
    { "a &#151; b&#x92;s &#150 c", "a — b’s – c" },
    { "<script>alert(1)</script><style>p{}</style>x<!-- c -->", "x" },
    { "<p>Không <a href='x'>được</a>, thế.</p>", "Không được, thế." },
    { "soft\xC2\xADhyphen and zero\xE2\x80\x8Bwidth", "softhyphen and zerowidth" },
    { "<p>One<embed src=x><p>Two <wbr>three", "One\n\nTwo three" },
    { "", "" },
    { "<", "" },
    { "<p", "" },
};

/* JSON-LD as pages have it: hidden from old browsers, and not quite JSON. */
static const char *const page_data[] = {
    "{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-05\"}",
    "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-05\"}\n//]]>",
    "<!-- [{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-05\"}] -->",
    "{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-05\",\n}",
    "{\"@type\":[\"NewsArticle\", ],\"headline\":\"It\\'s\nso, ]\",\"datePublished\":\"2024-03-05\"}",
    "{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-05\"};",
};

START_TEST(reads_the_date_from_the_data_of_a_page)
{
    fixture state;
    dl_arena arena = { 0 };
    fixture_read(&state,
                 dl_str_format(&arena,
                               "<html><head><script type='application/ld+json'>%s</script>"
                               "</head><body><p>The board met.</p></body></html>",
                               page_data[_i]),
                 "page.html");
    ck_assert_str_eq(fixture_date(&state, fixture_only(&state)->published), "2024-03-05");
    fixture_release(&state);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(makes_markup_readable)
{
    dl_arena arena = { 0 };
    dl_str text = dl_html_fragment(dl_str_from(pieces[_i].html), (dl_str){ 0 }, &arena, NULL);
    ck_assert_str_eq(dl_str_copy(&arena, text).ptr, pieces[_i].text);
    dl_arena_release(&arena);
}
END_TEST

START_TEST(keeps_where_links_lead)
{
    static const char html[] =
        "<p>See <a href='/a?x=1&amp;y=2'>one <b>thing</b></a>, <a href='https://o.example/'> two </a>,"
        "<a href='#here'>here</a>, <a href='mailto:x@y'>mail</a>, <a href='javascript:x()'>js</a>, "
        "<a href='b'><img></a><ul><li><a href='../c'>three</a></ul>";
    static const struct { const char *words, *address; } expected[] = {
        { "one thing", "https://s.example/a?x=1&y=2" },
        { "two", "https://o.example/" },
        { "three", "https://s.example/c" },
    };
    dl_arena arena = { 0 };
    dl_web_links links = { 0 };
    dl_str text = dl_html_fragment(dl_str_from(html), DL_STR("https://s.example/d/e"), &arena, &links);
    ck_assert_uint_eq(links.count, DL_COUNT(expected));
    for (size_t i = 0; i < links.count; i++) {
        dl_str words = dl_str_span(text, links.items[i].span);
        ck_assert_str_eq(dl_str_copy(&arena, words).ptr, expected[i].words);
        ck_assert_str_eq(dl_str_copy(&arena, links.items[i].address).ptr, expected[i].address);
    }
    dl_arena_release(&arena);
}
END_TEST

START_TEST(names_the_author)
{
    fixture state;
    fixture_read_data(&state, "html/wordpress.html");
    ck_assert_str_eq(fixture_text(&state, fixture_only(&state)->author), "Dana Whitlock");
    ck_assert_uint_eq(fixture_only(&state)->links.count, 1);
    fixture_release(&state);
}
END_TEST

static const struct {
    const char *html, *line;
} lines[] = {
    { "Chips &amp; dips", "Chips & dips" },
    { "  A <b>bold</b>\n claim ", "A bold claim" },
    { "1 < 2 and R&D", "1 < 2 and R&D" },
    { "AT&amp;amp;T", "AT&amp;T" },
};

START_TEST(makes_a_title_one_line)
{
    dl_arena arena = { 0 };
    dl_str line = dl_html_line(dl_str_from(lines[_i].html), &arena);
    ck_assert_str_eq(dl_str_copy(&arena, line).ptr, lines[_i].line);
    dl_arena_release(&arena);
}
END_TEST

/* Cut anywhere: an article or a reason, and no text from behind the cut. */
START_TEST(survives_being_cut_anywhere)
{
    dl_arena arena = { 0 };
    dl_str bytes;
    dl_error error;
    dl_str path = dl_str_format(&arena, "tests/data/html/%s", pages[_i].file);
    ck_assert(dl_file_read(path.ptr, DL_FILE_LIMIT, &arena, &bytes, &error));
    for (size_t len = 0; len < bytes.len; len += _i == 0 ? 7 : 61) {
        fixture state;
        fixture_read(&state, dl_str_slice(bytes, 0, len), "cut.html");
        ck_assert(state.ok == (state.articles.count > 0));
        fixture_release(&state);
    }
    dl_arena_release(&arena);
}
END_TEST

static const char *const endless[] = {
    "<div>", "<p>text, more text, and text<div class='a b c'>", "<a href=x>", "<ul><li>",
    "<table><tr><td>", "<b><i>", "<blockquote>q", "<p>", "<h1>x</h1>", "&amp;", "<!--",
    "<font><center>x", "<a b=\"c\" ", "<script>", "<p>words and words, words</p>", "</div>",
    "<span>x<br>", "<span class=date>", "<time>", "<textarea>And text. ",
    "<script type='application/json'>[\"Some. Text. In. Data. \",[",
};

START_TEST(survives_markup_without_end)
{
    enum { SIZE = 1 << 18 };
    char *bytes = dl_memory_resize(NULL, SIZE, 1);
    size_t len = strlen(endless[_i]);
    for (size_t at = 0; at < SIZE; at++)
        bytes[at] = endless[_i][at % len];
    fixture state;
    memcpy(bytes, "<html>", 6);
    fixture_read(&state, (dl_str){ bytes, SIZE }, "endless.html");
    ck_assert(state.ok == (state.articles.count > 0));
    fixture_release(&state);
    dl_memory_free(bytes);
}
END_TEST

START_TEST(leaves_out_comments_that_are_longer_than_the_article)
{
    fixture state;
    dl_buf page = { 0 };
    dl_buf_add(&page, DL_STR("<html><body><main><h1>Licences end</h1>"));
    for (int i = 0; i < 2; i++)
        dl_buf_format(&page, "<p>The ministry told maker number %d that its licence, granted in "
                             "May, would not be renewed, said two people who read it.</p>", i);
    dl_buf_add(&page, DL_STR("<div id=comments>"));
    for (int i = 0; i < 40; i++)
        dl_buf_format(&page, "<div><b>user%d</b><p>I think that this is wrong, and that nobody, "
                             "not even the minister, knows what to do about it.</p></div>", i);
    fixture_read(&state, dl_buf_str(&page), "page.html");
    dl_str body = fixture_only(&state)->body;
    ck_assert(dl_str_find(body, DL_STR("maker number 1"), 0) != SIZE_MAX);
    ck_assert(dl_str_find(body, DL_STR("nobody"), 0) == SIZE_MAX);
    fixture_release(&state);
    dl_buf_release(&page);
}
END_TEST

#define CARD(n) "<div class=c><h4><a href=" #n ">A tale " #n "</a></h4><p>Short.</p></div>"
#define REMARK "<li><div>tern</div><p>My view is another one.</p><a href=#>Reply</a></li>"

/* What stands around and between paragraphs ("@") and is none of the article. */
static const struct {
    const char *html;
    const char *not;
} furniture[] = {
    { "<a href=/>Start</a><hr>@@@", "Start" },
    { "<p>By Jane Roe</p>@@@", "Jane" },
    { "<p>5 March 2024 | 3 min read</p>@@@", "min read" },
    { "<p>This article is more than 2 years old.</p>@@@", "years old" },
    { "<font><b>Harbour cranes stand still</b></font><br>@@@", "Harbour" },
    { "@@<div><p>Sign up to the Tide</p><p>Every day, before breakfast.</p></div>@", "breakfast" },
    { "@@@<div><h3>Support free journalism</h3><p>A coffee a month.</p></div>", "coffee" },
    { "@@@<div><h3>Other tales</h3></div><div>" CARD(1) CARD(2) CARD(3) "</div>", "tale" },
    { "@@@<h4>3 voices</h4><ol>" REMARK REMARK REMARK "</ol>", "another one" },
    { "@@@<p>Jane Roe is a reporter in Hull.</p>", "Hull" },
    { "<p>Jane Roe is a staff writer who lives in Hull.</p>@@@", "Hull" },
    { "@@@<div><a href=1>Back</a></div>", "Back" },
    { "@@@<p>À lire aussi : <a href=1>La grue</a> et la suite</p>", "suite" },
    { "<p>（原标题：港口吊机停摆）</p>@@@", "原标题" },
    { "@@@<p><b>2 comments</b></p><p><b>Ann</b> said:</p><p>I saw a tern.</p>", "tern" },
    { "@@@<h4>Bình luận (2)</h4><p>Tôi thấy chim.</p>", "chim" },
    { "@@@<p>发表评论</p><p>我看见一只海鸥。</p>", "海鸥" },
    { "@@@<p>&gt;&gt; <a href=1>The tern</a></p>", ">" },
    { "@@@<div>All was well, said the man.<br><b>相关新闻：</b><br>·<a href=1>Of terns</a> (05/18)<br>"
      "·<a href=2>A tern</a> (03/02)<br></div>", "·" },
    { "@@@<div>All was well.<br>[<a href=1>Recommend</a>] [<a href=2>Back</a>]</div>", "[" },
    { "@@@<div><h2>Subscribe to unlock this article</h2><p>Try it.</p><ul><li>A tern a month, and "
      "as many gulls as you like, delivered to your home.</ul></div>", "tern" },
    { "<p>Printed from: https://harbour.example/1<br>Date printed: 14 Feb 2024</p>@@@", "14 Feb" },
    { "@@@<p>The tern <i class=x aria-hidden=true>arrow_forward</i> is here.</p>", "arrow" },
    { "<section><p>点击上方蓝字关注我们</p></section>@@@", "蓝字" },
};

/* Built alike and with links, but what the article is about. */
static const struct {
    const char *html;
    const char *has;
} kept[] = {
    { "@<div class=c><h4><a href=1>A tale 1</a></h4>@</div><div class=c><h4><a href=2>A tale 2"
      "</a></h4>@</div><div class=c><h4><a href=3>A tale 3</a></h4>@</div>", "A tale 2" },
    { "@@<ul><li><a href=1>Crane</a> A bird.<li><a href=2>Tern</a> Another bird.</ul>@", "Tern" },
    { "@<div class=p><span>2m ago</span><p>A key was found.</p></div><div class=p><span>3m ago"
      "</span><p>A key was lost.</p></div><div class=p><span>9m ago</span><p>All was well.</p>"
      "</div>@@", "A key was lost." },
    { "@@<h3>5 March 2024</h3><p>The men went home.</p>@", "5 March 2024" },
    { "@<h1>The second shift</h1>@@", "The second shift" },
    { "@@@<p>It is <span aria-hidden=true>5 €</span><span class=sr-only>five euros</span> now.</p>",
      "5 €" },
    { "<div aria-hidden=true>@<p>It is all behind a dialog.</p>@@</div>", "behind a dialog" },
    { "@@@<p>The tern, said a man who is a journalist, is a bird.</p>", "a journalist" },
    { "@@@<h3>Comments</h3><p>The tern was heard.</p>", "The tern" },
    { "@@<p>3 comments</p>@@<p>3 comments</p>@", "Berth 5" },
    { "@@@<div>The men went to<br><a href=1>Hull</a> and to many other towns.<br>All was well."
      "</div>", "Hull" },
    { "@@@<p>Trở lại vụ việc, công ty cho biết sẽ chờ tòa.</p>", "Trở lại" },
};

static void read_paragraphs(fixture *state, const char *html)
{
    dl_buf page = { 0 };
    int paragraphs = 0;
    dl_buf_add(&page, DL_STR("<html><title>Harbour cranes stand still</title><body>"
                             "<h1>Harbour cranes stand still</h1><div>"));
    for (const char *c = html; *c; c++)
        if (*c == '@')
            dl_buf_format(&page, "<p>Berth %d has been empty since Tuesday, when the men, some of "
                                 "whom had worked there for thirty years, went home, and it will "
                                 "stay empty until the court has spoken, says the harbour master, "
                                 "who knows the harbour, and the court, as nobody else.</p>",
                          ++paragraphs);
        else
            dl_buf_add_char(&page, *c);
    fixture_read(state, dl_buf_str(&page), "page.html");
    dl_buf_release(&page);
}

START_TEST(leaves_out_what_only_its_build_gives_away)
{
    fixture state;
    read_paragraphs(&state, furniture[_i].html);
    const char *body = fixture_text(&state, fixture_only(&state)->body);
    ck_assert_msg(!strstr(body, furniture[_i].not), "%s", body);
    ck_assert_msg(strncmp(body, "Berth 1", 7) == 0 && strstr(body, "Berth 3"), "%s", body);
    fixture_release(&state);
}
END_TEST

START_TEST(keeps_what_only_looks_like_furniture)
{
    fixture state;
    read_paragraphs(&state, kept[_i].html);
    const char *body = fixture_text(&state, fixture_only(&state)->body);
    ck_assert_msg(strstr(body, kept[_i].has) && strstr(body, "Berth 3"), "%s", body);
    fixture_release(&state);
}
END_TEST

/* Elements that are opened and not closed, as of fonts and comments, go far beyond the 256
 * at which libxml2 stops. */
START_TEST(reads_what_lies_deep)
{
    static const int depths[] = { 10, 250, 300, 600, 1000, 1100, 50000 };
    dl_buf page = { 0 };
    dl_buf_add(&page, DL_STR("<html><body><p>The cranes stand still.</p>"));
    for (int i = 0; i < depths[_i]; i++)
        dl_buf_add(&page, DL_STR("<div>"));
    dl_buf_add(&page, DL_STR("<p>Nobody knows for how long.</p>"));
    fixture state;
    fixture_read(&state, dl_buf_str(&page), "page.html");
    bool read = depths[_i] < 1020;
    ck_assert_str_eq(fixture_text(&state, fixture_only(&state)->body),
                     read ? "The cranes stand still.\n\nNobody knows for how long."
                          : "The cranes stand still.");
    ck_assert_uint_eq(state.reports.count, !read);
    if (!read)
        ck_assert_ptr_nonnull(strstr(fixture_text(&state, state.reports.items[0].text),
                                     "deeper than 1024"));
    fixture_release(&state);
    dl_buf_release(&page);
}
END_TEST

Suite *html_suite(void)
{
    Suite *suite = suite_create("html");
    TCase *tcase = tcase_create("html");
    tcase_add_loop_test(tcase, finds_the_article_of_a_page, 0, DL_COUNT(pages));
    tcase_add_loop_test(tcase, reads_the_date_from_the_data_of_a_page, 0,
                        DL_COUNT(page_data));
    tcase_add_loop_test(tcase, makes_markup_readable, 0, DL_COUNT(pieces));
    tcase_add_test(tcase, keeps_where_links_lead);
    tcase_add_test(tcase, names_the_author);
    tcase_add_loop_test(tcase, makes_a_title_one_line, 0, DL_COUNT(lines));
    tcase_add_loop_test(tcase, survives_being_cut_anywhere, 0, DL_COUNT(pages));
    tcase_add_loop_test(tcase, survives_markup_without_end, 0, DL_COUNT(endless));
    tcase_add_loop_test(tcase, leaves_out_what_only_its_build_gives_away, 0,
                        DL_COUNT(furniture));
    tcase_add_loop_test(tcase, keeps_what_only_looks_like_furniture, 0, DL_COUNT(kept));
    tcase_add_test(tcase, leaves_out_comments_that_are_longer_than_the_article);
    tcase_add_loop_test(tcase, reads_what_lies_deep, 0, 7);
    suite_add_tcase(suite, tcase);
    return suite;
}
