/* What Readability calls conditional cleaning, with rules for what news pages put between
 * the paragraphs: "Read more" lines, tags, bylines, the title once again. */
#include "src/ingest/html_article.h"

#include <string.h>

#include "src/ingest/html_hints.h"
#include "src/ingest/html_wording.h"
#include "src/ingest/stamp.h"

enum {
    SHORT_LINE = 160, /* letters, as all of these */
    BYLINE = 120,
    ALONE = 20,       /* what else a line of who and when may hold */
    TOP_LINE = 70,
    TOP_DATE = 45,
    PROSE = 100,      /* the first paragraph as long ends the top */
    ABOUT = 400,
    LAST_LINES = 3,
    NAME = 40,
    HAN_LETTERS = 3   /* that a Han character counts for, and the bytes that it has */
};

static float link_share(const dl_html_row *row)
{
    return row->letters ? (float)row->link_letters / (float)row->letters : 0;
}

/* Many links and little else, or a form without prose. */
static bool is_link_box(const dl_html_tree *tree, uint32_t at)
{
    const dl_html_row *row = &tree->items[at];
    float share = link_share(row);
    bool weak = (row->hints & (DL_HINT_JUNK | DL_HINT_UNLIKELY | DL_HINT_COMMENTS)) != 0;
    switch ((dl_html_tag)row->tag) {
    case DL_HTML_BLOCK:
    case DL_HTML_LIST:
    case DL_HTML_NUMBERED:
    case DL_HTML_TABLE:
    case DL_HTML_FORM:
    case DL_HTML_ASIDE:
    case DL_HTML_HEADER:
    case DL_HTML_ARTICLE:
        if (row->hints & DL_HINT_BODY)
            return false;
        return share > 0.8f || (row->commas < 10 && share > (weak ? 0.2f : 0.5f));
    case DL_HTML_PARAGRAPH:
    case DL_HTML_HEADING:
    case DL_HTML_ITEM:
        return share > 0.95f && row->letters < SHORT_LINE && row->tag == DL_HTML_PARAGRAPH;
    default:
        return false;
    }
}

/* Who and when, on lines of their own: "<span>WASHINGTON</span> - The ..." is text. */
static bool is_byline(const dl_html_tree *tree, const dl_html_row *row)
{
    bool about = (row->hints & (DL_HINT_BYLINE | DL_HINT_DATE)) != 0
              || row->tag == DL_HTML_TIME;
    bool alone = dl_html_is_block(row)
              || tree->items[row->block].own_letters < row->letters + ALONE;
    return about && alone && row->letters < BYLINE && !(row->hints & DL_HINT_BODY)
        && row->tag != DL_HTML_CAPTION;
}

/* The title again: as a heading, or as a line in front of everything. */
static bool repeats_title(const dl_html_tree *tree, uint32_t at, dl_str title, bool top)
{
    const dl_html_row *row = &tree->items[at];
    if (row->tag == DL_HTML_HEADING && row->level == 1 && top)
        return true;
    bool heading = row->tag == DL_HTML_HEADING && row->level <= 3;
    bool line_of_text = top && row->letters < SHORT_LINE
                     && (row->tag == DL_HTML_INLINE || row->letters == row->own_letters);
    if ((!heading && !line_of_text) || row->letters > title.len * 3
        || row->letters * 4 < title.len)
        return false;
    dl_str line = dl_html_key(dl_html_line_of(tree, at, tree->arena), tree->arena);
    return line.len && dl_str_equal(line, title);
}

/* Whether a line tells who the author is, named or not. */
static bool is_about_author(dl_str line, dl_str author)
{
    static const char *const phrases[] = {
        " is a reporter", " is a staff writer", " is a freelance", " is a correspondent",
        " is a journalist", " is a senior reporter", " is an editor", "ollow her on",
        "ollow him on", "ollow them on", "ollow me on",
    };
    if (dl_str_find(author, DL_STR(" "), 0) != SIZE_MAX && dl_str_starts(line, author)
        && dl_str_starts(dl_str_slice(line, author.len, line.len), DL_STR(" ")))
        return true;
    for (size_t i = 0; i < DL_COUNT(phrases); i++) {
        size_t at = dl_str_find(line, dl_str_from(phrases[i]), 0);
        dl_str name = dl_str_slice(line, 0, at == SIZE_MAX ? 0 : at);
        bool alone = dl_str_find(name, DL_STR(","), 0) == SIZE_MAX
                  && !dl_str_ends(name, DL_STR(" who"));
        if (at != SIZE_MAX && (phrases[i][0] != ' ' || (at < NAME && alone)))
            return true;
    }
    return false;
}

