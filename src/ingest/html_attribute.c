#include "src/ingest/html_attribute.h"

#include <string.h>

dl_str dl_html_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0) {
            const xmlNode *value = attribute->children;
            return dl_str_from(value && value->type == XML_TEXT_NODE
                                   ? (const char *)value->content : NULL);
        }
    return (dl_str){ "", 0 };
}
