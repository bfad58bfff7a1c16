/* How servers behave, well and badly: a function a path. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include "dateline/buf.h"
#include "tests/server_parts.h"

enum { GZIP_WINDOW = 15 + 16, BOMB_BYTES = 8 << 20 };

static void pause_for(int milliseconds)
{
    usleep((useconds_t)milliseconds * 1000);
}

/* False when the other side has gone. */
static bool send_bytes(const server_call *call, dl_str bytes)
{
    while (bytes.len) {
        ssize_t sent = send(call->socket, bytes.ptr, bytes.len, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = dl_str_slice(bytes, (size_t)sent, bytes.len);
    }
    return true;
}

static bool send_text(const server_call *call, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static bool send_text(const server_call *call, const char *format, ...)
{
    char text[4096];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    return send_bytes(call, dl_str_from(text));
}

void server_answer(const server_call *call, const char *status, const char *headers, dl_str body)
{
    send_text(call, "HTTP/1.1 %s\r\n%sContent-Length: %zu\r\nConnection: close\r\n\r\n",
              status, headers, body.len);
    send_bytes(call, body);
}

static void send_feed(const server_call *call)
{
    if (strstr(call->text, "If-None-Match: \"v1\""))
        server_answer(call, "304 Not Modified", "ETag: \"v1\"\r\n", DL_STR(""));
    else
        server_answer(call, "200 OK", "Content-Type: application/rss+xml\r\nETag: \"v1\"\r\n"
                                  "Last-Modified: Tue, 17 Oct 2023 08:00:00 GMT\r\n",
               server_feed(1, 3, call->arena));
}

static void send_dated(const server_call *call)
{
    if (strstr(call->text, "If-Modified-Since: Tue, 17 Oct 2023"))
        server_answer(call, "304 Not Modified", "", DL_STR(""));
    else
        server_answer(call, "200 OK", "Last-Modified: Tue, 17 Oct 2023 08:00:00 GMT\r\n",
               server_feed(1, 3, call->arena));
}

static void send_nothing(const server_call *call)
{
    (void)call;
}

static void keep_silent(const server_call *call)
{
    char byte;
    while (recv(call->socket, &byte, 1, 0) > 0)
        continue;
}

static void drip(const server_call *call)
{
    bool heard = send_text(call, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    while (heard) {
        pause_for(50);
        heard = send_text(call, "<");
    }
}

static void send_late(const server_call *call)
{
    pause_for(300);
    send_feed(call);
}

static void cut_feed(const server_call *call)
{
    dl_str feed = server_feed(1, 3, call->arena);
    send_text(call, "HTTP/1.1 200 OK\r\nETag: \"cut\"\r\nContent-Length: %zu\r\n\r\n",
              feed.len);
    send_bytes(call, dl_str_slice(feed, 0, feed.len - 60));
}

static void cut_chunks(const server_call *call)
{
    send_text(call, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n"
                       "zz\r\nbroken");
}

static void send_too_short(const server_call *call)
{
    send_text(call, "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n"
                       "<rss/> and more than was said");
}

static void send_garbage(const server_call *call)
{
    send_text(call, "SSH-2.0-OpenSSH_9.2p1\r\n");
}

static void loop(const server_call *call)
{
    server_answer(call, "302 Found", "Location: /loop\r\n", DL_STR("round"));
}

static void redirect(const server_call *call, const char *status, const char *target)
{
    char header[300];
    snprintf(header, sizeof header, "Location: %s\r\n", target);
    server_answer(call, status, header, DL_STR("elsewhere"));
}

static void move(const server_call *call)
{
    redirect(call, "301 Moved Permanently", "/feed");
}

static void move_for_now(const server_call *call)
{
    redirect(call, "302 Found", "/moved");
}

static void send_to_file(const server_call *call)
{
    redirect(call, "302 Found", "file:///etc/passwd");
}

static void send_to_ftp(const server_call *call)
{
    redirect(call, "302 Found", "ftp://127.0.0.1/feed");
}

static void send_inside(const server_call *call)
{
    redirect(call, "302 Found", server_address("/feed"));
}

static void be_missing(const server_call *call)
{
    server_answer(call, "404 Not Found", "", DL_STR("<h1>Not here</h1>"));
}

static void be_gone(const server_call *call)
{
    server_answer(call, "410 Gone", "", DL_STR(""));
}

static void ask_to_wait(const server_call *call)
{
    server_answer(call, "429 Too Many Requests", "Retry-After: 3600\r\n", DL_STR(""));
}

static void ask_to_wait_briefly(const server_call *call)
{
    if (call->count == 1)
        server_answer(call, "429 Too Many Requests", "Retry-After: 1\r\n", DL_STR(""));
    else
        send_feed(call);
}

static void be_unavailable(const server_call *call)
{
    server_answer(call, "503 Service Unavailable", "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT\r\n",
           DL_STR(""));
}

static void have_a_fault(const server_call *call)
{
    server_answer(call, "500 Internal Server Error", "", DL_STR("<h1>Oops</h1>"));
}

static void have_a_fault_once(const server_call *call)
{
    if (call->count == 1)
        have_a_fault(call);
    else
        send_feed(call);
}

static void lock_out(const server_call *call)
{
    server_answer(call, "403 Forbidden", "", DL_STR(""));
}

static void go_on_for_ever(const server_call *call)
{
    static const char block[4096] = { '<' };
    bool heard = send_text(call, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss>");
    while (heard)
        heard = send_bytes(call, (dl_str){ block, sizeof block });
}

static void claim_a_gigabyte(const server_call *call)
{
    send_text(call, "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n<rss>");
}

/* Packs `count` times what `text` says. */
static dl_str packed(dl_str text, size_t count, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    z_stream stream = { 0 };
    deflateInit2(&stream, 9, Z_DEFLATED, GZIP_WINDOW, 9, Z_DEFAULT_STRATEGY);
    for (size_t i = 0; i < count; i++) {
        stream.next_in = (Bytef *)(uintptr_t)text.ptr;
        stream.avail_in = (uInt)text.len;
        do {
            DL_RESERVE(&out, arena, 4096);
            stream.next_out = (Bytef *)out.items + out.count;
            stream.avail_out = 4096;
            deflate(&stream, i + 1 == count ? Z_FINISH : Z_NO_FLUSH);
            out.count += 4096 - stream.avail_out;
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return dl_buf_str(&out);
}

static void send_gzip(const server_call *call)
{
    server_answer(call, "200 OK", "Content-Encoding: gzip\r\n", packed(server_feed(1, 3, call->arena), 1, call->arena));
}

static void send_bomb(const server_call *call)
{
    static const char block[1 << 20] = { 0 };
    server_answer(call, "200 OK", "Content-Encoding: gzip\r\n",
           packed((dl_str){ block, sizeof block }, BOMB_BYTES / sizeof block, call->arena));
}

static void send_false_gzip(const server_call *call)
{
    server_answer(call, "200 OK", "Content-Encoding: gzip\r\n", server_feed(1, 3, call->arena));
}

static void send_false_brotli(const server_call *call)
{
    server_answer(call, "200 OK", "Content-Encoding: br\r\n", server_feed(1, 3, call->arena));
}

/* A charset where a packing belongs. */
static void send_misplaced_charset(const server_call *call)
{
    server_answer(call, "200 OK", "Content-Encoding: utf-8\r\n", server_feed(1, 3, call->arena));
}

/* A brotli stream of one block that is stored, not packed (RFC 7932, 9.2). */
static void send_brotli(const server_call *call)
{
    dl_buf out = { .arena = call->arena };
    dl_str feed = server_feed(1, 3, call->arena);
    size_t head = (feed.len - 1) << 4 | 1u << 20;
    for (int i = 0; i < 3; i++)
        dl_buf_add_char(&out, (char)(head >> 8 * i & 0xFF));
    dl_buf_add(&out, feed);
    dl_buf_add_char(&out, 3);
    server_answer(call, "200 OK", "Content-Encoding: br\r\n", dl_buf_str(&out));
}

static void be_asked_at_once(const server_call *call)
{
    server_note_busy(1);
    pause_for(60);
    server_note_busy(-1);
    server_answer(call, "200 OK", "", DL_STR("<rss/>"));
}

static void send_article(const server_call *call)
{
    dl_buf out = { .arena = call->arena };
    int number = atoi(strrchr(call->path, '/') + 1);
    dl_buf_format(&out, "<!DOCTYPE html><html lang=\"en\"><head><title>Story %d</title></head>"
                        "<body><nav><a href=\"/\">Home</a></nav><article><h1>Story %d</h1>",
                  number, number);
    for (int i = 1; i <= 4; i++)
        dl_buf_format(&out, "<p>Paragraph %d of the whole text of story %d: the Department of "
                            "Commerce told Nvidia that it may not sell the chip to customers "
                            "in China, and the company said so in a filing.</p>", i, number);
    dl_buf_add(&out, DL_STR("</article></body></html>"));
    server_answer(call, "200 OK", "Content-Type: text/html; charset=utf-8\r\n", dl_buf_str(&out));
}

/* A path that ends with "/" stands for all below it. */
static const struct {
    const char *path;
    void (*send)(const server_call *call);
} behaviours[] = {
    { "/feed", send_feed },
    { "/dated", send_dated },
    { "/nothing", send_nothing },
    { "/silent", keep_silent },
    { "/drip", drip },
    { "/late", send_late },
    { "/cut", cut_feed },
    { "/cut-chunks", cut_chunks },
    { "/too-short", send_too_short },
    { "/garbage", send_garbage },
    { "/loop", loop },
    { "/moved", move },
    { "/elsewhere", move_for_now },
    { "/to-file", send_to_file },
    { "/to-ftp", send_to_ftp },
    { "/to-inside", send_inside },
    { "/missing", be_missing },
    { "/gone", be_gone },
    { "/wait", ask_to_wait },
    { "/wait-briefly", ask_to_wait_briefly },
    { "/unavailable", be_unavailable },
    { "/fault", have_a_fault },
    { "/fault-once", have_a_fault_once },
    { "/forbidden", lock_out },
    { "/endless", go_on_for_ever },
    { "/gigabyte", claim_a_gigabyte },
    { "/gzip", send_gzip },
    { "/bomb", send_bomb },
    { "/false-gzip", send_false_gzip },
    { "/false-brotli", send_false_brotli },
    { "/misplaced-charset", send_misplaced_charset },
    { "/brotli", send_brotli },
    { "/at-once/", be_asked_at_once },
    { "/article/", send_article },
};

bool server_behave(const server_call *call)
{
    dl_str path = dl_str_from(call->path);
    for (size_t i = 0; i < DL_COUNT(behaviours); i++) {
        dl_str known = dl_str_from(behaviours[i].path);
        bool below = dl_str_ends(known, DL_STR("/")) && dl_str_starts(path, known);
        if (below || dl_str_equal(path, known)) {
            behaviours[i].send(call);
            return true;
        }
    }
    return false;
}
