#ifndef DL_INGEST_HTML_ARTICLE_H
#define DL_INGEST_HTML_ARTICLE_H
/* Which part of a page is the article. */
#include "src/ingest/html_tree.h"

/* Rows whose subtrees are the article, in document order. */
typedef struct dl_html_parts {
    uint32_t *items;
    size_t count, capacity;
} dl_html_parts;

/* How much is thrown away before looking: from all furniture to almost nothing. */
enum { DL_HTML_STRICT, DL_HTML_LENIENT, DL_HTML_ALL, DL_HTML_PASSES };

/* Marks furniture as dropped and chooses the parts, anew for each pass. */
dl_html_parts dl_html_article_find(dl_html_tree *tree, int pass);

/* Drops what is furniture inside the parts: link lists, share bars, bylines, a heading
 * that repeats the title. */
void dl_html_article_clean(dl_html_tree *tree, const dl_html_parts *parts, dl_str title);

#endif
