#include "src/ingest/curl.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* The name under which every libcurl with the interface of its headers is installed since
 * 7.16; the functions below that are newer are looked for by name. */
static const char library[] = "libcurl.so.4";

static const struct {
    const char *name;
    size_t place; /* in dl_curl */
} functions[] = {
    { "curl_easy_cleanup", offsetof(dl_curl, easy_cleanup) },
    { "curl_easy_getinfo", offsetof(dl_curl, easy_getinfo) },
    { "curl_easy_header", offsetof(dl_curl, easy_header) },
    { "curl_easy_init", offsetof(dl_curl, easy_init) },
    { "curl_easy_setopt", offsetof(dl_curl, easy_setopt) },
    { "curl_easy_strerror", offsetof(dl_curl, easy_strerror) },
    { "curl_free", offsetof(dl_curl, free) },
    { "curl_global_cleanup", offsetof(dl_curl, global_cleanup) },
    { "curl_global_init", offsetof(dl_curl, global_init) },
    { "curl_multi_add_handle", offsetof(dl_curl, multi_add_handle) },
    { "curl_multi_cleanup", offsetof(dl_curl, multi_cleanup) },
    { "curl_multi_info_read", offsetof(dl_curl, multi_info_read) },
    { "curl_multi_init", offsetof(dl_curl, multi_init) },
    { "curl_multi_perform", offsetof(dl_curl, multi_perform) },
    { "curl_multi_poll", offsetof(dl_curl, multi_poll) },
    { "curl_multi_remove_handle", offsetof(dl_curl, multi_remove_handle) },
    { "curl_multi_setopt", offsetof(dl_curl, multi_setopt) },
    { "curl_multi_wakeup", offsetof(dl_curl, multi_wakeup) },
    { "curl_slist_append", offsetof(dl_curl, slist_append) },
    { "curl_slist_free_all", offsetof(dl_curl, slist_free_all) },
    { "curl_url", offsetof(dl_curl, url) },
    { "curl_url_cleanup", offsetof(dl_curl, url_cleanup) },
    { "curl_url_get", offsetof(dl_curl, url_get) },
    { "curl_url_set", offsetof(dl_curl, url_set) },
};

bool dl_curl_load(dl_curl *curl, dl_error *error)
{
    _Static_assert(sizeof *curl == DL_COUNT(functions) * sizeof(void *), "one name each");
    void *loaded = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    bool found = loaded != NULL;
    for (size_t i = 0; found && i < DL_COUNT(functions); i++) {
        void *function = dlsym(loaded, functions[i].name);
        memcpy((char *)curl + functions[i].place, &function, sizeof function);
        found = function != NULL;
    }
    return found || dl_fail(error, DL_ERROR_SYSTEM,
                            "Nothing can be fetched without libcurl (Debian's "
                                        "package libcurl4): %s.",
                                 dlerror());
}
