#include "src/ingest/html_facts.h"

#include <string.h>

#include "dateline/address.h"
#include "dateline/buf.h"
#include "src/ingest/html.h"
#include "src/ingest/html_attribute.h"
#include "src/ingest/html_hints.h"
#include "src/ingest/stamp.h"

enum {
    DATE_LETTERS = 80,  /* a longer line is no stamp */
    STAMPS_TRIED = 500, /* so that a page of nothing but dates costs linear time */
    LINES_SEEN = 8      /* blocks under the first heading where a stamp may stand */
};

/* <meta name|property|itemprop|http-equiv=KEY content=...>, in lower case. */
static const struct {
    const char *key;
    dl_fact fact;
    unsigned rank;
} metas[] = {
    { "og:title", DL_FACT_TITLE, 2 },
    { "twitter:title", DL_FACT_TITLE, 4 },
    { "title", DL_FACT_TITLE, 5 },
    { "dc.title", DL_FACT_TITLE, 5 },
    { "headline", DL_FACT_TITLE, 3 },
    { "parsely-title", DL_FACT_TITLE, 3 },
    { "sailthru.title", DL_FACT_TITLE, 3 },

    { "article:published_time", DL_FACT_PUBLISHED, 2 },
    { "article:published", DL_FACT_PUBLISHED, 2 },
    { "og:published_time", DL_FACT_PUBLISHED, 2 },
    { "datepublished", DL_FACT_PUBLISHED, 2 },
    { "parsely-pub-date", DL_FACT_PUBLISHED, 3 },
    { "cxenseparse:recs:publishtime", DL_FACT_PUBLISHED, 3 },
    { "sailthru.date", DL_FACT_PUBLISHED, 5 },
    { "pubdate", DL_FACT_PUBLISHED, 3 },
    { "publishdate", DL_FACT_PUBLISHED, 3 },
    { "publish-date", DL_FACT_PUBLISHED, 3 },
    { "publish_date", DL_FACT_PUBLISHED, 3 },
    { "published_time", DL_FACT_PUBLISHED, 3 },
    { "publication_date", DL_FACT_PUBLISHED, 3 },
    { "publicationdate", DL_FACT_PUBLISHED, 3 },
    { "article_date_original", DL_FACT_PUBLISHED, 3 },
    { "originalpublicationdate", DL_FACT_PUBLISHED, 3 },
    { "weibo: article:create_at", DL_FACT_PUBLISHED, 3 },
    { "weibo:article:create_at", DL_FACT_PUBLISHED, 3 },
    { "ptime", DL_FACT_PUBLISHED, 4 },
    { "dc.date.issued", DL_FACT_PUBLISHED, 4 },
    { "dcterms.created", DL_FACT_PUBLISHED, 4 },
    { "dcterms.date", DL_FACT_PUBLISHED, 4 },
    { "dc.date", DL_FACT_PUBLISHED, 5 },
    { "dc.date.created", DL_FACT_PUBLISHED, 4 },
    { "date", DL_FACT_PUBLISHED, 6 },
    { "datecreated", DL_FACT_PUBLISHED, 6 },
    { "article:modified_time", DL_FACT_PUBLISHED, 40 },
    { "og:updated_time", DL_FACT_PUBLISHED, 41 },
    { "lastmod", DL_FACT_PUBLISHED, 42 },

    { "author", DL_FACT_AUTHOR, 2 },
    { "article:author", DL_FACT_AUTHOR, 4 },
    { "parsely-author", DL_FACT_AUTHOR, 3 },
    { "sailthru.author", DL_FACT_AUTHOR, 3 },
    { "byl", DL_FACT_AUTHOR, 3 },
    { "dc.creator", DL_FACT_AUTHOR, 3 },

    { "og:locale", DL_FACT_LANGUAGE, 2 },
    { "content-language", DL_FACT_LANGUAGE, 4 },
    { "dc.language", DL_FACT_LANGUAGE, 4 },

    { "og:url", DL_FACT_ADDRESS, 2 },
    { "twitter:url", DL_FACT_ADDRESS, 6 },

    { "og:site_name", DL_FACT_SOURCE, 1 },
    { "application-name", DL_FACT_SOURCE, 3 },
    { "twitter:site", DL_FACT_SOURCE, 9 },

    { "og:description", DL_FACT_TEASER, 2 },
    { "description", DL_FACT_TEASER, 3 },
    { "twitter:description", DL_FACT_TEASER, 5 },
};

