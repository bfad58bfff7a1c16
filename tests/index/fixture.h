/* A small corpus with an index over it. Entities come from a register of a few rows
 * (fixture.c), whose names are found in the bodies wherever they stand. */
#ifndef TEST_INDEX_FIXTURE_H
#define TEST_INDEX_FIXTURE_H
#include "dateline/index.h"
#include "dateline/query.h"
#include "dateline/search.h"

typedef struct test_event {
    const char *evidence; /* a part of the body */
    dl_deed deed;
    uint32_t actor; /* row, or DL_NO_ROW */
} test_event;

typedef struct test_document {
    const char *title;
    const char *body;
    const char *published;
    dl_language language;
    const char *source;
    const char *address;
    test_event event; /* none without evidence */
} test_document;

enum { ROW_CHINA, ROW_NVIDIA, ROW_HUANG, ROW_H20, ROW_US, ROW_ZHOU, ROW_SEA };

typedef struct test_library {
    dl_corpus *corpus;
    dl_index *index;
    const dl_reading *reading; /* may be NULL */
    const dl_groups *groups;   /* may be NULL */
    dl_arena arena; /* of queries and results */
} test_library;

test_library test_library_open(void);
void test_library_close(test_library *library);
/* Adds, settles and indexes. */
void test_library_add(test_library *library, const test_document *documents,
                      size_t count);

/* A query that must be sound, and its results with every name and event. */
const dl_query *test_parse(test_library *library, const char *text, bool typing);
dl_results test_search(test_library *library, const char *text, bool typing);
/* The ids of the documents found, newest first, a letter each: "cab". */
const char *test_letters(test_library *library, const char *text, bool typing);
/* What is lit up in a document, joined with "|". */
const char *test_hits(test_library *library, const char *text, uint32_t document);

#endif
