#ifndef DL_TESTS_STORE_FIXTURE_H
#define DL_TESTS_STORE_FIXTURE_H
/* A folder of its own for each test, a store in it, and articles that were really read. */
#include <check.h>

#include "dateline/extract.h"
#include "dateline/store.h"

typedef struct fixture_shelf {
    dl_arena arena;
    const char *path; /* of the store */
    dl_store *store;
    dl_packer *packer;
    dl_reference reference;
    dl_extractor *extractor;
} fixture_shelf;

void fixture_shelf_open(fixture_shelf *shelf);
void fixture_shelf_close(fixture_shelf *shelf);
/* Closes the store and opens it again, as the next start does. */
void fixture_shelf_reopen(fixture_shelf *shelf);

/* What extraction says of it, packed. */
dl_packed fixture_shelf_pack(fixture_shelf *shelf, const dl_article *article);
/* Adds the article by itself; answers its id. */
int64_t fixture_shelve(fixture_shelf *shelf, dl_article article, bool *added);
/* Reads everything back. */
dl_kept_documents fixture_shelf_documents(fixture_shelf *shelf);

#endif
