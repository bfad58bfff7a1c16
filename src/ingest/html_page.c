/* A page: what it says of itself, then its article. */
#include "src/ingest/format.h"

#include <string.h>

#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "src/ingest/html.h"
#include "src/ingest/html_article.h"
#include "src/ingest/html_facts.h"
#include "src/ingest/html_kept.h"
#include "src/ingest/html_text.h"

enum {
    SNIFF_BYTES = 4096,
    ENOUGH_LETTERS = 500, /* as Readability: less is tried again with less thrown away */
    SHORT_LETTERS = 120,  /* as much is an article, if a short one, and not the whole page */
    TITLE_BYTES = 12      /* a shorter line may stand in a title by chance */
};

static bool starts_tag(dl_str text, const char *name)
{
    dl_str tag = dl_str_from(name);
    if (!dl_str_equal_ascii(dl_str_slice(text, 0, tag.len), tag) || text.len <= tag.len)
        return false;
    char next = text.ptr[tag.len];
    return next == '>' || next == ' ' || next == '\n' || next == '\r' || next == '\t'
        || next == '/';
}

/* Without white space, comments and processing instructions at the start. */
static dl_str skip_prolog(dl_str text)
{
    for (;;) {
        text = dl_str_trim(dl_text_without_mark(text));
        const char *close = dl_str_starts(text, DL_STR("<!--")) ? "-->"
                          : dl_str_starts(text, DL_STR("<?")) ? "?>" : NULL;
        size_t end = close ? dl_str_find(text, dl_str_from(close), 0) : SIZE_MAX;
        if (end == SIZE_MAX)
            return text;
        text = dl_str_slice(text, end + strlen(close), text.len);
    }
}

static bool sniff(dl_str text)
{
    static const char *const starts[] = {
        "<!doctype", "<html", "<head", "<body", "<title", "<meta", "<article", "<main",
        "<div", "<section", "<p", "<h1", "<h2", "<table", "<span", "<center", "<link",
        "<script", "<style", "<header", "<blockquote", "<font",
    };
    text = skip_prolog(dl_str_slice(text, 0, SNIFF_BYTES));
    for (size_t i = 0; i < DL_COUNT(starts); i++)
        if (starts_tag(text, starts[i]))
            return true;
    return false;
}

/* A heading that the page's own title repeats, else the first of the highest level. */
static dl_str main_heading(const dl_html_tree *tree, dl_str title, dl_arena *arena)
{
    dl_str first = { "", 0 };
    for (uint32_t i = 0; i < tree->count; i++) {
        const dl_html_row *row = &tree->items[i];
        if (row->tag != DL_HTML_HEADING || row->dropped || !row->letters || row->level > 3)
            continue;
        dl_str line = dl_html_line_of(tree, i, arena);
        if (line.len >= TITLE_BYTES && dl_str_find(title, line, 0) != SIZE_MAX)
            return line;
        if (row->level == 1 && first.len == 0)
            first = line;
    }
    return first;
}

/* Headline and site are parted by one of these. */
static const char *const marks[] = { " | ", " - ", " – ", " — ", " :: ", " : ", "_" };

/* "Headline | Site", "Headline - Site": without the last part. */
static dl_str without_site(dl_str title)
{
    for (size_t i = 0; i < DL_COUNT(marks); i++) {
        size_t last = SIZE_MAX, at = 0;
        while ((at = dl_str_find(title, dl_str_from(marks[i]), at)) != SIZE_MAX)
            last = at++;
        if (last != SIZE_MAX && last >= TITLE_BYTES)
            return dl_str_trim(dl_str_slice(title, 0, last));
    }
    return title;
}

/* Whether line is title but for a part that a mark sets off, in front or behind. */
static bool is_part(dl_str title, dl_str line)
{
    if (line.len == 0 || line.len >= title.len)
        return false;
    for (size_t i = 0; i < DL_COUNT(marks); i++) {
        dl_str mark = dl_str_from(marks[i]);
        dl_str behind = dl_str_slice(title, line.len, title.len);
        dl_str before = dl_str_slice(title, 0, title.len - line.len);
        if ((dl_str_starts(title, line) && dl_str_starts(behind, mark))
            || (dl_str_ends(title, line) && dl_str_ends(before, mark)))
            return true;
    }
    return false;
}

/* The heading on the page, if the page's own title is that with something around it. */
static dl_str best_title(const dl_html_facts *facts, dl_str heading)
{
    dl_str title = facts->values[DL_FACT_TITLE];
    if (title.len == 0)
        return heading;
    bool inside = heading.len >= TITLE_BYTES && dl_str_find(title, heading, 0) != SIZE_MAX;
    if (inside || is_part(title, heading))
        return heading;
    dl_str source = facts->values[DL_FACT_SOURCE];
    bool named = source.len && dl_str_ends(title, source) && title.len > source.len + 3;
    return named ? without_site(title) : title;
}

