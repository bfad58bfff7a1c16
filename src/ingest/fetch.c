/* Whose turn it is. A request waits in the queue of its host until fewer than two are
 * under way there; an attempt that failed for a passing reason rests for a while first.
 *
 *   add -> host queue -> under way -> ended ----> done -> handed out
 *              ^             |          |
 *              +-- resting <-+          +-> queue of the host that it is sent on to
 */
#include "dateline/fetch.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "src/ingest/fetch_parts.h"

enum { AT_ONCE = 16, AT_ONCE_A_HOST = 2, REST_LIMIT = 1 << 20 };

typedef struct transfer_queue {
    dl_transfer *first, *last;
} transfer_queue;

typedef struct host_state {
    transfer_queue waiting;
    int active;
    int64_t closed_until; /* milliseconds: it asked to be left alone */
} host_state;

struct dl_fetcher {
    dl_fetch_options options;
    dl_arena arena; /* names of hosts, proxies */
    dl_proxies proxies;
    dl_curl curl;
    bool loaded;    /* curl can be called; else why not */
    dl_error error;
    CURLM *multi;
    dl_map names; /* host -> index in hosts */
    struct {
        host_state *items;
        size_t count, capacity;
    } hosts;
    transfer_queue resting, done;
    dl_transfer *under_way; /* a list, for breaking off */
    dl_transfer *current;   /* whose result is handed out */
    int active;
    size_t left;
    atomic_bool woken;
};

static int64_t now_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void put_last(transfer_queue *queue, dl_transfer *transfer)
{
    transfer->next = NULL;
    if (queue->last)
        queue->last->next = transfer;
    else
        queue->first = transfer;
    queue->last = transfer;
}

static dl_transfer *take_first(transfer_queue *queue)
{
    dl_transfer *transfer = queue->first;
    if (transfer) {
        queue->first = transfer->next;
        if (!queue->first)
            queue->last = NULL;
    }
    return transfer;
}

static dl_fetch_options completed(dl_fetch_options options)
{
    const char *authorities = getenv("SSL_CERT_FILE");
    options.limit = options.limit ? options.limit : DL_FETCH_LIMIT;
    options.connecting = options.connecting ? options.connecting : 15000;
    options.silence = options.silence ? options.silence : 20;
    options.total = options.total ? options.total : 120000;
    options.pause = options.pause ? options.pause : 1000;
    options.patience = options.patience ? options.patience : 10000;
    if (!options.authorities && authorities && *authorities)
        options.authorities = authorities;
    return options;
}

dl_fetcher *dl_fetcher_new(dl_fetch_options options)
{
    dl_fetcher *fetcher = dl_memory_resize(NULL, 1, sizeof *fetcher);
    *fetcher = (dl_fetcher){ .options = completed(options) };
    fetcher->names.arena = &fetcher->arena;
    fetcher->loaded = dl_curl_load(&fetcher->curl, &fetcher->error);
    if (!fetcher->loaded)
        return fetcher;
    fetcher->curl.global_init(CURL_GLOBAL_DEFAULT); /* counts its calls */
    fetcher->multi = fetcher->curl.multi_init();
    fetcher->curl.multi_setopt(fetcher->multi, CURLMOPT_MAX_HOST_CONNECTIONS,
                               (long)AT_ONCE_A_HOST);
    dl_proxies_read(&fetcher->proxies, &fetcher->curl, &fetcher->arena);
    return fetcher;
}

static host_state *host_of(dl_fetcher *fetcher, const dl_transfer *transfer)
{
    uint32_t index;
    if (!dl_map_find(&fetcher->names, transfer->host, &index)) {
        index = (uint32_t)fetcher->hosts.count;
        dl_map_put(&fetcher->names, dl_str_copy(&fetcher->arena, transfer->host), index, NULL);
        *DL_APPEND(&fetcher->hosts, NULL) = (host_state){ 0 };
    }
    return &fetcher->hosts.items[index];
}

