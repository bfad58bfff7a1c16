#ifndef DL_TESTS_SERVER_PARTS_H
#define DL_TESTS_SERVER_PARTS_H
/* Between the server's threads (server.c) and how its paths behave (server_behaviour.c). */
#include "tests/server.h"

enum { REQUEST_BYTES = 8192 };

typedef struct server_call {
    int socket;
    dl_arena *arena; /* of this call alone */
    char text[REQUEST_BYTES]; /* the request up to its empty line */
    char path[256];
    size_t count; /* which request for this path it is, from 1 */
} server_call;

/* Sends a whole answer, its length told. */
void server_answer(const server_call *call, const char *status, const char *headers,
                   dl_str body);
/* One more call, or one less, is being worked on; the answer must not be sent before. */
void server_note_busy(int change);
/* Behaves as the table says for the path; false if it is not in it. */
bool server_behave(const server_call *call);

#endif
