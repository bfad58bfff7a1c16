/* After Readability (Arc90, 2009; Mozilla's version of 2023), on a table instead of a
 * tree that is changed in place:
 *
 *   1. furniture is dropped by tag, role, class and id;
 *   2. each paragraph gives points for length and commas to its block, half of them to the
 *      block above, a third, a sixth ... further up;
 *   3. points are weighed by class and by the share of text outside links; the best block
 *      is the article, unless several good ones share a block above it;
 *   4. its neighbours join if they are good enough themselves.
 *
 * Nothing is dropped that holds the page's heading, what its maker calls the article's
 * body, or most of its text.
 */
#include "src/ingest/html_article.h"

#include "src/ingest/html_attribute.h"
#include "src/ingest/html_hints.h"
#include "src/ingest/html_wording.h"

enum {
    PARAGRAPH_LETTERS = 25, /* less is no paragraph */
    LEVELS = 5,             /* blocks above that get points */
    BEST = 5,               /* candidates compared for a common block above */
    BEST_NEEDED = 3,
    NAMED_LETTERS = 800, /* a body by name with as many is the body */
    SHORT_ARTICLE = 140 /* so much beside the comments may be one */
};

static float link_share(const dl_html_row *row)
{
    return row->letters ? (float)row->link_letters / (float)row->letters : 0;
}

/* Letters of paragraphs in each subtree, as far as they are not links: what dropping the
 * subtree would cost. In `cost`, one for each row; holds_title: the title or a body by name. */
static void weigh(const dl_html_tree *tree, dl_str title, uint32_t *cost, bool *holds_title)
{
    dl_str key = dl_html_key(title, tree->arena);
    for (size_t i = 0; i < tree->count; i++) {
        const dl_html_row *row = &tree->items[i];
        bool paragraph = row->own_letters >= PARAGRAPH_LETTERS
                      && row->own_link_letters * 2 < row->own_letters;
        cost[i] = paragraph ? row->own_letters : 0;
        holds_title[i] = dl_html_is_title(tree, (uint32_t)i, key) || (row->hints & DL_HINT_BODY);
    }
    for (size_t i = tree->count; i-- > 1;) {
        cost[tree->items[i].parent] += cost[i];
        holds_title[tree->items[i].parent] |= holds_title[i];
    }
}

static bool is_furniture(const dl_html_row *row, uint32_t cost, uint32_t total,
                         bool holds_title, int pass)
{
    if (row->tag == DL_HTML_NEVER)
        return true;
    if (row->tag == DL_HTML_TEXT || row->tag == DL_HTML_PAGE)
        return false;
    bool comments = (row->hints & DL_HINT_COMMENTS) && !(row->hints & DL_HINT_BODY)
                 && !holds_title;
    if (comments && total - cost >= SHORT_ARTICLE)
        return true;
    if (pass == DL_HTML_ALL)
        return false;
    if (row->hints & DL_HINT_HIDDEN)
        return cost * 2 < total;
    if (holds_title || row->hints & DL_HINT_BODY)
        return false;
    if (comments)
        return cost * 10 < total * 9;
    bool most = cost * 2 >= total;
    if (row->tag == DL_HTML_ASIDE || row->hints & DL_HINT_JUNK)
        return !most;
    if (pass != DL_HTML_STRICT || row->tag == DL_HTML_ARTICLE || row->tag == DL_HTML_MAIN)
        return false;
    if (row->tag == DL_HTML_FORM || row->tag == DL_HTML_HEADER)
        return cost * 10 < total;
    bool list = row->tag == DL_HTML_LIST && row->link_letters == 0;
    bool unlikely = (row->hints & DL_HINT_UNLIKELY) && !(row->hints & DL_HINT_CONTENT) && !list;
    return unlikely && cost * 4 < total && row->tag != DL_HTML_LINK;
}

static void drop_furniture(dl_html_tree *tree, int pass, dl_str title)
{
    uint32_t *cost = DL_NEW(tree->arena, uint32_t, tree->count);
    bool *holds_title = DL_NEW(tree->arena, bool, tree->count);
    for (size_t i = 0; i < tree->count; i++)
        tree->items[i].dropped = false;
    dl_html_tree_measure(tree);
    weigh(tree, title, cost, holds_title);
    for (size_t i = 0; i < tree->count; i++)
        tree->items[i].dropped =
            is_furniture(&tree->items[i], cost[i], cost[0], holds_title[i], pass);
    if (pass != DL_HTML_ALL)
        dl_html_teasers_drop(tree);
    dl_html_tree_measure(tree);
}

