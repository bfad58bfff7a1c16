#ifndef DL_TESTS_CLI_FIXTURE_H
#define DL_TESTS_CLI_FIXTURE_H
/* A library in a folder of its own, for the tests of the commands that work on it. */
#include "dateline/arena.h"
#include "dateline/str.h"

/* Makes the folder, once in a test; the path of the library, which is not there yet. */
const char *library_place(dl_arena *arena);
/* So many articles, an object a line. */
dl_str library_lines(int count, dl_arena *arena);
/* Adds them with `dateline add`. */
void library_add(const char *path, int count, dl_arena *arena);
/* Leaves the reader's state, a feed and a search in it, as one session does. */
void library_use(const char *path);
/* What `dateline check` says of it. */
void library_expect(const char *path, int status, const char *text);
void library_run_sql(const char *path, const char *sql);

#endif
