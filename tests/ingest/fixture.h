#ifndef DL_TESTS_INGEST_FIXTURE_H
#define DL_TESTS_INGEST_FIXTURE_H
/* Bytes read as a file of some name, with everything that came of it. */
#include "dateline/ingest.h"

typedef struct fixture {
    dl_arena arena;
    dl_articles articles;
    dl_reports reports;
    dl_error error;
    bool ok;
    char *bytes; /* on the heap, to the byte: the sanitizer sees a read behind them */
} fixture;

void fixture_read(fixture *state, dl_str bytes, const char *file);
/* A file of tests/data. */
void fixture_read_data(fixture *state, const char *name);
void fixture_release(fixture *state);
/* The only article; fails the test if there is not exactly one. */
const dl_article *fixture_only(const fixture *state);
/* A copy with a NUL, in the arena of the fixture. */
const char *fixture_text(fixture *state, dl_str text);
const char *fixture_date(fixture *state, dl_date date);

#endif
