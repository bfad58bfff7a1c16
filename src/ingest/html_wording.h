#ifndef DL_INGEST_HTML_WORDING_H
#define DL_INGEST_HTML_WORDING_H
/* What a line of a page is by its words alone, wherever it stands. */
#include "dateline/arena.h"
#include "dateline/str.h"

/* Letters and digits in lower case: titles differ in the rest. */
dl_str dl_html_key(dl_str text, dl_arena *arena);
/* Whether a line begins with words that lead away from the text: "Read more", 相关新闻. */
bool dl_html_is_pointer_line(dl_str line, dl_arena *arena);

#endif
