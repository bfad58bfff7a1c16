#ifndef DL_INGEST_HTML_HINTS_H
#define DL_INGEST_HTML_HINTS_H
/* What the names in class, id, role and itemprop say of an element. */
#include <libxml/tree.h>
#include <stdint.h>

enum {
    DL_HINT_BODY = 1 << 0,     /* this is the article's text, by its maker's word */
    DL_HINT_CONTENT = 1 << 1,  /* article, content, story, main ... */
    DL_HINT_UNLIKELY = 1 << 2, /* furniture, as a rule */
    DL_HINT_JUNK = 1 << 3,     /* furniture: share bars, related links, newsletters ... */
    DL_HINT_COMMENTS = 1 << 4,
    DL_HINT_BYLINE = 1 << 5,   /* who and when */
    DL_HINT_DATE = 1 << 6,
    DL_HINT_HIDDEN = 1 << 7,
    DL_HINT_CAPTION = 1 << 8,
    DL_HINT_LEAD = 1 << 9,     /* what stands between heading and text */
};

uint32_t dl_html_hints(const xmlNode *node);

#endif
