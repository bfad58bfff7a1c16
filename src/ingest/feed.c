#include "src/ingest/feed.h"

#include <string.h>

#include "dateline/address.h"
#include "src/ingest/html.h"
#include "src/ingest/markup.h"
#include "src/ingest/teaser.h"
#include "src/ingest/xml.h"

enum { ROOT_BYTES = 4096 };

typedef enum field {
    FIELD_ID,
    FIELD_TITLE,
    FIELD_LINK,
    FIELD_TEXT,
    FIELD_TEASER,
    FIELD_PUBLISHED,
    FIELD_LANGUAGE,
    FIELD_SOURCE,
    FIELD_AUTHOR,
    FIELD_COUNT
} field;

/* Elements of RSS 0.9x, 1.0 and 2.0, of Atom 0.3 and 1.0, of Dublin Core and the content
 * module. Names without prefix, but where another module uses the name differently; of
 * several with one meaning the lower rank wins. */
static const struct {
    const char *name;
    field field;
    unsigned rank;
} elements[] = {
    { "guid", FIELD_ID, 1 },
    { "id", FIELD_ID, 1 },
    { "identifier", FIELD_ID, 2 },
    { "title", FIELD_TITLE, 1 },
    { "dc:title", FIELD_TITLE, 2 },
    { "origLink", FIELD_LINK, 1 },
    { "link", FIELD_LINK, 2 },
    { "encoded", FIELD_TEXT, 1 },
    { "content", FIELD_TEXT, 2 },
    { "body", FIELD_TEXT, 3 },
    { "full-text", FIELD_TEXT, 3 },
    { "fulltext", FIELD_TEXT, 3 },
    { "description", FIELD_TEASER, 1 },
    { "summary", FIELD_TEASER, 2 },
    { "abstract", FIELD_TEASER, 3 },
    { "pubDate", FIELD_PUBLISHED, 1 },
    { "published", FIELD_PUBLISHED, 1 },
    { "issued", FIELD_PUBLISHED, 2 },
    { "date", FIELD_PUBLISHED, 3 },
    { "pubdate", FIELD_PUBLISHED, 3 },
    { "created", FIELD_PUBLISHED, 4 },
    { "updated", FIELD_PUBLISHED, 5 },
    { "modified", FIELD_PUBLISHED, 6 },
    { "language", FIELD_LANGUAGE, 1 },
    { "source", FIELD_SOURCE, 1 },
    { "creator", FIELD_AUTHOR, 1 },
    { "author", FIELD_AUTHOR, 2 },
    { "managingEditor", FIELD_AUTHOR, 3 },
};

typedef struct fields {
    const xmlNode *elements[FIELD_COUNT];
    unsigned ranks[FIELD_COUNT]; /* 0: there is none */
} fields;

/* Prefixes whose "title", "content", "text" ... mean something else. */
static bool is_foreign(dl_str name)
{
    static const char *const prefixes[] = { "media:", "itunes:", "slash:", "wfw:", "thr:",
                                            "georss:", "gd:", "yt:", "podcast:", "image:" };
    for (size_t i = 0; i < DL_COUNT(prefixes); i++)
        if (dl_str_starts(name, dl_str_from(prefixes[i])))
            return true;
    return false;
}

/* Atom has several links; the article is the alternate one, which is also what a link
 * without a kind is. */
static bool is_article_link(const xmlNode *element, dl_arena *arena)
{
    dl_str kind = dl_xml_attribute(element, "rel", arena);
    return kind.len == 0 || dl_str_equal(kind, DL_STR("alternate"));
}