enum {
    RANK_CANONICAL = 1,
    RANK_HTML_LANG = 1,
    RANK_PUBLISHED_ITEM = 7, /* itemprop, time and class names, in the text of the page */
    RANK_PUBLISHED_TIME = 8,
    RANK_PUBLISHED_CLASS = 9,
    RANK_PUBLISHED_LINE = 12,
    RANK_PUBLISHED_ADDRESS = 20,
    RANK_AUTHOR_BYLINE = 8,
    RANK_ASKED = 9, /* the address that the page was read from */
    RANK_HOST = 10
};

static void read_meta(dl_html_facts *facts, const xmlNode *node)
{
    static const char *const attributes[] = { "property", "name", "itemprop", "http-equiv" };
    dl_str content = dl_html_attribute(node, "content");
    for (size_t i = 0; i < DL_COUNT(attributes); i++) {
        dl_str key = dl_html_attribute(node, attributes[i]);
        for (size_t j = 0; key.len && j < DL_COUNT(metas); j++)
            if (dl_str_equal_ascii(key, dl_str_from(metas[j].key)))
                dl_html_facts_offer(facts, metas[j].fact, dl_html_line(content, facts->arena),
                                    metas[j].rank);
    }
}

static dl_str content_of(const xmlNode *node)
{
    return dl_str_from(node->children ? (const char *)node->children->content : NULL);
}

static void read_head_node(dl_html_facts *facts, const xmlNode *node)
{
    const char *name = (const char *)node->name;
    if (strcmp(name, "meta") == 0)
        read_meta(facts, node);
    else if (strcmp(name, "title") == 0)
        dl_html_facts_offer(facts, DL_FACT_TITLE, dl_html_line(content_of(node), facts->arena),
                            DL_RANK_TITLE);
    else if (strcmp(name, "html") == 0)
        dl_html_facts_offer(facts, DL_FACT_LANGUAGE, dl_html_attribute(node, "lang"),
                            RANK_HTML_LANG);
    else if (strcmp(name, "link") == 0
             && dl_str_equal_ascii(dl_html_attribute(node, "rel"), DL_STR("canonical")))
        dl_html_facts_offer(facts, DL_FACT_ADDRESS, dl_html_attribute(node, "href"),
                            RANK_CANONICAL);
    else if (strcmp(name, "script") == 0
             && dl_str_find(dl_html_attribute(node, "type"), DL_STR("ld+json"), 0) != SIZE_MAX)
        dl_html_facts_read_json(facts, content_of(node));
}

/* All elements of the document, the head's too, which the tree leaves out. */
static void read_head(dl_html_facts *facts, const xmlNode *root)
{
    const xmlNode *node = root;
    while (node) {
        if (node->type == XML_ELEMENT_NODE)
            read_head_node(facts, node);
        if (node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
            continue;
        }
        while (node && node != root && !node->next)
            node = node->parent;
        node = node == root || !node ? NULL : node->next;
    }
}

/* The words of a stamp in the page: <time datetime="...">, a date in a byline. */
static void read_stamp(dl_html_facts *facts, const dl_html_tree *tree, uint32_t at)
{
    const dl_html_row *row = &tree->items[at];
    bool time = row->tag == DL_HTML_TIME;
    dl_str property = dl_html_attribute(row->node, "itemprop");
    unsigned rank = dl_str_find(property, DL_STR("datePublished"), 0) != SIZE_MAX
                      ? RANK_PUBLISHED_ITEM
                    : time ? RANK_PUBLISHED_TIME : RANK_PUBLISHED_CLASS;
    dl_html_facts_offer(facts, DL_FACT_PUBLISHED, dl_html_attribute(row->node, "datetime"), rank);
    dl_html_facts_offer(facts, DL_FACT_PUBLISHED, dl_html_attribute(row->node, "content"), rank);
    dl_str title = dl_html_attribute(row->node, "title"); /* WordPress: <abbr title="2011-..."> */
    if (title.len && title.ptr[0] >= '0' && title.ptr[0] <= '9')
        dl_html_facts_offer(facts, DL_FACT_PUBLISHED, title, rank);
    if (row->letters && row->letters <= DATE_LETTERS)
        dl_html_facts_offer(facts, DL_FACT_PUBLISHED,
                            dl_html_line_of(tree, at, facts->arena), rank);
}