void dl_fetcher_add(dl_fetcher *fetcher, dl_fetch_request request)
{
    dl_arena arena = { 0 };
    dl_transfer *transfer = DL_NEW(&arena, dl_transfer, 1);
    transfer->arena = arena;
    transfer->options = fetcher->options;
    transfer->proxies = &fetcher->proxies;
    transfer->curl = &fetcher->curl;
    transfer->request = (dl_fetch_request){
        .id = request.id,
        .address = dl_str_copy(&transfer->arena, request.address),
        .etag = dl_str_copy(&transfer->arena, request.etag),
        .modified = dl_str_copy(&transfer->arena, request.modified),
    };
    transfer->result = (dl_fetch_result){ .id = request.id,
                                          .asked = transfer->request.address,
                                          .address = transfer->request.address };
    fetcher->left++;
    if (!fetcher->loaded) {
        dl_transfer_fail(transfer, "%s", fetcher->error.message);
        put_last(&fetcher->done, transfer);
    } else if (dl_transfer_aim(transfer, transfer->request.address))
        put_last(&host_of(fetcher, transfer)->waiting, transfer);
    else
        put_last(&fetcher->done, transfer);
}

/* Failed before it was asked: the host wants to be left alone for longer than we wait. */
static bool is_closed(const dl_fetcher *fetcher, const host_state *host, int64_t now,
                      dl_transfer *transfer)
{
    int64_t closed = host->closed_until - now;
    if (closed <= fetcher->options.patience)
        return false;
    transfer->result.wait = (closed + 999) / 1000;
    dl_transfer_fail(transfer, "Its server wants to be asked again %.*s.",
                     DL_STR_ARGS(dl_wait_text(transfer->result.wait, &transfer->arena)));
    return true;
}

static void begin(dl_fetcher *fetcher, host_state *host, dl_transfer *transfer)
{
    transfer->attempts++;
    if (!dl_transfer_open(transfer)
        || fetcher->curl.multi_add_handle(fetcher->multi, transfer->easy) != CURLM_OK) {
        dl_transfer_fail(transfer, "The transfer could not be started.");
        put_last(&fetcher->done, transfer);
        return;
    }
    host->active++;
    fetcher->active++;
    transfer->next = fetcher->under_way;
    fetcher->under_way = transfer;
}

static void begin_waiting(dl_fetcher *fetcher, int64_t now)
{
    for (size_t i = 0; i < fetcher->hosts.count && fetcher->active < AT_ONCE; i++) {
        host_state *host = &fetcher->hosts.items[i];
        while (host->waiting.first && is_closed(fetcher, host, now, host->waiting.first))
            put_last(&fetcher->done, take_first(&host->waiting));
        while (host->waiting.first && host->closed_until <= now
               && host->active < AT_ONCE_A_HOST && fetcher->active < AT_ONCE)
            begin(fetcher, host, take_first(&host->waiting));
    }
}

/* Those that have rested enough go back to their hosts. */
static void wake_resting(dl_fetcher *fetcher, int64_t now)
{
    transfer_queue resting = fetcher->resting;
    fetcher->resting = (transfer_queue){ 0 };
    for (dl_transfer *transfer; (transfer = take_first(&resting));)
        put_last(transfer->due <= now ? &host_of(fetcher, transfer)->waiting
                                      : &fetcher->resting,
                 transfer);
}

static void rest(dl_fetcher *fetcher, host_state *host, dl_transfer *transfer, int64_t now)
{
    int64_t pause = (int64_t)fetcher->options.pause << (transfer->attempts - 1);
    int64_t wait = transfer->result.wait * 1000;
    if (wait && now + wait > host->closed_until)
        host->closed_until = now + wait;
    transfer->due = now + (wait > pause ? wait : pause);
    put_last(&fetcher->resting, transfer);
}