/* "By Jane Roe", "March 5, 2024 | 4 min read" above the text, without a class that says so. */
static bool is_top_line(const dl_html_tree *tree, uint32_t at, dl_str author)
{
    const dl_html_row *row = &tree->items[at];
    bool line_of_text = row->tag == DL_HTML_PARAGRAPH || row->tag == DL_HTML_BLOCK;
    if (!line_of_text || row->letters != row->own_letters || row->letters > ABOUT)
        return false;
    dl_str line = dl_html_line_of(tree, at, tree->arena);
    if (is_about_author(line, author))
        return true;
    if (row->letters > TOP_LINE)
        return false;
    if (dl_str_ends(line, DL_STR(".")) || dl_str_ends(line, DL_STR("。")))
        return false;
    return dl_str_equal_ascii(dl_str_slice(line, 0, 3), DL_STR("by "))
        || (row->letters <= TOP_DATE
            && dl_stamp_parse(line, true).precision == DL_PRECISION_DAY);
}

/* "2025-04-15 10:12 来源：新华社 作者：林薇", with links in it or not. */
static bool is_top_source(const dl_html_tree *tree, uint32_t at)
{
    const dl_html_row *row = &tree->items[at];
    bool line_of_text = row->tag == DL_HTML_PARAGRAPH || row->tag == DL_HTML_BLOCK;
    if (!line_of_text || row->letters != row->own_letters || row->letters > SHORT_LINE)
        return false;
    dl_str line = dl_html_line_of(tree, at, tree->arena);
    return dl_str_find(line, DL_STR("来源"), 0) != SIZE_MAX
        && dl_stamp_parse(line, true).precision == DL_PRECISION_DAY;
}

/* The last lines of a page are often about the author: "Jane Roe is a reporter ..." */
static void drop_about_author(dl_html_tree *tree, const dl_html_parts *parts, dl_str author)
{
    uint32_t lines = 0;
    for (size_t part = parts->count; part-- > 0;) {
        uint32_t first = parts->items[part];
        for (uint32_t i = tree->items[first].end; i-- > first && lines < LAST_LINES;) {
            dl_html_row *row = &tree->items[i];
            if (row->dropped || !dl_html_is_block(row) || row->own_letters < ALONE)
                continue;
            lines++;
            row->dropped = row->letters < ABOUT && row->letters == row->own_letters
                        && is_about_author(dl_html_line_of(tree, i, tree->arena), author);
        }
    }
}

static bool is_pointer(const dl_html_tree *tree, uint32_t at)
{
    const dl_html_row *row = &tree->items[at];
    bool line = row->tag == DL_HTML_PARAGRAPH || row->tag == DL_HTML_HEADING
             || row->tag == DL_HTML_ITEM || row->tag == DL_HTML_BLOCK;
    if (!line || row->letters >= SHORT_LINE * HAN_LETTERS || row->own_letters == 0)
        return false;
    dl_str text = dl_html_line_of(tree, at, tree->arena);
    /* Three letters counted and three bytes a character: without spaces it is Han. */
    bool is_short = row->letters < SHORT_LINE || !memchr(text.ptr, ' ', text.len);
    return is_short && dl_html_is_pointer_line(text, tree->arena);
}

static bool is_blank(const dl_html_row *row)
{
    return row->tag == DL_HTML_TEXT && row->letters == 0;
}

/* A link that is all that its block says itself, between other blocks. */
static bool is_loose_link(const dl_html_row *around)
{
    return around->own_letters == around->own_link_letters
        && around->letters > around->own_letters && around->tag != DL_HTML_ITEM;
}

