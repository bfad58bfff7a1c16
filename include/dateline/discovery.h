#ifndef DL_DISCOVERY_H
#define DL_DISCOVERY_H
/* [ingest] From the address of a site to its feeds, and from a teaser to its article. */
#include "dateline/document.h"
#include "dateline/subscriptions.h"

/* Appends the feeds that a page names, best first: those it declares, then its links that
 * look like feeds. `address` is where the page was read from. */
void dl_discover_feeds(dl_str page, dl_str address, dl_arena *arena,
                       dl_subscriptions *feeds);
/* Appends the places where sites keep their feeds without saying so. */
void dl_discover_guesses(dl_str address, dl_arena *arena, dl_subscriptions *feeds);
/* "news.example" and " http://..." as typed -> a web address; empty if it can be none. */
dl_str dl_discover_address(dl_str typed, dl_arena *arena);

/* Whether a feed's article is too short to be the whole, or breaks off. */
bool dl_article_is_teaser(const dl_article *article);
/* Gives the article the text of its page, unless the page has less. What the feed says of
 * it otherwise stays. */
bool dl_article_complete(dl_article *article, const dl_article *page);

#endif
