/* Boxes between and behind the paragraphs that are no part of the article though nothing
 * names them so: sign-up prompts, pointers to other articles, rows of teaser cards, and
 * comments. What is asked of a box is summed up once for all rows, from the back. */
#include "src/ingest/html_article.h"

#include "dateline/utf8.h"
#include "src/ingest/html_attribute.h"
#include "src/ingest/html_hints.h"

enum {
    WORDS_BYTES = 64,   /* of a box that are looked at */
    BOX = 700,          /* letters of the largest box that its first words can drop */
    FORM_BOX = 250,
    CARD = 900,
    RUN = 3,            /* boxes built alike that are a row of cards or comments */
    ARTICLE = 300,      /* letters that stand before such a row */
    TEASER = 220,       /* of a card, if it is in any row of them */
    TEASED = 100,       /* that stand before a wall */
    TITLE = 60,
    STEPS = 50          /* rows between a row of boxes and its heading */
};

/* Of each row: the first text in it, and whether a text in it is one that comments have. */
typedef struct boxes {
    uint32_t *first;   /* 0: it has none */
    uint32_t *before;  /* letters of the parts in front of it */
    bool *replies;
    bool *forms;       /* it has a form in it */
    uint32_t whole;
    bool teasers;      /* only rows of teasers are looked for */
} boxes;

/* How a box begins that asks the reader for something, folded. */
static const char *const prompts[] = {
    "sign up", "subscribe", "get our", "get the latest", "newsletter", "join our",
    "support free", "support independent", "support quality", "support local", "support us",
    "continue reading with", "already a subscriber", "support our journalism",
    "download our app", "download the app", "we use cookies", "this site uses cookies",
    "đăng ký nhận", "đăng ký email", "inscrivez-vous", "newsletter abonnieren", "suscríbete",
};

/* How a box begins that stands where the rest of the article would, folded. It may be longer
 * than the teaser above it. */
static const char *const walls[] = {
    "subscribe to unlock", "subscribe to continue", "subscribe to read", "to continue reading",
    "to read the full", "to keep reading", "this article is for subscribers", "unlock this article",
    "this content is for subscribers", "already a subscriber", "already subscribed", "log in to continue",
    "sign in to continue", "register to continue", "continue reading with",
    "đăng nhập để đọc tiếp", "đăng ký để đọc tiếp", "本文为付费", "登录后阅读",
    "订阅后阅读", "付费阅读", "订阅会员",
};

/* How a box begins that leads elsewhere; only one with links. */
static const char *const pointers[] = {
    "related:", "related stories", "related articles", "related article", "related content",
    "related posts", "related news", "related topics", "related coverage", "related reading",
    "read more", "read also", "also read", "read next", "more on", "more from", "more like",
    "more stories", "more news", "most read", "most popular", "recommended", "trending",
    "you may also", "you might also", "people are also", "don't miss", "top stories", "see also",
    "what to read", "latest news", "popular stories", "in this series", "written by",
    "about the author", "lire aussi", "à lire aussi", "sur le même sujet", "mehr zum thema",
    "lesen sie auch", "lea también", "te puede interesar", "leia também", "leggi anche",
    "xem thêm", "đọc thêm", "tin liên quan", "bài liên quan", "tin cùng chuyên mục",
    "các tin khác", "tin khác", "có thể bạn quan tâm", "tin mới", "相关", "推荐", "延伸阅读",
    "热门", "更多", "猜你喜欢", "为你推荐", "大家都在看", "下一篇", "上一篇",
};

/* What stands under a comment. */
static const char *const replies[] = {
    "reply", "reply to this", "回复", "举报", "trả lời", "répondre", "antworten", "responder",
};

static bool starts_with_one(dl_str folded, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i][0] == folded.ptr[0] && dl_str_starts(folded, dl_str_from(list[i])))
            return true;
    return false;
}

static dl_str first_words(const dl_html_tree *tree, uint32_t text)
{
    dl_str words = dl_str_trim(dl_html_row_text(&tree->items[text]));
    size_t end = 0;
    while (end < words.len && end < WORDS_BYTES)
        dl_utf8_next(words, &end);
    return dl_utf8_folded(dl_str_slice(words, 0, end), tree->arena);
}

