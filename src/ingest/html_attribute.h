#ifndef DL_INGEST_HTML_ATTRIBUTE_H
#define DL_INGEST_HTML_ATTRIBUTE_H
/* What an element of a page says in one of its attributes. */
#include <libxml/tree.h>

#include "dateline/str.h"

/* The value of an attribute, borrowed from the document; empty if it has none. */
dl_str dl_html_attribute(const xmlNode *node, const char *name);

#endif