/* A page without headings: the first line of its text, or the title without the site. */
static dl_str mend_title(const dl_html_facts *facts, dl_str title, dl_str body)
{
    if (facts->ranks[DL_FACT_TITLE] < DL_RANK_TITLE || title.len == 0
        || !dl_str_equal(title, facts->values[DL_FACT_TITLE]))
        return title;
    dl_str line = { 0 };
    dl_str_line(&body, &line);
    return is_part(title, line) ? line : without_site(title);
}

static uint32_t letters_in(dl_str text)
{
    uint32_t letters = 0;
    for (size_t at = 0; at < text.len;) {
        dl_point_class class = dl_point_classify(dl_utf8_next(text, &at));
        letters += class == DL_POINT_HAN ? 3 : class >= DL_POINT_DIGIT && class <= DL_POINT_LETTER;
    }
    return letters;
}

/* The text of the parts that one pass finds. */
static dl_html_text try_pass(dl_html_tree *tree, int pass, const dl_article *article)
{
    dl_str headline = without_site(article->title);
    dl_html_parts parts = dl_html_article_find(tree, pass, headline);
    if (pass != DL_HTML_ALL) {
        dl_html_article_lead(tree, &parts, headline);
        dl_html_article_clean(tree, &parts, article->title, article->author);
    }
    dl_html_text text = { .out.arena = tree->arena, .base = article->address };
    for (size_t i = 0; i < parts.count; i++) {
        text.lines = text.out.count ? 2 : 0;
        dl_html_text_add(&text, tree, parts.items[i]);
    }
    return text;
}

/* Takes a text that the page has aside, if that is much more than what it shows. */
static bool take_said(const dl_html_tree *tree, dl_str said, uint32_t shown,
                      dl_article *article)
{
    if (!said.len || letters_in(said) * 2 <= 3 * shown)
        return false;
    article->links = (dl_web_links){ 0 };
    article->body = dl_html_is_markup(said)
                      ? dl_html_fragment(said, article->address, tree->arena, &article->links)
                      : said;
    return true;
}

static void extract(dl_html_tree *tree, const dl_html_facts *facts, dl_article *article)
{
    uint32_t most = 0;
    for (int pass = 0; pass < DL_HTML_PASSES && most < ENOUGH_LETTERS; pass++) {
        if (pass == DL_HTML_ALL && most >= SHORT_LETTERS)
            break;
        dl_html_text text = try_pass(tree, pass, article);
        uint32_t letters = letters_in(dl_buf_str(&text.out));
        if (letters > 2 * most) {
            most = letters;
            article->body = dl_buf_str(&text.out);
            article->links = text.links;
        }
    }
    if (!take_said(tree, facts->values[DL_FACT_BODY], most, article) && most < ENOUGH_LETTERS)
        take_said(tree, dl_html_kept_text(tree), most, article);
    if (article->body.len == 0)
        article->body = facts->values[DL_FACT_TEASER];
}

static bool parse(const dl_intake *intake, dl_error *error)
{
    dl_arena *arena = intake->arena;
    dl_html_facts facts = { .arena = arena, .page = intake->base };
    dl_html_tree tree;
    dl_html_tree_open(&tree, intake->text, arena);
    dl_html_facts_read(&facts, &tree);
    dl_article article = { .address = facts.values[DL_FACT_ADDRESS],
                           .source = facts.values[DL_FACT_SOURCE],
                           .author = facts.values[DL_FACT_AUTHOR] };
    article.title = best_title(&facts, main_heading(&tree, facts.values[DL_FACT_TITLE], arena));
    extract(&tree, &facts, &article);
    article.title = mend_title(&facts, article.title, article.body);
    dl_html_tree_close(&tree);
    if (tree.too_deep)
        dl_report_add(intake->reports, intake->file, 0,
                      "Its elements nest deeper than %d; what stands before is read.",
                      DL_HTML_DEPTH);
    dl_claims claims = { .published = facts.values[DL_FACT_PUBLISHED],
                         .language = facts.values[DL_FACT_LANGUAGE],
                         .language_assumed = true };
    if (article.body.len && dl_intake_add(intake, article, claims))
        return true;
    return dl_fail(error, DL_ERROR_SYNTAX, "%.*s is a web page without text in it.",
                   DL_STR_ARGS(dl_intake_name(intake->file, arena)));
}

const dl_format dl_format_html = { .name = "html", .sniff = sniff, .parse = parse };