static bool is_reply(const dl_html_row *row)
{
    dl_str text = dl_str_trim(dl_html_row_text(row));
    for (size_t i = 0; text.len < 20 && i < DL_COUNT(replies); i++)
        if (dl_str_equal_ascii(text, dl_str_from(replies[i])))
            return true;
    return false;
}

static boxes look_at(const dl_html_tree *tree, const dl_html_parts *parts)
{
    boxes out = { .first = DL_NEW(tree->arena, uint32_t, tree->count),
                  .before = DL_NEW(tree->arena, uint32_t, tree->count),
                  .replies = DL_NEW(tree->arena, bool, tree->count),
                  .forms = DL_NEW(tree->arena, bool, tree->count) };
    for (size_t part = 0; part < parts->count; part++) {
        uint32_t end = tree->items[parts->items[part]].end;
        for (uint32_t i = parts->items[part]; i < end;) {
            const dl_html_row *row = &tree->items[i];
            out.before[i] = out.whole;
            out.whole += row->tag == DL_HTML_TEXT && !row->dropped ? row->letters : 0;
            i = row->dropped ? row->end : i + 1;
        }
        for (uint32_t i = end; i-- > parts->items[part];) {
            const dl_html_row *row = &tree->items[i];
            uint32_t up = row->parent;
            out.forms[up] |= row->tag == DL_HTML_FORM; /* also one that is dropped itself */
            if (row->dropped)
                continue;
            if (row->tag == DL_HTML_TEXT && row->letters) {
                out.first[i] = i;
                out.replies[i] = is_reply(row);
            }
            out.first[up] = out.first[i] ? out.first[i] : out.first[up];
            out.replies[up] |= out.replies[i];
            out.forms[up] |= out.forms[i];
        }
    }
    return out;
}

static bool is_box(const dl_html_row *row)
{
    switch ((dl_html_tag)row->tag) {
    case DL_HTML_BLOCK:
    case DL_HTML_ASIDE:
    case DL_HTML_ARTICLE:
    case DL_HTML_FIGURE:
    case DL_HTML_FORM:
    case DL_HTML_LIST:
    case DL_HTML_TABLE:
        return !(row->hints & DL_HINT_BODY);
    default:
        return false;
    }
}

static bool asks_or_points(const dl_html_tree *tree, uint32_t at, const boxes *of)
{
    const dl_html_row *row = &tree->items[at];
    if (!is_box(row) || !of->first[at])
        return false;
    if (of->before[at] >= TEASED && row->letters <= 2 * BOX
        && starts_with_one(first_words(tree, of->first[at]), walls, DL_COUNT(walls)))
        return true;
    if (row->letters > BOX || row->letters * 4 > of->whole)
        return false;
    if (of->forms[at] && row->letters <= FORM_BOX && row->letters * 5 < of->whole)
        return true;
    dl_str words = first_words(tree, of->first[at]);
    if (words.len == 0)
        return false;
    if (starts_with_one(words, prompts, DL_COUNT(prompts)))
        return true;
    return row->link_letters * 10 >= row->letters * 3
        && starts_with_one(words, pointers, DL_COUNT(pointers));
}

/* The first of its classes: "comment" of "comment even depth-1". */
static dl_str first_class(const dl_html_row *row)
{
    dl_str head, tail;
    dl_str_cut(dl_str_trim(dl_html_attribute(row->node, "class")), ' ', &head, &tail);
    return head;
}

static bool built_alike(const dl_html_row *a, const dl_html_row *b)
{
    return a->tag == b->tag && dl_str_equal(first_class(a), first_class(b));
}

typedef struct run {
    uint32_t first, last; /* rows; 0: no run */
    uint32_t title;       /* the row in front of it, if that may be its title */
    uint32_t count, cards, remarks, letters;
} run;

/* Between the paragraphs a few cards, behind them many; a row of links with a word on each
 * may be what the article is made of. */
static bool is_furniture(const dl_html_tree *tree, uint32_t up, const run *row, const boxes *of)
{
    uint32_t before = of->before[row->first];
    uint32_t after = of->whole - before - row->letters;
    bool cards = row->cards * 4 >= row->count * 3 && row->letters < row->count * TEASER;
    if (row->count < RUN)
        return false;
    if (of->teasers)
        return cards && (tree->items[up].letters - row->letters) * 4 < row->letters
            && row->letters * 10 < of->whole * 9;
    if (before < ARTICLE)
        return false;
    if (row->remarks * 4 >= row->count * 3)
        return true;
    return cards && (row->letters * 4 <= before
                     || (before * 2 >= row->letters && after * 4 < row->letters));
}

