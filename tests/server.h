#ifndef DL_TESTS_SERVER_H
#define DL_TESTS_SERVER_H
/* A real web server on loopback, in threads of the test's own process: pages that the
 * test puts there, and paths that behave as badly as servers do (the table in server.c).
 * It also answers as a proxy would, and ends with the process. */
#include "dateline/arena.h"
#include "dateline/str.h"

/* One in a test. */
void server_start(void);
int server_port(void);
/* "http://127.0.0.1:PORT" and the path; good until the tenth call after this one. */
const char *server_address(const char *path);

/* Answers `path` with this from now on; its ETag is made from the body, which is copied. */
void server_put(const char *path, const char *type, dl_str body);

/* What was asked for: how often a path, the head of the last request, and the most
 * requests below /at-once/ that were under way together. */
size_t server_count(const char *path);
const char *server_last_request(void);
size_t server_peak(void);

/* A feed whose items are "Story FIRST" to "Story LAST", with links to /article/N. */
dl_str server_feed(int first, int last, dl_arena *arena);

/* An HTTPS server with a certificate of its own making, for `name`; its files are those of
 * the test's folder. Gives its port and the file of its certificate; 0, with a note, where
 * the command `openssl` is missing. */
int server_start_secure(const char *name, const char **certificate);

#endif
