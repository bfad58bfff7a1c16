#include "src/ingest/html_tree.h"

#include <libxml/SAX2.h>
#include <string.h>

#include "dateline/buf.h"
#include "dateline/file.h"
#include "dateline/utf8.h"
#include "src/ingest/attributes.h"
#include "src/ingest/html_hints.h"

enum { HAN_LETTERS = 3, SCRIPTLESS_BYTES = 200 };

static const struct {
    const char *name;
    dl_html_tag tag;
} tags[] = {
    { "a", DL_HTML_LINK },           { "p", DL_HTML_PARAGRAPH },
    { "div", DL_HTML_BLOCK },        { "br", DL_HTML_BREAK },
    { "li", DL_HTML_ITEM },          { "ul", DL_HTML_LIST },
    { "ol", DL_HTML_NUMBERED },      { "td", DL_HTML_CELL },
    { "th", DL_HTML_CELL },          { "tr", DL_HTML_ROW },
    { "table", DL_HTML_TABLE },      { "tbody", DL_HTML_BLOCK },
    { "thead", DL_HTML_BLOCK },      { "tfoot", DL_HTML_BLOCK },
    { "caption", DL_HTML_CAPTION },  { "h1", DL_HTML_HEADING },
    { "h2", DL_HTML_HEADING },       { "h3", DL_HTML_HEADING },
    { "h4", DL_HTML_HEADING },       { "h5", DL_HTML_HEADING },
    { "h6", DL_HTML_HEADING },       { "section", DL_HTML_BLOCK },
    { "article", DL_HTML_ARTICLE },  { "main", DL_HTML_MAIN },
    { "header", DL_HTML_HEADER },    { "hgroup", DL_HTML_HEADER },
    { "footer", DL_HTML_ASIDE },     { "aside", DL_HTML_ASIDE },
    { "nav", DL_HTML_ASIDE },        { "blockquote", DL_HTML_QUOTE },
    { "pre", DL_HTML_PRE },          { "listing", DL_HTML_PRE },
    { "figure", DL_HTML_FIGURE },    { "figcaption", DL_HTML_CAPTION },
    { "dl", DL_HTML_BLOCK },         { "dt", DL_HTML_BLOCK },
    { "dd", DL_HTML_BLOCK },         { "address", DL_HTML_BLOCK },
    { "center", DL_HTML_BLOCK },     { "fieldset", DL_HTML_BLOCK },
    { "details", DL_HTML_BLOCK },    { "summary", DL_HTML_BLOCK },
    { "hr", DL_HTML_BLOCK },         { "form", DL_HTML_FORM },
    { "html", DL_HTML_PAGE },        { "body", DL_HTML_PAGE },
    { "q", DL_HTML_SAID },           { "time", DL_HTML_TIME },
    { "sup", DL_HTML_RAISED },       { "rt", DL_HTML_GLOSS },
    { "head", DL_HTML_NEVER },       { "script", DL_HTML_NEVER },
    { "style", DL_HTML_NEVER },      { "noscript", DL_HTML_SCRIPTLESS },
    { "template", DL_HTML_NEVER },   { "iframe", DL_HTML_NEVER },
    { "object", DL_HTML_NEVER },     { "frameset", DL_HTML_NEVER },
    { "applet", DL_HTML_NEVER },     { "svg", DL_HTML_NEVER },
    { "canvas", DL_HTML_NEVER },     { "audio", DL_HTML_NEVER },
    { "video", DL_HTML_NEVER },      { "map", DL_HTML_NEVER },
    { "input", DL_HTML_NEVER },      { "button", DL_HTML_NEVER },
    { "select", DL_HTML_NEVER },     { "textarea", DL_HTML_NEVER },
    { "option", DL_HTML_NEVER },     { "label", DL_HTML_NEVER },
    { "dialog", DL_HTML_NEVER },     { "menu", DL_HTML_NEVER },
    { "title", DL_HTML_NEVER },      { "meta", DL_HTML_NEVER },
    { "link", DL_HTML_NEVER },       { "rp", DL_HTML_NEVER },
};

