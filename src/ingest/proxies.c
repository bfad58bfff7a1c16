/* libcurl picks the proxy by itself; what is needed here is only which addresses it may
 * then connect to although they are local. The variables are those that libcurl reads. */
#include <netdb.h>
#include <stdlib.h>
#include <string.h>

#include "src/ingest/fetch_parts.h"

static const struct {
    const char *name;
    bool plain, secure; /* what it is for */
} variables[] = {
    { "http_proxy", true, false }, /* not in capitals: CGI puts a header there */
    { "https_proxy", false, true },
    { "HTTPS_PROXY", false, true },
    { "all_proxy", true, true },
    { "ALL_PROXY", true, true },
};

static void add_addresses(dl_proxies *proxies, const char *host, const char *port,
                          size_t variable, dl_arena *arena)
{
    struct addrinfo *found = NULL, hints = { .ai_socktype = SOCK_STREAM };
    if (getaddrinfo(host, port, &hints, &found) != 0)
        return;
    for (const struct addrinfo *one = found; one; one = one->ai_next)
        for (int secure = 0; secure < 2; secure++) {
            if (!(secure ? variables[variable].secure : variables[variable].plain))
                continue;
            dl_proxy *proxy = DL_APPEND(proxies, arena);
            *proxy = (dl_proxy){ .secure = secure };
            memcpy(&proxy->address, one->ai_addr, one->ai_addrlen);
        }
    freeaddrinfo(found);
}

void dl_proxies_read(dl_proxies *proxies, const dl_curl *curl, dl_arena *arena)
{
    for (size_t i = 0; i < DL_COUNT(variables); i++) {
        const char *value = getenv(variables[i].name);
        char *host = NULL, *port = NULL;
        CURLU *parts = value && *value ? curl->url() : NULL;
        if (parts
            && curl->url_set(parts, CURLUPART_URL, value,
                            CURLU_GUESS_SCHEME | CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK
            && curl->url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK) {
            size_t len = strlen(host);
            bool bracketed = host[0] == '[' && len > 2;
            if (bracketed)
                host[len - 1] = '\0';
            bool named = curl->url_get(parts, CURLUPART_PORT, &port, 0) == CURLUE_OK;
            add_addresses(proxies, host + bracketed, named ? port : "1080", i, arena);
        }
        curl->free(host);
        curl->free(port);
        curl->url_cleanup(parts);
    }
}

bool dl_proxies_have(const dl_proxies *proxies, bool secure,
                     const struct curl_sockaddr *address)
{
    for (size_t i = 0; i < proxies->count; i++)
        if (proxies->items[i].secure == secure
            && address->addrlen <= sizeof proxies->items[i].address
            && memcmp(&proxies->items[i].address, &address->addr, address->addrlen) == 0)
            return true;
    return false;
}
