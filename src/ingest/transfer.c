#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

#include "dateline/utf8.h"
#include "src/ingest/fetch_parts.h"
#include "src/ingest/local.h"

enum {
    SLOWEST = 64,         /* bytes a second, below which a server counts as silent */
    VALIDATOR_BYTES = 512 /* longer ETags are not worth keeping */
};

#define ACCEPTED "application/atom+xml, application/rss+xml, application/feed+json, "    \
                 "text/html;q=0.8, */*;q=0.5"

void dl_transfer_free(dl_transfer *transfer)
{
    dl_transfer_close(transfer);
    dl_buf_release(&transfer->body);
    dl_arena arena = transfer->arena; /* the transfer lives in its own arena */
    dl_arena_release(&arena);
}

void dl_transfer_close(dl_transfer *transfer)
{
    if (transfer->easy)
        transfer->curl->easy_cleanup(transfer->easy);
    if (transfer->headers)
        transfer->curl->slist_free_all(transfer->headers);
    transfer->easy = NULL;
    transfer->headers = NULL;
}

void dl_transfer_fail(dl_transfer *transfer, const char *format, ...)
{
    char text[512];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    /* It may quote a server, which may mean the reader's terminal. */
    dl_buf shown = { .arena = &transfer->arena };
    size_t replaced;
    dl_utf8_visible(dl_utf8_repair(dl_str_copy(&transfer->arena, dl_str_from(text)),
                                   &transfer->arena, &replaced),
                    &shown);
    transfer->result.outcome = DL_FETCH_FAILED;
    transfer->result.error = dl_buf_str(&shown);
}

/* A part of an address as a string in the arena; empty if it is not there. */
static dl_str part_of(dl_transfer *transfer, CURLU *parts, CURLUPart which)
{
    const dl_curl *curl = transfer->curl;
    char *text = NULL;
    dl_str copy = { "", 0 };
    if (curl->url_get(parts, which, &text, which == CURLUPART_PORT ? CURLU_DEFAULT_PORT : 0)
        == CURLUE_OK)
        copy = dl_str_copy(&transfer->arena, dl_str_from(text));
    curl->free(text);
    return copy;
}

static bool refuse_local(dl_transfer *transfer)
{
    dl_transfer_fail(transfer,
                     "%.*s is an address inside the local network, which Dateline asks only "
                     "with --allow-local.",
                     DL_STR_ARGS(transfer->host));
    return false;
}

/* libcurl's own parser, so that what is checked here is what is asked later: it knows that
 * http://0x7f.1 is 127.0.0.1. Spaces and letters beyond ASCII are escaped. */
bool dl_transfer_aim(dl_transfer *transfer, dl_str address)
{
    dl_arena *arena = &transfer->arena;
    const dl_curl *curl = transfer->curl;
    CURLU *parts = curl->url();
    const char *text = dl_str_copy(arena, dl_str_trim(address)).ptr;
    bool ok = parts && !memchr(address.ptr, '\0', address.len)
           && curl->url_set(parts, CURLUPART_URL, text, CURLU_URLENCODE | CURLU_ALLOW_SPACE)
                  == CURLUE_OK
           && curl->url_set(parts, CURLUPART_FRAGMENT, NULL, 0) == CURLUE_OK;
    dl_str scheme = ok ? part_of(transfer, parts, CURLUPART_SCHEME) : (dl_str){ "", 0 };
    dl_str host = ok ? part_of(transfer, parts, CURLUPART_HOST) : (dl_str){ "", 0 };
    transfer->secure = dl_str_equal_ascii(scheme, DL_STR("https"));
    ok = ok && host.len && (transfer->secure || dl_str_equal_ascii(scheme, DL_STR("http")));
    if (ok) {
        transfer->address = part_of(transfer, parts, CURLUPART_URL).ptr;
        transfer->host = dl_str_format(arena, "%.*s:%.*s", DL_STR_ARGS(host),
                                       DL_STR_ARGS(part_of(transfer, parts, CURLUPART_PORT)));
    } else
        dl_transfer_fail(transfer, "\"%.*s\" is no web address; it must start with http:// or "
                                   "https://.",
                         DL_STR_ARGS(dl_str_slice(address, 0, 80)));
    curl->url_cleanup(parts);
    return ok && (transfer->options.allow_local || !dl_local_is_host(host)
                  || refuse_local(transfer));
}

/* The last word on where a connection goes: the address is looked up by now. */
static curl_socket_t open_socket(void *data, curlsocktype purpose,
                                 struct curl_sockaddr *address)
{
    dl_transfer *transfer = data;
    (void)purpose;
    if (!transfer->options.allow_local && dl_local_is_address(&address->addr)
        && !dl_proxies_have(transfer->proxies, transfer->secure, address)) {
        transfer->is_local = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/* Counts what it gives after unpacking, so that a bomb ends at the limit too. */
static size_t take_body(char *bytes, size_t size, size_t count, void *data)
{
    dl_transfer *transfer = data;
    size_t len = size * count;
    if (len > transfer->options.limit - transfer->body.count) {
        transfer->is_large = true;
        return 0;
    }
    dl_buf_add(&transfer->body, (dl_str){ bytes, len });
    return len;
}

/* Header values come back from the library's file: what would break the request's own
 * lines is not sent. */
static void add_header(dl_transfer *transfer, const char *name, dl_str value)
{
    if (value.len == 0 || value.len > VALIDATOR_BYTES)
        return;
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.ptr[i] < ' ')
            return;
    dl_str line = dl_str_format(&transfer->arena, "%s: %.*s", name, DL_STR_ARGS(value));
    transfer->headers = transfer->curl->slist_append(transfer->headers, line.ptr);
}

static void set_bounds(dl_transfer *transfer)
{
    const dl_curl *curl = transfer->curl;
    const dl_fetch_options *options = &transfer->options;
    CURL *easy = transfer->easy;
    curl->easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl->easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L); /* dl_transfer_end looks first */
    curl->easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl->easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)options->connecting);
    curl->easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)options->total);
    curl->easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, (long)SLOWEST);
    curl->easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, (long)options->silence);
    curl->easy_setopt(easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)options->limit);
    curl->easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl->easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl->easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (options->authorities)
        curl->easy_setopt(easy, CURLOPT_CAINFO, options->authorities);
}

bool dl_transfer_open(dl_transfer *transfer)
{
    const dl_curl *curl = transfer->curl;
    CURL *easy = transfer->easy = curl->easy_init();
    if (!easy)
        return false;
    dl_buf_reset(&transfer->body);
    transfer->is_local = transfer->is_large = false;
    transfer->result.error = (dl_str){ "", 0 }; /* of the attempt before */
    set_bounds(transfer);
    curl->easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    curl->easy_setopt(easy, CURLOPT_USERAGENT,
                     "Dateline/" DL_VERSION " (news explorer for the terminal)");
    if (transfer->as_sent)
        curl->easy_setopt(easy, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    else
        curl->easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, ""); /* all that libcurl unpacks */
    curl->easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl->easy_setopt(easy, CURLOPT_OPENSOCKETDATA, transfer);
    curl->easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl->easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    add_header(transfer, "Accept", DL_STR(ACCEPTED));
    add_header(transfer, "If-None-Match", transfer->request.etag);
    add_header(transfer, "If-Modified-Since", transfer->request.modified);
    curl->easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
    return curl->easy_setopt(easy, CURLOPT_URL, transfer->address) == CURLE_OK;
}
