#ifndef DL_INGEST_TEASER_H
#define DL_INGEST_TEASER_H
/* What a feed gives in place of an article: a headline and a few sentences below it. */
#include "dateline/arena.h"
#include "dateline/document.h"

/* Lets a text that is too short to be the whole begin with the headline, for the few
 * sentences of a teaser seldom name again what the headline tells. Longer texts stay as
 * they are, and so do those that begin with their headline. */
void dl_teaser_head(dl_article *article, dl_arena *arena);

#endif