static float initial_score(const dl_html_row *row)
{
    float score = 0;
    switch ((dl_html_tag)row->tag) {
    case DL_HTML_ARTICLE:
        score = 15;
        break;
    case DL_HTML_MAIN:
    case DL_HTML_BLOCK:
        score = 5;
        break;
    case DL_HTML_PRE:
    case DL_HTML_CELL:
    case DL_HTML_QUOTE:
        score = 3;
        break;
    case DL_HTML_LIST:
    case DL_HTML_NUMBERED:
    case DL_HTML_ITEM:
    case DL_HTML_FORM:
    case DL_HTML_ASIDE:
        score = -3;
        break;
    case DL_HTML_HEADING:
        score = -5;
        break;
    default:
        break;
    }
    if (row->hints & DL_HINT_BODY)
        score += 50;
    else if (row->hints & DL_HINT_CONTENT)
        score += 25;
    if (row->hints & (DL_HINT_JUNK | DL_HINT_COMMENTS | DL_HINT_UNLIKELY))
        score -= 25;
    return score;
}

static bool gives_points(const dl_html_row *row)
{
    return dl_html_is_block(row) && row->tag != DL_HTML_HEADING
        && row->own_letters >= PARAGRAPH_LETTERS
        && row->own_link_letters * 2 < row->own_letters;
}

/* Points are summed before the weight of a block's own name is added once. */
static void score_blocks(dl_html_tree *tree)
{
    bool *scored = DL_NEW(tree->arena, bool, tree->count);
    for (size_t i = 0; i < tree->count; i++)
        tree->items[i].score = 0;
    for (size_t i = 0; i < tree->count; i++) {
        const dl_html_row *row = &tree->items[i];
        if (!gives_points(row))
            continue;
        float length = (float)row->own_letters / 100;
        float points = 1 + (float)row->own_commas + (length > 3 ? 3 : length);
        /* A paragraph is no container: its points go to the blocks above. A block with
         * text of its own (lines parted by <br>) contains itself. */
        uint32_t above = row->tag == DL_HTML_PARAGRAPH || row->tag == DL_HTML_ITEM
                             || row->tag == DL_HTML_QUOTE || row->tag == DL_HTML_CAPTION
                           ? row->parent : (uint32_t)i;
        for (int level = 0; level < LEVELS; level++) {
            float share = level == 0 ? 1 : level == 1 ? 0.5f : 1.0f / (float)(level * 3);
            tree->items[above].score += points * share;
            scored[above] = true;
            if (above == 0)
                break;
            above = tree->items[above].parent;
        }
    }
    for (size_t i = 0; i < tree->count; i++) {
        dl_html_row *row = &tree->items[i];
        if (scored[i])
            row->score = (row->score + initial_score(row)) * (1 - link_share(row));
    }
}

typedef struct ranking {
    uint32_t rows[BEST];
    size_t count;
} ranking;

static void rank(const dl_html_tree *tree, ranking *best)
{
    best->count = 0;
    for (uint32_t i = 0; i < tree->count; i++) {
        float score = tree->items[i].score;
        if (score <= 0 || !dl_html_is_block(&tree->items[i]))
            continue;
        size_t at = best->count;
        while (at > 0 && tree->items[best->rows[at - 1]].score < score)
            at--;
        if (at == BEST)
            continue;
        if (best->count < BEST)
            best->count++;
        for (size_t j = best->count - 1; j > at; j--)
            best->rows[j] = best->rows[j - 1];
        best->rows[at] = i;
    }
}

static bool contains(const dl_html_tree *tree, uint32_t above, uint32_t row)
{
    return row >= above && row < tree->items[above].end;
}

/* A block above the best that also holds other candidates nearly as good. */
static uint32_t common_block(const dl_html_tree *tree, const ranking *best)
{
    uint32_t top = best->rows[0];
    float enough = tree->items[top].score * 0.75f;
    for (uint32_t above = tree->items[top].parent; above; above = tree->items[above].parent) {
        size_t held = 0;
        for (size_t i = 1; i < best->count; i++)
            held += tree->items[best->rows[i]].score >= enough
                 && contains(tree, above, best->rows[i]);
        if (held >= BEST_NEEDED && tree->items[above].tag != DL_HTML_PAGE)
            return above;
    }
    return top;
}

/* Further up while the score does not fall much: the article is in several boxes. Also
 * where the best is all that its parent holds, so that its neighbours are found. */
static uint32_t climb(const dl_html_tree *tree, uint32_t top)
{
    float last = tree->items[top].score;
    float floor_score = last / 3;
    for (uint32_t above = tree->items[top].parent; above; above = tree->items[above].parent) {
        const dl_html_row *row = &tree->items[above];
        if (row->tag == DL_HTML_PAGE || row->score < floor_score)
            break;
        if (row->score > last) {
            top = above;
            break;
        }
        last = row->score;
    }
    while (top && tree->items[tree->items[top].parent].tag != DL_HTML_PAGE
           && tree->items[tree->items[top].parent].letters == tree->items[top].letters)
        top = tree->items[top].parent;
    return top;
}

static uint32_t prose_in(const dl_html_row *row)
{
    return row->letters - row->link_letters;
}

/* Down again to the one <article> that holds most: what stands beside it under a common
 * block are teasers and comments. */
