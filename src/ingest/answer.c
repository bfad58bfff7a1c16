/* What the end of an attempt means: an answer, a way onward, another attempt, or a
 * sentence about what went wrong. */
#include "src/ingest/fetch_parts.h"

enum {
    REDIRECTS = 8,
    ATTEMPTS = 3,
    MINUTE = 60,
    HOUR = 3600,
    DAY = 86400,
    VALUE_BYTES = 512
};

/* Transient ones are worth another attempt. */
static const struct {
    CURLcode code;
    bool transient;
    const char *sentence;
} faults[] = {
    { CURLE_COULDNT_RESOLVE_HOST, false,
      "The server's name cannot be found. Is the address right, and the network there?" },
    { CURLE_COULDNT_RESOLVE_PROXY, false, "The proxy's name cannot be found." },
    { CURLE_COULDNT_CONNECT, false, "The server takes no connections." },
    { CURLE_OPERATION_TIMEDOUT, false, "The server is too slow, so it was given up." },
    { CURLE_GOT_NOTHING, true, "The server hung up without an answer." },
    { CURLE_RECV_ERROR, true, "The connection broke." },
    { CURLE_SEND_ERROR, true, "The connection broke." },
    { CURLE_PARTIAL_FILE, true, "The connection broke before the end." },
    { CURLE_HTTP2, true, "The connection broke." },
    { CURLE_HTTP2_STREAM, true, "The connection broke." },
    { CURLE_PEER_FAILED_VERIFICATION, false,
      "The server's certificate does not prove that it is who it says, so it is not "
      "asked." },
    { CURLE_SSL_CONNECT_ERROR, false, "No secure connection can be made." },
    { CURLE_SSL_CACERT_BADFILE, false,
      "The file of trusted certificates cannot be read (package ca-certificates, or "
      "$SSL_CERT_FILE)." },
    { CURLE_BAD_CONTENT_ENCODING, false, "The answer is packed in a way that cannot be "
                                         "unpacked." },
    { CURLE_WRITE_ERROR, false, "The answer is packed in a way that cannot be unpacked." },
    { CURLE_OUT_OF_MEMORY, false, "The server says too much before its answer." },
    { CURLE_WEIRD_SERVER_REPLY, false, "What answers there is no web server." },
    { CURLE_UNSUPPORTED_PROTOCOL, false, "What answers there is no web server." },
};

static const struct {
    int status;
    bool transient, gone;
    const char *sentence;
} statuses[] = {
    { 401, false, false, "The server wants a password" },
    { 403, false, false, "The server lets nobody in" },
    { 404, false, true, "There is nothing at this address" },
    { 410, false, true, "What was at this address is gone for good" },
    { 429, true, false, "The server asks for fewer requests" },
    { 500, true, false, "The server has a fault" },
    { 502, true, false, "The server behind this address does not answer" },
    { 503, true, false, "The server is not ready now" },
    { 504, true, false, "The server behind this address does not answer" },
};

dl_str dl_wait_text(int64_t seconds, dl_arena *arena)
{
    static const struct {
        int64_t seconds;
        const char *name;
    } units[] = { { DAY, "day" }, { HOUR, "hour" }, { MINUTE, "minute" }, { 1, "second" } };
    size_t i = 0;
    while (i + 1 < DL_COUNT(units) && seconds < 2 * units[i].seconds)
        i++;
    int64_t count = (seconds + units[i].seconds - 1) / units[i].seconds;
    return dl_str_format(arena, "in %lld %s%s", (long long)count, units[i].name,
                         count == 1 ? "" : "s");
}

