#ifndef DL_SUBSCRIPTIONS_H
#define DL_SUBSCRIPTIONS_H
/* [ingest] Lists of feeds: OPML, newsboat's `urls`, an address a line. */
#include "dateline/error.h"

typedef struct dl_subscription {
    dl_str address; /* of the feed; http or https */
    dl_str title;   /* empty if the list gives none */
    dl_str page;    /* the site's own address, or empty */
    dl_str folder;  /* the innermost folder, or the first tag; or empty */
} dl_subscription;

typedef struct dl_subscriptions {
    dl_subscription *items;
    size_t count, capacity;
} dl_subscriptions;

/* Appends the feeds that `bytes` list, in the order in which they stand there. Entries
 * that are no web address (newsboat's "query:", "exec:" ...) are reported and left out.
 * False if there is not one. */
bool dl_subscriptions_read(dl_str bytes, dl_str file, dl_arena *arena,
                           dl_subscriptions *subscriptions, dl_reports *reports,
                           dl_error *error);

/* The list as OPML 2.0, which every reader takes; folders as outlines. */
dl_str dl_subscriptions_write(const dl_subscriptions *subscriptions, dl_arena *arena);

#endif
