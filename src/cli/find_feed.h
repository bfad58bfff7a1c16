#ifndef DL_CLI_FIND_FEED_H
#define DL_CLI_FIND_FEED_H
/* From what the reader types to the feed that is meant. */
#include "dateline/fetch.h"
#include "dateline/subscriptions.h"

typedef struct dl_feed_search {
    dl_arena *arena;
    dl_fetcher *fetcher;
    dl_subscription feed;   /* what was found: its address, title and site */
    dl_subscriptions others; /* further feeds that the page names */
} dl_feed_search;

/* Asks the address; if it is a page, the feeds that it names, and if it names none, the
 * places where sites keep theirs. */
bool dl_find_feed(dl_feed_search *search, dl_str address, dl_error *error);

#endif
