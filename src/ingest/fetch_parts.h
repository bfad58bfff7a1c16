#ifndef DL_INGEST_FETCH_PARTS_H
#define DL_INGEST_FETCH_PARTS_H
/* Private to fetching: fetch.c decides whose turn it is, transfer.c makes one attempt,
 * answer.c says what its end means, proxies.c knows which local addresses are meant. */
#include <stdatomic.h>

#include "dateline/buf.h"
#include "dateline/fetch.h"
#include "dateline/map.h"
#include "src/ingest/curl.h"

/* The proxies that the environment names, by the addresses that they have. They are often
 * inside the local network, and may be. */
typedef struct dl_proxy {
    bool secure; /* for https, else for http */
    struct sockaddr_storage address;
} dl_proxy;

typedef struct dl_proxies {
    dl_proxy *items;
    size_t count, capacity;
} dl_proxies;

void dl_proxies_read(dl_proxies *proxies, const dl_curl *curl, dl_arena *arena);
bool dl_proxies_have(const dl_proxies *proxies, bool secure,
                     const struct curl_sockaddr *address);

/* One request on its way through redirects and attempts. It lives in its own arena; the
 * body grows on the heap. */
typedef struct dl_transfer {
    struct dl_transfer *next; /* in the one list that holds it */
    dl_arena arena;
    dl_fetch_request request;
    dl_fetch_options options;
    const dl_proxies *proxies;
    const dl_curl *curl;
    const char *address; /* asked now: the request's, or where it was sent on to */
    dl_str host;         /* of it, with its port */
    bool secure;
    bool moving;  /* all redirects so far are for good */
    int redirects, attempts;
    int64_t due;  /* while it rests: when it is tried again */

    CURL *easy;
    struct curl_slist *headers;
    dl_buf body;
    bool is_local; /* refused because its address is */
    bool is_large; /* broken off at the limit */
    bool as_sent;  /* the server says that it packs what it does not pack so */
    dl_fetch_result result;
} dl_transfer;

/* Fills in a failure. */
void dl_transfer_fail(dl_transfer *transfer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Takes an address apart and puts it in order. False, with the sentence in the result, if
 * it is no web address or a local one. */
bool dl_transfer_aim(dl_transfer *transfer, dl_str address);
/* Makes the handle for the next attempt; false without memory for it. */
bool dl_transfer_open(dl_transfer *transfer);
void dl_transfer_close(dl_transfer *transfer);
void dl_transfer_free(dl_transfer *transfer);

/* What is to be done when an attempt has ended. */
typedef enum dl_step {
    DL_STEP_DONE,   /* the result stands */
    DL_STEP_AGAIN,  /* another attempt at the same address may go better */
    DL_STEP_FOLLOW, /* ask transfer->address, which is new */
} dl_step;

dl_step dl_transfer_end(dl_transfer *transfer, CURLcode code);
/* "in 5 minutes"; seconds > 0. */
dl_str dl_wait_text(int64_t seconds, dl_arena *arena);

#endif