static uint32_t narrow(const dl_html_tree *tree, uint32_t top)
{
    uint32_t best = 0;
    for (uint32_t i = top + 1; i < tree->items[top].end;) {
        const dl_html_row *row = &tree->items[i];
        bool article = row->tag == DL_HTML_ARTICLE && !row->dropped;
        if (article && (!best || prose_in(row) > prose_in(&tree->items[best])))
            best = i;
        i = article || row->dropped ? row->end : i + 1;
    }
    return best && prose_in(&tree->items[best]) * 2 > prose_in(&tree->items[top]) ? best : top;
}

static bool same_class(const dl_html_row *a, const dl_html_row *b)
{
    dl_str name = dl_html_attribute(a->node, "class");
    return name.len && dl_str_equal(name, dl_html_attribute(b->node, "class"));
}

static bool joins(const dl_html_tree *tree, uint32_t row, uint32_t top)
{
    const dl_html_row *candidate = &tree->items[row];
    const dl_html_row *best = &tree->items[top];
    if (row == top)
        return true;
    if (candidate->dropped || candidate->letters == 0)
        return false;
    float enough = best->score * 0.2f > 10 ? best->score * 0.2f : 10;
    float bonus = same_class(candidate, best) ? best->score * 0.2f : 0;
    if (dl_html_is_block(candidate) && candidate->score + bonus >= enough)
        return true;
    return candidate->tag == DL_HTML_PARAGRAPH && candidate->letters > 80
        && link_share(candidate) < 0.25f;
}

/* Only what stands in front: the lead of an article whose body has a name. */
static dl_html_parts neighbours(const dl_html_tree *tree, uint32_t top, bool leads_only)
{
    dl_html_parts parts = { 0 };
    uint32_t parent = tree->items[top].parent;
    if (top == 0 || tree->items[top].tag == DL_HTML_PAGE) {
        *DL_APPEND(&parts, tree->arena) = top;
        return parts;
    }
    uint32_t end = leads_only ? tree->items[top].end : tree->items[parent].end;
    for (uint32_t i = parent + 1; i < end; i = tree->items[i].end) {
        bool lead = i == top || tree->items[i].tag == DL_HTML_PARAGRAPH;
        if ((lead || !leads_only) && joins(tree, i, top))
            *DL_APPEND(&parts, tree->arena) = i;
    }
    return parts;
}

static bool is_named(const dl_html_row *row)
{
    return (row->hints & DL_HINT_BODY) && !row->dropped && dl_html_is_block(row)
        && row->tag != DL_HTML_PAGE && link_share(row) < 0.4f;
}

/* The largest text by its maker's word, and in *all the letters of every such text. Of one
 * in another the inner, unless it has much less. */
static uint32_t named_body(const dl_html_tree *tree, uint32_t *all)
{
    uint32_t found = 0;
    *all = 0;
    for (uint32_t i = 1; i < tree->count; i++) {
        const dl_html_row *row = &tree->items[i];
        if (!is_named(row))
            continue;
        if (found && i < tree->items[found].end) {
            if (row->letters * 10 >= tree->items[found].letters * 7)
                found = i;
            continue;
        }
        *all += row->letters;
        if (!found || row->letters > tree->items[found].letters)
            found = i;
    }
    return found;
}

/* A body in several boxes of one class. */
static dl_html_parts boxes_like(const dl_html_tree *tree, uint32_t named)
{
    dl_html_parts parts = { 0 };
    uint32_t end = 0;
    for (uint32_t i = 1; i < tree->count; i++) {
        const dl_html_row *row = &tree->items[i];
        if (i < end || !is_named(row)
            || (i != named && !same_class(row, &tree->items[named])))
            continue;
        *DL_APPEND(&parts, tree->arena) = i;
        end = row->end;
    }
    return parts;
}

/* The parts that are named as the article's body; none if the names mislead: that is, if
 * they hold little, or each of several articles has one. */
static dl_html_parts named_parts(const dl_html_tree *tree, uint32_t top)
{
    uint32_t all;
    uint32_t named = named_body(tree, &all);
    uint32_t letters = named ? tree->items[named].letters : 0;
    if (letters < NAMED_LETTERS && letters * 2 < tree->items[top].letters)
        return (dl_html_parts){ 0 };
    if (named && letters * 10 >= all * 6)
        return neighbours(tree, named, true);
    dl_html_parts boxes = named ? boxes_like(tree, named) : (dl_html_parts){ 0 };
    uint32_t held = 0;
    for (size_t i = 0; i < boxes.count; i++)
        held += tree->items[boxes.items[i]].letters;
    return held * 10 >= all * 6 ? boxes : (dl_html_parts){ 0 };
}

dl_html_parts dl_html_article_find(dl_html_tree *tree, int pass, dl_str title)
{
    drop_furniture(tree, pass, title);
    score_blocks(tree);
    ranking best;
    rank(tree, &best);
    dl_html_parts parts = { 0 };
    if (best.count == 0) {
        *DL_APPEND(&parts, tree->arena) = 0;
        return parts;
    }
    uint32_t wide = climb(tree, common_block(tree, &best));
    uint32_t top = narrow(tree, wide);
    parts = named_parts(tree, top);
    return parts.count ? parts : neighbours(tree, top, top != wide);
}
