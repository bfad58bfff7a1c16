#ifndef DL_FETCH_H
#define DL_FETCH_H
/* [ingest] Bytes from the web, many addresses at once.
 *
 * http and https only, before and after every redirect; certificates are verified; time,
 * size and redirects are bounded; a host gets at most two connections, and the pause it
 * asks for. Addresses inside the local network are refused when the connection is made,
 * so that no name, redirect or number hides one, unless `allow_local`. Proxies are those
 * of the environment. One thread owns a fetcher; only dl_fetcher_wake is for others.
 */
#include "dateline/error.h"

typedef struct dl_fetcher dl_fetcher;

/* More of one answer, unpacked, is not read. */
#define DL_FETCH_LIMIT ((size_t)32 << 20)

/* Zeroes stand for what is right for the web; tests want less patience. */
typedef struct dl_fetch_options {
    bool allow_local;
    size_t limit;     /* bytes of an answer, unpacked: DL_FETCH_LIMIT */
    int connecting;   /* milliseconds for a connection: 15000 */
    int silence;      /* seconds with next to no byte: 20 */
    int total;        /* milliseconds for one attempt: 120000 */
    int pause;        /* milliseconds before a second attempt, doubled for a third: 1000 */
    int patience;     /* milliseconds that a host's "Retry-After" is waited for: 10000 */
    const char *authorities; /* a file of certificates to trust: $SSL_CERT_FILE, else the
                                system's */
} dl_fetch_options;

typedef struct dl_fetch_request {
    dl_str address;
    uint32_t id;     /* the caller's own, handed back */
    dl_str etag;     /* of the copy that the caller has; both may be empty */
    dl_str modified;
} dl_fetch_request;

typedef enum dl_fetch_outcome {
    DL_FETCH_DONE,
    DL_FETCH_UNCHANGED, /* the copy that the caller has is still good */
    DL_FETCH_FAILED
} dl_fetch_outcome;

/* An answer. What it points to lives until the next dl_fetcher_next. Text of the server is
 * as it came: bytes, not yet UTF-8. */
typedef struct dl_fetch_result {
    uint32_t id;
    dl_fetch_outcome outcome;
    int status;       /* of HTTP; 0 when no answer came */
    dl_str body;
    bool cut;         /* the connection broke: body is the part that came */
    dl_str asked;     /* the address of the request */
    dl_str address;   /* where the answer was found */
    dl_str moved;     /* where it has moved for good; empty if it has not */
    dl_str charset;   /* declared beside the body; may be empty */
    dl_str etag, modified; /* for the next request; empty if cut */
    bool gone;        /* 404 or 410: asking again is of little use */
    int64_t wait;     /* seconds that the server wants to be left alone; 0: not said */
    dl_str error;     /* a sentence if failed or cut, else empty */
} dl_fetch_result;

dl_fetcher *dl_fetcher_new(dl_fetch_options options);
/* Breaks off what is under way. */
void dl_fetcher_free(dl_fetcher *fetcher);
/* Queues a request; what it points to is copied. Every request has one result, in the
 * order in which they end. */
void dl_fetcher_add(dl_fetcher *fetcher, dl_fetch_request request);
/* The next result; NULL when none came within `milliseconds`, when woken, or when nothing
 * is left. */
const dl_fetch_result *dl_fetcher_next(dl_fetcher *fetcher, int milliseconds);
/* Requests whose result has not been handed out. */
size_t dl_fetcher_left(const dl_fetcher *fetcher);
/* Ends the wait of dl_fetcher_next, from any thread. */
void dl_fetcher_wake(dl_fetcher *fetcher);

/* Seconds until a source that failed `failures` times in a row is asked again: doubling
 * from five minutes to a day, never less than the server's own `wait` (a week at most). */
int64_t dl_fetch_pause(uint32_t failures, int64_t wait);

#endif