/* "By Jane Doe" in a byline. */
static void read_byline(dl_html_facts *facts, const dl_html_tree *tree, uint32_t at)
{
    const dl_html_row *row = &tree->items[at];
    if (row->letters == 0 || row->letters > 60)
        return;
    dl_str line = dl_html_line_of(tree, at, facts->arena);
    if (dl_str_equal_ascii(dl_str_slice(line, 0, 3), DL_STR("by ")))
        line = dl_str_slice(line, 3, line.len);
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] >= '0' && line.ptr[i] <= '9')
            return;
    dl_html_facts_offer(facts, DL_FACT_AUTHOR, line, RANK_AUTHOR_BYLINE);
}

/* A short line under the first heading: "2023年10月18日16:27 来源：..." */
static void read_line(dl_html_facts *facts, const dl_html_tree *tree, uint32_t at)
{
    const dl_html_row *row = &tree->items[at];
    if (dl_html_is_block(row) && row->letters && row->letters <= DATE_LETTERS
        && row->own_letters)
        dl_html_facts_offer(facts, DL_FACT_PUBLISHED, dl_html_line_of(tree, at, facts->arena),
                            RANK_PUBLISHED_LINE);
}

static void read_rows(dl_html_facts *facts, const dl_html_tree *tree)
{
    static const uint32_t others = DL_HINT_JUNK | DL_HINT_COMMENTS;
    uint32_t stamps = 0;
    uint32_t lines = 0; /* blocks since the first heading */
    for (uint32_t i = 0; i < tree->count;) {
        const dl_html_row *row = &tree->items[i];
        bool furniture = (row->hints & others) && row->tag != DL_HTML_PAGE
                      && row->letters * 2 < tree->items[0].letters;
        if (furniture || row->tag == DL_HTML_TEXT) {
            i = row->end;
            continue;
        }
        bool stamp = row->tag == DL_HTML_TIME || row->hints & DL_HINT_DATE;
        if (stamp && stamps++ < STAMPS_TRIED)
            read_stamp(facts, tree, i);
        if (row->hints & DL_HINT_BYLINE)
            read_byline(facts, tree, i);
        lines += row->tag == DL_HTML_HEADING || (lines && dl_html_is_block(row));
        if (lines > 1 && lines < LINES_SEEN)
            read_line(facts, tree, i);
        i++;
    }
}

/* ".../2024/politics/03/05/...": "2024/03/05/...". */
static dl_str without_section(dl_html_facts *facts, dl_str part)
{
    size_t slash = dl_str_find(part, DL_STR("/"), 5);
    bool section = part.len > 5 && part.ptr[4] == '/' && slash != SIZE_MAX
                && (part.ptr[5] | 32) >= 'a' && (part.ptr[5] | 32) <= 'z';
    return section ? dl_str_format(facts->arena, "%.*s%.*s", DL_STR_ARGS(dl_str_slice(part, 0, 4)),
                                   DL_STR_ARGS(dl_str_slice(part, slash, slash + 7)))
                   : dl_str_slice(part, 0, 10);
}

/* ".../2024/03/05/...", ".../2024-03-05-...", "...-20240305..." */
static void read_address(dl_html_facts *facts)
{
    dl_str address = facts->values[DL_FACT_ADDRESS];
    for (size_t at = 0; at + 8 <= address.len; at++) {
        if (address.ptr[at] != '/' && address.ptr[at] != '-' && address.ptr[at] != '_')
            continue;
        dl_str part = dl_str_slice(address, at + 1, at + 11);
        uint32_t year;
        if (!dl_str_number(dl_str_slice(part, 0, 4), 2199, &year) || year < 1990)
            continue;
        part = without_section(facts, dl_str_slice(address, at + 1, address.len));
        dl_date date = dl_stamp_parse(part, true);
        if (date.precision == DL_PRECISION_DAY) {
            dl_html_facts_offer(facts, DL_FACT_PUBLISHED, part, RANK_PUBLISHED_ADDRESS);
            return;
        }
    }
}

void dl_html_facts_read(dl_html_facts *facts, const dl_html_tree *tree)
{
    const xmlNode *root = tree->document ? xmlDocGetRootElement(tree->document) : NULL;
    read_head(facts, root);
    read_rows(facts, tree);
    dl_html_facts_offer(facts, DL_FACT_ADDRESS, facts->page, RANK_ASKED);
    read_address(facts);
    dl_html_facts_offer(facts, DL_FACT_SOURCE, dl_address_host(facts->values[DL_FACT_ADDRESS]),
                        RANK_HOST);
}
