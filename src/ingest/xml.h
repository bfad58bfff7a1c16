#ifndef DL_INGEST_XML_H
#define DL_INGEST_XML_H
/* Feeds as libxml2 reads them.
 *
 * A feed that is XML is parsed as it stands: no network, no DTD, no entity expanded, depth
 * and sizes bounded. One that is not is mended first (mend.c): libxml2's own recovery hangs
 * all that stands behind an unclosed tag below it and stops at depth 256, so of 1000 items
 * with a bare <br> in each it keeps 254, and none behind a line of PHP's warnings.
 */
#include <libxml/tree.h>

#include "src/ingest/intake.h"

typedef struct dl_xml {
    xmlDoc *document;
    const xmlNode *root;
} dl_xml;

/* Reads a feed whose articles are elements `item`. What had to be mended is reported. */
bool dl_xml_open(dl_xml *xml, const dl_intake *intake, const char *item);
void dl_xml_close(dl_xml *xml);

/* The next element with this local name behind `node` in the order of the document, not
 * below it; from the root on with `node` NULL. */
const xmlNode *dl_xml_next(const dl_xml *xml, const xmlNode *node, const char *name);
/* "dc:date", as written; lives in the arena. */
dl_str dl_xml_name(const xmlNode *node, dl_arena *arena);
/* By its name as written, "rdf:about"; empty if it is not there. */
dl_str dl_xml_attribute(const xmlNode *node, const char *name, dl_arena *arena);
/* What stands in an element: its text, references resolved, or markup if there are elements
 * in it. */
dl_str dl_xml_text(const xmlNode *node, dl_arena *arena);
bool dl_xml_has_elements(const xmlNode *node);
uint32_t dl_xml_line(const xmlNode *node);

#endif