static dl_str header_of(dl_transfer *transfer, const char *name)
{
    struct curl_header *header;
    if (transfer->curl->easy_header(transfer->easy, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
        return (dl_str){ "", 0 };
    dl_str value = dl_str_from(header->value);
    bool sound = value.len <= VALUE_BYTES; /* it is kept, and sent back */
    for (size_t i = 0; i < value.len; i++)
        sound = sound && value.ptr[i] >= ' ' && value.ptr[i] < 0x7F;
    return sound ? dl_str_copy(&transfer->arena, value) : (dl_str){ "", 0 };
}

/* text/xml; charset="gb2312" */
static dl_str charset_of(dl_transfer *transfer)
{
    dl_str kind = header_of(transfer, "content-type"), part;
    while (dl_str_cut(kind, ';', &part, &kind)) {
        dl_str name, value;
        dl_str_cut(kind, ';', &part, &(dl_str){ 0 });
        if (dl_str_cut(part, '=', &name, &value)
            && dl_str_equal_ascii(dl_str_trim(name), DL_STR("charset"))) {
            value = dl_str_trim(value);
            if (value.len > 1 && (value.ptr[0] == '"' || value.ptr[0] == '\''))
                value = dl_str_slice(value, 1, value.len - 1);
            return value;
        }
    }
    return (dl_str){ "", 0 };
}

static void read_headers(dl_transfer *transfer)
{
    dl_fetch_result *result = &transfer->result;
    curl_off_t wait = 0;
    transfer->curl->easy_getinfo(transfer->easy, CURLINFO_RETRY_AFTER, &wait);
    result->wait = wait > 0 ? (int64_t)wait : 0;
    result->etag = header_of(transfer, "etag");
    result->modified = header_of(transfer, "last-modified");
    result->charset = charset_of(transfer);
    result->address = dl_str_from(transfer->address);
    if (transfer->redirects && transfer->moving)
        result->moved = result->address;
}

/* The connection broke in the middle: what came is often most of it. */
static void keep_part(dl_transfer *transfer, int status)
{
    dl_fetch_result *result = &transfer->result;
    if (status != 200 || transfer->body.count == 0)
        return;
    read_headers(transfer);
    result->outcome = DL_FETCH_DONE;
    result->cut = true;
    result->body = dl_buf_str(&transfer->body);
    result->etag = result->modified = (dl_str){ "", 0 };
}

/* "Content-Encoding: utf-8", or gzip before a text that is not packed. What is packed after
 * all is told by its bytes, as in a file. A fault of brotli comes as one of writing. */
static bool is_mislabelled(const dl_transfer *transfer, CURLcode code)
{
    bool of_packing = code == CURLE_BAD_CONTENT_ENCODING ||
                      (code == CURLE_WRITE_ERROR && !transfer->is_large);
    return of_packing && !transfer->is_local && !transfer->as_sent;
}

static dl_step end_broken(dl_transfer *transfer, CURLcode code, int status)
{
    size_t i = 0;
    while (i < DL_COUNT(faults) && faults[i].code != code)
        i++;
    bool transient = i < DL_COUNT(faults) && faults[i].transient;
    if (transfer->is_local)
        dl_transfer_fail(transfer,
                         "%.*s lies inside the local network, which Dateline asks only with "
                         "--allow-local.",
                         DL_STR_ARGS(transfer->host));
    else if (transfer->is_large || code == CURLE_FILESIZE_EXCEEDED)
        dl_transfer_fail(transfer, "The answer is larger than %zu MB, the most that is taken.",
                         transfer->options.limit >> 20);
    else if (i < DL_COUNT(faults))
        dl_transfer_fail(transfer, "%s", faults[i].sentence);
    else
        dl_transfer_fail(transfer, "The transfer failed: %s.", transfer->curl->easy_strerror(code));
    if (transient && transfer->attempts < ATTEMPTS)
        return DL_STEP_AGAIN;
    if (is_mislabelled(transfer, code)) {
        transfer->as_sent = true;
        return DL_STEP_AGAIN;
    }
    if (transient)
        keep_part(transfer, status);
    return DL_STEP_DONE;
}

/* Each address on the way is looked at as the first one was. */
static dl_step end_redirected(dl_transfer *transfer, int status, const char *target)
{
    bool for_good = status == 301 || status == 308;
    transfer->moving = for_good && (transfer->redirects == 0 || transfer->moving);
    if (++transfer->redirects > REDIRECTS) {
        dl_transfer_fail(transfer, "The server sends us on in a circle (%d times).",
                         REDIRECTS);
        return DL_STEP_DONE;
    }
    dl_str address = dl_str_copy(&transfer->arena, dl_str_from(target));
    if (dl_transfer_aim(transfer, address))
        return DL_STEP_FOLLOW;
    dl_str why = transfer->result.error;
    dl_transfer_fail(transfer, "The server sends us on to a place that is not asked: %.*s",
                     DL_STR_ARGS(why));
    return DL_STEP_DONE;
}

static dl_step end_refused(dl_transfer *transfer, int status)
{
    dl_fetch_result *result = &transfer->result;
    size_t i = 0;
    while (i < DL_COUNT(statuses) && statuses[i].status != status)
        i++;
    bool known = i < DL_COUNT(statuses);
    dl_transfer_fail(transfer, "%s (status %d).",
                     known ? statuses[i].sentence : "The server gives no answer to this", status);
    result->gone = known && statuses[i].gone;
    if (result->wait)
        result->error = dl_str_format(&transfer->arena, "%.*s It wants to be asked again %.*s.",
                                      DL_STR_ARGS(result->error),
                                      DL_STR_ARGS(dl_wait_text(result->wait, &transfer->arena)));
    bool soon = result->wait * 1000 <= transfer->options.patience;
    return known && statuses[i].transient && soon && transfer->attempts < ATTEMPTS
             ? DL_STEP_AGAIN
             : DL_STEP_DONE;
}

dl_step dl_transfer_end(dl_transfer *transfer, CURLcode code)
{
    long status = 0;
    char *target = NULL;
    dl_fetch_result *result = &transfer->result;
    transfer->curl->easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    transfer->curl->easy_getinfo(transfer->easy, CURLINFO_REDIRECT_URL, &target);
    result->status = (int)status;
    if (code != CURLE_OK)
        return end_broken(transfer, code, (int)status);
    if (target && status != 304)
        return end_redirected(transfer, (int)status, target);
    read_headers(transfer);
    if (status == 304) {
        result->outcome = DL_FETCH_UNCHANGED;
        return DL_STEP_DONE;
    }
    if (status < 200 || status > 299)
        return end_refused(transfer, (int)status);
    result->outcome = DL_FETCH_DONE;
    result->body = dl_buf_str(&transfer->body);
    return DL_STEP_DONE;
}

int64_t dl_fetch_pause(uint32_t failures, int64_t wait)
{
    enum { SHORTEST = 5 * MINUTE, DOUBLINGS = 9 };
    int64_t pause = 0;
    if (failures)
        pause = (int64_t)SHORTEST << (failures - 1 < DOUBLINGS ? failures - 1 : DOUBLINGS);
    if (pause > DAY)
        pause = DAY;
    if (wait > 7 * DAY)
        wait = 7 * DAY;
    return pause > wait ? pause : wait;
}