/* Not <embed>: libxml2 does not know that it is empty, and hangs below it what follows. */
static dl_html_tag tag_of(const xmlNode *node)
{
    const char *name = (const char *)node->name;
    for (size_t i = 0; i < DL_COUNT(tags); i++)
        if (tags[i].name[0] == name[0] && strcmp(tags[i].name, name) == 0)
            return tags[i].tag;
    return DL_HTML_INLINE;
}

dl_str dl_html_row_text(const dl_html_row *row)
{
    return row->tag == DL_HTML_TEXT ? dl_str_from((const char *)row->node->content)
                                    : (dl_str){ "", 0 };
}

static void add_row(dl_html_tree *tree, const xmlNode *node, uint32_t parent)
{
    dl_html_row row = { .node = node, .parent = parent };
    bool element = node->type == XML_ELEMENT_NODE;
    row.tag = element ? (uint8_t)tag_of(node) : DL_HTML_TEXT;
    row.hints = element ? dl_html_hints(node) : 0;
    if (row.tag == DL_HTML_HEADING)
        row.level = (uint8_t)(node->name[1] - '0');
    uint32_t self = (uint32_t)tree->count;
    row.linked = row.tag == DL_HTML_LINK || (self && tree->items[parent].linked);
    row.block = dl_html_is_block(&row) || !self ? self : tree->items[parent].block;
    *DL_APPEND(tree, tree->arena) = row;
}

/* Document order without recursion. What is never shown is not even entered, so it has no
 * rows below it; <noscript> only if `scriptless`. */
static void flatten(dl_html_tree *tree, const xmlNode *root, bool scriptless)
{
    const xmlNode *node = root;
    uint32_t parent = 0;
    while (node) {
        bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
        uint32_t row = (uint32_t)tree->count;
        bool added = (text && node->content) || node->type == XML_ELEMENT_NODE;
        if (added)
            add_row(tree, node, parent);
        uint8_t tag = added ? tree->items[row].tag : DL_HTML_NEVER;
        bool entered = tag != DL_HTML_NEVER && (tag != DL_HTML_SCRIPTLESS || scriptless);
        if (entered && !text && node->children) {
            parent = row;
            node = node->children;
            continue;
        }
        if (added)
            tree->items[row].end = row + 1;
        while (node != root && !node->next) {
            node = node->parent;
            tree->items[parent].end = (uint32_t)tree->count;
            parent = tree->items[parent].parent;
        }
        node = node == root ? NULL : node->next;
    }
    if (tree->count)
        tree->items[0].end = (uint32_t)tree->count;
}

static bool is_comma(uint32_t point)
{
    return point == ',' || point == 0xFF0C || point == 0x3001 || point == 0x3002
        || point == 0x060C;
}

static void measure_text(dl_html_tree *tree, dl_html_row *row)
{
    dl_str text = dl_html_row_text(row);
    for (size_t at = 0; at < text.len;) {
        unsigned char byte = (unsigned char)text.ptr[at];
        if (byte < 0x80) {
            at++;
            row->letters += byte > ' ';
            row->commas += byte == ',';
            continue;
        }
        uint32_t point = dl_utf8_next(text, &at);
        dl_point_class class = dl_point_classify(point);
        if (class != DL_POINT_SPACE && class != DL_POINT_MARK && class != DL_POINT_IGNORE)
            row->letters += class == DL_POINT_HAN ? HAN_LETTERS : 1;
        row->commas += is_comma(point);
    }
    row->link_letters = row->linked ? row->letters : 0;
    dl_html_row *block = &tree->items[row->block];
    block->own_letters += row->letters;
    block->own_link_letters += row->link_letters;
    block->own_commas += row->commas;
}

void dl_html_tree_measure(dl_html_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        dl_html_row *row = &tree->items[i];
        row->letters = row->link_letters = row->commas = 0;
        row->own_letters = row->own_link_letters = row->own_commas = 0;
    }
    for (size_t i = 0; i < tree->count;) {
        dl_html_row *row = &tree->items[i];
        if (row->tag == DL_HTML_TEXT && !row->dropped)
            measure_text(tree, row);
        i = row->dropped ? row->end : i + 1;
    }
    for (size_t i = tree->count; i-- > 1;) {
        const dl_html_row *row = &tree->items[i];
        if (row->dropped)
            continue;
        dl_html_row *parent = &tree->items[row->parent];
        parent->letters += row->letters;
        parent->link_letters += row->link_letters;
        parent->commas += row->commas;
    }
}

