/* [ingest] The functions of libcurl that fetching calls, loaded when something is fetched:
 * with libcurl come thirty libraries, which would take five of the thirty milliseconds that
 * the program starts in, and as many megabytes, each time that nothing is fetched. */
#ifndef DL_INGEST_CURL_H
#define DL_INGEST_CURL_H
#include <curl/curl.h>

#include "dateline/error.h"

/* libcurl's own names without "curl_", and their types as its header has them. */
typedef struct dl_curl {
    __typeof__(curl_easy_cleanup) *easy_cleanup;
    __typeof__(curl_easy_getinfo) *easy_getinfo;
    __typeof__(curl_easy_header) *easy_header;
    __typeof__(curl_easy_init) *easy_init;
    __typeof__(curl_easy_setopt) *easy_setopt;
    __typeof__(curl_easy_strerror) *easy_strerror;
    __typeof__(curl_free) *free;
    __typeof__(curl_global_cleanup) *global_cleanup;
    __typeof__(curl_global_init) *global_init;
    __typeof__(curl_multi_add_handle) *multi_add_handle;
    __typeof__(curl_multi_cleanup) *multi_cleanup;
    __typeof__(curl_multi_info_read) *multi_info_read;
    __typeof__(curl_multi_init) *multi_init;
    __typeof__(curl_multi_perform) *multi_perform;
    __typeof__(curl_multi_poll) *multi_poll;
    __typeof__(curl_multi_remove_handle) *multi_remove_handle;
    __typeof__(curl_multi_setopt) *multi_setopt;
    __typeof__(curl_multi_wakeup) *multi_wakeup;
    __typeof__(curl_slist_append) *slist_append;
    __typeof__(curl_slist_free_all) *slist_free_all;
    __typeof__(curl_url) *url;
    __typeof__(curl_url_cleanup) *url_cleanup;
    __typeof__(curl_url_get) *url_get;
    __typeof__(curl_url_set) *url_set;
} dl_curl;

/* False, with a sentence that names what is missing, if it cannot be loaded. It stays
 * loaded until the program ends. */
bool dl_curl_load(dl_curl *curl, dl_error *error);

#endif
