/* A corpus written out, all that its readers can ask for: equal corpora read the same. */
#ifndef TEST_MODEL_DUMP_H
#define TEST_MODEL_DUMP_H
#include "dateline/buf.h"
#include "dateline/corpus.h"

void corpus_dump(const dl_corpus *corpus, dl_buf *out);

/* The built-in sample, read and understood; once in a test. */
typedef struct sample_article {
    dl_article article;
    dl_annotations found;
    dl_names *names;
} sample_article;
typedef struct sample_articles {
    sample_article *items;
    size_t count, capacity;
    dl_arena arena;
} sample_articles;

void sample_read(sample_articles *sample);
void sample_release(sample_articles *sample);
/* Adds the articles first .. last-1 and settles. */
void sample_add(const sample_articles *sample, size_t first, size_t last,
                dl_corpus *corpus);

#endif