static void end(dl_fetcher *fetcher, dl_transfer *transfer, CURLcode code, int64_t now)
{
    host_state *host = host_of(fetcher, transfer);
    dl_transfer **place = &fetcher->under_way;
    while (*place != transfer)
        place = &(*place)->next;
    *place = transfer->next;
    fetcher->curl.multi_remove_handle(fetcher->multi, transfer->easy);
    host->active--;
    fetcher->active--;
    dl_step step = dl_transfer_end(transfer, code);
    dl_transfer_close(transfer);
    if (step == DL_STEP_AGAIN)
        rest(fetcher, host, transfer, now);
    else if (step == DL_STEP_FOLLOW)
        put_last(&host_of(fetcher, transfer)->waiting, transfer);
    else
        put_last(&fetcher->done, transfer);
    int64_t wait = transfer->result.wait;
    if (step == DL_STEP_DONE && transfer->result.outcome == DL_FETCH_FAILED && wait)
        host->closed_until = now + (wait < REST_LIMIT ? wait : REST_LIMIT) * 1000;
}

static void collect(dl_fetcher *fetcher, int64_t now)
{
    const dl_curl *curl = &fetcher->curl;
    int running, waiting;
    if (!fetcher->active)
        return;
    curl->multi_perform(fetcher->multi, &running);
    for (CURLMsg *message; (message = curl->multi_info_read(fetcher->multi, &waiting));) {
        char *transfer;
        CURLcode code = message->data.result;
        if (message->msg != CURLMSG_DONE)
            continue;
        curl->easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        end(fetcher, (dl_transfer *)(void *)transfer, code, now);
    }
}

/* Milliseconds until something that waits for a time may go on. */
static int64_t until_due(const dl_fetcher *fetcher, int64_t now)
{
    int64_t due = INT_MAX;
    for (const dl_transfer *one = fetcher->resting.first; one; one = one->next)
        due = one->due - now < due ? one->due - now : due;
    for (size_t i = 0; i < fetcher->hosts.count; i++) {
        const host_state *host = &fetcher->hosts.items[i];
        if (host->waiting.first && host->closed_until > now)
            due = host->closed_until - now < due ? host->closed_until - now : due;
    }
    return due;
}

const dl_fetch_result *dl_fetcher_next(dl_fetcher *fetcher, int milliseconds)
{
    int64_t now = now_milliseconds(), stop = now + milliseconds;
    if (fetcher->current)
        dl_transfer_free(fetcher->current);
    fetcher->current = NULL;
    while (fetcher->left) {
        wake_resting(fetcher, now);
        begin_waiting(fetcher, now);
        collect(fetcher, now);
        if (fetcher->done.first) {
            fetcher->current = take_first(&fetcher->done);
            fetcher->left--;
            return &fetcher->current->result;
        }
        begin_waiting(fetcher, now); /* redirects, and hosts that have room again */
        now = now_milliseconds();
        if (now >= stop || atomic_exchange(&fetcher->woken, false))
            break;
        int64_t due = until_due(fetcher, now), wait = stop - now < due ? stop - now : due;
        fetcher->curl.multi_poll(fetcher->multi, NULL, 0, wait > 0 ? (int)wait : 0, NULL);
        now = now_milliseconds();
    }
    return NULL;
}

size_t dl_fetcher_left(const dl_fetcher *fetcher)
{
    return fetcher->left;
}

void dl_fetcher_wake(dl_fetcher *fetcher)
{
    atomic_store(&fetcher->woken, true);
    if (fetcher->loaded)
        fetcher->curl.multi_wakeup(fetcher->multi);
}

static void free_list(dl_transfer *transfer)
{
    while (transfer) {
        dl_transfer *next = transfer->next;
        dl_transfer_free(transfer);
        transfer = next;
    }
}

void dl_fetcher_free(dl_fetcher *fetcher)
{
    for (dl_transfer *one = fetcher->under_way; one; one = one->next)
        fetcher->curl.multi_remove_handle(fetcher->multi, one->easy);
    free_list(fetcher->under_way);
    free_list(fetcher->resting.first);
    free_list(fetcher->done.first);
    for (size_t i = 0; i < fetcher->hosts.count; i++)
        free_list(fetcher->hosts.items[i].waiting.first);
    if (fetcher->current)
        dl_transfer_free(fetcher->current);
    if (fetcher->loaded) {
        fetcher->curl.multi_cleanup(fetcher->multi);
        fetcher->curl.global_cleanup();
    }
    dl_memory_free(fetcher->hosts.items);
    dl_arena_release(&fetcher->arena);
    dl_memory_free(fetcher);
}