static bool is_frame(const dl_html_row *row)
{
    return row->tag == DL_HTML_BLOCK || row->tag == DL_HTML_PAGE || row->tag == DL_HTML_ARTICLE
        || row->tag == DL_HTML_MAIN;
}

/* A link on a line of its own: between two <br>, as pages without paragraphs have them, or
 * between a block or the end of one and another. */
static bool is_link_line(const dl_html_tree *tree, uint32_t at)
{
    const dl_html_row *row = &tree->items[at];
    if (row->tag != DL_HTML_LINK || row->letters >= SHORT_LINE)
        return false;
    if (is_loose_link(&tree->items[row->block]))
        return true;
    uint32_t before = at - 1, behind = row->end;
    while (before > row->parent && is_blank(&tree->items[before]))
        before--;
    uint32_t end = tree->items[row->parent].end;
    while (behind < end && is_blank(&tree->items[behind]))
        behind++;
    bool line_end = behind == end || tree->items[behind].tag == DL_HTML_BREAK;
    bool block_end = behind == end || dl_html_is_block(&tree->items[behind]);
    bool frame = row->parent == row->block && is_frame(&tree->items[row->block])
              && tree->items[row->block].letters > 2 * row->letters;
    bool block_start = before == row->parent || tree->items[before].block != row->block;
    bool line_start = tree->items[before].tag == DL_HTML_BREAK;
    return (line_start && line_end)
        || (frame && (block_start || line_start) && (block_end || (line_end && !block_start)));
}

/* A heading with nothing between it and the next of its level, or the end. */
static void drop_empty_headings(dl_html_tree *tree, const dl_html_parts *parts)
{
    uint32_t letters = 0; /* since the heading behind */
    for (size_t part = parts->count; part-- > 0;) {
        uint32_t row = parts->items[part];
        for (uint32_t i = tree->items[row].end; i-- > row;) {
            dl_html_row *now = &tree->items[i];
            if (now->tag == DL_HTML_TEXT && !now->dropped)
                letters += tree->items[now->block].tag != DL_HTML_HEADING
                         ? now->letters : 0;
            else if (now->tag == DL_HTML_HEADING && !now->dropped && letters == 0)
                now->dropped = true;
        }
    }
}

/* Text rows know nothing of a dropped block above them, which the loops above need. */
static void drop_below(dl_html_tree *tree)
{
    for (size_t i = 1; i < tree->count; i++)
        if (tree->items[tree->items[i].parent].dropped)
            tree->items[i].dropped = true;
}

void dl_html_article_clean(dl_html_tree *tree, const dl_html_parts *parts, dl_str title,
                           dl_str author)
{
    dl_str key = dl_html_key(title, tree->arena);
    uint32_t whole = 0;
    for (size_t part = 0; part < parts->count; part++)
        whole += tree->items[parts->items[part]].letters;
    dl_html_boxes_drop(tree, parts);
    drop_below(tree);
    dl_html_lines_drop(tree, parts);
    uint32_t prose = 0; /* paragraphs so far; a lead is not yet the text */
    for (size_t part = 0; part < parts->count; part++) {
        uint32_t first = parts->items[part];
        for (uint32_t i = first; i < tree->items[first].end; i++) {
            dl_html_row *row = &tree->items[i];
            if (row->dropped || row->letters == 0 || row->tag == DL_HTML_TEXT
                || row->letters * 2 > whole)
                continue;
            row->dropped = is_link_box(tree, i) || is_link_line(tree, i)
                        || is_byline(tree, row) || is_pointer(tree, i)
                        || repeats_title(tree, i, key, prose == 0)
                        || (prose <= 1 && is_top_line(tree, i, author))
                        || (prose == 0 && is_top_source(tree, i));
            prose += !row->dropped && row->own_letters >= PROSE;
        }
    }
    drop_below(tree);
    drop_about_author(tree, parts, author);
    drop_below(tree);
    drop_empty_headings(tree, parts);
    dl_html_tree_measure(tree);
}