static void take(fields *found, const xmlNode *element, dl_arena *arena)
{
    dl_str name = dl_xml_name(element, arena), local = dl_markup_local(name);
    if (is_foreign(name))
        return;
    for (size_t i = 0; i < DL_COUNT(elements); i++) {
        if (!dl_str_equal(local, dl_str_from(elements[i].name))
            && !dl_str_equal(name, dl_str_from(elements[i].name)))
            continue;
        field meaning = elements[i].field;
        unsigned rank = elements[i].rank;
        if ((found->ranks[meaning] && found->ranks[meaning] <= rank)
            || (meaning == FIELD_LINK && !is_article_link(element, arena)))
            return;
        if (element->children || element->properties) {
            found->elements[meaning] = element;
            found->ranks[meaning] = rank;
        }
        return;
    }
}

static fields read_fields(const xmlNode *item, dl_arena *arena)
{
    fields found = { 0 };
    for (const xmlNode *child = item ? item->children : NULL; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            take(&found, child, arena);
    return found;
}

/* One line of metadata, in which the world also puts HTML. */
static dl_str line_of(const fields *found, field which, dl_arena *arena)
{
    if (!found->ranks[which])
        return (dl_str){ "", 0 };
    return dl_html_line(dl_xml_text(found->elements[which], arena), arena);
}

/* Metadata that is no prose: "&copy" in an address is no sign. */
static dl_str word_of(const fields *found, field which, dl_arena *arena)
{
    if (!found->ranks[which])
        return (dl_str){ "", 0 };
    return dl_str_trim(dl_xml_text(found->elements[which], arena));
}

/* Where relative addresses inside the element start: the xml:base of it and of those around
 * it; empty where there is none. */
static dl_str written_base(const xmlNode *node, dl_str document, dl_arena *arena)
{
    if (!node || node->type != XML_ELEMENT_NODE)
        return (dl_str){ "", 0 };
    dl_str outer = written_base(node->parent, document, arena);
    dl_str own = dl_xml_attribute(node, "xml:base", arena);
    if (own.len)
        own = dl_address_resolve(outer.len ? outer : document, own, arena);
    return own.len ? own : outer;
}

/* RSS writes the link as text, Atom as href="..."; both are seen in the other. */
static dl_str link_of(const fields *found, dl_str base, dl_arena *arena)
{
    const xmlNode *link = found->elements[FIELD_LINK];
    dl_str address = { "", 0 };
    if (found->ranks[FIELD_LINK]) {
        address = dl_xml_attribute(link, "href", arena);
        if (address.len == 0)
            address = word_of(found, FIELD_LINK, arena);
    }
    if (address.len == 0)
        address = word_of(found, FIELD_ID, arena);
    return dl_address_resolve(base, address, arena);
}

/* The text of content or a description: XHTML as it stands, HTML escaped or in CDATA, or
 * plain text. */
static dl_str body_of(const xmlNode *element, dl_str base, dl_arena *arena, dl_web_links *links)
{
    dl_str kind = dl_xml_attribute(element, "type", arena);
    dl_str text = dl_xml_text(element, arena);
    if (dl_str_equal(kind, DL_STR("text")) && !dl_html_is_markup(text))
        return dl_str_trim(text);
    if (dl_html_is_markup(text))
        return dl_html_fragment(text, base, arena, links);
    return dl_str_trim(dl_markup_text(text, arena)); /* "&amp;quot;" is common */
}

/* The longer of content and description, below the title where that is only a teaser. */
static void set_body(dl_article *article, const fields *found, dl_str document,
                     dl_arena *arena)
{
    static const field places[] = { FIELD_TEXT, FIELD_TEASER };
    for (size_t i = 0; i < DL_COUNT(places); i++) {
        dl_web_links links = { 0 };
        if (!found->ranks[places[i]])
            continue;
        const xmlNode *place = found->elements[places[i]];
        dl_str base = written_base(place, document, arena);
        dl_str text = body_of(place, base.len ? base : article->address, arena, &links);
        if (text.len > article->body.len) {
            article->body = text;
            article->links = links;
        }
    }
    dl_teaser_head(article, arena);
}

/* Atom: <author><name>; RSS: "mail (Name)" or the name. */
static dl_str author_of(const fields *found, dl_arena *arena)
{
    const xmlNode *author = found->elements[FIELD_AUTHOR];
    dl_markup markup = { .text = author ? dl_xml_text(author, arena) : (dl_str){ "", 0 } };
    dl_element name;
    bool whole;
    dl_str line = dl_markup_find(&markup, "name", &name, &whole)
                    ? dl_str_trim(dl_markup_text(name.inner, arena))
                    : line_of(found, FIELD_AUTHOR, arena);
    size_t open = dl_str_find(line, DL_STR(" ("), 0);
    if (dl_str_find(line, DL_STR("@"), 0) < open && dl_str_ends(line, DL_STR(")")))
        return dl_str_slice(line, open + 2, line.len - 1);
    return line;
}

/* RSS names another outlet in plain words; Atom puts that outlet's whole feed there. */
static dl_str source_of(const fields *found, dl_arena *arena)
{
    const xmlNode *source = found->elements[FIELD_SOURCE];
    bool nested = source && dl_str_find(dl_xml_text(source, arena), DL_STR("<"), 0) != SIZE_MAX;
    return nested ? (dl_str){ "", 0 } : line_of(found, FIELD_SOURCE, arena);
}

static bool add_item(const dl_intake *intake, const xmlNode *item, dl_str base)
{
    dl_arena *arena = intake->arena;
    fields found = read_fields(item, arena);
    dl_article article = { .title = line_of(&found, FIELD_TITLE, arena) };
    dl_str written = written_base(item, intake->base, arena);
    if (written.len)
        base = written;
    article.id = word_of(&found, FIELD_ID, arena);
    article.address = link_of(&found, base, arena);
    if (article.address.len == 0) /* RSS 1.0 */
        article.address = dl_address_resolve(base, dl_xml_attribute(item, "rdf:about", arena),
                                             arena);
    set_body(&article, &found, intake->base, arena);
    article.source = source_of(&found, arena);
    article.author = author_of(&found, arena);
    if (article.id.len == 0)
        article.id = article.address;
    return dl_intake_add(intake, article,
                         (dl_claims){
                             .published = word_of(&found, FIELD_PUBLISHED, arena),
                             .language = word_of(&found, FIELD_LANGUAGE, arena),
                             .language_assumed = true,
                             .line = dl_xml_line(item),
                         });
}

static const xmlNode *find_channel(const dl_xml *xml)
{
    const xmlNode *box = dl_xml_next(xml, NULL, "channel");
    return box ? box : dl_xml_next(xml, NULL, "feed");
}

bool dl_feed_parse(const dl_intake *intake, const char *item, dl_error *error)
{
    dl_xml xml;
    dl_intake own = *intake;
    size_t added = 0;
    if (dl_xml_open(&xml, intake, item)) {
        const xmlNode *box = find_channel(&xml);
        fields channel = read_fields(box, intake->arena);
        dl_str written = written_base(box, intake->base, intake->arena);
        dl_str base =
            link_of(&channel, written.len ? written : intake->base, intake->arena);
        own.source = line_of(&channel, FIELD_TITLE, intake->arena);
        own.language = word_of(&channel, FIELD_LANGUAGE, intake->arena);
        dl_intake_feed(intake, own.source, base);
        if (base.len == 0)
            base = intake->base;
        for (const xmlNode *node = NULL; (node = dl_xml_next(&xml, node, item));)
            added += add_item(&own, node, base);
    }
    dl_xml_close(&xml);
    if (added)
        return true;
    return dl_fail(error, DL_ERROR_SYNTAX, "%.*s is a feed without articles in it.",
                   DL_STR_ARGS(dl_intake_name(intake->file, intake->arena)));
}

bool dl_feed_starts(dl_str text, const char *root)
{
    dl_markup markup = { .text = dl_str_slice(text, 0, ROOT_BYTES) };
    dl_element element;
    return dl_markup_next(&markup, &element)
        && dl_str_equal_ascii(dl_markup_local(element.name), dl_str_from(root));
}
