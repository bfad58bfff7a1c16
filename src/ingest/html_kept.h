#ifndef DL_INGEST_HTML_KEPT_H
#define DL_INGEST_HTML_KEPT_H
/* The text of a page that shows none before its scripts have run. */
#include "src/ingest/html_tree.h"

/* What lies in the page's own data (Next.js, Nuxt and their like: JSON in a <script>) or in
 * a <textarea>, as HTML or as text; empty if nothing there reads like an article. */
dl_str dl_html_kept_text(const dl_html_tree *tree);

#endif
