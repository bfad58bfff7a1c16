#include "src/ingest/xml.h"

#include <libxml/parser.h>
#include <string.h>

#include "dateline/buf.h"
#include "src/ingest/attributes.h"
#include "src/ingest/markup.h"
#include "src/ingest/mend.h"

enum {
    QUIET = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_NOCDATA
          | XML_PARSE_IGNORE_ENC | XML_PARSE_BIG_LINES,
    /* What was mended has no entities, no depth and at most the size of a file. */
    TRUSTED = QUIET | XML_PARSE_RECOVER | XML_PARSE_HUGE
};

static bool read_text(dl_xml *xml, dl_str text, int options)
{
    xml->document = xmlReadMemory(text.ptr, (int)text.len, NULL, "UTF-8", options);
    xml->root = xml->document ? xmlDocGetRootElement(xml->document) : NULL;
    return xml->root != NULL;
}

bool dl_xml_open(dl_xml *xml, const dl_intake *intake, const char *item)
{
    *xml = (dl_xml){ 0 };
    dl_str text = dl_text_without_mark(intake->text);
    return read_text(xml, dl_markup_limit(text, DL_DIALECT_XML, intake->arena), QUIET)
        || read_text(xml, dl_mend_feed(intake, item), TRUSTED);
}

void dl_xml_close(dl_xml *xml)
{
    if (xml->document)
        xmlFreeDoc(xml->document);
    *xml = (dl_xml){ 0 };
}

/* The next node in the order of the document; with `below`, its children come first. */
static const xmlNode *step(const xmlNode *node, const xmlNode *root, bool below)
{
    if (below && node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* A prefix that nothing declares stands in the name itself. */
static bool is_called(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE
        && dl_str_equal(dl_markup_local(dl_str_from((const char *)node->name)),
                        dl_str_from(name));
}

const xmlNode *dl_xml_next(const dl_xml *xml, const xmlNode *node, const char *name)
{
    const xmlNode *at = node ? step(node, xml->root, false) : xml->root;
    while (at && !is_called(at, name))
        at = step(at, xml->root, true);
    return at;
}

dl_str dl_xml_name(const xmlNode *node, dl_arena *arena)
{
    const char *name = (const char *)node->name;
    if (strcmp(name, "f") == 0 && !node->ns) {
        dl_str mended = dl_xml_attribute(node, "n", arena);
        if (mended.len)
            return mended;
    }
    const char *prefix = node->ns ? (const char *)node->ns->prefix : NULL;
    return dl_str_format(arena, "%s%s%s", prefix ? prefix : "", prefix ? ":" : "", name);
}

static bool is_attribute(const xmlAttr *attribute, dl_str name)
{
    dl_str own = dl_str_from((const char *)attribute->name), prefix, local;
    if (dl_str_equal(own, name))
        return true;
    return dl_str_cut(name, ':', &prefix, &local) && attribute->ns && dl_str_equal(own, local)
        && dl_str_equal(dl_str_from((const char *)attribute->ns->prefix), prefix);
}

/* Text of the nodes from `node` on; entities that the feed declares itself stay names. */
static void add_text(dl_buf *out, const xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            dl_buf_add(out, dl_str_from((const char *)node->content));
        else if (node->type == XML_ENTITY_REF_NODE)
            dl_buf_format(out, "&%s;", (const char *)node->name);
    }
}

dl_str dl_xml_attribute(const xmlNode *node, const char *name, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (is_attribute(attribute, dl_str_from(name))) {
            add_text(&out, attribute->children);
            break;
        }
    return dl_buf_str(&out);
}

bool dl_xml_has_elements(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            return true;
    return false;
}

dl_str dl_xml_text(const xmlNode *node, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    if (!dl_xml_has_elements(node)) {
        add_text(&out, node->children);
        return dl_buf_str(&out);
    }
    xmlBuffer *markup = xmlBufferCreate();
    for (xmlNode *child = node->children; markup && child; child = child->next)
        xmlNodeDump(markup, node->doc, child, 0, 0);
    if (markup)
        dl_buf_add(&out, dl_str_from((const char *)xmlBufferContent(markup)));
    xmlBufferFree(markup);
    return dl_buf_str(&out);
}

uint32_t dl_xml_line(const xmlNode *node)
{
    dl_arena scratch = { 0 };
    uint32_t line = 0;
    if (!dl_str_number(dl_xml_attribute(node, "line", &scratch), UINT32_MAX, &line))
        line = (uint32_t)xmlGetLineNo(node);
    dl_arena_release(&scratch);
    return line;
}