/* The heading right above such a row, in whatever box it is. */
static void drop_heading_above(dl_html_tree *tree, uint32_t at)
{
    uint32_t steps = 0;
    while (at-- > 1 && steps++ < STEPS) {
        dl_html_row *row = &tree->items[at];
        if (row->tag != DL_HTML_TEXT || row->letters == 0)
            continue;
        dl_html_row *block = &tree->items[row->block];
        block->dropped |= block->tag == DL_HTML_HEADING && block->level > 1
                       && block->letters < TITLE;
        return;
    }
}

static void end_run(dl_html_tree *tree, uint32_t up, run *now, const boxes *of)
{
    if (now->first && is_furniture(tree, up, now, of)) {
        drop_heading_above(tree, now->first);
        if (now->title)
            tree->items[now->title].dropped = true;
        for (uint32_t i = now->first; i <= now->last; i = tree->items[i].end)
            tree->items[i].dropped = true;
    }
    *now = (run){ 0 };
}

static void add_to_run(const dl_html_tree *tree, run *now, uint32_t at, const boxes *of)
{
    const dl_html_row *row = &tree->items[at];
    const dl_html_row *text = &tree->items[of->first[at]];
    const dl_html_row *line = &tree->items[text->block];
    bool leaf = row->letters == row->own_letters;
    bool link = text->linked && line->own_letters == line->own_link_letters;
    now->first = now->first ? now->first : at;
    now->last = at;
    now->count++;
    now->letters += row->letters;
    now->cards += !leaf && link && row->letters < CARD;
    now->remarks += !leaf && of->replies[at];
}

/* Rows of boxes built alike among the children of one row. */
static void drop_runs(dl_html_tree *tree, uint32_t up, const boxes *of)
{
    run now = { 0 };
    uint32_t previous = 0;
    for (uint32_t i = up + 1; i < tree->items[up].end; i = tree->items[i].end) {
        const dl_html_row *row = &tree->items[i];
        if (row->dropped || row->letters == 0)
            continue;
        bool box = (is_box(row) && row->tag != DL_HTML_TABLE) || row->tag == DL_HTML_ITEM;
        if (now.first && (!box || !built_alike(row, &tree->items[now.last])))
            end_run(tree, up, &now, of);
        if (box) {
            bool title = !now.first && previous && dl_html_is_block(&tree->items[previous])
                      && tree->items[previous].letters < TITLE;
            now.title = title ? previous : now.title;
            add_to_run(tree, &now, i, of);
        }
        previous = i;
    }
    end_run(tree, up, &now, of);
}

void dl_html_teasers_drop(dl_html_tree *tree)
{
    dl_html_parts page = { .items = &(uint32_t){ 0 }, .count = 1, .capacity = 1 };
    boxes of = look_at(tree, &page);
    of.teasers = true;
    for (uint32_t i = 0; i < tree->count;) {
        const dl_html_row *row = &tree->items[i];
        /* An article may be made of links with a word on each. */
        bool article = (row->tag == DL_HTML_ARTICLE || row->hints & DL_HINT_BODY)
                    && row->letters * 2 > of.whole;
        if (!row->dropped && !article && dl_html_is_block(row) && row->letters)
            drop_runs(tree, i, &of);
        i = row->dropped || article ? row->end : i + 1;
    }
}

void dl_html_boxes_drop(dl_html_tree *tree, const dl_html_parts *parts)
{
    boxes of = look_at(tree, parts);
    for (size_t part = 0; part < parts->count; part++) {
        uint32_t first = parts->items[part];
        for (uint32_t i = first; i < tree->items[first].end;) {
            dl_html_row *row = &tree->items[i];
            row->dropped = row->dropped || asks_or_points(tree, i, &of);
            if (!row->dropped && dl_html_is_block(row) && row->letters)
                drop_runs(tree, i, &of);
            i = row->dropped ? row->end : i + 1;
        }
    }
}
