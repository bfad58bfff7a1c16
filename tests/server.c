#include "tests/server.h"

#include <arpa/inet.h>
#include <check.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "dateline/buf.h"
#include "tests/server_parts.h"

enum { PATHS = 64 };

typedef struct server_page {
    char path[64];
    char type[64];
    dl_str body;
    size_t count;
} server_page;

/* Threads of one test share it; Check runs each test in a process of its own. */
static struct {
    pthread_mutex_t lock;
    dl_arena arena; /* bodies of pages */
    int socket, port;
    server_page pages[PATHS];
    size_t page_count, active, peak;
    char last[REQUEST_BYTES];
} server = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* The page at a path, made if it is new. Called with the lock held. */
static server_page *page_of(const char *path)
{
    size_t i = 0;
    while (i < server.page_count && strcmp(server.pages[i].path, path) != 0)
        i++;
    ck_assert_uint_lt(i, PATHS);
    if (i == server.page_count)
        snprintf(server.pages[server.page_count++].path, sizeof server.pages[i].path, "%s",
                 path);
    return &server.pages[i];
}

dl_str server_feed(int first, int last, dl_arena *arena)
{
    dl_buf out = { .arena = arena };
    dl_buf_add(&out, DL_STR("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>"
                            "<title>Loopback News</title><link>https://news.example/</link>"));
    for (int i = first; i <= last; i++)
        dl_buf_format(&out, "<item><guid>story-%d</guid><title>Story %d</title>"
                            "<link>http://127.0.0.1:%d/article/%d</link>"
                            "<pubDate>Tue, %02d Oct 2023 08:00:00 GMT</pubDate>"
                            "<description>Nvidia sold chip number %d in China.</description>"
                            "</item>\n", i, i, server.port, i, i % 28 + 1, i);
    dl_buf_add(&out, DL_STR("</channel></rss>"));
    return dl_buf_str(&out);
}

static void send_page(const server_call *call, const server_page *page)
{
    char tag[32], headers[256], wanted[64];
    snprintf(tag, sizeof tag, "\"%016llx\"", (unsigned long long)dl_str_hash(page->body));
    snprintf(headers, sizeof headers, "Content-Type: %s\r\nETag: %s\r\n", page->type, tag);
    snprintf(wanted, sizeof wanted, "If-None-Match: %s", tag);
    if (strstr(call->text, wanted))
        server_answer(call, "304 Not Modified", headers, DL_STR(""));
    else
        server_answer(call, "200 OK", headers, page->body);
}

static void respond(const server_call *call, const server_page *page)
{
    if (page->body.ptr)
        send_page(call, page);
    else if (!server_behave(call))
        server_answer(call, "404 Not Found", "", DL_STR("nothing here"));
}

/* "GET /feed HTTP/1.1", and to a proxy "GET http://host/feed HTTP/1.1". */
static bool read_request(server_call *call)
{
    size_t count = 0;
    while (!strstr(call->text, "\r\n\r\n")) {
        ssize_t got = recv(call->socket, call->text + count,
                           sizeof call->text - 1 - count, 0);
        if (got <= 0)
            return false;
        count += (size_t)got;
        call->text[count] = '\0';
    }
    char target[512] = "";
    if (sscanf(call->text, "%*s %511s", target) != 1)
        return false;
    const char *path = strncmp(target, "http://", 7) == 0 ? strchr(target + 7, '/') : target;
    snprintf(call->path, sizeof call->path, "%.255s", path ? path : "/");
    return true;
}

void server_note_busy(int change)
{
    pthread_mutex_lock(&server.lock);
    server.active += (size_t)change;
    if (server.active > server.peak)
        server.peak = server.active;
    pthread_mutex_unlock(&server.lock);
}

static void *serve(void *argument)
{
    dl_arena arena = { 0 };
    server_call call = { .socket = *(int *)argument, .arena = &arena };
    dl_memory_free(argument);
    if (read_request(&call)) {
        pthread_mutex_lock(&server.lock);
        server_page *place = page_of(call.path);
        call.count = ++place->count;
        server_page page = *place;
        memcpy(server.last, call.text, sizeof server.last);
        pthread_mutex_unlock(&server.lock);
        respond(&call, &page);
    }
    shutdown(call.socket, SHUT_WR);
    close(call.socket);
    dl_arena_release(&arena);
    return NULL;
}

static void *accept_all(void *argument)
{
    (void)argument;
    for (;;) {
        pthread_t thread;
        int *socket = dl_memory_resize(NULL, 1, sizeof *socket);
        *socket = accept4(server.socket, NULL, NULL, SOCK_CLOEXEC);
        if (*socket < 0 || pthread_create(&thread, NULL, serve, socket) != 0)
            return NULL;
        pthread_detach(thread);
    }
}

void server_start(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof address;
    pthread_t thread;
    server.socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ck_assert_int_eq(bind(server.socket, (struct sockaddr *)&address, size), 0);
    ck_assert_int_eq(listen(server.socket, 64), 0);
    ck_assert_int_eq(getsockname(server.socket, (struct sockaddr *)&address, &size), 0);
    server.port = ntohs(address.sin_port);
    ck_assert_int_eq(pthread_create(&thread, NULL, accept_all, NULL), 0);
    pthread_detach(thread);
    /* What the machine that runs the tests uses is not for loopback. */
    static const char *const proxies[] = { "http_proxy", "https_proxy", "HTTPS_PROXY",
                                           "all_proxy", "ALL_PROXY", "SSL_CERT_FILE" };
    for (size_t i = 0; i < DL_COUNT(proxies); i++)
        unsetenv(proxies[i]);
}

int server_port(void)
{
    return server.port;
}

const char *server_address(const char *path)
{
    static _Thread_local char addresses[10][300];
    static _Thread_local size_t next;
    char *address = addresses[next++ % DL_COUNT(addresses)];
    snprintf(address, sizeof addresses[0], "http://127.0.0.1:%d%s", server.port, path);
    return address;
}

void server_put(const char *path, const char *type, dl_str body)
{
    pthread_mutex_lock(&server.lock);
    server_page *page = page_of(path);
    snprintf(page->type, sizeof page->type, "%s", type);
    page->body = dl_str_copy(&server.arena, body);
    pthread_mutex_unlock(&server.lock);
}

size_t server_count(const char *path)
{
    pthread_mutex_lock(&server.lock);
    size_t count = page_of(path)->count;
    pthread_mutex_unlock(&server.lock);
    return count;
}

const char *server_last_request(void)
{
    return server.last;
}

size_t server_peak(void)
{
    return server.peak;
}