static size_t scriptless_bytes(const dl_html_tree *tree)
{
    size_t bytes = 0;
    for (size_t i = 0; i < tree->count; i++) {
        const xmlNode *top = tree->items[i].node, *node = top;
        while (tree->items[i].tag == DL_HTML_SCRIPTLESS && node) {
            if (node->type == XML_TEXT_NODE && node->content)
                bytes += dl_str_trim(dl_str_from((const char *)node->content)).len;
            if (node->type == XML_ELEMENT_NODE && node->children) {
                node = node->children;
                continue;
            }
            while (node != top && !node->next)
                node = node->parent;
            node = node == top ? NULL : node->next;
        }
    }
    return bytes;
}

/* libxml2 stops by itself at 256 elements; beyond this many each end tag costs too much. */
static void start_element(void *context, const xmlChar *name, const xmlChar **attributes)
{
    htmlParserCtxt *parser = context;
    if (parser->nameNr < DL_HTML_DEPTH) {
        xmlSAX2StartElement(context, name, attributes);
        return;
    }
    ((dl_html_tree *)parser->_private)->too_deep = true;
    xmlStopParser(parser);
}

static xmlDoc *read_page(dl_html_tree *tree, dl_str text)
{
    static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                             | HTML_PARSE_NONET | HTML_PARSE_COMPACT | XML_PARSE_HUGE;
    htmlParserCtxt *parser = htmlNewParserCtxt();
    if (!parser)
        return NULL;
    parser->sax->startElement = start_element;
    parser->_private = tree;
    xmlDoc *document = htmlCtxtReadMemory(parser, text.ptr, (int)text.len, NULL, "UTF-8",
                                          options);
    htmlFreeParserCtxt(parser);
    return document;
}

void dl_html_tree_open(dl_html_tree *tree, dl_str text, dl_arena *arena)
{
    *tree = (dl_html_tree){ .arena = arena };
    text = dl_html_mend(dl_str_slice(text, 0, DL_FILE_LIMIT), arena);
    text = dl_markup_limit(text, DL_DIALECT_HTML, arena);
    tree->document = read_page(tree, text);
    const xmlNode *root = tree->document ? xmlDocGetRootElement(tree->document) : NULL;
    if (root)
        flatten(tree, root, false);
    if (tree->count == 0)
        *DL_APPEND(tree, arena) = (dl_html_row){ .end = 1, .tag = DL_HTML_NEVER };
    dl_html_tree_measure(tree);
    /* A page that scripts are to fill may have its text only for who has none. */
    size_t bytes = scriptless_bytes(tree);
    if (bytes > SCRIPTLESS_BYTES && bytes / 2 > tree->items[0].letters) {
        tree->count = 0;
        flatten(tree, root, true);
        dl_html_tree_measure(tree);
    }
}

void dl_html_tree_close(dl_html_tree *tree)
{
    if (tree->document)
        xmlFreeDoc(tree->document);
    tree->document = NULL;
}

dl_str dl_html_line_of(const dl_html_tree *tree, uint32_t row, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    bool space = false;
    for (uint32_t i = row; i < tree->items[row].end; i++) {
        if (i > row && (dl_html_is_block(&tree->items[i]) || tree->items[i].tag == DL_HTML_BREAK))
            space = true;
        dl_str text = dl_html_row_text(&tree->items[i]);
        for (size_t at = 0; at < text.len;) {
            size_t start = at;
            if (dl_point_classify(dl_utf8_next(text, &at)) == DL_POINT_SPACE) {
                space = true;
                continue;
            }
            if (space && out.count)
                dl_buf_add_char(&out, ' ');
            space = false;
            dl_buf_add(&out, dl_str_slice(text, start, at));
        }
    }
    return dl_buf_str(&out);
}
