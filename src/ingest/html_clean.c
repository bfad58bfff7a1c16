/* What Readability calls conditional cleaning, with rules for what news pages put between
 * the paragraphs: "Read more" lines, tags, bylines, the title once again. */
#include "src/ingest/html_article.h"

#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "src/ingest/html_hints.h"

enum {
    SHORT_LINE = 160, /* letters, as all of these */
    BYLINE = 120,
    ALONE = 20        /* what else a line of who and when may hold */
};

/* How lines begin that lead away from the text, folded. */
static const char *const line_starts[] = {
    "read more", "read also", "also read", "read next", "see also", "related:", "more:",
    "more on this", "click here", "subscribe to", "sign up", "follow us", "advertisement",
    "share this", "tags:", "topics:", "topic:", "filed under", "filed by", "posted in",
    "you may also like", "you might also like", "don't miss", "continue reading",
    "story continues", "article continues", "all rights reserved", "copyright ©", "©",
    "xem thêm", "đọc thêm", "tin liên quan", "bài liên quan", "xem lại", "quảng cáo",
    "từ khóa", "từ khoá", "chủ đề:", "mời bạn đọc", "mời quý độc giả",
    "相关阅读", "延伸阅读", "相关新闻", "推荐阅读", "点击进入", "更多精彩", "责任编辑", "广告",
    "责编", "标签", "关键词", "版权声明", "扫一扫", "本文来源",
};

/* Lines that are nothing else. */
static const char *const whole_lines[] = {
    "share", "print", "email", "tweet", "follow", "comments", "comment", "loading", "loading...",
    "learn more", "related", "more", "save", "reply", "report", "advertisement", "ad", "close",
    "chia sẻ", "bình luận", "thích", "lưu", "in bài viết", "分享", "评论", "收藏", "打印",
};

static float link_share(const dl_html_row *row)
{
    return row->letters ? (float)row->link_letters / (float)row->letters : 0;
}

/* In lower case, without the ends' white space and punctuation that titles differ in. */
static dl_str key_of(dl_str text, dl_arena *arena)
{
    dl_buf folded = { .arena = arena }, key = { .arena = arena };
    dl_utf8_fold(text, &folded);
    text = dl_buf_str(&folded);
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        dl_point_class class = dl_point_classify(dl_utf8_next(text, &at));
        if (class >= DL_POINT_DIGIT && class <= DL_POINT_MARK)
            dl_buf_add(&key, dl_str_slice(text, start, at));
    }
    return dl_buf_str(&key);
}

static bool is_pointer_line(dl_str line, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    dl_utf8_fold(line, &out);
    dl_str folded = dl_buf_str(&out);
    for (size_t i = 0; i < DL_COUNT(line_starts); i++)
        if (dl_str_starts(folded, dl_str_from(line_starts[i])))
            return true;
    for (size_t i = 0; i < DL_COUNT(whole_lines); i++)
        if (dl_str_equal(folded, dl_str_from(whole_lines[i])))
            return true;
    return false;
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
        return row->commas < 10 && share > (weak ? 0.2f : 0.5f);
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

static bool repeats_title(const dl_html_tree *tree, uint32_t at, dl_str title)
{
    const dl_html_row *row = &tree->items[at];
    if (row->tag != DL_HTML_HEADING)
        return false;
    if (row->level == 1)
        return true;
    dl_str line = key_of(dl_html_line_of(tree, at, tree->arena), tree->arena);
    return line.len && row->level <= 3 && dl_str_equal(line, title);
}

static bool is_pointer(const dl_html_tree *tree, uint32_t at)
{
    const dl_html_row *row = &tree->items[at];
    bool line = row->tag == DL_HTML_PARAGRAPH || row->tag == DL_HTML_HEADING
             || row->tag == DL_HTML_ITEM || row->tag == DL_HTML_BLOCK;
    return line && row->letters < SHORT_LINE && row->own_letters > 0
        && is_pointer_line(dl_html_line_of(tree, at, tree->arena), tree->arena);
}

static bool is_blank(const dl_html_row *row)
{
    return row->tag == DL_HTML_TEXT && row->letters == 0;
}

/* A link on a line of its own between two <br>, as pages without paragraphs have them. */
static bool is_link_line(const dl_html_tree *tree, uint32_t at)
{
    const dl_html_row *row = &tree->items[at];
    if (row->tag != DL_HTML_LINK || row->letters >= SHORT_LINE)
        return false;
    uint32_t before = at - 1, behind = row->end;
    while (before > row->parent && is_blank(&tree->items[before]))
        before--;
    uint32_t end = tree->items[row->parent].end;
    while (behind < end && is_blank(&tree->items[behind]))
        behind++;
    return tree->items[before].tag == DL_HTML_BREAK
        && (behind == end || tree->items[behind].tag == DL_HTML_BREAK);
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

void dl_html_article_clean(dl_html_tree *tree, const dl_html_parts *parts, dl_str title)
{
    dl_str key = key_of(title, tree->arena);
    uint32_t whole = 0;
    for (size_t part = 0; part < parts->count; part++)
        whole += tree->items[parts->items[part]].letters;
    for (size_t part = 0; part < parts->count; part++) {
        uint32_t first = parts->items[part];
        for (uint32_t i = first; i < tree->items[first].end; i++) {
            dl_html_row *row = &tree->items[i];
            if (row->dropped || row->letters == 0 || row->tag == DL_HTML_TEXT
                || row->letters * 2 > whole)
                continue;
            row->dropped = is_link_box(tree, i) || is_link_line(tree, i)
                        || is_byline(tree, row) || is_pointer(tree, i) || repeats_title(tree, i, key);
        }
    }
    drop_below(tree);
    drop_empty_headings(tree, parts);
    dl_html_tree_measure(tree);
}
