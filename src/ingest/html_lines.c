/* Lines that no box of their own sets apart: pages that part everything by <br>, and
 * comments that are paragraphs like those of the article. What stands behind the words that
 * open the comments is dropped, and lines that are links with a date or a mark beside.
 *
 *   <p>... the last sentence.</p> <p>3 comments</p> <p>Peter said:</p> <p>...</p>
 *                                 ^ from here on
 */
#include "src/ingest/html_article.h"

#include "dateline/buf.h"
#include "dateline/utf8.h"
#include "src/ingest/html_wording.h"

enum {
    ARTICLE = 300,   /* letters that stand before comments */
    CUE = 60,        /* bytes of the longest words that open comments */
    SHORT = 160,     /* letters of a line that may lead elsewhere */
    BESIDE = 8,      /* letters beside the links of a line of links: "(05/18)" */
    HAN_LETTERS = 3
};

typedef struct line {
    uint32_t first, last; /* rows of text */
    uint32_t block, letters, linked;
    bool parted;          /* a <br> is before or behind it */
} line;

typedef struct lines {
    line *items;
    size_t count, capacity;
} lines;

/* Words that open comments, as keys; the first kind only with a number: "3 comments". */
static const char *const counted[] = {
    "comment", "comments", "response", "responses", "replies", "reply", "bìnhluận", "ýkiến",
    "条评论", "评论", "共条评论", "则留言", "条留言", "ýkiếnbạnđọc", "readercomments",
};
static const char *const spoken[] = {
    "leaveacomment", "leaveareply", "postacomment", "addacomment", "writeacomment",
    "jointheconversation", "jointhediscussion", "commentsareclosed", "viếtbìnhluận",
    "gửibìnhluận", "ýkiếnbạnđọc", "ýkiếncủabạn", "网友评论", "发表评论", "最新评论", "热门评论",
    "精彩评论", "全部评论", "我来说两句", "网友留言", "readercomments",
};

static uint32_t letters_of(dl_str text)
{
    uint32_t letters = 0;
    for (size_t at = 0; at < text.len;) {
        dl_point_class class = dl_point_classify(dl_utf8_next(text, &at));
        letters += class == DL_POINT_HAN ? HAN_LETTERS
                 : class >= DL_POINT_DIGIT && class <= DL_POINT_LETTER;
    }
    return letters;
}

static lines lines_of(const dl_html_tree *tree, const dl_html_parts *parts)
{
    lines out = { 0 };
    for (size_t part = 0; part < parts->count; part++) {
        bool fresh = true, parted = false;
        for (uint32_t i = parts->items[part]; i < tree->items[parts->items[part]].end; i++) {
            const dl_html_row *row = &tree->items[i];
            line *now = out.count ? &out.items[out.count - 1] : NULL;
            if (row->tag == DL_HTML_BREAK && !row->dropped) {
                if (now && !fresh && now->block == row->block)
                    now->parted = true;
                fresh = parted = true;
            }
            if (row->tag != DL_HTML_TEXT || row->dropped || row->letters == 0)
                continue;
            uint32_t letters = letters_of(dl_html_row_text(row));
            if (fresh || now->block != row->block) {
                now = DL_APPEND(&out, tree->arena);
                *now = (line){ .first = i, .block = row->block, .parted = parted };
            }
            fresh = parted = false;
            now->last = i;
            now->letters += letters;
            now->linked += row->linked ? letters : 0;
        }
    }
    return out;
}

static dl_str text_of(const dl_html_tree *tree, const line *now)
{
    dl_buf text = { .arena = tree->arena };
    for (uint32_t i = now->first; i <= now->last; i++)
        if (tree->items[i].tag == DL_HTML_TEXT && !tree->items[i].dropped)
            dl_buf_add(&text, dl_html_row_text(&tree->items[i]));
    return dl_str_trim(dl_buf_str(&text));
}

static bool is_one_of(const char *const *list, size_t count, dl_str key)
{
    for (size_t i = 0; i < count; i++)
        if (dl_str_equal(key, dl_str_from(list[i])))
            return true;
    return false;
}

static bool opens_comments(const dl_html_tree *tree, const line *now)
{
    dl_str text = text_of(tree, now);
    if (text.len > CUE)
        return false;
    dl_str key = dl_html_key(text, tree->arena);
    dl_buf words = { .arena = tree->arena };
    for (size_t i = 0; i < key.len; i++)
        if (key.ptr[i] < '0' || key.ptr[i] > '9')
            dl_buf_add_char(&words, key.ptr[i]);
    return words.count < key.len
             ? is_one_of(counted, DL_COUNT(counted), dl_buf_str(&words))
             : is_one_of(spoken, DL_COUNT(spoken), key);
}

/* A page of several articles has the words under each of them: there nothing is cut. */
static void drop_comments(dl_html_tree *tree, const dl_html_parts *parts, const lines *all)
{
    uint32_t before = 0, cut = 0;
    dl_str words = { 0 };
    for (size_t i = 0; i < all->count; i++) {
        const line *now = &all->items[i];
        bool opens = before >= ARTICLE && now->letters <= CUE && opens_comments(tree, now);
        if (opens && cut
            && dl_str_equal(dl_html_key(text_of(tree, now), tree->arena), words))
            return;
        if (opens && !cut) {
            cut = now->first;
            words = dl_html_key(text_of(tree, now), tree->arena);
        }
        before += now->letters;
    }
    for (size_t part = 0; cut && part < parts->count; part++)
        for (uint32_t i = parts->items[part]; i < tree->items[parts->items[part]].end; i++)
            tree->items[i].dropped |= i >= cut;
}

/* "·<a>Title</a> (05/18)", ">> <a>Title</a>", "[<a>Print</a>] [<a>Close</a>]". */
static bool is_links(const dl_html_tree *tree, const line *now)
{
    bool whole = tree->items[now->block].tag == DL_HTML_PARAGRAPH;
    return (now->parted || whole) && now->letters < SHORT
        && now->letters - now->linked <= BESIDE && now->letters - now->linked < now->linked;
}

static void drop_line(dl_html_tree *tree, const line *now)
{
    for (uint32_t i = now->first; i <= now->last; i++)
        tree->items[i].dropped = true;
}

void dl_html_lines_drop(dl_html_tree *tree, const dl_html_parts *parts)
{
    lines all = lines_of(tree, parts);
    uint32_t letters = 0, links = 0;
    drop_comments(tree, parts, &all);
    for (size_t i = 0; i < all.count; i++) {
        letters += all.items[i].letters;
        links += is_links(tree, &all.items[i]) ? all.items[i].letters : 0;
    }
    for (size_t i = 0; i < all.count; i++) {
        const line *now = &all.items[i];
        bool pointer = now->parted && now->letters < SHORT
                    && dl_html_is_pointer_line(text_of(tree, now), tree->arena);
        /* Many of them may be what the article is made of. */
        if (pointer || (links * 4 < letters && is_links(tree, now)))
            drop_line(tree, now);
    }
}
