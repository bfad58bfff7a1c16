#ifndef DL_INGEST_HTML_H
#define DL_INGEST_HTML_H
/* HTML for the other formats: feeds and APIs hold pieces of it. */
#include "dateline/arena.h"
#include "dateline/document.h"
#include "dateline/str.h"

/* A whole piece as text that reads well; nothing of it is taken for furniture. Links go to
 * *links, relative ones from `base`; links may be NULL. */
dl_str dl_html_fragment(dl_str html, dl_str base, dl_arena *arena, dl_web_links *links);
/* A title or name on one line, tags and references resolved; text without any as it is. */
dl_str dl_html_line(dl_str html, dl_arena *arena);
/* Whether text has tags, so that it is HTML and not prose with a "<" in it. */
bool dl_html_is_markup(dl_str text);

#endif
