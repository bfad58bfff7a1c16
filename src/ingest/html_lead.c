/* The lead of an article (standfirst, sapo, Vorspann) often stands in the box of the
 * heading, not in that of the text. What stands between the two and reads like prose is
 * put in front of the parts. */
#include "src/ingest/html_article.h"

#include "src/ingest/html_hints.h"
#include "src/ingest/html_wording.h"

enum {
    NAMED = 25,      /* letters of a lead by its class ... */
    PROSE = 45,      /* ... and of a sentence that may be one */
    LONGEST = 1200,
    BETWEEN = 2500   /* more between heading and text: they do not belong together */
};

bool dl_html_is_title(const dl_html_tree *tree, uint32_t at, dl_str key)
{
    const dl_html_row *row = &tree->items[at];
    if (row->tag != DL_HTML_HEADING || row->letters == 0)
        return false;
    if (row->level == 1)
        return true;
    if (row->level > 3 || row->letters > key.len * 3 || row->letters * 4 < key.len)
        return false;
    dl_str line = dl_html_key(dl_html_line_of(tree, at, tree->arena), tree->arena);
    bool most = key.len * 2 > line.len; /* with a kicker in front, or without the site */
    return key.len && most && dl_str_find(line, key, 0) != SIZE_MAX;
}

/* Old pages have their titles in cells and bold lines. */
static bool is_title_line(const dl_html_tree *tree, uint32_t at, dl_str key)
{
    const dl_html_row *row = &tree->items[at];
    bool line = row->tag == DL_HTML_CELL || row->tag == DL_HTML_PARAGRAPH
             || row->tag == DL_HTML_BLOCK;
    if (!line || !key.len || row->letters != row->own_letters || row->link_letters
        || row->letters > key.len * 3 || row->letters * 4 < key.len)
        return false;
    return dl_str_equal(dl_html_key(dl_html_line_of(tree, at, tree->arena), tree->arena), key);
}

/* The last heading with the title above the parts, 0 if there is none. */
static uint32_t heading_above(const dl_html_tree *tree, uint32_t first, dl_str key)
{
    uint32_t found = 0;
    for (uint32_t i = 1; i < first;) {
        if (!tree->items[i].dropped
            && (dl_html_is_title(tree, i, key) || is_title_line(tree, i, key)))
            found = i;
        i = tree->items[i].dropped ? tree->items[i].end : i + 1;
    }
    return found;
}

static uint32_t letters_between(const dl_html_tree *tree, uint32_t start, uint32_t end)
{
    uint32_t letters = 0;
    for (uint32_t i = start; i < end;) {
        const dl_html_row *row = &tree->items[i];
        letters += row->tag == DL_HTML_TEXT && !row->dropped ? row->letters : 0;
        i = row->dropped ? row->end : i + 1;
    }
    return letters;
}

static bool ends_sentence(dl_str line)
{
    static const char *const ends[] = { ".", "!", "?", "”", "\"", "。", "！", "？", "…", "»" };
    for (size_t i = 0; i < DL_COUNT(ends); i++)
        if (dl_str_ends(line, dl_str_from(ends[i])))
            return true;
    return false;
}

/* The boxes around it say what it is, up to that which holds the heading too. */
static bool is_lead(const dl_html_tree *tree, uint32_t at, uint32_t heading)
{
    static const uint32_t others = DL_HINT_JUNK | DL_HINT_COMMENTS | DL_HINT_BYLINE
                                 | DL_HINT_DATE | DL_HINT_HIDDEN | DL_HINT_CAPTION;
    const dl_html_row *row = &tree->items[at];
    bool list = row->tag == DL_HTML_LIST;
    bool leaf = row->letters == row->own_letters;
    bool block = row->tag == DL_HTML_PARAGRAPH || row->tag == DL_HTML_BLOCK
              || row->tag == DL_HTML_CELL || (row->tag == DL_HTML_HEADING && row->level > 1);
    if (!(list || (block && leaf)) || row->letters < NAMED || row->letters > LONGEST
        || row->link_letters * 10 > row->letters * 3)
        return false;
    bool named = false;
    for (uint32_t box = at; box > heading; box = tree->items[box].parent) {
        const dl_html_row *around = &tree->items[box];
        if (around->hints & others || around->tag >= DL_HTML_FORM
            || around->tag == DL_HTML_FIGURE || around->tag == DL_HTML_CAPTION)
            return false;
        named |= (around->hints & DL_HINT_LEAD) != 0;
    }
    return named || (row->letters >= PROSE
                     && (list || ends_sentence(dl_html_line_of(tree, at, tree->arena))));
}

void dl_html_article_lead(dl_html_tree *tree, dl_html_parts *parts, dl_str title)
{
    uint32_t first = parts->items[0];
    uint32_t heading = heading_above(tree, first, dl_html_key(title, tree->arena));
    if (!heading || letters_between(tree, tree->items[heading].end, first) > BETWEEN)
        return;
    dl_html_parts all = { 0 };
    dl_str body = { 0 };
    for (uint32_t i = tree->items[heading].end; i < first;) {
        const dl_html_row *row = &tree->items[i];
        bool lead = !row->dropped && is_lead(tree, i, heading);
        if (lead && !body.len)
            body = dl_html_line_of(tree, first, tree->arena);
        if (lead
            && dl_str_find(body, dl_html_line_of(tree, i, tree->arena), 0) == SIZE_MAX)
            *DL_APPEND(&all, tree->arena) = i;
        i = lead || row->dropped ? row->end : i + 1;
    }
    for (size_t i = 0; i < parts->count; i++)
        *DL_APPEND(&all, tree->arena) = parts->items[i];
    *parts = all;
}
