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
dl_html_parts dl_html_article_find(dl_html_tree *tree, int pass, dl_str title);

/* Puts in front of the parts what the page says between its heading and them: the lead. */
void dl_html_article_lead(dl_html_tree *tree, dl_html_parts *parts, dl_str title);

/* Drops what is furniture inside the parts: link lists, share bars, bylines, a heading
 * that repeats the title, the last lines about the author. */
void dl_html_article_clean(dl_html_tree *tree, const dl_html_parts *parts, dl_str title,
                           dl_str author);
/* Of these, boxes that only their content gives away; the counts are not made anew. */
void dl_html_boxes_drop(dl_html_tree *tree, const dl_html_parts *parts);
/* Of these, lines between <br> that lead elsewhere, and comments that are paragraphs; the
 * counts are not made anew. */
void dl_html_lines_drop(dl_html_tree *tree, const dl_html_parts *parts);
/* Drops rows of teasers anywhere on the page; the counts are not made anew. */
void dl_html_teasers_drop(dl_html_tree *tree);

/* Whether a row is a heading of the first level, or one of its inferiors that is mostly the
 * title, given as a key. */
bool dl_html_is_title(const dl_html_tree *tree, uint32_t at, dl_str key);

#endif
